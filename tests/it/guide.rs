//! The trainers' guide keeps its word: its examples load and play, its tables miss nothing, its numbers are computed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use warroom::analysis::bots::random::Random;
use warroom::analysis::playtest;
use warroom::diagnostics::{Diagnostic, Source, concise, full};
use warroom::scenario::decode::{Cx, Decode, FieldInfo, VariantInfo};
use warroom::scenario::model::{PersonId, WindowId, WorldId};
use warroom::scenario::raw::{self, *};
use warroom::scenario::tree::{self, Args, Kind, Node};
use warroom::scenario::{self, load};
use warroom::sim::decide::Silent;
use warroom::sim::{self, Command, State, gauges, rng, table};
use warroom::trial::raw::{Case, Edge, Expectation, Number, Step, Test, Tests};
use warroom::trial::{self, Verdict};

const GUIDE: &str = include_str!("../../scenarios/README.md");

/// The list of all records of the format, and of all sets of names.
macro_rules! types {
    (records: $($record:ident)*; names: $($names:ident)*;) => {
        const RECORDS: &[(&str, &[FieldInfo])] = &[$((stringify!($record), $record::FIELDS)),*];
        const NAMES: &[(&str, &[VariantInfo])] = &[$((stringify!($names), $names::VARIANTS)),*];

        /// Decodes a list of values of a type by its name.
        fn decode_list(name: &str, node: &Node, cx: &mut Cx) -> bool {
            match name {
                $(stringify!($record) => Vec::<$record>::decode(node, cx).is_some(),)*
                $(stringify!($names) => Vec::<$names>::decode(node, cx).is_some(),)*
                _ => panic!("the guide marks values of an unknown type {name}"),
            }
        }
    };
}

types! {
    records: Scenario Framework Clock Window Deadline World Person Need Disclosure Block Refusal Portrait Relation Fact Risk
        Change Measure Reveal Treat Remediation ChangeAuthority Ruling Flag Document Signature Scene Until Route Line Choice Why Visit
        Interruption Ending Scoring PackageRule Tests Test Case;
    names: Setting Build Hair HairColour Clothes Face Features Nose BeardCut Neckwear Finding Decision SceneKind Backdrop Mood Authority Mode Conduct Look Cond Bound Effect
        Step Expectation Number Edge;
}

/// A block of code of the guide.
struct Example {
    /// What the comment before it says, such as `fragment: cast`.
    mark: String,
    /// The language of the block.
    language: &'static str,
    /// What stands in it.
    text: &'static str,
}

/// All blocks of code, in order.
fn examples() -> Vec<Example> {
    let mut out = Vec::new();
    let mut rest = GUIDE;
    let mut mark = String::new();
    while let Some(at) = rest.find("```") {
        let before = rest[..at].trim_end();
        if let Some(comment) = before.rsplit("<!-- ").next().and_then(|last| last.strip_suffix(" -->")) {
            mark = comment.to_owned();
        }
        let (language, body) = rest[at + 3..].split_once('\n').expect("a block has a first line");
        let end = body.find("```").unwrap_or_else(|| panic!("a block of `{language}` is never closed"));
        out.push(Example { mark: std::mem::take(&mut mark), language, text: &body[..end] });
        rest = &body[end + 3..];
    }
    out
}

/// The blocks of RON with a mark.
fn marked(mark: &str) -> Vec<&'static str> {
    let all = examples().into_iter().filter(|example| example.language == "ron");
    all.filter(|example| example.mark == mark).map(|example| example.text).collect()
}

/// Loads a text that must have no mistakes.
fn sound(name: &str, text: &str) -> scenario::Scenario {
    let source = Source::new(name, text);
    let loaded = load(&source);
    assert!(loaded.diagnostics.is_empty(), "{}", full(&loaded.diagnostics, &source, false));
    loaded.scenario.expect("a text without mistakes gives a scenario")
}

