//! The three gauges as scales, with words beside the numbers.

use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::Finding;
use crate::sim::{State, gauges};
use crate::text::{terms, time};

/// One gauge.
#[derive(Clone, PartialEq, Debug)]
pub struct Scale {
    /// Its name.
    pub name: &'static str,
    /// The band and its centre, in permille of the whole scale.
    pub low: u32,
    /// The centre.
    pub centre: u32,
    /// The upper end.
    pub high: u32,
    /// A second value on the same scale: for trust the plain mean of all.
    pub mean: Option<u32>,
    /// The target, in permille of the scale.
    pub target: u32,
    /// Whether more is better.
    pub more_is_better: bool,
    /// What it says, in words.
    pub words: String,
    /// A second line: who, how grave, how bad at worst.
    pub detail: String,
    /// How much of it has been examined, in words.
    pub sure: &'static str,
}

/// The three gauges.
#[derive(Clone, PartialEq, Debug)]
pub struct Gauges {
    /// Trust: the lowest person first.
    pub trust: Scale,
    /// Compliance risk.
    pub compliance: Scale,
    /// Downtime.
    pub downtime: Scale,
}

/// The minutes at the far end of the scale of downtime.
pub const MOST_MINUTES: u32 = 480;

/// The gauges of a state.
pub fn gauges(scenario: &Scenario, state: &State) -> Gauges {
    let trust = gauges::trust(scenario, state);
    let band = words::trust_band(trust.lowest);
    let risk = gauges::compliance(scenario, state);
    let severity = gauges::severity(scenario, state);
    let downtime = gauges::downtime(scenario, state);
    let share = |minutes: u32| minutes.min(MOST_MINUTES) * 1000 / MOST_MINUTES;
    let who = trust.lowest_person.map_or("Nobody", |person| words::first_name(scenario, person));
    Gauges {
        trust: Scale {
            name: "Trust",
            low: band as u32 * 200,
            centre: band as u32 * 200 + 100,
            high: band as u32 * 200 + 200,
            mean: Some(u32::from(trust.mean) * 10),
            target: u32::from(scenario.scoring.trust) * 10,
            more_is_better: true,
            words: format!("Lowest: {who}, {}", words::TRUST[band]),
            detail: format!("Mean of all: {}", words::TRUST[words::trust_band(trust.mean)]),
            sure: if state.ended.is_some() { "in the end" } else { "as far as faces tell" },
        },
        compliance: Scale {
            name: "Compliance risk",
            low: risk.low,
            centre: risk.centre,
            high: risk.high,
            mean: None,
            target: u32::from(scenario.scoring.compliance),
            more_is_better: false,
            words: chance(risk),
            detail: match severity {
                Finding::None if state.ended.is_some() => "The auditor wrote nothing".into(),
                Finding::None => "Nothing known that an auditor would write".into(),
                other if state.ended.is_some() => format!("The auditor wrote {}", terms::finding(other)),
                other => format!("At worst {}", terms::finding(other)),
            },
            sure: sure(risk, 1000, state.settled),
        },
        downtime: Scale {
            name: "Downtime",
            low: share(downtime.band.low),
            centre: share(downtime.band.centre),
            high: share(downtime.band.high),
            mean: None,
            target: share(scenario.scoring.downtime),
            more_is_better: false,
            words: if downtime.band.low == downtime.band.high {
                time::duration(downtime.band.centre)
            } else {
                format!("{} to {}", time::duration(downtime.band.low), time::duration(downtime.band.high))
            },
            detail: if state.settled && downtime.band.high == 0 {
                "No service was lost beyond the plan".into()
            } else if state.settled {
                "Service was lost for so long".into()
            } else if downtime.ninety.high == 0 {
                "No service lost in nine nights of ten".into()
            } else {
                format!("One night in ten {} or more", time::duration(downtime.ninety.high))
            },
            sure: sure(downtime.band, MOST_MINUTES, state.settled),
        },
    }
}

/// A chance in words and percent.
fn chance(band: gauges::Band) -> String {
    let percent = |permille: u32| (permille + 5) / 10;
    if percent(band.low) == percent(band.high) {
        format!("{} %", percent(band.centre))
    } else {
        format!("{} to {} %", percent(band.low), percent(band.high))
    }
}

/// How much is known, by the width of the band.
fn sure(band: gauges::Band, whole: u32, settled: bool) -> &'static str {
    let width = u64::from(band.high - band.low) * 1000 / u64::from(whole.max(1));
    match width {
        _ if settled => "settled",
        0..=60 => "examined",
        61..=250 => "partly examined",
        _ => "not examined",
    }
}
