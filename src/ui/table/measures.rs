//! The measures as rows to tick: who answers for it, whose hours it takes, when it is ready, and what stands in its way.

use super::compose::Desk;
use crate::ui::UiState;
use crate::ui::again::again;
use crate::ui::head::face_in;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{focus, galley, lock, points, text, tick};
use crate::view::MeasureView;
use crate::view::table::Fit;
use egui::{
    CornerRadius, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};
use std::sync::Arc;

/// The least height of a row, and the most that it is stretched to.
const ROW: (f32, f32) = (36.0, 58.0);
/// Where the words of a row begin, and what they leave free at its end.
const LEAD: f32 = 78.0;
const END: f32 = 8.0;

/// The rows in so many columns, those of one owner beside each other; answers the one that is pointed at.
pub fn measures_ui(ui: &mut Ui, desk: &Desk, state: &mut UiState, columns: usize, told: bool) -> Option<usize> {
    let table = desk.table;
    let mut order: Vec<usize> = (0..table.measures.len()).collect();
    // Owners stand in the order in which the list first names them.
    let first = |at: usize| table.measures.iter().position(|other| other.owner_id == table.measures[at].owner_id);
    order.sort_by_key(|at| first(*at));
    let rows = order.len().div_ceil(columns.max(1)).max(1);
    let gap = vec2(8.0, 4.0);
    let width = (ui.available_width() - gap.x * (columns as f32 - 1.0)) / columns as f32;
    let words: Vec<Words> =
        (0..table.measures.len()).map(|at| Words::of(ui, desk, at, state.measures, width, told)).collect();
    // A row is as high as the higher of its words; what is left of the page is shared among the rows.
    let mut highs: Vec<f32> = (0..rows)
        .map(|row| order.iter().skip(row).step_by(rows).map(|at| words[*at].height + 2.0).fold(ROW.0, f32::max))
        .collect();
    let all = |highs: &[f32]| highs.iter().sum::<f32>() + gap.y * (rows as f32 - 1.0);
    let share = ((ui.available_height() - all(&highs)) / rows as f32).max(0.0);
    for high in highs.iter_mut().filter(|_| !told) {
        *high = (*high + share).min(ROW.1.max(*high));
    }
    let (_, whole) = ui.allocate_space(vec2(ui.available_width(), all(&highs)));
    let mut pointed = None;
    for (nth, at) in order.into_iter().enumerate() {
        let (column, row) = (nth / rows, nth % rows);
        let above = highs[..row].iter().map(|high| high + gap.y).sum();
        let place = whole.min + vec2((width + gap.x) * column as f32, above);
        let rect = Rect::from_min_size(place, vec2(width, highs[row]));
        let (measure, fit) = (&table.measures[at], &desk.draft.fits[at]);
        let bit = measure.id.bit() as u64;
        let on = state.measures & bit != 0;
        let response = ui.interact(rect, ui.id().with(("measure", &measure.key)), Sense::click());
        row_ui(ui, rect, desk, (measure, fit, &words[at]), on, &response);
        if points(ui, &response, pointed) {
            pointed = Some(at);
        }
        if response.clicked() && (on || measure.locked.is_none()) {
            state.measures ^= bit;
            again(ui.ctx());
        }
    }
    pointed
}

/// The words of a row, laid out.
struct Words {
    lines: Vec<Arc<Galley>>,
    height: f32,
}

impl Words {
    fn of(ui: &Ui, desk: &Desk, at: usize, chosen: u64, width: f32, told: bool) -> Self {
        let theme = theme();
        let (measure, fit) = (&desk.table.measures[at], &desk.draft.fits[at]);
        let open = measure.locked.is_none() || chosen & measure.id.bit() as u64 != 0;
        let cost = cost(measure, fit);
        let lower = match &measure.locked {
            Some(why) => (why.as_str(), *theme.alarm),
            None if !fit.conflict.is_empty() => (fit.conflict.as_str(), *theme.alarm),
            None => (cost.as_str(), *theme.dim),
        };
        let lay = |words: &str, cut: Cut, ink| galley(ui, words, cut, ink, width - LEAD - END);
        let title = if told { Cut::Strong } else { Cut::Item };
        let mut lines = vec![lay(&measure.title, title, if open { *theme.text } else { *theme.dim })];
        if told {
            lines.push(lay(&measure.text, Cut::Small, *theme.dim));
        }
        lines.push(lay(lower.0, Cut::Small, lower.1));
        let height = lines.iter().map(|line| line.size().y).sum();
        Self { lines, height }
    }
}