/// Plays a scenario to its end by chance, seed after seed.
fn plays(scenario: &scenario::Scenario) {
    for seed in 0..50 {
        let outcome = playtest::play(scenario, seed, None, &mut Random::new(seed), |_, _| {});
        assert!(
            matches!(outcome.state.ended, Some(Some(_))),
            "{} comes to no ending with seed {seed}: it stops in scene {}",
            scenario.id,
            scenario.scenes[outcome.state.scene.index()].id
        );
    }
}

/// The scenario that all fragments make together, in the frame that the guide shows.
fn assembled() -> String {
    let mut parts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for example in examples() {
        if let Some(field) = example.mark.strip_prefix("fragment: ") {
            let text = example.text.trim();
            let (name, value) = text.split_once(": ").expect("a fragment begins with the name of its field");
            assert_eq!(name, field, "a fragment says which field it is for");
            parts.entry(name).or_default().push(value.trim_end_matches(','));
        }
    }
    let [frame] = marked("frame")[..] else { panic!("the guide has one frame") };
    let mut text = frame.to_owned();
    let every = format!(
        "[(id: \"everything\", effects: [If(Never, {}), If(Any({}), [])], to: \"called\")]",
        marked("values: Effect").concat(),
        marked("values: Cond").concat()
    );
    parts.entry("scenes").or_default().push(&every);
    for (field, values) in parts {
        let (empty, full) = match values[..] {
            [value] if value.starts_with('(') => ("None", value.to_owned()),
            _ => {
                let inner = values.iter().map(|value| {
                    let inner = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
                    inner.unwrap_or_else(|| panic!("{field} is a list")).trim().trim_end_matches(',')
                });
                ("[]", format!("[{}]", inner.collect::<Vec<_>>().join(",\n")))
            }
        };
        let hole = format!("\n    {field}: {empty},");
        assert!(text.contains(&hole), "the frame of the guide has no hole {}", hole.trim());
        text = text.replacen(&hole, &format!("\n    {field}: {full},"), 1);
    }
    text
}

/// Plays tests of the first scenario: each with what came of it.
fn tested(text: &str) -> Vec<(String, Verdict)> {
    let scenario = Arc::new(sound("first.ron", marked("scenario")[0]));
    let source = Source::new("my-scenario.tests.ron", text);
    let loaded = trial::load(&source, &scenario);
    assert!(loaded.diagnostics.is_empty(), "{}", full(&loaded.diagnostics, &source, false));
    loaded.trials.iter().map(|trial| (trial.name.clone(), trial::run(&scenario, trial, None))).collect()
}

#[test]
fn every_example_is_marked_and_read() {
    for example in examples().iter().filter(|example| example.language == "ron") {
        let kind = example.mark.split(':').next().unwrap_or_default();
        match kind {
            "scenario" => plays(&sound("scenario.ron", example.text)),
            "values" => {
                let name = example.mark.trim_start_matches("values: ");
                let (node, diagnostics) = tree::parse(example.text);
                let mut cx = Cx { diagnostics, ..Default::default() };
                let read = decode_list(name, &node.expect("a block holds a value"), &mut cx);
                let text = concise(&cx.diagnostics, &Source::new(name, example.text));
                assert!(read && cx.diagnostics.is_empty(), "{text}");
            }
            "tests" => {
                for (name, verdict) in tested(example.text) {
                    assert_eq!(verdict, Verdict::Passed, "{name}");
                }
            }
            "fragment" | "frame" | "mistake" | "failing" => {}
            _ => panic!("this block of the guide is not marked, so nothing tests it:\n{}", example.text),
        }
    }
}

#[test]
fn the_fragments_make_a_scenario_that_plays() {
    plays(&sound("assembled.ron", &assembled()));
}

/// What a value is, read from the words in which the decoder says what it expects.
#[derive(Clone, Debug)]
enum Shape {
    List(Box<Shape>),
    Tuple(Vec<Shape>),
    Record(String),
    Names(String),
    Plain,
}

