//! What a playtest shows, as plain data: spreads, endings and worlds of each player, the use of each choice, the odd plays.

use super::campaign::{Plan, Played};
use super::odd::Kind;
use super::tally::{BANDS, Close, Sample, Tally};
use crate::analysis::bots::roster;
use crate::scenario::Scenario;
use crate::scenario::model::{EndingId, WorldId};
use crate::score::total::Range;
use serde::Serialize;

/// How a number is spread over plays: the ends, the quartiles and the mean.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Spread {
    /// The least.
    pub least: i64,
    /// A quarter of the plays is at or below it.
    pub lower: i64,
    /// Half.
    pub median: i64,
    /// Three quarters.
    pub upper: i64,
    /// The greatest.
    pub greatest: i64,
    /// The mean.
    pub mean: i64,
}

impl Spread {
    /// The spread of numbers; all 0 where there are none.
    pub fn of(mut numbers: Vec<i64>) -> Self {
        numbers.sort_unstable();
        let count = numbers.len();
        let at = |share: usize| numbers.get((count.saturating_sub(1) * share + 50) / 100).copied().unwrap_or(0);
        let sum: i64 = numbers.iter().sum();
        Self {
            least: at(0),
            lower: at(25),
            median: at(50),
            upper: at(75),
            greatest: at(100),
            mean: sum / i64::try_from(count.max(1)).unwrap_or(1),
        }
    }
}

/// How often something was met, with its id and its name for people.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Count {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// How often.
    pub count: u64,
}

/// What a player came to in one world.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// The world.
    pub world: String,
    /// Its title.
    pub title: String,
    /// How many plays.
    pub plays: u64,
    /// The total, 0 to 1000.
    pub total: Spread,
    /// Endings that came.
    pub endings: Vec<Count>,
}

/// What one player came to.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Player {
    /// Its name.
    pub bot: String,
    /// How many plays.
    pub plays: u64,
    /// The total, 0 to 1000.
    pub total: Spread,
    /// Plays in each 50 points of the total, from 0 to 1000.
    pub histogram: Vec<u64>,
    /// The total that so many in a hundred reach as was asked.
    pub pass: i64,
    /// Trust of the lowest person at the end.
    pub trust: Spread,
    /// Plays in each tenth of it.
    pub trust_histogram: Vec<u64>,
    /// Plays that reached the target for trust, for the finding, and for service, and all three.
    pub targets: [u64; 4],
    /// Chance of a material finding at the end, in permille.
    pub compliance: Spread,
    /// Minutes of service lost.
    pub downtime: Spread,
    /// Plays that lost no service, up to the target, up to twice, up to four times, and more.
    pub downtime_histogram: Vec<u64>,
    /// Decisions.
    pub decisions: Spread,
    /// Minutes of the story.
    pub minutes: Spread,
    /// All endings; without one comes last.
    pub endings: Vec<Count>,
    /// How often a choice of each mode was taken.
    pub modes: Vec<Count>,
    /// Worlds that came.
    pub worlds: Vec<Cell>,
}

/// The use of a choice, over all players.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Use {
    /// The scene.
    pub scene: String,
    /// The choice.
    pub choice: String,
    /// Its words.
    pub say: String,
    /// How often it was taken.
    pub taken: u64,
    /// Of the plays watched closely: how often it was open.
    pub open: u64,
    /// And how often it was offered, but locked.
    pub locked: u64,
    /// The mean total of random plays with it; nothing where there were none.
    pub total: Option<i64>,
    /// How many random plays that rests on.
    pub plays: u64,
    /// Of the plays watched closely: how often it was taken with trust, compliance risk and downtime in each of five bands.
    pub bands: [[u32; BANDS]; 3],
}

/// An odd play with what replays it.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct OddPlay {
    /// How it is odd.
    pub kind: Kind,
    /// Who played.
    pub bot: String,
    /// The seed.
    pub seed: u64,
    /// The world.
    pub world: String,
    /// The total, 0 to 1000.
    pub total: i64,
    /// The ending.
    pub ending: Option<String>,
    /// Decisions.
    pub decisions: u16,
    /// Minutes of service lost.
    pub downtime: u32,
    /// Trust of the lowest person.
    pub trust: u8,
    /// The commands, one a line.
    pub script: Vec<String>,
}

