//! Why gauges move is told truthfully and gives nothing away; their course, the night, and going on from a decision.

use super::common::{flagship, script, small};
use super::mutators::player::played;
use std::path::Path;
use std::sync::Arc;
use warroom::scenario::Scenario;
use warroom::scenario::model::{PersonId, RiskId, SceneKind, WorldId};
use warroom::session::{Mode, Record, Session, Step};
use warroom::sim::{State, gauges};
use warroom::view::{self, Because, Reasons, Service, Way, words};

/// Plays by the random bot.
fn plays() -> impl Iterator<Item = Session> {
    (0..60).map(|seed| played(if seed % 6 == 0 { small() } else { flagship() }, seed * 31 + 5))
}

/// The steps of a play with the state after each.
fn steps(session: &Session) -> impl Iterator<Item = (&Step, State)> {
    let after = session.steps().iter().skip(1).map(|step| step.before).chain([*session.state()]);
    session.steps().iter().zip(after)
}

fn each(reasons: &Reasons) -> [&Because; 3] {
    [&reasons.trust, &reasons.compliance, &reasons.downtime]
}

#[test]
fn reasons_add_up_to_what_the_gauges_did() {
    let ends = |band: gauges::Band| [band.low, band.centre, band.high].map(|end| end as i32);
    let mut moved = 0;
    for session in plays() {
        let scenario = session.scenario();
        for (step, after) in steps(&session) {
            let reasons = view::reasons(scenario, &step.before, &step.events);
            let measured = [
                (
                    &reasons.compliance,
                    ends(gauges::compliance(scenario, &step.before)),
                    ends(gauges::compliance(scenario, &after)),
                ),
                (
                    &reasons.downtime,
                    ends(gauges::downtime(scenario, &step.before).band),
                    ends(gauges::downtime(scenario, &after).band),
                ),
            ];
            for (because, before, after) in measured {
                let sum = because.all.iter().fold([0; 3], |sum, reason| [0, 1, 2].map(|at| sum[at] + reason.moved[at]));
                assert_eq!(sum, [0, 1, 2].map(|at| after[at] - before[at]), "{because:#?}");
                assert_eq!(because.way.is_some(), before != after, "{because:#?}");
                match because.way {
                    Some(Way::Better) => assert!(after[1] < before[1] || after[0] < before[0], "{because:#?}"),
                    Some(Way::Worse) => assert!(after[1] > before[1] || after[0] > before[0], "{because:#?}"),
                    Some(Way::Clearer) => assert!(after[2] - after[0] <= before[2] - before[0], "{because:#?}"),
                    Some(Way::Wider) => assert!(after[2] - after[0] > before[2] - before[0], "{because:#?}"),
                    None => {}
                }
                assert!(because.all.windows(2).all(|pair| pair[0].weight >= pair[1].weight));
                assert_eq!(because.told().len() + because.more(), because.all.len());
                moved += usize::from(because.way.is_some());
            }
            let bands = |state: &State, at: usize| words::trust_band(state.trust[at]);
            for at in (0..scenario.cast.len()).filter(|at| bands(&step.before, *at) != bands(&after, *at)) {
                let name = words::first_name(scenario, PersonId::at(at));
                let own = reasons.trust.all.iter().filter(|reason| reason.words.starts_with(name));
                let steps: Vec<i32> = own.map(|reason| reason.moved[1]).filter(|step| *step != 0).collect();
                assert_eq!(steps, [bands(&after, at) as i32 - bands(&step.before, at) as i32], "{name}");
            }
            assert_eq!(reasons.trust.all.is_empty(), step.before.trust == after.trust);
            let lower = gauges::trust(scenario, &step.before).lowest;
            let shown = words::trust_band(lower) != words::trust_band(gauges::trust(scenario, &after).lowest);
            assert!(!shown || reasons.trust.way.is_some());
        }
    }
    assert!(moved > 400, "gauges moved only {moved} times");
}

