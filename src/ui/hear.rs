//! What came of a decision, heard line by line: who speaks is lit, and what can be done comes when all is said.

use super::again::again;
use super::fold;
use super::keys::Keys;
use super::play::{GAP, Page, stage_of};
use super::theme::{faint, theme};
use super::widgets::{Dress, button, region, scroll};
use super::{Intent, PlayView, UiState, dialogue, gauge};
use crate::scenario::model::PersonId;
use crate::view::LineView;
use egui::{Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The page while lines are left to hear.
pub fn hear_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let before = state.heard;
    let heard = &view.lines[..state.heard.min(view.lines.len())];
    let mut on = keys.go_on;
    // A number chooses among options; while they are not there yet it must not choose unread.
    let mut all = keys.end || keys.digit.is_some();
    (keys.digit, keys.go_on, keys.enter) = (None, false, false);
    if let Some(stage) = page.stage {
        stage_of(ui, stage, view, &with(view, heard), heard);
        // For the mouse alone: the keyboard has the button beside the words.
        let room = ui.interact(stage, ui.id().with("hear stage"), Sense::CLICK);
        room.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, "The room, to go on"));
        on |= room.clicked();
    }
    let inner = page.body.shrink2(vec2(GAP, 12.0));
    let mut go_on = |ui: &mut Ui| {
        if page.narrow && ui.available_width() > 200.0 {
            ui.horizontal_wrapped(|ui| {
                on |= button(ui, "Go on", "Space", Dress::First, true).clicked();
                all |= button(ui, "Hear all of it", "End", Dress::Quiet, true).clicked();
            });
            return dots(ui, heard.len(), view.lines.len());
        }
        on |= button(ui, "Go on", "Space", Dress::First, true).clicked();
        dots(ui, heard.len(), view.lines.len());
        all |= button(ui, "Hear all of it", "End", Dress::Quiet, true).clicked();
    };
    let key = (view.steps, "hear");
    if inner.height() < 260.0 && inner.width() >= 560.0 && page.narrow {
        // However low the page is, the newest line and the way on stand beside each other.
        let right = Rect::from_min_max(pos2(inner.max.x - 190.0, inner.min.y), inner.max);
        let words = Rect::from_min_max(inner.min, pos2(right.min.x - GAP, inner.max.y));
        region(ui, words, "heard", |ui| {
            scroll(ui, key, keys.page, |ui| words_ui(ui, view, heard, page.stage.is_none(), true))
        });
        region(ui, right, "go on", |ui| scroll(ui, "go on", 0.0, |ui| go_on(ui)));
    } else if inner.height() < 190.0 {
        region(ui, inner, "heard", |ui| {
            scroll(ui, key, keys.page, |ui| {
                words_ui(ui, view, heard, page.stage.is_none(), false);
                go_on(ui);
            });
        });
    } else if page.narrow {
        let foot = Rect::from_min_max(pos2(inner.min.x, (inner.max.y - 64.0).max(inner.min.y)), inner.max);
        let words = Rect::from_min_max(inner.min, foot.right_top());
        region(ui, words, "heard", |ui| {
            scroll(ui, key, keys.page, |ui| words_ui(ui, view, heard, page.stage.is_none(), true))
        });
        region(ui, foot, "go on", |ui| scroll(ui, "go on", 0.0, |ui| go_on(ui)));
    } else {
        // The words stand in the middle of the page, below whoever says them.
        let side = (inner.width() * 0.22).clamp(220.0, 300.0);
        let middle = inner.shrink2(vec2(side + GAP, 0.0));
        let width = middle.width().min(dialogue::MEASURE + 40.0);
        let words = Rect::from_center_size(middle.center(), vec2(width, inner.height()));
        let left = Rect::from_min_size(inner.min, vec2(side, inner.height()));
        let right = Rect::from_min_max(pos2(inner.max.x - side, inner.min.y), inner.max);
        // Until all is said, the instruments stand where they stood.
        let gauges = view.before.as_ref().unwrap_or(&view.gauges);
        region(ui, left, "gauges", |ui| scroll(ui, "hear gauges", 0.0, |ui| gauge::stood_ui(ui, gauges)));
        region(ui, words, "heard", |ui| {
            scroll(ui, key, keys.page, |ui| words_ui(ui, view, heard, page.stage.is_none(), true))
        });
        region(ui, right, "go on", |ui| go_on(ui));
    }
    if all {
        state.heard = view.lines.len();
    } else if on {
        state.hear_on(&view.lines);
    }
    if state.heard != before {
        intents.push(Intent::Heard(state.heard));
        again(ui.ctx());
    }
}

