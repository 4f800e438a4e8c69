//! The vote: what is asked, in letters that are read from the last row; hands are counted, then it is shown what came of it
//! and what the review says of each.

use super::model::Ask;
use super::strip;
use crate::report::model::{AMONG, DecisionPage, OptionPage};
use crate::scenario::model::SceneKind;
use crate::score::Rubric;
use crate::score::total::Word;
use crate::text::short::ending;
use crate::ui::keys::Keys;
use crate::ui::play::GAP;
use crate::ui::review::marks;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{Dress, button, focus, galley, line_at, region, scroll, text};
use crate::ui::{Intent, Overlay, PlayView, UiState};
use crate::view::class::{Row, Vote};
use egui::{Align2, CornerRadius, Key, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The page: the vote alone, so that it is read from the last row; where and when stands above it.
pub fn page_ui(
    ui: &mut Ui,
    view: &PlayView,
    vote: &Vote,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let full = ui.max_rect();
    let head = Rect::from_min_size(full.min, vec2(full.width(), 42.0));
    let strip = Rect::from_min_max(pos2(full.min.x, full.max.y - strip::HEIGHT), full.max);
    let body = Rect::from_min_max(head.left_bottom(), strip.right_top()).shrink2(vec2(GAP, 10.0));
    let theme = theme();
    ui.painter().rect_filled(head, CornerRadius::ZERO, *theme.night);
    ui.painter().hline(head.x_range(), head.max.y - 0.5, Stroke::new(1.0, hairline(0.7)));
    let (at, end) = (pos2(head.min.x + 20.0, head.center().y), pos2(head.max.x - 20.0, head.center().y));
    let here = &view.scene;
    let clock = line_at(ui, end, Align2::RIGHT_CENTER, &here.clock.now, Cut::Heading, *theme.amber, 260.0);
    line_at(ui, at, Align2::LEFT_CENTER, &here.title, Cut::Heading, *theme.text, clock.min.x - at.x - 16.0);
    region(ui, body, "vote", |ui| vote_ui(ui, view, vote, state, keys, intents));
    strip::strip_ui(ui, strip, view, &mut state.class, true);
    if keys.escape {
        state.overlay = Some(Overlay::Pause);
    }
}

/// The height of the hands and the buttons beside them.
const HANDS: f32 = 46.0;

fn vote_ui(ui: &mut Ui, view: &PlayView, vote: &Vote, state: &mut UiState, keys: &mut Keys, intents: &mut Vec<Intent>) {
    let theme = theme();
    let shifted = ui.input(|input| input.modifiers.shift);
    // With the key that takes away held down, some keyboards give the sign above the number.
    let struck = keys.digit.take().filter(|at| *at < vote.rows.len());
    let reveal = keys.enter;
    let undo = !ui.ctx().text_edit_focused() && ui.input(|input| input.key_pressed(Key::Backspace));
    if let Some(at) = struck {
        match vote.revealed {
            true => take(view, vote, at, state, intents),
            false => intents.push(count(vote, at, if shifted { -1 } else { 1 })),
        }
    }
    if undo && vote.can_undo {
        intents.push(Intent::Class(Ask::Undo));
    }
    if reveal && !vote.revealed {
        show(vote, state, intents);
    }
    // What can be done with the hands stays in sight; where that would leave little for the rest, it scrolls with it.
    let full = ui.max_rect();
    let low = full.height() < 300.0 || full.width() < 620.0;
    let decision = weighed(view, vote);
    let told = told(vote, decision.is_some());
    let told = told.map(|words| galley(ui, words, Cut::Small, *theme.dim, full.width()).size().y + 4.0);
    // There the way on stays, and how to count is told below the rows; once it is shown, there is no way on but a row.
    let told = if low { 0.0 } else { told.sum::<f32>() };
    let stays = !low || full.height() > 200.0 && full.width() >= 560.0;
    let hands = if low && vote.revealed { 24.0 } else { HANDS };
    let foot = full.with_min_y(full.max.y - hands - told);
    let rows = Rect::from_min_max(full.min, pos2(full.max.x, if stays { foot.min.y - 8.0 } else { full.max.y }));
    region(ui, rows, "vote rows", |ui| {
        scroll(ui, ("vote", vote.decision, &vote.place), keys.page, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            if let Some(line) = view.lines.iter().rev().find(|line| !line.player && line.by.is_some()) {
                let words = format!("{}: \u{201c}{}\u{201d}", line.name, ending(&line.text, 180));
                text(ui, &words, Cut::Serif, *theme.dim);
            }
            text(ui, vote.asks, if low { Cut::Heading } else { Cut::Big }, *theme.text);
            ui.add_space(2.0);
            ui.spacing_mut().item_spacing.y = if vote.rows.len() > 4 { 5.0 } else { 7.0 };
            for (at, row) in vote.rows.iter().enumerate() {
                row_ui(ui, view, vote, at, row, decision, state, intents);
            }
            ui.add_space(4.0);
            if !stays {
                foot_ui(ui, vote, state, intents);
            }
            if low {
                told_ui(ui, vote, decision.is_some());
            }
        })
    });
    if stays {
        region(ui, foot, "vote foot", |ui| {
            if low && vote.revealed {
                let words = "Press the number of what the class decides for, or click it.";
                text(ui, words, Cut::Small, *theme.text);
                return;
            }
            foot_ui(ui, vote, state, intents);
            if !low {
                told_ui(ui, vote, decision.is_some());
            }
        });
    }
}

