//! What can be wrong with a file of tests (W20xx), and what can come of running one (W205x): each with its page.

use crate::diagnostics::{Code, Rule, Severity};

macro_rules! rules {
    ($( $konst:ident $code:literal $title:literal what $what:literal why $why:literal example $example:literal instead $instead:literal; )*) => {
        $(
            #[doc = $title]
            pub const $konst: Rule = Rule {
                code: Code($code),
                severity: Severity::Error,
                title: $title,
                what: $what,
                why: $why,
                example: $example,
                instead: $instead,
            };
        )*

        /// The pages of all rules for tests, in the order of their codes. Their snippets are tests, as they stand in a file.
        pub const RULES: &[&Rule] = &[$(&$konst),*];
    };
}

rules! {
    EXPECTS_NOTHING "W2001" "a test that expects nothing"
        what "A test has no `Expect`, an `Expect` has nothing in it, or the file has no tests."
        why "It could never fail, so that it passes says nothing."
        example r#"(name: "she is asked", steps: [Choose("ask")])"#
        instead r#"(name: "she is asked", steps: [Choose("ask"), Expect([Known("scripts")])])"#;
    NO_VALUE "W2002" "a value that no case gives"
        what "A step says `\"$name\"`, and the case has no value of that name."
        why "It is not known what should stand there."
        example r#"(name: "first words", with: [(seed: 2)], steps: [Choose("$first"), Expect([Scene("phone")])])"#
        instead r#"(name: "first words", with: [(values: [("first", "ask")])], steps: [Choose("$first"), Expect([Scene("phone")])])"#;
    UNUSED_VALUE "W2003" "a value that nothing asks for"
        what "A case gives a value, and no step says `\"$name\"`."
        why "Most often the name is misspelt, and every case plays the same."
        example r#"(name: "first words", with: [(values: [("first", "ask")])], steps: [Choose("push"), Expect([Scene("phone")])])"#
        instead r#"(name: "first words", with: [(values: [("first", "ask")])], steps: [Choose("$first"), Expect([Scene("phone")])])"#;
    WHICH_CHOICE "W2004" "a visit in which one can say several things"
        what "A step names a visit that has more than one choice."
        why "It is not known which of them is meant."
        example r#"(name: "a visit", steps: [Choose("ask"), Choose("answer"), Choose("see-ann"), Expect([Recorded("break")])])"#
        instead r#"(name: "a visit", steps: [Choose("ask"), Choose("answer"), Choose("why"), Expect([Recorded("break")])])"#;
    ALWAYS_SO "W2005" "an expectation that cannot be missed"
        what "A number has no limit that it could pass, a list is empty, or there are no words to look for."
        why "It holds in every play, so it tests nothing."
        example r#"(name: "trust", steps: [Choose("ask"), Expect([Trust("ann", AtLeast(0))])])"#
        instead r#"(name: "trust", steps: [Choose("ask"), Expect([Trust("ann", AtLeast(40))])])"#;
    NEVER_SO "W2006" "an expectation that cannot be met"
        what "No number lies between the two that are given, or nothing is listed of which one must be so."
        why "The test would fail whatever the scenario does."
        example r#"(name: "trust", steps: [Choose("ask"), Expect([Trust("ann", Between(60, 40))])])"#
        instead r#"(name: "trust", steps: [Choose("ask"), Expect([Trust("ann", Between(40, 60))])])"#;
    NOT_AS_EXPECTED "W2051" "not as expected"
        what "The play came to this point, and what the test expects is not so."
        why "Either the scenario has changed or the test is wrong; the report says what is there instead."
        example r#"(name: "asked", steps: [Choose("ask"), Expect([Scene("table")])])"#
        instead r#"(name: "asked", steps: [Choose("ask"), Expect([Scene("phone")])])"#;
    NOT_OPEN "W2052" "a step that is not open"
        what "The choice or the package of a step cannot be had at this point of the play."
        why "The test cannot go on; the report says what is open instead, and why this is not."
        example r#"(name: "patience", steps: [Choose("wait"), Expect([Scene("phone")])])"#
        instead r#"(name: "patience", steps: [Expect([Locked("wait", "she waits")])])"#;
    SAVED_DIFFERS "W2053" "saved and loaded, it plays otherwise"
        what "The test came out otherwise when the play was saved and loaded after each step."
        why "A player who closes the program and comes back must find the same play; this is a mistake in Warroom."
        example "any test"
        instead "a report to the people who make Warroom";
    PASSES_AFTER_ALL "W2054" "an expected failure that passes"
        what "A test says with `fails` that it fails for now, and it passes."
        why "What was wrong has been mended, so from now on the test should keep it so."
        example r#"(name: "asked", fails: "not written yet", steps: [Choose("ask"), Expect([Scene("phone")])])"#
        instead r#"(name: "asked", steps: [Choose("ask"), Expect([Scene("phone")])])"#;
}
