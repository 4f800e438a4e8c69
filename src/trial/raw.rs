//! What a file of tests says, field by field and still unchecked; this page is the reference that the guide is tested on.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::registry as rule;
use crate::scenario::decode::{Cx, Decode, Minutes, Moment, Shape, Spanned};
use crate::scenario::raw::{Decision, Finding, Id};
use crate::scenario::tree::{Kind, Node};
use crate::{record, variants};

record! {
    /// A whole file of tests.
    pub struct Tests {
        /// The version of the file format; this release reads 1.
        pub format: Spanned<u32>,
        /// The tests.
        pub tests: Spanned<Vec<Unread>>,
    }
}

record! {
    /// One playthrough, and what must be so on the way.
    pub struct Test {
        /// What is tested, in a few words; no two tests share a name.
        pub name: Id,
        /// What one learns from it.
        pub why: Id = Id::of(String::new()),
        /// The seed of all chance.
        pub seed: Spanned<u32> = Spanned::of(1),
        /// The world that is true; left out, that of a first play.
        pub world: Option<Id> = None,
        /// What is done, and what is expected, in order.
        pub steps: Vec<Spanned<Step>>,
        /// The test again with other seeds, worlds and values.
        pub with: Vec<Case> = vec![],
        /// Why the test fails for now; once it passes, this is reported.
        pub fails: Option<Id> = None,
    }
}

record! {
    /// One way to play a test that is played in several.
    pub struct Case {
        /// What it is called, behind the name of the test; left out, it is called by what it changes.
        pub name: Id = Id::of(String::new()),
        /// Another seed.
        pub seed: Option<Spanned<u32>> = None,
        /// Another world.
        pub world: Option<Id> = None,
        /// What stands for each `"$name"` in the steps.
        pub values: Vec<(Id, Written)> = vec![],
    }
}

variants! {
    /// What a test does.
    pub enum Step {
        /// Says or does a choice; a visit with one choice can be named instead of it.
        Choose(Id),
        /// At the table: puts a package forward.
        Propose(Id, Vec<Id>),
        /// At the table: takes the last package to the change authority.
        Forward,
        /// All of this must be so at this point.
        Expect(Vec<Spanned<Expectation>>),
    }
}

variants! {
    /// What must be so.
    pub enum Expectation {
        /// It must not be so.
        Not(Box<Expectation>),
        /// All of it must be so.
        All(Vec<Expectation>),
        /// At least one of it must be so.
        Any(Vec<Expectation>),
        /// The play stands in this scene.
        Scene(Id),
        /// The story is over, and ended like this.
        Ending(Id),
        /// A choice or a visit can be made; at the table a window or a measure can be proposed.
        Open(Id),
        /// It is shown and locked, and the reason has these words in it.
        Locked(Id, Id),
        /// It is not shown.
        NotShown(Id),
        /// At the table this package cannot be put forward, and the reasons have these words in them.
        NoPackage(Id, Vec<Id>, Id),
        /// Since the last step a person said these words, among others.
        Says(Id, Id),
        /// Since the last step these words were told, by nobody in the story.
        Told(Id),
        /// A fact or a need is known.
        Known(Id),
        /// A risk is in sight.
        Seen(Id),
        /// A risk stands in the register.
        Recorded(Id),
        /// A flag is set.
        Flag(Id),
        /// A choice was made.
        Chose(Id),
        /// A visit was paid.
        Visited(Id),
        /// A document lies on the desk.
        Paper(Id),
        /// For all that is known, this world may be the true one.
        Possible(Id),
        /// A measure was agreed on.
        Agreed(Id),
        /// The window is the one on the schedule.
        Window(Id),
        /// A person refused the last package.
        Objects(Id),
        /// How many people refused the last package.
        Objections(Number),
        /// How many packages were put forward.
        Rounds(Number),
        /// What the change authority decided.
        Decided(Decision),
        /// The ruling that it gave.
        Ruled(Id),
        /// A person's trust, 0 to 100.
        Trust(Id, Number),
        /// The trust of the person who trusts least.
        LowestTrust(Number),
        /// The mean trust of all people.
        MeanTrust(Number),
        /// The tension of a relation, 0 to 9.
        Tension(Id, Number),
        /// An edge of the band of compliance risk, in permille.
        Compliance(Edge, Number),
        /// An edge of the band of downtime.
        Downtime(Edge, Number),
        /// The clock stands at this moment.
        At(Spanned<Moment>),
        /// It is earlier than this.
        Before(Spanned<Moment>),
        /// It is this moment or later.
        After(Spanned<Moment>),
        /// The change was begun.
        Begun,
        /// The change is in.
        Implemented,
        /// The change was rolled back.
        RolledBack,
        /// The rollback failed.
        RollbackFailed,
        /// A risk has happened.
        Happened(Id),
        /// A risk was mended on the spot.
        Mended(Id),
        /// Service lost.
        Outage(Number),
        /// Work to repair data.
        Repair(Number),
        /// A finding at least as grave.
        Found(Finding),
        /// Points for outcome and practice together.
        Points(Number),
        /// Points for the outcome alone.
        Outcome(Number),
        /// Points for practice alone.
        Practice(Number),
        /// The total of the review, 0 to 1000; the range of the scenario is worked out first.
        Total(Number),
    }
}

variants! {
    /// How large a number must be.
    #[derive(Copy)]
    pub enum Number {
        /// This or more.
        AtLeast(Spanned<Figure>),
        /// This or less.
        AtMost(Spanned<Figure>),
        /// Just this.
        Exactly(Spanned<Figure>),
        /// From the first to the second, both included.
        Between(Spanned<Figure>, Spanned<Figure>),
    }
}

variants! {
    /// An edge of a band, or its middle.
    #[derive(Copy, Eq)]
    pub enum Edge {
        /// The least that the evidence allows.
        Low,
        /// What is to be expected.
        Centre,
        /// The most that the evidence allows.
        High,
    }
}

/// A number, or a length of time in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Figure(pub i64);

impl Decode for Figure {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Int(value) if i32::try_from(*value).is_ok() => Some(Self(*value)),
            Kind::Int(value) => {
                let message = format!("{value} is out of range; {} was expected", Self::expects());
                let diagnostic = Diagnostic::new(rule::OUT_OF_RANGE, message).at(node.span, "out of range");
                cx.diagnostics.push(diagnostic.hint(format!("write a number from {} to {}", i32::MIN, i32::MAX)));
                None
            }
            Kind::Str(_) => Minutes::decode(node, cx).map(|minutes| Self(i64::from(minutes.0))),
            _ => cx.wrong(node, &Self::expects()),
        }
    }

    fn expects() -> String {
        "a number, or a length of time such as \"1h30m\"".to_owned()
    }

    fn shape() -> Shape {
        Shape::Amount
    }
}

/// A value as it is written, to be read once its place in a test is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Written(pub Node);

impl Decode for Written {
    fn decode(node: &Node, _: &mut Cx) -> Option<Self> {
        (node.kind != Kind::Bad).then(|| Self(node.clone()))
    }

    /// It may be anything; most are ids.
    fn shape() -> Shape {
        Shape::Text
    }
}

/// A test as it is written, to be read once for each of its cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread(pub Node);

impl Decode for Unread {
    fn decode(node: &Node, _: &mut Cx) -> Option<Self> {
        (node.kind != Kind::Bad).then(|| Self(node.clone()))
    }

    fn expects() -> String {
        Test::expects()
    }

    fn shape() -> Shape {
        Test::shape()
    }
}
