//! Effects: ids resolved, numbers in their ranges, trust before questions.

use super::conditions::Truth;
use super::{Lower, label};
use crate::diagnostics::{Fix, registry as rule};
use crate::scenario::decode::Ref;
use crate::scenario::dice;
use crate::scenario::model::{ChanceId, Effect, PersonId, QuestionId};
use crate::scenario::raw::{self, Id};

impl<'a> Lower<'a> {
    /// Resolves a list of effects. Steps of trust come first, because what somebody tells depends on the trust that they have
    /// after the choice's own effect; the rest keeps its order.
    pub(super) fn effects(&mut self, effects: &'a [raw::Effect]) -> Vec<Effect> {
        let mut all: Vec<Effect> = effects.iter().map(|effect| self.effect(effect)).collect();
        all.sort_by_key(|effect| !matches!(effect, Effect::Trust(..) | Effect::TrustHere(_)));
        all
    }

    fn effect(&mut self, effect: &'a raw::Effect) -> Effect {
        match effect {
            raw::Effect::Trust(person, step) => {
                self.range(step, -20, 20, "a step of trust");
                Effect::Trust(self.person(person), small(step.value))
            }
            raw::Effect::TrustHere(step) => {
                self.range(step, -20, 20, "a step of trust");
                Effect::TrustHere(small(step.value))
            }
            raw::Effect::Tension(relation, step) => {
                self.range(step, -9, 9, "a step of tension");
                Effect::Tension(self.relation(relation), small(step.value))
            }
            raw::Effect::Ask(person, question) => self.ask(person, question, false),
            raw::Effect::Press(person, question) => self.ask(person, question, true),
            raw::Effect::Learn(what) => Effect::Learn(self.knowable(what)),
            raw::Effect::Record(risk) => Effect::Record(self.risk(risk)),
            raw::Effect::Set(flag) => Effect::Set(self.flag(flag)),
            raw::Effect::Clear(flag) => Effect::Clear(self.flag(flag)),
            raw::Effect::Spend(person, minutes) => Effect::Spend(self.person(person), minutes.0),
            raw::Effect::Wait(minutes) => Effect::Wait(minutes.0),
            raw::Effect::Agree(measure) => Effect::Agree(self.measure(measure)),
            raw::Effect::Drop(measure) => Effect::Drop(self.measure(measure)),
            raw::Effect::Move(window) => Effect::Move(self.window(window)),
            raw::Effect::Chance(id, outcomes) => {
                let chance = self.chance(id);
                if outcomes.is_empty() || outcomes.len() > 250 {
                    let message = format!("the chance \"{}\" has {} outcomes", id.value, outcomes.len());
                    self.flaw(rule::BAD_CHANCE, message, id.span, "this chance", "give it 1 to 250 outcomes");
                }
                let mut all = Vec::with_capacity(outcomes.len());
                for (weight, effects) in outcomes {
                    self.range(weight, 1, 1000, "a weight");
                    all.push((u32::from(weight.value), self.effects(effects)));
                }
                Effect::Chance(chance, all)
            }
            raw::Effect::If(cond, effects) => {
                let cond = self.cond(cond, Truth::May);
                Effect::IfElse(cond, self.effects(effects), Vec::new())
            }
            raw::Effect::IfElse(cond, effects, others) => {
                let cond = self.cond(cond, Truth::May);
                let effects = self.effects(effects);
                Effect::IfElse(cond, effects, self.effects(others))
            }
            raw::Effect::Complete => Effect::Complete,
            raw::Effect::ToWindow => Effect::ToWindow,
            raw::Effect::Begin => Effect::Begin,
            raw::Effect::RollBack => Effect::RollBack,
            raw::Effect::PassNoReturn => Effect::PassNoReturn,
            raw::Effect::Mend(risk) => Effect::Mend(self.risk(risk)),
            raw::Effect::Outage(minutes) => Effect::Outage(minutes.0),
            raw::Effect::Settle => Effect::Settle,
            raw::Effect::End => Effect::End,
        }
    }

    /// A question to a person who can answer it.
    fn ask(&mut self, person: &Ref<raw::Person>, question: &Ref<raw::Question>, pressed: bool) -> Effect {
        let who = self.person(person);
        Effect::Ask { person: who, question: self.question(who, person, question), pressed }
    }

    fn question(&mut self, who: PersonId, person: &Id, question: &Ref<raw::Question>) -> QuestionId {
        let known: Vec<&str> = match self.raw.cast.get(who.index()) {
            Some(raw) if self.names.people.get(&person.value).is_some() => {
                raw.knows.iter().map(|knows| knows.asked.value.as_str()).collect()
            }
            _ => vec![question.value.as_str()],
        };
        if !known.contains(&question.value.as_str()) {
            let near = crate::diagnostics::nearest(&question.value, known.iter().copied());
            let message = format!("\"{}\" has no answer to \"{}\"", person.value, question.value);
            let diagnostic = self.error(rule::NO_ANSWER, message);
            diagnostic.labels.push(label(question.span, "nobody has said what this question opens"));
            diagnostic.fixes.extend(near.map(|near| Fix::one(question.span, format!("\"{near}\""))));
            diagnostic.hints.push(match (near, known.is_empty()) {
                (Some(near), _) => format!("did you mean \"{near}\"?"),
                (None, true) => "add an entry with this question to the person's `knows`".into(),
                (None, false) => format!("the person can be asked: {}", known.join(", ")),
            });
        }
        QuestionId::at(self.questions.binary_search(&question.value.as_str()).unwrap_or(0))
    }

    fn chance(&mut self, id: &'a Id) -> ChanceId {
        if let Some(chance) = self.chance_ids.get(id.value.as_str()) {
            return *chance;
        }
        let chance = ChanceId::at(self.chances.len().min(crate::scenario::model::MOST_CHANCES - 1));
        self.chances.push((id.value.clone(), dice::stream(&format!("chance/{}", id.value))));
        self.chance_ids.insert(&id.value, chance);
        chance
    }
}

/// A step that has been checked.
fn small(step: i64) -> i32 {
    i32::try_from(step).unwrap_or(0)
}
