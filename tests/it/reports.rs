//! What is handed on: whole, readable without colour or overlap, true to the record, and safe from what a scenario says.

use super::common::{SMALL, flagship, scenario, script, small};
use super::mutators::player::played;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Output};
use std::sync::Arc;
use warroom::debrief::what_if::Then;
use warroom::report::chart::{self, Course, Ways};
use warroom::report::drawing::{Anchor, Dash, Drawing, Item, width};
use warroom::report::model::{CompetencePage, DecisionPage, Gauge, OptionPage, Page, Targets};
use warroom::report::pir::{Appendix, pir};
use warroom::report::what_if::{Column, OtherWay};
use warroom::report::{html, markdown, pdf};
use warroom::scenario::Scenario;
use warroom::score::total::Word;
use warroom::session::Record;

/// Words that would do harm where they were not written as words.
const HOSTILE: &str = "<script>alert(1)</script> & \"q\" 'a' ]]> <!-- ";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn well_formed(page: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    roxmltree::Document::parse_with_options(page, options).expect("the page is well-formed")
}

/// The small scenario with harmful words in every text.
fn hostile() -> Arc<Scenario> {
    let quoted = HOSTILE.replace('"', "\\\"");
    let mut text = SMALL.to_owned();
    for field in ["title: \"", "text: \"", "say: \"", "role: \"", "source: \"", "why: (text: \""] {
        text = text.replace(&format!(" {field}"), &format!(" {field}{quoted}"));
    }
    scenario(&text)
}

#[test]
fn the_review_of_a_play_reads_as_agreed() {
    let written = markdown::markdown(&pir(&played(small(), 3), Appendix::Left));
    let path = root().join("tests/it/reports/small.md");
    if std::env::var_os("WARROOM_AGREE").is_some() {
        std::fs::write(&path, &written).expect("the agreed text is written");
    }
    let agreed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, agreed, "read it, and agree to it with WARROOM_AGREE=1");
}

#[test]
fn a_hostile_scenario_stays_words() {
    for seed in 0..6 {
        let document = pir(&played(hostile(), seed), Appendix::Trainer);
        let page = html::document(&document);
        let tree = well_formed(&page);
        assert!(tree.descendants().all(|node| node.tag_name().name() != "script"));
        let words: String = tree.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
        assert!(words.contains("<script>alert(1)</script> & \"q\" 'a' ]]>"), "the words are all there");
        let plain = markdown::markdown(&document);
        assert!(!plain.contains("<script>") && !plain.contains("<!--"), "Markdown passes HTML on");
        assert!(pdf::pdf(&document).expect("a PDF").starts_with(b"%PDF-"));
    }
}

#[test]
fn a_hostile_review_stays_words() {
    let hostile = || HOSTILE.to_owned();
    let option =
        |taken| OptionPage { says: hostile(), taken, line: hostile(), odds: hostile(), ..OptionPage::default() };
    let decision = DecisionPage {
        number: 1,
        when: hostile(),
        scene: hostile(),
        said: hostile(),
        word: Some(Word::Costly),
        options: vec![option(true), option(false)],
        why: vec![(hostile(), Some([hostile(), hostile(), hostile()]))],
        ..DecisionPage::default()
    };
    let row = CompetencePage {
        id: hostile(),
        name: hostile(),
        shown: vec![(1, 2, hostile(), hostile())],
        ..Default::default()
    };
    let column = || Column {
        over: true,
        ending: hostile(),
        sum: vec![(hostile(), 1, None)],
        course: vec![Gauge { decision: Some(1), ..Gauge::default() }, Gauge::default()],
        came: vec![(hostile(), hostile())],
        ..Column::default()
    };
    let way = OtherWay {
        decision: 1,
        taken: hostile(),
        line: hostile(),
        said: hostile(),
        yours: column(),
        other: column(),
        then: Then::Own,
        steps: vec![(hostile(), hostile()), (hostile(), hostile())],
        own: 1,
        shut: Some((3, hostile())),
        ..OtherWay::default()
    };
    let page = Page {
        title: hostile(),
        ending: hostile(),
        world: Some((hostile(), hostile())),
        identity: hostile(),
        total: Some(1),
        sum: vec![(hostile(), 1, None)],
        parts: vec![(hostile(), 1, hostile())],
        how: hostile(),
        decisions: vec![decision],
        profile: vec![row],
        practise: vec![hostile()],
        conduct: vec![(1, hostile())],
        modes: vec![(hostile(), [1, 1, 1])],
        course: vec![Gauge { decision: Some(1), ..Gauge::default() }, Gauge::default()],
        night: vec![(hostile(), true, 5)],
        what_if: vec![way.clone(), way],
        ..Page::default()
    };
    let page = html::review(&page);
    let tree = well_formed(&page);
    assert!(tree.descendants().all(|node| node.tag_name().name() != "script"));
    for chart in tree.descendants().filter(|node| node.attribute("role") == Some("img")) {
        let has = |name: &str| chart.children().any(|node| node.tag_name().name() == name && node.text().is_some());
        assert!(has("title") && has("desc"), "a chart says what it shows");
    }
    assert_eq!(page.matches("href=\"#what-if-1\"").count(), 1, "the decision leads to its other way");
    let ids: Vec<&str> = tree.descendants().filter_map(|node| node.attribute("id")).collect();
    let links = tree.descendants().filter_map(|node| node.attribute("href")?.strip_prefix('#'));
    links.for_each(|to| assert!(ids.contains(&to), "nothing is called {to}"));
}