/// What has been said; the newest line comes into sight when it is new.
fn words_ui(ui: &mut Ui, view: &PlayView, heard: &[LineView], faces: bool, ends: bool) {
    let laid = dialogue::heard_ui(ui, heard, view, Some(heard.len().saturating_sub(1)), faces);
    to_the_newest(ui, view, heard.len(), &laid, ends);
}

/// The label above what can be done, and what of its first card can be read as such.
const CARD: f32 = 64.0;

/// Scrolls to the newest of so many lines heard, with as much before it as is seen whole: the page begins where somebody
/// begins to speak. Where what is said `ends` the page, some air below it sees to that.
pub fn to_the_newest(ui: &mut Ui, view: &PlayView, heard: usize, laid: &dialogue::Heard, ends: bool) {
    let high = ui.clip_rect().height();
    // A little space lies above it, and the air below what is said last counts as said.
    let room = if ends { 10.0 } else { fold::HIGH };
    let least = laid.newest.max.y + room - high;
    // What is longer than the page begins at its top.
    // Who speaks is seen, even if the end is not.
    let start = laid.starts.iter().chain(&laid.lines).copied().find(|start| *start >= least);
    let start = start.unwrap_or(laid.newest.min.y);
    if !ends {
        // Of what can be done something is seen there, or nothing: a label at the fold with the edge of a card says less.
        let down = ui.cursor().min.y - start;
        if down < high && down + CARD + fold::HIGH > high {
            ui.add_space(high - down);
        }
    }
    if laid.starts.first() == Some(&start) {
        // All of it is seen.
        return come_into_sight(ui, view, heard, laid.newest);
    }
    if ends {
        // Where it comes to stand, there is a little space above it.
        let above = ui.spacing().item_spacing.y;
        ui.add_space((start + high - above - ui.cursor().min.y).max(0.0));
    }
    into_sight(ui, view, heard, Rect::from_min_size(pos2(laid.newest.min.x, start), vec2(1.0, 1.0)), egui::Align::TOP);
}

/// Scrolls to what is new, and not again: who scrolls back may read on.
pub fn come_into_sight(ui: &Ui, view: &PlayView, what: impl std::hash::Hash + std::fmt::Debug, newest: Rect) {
    if newest.height() > ui.clip_rect().height() {
        return into_sight(ui, view, what, newest, egui::Align::TOP);
    }
    // The mark at the fold lies over the last line of what is seen.
    let newest = newest.with_max_y(newest.max.y + fold::HIGH);
    into_sight(ui, view, what, newest, egui::Align::BOTTOM);
}

fn into_sight(ui: &Ui, view: &PlayView, what: impl std::hash::Hash + std::fmt::Debug, place: Rect, align: egui::Align) {
    // A pass may be thrown away and drawn again, so one is not enough.
    let size = ui.clip_rect().size().round();
    let seen = ui.id().with(("heard", view.steps, size.x as i32, size.y as i32)).with(what);
    let passes = ui.data_mut(|data| {
        let passes = data.get_temp_mut_or_default::<u8>(seen);
        *passes = passes.saturating_add(1);
        *passes
    });
    if passes < 4 {
        ui.scroll_to_rect(place, Some(align));
        again(ui.ctx());
    }
}

/// Who is to be seen: those who were there, and whoever has spoken since.
fn with(view: &PlayView, heard: &[LineView]) -> Vec<PersonId> {
    let here = view.moment.as_ref().unwrap_or(&view.scene);
    let since = view.breaks.iter().map(|(at, _)| *at).filter(|at| *at < heard.len()).max().unwrap_or(0);
    let mut with = here.with.clone();
    for by in heard[since..].iter().filter_map(|line| line.by) {
        if !with.contains(&by) {
            with.push(by);
        }
    }
    with
}

/// How much is left: a dot a line.
fn dots(ui: &mut Ui, heard: usize, all: usize) {
    let theme = theme();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
    let step = (rect.width() / all.max(1) as f32).min(14.0);
    for at in 0..all {
        let centre = pos2(rect.min.x + step * (at as f32 + 0.5), rect.center().y);
        if at < heard {
            ui.painter().circle_filled(centre, 3.0, *theme.amber);
        } else {
            ui.painter().circle_stroke(centre, 3.0, Stroke::new(1.0, faint(*theme.dim, 0.9)));
        }
    }
    let said = format!("{heard} of {all} lines heard");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}
