//! What "The Late Objection" promises: its size, its voices, its traps and its ways out.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use warroom::analysis::bots::{Bot, random::Random};
use warroom::analysis::playtest;
use warroom::diagnostics::Source;
use warroom::scenario::decode::{Decode as _, Ref};
use warroom::scenario::model::*;
use warroom::scenario::{Scenario, load, raw, tree};
use warroom::sim::{Command, State, gauges, options, table};

const TEXT: &str = include_str!("../../scenarios/late-objection/scenario.ron");
/// The people who answer at the table.
const PARTIES: [&str; 7] = ["nadia", "goran", "ines", "bert", "amara", "victor", "priya"];

fn scenario() -> Scenario {
    let source = Source::new("scenario.ron".to_owned(), TEXT.to_owned());
    let loaded = load(&source);
    assert_eq!(warroom::diagnostics::concise(&loaded.diagnostics, &source), "");
    loaded.scenario.expect("no diagnostics, so a scenario")
}

fn raw() -> raw::Scenario {
    let (root, diagnostics) = tree::parse(TEXT);
    let mut cx = warroom::scenario::decode::Cx { diagnostics, ..Default::default() };
    raw::Scenario::decode(&root.expect("a tree"), &mut cx).expect("it decodes")
}

fn person(scenario: &Scenario, id: &str) -> PersonId {
    PersonId::at(scenario.cast.iter().position(|person| person.id == id).expect("a person"))
}

/// Plays a list of wishes: at each decision the first of the list that is open, else the first open choice.
struct Wishes<'a> {
    list: Vec<&'a str>,
}

impl<'a> Wishes<'a> {
    fn new(script: &'a str) -> Self {
        Self { list: script.lines().map(str::trim).filter(|line| !line.is_empty()).collect() }
    }
}

impl Bot for Wishes<'_> {
    fn decide(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        let open: Vec<ChoiceId> = options::offered(scenario, state)
            .filter(|(_, openness)| *openness == options::Openness::Open)
            .map(|(id, _)| id)
            .collect();
        let at_table = scenario.scenes[state.scene.index()].kind == SceneKind::Table;
        for at in 0..self.list.len() {
            let command = Command::from_line(self.list[at], scenario).expect("the scripts of tests name what exists");
            let fits = match command {
                Command::Choose(choice) => open.contains(&choice),
                Command::Propose { window, measures } => {
                    at_table && table::problems(scenario, state, window, measures).is_empty()
                }
                Command::Forward => at_table && state.proposed_window.is_some(),
            };
            if fits {
                self.list.remove(at);
                return Some(command);
            }
        }
        if at_table {
            let nothing = Command::Propose { window: state.window, measures: 0 };
            return Some(if state.proposed_window.is_some() { Command::Forward } else { nothing });
        }
        open.first().map(|id| Command::Choose(*id))
    }
}

/// Plays a script with many seeds in a world and gives the last states.
fn many(scenario: &Scenario, script: &str, world: &str) -> Vec<State> {
    let world = scenario.world_by_id(world);
    assert!(world.is_some(), "the world exists");
    (0..200).map(|seed| playtest::play(scenario, seed, world, &mut Wishes::new(script), |_, _| {}).state).collect()
}

/// How many in a hundred.
fn share(states: &[State], which: impl Fn(&State) -> bool) -> usize {
    states.iter().filter(|state| which(state)).count() * 100 / states.len()
}

/// The way of the story that the scenario is based on.
const STORY: &str = include_str!("plays/story.txt");
/// What comes before the traps: a coordinator who hears everybody out.
const HEARD: &str =
    "call1-changed\ncall2-thanks\ncall3-morning\nv-ines-paper\nv-goran-dates\nv-bert-type\nv-amara-suppose
    ev-vendor-own\nev-leak-facts\nev-hotfix-keep\nev-contempt-stop\nev-auditor-plain\nev-security-read\nwar1-worst\n";
