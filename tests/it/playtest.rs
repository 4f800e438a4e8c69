//! Playtests and the story's map through their doors: the same seed, the same report; an odd play is played again.

use super::common;
use super::program::Home;
use serde_json::Value;
use warroom::analysis::graph::{Heat, Map};
use warroom::report::graph;

fn report(home: &Home, args: &[&str]) -> String {
    let file = home.file("small.ron", common::SMALL);
    let mut all = vec!["playtest", &file, "--format", "json"];
    all.extend(args);
    home.run(&all, "").works().to_owned()
}

// One test and one home: what the scenario comes to is worked out once.
#[test]
fn the_same_seed_gives_the_same_report_and_an_odd_play_is_played_again() {
    let home = Home::new();
    same_seed(&home);
    odd_plays(&home);
}

fn same_seed(home: &Home) {
    let all = ["--runs", "40", "--seed", "7"];
    let one = report(home, &all);
    assert_eq!(one, report(home, &all));
    assert_ne!(one, report(home, &["--runs", "40", "--seed", "8"]));
    let read: Value = serde_json::from_str(&one).expect("JSON");
    let players = read["players"].as_array().expect("players");
    assert_eq!(players.len(), 12);
    let spread: Vec<u64> = players.iter().map(|player| player["histogram"][0].as_u64().expect("a count")).collect();
    assert!(players.iter().all(|player| player["plays"] == 40), "{spread:?}");
    // Run i uses seed + i, so a later start meets the same plays.
    let whole: Value = serde_json::from_str(&report(home, &["--runs", "2", "--seed", "7", "--bot", "random"])).unwrap();
    let second: Value =
        serde_json::from_str(&report(home, &["--runs", "1", "--seed", "8", "--bot", "random"])).unwrap();
    let total = |read: &Value, of: &str| read["players"][0]["total"][of].as_i64().expect("points");
    let (least, greatest) = (total(&whole, "least"), total(&whole, "greatest"));
    assert!([least, greatest].contains(&total(&second, "median")), "{whole} {second}");
}

fn odd_plays(home: &Home) {
    let scripts = home.path("odd");
    let read: Value =
        serde_json::from_str(&report(home, &["--runs", "120", "--bot", "least-used", "--scripts", &scripts])).unwrap();
    let odd = read["odd"].as_array().expect("odd plays");
    assert!(odd.len() >= 6, "{odd:?}");
    for play in odd {
        let kind = play["kind"].as_str().expect("a kind").replace('_', "-");
        let (seed, world) = (play["seed"].to_string(), play["world"].as_str().expect("a world"));
        let script = format!("{scripts}/{kind}-least-used-{seed}.txt");
        let file = home.path("small.ron");
        let args = ["play", &file, "--seed", &seed, "--world", world, "--script", &script, "--format", "jsonl"];
        let ran = home.run(&args, "");
        ran.works();
        let ended = ran.json().pop().expect("an end");
        assert_eq!((&ended["ending"], &ended["decisions"]), (&play["ending"], &play["decisions"]), "{kind}");
        // A play that ended before its books were closed has lost nothing yet; the report says what is expected.
        let lost = ended["outage_minutes"].as_u64().expect("minutes");
        assert!(lost == 0 || play["downtime"] == lost, "{kind}: {lost} minutes");
    }
}

#[test]
fn the_report_for_people_says_first_what_is_wrong() {
    let home = Home::new();
    let file = home.file("small.ron", common::SMALL);
    let text = home.run(&["playtest", &file, "--runs", "60"], "").works().to_owned();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is missing in\n{text}"));
    assert!(at("WHAT TO LOOK AT FIRST") < at("What nobody ever sees"));
    assert!(at("What nobody ever sees") < at("What is unfair") && at("What is dull") < at("HOW THE PLAYERS FARE"));
    assert!(text.lines().all(|line| line.chars().count() <= 80), "a line is too long for a terminal");
    let page = home.run(&["playtest", &file, "--runs", "60", "--format", "html"], "").works().to_owned();
    let page = roxmltree::Document::parse_with_options(
        &page,
        roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() },
    );
    let page = page.expect("a page that is well formed");
    let charts = page.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "svg")));
    assert!(charts.count() >= 4);
    let ran = home.run(&["playtest", &file, "--bot", "texbook"], "");
    ran.fails(1, &["there is no bot `texbook`", "`textbook`"]);
}

#[test]
fn the_map_of_a_small_story_is_as_agreed_and_is_drawn_with_heat() {
    let home = Home::new();
    let map = Map::of(&common::small());
    let written = graph::mermaid(&map, None);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/reports/small.mmd");
    if std::env::var_os("WARROOM_AGREE").is_some() {
        std::fs::write(path, &written).expect("the agreed map is written");
    }
    let agreed = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(written, agreed, "look at it, and agree to it with WARROOM_AGREE=1");
    let file = home.file("small.ron", common::SMALL);
    assert_eq!(home.run(&["graph", &file], "").works(), agreed);
    for (name, heat) in [("plain.svg", None), ("warm.svg", Some("playtest")), ("map.dot", None)] {
        let path = home.path(name);
        let mut args = vec!["graph", &file, "-o", &path];
        args.extend(heat.iter().flat_map(|heat| ["--heat", heat]));
        home.run(&args, "").works();
    }
    let read = |name: &str| std::fs::read_to_string(home.path(name)).expect("it was written");
    assert_ne!(read("plain.svg"), read("warm.svg"));
    // In the text for other tools a place has one style, and a way that nobody went is pale and without a word.
    let heat = Heat { of: "one play".into(), plays: 1, scenes: [(0, 1)].into(), ..Default::default() };
    let dot = graph::dot(&map, Some(&heat));
    assert!(
        dot.lines().all(|line| line.matches("style=").count() <= 1) && dot.contains("style=\"bold,filled\""),
        "{dot}"
    );
    assert!(dot.contains("color=gray70, label=\"\""), "{dot}");
    let mermaid = graph::mermaid(&map, Some(&heat));
    assert!(mermaid.contains("style n0 fill:#") && mermaid.contains("linkStyle 0,"), "{mermaid}");
    assert!(read("map.dot").starts_with("digraph"));
    let text = read("warm.svg");
    let drawn = roxmltree::Document::parse(&text).expect("SVG");
    let number = |node: &roxmltree::Node, name: &str| node.attribute(name).and_then(|value| value.parse::<f32>().ok());
    let root = drawn.root_element();
    let (wide, high) = (number(&root, "width").expect("a width"), number(&root, "height").expect("a height"));
    for words in drawn.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text"))) {
        let (x, y) = (number(&words, "x").expect("a place"), number(&words, "y").expect("a place"));
        assert!((0.0..=wide).contains(&x) && (0.0..=high).contains(&y), "{:?} lies outside", words.text());
    }
    home.run(&["graph", &file, "-o", "map.png"], "").fails(1, &["map.png", ".svg"]);
}
