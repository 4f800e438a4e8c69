//! A moment of a play on the screen: head, stage, what was said, what can be done, the instruments, the drawers.

use super::again::again;
use super::class::{self, cover, strip};
use super::keys::{self, Keys};
use super::stage::board::Note;
use super::stage::{self, Actor, Stage, board_pressed, place, stage_ui};
use super::theme::{Cut, theme};
use super::widgets::{Dress, button, ground, label, region, scroll, text};
use super::{Drawer, Intent, Overlay, PlayView, UiState};
use super::{bar, brief, coach, dialogue, drawers, ending, gauge, hear, hub, news, night, options, review, table};
use crate::scenario::model::{Backdrop, PersonId, SceneKind};
use crate::view::{LineView, OptionView, VisitView};
use egui::{Rect, Ui, pos2, vec2};

/// Space between the parts.
pub const GAP: f32 = 16.0;

/// The parts of the page for a size of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The head.
    pub head: Rect,
    /// The stage; `None` where there is no room for it.
    pub stage: Option<Rect>,
    /// Between stage and foot.
    pub body: Rect,
    /// The foot.
    pub foot: Rect,
    /// Whether everything stands in one column.
    pub narrow: bool,
    /// Whether what can be done gets more of the breadth, so that the stage gets more of the height.
    pub crowded: bool,
}

/// Whether a page in one column is so low that what is said and what can be done stand beside each other after all: one
/// under the other, one of them would be out of sight.
pub fn beside(body: Rect) -> bool {
    body.height() < 284.0 && body.width() >= 592.0
}

/// The two columns of such a page: what is said, what can be done.
pub fn two_columns(body: Rect) -> (Rect, Rect) {
    let inner = body.shrink2(vec2(GAP, 5.0));
    let right = inner.with_min_x(inner.max.x - inner.width() * 0.5 + GAP);
    (inner.with_max_x(right.min.x - GAP), right)
}

impl Page {
    /// Divides the screen; `share` is what the stage would like of its height, `needs` what the body takes before the stage
    /// does, as long as faces can still be told; the foot has so many `rows`.
    pub fn of(full: Rect, share: f32, needs: f32, rows: usize) -> Self {
        /// The lowest stage on which faces can be told.
        const LOWEST: f32 = 104.0;
        let narrow = full.width() < 900.0 || full.height() < 500.0;
        let head = Rect::from_min_size(full.min, vec2(full.width(), bar::head_height(full)));
        let foot_height = if narrow { 4.0 + rows as f32 * 30.0 } else { 12.0 + rows as f32 * 32.0 };
        let foot = Rect::from_min_max(pos2(full.min.x, full.max.y - foot_height), full.max);
        let left = full.height() - head.height() - foot_height;
        let liked = (left * share).min(full.width() * 0.34);
        let stage_height = if narrow { liked.clamp(88.0, 130.0) } else { liked.min((left - needs).max(LOWEST)) };
        // In one column, half of what is left is for reading at least.
        let fits = share > 0.0 && left > if narrow { 250.0 } else { 330.0 } && stage_height > 84.0;
        let stage = fits.then(|| Rect::from_min_size(head.left_bottom(), vec2(full.width(), stage_height)));
        let top = stage.map_or(head.max.y, |stage| stage.max.y);
        let body = Rect::from_min_max(pos2(full.min.x, top), pos2(full.max.x, foot.min.y));
        Self { head, stage, body, foot, narrow, crowded: false }
    }
}

