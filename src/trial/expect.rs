//! What must be so in a play, and whether it is.

use super::raw::Edge;
use super::told;
use crate::diagnostics::Span;
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::outcome::{self, Milli};
use crate::score::total::Range;
use crate::score::{Rubric, evidence};
use crate::session::Session;
use crate::sim::options::{self, Openness};
use crate::sim::{Command, State, cond, gauges, table};
use crate::view;

/// Something that must be so, and where that is written.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Where it is written.
    pub span: Span,
    /// What must be so.
    pub want: Want,
}

/// What must be so.
#[derive(Clone, Debug)]
pub enum Want {
    Not(Box<Want>),
    All(Vec<Want>),
    Any(Vec<Want>),
    /// What scenarios ask in the same words.
    Cond(Cond),
    Scene(SceneId),
    Ending(EndingId),
    Window(WindowId),
    Open(Offer),
    Locked(Offer, String),
    NotShown(Offer),
    NoPackage(WindowId, u64, String),
    /// Somebody said words; `None` where nobody in the story did.
    Says(Option<PersonId>, String),
    Chose(ChoiceId),
    Visited(VisitId),
    Paper(usize),
    Possible(WorldId),
    At(u32),
    /// A number from the first to the second, as far as they are given.
    Number(Gauge, Option<i64>, Option<i64>),
}

/// Something that can be open. An id may stand for several kinds of things; where the play stands shows which is meant.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// The id.
    pub id: String,
    /// The choice of that id.
    pub choice: Option<ChoiceId>,
    /// The visit.
    pub visit: Option<VisitId>,
    /// The measure.
    pub measure: Option<MeasureId>,
    /// The window.
    pub window: Option<WindowId>,
}

/// How something is offered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It can be made.
    Open,
    /// It is shown and cannot be made, for this reason.
    Locked(String),
    /// It is not shown.
    NotShown,
}

impl Offer {
    /// How it is offered now.
    pub fn standing(&self, scenario: &Scenario, state: &State) -> Standing {
        if let Some(at) = view::table(scenario, state) {
            let windows = at.windows.into_iter().map(|item| (item.key, item.locked));
            let mut items = at.measures.into_iter().map(|item| (item.key, item.locked)).chain(windows);
            return match items.find(|(key, _)| *key == self.id) {
                Some((_, None)) => Standing::Open,
                Some((_, Some(why))) => Standing::Locked(why),
                None => Standing::NotShown,
            };
        }
        if let Some(choice) = self.choice {
            return standing(scenario, state, choice);
        }
        let Some(visit) = self.visit else { return Standing::NotShown };
        let all = scenario.visits[visit.index()].choices.clone();
        let mut all: Vec<Standing> = all.map(|choice| standing(scenario, state, ChoiceId(choice))).collect();
        // A visit is open if anything can be said in it, and locked if everything is.
        all.sort_by_key(|standing| match standing {
            Standing::Open => 0,
            Standing::Locked(_) => 1,
            Standing::NotShown => 2,
        });
        all.into_iter().next().unwrap_or(Standing::NotShown)
    }
}

/// How a choice is offered.
fn standing(scenario: &Scenario, state: &State, choice: ChoiceId) -> Standing {
    match options::openness(scenario, state, choice) {
        Openness::Open => Standing::Open,
        Openness::Hidden => Standing::NotShown,
        other => Standing::Locked(view::words::locked(scenario, state, other).unwrap_or_default()),
    }
}

/// A number that a test can ask for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Gauge {
    Trust(PersonId),
    LowestTrust,
    MeanTrust,
    Tension(RelationId),
    Compliance(Edge),
    Downtime(Edge),
    Objections,
    Rounds,
    Outage,
    Repair,
    Points,
    Outcome,
    Practice,
    Total,
}

impl Gauge {
    /// The least and the most that it can be; `None` where there is no limit.
    pub fn bounds(self) -> (i64, Option<i64>) {
        match self {
            Self::Trust(_) | Self::LowestTrust | Self::MeanTrust => (0, Some(100)),
            Self::Tension(_) => (0, Some(9)),
            Self::Compliance(_) | Self::Total => (0, Some(1000)),
            Self::Downtime(_) | Self::Objections | Self::Rounds | Self::Outage | Self::Repair => (0, None),
            Self::Points | Self::Outcome | Self::Practice => (i64::from(i32::MIN), None),
        }
    }

    /// What it is called.
    pub fn name(self, scenario: &Scenario) -> String {
        let edge = |edge| match edge {
            Edge::Low => "the low edge of",
            Edge::Centre => "the centre of",
            Edge::High => "the high edge of",
        };
        match self {
            Self::Trust(who) => format!("the trust of {}", view::words::first_name(scenario, who)),
            Self::LowestTrust => "the lowest trust".into(),
            Self::MeanTrust => "the mean trust".into(),
            Self::Tension(id) => format!("the tension of \"{}\"", scenario.relations[id.index()].id),
            Self::Compliance(at) => format!("{} compliance risk", edge(at)),
            Self::Downtime(at) => format!("{} downtime", edge(at)),
            Self::Objections => "the number of objections".into(),
            Self::Rounds => "the number of packages put forward".into(),
            Self::Outage => "the service lost".into(),
            Self::Repair => "the work to repair data".into(),
            Self::Points => "the points for outcome and practice".into(),
            Self::Outcome => "the points for the outcome".into(),
            Self::Practice => "the points for practice".into(),
            Self::Total => "the total".into(),
        }
    }

