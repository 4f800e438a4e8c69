//! The three instruments: banded scales, each with its own hue, shape and icon, with words and reasons beside them.

use super::PlayView;
use super::class::cover;
pub use super::marks::{hatch, icon, needle};
use super::reasons::{arrow, first_ui, first_words, reasons_ui, spoken, way_hue};
use super::theme::{Cut, faint, mix, theme};
use super::tip::{self, Row};
use super::widgets::{galley, line_at, text};
use crate::text::time;
use crate::view::{Because, Gauges, Scale, words};
use egui::{Align2, Color32, CornerRadius, Id, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType};
use egui::{pos2, vec2};

/// Which instrument it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// Trust.
    Trust,
    /// Compliance risk.
    Compliance,
    /// Downtime.
    Downtime,
}

impl Kind {
    /// All, in the order in which they stand.
    pub const ALL: [Self; 3] = [Self::Trust, Self::Compliance, Self::Downtime];

    /// Its hue.
    pub fn hue(self) -> Color32 {
        let theme = theme();
        match self {
            Self::Trust => *theme.trust,
            Self::Compliance => *theme.compliance,
            Self::Downtime => *theme.downtime,
        }
    }

    /// Its scale among the gauges.
    pub fn of(self, gauges: &Gauges) -> &Scale {
        match self {
            Self::Trust => &gauges.trust,
            Self::Compliance => &gauges.compliance,
            Self::Downtime => &gauges.downtime,
        }
    }

    /// Its reasons among all.
    pub fn why(self, reasons: &crate::view::Reasons) -> &Because {
        match self {
            Self::Trust => &reasons.trust,
            Self::Compliance => &reasons.compliance,
            Self::Downtime => &reasons.downtime,
        }
    }

    /// What it means, how it is computed, what would narrow it.
    fn told(self) -> [&'static str; 3] {
        match self {
            Self::Trust => [
                "How far people follow you where they cannot look for themselves. One who does not is enough to stop a change.",
                "The dot is whoever trusts you least, the upright bar the plain mean of all.",
                "Nothing narrows it but what people say and how they look.",
            ],
            Self::Compliance => [
                "The chance that the auditor writes a material finding. It counts for the window that stands, or the one on the table.",
                "Every risk in sight that an auditor would write up, taken together, in each case that the evidence still allows.",
                "Ask what the auditor will look at, and have what is known written down.",
            ],
            Self::Downtime => [
                "How long customers must expect to be without service beyond what was planned, in the window and after it. The range is what one cannot know yet.",
                "Every risk in sight with its odds and its length, in each case that the evidence still allows; the longest outage counts.",
                "Try things before the night: scripts on a copy, the way back with a stop-watch.",
            ],
        }
    }

    /// The target in words.
    fn target(self, scale: &Scale) -> String {
        match self {
            Self::Trust => {
                let points = u8::try_from(scale.target / 10).unwrap_or(100);
                format!("The target: nobody lower than {}", words::TRUST[words::trust_band(points)])
            }
            Self::Compliance => format!("The target: at most {} %", (scale.target + 5) / 10),
            Self::Downtime => {
                format!("The target: at most {}", time::duration((scale.target * MOST_MINUTES + 500) / 1000))
            }
        }
    }

    /// A value of the scale in words, as short as can be.
    pub fn short(self, permille: u32) -> String {
        match self {
            Self::Trust => words::TRUST[(permille / 200).min(4) as usize].into(),
            Self::Compliance => format!("{} %", (permille + 5) / 10),
            Self::Downtime => time::duration(permille * MOST_MINUTES / 1000),
        }
    }
}

/// The minutes at the far end of the scale of downtime.
const MOST_MINUTES: u32 = crate::view::gauges::MOST_MINUTES;

