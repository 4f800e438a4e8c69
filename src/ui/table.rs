//! The table: windows, measures, people's hours, what can be read in the faces, and the package that comes of it.

use super::dialogue::dialogue_ui;
use super::gauge;
use super::keys::Keys;
use super::play::{GAP, Page, heading, silent_stage, stage_of};
use super::stage::Actor;
use super::theme::{Cut, faint, mix, theme};
use super::widgets::{Card, Dress, button, card, galley, ground, label, region, scroll, text};
use super::{Intent, PlayView, UiState};
use crate::scenario::model::Mood;
use crate::text::time;
use crate::view::table::Face;
use crate::view::{Draft, TableView};
use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The table, listening or composing.
pub fn table_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let Some((table, draft)) = &view.table else { return };
    if state.window.is_none() {
        let scheduled = table.windows.iter().find(|window| window.scheduled).map(|window| window.id);
        (state.window, state.measures) = match table.last {
            Some((window, measures)) if state.measures == 0 => (Some(window), measures),
            _ => (scheduled, state.measures),
        };
    }
    let mut listening = state.listening && !view.lines.is_empty();
    if keys.listen || (keys.escape && !listening && !view.lines.is_empty()) {
        listening = !listening && !view.lines.is_empty();
        state.listening = listening;
        (keys.listen, keys.escape) = (false, false);
    }
    if keys.authority && !table.objections.is_empty() && table.last.is_some() {
        intents.push(Intent::Forward);
    }
    if listening {
        listen_ui(ui, page, view, table, state, keys, intents);
    } else {
        compose_ui(ui, page, view, table, draft, state, keys, intents);
    }
}

/// What was said at the table, and where the package stands.
fn listen_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    table: &TableView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    if let Some(stage) = page.stage {
        if view.answers.is_empty() {
            stage_of(ui, stage, view, &view.scene.with, &view.lines)
        } else {
            answers_stage(ui, stage, view)
        }
    }
    let page_keys = keys.page;
    super::play::columns_ui(
        ui,
        page.body,
        page.narrow,
        view,
        page_keys,
        |ui| dialogue_ui(ui, &view.lines, view),
        |ui| {
            heading(ui, if table.last.is_some() { "The package was answered" } else { "The table" });
            rounds_ui(ui, table);
            if !table.objections.is_empty() {
                text(ui, &format!("Against it: {}.", table.objections.join(", ")), Cut::Body, *theme().text);
            }
            ui.add_space(8.0);
            let words = if table.last.is_some() { "Compose another package" } else { "Compose the package" };
            if button(ui, words, "L", Dress::First, true).clicked() || keys.digit == Some(0) {
                state.listening = false;
                ui.ctx().request_repaint();
            }
            authority_ui(ui, table, intents);
        },
    );
}

fn rounds_ui(ui: &mut Ui, table: &TableView) {
    let left = table.rounds.saturating_sub(table.round);
    let words = match left {
        0 => "No package can be put forward any more.".to_owned(),
        1 => "One package can still be put forward.".to_owned(),
        more => format!("{more} packages can still be put forward, of {}.", table.rounds),
    };
    text(ui, &words, Cut::Small, *theme().dim);
}

fn authority_ui(ui: &mut Ui, table: &TableView, intents: &mut Vec<Intent>) {
    if table.objections.is_empty() || table.last.is_none() {
        return;
    }
    if button(ui, "Take it to the change authority", "C", Dress::Plain, true).clicked() {
        intents.push(Intent::Forward);
    }
    if let Some(decides) = &table.decides {
        text(ui, &format!("{decides} decides then, over the objections."), Cut::Small, *theme().dim);
    }
}

/// The faces with their answers.
fn answers_stage(ui: &Ui, rect: Rect, view: &PlayView) {
    let actors = view.scene.with.iter().filter_map(|id| view.person(*id)).map(|person| {
        let answer = view.answers.iter().find(|(id, _)| *id == person.id).map(|(_, accepts)| *accepts);
        let (mood, note) = match answer {
            Some(true) => (Mood::Calm, Some(("agrees", *theme().trust))),
            Some(false) => (Mood::Concerned, Some(("refuses", *theme().downtime))),
            None => (person.mood, None),
        };
        Actor { id: person.id, name: &person.name, portrait: person.portrait.as_ref(), mood, note }
    });
    silent_stage(ui, rect, view, actors.collect());
}

