//! Whom one can see while time lasts: the house, and what one meets on arriving; nothing is spent before an option is chosen.

use super::{hours, house, plan, room};
use crate::ui::again::again;
use crate::ui::keys::Keys;
use crate::ui::play::{GAP, Page, beside, columns_ui, heading, two_columns, visit_stage};
use crate::ui::theme::{Cut, theme};
use crate::ui::widgets::{Dress, button, ground, label, points, region, scroll, text};
use crate::ui::{Intent, PlayView, UiState};
use crate::ui::{bar, coach, dialogue, fold, gauge, hear, options};
use crate::view::scene::LineView;
use crate::view::{HubView, OptionView, Standing, VisitView};
use egui::{Rect, Ui, pos2, vec2};

/// The house, or the visit that is being looked at.
pub fn hub_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    if keys.escape && state.visit.is_some() {
        state.visit = None;
        keys.escape = false;
    }
    let looked_at = view.scene.visits.iter().find(|visit| Some(&visit.key) == state.visit.as_ref());
    if let Some(visit) = looked_at {
        if visit_ui(ui, page, view, visit, state, keys, intents) {
            state.visit = None;
        }
        return;
    }
    let Some(hub) = &view.hub else { return };
    let floors: Vec<i8> = hub.rooms.iter().map(|room| room.floor).collect();
    let body = page.body.shrink2(vec2(GAP, 10.0));
    let left = Rect::from_min_max(body.min, pos2(body.min.x + (body.width() * 0.31).max(300.0), body.max.y));
    let right = Rect::from_min_max(pos2(left.max.x + GAP, body.min.y), body.max);
    let tall = plan::needs(&floors, right.width());
    let Some(tall) = tall.filter(|_| !page.narrow && !hub.rooms.is_empty()) else {
        if beside(page.body) && !hub.rooms.is_empty() {
            return low_ui(ui, page.body, view, hub, state, keys, intents);
        }
        region(ui, body, "hub", |ui| {
            scroll(ui, ("hub", view.steps), keys.page, |ui| {
                coach::question_ui(ui, view, state);
                dialogue::dialogue_ui(ui, answered(view), view, true);
                let top = ui.cursor().min.y;
                list_ui(ui, view, hub, state, keys);
                others_ui(ui, view, hub, keys, intents);
                let open = hub.rooms.iter().filter(|room| room.standing == Standing::Open).count();
                if top > ui.clip_rect().max.y - 2.0 * fold::HIGH && open > 0 {
                    fold::say(ui, format!("{open} to see, below"));
                }
                coach::line_ui(ui, view);
                ui.add_space(14.0);
                gauge::gauges_ui(ui, &view.gauges, view.before.as_ref(), false);
                bar::ahead_text(ui, view);
            });
        });
        return;
    };
    let foot = Rect::from_min_max(pos2(right.min.x, right.max.y - hours::HEIGHT), right.max);
    let above = Rect::from_min_max(right.min, pos2(right.max.x, foot.min.y - 8.0));
    let thought = region(ui, above, "house", |ui| {
        // A little lower than they would like to be, rooms can still be read.
        if tall <= above.height() + 14.0 {
            let picture = plan::plan(&floors, above);
            return house(ui, &picture, view, hub, state, keys);
        }
        scroll(ui, ("house", view.steps), 0.0, |ui| {
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), tall));
            house(ui, &plan::plan(&floors, rect), view, hub, state, keys)
        })
    });
    ground(ui, foot);
    region(ui, foot.shrink2(vec2(12.0, 6.0)), "hours", |ui| {
        scroll(ui, "hours", 0.0, |ui| hours::hours_ui(ui, view, hub, thought));
    });
    // After the rooms, so that the first arrow leads to a room.
    said_ui(ui, left, view, hub, state, keys, intents);
}

/// What was said and whom one can see, side by side.
fn low_ui(
    ui: &mut Ui,
    body: Rect,
    view: &PlayView,
    hub: &HubView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let (left, right) = two_columns(body);
    region(ui, left, "hub said", |ui| {
        scroll(ui, ("hub said", view.steps), 0.0, |ui| {
            coach::question_ui(ui, view, state);
            let laid = dialogue::heard_ui(ui, answered(view), view, None, true);
            hear::to_the_newest(ui, view, view.lines.len() + 1, &laid, true);
        });
    });
    region(ui, right, "hub", |ui| {
        scroll(ui, ("hub", view.steps), keys.page, |ui| {
            list_ui(ui, view, hub, state, keys);
            others_ui(ui, view, hub, keys, intents);
            coach::line_ui(ui, view);
            ui.add_space(14.0);
            gauge::gauges_ui(ui, &view.gauges, view.before.as_ref(), false);
            bar::ahead_text(ui, view);
            let open = hub.rooms.iter().filter(|room| room.standing == Standing::Open).count();
            fold::say(ui, format!("{open} to see"));
        });
    });
}

