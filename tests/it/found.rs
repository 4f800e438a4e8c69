//! What the mutators and other eyes found, each kept as a small test.

use super::common::{SMALL, scenario, small};
use super::mutators::{check_load, check_load_within, player};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::sync::Arc;
use std::time::{Duration, Instant};
use warroom::diagnostics::{Source, concise};
use warroom::scenario::model::{MeasureId, PersonId, WindowId};
use warroom::scenario::{Scenario, load};
use warroom::session::{Mode, Session};
use warroom::sim::{self, Command, MOST_COMMANDS, Refused, State, decide::Silent, table};

/// The small scenario with pieces replaced, each of which must be there.
fn changed(pieces: &[(&str, &str)]) -> String {
    pieces.iter().fold(SMALL.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    })
}

/// What is said of a text, a line for each diagnostic.
fn said(text: &str) -> String {
    let source = Source::new("f", text);
    // What is kept here took minutes.
    check_load_within(text, Duration::from_secs(20));
    concise(&load(&source).diagnostics, &source)
}

/// A scenario of a text that must load.
fn good(text: &str) -> Arc<Scenario> {
    scenario(text)
}

/// Plays from many seeds, in every way that the mutators know.
fn play(text: &str) {
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    player::play(check_load(text).expect("it loads"), &mut dice, 12);
}

/// The start of a scenario of which only the rest matters.
fn story(rest: &str) -> String {
    format!(
        "(format: 1, id: \"s\", version: \"1\", title: \"S\", clock: (now: \"Mon 09:00\"), \
         cast: [(id: \"ann\", name: \"Ann\", role: \"r\")], endings: [(id: \"e\", title: \"E\", text: \"e\")], {rest})"
    )
}

/// A single file could name lengths of time whose sums no longer fit: a visit on top of a choice, hours on top of hours,
/// a rollback weighed in permille. Two years are the limit, and all sums saturate.
#[test]
fn lengths_of_time_beyond_two_years_are_refused_and_their_sums_hold() {
    for (old, new) in [("takes: \"15m\"", "takes: \"729d\""), ("restore: \"6h\"", "restore: \"4294967295m\"")] {
        let said = said(&changed(&[(old, new)]));
        assert!(said.contains("W0108") && said.contains("it is too long"), "{said}");
    }
    let long = changed(&[
        ("takes: \"15m\"", "takes: \"728d\""),
        ("takes: \"30m\"", "takes: \"728d\""),
        ("takes: \"2h\"", "takes: \"728d\""),
        ("restore: \"6h\"", "restore: \"728d\""),
        ("hours: \"6h\"", "hours: \"728d\""),
        ("more_hours: \"8h\"", "more_hours: \"728d\""),
        ("(\"ann\", \"2h\"), (\"bob\", \"2h\")", "(\"ann\", \"728d\"), (\"ann\", \"728d\")"),
        ("outage: \"5h\"", "outage: \"728d\""),
        ("Outage(\"20m\")", "Outage(\"728d\")"),
        ("lead: \"8h\"", "lead: \"728d\""),
    ]);
    play(&long);
    // However often they are added.
    let scenario = small();
    let mut state = State::new(&scenario, 1, scenario.default_world);
    (state.now, state.lost) = (u32::MAX - 1, u32::MAX - 1);
    let state = sim::act(&scenario, &state, Command::Choose(scenario.choice_by_id("ask").expect("there")), &mut Silent);
    let state = state.expect("open");
    assert_eq!(state.now, u32::MAX);
    let _ = warroom::view::gauges(&scenario, &state);
    let _ = warroom::view::scene(&scenario, &state);
}

/// A measure that stands on several others, each of which stands on several others, was followed along every path.
#[test]
fn the_lead_of_measures_on_measures_is_found_at_once() {
    let mut measures = String::new();
    for at in 0..60 {
        let after: Vec<String> = (0..at).map(|before| format!("\"m{before}\"")).collect();
        measures +=
            &format!("(id: \"m{at}\", title: \"M\", owner: \"ann\", lead: \"1m\", after: [{}]), ", after.join(", "));
    }
    let scenario = good(&story(&format!(
        "measures: [{measures}], scenes: [(id: \"a\", kind: Table, to: \"a2\"), (id: \"a2\", effects: [End])]"
    )));
    let start = Instant::now();
    assert_eq!(table::lead_of(&scenario, (1 << 60) - 1, MeasureId::at(59)), 60);
    let state = State::new(&scenario, 1, scenario.default_world);
    assert_eq!(table::problems(&scenario, &state, WindowId::at(0), (1 << 60) - 1), []);
    assert!(start.elapsed() < Duration::from_secs(1));
}

