//! Moments and durations of the story's clock, in words.

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The day of the week of a moment (minutes since Monday 00:00 of the first week).
pub fn day(moment: u32) -> &'static str {
    DAYS[(moment / 1440 % 7) as usize]
}

/// A moment as people say it, seen from another: `Tuesday 17:52`, `Sunday of next week 02:00`, `Thursday in 2 weeks 18:00`.
pub fn moment(moment: u32, now: u32) -> String {
    let weeks = (moment / 10080).saturating_sub(now / 10080);
    let clock = clock(moment);
    let day = day(moment);
    match weeks {
        0 => format!("{day} {clock}"),
        1 => format!("{day} of next week, {clock}"),
        _ => format!("{day} in {weeks} weeks, {clock}"),
    }
}

/// The time of day of a moment, `17:52`.
pub fn clock(moment: u32) -> String {
    format!("{:02}:{:02}", moment / 60 % 24, moment % 60)
}

/// A duration in minutes as people say it: `45 min`, `1 h 30 min`, `2 days 4 h`.
pub fn duration(minutes: u32) -> String {
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let mut parts = Vec::new();
    if days > 0 {
        parts.push(if days == 1 { "1 day".to_owned() } else { format!("{days} days") });
    }
    if hours > 0 {
        parts.push(format!("{hours} h"));
    }
    if rest > 0 && days == 0 || parts.is_empty() {
        parts.push(format!("{rest} min"));
    }
    parts.join(" ")
}

/// A duration as one counts towards a date: `50 min`, up to two days `48 h`, and beyond `2 days 18 h`.
pub fn hours(minutes: u32) -> String {
    let hours = (minutes + 30) / 60;
    match (minutes, hours) {
        (0..120, _) => format!("{minutes} min"),
        (_, 0..=48) => format!("{hours} h"),
        _ => duration(hours * 60),
    }
}

#[cfg(test)]
mod tests {
    use super::hours;

    #[test]
    fn up_to_two_days_are_hours_and_more_are_days() {
        let told = [119, 120, 2888, 2912, 3960, 8289].map(hours);
        assert_eq!(told, ["119 min", "2 h", "48 h", "2 days 1 h", "2 days 18 h", "5 days 18 h"]);
    }
}