/// Reads a shape from the start of the words; the rest is what follows it.
fn shape(words: &str) -> (Shape, &str) {
    if let Some(of) = words.strip_prefix("a list (each of it ") {
        let (of, rest) = shape(of);
        return (Shape::List(Box::new(of)), rest.strip_prefix(')').unwrap_or(rest));
    }
    if let Some(mut rest) = words.strip_prefix('(') {
        let mut all = Vec::new();
        loop {
            let (one, more) = shape(rest);
            all.push(one);
            match more.strip_prefix(", ") {
                Some(more) => rest = more,
                None => return (Shape::Tuple(all), more.strip_prefix(')').unwrap_or(more)),
            }
        }
    }
    let end = |words: &str| words.find(|c: char| !c.is_alphanumeric()).unwrap_or(words.len());
    if let Some(name) = words.strip_prefix("one of the names of ") {
        return (Shape::Names(name[..end(name)].to_owned()), &name[end(name)..]);
    }
    if let Some(rest) = words[end(words)..].strip_prefix("(...)") {
        return (Shape::Record(words[..end(words)].to_owned()), rest);
    }
    (Shape::Plain, &words[words.find([',', ')']).unwrap_or(words.len())..])
}

/// Notes every field and every name that is used in a tree.
fn used(node: &Node, shape_of: &Shape, out: &mut BTreeSet<String>) {
    match (shape_of, &node.kind) {
        (Shape::List(of), Kind::List(values)) => values.iter().for_each(|value| used(value, of, out)),
        (Shape::Tuple(of), Kind::Tuple(values)) => of.iter().zip(values).for_each(|(of, value)| used(value, of, out)),
        (Shape::Record(name), Kind::Struct(fields) | Kind::Named { args: Args::Fields(fields), .. }) => {
            let infos = RECORDS.iter().find(|(record, _)| record == name).expect("every record is in the list").1;
            for field in fields {
                let info = infos.iter().find(|info| info.name == field.name).expect("the block was decoded");
                out.insert(format!("{name}.{}", field.name));
                used(&field.value, &shape(&(info.expects)()).0, out);
            }
        }
        (Shape::Names(of), Kind::Name(name)) => drop(out.insert(format!("{of}::{name}"))),
        (Shape::Names(of), Kind::Named { name, args: Args::Values(values), .. }) => {
            out.insert(format!("{of}::{name}"));
            let infos = NAMES.iter().find(|(names, _)| names == of).expect("every set of names is in the list").1;
            let info = infos.iter().find(|info| info.name == name).expect("the block was decoded");
            info.args.iter().zip(values).for_each(|(arg, value)| used(value, &shape(&arg()).0, out));
        }
        _ => {}
    }
}

#[test]
fn every_field_and_every_name_has_an_example() {
    let mut seen = BTreeSet::new();
    let mut note = |text: &str, shape: Shape| used(&tree::parse(text).0.expect("a value"), &shape, &mut seen);
    let whole = Shape::Record("Scenario".into());
    note(&assembled(), whole.clone());
    marked("frame").into_iter().for_each(|text| note(text, whole.clone()));
    marked("tests").into_iter().for_each(|text| note(text, Shape::Record("Tests".into())));
    for example in examples() {
        if let Some(name) = example.mark.strip_prefix("values: ") {
            let record = RECORDS.iter().any(|(record, _)| *record == name);
            let of = if record { Shape::Record(name.into()) } else { Shape::Names(name.into()) };
            note(example.text, Shape::List(Box::new(of)));
        }
    }
    let fields = RECORDS.iter().flat_map(|(name, infos)| infos.iter().map(move |info| format!("{name}.{}", info.name)));
    let names = NAMES.iter().flat_map(|(of, infos)| infos.iter().map(move |info| format!("{of}::{}", info.name)));
    let missing: Vec<String> = fields.chain(names).filter(|wanted| !seen.contains(wanted)).collect();
    assert!(missing.is_empty(), "the guide has no example of: {}", missing.join(", "));
}