/// Needs beyond the sixteenth of a person weighed nothing.
#[test]
fn all_needs_of_a_person_count() {
    let needs: String = (0..20).map(|at| format!("(id: \"n{at}\", weight: 20, text: \"N\"), ")).collect();
    let text = story(
        "scenes: [(id: \"a\", kind: Table, to: \"b\"), (id: \"b\", effects: [End])], \
         measures: [(id: \"m\", title: \"M\", owner: \"ann\", serves: [\"n19\"])]",
    )
    .replace("role: \"r\"", &format!("role: \"r\", needs: [{needs}], refuses: [(lacks: \"n18\", say: \"n18\")]"));
    let scenario = good(&text);
    let mut state = State::new(&scenario, 1, scenario.default_world);
    let ann = PersonId::at(0);
    let without = table::answer(&scenario, &state, ann);
    assert!(without.say.is_some_and(|say| scenario.text(say) == "n18"));
    state.agreed = 1;
    assert_eq!(table::answer(&scenario, &state, ann).margin, without.margin + 10);
}

/// At a table behind all windows nothing could be proposed, and so nothing be forwarded: a play was caught there. The same
/// where the talking itself took the last window away.
#[test]
fn a_table_without_a_window_left_is_passed() {
    let late = "id: \"table\", kind: Table, at: \"Mon+3 09:00\"";
    let late = good(&changed(&[("id: \"table\", kind: Table", late)]));
    let over = player::played(late.clone(), 1);
    assert!(over.over());
    assert!(over.state().decision.is_none());
    play(&changed(&[("id: \"table\", kind: Table", "id: \"table\", kind: Table, at: \"Mon+3 09:00\"")]));
    let slow = changed(&[("rounds: 3, takes: \"30m\"", "rounds: 3, takes: \"20d\"")]);
    for seed in 0..20 {
        assert!(player::played(good(&slow), seed).over());
    }
    // Somebody who has promised more hours than they have can agree to no package at all.
    let booked = changed(&[
        ("Spend(\"ann\", \"1h\")", "Spend(\"ann\", \"6h\"), Agree(\"copy\")"),
        ("hours: [(\"ann\", \"1h\")]", "hours: []"),
        ("more_hours: \"8h\"", "more_hours: \"0m\""),
    ]);
    for seed in 0..20 {
        assert!(player::played(good(&booked), seed).over());
    }
}

/// A risk that hangs on a gauge, which hangs on the risk: the question asked itself until the stack was full.
#[test]
fn a_risk_cannot_hang_on_a_gauge() {
    for (old, new) in [
        ("open: Not(Agreed(\"letter\"))", "open: Not(Compliance(AtLeast(100)))"),
        ("(when: Known(\"ran\"), likelihood: 300)", "(when: All([Downtime(AtMost(\"1h\"))]), likelihood: 300)"),
        ("outage: \"1h\", when: Known(\"scripts\")", "outage: \"1h\", when: Any([Compliance(AtMost(5))])"),
    ] {
        let said = said(&changed(&[(old, new)]));
        assert!(said.contains("error[W0323]: a risk hangs on a gauge") && said.lines().count() == 1, "{said}");
    }
}

/// A draft with measures that the scenario does not have was looked for in its list.
#[test]
fn a_draft_beyond_the_scenario_is_a_draft_of_what_there_is() {
    let scenario = small();
    let state = State::new(&scenario, 1, scenario.default_world);
    let draft = |measures| warroom::view::draft(&scenario, &state, WindowId::at(0), measures);
    assert_eq!(draft(u64::MAX), draft(0b1111));
    assert!(!table::fits(&scenario, &state, WindowId::at(0), u64::MAX));
}

