//! The drawers: register, people, agreements, transcript; each takes the page while it is open.

use super::keys::Keys;
use super::stage::bust::{bust, plain};
use super::stage::room::Room;
use super::state::Drawer;
use super::theme::{Cut, faint, mix, theme};
use super::widgets::{Dress, button, galley, label, region, scroll, text};
use super::{PlayView, UiState, documents, evidence, help};
use crate::view::PersonView;
use egui::{Color32, CornerRadius, Margin, Rect, Stroke, Ui, pos2, vec2};

/// The open drawer, over stage and body.
pub fn drawer_ui(ui: &mut Ui, drawer: Drawer, view: &PlayView, state: &mut UiState, keys: &Keys) {
    let full = ui.max_rect();
    if drawer == Drawer::Documents {
        return documents::documents_ui(ui, full, view, state, keys);
    }
    if drawer == Drawer::Evidence {
        return evidence::evidence_ui(ui, full, view, state, keys);
    }
    backdrop(ui, full, view);
    let width = full.width().min(1180.0) - 32.0;
    let inner = Rect::from_center_size(full.center(), vec2(width, full.height() - 24.0));
    let head = Rect::from_min_size(inner.min, vec2(inner.width(), 44.0));
    region(ui, head, "drawer head", |ui| head_ui(ui, drawer, state));
    let rest = Rect::from_min_max(pos2(inner.min.x, head.max.y + 6.0), inner.max);
    region(ui, rest, "drawer", |ui| match drawer {
        Drawer::Register => register_ui(ui, view, keys),
        Drawer::People => people_ui(ui, view, keys),
        Drawer::Agreements => agreements_ui(ui, view, keys),
        Drawer::Transcript => transcript_ui(ui, view, state, keys),
        Drawer::Help => {
            let inside = sheet(ui);
            region(ui, inside, "keys", |ui| help::help_ui(ui, view, keys));
        }
        Drawer::Documents | Drawer::Evidence => {}
    });
}

/// The room, out of focus: what is read stands before it.
fn backdrop(ui: &Ui, full: Rect, view: &PlayView) {
    let room = Room {
        rect: full,
        table_top: full.max.y - full.height() * 0.14,
        minute: view.scene.clock.minute_of_day,
        notes: 0,
        cluttered: true,
    };
    room.behind(ui.painter());
    room.before(ui.painter());
    ui.painter().rect_filled(full, CornerRadius::ZERO, faint(*theme().night, 0.72));
}

/// A panel for running text, as wide as is good to read; answers its inside.
pub fn sheet(ui: &Ui) -> Rect {
    let full = ui.available_rect_before_wrap();
    let width = full.width().min(super::dialogue::MEASURE + 60.0);
    let rect = Rect::from_min_size(full.min, vec2(width, full.height()));
    super::widgets::ground(ui, rect);
    rect.shrink2(vec2(16.0, 12.0))
}

/// The heading of a drawer and the way out of it.
pub fn head_ui(ui: &mut Ui, drawer: Drawer, state: &mut UiState) {
    let words = match drawer {
        Drawer::Register => "Risk register",
        Drawer::Evidence => "What has come to light",
        Drawer::People => "The people",
        Drawer::Agreements => "Promised and agreed",
        Drawer::Transcript => "What was said",
        Drawer::Documents => "On the desk",
        Drawer::Help => "Keys",
    };
    ui.horizontal(|ui| {
        let title = galley(ui, words, Cut::Big, *theme().text, ui.available_width() - 120.0);
        let (rect, response) = ui.allocate_exact_size(title.size(), egui::Sense::hover());
        ui.painter().galley(rect.min, title, *theme().text);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, words));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, "Close", "Esc", Dress::Quiet, true).clicked() {
                state.drawer = None;
            }
        });
    });
}

fn nothing(ui: &mut Ui, words: &str) {
    ui.add_space(20.0);
    text(ui, words, Cut::Serif, *theme().text);
}

/// Boxes in as many columns as fit, each as high as what it holds.
fn boxes<T>(ui: &mut Ui, items: &[T], least: f32, add: impl Fn(&mut Ui, &T)) {
    let columns = ((ui.available_width() / least) as usize).clamp(1, 3);
    let gap = 12.0;
    let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for column in 0..columns {
            ui.allocate_ui(vec2(width, 0.0), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = gap;
                    for item in items.iter().skip(column).step_by(columns) {
                        add(ui, item);
                    }
                });
            });
        }
    });
}

/// A box with a coloured edge on its left.
fn boxed(ui: &mut Ui, hue: Color32, add: impl FnOnce(&mut Ui)) {
    let theme = theme();
    let frame = egui::Frame::new()
        .fill(*theme.panel)
        .stroke(Stroke::new(1.0, faint(*theme.line, 0.6)))
        .corner_radius(CornerRadius::same(theme.round))
        .inner_margin(Margin { left: 18, right: 14, top: 12, bottom: 12 });
    let response = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        add(ui);
    });
    let rect = response.response.rect;
    let bar = Rect::from_min_size(rect.min + vec2(5.0, 10.0), vec2(3.0, rect.height() - 20.0));
    ui.painter().rect_filled(bar, CornerRadius::same(1), hue);
}

