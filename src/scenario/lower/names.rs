//! The names of a scenario: what ids there are, duplicates, and the nearest to one that is unknown.

use super::{Lower, label};
use crate::diagnostics::{Diagnostic, Fix, Span, likeness, nearest, registry as rule};
use crate::scenario::decode::{EXPLAINED, Loose, Ref, Thing};
use crate::scenario::model::*;
use crate::scenario::raw::{self, Id};
use std::collections::HashMap;

/// Commands of a play, after which no choice can be called.
pub const RESERVED: [&str; 2] = ["propose", "forward"];

/// So many ids are listed where one is unknown.
const LISTED: usize = 12;

/// The ids of one kind of thing.
pub(super) struct Kind<'a> {
    /// What it is called, with its article.
    what: &'static str,
    ids: HashMap<&'a str, (usize, Span)>,
    count: usize,
}

impl<'a> Kind<'a> {
    fn new(what: &'static str) -> Self {
        Self { what, ids: HashMap::new(), count: 0 }
    }

    fn add(&mut self, id: &'a Id, diagnostics: &mut Vec<Diagnostic>) {
        let at = self.count;
        self.count += 1;
        diagnostics.extend(bad_id(id));
        if let Some((_, first)) = self.ids.get(id.value.as_str()) {
            let mut diagnostic =
                Diagnostic::new(rule::DUPLICATE_ID, format!("{} \"{}\" is there twice", self.what, id.value))
                    .at(id.span, "the second one")
                    .hint("give one of them another id");
            diagnostic.labels.push(label(*first, "the first one"));
            diagnostics.push(diagnostic);
            return;
        }
        self.ids.insert(&id.value, (at, id.span));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The position of an id.
    pub(super) fn get(&self, id: &str) -> Option<usize> {
        self.ids.get(id).map(|(at, _)| *at)
    }
}

/// All names of a scenario.
pub(super) struct Names<'a> {
    pub(super) people: Kind<'a>,
    pub(super) relations: Kind<'a>,
    /// Facts, and behind them needs.
    pub(super) known: Kind<'a>,
    pub(super) risks: Kind<'a>,
    pub(super) measures: Kind<'a>,
    pub(super) windows: Kind<'a>,
    pub(super) worlds: Kind<'a>,
    pub(super) flags: Kind<'a>,
    pub(super) scenes: Kind<'a>,
    pub(super) choices: Kind<'a>,
    pub(super) visits: Kind<'a>,
    pub(super) rulings: Kind<'a>,
}

impl<'a> Names<'a> {
    /// Collects the names and reports duplicates.
    pub(super) fn collect(raw: &'a raw::Scenario, out: &mut Vec<Diagnostic>) -> Self {
        let mut names = Self {
            people: Kind::new(Thing::Person.what()),
            relations: Kind::new(Thing::Relation.what()),
            known: Kind::new("a fact or need"),
            risks: Kind::new(Thing::Risk.what()),
            measures: Kind::new(Thing::Measure.what()),
            windows: Kind::new(Thing::Window.what()),
            worlds: Kind::new(Thing::World.what()),
            flags: Kind::new(Thing::Flag.what()),
            scenes: Kind::new(Thing::Scene.what()),
            choices: Kind::new(Thing::Choice.what()),
            visits: Kind::new(Thing::Visit.what()),
            rulings: Kind::new(Thing::Ruling.what()),
        };
        raw.cast.iter().for_each(|item| names.people.add(&item.id, out));
        raw.relations.iter().for_each(|item| names.relations.add(&item.id, out));
        raw.facts.iter().for_each(|item| names.known.add(&item.id, out));
        raw.cast.iter().flat_map(|person| &person.needs).for_each(|item| names.known.add(&item.id, out));
        raw.risks.iter().for_each(|item| names.risks.add(&item.id, out));
        raw.measures.iter().for_each(|item| names.measures.add(&item.id, out));
        raw.clock.windows.iter().for_each(|item| names.windows.add(&item.id, out));
        raw.worlds.iter().for_each(|item| names.worlds.add(&item.id, out));
        raw.flags.iter().for_each(|item| names.flags.add(&item.id, out));
        for scene in &raw.scenes {
            names.scenes.add(&scene.id, out);
            for visit in &scene.visits {
                names.visits.add(&visit.id, out);
                visit.choices.iter().for_each(|item| names.choices.add(&item.id, out));
            }
            scene.choices.iter().for_each(|item| names.choices.add(&item.id, out));
        }
        raw.authority.iter().flat_map(|authority| &authority.rules).for_each(|rule| names.rulings.add(&rule.id, out));
        let (mut events, mut endings) = (Kind::new(Thing::Interruption.what()), Kind::new(Thing::Ending.what()));
        let (mut deadlines, mut documents) = (Kind::new(Thing::Deadline.what()), Kind::new(Thing::Document.what()));
        raw.events.iter().for_each(|item| events.add(&item.id, out));
        raw.endings.iter().for_each(|item| endings.add(&item.id, out));
        raw.clock.deadlines.iter().for_each(|item| deadlines.add(&item.id, out));
        raw.documents.iter().for_each(|item| documents.add(&item.id, out));
        for reserved in RESERVED {
            if let Some((_, span)) = names.choices.ids.get(reserved) {
                out.push(
                    Diagnostic::new(
                        rule::BAD_ID,
                        format!("\"{reserved}\" is a command, so no choice can be called so"),
                    )
                    .at(*span, "this id is taken")
                    .hint("give the choice another id"),
                );
            }
        }
        names
    }

