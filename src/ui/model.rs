//! What the panels draw: the view models of one moment of a play, put together.

use super::class::ClassView;
use super::review::ReviewView;
use super::state::UiState;
use crate::platform::saves::Broken;
use crate::scenario::Scenario;
use crate::scenario::model::{Backdrop, PersonId};
use crate::session::{Mode, Session};
use crate::sim::options::people as people_of;
use crate::sim::{Event, State, apply::apply};
use crate::view;

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
    /// Who is at odds with whom; only while the people are looked at.
    pub relations: Vec<view::RelationView>,
    /// What lies ahead.
    pub calendar: view::Calendar,
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
    /// The hub as a map.
    pub hub: Option<view::HubView>,
    /// The table, and what the package in hand would mean.
    pub table: Option<(view::TableView, view::Draft)>,
    /// What came of the package that was just put forward.
    pub verdict: Option<view::VerdictView>,
    /// The window as it goes, while it lasts and for one decision after it.
    pub night: Option<view::NightView>,
    /// Why the gauges moved by the last decision.
    pub reasons: view::Reasons,
    /// The gauges over time, where they are looked at.
    pub course: Option<view::Course>,
    /// How it ended.
    pub ending: Option<EndingView>,
    /// What is known of the play that is over.
    pub review: ReviewView,
    /// What the coach says.
    pub coach: Option<view::Coach>,
    /// Whether a decision can be taken back.
    pub can_undo: bool,
    /// Whether the play is for practice.
    pub practice: bool,
    /// What a class sees of it; `None` where no class plays.
    pub class: Option<ClassView>,
    /// Whether it is a rehearsal, which leads back to the workshop.
    pub rehearsal: bool,
    /// Decisions taken so far.
    pub steps: usize,
}

/// How it ended.
pub struct EndingView {
    /// The heading.
    pub title: String,
    /// The text.
    pub text: String,
    /// What was true all along: heading and text.
    pub world: (String, String),
    /// What became of everything.
    pub after: view::Aftermath,
    /// The seed.
    pub seed: u64,
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

/// The title page.
#[derive(Default)]
pub struct TitleView {
    /// The scenarios.
    pub shelf: Vec<ShelfView>,
    /// The folder for scenarios of one's own, where there is none in it yet.
    pub own_folder: Option<String>,
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
    /// How hard it is, from 1 to 5; 0 where that is not known.
    pub difficulty: usize,
    /// How often it was played to its end, and how it ended last.
    pub played: Option<String>,
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
    Broken(Broken),
}

impl PlayView {
    /// The moment of a play, with the package in hand.
    pub fn of(session: &Session, ui: &UiState) -> Self {
        let scenario = session.scenario().as_ref();
        let state = session.state();
        let window = ui.window.unwrap_or(state.window);
        let table =
            view::table(scenario, state).map(|table| (table, view::draft(scenario, state, window, ui.measures)));
        let verdict = view::verdict(session);
        let heard = view::heard::heard(session);
        let newest = ui.heard_of(session.steps().len(), heard.iter().map(|(line, _)| line));
        let mut moment = (newest < heard.len()).then(|| heard[newest.max(1) - 1].1);
        let mut scene = view::scene(scenario, state);
        // While what came of a package is being told, one is still at the table.
        let told = ui.told_of(session.steps().len());
        if let Some(verdict) = verdict.as_ref().filter(|verdict| told < verdict.moments()) {
            (scene.title, scene.place) = verdict.table.clone();
            scene.with.clone_from(&verdict.people);
            if let Some(step) = session.steps().last() {
                let table = view::scene::here(scenario, &step.before);
                (scene.backdrop, scene.by_phone) = (table.backdrop, table.by_phone);
            }
            moment = None;
        }
        // What is not heard yet is not known yet, in the drawers as on the whiteboard.
        let untold = verdict.as_ref().filter(|verdict| told < verdict.moments()).and_then(|_| put_forward(session));
        let at = untold.as_ref().or(moment.as_ref()).unwrap_or(state);
        let taken =
            session.steps().len() - usize::from(untold.is_some() || moment.is_some()).min(session.steps().len());
        let unheard = heard.len().saturating_sub(newest);
        let looks = |drawer| ui.drawer == Some(drawer);
        let breaks = view::heard::breaks(session, &heard);
        let mut people = people(session, ui, at, taken);
        if looks(super::Drawer::People) {
            // Whoever has just spoken looks as they spoke, as on the stage.
            let since = breaks.iter().map(|(at, _)| *at).max().unwrap_or(0).min(newest);
            for (line, _) in &heard[since.min(heard.len())..newest.min(heard.len())] {
                if let Some(by) = line.by {
                    people[by.index()].mood = line.mood;
                }
            }
        }
        Self {
            breaks,
            moment: moment.as_ref().map(|state| view::heard::moment(session, state)),
            lines: heard.into_iter().map(|(line, _)| line).collect(),
            title: scenario.text(scenario.title).to_owned(),
            you: scenario.text(scenario.you).to_owned(),
            scene,
            visited: visited(scenario, session),
            gauges: view::gauges(scenario, state),
            before: session.steps().last().map(|step| view::gauges(scenario, &step.before)),
            people,
            relations: if looks(super::Drawer::People) { view::relations(scenario, at) } else { vec![] },
            calendar: view::calendar(scenario, at, session.steps().last().map(|step| step.before.now)),
            register: view::register(scenario, at),
            evidence: view::board(session, at),
            agreements: view::agreements(scenario, at),
            papers: view::papers(scenario, at),
            transcript: if looks(super::Drawer::Transcript) { transcript(session, unheard) } else { vec![] },
            hub: view::hub(session),
            table,
            verdict,
            night: view::night(session),
            reasons: session
                .steps()
                .last()
                .map_or_else(view::Reasons::default, |step| view::reasons(scenario, &step.before, &step.events)),
            course: (ui.drawer == Some(super::Drawer::Course) || (session.over() && (ui.leaf == 1 || ui.review.open)))
                .then(|| view::course(session, taken)),
            ending: ending(session),
            review: ReviewView::default(),
            coach: (ui.coach && session.mode() == Mode::Practice && !session.is_rehearsal())
                .then(|| view::coach(session)),
            can_undo: session.mode() == Mode::Practice && !session.steps().is_empty(),
            practice: session.mode() == Mode::Practice,
            class: None,
            rehearsal: session.is_rehearsal(),
            steps: session.steps().len(),
        }
    }

