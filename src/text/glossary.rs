//! The terms of the field, each with what it means and the practice behind it, and how they are found in a text.

use serde::Deserialize;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A term.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term.
    pub term: String,
    /// What else it is called: plurals, short forms.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What it means, in a sentence or two.
    pub text: String,
    /// The practice behind it, by name.
    pub practice: String,
    /// Success factors and competencies, by number.
    #[serde(default)]
    pub factors: Vec<String>,
    /// Whether it is an everyday word as well, so that it is not marked in texts.
    #[serde(default)]
    pub everyday: bool,
    /// Terms to read with it.
    #[serde(default)]
    pub see: Vec<String>,
}

/// The success factors of the practices and the competencies of the rubric: number, and what it is about.
pub const FACTORS: [(&str, &str); 24] = [
    ("CE1", "Changes are made in time and reach their aim"),
    ("CE2", "Changes do little harm on the way"),
    ("CE3", "Those who are affected are content with how it is done"),
    ("CE4", "Changes keep to the rules, and it can be shown"),
    ("RK1", "It is settled who governs risk, and how much may be carried"),
    ("RK2", "Risks are noticed and may be named by anybody"),
    ("RK3", "Risks are analysed and weighed"),
    ("RK4", "Risks are treated, watched and looked at again"),
    ("SV1", "There is an agreed way of testing"),
    ("SV2", "What is new or changed meets what was agreed"),
    ("DP2", "Deployments are carried out well"),
    ("RL2", "Releases are carried out well"),
    ("IN2", "Service is restored quickly"),
    ("IN3", "Incidents lead to improvement"),
    ("CI2", "Improvements bring what they promised"),
    ("RM2", "Relations within the organisation are sound"),
    ("C1", "Competency: include the right people"),
    ("C2", "Competency: make it safe to speak, and listen"),
    ("C3", "Competency: find interests and facts"),
    ("C4", "Competency: analyse and record risk"),
    ("C5", "Competency: use the right authority"),
    ("C6", "Competency: assure tests and remediation"),
    ("C7", "Competency: create and choose options"),
    ("C8", "Competency: commit, communicate and learn"),
];

impl Term {
    /// What else it is called, for people: names of its own, and not each form in which a text may bend them.
    pub fn other_names(&self) -> Vec<&str> {
        let mut seen = vec![stems(&self.term)];
        let mut out = Vec::new();
        for form in &self.forms {
            let own = stems(form);
            if !seen.contains(&own) {
                seen.push(own);
                out.push(form.as_str());
            }
        }
        out
    }
}

/// The words of a name without their endings, in the order of the alphabet.
fn stems(name: &str) -> Vec<String> {
    const SMALL: [&str; 5] = ["the", "a", "an", "of", "to"];
    let words = name.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !SMALL.contains(word));
    let mut out: Vec<String> = words.map(stem).collect();
    out.sort_unstable();
    out
}

fn stem(word: &str) -> String {
    let bare = ["ing", "ied", "ies", "ed", "es", "s"].into_iter().find_map(|end| {
        let left = word.strip_suffix(end)?;
        (left.len() > 2).then(|| left.to_owned())
    });
    let mut bare = bare.unwrap_or_else(|| word.to_owned());
    // Tried and try, planned and plan, escalate and escalating.
    while bare.len() > 3 && (bare.ends_with(['e', 'y', 'i']) || bare.chars().rev().nth(1) == bare.chars().last()) {
        bare.pop();
    }
    bare
}

/// A term found in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Its place in the glossary.
    pub term: usize,
    /// Where it stands, in characters.
    pub at: Range<usize>,
}

/// All terms in the order of the alphabet, and the way to find them.
pub struct Glossary {
    terms: Vec<Term>,
    /// By their first word in small letters: the forms, the longest first.
    forms: HashMap<String, Vec<Form>>,
}

struct Form {
    letters: Vec<char>,
    /// Whether capitals count: a short form is nothing but capitals.
    exact: bool,
    term: usize,
}

static GLOSSARY: LazyLock<Glossary> = LazyLock::new(|| {
    let terms = ron::from_str(include_str!("../../assets/glossary.ron"));
    Glossary::of(terms.unwrap_or_else(|error| panic!("assets/glossary.ron is no glossary: {error}")))
});

/// The glossary that is built in.
pub fn glossary() -> &'static Glossary {
    &GLOSSARY
}

impl Glossary {
    /// A glossary of these terms.
    pub fn of(mut terms: Vec<Term>) -> Self {
        terms.sort_by_key(|term| term.term.to_lowercase());
        let mut forms: HashMap<String, Vec<Form>> = HashMap::new();
        for (at, term) in terms.iter().enumerate().filter(|(_, term)| !term.everyday) {
            for form in std::iter::once(&term.term).chain(&term.forms) {
                let exact = form.chars().count() > 1 && form.chars().all(|c| !c.is_lowercase());
                let letters: Vec<char> = form.chars().collect();
                let first = letters.iter().take_while(|c| in_word(**c)).collect::<String>().to_lowercase();
                forms.entry(first).or_default().push(Form { letters, exact, term: at });
            }
        }
        for same in forms.values_mut() {
            same.sort_by_key(|form| std::cmp::Reverse(form.letters.len()));
        }
        Self { terms, forms }
    }