/// All three of a play, one under the other, with the reasons why they moved.
pub fn instruments_ui(ui: &mut Ui, view: &PlayView) {
    let before = view.before.as_ref();
    let high = ui.clip_rect().height();
    let tight = high < 430.0;
    let told = match high {
        ..390.0 => Told::First,
        ..430.0 => Told::Some(2),
        _ => Told::Some(3),
    };
    let told = if matches!(told, Told::First) && first_height(ui, view) > high { Told::Nothing } else { told };
    for kind in Kind::ALL {
        let because = Some((kind.why(&view.reasons), told));
        gauge_ui(ui, kind, kind.of(&view.gauges), before.map(|before| kind.of(before)), because, tight);
        ui.add_space(if !tight {
            9.0
        } else if matches!(told, Told::First) {
            3.0
        } else {
            5.0
        });
    }
}

/// What all three need, one under the other, with their first reason each.
fn first_height(ui: &Ui, view: &PlayView) -> f32 {
    let reason = |kind: Kind| match kind.why(&view.reasons).all.as_slice() {
        [] => 17.0,
        [first, rest @ ..] => first_words(ui, first, rest.len(), ui.available_width()).size().y.max(17.0),
    };
    Kind::ALL.into_iter().map(|kind| 69.0 + reason(kind) + 3.0).sum()
}

/// All three in little room: icon and words on a thin scale each, and the first reason where so much height is enough for
/// all.
pub fn compact_ui(ui: &mut Ui, view: &PlayView, high: f32) {
    let none = Because::default();
    let reason = |kind: Kind| {
        let first = kind.why(&view.reasons).all.first();
        first.map_or(0.0, |first| first_words(ui, first, 1, ui.available_width()).size().y.max(17.0) + 1.0)
    };
    let told = Kind::ALL.into_iter().map(|kind| 48.0 + reason(kind)).sum::<f32>() <= high;
    for kind in Kind::ALL {
        let before = view.before.as_ref().map(|before| kind.of(before));
        let because = kind.why(&view.reasons);
        let because = if told { because } else { &Because { way: because.way, ..none.clone() } };
        small_ui(ui, kind, kind.of(&view.gauges), before, because, true);
        ui.add_space(4.0);
    }
}

/// All three in little room, as they stood before something that is still being told.
pub fn stood_ui(ui: &mut Ui, gauges: &Gauges) {
    let none = crate::view::Reasons::default();
    for kind in Kind::ALL {
        small_ui(ui, kind, kind.of(gauges), None, kind.why(&none), false);
        ui.add_space(6.0);
    }
}

/// All three side by side in little room, each so wide.
pub fn across_ui(ui: &mut Ui, view: &PlayView, width: f32, high: f32) {
    for kind in Kind::ALL {
        let before = view.before.as_ref().map(|before| kind.of(before));
        ui.allocate_ui(vec2(width, high), |ui| {
            ui.vertical(|ui| {
                ui.set_width(width);
                small_ui(ui, kind, kind.of(&view.gauges), before, kind.why(&view.reasons), true);
            });
        });
    }
}

/// All three, one under the other; `before` is drawn as a ghost.
pub fn gauges_ui(ui: &mut Ui, gauges: &Gauges, before: Option<&Gauges>, brief: bool) {
    for kind in Kind::ALL {
        gauge_ui(ui, kind, kind.of(gauges), before.map(|before| kind.of(before)), None, brief);
        ui.add_space(if brief { 2.0 } else { 7.0 });
    }
}

/// How many reasons are told.
#[derive(Clone, Copy)]
enum Told {
    /// None.
    Nothing,
    /// The weightiest, and how many there are beside it.
    First,
    /// So many at the most.
    Some(usize),
}

