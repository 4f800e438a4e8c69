//! What can be decoded, and how mistakes of shape are said.

use super::fields::{Call, FieldInfo, Fields, TEXT, Values, VariantInfo, is_text, names, outline, quoted, takes};
use super::ids::{Thing, id_of};
use super::shape::Shape;
use crate::diagnostics::registry as rule;
use crate::diagnostics::{Diagnostic, Span, nearest};
use crate::scenario::tree::{Args, Field, Kind, Node, describe};

/// Plain data that can be read from a tree.
pub trait Decode: Sized {
    /// Reads a value; None means that the reason is already reported.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self>;

    /// What is expected, in words: "a text", "a list of ...".
    fn expects() -> String {
        "a value".to_owned()
    }

    /// What is expected, for tools.
    fn shape() -> Shape;

    /// How this value is written in a file, if that is short.
    fn written(&self) -> Option<String> {
        None
    }
}

/// What is collected while decoding.
#[derive(Debug, Default)]
pub struct Cx {
    /// The mistakes found so far.
    pub diagnostics: Vec<Diagnostic>,
    /// Where an id was wanted and something else than a text stands; what ids there are is known later.
    pub loose: Vec<Loose>,
}

/// Something else than a text where the id of something is wanted; it is reported.
#[derive(Clone, Debug)]
pub struct Loose {
    /// Its place, which is that of the report.
    pub span: Span,
    /// What was written, if it is a word or a number.
    pub written: Option<String>,
    /// What the id could have named.
    pub things: &'static [Thing],
}

/// Mistakes beyond this many are not listed.
pub const ENOUGH: usize = 200;
/// Once so many mistakes are reported, the nearest of many ids is no longer looked for.
pub const EXPLAINED: usize = 50;

impl Cx {
    /// Whether there are so many mistakes that another one would not be listed.
    fn enough(&self) -> bool {
        self.diagnostics.len() > ENOUGH
    }

    /// Reports a value of the wrong sort; the hint is chosen from what was found.
    pub fn wrong<T>(&mut self, node: &Node, expected: &str) -> Option<T> {
        if node.kind == Kind::Bad {
            return None;
        }
        let found = describe(&node.kind);
        let d = Diagnostic::new(rule::WRONG_TYPE, format!("{expected} was expected, {found} was found"))
            .at(node.span, format!("this is {found}"));
        let d = match &node.kind {
            Kind::Name(name) if expected.starts_with(TEXT) => {
                d.hint(format!("put it in double quotes: \"{name}\"")).fix(node.span, format!("\"{name}\""))
            }
            Kind::Int(value) if expected.starts_with(TEXT) => {
                d.hint(format!("put it in double quotes: \"{value}\"")).fix(node.span, format!("\"{value}\""))
            }
            Kind::Char(c) if expected.starts_with(TEXT) => {
                d.hint(format!("write it in double quotes: \"{c}\"")).fix(node.span, format!("\"{c}\""))
            }
            Kind::Str(text) if expected.starts_with("a whole number") && text.trim().parse::<i64>().is_ok() => {
                d.hint(format!("write it without quotes: {}", text.trim())).fix(node.span, text.trim())
            }
            Kind::Float(value) if expected.starts_with("a whole number") && (0.0..1.0).contains(value) => {
                d.hint(format!(
                    "write a whole number; a chance is written in thousandths, {} for {value}",
                    (value * 1000.0).round()
                ))
            }
            Kind::Str(text) if expected.starts_with("true") && matches!(text.as_str(), "true" | "false") => {
                d.hint(format!("write it without quotes: {text}")).fix(node.span, text.as_str())
            }
            Kind::Name(name) if expected.starts_with("true") => match name.to_lowercase().as_str() {
                "true" | "yes" | "on" => d.hint("write true, in small letters").fix(node.span, "true"),
                "false" | "no" | "off" => d.hint("write false, in small letters").fix(node.span, "false"),
                _ => d.hint("write true or false"),
            },
            Kind::Tuple(values) if values.len() == 1 => {
                let inner = values.first().map_or(node.span, |value| value.span);
                let (first, last) = (Span { end: inner.start, ..node.span }, Span { start: inner.end, ..node.span });
                d.hint("take away the brackets round it").fix_around("take the brackets away", (first, ""), (last, ""))
            }
            _ => d.hint(format!("write {expected} here")),
        };
        self.diagnostics.push(d);
        None
    }

