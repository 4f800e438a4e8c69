//! Intents become commands here, and nowhere else; after every decision the play is saved.

use super::desk::Desk;
use super::settings;
use super::workshop::Workshop;
use crate::platform::{begin, entropy, saves};
use crate::scenario::Scenario;
use crate::session::{Class, Mode, Rehearsal, Session};
use crate::sim::Command;
use crate::ui::class;
use crate::ui::model::Resume;
use crate::ui::prefs::Prefs;
use crate::ui::review::Asked;
use crate::ui::workshop::Ask;
use crate::ui::{Intent, UiState};
use crate::view;
use std::sync::Arc;

/// What is left for the window to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// Nothing.
    Nothing,
    /// End the program.
    Quit,
    /// Full screen, or a window again.
    FullScreen,
}

/// Carries an intent out.
pub fn carry_out(desk: &mut Desk, ui: &mut UiState, intent: Intent) -> Wish {
    match intent {
        Intent::Choose(choice) => act(desk, Command::Choose(choice)),
        Intent::Propose { window, measures } => act(desk, Command::Propose { window, measures }),
        Intent::Forward => act(desk, Command::Forward),
        Intent::Undo => {
            if desk.session.as_mut().is_some_and(Session::undo) {
                desk.save();
            }
        }
        Intent::Heard(lines) => {
            if let Some(session) = desk.session.as_ref().filter(|play| desk.keeps && !play.is_rehearsal()) {
                // Where the place cannot be kept, the lines are heard once more; the play itself is saved elsewhere.
                let _ = saves::keep_place(&session.scenario().id, session.steps().len(), lines);
            }
        }
        Intent::Start { at, mode } => start(desk, ui, at, mode),
        Intent::Resume { at } => resume(desk, ui, at),
        Intent::PlayAgain => again(desk, ui, false),
        Intent::NewSeed => again(desk, ui, true),
        Intent::From { step } => {
            from(desk, ui, step);
        }
        Intent::Instead { step, line } => instead(desk, ui, step, &line),
        Intent::PlayOut { step, line } => {
            desk.review.asked = Some(Asked { decision: step, line });
            desk.review.other = None;
        }
        Intent::LookBack { at } => look_back(desk, ui, at),
        Intent::Class(ask) => class(desk, ui, ask),
        Intent::Workshop(ask) => workshop(desk, ui, ask),
        Intent::ToTitle if desk.session.as_ref().is_some_and(Session::is_rehearsal) => {
            workshop(desk, ui, Ask::Return);
        }
        Intent::ToTitle => {
            desk.session = None;
            desk.class = None;
            desk.look();
            ui.start_afresh();
        }
        Intent::Set(prefs) => {
            let turned = prefs.full_screen != desk.settings.full_screen;
            desk.settings = prefs;
            keep_settings(desk);
            if turned {
                return Wish::FullScreen;
            }
        }
        Intent::Scale(step) if desk.class.is_some() && desk.session.is_some() => {
            let mut prefs = Prefs { text_percent: desk.class_text, ..desk.settings };
            prefs.scale(step);
            desk.class_text = prefs.text_percent;
        }
        Intent::Scale(step) => {
            desk.settings.scale(step);
            keep_settings(desk);
        }
        Intent::FullScreen => {
            desk.settings.full_screen = !desk.settings.full_screen;
            keep_settings(desk);
            return Wish::FullScreen;
        }
        Intent::Noticed => desk.notice = None,
        Intent::Quit => return Wish::Quit,
    }
    // What was known belongs to the play that was over; before a class, to the decision that it votes on.
    if desk.session.as_ref().is_none_or(|session| !session.over()) && desk.class.is_none() {
        desk.review = Default::default();
    }
    Wish::Nothing
}

fn act(desk: &mut Desk, command: Command) {
    let Some(session) = desk.session.as_mut() else { return };
    let before = *session.state();
    match session.act(command) {
        Ok(_) => desk.save(),
        Err(refused) => desk.notice = Some(view::refused(session.scenario(), &before, &refused)),
    }
}

