//! The map of a story: its scenes in rows, where each leads, and where a play of it stands.

use crate::analysis::graph::{Layers, Story, layered};
use crate::scenario::Scenario;
use crate::scenario::model::{Effect, SceneId, SceneKind};
use crate::session::Session;
use crate::sim::Event;
use std::collections::HashSet;

/// A scene on the map, or the end of the story.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// The scene; `None` is the end.
    pub scene: Option<SceneId>,
    /// Its id.
    pub id: String,
    /// Its title, or its id where it has none.
    pub title: String,
    /// Its kind.
    pub kind: SceneKind,
    /// The act.
    pub act: u8,
    /// Its row, from 0.
    pub row: usize,
    /// The middle of its box across the row, in hundredths of a box.
    pub across: i64,
    /// Whether it comes as an interruption.
    pub interruption: bool,
    /// Whether nothing leads there, not even an interruption.
    pub lost: bool,
    /// Whether the play stands here.
    pub here: bool,
    /// How often the play entered it.
    pub entered: usize,
    /// How many choices it has.
    pub choices: usize,
}

/// A way from one scene to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrow {
    /// The nodes that it joins.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
    /// The choices that lead there; empty where the story goes on by itself.
    pub by: Vec<String>,
    /// The places between: row, and middle across it.
    pub via: Vec<(usize, i64)>,
    /// Whether it leads back up.
    pub back: bool,
    /// Whether the play went this way.
    pub taken: bool,
}

/// The map.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Map {
    /// The scenes in the order of the file, then the end.
    pub nodes: Vec<Node>,
    /// The ways.
    pub arrows: Vec<Arrow>,
    /// How many rows there are, those at the foot among them.
    pub rows: usize,
    /// The first row of those at the foot, which no arrow leads to.
    pub foot: usize,
    /// The leftmost and the rightmost middle of a box.
    pub across: (i64, i64),
}

/// How wide a box is, what two of a row keep between them, and the lane of an arrow that passes: in hundredths of a box.
const BOX: i64 = 100;
const GAP: i64 = 16;
const LANE: i64 = 40;
/// So many boxes stand side by side at the foot.
const AT_THE_FOOT: usize = 3;

/// Draws the map of a story with a play of it.
pub fn map(session: &Session) -> Map {
    let scenario = session.scenario();
    let ways = ways(scenario);
    let edges: Vec<(usize, usize)> = ways.iter().map(|(edge, _)| *edge).collect();
    let count = scenario.scenes.len();
    let wide = vec![BOX; count + 1];
    let start = Some(scenario.start.index());
    let lay = layered(&Story { wide: &wide, edges: &edges, gap: GAP, lane: LANE, start, back: false });
    let walked = walked(session);
    let here = session.state().scene.index();
    let over = session.over();
    let mut nodes: Vec<Node> = scenario
        .scenes
        .iter()
        .enumerate()
        .map(|(at, scene)| Node {
            scene: Some(SceneId::at(at)),
            id: scene.id.clone(),
            title: match scenario.text(scene.title) {
                "" => scene.id.clone(),
                title => title.to_owned(),
            },
            kind: scene.kind,
            act: scene.act,
            row: lay.rows[at].unwrap_or(0),
            across: lay.across[at],
            interruption: scenario.events.iter().any(|event| event.scene.index() == at),
            lost: false,
            here: at == here && !over,
            entered: walked.iter().filter(|scene| **scene == at).count(),
            choices: choices(scenario, at).count(),
        })
        .collect();
    nodes.push(Node {
        scene: None,
        id: String::new(),
        title: "The end".into(),
        kind: SceneKind::Talk,
        act: 0,
        row: lay.rows[count].unwrap_or(lay.count),
        across: lay.across[count],
        interruption: false,
        lost: false,
        here: over,
        entered: usize::from(over),
        choices: scenario.endings.len(),
    });
    let foot = lay.count.max(nodes[count].row + 1);
    let (rows, across) = put_at_the_foot(&mut nodes, &lay, foot);
    // An interruption comes between two scenes and changes no way.
    let own: Vec<usize> = walked.iter().copied().filter(|scene| !nodes[*scene].interruption).collect();
    let taken: HashSet<(usize, usize)> = own.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let arrows = ways.into_iter().enumerate().map(|(at, ((from, to), by))| Arrow {
        from,
        to,
        by,
        via: lay.via[at].clone(),
        back: lay.back[at],
        taken: taken.contains(&(from, to)) || (to == count && over && here == from),
    });
    Map { arrows: arrows.collect(), nodes, rows, foot, across }
}

