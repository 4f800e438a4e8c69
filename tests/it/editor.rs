//! What an editor is told about a file that is being written; `¦` marks the cursor.

use super::common::{FLAGSHIP, SMALL};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::{BTreeMap, BTreeSet};
use warroom::diagnostics::{Diagnostic, Severity, Span};
use warroom::editor::complete::{Item, complete};
use warroom::editor::fixes::fixes;
use warroom::editor::hover::hover;
use warroom::editor::ids::{Mention, definitions, together, under};
use warroom::editor::outline::{Entry, outline};
use warroom::editor::places::walk;
use warroom::editor::rename::rename;
use warroom::editor::sheet::diagnose;
use warroom::editor::{Encoding, Lines, Position, Sheet, replace};
use warroom::scenario::decode::Thing;

/// A text without its cursor, and where that was.
fn cursor(text: &str) -> (Sheet, usize) {
    let at = text.find('¦').expect("a cursor");
    (Sheet::new(text.replacen('¦', "", 1)), at)
}

/// The small scenario with something in place of something; the cursor may be in it.
fn small(old: &str, new: &str) -> String {
    assert!(SMALL.contains(old), "the small scenario does not hold {old}");
    SMALL.replacen(old, new, 1)
}

/// A text after some changes.
fn changed(text: &str, edits: &[(Span, String)]) -> String {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut out = text.to_owned();
    for (span, new) in edits {
        out.replace_range(span.start as usize..span.end as usize, &new);
    }
    out
}

fn errors(text: &str) -> Vec<Diagnostic> {
    let mut all = diagnose("scenario.ron", text);
    all.retain(|diagnostic| diagnostic.severity == Severity::Error);
    all
}

fn labels(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.label.as_str()).collect()
}

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Characters];

/// Columns counted the plain way.
fn column(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 => text.encode_utf16().count(),
        Encoding::Characters => text.chars().count(),
    }
}

#[test]
fn positions_are_exact_whatever_the_characters() {
    let mut dice = ChaCha8Rng::seed_from_u64(5);
    let pieces = ["a", "é", "漢", "🧭", "\n", "\r\n", "\r", "\t", "\u{feff}", "e\u{301}"];
    for _ in 0..400 {
        let count = dice.random_range(0..30);
        let text: String = (0..count).map(|_| pieces[dice.random_range(0..pieces.len())]).collect();
        let lines = Lines::new(&text);
        for encoding in ENCODINGS {
            for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
                let found = lines.position(&text, at, encoding);
                let (start, end) = lines.range(&text, found.line as usize);
                let expected = if at <= end { column(&text[start..at], encoding) } else { usize::MAX };
                if expected != usize::MAX {
                    assert_eq!(found.column as usize, expected, "{at} of {text:?}");
                    assert_eq!(lines.offset(&text, found, encoding), at, "{at} of {text:?}");
                    // A column inside a character is that of the character; one beyond the line is its end.
                    let (inside, beyond) =
                        (Position { column: found.column + 1, ..found }, Position { column: 1000, ..found });
                    let next = if at < end { at + c.len_utf8() } else { end };
                    let inside = lines.offset(&text, inside, encoding);
                    assert!(inside == next || (inside == at && column(&text[at..next], encoding) > 1), "{text:?}");
                    assert_eq!(lines.offset(&text, beyond, encoding), end);
                }
            }
            assert_eq!(lines.offset(&text, Position { line: 1000, column: 0 }, encoding), text.len());
        }
    }
}

#[test]
fn changes_of_a_part_come_to_the_same_as_in_the_editor() {
    let mut dice = ChaCha8Rng::seed_from_u64(6);
    for _ in 0..200 {
        let mut text = "(a: \"é🧭\",\r\nb: [1]\n)\r漢".to_owned();
        for _ in 0..6 {
            let sheet = Sheet::new(text.clone());
            let bounds: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
            let mut pick = || bounds[dice.random_range(0..bounds.len())];
            let (from, to) = (pick(), pick());
            let (from, to) = (from.min(to), from.max(to));
            for encoding in ENCODINGS {
                let at = |offset| sheet.lines().position(&text, offset, encoding);
                let back = |offset| sheet.lines().offset(&text, at(offset), encoding);
                let expected = format!("{}x\n🧭{}", &text[..back(from)], &text[back(to)..]);
                let mut found = text.clone();
                replace(&mut found, Some((at(from), at(to))), encoding, "x\n🧭");
                assert_eq!(found, expected);
            }
            text.replace_range(from..to, ["", "é", "\r\n", "🧭🧭"][dice.random_range(0..4)]);
        }
    }
}