fn row_ui(
    ui: &Ui,
    rect: Rect,
    desk: &Desk,
    (measure, fit, words): (&MeasureView, &Fit, &Words),
    on: bool,
    response: &Response,
) {
    let theme = theme();
    let open = measure.locked.is_none();
    let warm = open && (response.hovered() || response.has_focus());
    let fill = match (open, on, warm) {
        (_, true, _) => mix(*theme.raised, *theme.amber, 0.20),
        (false, ..) => faint(*theme.panel, 0.9),
        (_, _, true) => mix(*theme.raised, *theme.amber, 0.10),
        _ => *theme.raised,
    };
    let edge = if warm || on { *theme.amber } else { hairline(if open { 0.9 } else { 0.5 }) };
    ui.painter().rect(rect, CornerRadius::same(theme.round), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let middle = rect.center().y;
    let box_at = pos2(rect.min.x + 19.0, middle);
    if open || on {
        tick(ui, Rect::from_center_size(box_at, Vec2::splat(17.0)), on, open);
    } else {
        lock(ui, box_at);
    }
    let side = (rect.height() - 10.0).min(32.0);
    let face = Rect::from_center_size(pos2(rect.min.x + 53.0, middle), Vec2::splat(side));
    if let Some(person) = desk.view.person(measure.owner_id) {
        face_in(ui.painter(), face, person, person.mood, if open { 1.0 } else { 0.6 });
    }
    let mut at = pos2(rect.min.x + LEAD, middle - words.height / 2.0);
    for line in &words.lines {
        ui.painter().galley(at, line.clone(), *theme.text);
        at.y += line.size().y;
    }
    let said = spoken(measure, fit, &cost(measure, fit));
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, open, on, &said));
    focus(ui, response, theme.round);
}

/// Whose hours, and when it is ready.
fn cost(measure: &MeasureView, fit: &Fit) -> String {
    let hours = if measure.hours.is_empty() { "Nobody's hours" } else { &measure.hours };
    if fit.ready.is_empty() { format!("{hours}; at once") } else { format!("{hours}; ready {}", fit.ready) }
}

fn spoken(measure: &MeasureView, fit: &Fit, cost: &str) -> String {
    let mut said = format!("{}. {} {} answers for it. {cost}", measure.title, measure.text, measure.owner);
    for more in [measure.locked.as_deref(), Some(fit.conflict.as_str())].into_iter().flatten() {
        if !more.is_empty() {
            said.push_str(&format!(". {more}"));
        }
    }
    said
}

/// More of the measure that is pointed at.
pub fn told_ui(ui: &mut Ui, desk: &Desk, pointed: Option<usize>) {
    ui.spacing_mut().item_spacing.y = 1.0;
    let Some(measure) = pointed.and_then(|at| desk.table.measures.get(at)) else {
        text(
            ui,
            "The face shows who answers for it. Arrows move, Space ticks, numbers choose the window.",
            Cut::Small,
            *theme().dim,
        );
        return;
    };
    let why = match (&measure.locked, &desk.draft.fits[measure.id.index()]) {
        (Some(why), _) => format!(" {why}"),
        (None, fit) if !fit.conflict.is_empty() => format!(" {}.", fit.conflict),
        (None, fit) => format!(" {}.", cost(measure, fit)),
    };
    let words = format!("{}. {} {} answers for it.{why}", measure.title, measure.text, measure.owner);
    text(ui, &words, Cut::Small, *theme().text);
}
