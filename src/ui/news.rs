//! What is new in a drawer since it was last looked at.

use super::PlayView;
use super::state::{Drawer, UiState};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Notes what the open drawer shows as looked at; everything counts as looked at when a play is first seen.
pub fn follow(view: &PlayView, state: &mut UiState) {
    if state.looked.is_empty() {
        state.looked = Drawer::ALL.into_iter().map(|drawer| (drawer, mark(view, drawer))).collect();
        return;
    }
    if let Some(open) = state.drawer
        && let Some((_, seen)) = state.looked.iter_mut().find(|(drawer, _)| *drawer == open)
    {
        *seen = mark(view, open);
    }
}

/// Whether something is new in a drawer.
pub fn is_new(view: &PlayView, state: &UiState, drawer: Drawer) -> bool {
    state.looked.iter().any(|(of, seen)| *of == drawer && *seen != mark(view, drawer))
}

/// What is in a drawer, as a number. What changes with every minute is left out.
fn mark(view: &PlayView, drawer: Drawer) -> u64 {
    let mut hasher = DefaultHasher::new();
    match drawer {
        Drawer::Register => view.register.iter().for_each(|risk| {
            (&risk.title, &risk.likelihood, risk.standing()).hash(&mut hasher);
        }),
        Drawer::Evidence => view.evidence.iter().for_each(|item| item.text.hash(&mut hasher)),
        Drawer::People => view.people.iter().for_each(|person| {
            (&person.needs, person.trust_band, &person.tensions).hash(&mut hasher);
        }),
        Drawer::Agreements => view.agreements.iter().for_each(|item| item.text.hash(&mut hasher)),
        Drawer::Calendar => view.calendar.windows.iter().for_each(|window| window.scheduled.hash(&mut hasher)),
        Drawer::Documents => view.papers.iter().for_each(|paper| (&paper.key, paper.signed.len()).hash(&mut hasher)),
        Drawer::Transcript | Drawer::Course | Drawer::Help => {}
    }
    hasher.finish()
}