fn register_ui(ui: &mut Ui, view: &PlayView, keys: &Keys) {
    scroll(ui, "register", keys.page, |ui| {
        if view.register.is_empty() {
            return nothing(ui, "Nothing stands in the register, and nothing has come to light that should.");
        }
        boxes(ui, &view.register, 340.0, |ui, risk| {
            let hue = if risk.happened {
                *theme().downtime
            } else if risk.treated {
                *theme().trust
            } else {
                *theme().amber
            };
            boxed(ui, hue, |ui| {
                text(ui, &risk.title, Cut::Strong, *theme().text);
                if !risk.text.is_empty() {
                    text(ui, &risk.text, Cut::Small, *theme().dim);
                }
                let impact = if risk.impact.is_empty() { String::new() } else { format!(", then {}", risk.impact) };
                text(ui, &format!("{}{impact}", risk.likelihood), Cut::Body, *theme().text);
                let state = [
                    if risk.recorded { "recorded" } else { "seen, not recorded" },
                    if risk.treated { "treated" } else { "not treated" },
                    if risk.happened { "it happened" } else { "" },
                ];
                let state: Vec<&str> = state.into_iter().filter(|word| !word.is_empty()).collect();
                text(
                    ui,
                    &format!("Owner: {}. {}.", risk.owner, super::options::first_capital(&state.join(", "))),
                    Cut::Small,
                    hue,
                );
            });
        });
    });
}

fn people_ui(ui: &mut Ui, view: &PlayView, keys: &Keys) {
    scroll(ui, "people", keys.page, |ui| {
        boxes(ui, &view.people, 340.0, person_ui);
    });
}

fn person_ui(ui: &mut Ui, person: &PersonView) {
    let theme = theme();
    let hue = mix(*theme.downtime, *theme.trust, person.trust_band as f32 / 4.0);
    boxed(ui, hue, |ui| {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(76.0, 86.0), egui::Sense::hover());
            ui.painter().rect_filled(rect, CornerRadius::same(theme.round), *theme.night);
            let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
            let plain = plain();
            bust(
                &painter,
                pos2(rect.center().x, rect.max.y),
                68.0,
                person.portrait.as_ref().unwrap_or(&plain),
                person.mood,
                0.85,
            );
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                text(ui, &person.name, Cut::Strong, *theme.text);
                text(ui, &person.role, Cut::Small, *theme.dim);
                text(ui, &super::options::first_capital(person.trust), Cut::Small, hue);
            });
        });
        text(ui, &person.about, Cut::Serif, *theme.dim);
        text(ui, &format!("Says: \u{201c}{}\u{201d}", person.demands), Cut::Body, *theme.text);
        for need in &person.needs {
            text(ui, &format!("Needs: {need}"), Cut::Body, *theme.trust);
        }
        let hidden = match person.needs_hidden {
            0 => String::new(),
            1 => "There is something else behind it. ".to_owned(),
            more => format!("There are {more} things behind it that you have not heard. "),
        };
        let hours = person.hours.as_ref().map_or(String::new(), |hours| format!("{hours} before the window. "));
        let tensions = person.tensions.iter().map(|(who, how)| format!("With {who}: {how}."));
        let rest = format!("{hidden}{hours}{}", tensions.collect::<Vec<_>>().join(" "));
        if !rest.trim().is_empty() {
            text(ui, rest.trim(), Cut::Small, *theme.dim);
        }
    });
}

fn agreements_ui(ui: &mut Ui, view: &PlayView, keys: &Keys) {
    scroll(ui, "agreements", keys.page, |ui| {
        if view.agreements.is_empty() {
            return nothing(ui, "Nothing has been promised to anybody, and nothing agreed.");
        }
        boxes(ui, &view.agreements, 340.0, |ui, item| {
            boxed(ui, if item.measure { *theme().amber } else { *theme().trust }, |ui| {
                text(ui, &item.text, Cut::Body, *theme().text);
                let kind = if item.measure { "Agreed" } else { "Said for the record" };
                let who = if item.who.is_empty() { kind.to_owned() } else { format!("{kind}; {}", item.who) };
                text(ui, &who, Cut::Small, *theme().dim);
            });
        });
    });
}

fn transcript_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState, keys: &Keys) {
    let inside = sheet(ui);
    region(ui, inside, "transcript", |ui| entries_ui(ui, view, state, keys));
}

fn entries_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState, keys: &Keys) {
    ui.horizontal(|ui| {
        let width = ui.available_width().min(420.0);
        let edit = egui::TextEdit::singleline(&mut state.search)
            .hint_text("Look for a word or a name")
            .desired_width(width - 20.0)
            .margin(Margin::symmetric(10, 7))
            .font(Cut::Body.font());
        let response = ui.add(edit);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "Search the transcript"));
    });
    ui.add_space(6.0);
    let wanted = state.search.trim().to_lowercase();
    scroll(ui, ("transcript", &wanted), keys.page, |ui| {
        let mut place = String::new();
        let mut found = false;
        for entry in &view.transcript {
            let line = &entry.line;
            let fits = wanted.is_empty()
                || line.text.to_lowercase().contains(&wanted)
                || line.name.to_lowercase().contains(&wanted);
            if !fits {
                continue;
            }
            found = true;
            let here = format!("{}, {}", entry.when, entry.place);
            if here != place {
                ui.add_space(10.0);
                label(ui, &here.to_uppercase());
                place = here;
            }
            super::dialogue::dialogue_ui(ui, std::slice::from_ref(line), view);
        }
        if !found {
            nothing(ui, "Nobody has said that.");
        }
    });
}
