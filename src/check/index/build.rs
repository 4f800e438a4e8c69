//! The one walk through a scenario.

use super::ask::Mentions;
use super::shape::{Asked, By, Decision, Done, Lines, Role};
use super::words::{self, Words};
use crate::diagnostics::Span;
use crate::scenario::model::Scenario;
use crate::scenario::raw::{self, Cond, Effect};
use std::collections::{HashMap, HashSet};

/// What stands where, and what asks for what.
pub struct Index<'a> {
    /// The number of each person.
    pub people: HashMap<&'a str, usize>,
    /// The number of each fact and, behind the facts, of each need.
    pub known: HashMap<&'a str, usize>,
    /// All decisions, in the order of the model's choices.
    pub decisions: Vec<Decision<'a>>,
    /// All conditions.
    pub asked: Vec<Asked<'a>>,
    /// What conditions ask for.
    pub mentions: Mentions<'a>,
    /// All effects, those within others among them.
    pub done: Vec<Done<'a>>,
    /// The flags that are set by something.
    pub set: HashSet<&'a str>,
    /// Facts and needs that an effect brings to light.
    pub learnt: HashSet<&'a str>,
    /// For each person and question: who is there when it is asked, as bits.
    pub questions: HashMap<(&'a str, &'a str), Vec<u16>>,
    /// All lines, in the groups in which they follow each other.
    pub lines: Vec<Lines<'a>>,
    /// All texts that a player reads.
    pub words: Vec<Words<'a>>,
}

/// Everybody.
const ALL: u16 = u16::MAX;

impl<'a> Index<'a> {
    /// Walks through a scenario.
    pub fn new(raw: &'a raw::Scenario, scenario: &Scenario) -> Self {
        let needs = raw.cast.iter().flat_map(|person| &person.needs).map(|need| need.id.value.as_str());
        let known = raw.facts.iter().map(|fact| fact.id.value.as_str()).chain(needs);
        let mut index = Self {
            people: raw.cast.iter().enumerate().map(|(at, person)| (person.id.value.as_str(), at)).collect(),
            known: known.enumerate().map(|(at, id)| (id, at)).collect(),
            decisions: Vec::new(),
            asked: Vec::new(),
            mentions: Mentions::default(),
            done: Vec::new(),
            set: HashSet::new(),
            learnt: HashSet::new(),
            questions: HashMap::new(),
            lines: Vec::new(),
            words: words::all(raw),
        };
        index.cast(raw);
        index.register(raw);
        index.scenes(raw, scenario);
        for rule in raw.authority.iter().flat_map(|authority| &authority.rules) {
            index.ask(&rule.when, Role::Ruling, rule.span, "when");
            index.effects(&rule.effects, By::Ruling(rule), ALL);
        }
        raw.documents.iter().for_each(|paper| index.ask(&paper.when, Role::Document, paper.span, "when"));
        raw.events.iter().for_each(|event| index.ask(&event.when, Role::Event, event.span, "when"));
        raw.endings.iter().for_each(|ending| index.ask(&ending.when, Role::Ending, ending.span, "when"));
        for rule in raw.scoring.iter().flat_map(|scoring| &scoring.packages) {
            index.ask(&rule.when, Role::Package, rule.span, "when");
        }
        index
    }

    fn cast(&mut self, raw: &'a raw::Scenario) {
        for person in &raw.cast {
            person.blocks.iter().for_each(|block| self.ask(&block.when, Role::Block, block.span, "when"));
            person.refuses.iter().for_each(|refusal| self.ask(&refusal.when, Role::Refusal, refusal.span, "when"));
            self.lines(&person.accepts, ALL, false);
        }
    }

    fn register(&mut self, raw: &'a raw::Scenario) {
        for risk in &raw.risks {
            self.ask(&risk.open, Role::Open, risk.span, "open");
            risk.changed.iter().for_each(|change| self.ask(&change.when, Role::Change, change.span, "when"));
        }
        for measure in &raw.measures {
            self.ask(&measure.needs, Role::Needs, measure.span, "needs");
            measure.reveals.iter().for_each(|reveal| self.ask(&reveal.when, Role::Reveal, reveal.span, "when"));
            measure.treats.iter().for_each(|treat| self.ask(&treat.when, Role::Treat, treat.span, "when"));
        }
    }

    fn scenes(&mut self, raw: &'a raw::Scenario, scenario: &Scenario) {
        let (mut first, mut visits) = (0, 0);
        for (at, scene) in raw.scenes.iter().enumerate() {
            let here = scenario.scenes[at].with;
            for visit in &scene.visits {
                let here = scenario.visits[visits].with;
                visits += 1;
                self.ask(&visit.when, Role::Visit, visit.span, "when");
                self.lines(&visit.lines, here, false);
                self.decision(Decision { scene, visit: Some(visit), choices: &visit.choices, first, here });
                first += visit.choices.len();
            }
            self.decision(Decision { scene, visit: None, choices: &scene.choices, first, here });
            first += scene.choices.len();
            for (_, when) in scene.absent.iter().chain(&scene.calls_in) {
                self.ask(when, Role::Presence, scene.span, "absent");
            }
            scene.until.iter().for_each(|until| self.ask(&until.when, Role::Until, until.span, "when"));
            scene.routes.iter().for_each(|route| self.ask(&route.when, Role::Route, route.span, "when"));
            self.effects(&scene.effects, By::Scene(scene), here);
            self.lines(&scene.lines, here, false);
        }
    }

    fn decision(&mut self, decision: Decision<'a>) {
        for choice in decision.choices {
            self.ask(&choice.when, Role::Offer, choice.span, "when");
            self.ask(&choice.allowed, Role::Lock, choice.span, "allowed");
            self.effects(&choice.effects, By::Choice(choice), decision.here);
            self.lines(&choice.reply, decision.here, true);
        }
        if !decision.choices.is_empty() {
            self.decisions.push(decision);
        }
    }

    fn lines(&mut self, lines: &'a [raw::Line], here: u16, reply: bool) {
        lines.iter().for_each(|line| self.ask(&line.when, Role::Line, line.span, "when"));
        if !lines.is_empty() {
            self.lines.push(Lines { lines, here, reply });
        }
    }

    fn ask(&mut self, cond: &'a Cond, role: Role, record: Span, field: &'static str) {
        if *cond != Cond::Always {
            self.mentions.note(cond);
            self.asked.push(Asked { cond, role, record, field });
        }
    }

    fn effects(&mut self, effects: &'a [Effect], by: By<'a>, here: u16) {
        for effect in effects {
            self.done.push(Done { effect, by, here });
            match effect {
                Effect::Set(flag) => drop(self.set.insert(flag)),
                Effect::Learn(what) => drop(self.learnt.insert(what)),
                Effect::Ask(person, question) | Effect::Press(person, question) => {
                    self.questions.entry((person, question)).or_default().push(here);
                }
                Effect::Chance(_, outcomes) => {
                    outcomes.iter().for_each(|(_, effects)| self.effects(effects, by, here));
                }
                Effect::If(cond, effects) => {
                    self.ask(cond, Role::Effect, by.span(), "effects");
                    self.effects(effects, by, here);
                }
                Effect::IfElse(cond, effects, others) => {
                    self.ask(cond, Role::Effect, by.span(), "effects");
                    self.effects(effects, by, here);
                    self.effects(others, by, here);
                }
                _ => {}
            }
        }
    }
}