#[test]
fn the_document_tells_nothing_that_the_play_did_not_show() {
    for name in ["no-way-back", "friendly-week", "emergency", "out-again"] {
        let whole = script(name);
        let scenario = flagship();
        let told = markdown::markdown(&pir(&whole, Appendix::Left));
        for world in &scenario.worlds {
            assert!(!told.contains(scenario.text(world.text)), "{name} tells a world");
        }
        for need in scenario.known.iter().skip(scenario.facts) {
            assert!(!told.contains(scenario.text(need.text)), "{name} tells what was said in confidence");
        }
        let with = markdown::markdown(&pir(&whole, Appendix::Trainer));
        assert!(with.contains("appendix") && !told.contains("appendix"));
        // Half-way nothing is known of how it ends, and the appendix waits.
        let half = whole.branch(8).expect("a decision");
        let told = markdown::markdown(&pir(&half, Appendix::Trainer));
        assert!(told.contains("Interim") && !told.contains("appendix") && !told.contains("It happened"), "{told}");
        let unseen = scenario
            .risks
            .iter()
            .filter(|risk| risk.hidden_until.is_some_and(|what| half.state().known & what.bit() == 0));
        unseen.for_each(|risk| {
            assert!(!told.contains(scenario.text(risk.title)), "{name} tells a risk that is not in sight")
        });
    }
}

#[test]
fn every_action_has_one_owner_and_a_date_that_is_no_weekend() {
    for seed in 0..40 {
        let told = markdown::markdown(&pir(&played(flagship(), seed), Appendix::Left));
        let actions =
            told.split("## Actions").nth(1).and_then(|rest| rest.split("## Lessons").next()).expect("actions");
        for row in actions.lines().filter(|line| line.starts_with("| ")).skip(2) {
            let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
            let [what, owner, by] = cells[..] else { panic!("{row}") };
            let people = flagship();
            let known =
                people.cast.iter().any(|person| people.text(person.name) == owner) || owner == "Change coordinator";
            assert!(what.ends_with('.') && known && by.contains(':'), "seed {seed}: {row}");
            assert!(what.starts_with("Carry out") || !by.starts_with('S'), "seed {seed}: {row}");
        }
    }
}

#[test]
fn a_pdf_opens_with_its_headings_type_and_structure() {
    let bytes = pdf::pdf(&pir(&script("friendly-week"), Appendix::Trainer)).expect("a PDF");
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    assert!(text.starts_with("%PDF-1.") && text.trim_end().ends_with("%%EOF"));
    let start = text.rsplit("startxref").next().and_then(|rest| rest.split_whitespace().next()).expect("a start");
    let start: usize = start.parse().expect("a number");
    assert!(bytes[start..].starts_with(b"xref"), "it ends where its table starts");
    for heading in ["Summary", "What happened", "Risk register", "Actions", "Lessons", "Who is told"] {
        assert!(text.contains(&format!("/Title({heading})")), "no bookmark for {heading}");
    }
    assert!(text.contains("IBMPlexSans") && text.contains("IBMPlexSerif"), "its type is embedded");
    for part in ["/S/H1", "/S/Table", "/S/TH", "/S/Figure", "/MarkInfo"] {
        assert!(text.contains(part), "no {part}: a screen reader finds no structure");
    }
    assert!(text.matches("/Type/Page/").count() >= 4 && text.matches("/FontFile2").count() == 4);
}

/// Words must not lie over each other, nor leave the drawing.
fn legible(drawing: &Drawing, name: &str) {
    let words = drawing.items.iter().filter_map(|item| match item {
        Item::Words { at, words, size, anchor, bold, .. } => {
            // The estimate is wide on purpose; faces are narrower.
            let wide = width(words, *size) * if *bold { 1.04 } else { 0.93 };
            let from = match anchor {
                Anchor::Start => at.0,
                Anchor::Middle => at.0 - wide / 2.0,
                Anchor::End => at.0 - wide,
            };
            Some((from, from + wide, at.1 - size * 0.72, at.1 + size * 0.2, words))
        }
        _ => None,
    });
    let boxes: Vec<_> = words.collect();
    for (at, one) in boxes.iter().enumerate() {
        assert!(one.0 > -1.0 && one.1 < drawing.wide + 1.0, "{name}: {:?} leaves the chart", one.4);
        assert!(one.2 > -1.0 && one.3 < drawing.high + 1.0, "{name}: {:?} leaves the chart", one.4);
        for other in &boxes[at + 1..] {
            let apart = one.1 <= other.0 || other.1 <= one.0 || one.3 <= other.2 || other.3 <= one.2;
            assert!(apart, "{name}: {:?} lies over {:?}", one.4, other.4);
        }
    }
}

