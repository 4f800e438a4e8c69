//! Axes: marks at round numbers, and a clock that passes quickly where nothing was decided.

/// A stretch longer than this passes quickly, in minutes.
const LONG: u32 = 240;
/// What such a stretch counts.
const BROKEN: u32 = 110;
/// What a stretch counts at least, so that decisions of the same minute stay apart.
const SHORT: u32 = 16;
/// The room that a decision has for its number, in permille of the axis.
const NUMBER: u32 = 32;

/// Moments on an axis: where each stands, from 0 to 1, and whether the way to it from the one before is shorter than its
/// time.
pub fn moments(minutes: &[u32]) -> Vec<(f32, bool)> {
    let counts = |from: u32, to: u32| match to.saturating_sub(from) {
        LONG.. => BROKEN,
        time => time.max(SHORT),
    };
    let total: u32 = minutes.windows(2).map(|pair| counts(pair[0], pair[1])).sum();
    let steps = u32::try_from(minutes.len().saturating_sub(1)).unwrap_or(u32::MAX).max(1);
    let least = (700 / steps).min(NUMBER) as f32 / 1000.0;
    let rest = 1.0 - least * steps as f32;
    let mut out = Vec::with_capacity(minutes.len());
    let mut gone = 0;
    for (at, minute) in minutes.iter().enumerate() {
        let from = at.checked_sub(1).map(|before| minutes[before]);
        gone += from.map_or(0, |from| counts(from, *minute));
        let place = least * at as f32 + rest * gone as f32 / total.max(1) as f32;
        out.push((place, from.is_some_and(|from| minute.saturating_sub(from) >= LONG)));
    }
    out
}

/// The end of an axis of minutes that holds so many, and the distance of its marks.
pub fn minutes(most: u32) -> (u32, u32) {
    let step = [15, 30, 60, 120, 240, 480, 720, 1440].into_iter().find(|step| most <= step * 4).unwrap_or(2880);
    (most.div_ceil(step).max(2) * step, step)
}

/// The end of an axis of percent that holds so many permille, and the distance of its marks, in percent.
pub fn percent(most: u32) -> (u32, u32) {
    match most {
        0..=100 => (10, 5),
        101..=200 => (20, 10),
        201..=400 => (40, 20),
        401..=600 => (60, 20),
        _ => (100, 50),
    }
}

/// An axis of whole numbers: the distance of some five marks between two values.
pub fn step(low: i64, high: i64) -> i64 {
    let wide = (high - low).max(1);
    let steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000];
    steps.into_iter().find(|step| wide / step <= 6).unwrap_or(10_000)
}

/// Minutes as an axis tells them: `30 min`, `4 h`, `1 day`.
pub fn told(minutes: u32) -> String {
    match minutes {
        0 => "0".to_owned(),
        minutes if minutes % 1440 == 0 => crate::text::time::duration(minutes),
        minutes if minutes % 60 == 0 => format!("{} h", minutes / 60),
        minutes if minutes > 60 => format!("{} h {}", minutes / 60, minutes % 60),
        minutes => format!("{minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_of_time_runs_from_end_to_end_and_every_moment_has_room() {
        let places = moments(&[1000, 1000, 1010, 1030, 9000, 9001]);
        assert!(places[0].0 == 0.0 && (places[5].0 - 1.0).abs() < 1e-5, "{places:?}");
        assert!(places.windows(2).all(|pair| pair[1].0 - pair[0].0 > 0.031), "{places:?}");
        assert_eq!(places.iter().map(|place| place.1).collect::<Vec<_>>(), [false, false, false, false, true, false]);
        assert_eq!(moments(&[5]), [(0.0, false)]);
    }

    #[test]
    fn axes_end_at_round_numbers() {
        assert_eq!([0, 100, 421, 1300].map(minutes), [(30, 15), (120, 30), (480, 120), (1440, 480)]);
        assert_eq!([5, 350, 1000].map(percent), [(10, 5), (40, 20), (100, 50)]);
        assert_eq!(told(480), "8 h");
    }
}