/// How to count.
fn told_ui(ui: &mut Ui, vote: &Vote, known: bool) {
    for words in told(vote, known) {
        text(ui, words, Cut::Small, *theme().dim);
    }
}

/// The hands, and what can be done with them.
fn foot_ui(ui: &mut Ui, vote: &Vote, state: &mut UiState, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal_wrapped(|ui| {
        let hands = match vote.total {
            1 => "One hand".to_owned(),
            more => format!("{more} hands"),
        };
        // As high as the buttons, so that they stand on one line.
        let words = galley(ui, &hands, Cut::Heading, *theme().text, f32::INFINITY);
        let (rect, response) = ui.allocate_exact_size(vec2(words.size().x, 38.0), Sense::hover());
        ui.painter().galley(pos2(rect.min.x, rect.center().y - words.size().y / 2.0), words, *theme().text);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &hands));
        if !vote.revealed {
            ui.add_space(12.0);
            if button(ui, "Show what came of it", "Enter", Dress::First, true).clicked() {
                show(vote, state, intents);
            }
            if button(ui, "One count back", "Backspace", Dress::Quiet, vote.can_undo).clicked() {
                intents.push(Intent::Class(Ask::Undo));
            }
        }
    });
}

/// How hands are counted, or what to do with them; and whether the review knows what they are worth.
fn told(vote: &Vote, known: bool) -> impl Iterator<Item = &'static str> {
    let words = if vote.revealed {
        "Press the number of what the class decides for, or click it: then it is said."
    } else {
        "Count hands with the number keys, one for each; with Shift one fewer. Backspace takes the last count back."
    };
    let weighed =
        "What the review says of these is not known yet; it is still being weighed. It appears here by itself.";
    let so_far = "What the review says of these is as far as it is weighed by now; the review at the end knows more.";
    [words].into_iter().chain(vote.revealed.then_some(if known { so_far } else { weighed }))
}

fn count(vote: &Vote, at: usize, by: i32) -> Intent {
    let option = vote.rows[at].id.clone();
    Intent::Class(Ask::Count { decision: vote.decision, place: vote.place.clone(), option, by })
}

fn show(vote: &Vote, state: &mut UiState, intents: &mut Vec<Intent>) {
    state.class.gauges = true;
    intents.push(Intent::Class(Ask::Reveal { decision: vote.decision, place: vote.place.clone() }));
}

/// Takes what was voted for: a choice is made, a visit is begun, a window goes into the package.
fn take(view: &PlayView, vote: &Vote, at: usize, state: &mut UiState, intents: &mut Vec<Intent>) {
    let row = &vote.rows[at];
    if row.locked.is_some() {
        return;
    }
    let visit = view.scene.visits.iter().find(|visit| visit.key == row.id && vote.place.is_empty());
    if let Some(visit) = visit {
        state.visit = Some(visit.key.clone());
        return;
    }
    state.class.open = false;
    if view.scene.kind == SceneKind::Table {
        let windows = view.table.as_ref().map_or(&[][..], |(table, _)| &table.windows[..]);
        state.window = windows.iter().find(|window| window.key == row.id).map(|window| window.id).or(state.window);
        state.listening = false;
        return;
    }
    let own = view.scene.options.iter();
    let visits = view.scene.visits.iter().flat_map(|visit| &visit.options);
    if let Some(option) = own.chain(visits).find(|option| option.key == row.id) {
        intents.push(Intent::Choose(option.id));
    }
}