/// The height of a label with its air.
const LABEL: f32 = 30.0;

/// What was said last, what can be done beside seeing somebody, and the instruments.
fn said_ui(
    ui: &mut Ui,
    rect: Rect,
    view: &PlayView,
    hub: &HubView,
    state: &UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    // As high as they were when last drawn: what they do not need is left to the words above them.
    let id = ui.id().with("height of the instruments");
    let wanted = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(238.0);
    let high = (rect.height() * 0.44).min(238.0).min(wanted + 20.0);
    let instruments = Rect::from_min_max(pos2(rect.min.x, rect.max.y - high), rect.max);
    let above = Rect::from_min_max(rect.min, pos2(rect.max.x, instruments.min.y - 10.0));
    let page = keys.page;
    // What can be done without a visit stays in sight, as long as it leaves the words above it their room.
    let own = match view.scene.options.is_empty() {
        true => 0.0,
        false => LABEL + options::height(ui, &view.scene.options, above.width()),
    };
    let stays = own < above.height() * 0.5;
    let words = if stays { above.with_max_y(above.max.y - own) } else { above };
    region(ui, words, "said", |ui| {
        scroll(ui, ("hub said", view.steps), page, |ui| {
            let mut laid = dialogue::heard_ui(ui, answered(view), view, None, true);
            if stays {
                let said = ui.cursor().min.y;
                coach::question_ui(ui, view, state);
                coach::line_ui(ui, view);
                // What the coach says belongs to what is new, and is new when it comes.
                let coached = ui.cursor().min.y - said;
                laid.newest.max.y += coached;
                let heard = view.lines.len() + 1 + if coached > 0.5 { 1000 + coached as usize } else { 0 };
                return hear::to_the_newest(ui, view, heard, &laid, true);
            }
            hear::to_the_newest(ui, view, view.lines.len() + 1, &laid, false);
            coach::question_ui(ui, view, state);
            others_ui(ui, view, hub, keys, intents);
            coach::line_ui(ui, view);
        });
    });
    if stays && own > 0.0 {
        region(ui, above.with_min_y(words.max.y), "without a visit", |ui| others_ui(ui, view, hub, keys, intents));
    }
    ground(ui, instruments);
    region(ui, instruments.shrink2(vec2(12.0, 10.0)), "gauges", |ui| {
        scroll(ui, "gauges", 0.0, |ui| {
            let top = ui.cursor().min.y;
            gauge::compact_ui(ui, view, f32::INFINITY);
            let drawn = ui.cursor().min.y - top;
            if (drawn - wanted).abs() > 0.5 {
                ui.data_mut(|data| data.insert_temp(id, drawn));
                ui.ctx().request_repaint();
            }
        });
    });
}

/// What was said from the player's own words on: what came before them was read on looking in.
fn answered(view: &PlayView) -> &[LineView] {
    let own = view.lines.iter().position(|line| line.player).unwrap_or(0);
    view.lines.get(own..).unwrap_or_default()
}

/// What can be done in the hub itself.
fn others_ui(ui: &mut Ui, view: &PlayView, hub: &HubView, keys: &mut Keys, intents: &mut Vec<Intent>) {
    if !view.scene.options.is_empty() {
        label(ui, if hub.rooms.is_empty() { "WHAT YOU CAN DO" } else { "OR, WITHOUT A VISIT" });
        options::options_ui(ui, &view.scene.options, hub.rooms.len(), keys, intents);
    }
}

/// Draws the house with its rooms; answers the room that is being thought about.
fn house(
    ui: &mut Ui,
    picture: &plan::Plan,
    view: &PlayView,
    hub: &HubView,
    state: &mut UiState,
    keys: &mut Keys,
) -> Option<usize> {
    house::house_ui(ui, picture, view.scene.clock.minute_of_day, &view.scene.place);
    let thought = rooms_ui(ui, view, hub, &hub.reading(), &picture.rooms, state, keys);
    let walk: Vec<usize> = hub.walk.iter().map(|(room, ..)| *room).collect();
    house::walk_ui(ui, picture, &walk);
    thought
}

