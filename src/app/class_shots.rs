//! The pages of class mode, as they are put before the camera.

use super::shots::Shot;
use super::think;
use crate::platform::learned;
use crate::scenario::model::SceneKind;
use crate::session::{Class, Session};
use crate::ui::class::ClassState;
use crate::ui::review::ReviewView;
use crate::view::class::vote;

/// Steps in which a vote is weighed for its picture.
const STEPS: usize = 60;

/// The pages, for a play that is given as it was before each decision and at its end.
pub fn class(play: &[Session], reviewed: bool, out: &mut Vec<Shot>) {
    let Some((first, last)) = play.first().zip(play.last()) else { return };
    let mut class = Class::of(first.seed());
    let shown = |what: &str, session: &Session, class: &Class, state: ClassState| {
        let mut shot = Shot::play(&format!("class-{what}"), session).with(|ui| ui.class = state);
        shot.class = Some(class.clone());
        shot
    };
    let open = ClassState { open: true, ..ClassState::default() };
    out.push(shown("covered", first, &class, ClassState { covered: true, ..ClassState::default() }));
    out.push(shown("gauges-hidden", first, &class, ClassState::default()));
    hands(first, &mut class);
    out.push(shown("vote", first, &class, open));
    let kinds = [SceneKind::Hub, SceneKind::Table];
    for session in kinds.iter().filter_map(|kind| play.iter().find(|session| kind_of(session) == Some(*kind))) {
        hands(session, &mut class);
        out.push(shown("vote", session, &class, open));
    }
    if !reviewed {
        return;
    }
    let solution = learned::known(first.scenario()).unwrap_or_else(|| think::rough(first.scenario()));
    class.reveal(1, "");
    let mut told = shown("review-vote", first, &class, ClassState { gauges: true, ..open });
    told.review = think::vote_at_once(first, &solution, STEPS);
    out.push(told);
    out.push(shown("review-vote-not-known-yet", first, &class, ClassState { gauges: true, ..open }));
    if last.over() {
        for session in play.iter().filter(|session| !session.over()).take(6) {
            hands(session, &mut class);
        }
        let mut told = shown("review-compare", last, &class, open);
        told.review = think::at_once(last, &solution, STEPS * 4, None);
        out.push(told);
        out.push(Shot { review: ReviewView::default(), ..shown("review-compare-not-known-yet", last, &class, open) });
    }
}

fn kind_of(session: &Session) -> Option<SceneKind> {
    (!session.over()).then(|| session.scenario().scenes[session.state().scene.index()].kind)
}

/// Some hands for each thing that can be voted for.
fn hands(session: &Session, class: &mut Class) {
    let Some(vote) = vote(session, class, None) else { return };
    for (at, row) in vote.rows.iter().enumerate().filter(|(_, row)| row.locked.is_none()) {
        class.count(vote.decision, &vote.place, &row.id, [4, 11, 2, 6, 1, 3][at % 6]);
    }
}
