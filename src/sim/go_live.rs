//! The window itself: what goes wrong, the way back, and what is left in the morning.

use super::decide::Sink;
use super::effects::Run;
use super::{Event, gauges, rng};
use crate::scenario::model::*;

impl<S: Sink> Run<'_, S> {
    /// All agreed measures are done; what they reveal comes to light.
    pub(super) fn complete(&mut self) {
        let scenario = self.scenario;
        for (at, measure) in scenario.measures.iter().enumerate() {
            if self.state.agreed >> at & 1 == 1 {
                for (fact, when) in &measure.reveals {
                    if self.holds(when) {
                        self.learn(*fact, None);
                    }
                }
            }
        }
    }

    /// The change goes in; every open risk to it is drawn, each with dice of its own.
    pub(super) fn begin(&mut self) {
        if self.state.begun {
            return;
        }
        let way_back = self.scenario.remediation.as_ref().map(|remediation| remediation.risk);
        self.emit(Event::Begun);
        for at in 0..self.scenario.risks.len() {
            let risk = RiskId::at(at);
            if self.scenario.risks[at].strikes_in_window() && way_back != Some(risk) {
                self.draw(risk);
            }
        }
    }

    /// Whether something with this chance in permille happens.
    fn strikes(&mut self, stream: u64, chance: u32) -> bool {
        let chance = chance.min(1000);
        self.roll(stream, 0, &[chance, 1000 - chance]) == 0 && chance > 0
    }

    fn draw(&mut self, risk: RiskId) -> bool {
        let chance = gauges::likelihood(self.scenario, &self.state, self.state.world, risk);
        let strikes = self.strikes(self.scenario.risks[risk.index()].dice, chance);
        if strikes {
            self.emit(Event::Happened(risk));
        }
        strikes
    }

    /// The change is taken back. Before the point of no return that is a rollback, as long as its rehearsed method if it
    /// works; if it fails, or after that point, it is restore and reconcile.
    pub(super) fn roll_back(&mut self) {
        if !self.state.begun || self.state.rolled_back {
            return;
        }
        let Some(remediation) = &self.scenario.remediation else {
            self.emit(Event::RolledBack { failed: false, minutes: 0 });
            return;
        };
        let fails = gauges::likelihood(self.scenario, &self.state, self.state.world, remediation.risk);
        let failed = self.state.past_no_return || self.strikes(rng::ROLLBACK, fails);
        let works = gauges::rollback_minutes(remediation, self.state.package());
        let minutes = if failed { remediation.restore } else { works };
        self.emit(Event::RolledBack { failed, minutes });
        self.pass(minutes);
    }

    /// The books are closed: risks about the outside world are drawn, and what is left of service, data and findings adds up.
    /// Faults overlap, so the longest outage counts; repairs do not, so they add up.
    pub(super) fn settle(&mut self) {
        if self.state.settled {
            return;
        }
        let scenario = self.scenario;
        let (mut longest, mut repair, mut finding) = (0, 0u32, Finding::None);
        for (at, item) in scenario.risks.iter().enumerate() {
            let risk = RiskId::at(at);
            let strikes = if item.strikes_in_window() {
                let open = self.state.happened & !self.state.mended;
                self.state.implemented() && open >> at & 1 == 1
            } else {
                self.draw(risk)
            };
            if strikes {
                longest = longest.max(gauges::outage(scenario, &self.state, self.state.world, risk));
                repair = repair.saturating_add(item.repair);
                finding = finding.max(item.finding);
            }
        }
        let outage = self.state.lost.saturating_add(longest);
        self.emit(Event::Settled { outage, repair, finding });
    }
}
