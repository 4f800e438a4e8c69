//! The board: what has come to light, pinned up by whom it came from, with a thread to each risk that it brought in sight.

use super::fold;
use super::keys::Keys;
use super::paper::inks::inks;
use super::paper::turn::{seed_of, turn, uneven};
use super::stage::bust::{bust, plain};
use super::stage::palette::palette;
use super::stage::room::{blend, glow};
use super::state::Drawer;
use super::theme::{Cut, faint, mix, theme};
use super::widgets::{galley, region, scroll};
use super::{PlayView, UiState, drawers};
use crate::view::{Evidence, PersonView};
use egui::{Color32, Galley, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};
use std::sync::Arc;

/// What a colleague says while nothing is pinned up.
const EMPTY: &str =
    "Nothing up here yet: go and ask somebody what worries them, and whatever they tell you, we pin it up.";
/// The least breadth of a card.
const CARD: f32 = 248.0;
/// Between things on the board.
const GAP: f32 = 24.0;
/// The size of a photograph.
const PHOTO: Vec2 = vec2(96.0, 120.0);

/// The board.
pub fn evidence_ui(ui: &mut Ui, full: Rect, view: &PlayView, state: &mut UiState, keys: &Keys) {
    let narrow = full.width() < 700.0 || full.height() < 320.0;
    let frame = if narrow { 6.0 } else { 14.0 };
    let board = full.shrink(frame);
    board_ground(ui, full, board);
    let inner = board.shrink2(if narrow { vec2(10.0, 4.0) } else { vec2(24.0, 10.0) });
    let head = Rect::from_min_size(inner.min, vec2(inner.width(), if narrow { 36.0 } else { 48.0 }));
    region(ui, head, "board head", |ui| drawers::head_ui(ui, Drawer::Evidence, state));
    let rest = Rect::from_min_max(head.left_bottom() + vec2(0.0, 4.0), inner.max);
    region(ui, rest, "board", |ui| {
        scroll(ui, "evidence", keys.page, |ui| {
            fold::on(ui, fold::Ground::Corners(board, felt()));
            if view.evidence.is_empty() {
                empty_ui(ui);
                return;
            }
            clusters_ui(ui, &groups(view));
            ui.add_space(8.0);
        });
    });
}

/// The felt at the corners of the board.
fn felt() -> [Color32; 4] {
    let (felt, deep) = (*inks().felt, *inks().felt_dark);
    [mix(felt, deep, 0.5), felt, deep, mix(felt, deep, 0.45)]
}

/// Felt in a wooden frame, lit from above on the right.
fn board_ground(ui: &Ui, full: Rect, board: Rect) {
    let (palette, night) = (palette(), *theme().night);
    let (lit, dark) = (*palette.wood_lit, *palette.wood_dark);
    blend(ui.painter(), full, [mix(dark, lit, 0.25), mix(dark, lit, 0.7), dark, mix(dark, lit, 0.35)]);
    blend(ui.painter(), board, felt());
    glow(
        &ui.painter().with_clip_rect(board),
        pos2(board.min.x + board.width() * 0.72, board.min.y),
        vec2(board.width() * 0.6, board.height() * 0.9),
        faint(*palette.lamp, 0.10),
    );
    let nap = faint(*theme().text, 0.035);
    for nth in 0..420 {
        let at = board.min + vec2(board.width() * uneven(3, nth * 3), board.height() * uneven(3, nth * 3 + 1));
        let along = vec2(4.0 * (uneven(3, nth * 3 + 2) - 0.5), 2.0);
        ui.painter().line_segment([at, at + along], Stroke::new(1.0, nap));
    }
    for (inset, width, part) in [(0.0, 3.0, 0.55), (2.5, 4.0, 0.22), (6.0, 4.0, 0.10)] {
        let stroke = Stroke::new(width, faint(night, part));
        ui.painter().rect_stroke(board.shrink(inset), egui::CornerRadius::ZERO, stroke, egui::StrokeKind::Inside);
    }
}

/// Cards that came from the same person.
struct Group<'a> {
    person: Option<&'a PersonView>,
    items: Vec<&'a Evidence>,
}

