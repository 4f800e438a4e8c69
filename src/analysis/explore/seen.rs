//! What a search has met so far, and the ear that notes it.

use super::asked::{Conditions, Stood};
use crate::analysis::solver::fork::Ear;
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::evidence;
use crate::sim::options::{self, Openness};
use crate::sim::{Command, Event, State, cond, gauges, table};
use std::collections::{BTreeMap, BTreeSet};

/// The least and the greatest of a number, and how often it met its target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reach {
    /// The least at an end.
    pub least: u32,
    /// The greatest at an end.
    pub most: u32,
    /// Whether it ever differed from where it stood at the start.
    pub moved: bool,
    /// Ends at which the target was met.
    pub met: u32,
    /// Ends at which it was missed.
    pub missed: u32,
}

impl Default for Reach {
    fn default() -> Self {
        Self { least: u32::MAX, most: 0, moved: false, met: 0, missed: 0 }
    }
}

impl Reach {
    fn end(&mut self, value: u32, met: bool) {
        self.least = self.least.min(value);
        self.most = self.most.max(value);
        self.met += u32::from(met);
        self.missed += u32::from(!met);
    }
}

/// What evidence does to a gauge's band.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wide {
    /// There are states in which it has a width as long as nothing is known.
    pub wide: bool,
    /// There are states in which what has come to light makes it narrower.
    pub narrowed: bool,
}

/// What was met.
pub struct Seen<'a> {
    /// What the numbers below belong to.
    pub scenario: &'a Scenario,
    /// The conditions.
    pub conditions: &'a Conditions<'a>,
    /// How each of them stood.
    pub stood: Vec<Stood>,
    /// How often each scene began.
    pub scenes: Vec<u32>,
    /// How often each choice was made.
    pub taken: Vec<u32>,
    /// Choices that were offered, also locked ones.
    pub offered: Vec<bool>,
    /// Choices that were open.
    pub open: Vec<bool>,
    /// Choices that were there but had no time left.
    pub late: Vec<bool>,
    /// Lines that were said.
    pub lines: Vec<bool>,
    /// What people answered at the table.
    pub answers: BTreeSet<u32>,
    /// People who objected at a table, as bits.
    pub objected: u16,
    /// People who answered at a table, as bits.
    pub answered: u16,
    /// Facts and needs that came to light.
    pub known: u128,
    /// Measures that were put forward, and agreed on.
    pub proposed: u64,
    /// Measures that were agreed on.
    pub agreed: u64,
    /// Endings that came.
    pub endings: Vec<bool>,
    /// For each ending, whether each part of its condition held at some end.
    pub parts: Vec<Vec<bool>>,
    /// The story was over and no ending fitted.
    pub no_ending: bool,
    /// Interruptions that came, as bits.
    pub interruptions: u64,
    /// Rulings that were given.
    pub rulings: Vec<bool>,
    /// Scenes that went by because all that they offer was locked.
    pub locked_out: BTreeSet<u16>,
    /// Scenes that were left by the last command in this way.
    pub locked_now: Vec<SceneId>,
    /// Trust of the lowest, chance of a finding, minutes of service: at the ends of plays.
    pub gauges: [Reach; 3],
    /// The bands of compliance risk and downtime.
    pub bands: [Wide; 2],
    /// Worlds that the evidence still allowed at an end, with the true one.
    pub left: BTreeMap<(u16, u8), u32>,
    /// For each competency and level: whether a command showed it.
    pub shown: BTreeSet<(u8, u8)>,
    first: Option<[u32; 3]>,
}

/// What must hold all together for a condition to hold.
fn parts(cond: &Cond) -> &[Cond] {
    match cond {
        Cond::All(all) => all,
        other => std::slice::from_ref(other),
    }
}

