//! The table: what can be put together, what it costs whom, and what one can read in the faces.

use super::gauges::{Gauges, gauges};
use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{MeasureId, PersonId, SceneKind, WindowId};
use crate::sim::{State, options, table};
use crate::text::time;

/// A window that can be proposed.
#[derive(Clone, PartialEq, Debug)]
pub struct WindowView {
    /// The window.
    pub id: WindowId,
    /// Its id, for scripts.
    pub key: String,
    /// Its name.
    pub title: String,
    /// What it collides with.
    pub note: String,
    /// How long until it opens.
    pub opens_in: String,
    /// Whether it is on the schedule.
    pub scheduled: bool,
    /// Why it cannot be proposed; `None` if it can.
    pub locked: Option<String>,
}

/// A measure that can be proposed.
#[derive(Clone, PartialEq, Debug)]
pub struct MeasureView {
    /// The measure.
    pub id: MeasureId,
    /// Its id, for scripts.
    pub key: String,
    /// A few words.
    pub title: String,
    /// What is done.
    pub text: String,
    /// Who answers for it.
    pub owner: String,
    /// Whose hours it takes: `Bert 4 h, Goran 3 h`.
    pub hours: String,
    /// Time until it is done.
    pub lead: String,
    /// Why it cannot be proposed; `None` if it can.
    pub locked: Option<String>,
}

/// The table.
#[derive(Clone, PartialEq, Debug)]
pub struct TableView {
    /// The windows.
    pub windows: Vec<WindowView>,
    /// The measures.
    pub measures: Vec<MeasureView>,
    /// Packages put forward so far.
    pub round: u8,
    /// How many can be put forward in all.
    pub rounds: u8,
    /// The last package, if one is on the table.
    pub last: Option<(WindowId, u64)>,
    /// Those who refused it.
    pub objections: Vec<String>,
    /// Who decides.
    pub decides: Option<String>,
}

/// What can be read in a face before a package is put forward; only trust lets one read it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Face {
    /// Nothing can be read.
    Closed,
    /// They lean towards it.
    Warms,
    /// They lean away from it.
    Cools,
}

/// A package that is being put together.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    /// Everything that stands in the way; empty if it can be put forward.
    pub problems: Vec<String>,
    /// Hours of each person whom it takes: name, minutes asked for, minutes they have (`None` where nobody counts).
    pub hours: Vec<(String, u32, Option<u32>)>,
    /// What the gauges would say.
    pub gauges: Gauges,
    /// The faces round the table.
    pub faces: Vec<(PersonId, Face)>,
}

/// The table, if there is one here.
pub fn table(scenario: &Scenario, state: &State) -> Option<TableView> {
    let scene = &scenario.scenes[state.scene.index()];
    if scene.kind != SceneKind::Table || state.ended.is_some() {
        return None;
    }
    let windows = scenario.windows.iter().enumerate().map(|(at, window)| {
        let id = WindowId::at(at);
        let problems = table::problems(scenario, state, id, 0);
        WindowView {
            id,
            key: window.id.clone(),
            title: scenario.text(window.title).to_owned(),
            note: scenario.text(window.note).to_owned(),
            opens_in: time::duration(window.opens.saturating_sub(state.now)),
            scheduled: state.window == id,
            locked: problems.first().map(|problem| words::problem(scenario, state, *problem)),
        }
    });
    let measures = scenario.measures.iter().enumerate().map(|(at, measure)| {
        let why_not = scenario.text(measure.why_not);
        let why_not = if why_not.is_empty() { "Too little is known for it." } else { why_not };
        let can = crate::sim::cond::holds(scenario, state, &measure.needs);
        MeasureView {
            id: MeasureId::at(at),
            key: measure.id.clone(),
            title: scenario.text(measure.title).to_owned(),
            text: scenario.text(measure.text).to_owned(),
            owner: words::first_name(scenario, measure.owner).to_owned(),
            hours: words::hours(scenario, &measure.hours),
            lead: if measure.lead == 0 { "at once".into() } else { time::duration(measure.lead) },
            locked: (!can).then(|| why_not.to_owned()),
        }
    });
    Some(TableView {
        windows: windows.collect(),
        measures: measures.collect(),
        round: state.rounds,
        rounds: scene.rounds,
        last: state.proposed_window.map(|window| (window, state.proposal)),
        objections: options::people(state.objections).map(|who| words::first_name(scenario, who).to_owned()).collect(),
        decides: scenario
            .authority
            .as_ref()
            .map(|who| scenario.text(scenario.cast[who.person.index()].name).to_owned()),
    })
}

/// What a package would mean, before it is put forward.
pub fn draft(scenario: &Scenario, state: &State, window: WindowId, measures: u64) -> Draft {
    let measures = measures & scenario.all_measures();
    let problems = table::problems(scenario, state, window, measures);
    let mut with = *state;
    with.proposed_window = Some(window);
    with.proposal = measures;
    let decides = scenario.authority.as_ref().map(|authority| authority.person);
    let here = options::people(options::present(scenario, state)).filter(|person| Some(*person) != decides);
    let faces = here.map(|person| {
        let margin = table::read_face(scenario, &with, person).margin;
        let face = match (words::trust_band(state.trust[person.index()]), margin) {
            (0 | 1, _) => Face::Closed,
            (2, -3..=2) => Face::Closed,
            (_, 0..) => Face::Warms,
            _ => Face::Cools,
        };
        (person, face)
    });
    let people = (0..scenario.cast.len()).map(PersonId::at);
    let asked = people.map(|person| (person, table::minutes_asked(scenario, measures | state.agreed, person)));
    Draft {
        problems: problems.iter().map(|problem| words::problem(scenario, state, *problem)).collect(),
        hours: asked
            .filter(|(_, asked)| *asked > 0)
            .map(|(who, asked)| {
                let has = table::minutes_of(scenario, state, who, window);
                (words::first_name(scenario, who).to_owned(), asked, has)
            })
            .collect(),
        gauges: gauges(scenario, &with),
        faces: faces.collect(),
    }
}
