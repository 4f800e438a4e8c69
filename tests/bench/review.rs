//! How long after the end of a session its first review stands, and when it is settled.
//! Run with `cargo bench --no-default-features -- review`.

use super::scenario;
use std::sync::Arc;
use std::time::{Duration, Instant};
use warroom::analysis::bots::{Bot, random::Random, roster};
use warroom::analysis::solver::solution::Solution;
use warroom::debrief::piece::Piece;
use warroom::debrief::review::review;
use warroom::debrief::reviewer::Reviewer;
use warroom::platform::background::{beside, hands};
use warroom::platform::learned;
use warroom::report;
use warroom::scenario::Scenario;
use warroom::session::{Mode, Session};
use warroom::sim::Command;

/// A play of the flagship by a bot.
fn play(scenario: &Arc<Scenario>, seed: u64, mut bot: impl Bot) -> Session {
    let mut session = Session::start(scenario.clone(), seed, None, Mode::Practice);
    while let Some(command) = bot.decide(scenario, session.state()) {
        if session.over() || session.act(command).is_err() {
            break;
        }
    }
    session
}

/// What was measured of the review of one play.
#[derive(Default)]
struct Measured {
    stands: Duration,
    settled: Duration,
    longest: Duration,
}

impl Measured {
    /// A step, by so many hands; `false` when nothing is left.
    fn step(&mut self, reviewer: &mut Reviewer, hands: usize) -> bool {
        let began = Instant::now();
        let more = reviewer.step_beside(hands, |pieces| beside(pieces, Piece::think));
        self.longest = self.longest.max(began.elapsed());
        more
    }
}

/// Reviews a play. With a pace it was thought about while it was played, as the app does: by one hand, so long for each
/// decision at the most, the last one excepted.
fn measure(session: &Session, solution: &Solution, pace: Option<Duration>) -> Measured {
    let commands: Vec<Command> = session.steps().iter().map(|step| step.command).collect();
    let scenario = session.scenario();
    let mut reviewer = Reviewer::new(scenario.clone(), solution, session.seed(), session.world(), &[]);
    let mut out = Measured::default();
    for decided in 1..commands.len() {
        let Some(pace) = pace else { break };
        let began = Instant::now();
        reviewer.follow(&commands[..decided]);
        out.longest = out.longest.max(began.elapsed());
        while began.elapsed() < pace && out.step(&mut reviewer, 1) {}
    }
    let began = Instant::now();
    reviewer.follow(&commands);
    while !reviewer.stands() {
        out.step(&mut reviewer, hands());
    }
    let page = report::page(session, &review(scenario, solution, &reviewer), &reviewer);
    out.stands = began.elapsed();
    assert_eq!(page.decisions.len(), commands.len());
    while out.step(&mut reviewer, hands()) {}
    let page = report::page(session, &review(scenario, solution, &reviewer), &reviewer);
    out.settled = began.elapsed();
    assert_eq!(page.settled.0, page.settled.1);
    out
}

/// Prints the table of the README.
pub fn table() {
    let scenario = Arc::new(scenario());
    let solution = learned::built_in(&scenario).expect("what is built in is for this scenario");
    let mut plays: Vec<Session> = (1..=4).map(|seed| play(&scenario, seed, Random::new(seed))).collect();
    plays.push(play(&scenario, 1, roster::textbook(&solution.policy)));
    println!(
        "| Review of The Late Objection, {} hands, {} plays | Stands, median and longest, s | Settled, median and longest, s | Longest piece, ms |",
        hands(),
        plays.len()
    );
    println!("|---|---|---|---|");
    let paces = [
        ("nothing thought before, as of a record", None),
        ("played in a hurry, a tenth of a second for each decision", Some(Duration::from_millis(100))),
        ("thought about while it was played, a second for each decision", Some(Duration::from_secs(1))),
    ];
    for (name, pace) in paces {
        let all: Vec<Measured> = plays.iter().map(|session| measure(session, &solution, pace)).collect();
        let both = |of: fn(&Measured) -> Duration| {
            let mut times: Vec<f64> = all.iter().map(|measured| of(measured).as_secs_f64()).collect();
            times.sort_by(f64::total_cmp);
            format!("{:.2}, {:.2}", times[times.len() / 2], times[times.len() - 1])
        };
        let longest = all.iter().map(|measured| measured.longest).max().unwrap_or_default();
        println!(
            "| {name} | {} | {} | {} |",
            both(|measured| measured.stands),
            both(|measured| measured.settled),
            longest.as_millis()
        );
    }
}
