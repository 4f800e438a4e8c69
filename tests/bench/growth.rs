//! How the cost of an exact answer grows with the hub's hours, people and worlds, and how near a learned policy comes to it.
//! Run with `cargo bench --no-default-features -- growth`.

use super::story::story;
use std::time::Instant;
use warroom::analysis::solver::exact::{Aim, Exact};
use warroom::analysis::solver::learn::{Effort, Learner};
use warroom::analysis::solver::measuring::{From, measure};
use warroom::analysis::solver::policy::Scratch;
use warroom::score::Rubric;

/// Prints the table of the README.
pub fn table() {
    const MOST: usize = 600_000;
    println!("| People | Hours of hub | Worlds | States of knowledge | Exact, s | Learned, s | Gap, % of the range |");
    println!("|---|---|---|---|---|---|---|");
    for (people, hours, worlds) in [
        (3, 2, 1),
        (3, 2, 2),
        (3, 2, 4),
        (3, 3, 2),
        (4, 2, 2),
        (4, 3, 2),
        (4, 4, 2),
        (4, 4, 4),
        (5, 4, 2),
        (5, 5, 4),
        (6, 6, 4),
    ] {
        let (rubric, scenario) = (Rubric::itil4(), story(people, hours, worlds));
        let started = Instant::now();
        let mut exact = Exact::new(rubric, scenario.clone(), Aim::Best, MOST);
        let best = exact.play(None).ok();
        let took = started.elapsed().as_secs_f64();
        let states = exact.states();
        let worst = best.and_then(|_| Exact::new(rubric, scenario.clone(), Aim::Worst, MOST).play(None).ok());
        let started = Instant::now();
        let mut learner = Learner::new(rubric, scenario.clone(), Aim::Best, 1);
        for _ in 0..8 {
            learner.round(Effort { plays: 600, looks: 1500, measured: 400 });
        }
        let learned = started.elapsed().as_secs_f64();
        let (policy, _) = learner.best().expect("eight rounds").clone();
        let mean = measure(rubric, &scenario, &policy, From::Beginning, 6000, &mut Scratch::default());
        let gap = match (best, worst) {
            (Some(best), Some(worst)) => {
                format!(
                    "{:.1} \u{b1} {:.1}",
                    100.0 * (best - mean.mean) / (best - worst),
                    100.0 * mean.error() / (best - worst)
                )
            }
            _ => "not known".to_owned(),
        };
        let exact = if best.is_some() { format!("{took:.2}") } else { format!("over {MOST} states") };
        println!("| {people} | {hours} | {worlds} | {states} | {exact} | {learned:.1} | {gap} |");
    }
}