/// The house within a column; where even that is too narrow, the rooms one under the other.
fn list_ui(ui: &mut Ui, view: &PlayView, hub: &HubView, state: &mut UiState, keys: &mut Keys) {
    if hub.rooms.is_empty() {
        return;
    }
    heading(ui, "Whom do you see?");
    let floors: Vec<i8> = hub.rooms.iter().map(|room| room.floor).collect();
    let width = ui.available_width();
    if let Some(tall) = plan::needs(&floors, width).filter(|_| width >= 520.0) {
        let (_, rect) = ui.allocate_space(vec2(width, tall));
        let thought = house(ui, &plan::plan(&floors, rect), view, hub, state, keys);
        let (_, hours_rect) = ui.allocate_space(vec2(width, hours::HEIGHT + 4.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(hours_rect), |ui| hours::hours_ui(ui, view, hub, thought));
        return;
    }
    let order = hub.reading();
    let places = ui.next_widget_position();
    let high = room::list_height(ui, &hub.rooms[0]);
    let words = hours::height(hub, width);
    let hours_rect = Rect::from_min_size(places, vec2(ui.available_width(), words));
    ui.allocate_rect(hours_rect, egui::Sense::hover());
    let mut rects = vec![Rect::NOTHING; hub.rooms.len()];
    for at in &order {
        rects[*at] = ui.allocate_space(vec2(ui.available_width(), high)).1;
    }
    let thought = rooms_ui(ui, view, hub, &order, &rects, state, keys);
    // Its place was taken above: what follows goes on below the rooms.
    let mut above = ui.new_child(egui::UiBuilder::new().max_rect(hours_rect));
    hours::hours_ui(&mut above, view, hub, thought);
}

/// Every room in its place; their numbers are theirs for as long as the hub lasts.
fn rooms_ui(
    ui: &mut Ui,
    view: &PlayView,
    hub: &HubView,
    order: &[usize],
    rects: &[Rect],
    state: &mut UiState,
    keys: &mut Keys,
) -> Option<usize> {
    let senses: Vec<_> = order.iter().map(|at| (*at, room::sense(ui, rects[*at], &hub.rooms[*at]))).collect();
    let thought =
        senses.iter().fold(None, |found, (at, sense)| if points(ui, sense, found) { Some(*at) } else { found });
    let lost = thought.map(|at| &hub.rooms[at]).filter(|room| room.standing == Standing::Open);
    for (nth, (at, response)) in senses.iter().enumerate() {
        let own = &hub.rooms[*at];
        let lit = room::Lit {
            view,
            number: nth + 1,
            thought: thought == Some(*at),
            lost: lost.is_some_and(|room| room.lost.contains(at)),
        };
        room::room_ui(ui, rects[*at], own, response, lit);
        let struck = keys.digit == Some(nth);
        if struck {
            keys.digit = None;
        }
        if (struck || response.clicked()) && own.standing == Standing::Open {
            state.visit = Some(own.key.clone());
            again(ui.ctx());
        }
    }
    thought
}

/// On arriving: what one sees, and what one can say. Answers whether the player turned back.
fn visit_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    visit: &VisitView,
    state: &UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) -> bool {
    if let Some(stage) = page.stage {
        visit_stage(ui, stage, view, visit);
    }
    let mut back = false;
    let scrolled = keys.page;
    let room = view.hub.as_ref().and_then(|hub| hub.rooms.iter().find(|room| room.key == visit.key));
    columns_ui(
        ui,
        page.body,
        (page.narrow, false),
        view,
        scrolled,
        |ui| {
            heading(ui, &visit.title);
            text(ui, &format!("{}. The visit takes {}.", visit.place, visit.takes), Cut::Small, *theme().dim);
            if let Some(room) = room.filter(|room| !room.unseen.is_empty()) {
                let words = format!("After that there is no time left for {}.", room.unseen.join(", "));
                text(ui, &words, Cut::Small, *theme().alarm);
            }
            ui.add_space(6.0);
            dialogue::dialogue_ui(ui, &visit.lines, view, page.stage.is_none());
        },
        |ui| {
            back = button(ui, "Back to the corridor, nothing is spent", "Esc", Dress::Plain, true).clicked();
            ui.add_space(4.0);
            label(ui, "YOU CAN SAY ONE OF THESE");
            // What an answer takes comes on top of the visit.
            let more = |option: &OptionView| match option.takes.is_empty() {
                true => option.clone(),
                false => OptionView { takes: format!("{} more", option.takes), ..option.clone() },
            };
            let options: Vec<OptionView> = visit.options.iter().map(more).collect();
            options::options_ui(ui, &options, 0, keys, intents);
            coach::last_ui(ui, view, state);
        },
    );
    back
}