    /// All kinds, for saying what an id is if it is not what it should be.
    fn kinds(&self) -> [&Kind<'a>; 12] {
        [
            &self.people,
            &self.relations,
            &self.known,
            &self.risks,
            &self.measures,
            &self.windows,
            &self.worlds,
            &self.flags,
            &self.scenes,
            &self.choices,
            &self.visits,
            &self.rulings,
        ]
    }

    /// The diagnostic for an id that is not of a kind.
    fn unknown(&self, kind: &Kind<'a>, id: &Id, enough: bool) -> Diagnostic {
        if enough {
            let message = format!("there is no {} \"{}\"", bare(kind.what), id.value);
            return Diagnostic::new(rule::UNKNOWN_ID, message).at(id.span, "not found");
        }
        let near = nearest(&id.value, kind.ids.keys().copied());
        if near.is_none()
            && let Some(other) = self.kinds().into_iter().find(|other| other.get(&id.value).is_some())
        {
            return Diagnostic::new(rule::WRONG_KIND_OF_ID, format!("\"{}\" is {}", id.value, other.what))
                .at(id.span, format!("{} is wanted here", kind.what))
                .hint(listing(kind, &id.value));
        }
        let diagnostic = Diagnostic::new(rule::UNKNOWN_ID, format!("there is no {} \"{}\"", bare(kind.what), id.value))
            .at(id.span, "not found");
        match near {
            Some(near) => diagnostic.hint(format!("did you mean \"{near}\"?")).fix(id.span, format!("\"{near}\"")),
            None => diagnostic.hint(listing(kind, &id.value)),
        }
    }

    /// The ids that can name one of these, if there is one list of them.
    fn kind_of(&self, things: &[Thing]) -> Option<&Kind<'a>> {
        Some(match things {
            [Thing::Fact | Thing::Need, ..] => &self.known,
            [Thing::Person] => &self.people,
            [Thing::Relation] => &self.relations,
            [Thing::Risk] => &self.risks,
            [Thing::Measure] => &self.measures,
            [Thing::Window] => &self.windows,
            [Thing::World] => &self.worlds,
            [Thing::Flag] => &self.flags,
            [Thing::Scene] => &self.scenes,
            [Thing::Choice] => &self.choices,
            [Thing::Visit] => &self.visits,
            [Thing::Ruling] => &self.rulings,
            _ => return None,
        })
    }

    /// Betters the advice on something that stands where an id is wanted: quotes help only if there is such an id.
    pub(super) fn advise(&self, loose: &Loose, diagnostics: &mut [Diagnostic]) {
        let Some(kind) = self.kind_of(loose.things) else { return };
        let written = loose.written.as_deref().unwrap_or_default();
        if kind.get(written).is_some() {
            return;
        }
        let reports = diagnostics.iter_mut().filter(|d| d.code == rule::WRONG_TYPE && d.span() == loose.span);
        for report in reports {
            report.fixes.clear();
            if let Some(near) = nearest(written, kind.ids.keys().copied()) {
                report.hints = vec![format!("did you mean \"{near}\", in double quotes?")];
                report.fixes.push(Fix::one(loose.span, format!("\"{near}\"")));
                continue;
            }
            if loose.written.is_some() {
                report.hints = vec![format!(
                    "an id is written in double quotes, such as \"{}\"",
                    kind.ids.keys().min().unwrap_or(&"...")
                )];
            }
            report.hints.push(listing(kind, written));
        }
    }
}

