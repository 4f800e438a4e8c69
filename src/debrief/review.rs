//! The review as plain data: total, decisions, profile, and judgement, information and luck told apart.

use super::reviewer::Reviewer;
use super::sheet::Sheet;
use crate::analysis::solver::rollout::Mean;
use crate::analysis::solver::solution::{How, Solution};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::fit::{self, Use};
use crate::score::outcome::{Milli, Outcome, outcome};
use crate::score::profile::{Competence, conduct, profile};
use crate::score::total::{Range, Word, stars};
use crate::score::{Rubric, evidence};
use crate::sim::{Command, State};

/// The review of a play.
#[derive(Clone, Debug)]
pub struct Review {
    /// Whether the play came to its end; before that there is no total.
    pub over: bool,
    /// What became of the change, in thousandths of a point.
    pub outcome: Outcome,
    /// Points for what was shown, in thousandths.
    pub practice: Milli,
    /// What a play of this scenario can come to.
    pub range: Range,
    /// How the best is known.
    pub how: How,
    /// The total, 0 to 1000.
    pub total: u32,
    /// The stars, 0 to 5.
    pub stars: usize,
    /// The decisions in their order.
    pub decisions: Vec<Decision>,
    /// What was shown of each competency.
    pub profile: Vec<Competence>,
    /// How conflict was handled.
    pub uses: Vec<Use>,
    /// What a panel must hear of: the decision and what it was.
    pub conduct: Vec<(usize, Conduct)>,
    /// Where the result comes from.
    pub parts: Parts,
    /// The accuracy of all decisions, in permille of what could be won or lost by them; `None` while nothing is known.
    pub accuracy: Option<u32>,
    /// The accuracy of each act.
    pub acts: Vec<(u8, u32)>,
}

/// Where a result comes from, in thousandths of a point; it all adds up to the score.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Parts {
    /// What the best policy can expect before anything is known.
    pub expected: Milli,
    /// What the player's decisions lost: never above 0.
    pub judgement: Milli,
    /// How much kinder or harder than the average the true world was.
    pub world: Milli,
    /// What the dice did, and whatever came to light sooner or later than it might have.
    pub luck: Milli,
}

/// A decision under review.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its number, from 1.
    pub number: usize,
    /// The state before it.
    pub before: State,
    /// What was decided.
    pub command: Command,
    /// The scene.
    pub scene: SceneId,
    /// The act.
    pub act: u8,
    /// What it lost, in thousandths of a point.
    pub loss: Milli,
    /// Half the width of the interval of that loss.
    pub error: Milli,
    /// The word, once it is decided.
    pub word: Option<Word>,
    /// The options, the best first.
    pub options: Vec<Weighed>,
    /// The best line from there, where something was lost: the best option, then the best policy, with the dice of the play.
    pub best_line: Vec<Command>,
    /// The author's reasons: text and success factor.
    pub why: Vec<(TextId, String)>,
    /// Whether the values are exact.
    pub exact: bool,
    /// How it handled conflict.
    pub fit: Option<Use>,
}

/// An option of a decision.
#[derive(Clone, Copy, Debug)]
pub struct Weighed {
    /// The option.
    pub command: Command,
    /// Whether it was taken.
    pub taken: bool,
    /// The total that it leads to, 0 to 1000.
    pub total: u32,
    /// Half the width of the interval of that total; 0 where it is exact.
    pub error: u32,
    /// Expected minutes of service lost; `None` where only the total is known.
    pub minutes: Option<u32>,
    /// The chance of a material finding, in permille.
    pub finding: Option<u32>,
    /// The lowest trust in the end.
    pub trust: Option<u8>,
    /// How much better than what was taken, in permille of the range.
    pub gain: i32,
    /// The same in the true world alone: hindsight. `None` where that world was hardly tried.
    pub hindsight: Option<i32>,
}

/// Puts together what a reviewer knows so far.
pub fn review(scenario: &Scenario, solution: &Solution, reviewer: &Reviewer) -> Review {
    let rubric = Rubric::itil4();
    let (turns, range) = (reviewer.turns(), reviewer.range());
    let play: Vec<(State, Command, State)> = turns.iter().map(|turn| (turn.before, turn.command, turn.after)).collect();
    let practice: Milli = turns.iter().map(|turn| turn.points).sum();
    let last = turns.last().map(|turn| turn.after);
    let over = last.is_some_and(|state| state.ended.is_some());
    let outcome = last.map_or(Outcome::default(), |state| outcome(rubric, scenario, &state));
    let score = outcome.sum() + practice;
    let total = range.total(score);
    let sheets = reviewer.sheets().iter().enumerate();
    let (words, losses, credits) = (reviewer.words(), reviewer.losses(), reviewer.credits());
    let decisions: Vec<Decision> = sheets
        .map(|(at, sheet)| {
            let judged = Judged { loss: losses[at], word: words[at], credit: credits[at] };
            decision(rubric, scenario, reviewer, at, sheet, judged)
        })
        .collect();
    let judgement = -decisions.iter().map(|decision| decision.loss).sum::<Milli>();
    let world = last.map_or(0, |state| solution.told.get(state.world.index()).map_or(0, |told| told.value));
    let world = world - mean_told(scenario, solution);
    let expected = solution.best.value;
    let uses = decisions.iter().filter_map(|decision| decision.fit).collect();
    Review {
        over,
        outcome,
        practice,
        range,
        how: solution.best.how,
        total,
        stars: stars(rubric, total),
        profile: profile(rubric, scenario, &play),
        conduct: conduct(scenario, turns.iter().map(|turn| turn.command)),
        uses,
        parts: Parts { expected, judgement, world, luck: score - expected - judgement - world },
        accuracy: accuracy(range, reviewer.sheets().iter().zip(losses)),
        acts: acts(scenario, reviewer, range),
        decisions,
    }
}