impl<'a> Seen<'a> {
    /// Nothing yet.
    pub fn new(conditions: &'a Conditions<'a>, scenario: &'a Scenario) -> Self {
        let rulings = scenario.authority.as_ref().map_or(0, |authority| authority.rules.len());
        Self {
            scenario,
            stood: vec![Stood::default(); conditions.all.len()],
            conditions,
            scenes: vec![0; scenario.scenes.len()],
            taken: vec![0; scenario.choices.len()],
            offered: vec![false; scenario.choices.len()],
            open: vec![false; scenario.choices.len()],
            late: vec![false; scenario.choices.len()],
            lines: vec![false; scenario.lines.len()],
            answers: BTreeSet::new(),
            objected: 0,
            answered: 0,
            known: 0,
            proposed: 0,
            agreed: 0,
            endings: vec![false; scenario.endings.len()],
            parts: scenario.endings.iter().map(|ending| vec![false; parts(&ending.when).len()]).collect(),
            no_ending: false,
            interruptions: 0,
            rulings: vec![false; rulings],
            locked_out: BTreeSet::new(),
            locked_now: Vec::new(),
            gauges: [Reach::default(); 3],
            bands: [Wide::default(); 2],
            left: BTreeMap::new(),
            shown: BTreeSet::new(),
            first: None,
        }
    }

    fn ask(&mut self, state: &State, cond: &Cond) -> bool {
        let holds = cond::holds(self.scenario, state, cond);
        self.note(cond, holds);
        holds
    }

    fn hear(&mut self, state: &State, cond: &Cond) {
        self.ask(state, cond);
    }

    fn note(&mut self, cond: &Cond, holds: bool) {
        if let Some(number) = self.conditions.number(cond) {
            let stood = &mut self.stood[number];
            stood.asked = stood.asked.saturating_add(1);
            stood.held = stood.held.saturating_add(u32::from(holds));
        }
    }

    /// A state in which the player decides, or in which the story is over.
    pub fn state(&mut self, state: &State) {
        let scenario = self.scenario;
        self.known |= state.known;
        self.agreed |= state.agreed;
        self.interruptions |= state.interrupted;
        scenario.documents.iter().for_each(|document| self.hear(state, &document.when));
        for risk in &scenario.risks {
            self.ask(state, &risk.open);
            risk.changed.iter().for_each(|(when, _)| self.hear(state, when));
        }
        let (compliance, downtime) = (gauges::compliance(scenario, state), gauges::downtime(scenario, state).band);
        let now = [u32::from(gauges::trust(scenario, state).lowest), compliance.centre, downtime.centre];
        self.narrow(state, [compliance, downtime]);
        let first = *self.first.get_or_insert(now);
        for (gauge, (now, first)) in self.gauges.iter_mut().zip(now.into_iter().zip(first)) {
            gauge.moved |= now != first;
        }
        if let Some(ended) = state.ended {
            let scoring = &scenario.scoring;
            let met = [
                now[0] >= u32::from(scoring.trust),
                now[1] <= u32::from(scoring.compliance),
                now[2] <= scoring.downtime,
            ];
            for (gauge, (now, met)) in self.gauges.iter_mut().zip(now.into_iter().zip(met)) {
                gauge.end(now, met);
            }
            for (ending, held) in scenario.endings.iter().zip(&mut self.parts) {
                for (part, held) in parts(&ending.when).iter().zip(held).filter(|(_, held)| !**held) {
                    *held = cond::holds(scenario, state, part);
                }
            }
            *self.left.entry((state.possible, state.world.0)).or_default() += 1;
            match ended {
                Some(ending) => self.endings[ending.index()] = true,
                None => self.no_ending = true,
            }
            return;
        }
        self.decision(state);
    }

    /// Notes whether the bands are narrower than they would be if nothing had come to light.
    fn narrow(&mut self, state: &State, now: [gauges::Band; 2]) {
        let open = self.bands.iter().any(|band| !band.narrowed);
        if state.settled || !open {
            return;
        }
        let scenario = self.scenario;
        let blind = State { known: 0, possible: scenario.all_worlds(), ..*state };
        let blind = [gauges::compliance(scenario, &blind), gauges::downtime(scenario, &blind).band];
        for (band, (now, blind)) in self.bands.iter_mut().zip(now.into_iter().zip(blind)) {
            band.wide |= blind.high > blind.low;
            band.narrowed |= now.high - now.low < blind.high - blind.low;
        }
    }

