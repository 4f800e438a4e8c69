//! People's hours before the window: what each has, and what the package asks of them, measure upon measure.

use super::compose::Desk;
use crate::text::time;
use crate::ui::head::face_in;
use crate::ui::theme::{Cut, hairline, mix, theme};
use crate::ui::widgets::line_at;
use crate::view::table::Stack;
use egui::{Align2, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

/// The height of a row.
pub const ROW: f32 = 19.0;

/// A bar for each person who can be asked for something; what they do not have sticks out, and is said.
pub fn hours_ui(ui: &mut Ui, desk: &Desk) {
    let most_asked = desk.draft.stacks.iter().map(Stack::asked).max().unwrap_or(0);
    let most_has = desk.draft.stacks.iter().filter_map(|stack| stack.has).max().unwrap_or(0);
    // Where somebody has days, the scale ends before them: the hours in question must stay legible.
    let scale = most_asked.max(most_has.min(most_asked.max(600) * 3 / 2)).max(60) as f32;
    ui.spacing_mut().item_spacing.y = 0.0;
    for stack in &desk.draft.stacks {
        row(ui, desk, stack, scale);
    }
}

fn row(ui: &mut Ui, desk: &Desk, stack: &Stack, scale: f32) {
    let theme = theme();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let (asked, over) = (stack.asked(), stack.over());
    let middle = rect.center().y;
    let face = Rect::from_center_size(pos2(rect.min.x + 9.0, middle), Vec2::splat(18.0));
    if let Some(person) = desk.view.person(stack.person) {
        face_in(ui.painter(), face, person, person.mood, if asked > 0 { 0.9 } else { 0.5 });
    }
    let ink = match (over, asked) {
        (true, _) => *theme.alarm,
        (_, 0) => *theme.dim,
        _ => *theme.text,
    };
    let words = match (stack.has, over) {
        (Some(has), true) => format!("needs {}, has {}", time::duration(asked), time::duration(has)),
        (Some(has), _) if asked == 0 => format!("has {}", time::duration(has)),
        (Some(has), _) => format!("{} of {}", time::duration(asked), time::duration(has)),
        (None, _) => time::duration(asked),
    };
    let name_wide = 54.0;
    let words_wide = (rect.width() * 0.38).min(140.0);
    line_at(ui, pos2(face.max.x + 6.0, middle), Align2::LEFT_CENTER, &stack.name, Cut::Small, ink, name_wide);
    line_at(ui, rect.right_center(), Align2::RIGHT_CENTER, &words, Cut::Small, ink, words_wide);
    let track = Rect::from_min_max(
        pos2(face.max.x + 6.0 + name_wide, middle - 5.0),
        pos2(rect.max.x - words_wide - 6.0, middle + 5.0),
    );
    let x = |minutes: u32| track.min.x + track.width() * (minutes as f32 / scale).min(1.0);
    let paint = ui.painter();
    if let Some(has) = stack.has {
        let own = Rect::from_min_max(track.min, pos2(x(has).max(track.min.x + 2.0), track.max.y));
        paint.rect(own, CornerRadius::same(2), *theme.night, Stroke::new(1.0, *theme.line), StrokeKind::Inside);
    }
    let mut gone = 0;
    for (at, (_, minutes)) in stack.parts.iter().enumerate() {
        let (from, to) = (gone, gone + minutes);
        gone = to;
        let has = stack.has.unwrap_or(u32::MAX);
        let shade = mix(*theme.night, *theme.amber, if at % 2 == 0 { 0.85 } else { 0.60 });
        if from < has {
            let inside =
                Rect::from_min_max(pos2(x(from) + 1.0, track.min.y + 2.0), pos2(x(to.min(has)), track.max.y - 2.0));
            paint.rect_filled(inside, CornerRadius::ZERO, shade);
        }
        if to > has {
            // What is not there sticks out, taller than the bar, and slanted.
            let out = Rect::from_min_max(pos2(x(from.max(has)), track.min.y - 3.0), pos2(x(to), track.max.y + 3.0));
            paint.rect_filled(out, CornerRadius::ZERO, mix(*theme.night, *theme.alarm, 0.45));
            let clip = paint.with_clip_rect(out.intersect(ui.clip_rect()));
            let mut slant = out.min.x - out.height();
            while slant < out.max.x {
                clip.line_segment(
                    [pos2(slant, out.max.y), pos2(slant + out.height(), out.min.y)],
                    Stroke::new(2.0, *theme.alarm),
                );
                slant += 6.0;
            }
        }
    }
    if let Some(has) = stack.has.filter(|_| over) {
        paint.vline(x(has), (track.min.y - 5.0)..=(track.max.y + 5.0), Stroke::new(2.0, *theme.text));
    }
    paint.hline(rect.x_range(), rect.max.y, Stroke::new(1.0, hairline(0.25)));
    let parts: Vec<String> =
        stack.parts.iter().map(|(title, minutes)| format!("{title} {}", time::duration(*minutes))).collect();
    let said = match over {
        true => format!(
            "{} would need {} and has {}: over-booked. {}",
            stack.name,
            time::duration(asked),
            time::duration(stack.has.unwrap_or(0)),
            parts.join(", ")
        ),
        false => format!("{}: {words}. {}", stack.name, parts.join(", ")),
    };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &said));
}
