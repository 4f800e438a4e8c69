//! Where in the text the things of a model stand: its lists have the order of those of the raw values.

use crate::analysis::explore::asked::Place;
use crate::check::Ground;
use crate::diagnostics::Span;
use crate::scenario::raw;
use std::ops::Range;

/// A choice by its number.
pub fn choice<'a>(ground: &Ground<'a>, at: usize) -> Option<&'a raw::Choice> {
    let decision = ground
        .index
        .decisions
        .iter()
        .find(|decision| (decision.first..decision.first + decision.choices.len()).contains(&at))?;
    decision.choices.get(at - decision.first)
}

/// A visit by its number.
pub fn visit<'a>(ground: &Ground<'a>, at: usize) -> Option<&'a raw::Visit> {
    ground.raw.scenes.iter().flat_map(|scene| &scene.visits).nth(at)
}

/// A fact or need by its number: its id.
pub fn known<'a>(ground: &Ground<'a>, at: usize) -> Option<&'a raw::Id> {
    let facts = ground.raw.facts.iter().map(|fact| -> &raw::Id { &fact.id });
    let needs = ground.raw.cast.iter().flat_map(|person| &person.needs).map(|need| -> &raw::Id { &need.id });
    facts.chain(needs).nth(at)
}

/// Lines that belong together: their numbers, and whether whatever they belong to was met.
pub struct Spoken<'a> {
    /// Their numbers.
    pub range: Range<u32>,
    /// The lines.
    pub lines: &'a [raw::Line],
    /// The choice that they answer, the scene that they open, or the visit.
    pub by: By,
}

/// Whose lines they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// A scene.
    Scene(usize),
    /// A visit.
    Visit(usize),
    /// A choice.
    Choice(usize),
}

/// The lines of scenes, visits and choices.
pub fn spoken<'a>(ground: &Ground<'a>) -> Vec<Spoken<'a>> {
    let (raw, model) = (ground.raw, ground.scenario);
    let scenes = raw.scenes.iter().enumerate();
    let mut out: Vec<Spoken> = scenes
        .map(|(at, scene)| Spoken { range: model.scenes[at].lines.clone(), lines: &scene.lines, by: By::Scene(at) })
        .collect();
    for (at, visit) in raw.scenes.iter().flat_map(|scene| &scene.visits).enumerate() {
        out.push(Spoken { range: model.visits[at].lines.clone(), lines: &visit.lines, by: By::Visit(at) });
    }
    for decision in &ground.index.decisions {
        for (nth, choice) in decision.choices.iter().enumerate() {
            let at = decision.first + nth;
            out.push(Spoken { range: model.choices[at].reply.clone(), lines: &choice.reply, by: By::Choice(at) });
        }
    }
    out
}

/// Where a condition stands.
pub fn condition(ground: &Ground, place: Place) -> Option<Span> {
    let raw = ground.raw;
    let field = |record: Span, name: &str| Some(ground.place(record, name));
    match place {
        Place::Line(at) => {
            let at = u32::try_from(at).ok()?;
            let own = spoken(ground).into_iter().find(|spoken| spoken.range.contains(&at))?;
            field(own.lines.get((at - own.range.start) as usize)?.span, "when")
        }
        Place::Offer(at) => field(choice(ground, at)?.span, "when"),
        Place::Lock(at) => field(choice(ground, at)?.span, "allowed"),
        Place::Visit(at) => field(visit(ground, at)?.span, "when"),
        Place::Route(scene, nth) => field(raw.scenes.get(scene)?.routes.get(nth)?.span, "when"),
        Place::Until(scene, nth) => field(raw.scenes.get(scene)?.until.get(nth)?.span, "when"),
        Place::Absent(scene, _) => field(raw.scenes.get(scene)?.span, "absent"),
        Place::Block(person, nth) => field(raw.cast.get(person)?.blocks.get(nth)?.span, "when"),
        Place::Refusal(person, nth) => field(raw.cast.get(person)?.refuses.get(nth)?.span, "when"),
        Place::Change(risk, nth) => field(raw.risks.get(risk)?.changed.get(nth)?.span, "when"),
        Place::Open(risk) => field(raw.risks.get(risk)?.span, "open"),
        Place::Needs(measure) => field(raw.measures.get(measure)?.span, "needs"),
        Place::Reveal(measure, nth) => field(raw.measures.get(measure)?.reveals.get(nth)?.span, "when"),
        Place::Ruling(nth) => field(raw.authority.as_ref()?.rules.get(nth)?.span, "when"),
        Place::Document(at) => field(raw.documents.get(at)?.span, "when"),
        Place::Event(at) => field(raw.events.get(at)?.span, "when"),
        Place::Ending(at) => field(raw.endings.get(at)?.span, "when"),
        Place::Package(at) => field(raw.scoring.as_ref()?.packages.get(at)?.span, "when"),
        Place::ChoiceEffect(at, _) => field(choice(ground, at)?.span, "effects"),
        Place::SceneEffect(at, _) => field(raw.scenes.get(at)?.span, "effects"),
        Place::RulingEffect(at, _) => field(raw.authority.as_ref()?.rules.get(at)?.span, "effects"),
    }
}
