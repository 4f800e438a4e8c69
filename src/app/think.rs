//! Thinks while the player plays: learns what the scenario comes to, and weighs each decision as soon as it is taken. What is
//! thought is told when the play is over and its review is open.

use super::desk::Desk;
use super::screens::Panels;
use super::window::Unsettled;
use crate::analysis::solver::exact::Aim;
use crate::analysis::solver::policy::Policy;
use crate::analysis::solver::solution::{Budget, How, Solution, Solver, Value};
use crate::debrief::piece::Piece;
use crate::debrief::review::review;
use crate::debrief::reviewer::Reviewer;
use crate::debrief::what_if::Then;
use crate::platform::background::{Background, beside, hands};
use crate::platform::learned;
use crate::report::page;
use crate::report::what_if::{OtherWay, try_out};
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::session::Session;
use crate::ui::review::{Asked, ReviewView, Stage};
use bevy::prelude::*;
use bevy::window::{PrimaryWindow, RequestRedraw, WindowOccluded};
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

/// How long one review is thought about, in all.
const MOST: Duration = Duration::from_secs(120);
/// A piece of work between two looks at what is wanted.
const PIECE: Duration = Duration::from_millis(25);
/// Between two pictures of a review that is still being weighed.
const BETWEEN: Duration = Duration::from_millis(500);

/// What is to be thought about.
#[derive(Clone, Default)]
enum Ask {
    /// Nothing.
    #[default]
    Nothing,
    /// A play under way, or one that nobody looks back on yet: its scenario, then its decisions so far.
    Play(Box<Session>),
    /// A play that is over, and perhaps another way through it.
    Review(Box<Session>, Option<Asked>),
    /// What each option of the last decision of a play comes to: a class votes on it.
    Vote(Box<Session>),
}

/// By what one thing to think about is told from another.
#[derive(Clone, PartialEq, Default)]
struct Key {
    scenario: [u8; 32],
    chain: [u8; 32],
    review: bool,
    vote: bool,
    asked: Option<Asked>,
}

/// What passes between the page and the thread.
#[derive(Default)]
struct Shared {
    ask: Ask,
    told: ReviewView,
    generation: u64,
}

/// The thinker.
#[derive(Resource)]
pub struct Thinker {
    shared: Arc<Mutex<Shared>>,
    background: Background,
    key: Key,
    /// The play of which something is told, and the other way through it.
    shown: ([u8; 32], Option<Asked>),
    seen: u64,
    hidden: bool,
}

impl Thinker {
    /// Starts one that rests; what it learns is kept on the disk where `keeps`, and `news` is called from its thread where
    /// something new is to be seen.
    pub fn start(keeps: bool, news: impl Fn() + Send + 'static) -> Option<Self> {
        let shared = Arc::new(Mutex::new(Shared::default()));
        let mut thought = Thought {
            shared: shared.clone(),
            keeps,
            news: Box::new(news),
            solutions: HashMap::new(),
            work: None,
            solver: None,
        };
        let background = Background::start(move || thought.piece())?;
        Some(Self { shared, background, key: Key::default(), shown: ([0; 32], None), seen: 0, hidden: false })
    }

    /// What is wanted now; the same again changes nothing.
    pub fn want(&mut self, session: Option<&Session>, open: bool, asked: Option<&Asked>) {
        // A rehearsal begins where nobody played to, so there is nothing to weigh.
        let session = session.filter(|play| !self.hidden && !play.is_rehearsal());
        let review = open && session.is_some_and(Session::over);
        let key = session.map_or(Key::default(), |session| Key {
            scenario: session.scenario().hash,
            chain: session.chain(),
            review,
            vote: false,
            asked: asked.filter(|_| review).cloned(),
        });
        if key == self.key {
            return;
        }
        let mut shared = lock(&self.shared);
        shared.ask = match session {
            None => Ask::Nothing,
            Some(session) if review => Ask::Review(Box::new(session.clone()), asked.cloned()),
            Some(session) => Ask::Play(Box::new(session.clone())),
        };
        // What is known of a play stays while its review is closed.
        let shown = (key.chain, key.asked.clone());
        if review && shown.0 != self.shown.0 {
            shared.told = ReviewView { stage: Stage::Weighing, ..ReviewView::default() };
            shared.generation += 1;
        } else if review && shown.1 != self.shown.1 {
            shared.told.other = None;
            shared.generation += 1;
        }
        if review {
            self.shown = shown;
        }
        drop(shared);
        self.key = key;
        self.background.wake();
    }

