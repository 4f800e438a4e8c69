//! Changes to a text: by bytes, by tokens, by values and by whole nodes of its tree.

use super::invent;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use warroom::diagnostics::Span;
use warroom::scenario::Scenario;
use warroom::scenario::tree::{Args, Kind, Node, parse};

const TOKENS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "//",
    "/*",
    "*/",
    "\n",
    "\r\n",
    " ",
    "\t",
    "r#\"",
    "\"#",
    "Some(",
    "None",
    "1",
    "0",
    "-1",
    "99999999999999999999",
    "4294967295",
    "0x1F",
    "1e9",
    "12:30",
    "90m",
    "\"",
    "\\",
    "\\u{",
    "é",
    "\u{feff}",
    "\u{201c}",
    "x",
    "id",
    "format: 1,",
    "scenes: [",
    "true",
    "=",
    ";",
    "#!",
    "..",
    "b\"",
    "All([",
    "Not(",
    "When",
];
const NUMBERS: &[&str] =
    &["0", "1", "-1", "2", "9", "20", "40", "100", "255", "1000", "65535", "4294967295", "9223372036854775807"];
const TIMES: &[&str] = &[
    "0m",
    "1m",
    "30m",
    "5h",
    "2d",
    "104d",
    "728d",
    "1000000m",
    "2982616d",
    "4294967295m",
    "99999999999h",
    "Mon 00:00",
    "Tue 17:53",
    "Wed 22:00",
    "Sun+104 23:59",
    "Sun+105 00:00",
    "Fri+1 22:00",
    "1h1h",
    "",
];
const IDS: &[&str] =
    &["", "x y", "propose", "forward", "é", "C9", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"];

/// One of the tokens that matter to a parser.
pub fn token(dice: &mut ChaCha8Rng) -> String {
    TOKENS[dice.random_range(0..TOKENS.len())].to_owned()
}

fn one_of<'a, T: ?Sized>(dice: &mut ChaCha8Rng, list: &[&'a T]) -> &'a T {
    list[dice.random_range(0..list.len())]
}

/// A few changes to the text of a scenario.
pub fn mutate(dice: &mut ChaCha8Rng, text: &str, scenario: &Scenario) -> String {
    let mut text = text.to_owned();
    // Most rounds change values and nodes only, so that many results still load and can be played.
    let rough = dice.random_range(0..6) == 0;
    for _ in 0..dice.random_range(1..5) {
        text = if rough { roughly(dice, &text) } else { by_nodes(dice, &text, scenario) };
    }
    text
}

