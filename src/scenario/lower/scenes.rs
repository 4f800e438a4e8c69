//! Scenes, choices, visits, rulings, interruptions and endings, and that every one of them leads somewhere.

use super::Lower;
use super::conditions::Truth;
use crate::diagnostics::registry as rule;
use crate::scenario::decode::Spanned;
use crate::scenario::model::*;
use crate::scenario::raw::{self, Id};
use std::ops::Range;

impl<'a> Lower<'a> {
    /// All scenes with their choices and visits.
    pub(super) fn scenes(&mut self) -> (Vec<Scene>, Vec<Choice>, Vec<Visit>) {
        let raw = self.raw;
        let events: Vec<&str> = raw.events.iter().map(|event| event.scene.value.as_str()).collect();
        let (mut scenes, mut choices, mut visits) = (Vec::new(), Vec::new(), Vec::new());
        for (at, scene) in raw.scenes.iter().enumerate() {
            let id = &scene.id.value;
            let own = SceneId::at(at);
            let first_visit = visits.len();
            for visit in &scene.visits {
                let lines = self.lines(&format!("visit.{}.line", visit.id.value), &visit.lines, Truth::May);
                let number = VisitId::at(visits.len());
                if let Some(floor) = &visit.floor {
                    self.range(floor, -9, 99, "a floor");
                }
                let by_phone = self.people_bits(&visit.by_phone);
                let range = self.choices(&visit.choices, own, Some(number), &mut choices);
                visits.push(Visit {
                    id: visit.id.value.clone(),
                    title: self.text(format!("visit.{}.title", visit.id.value), &visit.title),
                    place: self.text(format!("visit.{}.place", visit.id.value), &visit.place),
                    floor: visit.floor.as_ref().and_then(|floor| i8::try_from(floor.value).ok()),
                    backdrop: visit.backdrop.unwrap_or(Backdrop::Office),
                    with: self.people_bits(&visit.with) | by_phone,
                    by_phone,
                    takes: visit.takes.0,
                    when: self.cond(&visit.when, Truth::MayNot),
                    lines,
                    choices: range,
                    mark: self.mark(true, &visit.id),
                });
            }
            let own_choices = self.choices(&scene.choices, own, None, &mut choices);
            self.goes_on(scene, events.contains(&id.as_str()));
            let mut while_so = |pairs: &'a [(Id, raw::Cond)]| {
                pairs.iter().map(|(person, when)| (self.person(person), self.cond(when, Truth::MayNot))).collect()
            };
            let (absent, calls_in) = (while_so(&scene.absent), while_so(&scene.calls_in));
            let until = scene.until.iter().map(|until| (until.at.value.0, self.cond(&until.when, Truth::MayNot)));
            let until = until.collect();
            let routes = scene.routes.iter().map(|route| (self.cond(&route.when, Truth::May), self.scene(&route.to)));
            let routes = routes.collect();
            let by_phone = self.people_bits(&scene.by_phone);
            self.range(&scene.rounds, 1, 9, "rounds at the table");
            scenes.push(Scene {
                id: id.clone(),
                title: self.text(format!("scene.{id}.title"), &scene.title),
                kind: scene.kind,
                act: scene.act.value,
                place: self.text(format!("scene.{id}.place"), &scene.place),
                at: scene.at.as_ref().map(|at| at.value.0),
                backdrop: scene.backdrop.unwrap_or(match scene.kind {
                    SceneKind::Talk | SceneKind::Table => Backdrop::Room,
                    SceneKind::Hub => Backdrop::Corridor,
                    SceneKind::Night => Backdrop::Operations,
                }),
                with: self.people_bits(&scene.with) | by_phone,
                by_phone,
                absent,
                calls_in,
                interrupt: scene.interrupt.value,
                effects: self.effects(&scene.effects),
                lines: self.lines(&format!("scene.{id}.line"), &scene.lines, Truth::May),
                choices: own_choices,
                visits: range16(first_visit, visits.len()),
                until,
                to: scene.to.as_ref().map(|to| self.scene(to)),
                routes,
                rounds: scene.rounds.value,
                takes: scene.takes.0,
            });
        }
        if scenes.is_empty() {
            let hint = "add a scene with at least one choice";
            self.flaw(rule::LEADS_NOWHERE, "the scenario has no scenes", raw.span, "nothing can be played", hint);
        }
        self.no_endless_telling(&scenes);
        (scenes, choices, visits)
    }

    fn choices(
        &mut self,
        list: &'a [raw::Choice],
        scene: SceneId,
        visit: Option<VisitId>,
        out: &mut Vec<Choice>,
    ) -> Range<u16> {
        let first = out.len();
        for choice in list {
            let id = &choice.id.value;
            let shows = self.shows(&choice.shows);
            let why = choice.why.as_ref();
            out.push(Choice {
                id: id.clone(),
                scene,
                visit,
                say: self.text(format!("choice.{id}.say"), &choice.say),
                takes: choice.takes.0,
                authority: choice.authority,
                when: self.cond(&choice.when, Truth::MayNot),
                allowed: self.cond(&choice.allowed, Truth::MayNot),
                why_not: self.text(format!("choice.{id}.why_not"), &choice.why_not),
                mode: choice.mode,
                shows,
                conduct: choice.conduct.clone(),
                effects: self.effects(&choice.effects),
                reply: self.lines(&format!("choice.{id}.reply"), &choice.reply, Truth::May),
                to: choice.to.as_ref().map(|to| self.scene(to)),
                why: why.map_or(TextId(0), |why| self.text(format!("choice.{id}.why"), &why.text)),
                source: why.map_or(String::new(), |why| why.source.value.clone()),
                mark: None,
            });
        }
        range16(first, out.len())
    }

    /// Competencies with their levels.
    pub(super) fn shows(&mut self, list: &[(Id, Spanned<u8>)]) -> Vec<(u8, u8)> {
        let mut shows = Vec::with_capacity(list.len());
        for (competency, level) in list {
            self.range(level, 1, 5, "a level");
            shows.push((self.competency(competency), level.value));
        }
        shows
    }

    /// The number of a competency, `C1` to `C8`.
    fn competency(&mut self, id: &Id) -> u8 {
        let number = id.value.strip_prefix('C').and_then(|number| number.parse().ok());
        match number {
            Some(number @ 1..=8) => number,
            _ => {
                let message = format!("there is no competency \"{}\"", id.value);
                self.flaw(rule::UNKNOWN_ID, message, id.span, "not found", "they are called C1 to C8");
                1
            }
        }
    }

    /// Lines, kept one after another.
    pub(super) fn lines(&mut self, path: &str, lines: &'a [raw::Line], truth: Truth) -> Range<u32> {
        let mut all = Vec::with_capacity(lines.len());
        for (at, line) in lines.iter().enumerate() {
            if at == 0 && line.otherwise {
                let hint = "take `otherwise` away, or put the line after the one that it stands in for";
                self.flaw(
                    rule::OTHERWISE_FIRST,
                    "there is no line before this one",
                    line.span,
                    "otherwise what?",
                    hint,
                );
            }
            all.push(Line {
                by: line.by.as_ref().map(|by| self.person(by)),
                mood: line.mood,
                say: self.text(format!("{path}.{at}"), &line.say),
                when: self.cond(&line.when, truth),
                otherwise: line.otherwise,
            });
        }
        let first = self.lines.len();
        self.lines.append(&mut all);
        u32::try_from(first).unwrap_or(0)..u32::try_from(self.lines.len()).unwrap_or(0)
    }

    /// Every scene leads somewhere.
    fn goes_on(&mut self, scene: &raw::Scene, event: bool) {
        let id = &scene.id;
        let leads = scene.to.is_some() || event || scene.effects.contains(&raw::Effect::End);
        let away = scene.to.iter().chain(scene.choices.iter().filter_map(|choice| choice.to.as_ref()));
        for to in away.chain(scene.routes.iter().map(|route| &route.to)).filter(|_| event) {
            let message = format!("the interruption \"{}\" leads to \"{}\"", id.value, to.value);
            let hint = "an interruption leads back by itself, to where it broke in: take this away";
            self.flaw(rule::INTERRUPTION_LEADS_AWAY, message, to.span, "away from where it broke in", hint);
        }
        match scene.kind {
            raw::SceneKind::Hub => {
                if scene.visits.is_empty() {
                    let message = format!("the hub \"{}\" has nobody to see", id.value);
                    self.flaw(rule::LEADS_NOWHERE, message, id.span, "no visits", "add `visits`");
                }
                if !leads {
                    let message = format!("the hub \"{}\" leads nowhere", id.value);
                    self.flaw(rule::LEADS_NOWHERE, message, id.span, "what comes after it?", "add `to: \"...\"`");
                }
            }
            raw::SceneKind::Table => {
                if !leads {
                    let message = format!("the table \"{}\" leads nowhere", id.value);
                    self.flaw(rule::LEADS_NOWHERE, message, id.span, "what comes after it?", "add `to: \"...\"`");
                }
                if !scene.choices.is_empty() {
                    let message = format!("the table \"{}\" has choices of its own", id.value);
                    let hint =
                        "at a table the player composes packages; put the choices into a scene before or after it";
                    self.flaw(rule::CHOICES_AT_A_TABLE, message, id.span, "this table", hint);
                }
            }
            raw::SceneKind::Talk | raw::SceneKind::Night => {
                if !leads && scene.choices.is_empty() {
                    let message = format!("the scene \"{}\" leads nowhere", id.value);
                    let hint = "add choices, `to: \"...\"`, or the effect End";
                    self.flaw(rule::LEADS_NOWHERE, message, id.span, "the story would stop here", hint);
                }
                for choice in scene.choices.iter().filter(|choice| !leads && choice.to.is_none()) {
                    if !choice.effects.contains(&raw::Effect::End) {
                        let message = format!("the choice \"{}\" leads nowhere", choice.id.value);
                        let hint = "add `to: \"...\"` to the choice or to its scene, or the effect End";
                        self.flaw(rule::LEADS_NOWHERE, message, choice.id.span, "the story would stop here", hint);
                    }
                }
            }
        }
        if scene.kind != raw::SceneKind::Hub
            && let Some(visit) = scene.visits.first()
        {
            let message = format!("\"{}\" is no hub, and has visits", id.value);
            self.flaw(rule::VISITS_WITHOUT_HUB, message, visit.id.span, "this visit", "add `kind: Hub` to the scene");
        }
    }

    /// Scenes that only tell must not lead to each other for ever.
    fn no_endless_telling(&mut self, scenes: &[Scene]) {
        let tells =
            |scene: &Scene| matches!(scene.kind, SceneKind::Talk | SceneKind::Night) && scene.choices.is_empty();
        // The walk in which each scene was met; nobody walks a stretch twice.
        let mut met = vec![None; scenes.len()];
        for start in 0..scenes.len() {
            let mut next = Some(SceneId::at(start));
            while let Some((id, scene)) = next.and_then(|id| Some((id, scenes.get(id.index())?)))
                && tells(scene)
            {
                match met[id.index()].replace(start) {
                    None => next = scene.to,
                    Some(walk) if walk == start => {
                        let message = format!("from \"{}\" the story comes back to it without a choice", scene.id);
                        let span = self.raw.scenes[id.index()].id.span;
                        let hint = "give one of the scenes of this circle a choice, or lead it elsewhere";
                        return self.flaw(rule::ENDLESS_TELLING, message, span, "part of a circle", hint);
                    }
                    Some(_) => break,
                }
            }
        }
    }

    /// The change authority.
    pub(super) fn authority(&mut self) -> Option<ChangeAuthority> {
        let raw = self.raw.authority.as_ref()?;
        let mut rules = Vec::new();
        for ruling in &raw.rules {
            let id = &ruling.id.value;
            rules.push(Ruling {
                id: id.clone(),
                when: self.cond(&ruling.when, Truth::MayNot),
                decision: ruling.decision,
                say: self.text(format!("ruling.{id}.say"), &ruling.say),
                effects: self.effects(&ruling.effects),
            });
        }
        let sure =
            raw.rules.iter().any(|rule| rule.when == raw::Cond::Always && rule.decision != raw::Decision::Return);
        if !sure {
            let hint = "add a last rule without `when` that approves, or keeps the schedule";
            let message = "the change authority may have no answer";
            self.flaw(rule::NO_LAST_RULING, message, raw.person.span, "no rule for every other case", hint);
        }
        Some(ChangeAuthority { person: self.person(&raw.person), rules })
    }

    /// The interruptions.
    pub(super) fn interruptions(&mut self) -> Vec<Interruption> {
        let raw = self.raw;
        let mut events = Vec::new();
        for event in &raw.events {
            self.range(&event.weight, 1, 1000, "a weight");
            events.push(Interruption {
                id: event.id.value.clone(),
                scene: self.scene(&event.scene),
                when: self.cond(&event.when, Truth::May),
                weight: u32::from(event.weight.value),
            });
        }
        events
    }

    /// The endings; the last one must always fit.
    pub(super) fn endings(&mut self) -> Vec<Ending> {
        let raw = self.raw;
        let fits = raw.endings.iter().enumerate().find(|(_, ending)| ending.when == raw::Cond::Always);
        match fits.map(|(at, ending)| (raw.endings.len() - 1 - at, ending)) {
            Some((0, _)) => {}
            Some((behind, ending)) => {
                let message =
                    format!("\"{}\" always fits, so the {behind} endings behind it are never told", ending.id.value);
                self.flaw(rule::HIDDEN_ENDINGS, message, ending.id.span, "this one hides the rest", "put it last");
            }
            None => {
                let span = raw.endings.last().map_or(raw.span, |ending| ending.id.span);
                let hint = "let the last ending have no `when`, so that every story has an end";
                self.flaw(rule::NO_LAST_ENDING, "no ending fits every play", span, "the last ending", hint);
            }
        }
        let mut endings = Vec::new();
        for ending in &raw.endings {
            let id = &ending.id.value;
            endings.push(Ending {
                id: id.clone(),
                title: self.text(format!("ending.{id}.title"), &ending.title),
                when: self.cond(&ending.when, Truth::May),
                text: self.text(format!("ending.{id}.text"), &ending.text),
            });
        }
        endings
    }

    /// Gives every choice that a condition remembers its mark; runs when all conditions have been read.
    pub(super) fn set_marks(&mut self, choices: &mut [Choice]) {
        for choice in choices {
            choice.mark = self.marks.get(&(false, choice.id.as_str())).copied();
        }
    }
}

/// A range of positions.
fn range16(from: usize, to: usize) -> Range<u16> {
    u16::try_from(from).unwrap_or(u16::MAX)..u16::try_from(to).unwrap_or(u16::MAX)
}
