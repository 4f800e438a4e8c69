//! What many plays add up to: how often each thing of a scenario was met, and each play in a few numbers.

use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::outcome::Milli;
use crate::sim::{Command, State, gauges, table};
use std::collections::BTreeMap;

/// How a play came to an end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Close {
    /// With an ending.
    Ended,
    /// The story was over and no ending fitted.
    NoEnding,
    /// Nothing could be done, and the story was not over.
    Stuck,
    /// It took as many commands as a play can.
    Endless,
    /// Warroom itself failed.
    Crashed,
}

/// A play in a few numbers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sample {
    /// The seed.
    pub seed: u64,
    /// The world that was true.
    pub world: WorldId,
    /// How it came to an end.
    pub close: Close,
    /// The ending.
    pub ending: Option<EndingId>,
    /// Outcome and evidence together, in thousandths of a point.
    pub score: Milli,
    /// The lowest person's trust, 0 to 100.
    pub lowest: u8,
    /// The mean trust, 0 to 100.
    pub mean: u8,
    /// The chance of a material finding, in permille; once settled none or all of it.
    pub compliance: u16,
    /// Minutes of service lost.
    pub downtime: u32,
    /// How many decisions it took.
    pub decisions: u16,
    /// How many minutes passed in the story.
    pub minutes: u32,
}

/// The bands in which a gauge can stand.
pub const BANDS: usize = 5;

/// Where the three gauges stand: trust by the lowest person in fifths, the chance of a finding in fifths, service lost against
/// its target (none, within it, up to twice, up to four times, more).
pub fn bands(scenario: &Scenario, state: &State) -> [usize; 3] {
    let trust = usize::from(gauges::trust(scenario, state).lowest) / 20;
    let compliance = gauges::compliance(scenario, state).centre as usize / 200;
    let downtime = downtime_band(scenario, gauges::downtime(scenario, state).band.centre);
    [trust.min(BANDS - 1), compliance.min(BANDS - 1), downtime]
}

/// The band of so many minutes of service lost.
pub fn downtime_band(scenario: &Scenario, minutes: u32) -> usize {
    let target = scenario.scoring.downtime.max(30);
    match minutes {
        0 => 0,
        minutes if minutes <= target => 1,
        minutes if minutes <= target.saturating_mul(2) => 2,
        minutes if minutes <= target.saturating_mul(4) => 3,
        _ => 4,
    }
}

/// How often things were met.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// How many plays.
    pub plays: u64,
    /// How often each scene began.
    pub scenes: Vec<u64>,
    /// How often the story went from a scene to another.
    pub ways: BTreeMap<(u16, u16), u64>,
    /// How often the story ended after each scene.
    pub ends: BTreeMap<u16, u64>,
    /// How often each choice was taken.
    pub taken: Vec<u64>,
    /// Plays in which each choice was taken, and the sum of their scores, in thousandths of a point.
    pub with: Vec<(u64, Milli)>,
    /// How often each measure was put forward.
    pub proposed: Vec<u64>,
    /// How often each window was put forward.
    pub windows: Vec<u64>,
    /// Plays at whose end each measure was agreed on.
    pub agreed: Vec<u64>,
    /// Plays at whose end each fact or need was known.
    pub known: Vec<u64>,
    /// Plays in which each interruption came.
    pub interruptions: Vec<u64>,
    /// Plays that each ending closed.
    pub endings: Vec<u64>,
    /// How often each ruling was given.
    pub rulings: Vec<u64>,
    /// How often a choice of each mode was taken.
    pub modes: [u64; 5],
    /// Plays that were watched closely.
    pub watched: u64,
    /// Of those: how often each choice was open, and offered but locked.
    pub open: Vec<u64>,
    /// See `open`.
    pub locked: Vec<u64>,
    /// Of those: how often each choice was taken while a gauge stood in a band: trust, compliance, downtime.
    pub bands: Vec<[[u32; BANDS]; 3]>,
}

impl Tally {
    /// Nothing was met yet.
    pub fn new(scenario: &Scenario) -> Self {
        let choices = scenario.choices.len();
        let rulings = scenario.authority.as_ref().map_or(0, |authority| authority.rules.len());
        Self {
            scenes: vec![0; scenario.scenes.len()],
            taken: vec![0; choices],
            with: vec![(0, 0); choices],
            proposed: vec![0; scenario.measures.len()],
            windows: vec![0; scenario.windows.len()],
            agreed: vec![0; scenario.measures.len()],
            known: vec![0; scenario.known.len()],
            interruptions: vec![0; scenario.events.len()],
            endings: vec![0; scenario.endings.len()],
            rulings: vec![0; rulings],
            open: vec![0; choices],
            locked: vec![0; choices],
            bands: vec![[[0; BANDS]; 3]; choices],
            ..Self::default()
        }
    }

    /// What can be read off the last state of a play.
    pub fn end(&mut self, state: &State) {
        self.plays += 1;
        table::bits(state.agreed).for_each(|at| self.agreed[at] += 1);
        table::bits(state.interrupted).for_each(|at| self.interruptions[at] += 1);
        state.ended.flatten().iter().for_each(|ending| self.endings[ending.index()] += 1);
        let mut known = state.known;
        while known != 0 {
            self.known[known.trailing_zeros() as usize] += 1;
            known &= known - 1;
        }
    }

    /// What a play with these commands came to.
    pub fn score(&mut self, script: &[Command], score: Milli) {
        for (at, command) in script.iter().enumerate() {
            if let Command::Choose(id) = command
                && !script[..at].contains(command)
            {
                self.with[id.index()].0 += 1;
                self.with[id.index()].1 += score;
            }
        }
    }

    /// Adds another.
    pub fn add(&mut self, other: &Self) {
        let sum = |to: &mut Vec<u64>, from: &[u64]| to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
        self.plays += other.plays;
        self.watched += other.watched;
        sum(&mut self.scenes, &other.scenes);
        sum(&mut self.taken, &other.taken);
        self.with.iter_mut().zip(&other.with).for_each(|(to, from)| *to = (to.0 + from.0, to.1 + from.1));
        sum(&mut self.proposed, &other.proposed);
        sum(&mut self.windows, &other.windows);
        sum(&mut self.agreed, &other.agreed);
        sum(&mut self.known, &other.known);
        sum(&mut self.interruptions, &other.interruptions);
        sum(&mut self.endings, &other.endings);
        sum(&mut self.rulings, &other.rulings);
        sum(&mut self.open, &other.open);
        sum(&mut self.locked, &other.locked);
        self.modes.iter_mut().zip(other.modes).for_each(|(to, from)| *to += from);
        for (way, count) in &other.ways {
            *self.ways.entry(*way).or_default() += count;
        }
        for (scene, count) in &other.ends {
            *self.ends.entry(*scene).or_default() += count;
        }
        let pairs = self.bands.iter_mut().flatten().flatten().zip(other.bands.iter().flatten().flatten());
        pairs.for_each(|(to, from)| *to += from);
    }
}