/// Ahead on Thursday, with nothing tested and nothing rehearsed.
const UNTESTED: &str = "war1-rules\nwar2-fine\npropose thursday\nforward\nnight1-go\nnight2-thirty\nnight3-resume";
/// A fortnight.
const FORTNIGHT: &str = "war2-record\nwar3-needs
    propose two-weeks shared-timeline close-watch dated-plan customer-notice risk-log\nforward\nnight1-go\nnight3-resume";
/// A friendly week in which nothing is tested.
const FRIENDLY: &str = "war2-noon\nwar3-needs
    propose next-weekend shared-timeline close-watch risk-log customer-notice\nforward\nnight1-go\nnight3-resume";
/// Called an emergency.
const EMERGENCY: &str = "war2-record\nwar3-needs\npropose wednesday shared-timeline close-watch risk-log\nforward\nnight1-go\nnight3-resume";
/// Thursday as approved, with the way back rehearsed.
const REHEARSED: &str = "call1-changed\ncall2-thanks\ncall3-morning\nv-bert-type\nwar1-worst\nwar2-record\nwar3-needs
    propose thursday rehearse-rollback shared-timeline risk-log\nforward\ncopy2-rest\nnight1-aloud\nnight3-resume";

#[test]
fn it_is_as_large_as_it_promises() {
    let (scenario, raw) = (scenario(), raw());
    assert!(scenario.worlds.len() >= 4 && scenario.events.len() >= 5 && scenario.facts >= 8);
    let hidden = scenario.risks.iter().filter(|risk| risk.hidden_until.is_some()).count();
    assert!(scenario.risks.len() >= 6 && hidden >= 3, "{hidden} hidden risks");
    assert!(scenario.measures.len() >= 10 && scenario.windows.len() >= 4);
    assert!(scenario.choices.len() >= 90, "{} choices", scenario.choices.len());
    assert!(scenario.endings.len() >= 8);
    for ending in &scenario.endings {
        let words = scenario.text(ending.text).split_whitespace().count();
        assert!(words >= 80, "the ending {} has {words} words", ending.id);
    }
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    let mut count = |by: &Option<Ref<raw::Person>>| {
        if let Some(by) = by {
            *lines.entry(PARTIES.iter().find(|id| **id == by.value).copied().unwrap_or("others")).or_default() += 1;
        }
    };
    for scene in &raw.scenes {
        let visits =
            scene.visits.iter().flat_map(|visit| visit.lines.iter().chain(visit.choices.iter().flat_map(|c| &c.reply)));
        let own = scene.lines.iter().chain(scene.choices.iter().flat_map(|choice| &choice.reply));
        visits.chain(own).for_each(|line| count(&line.by));
    }
    for id in PARTIES {
        assert!(lines.get(id).copied().unwrap_or(0) >= 12, "{id} has {:?} lines", lines.get(id));
    }
}

#[test]
fn no_choice_is_like_another() {
    let raw = raw();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let decisions = raw.scenes.iter().flat_map(|scene| {
        std::iter::once(&scene.choices)
            .chain(scene.visits.iter().map(|visit| &visit.choices))
            .filter(|all| !all.is_empty())
    });
    for choices in decisions {
        let lengths: Vec<usize> = choices.iter().map(|choice| choice.say.value.chars().count()).collect();
        let (least, most) = (lengths.iter().min().unwrap(), lengths.iter().max().unwrap());
        assert!(most * 100 <= least * 125, "{}: options from {least} to {most} characters", choices[0].id.value);
        for choice in choices {
            assert!(!choice.say.value.eq_ignore_ascii_case("continue"), "{}", choice.id.value);
            // Spans differ; what is said does not depend on them.
            let effects = without_spans(&format!("{:?}", choice.effects));
            if let Some(other) = seen.insert(effects, &choice.id.value) {
                panic!("{} does what {other} does", choice.id.value);
            }
        }
    }
}

/// A debug text without the places in it.
fn without_spans(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("span: Span {") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = &rest[rest.find('}').map_or(rest.len(), |end| end + 1)..];
    }
    out + rest
}

