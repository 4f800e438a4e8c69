//! Every screen there is, as one list of shots: who adds a screen adds it here, and it is photographed from then on.

use super::desk::Desk;
use super::think;
use super::workshop::Workshop;
use super::{class_shots, workshop_shots};
use crate::platform::saves::Broken;
use crate::scenario::Scenario;
use crate::scenario::model::SceneKind;
use crate::session::{Class, Mode, RecordError, Session};
use crate::sim::decide::Refused;
use crate::sim::table::Problem;
use crate::sim::{Event, State};
use crate::text::time;
use crate::ui::model::Resume;
use crate::ui::review::{Asked, ReviewState, ReviewView, Stage, Tab as Page};
use crate::ui::workshop::Tab;
use crate::ui::{Drawer, Overlay, UiState};
use crate::view;

/// A screen, as it is put before the camera.
#[derive(Clone)]
pub struct Shot {
    /// What is to be seen, in words for a file name.
    pub what: String,
    /// The play; `None` on the title.
    pub session: Option<Session>,
    /// What the panels remember.
    pub ui: UiState,
    /// Something that the player must be told.
    pub notice: Option<String>,
    /// On the title: the play under way.
    pub resume: Resume,
    /// What is known of the play that is over.
    pub review: ReviewView,
    /// The workshop, where it is open.
    pub workshop: Option<Workshop>,
    /// The votes of a class, where one plays.
    pub class: Option<Class>,
}

impl Shot {
    pub(super) fn title(what: &str, resume: Resume) -> Self {
        Self {
            what: what.to_owned(),
            session: None,
            ui: UiState::default(),
            notice: None,
            resume,
            review: ReviewView::default(),
            workshop: None,
            class: None,
        }
    }

    /// The workshop with a text and a rehearsal by these decisions, at one of its pages.
    pub(super) fn workshop(what: &str, workshop: &Workshop, tab: Tab) -> Self {
        let mut shot = Self::title(&format!("workshop-{what}"), Resume::Nothing);
        shot.workshop = Some(workshop.clone());
        (shot.ui.workshop.tab, shot.ui.workshop.follow) = (tab, true);
        shot
    }

    pub(super) fn play(what: &str, session: &Session) -> Self {
        let scene = &session.scenario().scenes[session.state().scene.index()];
        let over = if session.over() { "ending" } else { scene.id.as_str() };
        let what = if what.is_empty() { over.to_owned() } else { format!("{over}-{what}") };
        let ui = UiState {
            steps: Some(session.steps().len()),
            heard: usize::MAX,
            told: usize::MAX,
            answered: true,
            ..UiState::default()
        };
        let review = ReviewView::default();
        Self {
            what,
            session: Some(session.clone()),
            ui,
            notice: None,
            resume: Resume::Nothing,
            review,
            workshop: None,
            class: None,
        }
    }

    pub(super) fn with(mut self, change: impl FnOnce(&mut UiState)) -> Self {
        change(&mut self.ui);
        self
    }

    /// Puts it before the camera.
    pub fn lay(&self, desk: &mut Desk, ui: &mut UiState) {
        desk.session.clone_from(&self.session);
        desk.notice.clone_from(&self.notice);
        desk.review = self.review.clone();
        desk.workshop.clone_from(&self.workshop);
        desk.class.clone_from(&self.class);
        for volume in &mut desk.shelf {
            volume.view.resume = self.resume.clone();
        }
        ui.clone_from(&self.ui);
    }
}

/// The list, for a play that is given as it was before each decision and at its end. What takes long to work out comes last,
/// and may be left out.
pub fn shots(play: &[Session], reviewed: bool) -> Vec<Shot> {
    let Some((first, last)) = play.first().zip(play.last()) else { return Vec::new() };
    let scenario = first.scenario();
    let mut out = titles(scenario);
    out.push(Shot::play("ring", first).with(|ui| ui.answered = false));
    out.push(Shot::play("pause", first).with(|ui| ui.overlay = Some(Overlay::Pause)));
    drawers("early", first, &mut out);
    for (at, session) in play.iter().enumerate() {
        moments(session, play.get(at + 1), &mut out);
    }
    // Late in the play there is most to see in the drawers.
    let late = play.iter().rev().find(|session| !session.over()).unwrap_or(last);
    drawers("late", late, &mut out);
    papers(late, &mut out);
    out.push(Shot::play("transcript-nothing-found", late).with(|ui| {
        ui.drawer = Some(Drawer::Transcript);
        ui.search.words = "zeppelin".to_owned();
    }));
    if last.over() {
        out.push(Shot::play("transcript", last).with(|ui| ui.drawer = Some(Drawer::Transcript)));
    }
    coached(play, &mut out);
    workshop_shots::workshop(play, &mut out);
    class_shots::class(play, reviewed, &mut out);
    if last.over() && reviewed {
        reviews(last, &mut out);
    }
    out
}

