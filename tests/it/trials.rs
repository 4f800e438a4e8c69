//! A trainer's tests: what a page of a rule shows is found, what passes passes, and what fails says where and what was there.

use crate::common::{FLAGSHIP, flagship, scenario, small};
use std::sync::Arc;
use warroom::analysis::bots::random::Random;
use warroom::analysis::{examine, playtest};
use warroom::diagnostics::{Diagnostic, Source, concise, full};
use warroom::platform::{learned, library, templates};
use warroom::scenario::Scenario;
use warroom::trial::{self, Verdict, rules};

/// Some tests of a scenario as a whole file.
fn file(tests: &str) -> Source {
    Source::new("tests.ron", format!("(format: 1, tests: [\n{tests}\n])"))
}

/// Reads and runs tests of the small scenario: what is wrong with the file, or else each test with what came of it.
fn ran(tests: &str) -> Result<Vec<(String, Verdict)>, Vec<Diagnostic>> {
    let loaded = trial::load(&file(tests), &small());
    if !loaded.diagnostics.is_empty() {
        return Err(loaded.diagnostics);
    }
    Ok(loaded.trials.iter().map(|trial| (trial.name.clone(), trial::run(&small(), trial, None))).collect())
}

/// What a test says that is malformed or fails, a line each.
#[track_caller]
fn says(tests: &str) -> Vec<String> {
    let why = match ran(tests) {
        Err(why) => why,
        Ok(all) => all
            .into_iter()
            .flat_map(|(_, verdict)| match verdict {
                Verdict::Failed(why) => why,
                _ => vec![],
            })
            .collect(),
    };
    concise(&why, &file(tests)).lines().map(str::to_owned).collect()
}

/// All tests of a file, each passed.
#[track_caller]
fn pass(name: &str, tests: &str, scenario: &Arc<Scenario>) {
    let source = Source::new(name, tests);
    let loaded = trial::load(&source, scenario);
    assert!(loaded.diagnostics.is_empty(), "{}", full(&loaded.diagnostics, &source, false));
    assert!(!loaded.trials.is_empty(), "{name} has no tests");
    let range = learned::built_in(scenario).map(|solution| solution.range());
    for trial in &loaded.trials {
        match trial::run(scenario, trial, range) {
            Verdict::Passed => {}
            Verdict::Failed(why) => panic!("{}", full(&why, &source, false)),
            other => panic!("{name}, {}: {other:?}; is what was learned of it up to date?", trial.name),
        }
    }
}

#[test]
fn every_page_keeps_its_word() {
    for page in rules::RULES {
        // What a save breaks cannot be written down; that it would be seen is tested where saves are compared.
        if page.code == rules::SAVED_DIFFERS.code {
            continue;
        }
        let found = says(page.example);
        assert!(found.iter().any(|line| line.contains(page.code.0)), "{}: {found:?}", page.code);
        assert!(found.iter().all(|line| line.ends_with(')')), "{}: a hint is missing: {found:?}", page.code);
        assert_eq!(says(page.instead), Vec::<String>::new(), "{}", page.code);
        assert!(ran(page.instead).is_ok_and(|all| !all.is_empty()), "{}", page.code);
    }
    for pair in rules::RULES.windows(2) {
        assert!(pair[0].code < pair[1].code && pair[1].what.ends_with('.') && pair[1].why.ends_with('.'));
    }
    let scenarios = examine::pages();
    assert!(rules::RULES.iter().all(|page| scenarios.iter().all(|other| other.code != page.code)));
}