    /// The terms.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The place of a term by its name.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.terms.iter().position(|term| term.term.eq_ignore_ascii_case(name))
    }

    /// The terms that answer to a word that is looked for: by their names and forms first, then by what they mean.
    pub fn search(&self, wanted: &str) -> Vec<usize> {
        let wanted = wanted.trim().to_lowercase();
        let named = |term: &Term| {
            std::iter::once(&term.term).chain(&term.forms).any(|form| form.to_lowercase().contains(&wanted))
        };
        let (mut by_name, mut by_text) = (Vec::new(), Vec::new());
        for (at, term) in self.terms.iter().enumerate() {
            if named(term) {
                by_name.push(at);
            } else if term.text.to_lowercase().contains(&wanted) {
                by_text.push(at);
            }
        }
        by_name.extend(by_text);
        by_name
    }

    /// Every term in a text, from left to right: whole words, the longest that fits, none within another.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let letters: Vec<char> = text.chars().collect();
        let mut out = Vec::new();
        let mut at = 0;
        while at < letters.len() {
            if !in_word(letters[at]) {
                at += 1;
                continue;
            }
            let rest = &letters[at..];
            let word = rest.iter().take_while(|c| in_word(**c)).count();
            let first = rest[..word].iter().collect::<String>().to_lowercase();
            let same = self.forms.get(&first).into_iter().flatten();
            let fits = same.into_iter().find(|form| form.begins(rest));
            let length = fits.map_or(word, |form| form.letters.len());
            if let Some(form) = fits {
                out.push(Found { term: form.term, at: at..at + length });
            }
            at += length;
        }
        out
    }
}

impl Form {
    /// Whether a text begins with this form as whole words.
    fn begins(&self, text: &[char]) -> bool {
        let same = |own: &char, other: &char| {
            own == other
                || (own.is_whitespace() && other.is_whitespace())
                || (!self.exact && own.to_lowercase().eq(other.to_lowercase()))
        };
        text.len() >= self.letters.len()
            && self.letters.iter().zip(text).all(|(own, other)| same(own, other))
            && text.get(self.letters.len()).is_none_or(|next| !in_word(*next))
    }
}

/// Whether a letter belongs to a word; a hyphen joins two words to one.
fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(terms: &[(&str, &[&str])]) -> Glossary {
        let term = |(name, forms): &(&str, &[&str])| Term {
            term: (*name).to_owned(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            text: format!("What {name} means."),
            practice: String::new(),
            factors: vec![],
            everyday: false,
            see: vec![],
        };
        Glossary::of(terms.iter().map(term).collect())
    }

    #[test]
    fn a_bent_form_is_no_other_name() {
        let book = book(&[
            ("Accepted risk", &["accepted risks", "risk acceptance", "accept the risk", "accepts the risk"]),
            ("Change advisory board", &["CAB", "CABs"]),
            ("plan", &["planned", "plans", "planning"]),
        ]);
        let others: Vec<Vec<&str>> = book.terms().iter().map(Term::other_names).collect();
        assert_eq!(others, [vec!["risk acceptance"], vec!["CAB"], vec![]]);
    }

    /// What is found, as the words of the text.
    fn found(text: &str) -> Vec<String> {
        let book = book(&[
            ("change", &["changes"]),
            ("change authority", &["change authorities"]),
            ("Change advisory board", &["CAB"]),
            ("risk", &["risks"]),
            ("Go or no-go", &["go/no-go"]),
        ]);
        let letters: Vec<char> = text.chars().collect();
        book.find(text).iter().map(|found| letters[found.at.clone()].iter().collect()).collect()
    }

    #[test]
    fn the_longest_whole_words_are_found() {
        assert_eq!(found("The change authority changes a risk."), ["change authority", "changes", "risk"]);
        assert_eq!(found("Changed, exchange, risky, risk-averse: none."), Vec::<String>::new());
        assert_eq!(
            found("RISKS! \u{201c}Change\nauthority\u{201d}, (go/no-go)"),
            ["RISKS", "Change\nauthority", "go/no-go"]
        );
    }

    #[test]
    fn short_forms_count_capitals_and_places_count_characters() {
        assert_eq!(found("A cab waits; the CAB's minute, no CABs."), ["CAB"]);
        let book = book(&[("risk", &[])]);
        assert_eq!(book.find("Où est le «risk»?"), [Found { term: 0, at: 11..15 }]);
    }

    #[test]
    fn the_glossary_holds_together() {
        let book = glossary();
        assert!((45..=80).contains(&book.terms().len()), "{}", book.terms().len());
        let mut seen = HashMap::new();
        for term in book.terms() {
            for form in std::iter::once(&term.term).chain(&term.forms) {
                let other = seen.insert(form.to_lowercase(), &term.term);
                assert!(other.is_none(), "{form:?} stands for {:?} and {other:?}", term.term);
                assert_eq!(book.find(form).len(), usize::from(!term.everyday), "{form:?} is found by itself");
            }
            assert!(!term.practice.is_empty() && !term.see.is_empty(), "{:?}", term.term);
            assert!(term.text.len() > 40 && term.text.ends_with('.') && !term.text.contains("ITIL"), "{:?}", term.term);
            for name in &term.see {
                assert!(book.place(name).is_some(), "{:?} leads to {name:?}, which is no term", term.term);
            }
            for factor in &term.factors {
                assert!(FACTORS.iter().any(|(number, _)| number == factor), "{:?} cites {factor:?}", term.term);
            }
        }
        assert_eq!(book.search("cab").first().copied(), book.place("Change advisory board"));
    }
}
