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
        example "trust: ,"
        instead "trust: 50,";
    UNCLOSED "W0002" Error "a bracket is never closed"
        what "A bracket was opened, and the matching one is missing."
        why "Everything after it is read as if it stood inside."
        example "needs: [\"tea\", \"rest\""
        instead "needs: [\"tea\", \"rest\"]";
    STRAY_CLOSER "W0003" Error "a closing bracket does not fit"
        what "A closing bracket matches no open bracket, or an open one of another kind."
        why "The rest of the file may be read at the wrong level."
        example "needs: [\"tea\", \"rest\")"
        instead "needs: [\"tea\", \"rest\"]";
    MISSING_COMMA "W0004" Error "a comma is missing"
        what "Two fields or values follow each other without a comma."
        why "Only the comma tells where one ends and the next begins."
        example "(id: \"ann\" trust: 50)"
        instead "(id: \"ann\", trust: 50)";
    UNCLOSED_TEXT "W0005" Error "a text is never closed"
        what "A text was opened with a quotation mark, and the closing one is missing."
        why "Everything up to the next quotation mark is read as part of the text."
        example "id: \"ann,"
        instead "id: \"ann\",";
    BAD_ESCAPE "W0006" Error "an unknown escape in a text"
        what "A backslash in a text is followed by something that has no meaning there."
        why "In a text a backslash always begins an escape such as \\n or \\\"."
        example "path: \"C:\\photos\""
        instead "path: \"C:\\\\photos\"";
    BAD_NUMBER "W0007" Error "not a readable number"
        what "Something begins like a number and does not go on like one."
        why "Numbers are written 12, -3, 1_000, 0x1F or 2.5; everything else is a text in quotes."
        example "length: 90m"
        instead "length: \"90m\"";
    NUMBER_TOO_LARGE "W0008" Error "a number is too large"
        what "A whole number has more digits than can be kept."
        why "Whole numbers go from -9223372036854775808 to 9223372036854775807."
        example "seed: 99999999999999999999"
        instead "seed: 99999999";
    UNCLOSED_COMMENT "W0009" Error "a comment is never closed"
        what "A comment was opened with /* and never closed with */."
        why "The rest of the file is read as part of the comment."
        example "/* to do"
        instead "/* to do */";
    BAD_CHAR "W0010" Error "single quotes hold one character"
        what "Single quotes hold no character, or several."
        why "Texts go in double quotes."
        example "id: 'ann'"
        instead "id: \"ann\"";
    FIELD_FORM "W0011" Error "a field is not written as name: value"
        what "A name or a colon is missing, a name is in quotes, or fields and bare values are mixed."
        why "Within one pair of brackets either every value has a name or none has."
        example "(id = \"ann\", 50)"
        instead "(id: \"ann\", trust: 50)";
    TRAILING "W0012" Error "something follows the end"
        what "The file goes on after its one value has ended."
        why "A scenario is a single value; whatever follows would be ignored."
        example "(id: \"a\") (id: \"b\")"
        instead "(id: \"a\")";
    TOO_DEEP "W0013" Error "brackets are nested too deeply"
        what "More than 64 brackets stand inside each other."
        why "No scenario needs it; most often a bracket is missing or doubled."
        example "[[[[...]]]]"
        instead "[...]";
    EMPTY_FILE "W0014" Error "the file is empty"
        what "The file holds nothing but white space and comments."
        why "There is nothing to play."
        example "// to do"
        instead "(id: \"first\")";
    UNSUPPORTED "W0015" Error "a notation that scenarios do not use"
        what "RON has this notation, and scenarios have no use for it: b\"..\", 1..5, 10u8."
        why "Each value of a scenario is written in one way only."
        example "trust: 50u8"
        instead "trust: 50";
    TOO_MANY "W0016" Error "too many mistakes to list"
        what "The first mistakes of the file are listed and the rest left out."
        why "Later mistakes often follow from the first ones."
        example "(((("
        instead "()";
    BAD_SYMBOL "W0017" Error "a symbol that does not belong here"
        what "A character has no meaning at this place, such as a curly quote or a semicolon."
        why "Word processors replace characters by others that only look the same."
        example "id: \u{201c}ann\u{201d}"
        instead "id: \"ann\"";

    // W01xx: shape.
    WRONG_TYPE "W0101" Error "a value of the wrong sort"
        what "A value of one sort was found where another is needed."
        why "A number cannot stand for a text, nor a text for a list."
        example "trust: \"50\""
        instead "trust: 50";
    UNKNOWN_FIELD "W0102" Error "an unknown field"
        what "A field has a name that means nothing here."
        why "Most often it is misspelt, and the field that was meant is missing."
        example "(id: \"ann\", trsut: 50)"
        instead "(id: \"ann\", trust: 50)";
    MISSING_FIELD "W0103" Error "a field is missing"
        what "A field that must be there is not."
        why "There is no sensible value to put in its place."
        example "(trust: 50)"
        instead "(id: \"ann\", trust: 50)";
    UNKNOWN_VARIANT "W0104" Error "an unknown name"
        what "One of a fixed set of names is needed, and this is none of them."
        why "Only those names have a meaning at this place."
        example "when: Alwas"
        instead "when: Always";
    WRONG_COUNT "W0105" Error "the wrong number of values"
        what "A name was given more or fewer values in its brackets than it takes."
        why "Each value has its place and its meaning."
        example "Known(\"ann\", \"bob\")"
        instead "All([Known(\"ann\"), Known(\"bob\")])";
    DUPLICATE_FIELD "W0106" Error "a field is given twice"
        what "The same field stands twice in the same brackets."
        why "Only one of the two could count."
        example "(id: \"ann\", id: \"bob\")"
        instead "(id: \"ann\")";
    OUT_OF_RANGE "W0107" Error "a number is out of range"
        what "A number is smaller or larger than this place allows."
        why "The value could not be kept or would have no meaning."
        example "trust: 300"
        instead "trust: 100";
    BAD_DURATION "W0108" Error "not a length of time"
        what "A length of time is not written in minutes, hours and days."
        why "Without a unit it is not known whether 90 means minutes or hours."
        example "lasts: \"90\""
        instead "lasts: \"1h30m\"";
    BAD_MOMENT "W0109" Error "not a moment of the week"
        what "A moment is not written as a day and a time."
        why "The clock of a scenario begins on Monday at 00:00, so a day is always needed."
        example "at: \"17:52\""
        instead "at: \"Tue 17:52\"";
    WRONG_NAME "W0110" Error "a value with another name"
        what "The name before the brackets is not the name of what is needed here."
        why "Most often the value stands in the wrong list."
        example "people: [Place(id: \"ann\")]"
        instead "people: [Person(id: \"ann\")]";
    NEEDS_NAMES "W0111" Error "values without their field names"
        what "The values of a record were given without saying which field each is for."
        why "Names keep a scenario readable when fields are added."
        example "Person(\"ann\", 50)"
        instead "Person(id: \"ann\", trust: 50)";

    // W02xx: references.
    UNKNOWN_ID "W0201" Error "an unknown id"
        what "An id is used that nothing in the scenario has."
        why "Most often it is misspelt, or what it named was renamed."
        example "Known(\"an\")"
        instead "Known(\"ann\")";
    DUPLICATE_ID "W0202" Error "an id is used twice"
        what "Two things of the scenario have the same id."
        why "It would not be known which of the two is meant."
        example "people: [(id: \"ann\"), (id: \"ann\")]"
        instead "people: [(id: \"ann\"), (id: \"bob\")]";
    WRONG_KIND_OF_ID "W0203" Error "the id of something else"
        what "An id names something, but not the sort of thing that is needed here."
        why "A place cannot speak and a person cannot be entered."
        example "speaker: \"kitchen\""
        instead "speaker: \"ann\"";

    // W03xx: rules of the model.
    FORMAT_VERSION "W0301" Error "a format of another release"
        what "The file says a `format` that this release does not read."
        why "A field might mean something else there, and the story would play wrongly without a word."
        example "format: 7"
        instead "format: 1";
    TOO_MANY_THINGS "W0302" Error "too many of something"
        what "A list is longer than the model can hold."
        why "The state of a play is kept small so that millions of plays can be searched."
        example "a scenario with 70 measures"
        instead "a scenario with at most 64 measures";
    BAD_ID "W0303" Error "not an id"
        what "An id is empty, has blanks in it, or is the name of a command."
        why "Ids are typed in scripts and on the command line."
        example "id: \"war room\""
        instead "id: \"war-room\"";
    TRUTH_SHOWN "W0304" Error "a look behind the scene"
        what "`World` or `Real` decides something that the player sees before it could be known."
        why "The player would learn from a menu what nobody in the story knows."
        example "choices: [(when: World(\"scripts-hold\"), ..)]"
        instead "choices: [(when: Known(\"scripts-run\"), ..)]";
    NO_ANSWER "W0305" Error "a question without an answer"
        what "A choice asks somebody something that they have no entry for in `knows`."
        why "The question could never bring anything to light."
        example "effects: [Ask(\"mara\", \"weather\")]"
        instead "knows: [(tells: \"rain\", asked: \"weather\")]";
    BAD_CHANCE "W0306" Error "a chance without outcomes"
        what "A `Chance` has no outcomes, or more than can be told apart."
        why "The dice need something to fall on."
        example "Chance(\"fan\", [])"
        instead "Chance(\"fan\", [(3, [Wait(\"10m\")]), (1, [])])";
    WINDOW_IN_THE_PAST "W0307" Error "a window in the past"
        what "A window opens before the story starts."
        why "Nothing can be done in it."
        example "now: \"Tue 17:52\", windows: [(opens: \"Mon 22:00\", ..)]"
        instead "opens: \"Mon+1 22:00\"";
    ONE_APPROVED "W0308" Error "no scheduled window, or two"
        what "Not exactly one window says `approved: true`."
        why "The change stands on the schedule in one window until somebody moves it."
        example "windows: [(id: \"friday\", ..)]"
        instead "windows: [(id: \"friday\", approved: true, ..)]";
    ONE_DEFAULT_WORLD "W0309" Error "no default world, or two"
        what "Not exactly one world says `default: true`."
        why "A first play takes place in the default world."
        example "worlds: [(id: \"a\"), (id: \"b\")]"
        instead "worlds: [(id: \"a\", default: true), (id: \"b\")]";
    LONELY_RELATION "W0310" Error "a relation of one"
        what "A relation is between fewer than two people."
        why "Tension belongs to a conflict, and a conflict needs two."
        example "between: [\"mara\"]"
        instead "between: [\"mara\", \"ines\"]";
    NOT_THEIR_NEED "W0311" Error "somebody else's need"
        what "A refusal or a disclosure of one person names a need of another."
        why "People speak for themselves."
        example "refuses: [(lacks: \"her-proof\", ..)]"
        instead "refuses: [(lacks: \"his-own-need\", ..)]";
    IDLE_TREATMENT "W0312" Error "a treatment that does nothing"
        what "A measure treats a risk and leaves likelihood and outage as they are."
        why "It looks like safety and is none."
        example "treats: [(risk: \"fire\")]"
        instead "treats: [(risk: \"fire\", likelihood: 50)]";
    MEASURES_IN_A_CIRCLE "W0313" Error "measures in a circle"
        what "A measure comes, by way of others, before itself."
        why "It could never begin."
        example "a after b, b after a"
        instead "a after b";
    LEADS_NOWHERE "W0314" Error "a dead end"
        what "A scene, or a choice in it, leads nowhere."
        why "The story would stop without an ending."
        example "choices: [(id: \"ask\", say: \"..\")]"
        instead "choices: [(id: \"ask\", say: \"..\", to: \"corridor\")]";
    VISITS_WITHOUT_HUB "W0315" Error "visits outside a hub"
        what "A scene that is no hub has visits."
        why "They could not be paid."
        example "(id: \"call\", visits: [..])"
        instead "(id: \"corridor\", kind: Hub, visits: [..])";
    CHOICES_AT_A_TABLE "W0316" Error "choices at a table"
        what "A table has choices of its own."
        why "At a table the player composes packages."
        example "(kind: Table, choices: [..])"
        instead "a scene with the choices before the table";
    OTHERWISE_FIRST "W0317" Error "otherwise what?"
        what "The first line of a list says `otherwise`."
        why "It stands in for the line before it, and there is none."
        example "lines: [(otherwise: true, ..)]"
        instead "lines: [(when: Known(\"rain\"), ..), (otherwise: true, ..)]";
    ENDLESS_TELLING "W0318" Error "telling without end"
        what "Scenes without choices lead to each other in a circle."
        why "The play would never come back to the player."
        example "a to b, b to a, no choices"
        instead "a choice in one of them";
    NO_LAST_RULING "W0319" Error "an authority without an answer"
        what "No rule of the change authority approves or keeps the schedule in every case."
        why "A play could get stuck at the table."
        example "rules: [(when: Window(\"friday\"), ..)]"
        instead "a last rule without `when`, decision: Keep";
    HIDDEN_ENDINGS "W0320" Error "endings behind one that always fits"
        what "An ending without a condition stands before others."
        why "The first ending that fits is told, so the others never are."
        example "endings: [(id: \"any\"), (id: \"good\", when: ..)]"
        instead "endings: [(id: \"good\", when: ..), (id: \"any\")]";
    NO_LAST_ENDING "W0321" Error "no ending for every play"
        what "The last ending has a condition."
        why "A play that fits none would end without a word."
        example "endings: [(id: \"good\", when: ..)]"
        instead "a last ending without `when`";
    NO_WAY_OUT "W0322" Error "a scene without a way out"
        what "From a scene that can be reached, no ending can be reached."
        why "The story would go round in circles for ever."
        example "a to b and b to a, and nothing else"
        instead "a choice in one of them that leads on";
    GAUGE_IN_A_RISK "W0323" Error "a risk that hangs on a gauge"
        what "A condition of a risk or of a treatment asks `Compliance` or `Downtime`."
        why "Those gauges are worked out from the risks, so the question would ask itself for ever."
        example "risks: [(id: \"late\", open: Compliance(AtLeast(200)), ..)]"
        instead "risks: [(id: \"late\", open: Not(Agreed(\"letter\")), ..)]";
    GRAVE_WAY_BACK "W0324" Error "a way back with a finding"
        what "The risk of the remediation has a `finding`."
        why "Its likelihood is the chance that the rollback fails; it is not drawn for the auditor as well."
        example "remediation: (risk: \"old-plan\", ..), risks: [(id: \"old-plan\", finding: Material, ..)]"
        instead "a second risk for the finding";
    INTERRUPTION_LEADS_AWAY "W0325" Error "an interruption that leads away"
        what "A scene of an interruption, or a choice in it, says where it leads."
        why "An interruption leads back by itself; led elsewhere, the scene that waits would break in later."
        example "(id: \"phone-rings\", choices: [(id: \"answer\", to: \"table\")])"
        instead "(id: \"phone-rings\", choices: [(id: \"answer\")])";
    LOOSE_MARK "W0326" Error "a mark without its partner"
        what "In the text of a document `~~` or `^^` opens a passage that is not closed in its paragraph, holds nothing, or stands within the other."
        why "It could not be told where what is struck out or written by hand ends."
        example "text: \"Build ~~19.20 ^^19.22^^\""
        instead "text: \"Build ~~19.20~~ ^^19.22^^\"";

    // W06xx: tests of a scenario; W065x is what comes of running them.
    EXPECTS_NOTHING "W0601" Error "a test that expects nothing"
        what "A test has no `Expect`, an `Expect` has nothing in it, or the file has no tests."
        why "It could never fail, so that it passes says nothing."
        example "(name: \"she asks\", steps: [Choose(\"ask\")])"
        instead "(name: \"she asks\", steps: [Choose(\"ask\"), Expect([Known(\"rain\")])])";
    NO_VALUE "W0602" Error "a value that no case gives"
        what "A step says `\"$name\"`, and the case has no value of that name."
        why "It is not known what should stand there."
        example "steps: [Choose(\"$first\")], with: [(values: [])]"
        instead "steps: [Choose(\"$first\")], with: [(values: [(\"first\", \"ask\")])]";
    UNUSED_VALUE "W0603" Error "a value that nothing asks for"
        what "A case gives a value, and no step says `\"$name\"`."
        why "Most often the name is misspelt, and every case plays the same."
        example "steps: [Choose(\"ask\")], with: [(values: [(\"first\", \"ask\")])]"
        instead "steps: [Choose(\"$first\")], with: [(values: [(\"first\", \"ask\")])]";
    WHICH_CHOICE "W0604" Error "a visit in which one can say several things"
        what "A step names a visit that has more than one choice."
        why "It is not known which of them is meant."
        example "Choose(\"see-ann\")"
        instead "Choose(\"see-ann-why\")";
    ALWAYS_SO "W0605" Error "an expectation that cannot be missed"
        what "A number has no limit that it could pass, or the words to look for are empty."
        why "It holds in every play, so it tests nothing."
        example "Trust(\"ann\", AtLeast(0))"
        instead "Trust(\"ann\", AtLeast(40))";
    NEVER_SO "W0606" Error "an expectation that cannot be met"
        what "No number lies between the two that are given."
        why "The test would fail whatever the scenario does."
        example "Trust(\"ann\", Between(60, 40))"
        instead "Trust(\"ann\", Between(40, 60))";
    NOT_AS_EXPECTED "W0651" Error "not as expected"
        what "The play came to this point, and what the test expects is not so."
        why "Either the scenario has changed or the test is wrong; the report says what is there instead."
        example "Expect([Ending(\"quiet\")])"
        instead "Expect([Ending(\"a-queue\")])";
    NOT_OPEN "W0652" Error "a step that is not open"
        what "The choice or the package of a step cannot be had at this point of the play."
        why "The test cannot go on; the report says what is open instead, and why this is not."
        example "Choose(\"night-stay\")"
        instead "Propose(\"friday\", []), Choose(\"night-stay\")";
    SAVED_DIFFERS "W0653" Error "saved and loaded, it plays otherwise"
        what "The test came out otherwise when the play was saved and loaded after each step."
        why "A player who closes the program and comes back must find the same play; this is a mistake in Warroom."
        example "any test"
        instead "a report to the people who make Warroom";
    PASSES_AFTER_ALL "W0654" Error "an expected failure that passes"
        what "A test says with `fails` that it fails for now, and it passes."
        why "What was wrong has been mended, so from now on the test should keep it so."
        example "(name: \"she asks\", fails: \"the reply is not written yet\", ..)"
        instead "(name: \"she asks\", ..)";
}