/// The coach with a question, in each kind of scene.
fn coached(play: &[Session], out: &mut Vec<Shot>) {
    for kind in [SceneKind::Talk, SceneKind::Hub, SceneKind::Table, SceneKind::Night] {
        let here = |session: &&Session| session.scenario().scenes[session.state().scene.index()].kind == kind;
        if let Some(session) = play.iter().skip(1).find(|session| !session.over() && here(session)) {
            out.push(Shot::play("coach", session).with(|ui| ui.think = 1));
        }
    }
}

/// Steps of the review that is photographed half done, and settled.
const STEPS: [usize; 2] = [30, 400_000];

/// The review of a play: settled, half done, and while its scenario is still being learned.
fn reviews(last: &Session, out: &mut Vec<Shot>) {
    let known = crate::platform::learned::known(last.scenario());
    let learned = known.is_some();
    let solution = known.unwrap_or_else(|| think::rough(last.scenario()));
    let half = think::at_once(last, &solution, STEPS[0], None);
    let mut whole = think::at_once(last, &solution, if learned { STEPS[1] } else { STEPS[0] }, None);
    let Some(page) = whole.page.clone() else { return };
    let costly = page.decisions.iter().max_by_key(|decision| decision.loss.0).map_or(0, |decision| decision.number - 1);
    let shot = |what: &str, review: &ReviewView, tab: Page, decision: usize| {
        let mut shot = Shot::play(&format!("review-{what}"), last)
            .with(|ui| ui.review = ReviewState { open: true, tab, decision, follow: true, ..ReviewState::default() });
        shot.review = review.clone();
        shot
    };
    out.push(shot("outcome", &whole, Page::Outcome, costly));
    out.push(shot("decisions", &whole, Page::Decisions, costly));
    out.push(shot("decisions-first", &whole, Page::Decisions, 0));
    out.push(shot("decisions-weighing", &half, Page::Decisions, page.decisions.len() / 2));
    out.push(shot("competencies", &whole, Page::Competencies, 0));
    let learning = ReviewView { stage: Stage::Learning(420), ..ReviewView::default() };
    out.push(shot("learning", &learning, Page::Outcome, 0));
    let better = page.decisions[costly].options.iter().find(|option| !option.taken);
    if let Some(option) = better {
        let asked = Asked { decision: costly + 1, line: option.line.clone() };
        let other = think::at_once(last, &solution, 0, Some(asked.clone())).other;
        (whole.other, whole.asked) = (other, Some(asked));
        out.push(shot("what-if", &whole, Page::Decisions, costly).with(|ui| ui.review.show_other = true));
    }
}

fn titles(scenario: &Scenario) -> Vec<Shot> {
    let opening = scenario.text(scenario.scenes[scenario.start.index()].title).to_owned();
    let at = scenario.now;
    let when = format!("{} {}", time::day(at), time::clock(at));
    let under_way = Resume::Ready(format!("{when}, {opening}. No decision taken yet."));
    let error = RecordError::BrokenChain { line: 4 };
    let file = "warroom/saves/late-objection.jsonl";
    let broken = Resume::Broken(Broken { why: error.plainly().to_owned(), detail: format!("{file}: {error}") });
    let pages = Overlay::PAGES.map(|page| {
        Shot::title(&format!("around-{}", page.name().to_lowercase().replace(' ', "-")), Resume::Nothing)
            .with(|ui| ui.overlay = Some(page))
    });
    let titles = [
        Shot::title("title", Resume::Nothing),
        Shot::title("title-challenge", Resume::Nothing).with(|ui| ui.mode = Mode::Challenge),
        Shot::title("title-under-way", under_way.clone()),
        Shot::title("title-give-up", under_way).with(|ui| ui.sure = true),
        Shot::title("title-broken", broken),
    ];
    titles.into_iter().chain(pages).collect()
}

