//! What changed between two texts of a scenario is told at its place.

use super::common;
use warroom::scenario::changes::{What, changes};

/// What is told of a change to the small scenario.
#[track_caller]
fn check(old: &str, new: &str, expected: &[(What, &str)]) {
    let text = common::SMALL;
    assert_eq!(text.matches(old).count(), 1, "{old} stands once in the small scenario");
    let changed = text.replace(old, new);
    let found = changes(text, &changed);
    let told: Vec<(What, &str)> = found.iter().map(|change| (change.what, change.path.as_str())).collect();
    assert_eq!(told, expected, "{found:#?}");
}

#[test]
fn white_space_comments_and_the_order_of_fields_are_no_change() {
    check("title: \"Small\",", "// A word.\n    title:   \"Small\" ,", &[]);
    check("minutes: 5,\n    difficulty: 1,", "difficulty: 1,\n    minutes: 5,", &[]);
    check("\"To see it run.\"", "\"To see it run.\n   \"", &[]);
}

#[test]
fn every_kind_of_change_is_told_with_its_place() {
    check("trust: 40", "trust: 45", &[(What::Changed, "cast \"ann\", trust")]);
    check("hours: \"6h\", ", "", &[(What::Removed, "cast \"ann\", hours")]);
    check("authority: Owns, ", "authority: Owns, side: \"app\", ", &[(What::Added, "cast \"ann\", side")]);
    check(
        "weight: 3, holds",
        "weight: 3, hold",
        &[(What::Removed, "worlds \"breaks\", holds"), (What::Added, "worlds \"breaks\", hold")],
    );
    // A renamed record is the same record; one that is gone is told behind the one before it.
    check("id: \"ran\", title", "id: \"run\", title", &[(What::Changed, "facts \"ran\", id")]);
    check("(id: \"stuck\", title: \"No way back\", likelihood: 300),", "", &[(What::Removed, "risks \"stuck\"")]);
    check("Not(Agreed(\"letter\"))", "Agreed(\"letter\")", &[(What::Changed, "risks \"late\", open")]);
    check(
        "hours: [(\"bob\", \"4h\"), (\"ann\", \"1h\")]",
        "hours: [(\"ann\", \"1h\"), (\"bob\", \"4h\")]",
        &[(What::Moved, "measures \"copy\", hours #1")],
    );
}

#[test]
fn a_text_that_cannot_be_read_has_no_changes() {
    assert_eq!(changes("", "(format: 1)"), []);
    assert_eq!(changes("(format: 1)", "\u{feff}"), []);
}
