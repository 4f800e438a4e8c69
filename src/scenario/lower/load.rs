//! Reading a scenario: the tree, the raw values, then one pass after another; what they share.

use super::names::Names;
use crate::diagnostics::{Diagnostic, Fix, Label, Severity, Source, Span, registry as rule};
use crate::scenario::decode::{Cx, Decode as _, ENOUGH, Spanned};
use crate::scenario::model::{self, ChanceId, Line, MarkId, Scenario, Text, TextId};
use crate::scenario::{raw, tree};
use std::collections::HashMap;

/// The oldest and newest version of the file format that this release reads.
pub const FORMAT: u32 = 1;

/// What came of reading a scenario.
pub struct Loaded {
    /// The scenario, if there is no error.
    pub scenario: Option<Scenario>,
    /// Everything that was found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// What the file says, value by value with its place; there as soon as it could be read, whatever else is wrong.
    pub raw: Option<raw::Scenario>,
    /// The tree of the file, for the places of values that keep none.
    pub tree: Option<tree::Node>,
    /// The comments of the file that go to the end of their line.
    pub comments: Vec<Span>,
}

/// Reads a scenario. Never panics and never stops at the first mistake.
pub fn load(source: &Source) -> Loaded {
    let judge = |root: &tree::Node| {
        let mut cx = Cx::default();
        raw::Scenario::decode(root, &mut cx);
        cx.diagnostics.len()
    };
    let tree::Tree { root, diagnostics, comments } = tree::parse_mended(&source.text, &judge);
    let mut cx = Cx { diagnostics, ..Cx::default() };
    let raw = root.as_ref().and_then(|root| raw::Scenario::decode(root, &mut cx));
    let (mut diagnostics, loose) = (cx.diagnostics, cx.loose);
    let mut scenario = None;
    if let Some(raw) = &raw {
        let mut lower = Lower::new(raw, &source.text);
        let lowered = lower.scenario(*blake3::hash(source.text.as_bytes()).as_bytes());
        // Of a number that is out of range both may speak; here it is known what the place allows.
        let ranged: Vec<Span> =
            lower.diagnostics.iter().filter(|d| d.code == rule::OUT_OF_RANGE).map(Diagnostic::span).collect();
        diagnostics.retain(|d| d.code != rule::OUT_OF_RANGE || !ranged.contains(&d.span()));
        for loose in &loose {
            lower.names.advise(loose, &mut diagnostics);
        }
        lower.names.renamed(&mut lower.diagnostics);
        // What could not be read has lost its id, so whatever names it would be reported too: mend the reading first.
        if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
            let knock_on = [
                rule::UNKNOWN_ID,
                rule::WRONG_KIND_OF_ID,
                rule::NO_ANSWER,
                rule::LEADS_NOWHERE,
                rule::VISITS_WITHOUT_HUB,
            ];
            lower.diagnostics.retain(|diagnostic| !knock_on.contains(&diagnostic.code));
        }
        // After another mistake, what leads where is not known.
        if let Some(lowered) = &lowered
            && diagnostics.is_empty()
            && lower.diagnostics.is_empty()
        {
            lower.ways_out(lowered);
        }
        diagnostics.append(&mut lower.diagnostics);
        scenario = lowered;
    }
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        scenario = None;
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span().start);
    if scenario.is_none() && diagnostics.len() > ENOUGH {
        let next = diagnostics[ENOUGH].span();
        diagnostics.truncate(ENOUGH);
        let message = "there are too many mistakes to list; the rest of them begin here";
        let hint = "mend the ones above first: these may follow from them";
        diagnostics.push(Diagnostic::new(rule::TOO_MANY, message).at(next, "the next one").hint(hint));
    }
    Loaded { scenario, diagnostics, raw, tree: root, comments }
}