#[test]
fn what_can_be_written_hangs_on_where_it_stands() {
    let offers = |text: &str, wanted: &[&str], never: &[&str]| {
        let (sheet, at) = cursor(text);
        let items = complete(&sheet, at);
        let found = labels(&items);
        for label in wanted {
            assert!(found.contains(label), "{label} is not offered among {found:?} in {text:.80}");
        }
        for label in never {
            assert!(!found.contains(label), "{label} is offered among {found:?} in {text:.80}");
        }
        items
    };
    let when = "accepts: [(when: Known(\"proof\")";
    let known = offers(&small(when, "accepts: [(when: Known(\"¦\")"), &["proof", "cover", "scripts"], &["copy", "ann"]);
    assert!(known.iter().any(|item| item.detail == "need: To see it run."), "{known:?}");
    // The quotes that are there are kept, and those that are missing are written.
    assert!(known.iter().all(|item| !item.plain.contains('"')));
    let bare = offers(&small(when, "accepts: [(when: Known(¦)"), &["proof"], &["copy"]);
    assert!(bare.iter().any(|item| item.plain == "\"proof\""), "{bare:?}");
    let open = offers(&small("lacks: \"proof\", tension", "lacks: \"pr¦\n tension"), &["proof", "cover"], &["scripts"]);
    assert!(open.iter().any(|item| item.plain == "proof\""), "{open:?}");
    offers(&small(when, "accepts: [(when: ¦"), &["Known", "All", "Trust", "Always"], &["proof", "Calm", "Settle"]);
    offers(&small(when, "accepts: [(when: Kn¦own(\"proof\")"), &["Known", "Learned"], &["proof"]);
    offers(&small("between: [\"ann\"", "between: [\"¦\""), &["ann", "bob"], &["proof"]);
    offers(&small("hair: Bun", "hair: ¦"), &["Bun", "Bald"], &["Calm"]);
    offers(&small("setting: Alone", "setting: ¦"), &["Alone", "Before"], &[]);
    // Only what this very person can be asked.
    let asked = "cast: [\n        (\n            id: \"ann\"";
    assert!(SMALL.contains(asked));
    let ask = SMALL.find("Ask(\"ann\", \"").expect("a question") + "Ask(\"ann\", \"".len();
    let (before, after) = SMALL.split_at(ask);
    let (_, after) = after.split_once('"').expect("its end");
    offers(&format!("{before}¦\"{after}"), &["what", "why"], &[]);
    let bob = format!("{}Ask(\"bob\", \"¦\"{after}", before.strip_suffix("Ask(\"ann\", \"").expect("the question"));
    offers(&bob, &["what"], &["why"]);
    // Fields that are not there yet, the required ones first.
    let fields =
        offers(&small("(id: \"bob\", name: \"Bob Yew\",", "(id: \"bob\", ¦"), &["name", "about"], &["id", "role"]);
    assert_eq!(fields[0].label, "name");
    assert_eq!((fields[0].plain.as_str(), fields[0].snippet.as_str()), ("name: \"\",", "name: \"$1\","));
    let fields = offers(&small("(id: \"bob\", name:", "(id: \"bob\" ¦ name:"), &["about"], &["name"]);
    assert!(fields.iter().all(|item| item.before.is_some()), "the comma before it is missing");
    let fields = offers(&small("trust: 55", "tru¦st: 55"), &["trust", "demand"], &["role"]);
    assert!(fields.iter().all(|item| !item.plain.contains(':')), "the colon is there already");
    offers(&small("opens: \"Wed 22:00\"", "opens: \"¦\""), &["Tue 17:52", "Fri+1 22:00"], &["Wed 22:00"]);
    offers(&small("lead: \"", "lead: \"¦"), &["30m", "1h"], &[]);
    offers("¦", &["(format, id, version, title, clock, cast, scenes, endings)"], &[]);
    offers("(¦)", &["format", "scenes"], &[]);
    offers("(format: 1, scenes: [¦])", &["(id)"], &["[ ]"]);
    offers("(format: 1, scenes: ¦)", &["[ ]"], &[]);
    offers(
        "(scenes: [(id: \"a\", choices: [(id: \"b\", say: \"é🧭\", shows: [(\"¦\", 3)])])])",
        &["C1", "C8"],
        &["CE2"],
    );
    offers("(scenes: [(id: \"a\", choices: [(why: (text: \"x\", source: \"¦\"))])])", &["CE2", "RM3"], &["C1"]);
    // Nothing in a text for people, nor in a comment.
    for text in ["(title: \"A ¦\")", "(// a ¦\n)", "(/* a\n ¦ */)", "(title: \"two\n ¦ lines\")"] {
        let (sheet, at) = cursor(text);
        assert_eq!(labels(&complete(&sheet, at)), [""; 0], "{text}");
    }
}