/// What the review knows of this decision, once it knows enough of every option to say something.
fn weighed<'a>(view: &'a PlayView, vote: &Vote) -> Option<&'a DecisionPage> {
    /// The widest interval with which something is said, of a total of 1000.
    const SURE: u32 = 60;
    let page = view.review.page.as_ref()?;
    let decision = page.decisions.last().filter(|decision| decision.number == vote.decision)?;
    let sure = decision.exact || decision.options.iter().take(3).all(|option| option.total.1 <= SURE);
    (sure && !decision.options.is_empty()).then_some(decision)
}

/// What the review says of something that can be voted for: the best of what it leads to.
fn judged<'a>(decision: &'a DecisionPage, vote: &Vote, row: &Row, view: &PlayView) -> Option<(&'a OptionPage, Word)> {
    let visit = view.scene.visits.iter().find(|visit| visit.key == row.id && vote.place.is_empty());
    let fits = |option: &&OptionPage| match visit {
        Some(visit) => visit.options.iter().any(|choice| choice.key == option.line),
        None if view.scene.kind == SceneKind::Table => {
            option.line.strip_prefix("propose ").is_some_and(|rest| rest.split(' ').next() == Some(row.id.as_str()))
        }
        None => option.line == row.id,
    };
    let best = decision.options.iter().map(|option| option.total.0).max()?;
    let own = decision.options.iter().filter(fits).max_by_key(|option| option.total.0)?;
    Some((own, Word::of(Rubric::itil4(), best - own.total.0)))
}

#[allow(clippy::too_many_arguments)]
fn row_ui(
    ui: &mut Ui,
    view: &PlayView,
    vote: &Vote,
    at: usize,
    row: &Row,
    decision: Option<&DecisionPage>,
    state: &mut UiState,
    intents: &mut Vec<Intent>,
) {
    let theme = theme();
    let open = row.locked.is_none();
    let width = ui.available_width() - 8.0;
    let counter = if vote.revealed { 108.0 } else { 156.0 };
    let inner = width - counter - 64.0;
    let ink = if open { *theme.text } else { *theme.dim };
    // All of it is to be seen at once, as far as that goes.
    let many = vote.rows.len() > 4 || ui.clip_rect().height() < 460.0;
    let words = galley(ui, &row.words, if many { Cut::Body } else { Cut::Speech }, ink, inner);
    let under = row.locked.clone().unwrap_or_else(|| row.note.clone());
    let under_ink = if open { *theme.dim } else { *theme.alarm };
    let under = (!under.is_empty()).then(|| galley(ui, &under, Cut::Small, under_ink, inner));
    let said = vote.revealed.then(|| decision.and_then(|decision| judged(decision, vote, row, view))).flatten();
    let judged_all = vote.rows.iter().filter_map(|row| judged(decision?, vote, row, view));
    let best = judged_all.filter(|(_, word)| *word == Word::Best).count();
    let review = said.map(|(option, word)| {
        let odds = if option.odds.is_empty() { String::new() } else { format!(": {}", option.odds) };
        // Several can be too close to tell which of them it is.
        let name = if word == Word::Best && best > 1 { AMONG } else { word.name() };
        (galley(ui, &format!("{name}{odds}"), Cut::Item, *theme.text, inner - 20.0), word)
    });
    let bar = if vote.revealed { 16.0 } else { 0.0 };
    let parts = [under.as_ref().map(|it| it.size().y + 2.0), review.as_ref().map(|(it, _)| it.size().y + 4.0)];
    let tall = (words.size().y + parts.iter().flatten().sum::<f32>() + bar + if many { 13.0 } else { 16.0 }).max(46.0);
    // One line alone stands in the middle of its row.
    let lower = ((tall - words.size().y - if many { 13.0 } else { 16.0 }) / 2.0).max(0.0);
    let lower = if under.is_none() && !vote.revealed { lower } else { 0.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    let body = rect.with_max_x(rect.max.x - if vote.revealed { 0.0 } else { counter });
    let response =
        ui.interact(body, ui.id().with(("vote", &row.id)), if open { Sense::click() } else { Sense::hover() });
    let leads = vote.revealed && row.votes > 0 && vote.rows.iter().all(|other| other.votes <= row.votes);
    let fill = match (open, leads, response.hovered()) {
        (false, ..) => faint(*theme.panel, 0.9),
        (_, true, _) => mix(*theme.raised, *theme.amber, 0.18),
        (_, _, true) => mix(*theme.raised, *theme.amber, 0.12),
        _ => *theme.raised,
    };
    let edge = if leads { *theme.amber } else { hairline(0.8) };
    ui.painter().rect(rect, CornerRadius::same(theme.round), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let first = words.rows.first().map_or(20.0, |row| row.height());
    let cap = pos2(rect.min.x + 14.0, rect.min.y + if many { 6.0 } else { 8.0 } + first / 2.0 + lower);
    crate::ui::widgets::keycap_at(ui, cap, at + 1, if open { *theme.amber } else { *theme.dim });
    let mut spot = rect.min + vec2(52.0, if many { 6.0 } else { 8.0 } + lower);
    let down = words.size().y + 2.0;
    ui.painter().galley(spot, words, ink);
    spot.y += down;
    if let Some(under) = under {
        let down = under.size().y + 2.0;
        ui.painter().galley(spot, under, under_ink);
        spot.y += down;
    }
    if let Some((words, word)) = review {
        let down = words.size().y + 4.0;
        marks::word(ui, Some(word), spot + vec2(7.0, 12.0), 15.0);
        ui.painter().galley(spot + vec2(22.0, 2.0), words, *theme.text);
        spot.y += down;
    }
    let share = if vote.total > 0 { row.votes as f32 / vote.total as f32 } else { 0.0 };
    if vote.revealed {
        let track = Rect::from_min_max(pos2(spot.x, rect.max.y - 18.0), pos2(rect.max.x - counter, rect.max.y - 8.0));
        marks::bar(ui, track, share, *theme.amber);
        let figure = format!("{} %", (share * 100.0).round());
        let end = pos2(rect.max.x - 14.0, rect.center().y);
        let votes = row.votes.to_string();
        line_at(ui, end - vec2(46.0, 0.0), Align2::RIGHT_CENTER, &votes, Cut::Big, *theme.text, 58.0);
        line_at(ui, end + vec2(0.0, 1.0), Align2::RIGHT_CENTER, &figure, Cut::Small, *theme.dim, 44.0);
    } else {
        counter_ui(ui, Rect::from_min_max(pos2(rect.max.x - counter, rect.min.y), rect.max), vote, at, row, intents);
    }
    let judged = said.map(|(_, word)| format!(". The review says: {}", word.name())).unwrap_or_default();
    let hands = format!("{} hands", row.votes);
    let locked = row.locked.as_ref().map(|why| format!(". {why}")).unwrap_or_default();
    let said = format!("{}. {hands}{judged}{locked}", row.words);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, open && ui.is_enabled(), &said));
    focus(ui, &response, theme.round);
    if response.clicked() && ui.is_enabled() {
        match vote.revealed {
            true => take(view, vote, at, state, intents),
            false => intents.push(count(vote, at, 1)),
        }
    }
}