/// A whole playtest.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct Summary {
    /// The scenario.
    pub scenario: String,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: String,
    /// How many plays by each player, in each world where worlds were asked for.
    pub runs: u64,
    /// The first seed.
    pub seed: u64,
    /// How many in a hundred shall pass.
    pub pass: u8,
    /// How many plays in all.
    pub plays: u64,
    /// What the total is scaled between, in thousandths of a point.
    pub range: [i64; 2],
    /// Targets: trust, chance of a finding in permille, minutes.
    pub targets: [u32; 3],
    /// What is worth a look, the worst first.
    pub findings: Vec<super::findings::Finding>,
    /// The players.
    pub players: Vec<Player>,
    /// The choices, in the order of the file.
    pub choices: Vec<Use>,
    /// How many plays were watched closely.
    pub watched: u64,
    /// How often each scene began.
    pub scenes: Vec<Count>,
    /// How often the story went from a scene to another.
    pub ways: Vec<(String, String, u64)>,
    /// Plays at whose end each measure was agreed on.
    pub measures: Vec<Count>,
    /// The odd plays, faults first.
    pub odd: Vec<OddPlay>,
}

/// The total of a sample.
fn total(range: Range, sample: &Sample) -> i64 {
    i64::from(range.total(sample.score))
}

/// The sum of all tallies.
pub fn together(scenario: &Scenario, played: &[Played]) -> Tally {
    let mut all = Tally::new(scenario);
    played.iter().for_each(|played| all.add(&played.tally));
    all
}

/// Sums up what was played.
pub fn summary(scenario: &Scenario, plan: &Plan, range: Range, pass: u8, played: &[Played]) -> Summary {
    let all = together(scenario, played);
    let players: Vec<Player> = played.iter().map(|played| player(scenario, range, pass, played)).collect();
    let choices = choices(scenario, range, played, &all);
    let scenes = scenario.scenes.iter().zip(&all.scenes);
    let scene = |at: u16| scenario.scenes.get(usize::from(at)).map_or(String::new(), |scene| scene.id.clone());
    let measures = scenario.measures.iter().zip(&all.agreed);
    let mut out = Summary {
        scenario: scenario.id.clone(),
        version: scenario.version.clone(),
        title: scenario.text(scenario.title).to_owned(),
        runs: plan.runs,
        seed: plan.seed,
        pass,
        plays: all.plays,
        range: [range.worst, range.best],
        targets: [u32::from(scenario.scoring.trust), u32::from(scenario.scoring.compliance), scenario.scoring.downtime],
        findings: Vec::new(),
        players,
        choices,
        watched: all.watched,
        scenes: scenes.map(|(scene, count)| counted(&scene.id, scenario.text(scene.title), *count)).collect(),
        ways: all.ways.iter().map(|((from, to), count)| (scene(*from), scene(*to), *count)).collect(),
        measures: measures.map(|(item, count)| counted(&item.id, scenario.text(item.title), *count)).collect(),
        odd: odd(scenario, range, played),
    };
    out.findings = super::findings::findings(scenario, &out, &all);
    out
}

fn counted(id: &str, name: &str, count: u64) -> Count {
    let name = if name.is_empty() { id } else { name };
    Count { id: id.to_owned(), name: name.to_owned(), count }
}

fn endings(scenario: &Scenario, samples: &[&Sample]) -> Vec<Count> {
    let count = |which: Option<EndingId>| samples.iter().filter(|sample| sample.ending == which).count() as u64;
    let own = scenario.endings.iter().enumerate();
    let mut out: Vec<Count> = own
        .map(|(at, ending)| counted(&ending.id, scenario.text(ending.title), count(Some(EndingId::at(at)))))
        .collect();
    let none = count(None);
    if none > 0 {
        out.push(counted("", "no ending", none));
    }
    out
}