/// The faces while a package is put together: they warm, cool, or stay closed.
fn faces_stage(ui: &Ui, rect: Rect, view: &PlayView, draft: &Draft) {
    let actors = view.scene.with.iter().filter_map(|id| view.person(*id)).map(|person| {
        let face = draft.faces.iter().find(|(id, _)| *id == person.id).map(|(_, face)| *face);
        let (mood, note) = match face {
            Some(Face::Warms) => (Mood::Relieved, Some(("warms to it", *theme().trust))),
            Some(Face::Cools) => (Mood::Angry, Some(("cools", *theme().downtime))),
            Some(Face::Closed) => (Mood::Silent, Some(("closed", *theme().dim))),
            None => (Mood::Thinking, Some(("decides", *theme().compliance))),
        };
        Actor { id: person.id, name: &person.name, portrait: person.portrait.as_ref(), mood, note }
    });
    silent_stage(ui, rect, view, actors.collect());
}

#[allow(clippy::too_many_arguments)]
fn compose_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    table: &TableView,
    draft: &Draft,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    if let Some(stage) = page.stage {
        faces_stage(ui, stage, view, draft);
    }
    let can = draft.problems.is_empty() && table.round < table.rounds;
    if keys.put_forward
        && can
        && let Some(window) = state.window
    {
        intents.push(Intent::Propose { window, measures: state.measures });
    }
    let body = page.body.shrink2(vec2(GAP, 10.0));
    if page.narrow {
        region(ui, body, "table", |ui| {
            scroll(ui, "table", keys.page, |ui| {
                windows_ui(ui, table, state, keys);
                measures_ui(ui, table, state);
                hours_ui(ui, draft);
                gauge::gauges_ui(ui, &draft.gauges, Some(&view.gauges), false);
                forward_ui(ui, view, table, draft, state, intents);
            });
        });
        return;
    }
    let wide = body.width() - 2.0 * GAP;
    let cell = |from: f32, to: f32, at: f32| {
        Rect::from_min_max(
            pos2(body.min.x + wide * from + at, body.min.y),
            pos2(body.min.x + wide * to + at, body.max.y),
        )
    };
    region(ui, cell(0.0, 0.27, 0.0), "windows", |ui| {
        scroll(ui, "windows", 0.0, |ui| windows_ui(ui, table, state, keys))
    });
    region(ui, cell(0.27, 0.70, GAP), "measures", |ui| {
        scroll(ui, "measures", keys.page, |ui| measures_ui(ui, table, state))
    });
    let right = cell(0.70, 1.0, 2.0 * GAP);
    ground(ui, right);
    // The button stays in sight whatever the length of what stands above it.
    let problems = draft
        .problems
        .iter()
        .map(|problem| galley(ui, problem, Cut::Small, *theme().alarm, right.width() - 50.0).size().y + 6.0)
        .sum::<f32>();
    let low = (74.0 + problems + if table.objections.is_empty() { 0.0 } else { 64.0 }).min(right.height() * 0.55);
    let inner = right.shrink2(vec2(12.0, 10.0));
    let foot = Rect::from_min_max(pos2(inner.min.x, inner.max.y - low), inner.max);
    let above = Rect::from_min_max(inner.min, pos2(inner.max.x, foot.min.y - 8.0));
    region(ui, above, "draft", |ui| {
        scroll(ui, "draft", 0.0, |ui| {
            label(ui, "WHAT THE PACKAGE WOULD MEAN");
            gauge::gauges_ui(ui, &draft.gauges, Some(&view.gauges), true);
            hours_ui(ui, draft);
        });
    });
    ui.painter().hline(inner.x_range(), foot.min.y - 5.0, Stroke::new(1.0, faint(*theme().line, 0.7)));
    region(ui, foot, "forward", |ui| {
        scroll(ui, "forward", 0.0, |ui| forward_ui(ui, view, table, draft, state, intents))
    });
}

fn windows_ui(ui: &mut Ui, table: &TableView, state: &mut UiState, keys: &mut Keys) {
    label(ui, "THE WINDOW");
    for (at, window) in table.windows.iter().enumerate() {
        let mut note = format!("Opens in {}", window.opens_in);
        if window.scheduled {
            note.push_str("; on the schedule");
        }
        if !window.note.is_empty() {
            note = format!("{note}\n{}", window.note);
        }
        let shown = Card {
            number: at + 1,
            text: &window.title,
            note,
            locked: window.locked.as_deref(),
            chosen: state.window == Some(window.id),
            heading: true,
            ..Card::default()
        };
        let pressed = card(ui, ("window", &window.key), &shown).clicked();
        if (pressed || keys.digit == Some(at)) && window.locked.is_none() {
            state.window = Some(window.id);
            ui.ctx().request_repaint();
        }
    }
}

