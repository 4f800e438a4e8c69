//! Slips of an author's hand in the flagship: of each class at least 95 in 100 are reported on their own line, and whatever
//! is not reported makes no difference to any play.

use super::common;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use warroom::analysis::bots::random::Random;
use warroom::analysis::examine::examine;
use warroom::analysis::playtest::play;
use warroom::analysis::solver::solution::{Budget, solve};
use warroom::check::approved;
use warroom::diagnostics::{Diagnostic, Source, Span};
use warroom::scenario::tree::{Args, Field, Kind, Node, parse};
use warroom::scenario::{Scenario, changes::changes, load};

/// The classes of slips.
const CLASSES: [&str; 8] = [
    "renamed id",
    "dropped field",
    "wrong type",
    "flipped operator",
    "cut scene",
    "swapped numbers",
    "doubled id",
    "removed evidence",
];
/// So many of each: 304 in all, a few where nothing is optimised.
const EACH: usize = if cfg!(debug_assertions) { 2 } else { 38 };

/// A slip: the text with it, and the lines on which a report of it is right.
struct Slip {
    text: String,
    lines: Vec<RangeInclusive<usize>>,
}

/// Everything in a tree, with what it stands in.
#[derive(Default)]
struct Found<'a> {
    fields: Vec<(&'a [Field], &'a Field)>,
    items: Vec<&'a Node>,
    names: Vec<(&'a str, Span)>,
    numbers: Vec<&'a Node>,
    ids: Vec<(&'a Field, &'a str)>,
    texts: Vec<(&'a str, Span)>,
}

impl<'a> Found<'a> {
    fn walk(&mut self, node: &'a Node) {
        let (fields, values): (&[Field], &[Node]) = match &node.kind {
            Kind::Struct(fields) => (fields, &[]),
            Kind::Named { name, name_span, args, .. } => {
                self.names.push((name, *name_span));
                match args {
                    Args::Fields(fields) => (fields, &[]),
                    Args::Values(values) => (&[], values),
                }
            }
            Kind::Tuple(values) => (&[], values),
            Kind::List(values) => {
                self.items.extend(values);
                (&[], values)
            }
            Kind::Int(_) => {
                self.numbers.push(node);
                (&[], &[])
            }
            Kind::Str(text) => {
                self.texts.push((text, node.span));
                (&[], &[])
            }
            _ => (&[], &[]),
        };
        for field in fields {
            self.fields.push((fields, field));
            match &field.value.kind {
                Kind::Str(id) if field.name == "id" => self.ids.push((field, id)),
                _ => {}
            }
            self.walk(&field.value);
        }
        values.iter().for_each(|value| self.walk(value));
    }
}

fn one<'a, T>(dice: &mut ChaCha8Rng, list: &'a [T]) -> &'a T {
    &list[dice.random_range(0..list.len())]
}

/// Edits of a text, last one first, so that places stay what they are.
fn edited(text: &str, mut edits: Vec<(Span, String)>) -> String {
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut out = text.to_owned();
    for (span, new) in edits {
        out.replace_range(span.start as usize..span.end as usize, &new);
    }
    out
}

/// A value with the comma behind it.
fn with_comma(text: &str, span: Span) -> Span {
    let rest = &text[span.end as usize..];
    let blanks = rest.len() - rest.trim_start().len();
    let more = if rest[blanks..].starts_with(',') { blanks + 1 } else { 0 };
    Span::new(span.start as usize, span.end as usize + more)
}