fn groups(view: &PlayView) -> Vec<Group<'_>> {
    let mut out: Vec<Group> = Vec::new();
    for item in &view.evidence {
        let person = item.from.and_then(|id| view.person(id));
        match out.iter_mut().find(|group| group.person.map(|who| who.id) == person.map(|who| who.id)) {
            Some(group) => group.items.push(item),
            None => out.push(Group { person, items: vec![item] }),
        }
    }
    // What nobody said comes last.
    out.sort_by_key(|group| group.person.is_none());
    out
}

/// A card that has been set, with its place within the group.
struct Set {
    rows: Vec<(Arc<Galley>, f32)>,
    rect: Rect,
    look: Kind,
    said: String,
    /// The card that the thread comes from.
    from: Option<usize>,
    seed: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Fact,
    Need,
    Risk,
}

/// A group that has been set, from 0, 0.
struct Cluster<'a> {
    person: Option<&'a PersonView>,
    cards: Vec<Set>,
    high: f32,
}

/// Clusters in as many columns as fit, each where the board is emptiest.
fn clusters_ui(ui: &mut Ui, groups: &[Group]) {
    let width = ui.available_width() - 10.0;
    let least = PHOTO.x + 16.0 + CARD;
    let beside = width >= least;
    let columns = (((width + GAP) / (least + GAP)) as usize).clamp(1, 4).min(groups.len().max(1));
    let wide = ((width - GAP * (columns as f32 - 1.0)) / columns as f32).min(560.0);
    let mut ends = vec![8.0f32; columns];
    let mut placed = Vec::new();
    for group in groups {
        let cluster = cluster(ui, group, wide, beside);
        let column = (0..columns).min_by(|a, b| ends[*a].total_cmp(&ends[*b])).unwrap_or(0);
        let at = vec2(column as f32 * (wide + GAP), ends[column]);
        ends[column] += cluster.high + GAP;
        placed.push((at, cluster));
    }
    let high = ends.into_iter().fold(0.0, f32::max);
    let (all, _) = ui.allocate_exact_size(vec2(width, high), Sense::hover());
    for (at, cluster) in &placed {
        cluster_ui(ui, all.min + *at, cluster);
    }
}

fn cluster<'a>(ui: &Ui, group: &Group<'a>, wide: f32, beside: bool) -> Cluster<'a> {
    let left = if beside { PHOTO.x + 16.0 } else { 0.0 };
    let mut y = if beside { 0.0 } else { PHOTO.y + 16.0 };
    let mut cards: Vec<Set> = Vec::new();
    for item in &group.items {
        let fact = set(ui, item, pos2(left, y), wide - left);
        y = fact.rect.max.y + 16.0;
        cards.push(fact);
        let from = cards.len() - 1;
        for risk in &item.reveals {
            let note = set_risk(ui, risk, pos2(left + 24.0, y), wide - left - 24.0, from);
            y = note.rect.max.y + 16.0;
            cards.push(note);
        }
    }
    let high = if beside { y.max(PHOTO.y + 8.0) } else { y };
    Cluster { person: group.person, cards, high }
}

fn cluster_ui(ui: &mut Ui, origin: Pos2, cluster: &Cluster) {
    let cards = &cluster.cards;
    photo_ui(ui, origin, cluster.person);
    for card in cards {
        card_ui(ui, origin.to_vec2(), card);
    }
    for card in cards {
        if let Some(from) = card.from {
            thread(ui, pin_of(&cards[from], origin), pin_of(card, origin), origin.x + cards[from].rect.max.x + 9.0);
        }
    }
    for card in cards {
        pin(ui, pin_of(card, origin), if card.look == Kind::Need { *inks().pin_need } else { *inks().pin });
    }
}

/// Sets the card of a fact or need.
fn set(ui: &Ui, item: &Evidence, at: Pos2, width: f32) -> Set {
    let ink = *inks().ink;
    let inner = width - 28.0;
    let (head, body, look) = match &item.need_of {
        Some(who) => {
            let head = galley(ui, &format!("What {who} needs"), Cut::Label, *inks().form_ink, inner - 20.0);
            (head, galley(ui, &item.text, Cut::Serif, ink, inner), Kind::Need)
        }
        None => {
            let head = galley(ui, &item.title, Cut::Strong, ink, inner - 20.0);
            (head, galley(ui, &item.text, Cut::Body, ink, inner), Kind::Fact)
        }
    };
    let mut rows = vec![(head, 12.0)];
    rows.push((body, 4.0));
    if !item.source.is_empty() {
        rows.push((galley(ui, &item.source, Cut::Small, *inks().grey_ink, inner), 8.0));
    }
    let what = if item.need_of.is_some() { "" } else { ". " };
    let said = match &item.need_of {
        Some(who) => format!("What {who} needs: {}", item.text),
        None => format!("{}{what}{} {}", item.title, item.text, item.source),
    };
    finish(rows, at, width, look, said, None)
}

