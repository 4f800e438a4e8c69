//! The command line from outside: the program is run as a user or another program would run it.

use super::program::Home;
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Child;

/// A program under way, driven line by line.
struct Partner {
    child: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Partner {
    fn new(home: &Home, args: &[&str]) -> Self {
        let mut child = home.command(args).spawn().expect("the program starts");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        Self { child, lines }
    }

    /// Everything up to the next decision, or to the end.
    fn read(&mut self) -> Vec<Value> {
        let mut out = Vec::new();
        for line in self.lines.by_ref() {
            let value: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
            let last = ["decision", "ended", "error"].contains(&value["type"].as_str().unwrap_or_default());
            out.push(value);
            if last {
                break;
            }
        }
        out
    }

    fn say(&mut self, line: &str) {
        let stdin = self.child.stdin.as_mut().expect("its input");
        writeln!(stdin, "{line}").and_then(|()| stdin.flush()).expect("it listens");
    }
}

/// The first open thing of a decision, as a command.
fn first_open(decision: &Value) -> String {
    let open = |list: &str| {
        let items = decision[list].as_array().cloned().unwrap_or_default();
        items.into_iter().find(|item| item["locked"].is_null()).map(|item| item["id"].as_str().unwrap_or("").to_owned())
    };
    match decision["kind"].as_str() {
        Some("table") => format!("propose {}", open("windows").expect("an open window")),
        _ => open("options").expect("an open option"),
    }
}

/// Plays turn by turn, choosing the first open thing; gives the commands and the last line.
fn bot(home: &Home, args: &[&str]) -> (Vec<String>, Value) {
    let mut partner = Partner::new(home, args);
    let mut script = Vec::new();
    for _ in 0..500 {
        let stretch = partner.read();
        let last = stretch.last().expect("an answer").clone();
        if last["type"] == "ended" {
            assert_eq!(partner.child.wait().expect("it ends").code(), Some(0));
            return (script, last);
        }
        assert_eq!(last["type"], "decision", "{last}");
        let command = first_open(&last);
        partner.say(&command);
        script.push(command);
    }
    panic!("the story does not end");
}

const JSONL: [&str; 8] = ["play", "late-objection", "--seed", "7", "--world", "as-told", "--format", "jsonl"];

/// A script that plays to an ending.
fn script(home: &Home) -> (String, Vec<String>) {
    let (commands, _) = bot(home, &JSONL);
    (home.file("script.txt", format!("# a whole play\n\n{}\n", commands.join("\n"))), commands)
}

fn digest(text: &str) -> String {
    let line = text.lines().find(|line| line.starts_with("Digest: ")).expect("a digest");
    line.trim_start_matches("Digest: ").to_owned()
}

#[test]
fn a_partner_plays_turn_by_turn_and_a_script_and_a_record_give_the_same() {
    let home = Home::new();
    let (path, commands) = script(&home);
    let (_, ended) = bot(&home, &JSONL);
    let expected = ended["digest"].as_str().expect("a digest").to_owned();

    let record = home.path("record.jsonl");
    let scripted = [&JSONL[..], &["--script", &path, "--record", &record]].concat();
    let ran = home.run(&scripted, "");
    ran.works();
    let lines = ran.json();
    assert_eq!(lines[0]["type"], "started");
    let last = lines.last().expect("a last line");
    assert_eq!((&last["type"], last["digest"].as_str()), (&Value::from("ended"), Some(expected.as_str())));
    for field in ["ending", "world", "gauges", "outage_minutes", "repair_minutes", "finding", "seed"] {
        assert!(!last[field].is_null(), "{field} is missing in {last}");
    }
    assert!(lines.iter().all(|line| line["type"].is_string()));
    let count = |kind: &str| lines.iter().filter(|line| line["type"] == kind).count();
    assert_eq!((count("decision"), count("gauges")), (commands.len(), commands.len() + 1));

    let text = ["play", "late-objection", "--seed", "7", "--world", "as-told", "--script", &path];
    let ran = home.run(&text, "");
    assert_eq!(digest(ran.works()), expected);
    assert!(ran.out.contains("Seed: 7. World: as-told."), "{}", ran.out);

    let ran = home.run(&["replay", &record], "");
    assert_eq!(digest(ran.works()), expected);
    let replayed = home.run(&["replay", &record, "--format", "jsonl"], "");
    replayed.works();
    let without_decisions: Vec<Value> = lines.iter().filter(|line| line["type"] != "decision").cloned().collect();
    assert_eq!(replayed.json(), without_decisions, "a replay tells what the play told");
}

#[test]
fn lines_of_text_are_never_wider_than_a_terminal() {
    let home = Home::new();
    let (path, _) = script(&home);
    let ran = home.run(&["play", "late-objection", "--seed", "7", "--world", "as-told", "--script", &path], "");
    for line in ran.works().lines() {
        assert!(line.chars().count() <= 80 || line.starts_with("warroom play"), "{line}");
    }
}

#[test]
fn wrong_names_are_errors_that_name_the_remedy() {
    let home = Home::new();
    home.run(&["play", "late-objektion", "--text"], "").fails(1, &["late-objection", "warroom list"]);
    home.run(&["play", "missing.ron", "--text"], "").fails(1, &["missing.ron", "warroom list"]);
    home.run(&["play", &home.path(""), "--text"], "").fails(1, &["scenario.ron", "warroom list"]);
    home.run(&["capture", "late-objektion", "-o", "pictures"], "").fails(1, &["late-objection"]);
    let script = home.file("script.txt", "call1-chanced");
    home.run(&["capture", "-o", "pictures", "--script", &script], "").fails(1, &["call1-changed"]);
    // Without an app there are no screens, and without a display there is nowhere to show them.
    home.run(&["capture", "-o", "pictures"], "").fails(1, &[if cfg!(feature = "app") { "display" } else { "app" }]);
    let wrong = ["play", "late-objection", "--world", "as-tolt", "--text"];
    home.run(&wrong, "").fails(1, &["did you mean `as-told`?"]);
    let bad = home.file("bad.ron", "(format: 1, id: \"bad\", titel: \"x\")");
    home.run(&["play", &bad, "--text"], "").fails(1, &["titel", "^", "bad.ron:1:"]);
    let latin = home.file("latin.ron", b"(id: \"caf\xe9\")");
    home.run(&["play", &latin, "--text"], "").fails(1, &["UTF-8"]);
    let ran = home.run(&["play", "nope", "--format", "jsonl"], "");
    ran.fails(1, &["nope"]);
    assert_eq!(ran.json()[0]["type"], "error");
}

#[test]
fn wrong_scripts_are_errors_with_the_line_and_what_is_open() {
    let home = Home::new();
    let (_, commands) = script(&home);
    let first = commands[0].as_str();
    let play = |name: &str, bytes: &[u8]| {
        let path = home.file(name, bytes);
        home.run(&["play", "late-objection", "--seed", "7", "--script", &path], "")
    };
    play("typo.txt", b"# one\nxyzzy\n").fails(1, &["typo.txt, line 2", "xyzzy", "open here:", first]);
    let late = commands.last().expect("a command");
    let early = play("early.txt", late.as_bytes());
    early.fails(1, &["early.txt, line 1", "is not open here", first]);
    assert_eq!(early.err.matches("not open here").count(), 1, "{}", early.err);
    play("forward.txt", b"forward").fails(1, &["line 1", "no table here", first]);
    let short = play("short.txt", first.as_bytes());
    short.fails(1, &["short.txt ends before the story does", "open here:", "(takes ", "a line to go on with here: "]);
    // Who writes it as a test has it, or puts a word before it, is told the line.
    for line in [format!("choose {first}"), format!("Choose(\"{first}\"),")] {
        play("words.txt", line.as_bytes()).fails(1, &[&format!("written without more: {first}")]);
    }
    play("latin.txt", b"caf\xe9").fails(1, &["latin.txt, line 1", "UTF-8"]);
    let all = format!("{}\n{first}\n", commands.join("\n"));
    let path = home.file("long.txt", all);
    let args = ["play", "late-objection", "--seed", "7", "--world", "as-told", "--script", &path];
    home.run(&args, "").fails(1, &["long.txt, line", "after the end"]);
    let folder = home.path("");
    home.run(&["play", "late-objection", "--script", &folder], "").fails(1, &["folder"]);
    home.run(&["play", "late-objection", "--script", "no-such.txt"], "").fails(1, &["no-such.txt"]);
    let ran = home.run(&JSONL, "xyzzy\n");
    ran.fails(1, &["standard input, line 1", "open here:"]);
    assert_eq!(ran.json().last().map(|line| line["type"].clone()), Some("error".into()));
}

/// A scene is headed by the hour at which it plays, also where evidence comes in before the clock moves on.
#[test]
fn a_heading_shows_the_hour_of_its_scene() {
    let home = Home::new();
    let small = super::common::SMALL.replace("effects: [Complete, ToWindow,", "effects: [Learn(\"ran\"), ToWindow,");
    let (path, script) = (
        home.file("small.ron", small),
        home.file("s.txt", "push\nanswer\nwhy\ntell\npropose tonight\nforward\npropose tonight\nforward"),
    );
    let ran = home.run(&["play", &path, "--seed", "1", "--script", &script], "");
    let night = ran.out.find("Wednesday 22:00.").expect("the night is headed by its window");
    assert!(ran.out.find("New evidence, It ran").is_some_and(|told| told > night), "{}", ran.out);
}

#[test]
fn a_table_in_a_script_names_windows_measures_and_what_is_locked() {
    let home = Home::new();
    let (_, commands) = script(&home);
    let at = commands.iter().position(|line| line.starts_with("propose")).expect("a table");
    let before = commands[..at].join("\n");
    for (line, says) in [
        ("forward", "Nothing has been proposed yet"),
        ("propose", "the id of a window"),
        ("propose someday", "there is no window `someday`"),
        ("propose thursday nonsense", "there is no measure `nonsense`"),
        ("Propose(\"thursday\", [])", "written without more: propose thursday"),
        ("xyzzy", "a line to go on with here: propose "),
        ("rush", "there is no choice `rush`"),
    ] {
        let path = home.file("table.txt", format!("{before}\n{line}\n"));
        let args = ["play", "late-objection", "--seed", "7", "--world", "as-told", "--script", &path];
        let place = format!("table.txt, line {}", at + 1);
        home.run(&args, "").fails(1, &[&place, says, "windows:", "measures:", "locked:"]);
    }
}

#[test]
fn wrong_records_are_errors_that_name_the_remedy() {
    let home = Home::new();
    let (path, _) = script(&home);
    let record = home.path("record.jsonl");
    home.run(&[&JSONL[..], &["--script", &path, "--record", &record]].concat(), "").works();
    let text = std::fs::read_to_string(&record).expect("a record");
    let replay = |name: &str, bytes: &[u8]| home.run(&["replay", &home.file(name, bytes)], "");

    replay("empty", b"").fails(1, &["empty", "another copy"]);
    replay("head", &text.as_bytes()[..40]).fails(1, &["another copy"]);
    replay("latin", b"\xff\xfe").fails(1, &["UTF-8"]);
    replay("prose", b"Dear diary\n").fails(1, &["line 1", "--record FILE"]);
    replay("release", text.replacen("\"rules\":1", "\"rules\":99", 1).as_bytes()).fails(1, &["release that wrote it"]);
    replay("seed", text.replacen("\"seed\":7", "\"seed\":8", 1).as_bytes()).fails(1, &["line 2", "unchanged copy"]);
    replay("stranger", text.replacen("late-objection", "strange", 1).as_bytes()).fails(1, &["--scenario PATH"]);
    let other = text.lines().next().and_then(|line| line.split("\"hash\":\"").nth(1)).expect("a hash");
    let hash = &other[..64];
    let other = replay("other", text.replace(hash, &"0".repeat(64)).as_bytes());
    other.fails(1, &["Late Objection", "was changed since", "--scenario PATH", "`warroom play late-objection`"]);
    assert!(!other.err.contains("00000000"), "nobody can do anything with a digest: {}", other.err);
    let gone: Vec<&str> = text.lines().enumerate().filter(|(at, _)| *at != 2).map(|(_, line)| line).collect();
    replay("gone", (gone.join("\n") + "\n").as_bytes()).fails(1, &["line", "unchanged copy"]);
    home.run(&["replay", &home.path("")], "").fails(1, &["folder"]);
    home.run(&["replay", "no-such-record"], "").fails(1, &["no-such-record"]);

    // A last line that was cut off loses one decision and no more.
    let ran = replay("torn", &text.as_bytes()[..text.len() - 9]);
    assert!(ran.works().contains("the story does not"), "{}", ran.out);
    assert!(ran.err.contains("cut off"), "{}", ran.err);
}

#[test]
fn a_record_replaces_nothing_but_a_record() {
    let home = Home::new();
    let diary = home.file("diary.txt", "Dear diary");
    for target in [diary.as_str(), &home.path("")] {
        let args = ["play", "late-objection", "--text", "--record", target];
        home.run(&args, "").fails(1, &["choose another name"]);
    }
    assert_eq!(std::fs::read_to_string(&diary).expect("the diary"), "Dear diary");
}

#[test]
fn wrong_usage_is_told_apart() {
    let home = Home::new();
    home.run(&["plya"], "").fails(2, &["play"]);
    home.run(&["play"], "").fails(2, &["ID_OR_FILE"]);
    home.run(&["play", "late-objection", "--seed", "many"], "").fails(2, &["--seed"]);
    home.run(&["capture", "-o", "pictures", "--size", "wide"], "").fails(2, &["1280x720"]);
    home.run(&["capture", "-o", "pictures", "--text", "250"], "").fails(2, &["200"]);
    home.run(&["play", "late-objection", "--mode", "easy"], "").fails(2, &["practice"]);
    home.run(&["play", "late-objection", "--text", "--format", "jsonl"], "").fails(2, &["--text"]);
    assert!(home.run(&["--help"], "").works().contains("Exit codes"));
}

#[test]
fn the_shelf_shows_what_is_wrong_with_a_scenario_and_goes_on() {
    let home = Home::new();
    home.file("scenarios/broken.ron", "(format: 1, id: \"broken\", titel: 3)");
    home.file("scenarios/zebra/scenario.ron", b"\xff");
    let ran = home.run(&["list"], "");
    let text = ran.works();
    assert!(text.contains("late-objection") && text.contains("built in"), "{text}");
    assert!(text.contains("broken.ron:1:") && text.contains("UTF-8"), "{text}");
    let ran = home.run(&["list", "--format", "json"], "");
    let all: Vec<Value> = serde_json::from_str(ran.works()).expect("JSON");
    assert_eq!(all.len(), 3);
    assert!(all[0]["error"].is_null() && all[0]["minutes"].is_number());
    assert!(all[1]["error"].is_string() && all[2]["error"].is_string());
}

#[test]
fn a_session_in_the_terminal_forgives_everything() {
    let home = Home::new();
    let (_, commands) = script(&home);
    let at = commands.iter().position(|line| line.starts_with("propose")).expect("a table");
    let drawers = "help\nagain\noptions\ngauges\nclock\nregister\nevidence\npeople\nperson nadia\nperson x\nperson\n\
        agreements\npapers\npaper 1\npaper 99\ntranscript\ntranscript nadia\ntranscript zzzz\nsave\n\n0\n99\n-1\nfoo\n\
        nonsense with words\nback\nforward\np\nundo\n1\nundo\n";
    let table = "windows\nmeasures\nwindow 1\nwindow 99\nwindow sun\nadd 1 2\nadd run-scripts\nadd foo\nremove 1\nadd\n\
        draft\nclear\n3\nrun-scripts\nforward\npropose 99\npropose nothing\nhelp\ngauges\npropose thursday\nundo\n";
    let input = format!("{drawers}{}\n{table}{}\n", commands[..at].join("\n"), commands[at..].join("\n"));
    let args = ["play", "late-objection", "--seed", "7", "--world", "as-told", "--text"];
    let ran = home.run(&args, &input);
    let text = ran.works();
    for said in ["Taken back", "Your draft:", "Faces:", "Hours:", "no window 99", "no table here", "The end:"] {
        assert!(text.contains(said), "`{said}` is missing in: {text}");
    }
    let (_, ended) = bot(&home, &JSONL);
    assert_eq!(digest(text), ended["digest"].as_str().expect("a digest"), "what was taken back leaves no trace");
    assert!(home.0.join("records/late-objection").is_dir() && !home.0.join("saves/late-objection.jsonl").exists());
}

#[test]
fn a_play_that_was_left_is_resumed() {
    let home = Home::new();
    let args = ["play", "late-objection", "--seed", "7", "--text"];
    let ran = home.run(&args, "quit\n");
    assert!(ran.works().contains("nothing is saved"), "{}", ran.out);
    let ran = home.run(&args, "1\n");
    assert!(ran.works().contains("Resume with: warroom play late-objection --text"), "{}", ran.out);
    let save = Path::new(&home.0).join("saves/late-objection.jsonl");
    let saved = std::fs::read_to_string(&save).expect("a save");
    // Neither a look nor a slip changes what was saved.
    let ran = home.run(&["play", "late-objection", "--text"], "maybe\nyes\ngauges\n");
    assert!(ran.works().contains("Resume it?") && ran.out.contains("seed 7"), "{}", ran.out);
    home.run(&["play", "late-objection", "--text"], "no\nquit\n").works();
    assert_eq!(std::fs::read_to_string(&save).expect("a save"), saved);
    // A save that cannot be read is set aside.
    std::fs::write(&save, "Dear diary\n").expect("a file");
    let ran = home.run(&["play", "late-objection", "--text"], "quit\n");
    assert!(ran.works().contains("nothing is saved") && ran.err.contains("kept as"), "{}", ran.err);
    assert!(home.0.join("saves/late-objection.kept-1.jsonl").is_file());
}

#[test]
fn one_goes_on_from_a_decision_and_the_play_as_it_stood_is_kept() {
    let home = Home::new();
    let (_, commands) = script(&home);
    let ways = format!("{}\nfrom 9\nfrom 2\nquit\n", commands[..3].join("\n"));
    let ran = home.run(&["play", "late-objection", "--seed", "7", "--world", "as-told", "--text"], &ways);
    let text = ran.works();
    assert!(text.contains("a number from 1 to 3") && text.contains("before decision 2 again"), "{text}");
    let decisions = |name: &str| {
        let save = std::fs::read_to_string(home.0.join("saves").join(name)).expect("a save");
        commands[..3].iter().map(|line| save.matches(&format!("\"{line}\"")).count()).collect::<Vec<_>>()
    };
    assert_eq!(decisions("late-objection.jsonl"), [1, 0, 0], "what follows the first decision is taken anew");
    assert_eq!(decisions("late-objection.kept-1.jsonl"), [1, 1, 1]);
}

#[test]
fn who_was_not_seen_is_named_in_the_terminal_too() {
    let home = Home::new();
    let (_, commands) = script(&home);
    let all = format!("{}\n", commands.join("\n"));
    let ran = home.run(&["play", "late-objection", "--seed", "7", "--world", "as-told", "--text"], &all);
    let text = ran.works();
    let (line, room) = (text.find("Not seen: ").expect("somebody"), text.find("Who was asked").expect("the war room"));
    assert!(line < room && text.matches("Not seen: ").count() == 1, "before the next scene, and once");
}

#[test]
fn a_challenge_takes_the_seed_of_the_day_and_nothing_back() {
    let home = Home::new();
    let args = ["play", "late-objection", "--mode", "challenge", "--text"];
    let ran = home.run(&args, "1\nundo\nquit\n");
    assert!(ran.works().contains("nothing can be taken back"), "{}", ran.out);
    let ran = home.run(&["play", "late-objection", "--mode", "challenge", "--format", "jsonl"], "");
    let seed = ran.json()[0]["seed"].as_u64().expect("a seed");
    assert!((20_000..60_000).contains(&seed), "{seed} is no number of days since 1970");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let home = Home::new();
    let (path, _) = script(&home);
    for args in [&["list"][..], &["play", "late-objection", "--seed", "7", "--script", &path], &JSONL, &["--help"]] {
        let mut child = home.command(args).spawn().expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn without_arguments_or_display_it_plays_in_the_terminal() {
    let home = Home::new();
    let ran = home.run(&[], "quit\n");
    assert!(ran.works().contains("The Late Objection"), "{}", ran.out);
    assert!(!ran.err.contains("bug:"), "{}", ran.err);
}
