//! Our tree against what the `ron` crate reads, on a text with every notation in it and on mutations of it.

use super::loader::{Person, SAMPLE, load};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::time::{Duration, Instant};
use warroom::diagnostics::{Diagnostic, Source, concise, full};
use warroom::scenario::tree::{Args, Field, Kind, Node, parse};

fn mutate(rng: &mut ChaCha8Rng, text: &str) -> String {
    const TOKENS: &[&str] = &[
        "(", ")", "[", "]", "{", "}", ",", ":", "\"", "'", "//", "/*", "*/", "r#\"", "Some(", "1", "-", "\\", "é", "x",
    ];
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..rng.random_range(1..4) {
        let at = rng.random_range(0..=bytes.len());
        let end = (at + rng.random_range(1..12)).min(bytes.len());
        match rng.random_range(0..7) {
            0 => drop(bytes.drain(at..end)),
            1 => bytes.insert(at, rng.random()),
            2 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            3 if end > at => bytes.swap(at, end - 1),
            4 => bytes.truncate(at),
            5 if at < bytes.len() => drop(bytes.remove(at)),
            _ => drop(bytes.splice(at..at, TOKENS[rng.random_range(0..TOKENS.len())].bytes())),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Where the two grammars are meant to differ:
/// - ours has no bytes, ranges or suffixed numbers (`b"x"`, `1..2`, `1u8`), no Unicode marks in names;
/// - whole numbers beyond i64 are errors in ours, and floats or u64 in `ron`;
/// - `Some` is an ordinary name in ours, with any number of values;
/// - ours reads over any attribute `#![...]`, a byte order mark before it, and 64 levels of brackets only;
/// - ours allows letters after `inf` and `NaN` as names, `ron` reads `inff32`.
fn meant_to_differ(text: &str, ours: &[Diagnostic]) -> bool {
    ours.iter().any(|d| matches!(d.code.0, "W0015" | "W0008" | "W0013"))
        || text.starts_with('\u{feff}')
        || !text.starts_with("#![enable(implicit_some)]") && text.contains("#!")
        || text.matches("#!").count() > 1
        || text.contains("Some") && !text.contains("Some(\"x\")")
        || text.matches("Some").count() > 1
}

#[test]
fn mutations_never_panic_and_agree_with_ron() {
    let mut rng = ChaCha8Rng::seed_from_u64(super::mutators::first_seed(7));
    let start = Instant::now();
    let (mut valid, mut wrong) = (0, Vec::new());
    for _ in 0..2000 {
        let text = mutate(&mut rng, SAMPLE);
        let (root, ours) = parse(&text);
        assert!(ours.len() <= 50);
        let _ = full(&load::<Person>(&text).1, &Source::new("f", text.as_str()), false);
        let theirs = ron::from_str::<ron::Value>(&text);
        if theirs.is_ok() {
            valid += 1;
        }
        if theirs.is_ok() != ours.is_empty() && !meant_to_differ(&text, &ours) {
            wrong.push(format!(
                "ron: {:?}\nours: {}{text}",
                theirs.err(),
                concise(&ours, &Source::new("f", text.as_str()))
            ));
        } else if let (Ok(theirs), true, Some(root)) = (theirs, ours.is_empty(), root) {
            assert!(same(&root, &theirs), "{root:?}\n{theirs:?}\n{text}");
        }
    }
    eprintln!("{valid} of 2000 still valid, {} disagree, {:?}", wrong.len(), start.elapsed());
    assert!(wrong.is_empty(), "{} disagree:\n{}", wrong.len(), wrong[..wrong.len().min(4)].join("\n----\n"));
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn the_sample_equals_what_ron_reads() {
    let (root, diagnostics) = parse(SAMPLE);
    assert_eq!(diagnostics, []);
    let theirs: ron::Value = ron::from_str(SAMPLE).expect("ron reads the sample");
    assert!(same(&root.expect("a root"), &theirs), "{theirs:?}");
}

/// Whether our tree is what `ron` reads, which drops the names of structs and variants.
fn same(node: &Node, value: &ron::Value) -> bool {
    use ron::Value;
    let seq = |nodes: &[Node], values: &[Value]| {
        nodes.len() == values.len() && nodes.iter().zip(values).all(|(n, v)| same(n, v))
    };
    let fields = |fields: &[Field], map: &ron::Map| {
        // A field given twice is kept twice by ours; the last one wins in ron.
        fields.iter().enumerate().all(|(i, field)| {
            fields[i + 1..].iter().any(|later| later.name == field.name)
                || map.iter().any(|(key, value)| *key == Value::String(field.name.clone()) && same(&field.value, value))
        })
    };
    match (&node.kind, value) {
        (Kind::Named { name, args: Args::Values(values), .. }, Value::Option(Some(inner))) if name == "Some" => {
            values.len() == 1 && same(&values[0], inner)
        }
        (Kind::Name(name), Value::Option(None)) => name == "None",
        (Kind::Unit, Value::Seq(values)) => values.is_empty(),
        (Kind::Unit | Kind::Name(_), Value::Unit) => true,
        (Kind::Bool(a), Value::Bool(b)) => a == b,
        (Kind::Int(a), Value::Number(b)) => *a as f64 == b.into_f64(),
        (Kind::Float(a), Value::Number(b)) => {
            (a - b.into_f64()).abs() <= a.abs() * 1e-6 || (a.is_nan() && b.into_f64().is_nan()) || *a == b.into_f64()
        }
        (Kind::Str(a), Value::String(b)) => a == b,
        (Kind::Char(a), Value::Char(b)) => a == b,
        (Kind::List(a) | Kind::Tuple(a) | Kind::Named { args: Args::Values(a), .. }, Value::Seq(b)) => seq(a, b),
        (Kind::Struct(a) | Kind::Named { args: Args::Fields(a), .. }, Value::Map(b)) => fields(a, b),
        (Kind::Map(a), Value::Map(b)) => a.iter().enumerate().all(|(i, (key, value))| {
            b.iter().any(|(k, v)| same(key, k) && same(value, v)) || a[i + 1..].iter().any(|(k, _)| k.kind == key.kind)
        }),
        _ => false,
    }
}
