//! What was worked out of a story is kept for as long as the story does the same, whatever its words.

use super::common::{FLAGSHIP, scenario};
use warroom::platform::learned::{built_in, key};

/// The flagship with something put for something else that stands in it.
fn with(changes: &[(&str, &str)]) -> String {
    let mut text = FLAGSHIP.to_owned();
    for (was, is) in changes {
        assert!(text.contains(was), "{was:?} stands in it no more");
        text = text.replacen(was, is, 1);
    }
    text
}

#[test]
fn words_and_comments_leave_what_was_worked_out_and_numbers_do_not() {
    let as_it_is = key(&scenario(FLAGSHIP));
    let same = [
        (
            "a comment and white space",
            format!("// For the course in May.\n{}", with(&[("    cast: [", "    cast:\n\n  [ /* all */")])),
        ),
        ("the version", with(&[("version: \"1.0.0\"", "version: \"1.0.1\"")])),
        (
            "words of a line",
            with(&[("demands: \"Two weeks. Fourteen days, not thirteen.\"", "demands: \"A fortnight.\"")]),
        ),
        ("a line more", with(&[("reply: [", "reply: [(say: \"It rains.\"), ")])),
        ("a note", with(&[("title: \"The scripts break\"", "title: \"The scripts do break\"")])),
    ];
    for (what, text) in same {
        let scenario = scenario(&text);
        assert!(key(&scenario) == as_it_is && built_in(&scenario).is_some(), "{what} changes nothing that is played");
    }
    let other = [
        ("trust", with(&[("authority: Owns, trust: 38", "authority: Owns, trust: 39")])),
        (
            "a weight",
            with(&[("title: \"The hole was in use\", weight: 2", "title: \"The hole was in use\", weight: 3")]),
        ),
        (
            "a time",
            with(&[("lasts: \"6h\", adds: [\"governance-bypass\"]", "lasts: \"7h\", adds: [\"governance-bypass\"]")]),
        ),
        ("what an option shows", with(&[("shows: [(\"C3\", 3)]", "shows: [(\"C3\", 4)]")])),
    ];
    for (what, text) in other {
        let scenario = scenario(&text);
        assert!(key(&scenario) != as_it_is && built_in(&scenario).is_none(), "{what} changes what is played");
    }
}
