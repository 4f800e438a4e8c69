//! The review of a play that is over: by keys, by what it shows and when, and the thinker that stands behind it.

use super::access::named;
use super::contrast::{Judged, judge};
use super::layout::check;
use super::*;
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use warroom::app::think::{self, Thinker};
use warroom::debrief::what_if::{self, Fate};
use warroom::score::total::Range;
use warroom::session::{Mode, Session};
use warroom::sim::Command;
use warroom::ui::review::{Asked, ReviewView, Stage, Tab};

/// A play of the flagship that is over.
pub fn finished() -> Session {
    let play = include_str!("../it/plays/friendly-week.txt");
    let scenario = flagship();
    let world = scenario.world_by_id("as-told").expect("a world of the scenario");
    let mut session = Session::start(scenario.clone(), 1, Some(world), Mode::Practice);
    for line in play.lines().skip(1).filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        session.act(Command::from_line(line, &scenario).expect("a command")).expect("it is open");
    }
    assert!(session.over());
    session
}

/// Its review after a little thought, with another way through it; worked out once.
pub fn review() -> ReviewView {
    static ONCE: OnceLock<ReviewView> = OnceLock::new();
    let work = || {
        let session = finished();
        let solution = think::rough(session.scenario());
        let view = think::at_once(&session, &solution, 24, None);
        let page = view.page.clone().expect("a page");
        let other = page.decisions[3].options.iter().find(|option| !option.taken).expect("something else was open");
        let asked = Asked { decision: 4, line: other.line.clone() };
        let other = think::at_once(&session, &solution, 0, Some(asked.clone())).other;
        assert!(other.is_some(), "another way can be played out");
        let mut page = (*page).clone();
        page.conduct = vec![(4, "Evidence was kept from those who decide".to_owned())];
        ReviewView { page: Some(Arc::new(page)), other, asked: Some(asked), ..view }
    };
    ONCE.get_or_init(work).clone()
}

/// The game at the end of that play, with its review open.
pub fn open(width: f32, height: f32, scale: u32) -> Harness<'static, Game> {
    let mut harness = game(width, height, scale);
    let session = finished();
    let game = harness.state_mut();
    game.ui.resume(session.steps().len(), usize::MAX);
    game.desk.session = Some(session);
    game.desk.review = review();
    harness.run_steps(3);
    press(&mut harness, Key::R);
    assert!(harness.state().ui.review.open, "R opens the review");
    harness
}

/// Every state of the review, each looked at by `look`.
pub fn everywhere(harness: &mut Harness<Game>, mut look: impl FnMut(&mut Harness<Game>, &str)) {
    for key in [Key::O, Key::D, Key::C] {
        press(harness, key);
        look(harness, &format!("review {key:?}"));
    }
    press(harness, Key::Num3);
    look(harness, "another competency");
    press(harness, Key::D);
    let count = review().page.expect("a page").decisions.len();
    for decision in [3, count / 2, count - 1] {
        let ui = &mut harness.state_mut().ui.review;
        (ui.decision, ui.option) = (decision, None);
        if decision == 3 {
            let line = review().asked.expect("asked").line;
            let page = review().page.expect("a page");
            ui.option = page.decisions[3].options.iter().position(|option| option.line == line);
        }
        harness.run_steps(2);
        look(harness, &format!("decision {}", decision + 1));
    }
    for stage in [Stage::Learning(300), Stage::Weighing, Stage::Resting] {
        harness.state_mut().desk.review = ReviewView { stage, ..ReviewView::default() };
        harness.run_steps(2);
        look(harness, &format!("{stage:?}"));
    }
}

fn state<'a>(harness: &'a Harness<Game>) -> &'a ui::review::ReviewState {
    &harness.state().ui.review
}