/// The place of a missing comma began in the middle of a letter.
#[test]
fn the_place_of_a_missing_comma_is_whole_letters() {
    assert!(said("(id: é \"a\")").contains("W0004"));
    assert!(said("[\"a\" É É]").contains("W0004"));
}

/// Two scenes that lead to each other and nowhere else were fine with the loader, and nobody could end them.
#[test]
fn a_story_without_a_way_out_is_refused() {
    let circle = "scenes: [(id: \"a\", choices: [(id: \"c\", say: \"c\", to: \"b\")]), \
                  (id: \"b\", choices: [(id: \"d\", say: \"d\", to: \"a\")])]";
    let text = said(&story(circle));
    assert!(text.contains("error[W0322]: from \"a\" no ending can be reached"), "{text}");
    let way_out = circle.replace(
        "say: \"d\", to: \"a\")",
        "say: \"d\", to: \"a\"), (id: \"x\", say: \"x\", effects: [If(Begun, [End])], to: \"a\")",
    );
    assert_eq!(said(&story(&way_out)), "");
    // A part that nobody can come to may go round as it likes.
    let apart = format!("start: \"e\", {}", circle.replacen("scenes: [", "scenes: [(id: \"e\", effects: [End]), ", 1));
    assert_eq!(said(&story(&apart)), "");
}

/// A way out that never opens: conditions are not looked into by the loader, so the play has a last command.
#[test]
fn a_play_that_goes_round_in_circles_is_stopped() {
    let text = "scenes: [(id: \"a\", choices: [(id: \"c\", say: \"c\", to: \"a\"), \
                (id: \"d\", say: \"d\", when: Begun, effects: [End])])]";
    let scenario = good(&story(text));
    let mut session = Session::start(scenario.clone(), 1, None, Mode::Practice);
    let command = Command::Choose(scenario.choice_by_id("c").expect("there"));
    for _ in 0..MOST_COMMANDS {
        session.act(command).expect("open");
    }
    assert_eq!(session.act(command).err(), Some(Refused::Endless));
    assert!(session.undo() && session.act(command).is_ok());
}

/// Each of these made the loader look at every name for every mistake, or walk every stretch from every place.
#[test]
fn files_full_of_mistakes_are_read_quickly() {
    let many = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<String>();
    let fields = format!("({})", many(20_000, &|at| format!("x{at}: 1, ")));
    let ids = story(&format!(
        "scenes: [{}]",
        many(2_000, &|at| format!("(id: \"scene-{at}\", to: \"scenery-{at}\", with: [\"nobody-{at}\"]), "))
    ));
    let variants = story(&format!("scenes: [(id: \"a\", effects: [{}])]", many(10_000, &|at| format!("Trusty{at}, "))));
    let types = format!("(cast: [{}])", many(20_000, &|_| "1, ".into()));
    for text in [fields, ids, variants, types] {
        let said = said(&text);
        assert!(said.lines().count() <= 201 && said.contains("W0016"), "{} lines", said.lines().count());
    }
    let telling = many(20_000, &|at| format!("(id: \"s{at}\", to: \"s{}\"), ", at + 1));
    assert_eq!(said(&story(&format!("scenes: [{telling} (id: \"s20000\", effects: [End])]"))), "");
    let circle = many(300, &|at| format!("(id: \"s{at}\", to: \"s{}\"), ", (at + 1) % 300));
    assert!(said(&story(&format!("scenes: [{circle}]"))).contains("W0318"));
}

/// Beyond 255 the rulings of the change authority shared a number.
#[test]
fn there_is_a_limit_to_rulings() {
    let rules: String = (0..251).map(|at| format!("(id: \"r{at}\", decision: Keep, say: \"r\"), ")).collect();
    let text = story(&format!("authority: (person: \"ann\", rules: [{rules}]), scenes: [(id: \"a\", effects: [End])]"));
    assert!(said(&text).contains("251 rulings are too many"), "{}", said(&text));
}

/// A command of another scenario could not be written down, and ended the program.
#[test]
fn a_command_beyond_the_scenario_can_be_written_down() {
    let beyond = Command::Propose { window: WindowId(200), measures: u64::MAX };
    assert!(beyond.to_line(&small()).starts_with("propose ? copy"));
    assert_eq!(Command::Choose(warroom::scenario::model::ChoiceId(9999)).to_line(&small()), "?");
}
