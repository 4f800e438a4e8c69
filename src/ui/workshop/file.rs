//! How the file stands: a strip that says whether what is shown is what was saved, and where a rehearsal stopped.

use super::model::{FileView, Tab, WorkshopState};
use super::page::turn_to;
use crate::text::short::shortened;
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::{focus, line_at};
use egui::{Align2, CornerRadius, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2};

/// The height of the strip.
pub const HEIGHT: f32 = 32.0;

/// What the strip says, and whether all is well.
pub fn standing(file: &FileView) -> (String, bool) {
    let mistakes = match file.errors {
        1 => "one mistake".to_owned(),
        more => format!("{more} mistakes"),
    };
    let stopped = file.story.as_ref().and_then(|story| story.stopped.as_ref());
    let missing = file.story.as_ref().map_or(&[][..], |story| &story.missing[..]);
    match (&file.unreadable, file.playable, &file.story) {
        (Some(_), _, Some(_)) => ("The file cannot be read now. You see it as it was last.".into(), false),
        (Some(_), _, None) => ("The file cannot be read.".into(), false),
        (None, false, Some(_)) => {
            (format!("As saved, it has {mistakes}. You see the last version that could be played."), false)
        }
        (None, false, None) => (format!("It has {mistakes}, so it cannot be played yet."), false),
        (None, true, _) => {
            if let Some(stopped) = stopped {
                let words = format!(
                    "It changed: decision {} of the rehearsal, `{}`, cannot be taken any more ({}).",
                    stopped.at,
                    shortened(&stopped.line, 40),
                    stopped.why.trim_end_matches('.')
                );
                return (words, false);
            }
            if !missing.is_empty() {
                return (format!("It changed: the rehearsal began with what is gone, {}.", missing.join(", ")), false);
            }
            let watched = if file.watched { "Read again as you save it." } else { "Changes are not noticed here." };
            match file.findings.len() {
                0 => (format!("Nothing was found in it as it is saved. {watched}"), true),
                1 => (format!("It can be played, with one warning. {watched}"), true),
                more => (format!("It can be played, with {more} warnings. {watched}"), true),
            }
        }
    }
}

/// The strip; pressing it leads to the findings.
pub fn standing_ui(ui: &mut Ui, rect: Rect, file: &FileView, state: &mut WorkshopState) {
    let theme = theme();
    let (words, well) = standing(file);
    let hue = if well { *theme.trust } else { *theme.alarm };
    let response = ui.interact(rect, ui.id().with("standing of the file"), Sense::click());
    let part = if response.hovered() { 0.18 } else { 0.10 };
    ui.painter().rect_filled(rect, CornerRadius::ZERO, mix(*theme.panel, hue, part));
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, Stroke::new(1.0, faint(hue, 0.5)));
    let at = pos2(rect.min.x + 28.0, rect.center().y);
    let stroke = Stroke::new(2.2, hue);
    if well {
        ui.painter()
            .line(vec![at + egui::vec2(-6.0, 0.0), at + egui::vec2(-2.0, 4.5), at + egui::vec2(6.0, -5.0)], stroke);
    } else {
        ui.painter().line_segment([at - egui::vec2(0.0, 6.0), at + egui::vec2(0.0, 1.5)], stroke);
        ui.painter().circle_filled(at + egui::vec2(0.0, 5.5), 1.6, hue);
    }
    let left = at.x + 18.0;
    line_at(ui, pos2(left, at.y), Align2::LEFT_CENTER, &words, Cut::Small, *theme.text, rect.max.x - left - 16.0);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &words));
    focus(ui, &response, 0);
    if response.clicked() {
        turn_to(state, Tab::Findings);
    }
}
