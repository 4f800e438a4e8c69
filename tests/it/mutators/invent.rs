//! Conditions and effects that nobody wrote, with ids that the scenario has.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use warroom::scenario::Scenario;

/// One of the ids of a list, in quotes.
fn id<T>(dice: &mut ChaCha8Rng, list: &[T], id: impl Fn(&T) -> &str) -> String {
    if list.is_empty() {
        return "\"none\"".into();
    }
    format!("{:?}", id(&list[dice.random_range(0..list.len())]))
}

fn bound(dice: &mut ChaCha8Rng) -> String {
    let number = ["0", "1", "5", "50", "1000", "\"1h\"", "4294967295"][dice.random_range(0..7)];
    if dice.random() { format!("AtLeast({number})") } else { format!("AtMost({number})") }
}

fn duration(dice: &mut ChaCha8Rng) -> &'static str {
    ["\"0m\"", "\"1m\"", "\"45m\"", "\"1d\"", "\"104d\"", "\"728d\"", "\"1048320m\"", "\"4294967295m\""]
        [dice.random_range(0..8)]
}

fn moment(dice: &mut ChaCha8Rng) -> &'static str {
    ["\"Mon 00:00\"", "\"Tue 17:52\"", "\"Wed 22:00\"", "\"Fri+1 22:00\"", "\"Sun+104 23:59\""][dice.random_range(0..5)]
}

/// A condition.
pub fn cond(dice: &mut ChaCha8Rng, s: &Scenario, depth: u32) -> String {
    if depth > 0 && dice.random_range(0..3) == 0 {
        let (a, b) = (cond(dice, s, depth - 1), cond(dice, s, depth - 1));
        return match dice.random_range(0..3) {
            0 => format!("All([{a}, {b}])"),
            1 => format!("Any([{a}, {b}])"),
            _ => format!("Not({a})"),
        };
    }
    let known = id(dice, &s.known, |item| &item.id);
    let person = id(dice, &s.cast, |item| &item.id);
    let risk = id(dice, &s.risks, |item| &item.id);
    let measure = id(dice, &s.measures, |item| &item.id);
    match dice.random_range(0..35) {
        0 => "Always".into(),
        1 => "Never".into(),
        2 => format!("Known({known})"),
        3 => format!("Learned({known})"),
        4 => format!("Seen({risk})"),
        5 => format!("Recorded({risk})"),
        6 => format!("Flag({})", id(dice, &s.flags, |item| &item.id)),
        7 => format!("Chose({})", id(dice, &s.choices, |item| &item.id)),
        8 => format!("Visited({})", id(dice, &s.visits, |item| &item.id)),
        9 => format!("Agreed({measure})"),
        10 => format!("Proposed({measure})"),
        11 => format!("Window({})", id(dice, &s.windows, |item| &item.id)),
        12 => format!("Trust({person}, {})", bound(dice)),
        13 => format!("Tension({}, {})", id(dice, &s.relations, |item| &item.id), bound(dice)),
        14 => format!("Before({})", moment(dice)),
        15 => format!("After({})", moment(dice)),
        16 => format!("Objects({person})"),
        17 => format!("Objections({})", bound(dice)),
        18 => format!("Rounds({})", bound(dice)),
        19 => format!("Decided({})", ["Approve", "Return", "Keep"][dice.random_range(0..3)]),
        20 => {
            s.authority.as_ref().map_or("Begun".into(), |a| format!("Ruled({})", id(dice, &a.rules, |item| &item.id)))
        }
        21 => format!("Happened({risk})"),
        22 => "Begun".into(),
        23 => "RolledBack".into(),
        24 => "RollbackFailed".into(),
        25 => "Implemented".into(),
        26 => format!("Outage({})", bound(dice)),
        27 => format!("Repair({})", bound(dice)),
        28 => format!("Found({})", ["None", "Minor", "Material", "Severe"][dice.random_range(0..4)]),
        29 => format!("Compliance({})", bound(dice)),
        30 => format!("Downtime({})", bound(dice)),
        31 => format!("World({})", id(dice, &s.worlds, |item| &item.id)),
        32 => format!("Real({risk})"),
        33 => format!("Mended({risk})"),
        _ => format!("Real({known})"),
    }
}

/// An effect.
pub fn effect(dice: &mut ChaCha8Rng, s: &Scenario, depth: u32) -> String {
    let person = id(dice, &s.cast, |item| &item.id);
    let measure = id(dice, &s.measures, |item| &item.id);
    let step = dice.random_range(-20..=20);
    let deeper = depth > 0;
    match dice.random_range(0..28) {
        0 | 1 => format!("Trust({person}, {step})"),
        2 => format!("TrustHere({step})"),
        3 => format!("Tension({}, {})", id(dice, &s.relations, |item| &item.id), step / 3),
        4 | 5 => {
            let who = &s.cast[dice.random_range(0..s.cast.len().max(1))];
            let asked = who.knows.first().map_or("nothing", |knows| s.questions[knows.asked.index()].as_str());
            format!("{}({:?}, {asked:?})", if dice.random() { "Ask" } else { "Press" }, who.id)
        }
        6 => format!("Learn({})", id(dice, &s.known, |item| &item.id)),
        7 => format!("Record({})", id(dice, &s.risks, |item| &item.id)),
        8 => format!("Set({})", id(dice, &s.flags, |item| &item.id)),
        9 => format!("Clear({})", id(dice, &s.flags, |item| &item.id)),
        10 => format!("Spend({person}, {})", duration(dice)),
        11 | 12 => format!("Wait({})", duration(dice)),
        13 => format!("Agree({measure})"),
        14 => format!("Drop({measure})"),
        15 => format!("Move({})", id(dice, &s.windows, |item| &item.id)),
        16 if deeper => {
            let (a, b) = (effect(dice, s, depth - 1), effect(dice, s, depth - 1));
            format!("Chance(\"c{}\", [({}, [{a}]), (1, [{b}])])", dice.random_range(0..4), dice.random_range(1..1000))
        }
        17 if deeper => format!("If({}, [{}])", cond(dice, s, 2), effect(dice, s, depth - 1)),
        18 if deeper => {
            format!("IfElse({}, [{}], [{}])", cond(dice, s, 2), effect(dice, s, depth - 1), effect(dice, s, depth - 1))
        }
        19 => "Complete".into(),
        20 => "ToWindow".into(),
        21 => "Begin".into(),
        22 => "RollBack".into(),
        23 => "PassNoReturn".into(),
        24 => format!("Mend({})", id(dice, &s.risks, |item| &item.id)),
        25 => format!("Outage({})", duration(dice)),
        26 => "Settle".into(),
        27 => "End".into(),
        _ => format!("TrustHere({step})"),
    }
}