#[test]
fn by_keys_one_goes_from_page_to_page_and_from_decision_to_decision() {
    let mut harness = open(1280.0, 720.0, 100);
    assert_eq!(state(&harness).tab, Tab::Outcome);
    press(&mut harness, Key::D);
    assert_eq!(state(&harness).tab, Tab::Decisions);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(state(&harness).decision, 1);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Num4);
    assert_eq!(state(&harness).decision, 13, "two digits are one number");
    harness.get_by_label_contains("DECISION 14 OF");
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(state(&harness).decision, 12);
    press(&mut harness, Key::C);
    press(&mut harness, Key::Num5);
    assert_eq!((state(&harness).tab, state(&harness).competence), (Tab::Competencies, 4));
    assert!(harness.state().ui.drawer.is_none(), "no key of the review opens a drawer");
    press(&mut harness, Key::Escape);
    assert!(!state(&harness).open && harness.state().ui.overlay.is_none(), "Esc leads back to the ending");
    harness.get_by_label("The review");
}

#[test]
fn from_any_decision_one_can_play_on_with_something_else_or_have_it_played_out() {
    let mut harness = open(1280.0, 720.0, 100);
    let before = finished();
    let page = review().page.expect("a page");
    harness.state_mut().ui.review.decision = 4;
    press(&mut harness, Key::D);
    press(&mut harness, Key::T);
    let best = page.decisions[4].options.iter().find(|option| !option.taken).expect("something else was open");
    assert_eq!(harness.state().desk.review.asked, Some(Asked { decision: 5, line: best.line.clone() }));
    harness.get_by_label_contains("The textbook plays it out");
    press(&mut harness, Key::G);
    let session = harness.state().desk.session.as_ref().expect("a play");
    assert_eq!(session.steps().len(), 5, "the five decisions, of which the last is another one");
    assert_eq!(session.steps()[4].command.to_line(session.scenario()), best.line);
    let lines = |session: &Session| session.steps()[..4].iter().map(|step| step.command).collect::<Vec<_>>();
    assert_eq!(lines(session), lines(&before));
    assert_eq!((session.seed(), session.world()), (before.seed(), before.world()), "same dice, same truth");
    assert!(!harness.state().ui.review.open && harness.state().ui.overlay.is_none());
}

#[test]
fn both_ways_stand_side_by_side_with_their_gauges_over_time() {
    let mut harness = open(1280.0, 720.0, 100);
    let line = review().asked.expect("asked").line;
    let page = review().page.expect("a page");
    press(&mut harness, Key::D);
    let ui = &mut harness.state_mut().ui.review;
    (ui.decision, ui.option) = (3, page.decisions[3].options.iter().position(|option| option.line == line));
    harness.run_steps(2);
    let other = review().other.expect("another way");
    for (name, way) in [("as you played", &other.yours), ("with this, then the textbook", &other.other)] {
        let trust = way.course.last().expect("an end").trust.0;
        let said = format!("{trust} {name}");
        let chart = harness.get_by_label_contains(&said).rect();
        assert!(chart.height() > 300.0, "three panels under each other: {chart:?}");
        assert_eq!(way.course[3].at, other.yours.course[3].at, "they part at the fourth decision");
    }
}

#[test]
fn another_way_shares_dice_and_truth_with_the_play() {
    let session = finished();
    let scenario = session.scenario();
    let policy = think::rough(scenario).policy;
    let range = Range { worst: 0, best: 900_000 };
    let fate = Fate { seed: session.seed(), world: session.world() };
    let commands: Vec<Command> = session.steps().iter().map(|step| step.command).collect();
    let yours = what_if::played(scenario, range, fate, &commands);
    assert_eq!(yours.last, *session.state(), "played again it is the same play");
    let last = commands.len();
    let same = what_if::play_out(scenario, &policy, range, fate, &commands, last, commands[last - 1]);
    let same = same.expect("it was open");
    assert_eq!((same.last, same.total), (yours.last, yours.total), "what was taken leads where it led");
    let early = what_if::play_out(scenario, &policy, range, fate, &commands, 3, commands[2]).expect("it was open");
    assert!(early.last.ended.is_some(), "the policy plays to the end");
    assert_eq!(early.steps[..3], yours.steps[..3]);
    assert!(what_if::play_out(scenario, &policy, range, fate, &commands, 1, commands[last - 1]).is_none());
}

