//! From the text of a file of tests to tests that can be run, with every mistake reported at its place.

use super::expect::{Gauge, Offer, Want, Wanted};
use super::names::{Of, find, find_any};
use super::raw::{self, Case, Expectation, Number};
use super::rules;
use super::values;
use crate::diagnostics::registry as rule;
use crate::diagnostics::{Diagnostic, Label, Rule, Source, Span};
use crate::scenario::Scenario;
use crate::scenario::decode::{Cx, Decode as _};
use crate::scenario::lower::FORMAT;
use crate::scenario::model::*;
use crate::scenario::raw::Id;
use crate::scenario::tree::{self, Node};
use crate::sim::Command;

/// What came of reading a file of tests.
pub struct Loaded {
    /// The tests, each case on its own, in the order of the file.
    pub trials: Vec<Trial>,
    /// Everything that is wrong with the file; with anything in it, no test can be trusted.
    pub diagnostics: Vec<Diagnostic>,
}

/// A test that can be run.
#[derive(Clone, Debug)]
pub struct Trial {
    /// Its name, with that of its case.
    pub name: String,
    /// Where its name stands.
    pub span: Span,
    /// The seed.
    pub seed: u64,
    /// The world.
    pub world: WorldId,
    /// What is done and expected, in order.
    pub steps: Vec<Step>,
    /// The values of its case, where they were put.
    pub puts: Vec<values::Put>,
    /// Why it fails for now, and where that is said.
    pub fails: Option<(String, Span)>,
}

impl Trial {
    /// Whether it asks for the total of the review, which needs the range of the scenario.
    pub fn wants_total(&self) -> bool {
        self.steps
            .iter()
            .any(|step| matches!(&step.act, Act::Expect(all) if all.iter().any(|one| one.want.wants_total())))
    }
}

/// A step of a test.
#[derive(Clone, Debug)]
pub struct Step {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub act: Act,
}

/// What a step is.
#[derive(Clone, Debug)]
pub enum Act {
    /// Something is done.
    Do(Command),
    /// Something is expected.
    Expect(Vec<Wanted>),
}

/// Reads a file of tests for a scenario. Never panics and never stops at the first mistake.
pub fn load(source: &Source, scenario: &Scenario) -> Loaded {
    let judge = |root: &Node| {
        let mut cx = Cx::default();
        raw::Tests::decode(root, &mut cx);
        cx.diagnostics.len()
    };
    let tree::Tree { root, diagnostics, .. } = tree::parse_mended(&source.text, &judge);
    let mut cx = Cx { diagnostics, ..Cx::default() };
    let file = root.as_ref().and_then(|root| raw::Tests::decode(root, &mut cx));
    let mut lower = Lower { scenario, diagnostics: cx.diagnostics, here: Span::default(), whole: true };
    let mut trials = Vec::new();
    if let Some(file) = file {
        if file.format.value != FORMAT {
            let message = format!("this release reads format {FORMAT}, not {}", file.format.value);
            let diagnostic =
                Diagnostic::new(rule::FORMAT_VERSION, message).at(file.format.span, "this format is not known");
            lower.diagnostics.push(diagnostic.hint("write format: 1"));
        }
        if file.tests.value.is_empty() {
            let hint = "add one: (name: \"...\", steps: [...])";
            lower.flaw(
                &rules::EXPECTS_NOTHING,
                "there is no test in this file",
                file.tests.span,
                "an empty list",
                hint,
            );
        }
        for test in file.tests.value {
            lower.test(test.0, &mut trials);
        }
        lower.same_names(&trials);
    }
    let mut diagnostics = lower.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.span().start);
    let mut seen = std::collections::HashSet::new();
    // A mistake in a test with several cases is one mistake.
    diagnostics.retain(|diagnostic| seen.insert(diagnostic.clone()));
    Loaded { trials, diagnostics }
}

