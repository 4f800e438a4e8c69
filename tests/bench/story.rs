//! Stories made to measure, for benchmarks and for tests of the search.

use std::fmt::Write as _;
use std::sync::Arc;
use warroom::diagnostics::Source;
use warroom::scenario::{Scenario, load};

/// A story with a hub, a table and a night: so many people to see, hours to see them in, and worlds.
pub fn story(people: usize, hours: usize, worlds: usize) -> Arc<Scenario> {
    let mut text = String::from(
        "(format: 1, id: \"growth\", version: \"1\", title: \"Growth\", clock: (now: \"Mon 09:00\", windows: [",
    );
    text.push_str("(id: \"soon\", title: \"Soon\", opens: \"Tue 22:00\", lasts: \"4h\", approved: true), (id: \"later\", title: \"Later\", opens: \"Thu 22:00\", lasts: \"4h\", adds: [\"late\"])]),\nworlds: [");
    for world in 0..worlds {
        let holds: Vec<String> =
            (0..people).filter(|at| (at + world) % 2 == 0).map(|at| format!("\"fact{at}\", \"risk{at}\"")).collect();
        let _ = write!(
            text,
            "(id: \"w{world}\", weight: {}, default: {}, holds: [{}]),",
            1 + world % 3,
            world == 0,
            holds.join(", ")
        );
    }
    text.push_str("],\ncast: [");
    for at in 0..people {
        let _ = write!(
            text,
            "(id: \"p{at}\", name: \"P{at}\", role: \"R\", trust: {}, hours: \"9h\", demand: {}, windows: [(\"later\", 3)], needs: [(id: \"need{at}\", weight: 10, text: \"To see it.\")], knows: [(tells: \"fact{at}\", asked: \"q{at}\", trust: {}), (tells: \"need{at}\", asked: \"n{at}\", trust: 40)]),",
            44 + 3 * (at % 4),
            4 + at % 3,
            48 + at % 3
        );
    }
    text.push_str("],\nfacts: [");
    for at in 0..people {
        let _ = write!(text, "(id: \"fact{at}\", title: \"F{at}\", text: \"F.\"),");
    }
    text.push_str("],\nrisks: [(id: \"late\", title: \"Late\", likelihood: 400, finding: Material),");
    for at in 0..people {
        let _ = write!(
            text,
            "(id: \"risk{at}\", title: \"K{at}\", likelihood: {}, outage: \"{}h\", hidden_until: \"fact{at}\"),",
            200 + 90 * (at % 4),
            1 + at % 3
        );
    }
    text.push_str("],\nmeasures: [");
    for at in 0..people.min(5) {
        let _ = write!(
            text,
            "(id: \"m{at}\", title: \"M{at}\", owner: \"p{at}\", hours: [(\"p{at}\", \"6h\"), (\"p{}\", \"4h\")], lead: \"6h\", treats: [(risk: \"risk{at}\", likelihood: 40)], serves: [\"need{at}\"], needs: Known(\"fact{at}\")),",
            (at + 1) % people
        );
    }
    let _ = write!(
        text,
        "],\nstart: \"hub\", scenes: [(id: \"hub\", kind: Hub, until: [(at: \"Mon {:02}:00\")], to: \"table\", visits: [",
        9 + hours
    );
    for at in 0..people {
        let _ = write!(
            text,
            "(id: \"v{at}\", title: \"V{at}\", with: [\"p{at}\"], takes: \"30m\", choices: [(id: \"ask{at}\", say: \"What?\", takes: \"30m\", shows: [(\"C3\", 4)], effects: [Trust(\"p{at}\", 6), Ask(\"p{at}\", \"q{at}\")]), (id: \"need{at}-why\", say: \"Why?\", takes: \"15m\", shows: [(\"C2\", 3)], effects: [Trust(\"p{at}\", 3), Ask(\"p{at}\", \"n{at}\")]), (id: \"push{at}\", say: \"You will.\", shows: [(\"C2\", 1)], effects: [Trust(\"p{at}\", -6)])]),"
        );
    }
    let with: Vec<String> = (0..people).map(|at| format!("\"p{at}\"")).collect();
    let _ = write!(
        text,
        "]), (id: \"table\", kind: Table, rounds: 1, takes: \"30m\", with: [{}], to: \"night\"),",
        with.join(", ")
    );
    text.push_str("(id: \"night\", kind: Night, effects: [Complete, ToWindow, Begin], choices: [(id: \"on\", say: \"On.\", effects: [Settle, End]), (id: \"off\", say: \"Back.\", effects: [RollBack, Settle, End])])],\nendings: [(id: \"done\", title: \"Done\", text: \"Done.\")])");
    let loaded = load(&Source::new("growth.ron".to_owned(), text));
    let wrong: Vec<String> = loaded.diagnostics.iter().take(3).map(|diagnostic| diagnostic.message.clone()).collect();
    Arc::new(loaded.scenario.unwrap_or_else(|| panic!("the story loads: {wrong:?}")))
}