    fn decision(&mut self, state: &State) {
        let scenario = self.scenario;
        let scene = &scenario.scenes[state.scene.index()];
        scene.absent.iter().for_each(|(_, when)| self.hear(state, when));
        scene.until.iter().for_each(|(_, when)| self.hear(state, when));
        if scene.kind == SceneKind::Table {
            scenario.measures.iter().for_each(|measure| self.hear(state, &measure.needs));
            return;
        }
        for at in scene.visits.clone().map(usize::from) {
            let visit = &scenario.visits[at];
            if state.marks & visit.mark.bit() == 0 && self.ask(state, &visit.when) {
                self.choices(state, visit.choices.clone());
            }
        }
        self.choices(state, scene.choices.clone());
    }

    fn choices(&mut self, state: &State, range: std::ops::Range<u16>) {
        let scenario = self.scenario;
        for id in range.map(ChoiceId) {
            let choice = &scenario.choices[id.index()];
            if !self.ask(state, &choice.when) {
                continue;
            }
            self.ask(state, &choice.allowed);
            match options::openness(scenario, state, id) {
                Openness::Hidden => {}
                Openness::Open => {
                    self.offered[id.index()] = true;
                    self.open[id.index()] = true;
                }
                Openness::Locked(_) => self.offered[id.index()] = true,
                Openness::NoTime(_) => self.late[id.index()] = true,
            }
        }
    }

    /// A command and what came of it.
    pub fn command(&mut self, before: &State, command: Command, after: &State) {
        let scenario = self.scenario;
        if let Command::Choose(id) = command {
            self.taken[id.index()] += 1;
        }
        if let Command::Propose { measures, .. } = command {
            self.proposed |= measures;
            let on_table = evidence::on_the_table(before, command);
            for person in options::people(options::present(scenario, before)) {
                let who = &scenario.cast[person.index()];
                who.blocks.iter().for_each(|(when, _)| self.hear(&on_table, when));
                if !table::answer(scenario, &on_table, person).accepts {
                    who.refuses.iter().for_each(|refusal| self.hear(&on_table, &refusal.when));
                }
            }
        }
        if !matches!(command, Command::Choose(_)) {
            let on_table = evidence::on_the_table(before, command);
            scenario.scoring.packages.iter().for_each(|rule| self.hear(&on_table, &rule.when));
        }
        self.shown.extend(evidence::shown(scenario, before, command, after));
    }
}

impl Ear for Seen<'_> {
    fn push(&mut self, event: &Event) {
        match *event {
            Event::SceneEntered(scene) => self.scenes[scene.index()] += 1,
            Event::Said(line) => self.lines[line.0 as usize] = true,
            Event::Answered { person, accepts, say } => {
                self.answered |= person.bit() as u16;
                if !accepts {
                    self.objected |= person.bit() as u16;
                }
                if let Some(say) = say {
                    self.answers.insert(say.0);
                }
            }
            Event::Ruled { ruling, .. } => {
                if let Some(given) = self.rulings.get_mut(ruling.index()) {
                    *given = true;
                }
            }
            _ => {}
        }
    }

    fn judged(&mut self, _: &State, cond: &Cond, holds: bool) {
        self.note(cond, holds);
    }

    fn passed(&mut self, state: &State) {
        // Only where something was offered and all of it was locked; a scene that merely tells is meant to go by.
        self.decision(state);
        let mut offered = options::offered(self.scenario, state).map(|(_, openness)| openness).peekable();
        if offered.peek().is_some() && offered.all(|openness| matches!(openness, Openness::Locked(_))) {
            self.locked_out.insert(state.scene.0);
            self.locked_now.push(state.scene);
        }
    }
}
