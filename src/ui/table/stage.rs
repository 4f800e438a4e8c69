//! Those round the table on the stage: their faces while a package is put together, and their answers to it.

use crate::scenario::model::{Mood, PersonId};
use crate::ui::PlayView;
use crate::ui::play::{GAP, cast_stage};
use crate::ui::stage::{Actor, Answer};
use crate::ui::theme::{Cut, faint, hairline, theme};
use crate::ui::widgets::{focus, galley, text};
use crate::view::table::Face;
use crate::view::{Draft, VerdictView};
use egui::{Align2, Color32, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, vec2};

/// The faces with the answers that have been heard; `speaker` is being heard.
pub fn answers(ui: &Ui, rect: Rect, view: &PlayView, verdict: &VerdictView, heard: usize, speaker: Option<PersonId>) {
    let mut shown: Vec<PersonId> = view.scene.with.clone();
    for answer in &verdict.answers {
        if !shown.contains(&answer.person) {
            shown.push(answer.person);
        }
    }
    let answered = |id: PersonId| verdict.answers.iter().position(|answer| answer.person == id);
    place(ui, rect, view, &shown, speaker, |id, mood| match answered(id) {
        Some(at) if at < heard || speaker == Some(id) => match verdict.answers[at].accepts {
            true => (Mood::Calm, answer("accepts", *theme().trust, Some(true))),
            false => (Mood::Concerned, answer("refuses", *theme().downtime, Some(false))),
        },
        Some(_) => (Mood::Thinking, answer("not yet heard", *theme().dim, None)),
        None => (mood, decides(view, id)),
    });
}

/// The faces while a package is put together: they warm, cool, or stay closed.
pub fn faces(ui: &mut Ui, rect: Rect, view: &PlayView, draft: &Draft) {
    let face = |id: PersonId| draft.faces.iter().find(|(who, _)| *who == id).map(|(_, face)| *face);
    place(ui, rect, view, &view.scene.with, None, |id, _| match face(id) {
        Some(Face::Warms) => (Mood::Relieved, answer("warms", *theme().trust, Some(true))),
        Some(Face::Cools) => (Mood::Angry, answer("cools", *theme().downtime, Some(false))),
        Some(Face::Closed) => (Mood::Silent, answer("closed", *theme().dim, None)),
        None => (Mood::Thinking, decides(view, id)),
    });
}

/// Where faces are closed, what that means can be asked: a control after all others, so that the focus comes to it last.
pub fn explain_ui(ui: &mut Ui, rect: Rect, draft: &Draft) {
    if draft.faces.iter().any(|(_, face)| *face == Face::Closed) {
        explain(ui, rect);
    }
}

/// Whoever is the change authority has no answer of its own: it decides.
fn decides(view: &PlayView, id: PersonId) -> Option<Answer<'static>> {
    let authority = view.table.as_ref().and_then(|(table, _)| table.decides.as_deref());
    let is = view.person(id).is_some_and(|person| Some(person.name.as_str()) == authority);
    is.then_some(Answer { words: "decides", hue: *theme().compliance, leans: None })
}

type Look<'a> = (Mood, Option<Answer<'a>>);

fn answer(words: &str, hue: Color32, leans: Option<bool>) -> Option<Answer<'_>> {
    Some(Answer { words, hue, leans })
}

fn place<'a>(
    ui: &Ui,
    rect: Rect,
    view: &PlayView,
    shown: &[PersonId],
    speaker: Option<PersonId>,
    look: impl Fn(PersonId, Mood) -> Look<'a>,
) {
    let actors = shown.iter().filter_map(|id| view.person(*id)).map(|person| {
        let (mood, note) = look(person.id, person.mood);
        Actor { id: person.id, name: &person.name, portrait: person.portrait.as_ref(), mood, note }
    });
    cast_stage(ui, rect, view, actors.collect(), speaker);
}

/// A small sign in the corner of the stage that tells what the faces mean while it is pointed at or has the focus.
fn explain(ui: &mut Ui, stage: Rect) {
    const WORDS: &str = "Closed: they do not trust you enough to let you read them, or they have not made up their mind. Warms: they lean towards \
        the package as it stands. Cools: they lean away from it. They answer when you put it forward.";
    let theme = theme();
    let name = galley(ui, "How they look", Cut::Small, *theme.text, 300.0);
    let size = name.size() + vec2(20.0, 6.0);
    // People sit to the right, under the lamp; on the left there are only windows.
    let place = Rect::from_min_size(stage.min + vec2(GAP, 10.0), size);
    let response = ui.interact(place, ui.id().with("faces"), Sense::click());
    let warm = response.hovered() || response.has_focus();
    let edge = if warm { *theme.amber } else { hairline(0.9) };
    ui.painter().rect(
        place,
        CornerRadius::same(10),
        faint(*theme.night, 0.82),
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    ui.painter().galley(place.min + vec2(10.0, 3.0), name, *theme.text);
    response
        .widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, format!("What a closed face means. {WORDS}")));
    focus(ui, &response, 10);
    if warm {
        let width = 420.0_f32.min(stage.width() - 24.0);
        let body = galley(ui, WORDS, Cut::Small, *theme.text, width - 24.0);
        let size = vec2(width, body.size().y + 18.0);
        let at = Align2::LEFT_TOP.anchor_size(place.left_bottom() + vec2(0.0, 4.0), size);
        let screen = ui.ctx().content_rect();
        let at = at.translate(vec2(0.0, (screen.max.y - at.max.y).min(0.0)));
        egui::Area::new(ui.id().with("faces told"))
            .fixed_pos(at.min)
            .order(egui::Order::Tooltip)
            .interactable(false)
            .show(ui.ctx(), |ui| {
                ui.painter().rect(
                    Rect::from_min_size(at.min, size),
                    CornerRadius::same(theme.round),
                    *theme.night,
                    Stroke::new(1.0, *theme.amber),
                    StrokeKind::Inside,
                );
                ui.scope_builder(
                    egui::UiBuilder::new().max_rect(Rect::from_min_size(at.min, size).shrink2(vec2(12.0, 9.0))),
                    |ui| {
                        text(ui, WORDS, Cut::Small, *theme.text);
                    },
                );
            });
    }
}
