//! The one table of everything a scenario can get wrong.

use super::diagnostic::{Code, Rule, Severity};

macro_rules! rules {
    ($( $konst:ident $code:literal $severity:ident $title:literal
        what $what:literal why $why:literal example $example:literal instead $instead:literal; )*) => {
        $(
            #[doc = $title]
            pub const $konst: Code = Code($code);
        )*

        /// Every rule, in the order of its code.
        pub const RULES: &[Rule] = &[$(
            Rule {
                code: $konst,
                severity: Severity::$severity,
                title: $title,
                what: $what,
                why: $why,
                example: $example,
                instead: $instead,
            },
        )*];
    };
}

rules! {
    // W00xx: syntax.
    EXPECTED_VALUE "W0001" Error "a value was expected"
        what "Something stands where a value should, or nothing stands there at all."
        why "The file cannot be understood at this place."
        example r#"(id: "ann", trust: , side: "app")"#
        instead r#"(id: "ann", trust: 50, side: "app")"#;
    UNCLOSED "W0002" Error "a bracket is never closed"
        what "A bracket was opened, and the matching one is missing."
        why "Everything after it is read as if it stood inside."
        example r#"(id: "ann", needs: ["tea", "rest"]"#
        instead r#"(id: "ann", needs: ["tea", "rest"])"#;
    STRAY_CLOSER "W0003" Error "a closing bracket does not fit"
        what "A closing bracket matches no open bracket, or an open one of another kind."
        why "The rest of the file may be read at the wrong level."
        example r#"(
    id: "ann",
    needs: ["tea"),
    trust: 50)"#
        instead r#"(
    id: "ann",
    needs: ["tea"],
    trust: 50)"#;
    MISSING_COMMA "W0004" Error "a comma is missing"
        what "Two fields or values follow each other without a comma."
        why "Only the comma tells where one ends and the next begins."
        example r#"(id: "ann" trust: 50)"#
        instead r#"(id: "ann", trust: 50)"#;
    UNCLOSED_TEXT "W0005" Error "a text is never closed"
        what "A text was opened with a quotation mark, and the closing one is missing."
        why "Everything up to the next quotation mark is read as part of the text."
        example r#"(id: "ann,
 trust: 50)"#
        instead r#"(id: "ann",
 trust: 50)"#;
    BAD_ESCAPE "W0006" Error "an unknown escape in a text"
        what "A backslash in a text is followed by something that has no meaning there."
        why "In a text a backslash always begins an escape such as \\n or \\\"."
        example r#"(id: "ann", path: "C:\photos")"#
        instead r#"(id: "ann", path: "C:\\photos")"#;
    BAD_NUMBER "W0007" Error "not a readable number"
        what "Something begins like a number and does not go on like one."
        why "Numbers are written 12, -3, 1_000, 0x1F or 2.5; everything else is a text in quotes."
        example r#"(id: "ann", rests: 90m)"#
        instead r#"(id: "ann", rests: "90m")"#;
    NUMBER_TOO_LARGE "W0008" Error "a number is too large"
        what "A whole number has more digits than can be kept."
        why "Whole numbers go from -9223372036854775808 to 9223372036854775807."
        example r#"(id: "ann", seed: 99999999999999999999)"#
        instead r#"(id: "ann", seed: 99999999)"#;
    UNCLOSED_COMMENT "W0009" Error "a comment is never closed"
        what "A comment was opened with /* and never closed with */."
        why "The rest of the file is read as part of the comment."
        example r#"(id: "ann") /* to do"#
        instead r#"(id: "ann") /* to do */"#;
    BAD_CHAR "W0010" Error "single quotes hold one character"
        what "Single quotes hold no character, or several."
        why "Texts go in double quotes."
        example r#"(id: 'ann')"#
        instead r#"(id: "ann")"#;
    FIELD_FORM "W0011" Error "a field is not written as name: value"
        what "Among fields stands a value without a name, or a name without its colon, or a name in quotes. Several values of one field need [ ] round them."
        why "In round brackets each value is known by the name before it, so one without a name belongs to nothing."
        example r#"(id: "ann", needs: "tea", "rest")"#
        instead r#"(id: "ann", needs: ["tea", "rest"])"#;
    TRAILING "W0012" Error "something follows the end"
        what "The file goes on after its one value has ended."
        why "A scenario is a single value; whatever follows would be ignored."
        example r#"(id: "ann") (id: "bob")"#
        instead r#"[(id: "ann"), (id: "bob")]"#;
    TOO_DEEP "W0013" Error "brackets are nested too deeply"
        what "More than 64 brackets stand inside each other."
        why "No scenario needs it; most often a bracket is missing or doubled."
        example r#"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"#
        instead r#"[]"#;
    EMPTY_FILE "W0014" Error "the file is empty"
        what "The file holds nothing but white space and comments."
        why "There is nothing to play."
        example r#"// to do"#
        instead r#"(id: "first")"#;
    UNSUPPORTED "W0015" Error "a notation that scenarios do not use"
        what "RON has this notation, and scenarios have no use for it: b\"..\", 1..5, 10u8."
        why "Each value of a scenario is written in one way only."
        example r#"(trust: 50u8)"#
        instead r#"(trust: 50)"#;
    TOO_MANY "W0016" Error "too many mistakes to list"
        what "The first mistakes of the file are listed and the rest left out."
        why "Later mistakes often follow from the first ones."
        example r#"[1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8, 1u8]"#
        instead r#"[1, 1, 1]"#;
    BAD_SYMBOL "W0017" Error "a symbol that does not belong here"
        what "A character has no meaning at this place, such as a curly quote or a semicolon."
        why "Word processors replace characters by others that only look the same."
        example r#"(id: “ann”)"#
        instead r#"(id: "ann")"#;
    QUOTE_INSIDE "W0018" Error "a quotation mark inside a text"
        what "A text holds quotation marks of its own, and the first of them ends it."
        why "A text goes from one quotation mark to the next, so the words behind that one are read as names."
        example r#"(say: "He said "no" to me.")"#
        instead r#"(say: "He said \"no\" to me.")"#;

    // W01xx: shape.
    WRONG_TYPE "W0101" Error "a value of the wrong sort"
        what "A value of one sort was found where another is needed."
        why "A number cannot stand for a text, nor a text for a list."
        example r#"cast: [(id: "mara", trust: "40")]"#
        instead r#"cast: [(id: "mara", trust: 40)]"#;
    UNKNOWN_FIELD "W0102" Error "an unknown field"
        what "A field has a name that means nothing here."
        why "Most often it is misspelt, and the field that was meant is missing."
        example r#"cast: [(id: "mara", trsut: 40)]"#
        instead r#"cast: [(id: "mara", trust: 40)]"#;
    MISSING_FIELD "W0103" Error "a field is missing"
        what "A field that must be there is not."
        why "There is no sensible value to put in its place."
        example r#"clock: (deadlines: [(id: "audit", title: "The auditor comes")])"#
        instead r#"clock: (deadlines: [(id: "audit", title: "The auditor comes", at: "Fri 10:00")])"#;
    UNKNOWN_VARIANT "W0104" Error "an unknown name"
        what "One of a fixed set of names is needed, and this is none of them."
        why "Only those names have a meaning at this place."
        example r#"documents: [(id: "log", title: "Log", text: "Lines.", when: Knwon("it-runs"))]"#
        instead r#"documents: [(id: "log", title: "Log", text: "Lines.", when: Known("it-runs"))]"#;
    WRONG_COUNT "W0105" Error "the wrong number of values"
        what "A name was given more or fewer values in its brackets than it takes."
        why "Each value has its place and its meaning."
        example r#"documents: [(id: "log", title: "Log", text: "Lines.", when: Known("it-runs", "it-fails"))]"#
        instead r#"documents: [(id: "log", title: "Log", text: "Lines.", when: Any([Known("it-runs"), Known("it-fails")]))]"#;
    DUPLICATE_FIELD "W0106" Error "a field is given twice"
        what "The same field stands twice in the same brackets."
        why "Only one of the two could count."
        example r#"documents: [(id: "log", title: "Log", title: "The log", text: "Lines.")]"#
        instead r#"documents: [(id: "log", title: "The log", text: "Lines.")]"#;
    OUT_OF_RANGE "W0107" Error "a number is out of range"
        what "A number is smaller or larger than this place allows."
        why "The value could not be kept or would have no meaning."
        example r#"cast: [(id: "mara", trust: 300)]"#
        instead r#"cast: [(id: "mara", trust: 30)]"#;
    BAD_DURATION "W0108" Error "not a length of time"
        what "A length of time is not written in minutes, hours and days."
        why "Without a unit it is not known whether 90 means minutes or hours."
        example r#"scenes: [(id: "call", choices: [(id: "ask", takes: "15")])]"#
        instead r#"scenes: [(id: "call", choices: [(id: "ask", takes: "15m")])]"#;
    BAD_MOMENT "W0109" Error "not a moment of the week"
        what "A moment is not written as a day and a time."
        why "The clock of a scenario begins on Monday at 00:00, so a day is always needed."
        example r#"clock: (deadlines: [(id: "payday", at: "12:00")])"#
        instead r#"clock: (deadlines: [(id: "payday", at: "Fri 12:00")])"#;
    WRONG_NAME "W0110" Error "a value with another name"
        what "The name before the brackets is not the name of what is needed here."
        why "Most often the value stands in the wrong list."
        example r#"documents: [Person(id: "log", title: "Log", text: "Lines.")]"#
        instead r#"documents: [Document(id: "log", title: "Log", text: "Lines.")]"#;
    NEEDS_NAMES "W0111" Error "values without their field names"
        what "The values of a record were given without saying which field each is for."
        why "Names keep a scenario readable when fields are added."
        example r#"documents: [("log", "Log", "Lines.")]"#
        instead r#"documents: [(id: "log", title: "Log", text: "Lines.")]"#;

    // W02xx: references.
    UNKNOWN_ID "W0201" Error "an unknown id"
        what "An id is used that nothing in the scenario has."
        why "Most often it is misspelt, or what it named was renamed."
        example r#"documents: [(id: "log", title: "Log", text: "Lines.", when: Known("it-run"))]"#
        instead r#"documents: [(id: "log", title: "Log", text: "Lines.", when: Known("it-runs"))]"#;
    DUPLICATE_ID "W0202" Error "an id is used twice"
        what "Two things of the scenario have the same id."
        why "It would not be known which of the two is meant."
        example r#"documents: [
    (id: "log", title: "Monday", text: "Lines."),
    (id: "log", title: "Tuesday", text: "More lines."),
]"#
        instead r#"documents: [
    (id: "log-1", title: "Monday", text: "Lines."),
    (id: "log-2", title: "Tuesday", text: "More lines."),
]"#;
    WRONG_KIND_OF_ID "W0203" Error "the id of something else"
        what "An id names something, but not the sort of thing that is needed here."
        why "A place cannot speak and a person cannot be entered."
        example r#"documents: [(id: "log", title: "Log", text: "Lines.", when: Known("mara"))]"#
        instead r#"documents: [(id: "log", title: "Log", text: "Lines.", when: Known("it-runs"))]"#;

    // W03xx: rules of the model.
    FORMAT_VERSION "W0301" Error "a format of another release"
        what "The file says a `format` that this release does not read."
        why "A field might mean something else there, and the story would play wrongly without a word."
        example r#"format: 7"#
        instead r#"format: 1"#;
    TOO_MANY_THINGS "W0302" Error "too many of something"
        what "A list is longer than the model can hold."
        why "The state of a play is kept small so that millions of plays can be searched."
        example r#"relations: [
    (id: "r1", title: "The same again", between: ["mara", "jonas"]),
    (id: "r2", title: "The same again", between: ["mara", "jonas"]),
    (id: "r3", title: "The same again", between: ["mara", "jonas"]),
    (id: "r4", title: "The same again", between: ["mara", "jonas"]),
    (id: "r5", title: "The same again", between: ["mara", "jonas"]),
    (id: "r6", title: "The same again", between: ["mara", "jonas"]),
    (id: "r7", title: "The same again", between: ["mara", "jonas"]),
    (id: "r8", title: "The same again", between: ["mara", "jonas"]),
    (id: "r9", title: "The same again", between: ["mara", "jonas"]),
    (id: "r10", title: "The same again", between: ["mara", "jonas"]),
    (id: "r11", title: "The same again", between: ["mara", "jonas"]),
    (id: "r12", title: "The same again", between: ["mara", "jonas"]),
    (id: "r13", title: "The same again", between: ["mara", "jonas"]),
    (id: "r14", title: "The same again", between: ["mara", "jonas"]),
    (id: "r15", title: "The same again", between: ["mara", "jonas"]),
    (id: "r16", title: "The same again", between: ["mara", "jonas"]),
]"#
        instead r#"relations: [(id: "teams", title: "Whose month end it is", between: ["mara", "jonas"])]"#;
    BAD_ID "W0303" Error "not an id"
        what "An id is empty, has blanks in it, or is the name of a command."
        why "Ids are typed in scripts and on the command line."
        example r#"documents: [(id: "the log", title: "Log", text: "Lines.")]"#
        instead r#"documents: [(id: "the-log", title: "Log", text: "Lines.")]"#;
    TRUTH_SHOWN "W0304" Error "a look behind the scene"
        what "`World` or `Real` decides something that the player sees before it could be known."
        why "The player would learn from a menu what nobody in the story knows."
        example r#"documents: [(id: "log", title: "Log", text: "Lines.", when: World("runs"))]"#
        instead r#"documents: [(id: "log", title: "Log", text: "Lines.", when: Known("it-runs"))]"#;
    NO_ANSWER "W0305" Error "a question without an answer"
        what "A choice asks somebody something that they have no entry for in `knows`."
        why "The question could never bring anything to light."
        example r#"scenes: [(id: "call", choices: [(id: "ask", effects: [Ask("mara", "the-weather")])])]"#
        instead r#"scenes: [(id: "call", choices: [(id: "ask", effects: [Ask("mara", "what-changed")])])]"#;
    BAD_CHANCE "W0306" Error "a chance without outcomes"
        what "A `Chance` has no outcomes, or more than can be told apart."
        why "The dice need something to fall on."
        example r#"scenes: [(id: "call", choices: [(id: "ask", effects: [Ask("mara", "what-changed"), Chance("fan", [])])])]"#
        instead r#"scenes: [(id: "call", choices: [(id: "ask", effects: [Ask("mara", "what-changed"), Chance("fan", [(3, [Wait("10m")]), (1, [])])])])]"#;
    WINDOW_IN_THE_PAST "W0307" Error "a window in the past"
        what "A window opens before the story starts."
        why "Nothing can be done in it."
        example r#"clock: (now: "Tue 09:00", windows: [(id: "monday", opens: "Mon 22:00")])"#
        instead r#"clock: (now: "Tue 09:00", windows: [(id: "monday", opens: "Mon+1 22:00")])"#;
    ONE_APPROVED "W0308" Error "no scheduled window, or two"
        what "Not exactly one window says `approved: true`."
        why "The change stands on the schedule in one window until somebody moves it."
        example r#"clock: (windows: [(id: "thursday", approved: false)])"#
        instead r#"clock: (windows: [(id: "thursday", approved: true)])"#;
    ONE_DEFAULT_WORLD "W0309" Error "no default world, or two"
        what "Not exactly one world says `default: true`."
        why "A first play takes place in the default world."
        example r#"worlds: [(id: "breaks", default: true), (id: "runs", default: true)]"#
        instead r#"worlds: [(id: "breaks", default: true), (id: "runs", default: false)]"#;
    LONELY_RELATION "W0310" Error "a relation of one"
        what "A relation is between fewer than two people."
        why "Tension belongs to a conflict, and a conflict needs two."
        example r#"relations: [(id: "teams", between: ["mara"])]"#
        instead r#"relations: [(id: "teams", between: ["mara", "jonas"])]"#;
    NOT_THEIR_NEED "W0311" Error "somebody else's need"
        what "A refusal or a disclosure of one person names a need of another."
        why "People speak for themselves."
        example r#"cast: [(id: "jonas", needs: [(id: "not-alone", text: "Not to stand alone.")], refuses: [(lacks: "proof", say: "No."), (say: "No!")])]"#
        instead r#"cast: [(id: "jonas", needs: [(id: "not-alone", text: "Not to stand alone.")], refuses: [(lacks: "not-alone", say: "No."), (say: "No!")])]"#;
    IDLE_TREATMENT "W0312" Error "a treatment that does nothing"
        what "A measure treats a risk and leaves likelihood and outage as they are."
        why "It looks like safety and is none."
        example r#"measures: [(id: "letter", treats: [(risk: "late")])]"#
        instead r#"measures: [(id: "letter", treats: [(risk: "late", likelihood: 100)])]"#;
    MEASURES_IN_A_CIRCLE "W0313" Error "measures in a circle"
        what "A measure comes, by way of others, before itself."
        why "It could never begin."
        example r#"measures: [(id: "trial", after: ["rehearse"]), (id: "rehearse", after: ["trial"])]"#
        instead r#"measures: [(id: "trial"), (id: "rehearse", after: ["trial"])]"#;
    LEADS_NOWHERE "W0314" Error "a dead end"
        what "A scene, or a choice in it, leads nowhere."
        why "The story would stop without an ending."
        example r#"scenes: [(id: "morning", effects: [Settle])]"#
        instead r#"scenes: [(id: "morning", effects: [Settle, End])]"#;
    VISITS_WITHOUT_HUB "W0315" Error "visits outside a hub"
        what "A scene that is no hub has visits."
        why "They could not be paid."
        example r#"scenes: [(id: "corridor", kind: Talk, visits: [(id: "see-jonas", with: ["jonas"])])]"#
        instead r#"scenes: [(id: "corridor", kind: Hub, visits: [(id: "see-jonas", with: ["jonas"])])]"#;
    CHOICES_AT_A_TABLE "W0316" Error "choices at a table"
        what "A table has choices of its own."
        why "At a table the player composes packages."
        example r#"scenes: [(id: "table", kind: Table, choices: [(id: "shout", say: "Enough!")])]"#
        instead r#"scenes: [(id: "table", kind: Table, lines: [(by: "helena", say: "What am I to decide?")])]"#;
    OTHERWISE_FIRST "W0317" Error "otherwise what?"
        what "The first line of a list says `otherwise`."
        why "It stands in for the line before it, and there is none."
        example r#"scenes: [(id: "office", lines: [
    (otherwise: true, by: "mara", say: "I have nothing for you yet."),
])]"#
        instead r#"scenes: [(id: "office", lines: [
    (when: Known("scripts-changed"), by: "mara", say: "I told you. Two."),
    (otherwise: true, by: "mara", say: "I have nothing for you yet."),
])]"#;
    ENDLESS_TELLING "W0318" Error "telling without end"
        what "Scenes without choices lead to each other in a circle."
        why "The play would never come back to the player."
        example r#"scenes: [
    (id: "morning", effects: [Settle], to: "after"),
    (id: "after", to: "morning"),
]"#
        instead r#"scenes: [
    (id: "morning", effects: [Settle], to: "after"),
    (id: "after", effects: [End]),
]"#;
    NO_LAST_RULING "W0319" Error "an authority without an answer"
        what "No rule of the change authority approves or keeps the schedule in every case."
        why "A play could get stuck at the table."
        example r#"authority: (rules: [(id: "keep", when: Rounds(AtLeast(3)), decision: Keep)])"#
        instead r#"authority: (rules: [(id: "keep", when: Always, decision: Keep)])"#;
    HIDDEN_ENDINGS "W0320" Error "endings behind one that always fits"
        what "An ending without a condition stands before others."
        why "The first ending that fits is told, so the others never are."
        example r#"endings: [(id: "quiet", when: Always), (id: "rest")]"#
        instead r#"endings: [(id: "quiet", when: Outage(AtMost("30m"))), (id: "rest")]"#;
    NO_LAST_ENDING "W0321" Error "no ending for every play"
        what "The last ending has a condition."
        why "A play that fits none would end without a word."
        example r#"endings: [(id: "rest", when: RolledBack)]"#
        instead r#"endings: [(id: "rest", when: Always)]"#;
    NO_WAY_OUT "W0322" Error "a scene without a way out"
        what "From a scene that can be reached, no ending can be reached."
        why "The story would go round in circles for ever."
        example r#"scenes: [(id: "morning", effects: [Settle], choices: [(id: "again", say: "From the start.", to: "call")])]"#
        instead r#"scenes: [(id: "morning", effects: [Settle, End])]"#;
    GAUGE_IN_A_RISK "W0323" Error "a risk that hangs on a gauge"
        what "A condition of a risk or of a treatment asks `Compliance` or `Downtime`."
        why "Those gauges are worked out from the risks, so the question would ask itself for ever."
        example r#"risks: [(id: "late", open: Compliance(AtLeast(200)))]"#
        instead r#"risks: [(id: "late", open: Not(Proposed("letter")))]"#;
    GRAVE_WAY_BACK "W0324" Error "a way back with a finding"
        what "The risk of the remediation has a `finding`."
        why "Its likelihood is the chance that the rollback fails; it is not drawn for the auditor as well."
        example r#"risks: [(id: "stuck", finding: Material)],