/// A test, and what must be said of it: the place, the code, and the words.
#[test]
fn a_malformed_test_is_told_like_a_malformed_scenario() {
    let table: &[(&str, &[&str])] = &[
        (
            "(name: \"a\", steps: [Choose(\"aks\")])",
            &["tests.ron:2:28: error[W0201]", "no choice or visit \"aks\"", "did you mean \"ask\"?"],
        ),
        ("(name: \"a\", stesp: [Forward])", &["W0102", "did you mean steps?"]),
        ("(name: \"a\", steps: [Chose(\"ask\")])", &["W0104", "did you mean Choose?"]),
        (
            "(name: \"a\", steps: [Choose(\"ask\"), Expect([Known(\"ann\")])])",
            &["W0203", "\"ann\" is a person", "there are: scripts"],
        ),
        (
            "(name: \"a\", world: \"rains\", steps: [Expect([Begun])])",
            &["W0201", "no world \"rains\"", "breaks, holds"],
        ),
        (
            "(name: \"a\", steps: [Propose(\"tonite\", [\"copy\"]), Expect([Begun])])",
            &["W0201", "did you mean \"tonight\"?"],
        ),
        ("(name: \"a\", steps: [Expect([Trust(\"ann\", AtLeast(101))])])", &["W0107", "it goes from 0 to 100"]),
        ("(name: \"a\", steps: [Expect([At(\"17:52\")])])", &["W0109", "Mon 17:52"]),
        ("(name: \"a\", steps: [Expect([Says(\"ann\", \"\")])])", &["W2005", "no words are always found"]),
        ("(name: \"a\", steps: [Expect([Any([])])])", &["W2006"]),
        (
            "(name: \"a\", steps: [Expect([Begun])]), (name: \"a\", steps: [Expect([Begun])])",
            &["W0202", "two tests are called \"a\""],
        ),
        ("(name: \"a\", steps: [Expect([Begun]", &["W0002"]),
        (
            "(name: \"a\", with: [(values: [(\"trust\", 3)])], steps: [Expect([Trust(\"ann\", Exactly(\"$trsut\"))])])",
            &["W2002", "did you mean \"$trust\"?"],
        ),
        (
            "(name: \"a\", with: [(values: [(\"x\", \"asq\")])], steps: [Choose(\"$x\"), Expect([Begun])])",
            &["tests.ron:2:36: error[W0201]", "did you mean \"ask\"?"],
        ),
        ("(name: \"a\", steps: [Expect(Begun)])", &["W0101", "put [ ] round it"]),
        ("(name: \"a\", fails: \"\", steps: [Expect([Begun])])", &["W2001", "needs its reason"]),
    ];
    for (tests, wanted) in table {
        let said = says(tests).join("\n");
        for word in *wanted {
            assert!(said.contains(word), "`{word}` is missing for {tests}:\n{said}");
        }
    }
    // What could not be read is told once, and not as something that lacks.
    let bare = says("(name: \"a\", steps: [Expect([Trust(\"ann\", 50)])])");
    assert!(bare.len() == 1 && bare[0].contains("write AtLeast(50) or AtMost(50) or Exactly(50)"), "{bare:?}");
    assert!(says("").concat().contains("there is no test in this file"));
    let wrong = Source::new("tests.ron", "(format: 2, tests: [(name: \"a\", steps: [Expect([Begun])])])");
    assert!(concise(&trial::load(&wrong, &small()).diagnostics, &wrong).contains("W0301"));
}

