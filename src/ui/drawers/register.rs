//! The risk register: a ruled table where there is room, cards where there is not; what needs attention stands first.

use super::{boxed, boxes, nothing};
use crate::ui::PlayView;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{galley, ground, line_at, region, scroll, text};
use crate::view::Register;
use crate::view::register::{Known, attention};
use egui::{
    Align2, Color32, CornerRadius, Galley, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType,
};
use egui::{pos2, vec2};
use std::sync::Arc;

/// The columns: heading, and share of the width.
const COLUMNS: [(&str, f32); 6] = [
    ("RISK, AND HOW IT WOULD SHOW", 0.31),
    ("HOW LIKELY", 0.17),
    ("IMPACT", 0.145),
    ("TREATED BY", 0.175),
    ("OWNER", 0.08),
    ("STATE", 0.12),
];
const PAD: f32 = 16.0;

/// The register.
pub fn register_ui(ui: &mut Ui, view: &PlayView, keys: &Keys) {
    let wide = ui.available_width() >= 820.0;
    if !wide {
        return scroll(ui, "register", keys.page, |ui| {
            if view.register.is_empty() {
                return nothing(ui, EMPTY);
            }
            text(ui, &summary(&view.register), Cut::Body, *theme().text);
            ui.add_space(4.0);
            boxes(ui, &view.register, 330.0, card);
        });
    }
    text(ui, &summary(&view.register), Cut::Body, *theme().text);
    ui.add_space(2.0);
    let full = ui.available_rect_before_wrap();
    // With few entries the page ends under them and a free line, and the room can be seen.
    let roomy = view.register.len() <= 4;
    let rows: Vec<Row> = view.register.iter().map(|risk| Row::of(ui, full, risk, roomy)).collect();
    let wanted = HEAD + rows.iter().map(|row| row.height).sum::<f32>() + LINE + 6.0;
    let page = Rect::from_min_size(full.min, vec2(full.width(), wanted.min(full.height() - KEY)));
    ground(ui, page);
    let head = Rect::from_min_size(page.min, vec2(page.width(), HEAD));
    let top = CornerRadius { nw: theme().round, ne: theme().round, sw: 0, se: 0 };
    ui.painter().rect_filled(head.shrink(1.0), top, *theme().raised);
    for (at, (name, _)) in COLUMNS.iter().enumerate() {
        let (x, width) = column(page, at);
        let words = galley(ui, name, Cut::Label, *theme().dim, width);
        ui.painter().galley(pos2(x, head.center().y - words.size().y / 2.0), words, *theme().dim);
    }
    ui.painter().hline(head.x_range(), head.max.y, Stroke::new(1.5, *theme().line));
    let inside = Rect::from_min_max(head.left_bottom(), page.max - vec2(2.0, 4.0));
    region(ui, inside, "rows", |ui| {
        scroll(ui, "register", keys.page, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (row, risk) in rows.into_iter().zip(&view.register) {
                row.draw(ui, page, risk);
            }
            empty_lines(ui, page, if view.register.is_empty() { EMPTY } else { "Nothing else is in sight." });
        });
    });
    let told = |risk: &Register| matches!(risk.known, Known::NotExamined | Known::Partly | Known::Examined);
    let bands = view.register.is_empty() || view.register.iter().any(told);
    key_ui(ui, pos2(page.min.x + PAD, page.max.y + 2.0 + KEY / 2.0), page.width(), bands);
}

/// The height of the table's head, of a free line, and of the key under the table.
const HEAD: f32 = 32.0;
const LINE: f32 = 44.0;
const KEY: f32 = 30.0;