/// Draws the moment and says what the player wants.
pub fn play_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState) -> Vec<Intent> {
    let mut intents = Vec::new();
    state.follow(view.steps, &view.lines);
    let mut keys = keys::read(ui.ctx(), &mut intents);
    strip::keys(ui.ctx(), view, state, &mut keys);
    cover::hide(ui.ctx(), view.class.is_some() && view.ending.is_none() && !state.class.gauges);
    if view.class.is_some() && state.class.covered {
        let here = view.moment.as_ref().unwrap_or(&view.scene);
        let when = format!("{}, {}", here.title, here.clock.now);
        if class::cover_ui(ui, &view.title, &when, here.clock.minute_of_day) {
            state.class.covered = false;
        }
        return intents;
    }
    // What a drawer shows is put together only while it is open, so it is drawn from the next frame on.
    let drawn = state.drawer;
    let told = table::pending(view, state);
    let hearing = told || state.hearing(&view.lines);
    let ended = view.ending.is_some() && drawn.is_none() && !hearing;
    if ended && state.review.open {
        review::keys(ui.ctx(), view, state, &mut keys);
        review::review_ui(ui, ui.max_rect(), view, state, &mut keys, &mut intents);
        return intents;
    }
    if ended && keys.review && !view.rehearsal {
        (state.review.open, state.review.follow) = (true, true);
        again(ui.ctx());
        return intents;
    }
    keys::drawers(ui.ctx(), view, state, &mut keys, &mut intents);
    if state.drawer != drawn {
        state.opened += 1;
        again(ui.ctx());
    }
    news::follow(view, state);
    drawers::slide(ui.ctx(), state.drawer.is_some());
    let full = ui.max_rect();
    if view.rehearsal && keys.workshop {
        intents.push(Intent::ToTitle);
    }
    if state.ringing(view) {
        ring_ui(ui, full, view, state, &mut keys);
        if keys.escape {
            state.overlay = Some(Overlay::Pause);
        }
        return intents;
    }
    if ended {
        let mut full = full;
        if view.class.is_some() {
            let strip = Rect::from_min_max(pos2(full.min.x, full.max.y - strip::HEIGHT), full.max);
            strip::strip_ui(ui, strip, view, &mut state.class, true);
            full.max.y = strip.min.y;
        }
        if let Some(class) = view.class.as_ref().filter(|_| state.class.open) {
            let body = full.shrink2(vec2(GAP, 12.0));
            region(ui, body, "compare", |ui| class::compare::compare_ui(ui, view, &class.held, keys.page));
            return intents;
        }
        ending::ending_ui(ui, full, view, state, &mut keys, &mut intents);
        if keys.escape {
            state.overlay = Some(Overlay::Pause);
        }
        return intents;
    }
    let share = match view.scene.kind {
        _ if told => 0.42,
        _ if hearing => 0.60,
        SceneKind::Table if !state.listening && full.height() < 760.0 => 0.185,
        SceneKind::Table if !state.listening => 0.24,
        SceneKind::Table => 0.42,
        SceneKind::Hub if state.visit.is_some() => 0.42,
        SceneKind::Hub => 0.0,
        SceneKind::Talk => 0.34,
        SceneKind::Night if full.height() < 760.0 => 0.18,
        SceneKind::Night => 0.25,
    };
    // The coach speaks below everything, once all is heard.
    let class = view.class.is_some();
    let vote = view.class.as_ref().and_then(|class| class.vote.as_ref());
    if let Some(vote) = vote.filter(|_| state.class.open && !hearing && drawn.is_none()) {
        class::vote::page_ui(ui, view, vote, state, &mut keys, &mut intents);
        return intents;
    }
    let aside = match hearing || drawn.is_some() {
        _ if class => strip::HEIGHT,
        true => 0.0,
        false => coach::height(ui, full, view, state),
    };
    let above = Rect::from_min_max(full.min, pos2(full.max.x, full.max.y - aside));
    let rows = bar::foot_rows(ui, view, state, full.width() - 2.0 * GAP);
    let mut page = Page::of(above, share, needs(ui, full, view, state, false), rows);
    let stage_high = |page: &Page| page.stage.map_or(0.0, |stage| stage.height());
    if view.scene.kind == SceneKind::Talk && !page.narrow && stage_high(&page) < LOW {
        let usual = needs(ui, full, view, state, false);
        let closer = needs(ui, full, view, state, true);
        if closer + 8.0 < usual {
            page = Page { crowded: true, ..Page::of(above, share, closer, rows) };
        }
    }
    page.foot = page.foot.translate(vec2(0.0, aside));
    if aside > 0.0 {
        let strip = Rect::from_min_max(pos2(full.min.x, page.body.max.y), page.foot.right_top());
        if class {
            strip::strip_ui(ui, strip, view, &mut state.class, !hearing && drawn.is_none());
        } else {
            region(ui, strip, "coach", |ui| coach::coach_ui(ui, strip, view, state));
        }
    }
    bar::head_ui(ui, page.head, view);
    if let Some(drawer) = drawn {
        let rest = Rect::from_min_max(page.head.left_bottom(), page.foot.right_top());
        region(ui, rest, drawer.name(), |ui| drawers::drawer_ui(ui, drawer, view, state, &mut keys, &mut intents));
    } else {
        if page.stage.is_none() && page.narrow {
            // Where there is no room for the stage, the place is at least felt.
            drawers::backdrop(ui, page.body, view);
            // Nor do the instruments have any: what they say stands in a line.
            let line = Rect::from_min_size(page.body.min, vec2(page.body.width(), brief::HEIGHT));
            let stood = view.before.as_ref().filter(|_| hearing);
            brief::brief_ui(ui, line, view, stood.unwrap_or(&view.gauges), stood.is_none());
            page.body.min.y = line.max.y;
        }
        moment_ui(ui, page, view, state, &mut keys, &mut intents);
    }
    if board_pressed(ui.ctx()) {
        state.drawer = Some(Drawer::Register);
    }
    let foot = page.foot.shrink2(vec2(GAP, if page.narrow { 3.0 } else { 6.0 }));
    ui.painter().rect_filled(page.foot, egui::CornerRadius::ZERO, *theme().night);
    region(ui, foot, "foot", |ui| bar::foot_ui(ui, view, state, page.narrow, &mut intents));
    // Nothing had a use for it, so nothing was open.
    if keys.escape {
        state.overlay = Some(Overlay::Pause);
    }
    intents
}

