//! Why a gauge moved: the events of a decision one by one, and what each of them did to the three gauges, in words.
//!
//! Architecture invariant: a reason names what the player knows after the decision, and nothing else: no risk that is out of
//! sight, no fact that has not come to light, no world.

use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{FlagId, KnownId, MeasureId, PersonId, RiskId, WindowId};
use crate::sim::{Event, State, apply, gauges};
use crate::text::time;

/// What a reason did to a gauge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// It stands better.
    Better,
    /// It stands worse.
    Worse,
    /// More is known: the range is narrower, wherever its centre went.
    Clearer,
    /// Less is certain: the range is wider.
    Wider,
}

impl Way {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Clearer => "clearer",
            Self::Wider => "less certain",
        }
    }
}

/// One reason why a gauge moved.
#[derive(Clone, PartialEq, Debug)]
pub struct Reason {
    /// The words.
    pub words: String,
    /// What it did.
    pub way: Way,
    /// By how much it moved low end, centre and high end, in the gauge's own unit; for trust, bands of one person.
    pub moved: [i32; 3],
    /// How much it weighs beside the others.
    pub weight: u32,
}

/// Why one gauge moved.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Because {
    /// What all of it came to; `None` where the gauge stands where it stood.
    pub way: Option<Way>,
    /// The reasons, the weightiest first.
    pub all: Vec<Reason>,
}

/// The most reasons that are told; the rest is counted.
const MOST: usize = 3;

impl Because {
    /// The reasons to tell.
    pub fn told(&self) -> &[Reason] {
        &self.all[..self.all.len().min(MOST)]
    }

    /// How many are left untold.
    pub fn more(&self) -> usize {
        self.all.len().saturating_sub(MOST)
    }
}

/// Why the three gauges moved.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reasons {
    /// Trust.
    pub trust: Because,
    /// Compliance risk.
    pub compliance: Because,
    /// Downtime.
    pub downtime: Because,
}

/// Why the gauges moved while these events came about.
pub fn reasons(scenario: &Scenario, before: &State, events: &[Event]) -> Reasons {
    let mut after = *before;
    for event in events {
        apply::apply(scenario, &mut after, *event);
    }
    let mut books = Books::open(scenario, before);
    for event in events {
        books.take(*event, &after);
    }
    let told = Teller { scenario, after: &after, events };
    Reasons {
        trust: trust(scenario, before, &after),
        compliance: told.because(&books.entries, 0),
        downtime: told.because(&books.entries, 1),
    }
}

/// What can move a gauge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Cause {
    Known(KnownId),
    Recorded(RiskId),
    Flag(FlagId),
    Measure(MeasureId),
    Window(WindowId),
    Person(PersonId),
    Hours(PersonId),
    Tension,
    Ruled,
    Begun,
    Night,
    RolledBack,
    NoReturn,
    Mended(RiskId),
    Lost,
    Settled,
    Time,
    Decision,
}

/// What a cause did to compliance risk and to downtime.
type Entry = (Cause, [[i32; 3]; 2]);

/// Books what each event does.
struct Books<'a> {
    scenario: &'a Scenario,
    state: State,
    /// Once a package is put forward or taken on: what it comes to in the end. It is booked measure by measure, and what
    /// the events then do to the package, back and forth, is booked no more.
    package: Option<(WindowId, u64)>,
    last: [[i32; 3]; 2],
    /// What came to light last: worlds are ruled out by it.
    known: Option<KnownId>,
    entries: Vec<Entry>,
}

impl<'a> Books<'a> {
    fn open(scenario: &'a Scenario, before: &State) -> Self {
        let last = measured(scenario, before);
        Self { scenario, state: *before, package: None, last, known: None, entries: Vec::new() }
    }

    fn take(&mut self, event: Event, after: &State) {
        let moves_package = matches!(event, Event::Proposed { .. } | Event::TableCleared);
        if moves_package && self.package.is_none() {
            self.unpack(after.current_window(), after.package());
        }
        let was = self.state;
        apply::apply(self.scenario, &mut self.state, event);
        if let Event::Learned { what, .. } = event {
            self.known = Some(what);
        }
        if self.state != was {
            self.book(self.cause(event));
        }
    }