    /// What its numbers count: behind the number.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Compliance(_) => " permille",
            Self::Downtime(_) | Self::Outage | Self::Repair => " minutes",
            _ => "",
        }
    }

    /// Its value; `None` for the total where the range of the scenario is not known.
    pub fn value(self, session: &Session, range: Option<Range>) -> Option<i64> {
        let (scenario, state) = (session.scenario(), session.state());
        let edge = |edge, band: gauges::Band| match edge {
            Edge::Low => i64::from(band.low),
            Edge::Centre => i64::from(band.centre),
            Edge::High => i64::from(band.high),
        };
        Some(match self {
            Self::Trust(who) => i64::from(state.trust[who.index()]),
            Self::LowestTrust => i64::from(gauges::trust(scenario, state).lowest),
            Self::MeanTrust => i64::from(gauges::trust(scenario, state).mean),
            Self::Tension(id) => i64::from(state.tension[id.index()]),
            Self::Compliance(at) => edge(at, gauges::compliance(scenario, state)),
            Self::Downtime(at) => edge(at, gauges::downtime(scenario, state).band),
            Self::Objections => i64::from(state.objections.count_ones()),
            Self::Rounds => i64::from(state.rounds),
            Self::Outage => i64::from(if state.settled { state.outage } else { state.lost }),
            Self::Repair => i64::from(state.repair),
            Self::Points => (practice(session) + made_of_it(session)).div_euclid(1000),
            Self::Outcome => made_of_it(session).div_euclid(1000),
            Self::Practice => practice(session).div_euclid(1000),
            Self::Total => i64::from(range?.total(practice(session) + made_of_it(session))),
        })
    }
}

/// Points for the outcome, as the review counts them.
fn made_of_it(session: &Session) -> Milli {
    outcome::outcome(Rubric::itil4(), session.scenario(), session.state()).sum()
}

/// Points for practice, as the review counts them.
fn practice(session: &Session) -> Milli {
    let steps = session.steps();
    let after = |at: usize| steps.get(at + 1).map_or(session.state(), |next| &next.before);
    let each = steps
        .iter()
        .enumerate()
        .map(|(at, step)| evidence::points(Rubric::itil4(), session.scenario(), &step.before, step.command, after(at)));
    each.sum()
}

impl Want {
    /// Whether it asks for the total.
    pub fn wants_total(&self) -> bool {
        match self {
            Self::Not(one) => one.wants_total(),
            Self::All(all) | Self::Any(all) => all.iter().any(Self::wants_total),
            Self::Number(gauge, ..) => *gauge == Gauge::Total,
            _ => false,
        }
    }

    /// Whether it is so.
    pub fn holds(&self, session: &Session, range: Option<Range>) -> bool {
        let (scenario, state) = (session.scenario(), session.state());
        match self {
            Self::Not(one) => !one.holds(session, range),
            Self::All(all) => all.iter().all(|one| one.holds(session, range)),
            Self::Any(all) => all.iter().any(|one| one.holds(session, range)),
            Self::Cond(cond) => cond::holds(scenario, state, cond),
            Self::Scene(scene) => state.scene == *scene && state.ended.is_none(),
            Self::Ending(ending) => state.ended == Some(Some(*ending)),
            Self::Window(window) => state.window == *window,
            Self::Open(offer) => offer.standing(scenario, state) == Standing::Open,
            Self::Locked(offer, words) => {
                matches!(offer.standing(scenario, state), Standing::Locked(why) if told::has(&why, words))
            }
            Self::NotShown(offer) => offer.standing(scenario, state) == Standing::NotShown,
            Self::NoPackage(window, measures, words) => {
                let problems = problems(scenario, state, *window, *measures);
                problems.is_some_and(|problems| told::has(&problems.join(" "), words))
            }
            Self::Says(by, words) => said(session).any(|line| line.by == *by && told::has(&line.text, words)),
            Self::Chose(choice) => chosen(session).any(|made| made == *choice),
            Self::Visited(visit) => chosen(session).any(|made| scenario.choices[made.index()].visit == Some(*visit)),
            Self::Paper(at) => cond::holds(scenario, state, &scenario.documents[*at].when),
            Self::Possible(world) => u128::from(state.possible) & world.bit() != 0,
            Self::At(moment) => state.now == *moment,
            Self::Number(gauge, low, high) => gauge
                .value(session, range)
                .is_some_and(|value| low.is_none_or(|low| value >= low) && high.is_none_or(|high| value <= high)),
        }
    }
}

/// What was said and told since the last step, the player's own words left out.
pub fn said(session: &Session) -> impl Iterator<Item = view::LineView> {
    view::scene::lines(session.scenario(), session.latest()).into_iter().filter(|line| !line.player)
}

/// The choices that were made.
fn chosen(session: &Session) -> impl Iterator<Item = ChoiceId> + '_ {
    session.steps().iter().filter_map(|step| match step.command {
        Command::Choose(choice) => Some(choice),
        _ => None,
    })
}

/// Why a package cannot be put forward, in words; `None` away from the table.
pub fn problems(scenario: &Scenario, state: &State, window: WindowId, measures: u64) -> Option<Vec<String>> {
    let table = scenario.scenes[state.scene.index()].kind == SceneKind::Table && state.ended.is_none();
    let all = table::problems(scenario, state, window, measures);
    table.then(|| all.iter().map(|problem| view::words::problem(scenario, state, *problem)).collect())
}
