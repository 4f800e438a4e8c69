//! Scenes and the ways between them, as a scenario says.

use crate::scenario::Scenario;
use crate::scenario::model::{Effect, SceneId, SceneKind};

/// What a node stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A scene in which people talk.
    Talk,
    /// A hub: the player chooses whom to see.
    Hub,
    /// The table.
    Table,
    /// The night of the change.
    Night,
    /// Interruptions, all together: one of them can come before a scene that allows it.
    Interruptions,
    /// The end.
    End,
}

impl Kind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Talk => "scene",
            Self::Hub => "hub",
            Self::Table => "table",
            Self::Night => "night",
            Self::Interruptions => "interruptions",
            Self::End => "end",
        }
    }
}

/// What a node holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
    /// A visit, by its number.
    Visit(u16),
    /// The scene of an interruption.
    Scene(SceneId),
    /// An ending, by its number.
    Ending(u8),
}

/// A node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// The id of the scene; `end` and `interruptions` for what is none.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it stands for.
    pub kind: Kind,
    /// The scene, if it is one.
    pub scene: Option<SceneId>,
    /// What it holds: the visits of a hub, the scenes of interruptions, the endings.
    pub holds: Vec<(String, Held)>,
    /// How many choices it offers.
    pub choices: usize,
}

/// A way from a node to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// From.
    pub from: usize,
    /// To.
    pub to: usize,
    /// The choices that lead there.
    pub by: Vec<String>,
    /// Whether a scene leads there on a condition.
    pub sometimes: bool,
    /// Whether it is the way of an interruption.
    pub interruption: bool,
}

/// The map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Map {
    /// What it is of.
    pub title: String,
    /// The nodes; the first is where the story starts.
    pub nodes: Vec<Node>,
    /// The ways.
    pub ways: Vec<Way>,
}

/// Whether effects can end the story.
fn ends(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| match effect {
        Effect::End => true,
        Effect::IfElse(_, then, others) => ends(then) || ends(others),
        Effect::Chance(_, outcomes) => outcomes.iter().any(|(_, effects)| ends(effects)),
        _ => false,
    })
}

impl Map {
    /// The map of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let interruptions: Vec<SceneId> = scenario.events.iter().map(|event| event.scene).collect();
        // A scene that is only ever an interruption stands with the others of its kind.
        let led_to = |id: SceneId| {
            id == scenario.start
                || scenario.choices.iter().any(|choice| choice.to == Some(id))
                || scenario.scenes.iter().any(|s| s.to == Some(id) || s.routes.iter().any(|(_, to)| *to == id))
        };
        let apart = |id: SceneId| interruptions.contains(&id) && !led_to(id);
        let own = (0..scenario.scenes.len()).map(SceneId::at).filter(|id| !apart(*id) && *id != scenario.start);
        let order: Vec<SceneId> = std::iter::once(scenario.start).chain(own).collect();
        let mut out = Self { title: scenario.text(scenario.title).to_owned(), nodes: Vec::new(), ways: Vec::new() };
        out.nodes.extend(order.iter().map(|id| scene(scenario, *id)));
        let detours: Vec<SceneId> = (0..scenario.scenes.len()).map(SceneId::at).filter(|id| apart(*id)).collect();
        let named = |id: &SceneId| {
            let scene = &scenario.scenes[id.index()];
            let title = scenario.text(scene.title);
            if title.is_empty() { scene.id.clone() } else { title.to_owned() }
        };
        let endings = scenario.endings.iter();
        let named_ending = |(at, ending): (u8, &crate::scenario::model::Ending)| {
            (scenario.text(ending.title).to_owned(), Held::Ending(at))
        };
        let endings = (0u8..).zip(endings).map(named_ending).collect();
        let end = out.nodes.len();
        out.nodes.push(Node {
            id: "end".into(),
            title: "The end".into(),
            kind: Kind::End,
            scene: None,
            holds: endings,
            choices: 0,
        });
        for (from, id) in order.iter().enumerate() {
            out.scene_ways(scenario, &order, from, *id, end);
        }
        if !detours.is_empty() {
            let from = out.nodes.len();
            out.nodes.push(Node {
                id: "interruptions".into(),
                title: "Interruptions".into(),
                kind: Kind::Interruptions,
                scene: None,
                holds: detours.iter().map(|id| (named(id), Held::Scene(*id))).collect(),
                choices: 0,
            });
            for (to, id) in order.iter().enumerate().filter(|(_, id)| scenario.scenes[id.index()].interrupt) {
                let _ = id;
                out.ways.push(Way { from, to, by: vec![], sometimes: true, interruption: true });
            }
        }
        out
    }

    fn scene_ways(&mut self, scenario: &Scenario, order: &[SceneId], from: usize, id: SceneId, end: usize) {
        let scene = &scenario.scenes[id.index()];
        let place = |id: SceneId| order.iter().position(|other| *other == id).unwrap_or(end);
        let visits = scene.visits.clone().flat_map(|visit| scenario.visits[usize::from(visit)].choices.clone());
        let all: Vec<usize> = visits.chain(scene.choices.clone()).map(usize::from).collect();
        let mut falls_through = all.is_empty() || matches!(scene.kind, SceneKind::Hub | SceneKind::Table);
        for choice in all.iter().map(|at| &scenario.choices[*at]) {
            match choice.to {
                _ if ends(&choice.effects) => self.way(from, end, Some(&choice.id), false),
                Some(to) => self.way(from, place(to), Some(&choice.id), false),
                None => falls_through = true,
            }
        }
        if ends(&scene.effects) {
            self.way(from, end, None, false);
        }
        // A scene whose choices all say where they lead is left by nothing else, unless none of them is open.
        if falls_through || scene.to.is_some() || !scene.routes.is_empty() {
            for (_, to) in &scene.routes {
                self.way(from, place(*to), None, true);
            }
            match scene.to {
                Some(to) => self.way(from, place(to), None, false),
                None if falls_through => self.way(from, end, None, !scene.routes.is_empty()),
                None => {}
            }
        }
    }

    fn way(&mut self, from: usize, to: usize, by: Option<&str>, sometimes: bool) {
        let known = self.ways.iter().position(|way| way.from == from && way.to == to);
        let at = known.unwrap_or_else(|| {
            self.ways.push(Way { from, to, by: vec![], sometimes, interruption: false });
            self.ways.len() - 1
        });
        let way = &mut self.ways[at];
        way.sometimes &= sometimes;
        way.by.extend(by.map(str::to_owned));
    }
}

fn scene(scenario: &Scenario, id: SceneId) -> Node {
    let scene = &scenario.scenes[id.index()];
    let title = scenario.text(scene.title);
    let visit = |at: u16| {
        let visit = &scenario.visits[usize::from(at)];
        let title = scenario.text(visit.title);
        (if title.is_empty() { visit.id.clone() } else { title.to_owned() }, Held::Visit(at))
    };
    Node {
        id: scene.id.clone(),
        title: if title.is_empty() { scene.id.clone() } else { title.to_owned() },
        kind: match scene.kind {
            SceneKind::Talk => Kind::Talk,
            SceneKind::Hub => Kind::Hub,
            SceneKind::Table => Kind::Table,
            SceneKind::Night => Kind::Night,
        },
        scene: Some(id),
        holds: scene.visits.clone().map(visit).collect(),
        choices: scene.choices.len(),
    }
}