#[test]
fn whatever_the_loader_reads_somewhere_is_offered_there() {
    let sheet = Sheet::new(SMALL);
    let mut fields = 0;
    walk(sheet.place().expect("a scenario"), &mut |path| {
        let place = path.last().expect("a place");
        for field in place.record().map_or(&[][..], |_| place.fields()) {
            let items = complete(&sheet, field.name_span.start as usize + 1);
            assert!(labels(&items).contains(&field.name.as_str()), "{} is not offered: {items:?}", field.name);
            fields += 1;
        }
        if let Some((name, span, _)) = place.name() {
            let items = complete(&sheet, span.start as usize + 1);
            assert!(labels(&items).contains(&name), "{name} is not offered: {items:?}");
        }
    });
    assert!(fields > 300, "{fields}");
    for mention in sheet.mentions().iter().filter(|mention| !mention.own) {
        let items = complete(&sheet, mention.span.start as usize + 1);
        assert!(labels(&items).contains(&mention.id.as_str()), "{mention:?} is not offered: {:?}", labels(&items));
    }
}

#[test]
fn hovering_tells_the_words_of_the_reference_and_of_the_file() {
    let told = |text: &str| {
        let (sheet, at) = cursor(text);
        hover(&sheet, at).map(|hover| (sheet.slice(hover.span).to_owned(), hover.markdown))
    };
    let (word, words) = told(&small("hair: Bun", "ha¦ir: Bun")).expect("a field");
    assert_eq!(word, "hair");
    for part in ["Hair style.", "`Short` if left out", "one of the names of Hair", "`Braids`"] {
        assert!(words.contains(part), "{words}");
    }
    let (word, words) = told(&small("hair: Bun", "hair: Bu¦n")).expect("a name");
    assert_eq!((word.as_str(), words.contains("A knot on the head.")), ("Bun", true), "{words}");
    let (word, words) = told(&small("lacks: \"proof\", tension", "lacks: \"pro¦of\", tension")).expect("an id");
    assert_eq!(word, "\"proof\"");
    assert!(words.contains("To see it run.") && words.contains("need `proof`") && words.contains("used in"), "{words}");
    let (_, words) = told(&small("[(\"C", "[(\"¦C")).expect("a competency");
    assert!(words.contains("competency `C") && words.contains("\n5. "), "{words}");
    assert_eq!(told(&small("title: \"Small\"", "title: \"Sm¦all\"")), None);
    // Every field and every name of the format tells its doc comment.
    let sheet = Sheet::new(SMALL);
    walk(sheet.place().expect("a scenario"), &mut |path| {
        let place = path.last().expect("a place");
        if let Some((name, span, Some(info))) = place.name() {
            let words = hover(&sheet, span.start as usize).expect(name).markdown;
            assert!(words.starts_with(&format!("**{name}**")) && !info.doc.is_empty(), "{words}");
        }
    });
}

/// Everything in a file that other places name.
fn given(sheet: &Sheet) -> Vec<&Mention> {
    sheet.mentions().iter().filter(|mention| mention.own).collect()
}

/// A span that can be put in order.
type Place = (u32, u32);

fn at(span: Span) -> Place {
    (span.start, span.end)
}

/// A text in which some ids are replaced by others that nothing has, of the same length, so that every place stays.
fn without(text: &str, ids: &[Span]) -> String {
    let mut out = text.to_owned();
    for (nth, span) in ids.iter().enumerate() {
        let (start, end) = (span.start as usize + 1, span.end as usize - 1);
        let new = format!("{nth:~>width$}", width = end - start);
        assert_eq!(new.len(), end - start, "an id is too short to be told from {nth} others");
        out.replace_range(start..end, &new);
    }
    out
}

