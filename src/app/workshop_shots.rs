//! The pages of the workshop, as they are put before the camera.

use super::shots::Shot;
use super::workshop::Workshop;
use crate::diagnostics::Source;
use crate::platform::{library, reread};
use crate::session::Session;
use crate::ui::model::Resume;
use crate::ui::workshop::Tab;

/// The pages, for a play whose text is within reach.
pub fn workshop(play: &[Session], out: &mut Vec<Shot>) {
    let Some((first, middle)) = play.first().zip(play.get(play.len() / 2)) else { return };
    let Some(source) = library::text(first.scenario()) else { return };
    let mut choosing = Shot::title("workshop-open", Resume::Nothing);
    choosing.workshop = Some(Workshop {
        open: None,
        trouble: Some(
            "There is no file scenarios/payroll/scenario.rom. Did you mean scenarios/payroll/scenario.ron?".into(),
        ),
    });
    out.push(choosing.with(|ui| ui.workshop.path = "scenarios/payroll/scenario.rom".into()));
    let early = Workshop::of(source.clone());
    out.push(Shot::workshop("map", &early, Tab::Map));
    let mut late = early.clone();
    if let Some(rehearsal) = late.rehearsal_mut() {
        rehearsal.follow(middle);
    }
    out.push(Shot::workshop("map-late", &late, Tab::Map));
    out.push(Shot::workshop("state", &late, Tab::State));
    out.push(Shot::workshop("conditions", &late, Tab::Conditions));
    out.push(Shot::workshop("begin", &late, Tab::Begin));
    out.push(Shot::workshop("portraits", &early, Tab::Portraits));
    out.push(Shot::workshop("findings-none", &early, Tab::Findings));
    // A slip of the hand: a field is misspelt, and the last version that could be played is kept.
    let slip = source.text.replacen("mode: ", "moed: ", 2);
    if let Some(open) = &mut late.open {
        open.take(reread::reading(Source::new(source.name.clone(), slip.clone())));
    }
    out.push(Shot::workshop("findings", &late, Tab::Findings));
    out.push(Shot::workshop("map-last-good", &late, Tab::Map));
    let never = Workshop::of(Source::new(source.name, slip));
    out.push(Shot::workshop("nothing-yet", &never, Tab::Map));
}