fn gauge_ui(
    ui: &mut Ui,
    kind: Kind,
    scale: &Scale,
    before: Option<&Scale>,
    because: Option<(&Because, Told)>,
    brief: bool,
) {
    let (because, told) = (because.map(|(because, _)| because), because.map_or(Told::Nothing, |(_, told)| told));
    let close = brief && !matches!(told, Told::Some(_));
    if cover::hidden(ui.ctx()) {
        return cover::gauge_ui(ui, kind, scale.name);
    }
    let theme = theme();
    let hue = kind.hue();
    let width = ui.available_width();
    ui.spacing_mut().item_spacing.y = if close { 1.0 } else { 2.0 };
    let (head, _) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    icon(ui, kind, pos2(head.min.x + 9.0, head.center().y), hue);
    let at = pos2(head.min.x + 26.0, head.center().y);
    let name = line_at(ui, at, Align2::LEFT_CENTER, scale.name, Cut::Strong, hue, width * 0.6);
    let mut rest = head.max.x - name.max.x - 10.0;
    if let Some(way) = because.and_then(|because| because.way) {
        let words = galley(ui, way.word(), Cut::Small, way_hue(way), f32::INFINITY);
        if words.size().x + 16.0 <= rest {
            let x = head.max.x - words.size().x;
            ui.painter().galley(pos2(x, head.center().y - words.size().y / 2.0), words, way_hue(way));
            arrow(ui, pos2(x - 10.0, head.center().y), way);
            rest = x - 16.0 - name.max.x - 26.0;
        }
    }
    let sure = galley(ui, scale.sure, Cut::Small, *theme.dim, f32::INFINITY);
    let moved = because.is_some_and(|because| because.way.is_some());
    let fits = !moved && sure.size().x <= rest;
    if fits {
        line_at(ui, pos2(head.max.x, head.center().y), Align2::RIGHT_CENTER, scale.sure, Cut::Small, *theme.dim, rest);
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, if close { 23.0 } else { 25.0 }), Sense::hover());
    ruler(ui, rect, kind, scale, before, because.is_some());
    let why = because.map(spoken).unwrap_or_default();
    let said = format!("{}: {}. {}. {}. {}", scale.name, scale.words, scale.detail, scale.sure, why);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, said.trim()));
    if !brief {
        ends(ui, rect, kind);
    }
    text(ui, &scale.words, Cut::Strong, *theme.text);
    let reasons = because.is_some_and(|because| !because.all.is_empty());
    if !brief || !reasons {
        let detail = if fits { scale.detail.clone() } else { format!("{}; {}", scale.detail, scale.sure) };
        text(ui, &detail, Cut::Small, *theme.dim);
    }
    match (because, told) {
        (Some(because), Told::Some(most)) => reasons_ui(ui, because, most),
        (Some(Because { all, .. }), Told::First) if !all.is_empty() => first_ui(ui, &all[0], all.len() - 1),
        _ => {}
    }
    hovered(ui, Rect::from_min_max(head.min, rect.max), rect, kind, scale, before);
}

/// One of them in two or three lines.
fn small_ui(ui: &mut Ui, kind: Kind, scale: &Scale, before: Option<&Scale>, because: &Because, one_line: bool) {
    if cover::hidden(ui.ctx()) {
        return cover::gauge_ui(ui, kind, scale.name);
    }
    let theme = theme();
    let width = ui.available_width();
    ui.spacing_mut().item_spacing.y = 1.0;
    let (head, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    icon(ui, kind, pos2(head.min.x + 9.0, head.center().y), kind.hue());
    let mut left = width - 26.0;
    if let Some(way) = because.way {
        arrow(ui, pos2(head.max.x - 7.0, head.center().y), way);
        left -= 20.0;
    }
    let at = pos2(head.min.x + 26.0, head.center().y);
    let name = line_at(ui, at, Align2::LEFT_CENTER, scale.name, Cut::Label, kind.hue(), left * 0.6);
    let at = pos2(name.max.x + 9.0, head.center().y);
    let room = left - name.width() - 9.0;
    let wide = galley(ui, &scale.words, Cut::Strong, *theme.text, f32::INFINITY).size().x;
    let words = if kind == Kind::Trust && wide > room { kind.short(scale.centre) } else { scale.words.clone() };
    line_at(ui, at, Align2::LEFT_CENTER, &words, Cut::Strong, *theme.text, room);
    let said = format!("{}: {}. {}. {}. {}", scale.name, scale.words, scale.detail, scale.sure, spoken(because));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, said.trim()));
    let (rect, _) = ui.allocate_exact_size(vec2(width, 23.0), Sense::hover());
    ruler(ui, rect, kind, scale, before, true);
    match because.all.first().filter(|_| one_line) {
        Some(first) => first_ui(ui, first, because.all.len() - 1),
        None => reasons_ui(ui, because, 1),
    }
    hovered(ui, Rect::from_min_max(head.min, rect.max), rect, kind, scale, before);
}

