//! The way of a trainer on the command line: new, test, a mistake, watch.

use crate::program::Home;
use std::io::{BufRead as _, BufReader};

#[test]
fn new_writes_what_can_be_tested_and_played_at_once_and_overwrites_nothing() {
    let home = Home::new();
    for template in ["minimal", "table", "full"] {
        let id = format!("my-{template}");
        let made = home.run(&["new", &id, "--from", template, "--library"], "");
        assert!(made.works().contains("warroom watch"), "{}", made.out);
        let tested = home.run(&["test", &id], "");
        assert!(tested.works().contains("test result: ok."), "{}", tested.out);
        let checked = home.run(&["check", "--deny", "warnings", &home.path(&format!("scenarios/{id}"))], "");
        assert_eq!(checked.code, Some(0), "{}", checked.out);
        assert!(home.run(&["list"], "").works().contains(&format!("My {template}.")));
    }
    // Once more under the same id, and under ids that cannot be.
    home.run(&["new", "my-table", "--library"], "").fails(1, &["on the shelf already", "nothing was written"]);
    home.run(&["new", "late-objection"], "").fails(1, &["built in"]);
    home.run(&["new", "My Scenario"], "").fails(1, &["cannot be an id", "try `warroom new my-scenario`"]);
    home.run(&["new", "x", "--from", "larg"], "").fails(2, &["minimal, table, full"]);
    let text = std::fs::read_to_string(home.path("scenarios/my-table/scenario.ron")).expect("it is there");
    assert!(text.contains("id: \"my-table\"") && text.contains("title: \"My table\""));
    // A folder that is there is left alone, also where no scenario is in it.
    home.file("scenarios/taken/notes.txt", "mine");
    home.run(&["new", "taken", "--library"], "").fails(1, &["is there already", "nothing was written"]);
    assert!(!std::path::Path::new(&home.path("scenarios/taken/scenario.ron")).exists());
}

#[test]
fn tests_are_played_filtered_listed_and_fail_like_tests() {
    let home = Home::new();
    home.run(&["new", "one", "--library"], "").works();
    let folder = home.path("scenarios/one");
    let all = home.run(&["test", &folder], "");
    assert!(all.works().contains("running 5 tests") && all.out.contains("5 passed; 0 failed"), "{}", all.out);
    let some = home.run(&["test", &folder, "--filter", "two days"], "");
    assert!(some.works().contains("3 passed; 0 failed; 2 left out"), "{}", some.out);
    let listed = home.run(&["test", &folder, "--list"], "");
    assert_eq!(listed.works().lines().count(), 5, "{}", listed.out);
    home.run(&["test", &folder, "--filter", "xyz"], "").fails(1, &["no test has `xyz` in its name"]);
    // A single file has its tests beside it, and they are no scenario on the shelf.
    let scenario = std::fs::read_to_string(home.path("scenarios/one/scenario.ron")).expect("text");
    home.file("scenarios/two.ron", scenario.replace("id: \"one\"", "id: \"two\""));
    home.run(&["test", &home.path("scenarios/two.ron")], "").fails(1, &["no tests yet", "two.tests.ron"]);
    home.file(
        "scenarios/two.tests.ron",
        "(format: 1, tests: [(name: \"a\", steps: [Expect([Ending(\"bed-nine\")])])])",
    );
    let failed = home.run(&["test", &home.path("scenarios")], "");
    failed.fails(1, &["one test failed"]);
    for word in [
        "test a ... FAILED",
        "two.tests.ron:1:49",
        "the story is not over",
        "open here: kitchen-ask",
        "0 passed; 1 failed",
        "5 passed",
    ] {
        assert!(failed.out.contains(word), "`{word}` is missing in {}", failed.out);
    }
    let shelf = home.run(&["list"], "");
    assert!(
        shelf.works().contains("two.ron") && !shelf.out.contains("tests"),
        "a file of tests is no scenario: {}",
        shelf.out
    );
    // A malformed test is a failure, never a test that is left out.
    home.file(
        "scenarios/two.tests.ron",
        "(format: 1, tests: [(name: \"a\", steps: [Expect([Endnig(\"bed-nine\")])])])",
    );
    home.run(&["test", &home.path("scenarios/two.ron")], "")
        .fails(1, &["W0104", "did you mean Ending?", "until then no test is played"]);
    home.run(&["test", &home.path("scenarios/none.ron")], "").fails(1, &["no tests yet"]);
    home.run(&["test", "no-such"], "").fails(1, &["there is no scenario `no-such`"]);
    assert!(home.run(&["explain", "W2001"], "").works().contains("a test that expects nothing"));
}

#[test]
fn watch_tests_again_at_each_save() {
    let home = Home::new();
    home.run(&["new", "one", "--library"], "").works();
    home.run(&["watch", "late-objection"], "").fails(1, &["built in"]);
    let child = home.command(&["watch", &home.path("scenarios/one")]).spawn().expect("the program starts");
    let mut child = Ended(child);
    let mut lines = BufReader::new(child.0.stdout.take().expect("its output")).lines();
    let mut until = |word: &str| {
        let mut seen = String::new();
        for line in lines.by_ref() {
            let line = line.expect("a line");
            seen += &(line.clone() + "\n");
            if line.contains(word) {
                return seen;
            }
        }
        panic!("`{word}` never came: {seen}");
    };
    let first = until("all well; waiting");
    assert!(first.contains("no errors, no warnings") && first.contains("5 passed"), "{first}");
    let path = home.path("scenarios/one/scenario.ron");
    let text = std::fs::read_to_string(&path).expect("text");
    // As many editors do: beside it, then in its place.
    let beside =
        home.file("scenarios/one/.scenario.ron.swp", text.replace("trust: 45, authority", "trsut: 45, authority"));
    std::fs::rename(beside, &path).expect("it takes its place");
    let broken = until("not yet; waiting");
    assert!(broken.contains("did you mean trust?") && broken.contains("no test is played"), "{broken}");
    std::fs::write(&path, &text).expect("mended");
    until("all well; waiting");
}

/// A program that would go on for ever, ended with its test.
struct Ended(std::process::Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