/// Sets the note of a risk.
fn set_risk(ui: &Ui, risk: &str, at: Pos2, width: f32, from: usize) -> Set {
    let ink = *inks().ink;
    let head = galley(ui, "So this may happen:", Cut::Hand, *inks().grey_ink, width - 48.0);
    let body = galley(ui, risk, Cut::Hand, ink, width - 28.0);
    finish(vec![(head, 8.0), (body, 0.0)], at, width, Kind::Risk, format!("Risk in sight: {risk}"), Some(from))
}

fn finish(rows: Vec<(Arc<Galley>, f32)>, at: Pos2, width: f32, look: Kind, said: String, from: Option<usize>) -> Set {
    let high = rows.iter().map(|(row, above)| row.size().y + above).sum::<f32>() + 12.0;
    let seed = seed_of(&said);
    Set { rows, rect: Rect::from_min_size(at, vec2(width, high)), look, said, from, seed }
}

fn pin_of(card: &Set, origin: Pos2) -> Pos2 {
    origin + card.rect.right_top().to_vec2() + vec2(-16.0, 13.0)
}

fn card_ui(ui: &mut Ui, origin: Vec2, card: &Set) {
    let inks = inks();
    let rect = card.rect.translate(origin);
    let night = *theme().night;
    let fill = *match card.look {
        Kind::Fact => inks.card,
        Kind::Need => inks.need,
        Kind::Risk => inks.risk,
    };
    let mut shapes = Vec::new();
    for (away, part) in [(6.0, 0.14), (3.0, 0.30)] {
        shapes.push(Shape::rect_filled(rect.translate(vec2(-away * 0.6, away)), 0.0, faint(night, part)));
    }
    shapes.push(Shape::rect_filled(rect, 0.0, fill));
    let edge = faint(*inks.ink, 0.25);
    let corners = vec![rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    shapes.push(Shape::closed_line(corners, Stroke::new(0.8, edge)));
    if card.look == Kind::Need {
        let bar = Rect::from_min_size(rect.min, vec2(4.0, rect.height()));
        shapes.push(Shape::rect_filled(bar, 0.0, *inks.pin_need));
    }
    let mut y = rect.min.y;
    for (nth, (row, above)) in card.rows.iter().enumerate() {
        y += above;
        shapes.push(Shape::galley(pos2(rect.min.x + 14.0, y), row.clone(), *inks.ink));
        y += row.size().y;
        if nth == 0 && card.look == Kind::Fact {
            let x = [rect.min.x + 14.0, rect.max.x - 14.0];
            let line = Stroke::new(0.8, faint(*inks.pin, 0.55));
            shapes.push(Shape::line_segment([pos2(x[0], y + 2.0), pos2(x[1], y + 2.0)], line));
        }
    }
    // What is read at length hangs straight, so that its letters stay sharp.
    if card.look == Kind::Risk {
        turn(&mut shapes, rect.center(), (uneven(card.seed, 1) - 0.5) * 0.05);
    }
    ui.painter().extend(shapes);
    let response = ui.interact(rect, ui.id().with(("card", card.seed)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &card.said));
}

/// A pin with its shadow and its gleam.
fn pin(ui: &Ui, at: Pos2, hue: Color32) {
    let night = *theme().night;
    ui.painter().circle_filled(at + vec2(-3.0, 4.0), 5.0, faint(night, 0.35));
    ui.painter().circle_filled(at, 6.0, mix(hue, night, 0.35));
    ui.painter().circle_filled(at + vec2(0.6, -0.8), 4.8, hue);
    ui.painter().circle_filled(at + vec2(1.8, -2.2), 1.6, faint(*theme().paper, 0.75));
}

/// A thread from pin to pin that hangs out beside the card.
fn thread(ui: &Ui, from: Pos2, to: Pos2, out: f32) {
    let night = *theme().night;
    let reach = (out - from.x.max(to.x)).max(6.0) * 1.9;
    let points = |away: Vec2| -> Vec<Pos2> {
        (0..=24)
            .map(|step| {
                let part = step as f32 / 24.0;
                let bulge = 4.0 * part * (1.0 - part) * reach;
                from.lerp(to, part) + vec2(bulge * 0.55, 3.0 * (part * std::f32::consts::PI).sin()) + away
            })
            .collect()
    };
    ui.painter().add(Shape::line(points(vec2(-2.0, 3.0)), Stroke::new(2.0, faint(night, 0.3))));
    ui.painter().add(Shape::line(points(Vec2::ZERO), Stroke::new(1.8, *inks().thread)));
}

/// A photograph of whom it came from, or of nobody.
fn photo_ui(ui: &mut Ui, at: Pos2, person: Option<&PersonView>) {
    let (inks, theme) = (inks(), theme());
    let rect = Rect::from_min_size(at, PHOTO);
    let painter = ui.painter().clone();
    let tilt = person.map_or(-0.014, |who| (uneven(seed_of(&who.key), 2) - 0.5) * 0.05);
    let mut shapes = vec![
        Shape::rect_filled(rect.translate(vec2(-3.0, 5.0)), 0.0, faint(*theme.night, 0.35)),
        Shape::rect_filled(rect, 0.0, *inks.photo),
    ];
    turn(&mut shapes, rect.center(), tilt);
    painter.extend(shapes);
    let picture = Rect::from_min_size(rect.min + vec2(8.0, 8.0), vec2(PHOTO.x - 16.0, PHOTO.x - 20.0));
    let name = match person {
        Some(person) => {
            let (wall, board) = (*palette().wall_lit, *palette().board);
            blend(&painter, picture, [mix(wall, board, 0.35), mix(wall, board, 0.7), wall, mix(wall, board, 0.3)]);
            let inside = painter.with_clip_rect(picture.intersect(ui.clip_rect()));
            let plain = plain();
            let portrait = person.portrait.as_ref().unwrap_or(&plain);
            bust(&inside, pos2(picture.center().x, picture.max.y + 12.0), 62.0, portrait, person.mood, 0.85);
            person.name.split_whitespace().next().unwrap_or(&person.name).to_owned()
        }
        None => {
            blend(&painter, picture, [*inks.sheet, *inks.message, *inks.plan, *inks.sheet]);
            for line in 0..6 {
                let y = picture.min.y + 14.0 + 11.0 * line as f32;
                let end = picture.max.x - if line == 5 { 40.0 } else { 12.0 };
                let stroke = Stroke::new(2.0, faint(*inks.ink, 0.35));
                painter.line_segment([pos2(picture.min.x + 12.0, y), pos2(end, y)], stroke);
            }
            "on paper".to_owned()
        }
    };
    let words = galley(ui, &name, Cut::Hand, *inks.pen_black, PHOTO.x - 8.0);
    painter.galley(pos2(rect.center().x - words.size().x / 2.0, picture.max.y + 3.0), words, *inks.ink);
    pin(ui, pos2(rect.center().x, rect.min.y + 3.0), *theme.amber);
    let said = person.map_or("On paper".to_owned(), |who| format!("From {}, {}", who.name, who.role));
    let response = ui.interact(rect, ui.id().with(("photo", &said)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

/// One blank note, and what to do about it.
fn empty_ui(ui: &mut Ui) {
    let inks = inks();
    let width = ui.available_width().min(380.0) - 16.0;
    let words = galley(ui, EMPTY, Cut::Hand, *inks.ink, width - 48.0);
    let size = vec2(width, words.size().y + 64.0);
    let room = ui.available_size();
    let (all, _) = ui.allocate_exact_size(vec2(room.x - 10.0, room.y.max(size.y + 32.0) - 4.0), Sense::hover());
    let rect = Rect::from_center_size(all.center(), size);
    let mut shapes = vec![
        Shape::rect_filled(rect.translate(vec2(-4.0, 6.0)), 0.0, faint(*theme().night, 0.4)),
        Shape::rect_filled(rect, 0.0, *inks.note),
        Shape::galley(rect.min + vec2(24.0, 32.0), words, *inks.ink),
    ];
    turn(&mut shapes, rect.center(), -0.02);
    ui.painter().extend(shapes);
    pin(ui, pos2(rect.center().x, rect.min.y + 12.0), *inks.pin);
    let response = ui.interact(rect, ui.id().with("empty board"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, EMPTY));
}