/// What the marks mean, under the table; once the night is over there are no bands to explain.
fn key_ui(ui: &Ui, at: Pos2, at_most: f32, bands: bool) {
    let ink = *theme().dim;
    let mut x = at.x;
    let (gap, band) = if at_most < 960.0 { (10.0, 40.0) } else { (26.0, 64.0) };
    // The room behind it is lit in places.
    let ground = Rect::from_min_size(pos2(at.x - PAD, at.y - 13.0), vec2(at_most, 26.0));
    ui.painter().rect_filled(ground, CornerRadius::same(theme().round), faint(*theme().night, 0.72));
    let plain = Register {
        title: String::new(),
        text: String::new(),
        likelihood: String::new(),
        low: 150,
        high: 800,
        known: Known::Examined,
        impact: String::new(),
        owner: String::new(),
        owned: true,
        recorded: false,
        treated: false,
        treated_by: Vec::new(),
        proposed: false,
        happened: false,
    };
    let looked = Register { low: 350, high: 500, ..plain.clone() };
    let unknown = Register { known: Known::NotExamined, ..plain.clone() };
    for (words, risk) in [("nobody has looked", &unknown), ("examined", &looked)].into_iter().filter(|_| bands) {
        let rect = Rect::from_min_size(pos2(x, at.y - 5.0), vec2(band, 10.0));
        band_ui(ui.painter(), rect, risk);
        x = line_at(ui, pos2(x + band + 8.0, at.y), Align2::LEFT_CENTER, words, Cut::Small, ink, 200.0).max.x + gap;
    }
    let recorded = Register { recorded: true, ..plain.clone() };
    let treated = Register { recorded: true, treated: true, ..plain.clone() };
    let happened = Register { happened: true, ..plain.clone() };
    let bare = Register { recorded: false, ..treated.clone() };
    let marks = [
        ("in your notes only", &plain),
        ("recorded", &recorded),
        ("treated", &treated),
        ("treated, in notes only", &bare),
        ("happened", &happened),
    ];
    for (words, risk) in marks {
        mark(ui.painter(), pos2(x + 6.0, at.y), risk);
        x = line_at(ui, pos2(x + 18.0, at.y), Align2::LEFT_CENTER, words, Cut::Small, ink, 200.0).max.x + gap;
    }
}

const EMPTY: &str = "Nothing stands in the register, and nothing has come to light that should.";

/// How many are unexamined, untreated, unowned.
pub fn summary(risks: &[Register]) -> String {
    let [unexamined, untreated, unowned] = attention(risks);
    let count = |number: usize, one: &str, more: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{number} {more}")),
    };
    let parts: Vec<String> = [
        count(unexamined, "has not been examined", "have not been examined"),
        count(untreated, "is not treated", "are not treated"),
        count(unowned, "has no owner", "have no owner"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let all = match risks.len() {
        1 => "1 risk in sight.".to_owned(),
        number => format!("{number} risks in sight."),
    };
    let happened = risks.iter().filter(|risk| risk.happened).count();
    match parts.as_slice() {
        [] if risks.is_empty() => String::new(),
        [] if risks.iter().any(|risk| risk.known == Known::Over) => match happened {
            0 => format!("{} None of them happened.", all.replace("in sight.", "were in sight.")),
            1 => format!("{} 1 of them happened.", all.replace("in sight.", "were in sight.")),
            more => format!("{} {more} of them happened.", all.replace("in sight.", "were in sight.")),
        },
        [] => format!("{all} Each is examined, treated and owned."),
        [one] => format!("{all} {one}."),
        [first @ .., last] => format!("{all} {}, and {last}.", first.join(", ")),
    }
}

fn column(page: Rect, at: usize) -> (f32, f32) {
    let inner = page.width() - 2.0 * PAD;
    let before: f32 = COLUMNS[..at].iter().map(|(_, share)| share).sum();
    let x = page.min.x + PAD + inner * before;
    (x, inner * COLUMNS[at].1 - 14.0)
}

/// The lines of a register that wait for an entry, down to the end of the page.
fn empty_lines(ui: &mut Ui, page: Rect, words: &str) {
    let from = ui.cursor().min.y;
    let paint = ui.painter();
    if from + LINE < page.max.y {
        let words = galley(ui, words, Cut::Serif, *theme().dim, page.width() - 2.0 * PAD);
        paint.galley(pos2(page.min.x + PAD, from + LINE / 2.0 - words.size().y / 2.0), words, *theme().dim);
    }
    let mut y = from + LINE;
    while y < page.max.y - 4.0 {
        paint.hline(page.x_range().shrink(1.0), y, Stroke::new(1.0, hairline(0.45)));
        y += LINE;
    }
    if from < page.max.y {
        for at in 1..COLUMNS.len() {
            let x = column(page, at).0 - 8.0;
            paint.vline(x, from..=(page.max.y - 2.0), Stroke::new(1.0, hairline(0.25)));
        }
    }
}

/// The words of a row, laid out.
struct Row {
    cells: [Vec<Arc<Galley>>; 6],
    pad: f32,
    height: f32,
}

/// What the drawn band takes of a row's height.
const BAND: f32 = 18.0;

impl Row {
    fn of(ui: &Ui, page: Rect, risk: &Register, roomy: bool) -> Self {
        let theme = theme();
        let ink = if risk.gone() { *theme.dim } else { *theme.text };
        let lay =
            |words: &str, cut: Cut, colour: Color32, at: usize| galley(ui, words, cut, colour, column(page, at).1);
        let (title, text) = if roomy { (Cut::SerifHead, Cut::Body) } else { (Cut::Strong, Cut::Small) };
        let treated = match risk.treated_by.as_slice() {
            [] => lay("Nothing yet", Cut::Body, if risk.wants()[1] { *theme.amber } else { *theme.dim }, 3),
            by => lay(&by.join("; "), Cut::Body, ink, 3),
        };
        let owner = match risk.owned {
            true => lay(&risk.owner, Cut::Body, ink, 4),
            false => lay("Nobody", Cut::Strong, *theme.alarm, 4),
        };
        let cells = [
            vec![lay(&risk.title, title, ink, 0), lay(&risk.text, text, *theme.dim, 0)],
            vec![lay(risk.word(), Cut::Strong, word_hue(risk), 1), lay(&band_words(risk), Cut::Small, *theme.dim, 1)],
            vec![lay(&impact(risk).replace(", ", "\n"), Cut::Body, ink, 2)],
            vec![treated],
            vec![owner],
            vec![galley(ui, risk.standing(), Cut::Small, *theme.text, column(page, 5).1 - 18.0)],
        ];
        let tall = |cells: &Vec<Arc<Galley>>| cells.iter().map(|cell| cell.size().y + 2.0).sum::<f32>();
        let band = |at: usize| if at == 1 && !risk.gone() { BAND } else { 0.0 };
        let most = cells.iter().enumerate().map(|(at, cells)| tall(cells) + band(at)).fold(0.0, f32::max);
        let pad = if roomy { 16.0 } else { 10.0 };
        Self { cells, pad, height: most + 2.0 * pad }
    }

    fn draw(self, ui: &mut Ui, page: Rect, risk: &Register) {
        let theme = theme();
        let ink = *theme.text;
        let Self { cells: stack, pad, height } = self;
        let (rect, response) = ui.allocate_exact_size(vec2(page.width() - 8.0, height), Sense::hover());
        let paint = ui.painter();
        if risk.wants().into_iter().any(|wants| wants) {
            paint.rect_filled(
                Rect::from_min_size(rect.min + vec2(4.0, 8.0), vec2(3.0, height - 16.0)),
                CornerRadius::same(1),
                *theme.amber,
            );
        }
        for (at, cells) in stack.into_iter().enumerate() {
            let x = column(page, at).0;
            let mut y = rect.min.y + pad;
            if at == 5 {
                mark(paint, pos2(x + 6.0, y + 9.0), risk);
            }
            for (line, cell) in cells.into_iter().enumerate() {
                let down = cell.size().y + 2.0;
                paint.galley(pos2(if at == 5 { x + 18.0 } else { x }, y), cell, ink);
                y += down;
                if at == 1 && line == 0 && !risk.gone() {
                    let width = column(page, 1).1.min(150.0);
                    band_ui(paint, Rect::from_min_size(pos2(x, y + 2.0), vec2(width, 10.0)), risk);
                    y += BAND;
                }
            }
            if at > 0 {
                paint.vline(x - 8.0, rect.y_range(), Stroke::new(1.0, hairline(0.25)));
            }
        }
        paint.hline(page.x_range().shrink(1.0), rect.max.y - 0.5, Stroke::new(1.0, hairline(0.7)));
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, spoken(risk)));
    }
}