/// A stage that is lower than this would rather have more height.
const LOW: f32 = 180.0;

/// What the body needs so that everything that can be chosen is seen at once; see [`Page::crowded`].
fn needs(ui: &Ui, full: Rect, view: &PlayView, state: &UiState, crowded: bool) -> f32 {
    if state.hearing(&view.lines) || table::pending(view, state) {
        return 0.0;
    }
    let inner = full.width() - 2.0 * GAP;
    let cards = |options: &[OptionView], width: f32| {
        if options.is_empty() { 0.0 } else { 30.0 + options::height(ui, options, width) }
    };
    let visit = state.visit.as_ref().and_then(|key| view.scene.visits.iter().find(|visit| visit.key == *key));
    match (view.scene.kind, visit) {
        (SceneKind::Talk, _) => {
            let strip = if view.night.is_some() { night::HEIGHT } else { 0.0 };
            strip + 20.0 + cards(&view.scene.options, Columns::of(inner, crowded).done)
        }
        (SceneKind::Night, _) => {
            let boxes = view.night.as_ref().map_or(0.0, |night| 40.0 * night.boxes.len() as f32);
            night::ABOVE + boxes + cards(&view.scene.options, night::done_width(inner))
        }
        (SceneKind::Table, _) => table::needs(ui, view, state, inner),
        (SceneKind::Hub, Some(visit)) => 72.0 + cards(&visit.options, Columns::of(inner, false).done),
        _ => 0.0,
    }
}

/// The telephone rings until somebody answers it.
fn ring_ui(ui: &mut Ui, full: Rect, view: &PlayView, state: &mut UiState, keys: &mut Keys) {
    let here = view.moment.as_ref().unwrap_or(&view.scene);
    let caller = here.by_phone.first().and_then(|id| view.person(*id)).map_or("", |person| person.name.as_str());
    stage::ring_ui(ui, full, caller, here.clock.minute_of_day);
    let foot = Rect::from_min_max(pos2(full.min.x, full.max.y - 64.0), full.max);
    let answered = region(ui, foot, "ring", |ui| {
        ui.vertical_centered(|ui| button(ui, "Answer", "Enter", Dress::First, true).clicked()).inner
    });
    let struck = keys.go_on || keys.enter || keys.end || keys.digit.is_some();
    (keys.go_on, keys.enter, keys.end, keys.digit) = (false, false, false, None);
    if answered || struck {
        state.answered = true;
        again(ui.ctx());
    }
}