/// The part of the guide under a heading, up to the next one of any depth.
fn section(heading: &str) -> &'static str {
    let found = GUIDE.match_indices(&format!("# {heading}\n")).next();
    let (at, _) = found.unwrap_or_else(|| panic!("the guide has no heading `{heading}`"));
    let body = &GUIDE[at + heading.len() + 3..];
    &body[..body.find("\n#").unwrap_or(body.len())]
}

#[test]
fn every_field_and_every_name_stands_in_its_table() {
    let mut missing = Vec::new();
    for (record, infos) in RECORDS {
        let rows = rows(section(record));
        for info in *infos {
            let row = rows.iter().find(|row| row[0] == format!("`{}`", info.name));
            match row {
                Some(row) if (row[2] == "required") == info.required => {}
                Some(_) => missing.push(format!("{record}.{} (required or not?)", info.name)),
                None => missing.push(format!("{record}.{}", info.name)),
            }
        }
    }
    for (of, infos) in NAMES {
        let rows = rows(section(of));
        for info in *infos {
            let told = |row: &&Vec<&str>| {
                let shown = row[0].trim_matches('`');
                shown.split('(').next() == Some(info.name) && shown.contains('(') != info.args.is_empty()
            };
            if !rows.iter().any(|row| told(&row)) {
                missing.push(format!("{of}::{}", info.name));
            }
        }
    }
    assert!(missing.is_empty(), "the tables of the guide lack: {}", missing.join(", "));
}

/// The rows of the tables in a text, cell by cell.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let lines = text.lines().filter(|line| line.starts_with("| ") && !line.contains("---"));
    lines.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

#[test]
fn every_text_has_an_id_that_the_guide_describes() {
    let scenario = sound("assembled.ron", &assembled());
    let described: BTreeSet<&str> = section("Text ids").split('`').skip(1).step_by(2).collect();
    for text in scenario.texts.iter().filter(|text| !text.id.is_empty()) {
        let parts: Vec<&str> = text.id.split('.').collect();
        let pattern = match parts[..] {
            [kind, _, what] => format!("{kind}.ID.{what}"),
            [kind, _, what, _] => format!("{kind}.ID.{what}.N"),
            _ => text.id.clone(),
        };
        assert!(described.contains(pattern.as_str()), "the guide does not describe {pattern} ({})", text.id);
    }
}

/// Makes a choice by its id.
fn choose(scenario: &scenario::Scenario, state: &State, id: &str) -> State {
    let choice = scenario.choice_by_id(id).unwrap_or_else(|| panic!("there is no choice {id}"));
    sim::act(scenario, state, Command::Choose(choice), &mut Silent).unwrap_or_else(|refused| panic!("{id}: {refused}"))
}

/// The row that the guide shows for a moment of the worked example.
fn gauges_row(moment: &str, scenario: &scenario::Scenario, state: &State) -> String {
    let (trust, downtime) = (gauges::trust(scenario, state), gauges::downtime(scenario, state));
    let band = |band: gauges::Band| format!("{} to {}, centre {}", band.low, band.high, band.centre);
    let compliance = band(gauges::compliance(scenario, state));
    let (expected, ninety) = (band(downtime.band), band(downtime.ninety));
    format!("| {moment} | {}, mean {} | {compliance} | {expected} | {ninety} |", trust.lowest, trust.mean)
}