/// The state of the passes: names, and what has been collected so far.
pub(super) struct Lower<'a> {
    pub(super) raw: &'a raw::Scenario,
    /// The file, to point into texts.
    pub(super) source: &'a str,
    pub(super) names: Names<'a>,
    pub(super) texts: Vec<Text>,
    pub(super) lines: Vec<Line>,
    /// Choices and visits that conditions remember, by kind and id.
    pub(super) marks: HashMap<(bool, &'a str), MarkId>,
    pub(super) chances: Vec<(String, u64)>,
    pub(super) chance_ids: HashMap<&'a str, ChanceId>,
    pub(super) questions: Vec<&'a str>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Lower<'a> {
    pub(super) fn new(raw: &'a raw::Scenario, source: &'a str) -> Self {
        let mut diagnostics = Vec::new();
        let names = Names::collect(raw, &mut diagnostics);
        let mut questions: Vec<&str> =
            raw.cast.iter().flat_map(|person| &person.knows).map(|knows| knows.asked.value.as_str()).collect();
        questions.sort_unstable();
        questions.dedup();
        Self {
            raw,
            source,
            names,
            texts: vec![Text { id: String::new(), words: String::new() }],
            lines: Vec::new(),
            marks: HashMap::new(),
            chances: Vec::new(),
            chance_ids: HashMap::new(),
            questions,
            diagnostics,
        }
    }

    /// Runs all passes; what comes out may be played only if no error was reported.
    pub(super) fn scenario(&mut self, hash: [u8; 32]) -> Option<Scenario> {
        let raw = self.raw;
        if raw.format.value != FORMAT {
            let message = format!("this release reads format {FORMAT}, not {}", raw.format.value);
            let hint = "write `format: 1`, or play it with the release that it was written for";
            self.flaw(rule::FORMAT_VERSION, message, raw.format.span, "this format is not known", hint);
        }
        self.range(&raw.difficulty, 1, 5, "difficulty");
        if let Some(diagnostic) = super::names::bad_id(&raw.id) {
            self.diagnostics.push(diagnostic);
        }
        self.limit("people", raw.cast.len(), model::MOST_PEOPLE, raw.cast.last().map(|person| person.id.span));
        self.limit("relations", raw.relations.len(), model::MOST_RELATIONS, raw.relations.last().map(|r| r.id.span));
        self.limit("risks", raw.risks.len(), model::MOST_ITEMS, raw.risks.last().map(|risk| risk.id.span));
        self.limit("measures", raw.measures.len(), model::MOST_ITEMS, raw.measures.last().map(|m| m.id.span));
        self.limit("interruptions", raw.events.len(), model::MOST_ITEMS, raw.events.last().map(|event| event.id.span));
        self.limit("flags", raw.flags.len(), model::MOST_BITS, raw.flags.last().map(|flag| flag.id.span));
        self.limit("worlds", raw.worlds.len(), model::MOST_WORLDS, raw.worlds.last().map(|world| world.id.span));
        self.limit("windows", raw.clock.windows.len(), model::MOST_WORLDS, raw.clock.windows.last().map(|w| w.id.span));
        let knowables = self.names.known.len();
        self.limit("facts and needs", knowables, model::MOST_BITS, raw.facts.last().map(|fact| fact.id.span));
        self.limit("scenes", raw.scenes.len(), usize::from(u16::MAX), raw.scenes.last().map(|scene| scene.id.span));
        self.limit("choices", self.names.choices.len(), usize::from(u16::MAX), raw.scenes.last().map(|s| s.id.span));
        self.limit("endings", raw.endings.len(), 250, raw.endings.last().map(|ending| ending.id.span));
        let rulings = raw.authority.as_ref().and_then(|authority| authority.rules.last());
        self.limit("rulings", self.names.rulings.len(), 250, rulings.map(|ruling| ruling.id.span));
        self.limit("questions", self.questions.len(), usize::from(u16::MAX), raw.cast.last().map(|who| who.id.span));
        if self.diagnostics.iter().any(|diagnostic| diagnostic.code == rule::TOO_MANY_THINGS) {
            return None;
        }
        let (windows, approved) = self.windows();
        let (worlds, default_world) = self.worlds();
        let known = self.knowables(&worlds);
        let measures = self.measures();
        let risks = self.risks();
        let cast = self.cast();
        let relations = self.relations();
        let remediation = self.remediation();
        let flags = self.flags();
        let (scenes, mut choices, visits) = self.scenes();
        let authority = self.authority();
        let events = self.interruptions();
        let endings = self.endings();
        let documents = self.documents();
        let deadlines = self.deadlines();
        let mut scoring = self.scoring();
        scoring.packages = self.packages();
        let start = raw.start.as_ref().map_or(model::SceneId(0), |start| self.start(start));
        self.set_marks(&mut choices);
        let limit = self.chances.len();
        self.limit("named chances", limit, model::MOST_CHANCES, raw.scenes.last().map(|scene| scene.id.span));
        let framework = raw.framework.clone().or_else(raw::Framework::left_out);
        Some(Scenario {
            id: raw.id.value.clone(),
            version: raw.version.value.clone(),
            hash,
            title: self.text("title", &raw.title),
            summary: self.text("summary", &raw.summary),
            language: raw.language.value.clone(),
            framework: framework.map_or(String::new(), |f| format!("{} {}", f.name.value, f.edition.value)),
            based_on: self.text("based_on", &raw.based_on),
            minutes: raw.minutes.value,
            difficulty: raw.difficulty.value,
            you: self.text("you", &raw.you),
            now: raw.clock.now.value.0,
            windows,
            approved,
            deadlines,
            worlds,
            default_world,
            cast,
            relations,
            facts: raw.facts.len(),
            known,
            risks,
            measures,
            remediation,
            authority,
            flags,
            documents,
            start,
            scenes,
            choices,
            visits,
            lines: std::mem::take(&mut self.lines),
            events,
            endings,
            scoring,
            questions: self.questions.iter().map(|&question| question.to_owned()).collect(),
            chances: std::mem::take(&mut self.chances),
            texts: std::mem::take(&mut self.texts),
        })
    }

    /// Keeps a text under its id.
    pub(super) fn text(&mut self, id: impl Into<String>, words: &str) -> TextId {
        if words.is_empty() {
            return TextId(0);
        }
        self.texts.push(Text { id: id.into(), words: words.to_owned() });
        TextId(u32::try_from(self.texts.len() - 1).unwrap_or(0))
    }

    /// Reports an error; the caller adds the place.
    pub(super) fn error(&mut self, code: crate::diagnostics::Code, message: impl Into<String>) -> &mut Diagnostic {
        self.diagnostics.push(Diagnostic::new(code, message));
        let last = self.diagnostics.len() - 1;
        &mut self.diagnostics[last]
    }

    /// Reports an error at a place, with what to do about it.
    pub(super) fn flaw(
        &mut self,
        code: crate::diagnostics::Code,
        message: impl Into<String>,
        at: Span,
        here: &str,
        hint: &str,
    ) -> &mut Diagnostic {
        let diagnostic = self.error(code, message);
        diagnostic.labels.push(label(at, here));
        if !hint.is_empty() {
            diagnostic.hints.push(hint.to_owned());
        }
        diagnostic
    }

    /// Reports a number that is out of its range.
    pub(super) fn range<T: Copy + Into<i64>>(&mut self, number: &Spanned<T>, least: i64, most: i64, what: &str) {
        let value: i64 = number.value.into();
        if value < least || value > most {
            // What is too large to be kept was read as something else.
            let (start, end) = (number.span.start as usize, number.span.end as usize);
            let written = self.source.get(start..end).and_then(|written| written.replace('_', "").parse().ok());
            let value = written.unwrap_or(value);
            self.flaw(
                rule::OUT_OF_RANGE,
                format!("{value} is out of range for {what}"),
                number.span,
                "out of range",
                &format!("write a number from {least} to {most}"),
            )
            .fixes
            .push(Fix::one(number.span, if value < least { least.to_string() } else { most.to_string() }));
        }
    }

    /// Reports a list that is too long for the model.
    pub(super) fn limit(&mut self, what: &str, count: usize, most: usize, at: Option<Span>) {
        if count > most {
            self.flaw(
                rule::TOO_MANY_THINGS,
                format!("{count} {what} are too many; a scenario can have {most}"),
                at.unwrap_or_default(),
                "beyond the limit",
                &format!("leave out {} of them, or split the scenario", count - most),
            );
        }
    }
}

/// A label.
pub(super) fn label(span: Span, text: &str) -> Label {
    Label { span, text: text.to_owned() }
}