/// Fewer, the number, more.
fn counter_ui(ui: &mut Ui, rect: Rect, vote: &Vote, at: usize, row: &Row, intents: &mut Vec<Intent>) {
    let theme = theme();
    let middle = rect.center();
    line_at(ui, middle, Align2::CENTER_CENTER, &row.votes.to_string(), Cut::Big, *theme.text, 64.0);
    for (by, x) in [(-1, rect.min.x + 26.0), (1, rect.max.x - 26.0)] {
        let open = row.locked.is_none() && (by > 0 || row.votes > 0);
        let place = Rect::from_center_size(pos2(x, middle.y), vec2(34.0, 34.0));
        let id = ui.id().with(("hands", &row.id, by));
        let response = ui.interact(place, id, if open { Sense::click() } else { Sense::hover() });
        let ink = if open { *theme.amber } else { faint(*theme.dim, 0.4) };
        let fill = if response.hovered() && open { mix(*theme.night, *theme.amber, 0.25) } else { *theme.night };
        ui.painter().rect(place, CornerRadius::same(17), fill, Stroke::new(1.0, hairline(0.9)), StrokeKind::Inside);
        let stroke = Stroke::new(2.2, ink);
        ui.painter().hline((x - 6.0)..=(x + 6.0), middle.y, stroke);
        if by > 0 {
            ui.painter().vline(x, (middle.y - 6.0)..=(middle.y + 6.0), stroke);
        }
        let word = if by > 0 { "One more hand for" } else { "One hand fewer for" };
        let said = format!("{word} {}", row.words);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, open && ui.is_enabled(), &said));
        focus(ui, &response, 17);
        if response.clicked() {
            intents.push(count(vote, at, by));
        }
    }
}