/// The height of the three side by side, each so wide.
pub fn across_height(ui: &Ui, view: &PlayView, width: f32) -> f32 {
    let high = |kind: Kind| {
        let because = kind.why(&view.reasons);
        let first = because.all.first();
        first.map_or(0.0, |first| first_words(ui, first, because.all.len() - 1, width).size().y)
    };
    43.0 + Kind::ALL.into_iter().map(high).fold(17.0, f32::max)
}

/// What the pointer asks about: the ghost, the flag, or the instrument.
fn hovered(ui: &Ui, whole: Rect, rect: Rect, kind: Kind, scale: &Scale, before: Option<&Scale>) {
    let Some(at) = ui.input(|input| input.pointer.hover_pos()) else { return };
    if !whole.intersect(ui.clip_rect()).contains(at) {
        return;
    }
    let theme = theme();
    let track = track(rect);
    let near = |permille: u32| rect.contains(at) && (at.x - spot(track, permille as f32)).abs() < 7.0;
    let ghost = before.filter(|before| before.centre != scale.centre && near(before.centre));
    let rows = if let Some(before) = ghost {
        vec![Row::new(Cut::Small, *theme.text, format!("Before: {}", before.words))]
    } else if near(scale.target) {
        vec![Row::new(Cut::Small, *theme.text, kind.target(scale))]
    } else {
        let [means, computed, narrows] = kind.told();
        vec![
            Row::new(Cut::Strong, kind.hue(), scale.name.to_owned()),
            Row::new(Cut::Body, *theme.text, means.to_owned()),
            Row::new(Cut::Small, *theme.dim, computed.to_owned()),
            Row::new(Cut::Small, *theme.dim, narrows.to_owned()),
            Row::new(Cut::Small, *theme.amber, format!("{}. Now: {}.", kind.target(scale), scale.sure)),
        ]
    };
    tip::tip(ui, whole, &rows);
}

/// The ends of the scale in words.
fn ends(ui: &mut Ui, rect: Rect, kind: Kind) {
    let theme = theme();
    let track = track(rect);
    let (row, _) = ui.allocate_exact_size(vec2(rect.width(), 13.0), Sense::hover());
    let y = row.min.y - 3.0;
    let (least, most) = (kind.short(0), kind.short(1000));
    line_at(ui, pos2(track.min.x, y), Align2::LEFT_TOP, &least, Cut::Small, *theme.dim, track.width() / 2.0);
    line_at(ui, pos2(track.max.x, y), Align2::RIGHT_TOP, &most, Cut::Small, *theme.dim, track.width() / 2.0);
}

fn track(rect: Rect) -> Rect {
    Rect::from_min_max(rect.min + vec2(4.0, 7.0), rect.max - vec2(4.0, 7.0))
}

fn spot(track: Rect, permille: f32) -> f32 {
    track.min.x + track.width() * permille.clamp(0.0, 1000.0) / 1000.0
}

/// Low end, centre and high end on their way from where they were.
fn glide(ui: &Ui, kind: Kind, scale: &Scale, before: Option<&Scale>, from_before: bool) -> [f32; 3] {
    let ends = |scale: &Scale| [scale.low, scale.centre, scale.high];
    let to = ends(scale);
    let time = ui.style().animation_time.min(0.2);
    let from = before.filter(|_| from_before).map(ends);
    let key = |at: usize| match from {
        Some(from) => Id::new(("needle", kind, from, to, at)),
        None => ui.id().with(("needle", kind, at)),
    };
    std::array::from_fn(|at| {
        let primed = ui.data(|data| data.get_temp::<bool>(key(at)).unwrap_or(false));
        if let (Some(from), false) = (from, primed) {
            ui.ctx().animate_value_with_time(key(at), from[at] as f32, time);
            ui.data_mut(|data| data.insert_temp(key(at), true));
        }
        ui.ctx().animate_value_with_time(key(at), to[at] as f32, time)
    })
}