fn player(scenario: &Scenario, range: Range, pass: u8, played: &Played) -> Player {
    let samples: Vec<&Sample> = played.samples.iter().collect();
    let spread = |value: &dyn Fn(&Sample) -> i64| Spread::of(samples.iter().map(|sample| value(sample)).collect());
    let mut totals: Vec<i64> = samples.iter().map(|sample| total(range, sample)).collect();
    totals.sort_unstable_by(|a, b| b.cmp(a));
    // The last of the best so many in a hundred.
    let reach = (totals.len() * usize::from(pass)).div_ceil(100).clamp(1, totals.len().max(1)) - 1;
    let mut histogram = vec![0; 20];
    let mut trust_histogram = vec![0; 10];
    let mut downtime_histogram = vec![0; BANDS];
    let (scoring, mut targets) = (&scenario.scoring, [0; 4]);
    for sample in &samples {
        histogram[(total(range, sample) / 50).clamp(0, 19) as usize] += 1;
        trust_histogram[usize::from(sample.lowest / 10).min(9)] += 1;
        downtime_histogram[super::tally::downtime_band(scenario, sample.downtime)] += 1;
        let met = [
            sample.lowest >= scoring.trust,
            sample.compliance <= scoring.compliance,
            sample.downtime <= scoring.downtime,
        ];
        met.iter().zip(&mut targets).for_each(|(met, count)| *count += u64::from(*met));
        targets[3] += u64::from(met.iter().all(|met| *met));
    }
    let modes = ["collaborating", "compromising", "accommodating", "competing", "avoiding"];
    Player {
        bot: played.bot.to_owned(),
        plays: samples.len() as u64,
        total: spread(&|sample| total(range, sample)),
        histogram,
        pass: totals.get(reach).copied().unwrap_or(0),
        trust: spread(&|sample| i64::from(sample.lowest)),
        trust_histogram,
        targets,
        compliance: spread(&|sample| i64::from(sample.compliance)),
        downtime: spread(&|sample| i64::from(sample.downtime)),
        downtime_histogram,
        decisions: spread(&|sample| i64::from(sample.decisions)),
        minutes: spread(&|sample| i64::from(sample.minutes)),
        endings: endings(scenario, &samples),
        modes: modes.iter().zip(played.tally.modes).map(|(name, count)| counted(name, name, count)).collect(),
        worlds: (0..scenario.worlds.len()).filter_map(|at| cell(scenario, range, &samples, WorldId::at(at))).collect(),
    }
}

fn cell(scenario: &Scenario, range: Range, samples: &[&Sample], id: WorldId) -> Option<Cell> {
    let own: Vec<&Sample> = samples.iter().copied().filter(|sample| sample.world == id).collect();
    let world = &scenario.worlds[id.index()];
    let title = scenario.text(world.title);
    (!own.is_empty()).then(|| Cell {
        world: world.id.clone(),
        title: if title.is_empty() { world.id.clone() } else { title.to_owned() },
        plays: own.len() as u64,
        total: Spread::of(own.iter().map(|sample| total(range, sample)).collect()),
        endings: endings(scenario, &own),
    })
}

fn choices(scenario: &Scenario, range: Range, played: &[Played], all: &Tally) -> Vec<Use> {
    // What follows from a choice is told best by players who take it without a reason.
    let random = played
        .iter()
        .find(|played| played.bot == "random")
        .or_else(|| played.iter().find(|played| played.bot == roster::LEAST_USED));
    let one = |at: usize| {
        let choice = &scenario.choices[at];
        let (plays, sum) = random.map_or((0, 0), |random| random.tally.with[at]);
        Use {
            scene: scenario.scenes[choice.scene.index()].id.clone(),
            choice: choice.id.clone(),
            say: scenario.text(choice.say).to_owned(),
            taken: all.taken[at],
            open: all.open[at],
            locked: all.locked[at],
            total: (plays > 0).then(|| i64::from(range.total(sum / i64::try_from(plays).unwrap_or(1)))),
            plays,
            bands: all.bands[at],
        }
    };
    (0..scenario.choices.len()).map(one).collect()
}

fn odd(scenario: &Scenario, range: Range, played: &[Played]) -> Vec<OddPlay> {
    let mut out = Vec::new();
    for kind in Kind::ALL {
        let own = played.iter().flat_map(|played| {
            played.odds.all().into_iter().filter(|odd| odd.kind == kind).map(|odd| (played.bot, odd))
        });
        let mut own: Vec<_> = own.collect();
        // A fault is told for each player; of what is merely far out, the furthest.
        if !kind.is_fault() {
            let furthest = own.iter().filter_map(|(_, odd)| kind.reach(&odd.sample)).max();
            own.retain(|(_, odd)| kind.reach(&odd.sample) == furthest);
            own.truncate(1);
        }
        for (bot, odd) in own {
            let sample = &odd.sample;
            out.push(OddPlay {
                kind,
                bot: bot.to_owned(),
                seed: sample.seed,
                world: scenario.worlds[sample.world.index()].id.clone(),
                total: if sample.close == Close::Crashed { 0 } else { total(range, sample) },
                ending: sample.ending.map(|id| scenario.endings[id.index()].id.clone()),
                decisions: sample.decisions,
                downtime: sample.downtime,
                trust: sample.lowest,
                script: odd.script.iter().map(|command| command.to_line(scenario)).collect(),
            });
        }
    }
    out
}