#[test]
fn no_reason_gives_away_what_the_player_cannot_know() {
    for session in plays() {
        let scenario = session.scenario();
        for (step, after) in steps(&session) {
            let reasons = view::reasons(scenario, &step.before, &step.events);
            let words: Vec<&str> =
                each(&reasons).iter().flat_map(|because| &because.all).map(|reason| reason.words.as_str()).collect();
            for words in &words {
                assert!(!words.is_empty() && words.trim() == *words && !words.contains(": now"), "{words:?}");
                for secret in secrets(scenario, &after) {
                    assert!(!words.contains(&secret), "{words:?} gives away {secret:?}");
                }
            }
            // Whoever cannot tell two worlds apart is told the same in both.
            for world in (0..scenario.worlds.len()).filter(|at| after.possible >> at & 1 == 1).map(WorldId::at) {
                let elsewhere = State { world, ..step.before };
                assert_eq!(view::reasons(scenario, &elsewhere, &step.events), reasons);
            }
        }
    }
}

/// What the player does not know in a state, in the scenario's own words.
fn secrets(scenario: &Scenario, state: &State) -> Vec<String> {
    let hidden = (0..scenario.risks.len()).filter(|at| !gauges::seen(scenario, state, RiskId::at(*at)));
    let risks = hidden.map(|at| scenario.risks[at].title);
    let unknown = scenario.known.iter().enumerate().filter(|(at, _)| state.known >> at & 1 == 0);
    let facts = unknown.flat_map(|(_, item)| [item.title, item.text]);
    let worlds =
        scenario.worlds.iter().filter(|_| scenario.worlds.len() > 1).flat_map(|world| [world.title, world.text]);
    let texts = risks.chain(facts).chain(worlds).map(|text| scenario.text(text).to_owned());
    // Words that stand in plain sight elsewhere are no secret.
    let seen = (0..scenario.risks.len()).filter(|at| gauges::seen(scenario, state, RiskId::at(*at)));
    let seen: Vec<&str> = seen.map(|at| scenario.text(scenario.risks[at].title)).collect();
    texts.filter(|text| !text.is_empty() && !seen.contains(&text.as_str())).collect()
}

#[test]
fn the_reasons_of_three_days_read_as_they_should() {
    let session = script("three-days");
    let scenario = session.scenario();
    let mut out = String::new();
    for step in session.steps() {
        out.push_str(&format!("{}\n", step.command.to_line(scenario)));
        let reasons = view::reasons(scenario, &step.before, &step.events);
        for (name, because) in ["trust", "compliance", "downtime"].into_iter().zip(each(&reasons)) {
            for reason in because.told() {
                out.push_str(&format!("    {name}, {}: {}\n", reason.way.word(), reason.words));
            }
            if because.more() > 0 {
                out.push_str(&format!("    {name}: and {} more\n", because.more()));
            }
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/reasons.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &out).expect("the snapshot can be written");
    }
    let kept = std::fs::read_to_string(&path).expect("the snapshot");
    assert_eq!(out, kept, "if this is meant, run the test again with BLESS=1 and read the difference");
}

#[test]
fn the_course_is_the_gauges_at_each_step() {
    for session in plays() {
        let course = view::course(&session, session.steps().len());
        let scenario = session.scenario();
        assert_eq!(course.moments.len(), session.steps().len() + 1);
        for (moment, (step, after)) in course.moments[1..].iter().zip(steps(&session)) {
            assert_eq!(moment.gauges, view::gauges(scenario, &after));
            assert_eq!(moment.minute, after.now);
            assert_eq!(moment.reasons, view::reasons(scenario, &step.before, &step.events));
            assert!(!moment.words.is_empty());
        }
        // The axis has no holes, and time never runs backwards on it.
        assert!(course.axis.windows(2).all(|pair| pair[0].to == pair[1].from && pair[0].at[1] == pair[1].at[0]));
        assert!(course.axis.iter().all(|stretch| stretch.at[0] < stretch.at[1] && stretch.from <= stretch.to));
        assert_eq!(course.moments.last().map(|moment| moment.at), Some(1000));
    }
}