/// The scale itself: rule, good side, band, centre, target, and the ghost of where it was.
pub(super) fn ruler(ui: &Ui, rect: Rect, kind: Kind, scale: &Scale, before: Option<&Scale>, from_before: bool) {
    let theme = theme();
    let hue = kind.hue();
    let paint = ui.painter();
    let track = track(rect);
    let x = |permille: u32| spot(track, permille as f32);
    let [low, centre, high] = glide(ui, kind, scale, before, from_before);
    paint.rect(track, CornerRadius::same(2), *theme.night, Stroke::new(1.0, *theme.line), StrokeKind::Inside);
    for tick in 1..10 {
        let long = if tick == 5 { 5.0 } else { 3.0 };
        let at = x(tick * 100);
        paint.line_segment([pos2(at, track.max.y), pos2(at, track.max.y - long)], Stroke::new(1.0, *theme.line));
    }
    let target = x(scale.target);
    let good = if scale.more_is_better { (target, track.max.x) } else { (track.min.x, target) };
    paint.line_segment(
        [pos2(good.0, track.max.y + 3.5), pos2(good.1, track.max.y + 3.5)],
        Stroke::new(2.0, faint(*theme.amber, 0.75)),
    );
    let low = spot(track, low);
    let high = spot(track, high).max(low + 5.0);
    let band = Rect::from_min_max(pos2(low, track.min.y + 1.5), pos2(high, track.max.y - 1.5));
    let fill = mix(*theme.night, hue, 0.55);
    match kind {
        Kind::Trust => {
            paint.rect(band, CornerRadius::same(6), fill, Stroke::new(1.0, hue), StrokeKind::Inside);
        }
        Kind::Compliance => {
            paint.rect(
                band,
                CornerRadius::ZERO,
                mix(*theme.night, hue, 0.25),
                Stroke::new(1.0, hue),
                StrokeKind::Inside,
            );
            hatch(ui, band, hue);
        }
        Kind::Downtime => {
            let mut at = band.min.x;
            while at < band.max.x {
                let bar = Rect::from_min_max(pos2(at, band.min.y), pos2((at + 4.0).min(band.max.x), band.max.y));
                paint.rect_filled(bar, CornerRadius::ZERO, fill);
                at += 6.0;
            }
            paint.rect_stroke(band, CornerRadius::ZERO, Stroke::new(1.0, hue), StrokeKind::Inside);
        }
    }
    if let Some(before) = before.filter(|before| before.centre != scale.centre) {
        let at = pos2(x(before.centre), track.center().y);
        paint.extend(Shape::dashed_line(
            &[pos2(at.x, rect.min.y + 1.0), pos2(at.x, rect.max.y - 4.0)],
            Stroke::new(1.5, *theme.dim),
            3.0,
            2.0,
        ));
    }
    paint.line_segment(
        [pos2(target, rect.min.y + 2.0), pos2(target, track.max.y + 5.0)],
        Stroke::new(2.0, *theme.amber),
    );
    let flag = pos2(target, rect.min.y + 1.0);
    let wing = if scale.more_is_better { 6.0 } else { -6.0 };
    paint.add(Shape::convex_polygon(
        vec![flag, flag + vec2(wing, 3.0), flag + vec2(0.0, 6.0)],
        *theme.amber,
        Stroke::NONE,
    ));
    if let Some(mean) = scale.mean {
        let bar = Rect::from_center_size(pos2(x(mean), track.center().y), vec2(3.0, track.height() + 5.0));
        paint.rect(bar, CornerRadius::same(1), *theme.text, Stroke::new(1.5, *theme.night), StrokeKind::Outside);
    }
    // It stays on its track, also at its ends.
    let at = spot(track, centre).clamp(track.min.x + 5.0, (track.max.x - 5.0).max(track.min.x + 5.0));
    needle(ui, kind, pos2(at, track.center().y));
}