#[test]
fn no_words_of_a_chart_lie_over_others() {
    let targets = Targets { trust: 45, compliance: 150, downtime: 30 };
    for count in [1_usize, 3, 20, 45, 90] {
        for (pace, wide) in [(1, 880.0), (15, 880.0), (15, 720.0), (400, 880.0), (3000, 720.0)] {
            let gauge = |at: usize| Gauge {
                at: 17 * 60 + (at as u32) * pace,
                decision: (at < count).then_some(at + 1),
                trust: (40, 42),
                compliance: (0, 420, 1000),
                downtime: (0, 95, 900),
            };
            let gauges: Vec<Gauge> = (0..=count).map(gauge).collect();
            let heavy: Vec<usize> = (1..=count).step_by(4).collect();
            for trust in [true, false] {
                let course = Course { gauges: &gauges, targets: &targets, heavy: &heavy, trust };
                legible(
                    &chart::course(&course, wide).expect("a chart"),
                    &format!("{count} decisions, one in {pace} min"),
                );
            }
            let better = Gauge { at: gauge(count).at + 500, trust: (41, 60), downtime: (0, 0, 0), ..gauge(count) };
            let other: Vec<Gauge> = gauges[..count].iter().cloned().chain([better]).collect();
            for wide in [wide, 440.0] {
                let named = "with this, then the textbook";
                let ways = Ways { yours: &gauges, other: &other, named, parts: count.div_ceil(2), targets: &targets };
                let drawing = chart::ways(&ways, wide).expect("a chart");
                legible(&drawing, &format!("two ways of {count} decisions, {wide} wide"));
                let dashed = drawing.items.iter().filter(|item| matches!(item, Item::Line { dash: Dash::Dashed, .. }));
                // One in the legend, and one in each of the three.
                assert_eq!(dashed.count(), 4, "the other way is told apart by its dashes");
                assert!(
                    drawing.says.contains("Expected service lost: in the end 1 h 35 as you played, none with this")
                );
            }
        }
    }
    let parts = [("Expected", 850), ("Judgement", -615), ("The world", 27), ("Luck", -400)];
    let parts: Vec<(String, i64, String)> = parts.map(|(name, points)| (name.into(), points, String::new())).into();
    legible(&chart::waterfall(&parts, 880.0).expect("a chart"), "waterfall");
    let modes: Vec<(String, [usize; 3])> =
        vec![("Collaborating".into(), [9, 2, 1]), ("Accommodating".into(), [0, 0, 1])];
    legible(&chart::modes(&modes, 880.0).expect("a chart"), "modes");
    let row = |name: &str| CompetencePage {
        id: "C1".into(),
        name: name.into(),
        counts: [1, 22, 3, 0, 5],
        median: Some(2),
        ..Default::default()
    };
    let rows = [
        row("Short"),
        row("A name of a competency that is far too long to stand in any chart that has five columns beside it"),
    ];
    legible(&chart::levels(&rows, 880.0).expect("a chart"), "levels");
}

/// A folder of its own for a test, removed at its end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("warroom-reports-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    pub fn run(&self, args: &[&str]) -> Output {
        let mut command = Process::new(env!("CARGO_BIN_EXE_warroom"));
        command.args(args).current_dir(&self.0).env("WARROOM_HOME", &self.0).env("NO_COLOR", "1");
        command.output().expect("the program runs")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_command_line_writes_it_and_says_what_is_wrong() {
    let folder = Folder::new("line");
    let whole = script("friendly-week");
    std::fs::write(folder.0.join("whole.jsonl"), Record::of(&whole).to_text()).expect("a record");
    let half = whole.branch(5).expect("a decision");
    std::fs::write(folder.0.join("half.jsonl"), Record::of(&half).to_text()).expect("a record");
    for (file, starts) in
        [("a.md", "# Post-implementation review"), ("new/a.html", "<!DOCTYPE html>"), ("a.pdf", "%PDF-")]
    {
        let ran = folder.run(&["report", "whole.jsonl", "-o", file]);
        assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
        assert!(std::fs::read(folder.0.join(file)).expect("a file").starts_with(starts.as_bytes()), "{file}");
    }
    let ran = folder.run(&["report", "half.jsonl", "--appendix"]);
    assert_eq!(ran.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&ran.stdout).contains("Interim: the play is not over."));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("appendix is left out"));
    let wrong = [
        (&["report", "whole.jsonl", "-o", "a.docx"][..], 1, ".docx does not say what to write"),
        (&["report", "whole.jsonl", "--format", "word"], 2, "invalid value 'word'"),
        (&["report", "whole.jsonl", "-o", "a.md/b.md"], 1, "nothing was written"),
        (&["report", "whole.jsonl", "--format", "pdf", "-o", "new"], 1, "this is a folder"),
        (&["report", "none.jsonl"], 1, "is the path right?"),
        (&["review", "whole.jsonl", "--format", "html", "-o", "a.md/b.html"], 1, "nothing was written"),
    ];
    for (args, code, says) in wrong {
        let ran = folder.run(args);
        let told = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(code), "{args:?}: {told}");
        assert!(told.contains(says), "{args:?}: {told}");
    }
}
