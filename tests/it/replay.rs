//! What a play leaves can be read back, replayed and trusted.

use super::common::{flagship, small};
use super::mutators::player::{played, saved_and_loaded, views};
use std::collections::HashSet;
use warroom::analysis::bots::{Bot, random::Random};
use warroom::scenario::model::WorldId;
use warroom::session::{Mode, Record, RecordError, Session};

/// Seeds, and the worlds to which they are bound; `None` lets the seed draw one.
fn plays() -> impl Iterator<Item = (u64, Option<WorldId>)> {
    let worlds = flagship().worlds.len();
    (0..40).map(move |seed| (seed * 7919 + 1, (seed as usize % (worlds + 1)).checked_sub(1).map(WorldId::at)))
}

#[test]
fn every_step_can_be_saved_loaded_undone_and_redone() {
    for (seed, world) in plays() {
        let mut session = Session::start(flagship(), seed, world, Mode::Practice);
        let mut bot = Random::new(seed);
        let mut at = 0;
        while !session.over() {
            // Views are compared on some steps only: they are long texts.
            let again = saved_and_loaded(&session);
            if (seed + at) % 5 == 0 {
                assert_eq!(views(&session), views(&again), "seed {seed}");
            }
            at += 1;
            let command = bot.decide(&flagship(), session.state()).expect("something is open");
            let before = (*session.state(), session.digest());
            session.act(command).expect("the bot takes what is open");
            let after = (*session.state(), session.digest());
            assert!(session.undo());
            assert_eq!(before, (*session.state(), session.digest()), "undo, seed {seed}");
            session.act(command).expect("it was open before");
            assert_eq!(after, (*session.state(), session.digest()), "redo, seed {seed}");
        }
        let again = saved_and_loaded(&session);
        assert_eq!(views(&session), views(&again), "seed {seed}");
    }
}

#[test]
fn the_same_choices_give_the_same_digest_and_other_seeds_another() {
    let mut digests = HashSet::new();
    for (seed, _) in plays() {
        let (once, twice) = (played(flagship(), seed), played(flagship(), seed));
        assert!(once.over());
        assert_eq!(once.digest(), twice.digest(), "seed {seed}");
        assert!(digests.insert(once.digest()), "seed {seed} has the digest of another");
        let record = Record::of(&once);
        assert!(digests.insert(Session::start(flagship(), seed, None, Mode::Practice).digest()));
        assert!(digests.insert(Session::start(flagship(), seed, None, Mode::Challenge).digest()));
        assert_eq!(record.entries.len(), once.steps().len());
    }
}

#[test]
fn a_challenge_takes_nothing_back() {
    let mut session = Session::start(small(), 1, None, Mode::Challenge);
    let command = Random::new(1).decide(&small(), session.state()).expect("something is open");
    session.act(command).expect("it is open");
    assert!(!session.undo());
    assert_eq!(session.steps().len(), 1);
}

#[test]
fn a_record_cut_off_in_its_last_line_is_resumed_without_it() {
    let session = played(small(), 3);
    let text = Record::of(&session).to_text();
    let whole = Record::read(&text).expect("whole");
    let last_line = text[..text.len() - 1].rfind('\n').expect("several lines") + 1;
    // Without the line break alone it is whole.
    for cut in last_line..text.len() - 1 {
        let record = Record::read(&text[..cut]).expect("what is left can be read");
        assert_eq!(record.torn, cut > last_line);
        assert_eq!(record.entries, whole.entries[..whole.entries.len() - 1]);
        let mut resumed = record.replay(small()).expect("what is left can be played");
        assert!(!resumed.over());
        resumed.act(session.steps().last().expect("a last step").command).expect("the last command again");
        assert_eq!(resumed.digest(), session.digest());
    }
}

#[test]
fn a_changed_record_is_refused() {
    let session = played(small(), 3);
    let text = Record::of(&session).to_text();
    let whole = Record::read(&text).expect("whole");
    let refused = |change: &dyn Fn(&mut Record)| {
        let mut record = whole.clone();
        change(&mut record);
        record.replay(small()).err()
    };
    let broken = Some(RecordError::BrokenChain { line: 2 });
    assert_eq!(refused(&|record| record.header.seed += 1), broken);
    assert_eq!(refused(&|record| record.header.mode = "challenge".into()), broken);
    assert_eq!(refused(&|record| record.entries[0].chain = record.entries[1].chain.clone()), broken);
    assert_eq!(refused(&|record| record.entries[0].command.push(' ')), broken);
    assert!(matches!(refused(&|record| record.header.mode = "easy".into()), Some(RecordError::NoMode(_))));
    assert!(matches!(refused(&|record| record.header.world = "mars".into()), Some(RecordError::NoWorld(_))));
    assert!(matches!(refused(&|record| record.header.version = "9".into()), Some(RecordError::ChangedScenario { .. })));
    assert!(matches!(refused(&|record| record.header.hash.clear()), Some(RecordError::ChangedScenario { .. })));
    assert!(refused(&|record| drop(record.entries.remove(0))).is_some());
    assert!(refused(&|record| record.entries.swap(0, 1)).is_some());
    // Any single byte of the text, changed: refused, or of no consequence.
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] = if bytes[at] == b'7' { b'8' } else { b'7' };
        let changed = String::from_utf8(bytes).expect("the record is ASCII");
        let Ok(record) = Record::read(&changed) else { continue };
        let prefix = record.header == whole.header && whole.entries.starts_with(&record.entries);
        assert!(prefix || record.replay(small()).is_err(), "byte {at} can be changed: {changed}");
    }
}

#[test]
fn a_record_of_another_scenario_or_release_is_refused() {
    let record = Record::of(&played(small(), 3));
    assert!(matches!(record.replay(flagship()), Err(RecordError::OtherScenario { .. })));
    let text = record.to_text().replacen("\"format\":1", "\"format\":2", 1);
    assert!(matches!(Record::read(&text), Err(RecordError::OtherRelease { format: 2, .. })));
    assert_eq!(Record::read(""), Err(RecordError::Empty));
}
