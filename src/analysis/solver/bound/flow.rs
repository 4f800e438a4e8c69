//! Builds the graph: where the story goes on, by scenes, interruptions and tables.

use super::build::{Builder, Came, DEEP, Rest, Todo, choices, pass};
use super::graph::{Item, TooLarge};
use super::sight::{Loose, Truth, first};
use crate::scenario::model::*;
use crate::sim::options;

impl Builder<'_> {
    /// A choice was made, and what it does is done.
    pub(super) fn after(&mut self, loose: Loose, came: Came, id: ChoiceId) -> Result<u32, TooLarge> {
        let choice = &self.scenario.choices[id.index()];
        match (choice.to, loose.waiting) {
            (Some(to), _) => self.enter(loose, came, to),
            (None, Some(waiting)) => self.enter_without_interruption(loose, came, waiting),
            (None, None) if choice.visit.is_some() => self.open(loose, came, true),
            (None, None) => self.leave(loose, came),
        }
    }

    /// The scene goes on while something can be done in it.
    pub(super) fn open(&mut self, loose: Loose, came: Came, visits_only: bool) -> Result<u32, TooLarge> {
        let scene = &self.scenario.scenes[loose.scene.index()];
        let visits_only = visits_only || scene.kind == SceneKind::Hub;
        let all = choices(self.scenario, scene);
        let here = all.filter(|id| !visits_only || self.scenario.choices[id.index()].visit.is_some());
        let open = match scene.kind {
            SceneKind::Table => Truth::Maybe,
            _ => here.map(|id| self.openness(&loose, id)).max().unwrap_or(Truth::No),
        };
        match open {
            Truth::Yes => self.reach(loose, came),
            Truth::No => self.leave(loose, came),
            Truth::Maybe => {
                let of = vec![self.reach(loose.clone(), came.clone())?, self.leave(loose, came)?];
                self.best(of)
            }
        }
    }

    pub(super) fn leave(&mut self, loose: Loose, came: Came) -> Result<u32, TooLarge> {
        if let Some(waiting) = loose.waiting {
            return self.enter_without_interruption(loose, came, waiting);
        }
        let scene = &self.scenario.scenes[loose.scene.index()];
        let routes = scene.routes.iter().map(|(when, to)| (when, *to));
        let (ways, none) = first(self.scenario, self.world, &loose, routes);
        let mut of = Vec::new();
        for to in ways.into_iter().chain(scene.to.filter(|_| none)) {
            of.push(self.enter(loose.clone(), came.clone(), to)?);
        }
        if none && scene.to.is_none() {
            of.push(self.over(&loose, came)?);
        }
        self.best(of)
    }

    pub(super) fn enter(&mut self, loose: Loose, came: Came, to: SceneId) -> Result<u32, TooLarge> {
        let scenario = self.scenario;
        if !scenario.scenes[to.index()].interrupt || loose.waiting.is_some() {
            return self.enter_without_interruption(loose, came, to);
        }
        let (mut musts, mut maybes) = (Vec::new(), Vec::new());
        for (at, event) in scenario.events.iter().enumerate() {
            let (came_before, seen) = loose.interrupted;
            let gone = match seen >> at & 1 {
                0 => Truth::Maybe,
                _ if came_before >> at & 1 == 1 => continue,
                _ => Truth::Yes,
            };
            let open = self.truth(&loose, &event.when).min(gone);
            if !open.possible() || event.weight == 0 {
                continue;
            }
            let next =
                Loose { waiting: Some(to), interrupted: (came_before | (1 << at & seen), seen), ..loose.clone() };
            let item = self.enter_without_interruption(next, Came::default(), event.scene)?;
            if open == Truth::Yes { &mut musts } else { &mut maybes }.push((f64::from(event.weight), item));
        }
        let none = self.enter_without_interruption(loose, Came::default(), to)?;
        let sure = musts.len();
        musts.append(&mut maybes);
        let item = if musts.is_empty() { none } else { self.item(Item::Event(musts.into(), sure, none))? };
        self.go(came, item)
    }

    fn enter_without_interruption(&mut self, mut loose: Loose, came: Came, to: SceneId) -> Result<u32, TooLarge> {
        let scene = &self.scenario.scenes[to.index()];
        loose.scene = to;
        if loose.waiting == Some(to) {
            loose.waiting = None;
        }
        (loose.rounds, loose.lies) = (0, false);
        loose.now = loose.now.map(|now| now.max(scene.at.unwrap_or(0)));
        if self.depth >= DEEP {
            return Err(TooLarge);
        }
        self.depth += 1;
        let here = self.present(&loose);
        let then = Rest { first: Todo::Open, then: None };
        let item = self.run(loose, came, Some(&Rest { first: Todo::Effects(&scene.effects, here), then: Some(&then) }));
        self.depth -= 1;
        item
    }

    /// A package is put forward: whoever is there may harden, and it may go to the authority.
    pub(super) fn proposals(&mut self, loose: &Loose) -> Result<Vec<u32>, TooLarge> {
        let scenario = self.scenario;
        let scene = &scenario.scenes[loose.scene.index()];
        let mut out = Vec::new();
        if loose.lies {
            out.push(self.node(Loose { forwarding: true, ..loose.clone() })?);
        }
        // After the last round a package that came back can only be taken on.
        let mut next = Loose { rounds: loose.rounds.saturating_add(1), lies: true, ..loose.clone() };
        pass(&mut next, scene.takes);
        let (_, here) = self.present(loose);
        let harden = options::people(here).fold(0u16, |all, person| all | scenario.cast[person.index()].relations);
        let mut part = harden;
        loop {
            let mut hard = next.clone();
            if let Some(tension) = &mut hard.tension {
                for (_, slot) in tension.iter_mut().enumerate().filter(|(at, _)| part >> at & 1 == 1) {
                    *slot = (*slot + 1).min(9);
                }
            }
            if next.rounds < scene.rounds {
                out.push(self.node(hard.clone())?);
            }
            out.push(self.node(Loose { forwarding: true, ..hard })?);
            if part == 0 || next.tension.is_none() {
                return Ok(out);
            }
            part = (part - 1) & harden;
        }
    }

    /// The authority decides about some package.
    pub(super) fn rulings(&mut self, loose: &Loose) -> Result<Vec<u32>, TooLarge> {
        let scenario = self.scenario;
        let here = self.present(loose);
        let mut out = Vec::new();
        for window in (0..scenario.windows.len()).map(WindowId::at) {
            let loose = Loose { proposed: Some(window), forwarding: false, ..loose.clone() };
            let Some(authority) = &scenario.authority else {
                for decision in [Decision::Approve, Decision::Keep] {
                    out.push(self.ruled(loose.clone(), Came::default(), decision)?);
                }
                continue;
            };
            let rules = authority.rules.iter().map(|rule| (&rule.when, rule));
            // Whether a package can come back is not looked at, so a rule that sends it back hides no other.
            let mut hidden = false;
            for (when, rule) in rules {
                let holds = self.truth(&loose, when);
                if hidden || !holds.possible() {
                    continue;
                }
                hidden = holds == Truth::Yes && rule.decision != Decision::Return;
                let then = Rest { first: Todo::Ruled(rule.decision), then: None };
                let now = Rest { first: Todo::Effects(&rule.effects, here), then: Some(&then) };
                out.push(self.run(loose.clone(), Came::default(), Some(&now))?);
            }
            if !hidden {
                out.push(self.ruled(loose, Came::default(), Decision::Keep)?);
            }
        }
        Ok(out)
    }

    pub(super) fn ruled(&mut self, loose: Loose, mut came: Came, decision: Decision) -> Result<u32, TooLarge> {
        let window = loose.proposed.unwrap_or(loose.window);
        let loose = Loose { proposed: None, lies: false, forwarding: false, ..loose };
        if decision == Decision::Return {
            let rounds = self.scenario.scenes[loose.scene.index()].rounds;
            // What comes back in the last round has nothing left but to stand still.
            return if loose.rounds < rounds { self.reach(loose, came) } else { Ok(0) };
        }
        came.points += self.shown[window.index()];
        let window = if decision == Decision::Approve { window } else { loose.window };
        self.leave(Loose { window, ..loose }, came)
    }
}
