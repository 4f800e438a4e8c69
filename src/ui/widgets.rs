//! The controls, each painted by hand from the tokens: nothing here is one of egui's own widgets.

use super::theme::{Cut, faint, hairline, mix, theme};
use super::{fold, keys};
use egui::{Align2, Color32, CornerRadius, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};
use egui::{WidgetType, pos2, vec2};
use std::sync::Arc;

/// A text laid out within a width.
pub fn galley(ui: &Ui, text: &str, cut: Cut, colour: Color32, width: f32) -> Arc<Galley> {
    let text = &*unbroken(text);
    if text.matches('`').count() > 1 {
        return ui.painter().layout_job(quoted(text, cut, colour, width.max(24.0)));
    }
    ui.painter().layout(text.to_owned(), cut.font(), colour, width.max(24.0))
}

/// A text in which no line ends between a number and its unit.
fn unbroken(text: &str) -> std::borrow::Cow<'_, str> {
    let units = ["%", "h", "min", "points"];
    let ends = |rest: &str| rest.chars().next().is_none_or(|next| !next.is_alphanumeric());
    let unit = |rest: &str| units.iter().any(|unit| rest.strip_prefix(unit).is_some_and(ends));
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices(' ') {
        let digit = text[..at].bytes().next_back().is_some_and(|byte| byte.is_ascii_digit());
        if digit && unit(&text[at + 1..]) {
            out.push_str(&text[from..at]);
            out.push('\u{a0}');
            from = at + 1;
        }
    }
    if from == 0 {
        return text.into();
    }
    out.push_str(&text[from..]);
    out.into()
}

/// A text in which what stands between backticks, as is usual for what one types, is set apart by a stronger letter.
fn quoted(text: &str, cut: Cut, colour: Color32, width: f32) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob { wrap: egui::text::TextWrapping::wrap_at_width(width), ..Default::default() };
    let strong = egui::FontId::new(cut.font().size, Cut::Strong.font().family);
    let mut rest = text;
    while let Some((before, (inside, after))) =
        rest.split_once('`').and_then(|(before, rest)| Some((before, rest.split_once('`')?)))
    {
        job.append(before, 0.0, egui::TextFormat::simple(cut.font(), colour));
        job.append(inside, 0.0, egui::TextFormat::simple(strong.clone(), colour));
        rest = after;
    }
    job.append(rest, 0.0, egui::TextFormat::simple(cut.font(), colour));
    job
}

/// A text laid out within a width, its rows set to the middle or to the right of the place at which it is drawn.
pub fn galley_set(ui: &Ui, text: &str, cut: Cut, colour: Color32, width: f32, set: egui::Align) -> Arc<Galley> {
    let mut job = egui::text::LayoutJob::simple(unbroken(text).into_owned(), cut.font(), colour, width.max(24.0));
    job.halign = set;
    ui.painter().layout_job(job)
}

/// A text, wrapped within the width that is there.
pub fn text(ui: &mut Ui, words: &str, cut: Cut, colour: Color32) -> Response {
    let galley = galley(ui, words, cut, colour, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, colour);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    response
}

/// A label in small letters above something.
pub fn label(ui: &mut Ui, words: &str) {
    text(ui, words, Cut::Label, *theme().amber);
}

/// The ring round what has the focus, and the focus for the first control of a page that was asked for it.
pub fn focus(ui: &Ui, response: &Response, round: u8) {
    if keys::take_focus(ui.ctx()) {
        response.request_focus();
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() && keys::by_keys(ui.ctx()) {
        let ring = response.rect.expand(2.0);
        let stroke = Stroke::new(2.5, *theme().amber);
        ui.painter().rect_stroke(ring, CornerRadius::same(round + 2), stroke, StrokeKind::Inside);
        // A dark line within sets the ring off from a control that has its colour.
        let within = Stroke::new(1.5, *theme().night);
        ui.painter().rect_stroke(ring.shrink(2.5), CornerRadius::same(round), within, StrokeKind::Inside);
    }
}

/// Whether this control is the one that is thought about: it has the focus while keys are used, or else the pointer is on it.
pub fn points(ui: &Ui, response: &Response, before: Option<usize>) -> bool {
    if keys::by_keys(ui.ctx()) {
        response.has_focus()
    } else {
        response.hovered() || before.is_none() && response.has_focus()
    }
}

/// How a button is dressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dress {
    /// The one thing to do here.
    First,
    /// Something else to do.
    Plain,
    /// Nearly only its words.
    Quiet,
}