fn measures_ui(ui: &mut Ui, table: &TableView, state: &mut UiState) {
    label(ui, "WHAT IS DONE BEFORE IT AND AROUND IT");
    // What can be agreed on comes first; what too little is known for stands below.
    let (open, locked): (Vec<_>, Vec<_>) = table.measures.iter().partition(|measure| measure.locked.is_none());
    for measure in open.into_iter().chain(locked) {
        let bit = measure.id.bit() as u64;
        let on = state.measures & bit != 0;
        let mut note = measure.text.clone();
        let hours = if measure.hours.is_empty() { "nobody's hours" } else { &measure.hours };
        let lead =
            if measure.lead == "at once" { "done at once".to_owned() } else { format!("done in {}", measure.lead) };
        note.push_str(&format!("\n{} answers for it; {hours}; {lead}", measure.owner));
        let shown = Card {
            text: &measure.title,
            note: note.trim().to_owned(),
            locked: measure.locked.as_deref(),
            chosen: on,
            tick: true,
            heading: true,
            ..Card::default()
        };
        if card(ui, ("measure", &measure.key), &shown).clicked() && (on || measure.locked.is_none()) {
            state.measures ^= bit;
            ui.ctx().request_repaint();
        }
    }
}

/// A bar for each person whose hours are asked for; what they do not have sticks out.
fn hours_ui(ui: &mut Ui, draft: &Draft) {
    if draft.hours.is_empty() {
        return;
    }
    let theme = theme();
    ui.add_space(4.0);
    label(ui, "PEOPLE'S HOURS");
    let most =
        draft.hours.iter().map(|(_, asked, has)| (*asked).max(has.unwrap_or(0))).max().unwrap_or(1).max(1) as f32;
    for (name, asked, has) in &draft.hours {
        let over = has.is_some_and(|has| *asked > has);
        let words = match has {
            Some(has) => format!("{} of {}", time::duration(*asked), time::duration(*has)),
            None => time::duration(*asked),
        };
        let hue = if over { *theme.alarm } else { *theme.text };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
        let (name_wide, words_wide) = (62.0, 116.0);
        super::widgets::line_at(ui, rect.left_center(), egui::Align2::LEFT_CENTER, name, Cut::Small, hue, name_wide);
        super::widgets::line_at(
            ui,
            rect.right_center(),
            egui::Align2::RIGHT_CENTER,
            &words,
            Cut::Small,
            hue,
            words_wide,
        );
        let track = Rect::from_min_max(
            pos2(rect.min.x + name_wide + 6.0, rect.center().y - 5.0),
            pos2(rect.max.x - words_wide - 6.0, rect.center().y + 5.0),
        );
        let x = |minutes: u32| track.min.x + track.width() * (minutes as f32 / most).min(1.0);
        if let Some(has) = has {
            let own = Rect::from_min_max(track.min, pos2(x(*has), track.max.y));
            ui.painter().rect(
                own,
                CornerRadius::same(2),
                *theme.night,
                Stroke::new(1.0, *theme.line),
                StrokeKind::Inside,
            );
        }
        let within = x(has.map_or(*asked, |has| has.min(*asked)));
        ui.painter().rect_filled(
            Rect::from_min_max(track.min + vec2(0.0, 2.0), pos2(within, track.max.y - 2.0)),
            CornerRadius::same(1),
            mix(*theme.night, *theme.amber, 0.75),
        );
        if over {
            let more = Rect::from_min_max(pos2(within, track.min.y - 1.0), pos2(x(*asked), track.max.y + 1.0));
            ui.painter().rect_filled(more, CornerRadius::ZERO, *theme.alarm);
        }
        let said = format!("{name}: {words}{}", if over { ", over-booked" } else { "" });
        response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &said));
    }
}

fn forward_ui(
    ui: &mut Ui,
    view: &PlayView,
    table: &TableView,
    draft: &Draft,
    state: &mut UiState,
    intents: &mut Vec<Intent>,
) {
    ui.spacing_mut().item_spacing.y = 5.0;
    for problem in &draft.problems {
        text(ui, problem, Cut::Small, *theme().alarm);
    }
    let can = draft.problems.is_empty() && table.round < table.rounds;
    ui.horizontal_wrapped(|ui| {
        if button(ui, "Put it forward", "F", Dress::First, can).clicked()
            && let Some(window) = state.window
        {
            intents.push(Intent::Propose { window, measures: state.measures });
        }
        if !view.lines.is_empty() && button(ui, "What was said", "L", Dress::Quiet, true).clicked() {
            state.listening = true;
            ui.ctx().request_repaint();
        }
    });
    rounds_ui(ui, table);
    authority_ui(ui, table, intents);
}