remediation: (risk: "stuck")"#
        instead r#"risks: [(id: "stuck", finding: None)],
remediation: (risk: "stuck")"#;
    INTERRUPTION_LEADS_AWAY "W0325" Error "an interruption that leads away"
        what "A scene of an interruption, or a choice in it, says where it leads."
        why "An interruption leads back by itself; led elsewhere, the scene that waits would break in later."
        example r#"events: [(id: "rings", scene: "phone")],
scenes: [
    (id: "phone", with: ["helena"], lines: [(by: "helena", say: "Is it in?")], to: "morning"),
    (id: "night", interrupt: true),
]"#
        instead r#"events: [(id: "rings", scene: "phone")],
scenes: [
    (id: "phone", with: ["helena"], lines: [(by: "helena", say: "Is it in?")]),
    (id: "night", interrupt: true),
]"#;
    LOOSE_MARK "W0326" Error "a mark without its partner"
        what "In the text of a document `~~` or `^^` opens a passage that is not closed in its paragraph, holds nothing, or stands within the other."
        why "It could not be told where what is struck out or written by hand ends."
        example r#"documents: [(id: "log", title: "Log", text: "Build ~~19.20 ^^19.22^^")]"#
        instead r#"documents: [(id: "log", title: "Log", text: "Build ~~19.20~~ ^^19.22^^")]"#;
}