#[test]
fn the_gauges_of_the_worked_example_are_as_told() {
    let told = section("A worked example");
    let text =
        examples().into_iter().find(|example| example.text.contains("\"gauges\"")).expect("the worked example").text;
    let scenario = sound("gauges.ron", text);
    let check = |moment: &str, scenario: &scenario::Scenario, state: &State| {
        let row = gauges_row(moment, scenario, state);
        assert!(told.contains(&row), "the guide should say\n{row}\nand says\n{told}");
    };
    let start = sim::start(&scenario, 1, Some(WorldId::at(0)), &mut Silent);
    check("At the start", &scenario, &start);
    let asked = choose(&scenario, &start, "ask");
    check("After the question", &scenario, &asked);
    check("After the agreement", &scenario, &choose(&scenario, &asked, "agree"));
    let from = told.find("`remediation: ").expect("the worked example tells the way back") + 1;
    let way_back = told[from..].split('`').next().unwrap_or_default();
    let scenario = sound("gauges.ron", &text.replacen("    scenes:", &format!("    {way_back}\n    scenes:"), 1));
    let start = sim::start(&scenario, 1, Some(WorldId::at(0)), &mut Silent);
    check("With a way back, after the question", &scenario, &choose(&scenario, &start, "ask"));
}

#[test]
fn the_steps_of_trust_are_as_told() {
    let rows = rows(section("Trust and tension"));
    let mut seen = 0;
    for row in rows.iter().filter(|row| row[0].parse::<u8>().is_ok()) {
        for (step, told) in [(5, row[1]), (-5, row[2])] {
            let text = format!(
                "(format: 1, id: \"t\", version: \"1\", title: \"T\", clock: (now: \"Mon 09:00\"),
                  cast: [(id: \"a\", name: \"A\", role: \"a\"), (id: \"b\", name: \"B\", role: \"b\")],
                  relations: [(id: \"r\", between: [\"a\", \"b\"], tension: {})],
                  scenes: [(id: \"s\", choices: [(id: \"c\", say: \"C\", effects: [Trust(\"a\", {step}), End])])],
                  endings: [(id: \"e\", title: \"E\", text: \"E\")])",
                row[0]
            );
            let scenario = sound("trust.ron", &text);
            let state = choose(&scenario, &sim::start(&scenario, 0, None, &mut Silent), "c");
            assert_eq!(format!("{:+}", i32::from(state.trust[0]) - 50), told, "tension {}, step {step}", row[0]);
            seen += 1;
        }
    }
    assert_eq!(seen, 8);
}

#[test]
fn the_answers_at_the_table_are_as_told() {
    let scenario = sound("first.ron", marked("scenario")[0]);
    let mut state = sim::start(&scenario, 0, None, &mut Silent);
    state.proposed_window = Some(WindowId::at(0));
    state.proposal = 1;
    let rows = rows(section("How somebody answers"));
    let told = |who: &str| rows.iter().find(|row| row[0] == who).map(|row| row[7].to_owned());
    let margin = |state: &State| Some(table::answer(&scenario, state, PersonId::at(0)).margin.to_string());
    assert_eq!(told("Ada, unheard"), margin(&state));
    let mut state = choose(&scenario, &sim::start(&scenario, 0, None, &mut Silent), "call-ask");
    state.proposed_window = Some(WindowId::at(0));
    state.proposal = 1;
    assert_eq!(told("Ada, heard"), margin(&state));
}

#[test]
fn the_first_scenario_is_as_explained() {
    let scenario = sound("first.ron", marked("scenario")[0]);
    let start = sim::start(&scenario, 0, None, &mut Silent);
    assert_eq!(choose(&scenario, &start, "call-signed").known, 0, "asked roughly, Ada tells nothing");
    let asked = choose(&scenario, &start, "call-ask");
    assert_eq!(asked.known.count_ones(), 2, "asked well, she tells both things");
    let (tuesday, try_one, paper, watch) = (WindowId::at(0), 1, 2, 4);
    for together in [try_one | paper, try_one | watch, try_one | paper | watch] {
        assert!(!table::fits(&scenario, &asked, tuesday, together), "the hours should not reach");
    }
    for alone in [try_one, paper, watch, paper | watch] {
        assert!(table::fits(&scenario, &asked, tuesday, alone), "{alone:#b} should fit");
    }
    let mut state = choose(&scenario, &asked, "office-ask");
    let package = Command::Propose { window: tuesday, measures: try_one };
    state = sim::act(&scenario, &state, package, &mut Silent).expect("the package fits");
    assert_eq!(state.decision, Some(Decision::Approve), "the way that asks leads to an agreement");
}

#[test]
fn chance_is_as_published() {
    let mut seen = 0;
    for row in rows(section("Test vectors")).iter().filter(|row| row[0].parse::<u64>().is_ok()) {
        let number = |at: usize| row[at].replace('`', "").parse::<u32>().expect("a number");
        let name = row[1].trim_matches('`');
        // The hash of the name, written down a second time, so that a slip in one of the two shows.
        let stream = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        assert_eq!(row[2], format!("`{stream:016x}`"), "the stream of {name}");
        let drawn = rng::draw(row[0].parse().expect("a seed"), stream, number(3), number(4));
        assert_eq!(drawn, number(5), "seed {}, {name}, occurrence {}, below {}", row[0], row[3], row[4]);
        seen += 1;
    }
    assert!(seen >= 8, "{seen} test vectors were found");
}

#[test]
fn the_mistakes_are_reported_as_shown() {
    let all = examples();
    let mut seen = 0;
    for pair in all.windows(2).filter(|pair| pair[0].mark == "mistake") {
        let source = Source::new("my-scenario.ron", pair[0].text);
        let diagnostics: Vec<Diagnostic> = load(&source).diagnostics;
        let shown = full(&diagnostics, &source, false);
        assert_eq!(pair[1].language, "text");
        assert_eq!(shown.trim_end(), pair[1].text.trim_end(), "the guide should show\n{shown}");
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[test]
fn a_test_that_fails_says_what_the_guide_shows() {
    let all = examples();
    let pair = all.windows(2).find(|pair| pair[0].mark == "failing").expect("the guide shows a test that fails");
    let (_, verdict) = tested(pair[0].text).pop().expect("one test");
    let Verdict::Failed(why) = verdict else { panic!("it does not fail: {verdict:?}") };
    let shown = full(&why, &Source::new("my-scenario.tests.ron", pair[0].text), false);
    assert_eq!(shown.trim_end(), pair[1].text.trim_end(), "the guide should show\n{shown}");
}

#[test]
fn the_limits_are_as_told() {
    use warroom::scenario::model::{MOST_BITS, MOST_CHANCES, MOST_ITEMS, MOST_PEOPLE, MOST_RELATIONS, MOST_WORLDS};
    let rows = rows(section("Limits"));
    for (what, most) in [
        ("people", MOST_PEOPLE),
        ("relations", MOST_RELATIONS),
        ("facts and needs together", MOST_BITS),
        ("risks", MOST_ITEMS),
        ("measures", MOST_ITEMS),
        ("interruptions", MOST_ITEMS),
        ("windows", MOST_WORLDS),
        ("worlds", MOST_WORLDS),
        ("flags", MOST_BITS),
        ("named chances", MOST_CHANCES),
        ("choices and visits that conditions ask about", MOST_BITS),
    ] {
        let row = rows.iter().find(|row| row[0] == what).unwrap_or_else(|| panic!("the guide has no limit of {what}"));
        assert_eq!(row[1], most.to_string(), "{what}");
    }
}

/// Texts mean what the guide says of white space and escapes.
#[test]
fn texts_are_folded_as_told() {
    let table = rows(section("Texts"));
    let mut seen = 0;
    for row in table.iter().filter(|row| row[0].starts_with("`\\")) {
        let written = row[0].trim_matches('`');
        let node = tree::parse(&format!("\"a{written}b\"")).0.expect("a text");
        let Kind::Str(text) = &node.kind else { panic!("{written} is no escape") };
        assert!(text.len() < written.len() + 2, "{written} stands for something");
        seen += 1;
    }
    assert!(seen >= 5);
    let folded =
        raw::Id::decode(&tree::parse("\"one\n   two  three\n\n\n  four \"").0.expect("a text"), &mut Cx::default());
    assert_eq!(folded.expect("a text").value, "one two  three\n\nfour");
}
