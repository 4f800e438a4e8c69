//! Papers: marks come in pairs or are reported at their place, and everything on a paper can be read in a terminal.

use super::common::{SMALL, flagship, scenario};
use warroom::diagnostics::Source;
use warroom::scenario::load;
use warroom::scenario::model::WorldId;
use warroom::sim::State;
use warroom::view::papers::{Ink, PartKind, papers};

/// The small scenario, where its change record says something else.
fn saying(text: &str) -> String {
    let old = "text: \"It says.\"";
    assert!(SMALL.contains(old));
    SMALL.replace(old, &format!("text: \"{text}\""))
}

#[test]
fn marks_without_a_partner_are_reported_where_they_stand() {
    for (text, fault, before) in [
        ("Build ~~19.20 is gone.", "nothing closes it", "Build "),
        ("A.\n\n  One ^^hand^^ and ~~half\n\n  of~~ it.", "nothing closes it", "and "),
        ("Old ~~one ^^new^^~~ two.", "within the other", "~~one "),
        ("Nothing ~~~~ here.", "nothing between", "Nothing ~~"),
        ("^^a^^ b ^^", "nothing closes it", " b "),
    ] {
        let file = saying(text);
        let source = Source::new("f", file.clone());
        let loaded = load(&source);
        let [only] = &loaded.diagnostics[..] else { panic!("{text}: {:?}", loaded.diagnostics) };
        assert!(only.code.0 == "W0326" && only.message.contains(fault), "{text}: {}", only.message);
        let span = only.span();
        let (head, mark) = (&file[..span.start as usize], &file[span.start as usize..span.end as usize]);
        assert!(["~~", "^^"].contains(&mark) && head.ends_with(before), "{text}: points behind {head:?}");
    }
}

#[test]
fn marks_in_pairs_become_passages_and_single_signs_mean_nothing() {
    let text = "Limit: ~5 % or 2^10, ~~old~~^^new^^ end.\n\n 3. A ^^step^^\n\n ^^Beside it.^^";
    let scenario = scenario(&saying(text));
    let all = papers(&scenario, &State::new(&scenario, 0, WorldId::at(0)));
    let [field, step, margin] = &all[0].parts[..] else { panic!("{:?}", all[0].parts) };
    let own = |ink, words: &str| (ink, words.to_owned());
    assert_eq!(field.kind, PartKind::Field("Limit".into()));
    let expected =
        [own(Ink::Print, "~5 % or 2^10, "), own(Ink::Struck, "old"), own(Ink::Hand, "new"), own(Ink::Print, " end.")];
    assert_eq!(field.words, expected);
    assert_eq!((&step.kind, step.words.len()), (&PartKind::Step("3".into()), 2));
    assert_eq!((&margin.kind, margin.plain().as_str()), (&PartKind::Margin, "[in the margin, by hand: Beside it.]"));
}

#[test]
fn the_papers_of_the_flagship_say_what_matters_later() {
    let scenario = flagship();
    let all = papers(&scenario, &State::new(&scenario, 0, WorldId::at(0)));
    let said = |key: &str| {
        let paper = all.iter().find(|paper| paper.key == key).expect("it lies on the desk");
        let parts = paper.parts.iter().map(|part| part.plain());
        let signed = paper.signed.iter().map(|line| line.plain());
        parts.chain(signed).chain([paper.stamp.clone(), paper.foot.clone()]).collect::<Vec<_>>().join("\n")
    };
    for (key, words) in [
        ("change-record", "[struck out: 19.20] [by hand: 19.22, amended 30 October]"),
        ("change-record", "Application team: signed by T. Wren, by delegation, build 19.20, 14 October."),
        ("change-record", "Service owner: not signed, informed by circular."),
        ("cab-minutes", "APPROVED 23 OCT"),
        ("audit-letter", "the hosts and the patch level"),
        ("plan-rp7", "11 March / bld 19.18"),
        ("plan-rp7", "[in the margin, by hand: ask me before 19.20. B.]"),
    ] {
        assert!(said(key).contains(words), "{key} does not say {words:?}:\n{}", said(key));
    }
}