fn begin(desk: &mut Desk, ui: &mut UiState, scenario: Arc<Scenario>, mode: Mode) {
    desk.session = Some(if desk.keeps {
        begin::begin(scenario, mode, None, None)
    } else {
        let world = scenario.default_world;
        Session::start(scenario, entropy::seed(), Some(world), mode)
    });
    if let (Some(class), Some(session)) = (&mut desk.class, &desk.session) {
        *class = Class::of(session.seed());
    }
    ui.start_afresh();
    desk.save();
}

fn start(desk: &mut Desk, ui: &mut UiState, at: usize, mode: Mode) {
    let Some(volume) = desk.shelf.get(at) else { return };
    let Some(scenario) = volume.scenario.clone() else { return };
    if let (true, Resume::Broken(_)) = (desk.keeps, &volume.view.resume)
        && let Err(error) = saves::put_aside(&scenario.id)
    {
        desk.notice = Some(format!("The old play could not be put aside, so no new one was started: {error}"));
        return;
    }
    begin(desk, ui, scenario, mode);
}

fn resume(desk: &mut Desk, ui: &mut UiState, at: usize) {
    let Some(scenario) = desk.shelf.get(at).and_then(|volume| volume.scenario.clone()) else { return };
    match saves::resume(&scenario) {
        Ok(Some(session)) => {
            let steps = session.steps().len();
            let heard = saves::place(&scenario.id).filter(|place| place.0 == steps).map_or(0, |place| place.1);
            desk.class = saves::votes(&session);
            desk.session = Some(session);
            ui.resume(steps, heard);
        }
        Ok(None) => desk.look(),
        Err(broken) => {
            desk.notice = Some(format!("The play cannot go on. {} Start a new one; the file is kept.", broken.why));
            desk.look();
        }
    }
}

fn again(desk: &mut Desk, ui: &mut UiState, other_dice: bool) {
    let Some(session) = &desk.session else { return };
    if session.is_rehearsal() {
        let setup = desk.workshop.as_mut().and_then(|workshop| workshop.rehearsal_mut()).map(|it| it.setup().clone());
        let Some(mut setup) = setup else { return };
        if other_dice {
            setup.seed = entropy::seed();
        }
        workshop(desk, ui, Ask::Begin(Box::new(setup)));
        return workshop(desk, ui, Ask::Play);
    }
    let (scenario, mode, world) = (session.scenario().clone(), session.mode(), session.world());
    if other_dice {
        return begin(desk, ui, scenario, mode);
    }
    let class = desk.class.as_ref().map(|_| Class::of(session.seed()));
    desk.session = Some(Session::start(scenario, session.seed(), Some(world), mode));
    desk.class = class;
    ui.start_afresh();
    desk.save();
}

/// Goes on from a decision; the play that was under way until now is put aside, and one that is over stays filed.
fn from(desk: &mut Desk, ui: &mut UiState, step: usize) -> bool {
    let Some(branch) = desk.session.as_ref().and_then(|session| session.branch(step)) else { return false };
    desk.aside = !branch.is_rehearsal();
    desk.session = Some(branch);
    ui.start_afresh();
    desk.save();
    true
}

/// Goes on from a decision and takes something else there.
fn instead(desk: &mut Desk, ui: &mut UiState, step: usize, line: &str) {
    let command = desk.session.as_ref().and_then(|session| command_of(line, session.scenario()));
    let Some(command) = command else { return };
    if from(desk, ui, step) {
        act(desk, command);
    }
}

/// What a line of a script asks for.
pub fn command_of(line: &str, scenario: &Scenario) -> Option<Command> {
    Command::from_line(line, scenario).ok()
}