    /// Reports something else than a text where the id of something is wanted.
    pub(super) fn no_id<T>(&mut self, node: &Node, things: &'static [Thing]) -> Option<T> {
        if things.is_empty() {
            return self.wrong(node, TEXT);
        }
        if node.kind == Kind::Bad || self.enough() {
            return None;
        }
        let found = describe(&node.kind);
        let id = id_of(things);
        let written = match &node.kind {
            Kind::Int(value) => Some(value.to_string()),
            Kind::Name(name) => Some(name.clone()),
            Kind::Char(c) => Some(c.to_string()),
            Kind::Bool(value) => Some(value.to_string()),
            _ => None,
        };
        let d = Diagnostic::new(rule::WRONG_TYPE, format!("{id} was expected, {found} was found"))
            .at(node.span, format!("this is {found}"));
        self.diagnostics.push(match (&node.kind, &written) {
            (Kind::List(_), _) => d.hint("only one is wanted here: take away the [ ]"),
            (_, Some(word)) => {
                d.hint(format!("put it in double quotes: \"{word}\"")).fix(node.span, format!("\"{word}\""))
            }
            _ => d.hint(format!("write {id} in double quotes")),
        });
        self.loose.push(Loose { span: node.span, written, things });
        None
    }

    /// The fields of a record, sorted out: unknown and duplicate ones are reported. For `record!`.
    #[doc(hidden)]
    pub fn fields<'a>(
        &mut self,
        node: &'a Node,
        name: &'static str,
        infos: &'static [FieldInfo],
    ) -> Option<Fields<'a>> {
        let mut ok = true;
        let opening = |length: u32| Span { start: node.span.start, end: node.span.end.min(node.span.start + length) };
        let (given, open): (&[Field], Span) = match &node.kind {
            Kind::Bad => return None,
            Kind::Unit => (&[], opening(1)),
            Kind::Struct(fields) => (fields, opening(1)),
            Kind::Named { name: found, name_span, args, .. } => {
                if found != name {
                    let d = Diagnostic::new(rule::WRONG_NAME, format!("{name} was expected, {found} was found"))
                        .at(*name_span, format!("{name} was expected here"))
                        .hint(format!("write {name}( ... ), or leave the name away and write ( ... )"))
                        .fix(*name_span, name);
                    self.diagnostics.push(d);
                    ok = false;
                    // Under another name the fields are most likely those of something else.
                    nearest(found, [name])?;
                }
                match args {
                    Args::Fields(fields) => (fields, *name_span),
                    Args::Values(values) if values.is_empty() => (&[], *name_span),
                    Args::Values(values) => return self.positional(node, values, name, infos),
                }
            }
            Kind::Tuple(values) => return self.positional(node, values, name, infos),
            kind => {
                let found = describe(kind);
                let d = Diagnostic::new(
                    rule::WRONG_TYPE,
                    format!("{name} with its fields was expected, {found} was found"),
                )
                .at(node.span, format!("this is {found}"));
                self.diagnostics.push(match kind {
                    Kind::Map(_) => d.hint("write ( ) instead of { }, and the field names without quotes"),
                    Kind::List(_) => d.hint("only one is wanted here: take away the [ ]"),
                    _ => d.hint(format!("write ({})", outline(infos))),
                });
                return None;
            }
        };
        let inside = match &node.kind {
            // Nothing but white space and comments stands between a name and its bracket.
            Kind::Named { bracket, .. } => *bracket,
            _ => node.span.start,
        };
        let inside = Span::before(node.span.end.min(inside + 1));
        let mut slots: Vec<Option<&Field>> = vec![None; infos.len()];
        // A field that is already there is not what was meant by an unknown one.
        let mut free: Option<Vec<&str>> = None;
        for field in given {
            if let Some(index) = self.misnamed(field, given, infos) {
                if let Some(slot @ None) = slots.get_mut(index) {
                    *slot = Some(field);
                }
                continue;
            }
            let Some(index) = infos.iter().position(|info| info.name == field.name) else {
                if self.enough() {
                    continue;
                }
                let names: Vec<&str> = infos.iter().map(|info| info.name).collect();
                let mut d =
                    Diagnostic::new(rule::UNKNOWN_FIELD, format!("{name} has no field {}", quoted(&field.name)))
                        .at(field.name_span, "unknown field");
                let free = free.get_or_insert_with(|| {
                    names.iter().copied().filter(|name| given.iter().all(|other| other.name != *name)).collect()
                });
                if let Some(near) = nearest(&field.name, free.iter().copied()) {
                    d = d.hint(format!("did you mean {near}?")).fix(field.name_span, near);
                }
                let list = if names.is_empty() {
                    "it takes no fields".into()
                } else {
                    format!("its fields are {}", names.join(", "))
                };
                self.diagnostics.push(d.hint(list));
                continue;
            };
            let Some(slot) = slots.get_mut(index) else { continue };
            match slot {
                Some(first) => self.diagnostics.push(
                    Diagnostic::new(rule::DUPLICATE_FIELD, format!("the field {} is given twice", field.name))
                        .at(field.name_span, "given again here")
                        .at(first.name_span, "first given here")
                        .hint("remove one of the two"),
                ),
                None => *slot = Some(field),
            }
        }
        Some(Fields {
            slots: slots.into_iter().map(|slot| slot.map(|field| &field.value)).collect(),
            infos,
            name,
            open,
            inside,
            ok,
        })
    }

    /// A field whose value fits another field of nearly the same name, and not its own: that one was meant. It is reported.
    fn misnamed(&mut self, field: &Field, given: &[Field], infos: &'static [FieldInfo]) -> Option<usize> {
        let own = infos.iter().find(|info| info.name == field.name)?;
        let kind = &field.value.kind;
        if (own.shape)().may_be(kind) || self.enough() {
            return None;
        }
        let free = infos.iter().filter(|info| given.iter().all(|other| other.name != info.name));
        let fitting: Vec<&str> = free.filter(|info| (info.shape)().may_be(kind)).map(|info| info.name).collect();
        let near = nearest(&field.name, fitting)?;
        let found = describe(kind);
        self.diagnostics.push(
            Diagnostic::new(rule::WRONG_TYPE, format!("{} takes {}, {found} was found", field.name, (own.expects)()))
                .at(field.name_span, format!("{near} takes {found}"))
                .hint(format!("did you mean {near}?"))
                .fix(field.name_span, near),
        );
        infos.iter().position(|info| info.name == near)
    }

    fn positional<T>(&mut self, node: &Node, values: &[Node], name: &str, infos: &[FieldInfo]) -> Option<T> {
        // If all of it is unreadable, that has been said.
        if values.iter().all(|value| value.kind == Kind::Bad) {
            return None;
        }
        self.diagnostics.push(
            Diagnostic::new(rule::NEEDS_NAMES, format!("the values of {name} were given without their field names"))
                .at(node.span, "each value needs a name before it")
                .hint(format!("write ({}); the fields are, in order: {}", outline(infos), names(infos))),
        );
        None
    }

    /// Sorts out the name and the values of one of a set of names. For `variants!`.
    #[doc(hidden)]
    pub fn call<'a>(&mut self, node: &'a Node, of: &'static str, infos: &'static [VariantInfo]) -> Option<Call<'a>> {
        let all = || infos.iter().map(VariantInfo::shape).collect::<Vec<_>>().join(", ");
        let (name, name_span, args) = match &node.kind {
            Kind::Name(name) => (name, node.span, None),
            Kind::Named { name, name_span, args, .. } => (name, *name_span, Some(args)),
            _ if self.enough() => return None,
            Kind::Bad => return None,
            Kind::Str(text) => {
                let d =
                    Diagnostic::new(rule::WRONG_TYPE, format!("{} was expected, a text was found", wanted(of, infos)))
                        .at(node.span, "this is a text");
                let takers: Vec<String> = infos
                    .iter()
                    .filter(|info| matches!(info.args, [arg] if is_text(&arg())))
                    .map(|info| format!("{}({})", info.name, quoted(text)))
                    .collect();
                let d = match infos.iter().find(|info| info.name == text) {
                    Some(info) => {
                        let d = d.hint(format!("write {} without quotes", info.shape()));
                        if info.args.is_empty() { d.fix(node.span, info.name) } else { d }
                    }
                    None if (1..=4).contains(&takers.len()) => {
                        let d = d.hint(format!("write {}", takers.join(" or ")));
                        takers.into_iter().fold(d, |d, taker| d.fix(node.span, taker))
                    }
                    None => d,
                };
                self.diagnostics.push(d.hint(format!("the names are {}", all())));
                return None;
            }
            kind => {
                let found = describe(kind);
                let d =
                    Diagnostic::new(rule::WRONG_TYPE, format!("{} was expected, {found} was found", wanted(of, infos)))
                        .at(node.span, format!("this is {found}"));
                let d = match kind {
                    Kind::List(_) if infos.iter().any(|info| info.name == "All") => {
                        d.hint("for several at once write All([...])")
                    }
                    // A bare number where a bound is asked for: `Trust("ada", 50)`.
                    Kind::Int(number) => {
                        let counts = |info: &&VariantInfo| matches!(info.shapes, [shape] if matches!(shape(), Shape::Number | Shape::Amount));
                        let takers: Vec<String> =
                            infos.iter().filter(counts).map(|info| format!("{}({number})", info.name)).collect();
                        match takers.is_empty() {
                            true => d,
                            false => {
                                takers.iter().fold(d.hint(format!("write {}", takers.join(" or "))), |d, taker| {
                                    d.fix(node.span, taker)
                                })
                            }
                        }
                    }
                    _ => d,
                };
                self.diagnostics.push(d.hint(format!("the names are {}", all())));
                return None;
            }
        };
        let Some((index, info)) = infos.iter().enumerate().find(|(_, info)| info.name == name) else {
            if self.enough() {
                return None;
            }
            let mut d = Diagnostic::new(rule::UNKNOWN_VARIANT, format!("{of} has no {}", quoted(name)))
                .at(name_span, "unknown name");
            if let Some(near) = nearest(name, infos.iter().map(|info| info.name)) {
                d = d.hint(format!("did you mean {near}?")).fix(name_span, near);
            }
            self.diagnostics.push(d.hint(format!("the names are {}", all())));
            return None;
        };
        // A single record may stand in the brackets without brackets of its own: `At(day: 1)`.
        let values = match (args, info.args.len()) {
            (None, _) => Values::Given(&[]),
            (Some(Args::Values(values)), _) => Values::Given(values),
            (Some(Args::Fields(fields)), 1) => {
                Values::Record(Box::new(Node { span: node.span, kind: Kind::Struct(fields.clone()) }))
            }
            (Some(Args::Fields(fields)), wanted) => {
                let at = fields.first().map_or(name_span, |field| field.name_span);
                self.diagnostics.push(
                    Diagnostic::new(rule::WRONG_COUNT, format!("{name} takes {}, fields were found", takes(info)))
                        .at(at, "no field name was expected here")
                        .hint(if wanted == 0 { format!("write {name}") } else { format!("write {}", info.shape()) }),
                );
                return None;
            }
        };
        let found = values.as_slice().len();
        if found != info.args.len() {
            let what = match found {
                0 => "none was found".to_owned(),
                1 => "1 was found".to_owned(),
                n => format!("{n} were found"),
            };
            let mut d = Diagnostic::new(rule::WRONG_COUNT, format!("{name} takes {}, {what}", takes(info)))
                .at(if found == 0 { name_span } else { node.span }, format!("{what} here"))
                .hint(format!("write {}", info.shape()));
            if info.args.len() == 1 && found > 1 && info.args[0]().starts_with("a list") {
                d = d.hint(format!("put [ ] round the values: {name}([ ... ])"));
                if let [first, .., last] = values.as_slice() {
                    let ends = (Span::before(first.span.start), Span::before(last.span.end));
                    d = d.fix_around("put [ ] round the values", (ends.0, "["), (ends.1, "]"));
                }
            }
            self.diagnostics.push(d);
            return None;
        }
        Some(Call { index, values })
    }
}

/// What is wanted where one of a set of names may stand: the names themselves while they are few.
fn wanted(of: &str, infos: &[VariantInfo]) -> String {
    match infos {
        [first @ .., last] if (1..6).contains(&first.len()) => {
            let first: Vec<&str> = first.iter().map(|info| info.name).collect();
            format!("{} or {}", first.join(", "), last.name)
        }
        _ => format!("one of the names of {of}"),
    }
}
