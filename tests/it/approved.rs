//! A scenario that was approved: what changes under the same version is reported at its place, a new version is approved
//! anew, and the copy is no scenario of its own.

use super::common;
use super::program::Home;

#[test]
fn what_changes_after_the_approval_is_reported_until_it_is_approved_anew() {
    let home = Home::new();
    let file = home.file("museum/scenario.ron", common::SMALL);
    let folder = home.path("museum");
    let check = |more: &[&str]| home.run(&[&["check", file.as_str(), "--format", "concise"], more].concat(), "");
    assert!(!check(&[]).out.contains("W11"), "nothing was approved yet");
    home.run(&["diff", &folder], "").fails(1, &["no approved copy", "warroom approve"]);

    assert!(home.run(&["approve", &folder], "").works().contains("Version 1.0.0 is approved"));
    assert!(home.run(&["approve", &folder], "").works().contains("Nothing has changed"));
    assert!(home.run(&["diff", &folder], "").works().contains("nothing has changed"));
    assert!(!check(&[]).out.contains("W11"));
    assert!(home.run(&["check", &home.path("")], "").out.contains("museum/scenario.ron"), "the copy is no scenario");

    let line = |words: &str| 1 + common::SMALL.lines().position(|line| line.contains(words)).expect("a line");
    home.file("museum/scenario.ron", common::SMALL.replace("trust: 40", "trust: 45"));
    let told = format!("{file}:{}:", line("trust: 40"));
    let out = check(&[]).out;
    let report = out.lines().find(|line| line.contains("W1101")).expect("a report");
    assert!(report.starts_with(&told) && report.contains("cast \"ann\", trust was 40 and is 45"), "{report}");
    check(&["--deny", "warnings"]).fails(1, &[]);
    home.run(&["diff", &folder], "").works();
    home.run(&["approve", &folder], "").fails(1, &["version 1.0.0 is approved already", "--again"]);

    let next = common::SMALL.replace("trust: 40", "trust: 45").replace("\"1.0.0\"", "\"1.1.0\"");
    home.file("museum/scenario.ron", &next);
    assert!(check(&[]).out.contains("W1102"), "a new version is to be approved");
    assert!(home.run(&["approve", &folder], "").works().contains("2 things have changed since version 1.0.0"));
    assert!(!check(&[]).out.contains("W11"));
    assert_eq!(std::fs::read_to_string(home.path("museum/approved.ron")).expect("a copy"), next, "to the byte");
}

#[test]
fn what_cannot_be_approved_says_why() {
    let home = Home::new();
    let broken = home.file("broken.ron", common::SMALL.replace("trust: 40", "trust: \"high\""));
    home.run(&["approve", &broken], "").fails(1, &["cannot be approved", "W01", "mend what is marked"]);
    assert!(!std::path::Path::new(&home.path("broken.approved.ron")).exists());
    home.run(&["approve", "late-objection"], "").fails(1, &["built in", "path"]);
    home.run(&["diff", &broken, "--against", &home.file("empty.ron", "")], "").fails(1, &["holds no scenario"]);
}