    /// A person.
    pub fn person(&self, id: PersonId) -> Option<&view::PersonView> {
        self.people.get(id.index())
    }
}

/// The play as a package lies on the table and nobody has answered it.
fn put_forward(session: &Session) -> Option<State> {
    let step = session.steps().last()?;
    let mut state = step.before;
    let answered = |event: &&Event| {
        matches!(event, Event::Answered { .. } | Event::Ruled { .. } | Event::AgreedWithoutAuthority { .. })
    };
    for event in step.events.iter().take_while(|event| !answered(event)) {
        apply(session.scenario(), &mut state, *event);
    }
    Some(state)
}

/// The visit in which the last choice was made.
fn visited(scenario: &Scenario, session: &Session) -> Option<Visited> {
    let visit = session.latest().iter().rev().find_map(|event| match event {
        Event::Chosen(choice) => scenario.choices[choice.index()].visit,
        _ => None,
    })?;
    let visit = &scenario.visits[visit.index()];
    let (with, by_phone) = (people_of(visit.with).collect(), people_of(visit.by_phone).collect());
    Some(Visited { backdrop: visit.backdrop, with, by_phone })
}

/// What was said and heard: the lines that wait to be heard stand at its end.
fn transcript(session: &Session, unheard: usize) -> Vec<view::Entry> {
    let mut out = view::transcript(session);
    out.truncate(out.len().saturating_sub(unheard));
    out
}

/// The people; what was met of them in company only while they are looked at, for the whole log is read for it.
fn people(session: &Session, ui: &UiState, state: &State, decisions: usize) -> Vec<view::PersonView> {
    let mut people = view::people(session.scenario(), state);
    if ui.drawer == Some(super::Drawer::People) {
        for (person, met) in people.iter_mut().zip(view::company(session, decisions)) {
            person.company = met;
        }
    }
    people
}

fn ending(session: &Session) -> Option<EndingView> {
    let (scenario, state) = (session.scenario().as_ref(), session.state());
    let (title, text) = view::ending(scenario, state)?;
    let world = &scenario.worlds[session.world().index()];
    let after = view::aftermath(session);
    Some(EndingView {
        title,
        text,
        world: (scenario.text(world.title).to_owned(), scenario.text(world.text).to_owned()),
        after,
        seed: session.seed(),
    })
}