/// What no arrow leads to stands at the foot, a few side by side: interruptions, and what is lost.
fn put_at_the_foot(nodes: &mut [Node], lay: &Layers, foot: usize) -> (usize, (i64, i64)) {
    let last = nodes.len() - 1;
    let placed = nodes.iter().enumerate().filter(|(at, _)| lay.rows[*at].is_some());
    let ends = placed.map(|(_, node)| node.across).fold((0, 0), |(low, high), at| (low.min(at), high.max(at)));
    let middle = (ends.0 + ends.1) / 2;
    let mut row = foot;
    let below: Vec<usize> = (0..last).filter(|at| lay.rows[*at].is_none()).collect();
    for some in below.chunks(AT_THE_FOOT) {
        let half = (some.len() as i64 - 1) * (BOX + GAP) / 2;
        for (at, node) in some.iter().enumerate() {
            let node = &mut nodes[*node];
            (node.row, node.across) = (row, middle - half + at as i64 * (BOX + GAP));
            node.lost = !node.interruption;
        }
        row += 1;
    }
    if lay.rows[last].is_none() {
        nodes[last].across = middle;
    }
    let across = nodes.iter().map(|node| node.across).fold(ends, |(low, high), at| (low.min(at), high.max(at)));
    (row, across)
}

/// The choices of a scene, those of its visits too.
fn choices(scenario: &Scenario, scene: usize) -> impl Iterator<Item = usize> + '_ {
    let scene = &scenario.scenes[scene];
    let visits = scene.visits.clone().flat_map(|visit| scenario.visits[usize::from(visit)].choices.clone());
    visits.chain(scene.choices.clone()).map(usize::from)
}

/// Every way with the choices that take it; the end is one past the last scene.
fn ways(scenario: &Scenario) -> Vec<((usize, usize), Vec<String>)> {
    let end = scenario.scenes.len();
    let mut out: Vec<((usize, usize), Vec<String>)> = Vec::new();
    for (at, scene) in scenario.scenes.iter().enumerate() {
        let from = out.len();
        let mut add = |to: usize, by: Option<&String>| {
            let place = out[from..].iter().position(|((_, other), _)| *other == to).map(|place| place + from);
            let place = place.unwrap_or_else(|| {
                out.push(((at, to), Vec::new()));
                out.len() - 1
            });
            out[place].1.extend(by.cloned());
        };
        let interruption = scenario.events.iter().any(|event| event.scene.index() == at);
        let mut by_itself = scene.kind == SceneKind::Table || choices(scenario, at).next().is_none();
        for choice in choices(scenario, at) {
            let choice = &scenario.choices[choice];
            match choice.to {
                _ if ends(&choice.effects) => add(end, Some(&choice.id)),
                Some(to) => add(to.index(), Some(&choice.id)),
                None => by_itself = true,
            }
        }
        if by_itself && !interruption {
            scene.routes.iter().for_each(|(_, to)| add(to.index(), None));
            match scene.to {
                Some(to) => add(to.index(), None),
                None => add(end, None),
            }
        }
    }
    out
}

/// Whether effects end the story whatever happens.
fn ends(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::End))
}

/// The scenes in the order in which the play entered them.
fn walked(session: &Session) -> Vec<usize> {
    let steps = session.steps().iter().flat_map(|step| &step.events);
    let all = session.opening().iter().chain(steps);
    all.filter_map(|event| match event {
        Event::SceneEntered(scene) => Some(scene.index()),
        _ => None,
    })
    .collect()
}
