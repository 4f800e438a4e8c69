//! The ceiling: the least of many sums that no play exceeds.
//!
//! Of trust the lowest person counts most. Whoever is the lowest, their trust is at most any mean of all people's; so for every
//! way of weighing people there is a sum over the steps of a play that is no less than what its trust is worth, and the best way
//! through the graph by that sum is a ceiling. Weights are moved towards those who come out lowest, which lowers it.

use super::build::Builder;
use super::graph::{Close, Graph, Item};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::Rubric;
use crate::score::outcome::Milli;

/// Ways of weighing people that are tried.
const TRIED: usize = 40;

/// The most that somebody can come to who is told this world, in thousandths of a point; `None` where the story is too large to
/// say, with so many items of its graph.
pub fn told(rubric: &Rubric, scenario: &Scenario, world: WorldId, most: usize) -> Option<Milli> {
    let closeness = [(true, true), (true, false), (false, false)];
    let graph = closeness.into_iter().find_map(|(tension, interrupted)| {
        Builder::build(rubric, scenario, world, Close { tension, interrupted }, most).ok()
    })?;
    // Sums of floats are a little off; a thousandth of a point is far more than that.
    Some(Sums::of(rubric, scenario, &graph).least().ceil() as Milli + 1)
}

/// The graph with what each way through it adds to a sum.
struct Sums<'a> {
    graph: &'a Graph,
    /// Trust at the beginning.
    trust: Vec<f64>,
    /// The steps of trust that count, and where those of each item stand among them.
    steps: Vec<(u8, i16)>,
    spans: Vec<(u32, u32)>,
    /// What a point of the lowest trust is worth, and one of each person's.
    lowest: f64,
    each: f64,
    values: Vec<f64>,
    shares: Vec<f64>,
}

impl<'a> Sums<'a> {
    fn of(rubric: &Rubric, scenario: &Scenario, graph: &'a Graph) -> Self {
        let people = scenario.cast.len().min(MOST_PEOPLE);
        let rule = &rubric.outcome.trust;
        let shares = f64::from(rule.lowest + rule.mean).max(1e-9) * 100.0;
        let scale = f64::from(rule.points) * 1000.0 / shares;
        let (steps, spans) = steps(scenario, graph);
        Self {
            graph,
            trust: scenario.cast[..people].iter().map(|person| f64::from(person.trust)).collect(),
            steps,
            spans,
            lowest: scale * f64::from(rule.lowest),
            each: scale * f64::from(rule.mean) / people.max(1) as f64,
            values: vec![0.0; graph.items.len()],
            shares: vec![0.0; graph.items.len()],
        }
    }

    /// The least sum over all that are tried.
    fn least(&mut self) -> f64 {
        let people = self.trust.len();
        if people == 0 {
            return self.best(&[]);
        }
        let mut weights = vec![1.0 / people as f64; people];
        let mut least = f64::INFINITY;
        for tried in 0..TRIED {
            let worth: Vec<f64> = weights.iter().map(|weight| self.each + self.lowest * weight).collect();
            let begun: f64 = self.trust.iter().zip(&worth).map(|(trust, worth)| trust * worth).sum();
            least = least.min(begun + self.best(&worth));
            let came = self.came();
            let step = 0.15 / (1.0 + tried as f64 / 8.0);
            let lowest = came.iter().copied().fold(f64::INFINITY, f64::min);
            for (weight, trust) in weights.iter_mut().zip(&came) {
                *weight *= (-step * (trust - lowest)).exp();
            }
            let all: f64 = weights.iter().sum();
            weights.iter_mut().for_each(|weight| *weight /= all);
        }
        least
    }

    /// The best sum of a way through the graph, with what a point of each person's trust is worth.
    fn best(&mut self, worth: &[f64]) -> f64 {
        for (at, item) in self.graph.items.iter().enumerate() {
            self.values[at] = match item {
                Item::Over => 0.0,
                Item::Go { points, to, .. } => {
                    let (begin, end) = self.spans[at];
                    let steps = &self.steps[begin as usize..end as usize];
                    let trust: f64 = steps.iter().map(|(who, step)| worth[usize::from(*who)] * f64::from(*step)).sum();
                    points + trust + self.values[*to as usize]
                }
                Item::Best(of) => of.iter().map(|at| self.values[*at as usize]).fold(f64::NEG_INFINITY, f64::max),
                Item::Chance(fall) => fall.iter().map(|(chance, to)| chance * self.values[*to as usize]).sum(),
                Item::Event(events, sure, none) => event(&self.values, events, *sure, *none).0,
            };
        }
        self.values[self.graph.root as usize]
    }