fn card(ui: &mut Ui, risk: &Register) {
    let theme = theme();
    let wants = risk.wants().into_iter().any(|wants| wants);
    boxed(ui, if wants { *theme.amber } else { faint(*theme.dim, 0.5) }, |ui| {
        text(ui, &risk.title, Cut::Strong, *theme.text);
        if !risk.text.is_empty() {
            text(ui, &risk.text, Cut::Small, *theme.dim);
        }
        text(ui, risk.word(), Cut::Strong, word_hue(risk));
        if !risk.gone() {
            let width = ui.available_width().min(220.0);
            let (rect, _) = ui.allocate_exact_size(vec2(width, 12.0), Sense::hover());
            band_ui(ui.painter(), rect.shrink2(vec2(0.0, 1.0)), risk);
        }
        let told = [band_words(risk), impact(risk)].into_iter().filter(|words| !words.is_empty());
        text(ui, &told.map(|words| format!("{words}.")).collect::<Vec<_>>().join(" "), Cut::Small, *theme.dim);
        let by = if risk.treated_by.is_empty() { "nothing yet".to_owned() } else { risk.treated_by.join("; ") };
        text(ui, &format!("Treated by: {by}"), Cut::Body, *theme.text);
        let owner = if risk.owned { risk.owner.as_str() } else { "nobody" };
        let hue = if risk.owned { *theme.text } else { *theme.alarm };
        text(ui, &format!("Owner: {owner}"), if risk.owned { Cut::Body } else { Cut::Strong }, hue);
        text(ui, risk.standing(), Cut::Small, *theme.text);
    });
}

fn impact(risk: &Register) -> String {
    if risk.impact.is_empty() {
        "Nothing counted".to_owned()
    } else {
        let mut letters = risk.impact.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    }
}