fn moment_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    if table::pending(view, state) {
        table::verdict_ui(ui, page, view, state, keys, intents);
        return;
    }
    if state.hearing(&view.lines) {
        return hear::hear_ui(ui, page, view, state, keys, intents);
    }
    match view.scene.kind {
        SceneKind::Hub => hub::hub_ui(ui, page, view, state, keys, intents),
        SceneKind::Table => table::table_ui(ui, page, view, state, keys, intents),
        SceneKind::Night => night::night_ui(ui, page, view, state, keys, intents),
        SceneKind::Talk => talk_ui(ui, page, view, state, keys, intents),
    }
}

/// Lines and options side by side, with the instruments; after a night what it came to stands above them.
fn talk_ui(ui: &mut Ui, page: Page, view: &PlayView, state: &UiState, keys: &mut Keys, intents: &mut Vec<Intent>) {
    if let Some(stage) = page.stage {
        stage_of(ui, stage, view, &view.scene.with, &view.lines);
    }
    let mut body = page.body;
    if let Some(night) = &view.night {
        let strip = Rect::from_min_max(body.min, pos2(body.max.x, body.min.y + night::HEIGHT));
        if !page.narrow {
            night::strip_ui(ui, strip, night);
            body.min.y = strip.max.y;
        }
    }
    let heading = if view.scene.options.is_empty() { "" } else { "WHAT YOU CAN SAY OR DO" };
    columns_ui(
        ui,
        body,
        (page.narrow, page.crowded),
        view,
        keys.page,
        |ui| {
            night::came_to_ui(ui, view);
            // What is to be answered was said last.
            let laid = dialogue::heard_ui(ui, &view.lines, view, None, page.stage.is_none());
            hear::to_the_newest(ui, view, view.lines.len() + 1, &laid, !page.narrow || beside(body));
        },
        |ui| {
            label(ui, heading);
            options::options_ui(ui, &view.scene.options, 0, keys, intents);
            coach::last_ui(ui, view, state);
        },
    );
}

/// How broad the columns of a talk are.
struct Columns {
    /// The instruments.
    side: f32,
    /// What is said.
    said: f32,
    /// What can be done, less the room of its scroll bar.
    done: f32,
}

impl Columns {
    fn of(inner: f32, crowded: bool) -> Self {
        let side = (inner * 0.22).clamp(230.0, 300.0);
        let rest = inner - side - 2.0 * GAP;
        let said = (dialogue::MEASURE + 24.0).min(rest * if crowded { 0.44 } else { 0.53 });
        Self { side, said, done: rest - said - 8.0 - BAR }
    }
}

/// What egui keeps free for a bar where something scrolls.
const BAR: f32 = 12.0;

/// The three columns of a talk: instruments, what is said, what can be done. In one column the instruments come last.
pub fn columns_ui(
    ui: &mut Ui,
    body: Rect,
    (narrow, crowded): (bool, bool),
    view: &PlayView,
    page: f32,
    said: impl FnOnce(&mut Ui),
    done: impl FnOnce(&mut Ui),
) {
    let inner = body.shrink2(vec2(GAP, 10.0));
    let key = (view.scene.key.as_str(), view.steps);
    if narrow && beside(body) {
        let (left, right) = two_columns(body);
        region(ui, left, "said", |ui| scroll(ui, (key, "said"), page, said));
        region(ui, right, "done", |ui| {
            scroll(ui, (key, "done"), 0.0, |ui| {
                done(ui);
                ui.add_space(14.0);
                gauge::gauges_ui(ui, &view.gauges, view.before.as_ref(), false);
                bar::ahead_text(ui, view);
            });
        });
        return;
    }
    if narrow {
        region(ui, inner, "one column", |ui| {
            scroll(ui, (key, "all"), page, |ui| {
                said(ui);
                done(ui);
                ui.add_space(14.0);
                gauge::gauges_ui(ui, &view.gauges, view.before.as_ref(), false);
                bar::ahead_text(ui, view);
            });
        });
        return;
    }
    let Columns { side, said: measure, .. } = Columns::of(inner.width(), crowded);
    let gauges = Rect::from_min_max(inner.min, pos2(inner.min.x + side, inner.max.y));
    let middle = Rect::from_min_max(
        pos2(gauges.max.x + GAP + 8.0, inner.min.y),
        pos2(gauges.max.x + GAP + 8.0 + measure, inner.max.y),
    );
    let right = Rect::from_min_max(pos2(middle.max.x + GAP, inner.min.y), inner.max);
    ground(ui, gauges);
    region(ui, gauges.shrink2(vec2(12.0, 10.0)), "gauges", |ui| {
        scroll(ui, "gauges", 0.0, |ui| {
            gauge::instruments_ui(ui, view);
        });
    });
    region(ui, middle, "said", |ui| scroll(ui, (key, "said"), page, said));
    region(ui, right, "done", |ui| scroll(ui, (key, "done"), 0.0, done));
}