    /// What each thing comes to that a play can do now is wanted; the same again changes nothing.
    pub fn want_vote(&mut self, session: &Session) {
        let key = Key { scenario: session.scenario().hash, chain: session.chain(), vote: true, ..Key::default() };
        if key == self.key || self.hidden || session.is_rehearsal() {
            return;
        }
        // Something is taken for a trial: the reviewer weighs it against everything else that is open.
        let Some(tried) = session.with_anything() else { return };
        let mut shared = lock(&self.shared);
        shared.told = ReviewView { stage: Stage::Weighing, ..ReviewView::default() };
        shared.generation += 1;
        shared.ask = Ask::Vote(Box::new(tried));
        drop(shared);
        (self.key, self.shown) = (key, ([0; 32], None));
        self.background.wake();
    }

    /// What is known, where it is new. What passes is a few pointers, so nobody holds it for longer than a moment; a piece of
    /// news that was missed because of that moment would be drawn by nobody.
    pub fn news(&mut self) -> Option<ReviewView> {
        let shared = lock(&self.shared);
        (shared.generation != self.seen).then(|| {
            self.seen = shared.generation;
            shared.told.clone()
        })
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    // What is passed is set in one go, so a broken lock is as good as a whole one.
    shared.lock().unwrap_or_else(|broken| broken.into_inner())
}

/// A play while it is thought about.
struct Work {
    /// The scenario, and the dice and the truth of the play.
    play: ([u8; 32], u64, WorldId),
    chain: [u8; 32],
    reviewer: Reviewer,
    solution: Arc<Solution>,
    spent: Duration,
    shown: Option<Instant>,
    other: Option<Asked>,
    done: bool,
}

/// What the thread holds: what was learned stays between reviews.
struct Thought {
    shared: Arc<Mutex<Shared>>,
    keeps: bool,
    news: Box<dyn Fn() + Send>,
    solutions: HashMap<[u8; 32], Arc<Solution>>,
    solver: Option<([u8; 32], Box<Solver>)>,
    work: Option<Box<Work>>,
}

impl Thought {
    /// Thinks a little; `false` where nothing is left.
    fn piece(&mut self) -> bool {
        let ask = lock(&self.shared).ask.clone();
        match ask {
            Ask::Nothing => false,
            // While somebody plays, one hand is enough.
            Ask::Play(session) => match self.known(session.scenario(), None) {
                None => true,
                Some(solution) => self.weigh(&session, solution, 1),
            },
            Ask::Review(session, asked) => match self.known(session.scenario(), Some(&session)) {
                None => true,
                Some(solution) => self.review(&session, solution, asked),
            },
            Ask::Vote(session) => match self.known(session.scenario(), Some(&session)) {
                None => true,
                Some(solution) => self.vote(&session, solution),
            },
        }
    }

    /// What is known of a scenario; `None` while it is being learned, of which whoever waits for a review is told.
    fn known(&mut self, scenario: &Arc<Scenario>, told: Option<&Session>) -> Option<Arc<Solution>> {
        let hash = scenario.hash;
        if let Some(solution) = self.solutions.get(&hash) {
            return Some(solution.clone());
        }
        if self.solver.as_ref().is_none_or(|(of, _)| *of != hash) {
            if let Some(solution) = learned::known(scenario).filter(|_| self.keeps) {
                return Some(self.learned(hash, solution));
            }
            self.solver = Some((hash, Box::new(Solver::new(scenario.clone(), Budget::default()))));
        }
        let (_, solver) = self.solver.as_mut()?;
        if solver.step() {
            let done = solver.done();
            if let Some(session) = told {
                self.tell(session, |view| view.stage = Stage::Learning(done));
            }
            return None;
        }
        let solution = solver.solution()?;
        self.solver = None;
        if self.keeps {
            learned::keep(scenario, &solution);
        }
        Some(self.learned(hash, solution))
    }

    fn learned(&mut self, hash: [u8; 32], solution: Solution) -> Arc<Solution> {
        let solution = Arc::new(solution);
        self.solutions.insert(hash, solution.clone());
        solution
    }