/// Makes a slip of a class.
fn slip(class: &str, dice: &mut ChaCha8Rng, text: &str, found: &Found) -> Slip {
    let source = Source::new("", text);
    let line = |at: u32| source.line_col(at).0;
    let lines = |span: Span| line(span.start)..=line(span.end.max(span.start + 1) - 1);
    let at = |span: Span, new: String| Slip { text: edited(text, vec![(span, new)]), lines: vec![lines(span)] };
    // What is gone is missed on the line where it stood, or on those of its neighbours before it.
    let gone = |span: Span, inside: Span| {
        let text = edited(text, vec![(with_comma(text, span), String::new())]);
        let before = text[..span.start as usize].trim_end().len().saturating_sub(1);
        let shorter = Source::new("", text.clone());
        let here = |at: usize| shorter.line_col(u32::try_from(at).expect("a short file")).0;
        Slip { lines: vec![here(before)..=here(span.start as usize), line(inside.start)..=line(inside.start)], text }
    };
    match class {
        "renamed id" => {
            let (field, id) = one(dice, &found.ids);
            let slip = at(field.value.span, format!("\"{id}x\""));
            // Whoever calls it by its old name is right to be reported as well.
            let uses = found.texts.iter().filter(|(text, _)| text == id).map(|(_, span)| lines(*span));
            Slip { lines: slip.lines.iter().cloned().chain(uses).collect(), ..slip }
        }
        "dropped field" => {
            let (all, field) = *one(dice, &found.fields);
            let first = all.first().expect("a field stands among some").name_span;
            gone(field.name_span.to(field.value.span), first)
        }
        "wrong type" => {
            let (_, field) = *one(dice, &found.fields);
            let wrong = match field.value.kind {
                Kind::Int(_) | Kind::Bool(_) | Kind::Name(_) | Kind::Named { .. } => "\"some\"",
                Kind::Str(_) => "17",
                _ => "true",
            };
            at(field.value.span, wrong.to_owned())
        }
        "flipped operator" => {
            const FLIPS: [(&str, &str); 4] =
                [("AtLeast", "AtMost"), ("AtMost", "AtLeast"), ("All", "Any"), ("Any", "All")];
            let flip = |name: &str| FLIPS.iter().find(|(from, _)| *from == name).map(|(_, to)| (*to).to_owned());
            let all: Vec<(Span, String)> =
                found.names.iter().filter_map(|(name, span)| Some((*span, flip(name)?))).collect();
            let (span, new) = one(dice, &all).clone();
            at(span, new)
        }
        "cut scene" => {
            let scenes: Vec<&Node> = found
                .fields
                .iter()
                .filter(|(_, field)| field.name == "scenes")
                .flat_map(|(_, field)| match &field.value.kind {
                    Kind::List(scenes) => scenes.iter(),
                    _ => [].iter(),
                })
                .collect();
            let scene = *one(dice, &scenes);
            let id = found.ids.iter().find(|(field, _)| scene.span.start < field.name_span.start).expect("an id").1;
            let cut = gone(scene.span, scene.span);
            let shorter = Source::new("", cut.text.clone());
            let (root, _) = parse(&cut.text);
            let mut left = Found::default();
            left.walk(root.as_ref().expect("the rest of it"));
            let uses = left.texts.iter().filter(|(text, _)| *text == id);
            let uses = uses.map(|(_, span)| shorter.line_col(span.start).0).map(|line| line..=line);
            Slip { lines: cut.lines.iter().cloned().chain(uses).collect(), text: cut.text }
        }
        "swapped numbers" => loop {
            // A hand that swaps numbers swaps those that stand near each other.
            let first = dice.random_range(0..found.numbers.len() - 1);
            let (a, b) = (found.numbers[first], found.numbers[first + 1]);
            if a.kind != b.kind {
                let piece = |node: &Node| text[node.span.start as usize..node.span.end as usize].to_owned();
                let text = edited(text, vec![(a.span, piece(b)), (b.span, piece(a))]);
                return Slip { text, lines: vec![lines(a.span), lines(b.span)] };
            }
        },
        "doubled id" => loop {
            let (from, to) = (one(dice, &found.ids), one(dice, &found.ids));
            if from.1 != to.1 {
                let slip = at(to.0.value.span, format!("\"{}\"", from.1));
                let uses = found.texts.iter().filter(|(text, _)| *text == to.1 || *text == from.1);
                let uses = uses.map(|(_, span)| lines(*span));
                return Slip { lines: slip.lines.iter().cloned().chain(uses).collect(), ..slip };
            }
        },
        "removed evidence" => {
            let shows: Vec<_> =
                found.fields.iter().filter(|(_, field)| matches!(field.name.as_str(), "shows" | "why")).collect();
            let (all, field) = **one(dice, &shows);
            gone(field.name_span.to(field.value.span), all.first().expect("a field").name_span)
        }
        other => unreachable!("{other} is a class"),
    }
}