/// A button with the key that does the same.
pub fn button(ui: &mut Ui, words: &str, key: &str, dress: Dress, enabled: bool) -> Response {
    let theme = theme();
    let ink = match (enabled, dress) {
        (false, _) => faint(*theme.dim, 0.75),
        (true, Dress::First) => *theme.night,
        (true, Dress::Plain) => *theme.text,
        (true, Dress::Quiet) => *theme.dim,
    };
    let cut = if dress == Dress::Quiet { Cut::Small } else { Cut::Strong };
    let (pad_x, pad_y) = if dress == Dress::Quiet { (8.0, 5.0) } else { (16.0, 9.0) };
    let cap = (!key.is_empty()).then(|| galley(ui, key, Cut::Label, ink, 200.0));
    let cap_width = cap.as_ref().map_or(0.0, |cap| cap.size().x + 20.0);
    let body = galley(ui, words, cut, ink, ui.available_width() - 2.0 * pad_x - cap_width);
    let size = vec2(body.size().x + cap_width + 2.0 * pad_x, body.size().y + 2.0 * pad_y);
    let (rect, response) = ui.allocate_exact_size(size, if enabled { Sense::click() } else { Sense::hover() });
    let warm = enabled && response.hovered();
    let fill = match (dress, enabled, warm) {
        (Dress::First, true, false) => *theme.amber,
        (Dress::First, true, true) => mix(*theme.amber, *theme.text, 0.35),
        (Dress::Quiet, _, false) => Color32::TRANSPARENT,
        (_, _, true) => mix(*theme.raised, *theme.amber, 0.22),
        _ => *theme.raised,
    };
    let edge = match (dress, warm) {
        (Dress::Quiet, false) | (Dress::First, _) => Color32::TRANSPARENT,
        (_, true) => *theme.amber,
        _ => *theme.line,
    };
    ui.painter().rect(rect, CornerRadius::same(theme.round), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let mut x = rect.min.x + pad_x;
    if let Some(cap) = cap {
        x += keycap(ui, pos2(x, rect.center().y), cap, ink) + 8.0;
    }
    ui.painter().galley(pos2(x, rect.center().y - body.size().y / 2.0), body, ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, words));
    focus(ui, &response, theme.round);
    response
}

/// The key of a thing that is counted from 1, to the right of a place; answers where it ends.
pub fn keycap_at(ui: &Ui, left_centre: egui::Pos2, number: usize, ink: Color32) -> f32 {
    let name = match number {
        10 => "0".to_owned(),
        11.. => "\u{2022}".to_owned(),
        other => other.to_string(),
    };
    let cap = galley(ui, &name, Cut::Label, ink, 40.0);
    left_centre.x + keycap(ui, left_centre, cap, ink)
}

/// A key as it is drawn; answers its width.
fn keycap(ui: &Ui, left_centre: egui::Pos2, cap: Arc<Galley>, ink: Color32) -> f32 {
    let size = vec2((cap.size().x + 10.0).max(20.0), cap.size().y + 4.0);
    let rect = Rect::from_min_size(pos2(left_centre.x, left_centre.y - size.y / 2.0), size);
    ui.painter().rect_stroke(rect, CornerRadius::same(3), Stroke::new(1.0, faint(ink, 0.6)), StrokeKind::Inside);
    ui.painter().galley(rect.center() - cap.size() / 2.0, cap, ink);
    size.x
}

