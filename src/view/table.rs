//! The table: what can be put together, what it costs whom, and what one can read in the faces.

use super::gauges::{Gauges, gauges};
use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{MeasureId, PersonId, SceneKind, WindowId};
use crate::sim::table::Problem;
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
    /// The same.
    pub owner_id: PersonId,
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

/// The hours of a person before the window, and what they are asked for.
#[derive(Clone, PartialEq, Debug)]
pub struct Stack {
    /// Who.
    pub person: PersonId,
    /// Their first name.
    pub name: String,
    /// Minutes they have; `None` where nobody counts.
    pub has: Option<u32>,
    /// What they are asked for: the measure and its minutes, in the order of the file.
    pub parts: Vec<(String, u32)>,
}

impl Stack {
    /// Minutes that are asked for.
    pub fn asked(&self) -> u32 {
        self.parts.iter().map(|(_, minutes)| minutes).sum()
    }

    /// Whether more is asked for than there is.
    pub fn over(&self) -> bool {
        self.has.is_some_and(|has| self.asked() > has)
    }
}

/// How a measure would fit into the package.
#[derive(Clone, PartialEq, Debug)]
pub struct Fit {
    /// When it would be done, `Thursday 04:00`; empty where it is done at once.
    pub ready: String,
    /// What stands in its way in this package, in a few words; empty if nothing does.
    pub conflict: String,
}

/// A package that is being put together.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    /// Everything that stands in the way; empty if it can be put forward.
    pub problems: Vec<String>,
    /// Hours of each person whom it takes: name, minutes asked for, minutes they have (`None` where nobody counts).
    pub hours: Vec<(String, u32, Option<u32>)>,
    /// The hours of everybody whom some measure asks for something, with what this package asks.
    pub stacks: Vec<Stack>,
    /// How each measure fits, whether or not it is in the package; in the order of the file.
    pub fits: Vec<Fit>,
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
            opens_in: time::hours(window.opens.saturating_sub(state.now)),
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
            owner_id: measure.owner,
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
        stacks: stacks(scenario, state, window, measures),
        fits: (0..scenario.measures.len())
            .map(|at| fit(scenario, state, window, measures, MeasureId::at(at)))
            .collect(),
        gauges: gauges(scenario, &with),
        faces: faces.collect(),
    }
}

/// The hours of those who can be asked for something.
fn stacks(scenario: &Scenario, state: &State, window: WindowId, measures: u64) -> Vec<Stack> {
    let all = measures | state.agreed;
    let of = |person: PersonId| move |(who, minutes): &(PersonId, u32)| (*who == person).then_some(*minutes);
    let people = (0..scenario.cast.len()).map(PersonId::at);
    let asked = people
        .filter(|person| scenario.measures.iter().any(|measure| measure.hours.iter().any(|(who, _)| who == person)));
    let stack = |person: PersonId| {
        let parts = table::bits(all).filter_map(|at| scenario.measures.get(at)).filter_map(|measure| {
            let minutes: u32 = measure.hours.iter().filter_map(of(person)).sum();
            (minutes > 0).then(|| (scenario.text(measure.title).to_owned(), minutes))
        });
        Stack {
            person,
            name: words::first_name(scenario, person).to_owned(),
            has: table::minutes_of(scenario, state, person, window),
            parts: parts.collect(),
        }
    };
    asked.map(stack).collect()
}

/// How a measure would fit if it were in the package.
fn fit(scenario: &Scenario, state: &State, window: WindowId, measures: u64, id: MeasureId) -> Fit {
    let title = |id: MeasureId| scenario.text(scenario.measures[id.index()].title);
    let with = measures | id.bit() as u64;
    let chosen = measures & id.bit() as u64 != 0;
    let problems = table::problems(scenario, state, window, with);
    let conflict = problems.iter().find_map(|problem| match *problem {
        Problem::Excludes(one, other) if one == id || other == id => {
            Some(format!("Not beside \u{201c}{}\u{201d}", title(if one == id { other } else { one })))
        }
        Problem::StandsOn(one, other) if one == id => Some(format!("Needs \u{201c}{}\u{201d}", title(other))),
        Problem::StandsOnOne(one, _) if one == id => {
            let any = table::bits(scenario.measures[id.index()].after_any).map(MeasureId::at);
            let names: Vec<String> = any.map(|other| format!("\u{201c}{}\u{201d}", title(other))).collect();
            Some(format!("Needs {}", names.join(" or ")))
        }
        Problem::TooLate { measure, takes, left } if measure == id => {
            Some(format!("Takes {}; the window opens in {}", time::duration(takes), time::duration(left)))
        }
        Problem::OverBooked { person, .. } if !chosen && asks(scenario, id, person) => {
            Some(format!("Over-books {}", words::first_name(scenario, person)))
        }
        _ => None,
    });
    let scene = &scenario.scenes[state.scene.index()];
    let lead = table::lead_of(scenario, with | state.agreed, id);
    let done = state.now.saturating_add(scene.takes).saturating_add(lead);
    Fit {
        ready: if lead == 0 { String::new() } else { time::moment(done, state.now) },
        conflict: conflict.unwrap_or_default(),
    }
}

fn asks(scenario: &Scenario, id: MeasureId, person: PersonId) -> bool {
    scenario.measures[id.index()].hours.iter().any(|(who, _)| *who == person)
}
