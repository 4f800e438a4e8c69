//! Where one is: the place, the clock, what was said, and what one can say or do.

use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::sim::options::{self, Openness};
use crate::sim::{Event, State, effects};
use crate::text::time;

/// The in-world clock.
#[derive(Clone, PartialEq, Debug)]
pub struct Clock {
    /// `Tuesday 17:52`.
    pub now: String,
    /// Minutes since midnight, for the sky.
    pub minute_of_day: u32,
    /// The window on the schedule, and how long until it opens; empty once it has opened.
    pub window: String,
    /// Time until it opens.
    pub window_in: String,
    /// Deadlines still ahead: what, and how long until then.
    pub deadlines: Vec<(String, String)>,
}

/// Something said or told.
#[derive(Clone, PartialEq, Debug)]
pub struct LineView {
    /// The speaker; `None` where it is told, or where the player speaks.
    pub by: Option<PersonId>,
    /// The name to show; empty where it is told.
    pub name: String,
    /// Whether the player says it.
    pub player: bool,
    /// How the speaker looks.
    pub mood: Mood,
    /// The words.
    pub text: String,
}

/// Something that the player can say or do.
#[derive(Clone, PartialEq, Debug)]
pub struct OptionView {
    /// The choice.
    pub id: ChoiceId,
    /// Its id, for scripts.
    pub key: String,
    /// The words.
    pub text: String,
    /// What it costs in time, beside the visit itself; empty where nothing.
    pub takes: String,
    /// Whose authority it needs beyond the coordinator's.
    pub authority: Option<&'static str>,
    /// Why it is locked; `None` if it is open.
    pub locked: Option<String>,
}

/// Somebody to see.
#[derive(Clone, PartialEq, Debug)]
pub struct VisitView {
    /// The visit's id.
    pub key: String,
    /// Whom one sees.
    pub title: String,
    /// Where.
    pub place: String,
    /// What it looks like.
    pub backdrop: Backdrop,
    /// The people there.
    pub with: Vec<PersonId>,
    /// Those of them who are on the telephone only.
    pub by_phone: Vec<PersonId>,
    /// What it costs in time.
    pub takes: String,
    /// Why one cannot go; `None` if one can.
    pub locked: Option<String>,
    /// What one sees on arriving.
    pub lines: Vec<LineView>,
    /// What one can say there: one of them.
    pub options: Vec<OptionView>,
}

/// Where one is.
#[derive(Clone, PartialEq, Debug)]
pub struct SceneView {
    /// The scene's id.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// The place.
    pub place: String,
    /// The kind.
    pub kind: SceneKind,
    /// The act.
    pub act: u8,
    /// The clock.
    pub clock: Clock,
    /// What it looks like.
    pub backdrop: Backdrop,
    /// Who is there.
    pub with: Vec<PersonId>,
    /// Those of them who are on the telephone only.
    pub by_phone: Vec<PersonId>,
    /// What can be said or done here.
    pub options: Vec<OptionView>,
    /// In a hub: whom one can see.
    pub visits: Vec<VisitView>,
    /// In a hub: the time that is left.
    pub time_left: Option<String>,
    /// Whether the story is over.
    pub over: bool,
}

/// The current scene, with what can be said and done in it.
pub fn scene(scenario: &Scenario, state: &State) -> SceneView {
    let offered: Vec<_> = options::offered(scenario, state).collect();
    let own = offered.iter().filter(|(id, _)| scenario.choices[id.index()].visit.is_none());
    let own = own.map(|(id, openness)| option(scenario, state, *id, *openness)).collect();
    let until = options::hub_ends(scenario, state);
    SceneView {
        options: own,
        visits: visits(scenario, state, &offered),
        time_left: until.map(|until| time::duration(until.saturating_sub(state.now))),
        ..here(scenario, state)
    }
}

/// Where one is, without what can be done there.
pub fn here(scenario: &Scenario, state: &State) -> SceneView {
    let scene = &scenario.scenes[state.scene.index()];
    SceneView {
        key: scene.id.clone(),
        title: scenario.text(scene.title).to_owned(),
        place: scenario.text(scene.place).to_owned(),
        kind: scene.kind,
        act: scene.act,
        clock: clock(scenario, state),
        backdrop: scene.backdrop,
        with: options::people(options::present(scenario, state)).collect(),
        by_phone: options::people(options::voices(scenario, state)).collect(),
        options: Vec::new(),
        visits: Vec::new(),
        time_left: None,
        over: state.ended.is_some(),
    }
}

fn option(scenario: &Scenario, state: &State, id: ChoiceId, openness: Openness) -> OptionView {
    let choice = &scenario.choices[id.index()];
    OptionView {
        id,
        key: choice.id.clone(),
        text: scenario.text(choice.say).to_owned(),
        takes: match options::takes(choice) {
            0 => String::new(),
            minutes => time::duration(minutes),
        },
        authority: words::authority(choice.authority),
        locked: words::locked(scenario, state, openness),
    }
}