/// Something to choose, on a card.
#[derive(Default)]
pub struct Card<'a> {
    /// Its number, from 1; 0 for none.
    pub number: usize,
    /// The words.
    pub text: &'a str,
    /// A line under them.
    pub note: String,
    /// A badge: the authority that it needs.
    pub badge: Option<&'a str>,
    /// Why it is locked.
    pub locked: Option<&'a str>,
    /// Whether it is the chosen one.
    pub chosen: bool,
    /// Whether its place is a box to tick.
    pub tick: bool,
    /// Whether the words are a heading.
    pub heading: bool,
}

/// A card laid out for a width.
struct Laid {
    /// The words.
    body: Arc<Galley>,
    /// The note, where it stands behind the last of the words.
    behind: Option<Arc<Galley>>,
    /// The lines under the words, with their marks.
    rows: Vec<(Arc<Galley>, Sign)>,
    /// The height of it all.
    height: f32,
}

/// What stands before a line of a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Nothing,
    Seal,
    Lock,
}

/// The room between a card's edge and its words.
const CARD_PAD: Vec2 = vec2(12.0, 8.0);

fn lead(card: &Card) -> f32 {
    if card.number > 0 || card.tick { 34.0 } else { 0.0 }
}

fn lay(ui: &Ui, card: &Card, width: f32) -> Laid {
    let theme = theme();
    let inner = width - 2.0 * CARD_PAD.x - lead(card);
    let ink = if card.locked.is_none() { *theme.text } else { *theme.dim };
    let body = galley(ui, card.text, if card.heading { Cut::Strong } else { Cut::Body }, ink, inner);
    let mut rows = Vec::new();
    let mut behind = None;
    if !card.note.is_empty() {
        let end = body.rows.last().map_or(0.0, |row| row.rect().max.x);
        let note = galley(ui, &card.note, Cut::Small, *theme.dim, inner);
        if end + 14.0 + note.size().x <= inner {
            behind = Some(note);
        } else {
            rows.push((note, Sign::Nothing));
        }
    }
    if let Some(badge) = card.badge {
        rows.push((galley(ui, badge, Cut::Small, *theme.compliance, inner - 18.0), Sign::Seal));
    }
    if let Some(why) = card.locked {
        rows.push((galley(ui, why, Cut::Small, *theme.alarm, inner - 18.0), Sign::Lock));
    }
    let under: f32 = rows.iter().map(|(row, _)| row.size().y + 3.0).sum();
    let height = body.size().y + under + 2.0 * CARD_PAD.y;
    Laid { body, behind, rows, height }
}

/// The height that a card takes in a width.
pub fn card_height(ui: &Ui, card: &Card, width: f32) -> f32 {
    lay(ui, card, width).height
}

