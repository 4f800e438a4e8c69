//! What is so, in whole numbers: small, flat and cheap to copy, so that a search can hold millions.

use crate::scenario::model::*;

/// The state of a play. Sets are bits by position in the scenario's lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct State {
    /// The seed of all chance.
    pub seed: u64,
    /// What has come to light (facts and needs).
    pub known: u128,
    /// What came to light by the last command.
    pub learned: u128,
    /// Flags that are set.
    pub flags: u128,
    /// Choices and visits that conditions remember.
    pub marks: u128,
    /// Risks in the register.
    pub recorded: u64,
    /// Risks that have happened.
    pub happened: u64,
    /// Risks that were mended on the spot.
    pub mended: u64,
    /// Measures agreed on.
    pub agreed: u64,
    /// Measures of the package on the table.
    pub proposal: u64,
    /// Interruptions that have come.
    pub interrupted: u64,
    /// Minutes since Monday 00:00 of the first week.
    pub now: u32,
    /// Minutes of service lost beside what risks cost.
    pub lost: u32,
    /// Minutes of service lost, once settled.
    pub outage: u32,
    /// Minutes of repair, once settled.
    pub repair: u32,
    /// Minutes that people have lost from their hours.
    pub spent: [u16; MOST_PEOPLE],
    /// Worlds that the evidence still allows.
    pub possible: u16,
    /// People who refused the last package.
    pub objections: u16,
    /// The scene.
    pub scene: SceneId,
    /// The scene that waits behind an interruption.
    pub waiting: Option<SceneId>,
    /// The window on the schedule.
    pub window: WindowId,
    /// The window of the package on the table.
    pub proposed_window: Option<WindowId>,
    /// The true world.
    pub world: WorldId,
    /// Trust of each person, 0 to 100.
    pub trust: [u8; MOST_PEOPLE],
    /// Tension of each relation, 0 to 9.
    pub tension: [u8; MOST_RELATIONS],
    /// How often each named chance was drawn.
    pub drawn: [u8; MOST_CHANCES],
    /// Interruptions drawn for, whether or not one came.
    pub checkpoints: u8,
    /// Packages put forward.
    pub rounds: u8,
    /// The decision of the change authority.
    pub decision: Option<Decision>,
    /// The ruling that it gave.
    pub ruling: Option<RulingId>,
    /// The gravest finding, once settled.
    pub finding: Finding,
    /// The change went in.
    pub begun: bool,
    /// It was taken back.
    pub rolled_back: bool,
    /// Taking it back failed, and it was restored.
    pub rollback_failed: bool,
    /// Postings resumed.
    pub past_no_return: bool,
    /// The books are closed.
    pub settled: bool,
    /// The story is over; `Some(None)` where no ending fitted.
    pub ended: Option<Option<EndingId>>,
}

impl State {
    /// The state before the first scene.
    pub fn new(scenario: &Scenario, seed: u64, world: WorldId) -> Self {
        let mut trust = [0; MOST_PEOPLE];
        for (slot, person) in trust.iter_mut().zip(&scenario.cast) {
            *slot = person.trust;
        }
        let mut tension = [0; MOST_RELATIONS];
        for (slot, relation) in tension.iter_mut().zip(&scenario.relations) {
            *slot = relation.tension;
        }
        Self {
            seed,
            known: 0,
            learned: 0,
            flags: 0,
            marks: 0,
            recorded: 0,
            happened: 0,
            mended: 0,
            agreed: 0,
            proposal: 0,
            interrupted: 0,
            now: scenario.now,
            lost: 0,
            outage: 0,
            repair: 0,
            spent: [0; MOST_PEOPLE],
            possible: scenario.all_worlds(),
            objections: 0,
            scene: scenario.start,
            waiting: None,
            window: scenario.approved,
            proposed_window: None,
            world,
            trust,
            tension,
            drawn: [0; MOST_CHANCES],
            checkpoints: 0,
            rounds: 0,
            decision: None,
            ruling: None,
            finding: Finding::None,
            begun: false,
            rolled_back: false,
            rollback_failed: false,
            past_no_return: false,
            settled: false,
            ended: None,
        }
    }

    /// Whether the change is in production.
    pub fn implemented(&self) -> bool {
        self.begun && !self.rolled_back
    }

    /// The measures that count now: those of the package on the table, or those agreed on.
    pub fn package(&self) -> u64 {
        if self.proposed_window.is_some() { self.proposal | self.agreed } else { self.agreed }
    }

    /// The window that counts now: the one on the table, or the one on the schedule.
    pub fn current_window(&self) -> WindowId {
        self.proposed_window.unwrap_or(self.window)
    }

    /// The state as bytes, canonical and small: only as many people and relations as the scenario has.
    pub fn pack(&self, scenario: &Scenario) -> Vec<u8> {
        let mut out = Vec::with_capacity(224);
        for set in [self.known, self.learned, self.flags, self.marks] {
            out.extend_from_slice(&set.to_le_bytes());
        }
        for set in [self.recorded, self.happened, self.mended, self.agreed, self.proposal, self.interrupted, self.seed]
        {
            out.extend_from_slice(&set.to_le_bytes());
        }
        for number in [self.now, self.lost, self.outage, self.repair] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        for number in [self.possible, self.objections, self.scene.0, self.waiting.map_or(u16::MAX, |scene| scene.0)] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        let people = scenario.cast.len().min(MOST_PEOPLE);
        for spent in &self.spent[..people] {
            out.extend_from_slice(&spent.to_le_bytes());
        }
        out.extend_from_slice(&self.trust[..people]);
        out.extend_from_slice(&self.tension[..scenario.relations.len().min(MOST_RELATIONS)]);
        out.extend_from_slice(&self.drawn[..scenario.chances.len().min(MOST_CHANCES)]);
        out.extend_from_slice(&[
            self.window.0,
            self.proposed_window.map_or(u8::MAX, |window| window.0),
            self.world.0,
            self.checkpoints,
            self.rounds,
            self.decision.map_or(0, |decision| 1 + decision as u8),
            self.ruling.map_or(u8::MAX, |ruling| ruling.0),
            self.finding as u8,
            u8::from(self.begun)
                | u8::from(self.rolled_back) << 1
                | u8::from(self.rollback_failed) << 2
                | u8::from(self.past_no_return) << 3
                | u8::from(self.settled) << 4,
            match self.ended {
                None => 0,
                Some(None) => u8::MAX,
                Some(Some(ending)) => 1 + ending.0,
            },
        ]);
        out
    }
}
