//! The names of a scenario: what ids there are, duplicates, and the nearest to one that is unknown.

use super::{Lower, label};
use crate::diagnostics::{Diagnostic, Fix, Span, likeness, nearest, registry as rule};
use crate::scenario::decode::{EXPLAINED, Loose, Ref, Thing};
use crate::scenario::model::*;
use crate::scenario::raw::{self, Id};
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};

/// Commands of a play, after which no choice can be called.
pub const RESERVED: [&str; 2] = ["propose", "forward"];

/// So many ids are listed where one is unknown.
const LISTED: usize = 12;

/// The ids of one kind of thing.
pub(super) struct Kind<'a> {
    /// What it is called, with its article.
    what: &'static str,
    ids: HashMap<&'a str, (usize, Span)>,
    /// For each, whether anything has named it.
    used: Vec<Cell<bool>>,
}

impl<'a> Kind<'a> {
    fn new(what: &'static str) -> Self {
        Self { what, ids: HashMap::new(), used: Vec::new() }
    }

    fn add(&mut self, id: &'a Id, diagnostics: &mut Vec<Diagnostic>) {
        let at = self.used.len();
        self.used.push(Cell::new(false));
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
        self.used.len()
    }

    /// The position of an id, which is thereby named.
    pub(super) fn get(&self, id: &str) -> Option<usize> {
        let at = self.ids.get(id)?.0;
        self.used[at].set(true);
        Some(at)
    }

    /// The ids that nothing has named so far, in the order of the file.
    pub(super) fn unnamed(&self) -> Vec<&'a str> {
        let mut out: Vec<(usize, &str)> =
            self.ids.iter().filter(|(_, (at, _))| !self.used[*at].get()).map(|(id, (at, _))| (*at, *id)).collect();
        out.sort_unstable();
        out.into_iter().map(|(_, id)| id).collect()
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
            return Diagnostic::new(rule::UNKNOWN_ID, missing(kind, &id.value) + "\"").at(id.span, "not found");
        }
        let near = nearest(&id.value, kind.ids.keys().copied());
        if near.is_none()
            && let Some(other) = self.kinds().into_iter().find(|other| other.ids.contains_key(id.value.as_str()))
        {
            return Diagnostic::new(rule::WRONG_KIND_OF_ID, format!("\"{}\" is {}", id.value, other.what))
                .at(id.span, format!("{} is wanted here", kind.what))
                .hint(listing(kind, &id.value));
        }
        let diagnostic = Diagnostic::new(rule::UNKNOWN_ID, missing(kind, &id.value) + "\"").at(id.span, "not found");
        match near {
            Some(near) => diagnostic.hint(format!("did you mean \"{near}\"?")).fix(id.span, format!("\"{near}\"")),
            None => diagnostic.hint(listing(kind, &id.value)),
        }
    }

    /// Says more of an id that is unknown in several places: whether it may be one that was renamed where it is declared.
    pub(super) fn renamed(&self, diagnostics: &mut [Diagnostic]) {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, report) in diagnostics.iter().enumerate().filter(|(_, report)| report.code == rule::UNKNOWN_ID) {
            groups.entry(report.message.clone()).or_default().push(at);
        }
        for (message, places) in groups.iter().filter(|(_, places)| places.len() > 1).take(EXPLAINED) {
            let said = |kind: &&Kind| message.strip_prefix(&missing(kind, ""))?.strip_suffix('"').map(str::to_owned);
            let Some((kind, written)) = self.kinds().into_iter().find_map(|kind| Some((kind, said(&kind)?))) else {
                continue;
            };
            let new = nearest(&written, kind.unnamed());
            let Some((new, (_, declared))) = new.and_then(|new| Some((new, kind.ids.get(new)?))) else { continue };
            for at in places {
                let report = &mut diagnostics[*at];
                report.labels.push(label(*declared, "declared here, and nothing names it"));
                report.hints = vec![format!(
                    "\"{new}\" is declared, and nothing names it: if it was called \"{written}\" before, rename it back, or \
                     write \"{new}\" wherever \"{written}\" stands"
                )];
                report.fixes = vec![Fix::one(report.span(), format!("\"{new}\""))];
            }
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
        if kind.ids.contains_key(written) {
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

/// That there is no such id, up to the quotation mark behind it.
fn missing(kind: &Kind, id: &str) -> String {
    format!("there is no {} \"{id}", bare(kind.what))
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

    /// The first scene. If it is gone, another one has to begin the story: likeliest one to which nothing leads.
    pub(super) fn start(&mut self, id: &Ref<raw::Scene>) -> SceneId {
        let near = nearest(&id.value, self.names.scenes.ids.keys().copied());
        if self.names.scenes.get(&id.value).is_some() || near.is_some() {
            return self.scene(id);
        }
        let free = self.names.scenes.unnamed();
        let hint = match free.as_slice() {
            [] => "name the scene with which it shall begin, or leave `start` out: it begins with the first of the list then".into(),
            [one] => format!("nothing leads to \"{one}\": shall the story begin there?"),
            more => {
                let listed: Vec<String> = more.iter().take(6).map(|id| format!("\"{id}\"")).collect();
                format!("nothing leads to {}: shall the story begin with one of them?", listed.join(", "))
            }
        };
        let message = format!("the story starts at \"{}\", and there is no scene with this id", id.value);
        let diagnostic = self.flaw(rule::UNKNOWN_ID, message, id.span, "not found", &hint);
        if let [one] = free.as_slice() {
            diagnostic.fixes.push(Fix::one(id.span, format!("\"{one}\"")));
        }
        SceneId::at(0)
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