/// A card; pressing a locked one does nothing.
pub fn card(ui: &mut Ui, key: impl std::hash::Hash + std::fmt::Debug, card: &Card) -> Response {
    let theme = theme();
    let open = card.locked.is_none();
    let width = ui.available_width();
    let Laid { body, behind, rows, height } = lay(ui, card, width);
    let ink = if open { *theme.text } else { *theme.dim };
    let response = ui.push_id(key, |ui| ui.allocate_exact_size(vec2(width, height), Sense::click()).1).inner;
    let rect = response.rect;
    let warm = open && response.hovered();
    let fill = match (open, card.chosen, warm) {
        (false, ..) => faint(*theme.panel, 0.9),
        (_, true, _) => mix(*theme.raised, *theme.amber, 0.20),
        (_, _, true) => mix(*theme.raised, *theme.amber, 0.12),
        _ => *theme.raised,
    };
    let edge = if warm || card.chosen { *theme.amber } else { hairline(if open { 1.0 } else { 0.5 }) };
    ui.painter().rect(rect, CornerRadius::same(theme.round), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let mut at = rect.min + CARD_PAD;
    if card.tick {
        tick(ui, Rect::from_min_size(at + vec2(2.0, 2.0), Vec2::splat(17.0)), card.chosen, open);
    } else if card.number > 0 {
        let number = match card.number {
            10 => "0".to_owned(),
            11.. => "\u{2022}".to_owned(),
            other => other.to_string(),
        };
        let ink = if open { *theme.amber } else { *theme.dim };
        let cap = galley(ui, &number, Cut::Label, ink, 40.0);
        keycap(ui, at + vec2(0.0, 11.0), cap, ink);
    }
    at.x += lead(card);
    let down = body.size().y + 3.0;
    if let Some(note) = behind {
        let right = rect.max.x - CARD_PAD.x - note.size().x;
        let base = at.y + body.size().y - note.size().y - 1.5;
        ui.painter().galley(pos2(right, base), note, *theme.dim);
    }
    ui.painter().galley(at, body, ink);
    at.y += down;
    for (row, sign) in rows {
        let spot = pos2(at.x + 5.0, at.y + 9.0);
        match sign {
            Sign::Nothing => {}
            Sign::Seal => seal(ui, spot),
            Sign::Lock => lock(ui, spot),
        }
        let x = at.x + if sign == Sign::Nothing { 0.0 } else { 18.0 };
        let down = row.size().y + 3.0;
        ui.painter().galley(pos2(x, at.y), row, ink);
        at.y += down;
    }
    let said = spoken(card);
    response.widget_info(|| match card.tick {
        true => WidgetInfo::selected(WidgetType::Checkbox, open, card.chosen, &said),
        false => WidgetInfo::labeled(WidgetType::Button, open, &said),
    });
    focus(ui, &response, theme.round);
    response
}

/// What a screen reader says of a card.
fn spoken(card: &Card) -> String {
    let mut said = card.text.to_owned();
    for more in
        [Some(card.note.as_str()), card.badge, card.locked].into_iter().flatten().filter(|more| !more.is_empty())
    {
        said.push_str(". ");
        said.push_str(more);
    }
    said
}

/// A box to tick.
pub fn tick(ui: &Ui, rect: Rect, on: bool, open: bool) {
    let theme = theme();
    let ink = if open { *theme.amber } else { faint(*theme.dim, 0.6) };
    let fill = if on { ink } else { Color32::TRANSPARENT };
    ui.painter().rect(rect, CornerRadius::same(3), fill, Stroke::new(1.5, ink), StrokeKind::Inside);
    if on {
        let at = |x: f32, y: f32| rect.min + vec2(x, y) * rect.width();
        let stroke = Stroke::new(2.2, *theme.night);
        ui.painter().line(vec![at(0.22, 0.52), at(0.43, 0.74), at(0.8, 0.28)], stroke);
    }
}

/// A padlock.
pub fn lock(ui: &Ui, at: egui::Pos2) {
    let ink = *theme().alarm;
    let body = Rect::from_center_size(at + vec2(0.0, 2.5), vec2(10.0, 7.0));
    ui.painter().rect_filled(body, CornerRadius::same(1), ink);
    let bow: Vec<_> = (0..=8)
        .map(|step| {
            let angle = std::f32::consts::PI * step as f32 / 8.0;
            pos2(at.x - 3.2 * angle.cos(), at.y - 1.0 - 4.0 * angle.sin())
        })
        .collect();
    ui.painter().line(bow, Stroke::new(1.5, ink));
}

/// A seal: this belongs to somebody else's authority.
fn seal(ui: &Ui, at: egui::Pos2) {
    let ink = *theme().compliance;
    ui.painter().circle_stroke(at, 4.5, Stroke::new(1.5, ink));
    ui.painter().line(
        vec![at + vec2(-2.5, 3.6), at + vec2(-3.5, 8.0), at + vec2(0.0, 6.0), at + vec2(3.5, 8.0), at + vec2(2.5, 3.6)],
        Stroke::new(1.3, ink),
    );
}

/// A part of the page of its own, clipped to its place.
pub fn region<R>(ui: &mut Ui, rect: Rect, key: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = egui::UiBuilder::new().max_rect(rect).id_salt(key).layout(egui::Layout::top_down(egui::Align::Min));
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(rect.expand(3.0)));
        add(ui)
    })
    .inner
}