/// A test that fails, and what it says was there instead.
#[test]
fn a_failure_says_where_and_what_was_there_instead() {
    let table: &[(&str, &[&str])] = &[
        (
            "Choose(\"push\"), Choose(\"answer\"), Choose(\"sleep\")",
            &[
                "tests.ron:2:",
                "`sleep` is not shown here",
                "open here: why (takes 30 min)",
                "Choose(\"why\")",
                "after `answer`, Tuesday 18:",
            ],
        ),
        (
            "Choose(\"back\")",
            &[
                "`back` belongs to the scene \"night\"",
                "open here: ask (takes 15 min), push",
                "locked: wait (She waits.)",
            ],
        ),
        ("Expect([Open(\"wait\")])", &["\"wait\" is locked: She waits."]),
        ("Expect([Ending(\"good\")])", &["the story is not over; the play stands in the scene \"call\""]),
        (
            "Expect([Says(\"ann\", \"nothing of the kind\")])",
            &["Ann did not say that", "heard: Ann Ox: I signed something."],
        ),
        ("Expect([Trust(\"ann\", Between(50, 60))])", &["the trust of Ann is 40; 50 to 60 was expected"]),
        ("Expect([Downtime(Centre, Exactly(\"1h\"))])", &["the centre of downtime is", "just 60 minutes was expected"]),
        ("Choose(\"ask\"), Expect([Not(Known(\"scripts\"))])", &["this is so, and must not be"]),
        ("Choose(\"ask\"), Expect([Known(\"proof\")])", &["it is not known; known are: scripts"]),
        ("Expect([NoPackage(\"tonight\", [\"copy\"], \"hours\")])", &["there is no table here"]),
        ("Forward", &["There is no table here"]),
        ("Expect([Possible(\"holds\"), Window(\"later\")])", &["the window on the schedule is \"tonight\""]),
        ("Expect([Chose(\"ask\")])", &["nothing was done yet"]),
    ];
    for (steps, wanted) in table {
        let said = says(&format!("(name: \"t\", world: \"breaks\", steps: [{steps}, Expect([At(\"Mon 00:00\")])])"))
            .join("\n");
        for word in *wanted {
            assert!(said.contains(word), "`{word}` is missing for {steps}:\n{said}");
        }
    }
    // What hangs on the value of a case is shown at the value, and where it was put.
    let valued = says(
        "(name: \"t\", with: [(values: [(\"what\", \"scripts\")])],\n steps: [Expect([Known(\"$what\")])]),
         (name: \"u\", with: [(values: [(\"it\", Known(\"scripts\"))])],\n steps: [Expect([\"$it\"])])",
    );
    let places: Vec<&str> = valued.iter().filter_map(|line| line.split(": error").next()).collect();
    assert_eq!(places, ["tests.ron:2:39", "tests.ron:4:46"], "{valued:?}");
    // What comes after the first miss is not told.
    let twice = says("(name: \"t\", steps: [Expect([Begun, Flag(\"told\")]), Choose(\"ask\"), Expect([Begun])])");
    assert_eq!(twice.len(), 2, "{twice:?}");
}

#[test]
fn expected_failures_and_cases() {
    let all = ran("(name: \"later\", fails: \"no reply yet\", steps: [Expect([Flag(\"told\")])]),
         (name: \"first\", with: [(name: \"asked\", values: [(\"do\", \"ask\"), (\"then\", Known(\"scripts\"))]),
              (world: \"holds\", seed: 4, values: [(\"do\", \"push\"), (\"then\", Not(Known(\"scripts\")))]),
              (values: [(\"do\", \"push\"), (\"then\", Known(\"scripts\"))])],
          steps: [Choose(\"$do\"), Expect([\"$then\"])])")
    .unwrap_or_else(|why| panic!("{why:?}"));
    let came: Vec<(&str, bool)> =
        all.iter().map(|(name, verdict)| (name.as_str(), *verdict == Verdict::Passed)).collect();
    assert_eq!(
        came,
        [("later", false), ("first, asked", true), ("first, holds, seed 4", true), ("first, case 3", false)]
    );
    assert_eq!(all[0].1, Verdict::FailedAsExpected("no reply yet".into()));
    assert!(matches!(&all[3].1, Verdict::Failed(why) if why[0].message.contains("known are: none")));
    let total = ran("(name: \"total\", steps: [Expect([Total(AtLeast(1))])])").unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(total[0].1, Verdict::NotRun, "without a range there is no total");
}

/// The points of a test are those of the review.
#[test]
fn points_are_those_of_the_review() {
    let session = crate::common::script("three-days");
    let scenario = flagship();
    let solution = learned::built_in(&scenario).expect("it comes with the program");
    let commands: Vec<_> = session.steps().iter().map(|step| step.command).collect();
    let reviewer = warroom::debrief::reviewer::Reviewer::new(
        scenario.clone(),
        &solution,
        session.seed(),
        session.world(),
        &commands,
    );
    let review = warroom::debrief::review::review(&scenario, &solution, &reviewer);
    let steps: Vec<String> = commands
        .iter()
        .map(|command| {
            let line = command.to_line(&scenario);
            match line.strip_prefix("propose ") {
                Some(package) => {
                    let (window, measures) = package.split_once(' ').unwrap_or((package, ""));
                    let measures: Vec<String> = measures.split_whitespace().map(|id| format!("\"{id}\"")).collect();
                    format!("Propose(\"{window}\", [{}])", measures.join(", "))
                }
                None => format!("Choose(\"{line}\")"),
            }
        })
        .collect();
    let test = format!("(name: \"total\", steps: [{}, Expect([Total(Exactly({}))])])", steps.join(", "), review.total);
    pass("tests.ron", &file(&test).text, &scenario);
}

#[test]
fn the_scenarios_that_come_with_warroom_pass_their_tests() {
    for (id, text) in library::BUILT_IN {
        let tests =
            library::BUILT_IN_TESTS.iter().find(|(own, _)| own == id).expect("every built-in scenario has tests");
        assert_eq!(*text, FLAGSHIP, "one is enough to be read twice");
        pass(&format!("{id}/tests.ron"), tests.1, &flagship());
    }
}

#[test]
fn templates_are_clean_pass_their_tests_and_play_to_an_end() {
    for template in templates::TEMPLATES {
        let text = template.scenario_called("late-badge", "A \"late\" badge");
        let source = Source::new(template.name, text.as_str());
        let checked = examine::examine(&source, true);
        assert!(
            checked.diagnostics.is_empty() && checked.off.len() <= 3,
            "{}",
            full(&checked.diagnostics, &source, false)
        );
        // Only the id and the title are other than in the template; what explains them is still there.
        let changed: Vec<(&str, &str)> =
            template.scenario.lines().zip(text.lines()).filter(|(old, new)| old != new).collect();
        assert!(changed.len() == 2 && template.scenario.lines().count() == text.lines().count(), "{changed:?}");
        let made = scenario(&text);
        assert_eq!((made.id.as_str(), made.text(made.title)), ("late-badge", "A \"late\" badge"));
        pass(template.name, template.tests, &made);
        for seed in 0..40 {
            let outcome = playtest::play(&made, seed, None, &mut Random::new(seed), |_, _| {});
            assert!(
                matches!(outcome.state.ended, Some(Some(_))),
                "{} comes to no ending with seed {seed}",
                template.name
            );
        }
        // The first decision comes early, and nothing is explained with words that only programmers know.
        let comments: String = template.scenario.lines().filter(|line| line.trim_start().starts_with("//")).collect();
        assert!(comments.len() > 400, "{} explains too little", template.name);
    }
}