    /// Weighs the decisions of a play for a moment; `false` when every word is decided. What was thought before the play went
    /// on is kept.
    fn weigh(&mut self, session: &Session, solution: Arc<Solution>, hands: usize) -> bool {
        let play = (session.scenario().hash, session.seed(), session.world());
        if self.work.as_ref().is_none_or(|work| work.play != play) {
            self.work = Some(Box::new(begin(session, solution)));
        }
        let Some(work) = &mut self.work else { return false };
        let began = Instant::now();
        if work.chain != session.chain() {
            work.follow(session);
        }
        let mut more = !work.done && work.spent < MOST;
        while more && began.elapsed() < PIECE {
            more = work.reviewer.step_beside(hands, |pieces| beside(pieces, Piece::think));
        }
        work.spent += began.elapsed();
        work.done |= !more;
        more
    }

    /// Weighs decisions for a moment, and shows what came of it now and then.
    fn review(&mut self, session: &Session, solution: Arc<Solution>, asked: Option<Asked>) -> bool {
        let more = self.weigh(session, solution, hands());
        let Some(mut work) = self.work.take() else { return false };
        if asked != work.other {
            let way = asked.as_ref().and_then(|asked| play_out(session, &work.reviewer, asked));
            self.tell(session, |view| view.other = way.map(Arc::new));
            work.other = asked;
        }
        // The first one is shown as soon as it stands; hidden and open again, what was known is shown at once.
        let blank = lock(&self.shared).told.page.is_none();
        let stands = work.done || work.reviewer.stands();
        if stands && (blank || work.done || work.shown.is_none_or(|shown| shown.elapsed() > BETWEEN)) {
            let review = review(session.scenario(), &work.solution, &work.reviewer);
            let page = Arc::new(page(session, &review, &work.reviewer));
            let stage = if work.done { Stage::Settled } else { Stage::Weighing };
            self.tell(session, |view| (view.page, view.stage) = (Some(page), stage));
            work.shown = Some(Instant::now());
        }
        self.work = Some(work);
        more
    }

    /// Weighs what a class votes on for a moment, and shows what came of it now and then.
    fn vote(&mut self, session: &Session, solution: Arc<Solution>) -> bool {
        let chain = session.chain();
        if self.work.as_ref().is_none_or(|work| work.chain != chain) {
            self.work = Some(Box::new(begin(session, solution)));
        }
        let Some(mut work) = self.work.take() else { return false };
        let began = Instant::now();
        let mut more = !work.done && work.spent < MOST;
        while more && began.elapsed() < PIECE {
            more = work.reviewer.weigh_last();
        }
        work.spent += began.elapsed();
        work.done |= !more;
        if work.done || work.shown.is_none_or(|shown| shown.elapsed() > BETWEEN) {
            let review = review(session.scenario(), &work.solution, &work.reviewer);
            let page = Arc::new(page(session, &review, &work.reviewer));
            let stage = if work.done { Stage::Settled } else { Stage::Weighing };
            self.tell(session, |view| (view.page, view.stage) = (Some(page), stage));
            work.shown = Some(Instant::now());
        }
        self.work = Some(work);
        more
    }

