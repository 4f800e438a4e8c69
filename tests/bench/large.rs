//! A generated scenario of ten thousand scenes, as large as nobody would write one.

use std::fmt::Write as _;

/// Its text: a chain of decisions with lines, conditions, effects, replies and reasons.
pub fn text(scenes: usize) -> String {
    let base = include_str!("../it/check/base.ron");
    let (before, after) = base.split_once("        (id: \"table\", kind: Table").expect("the base has a table");
    let mut out = before.replacen("to: \"table\"", "to: \"d0\"", 1);
    for at in 0..scenes {
        let next = if at + 1 == scenes { "table".to_owned() } else { format!("d{}", at + 1) };
        let (first, second) = if at % 2 == 0 { (4, 2) } else { (2, 4) };
        let _ = write!(
            out,
            "        (id: \"d{at}\", with: [\"mara\"],\n\
             \x20           lines: [(when: Known(\"scripts-changed\"), by: \"mara\", say: \"The {at}th time.\"), (otherwise: true, by: \"mara\", say: \"Again?\")],\n\
             \x20           choices: [\n\
             \x20               (id: \"d{at}a\", takes: \"5m\", mode: Collaborating, shows: [(\"C3\", {first})], say: \"What do you see now?\",\n\
             \x20                effects: [Trust(\"mara\", 1)], reply: [(by: \"mara\", say: \"More than before.\")], to: \"{next}\",\n\
             \x20                why: (text: \"One looks, and looks again.\", source: \"CE2\")),\n\
             \x20               (id: \"d{at}b\", mode: Competing, shows: [(\"C3\", {second})], say: \"It stays as it is, and for good reasons.\",\n\
             \x20                when: All([Trust(\"mara\", AtLeast(10)), Not(Known(\"it-runs\"))]),\n\
             \x20                effects: [Trust(\"mara\", -1)], reply: [(by: \"mara\", say: \"Then it does.\")], to: \"{next}\",\n\
             \x20                why: (text: \"One holds on.\", source: \"CE4\")),\n\
             \x20           ]),\n"
        );
    }
    out + "        (id: \"table\", kind: Table" + after
}