#[test]
fn everybody_refuses_in_their_own_words() {
    let scenario = scenario();
    let mut all = HashSet::new();
    for id in PARTIES {
        let who = &scenario.cast[person(&scenario, id).index()];
        assert!(who.refuses.len() >= 4, "{id}");
        assert!(who.refuses.iter().any(|refusal| refusal.lacks.is_some()), "{id} refuses by interest");
        for refusal in &who.refuses {
            let say = scenario.text(refusal.say);
            assert!(all.insert(say.to_owned()), "shared: {say}");
            for measure in &scenario.measures {
                let title = scenario.text(measure.title);
                assert!(!say.to_lowercase().contains(&title.to_lowercase()), "{id} names {title}: {say}");
            }
            for (need, _) in &who.needs {
                let need = scenario.text(scenario.known[need.index()].text);
                assert!(!say.contains(need), "{id} names the need: {say}");
            }
        }
    }
}

#[test]
fn a_thousand_random_plays_see_nearly_everything() {
    let scenario = scenario();
    let mut taken = vec![false; scenario.choices.len()];
    let (mut endings, mut worlds) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..1000 {
        let outcome = playtest::play(&scenario, seed, None, &mut Random::new(seed), |_, command| match command {
            Command::Choose(choice) => taken[choice.index()] = true,
            Command::Propose { .. } | Command::Forward => {}
        });
        let state = outcome.state;
        let ending = state.ended.expect("every play ends").expect("every play has an ending");
        endings.insert(ending);
        worlds.insert(state.world);
        if scenario.windows[state.window.index()].id != "wednesday" {
            assert_eq!(state.interrupted.count_ones(), 2, "a play meets two interruptions");
        }
        assert!((10..=24).contains(&outcome.commands), "{} commands with seed {seed}", outcome.commands);
    }
    let hit = taken.iter().filter(|taken| **taken).count();
    assert!(hit * 10 >= taken.len() * 9, "{hit} of {} choices", taken.len());
    assert!(endings.len() >= 8, "{} endings", endings.len());
    assert!(worlds.len() >= 4);
}

#[test]
fn each_party_has_a_package_that_only_they_would_block() {
    let scenario = scenario();
    let mut alone: BTreeSet<&str> = BTreeSet::new();
    'plays: for seed in 0..400 {
        let mut wishes = Wishes::new(if seed % 2 == 0 { STORY } else { REHEARSED });
        let mut random = Random::new(seed);
        let mut tables = Vec::new();
        playtest::play(&scenario, seed, None, &mut wishes, |state, command| {
            if matches!(command, Command::Propose { .. }) {
                tables.push(*state);
            }
        });
        for state in tables {
            for _ in 0..60 {
                let Some(Command::Propose { window, measures }) = random.decide(&scenario, &state) else { continue };
                let mut with = state;
                (with.proposed_window, with.proposal) = (Some(window), measures);
                let here = options::people(options::present(&scenario, &state));
                let against: Vec<_> = here.filter(|who| !table::answer(&scenario, &with, *who).accepts).collect();
                if let [only] = against[..] {
                    alone.insert(PARTIES.iter().find(|id| **id == scenario.cast[only.index()].id).unwrap());
                }
                if alone.len() == PARTIES.len() {
                    break 'plays;
                }
            }
        }
    }
    assert_eq!(alone.len(), PARTIES.len(), "only these were ever alone: {alone:?}");
}

#[test]
fn not_everything_can_be_had() {
    let scenario = scenario();
    let state = State::new(&scenario, 0, scenario.default_world);
    let all = (1u64 << scenario.measures.len()) - 1;
    for at in 0..scenario.windows.len() {
        assert!(!table::problems(&scenario, &state, WindowId::at(at), all).is_empty());
    }
}

#[test]
fn the_way_of_the_story_ends_without_customer_impact() {
    let scenario = scenario();
    let states = many(&scenario, STORY, "as-told");
    assert!(share(&states, |state| scenario.windows[state.window.index()].id == "sunday") >= 95);
    assert!(share(&states, |state| state.implemented() && state.outage == 0 && state.finding == Finding::None) >= 85);
    let quiet = |state: &State| state.ended.flatten().is_some_and(|id| scenario.endings[id.index()].id == "three-days");
    assert!(share(&states, quiet) >= 85);
}