#[test]
fn every_control_of_the_review_has_a_name_and_every_text_stands_out() {
    let mut harness = open(1280.0, 720.0, 100);
    let mut judged = Judged::default();
    everywhere(&mut harness, |harness, page| {
        named(harness, page);
        judge(harness, page, &mut judged);
    });
    judged.all_stand_out();
}

/// Looks at every page of the review in a window of this size.
pub fn look_back((width, height): (f32, f32), scale: u32) {
    let mut harness = open(width, height, scale);
    everywhere(&mut harness, |harness, page| check(harness, &format!("{page} at {width}x{height}, {scale} %")));
}

#[test]
fn the_thinker_learns_weighs_and_rests() {
    let scenario = library::open("tests/it/small.ron").expect("the small scenario loads");
    let mut session = Session::start(scenario.clone(), 1, None, Mode::Practice);
    while !session.over() {
        let open = warroom::sim::options::offered(&scenario, session.state());
        let open = open.into_iter().filter(|(_, openness)| *openness == warroom::sim::options::Openness::Open);
        let choices = open.map(|(id, _)| Command::Choose(id));
        let window = session.state().window;
        let all = [Command::Propose { window, measures: 0 }, Command::Forward].into_iter();
        let commands: Vec<Command> = choices.chain(all).collect();
        assert!(commands.into_iter().any(|command| session.act(command).is_ok()), "something is open");
    }
    let (told, heard) = channel();
    let mut thinker = Thinker::start(false, move || told.send(()).expect("somebody listens")).expect("a thread");
    assert!(thinker.news().is_none(), "nobody has asked");
    thinker.want(Some(&session), true, None);
    let (began, mut last) = (Instant::now(), ReviewView::default());
    while last.stage != Stage::Settled {
        // It thinks behind everything else, and beside it all other tests run.
        assert!(began.elapsed() < Duration::from_secs(600), "it never settles: {:?}", last.stage);
        let _ = heard.recv_timeout(Duration::from_millis(200));
        last = thinker.news().unwrap_or(last);
    }
    let page = last.page.expect("a page");
    assert_eq!(page.settled.0, page.settled.1);
    assert!(page.total.is_some() && page.decisions.len() == session.steps().len());
    while heard.try_recv().is_ok() {}
    assert!(heard.recv_timeout(Duration::from_millis(300)).is_err(), "settled, it rests");
    thinker.want(Some(&session), false, None);
    thinker.want(Some(&session), true, None);
    let _ = heard.recv_timeout(Duration::from_secs(20));
    assert!(thinker.news().is_some_and(|view| view.page.is_some()), "what is known is there at once");
}

#[test]
fn the_coach_says_why_and_asks_on_request_and_never_in_a_challenge() {
    let mut harness = started(1280.0, 720.0, 100);
    hear_all(&mut harness);
    assert!(harness.query_by_label_contains("Why: ").is_none(), "nothing was decided yet");
    press(&mut harness, Key::H);
    harness.get_by_label_contains("A question to think with: ");
    press(&mut harness, Key::Num1);
    assert!(hearing(&harness), "the answer is to be heard");
    assert!(harness.query_by_label_contains("Why: ").is_none(), "first the answer, then why");
    hear_all(&mut harness);
    let session = harness.state().desk.session.as_ref().expect("a play");
    let why = warroom::view::coach(session).why;
    assert!(!why.is_empty());
    harness.get_by_label(&format!("Why: {why}"));
    harness.state_mut().desk.settings.coach = false;
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("Why: ").is_none(), "it can be told to be silent");
    harness.state_mut().desk.settings.coach = true;
    let scenario = flagship();
    let challenge = Session::start(scenario.clone(), 1, None, Mode::Challenge);
    harness.state_mut().desk.session = Some(challenge);
    harness.run_steps(2);
    hear_all(&mut harness);
    assert!(harness.query_by_label("Think").is_none(), "a challenge has no coach");
}
