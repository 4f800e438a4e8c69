//! What the panels draw: the view models of one moment of a play, put together.

use super::state::UiState;
use crate::scenario::model::{Backdrop, Decision, Effect, Finding, PersonId, Scenario, SceneKind};
use crate::session::{Mode, Session};
use crate::sim::options::people;
use crate::sim::{Event, State};
use crate::text::time;
use crate::view::{self, words};

/// One moment of a play.
pub struct PlayView {
    /// The scenario's title.
    pub title: String,
    /// Who the player is.
    pub you: String,
    /// Where one is.
    pub scene: view::SceneView,
    /// The visit in which the last thing was said: its answer is heard there.
    pub visited: Option<Visited>,
    /// What was said since the last decision.
    pub lines: Vec<view::LineView>,
    /// The lines before which another scene begins, with its time and heading.
    pub breaks: Vec<(usize, String)>,
    /// While lines are left to hear: where and when the newest of them was said.
    pub moment: Option<view::SceneView>,
    /// The gauges.
    pub gauges: view::Gauges,
    /// The gauges before the last decision.
    pub before: Option<view::Gauges>,
    /// The people.
    pub people: Vec<view::PersonView>,
    /// The risk register.
    pub register: Vec<view::Register>,
    /// What has come to light.
    pub evidence: Vec<view::Evidence>,
    /// What was promised and agreed.
    pub agreements: Vec<view::Agreement>,
    /// The papers on the desk.
    pub papers: Vec<view::Paper>,
    /// What was said in the whole play.
    pub transcript: Vec<view::Entry>,
    /// The table, and what the package in hand would mean.
    pub table: Option<(view::TableView, view::Draft)>,
    /// How each person answered the package that was just put forward.
    pub answers: Vec<(PersonId, bool)>,
    /// The window's course, while it lasts.
    pub night: Option<NightView>,
    /// How it ended.
    pub ending: Option<EndingView>,
    /// Whether a decision can be taken back.
    pub can_undo: bool,
    /// Whether the play is for practice.
    pub practice: bool,
    /// Decisions taken so far.
    pub steps: usize,
}

/// A visit that was paid.
pub struct Visited {
    /// What it looks like.
    pub backdrop: Backdrop,
    /// Who is there.
    pub with: Vec<PersonId>,
    /// Those of them who are on the telephone only.
    pub by_phone: Vec<PersonId>,
}

/// The window's course.
pub struct NightView {
    /// Its name.
    pub window: String,
    /// When it opens and closes.
    pub opens: String,
    /// When it closes.
    pub closes: String,
    /// How far it has gone, in permille; before it opens 0.
    pub gone: u32,
    /// Time until it closes.
    pub left: String,
    /// The checkpoints, in order.
    pub checkpoints: Vec<Checkpoint>,
    /// Whether postings have resumed.
    pub past_no_return: bool,
}

/// A checkpoint of the window.
pub struct Checkpoint {
    /// Its name.
    pub title: String,
    /// Whether it is behind.
    pub done: bool,
    /// Whether it is now.
    pub now: bool,
    /// Whether the way back ends here.
    pub no_return: bool,
}

/// How it ended.
pub struct EndingView {
    /// The heading.
    pub title: String,
    /// The text.
    pub text: String,
    /// What was true all along: heading and text.
    pub world: (String, String),
    /// What it came to: what, how much.
    pub facts: Vec<(&'static str, String)>,
    /// Trust of each person: name, band at the start, band now.
    pub trust: Vec<(String, usize, usize)>,
    /// The seed.
    pub seed: u64,
}

/// The title page.
pub struct TitleView {
    /// The scenarios.
    pub shelf: Vec<ShelfView>,
}

/// A scenario on the shelf.
#[derive(Clone)]
pub struct ShelfView {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// Minutes and difficulty, in words.
    pub facts: String,
    /// Why it cannot be played.
    pub error: Option<String>,
    /// The play under way.
    pub resume: Resume,
}

/// The play under way of a scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Resume {
    /// There is none.
    Nothing,
    /// When and where it stands.
    Ready(String),
    /// Why it cannot be resumed.
    Broken(String),
}