#[test]
fn the_traps_are_traps_in_the_default_world() {
    let scenario = scenario();
    let window = |state: &State, id: &str| scenario.windows[state.window.index()].id == id;
    let untested = many(&scenario, UNTESTED, "as-told");
    let outage = share(&untested, |state| state.outage >= 60);
    assert!(outage >= 30, "untested: an outage in {outage} of 100");

    let fortnight = many(&scenario, &(HEARD.to_owned() + FORTNIGHT), "as-told");
    let reached: Vec<_> = fortnight.into_iter().filter(|state| window(state, "two-weeks")).collect();
    assert!(!reached.is_empty(), "the fortnight can be had");
    assert!(reached.iter().all(|state| state.finding == Finding::Severe), "two weeks miss the cycle");

    let friendly = many(&scenario, &(HEARD.to_owned() + FRIENDLY), "as-told");
    let reached: Vec<_> = friendly.into_iter().filter(|state| window(state, "next-weekend")).collect();
    assert!(!reached.is_empty(), "the friendly week can be had");
    let trouble = share(&reached, |state| state.outage >= 60 || state.finding >= Finding::Material);
    assert!(trouble >= 80, "the friendly week: trouble in {trouble} of 100");

    let emergency = many(&scenario, &(HEARD.to_owned() + EMERGENCY), "as-told");
    let reached: Vec<_> = emergency.into_iter().filter(|state| window(state, "wednesday")).collect();
    assert!(!reached.is_empty(), "the label can be had");
    let found = share(&reached, |state| state.finding == Finding::Severe);
    assert!(found >= 85, "the emergency: a governance finding in {found} of 100");
}

#[test]
fn in_another_world_the_original_window_was_right() {
    let scenario = scenario();
    let clean = |state: &State| state.implemented() && state.outage < 60 && state.finding < Finding::Material;
    let thursday = many(&scenario, REHEARSED, "thursday-was-right");
    let sunday = many(&scenario, STORY, "thursday-was-right");
    assert!(share(&thursday, |state| scenario.windows[state.window.index()].id == "thursday") >= 95);
    let (kept, moved) = (share(&thursday, clean), share(&sunday, clean));
    assert!(kept >= moved + 10, "Thursday was clean in {kept} of 100, Sunday in {moved}");
}

#[test]
fn what_is_found_out_narrows_the_gauges() {
    let scenario = scenario();
    let fact = |id: &str| scenario.known.iter().position(|fact| fact.id == id).map(KnownId::at).expect("a fact");
    let width = |state: &State| {
        let band = gauges::downtime(&scenario, state).band;
        (band.high - band.low, band.centre)
    };
    let nothing = State::new(&scenario, 0, scenario.default_world);
    // A hidden risk that comes to light never widens the band, even where its centre gets worse.
    let mut old_plan = nothing;
    old_plan.known |= fact("rollback-dated").bit();
    assert!(width(&old_plan).0 <= width(&nothing).0 && width(&old_plan).1 > width(&nothing).1);
    // Evidence that rules worlds out narrows it.
    let mut failed = nothing;
    let what = fact("scripts-fail");
    failed.known |= what.bit();
    failed.possible &= scenario.known[what.index()].worlds;
    assert!(width(&failed).0 < width(&nothing).0, "{:?} -> {:?}", width(&nothing), width(&failed));
}

#[test]
fn at_night_nadia_is_a_voice_unless_her_team_stands_by() {
    let scenario = scenario();
    let world = WorldId::at(0);
    let night = scenario.scenes.iter().position(|scene| scene.id == "night-1").expect("the night");
    let standby = scenario.measures.iter().position(|measure| measure.id == "standby-team").expect("the measure");
    let mut state = State::new(&scenario, 1, world);
    state.scene = SceneId::at(night);
    let nadia = person(&scenario, "nadia").bit() as u16;
    assert_eq!(options::voices(&scenario, &state), nadia);
    state.agreed |= MeasureId::at(standby).bit() as u64;
    assert_eq!(options::voices(&scenario, &state), 0);
    assert_eq!(options::present(&scenario, &state) & nadia, nadia, "she is there all the same");
}