/// Takes the ids of things away, a few at once: what the loader then misses must be what the editor calls their uses. With
/// the number of uses that were compared.
fn agree(text: &str) -> usize {
    let sheet = Sheet::new(text);
    let apart = [Thing::Scenario, Thing::Chance, Thing::Question];
    let uses = |own: &Mention| -> BTreeSet<Place> {
        together(&sheet, own).iter().filter(|it| !it.own).map(|it| at(it.span)).collect()
    };
    // What names several things at once is found as long as one of them is there.
    let alone = |own: &&Mention| together(&sheet, own).iter().filter(|it| it.own).count() == 1;
    let mut rest: Vec<&Mention> =
        given(&sheet).into_iter().filter(|own| !apart.contains(&own.things[0])).filter(alone).collect();
    let mut compared = 0;
    while !rest.is_empty() {
        let (mut gone, mut expected) = (Vec::new(), BTreeSet::new());
        // One kind at a time: what treats a risk that is not there is not read any further.
        let kind = rest[0].things;
        rest.retain(|own| {
            let theirs = uses(own);
            // The loader lists 200 mistakes, and some places are looked up twice.
            let room = expected.len() + theirs.len() <= 60 && gone.len() < 30;
            let fits = own.things == kind && (gone.is_empty() || room);
            if fits {
                gone.push(own.span);
                expected.extend(theirs);
            }
            !fits
        });
        let found = errors(&without(text, &gone));
        // Of more than 200 mistakes only the first are listed.
        let listed = found.iter().find(|it| it.code.0 == "W0016").map_or(u32::MAX, |it| it.span().start);
        expected.retain(|place| place.0 < listed);
        let missed: BTreeSet<Place> = found
            .iter()
            .filter(|diagnostic| ["W0201", "W0203"].contains(&diagnostic.code.0))
            .map(|diagnostic| at(diagnostic.span()))
            .collect();
        let differ: Vec<&str> =
            expected.symmetric_difference(&missed).map(|it| &text[it.0 as usize..it.1 as usize]).collect();
        assert!(differ.is_empty(), "loader and editor disagree about {differ:?}");
        compared += expected.len();
    }
    compared
}

#[test]
fn the_editor_finds_what_the_loader_resolves() {
    let compared = agree(SMALL);
    assert!(compared > 60, "{compared}");
    let compared = agree(FLAGSHIP);
    assert!(compared > 1000, "{compared}");
}

#[test]
fn every_id_of_the_flagship_can_be_renamed() {
    let sheet = Sheet::new(FLAGSHIP);
    let mut all: BTreeMap<Place, (Span, String)> = BTreeMap::new();
    for own in given(&sheet) {
        let edits =
            rename(&sheet, own.span.start as usize + 1, &format!("{}-anew", own.id)).expect("it can be renamed");
        assert!(edits.iter().any(|(span, _)| *span == own.span));
        for edit in edits {
            // What belongs together is renamed together, whichever of it is asked; nothing else is touched twice.
            let before = all.insert(at(edit.0), edit.clone());
            assert!(before.is_none_or(|before| before == edit), "{edit:?} has two names");
        }
    }
    let built_in = [Thing::Competency, Thing::Factor];
    let named = |it: &&Mention| !it.id.is_empty() && !built_in.contains(&it.things[0]);
    assert_eq!(all.len(), sheet.mentions().iter().filter(named).count());
    let edits: Vec<(Span, String)> = all.into_values().collect();
    let found = errors(&changed(FLAGSHIP, &edits));
    assert!(found.is_empty(), "{:?}", found.first());
}

#[test]
fn a_new_id_that_would_change_the_meaning_is_refused() {
    let sheet = Sheet::new(SMALL);
    let start = |own: &str| SMALL.find(&format!("id: \"{own}\"")).expect(own) + "id: \"".len();
    let refused = |own: &str, new: &str| rename(&sheet, start(own), new).expect_err(new);
    assert_eq!(refused("bob", "ann"), "there is a person \"ann\" already");
    assert_eq!(refused("proof", "scripts"), "there is a fact \"scripts\" already");
    for new in ["", "two words", "qu\"ote", "back\\slash", "line\nbreak"] {
        assert!(refused("bob", new).starts_with("an id is one word"), "{new}");
    }
    // Worlds hold ids of risks, facts, needs and measures: one that two of them had would mean both.
    assert!(refused("scripts", "break").contains("a risk \"break\""));
    let choice = sheet.mentions().iter().find(|it| it.own && it.things == [Thing::Choice]).expect("a choice");
    assert!(rename(&sheet, choice.span.start as usize, "propose").expect_err("a command").contains("command"));
    let competency = SMALL.find("(\"C").expect("a competency") + 2;
    assert!(rename(&sheet, competency, "C9").expect_err("the rubric's").contains("rubric"));
    assert!(rename(&sheet, 0, "x").is_err());
}

