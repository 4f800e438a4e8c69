//! The package as a slip of paper, and the rounds that are left as tokens.

use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::{galley, line_at, region, scroll};
use egui::{Align2, CornerRadius, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

const NOTHING: &str = "and nothing with it yet. Tick what shall be done.";

/// How closely a slip is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hand {
    /// A line for each piece.
    Ample,
    /// The same, in smaller letters.
    Small,
    /// Smaller letters, the pieces one after another.
    Close,
    /// How many pieces there are, where there is no room for more: they are ticked beside it.
    Counted,
}

impl Hand {
    fn cuts(self) -> (Cut, Cut) {
        match self {
            Self::Ample => (Cut::SerifHead, Cut::Serif),
            Self::Small | Self::Close | Self::Counted => (Cut::Serif, Cut::Slip),
        }
    }
}

/// The height that a slip needs.
pub fn height(ui: &Ui, window: &str, with: &[String], width: f32) -> f32 {
    high(ui, Hand::Ample, window, with, "", width)
}

/// The height of a slip that is written in small letters, a line for each piece.
pub fn height_small(ui: &Ui, window: &str, with: &[String], note: &str, width: f32) -> f32 {
    high(ui, Hand::Small, window, with, note, width)
}

fn high(ui: &Ui, hand: Hand, window: &str, with: &[String], note: &str, width: f32) -> f32 {
    let (inner, ink, cuts) = (width - 44.0, *theme().ink, hand.cuts());
    let lay = |words: &str, cut: Cut, width: f32| galley(ui, words, cut, ink, width).size().y + 1.0;
    let lines: f32 = match hand {
        Hand::Close if !with.is_empty() => lay(&with.join(BETWEEN), cuts.1, inner + 12.0),
        Hand::Counted if !with.is_empty() => lay(&counted(with), cuts.1, inner + 12.0),
        _ => with.iter().map(|item| lay(item, cuts.1, inner)).sum(),
    };
    let none = if with.is_empty() { lay(NOTHING, cuts.1, inner + 12.0) } else { 0.0 };
    let note = if note.is_empty() { 0.0 } else { lay(note, cuts.1, inner + 12.0) };
    lay(title(window), cuts.0, inner + 12.0) + lines + none + note + 21.0
}

/// What stands between pieces that follow each other.
const BETWEEN: &str = "; ";

fn title(window: &str) -> &str {
    if window.is_empty() { "No window yet" } else { window }
}

fn counted(with: &[String]) -> String {
    match with.len() {
        1 => "With it: one measure, ticked beside this.".to_owned(),
        more => format!("With it: {more} measures, ticked beside this."),
    }
}

/// Every hand, from the broadest to the closest.
const HANDS: [Hand; 4] = [Hand::Ample, Hand::Small, Hand::Close, Hand::Counted];

/// The height of a slip beside which its measures are ticked, within a height that is left for it.
pub fn height_beside(ui: &Ui, window: &str, with: &[String], width: f32, room: f32) -> f32 {
    let highs = HANDS.map(|hand| high(ui, hand, window, with, "", width));
    highs.into_iter().find(|high| *high <= room).unwrap_or(highs[HANDS.len() - 1])
}

/// The slip beside which its measures are ticked: where it has no room for them, it counts them.
pub fn slip_beside_ui(ui: &mut Ui, rect: Rect, window: &str, with: &[String]) {
    written(ui, rect, window, with, "", &HANDS);
}

/// The slip: the window, and what is done before it and around it; written as closely as its place asks for.
pub fn slip_ui(ui: &mut Ui, rect: Rect, window: &str, with: &[String], note: &str) {
    written(ui, rect, window, with, note, &HANDS[..3]);
}

fn written(ui: &mut Ui, rect: Rect, window: &str, with: &[String], note: &str, hands: &[Hand]) {
    let theme = theme();
    let shade = rect.translate(vec2(-3.0, 4.0));
    ui.painter().rect_filled(shade, CornerRadius::same(2), faint(*theme.night, 0.7));
    let paper = *theme.paper;
    ui.painter().rect_filled(rect, CornerRadius::same(1), paper);
    let fold = 14.0;
    let corner = vec![
        rect.right_top() - vec2(fold, 0.0),
        rect.right_top() + vec2(0.0, fold),
        rect.right_top() + vec2(-fold, fold),
    ];
    let behind = vec![rect.right_top() - vec2(fold, 0.0), rect.right_top(), rect.right_top() + vec2(0.0, fold)];
    ui.painter().add(Shape::convex_polygon(behind, *theme.panel, Stroke::NONE));
    ui.painter().add(Shape::convex_polygon(corner, mix(paper, *theme.ink, 0.25), Stroke::NONE));
    let ink = *theme.ink;
    let faded = mix(ink, paper, 0.25);
    let fits = |hand: &Hand| high(ui, *hand, window, with, note, rect.width()) <= rect.height() + 1.0;
    let hand = hands.iter().copied().find(fits);
    let (head, cut) = hand.unwrap_or(Hand::Close).cuts();
    let write = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        on_paper(ui, title(window), head, ink, 0.0);
        if with.is_empty() {
            on_paper(ui, NOTHING, cut, faded, 0.0);
        } else if hand == Some(Hand::Counted) {
            on_paper(ui, &counted(with), cut, ink, 0.0);
        } else if matches!(hand, None | Some(Hand::Close)) {
            on_paper(ui, &with.join(BETWEEN), cut, ink, 0.0);
        } else {
            for item in with {
                on_paper(ui, item, cut, ink, 16.0);
            }
        }
        if !note.is_empty() {
            on_paper(ui, note, cut, faded, 0.0);
        }
    };
    let inner = rect.shrink2(vec2(14.0, 9.0));
    if hand.is_some() {
        ui.scope_builder(egui::UiBuilder::new().max_rect(inner), write);
    } else {
        region(ui, inner, "slip", |ui| {
            paper_bars(ui);
            scroll(ui, ("slip", window), 0.0, write);
        });
    }
}