/// The mean over the worlds of what somebody could reach who has been told.
fn mean_told(scenario: &Scenario, solution: &Solution) -> Milli {
    let weights = scenario.worlds.iter().map(|world| Milli::from(world.weight));
    let sum: Milli = weights.clone().zip(&solution.told).map(|(weight, told)| weight * told.value).sum();
    sum / weights.sum::<Milli>().max(1)
}

fn decision(
    rubric: &'static Rubric,
    scenario: &Scenario,
    reviewer: &Reviewer,
    at: usize,
    sheet: &Sheet,
    judged: Judged,
) -> Decision {
    let (turn, range) = (&reviewer.turns()[at], reviewer.range());
    let Judged { loss: (loss, error), word, credit } = judged;
    let mut options: Vec<Weighed> = sheet
        .trials
        .iter()
        .map(|trial| {
            let measured = |mean: &Mean| (mean.plays > 0).then(|| mean.mean.round().max(0.0) as u32);
            Weighed {
                command: trial.command,
                taken: trial.taken,
                total: range.total((trial.total.mean + if trial.taken { credit } else { 0.0 }).round() as Milli),
                error: if sheet.exact { 0 } else { range.permille(finite(trial.total.error())) },
                minutes: measured(&trial.minutes),
                finding: measured(&trial.finding),
                trust: measured(&trial.trust).map(|trust| trust.min(100) as u8),
                gain: if trial.taken { 0 } else { signed(range, trial.gain.mean - credit) },
                hindsight: (trial.hindsight.plays >= 20).then(|| signed(range, trial.hindsight.mean)),
            }
        })
        .collect();
    options.sort_by_key(|option| std::cmp::Reverse((option.gain, option.taken)));
    let (why, fit) = match turn.command {
        Command::Choose(id) => {
            let choice = &scenario.choices[id.index()];
            (vec![(choice.why, choice.source.clone())], fit::judge(rubric, scenario, &turn.before, id))
        }
        command => {
            let shown = !evidence::shown(scenario, &turn.before, command, &turn.after).is_empty();
            let table = evidence::on_the_table(&turn.before, command);
            let rules = evidence::package(scenario, &table).filter(|_| shown);
            (rules.map(|rule| (rule.why, rule.source.clone())).collect(), None)
        }
    };
    Decision {
        number: at + 1,
        before: turn.before,
        command: turn.command,
        scene: turn.before.scene,
        act: scenario.scenes[turn.before.scene.index()].act,
        loss,
        error,
        word,
        options,
        best_line: if word > Some(Word::Best) { reviewer.line(at, LINE) } else { vec![] },
        why: why.into_iter().filter(|(text, _)| !scenario.text(*text).is_empty()).collect(),
        exact: sheet.exact,
        fit,
    }
}

/// The most decisions of a best line.
const LINE: usize = 5;

/// What a reviewer says of a decision.
struct Judged {
    loss: (Milli, Milli),
    word: Option<Word>,
    credit: f64,
}

fn finite(error: f64) -> Milli {
    if error.is_finite() { error.round() as Milli } else { Milli::MAX / 4096 }
}

/// A gain in permille of the range.
fn signed(range: Range, gain: f64) -> i32 {
    let gain = gain.round() as Milli;
    let size = i32::try_from(range.permille(gain.abs())).unwrap_or(i32::MAX);
    if gain < 0 { -size } else { size }
}

/// Of what decisions could win or lose, how much was kept, in permille: each counts by how far its best option is from its
/// worst, and lost is what it is told to have lost.
fn accuracy<'a>(range: Range, sheets: impl Iterator<Item = (&'a Sheet, (Milli, Milli))>) -> Option<u32> {
    let (mut kept, mut all) = (0.0, 0.0);
    let tried = |sheet: &Sheet| sheet.trials.len() > 1 && sheet.taken().is_some_and(|taken| taken.gain.plays > 0);
    for (sheet, (loss, _)) in sheets.filter(|(sheet, _)| tried(sheet)) {
        let gains = sheet.trials.iter().map(|trial| trial.gain.mean);
        let (best, worst) = (gains.clone().fold(0.0, f64::max), gains.fold(0.0, f64::min));
        // Less than a thousandth of the range is told as nothing, so it is nothing here too.
        let lost = if range.permille(loss) == 0 { 0.0 } else { (loss as f64).min(best - worst) };
        kept += best - worst - lost;
        all += best - worst;
    }
    (all > 0.0).then(|| (kept * 1000.0 / all).round().clamp(0.0, 1000.0) as u32)
}

fn acts(scenario: &Scenario, reviewer: &Reviewer, range: Range) -> Vec<(u8, u32)> {
    let act = |turn: &super::turn::Turn| scenario.scenes[turn.before.scene.index()].act;
    let mut all: Vec<u8> = reviewer.turns().iter().map(act).collect();
    all.sort_unstable();
    all.dedup();
    let of = |wanted: u8| {
        let pairs = reviewer.turns().iter().zip(reviewer.sheets().iter().zip(reviewer.losses()));
        accuracy(range, pairs.filter(move |(turn, _)| act(turn) == wanted).map(|(_, told)| told))
    };
    all.into_iter().filter_map(|wanted| Some((wanted, of(wanted)?))).collect()
}