fn band_words(risk: &Register) -> String {
    match risk.known {
        Known::Gone | Known::Elsewhere | Known::Over => String::new(),
        Known::NotExamined => format!("Anything from {}", risk.likelihood),
        Known::Partly => format!("{}, partly examined", risk.likelihood),
        Known::Examined => risk.likelihood.clone(),
    }
}

fn word_hue(risk: &Register) -> Color32 {
    let theme = theme();
    match (risk.known, risk.high) {
        (Known::Over, _) if risk.happened => *theme.alarm,
        (Known::Gone | Known::Elsewhere | Known::Over, _) => *theme.dim,
        (Known::NotExamined, _) => *theme.amber,
        (_, 0..=100) => *theme.trust,
        (_, 101..=400) => *theme.text,
        _ => *theme.downtime,
    }
}

/// The scale from never to always with the stretch that the evidence allows: hatched where nobody has looked, filled
/// where somebody has.
pub fn band_ui(paint: &egui::Painter, rect: Rect, risk: &Register) {
    let theme = theme();
    paint.rect(rect, CornerRadius::same(2), *theme.night, Stroke::new(1.0, *theme.line), StrokeKind::Inside);
    let x = |permille: u32| rect.min.x + rect.width() * permille.min(1000) as f32 / 1000.0;
    for quarter in 1..4 {
        paint.vline(x(quarter * 250), (rect.max.y - 3.0)..=rect.max.y, Stroke::new(1.0, *theme.line));
    }
    let left = x(risk.low).min(rect.max.x - 5.0);
    let band = Rect::from_min_max(pos2(left, rect.min.y), pos2(x(risk.high).max(left + 5.0), rect.max.y)).shrink(1.0);
    let hue = word_hue(risk);
    if risk.known == Known::NotExamined {
        let inside = paint.with_clip_rect(band.intersect(paint.clip_rect()));
        let mut at = band.min.x - band.height();
        while at < band.max.x {
            let line = [pos2(at, band.max.y), pos2(at + band.height(), band.min.y)];
            inside.line_segment(line, Stroke::new(1.2, faint(hue, 0.8)));
            at += 5.0;
        }
        paint.rect_stroke(band, CornerRadius::same(1), Stroke::new(1.0, hue), StrokeKind::Inside);
    } else {
        paint.rect_filled(band, CornerRadius::same(1), mix(*theme.night, hue, 0.85));
    }
}

/// The mark of a state: hollow where it is only known, full where it is recorded, ticked where treated, crossed where it
/// happened.
fn mark(paint: &egui::Painter, at: Pos2, risk: &Register) {
    let theme = theme();
    let square = Rect::from_center_size(at, vec2(11.0, 11.0));
    let stroke = |hue: Color32| Stroke::new(1.6, hue);
    match (risk.happened, risk.treated, risk.recorded) {
        (true, ..) => {
            let arm = 4.5;
            for way in [1.0, -1.0] {
                let line = [at + vec2(-arm, -arm * way), at + vec2(arm, arm * way)];
                paint.line_segment(line, Stroke::new(2.4, *theme.alarm));
            }
        }
        (_, true, recorded) => {
            if recorded {
                paint.rect_stroke(square, CornerRadius::same(2), stroke(*theme.trust), StrokeKind::Inside);
            }
            let tick = vec![at + vec2(-3.0, 0.0), at + vec2(-0.8, 2.6), at + vec2(4.0, -4.0)];
            if risk.proposed {
                // Nobody has agreed to it yet.
                paint.extend(Shape::dashed_line(&tick, Stroke::new(2.0, *theme.amber), 2.5, 2.0));
            } else {
                paint.add(Shape::line(tick, Stroke::new(2.0, *theme.trust)));
            }
        }
        (_, _, true) => {
            paint.rect_filled(square, CornerRadius::same(2), *theme.dim);
        }
        _ => {
            paint.extend(Shape::dashed_line(
                &[
                    square.left_top(),
                    square.right_top(),
                    square.right_bottom(),
                    square.left_bottom(),
                    square.left_top(),
                ],
                stroke(*theme.amber),
                3.0,
                2.5,
            ));
        }
    }
}

/// What a screen reader says of a risk.
fn spoken(risk: &Register) -> String {
    let by = if risk.treated_by.is_empty() { "nothing yet".to_owned() } else { risk.treated_by.join(", ") };
    let owner = if risk.owned { risk.owner.as_str() } else { "nobody" };
    format!(
        "{}. {} {}. {}. Treated by {by}. Owner: {owner}. {}.",
        risk.title,
        risk.text,
        [risk.word().to_owned(), band_words(risk)].join(", ").trim_end_matches(", "),
        impact(risk),
        risk.standing()
    )
}
