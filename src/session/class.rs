//! A class that plays together: what it voted at each decision, kept beside the play and no part of its chain.

use serde::{Deserialize, Serialize};

/// The votes of a class in one play.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// The seed of the play that they belong to.
    pub seed: u64,
    /// The ballots, in the order in which they were opened.
    pub ballots: Vec<Ballot>,
    /// What was counted last, to be taken back: the ballot, the option, and by how much.
    #[serde(skip)]
    counted: Vec<(usize, String, i32)>,
}

/// One vote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// The decision, from 1.
    pub decision: usize,
    /// In a hub, the visit in which it was held; empty elsewhere.
    pub place: String,
    /// What was voted for, by its id, and how many hands.
    pub counts: Vec<(String, u32)>,
    /// Whether the trainer has shown what came of it.
    pub revealed: bool,
}

impl Ballot {
    /// The hands for an option.
    pub fn votes(&self, option: &str) -> u32 {
        self.counts.iter().find(|(id, _)| id == option).map_or(0, |(_, votes)| *votes)
    }

    /// All hands.
    pub fn total(&self) -> u32 {
        self.counts.iter().map(|(_, votes)| votes).sum()
    }
}

/// The most hands that an option can have.
const MOST: u32 = 999;

impl Class {
    /// A class that begins with a play.
    pub fn of(seed: u64) -> Self {
        Self { seed, ..Self::default() }
    }

    /// The vote at a decision.
    pub fn ballot(&self, decision: usize, place: &str) -> Option<&Ballot> {
        self.ballots.iter().find(|ballot| ballot.decision == decision && ballot.place == place)
    }

    fn open(&mut self, decision: usize, place: &str) -> usize {
        let same = |ballot: &Ballot| ballot.decision == decision && ballot.place == place;
        self.ballots.iter().position(same).unwrap_or_else(|| {
            let place = place.to_owned();
            self.ballots.push(Ballot { decision, place, counts: Vec::new(), revealed: false });
            self.ballots.len() - 1
        })
    }

    /// Counts hands for an option, or takes some away.
    pub fn count(&mut self, decision: usize, place: &str, option: &str, by: i32) {
        let at = self.open(decision, place);
        let moved = self.add(at, option, by);
        if moved != 0 {
            self.counted.push((at, option.to_owned(), moved));
        }
    }

    fn add(&mut self, at: usize, option: &str, by: i32) -> i32 {
        let Some(ballot) = self.ballots.get_mut(at) else { return 0 };
        let before = ballot.votes(option);
        let after = before.saturating_add_signed(by).min(MOST);
        match ballot.counts.iter_mut().find(|(id, _)| id == option) {
            Some((_, votes)) => *votes = after,
            None => ballot.counts.push((option.to_owned(), after)),
        }
        after.cast_signed() - before.cast_signed()
    }

    /// Takes the last count back; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        let Some((at, option, by)) = self.counted.pop() else { return false };
        self.add(at, &option, -by);
        true
    }

    /// Whether a count can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.counted.is_empty()
    }

    /// The trainer shows what came of a vote.
    pub fn reveal(&mut self, decision: usize, place: &str) {
        let at = self.open(decision, place);
        if let Some(ballot) = self.ballots.get_mut(at) {
            ballot.revealed = true;
        }
        self.counted.clear();
    }

    /// Of votes at decisions that were taken back, nothing stays but that of the one that is taken anew.
    pub fn keep(&mut self, decisions: usize) {
        let before = self.ballots.len();
        self.ballots.retain(|ballot| ballot.decision <= decisions + 1);
        if self.ballots.len() != before {
            self.counted.clear();
        }
    }

    /// The votes as text.
    pub fn to_text(&self) -> String {
        // Numbers and text only, which always can be written.
        serde_json::to_string(self).map_or_else(|_| String::new(), |json| json + "\n")
    }

    /// Reads them; `None` where they cannot be read, or belong to a play with another seed.
    pub fn read(text: &str, seed: u64) -> Option<Self> {
        serde_json::from_str::<Self>(text).ok().filter(|class| class.seed == seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hands_are_counted_taken_back_and_kept() {
        let mut class = Class::of(7);
        for (option, by) in [("ask", 3), ("push", 1), ("ask", -1), ("push", -5)] {
            class.count(2, "", option, by);
        }
        let ballot = class.ballot(2, "").expect("a vote");
        assert_eq!((ballot.votes("ask"), ballot.votes("push"), ballot.total()), (2, 0, 2));
        assert!(class.undo() && class.undo());
        let ballot = class.ballot(2, "").expect("a vote");
        assert_eq!((ballot.votes("ask"), ballot.votes("push")), (3, 1), "what took nothing away gives nothing back");
        class.count(3, "see-ann", "why", 4);
        class.reveal(3, "see-ann");
        assert!(!class.undo(), "what was shown stays");
        let text = class.to_text();
        let read = Class::read(&text, 7).expect("it reads its own words");
        assert_eq!((&read.ballots, Class::read(&text, 8)), (&class.ballots, None));
        class.keep(1);
        assert_eq!(class.ballots.len(), 1, "the third decision was taken back");
    }
}