struct Lower<'a> {
    scenario: &'a Scenario,
    diagnostics: Vec<Diagnostic>,
    /// The expectation that is being read.
    here: Span,
    /// Whether all of the test could be read; if not, what seems to lack may only have been unreadable.
    whole: bool,
}

impl Lower<'_> {
    fn flaw(&mut self, rule: &Rule, message: impl Into<String>, at: Span, here: &str, hint: &str) {
        self.diagnostics.push(Diagnostic::of(rule, message).at(at, here).hint(hint));
    }

    /// Reads a test, once for each of its cases.
    fn test(&mut self, mut node: Node, out: &mut Vec<Trial>) {
        let with = values::fields(&mut node).and_then(|fields| fields.iter().find(|field| field.name == "with"));
        let mut quiet = Cx::default();
        // Its mistakes are told when the whole test is read.
        let cases = with.and_then(|with| Vec::<Case>::decode(&with.value, &mut quiet)).unwrap_or_default();
        if cases.is_empty() {
            out.extend(self.case(node, None, 0));
            return;
        }
        for (at, case) in cases.iter().enumerate() {
            out.extend(self.case(node.clone(), Some(case), at + 1));
        }
    }

    fn case(&mut self, mut node: Node, case: Option<&Case>, number: usize) -> Option<Trial> {
        let before = self.diagnostics.len();
        let puts = values::put(&mut node, case, &mut self.diagnostics);
        let mut cx = Cx { diagnostics: std::mem::take(&mut self.diagnostics), ..Cx::default() };
        let test = raw::Test::decode(&node, &mut cx);
        self.diagnostics = cx.diagnostics;
        self.whole = self.diagnostics.len() == before;
        let test = test?;
        if test.name.value.is_empty() {
            let diagnostic =
                Diagnostic::new(rule::BAD_ID, "a test needs a name").at(test.name.span, "nothing stands here");
            self.diagnostics.push(diagnostic.hint("say in a few words what is tested"));
        }
        let world = case.and_then(|case| case.world.as_ref()).or(test.world.as_ref());
        let world = match world {
            Some(id) => self.find(Of::World, id).map(WorldId::at),
            None => Some(self.scenario.default_world),
        };
        let seed = case.and_then(|case| case.seed).unwrap_or(test.seed).value;
        let all = self.diagnostics.len();
        let steps: Vec<Step> = test.steps.iter().filter_map(|step| self.step(&step.value, step.span)).collect();
        let expects = steps.iter().any(|step| matches!(step.act, Act::Expect(_)));
        if !expects && self.whole && self.diagnostics.len() == all {
            let message =
                format!("the test \"{}\" expects nothing, so it cannot fail where it matters", test.name.value);
            let hint = "add Expect([...]) where something must be so, such as Expect([Ending(\"...\")]) at the end";
            self.flaw(&rules::EXPECTS_NOTHING, message, test.name.span, "this test", hint);
        }
        if let Some(fails) = &test.fails
            && fails.value.is_empty()
        {
            let hint = "say what is not right yet, or take the field out";
            self.flaw(
                &rules::EXPECTS_NOTHING,
                "an expected failure needs its reason",
                fails.span,
                "nothing stands here",
                hint,
            );
        }
        Some(Trial {
            name: format!("{}{}", test.name.value, case.map_or(String::new(), |case| label(case, number))),
            span: case.filter(|case| !case.name.value.is_empty()).map_or(test.name.span, |case| case.name.span),
            seed: u64::from(seed),
            world: world?,
            steps,
            puts,
            fails: test.fails.map(|fails| (fails.value, fails.span)),
        })
    }

    /// No two tests may share a name: one could not be told from the other.
    fn same_names(&mut self, trials: &[Trial]) {
        for (at, trial) in trials.iter().enumerate() {
            if let Some(first) = trials[..at].iter().find(|first| first.name == trial.name) {
                let message = format!("two tests are called \"{}\"", trial.name);
                let mut diagnostic = Diagnostic::new(rule::DUPLICATE_ID, message).at(trial.span, "the second one");
                diagnostic.labels.push(Label { span: first.span, text: "the first one".into() });
                self.diagnostics.push(diagnostic.hint("give one of them another name"));
            }
        }
    }

    fn step(&mut self, step: &raw::Step, span: Span) -> Option<Step> {
        let act = match step {
            raw::Step::Choose(id) => Act::Do(Command::Choose(self.choice(id)?)),
            raw::Step::Propose(window, measures) => {
                let (window, measures) = self.package(window, measures)?;
                Act::Do(Command::Propose { window, measures })
            }
            raw::Step::Forward => Act::Do(Command::Forward),
            raw::Step::Expect(all) => {
                if all.is_empty() && self.whole {
                    let hint = "write in the list what must be so, or take the step out";
                    self.flaw(&rules::EXPECTS_NOTHING, "nothing is expected here", span, "an empty list", hint);
                }
                let wanted = all.iter().filter_map(|one| {
                    self.here = one.span;
                    Some(Wanted { span: one.span, want: self.want(&one.value)? })
                });
                Act::Expect(wanted.collect())
            }
        };
        Some(Step { span, act })
    }

    /// A choice by its id, or by that of a visit in which there is one thing to say.
    fn choice(&mut self, id: &Id) -> Option<ChoiceId> {
        let (of, at) = self.find_any(&[Of::Choice, Of::Visit], id)?;
        if of == Of::Choice {
            return Some(ChoiceId::at(at));
        }
        let choices = self.scenario.visits[at].choices.clone();
        if choices.len() == 1 {
            return Some(ChoiceId(choices.start));
        }
        let all: Vec<&str> = choices.map(|at| self.scenario.choices[usize::from(at)].id.as_str()).collect();
        let message = format!("in the visit \"{}\" one can say several things", id.value);
        self.flaw(
            &rules::WHICH_CHOICE,
            message,
            id.span,
            "which of them?",
            &format!("write one of: {}", all.join(", ")),
        );
        None
    }

    fn package(&mut self, window: &Id, measures: &[Id]) -> Option<(WindowId, u64)> {
        let window = self.find(Of::Window, window).map(WindowId::at);
        let bits: Vec<Option<usize>> = measures.iter().map(|id| self.find(Of::Measure, id)).collect();
        let bits = bits.into_iter().try_fold(0, |bits, at| Some(bits | 1u64 << at?));
        Some((window?, bits?))
    }

    fn find(&mut self, of: Of, id: &Id) -> Option<usize> {
        self.find_any(&[of], id).map(|(_, at)| at)
    }

    fn find_any(&mut self, kinds: &[Of], id: &Id) -> Option<(Of, usize)> {
        let found = match kinds {
            [of] => find(self.scenario, *of, id).map(|at| (*of, at)),
            _ => find_any(self.scenario, kinds, id),
        };
        found.map_err(|diagnostic| self.diagnostics.push(diagnostic)).ok()
    }

    /// Words to look for; none would be found in every line.
    fn words(&mut self, words: &Id) -> Option<String> {
        if words.value.is_empty() {
            let hint = "write some of the words, as they stand in the scenario";
            self.flaw(&rules::ALWAYS_SO, "no words are always found", words.span, "nothing stands here", hint);
            return None;
        }
        Some(words.value.clone())
    }

    /// A number to compare with; what always or never holds between these bounds is reported.
    fn number(&mut self, gauge: Gauge, number: &Number) -> Option<Want> {
        let (low, high) = match number {
            Number::AtLeast(least) => (Some(*least), None),
            Number::AtMost(most) => (None, Some(*most)),
            Number::Exactly(just) => (Some(*just), Some(*just)),
            Number::Between(low, high) => (Some(*low), Some(*high)),
        };
        let (least, most) = gauge.bounds();
        let mut fine = true;
        for bound in [low, high].into_iter().flatten() {
            let value = bound.value.0;
            if value < least || most.is_some_and(|most| value > most) {
                let to = most.map_or("up".to_owned(), |most| most.to_string());
                let message = format!("{value} is out of range for {}", gauge.name(self.scenario));
                let diagnostic = Diagnostic::new(rule::OUT_OF_RANGE, message).at(bound.span, "out of range");
                self.diagnostics.push(diagnostic.hint(format!("it goes from {least} to {to}")));
                fine = false;
            }
        }
        match (low, high) {
            (Some(low), Some(high)) if low.value > high.value => {
                let message = format!("no number lies between {} and {}", low.value.0, high.value.0);
                self.flaw(&rules::NEVER_SO, message, high.span, "the greater one comes second", "swap the two numbers");
                fine = false;
            }
            (Some(low), None) if low.value.0 == least => self.always(low.span, "it is never less"),
            (None, Some(high)) if Some(high.value.0) == most => self.always(high.span, "it is never more"),
            _ => {}
        }
        let value = |bound: Option<crate::scenario::decode::Spanned<raw::Figure>>| bound.map(|bound| bound.value.0);
        fine.then_some(Want::Number(gauge, value(low), value(high)))
    }

    fn always(&mut self, span: Span, why: &str) {
        let hint = "expect a number that could be missed, or take this out";
        self.flaw(&rules::ALWAYS_SO, "this always holds, so it tests nothing", span, why, hint);
    }

    fn all(&mut self, all: &[Expectation], empty: &Rule) -> Option<Vec<Want>> {
        if all.is_empty() && self.whole {
            let hint = "write in the list what must be so, or take it out";
            self.flaw(empty, "nothing is listed here", self.here, "an empty list in here", hint);
        }
        let wants: Vec<Option<Want>> = all.iter().map(|one| self.want(one)).collect();
        wants.into_iter().collect()
    }

    fn want(&mut self, expectation: &Expectation) -> Option<Want> {
        use Expectation as E;
        Some(match expectation {
            E::Not(one) => Want::Not(Box::new(self.want(one)?)),
            E::All(all) => Want::All(self.all(all, &rules::ALWAYS_SO)?),
            E::Any(all) => Want::Any(self.all(all, &rules::NEVER_SO)?),
            E::Scene(id) => Want::Scene(SceneId::at(self.find(Of::Scene, id)?)),
            E::Ending(id) => Want::Ending(EndingId::at(self.find(Of::Ending, id)?)),
            E::Open(id) => Want::Open(self.option(id)?),
            E::Locked(id, words) => {
                let (option, words) = (self.option(id), self.words(words));
                Want::Locked(option?, words?)
            }
            E::NotShown(id) => Want::NotShown(self.option(id)?),
            E::NoPackage(window, measures, words) => {
                let (package, words) = (self.package(window, measures), self.words(words));
                let (window, measures) = package?;
                Want::NoPackage(window, measures, words?)
            }
            E::Says(id, words) => {
                let (person, words) = (self.find(Of::Person, id), self.words(words));
                Want::Says(Some(PersonId::at(person?)), words?)
            }
            E::Told(words) => Want::Says(None, self.words(words)?),
            E::Known(id) => Want::Cond(Cond::Known(KnownId::at(self.find(Of::Known, id)?))),
            E::Seen(id) => Want::Cond(Cond::Seen(RiskId::at(self.find(Of::Risk, id)?))),
            E::Recorded(id) => Want::Cond(Cond::Recorded(RiskId::at(self.find(Of::Risk, id)?))),
            E::Flag(id) => Want::Cond(Cond::Flag(FlagId::at(self.find(Of::Flag, id)?))),
            E::Chose(id) => Want::Chose(ChoiceId::at(self.find(Of::Choice, id)?)),
            E::Visited(id) => Want::Visited(VisitId::at(self.find(Of::Visit, id)?)),
            E::Paper(id) => Want::Paper(self.find(Of::Document, id)?),
            E::Possible(id) => Want::Possible(WorldId::at(self.find(Of::World, id)?)),
            E::Agreed(id) => Want::Cond(Cond::Agreed(MeasureId::at(self.find(Of::Measure, id)?))),
            E::Window(id) => Want::Window(WindowId::at(self.find(Of::Window, id)?)),
            E::Objects(id) => Want::Cond(Cond::Objects(PersonId::at(self.find(Of::Person, id)?))),
            E::Objections(number) => self.number(Gauge::Objections, number)?,
            E::Rounds(number) => self.number(Gauge::Rounds, number)?,
            E::Decided(decision) => Want::Cond(Cond::Decided(*decision)),
            E::Ruled(id) => Want::Cond(Cond::Ruled(RulingId::at(self.find(Of::Ruling, id)?))),
            E::Trust(id, number) => {
                let person = self.find(Of::Person, id)?;
                self.number(Gauge::Trust(PersonId::at(person)), number)?
            }
            E::LowestTrust(number) => self.number(Gauge::LowestTrust, number)?,
            E::MeanTrust(number) => self.number(Gauge::MeanTrust, number)?,
            E::Tension(id, number) => {
                let relation = self.find(Of::Relation, id)?;
                self.number(Gauge::Tension(RelationId::at(relation)), number)?
            }
            E::Compliance(edge, number) => self.number(Gauge::Compliance(*edge), number)?,
            E::Downtime(edge, number) => self.number(Gauge::Downtime(*edge), number)?,
            E::At(moment) => Want::At(moment.value.0),
            E::Before(moment) => Want::Cond(Cond::Before(moment.value.0)),
            E::After(moment) => Want::Cond(Cond::After(moment.value.0)),
            E::Begun => Want::Cond(Cond::Begun),
            E::Implemented => Want::Cond(Cond::Implemented),
            E::RolledBack => Want::Cond(Cond::RolledBack),
            E::RollbackFailed => Want::Cond(Cond::RollbackFailed),
            E::Happened(id) => Want::Cond(Cond::Happened(RiskId::at(self.find(Of::Risk, id)?))),
            E::Mended(id) => Want::Cond(Cond::Mended(RiskId::at(self.find(Of::Risk, id)?))),
            E::Outage(number) => self.number(Gauge::Outage, number)?,
            E::Repair(number) => self.number(Gauge::Repair, number)?,
            E::Found(finding) => Want::Cond(Cond::Found(*finding)),
            E::Points(number) => self.number(Gauge::Points, number)?,
            E::Outcome(number) => self.number(Gauge::Outcome, number)?,
            E::Practice(number) => self.number(Gauge::Practice, number)?,
            E::Total(number) => self.number(Gauge::Total, number)?,
        })
    }

    /// Something that can be open: of several kinds, and what is meant shows where the play stands.
    fn option(&mut self, id: &Id) -> Option<Offer> {
        let mut option = Offer { id: id.value.clone(), ..Default::default() };
        self.find_any(&[Of::Choice, Of::Visit, Of::Measure, Of::Window], id)?;
        let find = |of| find(self.scenario, of, id).ok();
        option.choice = find(Of::Choice).map(ChoiceId::at);
        option.visit = find(Of::Visit).map(VisitId::at);
        option.measure = find(Of::Measure).map(MeasureId::at);
        option.window = find(Of::Window).map(WindowId::at);
        Some(option)
    }
}

/// What a case is called behind the name of its test.
fn label(case: &Case, number: usize) -> String {
    if !case.name.value.is_empty() {
        return format!(", {}", case.name.value);
    }
    let world = case.world.as_ref().map(|world| world.value.clone());
    let seed = case.seed.map(|seed| format!("seed {}", seed.value));
    let parts: Vec<String> = [world, seed].into_iter().flatten().collect();
    if parts.is_empty() { format!(", case {number}") } else { format!(", {}", parts.join(", ")) }
}