    /// Goes from the package that counts now to another one, the window first and then each measure.
    fn unpack(&mut self, window: WindowId, measures: u64) {
        let (from, mut held) = (self.state.current_window(), self.state.package());
        if window != from {
            self.package = Some((window, held));
            self.book(Cause::Window(window));
        }
        let changed = held ^ measures;
        for at in (0..self.scenario.measures.len()).filter(|at| changed >> at & 1 == 1) {
            held ^= 1 << at;
            self.package = Some((window, held));
            self.book(Cause::Measure(MeasureId::at(at)));
        }
        self.package = Some((window, measures));
    }

    /// The state with the package that is held.
    fn seen(&self) -> State {
        let mut state = self.state;
        if let Some((window, measures)) = self.package {
            state.proposed_window = Some(window);
            state.proposal = measures;
            state.agreed &= measures;
        }
        state
    }

    fn book(&mut self, cause: Cause) {
        let now = measured(self.scenario, &self.seen());
        let last = std::mem::replace(&mut self.last, now);
        if now == last {
            return;
        }
        let moved = [0, 1].map(|gauge| [0, 1, 2].map(|end| now[gauge][end] - last[gauge][end]));
        match self.entries.iter_mut().find(|(other, _)| *other == cause) {
            Some((_, sum)) => sum.iter_mut().flatten().zip(moved.iter().flatten()).for_each(|(sum, by)| *sum += by),
            None => self.entries.push((cause, moved)),
        }
    }

    fn cause(&self, event: Event) -> Cause {
        match event {
            Event::Learned { what, .. } => Cause::Known(what),
            Event::WorldsNarrowed(_) => self.known.map_or(Cause::Decision, Cause::Known),
            Event::Recorded(risk) => Cause::Recorded(risk),
            Event::FlagSet(flag) | Event::FlagCleared(flag) => Cause::Flag(flag),
            Event::MeasureAgreed(measure)
            | Event::MeasureDropped(measure)
            | Event::MeasureWithdrawn { measure, .. } => Cause::Measure(measure),
            Event::WindowMoved(window) => Cause::Window(window),
            Event::TrustMoved { person, .. } => Cause::Person(person),
            Event::HoursSpent { person, .. } => Cause::Hours(person),
            Event::TensionMoved { .. } | Event::Answered { .. } => Cause::Tension,
            Event::Ruled { .. } | Event::AgreedWithoutAuthority { .. } | Event::Forwarded => Cause::Ruled,
            Event::Begun => Cause::Begun,
            Event::Happened(_) | Event::ChanceFell { .. } => Cause::Night,
            Event::RolledBack { .. } => Cause::RolledBack,
            Event::NoReturnPassed => Cause::NoReturn,
            Event::Mended(risk) => Cause::Mended(risk),
            Event::ServiceLost(_) => Cause::Lost,
            Event::Settled { .. } => Cause::Settled,
            Event::TimePassed(_) => Cause::Time,
            Event::SceneEntered(_)
            | Event::CheckpointPassed { .. }
            | Event::Said(_)
            | Event::Chosen(_)
            | Event::KeptBack { .. }
            | Event::Proposed { .. }
            | Event::TableCleared
            | Event::Ended(_) => Cause::Decision,
        }
    }
}

/// Compliance risk in permille and downtime in minutes: low end, centre, high end.
fn measured(scenario: &Scenario, state: &State) -> [[i32; 3]; 2] {
    let ends =
        |band: gauges::Band| [band.low, band.centre, band.high].map(|end| i32::try_from(end).unwrap_or(i32::MAX));
    [ends(gauges::compliance(scenario, state)), ends(gauges::downtime(scenario, state).band)]
}

/// Puts causes into words, from what is known in the end.
struct Teller<'a> {
    scenario: &'a Scenario,
    after: &'a State,
    events: &'a [Event],
}