/// What scrolls on paper has the colours of paper.
pub fn paper_bars(ui: &mut Ui) {
    let (paper, ink) = (*theme().paper, *theme().ink);
    let visuals = ui.visuals_mut();
    visuals.extreme_bg_color = mix(paper, ink, 0.10);
    for state in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
        state.bg_fill = mix(paper, ink, 0.45);
    }
}

/// A line on the paper; one that is set in has a stroke before it.
fn on_paper(ui: &mut Ui, words: &str, cut: Cut, ink: egui::Color32, inset: f32) {
    let width = ui.available_width();
    let body = galley(ui, words, cut, ink, width - inset - 2.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, body.size().y), Sense::hover());
    if inset > 0.0 {
        let y = rect.min.y + body.rows.first().map_or(12.0, |row| row.height() * 0.55);
        ui.painter().line_segment([pos2(rect.min.x + 1.0, y), pos2(rect.min.x + 9.0, y)], Stroke::new(1.5, ink));
    }
    ui.painter().galley(rect.min + vec2(inset, 0.0), body, ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
}

/// The rounds as tokens: those that are left lie face up, used ones are turned.
pub fn rounds_ui(ui: &mut Ui, rounds: (u8, u8)) {
    let words = rounds_words(rounds);
    let lead = TOKEN * f32::from(rounds.1) + 6.0;
    let body = galley(ui, &words, Cut::Small, *theme().dim, ui.available_width() - lead);
    let size = vec2(ui.available_width(), body.size().y.max(TOKEN));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    tokens(ui, rect.left_center(), rounds);
    let at = pos2(rect.min.x + lead, rect.center().y - body.size().y / 2.0);
    ui.painter().galley(at, body, *theme().dim);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
}

/// The tokens alone, as high as a button.
pub fn tokens_ui(ui: &mut Ui, rounds: (u8, u8)) {
    let (rect, response) = ui.allocate_exact_size(vec2(TOKEN * f32::from(rounds.1), 38.0), Sense::hover());
    tokens(ui, rect.left_center(), rounds);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, rounds_words(rounds)));
}

/// The breadth of a token.
const TOKEN: f32 = 18.0;

fn rounds_words((used, all): (u8, u8)) -> String {
    match all.saturating_sub(used) {
        0 => "No package is left to put forward.".to_owned(),
        1 => "One package is left to put forward.".to_owned(),
        more => format!("{more} of {all} packages are left."),
    }
}

fn tokens(ui: &Ui, left_centre: egui::Pos2, (used, all): (u8, u8)) {
    let theme = theme();
    for at in 0..all {
        let centre = left_centre + vec2(TOKEN * (f32::from(at) + 0.5) - 1.0, 0.0);
        if at < used {
            ui.painter().circle(centre, 7.5, *theme.night, Stroke::new(1.2, *theme.line));
            ui.painter().line_segment([centre - vec2(4.0, 0.0), centre + vec2(4.0, 0.0)], Stroke::new(1.5, *theme.dim));
        } else {
            ui.painter().circle(centre, 8.0, *theme.amber, Stroke::NONE);
            ui.painter().circle_stroke(centre, 6.0, Stroke::new(1.0, faint(*theme.night, 0.45)));
        }
    }
}

/// A sign with its word: a ring with a tick, or a square with a stroke through it.
pub fn sign_ui(ui: &Ui, right_centre: egui::Pos2, accepts: bool) -> f32 {
    let theme = theme();
    let (word, hue) = if accepts { ("accepts", *theme.trust) } else { ("refuses", *theme.downtime) };
    let drawn = line_at(ui, right_centre, Align2::RIGHT_CENTER, word, Cut::Strong, hue, 90.0);
    let c = pos2(drawn.min.x - 15.0, right_centre.y);
    mark(ui, c, 8.0, accepts);
    c.x - 12.0
}

/// The sign alone.
pub fn mark(ui: &Ui, c: egui::Pos2, half: f32, accepts: bool) {
    let theme = theme();
    let hue = if accepts { *theme.trust } else { *theme.downtime };
    let stroke = Stroke::new((half / 4.0).max(1.8), hue);
    if accepts {
        ui.painter().circle(c, half, mix(*theme.night, hue, 0.2), stroke);
        ui.painter()
            .line(vec![c + vec2(-0.45, 0.02) * half, c + vec2(-0.1, 0.40) * half, c + vec2(0.5, -0.36) * half], stroke);
    } else {
        let square = Rect::from_center_size(c, vec2(half, half) * 2.0);
        ui.painter().rect(square, CornerRadius::ZERO, mix(*theme.night, hue, 0.2), stroke, StrokeKind::Inside);
        ui.painter().line_segment([c + vec2(-0.5, -0.5) * half, c + vec2(0.5, 0.5) * half], stroke);
        ui.painter().line_segment([c + vec2(-0.5, 0.5) * half, c + vec2(0.5, -0.5) * half], stroke);
    }
}
