//! The templates of scenarios that come with the program, and a scenario of one's own made from one.

use crate::diagnostics::{Source, Span};
use crate::scenario::tree::{self, Args, Kind};

/// A template.
pub struct Template {
    /// What it is called.
    pub name: &'static str,
    /// The text of the scenario.
    pub scenario: &'static str,
    /// The text of its tests.
    pub tests: &'static str,
}

macro_rules! templates {
    ($($name:literal)*) => {
        /// All templates, the smallest first.
        pub const TEMPLATES: &[Template] = &[$(Template {
            name: $name,
            scenario: include_str!(concat!("../../assets/templates/", $name, "/scenario.ron")),
            tests: include_str!(concat!("../../assets/templates/", $name, "/tests.ron")),
        },)*];
    };
}

templates! { "minimal" "table" "full" }

/// The template of a name.
pub fn find(name: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.name == name)
}

impl Template {
    /// The scenario under another id and title; everything else, comments too, stays as it is.
    pub fn scenario_called(&self, id: &str, title: &str) -> String {
        let mut text = self.scenario.to_owned();
        let mut places: Vec<(Span, &str)> = [("id", id), ("title", title)]
            .into_iter()
            .filter_map(|(field, value)| Some((place(self.scenario, field)?, value)))
            .collect();
        // From the back, so that the places before stay where they are.
        places.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        for (span, value) in places {
            let quoted = format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
            text.replace_range(span.start as usize..span.end as usize, &quoted);
        }
        text
    }
}

/// Where the value of a field of the scenario itself stands.
fn place(text: &str, field: &str) -> Option<Span> {
    let fields = match tree::parse(text).0?.kind {
        Kind::Struct(fields) | Kind::Named { args: Args::Fields(fields), .. } => fields,
        _ => return None,
    };
    fields.into_iter().find(|own| own.name == field).map(|own| own.value.span)
}

/// What is wrong with an id for a new scenario: it is typed on the command line, and it names a folder on every system.
pub fn bad_id(id: &str) -> Option<String> {
    const TAKEN: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.len() > 60 || !id.chars().all(fits) || !id.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Some("an id is one word of small letters, digits and hyphens, and begins with a letter".into());
    }
    if id.ends_with('-') || id.contains("--") {
        return Some("hyphens stand between words, one at a time".into());
    }
    TAKEN.contains(&id).then(|| "some systems allow no folder of that name".into())
}

/// The nearest id to what was written; empty where nothing is left of it.
pub fn tidied(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let all: Vec<&str> = parts.skip_while(|part| part.starts_with(|c: char| c.is_ascii_digit())).collect();
    all.join("-").chars().take(60).collect::<String>().trim_end_matches('-').to_owned()
}

/// The title that an id gives: `late-badge` is `Late badge`.
pub fn title(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A template as it comes with the program, for whoever checks it.
pub fn source(template: &Template) -> Source {
    Source::new(format!("{}.ron", template.name), template.scenario)
}