impl Teller<'_> {
    fn because(&self, entries: &[Entry], gauge: usize) -> Because {
        let mut net = [0; 3];
        let mut all: Vec<Reason> = Vec::new();
        for (cause, moved) in entries {
            let moved = moved[gauge];
            net.iter_mut().zip(moved).for_each(|(sum, by)| *sum += by);
            let Some(way) = way(moved, matches!(cause, Cause::Known(_))) else { continue };
            let weight = moved.into_iter().map(i32::unsigned_abs).max().unwrap_or(0);
            let words = self.words(*cause);
            // Several causes may have the same words: they are one reason then.
            match all.iter_mut().find(|other| other.words == words) {
                Some(other) => {
                    other.moved.iter_mut().zip(moved).for_each(|(sum, by)| *sum += by);
                    other.weight = other.moved.iter().map(|by| by.unsigned_abs()).max().unwrap_or(0);
                    other.way = self::way(other.moved, false).unwrap_or(way);
                }
                None => all.push(Reason { words, way, moved, weight }),
            }
        }
        all.retain(|reason| reason.weight > 0);
        all.sort_by_key(|reason| std::cmp::Reverse(reason.weight));
        let found_out = all.first().is_some_and(|first| first.way == Way::Clearer);
        let way = way(net, found_out);
        // What cancels out in the end has moved nothing.
        Because { way, all: if way.is_some() { all } else { Vec::new() } }
    }

    fn words(&self, cause: Cause) -> String {
        let scenario = self.scenario;
        let person = |id: PersonId| words::first_name(scenario, id);
        let risk = |id: RiskId| {
            gauges::seen(scenario, self.after, id).then(|| scenario.text(scenario.risks[id.index()].title))
        };
        match cause {
            Cause::Known(what) => {
                let item = &scenario.known[what.index()];
                match item.need_of {
                    Some(who) => format!("You know now what {} needs", person(who)),
                    None => format!("You know now: {}", scenario.text(item.title)),
                }
            }
            Cause::Recorded(id) => match risk(id) {
                Some(title) => format!("In the register: {title}"),
                None => "There is a new line in the register".into(),
            },
            Cause::Flag(id) => {
                let title = scenario.text(scenario.flags[id.index()].title);
                match (title, self.after.flags & id.bit() != 0) {
                    ("", _) => DECIDED.into(),
                    (title, true) => format!("Said for the record: {title}"),
                    (title, false) => format!("No longer so: {title}"),
                }
            }
            Cause::Measure(id) => {
                let title = scenario.text(scenario.measures[id.index()].title);
                let bit = id.bit() as u64;
                let what = match (self.after.agreed & bit != 0, self.after.package() & bit != 0) {
                    (true, _) => "Agreed",
                    (false, true) => "On the table",
                    (false, false) => "Fallen away",
                };
                format!("{what}: {title}")
            }
            Cause::Window(id) => {
                let title = scenario.text(scenario.windows[id.index()].title);
                let what = if self.after.window == id { "On the schedule" } else { "On the table" };
                format!("{what}: {title}")
            }
            Cause::Person(id) => format!("How {} stands to you", person(id)),
            Cause::Hours(id) => format!("{} has fewer hours", person(id)),
            Cause::Tension => "The mood between people".into(),
            Cause::Ruled => "What the change authority decided".into(),
            Cause::Begun => "The change went in".into(),
            // What has happened shows later; that the night goes on is all that can be seen.
            Cause::Night => "How the night goes".into(),
            Cause::RolledBack => self.rolled_back(),
            Cause::NoReturn => "Postings resumed: from here it is restore and reconcile".into(),
            Cause::Mended(id) => match risk(id) {
                Some(title) => format!("Mended on the spot: {title}"),
                None => "Something was mended on the spot".into(),
            },
            Cause::Lost => {
                let lost = self.events.iter().map(|event| match event {
                    Event::ServiceLost(minutes) => *minutes,
                    _ => 0,
                });
                format!("{} of service lost", time::duration(lost.sum()))
            }
            Cause::Settled => "The books are closed: this is what it came to".into(),
            Cause::Time => "Time has passed".into(),
            Cause::Decision => DECIDED.into(),
        }
    }

    fn rolled_back(&self) -> String {
        let taken = self.events.iter().find_map(|event| match event {
            Event::RolledBack { failed, minutes } => Some((*failed, *minutes)),
            _ => None,
        });
        match taken {
            Some((true, minutes)) => format!("The way back failed: restored in {}", time::duration(minutes)),
            Some((false, minutes)) => format!("The change was taken back in {}", time::duration(minutes)),
            None => DECIDED.into(),
        }
    }
}

