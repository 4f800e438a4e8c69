//! The setting: windows, worlds, facts, risks, relations, flags, targets.

use super::Lower;
use super::conditions::Truth;
use crate::diagnostics::{Fix, Span, registry as rule};
use crate::scenario::decode::{EXPLAINED, Ref};
use crate::scenario::dice;
use crate::scenario::model::*;
use crate::scenario::raw;

impl Lower<'_> {
    /// The windows, and which of them is on the schedule. A scenario without windows gets one, a week ahead.
    pub(super) fn windows(&mut self) -> (Vec<Window>, WindowId) {
        let raw = self.raw;
        let clock = &raw.clock;
        // A risk that some window adds exists only in the windows that add it.
        let bound = clock
            .windows
            .iter()
            .fold(0, |bits, window| window.adds.iter().fold(bits, |bits, id| bits | self.risk(id).bit() as u64));
        let mut windows = Vec::new();
        for window in &clock.windows {
            let id = &window.id.value;
            if window.opens.value.0 <= clock.now.value.0 {
                self.flaw(
                    rule::WINDOW_IN_THE_PAST,
                    format!("the window \"{id}\" opens before the story starts"),
                    window.opens.span,
                    "not after `clock.now`",
                    "write a later moment; \"Fri+1 22:00\" is a Friday a week later",
                );
            }
            let mut more = [window.more_hours.0; MOST_PEOPLE];
            for (person, minutes) in &window.hours {
                let person = self.person(person);
                more[person.index()] = more[person.index()].saturating_add(minutes.0);
            }
            let adds = window.adds.iter().fold(0, |bits, id| bits | self.risk(id).bit() as u64);
            windows.push(Window {
                id: id.clone(),
                title: self.text(format!("window.{id}.title"), &window.title),
                opens: window.opens.value.0,
                lasts: window.lasts.0,
                note: self.text(format!("window.{id}.note"), &window.note),
                risks: adds | !bound,
                more,
                notice: window.notice.as_ref().map(|notice| notice.value.0),
            });
        }
        let mut approved = clock.windows.iter().enumerate().filter(|(_, window)| window.approved.value);
        let first = approved.next();
        if let Some((_, second)) = approved.next() {
            let span = second.approved.span;
            self.flaw(
                rule::ONE_APPROVED,
                "two windows are approved",
                span,
                "the second one",
                "only one can be scheduled",
            );
        } else if first.is_none()
            && let Some(window) = clock.windows.first()
        {
            let hint = "add `approved: true` to the window that is on the schedule when the story starts";
            self.flaw(rule::ONE_APPROVED, "no window is approved", window.id.span, "which one is it?", hint)
                .fixes
                .push(Fix::one(Span::before(window.id.span.end), ", approved: true"));
        }
        let approved = WindowId::at(first.map_or(0, |(at, _)| at));
        if windows.is_empty() {
            windows.push(Window {
                id: "scheduled".into(),
                title: self.text("window.scheduled.title", "the scheduled window"),
                opens: clock.now.value.0.saturating_add(7 * 24 * 60),
                lasts: 240,
                note: TextId(0),
                risks: u64::MAX,
                more: [0; MOST_PEOPLE],
                notice: None,
            });
        }
        (windows, approved)
    }

    /// The worlds, and the one of a first play. A scenario without worlds gets one, in which everything is as it says.
    pub(super) fn worlds(&mut self) -> (Vec<World>, WorldId) {
        let raw = self.raw;
        let (mut risks, mut known, mut measures) = (0u64, 0u128, 0u64);
        let mut sets = Vec::new();
        for world in &raw.worlds {
            self.range(&world.weight, 1, 1000, "a weight");
            let mut set = (0u64, 0u128, 0u64);
            for id in &world.holds {
                // The same id may name a risk and a fact; then it means both.
                let names = &self.names;
                let (risk, known, measure) =
                    (names.risks.get(&id.value), names.known.get(&id.value), names.measures.get(&id.value));
                set.0 |= risk.map_or(0, |at| RiskId::at(at).bit() as u64);
                set.1 |= known.map_or(0, |at| KnownId::at(at).bit());
                set.2 |= measure.map_or(0, |at| MeasureId::at(at).bit() as u64);
                if risk.is_none() && known.is_none() && measure.is_none() {
                    self.truth(id);
                }
            }
            risks |= set.0;
            known |= set.1;
            measures |= set.2;
            sets.push(set);
        }
        let mut worlds = Vec::new();
        for (world, set) in raw.worlds.iter().zip(sets) {
            let id = &world.id.value;
            worlds.push(World {
                id: id.clone(),
                title: self.text(format!("world.{id}.title"), &world.title),
                text: self.text(format!("world.{id}.text"), &world.text),
                weight: u32::from(world.weight.value),
                risks: set.0 | !risks,
                known: set.1 | !known,
                measures: set.2 | !measures,
            });
        }
        let defaults: Vec<_> = raw.worlds.iter().enumerate().filter(|(_, world)| world.default.value).collect();
        if raw.worlds.len() > 1 && defaults.len() != 1 {
            let span = defaults.get(1).map_or(raw.worlds[0].id.span, |(_, world)| world.default.span);
            let message = format!("{} worlds are the default; exactly one must be", defaults.len());
            let hint = "a first play takes place in the default world: add `default: true` to one of them";
            self.flaw(rule::ONE_DEFAULT_WORLD, message, span, "here", hint);
        }
        let default = WorldId::at(defaults.first().map_or(0, |(at, _)| *at));
        if worlds.is_empty() {
            worlds.push(World {
                id: "as-written".into(),
                title: TextId(0),
                text: TextId(0),
                weight: 1,
                risks: u64::MAX,
                known: u128::MAX,
                measures: u64::MAX,
            });
        }
        (worlds, default)
    }

    /// Reports an id that no risk, fact, need or measure has; the nearest of all of them is named.
    pub(super) fn truth(&mut self, id: &Ref<raw::Truth>) {
        if self.diagnostics.len() >= EXPLAINED {
            self.flaw(rule::UNKNOWN_ID, "there is nothing with this id", id.span, "not found", "");
            return;
        }
        let raw = self.raw;
        let risks = raw.risks.iter().map(|item| item.id.value.as_str());
        let facts = raw.facts.iter().map(|item| item.id.value.as_str());
        let needs = raw.cast.iter().flat_map(|person| &person.needs).map(|item| item.id.value.as_str());
        let measures = raw.measures.iter().map(|item| item.id.value.as_str());
        let all = risks.chain(facts).chain(needs).chain(measures);
        let near = crate::diagnostics::nearest(&id.value, all);
        let hint = match near {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "a world holds ids of risks, facts, needs and measures".into(),
        };
        let message = format!("there is no risk, fact, need or measure \"{}\"", id.value);
        let diagnostic = self.flaw(rule::UNKNOWN_ID, message, id.span, "not found", &hint);
        diagnostic.fixes.extend(near.map(|near| Fix::one(id.span, format!("\"{near}\""))));
    }

    /// Facts, and behind them the needs of all people.
    pub(super) fn knowables(&mut self, worlds: &[World]) -> Vec<Knowable> {
        let raw = self.raw;
        let real = |at: usize| {
            let bit = KnownId::at(at).bit();
            worlds.iter().enumerate().filter(|(_, world)| world.known & bit != 0).fold(0, |all, (at, _)| all | 1 << at)
        };
        let mut known = Vec::new();
        for fact in &raw.facts {
            let id = &fact.id.value;
            known.push(Knowable {
                id: id.clone(),
                title: self.text(format!("fact.{id}.title"), &fact.title),
                text: self.text(format!("fact.{id}.text"), &fact.text),
                source: self.text(format!("fact.{id}.source"), &fact.source),
                need_of: None,
                worlds: real(known.len()),
            });
        }
        for (at, person) in raw.cast.iter().enumerate() {
            for need in &person.needs {
                self.range(&need.weight, 1, 20, "the weight of a need");
                let id = &need.id.value;
                let text = self.text(format!("need.{id}.text"), &need.text);
                known.push(Knowable {
                    id: id.clone(),
                    title: text,
                    text,
                    source: TextId(0),
                    need_of: Some(PersonId::at(at)),
                    worlds: real(known.len()),
                });
            }
        }
        known
    }

    /// The risks.
    pub(super) fn risks(&mut self) -> Vec<Risk> {
        let raw = self.raw;
        let mut risks = Vec::new();
        for risk in &raw.risks {
            self.range(&risk.likelihood, 0, 1000, "a likelihood in permille");
            let id = &risk.id.value;
            let mut changed = Vec::new();
            for change in &risk.changed {
                self.range(&change.likelihood, 0, 1000, "a likelihood in permille");
                changed.push((self.risk_cond(&change.when), change.likelihood.value));
            }
            let mut treats = Vec::new();
            for (at, measure) in raw.measures.iter().enumerate() {
                for treat in measure.treats.iter().filter(|treat| treat.risk.value == *id) {
                    treats.push((
                        MeasureId::at(at),
                        Treat {
                            likelihood: treat.likelihood.as_ref().map(|likelihood| likelihood.value),
                            outage: treat.outage.map(|outage| outage.0),
                            when: self.risk_cond(&treat.when),
                        },
                    ));
                }
            }
            risks.push(Risk {
                id: id.clone(),
                title: self.text(format!("risk.{id}.title"), &risk.title),
                text: self.text(format!("risk.{id}.text"), &risk.text),
                likelihood: risk.likelihood.value,
                changed,
                open: self.risk_cond(&risk.open),
                outage: risk.outage.0,
                repair: risk.repair.0,
                finding: risk.finding,
                hidden_until: risk.hidden_until.as_ref().map(|fact| self.fact(fact)),
                owner: risk.owner.as_ref().map(|owner| self.person(owner)),
                dice: dice::stream(&format!("risk/{id}")),
                treats,
            });
        }
        risks
    }

    /// The relations.
    pub(super) fn relations(&mut self) -> Vec<Relation> {
        let raw = self.raw;
        let mut relations = Vec::new();
        for relation in &raw.relations {
            self.range(&relation.tension, 0, 9, "tension");
            if relation.between.len() < 2 {
                let message = format!("the relation \"{}\" is between fewer than two people", relation.id.value);
                let hint = "name at least two people in `between`";
                self.flaw(rule::LONELY_RELATION, message, relation.id.span, "this relation", hint);
            }
            let id = &relation.id.value;
            relations.push(Relation {
                id: id.clone(),
                title: self.text(format!("relation.{id}.title"), &relation.title),
                between: self.people_bits(&relation.between),
                tension: relation.tension.value,
            });
        }
        relations
    }

    /// The moments that people live towards.
    pub(super) fn deadlines(&mut self) -> Vec<Deadline> {
        let raw = self.raw;
        let mut deadlines = Vec::new();
        for deadline in &raw.clock.deadlines {
            let id = &deadline.id.value;
            deadlines.push(Deadline {
                id: id.clone(),
                title: self.text(format!("deadline.{id}.title"), &deadline.title),
                at: deadline.at.value.0,
            });
        }
        deadlines
    }

    /// The flags.
    pub(super) fn flags(&mut self) -> Vec<Flag> {
        let raw = self.raw;
        let mut flags = Vec::new();
        for flag in &raw.flags {
            let id = &flag.id.value;
            flags.push(Flag {
                id: id.clone(),
                title: self.text(format!("flag.{id}.title"), &flag.title),
                to: flag.to.as_ref().map(|person| self.person(person)),
                time_box: flag.time_box.map(|minutes| minutes.0),
            });
        }
        flags
    }

    /// The targets of the gauges.
    pub(super) fn scoring(&mut self) -> Scoring {
        let scoring = self.raw.scoring.clone().or_else(raw::Scoring::left_out);
        let Some(scoring) = scoring else {
            return Scoring { trust: 0, compliance: 1000, downtime: 0, packages: vec![] };
        };
        self.range(&scoring.trust, 0, 100, "trust");
        self.range(&scoring.compliance, 0, 1000, "a chance in permille");
        Scoring {
            trust: scoring.trust.value,
            compliance: scoring.compliance.value,
            downtime: scoring.downtime.0,
            packages: vec![],
        }
    }

    /// What packages show.
    pub(super) fn packages(&mut self) -> Vec<PackageRule> {
        let Some(scoring) = &self.raw.scoring else { return vec![] };
        let mut out = Vec::with_capacity(scoring.packages.len());
        for (at, rule) in scoring.packages.iter().enumerate() {
            let why = rule.why.as_ref();
            out.push(PackageRule {
                when: self.cond(&rule.when, Truth::MayNot),
                shows: self.shows(&rule.shows),
                why: why.map_or(TextId(0), |why| self.text(format!("package.{at}.why"), &why.text)),
                source: why.map_or(String::new(), |why| why.source.value.clone()),
            });
        }
        out
    }
}