/// The stage of the moment, where the last of the lines tells who speaks.
pub fn stage_of(ui: &Ui, rect: Rect, view: &PlayView, with: &[PersonId], lines: &[LineView]) {
    let here = view.moment.as_ref().unwrap_or(&view.scene);
    // The answer of a visit is heard where the visit was paid.
    let visited = view.visited.as_ref().filter(|_| view.moment.is_some() && here.kind == SceneKind::Hub);
    let (place, there, by_phone) = match visited {
        Some(visit) => (visit.backdrop, &visit.with, &visit.by_phone),
        None => (here.backdrop, &here.with, &here.by_phone),
    };
    // Whoever is heard and is not there is on the telephone.
    let mut shown = there.clone();
    shown.extend(with.iter().filter(|id| !there.contains(id)));
    let voices = shown.iter().filter(|id| by_phone.contains(id) || !there.contains(id)).copied();
    // Who spoke last in the scene before is not who speaks in this one.
    let since = view.breaks.iter().map(|(at, _)| *at).filter(|at| *at < lines.len()).max().unwrap_or(0);
    spoken_stage(ui, rect, view, (place, &shown, &voices.collect::<Vec<_>>()), &lines[since..]);
}

/// The stage of a visit.
pub fn visit_stage(ui: &Ui, rect: Rect, view: &PlayView, visit: &VisitView) {
    spoken_stage(ui, rect, view, (visit.backdrop, &visit.with, &visit.by_phone), &visit.lines);
}

fn spoken_stage(
    ui: &Ui,
    rect: Rect,
    view: &PlayView,
    (place, with, by_phone): (Backdrop, &[PersonId], &[PersonId]),
    lines: &[LineView],
) {
    // An answer from elsewhere may still be read; whoever gave it is not here.
    let speaker = lines.iter().rev().filter_map(|line| line.by).find(|by| with.contains(by));
    let actors = with.iter().filter_map(|id| view.person(*id)).map(|person| {
        let spoke = lines.iter().rev().find(|line| line.by == Some(person.id));
        Actor {
            id: person.id,
            name: &person.name,
            portrait: person.portrait.as_ref(),
            mood: spoke.map_or(person.mood, |line| line.mood),
            note: None,
        }
    });
    draw_stage(ui, rect, view, (place, by_phone), actors.collect(), speaker);
}

/// The stage of the scene with these people, one of whom may be speaking.
pub fn cast_stage(ui: &Ui, rect: Rect, view: &PlayView, actors: Vec<Actor>, speaker: Option<PersonId>) {
    draw_stage(ui, rect, view, (view.scene.backdrop, &view.scene.by_phone), actors, speaker);
}

fn draw_stage(
    ui: &Ui,
    rect: Rect,
    view: &PlayView,
    (place, by_phone): (Backdrop, &[PersonId]),
    actors: Vec<Actor>,
    speaker: Option<PersonId>,
) {
    let notes =
        view.register.iter().map(|risk| Note { title: risk.title.clone(), treated: risk.treated && !risk.proposed });
    let stage = Stage {
        place,
        minute: view.moment.as_ref().unwrap_or(&view.scene).clock.minute_of_day,
        actors,
        by_phone,
        speaker,
        notes: notes.collect(),
        at_odds: place::at_odds(&view.people),
    };
    stage_ui(ui, rect, &stage);
}

/// A heading within a page.
pub fn heading(ui: &mut Ui, words: &str) {
    text(ui, words, Cut::Heading, *theme().text);
}
