//! The ids that a test names, looked up in its scenario; one that is unknown is reported with the nearest.

use crate::diagnostics::registry as rule;
use crate::diagnostics::{Diagnostic, nearest};
use crate::scenario::Scenario;
use crate::scenario::raw::Id;

/// A kind of thing that a test can name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    Choice,
    Visit,
    Scene,
    Person,
    Relation,
    Known,
    Risk,
    Measure,
    Window,
    World,
    Flag,
    Ruling,
    Document,
    Ending,
}

impl Of {
    const ALL: [Self; 14] = [
        Self::Choice,
        Self::Visit,
        Self::Scene,
        Self::Person,
        Self::Relation,
        Self::Known,
        Self::Risk,
        Self::Measure,
        Self::Window,
        Self::World,
        Self::Flag,
        Self::Ruling,
        Self::Document,
        Self::Ending,
    ];

    /// What it is called, with its article.
    fn what(self) -> &'static str {
        match self {
            Self::Choice => "a choice",
            Self::Visit => "a visit",
            Self::Scene => "a scene",
            Self::Person => "a person",
            Self::Relation => "a relation",
            Self::Known => "a fact or need",
            Self::Risk => "a risk",
            Self::Measure => "a measure",
            Self::Window => "a window",
            Self::World => "a world",
            Self::Flag => "a flag",
            Self::Ruling => "a ruling",
            Self::Document => "a document",
            Self::Ending => "an ending",
        }
    }

    /// What it is called.
    fn bare(self) -> &'static str {
        self.what().split_once(' ').map_or(self.what(), |(_, bare)| bare)
    }

    /// All ids of the kind, in the order of the scenario.
    fn ids(self, scenario: &Scenario) -> Vec<&str> {
        macro_rules! ids {
            ($list:expr) => {
                $list.iter().map(|item| item.id.as_str()).collect()
            };
        }
        match self {
            Self::Choice => ids!(scenario.choices),
            Self::Visit => ids!(scenario.visits),
            Self::Scene => ids!(scenario.scenes),
            Self::Person => ids!(scenario.cast),
            Self::Relation => ids!(scenario.relations),
            Self::Known => ids!(scenario.known),
            Self::Risk => ids!(scenario.risks),
            Self::Measure => ids!(scenario.measures),
            Self::Window => ids!(scenario.windows),
            Self::World => ids!(scenario.worlds),
            Self::Flag => ids!(scenario.flags),
            Self::Ruling => scenario.authority.as_ref().map_or(vec![], |authority| ids!(authority.rules)),
            Self::Document => ids!(scenario.documents),
            Self::Ending => ids!(scenario.endings),
        }
    }
}

/// The position of an id of one kind.
pub fn find(scenario: &Scenario, of: Of, id: &Id) -> Result<usize, Diagnostic> {
    find_any(scenario, &[of], id).map(|(_, at)| at)
}

/// The kind and the position of an id that may be of several kinds; the first kind that has it counts.
pub fn find_any(scenario: &Scenario, kinds: &[Of], id: &Id) -> Result<(Of, usize), Diagnostic> {
    for of in kinds {
        if let Some(at) = of.ids(scenario).iter().position(|own| *own == id.value) {
            return Ok((*of, at));
        }
    }
    let bare: Vec<&str> = kinds.iter().map(|of| of.bare()).collect();
    let ids: Vec<&str> = kinds.iter().flat_map(|of| of.ids(scenario)).collect();
    let near = nearest(&id.value, ids.iter().copied());
    if near.is_none()
        && let Some(other) = Of::ALL.into_iter().find(|of| of.ids(scenario).contains(&id.value.as_str()))
    {
        let wanted: Vec<&str> = kinds.iter().map(|of| of.what()).collect();
        let message = format!("\"{}\" is {}", id.value, other.what());
        let here = format!("{} is wanted here", wanted.join(" or "));
        return Err(Diagnostic::new(rule::WRONG_KIND_OF_ID, message).at(id.span, here).hint(listing(&ids, &bare)));
    }
    let any = match bare.split_last() {
        Some((last, others)) if others.len() > 1 => format!("{} or {last}", others.join(", ")),
        _ => bare.join(" or "),
    };
    let message = format!("the scenario has no {any} \"{}\"", id.value);
    let diagnostic = Diagnostic::new(rule::UNKNOWN_ID, message).at(id.span, "not found");
    Err(match near {
        Some(near) => diagnostic.hint(format!("did you mean \"{near}\"?")),
        None => diagnostic.hint(listing(&ids, &bare)),
    })
}

/// What ids there are.
fn listing(ids: &[&str], bare: &[&str]) -> String {
    let shown = ids.len().min(12);
    match ids.len() - shown {
        0 if ids.is_empty() => format!("the scenario has no {}", bare.join(" and no ")),
        0 => format!("there are: {}", ids.join(", ")),
        more => format!("there are: {} and {more} more", ids[..shown].join(", ")),
    }
}