/// A long thing to be told: the longest reason of the scenario why something cannot be put forward.
fn longest_refusal(session: &Session) -> String {
    let (scenario, state) = (session.scenario(), session.state());
    let locked = view::table(scenario, state).map_or(Vec::new(), |table| table.measures);
    let locked = locked.into_iter().filter(|measure| measure.locked.is_some());
    let all = locked.map(|measure| Refused::Package(vec![Problem::NotYet(measure.id)]));
    all.map(|refused| view::refused(scenario, state, &refused)).max_by_key(String::len).unwrap_or_default()
}

fn drawers(when: &str, session: &Session, out: &mut Vec<Shot>) {
    for drawer in Drawer::ALL {
        let name = format!("{}-{when}", drawer.name().to_lowercase());
        out.push(Shot::play(&name, session).with(|ui| ui.drawer = Some(drawer)));
    }
}

/// Each paper on the desk, read; the first was seen as the drawer was opened.
fn papers(session: &Session, out: &mut Vec<Shot>) {
    let (scenario, state): (&Scenario, &State) = (session.scenario(), session.state());
    for at in 1..view::papers(scenario, state).len() {
        let name = format!("paper-{}", at + 1);
        out.push(Shot::play(&name, session).with(|ui| {
            ui.drawer = Some(Drawer::Documents);
            ui.paper = at;
        }));
    }
}

/// One moment of the play, and what can be opened in it.
fn moments(session: &Session, next: Option<&Session>, out: &mut Vec<Shot>) {
    if heard_apart(session) {
        for lines in [1, 3] {
            out.push(Shot::play(&format!("heard-{lines}"), session).with(|ui| ui.heard = lines));
        }
    }
    let answers = view::verdict(session).map_or(0, |verdict| verdict.moments());
    // Of the answers the first, and what came of them all.
    for told in (0..answers).filter(|told| *told == 0 || told + 1 == answers) {
        out.push(Shot::play(&format!("told-{}", told + 1), session).with(|ui| ui.told = told));
    }
    out.push(Shot::play("", session));
    if session.over() {
        for leaf in 1..3 {
            out.push(Shot::play(&format!("page-{}", leaf + 1), session).with(|ui| ui.leaf = leaf));
        }
        return;
    }
    let (scenario, state): (&Scenario, &State) = (session.scenario(), session.state());
    match scenario.scenes[state.scene.index()].kind {
        SceneKind::Hub => {
            let visits = view::scene(scenario, state).visits;
            let paid = visits.into_iter().find(|visit| visit.locked.is_none() && paid_next(visit, session, next));
            if let Some(visit) = paid {
                out.push(Shot::play("visit", session).with(|ui| ui.visit = Some(visit.key)));
            }
        }
        SceneKind::Table => {
            let refused = state.proposed_window.map(|window| (window, state.proposal));
            let (window, measures) = package(next).or(refused).unwrap_or((state.window, 0));
            let composing = Shot::play("composing", session).with(|ui| {
                ui.listening = false;
                ui.window = Some(window);
                ui.measures = measures;
            });
            if refused.is_none() {
                let notice = Some(longest_refusal(session));
                let what = composing.what.replace("composing", "notice");
                out.push(Shot { what, notice, ..composing.clone() });
            }
            out.push(composing);
        }
        SceneKind::Talk | SceneKind::Night => {}
    }
}

/// Whether the lines are shown as they are heard, too: as the phone rings, as a package is answered, in the first hour of the
/// night, and as it ends.
fn heard_apart(session: &Session) -> bool {
    let scenes = &session.scenario().scenes;
    let kind = scenes[session.state().scene.index()].kind;
    let before = session.steps().last().map(|step| scenes[step.before.scene.index()].kind);
    let answered = session.latest().iter().any(|event| matches!(event, Event::Answered { .. }));
    before.is_none() || answered || session.over() || (kind == SceneKind::Night && before != Some(kind))
}

/// Whether the next decision is taken on this visit.
fn paid_next(visit: &view::VisitView, session: &Session, next: Option<&Session>) -> bool {
    let taken = next.and_then(|next| next.steps().get(session.steps().len()));
    taken.is_some_and(|step| {
        let line = step.command.to_line(session.scenario());
        visit.options.iter().any(|option| option.key == line)
    })
}

/// The package that was put forward as the next decision.
fn package(next: Option<&Session>) -> Option<(crate::scenario::model::WindowId, u64)> {
    let state = next?.state();
    Some((state.proposed_window?, state.proposal))
}
