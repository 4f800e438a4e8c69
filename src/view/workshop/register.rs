//! Facts, worlds, risks and measures as values with reasons; of what is not known, who would tell it.

use super::inspect::{Inspector, Value, capital};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::sim::{Event, gauges, options, table};
use crate::view::words;

impl Inspector<'_> {
    pub(super) fn known(&self) -> Vec<Value> {
        let all = self.scenario.known.iter().enumerate();
        all.map(|(at, item)| {
            let what = KnownId::at(at);
            let on = self.state.known & what.bit() != 0;
            let untrue = item.worlds & (1 << self.state.world.index()) == 0;
            let name = match item.need_of {
                Some(who) => {
                    format!("{} needs: {}", words::first_name(self.scenario, who), self.scenario.text(item.text))
                }
                None => self.scenario.text(item.title).to_owned(),
            };
            let is = move |event: &Event| matches!(event, Event::Learned { what: learned, .. } if *learned == what);
            let value = if on { "known" } else { "not known" };
            let start = match (on, untrue) {
                (true, _) => "Known as the rehearsal began".to_owned(),
                (_, true) => "Not true in this world, so it cannot come to light".to_owned(),
                _ => self.who_tells(what),
            };
            self.value((&name, &item.id), value.to_owned(), on, is, start)
        })
        .collect()
    }

    /// Who would tell something, and what it takes.
    fn who_tells(&self, what: KnownId) -> String {
        let scenario = self.scenario;
        let mut all = Vec::new();
        for (at, who) in scenario.cast.iter().enumerate() {
            for tells in who.knows.iter().filter(|knows| knows.tells == what) {
                let mut words = format!(
                    "{} tells it if asked `{}`",
                    words::first_name(scenario, PersonId::at(at)),
                    scenario.questions[usize::from(tells.asked.0)]
                );
                words.push_str(&match tells.setting {
                    Setting::Anywhere => String::new(),
                    Setting::Alone => ", alone".into(),
                    Setting::Before(people) => format!(", before {}", names(scenario, people)),
                    Setting::NotBefore(people) => format!(", not before {}", names(scenario, people)),
                });
                if tells.trust > 0 {
                    words.push_str(&format!(", at a trust of {} (now {})", tells.trust, self.state.trust[at]));
                }
                let lacking = tells.shown & !self.state.known;
                let shown = scenario.known.iter().enumerate().filter(|(at, _)| lacking >> at & 1 == 1);
                let shown: Vec<String> = shown.map(|(_, item)| format!("`{}`", item.id)).collect();
                if !shown.is_empty() {
                    words.push_str(&format!(", shown {}", shown.join(" and ")));
                }
                all.push(words);
            }
        }
        for measure in
            scenario.measures.iter().filter(|measure| measure.reveals.iter().any(|(reveals, _)| *reveals == what))
        {
            all.push(format!("the measure `{}` shows it", measure.id));
        }
        match all.is_empty() {
            true => "Nobody tells it; an effect would have to".into(),
            false => capital(&all.join("; or ")),
        }
    }

    pub(super) fn worlds(&self) -> Vec<Value> {
        let all = self.scenario.worlds.iter().enumerate();
        let weights: u32 = self.scenario.worlds.iter().map(|world| world.weight).sum();
        all.map(|(at, world)| {
            let title = self.scenario.text(world.title);
            let (real, possible) = (self.state.world.index() == at, self.state.possible >> at & 1 == 1);
            let value = match (real, possible) {
                (true, _) => "true",
                (false, true) => "still possible",
                (false, false) => "ruled out",
            };
            let prior = format!("Drawn with a chance of {} %", (world.weight * 100).checked_div(weights).unwrap_or(0));
            let name = if title.is_empty() { &world.id } else { title };
            let is =
                move |event: &Event| matches!(event, Event::WorldsNarrowed(left) if !possible && left >> at & 1 == 0);
            self.value((name, &world.id), value.to_owned(), possible, is, prior)
        })
        .collect()
    }

    pub(super) fn risks(&self) -> Vec<Value> {
        let (scenario, state) = (self.scenario, self.state);
        let all = scenario.risks.iter().enumerate();
        all.map(|(at, risk)| {
            let id = RiskId::at(at);
            let bit = id.bit() as u64;
            let mut marks = Vec::new();
            for (set, word) in [(state.happened, "happened"), (state.mended, "mended"), (state.recorded, "recorded")] {
                if set & bit != 0 {
                    marks.push(word);
                }
            }
            if !gauges::seen(scenario, state, id) {
                marks.push("out of sight");
            }
            let worlds = scenario.worlds.iter().enumerate().filter(|(at, _)| state.possible >> at & 1 == 1);
            let chances: Vec<String> = worlds
                .map(|(at, world)| {
                    format!("{} {} %", world.id, (gauges::likelihood(scenario, state, WorldId::at(at), id) + 5) / 10)
                })
                .collect();
            // The same in every world is said once.
            let same =
                chances.iter().map(|chance| chance.rsplit(' ').nth(1)).collect::<std::collections::HashSet<_>>().len()
                    == 1;
            let chance = match chances.first() {
                Some(first) if same && chances.len() > 1 => {
                    format!("{} % in every world left", first.rsplit(' ').nth(1).unwrap_or("0"))
                }
                _ => chances.join(", "),
            };
            let value = if marks.is_empty() { chance } else { format!("{}; {chance}", marks.join(", ")) };
            let is = move |event: &Event| match event {
                Event::Happened(risk) | Event::Mended(risk) | Event::Recorded(risk) => *risk == id,
                Event::Learned { what, .. } => risk.hidden_until == Some(*what),
                _ => false,
            };
            let start = match risk.hidden_until {
                Some(what) if !gauges::seen(scenario, state, id) => {
                    format!("Hidden until `{}` is known", scenario.known[what.index()].id)
                }
                _ => "In sight from the start".to_owned(),
            };
            self.value((scenario.text(risk.title), &risk.id), value, state.happened & bit != 0, is, start)
        })
        .collect()
    }

    pub(super) fn measures(&self) -> Vec<Value> {
        let (scenario, state) = (self.scenario, self.state);
        let all = scenario.measures.iter().enumerate();
        all.map(|(at, measure)| {
            let id = MeasureId::at(at);
            let bit = id.bit() as u64;
            let value = match (state.agreed & bit != 0, state.proposed_window.is_some() && state.proposal & bit != 0) {
                (true, _) => "agreed",
                (_, true) => "on the table",
                _ => "open",
            };
            let is = move |event: &Event| match event {
                Event::MeasureAgreed(which) | Event::MeasureDropped(which) => *which == id,
                Event::MeasureWithdrawn { measure, .. } => *measure == id,
                Event::Proposed { measures, .. } => measures & bit != 0,
                _ => false,
            };
            let problems = table::problems(scenario, state, state.current_window(), bit);
            let start = match problems.first() {
                Some(problem) => format!("Not to be had alone now. {}", words::problem(scenario, state, *problem)),
                None => "Can be put forward".to_owned(),
            };
            self.value((scenario.text(measure.title), &measure.id), value.to_owned(), value != "open", is, start)
        })
        .collect()
    }
}

fn names(scenario: &Scenario, people: u16) -> String {
    words::names(scenario, &options::people(people).collect::<Vec<_>>())
}