/// What is wrong with an id, if anything is.
pub(super) fn bad_id(id: &Id) -> Option<Diagnostic> {
    let bad = id.value.is_empty() || id.value.chars().any(char::is_whitespace);
    bad.then(|| {
        Diagnostic::new(rule::BAD_ID, format!("\"{}\" cannot be an id", id.value))
            .at(id.span, "an id is one word")
            .hint("use letters, digits and hyphens, such as \"war-room\"")
    })
}

/// The kind without its article.
fn bare(what: &str) -> &str {
    what.split_once(' ').map_or(what, |(_, bare)| bare)
}

/// What ids there are of a kind; of many, those most like what was written.
fn listing(kind: &Kind, written: &str) -> String {
    let mut ids: Vec<&str> = kind.ids.keys().copied().collect();
    let more = ids.len().saturating_sub(LISTED);
    if more > 0 && written.len() <= 100 {
        let unlike = |id: &&str| (likeness(written, id) * -1e6) as i64;
        ids.sort_by_cached_key(|id| (unlike(id), *id));
    }
    ids.truncate(LISTED);
    ids.sort_unstable();
    match (ids.is_empty(), more) {
        (true, _) => format!("the scenario has no {} yet; add one to its list", bare(kind.what)),
        (_, 0) => format!("there are: {}", ids.join(", ")),
        _ => format!("there are: {} and {more} more", ids.join(", ")),
    }
}

/// Declares the look-ups: an unknown id is reported, and the first of the list stands in for it. Each takes only ids whose
/// type says that they name such a thing, so that whoever reads the types knows what is looked up.
macro_rules! look_ups {
    ($($name:ident of $thing:ident in $kind:ident -> $id:ident;)*) => { impl Lower<'_> {$(
        pub(super) fn $name(&mut self, id: &Ref<raw::$thing>) -> $id {
            match self.names.$kind.get(&id.value) {
                Some(at) => $id::at(at),
                None => {
                    let diagnostic = self.names.unknown(&self.names.$kind, id, self.diagnostics.len() >= EXPLAINED);
                    self.diagnostics.push(diagnostic);
                    $id::at(0)
                }
            }
        }
    )*} };
}

look_ups! {
    person of Person in people -> PersonId;
    relation of Relation in relations -> RelationId;
    knowable of Known in known -> KnownId;
    any_fact of Fact in known -> KnownId;
    any_need of Need in known -> KnownId;
    risk of Risk in risks -> RiskId;
    measure of Measure in measures -> MeasureId;
    window of Window in windows -> WindowId;
    world of World in worlds -> WorldId;
    flag of Flag in flags -> FlagId;
    scene of Scene in scenes -> SceneId;
    choice of Choice in choices -> ChoiceId;
    visit of Visit in visits -> VisitId;
    ruling of Ruling in rulings -> RulingId;
}

impl Lower<'_> {
    /// People as bits.
    pub(super) fn people_bits(&mut self, ids: &[Ref<raw::Person>]) -> u16 {
        ids.iter().fold(0, |bits, id| bits | self.person(id).bit() as u16)
    }

    /// Measures as bits.
    pub(super) fn measure_bits(&mut self, ids: &[Ref<raw::Measure>]) -> u64 {
        ids.iter().fold(0, |bits, id| bits | self.measure(id).bit() as u64)
    }

    /// Facts and needs as bits.
    pub(super) fn known_bits(&mut self, ids: &[Ref<raw::Known>]) -> u128 {
        ids.iter().fold(0, |bits, id| bits | self.knowable(id).bit())
    }

    /// A fact, and not a need.
    pub(super) fn fact(&mut self, id: &Ref<raw::Fact>) -> KnownId {
        let known = self.any_fact(id);
        if known.index() >= self.raw.facts.len() && self.names.known.get(&id.value).is_some() {
            let message = format!("\"{}\" is a need", id.value);
            self.flaw(rule::WRONG_KIND_OF_ID, message, id.span, "a fact is wanted here", "");
        }
        known
    }

    /// A need, and not a fact.
    pub(super) fn need(&mut self, id: &Ref<raw::Need>) -> KnownId {
        let known = self.any_need(id);
        if known.index() < self.raw.facts.len() && self.names.known.get(&id.value).is_some() {
            let message = format!("\"{}\" is a fact", id.value);
            self.flaw(rule::WRONG_KIND_OF_ID, message, id.span, "a need is wanted here", "");
        }
        known
    }
}