#[test]
fn a_branch_replays_to_the_same_chain() {
    for session in plays().take(20) {
        for decision in 1..=session.steps().len() {
            let mut branch = session.branch(decision).expect("there is such a decision");
            assert_eq!(branch.steps().len(), decision - 1);
            assert_eq!(
                (branch.seed(), branch.world(), branch.mode()),
                (session.seed(), session.world(), Mode::Practice)
            );
            assert_eq!(branch.state(), &session.steps()[decision - 1].before);
            for step in &session.steps()[decision - 1..] {
                branch.act(step.command).expect("it was open before");
            }
            assert_eq!(branch.digest(), session.digest());
            let record = Record::read(&Record::of(&branch).to_text()).expect("a record");
            assert!(record.replay(session.scenario().clone()).is_ok());
        }
        assert!(session.branch(0).is_none() && session.branch(session.steps().len() + 1).is_none());
    }
}

#[test]
fn a_challenge_is_branched_only_after_its_end() {
    let scenario: Arc<Scenario> = flagship();
    let done = played(scenario.clone(), 3);
    let mut challenge = Session::start(scenario, done.seed(), Some(done.world()), Mode::Challenge);
    for step in done.steps() {
        assert!(challenge.branch(1).is_none());
        challenge.act(step.command).expect("it was open before");
    }
    assert!(challenge.branch(2).is_some_and(|branch| branch.mode() == Mode::Practice));
}

#[test]
fn the_night_tells_what_was_reached_and_how_the_way_back_went() {
    for (name, service, rehearsed, failed) in [
        ("out-again", "Taken back", true, false),
        ("no-way-back", "Restored", false, true),
        ("three-days", "Back in service", true, false),
    ] {
        let done = script(name);
        let mut told = 0;
        let mut play = Session::start(done.scenario().clone(), done.seed(), Some(done.world()), Mode::Practice);
        let mut last = None;
        for step in done.steps() {
            play.act(step.command).expect("it is open");
            let night = view::night(&play);
            let kind = play.scenario().scenes[play.state().scene.index()].kind;
            assert!(night.is_some() || kind != SceneKind::Night);
            let Some(night) = night else { continue };
            told += 1;
            let reached: Vec<u32> = night.checkpoints.iter().map_while(|point| point.reached).collect();
            assert!(reached.windows(2).all(|pair| pair[0] < pair[1]), "{name}: {reached:?}");
            assert!(night.checkpoints[reached.len()..].iter().all(|point| point.reached.is_none() && !point.now));
            assert_eq!(night.checkpoints.iter().filter(|point| point.now).count(), usize::from(!night.over));
            assert!(night.over || reached.last() == Some(&play.state().now));
            assert!(
                night.feed.iter().any(|message| message.new && message.line.player || night.checkpoints.len() == 1)
                    || told == 1
            );
            last = Some(night);
        }
        let last = last.expect("a night");
        assert!(last.over && last.duty.is_empty(), "{name}");
        assert_eq!(last.service.words().0, service, "{name}");
        assert_eq!(matches!(last.service, Service::Back(_)), last.rollback.is_none());
        if let Some(back) = last.rollback {
            assert_eq!((back.rehearsed, back.failed), (rehearsed, failed), "{name}");
            assert!(back.failed == (back.took > back.promised));
        }
    }
}

#[test]
fn a_time_box_runs_from_the_moment_the_change_goes_in() {
    let done = script("fifty-minutes");
    let mut boxes = Vec::new();
    let mut play = Session::start(done.scenario().clone(), done.seed(), Some(done.world()), Mode::Practice);
    for step in done.steps() {
        play.act(step.command).expect("it is open");
        boxes.extend(view::night(&play).into_iter().flat_map(|night| night.boxes).map(|item| (item.ends, item.out)));
    }
    let begun = done.steps().iter().find(|step| step.events.contains(&warroom::sim::Event::Begun)).expect("it began");
    let began = begun.before.now
        + done
            .scenario()
            .choices
            .iter()
            .find(|choice| choice.id == begun.command.to_line(done.scenario()))
            .expect("a choice")
            .takes;
    assert!(boxes.iter().all(|(ends, _)| *ends == began + 90), "{boxes:?}");
    assert!(!boxes.is_empty(), "the play promises a trigger");
}
