//! What if: something else at a decision of a record, beside the play, from the command line.

use super::common::{SMALL, script, small};
use super::mutators::player::played;
use super::reports::Folder;
use serde_json::Value;
use warroom::session::{Record, Session};

/// A folder with the record of a play.
fn folder(name: &str, session: &Session) -> Folder {
    let folder = Folder::new(name);
    std::fs::write(folder.0.join("play.jsonl"), Record::of(session).to_text()).expect("a record");
    folder
}

/// The review as JSON; nothing is weighed where time is nothing, and a way that is named is gone all the same.
fn review(folder: &Folder, args: &[&str]) -> Value {
    let ran = folder.run(&[&["review", "play.jsonl", "--format", "json"], args].concat());
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    serde_json::from_slice(&ran.stdout).expect("JSON")
}

#[test]
fn the_same_decisions_again_are_the_same_play() {
    let play = script("friendly-week");
    let folder = folder("same", &play);
    let told = review(&folder, &["--seconds", "0", "--what-if", "3 call3-morning", "--then", "own"]);
    let way = &told["what_if"][0];
    assert_eq!(way["yours"], way["other"], "what was taken leads where it led");
    assert_eq!(way["yours"]["total"], told["total"]);
    assert_eq!(way["yours"]["course"], told["course"]);
    let later = play.steps().len() - 3;
    assert_eq!((&way["own_decisions"], &way["not_open"]), (&Value::from(later), &Value::Null));
    assert!(way["steps"].as_array().is_some_and(|steps| steps.iter().all(|step| step["by"] == "own")), "{way}");
}

#[test]
fn another_way_stands_beside_the_play() {
    let folder = folder("beside", &script("friendly-week"));
    let ways = ["--seconds", "0", "--what-if", "11 propose thursday", "--what-if", "8 war1-rules"];
    let told = review(&folder, &ways);
    let [first, second] = &told["what_if"].as_array().expect("ways")[..] else { panic!("{}", told["what_if"]) };
    assert_eq!(
        (&first["decision"], &second["decision"]),
        (&Value::from(11), &Value::from(8)),
        "as they were asked for"
    );
    for way in [first, second] {
        assert_eq!(way["yours"]["total"], told["total"]);
        assert!(way["other"]["over"] == true && way["other"]["total"].is_u64(), "it is played to the end: {way}");
        assert!(way["steps"].as_array().is_some_and(|steps| steps.iter().all(|step| step["by"] == "textbook")));
        let at = way["decision"].as_u64().expect("a number") as usize;
        let course = |of: &str| way[of]["course"].as_array().expect("gauges")[..at].to_vec();
        assert_eq!(course("yours"), course("other"), "they part there and not before");
    }
    let told = review(&folder, &[&ways[..], &["--then", "own"]].concat());
    for (nth, whole) in [(0, true), (1, false)] {
        let way = &told["what_if"][nth];
        let own = way["own_decisions"].as_u64().expect("a number");
        let by: Vec<&str> =
            way["steps"].as_array().expect("steps").iter().filter_map(|step| step["by"].as_str()).collect();
        let (mine, theirs) = by.split_at(own as usize);
        assert!(mine.iter().all(|by| *by == "own") && theirs.iter().all(|by| *by == "textbook"), "{by:?}");
        assert!(own > 0 && theirs.is_empty() == whole, "{by:?}");
        let shut = &way["not_open"]["decision"];
        let next = way["decision"].as_u64().expect("a number") + own + 1;
        assert_eq!(*shut, if whole { Value::Null } else { next.into() }, "it says which of them was not open");
    }
}

#[test]
fn in_the_terminal_it_is_a_table_and_on_the_page_a_chart() {
    let folder = folder("shown", &script("friendly-week"));
    let named = ["review", "play.jsonl", "--seconds", "0", "--what-if", "11 propose thursday"];
    let ran = folder.run(&named);
    let told = String::from_utf8(ran.stdout).expect("text");
    let table = told.split("What if").nth(1).expect("the other way");
    assert!(table.contains("As you played") && table.contains("With this, then the textbook"), "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 80), "{table}");
    assert!(table.contains("Lowest trust") && table.contains("the textbook decided"), "{table}");
    let ran = folder.run(&[&named[..], &["--format", "html"]].concat());
    let page = String::from_utf8(ran.stdout).expect("text");
    assert!(page.contains("id=\"what-if-1\"") && page.contains("id=\"ways-1-title\"") && page.contains("<details>"));
    let ran = folder.run(&["review", "play.jsonl", "--seconds", "0", "--format", "html"]);
    let page = String::from_utf8(ran.stdout).expect("text");
    assert!(!page.contains("What if"), "where nothing is called costly there is nothing to show");
}

#[test]
fn what_cannot_be_taken_is_said_with_what_can() {
    let folder = folder("wrong", &script("friendly-week"));
    let wrong = [
        ("0", "counted from 1"),
        ("21", "there is no decision 21; the last one is 20"),
        ("war1-rules", "`war1-rules` is no number"),
        ("8 war1-rule", "the nearest is `war1-rules`"),
        ("8 war1-rule", "open here:\n  war1-"),
        ("8 call1-changed", "`call1-changed` is not open there"),
        ("8 call1-changed", "open here:\n  war1-"),
        ("11 propose sundae", "the nearest is `sunday`"),
        ("11 propose sundae", "windows:\n  "),
        ("8 forward", "There is no table here"),
        ("8", "nothing else was weighed there yet"),
    ];
    for (what, says) in wrong {
        let ran = folder.run(&["review", "play.jsonl", "--seconds", "0", "--what-if", what]);
        let told = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(1), "{what}: {told}");
        assert!(told.contains(says) && ran.stdout.is_empty(), "{what}: {told}");
    }
}

#[test]
fn what_cost_most_is_tried_unasked() {
    let mut tried = 0;
    for seed in 0..4 {
        let folder = folder(&format!("unasked-{seed}"), &played(small(), seed));
        std::fs::write(folder.0.join("small.ron"), SMALL).expect("a scenario");
        let told = review(&folder, &["--scenario", "small.ron"]);
        let costly = |decision: &&Value| decision["word"] == "Costly" || decision["word"] == "Turning point";
        let mut all: Vec<&Value> = told["decisions"].as_array().expect("decisions").iter().filter(costly).collect();
        all.sort_by_key(|decision| std::cmp::Reverse(decision["loss_permille"].as_u64()));
        let ways = told["what_if"].as_array().expect("ways");
        assert_eq!(ways.len(), all.len().min(3));
        for way in ways {
            let decision = all.iter().find(|decision| decision["number"] == way["decision"]).expect("a costly one");
            let best = decision["options"].as_array().expect("options").iter().find(|option| option["taken"] == false);
            assert_eq!(best.map(|option| &option["line"]), Some(&way["line"]), "the best other option is taken");
        }
        tried += ways.len();
    }
    assert!(tried > 0, "no play of these costs anything; take other seeds");
}