/// Opens the review of the last play of a scenario that is over.
fn look_back(desk: &mut Desk, ui: &mut UiState, at: usize) {
    let Some(scenario) = desk.shelf.get(at).and_then(|volume| volume.scenario.clone()) else { return };
    let (_, Some(session)) = saves::finished(&scenario) else {
        desk.notice =
            Some("The record of the last play cannot be read any more; the next one can be looked back at.".into());
        return;
    };
    ui.resume(session.steps().len(), usize::MAX);
    ui.review.open = true;
    desk.aside = true;
    desk.class = saves::votes(&session);
    desk.session = Some(session);
}

/// Carries out what is asked for in class mode; the votes are kept beside the play.
fn class(desk: &mut Desk, ui: &mut UiState, ask: class::Ask) {
    let Some(session) = &desk.session else { return };
    match ask {
        class::Ask::Turn => {
            // The votes stay with the play, so that turning it on again finds them.
            let kept = saves::votes(session).filter(|_| desk.keeps);
            desk.class = match desk.class.take() {
                Some(_) => None,
                None => Some(kept.unwrap_or_else(|| Class::of(session.seed()))),
            };
            ui.class = Default::default();
        }
        class::Ask::Count { decision, place, option, by } => {
            if let Some(class) = &mut desk.class {
                class.count(decision, &place, &option, by);
            }
        }
        class::Ask::Undo => {
            if let Some(class) = &mut desk.class {
                class.undo();
            }
        }
        class::Ask::Reveal { decision, place } => {
            if let Some(class) = &mut desk.class {
                class.reveal(decision, &place);
            }
        }
    }
    if let (Some(session), Some(class), true) = (&desk.session, &desk.class, desk.keeps)
        && let Err(error) = saves::keep_votes(session, class)
    {
        desk.notice = Some(format!(
            "The votes could not be kept: {error}. They hold until you leave; free some space or mend the folder, and the next one keeps all."
        ));
    }
}

/// Carries out what is asked for in the workshop.
fn workshop(desk: &mut Desk, ui: &mut UiState, ask: Ask) {
    match ask {
        Ask::Enter => desk.workshop = Some(desk.workshop.take().unwrap_or_default()),
        Ask::Open(name) => desk.open_workshop(&name),
        Ask::Other => desk.workshop = Some(Workshop::default()),
        Ask::Leave => {
            desk.workshop = None;
            desk.session = None;
            desk.look();
        }
        Ask::Take(command) => {
            let Some(rehearsal) = desk.workshop.as_mut().and_then(Workshop::rehearsal_mut) else { return };
            let before = *rehearsal.session().state();
            if let Err(refused) = rehearsal.act(command) {
                desk.notice = Some(view::refused(rehearsal.session().scenario(), &before, &refused));
            }
        }
        Ask::Step(by) => {
            let Some(rehearsal) = desk.workshop.as_mut().and_then(Workshop::rehearsal_mut) else { return };
            for _ in 0..by.unsigned_abs() {
                if by < 0 {
                    rehearsal.back()
                } else {
                    rehearsal.forward()
                };
            }
        }
        Ask::Begin(setup) => {
            let Some(rehearsal) = desk.workshop.as_mut().and_then(Workshop::rehearsal_mut) else { return };
            *rehearsal = Rehearsal::begin(rehearsal.session().scenario().clone(), *setup);
        }
        Ask::Play => {
            let Some(rehearsal) = desk.workshop.as_mut().and_then(Workshop::rehearsal_mut) else { return };
            let session = rehearsal.session().clone();
            ui.resume(session.steps().len(), usize::MAX);
            desk.session = Some(session);
        }
        Ask::Return => {
            let played = desk.session.take();
            ui.start_afresh();
            if let (Some(played), Some(rehearsal)) = (played, desk.workshop.as_mut().and_then(Workshop::rehearsal_mut))
            {
                rehearsal.take_over(&played);
            }
        }
    }
}

fn keep_settings(desk: &mut Desk) {
    if desk.keeps
        && let Err(error) = settings::save(&desk.settings)
    {
        desk.notice = Some(format!(
            "The settings could not be kept: {error}. They hold until you quit; free some space or mend the folder, then change one again."
        ));
    }
}