/// Whether one of the reports points at one of the lines.
fn reported(slip: &Slip, reports: &[Diagnostic]) -> bool {
    let source = Source::new("", slip.text.as_str());
    reports.iter().any(|report| {
        let labels = report.labels.iter().map(|label| source.line_col(label.span.start).0);
        labels.into_iter().any(|line| slip.lines.iter().any(|lines| lines.contains(&line)))
    })
}

/// Digests of so many random plays.
fn digests(scenario: &Scenario, plays: u64) -> Vec<blake3::Hash> {
    let one = |seed| {
        let outcome = play(scenario, seed, None, &mut Random::new(seed), |_, _| ());
        blake3::hash(&outcome.state.pack(scenario))
    };
    (0..plays).map(one).collect()
}

/// What a scenario comes to after little learning, the same for the same scenario.
fn solved(scenario: Scenario) -> String {
    let budget = Budget { states: 1000, rounds: 1, ..Budget::default() };
    let solution = solve(&std::sync::Arc::new(scenario), budget).expect("something is learned");
    format!("{:?} {:?}", solution.best, solution.worst)
}

#[test]
fn slips_are_reported_on_their_line_or_make_no_difference() {
    let text = common::FLAGSHIP;
    let (root, wrong) = parse(text);
    assert!(wrong.is_empty());
    let root = root.expect("the flagship");
    let mut found = Found::default();
    found.walk(&root);
    let mut dice = ChaCha8Rng::seed_from_u64(300);
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut silent = Vec::new();
    for class in CLASSES {
        for _ in 0..EACH {
            let slip = slip(class, &mut dice, text, &found);
            let source = Source::new("scenario.ron", slip.text.as_str());
            let checked = examine(&source, false);
            let compared = approved::since(text, &source);
            let [by_loader, by_check, by_copy] = counts.entry(class).or_default();
            *by_loader += usize::from(reported(&slip, &load(&source).diagnostics));
            let scenario = checked.loaded.scenario;
            let checked = reported(&slip, &checked.diagnostics);
            *by_check += usize::from(checked);
            if checked || reported(&slip, &compared) {
                *by_copy += 1;
            } else {
                silent.push((class, slip, scenario));
            }
        }
    }
    eprintln!("of {EACH} slips of each class: by the loader, by `check`, and with an approved copy");
    for (class, [by_loader, by_check, by_copy]) in &counts {
        eprintln!("{class:>18} {by_loader:>3} {by_check:>3} {by_copy:>3}");
        assert!(by_copy * 100 >= EACH * 95, "{class}: only {by_copy} of {EACH} are reported on their line");
    }
    let plays = if cfg!(debug_assertions) { 50 } else { 10_000 };
    for (class, slip, scenario) in silent {
        let differs = changes(text, &slip.text);
        let scenario = scenario.unwrap_or_else(|| panic!("{class}: an error on another line, {:?}", slip.lines));
        let flagship = common::flagship();
        assert_eq!(digests(&flagship, plays), digests(&scenario, plays), "{class}: {differs:?}");
        if !cfg!(debug_assertions) {
            let again = load(&Source::new("", text)).scenario.expect("the flagship");
            assert_eq!(solved(again), solved(scenario), "{class}: {differs:?}");
        }
    }
}