#[test]
fn definitions_stand_where_an_id_is_given() {
    let sheet = Sheet::new(FLAGSHIP);
    let mut found = 0;
    for mention in sheet.mentions().iter().filter(|it| !it.own && !it.id.is_empty()) {
        let given = definitions(&sheet, mention);
        if [Thing::Competency, Thing::Factor].contains(&mention.things[0]) {
            continue;
        }
        assert!(!given.is_empty(), "{mention:?} has no definition");
        assert!(given.iter().all(|own| own.own && own.id == mention.id));
        found += 1;
    }
    assert!(found > 1000, "{found}");
    // The same question goes to whom it is put.
    let ask = FLAGSHIP.find("Ask(\"nadia\", \"what-changed\")").expect("a question") + 16;
    let mention = under(&sheet, ask).expect("the question");
    assert!(definitions(&sheet, mention).iter().all(|own| own.person.as_deref() == Some("nadia")));
}

#[test]
fn the_outline_names_everything_that_has_an_id() {
    fn ids(entries: &[Entry], out: &mut Vec<Place>) {
        for entry in entries {
            assert!(entry.span.start <= entry.name_span.start && entry.name_span.end <= entry.span.end, "{entry:?}");
            out.extend(entry.thing.map(|_| at(entry.name_span)));
            ids(&entry.inside, out);
        }
    }
    let sheet = Sheet::new(FLAGSHIP);
    let mut named: Vec<Place> = Vec::new();
    ids(&outline(&sheet), &mut named);
    let skipped = [Thing::Scenario, Thing::Question, Thing::Chance];
    let all: Vec<Place> =
        given(&sheet).into_iter().filter(|own| !skipped.contains(&own.things[0])).map(|own| at(own.span)).collect();
    named.sort_unstable();
    assert_eq!(named, all);
    let cast = outline(&sheet).into_iter().find(|entry| entry.name == "cast").expect("the cast");
    assert_eq!((cast.inside[0].name.as_str(), cast.inside[0].detail.as_str()), ("nadia", "Nadia Okafor"));
    assert_eq!(cast.inside[0].inside[0].name, "nadia-proof");
}

#[test]
fn a_fix_mends_what_it_is_offered_for() {
    // What is broken, how, the title of the first fix, and whether the file is whole again.
    let mend = |old: &str, new: &str, title: &str| {
        let broken = small(old, new);
        let sheet = Sheet::new(broken.clone());
        let diagnostics = diagnose("scenario.ron", &broken);
        let offered: Vec<_> = fixes(&sheet, &diagnostics, 0, broken.len());
        let found = offered.iter().find(|mend| mend.title == title);
        let titles: Vec<&str> = offered.iter().map(|mend| mend.title.as_str()).collect();
        let found = found.unwrap_or_else(|| panic!("no {title:?} among {titles:?} for {new}"));
        let mended = changed(&broken, &found.edits);
        let left = errors(&mended);
        assert!(left.is_empty(), "{new} is not mended by {title:?}: {:?}", left.first());
        mended
    };
    mend("lacks: \"proof\"", "lacks: \"prof\"", "Write \"proof\"");
    mend("setting: Alone", "setting: Alnoe", "Write Alone");
    mend("hair: Bun", "hiar: Bun", "Write hair");
    mend("trust: 55", "trust: \"55\"", "Write 55");
    mend("trust: 55", "trust: 101", "Write 100");
    mend("trust: 55, hours", "trust: 55 hours", "Add ,");
    mend("trust: 55", "trust = 55", "Write :");
    mend("trust: 55,", "trust: 55;", "Write ,");
    mend("name: \"Bob Yew\",", "name: Bob,", "Write \"Bob\"");
    mend("name: \"Bob Yew\",", "name: 'Bob Yew',", "Put it in double quotes");
    mend("version: \"1.0.0\",", "version: \"1.0.0,", "Add \"");
    mend("windows: [(\"later\", 4)]", "windows: (\"later\", 4)", "Put [ ] round it");
    mend("opens: \"Wed 22:00\"", "opens: \"Wednesday 22:00\"", "Write Wed");
    mend("lasts: \"4h\"", "lasts: 4", "Write \"4h\"");
    mend("setting: Alone", "setting: \"Alone\"", "Write Alone");
    mend("(lacks: \"proof\", tension: 2, say: \"Show me.\")", "(lacks: \"proof\", tension: 2)", "Add say: \"\"");
    // On a line of its own where the others are.
    let mended = mend("now: \"Tue 17:52\",", "", "Add now: \"Mon 09:00\"");
    assert!(mended.contains("clock: (\n        now: \"Mon 09:00\",\n        \n"), "{mended:.400}");
}