    /// Changes what is known, unless something else is wanted by now, and lets it be seen.
    fn tell(&self, session: &Session, change: impl FnOnce(&mut ReviewView)) {
        let mut shared = lock(&self.shared);
        let wanted = match &shared.ask {
            Ask::Review(wanted, _) | Ask::Vote(wanted) => wanted.chain() == session.chain(),
            _ => false,
        };
        if !wanted {
            return;
        }
        change(&mut shared.told);
        shared.generation += 1;
        drop(shared);
        (self.news)();
    }
}

/// What each thing comes to that a play can do now, thought through at once by so many steps: for pictures and tests.
pub fn vote_at_once(session: &Session, solution: &Solution, steps: usize) -> ReviewView {
    let Some(tried) = session.with_anything() else { return ReviewView::default() };
    let mut work = begin(&tried, Arc::new(solution.clone()));
    let mut more = true;
    for _ in 0..steps {
        more = more && work.reviewer.weigh_last();
    }
    let review = review(tried.scenario(), solution, &work.reviewer);
    let page = page(&tried, &review, &work.reviewer);
    ReviewView { page: Some(Arc::new(page)), stage: Stage::Settled, ..ReviewView::default() }
}

fn begin(session: &Session, solution: Arc<Solution>) -> Work {
    let play = (session.scenario().hash, session.seed(), session.world());
    let reviewer = Reviewer::new(session.scenario().clone(), &solution, play.1, play.2, &[]);
    let mut work =
        Work { play, chain: [0; 32], reviewer, solution, spent: Duration::ZERO, shown: None, other: None, done: false };
    work.follow(session);
    work
}

impl Work {
    /// The play has gone on, or something was taken back.
    fn follow(&mut self, session: &Session) {
        let commands: Vec<_> = session.steps().iter().map(|step| step.command).collect();
        self.reviewer.follow(&commands);
        self.chain = session.chain();
        (self.spent, self.shown, self.other, self.done) = (Duration::ZERO, None, None, false);
    }
}

/// Another way through a play by what the reviewer compares with; `None` where it is not open.
pub fn play_out(session: &Session, reviewer: &Reviewer, asked: &Asked) -> Option<OtherWay> {
    let instead = super::intents::command_of(&asked.line, session.scenario())?;
    try_out(session, reviewer, asked.decision, instead, Then::Textbook)
}

/// A review that is thought through at once, by so many steps, with another way where one is asked for: for pictures and
/// tests, which wait for nothing.
pub fn at_once(session: &Session, solution: &Solution, steps: usize, asked: Option<Asked>) -> ReviewView {
    let mut work = begin(session, Arc::new(solution.clone()));
    let mut more = true;
    for _ in 0..steps {
        more = more && work.reviewer.step();
    }
    let review = review(session.scenario(), solution, &work.reviewer);
    let other = asked.as_ref().and_then(|asked| play_out(session, &work.reviewer, asked));
    let page = page(session, &review, &work.reviewer);
    let stage = if more { Stage::Weighing } else { Stage::Settled };
    ReviewView { page: Some(Arc::new(page)), other: other.map(Arc::new), asked, stage }
}

/// Something to compare with where nothing was learned: a policy that knows nothing, between round numbers. It makes the
/// same pages as a real one, and its numbers mean nothing.
pub fn rough(scenario: &Scenario) -> Solution {
    let value = |points: i64| Value { value: points * 1000, how: How::Sampled { plays: 400, error: 6000 } };
    Solution {
        best: value(860),
        worst: value(90),
        told: (0..scenario.worlds.len()).map(|at| value(820 + 30 * at as i64)).collect(),
        ceiling: 1_000_000,
        policy: Policy::new(scenario, Aim::Best),
        exact: false,
    }
}

/// Thinks beside the app: only where somebody plays, and not where it is tested or photographed.
pub fn plugin(app: &mut App) {
    app.add_systems(Startup, start).add_systems(First, tell).add_systems(Last, follow);
}

fn start(mut commands: Commands, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let proxy = proxy.map(|proxy| (**proxy).clone());
    let news = move || {
        // Where the window is gone, nobody has to be told.
        if let Some(proxy) = &proxy {
            let _ = proxy.send_event(WinitUserEvent::WakeUp);
        }
    };
    if let Some(thinker) = Thinker::start(true, news) {
        commands.insert_resource(thinker);
    }
}

/// Puts what is new before the player, and draws only then.
fn tell(
    thinker: Option<ResMut<Thinker>>,
    mut desk: ResMut<Desk>,
    mut unsettled: ResMut<Unsettled>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(news) = thinker.and_then(|mut thinker| thinker.news()) else { return };
    (desk.review.page, desk.review.other, desk.review.stage) = (news.page, news.other, news.stage);
    unsettled.0 = unsettled.0.max(1);
    redraw.write(RequestRedraw);
}

/// Tells the thinker what is wanted now.
fn follow(
    thinker: Option<ResMut<Thinker>>,
    desk: Res<Desk>,
    panels: Res<Panels>,
    mut occluded: MessageReader<WindowOccluded>,
    window: Query<&Window, With<PrimaryWindow>>,
) {
    let Some(mut thinker) = thinker else { return };
    if let Some(last) = occluded.read().last() {
        thinker.hidden = last.occluded;
    }
    // Where minimising is told as a window without any size.
    let gone = window.single().is_ok_and(|window| window.physical_width() == 0 || window.physical_height() == 0);
    let session = desk.session.as_ref().filter(|_| !gone);
    let class = panels.0.class.open && desk.class.is_some();
    match session.filter(|session| class && !session.over()) {
        Some(session) => thinker.want_vote(session),
        None => thinker.want(session, panels.0.review.open || class, desk.review.asked.as_ref()),
    }
}