/// The visits of a hub that have not been paid.
fn visits(scenario: &Scenario, state: &State, offered: &[(ChoiceId, Openness)]) -> Vec<VisitView> {
    let scene = &scenario.scenes[state.scene.index()];
    let mut out = Vec::new();
    for id in scene.visits.clone() {
        let visit = &scenario.visits[usize::from(id)];
        let own = offered.iter().filter(|(choice, _)| visit.choices.contains(&choice.0));
        let options: Vec<_> = own.map(|(id, openness)| option(scenario, state, *id, *openness)).collect();
        if options.is_empty() {
            continue;
        }
        let open = options.iter().any(|option| option.locked.is_none());
        let arriving = effects::said(scenario, state, visit.lines.clone());
        out.push(VisitView {
            key: visit.id.clone(),
            title: scenario.text(visit.title).to_owned(),
            place: scenario.text(visit.place).to_owned(),
            backdrop: visit.backdrop,
            with: options::people(visit.with).collect(),
            by_phone: options::people(visit.by_phone).collect(),
            takes: time::duration(visit.takes),
            locked: if open { None } else { options[0].locked.clone() },
            lines: arriving.map(|line| spoken(scenario, line)).collect(),
            options,
        });
    }
    out
}

fn clock(scenario: &Scenario, state: &State) -> Clock {
    let window = &scenario.windows[state.window.index()];
    let ahead = scenario.deadlines.iter().filter(|deadline| deadline.at > state.now);
    let until = |at: u32| time::hours(at.saturating_sub(state.now));
    Clock {
        now: format!("{} {}", time::day(state.now), time::clock(state.now)),
        minute_of_day: state.now % 1440,
        window: if window.opens > state.now { scenario.text(window.title).to_owned() } else { String::new() },
        window_in: until(window.opens),
        deadlines: ahead.map(|item| (scenario.text(item.title).to_owned(), until(item.at))).collect(),
    }
}

/// A line of the scenario.
pub fn spoken(scenario: &Scenario, line: LineId) -> LineView {
    let line = scenario.line(line);
    LineView {
        by: line.by,
        name: line.by.map_or(String::new(), |by| scenario.text(scenario.cast[by.index()].name).to_owned()),
        player: false,
        mood: line.mood,
        text: scenario.text(line.say).to_owned(),
    }
}

/// What was said and told in a stretch of the log; the player's own words among it.
pub fn lines(scenario: &Scenario, events: &[Event]) -> Vec<LineView> {
    let mut out = Vec::new();
    for event in events {
        match event {
            Event::Said(line) => out.push(spoken(scenario, *line)),
            Event::Chosen(choice) => out.push(LineView {
                by: None,
                name: "You".into(),
                player: true,
                mood: Mood::Calm,
                text: scenario.text(scenario.choices[choice.index()].say).to_owned(),
            }),
            Event::Answered { person, accepts, say } => {
                let mood = if *accepts { Mood::Calm } else { Mood::Concerned };
                let nothing = if *accepts { "Agreed." } else { "No." };
                let text = say.map_or(nothing, |say| scenario.text(say)).to_owned();
                let name = scenario.text(scenario.cast[person.index()].name).to_owned();
                out.push(LineView { by: Some(*person), name, player: false, mood, text });
            }
            Event::MeasureWithdrawn { measure, by } => {
                let title = scenario.text(scenario.measures[measure.index()].title);
                let text = match by {
                    Some(by) => format!("{} withdraws: {title}.", words::first_name(scenario, *by)),
                    None => format!("Falls away: {title}."),
                };
                out.push(LineView { by: None, name: String::new(), player: false, mood: Mood::Calm, text });
            }
            Event::Ruled { ruling, .. } => {
                if let Some(authority) = &scenario.authority
                    && let Some(rule) = authority.rules.get(ruling.index())
                {
                    out.push(LineView {
                        by: Some(authority.person),
                        name: scenario.text(scenario.cast[authority.person.index()].name).to_owned(),
                        player: false,
                        mood: Mood::Thinking,
                        text: scenario.text(rule.say).to_owned(),
                    });
                }
            }
            _ => {}
        }
    }
    out
}

/// How it ended: heading and text; `None` while the story goes on.
pub fn ending(scenario: &Scenario, state: &State) -> Option<(String, String)> {
    let ended = state.ended?;
    Some(match ended {
        Some(id) => {
            let ending = &scenario.endings[id.index()];
            (scenario.text(ending.title).to_owned(), scenario.text(ending.text).to_owned())
        }
        None => ("The end".to_owned(), "The story stops here.".to_owned()),
    })
}