/// A change of bytes.
fn roughly(dice: &mut ChaCha8Rng, text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = dice.random_range(0..=bytes.len());
    let end = (at + dice.random_range(1..40)).min(bytes.len());
    match dice.random_range(0..7) {
        0 => drop(bytes.drain(at..end)),
        1 => bytes.insert(at, dice.random()),
        2 => {
            let piece = bytes[at..end].to_vec();
            bytes.splice(at..at, piece);
        }
        3 if end > at => bytes.swap(at, end - 1),
        4 => bytes.truncate(at),
        5 => {
            let other = dice.random_range(0..=bytes.len());
            let piece = bytes[at..end].to_vec();
            bytes.splice(other..other, piece);
        }
        _ => drop(bytes.splice(at..at, token(dice).into_bytes())),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What stands in a tree, by what can be done to it.
#[derive(Default)]
struct Found<'a> {
    /// Every value, with the name of its field.
    values: Vec<(&'a str, &'a Node)>,
    /// The elements of every list.
    lists: Vec<&'a [Node]>,
    /// Fields, from their names to the ends of their values.
    fields: Vec<Span>,
}

impl<'a> Found<'a> {
    fn walk(&mut self, name: &'a str, node: &'a Node) {
        self.values.push((name, node));
        let (fields, values): (&[_], &[_]) = match &node.kind {
            Kind::Struct(fields) | Kind::Named { args: Args::Fields(fields), .. } => (fields, &[]),
            Kind::Named { args: Args::Values(values), .. } | Kind::Tuple(values) => (&[], values),
            Kind::List(values) => {
                if !values.is_empty() {
                    self.lists.push(values);
                }
                (&[], values)
            }
            _ => (&[], &[]),
        };
        for field in fields {
            self.fields.push(field.name_span.to(field.value.span));
            self.walk(&field.name, &field.value);
        }
        // What stands in a list can be pasted wherever the list's field has another element.
        values.iter().for_each(|value| self.walk(name, value));
    }
}

fn put(text: &mut String, span: Span, new: &str) {
    text.replace_range(span.start as usize..span.end as usize, new);
}

fn piece(text: &str, span: Span) -> String {
    text[span.start as usize..span.end as usize].to_owned()
}

/// A span with the comma after it.
fn with_comma(text: &str, span: Span) -> Span {
    let rest = &text[span.end as usize..];
    let blanks = rest.len() - rest.trim_start().len();
    let more = if rest[blanks..].starts_with(',') { blanks + 1 } else { 0 };
    Span::new(span.start as usize, span.end as usize + more)
}

/// A change of a value or of a whole node.
fn by_nodes(dice: &mut ChaCha8Rng, text: &str, scenario: &Scenario) -> String {
    let (Some(root), _) = parse(text) else { return text.to_owned() };
    let mut found = Found::default();
    found.walk("", &root);
    let mut out = text.to_owned();
    let kind = |wanted: fn(&Kind) -> bool| -> Vec<(&str, &Node)> {
        found.values.iter().filter(|(_, node)| wanted(&node.kind)).copied().collect()
    };
    let any = |dice: &mut ChaCha8Rng, list: &[(&str, &Node)]| {
        (!list.is_empty()).then(|| list[dice.random_range(0..list.len())].1.span)
    };
    let texts = || kind(|kind| matches!(kind, Kind::Str(text) if !text.contains(' ')));
    let times = || {
        kind(|kind| matches!(kind, Kind::Str(text) if text.len() < 14 && text.contains(|c: char| c.is_ascii_digit())))
    };
    match dice.random_range(0..16) {
        0 => {
            if let Some(span) = any(dice, &kind(|kind| matches!(kind, Kind::Int(_)))) {
                put(&mut out, span, one_of(dice, NUMBERS));
            }
        }
        1 | 2 => {
            if let Some(span) = any(dice, &times()) {
                put(&mut out, span, &format!("{:?}", one_of(dice, TIMES)));
            }
        }
        3 => {
            // An id for another.
            if let (Some(span), Some(other)) = (any(dice, &texts()), any(dice, &texts())) {
                put(&mut out, span, &piece(text, other));
            }
        }
        4 => {
            // An id, everywhere it stands, for a new one.
            if let Some(span) = any(dice, &texts()) {
                let new =
                    if dice.random() { one_of(dice, IDS).to_owned() } else { format!("n{}", dice.random::<u16>()) };
                out = text.replace(&piece(text, span), &format!("{new:?}"));
            }
        }
        5 => {
            if !found.lists.is_empty() {
                let list = found.lists[dice.random_range(0..found.lists.len())];
                let (a, b) = (dice.random_range(0..list.len()), dice.random_range(0..list.len()));
                let (a, b) = (list[a.min(b)].span, list[a.max(b)].span);
                if a != b {
                    put(&mut out, b, &piece(text, a));
                    put(&mut out, a, &piece(text, b));
                }
            }
        }
        6 => {
            if !found.lists.is_empty() {
                let list = found.lists[dice.random_range(0..found.lists.len())];
                let span = with_comma(text, list[dice.random_range(0..list.len())].span);
                put(&mut out, span, "");
            }
        }
        7 => {
            if !found.lists.is_empty() {
                let list = found.lists[dice.random_range(0..found.lists.len())];
                let span = list[dice.random_range(0..list.len())].span;
                put(&mut out, span, &format!("{0}, {0}", piece(text, span)));
            }
        }
        8 => {
            if !found.fields.is_empty() {
                let span = found.fields[dice.random_range(0..found.fields.len())];
                put(&mut out, with_comma(text, span), "");
            }
        }
        9 | 10 => {
            // A node for one that stands under a field of the same name.
            let (name, to) = found.values[dice.random_range(0..found.values.len())];
            let same: Vec<_> = found
                .values
                .iter()
                .filter(|(other, node)| {
                    *other == name && matches!(node.kind, Kind::List(_)) == matches!(to.kind, Kind::List(_))
                })
                .copied()
                .collect();
            if let Some(from) = any(dice, &same) {
                put(&mut out, to.span, &piece(text, from));
            }
        }
        11 => {
            // A node for any other.
            if let (Some(to), Some(from)) = (any(dice, &found.values), any(dice, &found.values)) {
                put(&mut out, to, &piece(text, from));
            }
        }
        12 => {
            let names = kind(|kind| matches!(kind, Kind::Name(_) | Kind::Bool(_)));
            if let (Some(to), Some(from)) = (any(dice, &names), any(dice, &names)) {
                put(&mut out, to, &piece(text, from));
            }
        }
        13 => {
            // Something new that is or can be: a condition.
            let conds: Vec<_> = found
                .values
                .iter()
                .filter(|(name, _)| matches!(*name, "when" | "allowed" | "needs" | "open"))
                .copied()
                .collect();
            if let Some(span) = any(dice, &conds) {
                put(&mut out, span, &invent::cond(dice, scenario, 3));
            }
        }
        _ => {
            // Further effects, in a choice or scene that has some.
            let effects: Vec<_> = found
                .values
                .iter()
                .filter(|(name, node)| *name == "effects" && matches!(node.kind, Kind::List(_)))
                .copied()
                .collect();
            if let Some(span) = any(dice, &effects) {
                let old = piece(text, span);
                let inner = old.trim_start_matches('[').trim_end_matches(']').trim().trim_end_matches(',').to_owned();
                let new = invent::effect(dice, scenario, 3);
                let all = match (inner.is_empty(), dice.random()) {
                    (true, _) => format!("[{new}]"),
                    (_, true) => format!("[{new}, {inner}]"),
                    (_, false) => format!("[{inner}, {new}]"),
                };
                if old.starts_with('[') && old.ends_with(']') {
                    put(&mut out, span, &all);
                }
            }
        }
    }
    out
}

/// A few changes to lines of text.
pub fn mutate_lines(dice: &mut ChaCha8Rng, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..dice.random_range(1..3) {
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        let (a, b) = (dice.random_range(0..lines.len().max(1)), dice.random_range(0..lines.len().max(1)));
        match dice.random_range(0..8) {
            0 if !lines.is_empty() => drop(lines.remove(a)),
            1 if !lines.is_empty() => lines.insert(b, lines[a].clone()),
            2 if !lines.is_empty() => lines.swap(a, b),
            3 => lines.truncate(a),
            4 if !lines.is_empty() => {
                // A digit, or a letter of a digest, for another.
                let line = lines[a].clone().into_bytes();
                let digits: Vec<usize> = (0..line.len()).filter(|at| line[*at].is_ascii_hexdigit()).collect();
                if !digits.is_empty() {
                    let mut line = line;
                    line[digits[dice.random_range(0..digits.len())]] =
                        *b"0123456789abcdefF".get(dice.random_range(0..17)).expect("17");
                    lines[a] = String::from_utf8_lossy(&line).into_owned();
                }
            }
            5 => {
                let at = text.floor_char_boundary(dice.random_range(0..=text.len()));
                lines = vec![text[..at].to_owned()];
            }
            6 if !lines.is_empty() => lines[a] = lines[a].replacen('"', &token(dice), 1),
            _ => lines = vec![roughly(dice, &text)],
        }
        text = lines.concat();
    }
    text
}

/// A line of a script, mostly nearly right.
pub fn mutate_line(dice: &mut ChaCha8Rng, scenario: &Scenario) -> String {
    let mut words = Vec::new();
    for _ in 0..dice.random_range(0..7) {
        words.push(match dice.random_range(0..8) {
            0 => "propose".to_owned(),
            1 => "forward".to_owned(),
            2 => token(dice),
            3 | 4 => scenario.windows[dice.random_range(0..scenario.windows.len())].id.clone(),
            5 => scenario.choices[dice.random_range(0..scenario.choices.len())].id.clone(),
            _ => scenario.measures[dice.random_range(0..scenario.measures.len())].id.clone(),
        });
    }
    let line = words.join([" ", "  ", "\t", "\u{a0}"][dice.random_range(0..4)]);
    if dice.random_range(0..3) == 0 { roughly(dice, &line) } else { line }
}