const DECIDED: &str = "It follows from what you decided";

/// What a move does to a gauge of which less is better. Finding something out is told as that, wherever the centre went.
fn way([low, centre, high]: [i32; 3], found_out: bool) -> Option<Way> {
    let width = high - low;
    match (centre, width) {
        // What was there before anybody looked was not caused by looking.
        (1.., ..=0) | (_, ..=-1) if found_out => Some(Way::Clearer),
        (..=-1, _) => Some(Way::Better),
        (1.., _) => Some(Way::Worse),
        (0, ..=-1) => Some(Way::Clearer),
        (0, 1..) => Some(Way::Wider),
        (0, 0) => match low {
            ..=-1 => Some(Way::Better),
            1.. => Some(Way::Worse),
            0 => None,
        },
    }
}

/// Who stands otherwise towards the player than before.
fn trust(scenario: &Scenario, before: &State, after: &State) -> Because {
    let (was, is) = (gauges::trust(scenario, before), gauges::trust(scenario, after));
    let lowest = [was.lowest_person, is.lowest_person];
    let mut all: Vec<Reason> = Vec::new();
    let mut little: [(Vec<&str>, u32); 2] = Default::default();
    for at in 0..scenario.cast.len() {
        let (from, to) = (before.trust[at], after.trust[at]);
        let bands = [from, to].map(words::trust_band);
        let name = words::first_name(scenario, PersonId::at(at));
        if from != to && bands[0] == bands[1] {
            let (names, most) = &mut little[usize::from(to < from)];
            names.push(name);
            *most = (*most).max(u32::from(from.abs_diff(to)));
        } else if from != to {
            let step = i32::try_from(bands[1]).unwrap_or(0) - i32::try_from(bands[0]).unwrap_or(0);
            let first = u32::from(lowest.contains(&Some(PersonId::at(at))));
            all.push(Reason {
                words: stands(name, bands),
                way: if to > from { Way::Better } else { Way::Worse },
                moved: [step; 3],
                weight: 1000 * step.unsigned_abs() + 500 * first + u32::from(from.abs_diff(to)),
            });
        }
    }
    for ((names, most), way) in little.into_iter().zip([Way::Better, Way::Worse]) {
        if !names.is_empty() {
            all.push(Reason { words: a_little(&names, way), way, moved: [0; 3], weight: most });
        }
    }
    all.sort_by_key(|reason| std::cmp::Reverse(reason.weight));
    let bands = |gauge: gauges::TrustGauge| (words::trust_band(gauge.lowest), words::trust_band(gauge.mean));
    let way = match bands(is).cmp(&bands(was)) {
        std::cmp::Ordering::Greater => Some(Way::Better),
        std::cmp::Ordering::Less => Some(Way::Worse),
        std::cmp::Ordering::Equal => None,
    };
    Because { way, all }
}

/// How somebody moved, by the bands in which they stood and stand.
fn stands(name: &str, [was, is]: [usize; 2]) -> String {
    let how = match (is > was, is) {
        (true, ..=1) => "is less hostile",
        (true, 2) => "is less wary",
        (true, 3) => "opens up",
        (true, _) => "has come to trust you",
        (false, 0) => "has turned against you",
        (false, 1) => "hardened",
        (false, 2) => "closes up",
        (false, _) => "trusts you less",
    };
    // Trusting is what the sentence said.
    if is == 4 { format!("{name} {how}") } else { format!("{name} {how}: {} now", words::TRUST[is]) }
}

/// Those who moved within their band.
fn a_little(names: &[&str], way: Way) -> String {
    let up = way == Way::Better;
    match names {
        [only] => format!("{only} {} a little", if up { "warms" } else { "cools" }),
        [others @ .., last] if others.len() < 4 => {
            format!("{} and {last} {} a little", others.join(", "), if up { "warm" } else { "cool" })
        }
        _ => format!("{} people {} a little", counted(names.len()), if up { "warm" } else { "cool" }),
    }
}

/// A number of people, in words as long as there are words for it.
fn counted(number: usize) -> String {
    const WORDS: [&str; 6] = ["Five", "Six", "Seven", "Eight", "Nine", "Ten"];
    let word = number.checked_sub(5).and_then(|at| WORDS.get(at));
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