    /// The trust that everybody comes to by that way.
    fn came(&mut self) -> Vec<f64> {
        let mut came = self.trust.clone();
        self.shares.fill(0.0);
        self.shares[self.graph.root as usize] = 1.0;
        for at in (0..self.graph.items.len()).rev() {
            let share = self.shares[at];
            if share == 0.0 {
                continue;
            }
            match &self.graph.items[at] {
                Item::Over => {}
                Item::Go { to, .. } => {
                    let (begin, end) = self.spans[at];
                    for (who, step) in &self.steps[begin as usize..end as usize] {
                        came[usize::from(*who)] += share * f64::from(*step);
                    }
                    self.shares[*to as usize] += share;
                }
                Item::Best(of) => {
                    let best = of.iter().max_by(|a, b| self.values[**a as usize].total_cmp(&self.values[**b as usize]));
                    if let Some(best) = best {
                        self.shares[*best as usize] += share;
                    }
                }
                Item::Chance(fall) => {
                    fall.iter().for_each(|(chance, to)| self.shares[*to as usize] += share * chance);
                }
                Item::Event(events, sure, none) => {
                    let (_, chosen) = event(&self.values, events, *sure, *none);
                    chosen.into_iter().for_each(|(chance, to)| self.shares[to as usize] += share * chance);
                }
            }
        }
        came
    }
}

/// What an interruption comes to at the best: those that are open for certain, and of the others those that make it better.
fn event(values: &[f64], events: &[(f64, u32)], sure: usize, none: u32) -> (f64, Vec<(f64, u32)>) {
    let mut chosen: Vec<(f64, u32)> = events[..sure].to_vec();
    let mut others: Vec<(f64, u32)> = events[sure..].to_vec();
    others.sort_by(|a, b| values[b.1 as usize].total_cmp(&values[a.1 as usize]));
    let mean = |chosen: &[(f64, u32)]| {
        let all: f64 = chosen.iter().map(|(weight, _)| weight).sum();
        let sum: f64 = chosen.iter().map(|(weight, to)| weight * values[*to as usize]).sum();
        if all > 0.0 { sum / all } else { f64::NEG_INFINITY }
    };
    for other in others {
        if values[other.1 as usize] > mean(&chosen) {
            chosen.push(other);
        }
    }
    let (best, quiet) = (mean(&chosen), values[none as usize]);
    if sure == 0 && quiet >= best {
        return (quiet, vec![(1.0, none)]);
    }
    let all: f64 = chosen.iter().map(|(weight, _)| weight).sum();
    chosen.iter_mut().for_each(|(weight, _)| *weight /= all);
    (best, chosen)
}

/// Steps of trust, each of a person, and for each item of the graph where its own begin and end.
type Steps = (Vec<(u8, i16)>, Vec<(u32, u32)>);

/// The steps of trust that count. A loss ends at 0, so where somebody may have lost nearly all of it, only what they have for
/// certain can be lost.
fn steps(scenario: &Scenario, graph: &Graph) -> Steps {
    let people = scenario.cast.len().min(MOST_PEOPLE);
    let mut least = vec![[u8::MAX; MOST_PEOPLE]; graph.items.len()];
    let (mut out, mut spans) = (Vec::with_capacity(graph.steps.len()), vec![(0, 0); graph.items.len()]);
    let first = &mut least[graph.root as usize];
    for (slot, person) in first.iter_mut().zip(&scenario.cast[..people]) {
        *slot = person.trust.min(100);
    }
    // From what leads to what is led to.
    for at in (0..graph.items.len()).rev() {
        let mut now = least[at];
        if now[0] == u8::MAX {
            continue;
        }
        let mut lead = |to: u32, now: &[u8; MOST_PEOPLE]| {
            for (slot, trust) in least[to as usize].iter_mut().zip(now) {
                *slot = (*slot).min(*trust);
            }
        };
        match &graph.items[at] {
            Item::Over => {}
            Item::Go { steps: (begin, end), to, .. } => {
                let span = out.len() as u32;
                for (who, up, low) in &graph.steps[*begin as usize..*end as usize] {
                    let has = &mut now[usize::from(*who)];
                    let counts = (*up).max(-i16::from(*has)).min(100 - i16::from(*has));
                    if counts != 0 {
                        out.push((*who, counts));
                    }
                    *has = (i16::from(*has) + low).clamp(0, 100) as u8;
                }
                spans[at] = (span, out.len() as u32);
                lead(*to, &now);
            }
            Item::Best(of) => of.iter().for_each(|to| lead(*to, &now)),
            Item::Chance(fall) => fall.iter().for_each(|(_, to)| lead(*to, &now)),
            Item::Event(events, _, none) => {
                events.iter().for_each(|(_, to)| lead(*to, &now));
                lead(*none, &now);
            }
        }
    }
    (out, spans)
}
