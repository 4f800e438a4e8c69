//! People as one knows them.

use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{KnownId, Mood, PersonId};
use crate::scenario::raw::Portrait;
use crate::sim::{State, options, table};
use crate::text::time;

/// A person as one knows them.
#[derive(Clone, PartialEq, Debug)]
pub struct PersonView {
    /// Their number.
    pub id: PersonId,
    /// Their id, for commands and pictures.
    pub key: String,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: String,
    /// What a colleague would say.
    pub about: String,
    /// What they demand.
    pub demands: String,
    /// The needs that have been found.
    pub needs: Vec<String>,
    /// How many needs have not been found; what is not real in this world is not counted.
    pub needs_hidden: usize,
    /// The band of trust, 0 to 4.
    pub trust_band: usize,
    /// The band in a word.
    pub trust: &'static str,
    /// The band in which it stood at the start.
    pub trust_start: usize,
    /// How they look when nobody speaks.
    pub mood: Mood,
    /// Whether they are here.
    pub present: bool,
    /// Hours that they have before the window on the schedule, in words; `None` where nobody counts.
    pub hours: Option<String>,
    /// The same in minutes, with what is lost and what is promised already.
    pub time: Option<Hours>,
    /// Those with whom they are at odds, and how.
    pub tensions: Vec<(String, &'static str)>,
    /// What the player has met of how they speak in company; see [`super::company`].
    pub company: Vec<String>,
    /// How to draw them.
    pub portrait: Option<Portrait>,
}

/// A person's time before the window on the schedule, in minutes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hours {
    /// What they had.
    pub whole: u32,
    /// What the play has taken from them.
    pub lost: u32,
    /// What the measures agreed on take.
    pub booked: u32,
}

impl Hours {
    /// What is left to promise.
    pub fn free(&self) -> u32 {
        self.whole.saturating_sub(self.lost).saturating_sub(self.booked)
    }
}

/// People who are at odds with each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RelationView {
    /// Who.
    pub between: Vec<PersonId>,
    /// The band: 1 strained, 2 against each other, 3 past talking.
    pub band: usize,
    /// The band in words.
    pub words: &'static str,
}

/// Everybody who is at odds with somebody, the worst first.
pub fn relations(scenario: &Scenario, state: &State) -> Vec<RelationView> {
    let tense = scenario.relations.iter().zip(state.tension).filter(|(_, tension)| *tension > 0);
    let mut out: Vec<RelationView> = tense
        .map(|(relation, tension)| RelationView {
            between: options::people(relation.between).collect(),
            band: words::tension_band(tension),
            words: words::tension(tension),
        })
        .collect();
    out.sort_by_key(|relation| std::cmp::Reverse(relation.band));
    out
}

/// All people, in the order of the file.
pub fn people(scenario: &Scenario, state: &State) -> Vec<PersonView> {
    (0..scenario.cast.len()).map(|at| person(scenario, state, PersonId::at(at))).collect()
}

/// One person.
pub fn person(scenario: &Scenario, state: &State, id: PersonId) -> PersonView {
    let raw = &scenario.cast[id.index()];
    let trust = state.trust[id.index()];
    let (found, hidden): (Vec<_>, Vec<_>) = raw.needs.iter().partition(|(need, _)| state.known & need.bit() != 0);
    // A need that is real only in some worlds would tell the world by being counted, so it is not counted anywhere.
    let everywhere = |need: &&(KnownId, u8)| scenario.known[need.0.index()].worlds == scenario.all_worlds();
    let tense = table::tension_around(scenario, state, id);
    let tensions = scenario
        .relations
        .iter()
        .zip(state.tension)
        .filter(|(relation, tension)| u128::from(relation.between) & id.bit() != 0 && *tension > 0);
    let tensions = tensions.map(|(relation, tension)| {
        let others = options::people(relation.between).filter(|other| *other != id);
        let names: Vec<&str> = others.map(|other| words::first_name(scenario, other)).collect();
        (names.join(", "), words::tension(tension))
    });
    // Once the window is over nobody counts hours before it.
    let ahead = scenario
        .windows
        .get(state.window.index())
        .is_none_or(|window| state.now < window.opens.saturating_add(window.lasts));
    let minutes = table::minutes_of(scenario, state, id, state.window).filter(|_| ahead);
    PersonView {
        id,
        key: raw.id.clone(),
        name: scenario.text(raw.name).to_owned(),
        role: scenario.text(raw.role).to_owned(),
        about: scenario.text(raw.about).to_owned(),
        demands: scenario.text(raw.demands).to_owned(),
        needs: found.iter().map(|(need, _)| scenario.text(scenario.known[need.index()].text).to_owned()).collect(),
        needs_hidden: hidden.iter().filter(everywhere).count(),
        trust_band: words::trust_band(trust),
        trust: words::TRUST[words::trust_band(trust)],
        trust_start: words::trust_band(raw.trust),
        mood: match (trust, tense) {
            (0..=29, _) | (_, 8..) => Mood::Angry,
            (30..=44, _) | (_, 5..=7) => Mood::Concerned,
            (70.., _) => Mood::Relieved,
            _ => Mood::Calm,
        },
        present: u128::from(options::present(scenario, state)) & id.bit() != 0,
        hours: minutes.map(time::duration),
        time: minutes.map(|left| {
            let lost = u32::from(state.spent[id.index()]);
            Hours { whole: left.saturating_add(lost), lost, booked: table::minutes_asked(scenario, state.agreed, id) }
        }),
        tensions: tensions.collect(),
        company: Vec::new(),
        portrait: raw.portrait.clone(),
    }
}