impl PlayView {
    /// The moment of a play, with the package in hand.
    pub fn of(session: &Session, ui: &UiState) -> Self {
        let scenario = session.scenario().as_ref();
        let state = session.state();
        let window = ui.window.unwrap_or(state.window);
        let table =
            view::table(scenario, state).map(|table| (table, view::draft(scenario, state, window, ui.measures)));
        let answers = session.latest().iter().filter_map(|event| match event {
            Event::Answered { person, accepts, .. } => Some((*person, *accepts)),
            _ => None,
        });
        let heard = view::heard::heard(session);
        let newest = ui.heard_of(session.steps().len(), heard.iter().map(|(line, _)| line));
        let moment = (newest < heard.len()).then(|| &heard[newest.max(1) - 1].1);
        Self {
            breaks: view::heard::breaks(session, &heard),
            moment: moment.map(|state| view::heard::moment(session, state)),
            lines: heard.into_iter().map(|(line, _)| line).collect(),
            title: scenario.text(scenario.title).to_owned(),
            you: scenario.text(scenario.you).to_owned(),
            scene: view::scene(scenario, state),
            visited: visited(scenario, session),
            gauges: view::gauges(scenario, state),
            before: session.steps().last().map(|step| view::gauges(scenario, &step.before)),
            people: view::people(scenario, state),
            register: view::register(scenario, state),
            evidence: view::evidence(scenario, state),
            agreements: view::agreements(scenario, state),
            papers: view::papers(scenario, state),
            transcript: if ui.drawer == Some(super::Drawer::Transcript) { view::transcript(session) } else { vec![] },
            table,
            answers: answers.collect(),
            night: night(scenario, state),
            ending: ending(session),
            can_undo: session.mode() == Mode::Practice && !session.steps().is_empty(),
            practice: session.mode() == Mode::Practice,
            steps: session.steps().len(),
        }
    }

    /// A person.
    pub fn person(&self, id: PersonId) -> Option<&view::PersonView> {
        self.people.get(id.index())
    }
}

/// The visit in which the last choice was made.
fn visited(scenario: &Scenario, session: &Session) -> Option<Visited> {
    let visit = session.latest().iter().rev().find_map(|event| match event {
        Event::Chosen(choice) => scenario.choices[choice.index()].visit,
        _ => None,
    })?;
    let visit = &scenario.visits[visit.index()];
    let (with, by_phone) = (people(visit.with).collect(), people(visit.by_phone).collect());
    Some(Visited { backdrop: visit.backdrop, with, by_phone })
}

/// The course of the window: the checkpoints are the scenes of the night, in the order of the file.
fn night(scenario: &Scenario, state: &State) -> Option<NightView> {
    let current = state.scene.index();
    if scenario.scenes[current].kind != SceneKind::Night {
        return None;
    }
    let window = &scenario.windows[state.window.index()];
    let closes = window.opens + window.lasts;
    let nights = scenario.scenes.iter().enumerate().filter(|(_, scene)| scene.kind == SceneKind::Night);
    let checkpoints = nights.map(|(at, scene)| Checkpoint {
        title: scenario.text(scene.title).to_owned(),
        done: at < current,
        now: at == current,
        no_return: scene.choices.clone().any(|id| {
            let choice = &scenario.choices[usize::from(id)];
            choice.effects.iter().any(ends_the_way_back)
        }),
    });
    Some(NightView {
        window: scenario.text(window.title).to_owned(),
        opens: time::clock(window.opens),
        closes: time::clock(closes),
        gone: state.now.saturating_sub(window.opens).min(window.lasts) * 1000 / window.lasts.max(1),
        left: time::duration(closes.saturating_sub(state.now)),
        checkpoints: checkpoints.collect(),
        past_no_return: state.past_no_return,
    })
}

fn ends_the_way_back(effect: &Effect) -> bool {
    match effect {
        Effect::PassNoReturn => true,
        Effect::IfElse(_, then, other) => then.iter().chain(other).any(ends_the_way_back),
        Effect::Chance(_, outcomes) => outcomes.iter().flat_map(|(_, effects)| effects).any(ends_the_way_back),
        _ => false,
    }
}

fn ending(session: &Session) -> Option<EndingView> {
    let (scenario, state) = (session.scenario().as_ref(), session.state());
    let (title, text) = view::ending(scenario, state)?;
    let world = &scenario.worlds[session.world().index()];
    let said = |minutes: u32| if minutes == 0 { "none".to_owned() } else { time::duration(minutes) };
    let change = match (state.begun, state.rolled_back, state.rollback_failed) {
        (false, ..) => "It did not go in",
        (true, false, _) => "It went in and stayed",
        (true, true, false) => "It went in and was taken back",
        (true, true, true) => "Taking it back failed; it was restored",
    };
    let decision = match state.decision {
        Some(Decision::Approve) => "The package was approved",
        Some(Decision::Return) => "The package was sent back",
        Some(Decision::Keep) => "The schedule was kept",
        None => "None was given",
    };
    let found = match state.finding {
        Finding::None => "none".to_owned(),
        other => words::finding(other).to_owned(),
    };
    let mut facts = vec![("The change", change.to_owned()), ("Decision of the change authority", decision.to_owned())];
    if state.settled {
        facts.extend([
            ("Service lost", said(state.outage)),
            ("Repair of data", said(state.repair)),
            ("Finding of the audit", found),
        ]);
    }
    let trust = scenario.cast.iter().zip(state.trust).map(|(person, now)| {
        (scenario.text(person.name).to_owned(), words::trust_band(person.trust), words::trust_band(now))
    });
    Some(EndingView {
        title,
        text,
        world: (scenario.text(world.title).to_owned(), scenario.text(world.text).to_owned()),
        facts,
        trust: trust.collect(),
        seed: session.seed(),
    })
}
