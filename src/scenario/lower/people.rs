//! The cast: what people want, know, block and say.

use super::Lower;
use super::conditions::Truth;
use crate::diagnostics::registry as rule;
use crate::scenario::model::*;
use crate::scenario::raw;

impl Lower<'_> {
    /// The people.
    pub(super) fn cast(&mut self) -> Vec<Person> {
        let raw = self.raw;
        let mut needs_before = raw.facts.len();
        let mut cast = Vec::new();
        for (at, person) in raw.cast.iter().enumerate() {
            let id = &person.id.value;
            self.range(&person.trust, 0, 100, "trust");
            self.range(&person.demand, 0, 40, "a demand");
            if let Some(portrait) = &person.portrait {
                self.range(&portrait.skin, 1, 8, "skin");
                self.range(&portrait.accent, 1, 12, "an accent");
                if let Some(second) = &portrait.second {
                    self.range(second, 1, 12, "a second colour");
                }
            }
            let needs: Vec<_> =
                (needs_before..).zip(&person.needs).map(|(at, need)| (KnownId::at(at), need.weight.value)).collect();
            needs_before += person.needs.len();
            let mut windows = vec![0; raw.clock.windows.len().max(1)];
            for (window, liking) in &person.windows {
                self.range(liking, -20, 20, "the liking of a window");
                let window = self.window(window);
                if let Some(slot) = windows.get_mut(window.index()) {
                    *slot = i32::try_from(liking.value).unwrap_or(0);
                }
            }
            let knows = person.knows.iter().map(|knows| self.disclosure(person, knows)).collect();
            let mut blocks = Vec::new();
            for (at, block) in person.blocks.iter().enumerate() {
                let when = self.cond(&block.when, Truth::MayNot);
                blocks.push((when, self.text(format!("person.{id}.block.{at}"), &block.say)));
            }
            let mut refuses = Vec::new();
            for (at, refusal) in person.refuses.iter().enumerate() {
                self.range(&refusal.tension, 0, 9, "tension");
                let lacks = refusal.lacks.as_ref().map(|need| {
                    let known = self.any_need(need);
                    if self.names.known.get(&need.value).is_some() && !needs.iter().any(|(own, _)| *own == known) {
                        let message = format!("\"{}\" is no need of \"{id}\"", need.value);
                        let hint = "a refusal speaks of a need in the same person's `needs`";
                        self.flaw(rule::NOT_THEIR_NEED, message, need.span, "somebody else's, or a fact", hint);
                    }
                    known
                });
                refuses.push(Refusal {
                    lacks,
                    tension: refusal.tension.value,
                    when: self.cond(&refusal.when, Truth::MayNot),
                    say: self.text(format!("person.{id}.refusal.{at}"), &refusal.say),
                });
            }
            let own = PersonId::at(at);
            let relations = raw.relations.iter().enumerate().filter(|(_, relation)| {
                relation.between.iter().any(|person| self.names.people.get(&person.value) == Some(own.index()))
            });
            let relations = relations.fold(0, |bits, (at, _)| bits | 1 << at);
            cast.push(Person {
                id: id.clone(),
                name: self.text(format!("person.{id}.name"), &person.name),
                role: self.text(format!("person.{id}.role"), &person.role),
                side: person.side.value.clone(),
                about: self.text(format!("person.{id}.about"), &person.about),
                authority: person.authority,
                trust: person.trust.value,
                hours: person.hours.map(|hours| hours.0),
                demands: self.text(format!("person.{id}.demands"), &person.demands),
                needs,
                demand: i32::from(person.demand.value),
                windows,
                moved_by: self.known_bits(&person.moved_by),
                knows,
                blocks,
                refuses,
                accepts: self.lines(&format!("person.{id}.accept"), &person.accepts, Truth::MayNot),
                relations,
                portrait: person.portrait.clone().or_else(raw::Portrait::left_out),
            });
        }
        cast
    }

    fn disclosure(&mut self, person: &raw::Person, knows: &raw::Disclosure) -> Disclosure {
        self.range(&knows.trust, 0, 100, "trust");
        let tells = self.knowable(&knows.tells);
        let at = tells.index();
        let own = person.needs.iter().any(|need| need.id.value == knows.tells.value);
        if at >= self.raw.facts.len() && !own && self.names.known.get(&knows.tells.value).is_some() {
            let message = format!("\"{}\" is a need of somebody else", knows.tells.value);
            let hint = "people tell facts, and needs of their own";
            self.flaw(rule::NOT_THEIR_NEED, message, knows.tells.span, "not their own", hint);
        }
        Disclosure {
            tells,
            asked: QuestionId::at(self.questions.binary_search(&knows.asked.value.as_str()).unwrap_or(0)),
            setting: match &knows.setting {
                raw::Setting::Anywhere => Setting::Anywhere,
                raw::Setting::Alone => Setting::Alone,
                raw::Setting::Before(people) => Setting::Before(self.people_bits(people)),
                raw::Setting::NotBefore(people) => Setting::NotBefore(self.people_bits(people)),
            },
            trust: knows.trust.value,
            shown: self.known_bits(&knows.shown),
        }
    }
}