/// A part that scrolls when it does not fit, and says at the fold that it goes on. Where it lies is noted, so that a test can tell what may lie outside.
pub fn scroll<R>(
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    page: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    scroll_to(ui, key, page, None, add)
}

/// A part that scrolls, and stands at a place where one is given.
pub fn scroll_to<R>(
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    page: f32,
    place: Option<f32>,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let id = egui::Id::new(key);
    let mut area = egui::ScrollArea::vertical().id_salt(id).auto_shrink([false, false]);
    if let Some(place) = place {
        area = area.vertical_scroll_offset(place);
    }
    // What goes beyond by no more than air needs no bar: it would be one with nothing to scroll.
    let bare = ui.id().with(id).with("bare");
    let is_bare = ui.data(|data| data.get_temp::<bool>(bare)) == Some(true);
    if is_bare {
        area = area.scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden);
    }
    let out = area.show(ui, |ui| {
        if page != 0.0 {
            ui.scroll_with_delta(vec2(0.0, page));
        }
        add(ui)
    });
    note_scroll(ui.ctx(), out.inner_rect, false);
    let above = out.state.offset.y;
    let below = out.content_size.y - above - out.inner_rect.height();
    let beyond = above + below;
    let turns = if is_bare { beyond > fold::AIR } else { beyond > 0.0 && beyond <= fold::AIR };
    if turns {
        ui.data_mut(|data| data.insert_temp(bare, !is_bare));
        super::again::again(ui.ctx());
    }
    fold::mark(ui, out.inner_rect, above, below);
    out.inner
}

/// Notes a place that scrolls, for one that is not made by [`scroll`]; a map pans, so that what is on it may also lie beside it.
pub fn note_scroll(ctx: &egui::Context, rect: Rect, pans: bool) {
    let frame = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| {
        let seen = data.get_temp_mut_or_default::<(u64, Vec<(Rect, bool)>)>(egui::Id::new("scrolled"));
        if seen.0 != frame {
            *seen = (frame, Vec::new());
        }
        seen.1.push((rect, pans));
    });
}

/// The places that scrolled in the last pass, and whether they pan.
pub fn scrolled(ctx: &egui::Context) -> Vec<(Rect, bool)> {
    ctx.data(|data| data.get_temp::<(u64, Vec<(Rect, bool)>)>(egui::Id::new("scrolled")).unwrap_or_default().1)
}

/// A panel's ground.
pub fn ground(ui: &Ui, rect: Rect) {
    fold::lies(ui.painter(), rect, fold::Ground::Plain(*theme().panel));
    ui.painter().add(ground_shape(rect));
}

/// The same as a shape, for one whose size is known only after what lies on it.
pub fn ground_shape(rect: Rect) -> egui::Shape {
    let theme = theme();
    let stroke = Stroke::new(1.0, hairline(0.6));
    egui::epaint::RectShape::new(rect, CornerRadius::same(theme.round), *theme.panel, stroke, StrokeKind::Inside).into()
}

/// A short text at a place, on one line, cut with an ellipsis where it does not fit; answers where it lies.
pub fn line_at(ui: &Ui, at: egui::Pos2, anchor: Align2, words: &str, cut: Cut, colour: Color32, width: f32) -> Rect {
    let mut job = egui::text::LayoutJob::simple_singleline(unbroken(words).into_owned(), cut.font(), colour);
    // It ends between words where it can.
    job.wrap = egui::text::TextWrapping {
        break_anywhere: false,
        ..egui::text::TextWrapping::truncate_at_width(width.max(16.0))
    };
    let galley = ui.painter().layout_job(job);
    let rect = anchor.anchor_size(at, galley.size());
    ui.painter().galley(rect.min, galley, colour);
    rect
}
