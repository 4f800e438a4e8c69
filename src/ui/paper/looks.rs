//! How each kind of paper is set: message, form, minutes, letter, plan, note, plain sheet.

use super::inks::inks;
use super::page::{Frame, field, foot, margin_note, monogram, paragraph, signature, signatures, stamp, stamp_size};
use super::pen::{Pen, Type};
use crate::ui::theme::{Cut, faint};
use crate::view::papers::{Ink, Look, Part, PartKind};
use egui::{Rect, pos2, vec2};

/// Writes a paper.
pub fn write(pen: &mut Pen, frame: &Frame) {
    match frame.paper.look {
        Look::Sheet => sheet(pen, frame),
        Look::Message => message(pen, frame),
        Look::Form => form(pen, frame),
        Look::Minutes => minutes(pen, frame),
        Look::Letter => letter(pen, frame),
        Look::Plan => plan(pen, frame),
        Look::Note => note(pen, frame),
    }
    pen.y += 40.0;
}

fn serif(frame: &Frame) -> Type {
    Type::of(Cut::Serif, frame.ink()).line(24.0)
}

fn small_label(ink: egui::Color32) -> Type {
    Type::of(Cut::Small, ink).line(16.0)
}

/// A heading at the pen, and what it is.
fn heading(pen: &mut Pen, frame: &Frame, set: &Type) {
    let rect = pen.print(&frame.paper.title, set, frame.left, pen.y, frame.measure());
    pen.say(rect, &frame.paper.title);
    pen.y = rect.max.y;
}

/// The rest of a paper in the plain way.
fn parts<'a>(pen: &mut Pen, frame: &Frame, all: impl Iterator<Item = &'a Part>, ink: egui::Color32) {
    let body = serif(frame);
    let column = column(pen, frame, &small_label(ink));
    for part in all {
        match &part.kind {
            PartKind::Margin => margin_note(pen, frame, part, *inks().pencil),
            PartKind::Field(name) => field(pen, frame, name, part, &small_label(ink), &body, column),
            PartKind::Step(number) => {
                let top = pen.y;
                pen.print(number, &body, frame.left, top, 32.0);
                let rect = pen.passages(&part.words, &body, frame.left + 32.0, top, frame.measure() - 32.0);
                pen.say(rect, part.plain());
                pen.y = rect.max.y + 8.0;
            }
            PartKind::Text => paragraph(pen, frame, part, &body, frame.left),
        }
    }
}

/// As wide as the longest name of a field, and a gap.
fn column(pen: &Pen, frame: &Frame, set: &Type) -> f32 {
    let names = frame.paper.parts.iter().filter_map(|part| match &part.kind {
        PartKind::Field(name) => Some(pen.size(&pen.galley(&[(Ink::Print, name.clone())], set, 200.0)).x),
        _ => None,
    });
    (names.fold(48.0, f32::max) / 8.0).ceil() * 8.0 + 16.0
}

/// A plain sheet.
fn sheet(pen: &mut Pen, frame: &Frame) {
    let grey = *inks().grey_ink;
    pen.y = 40.0;
    if !frame.paper.head.is_empty() {
        let rect = pen.print(&frame.paper.head, &small_label(grey), frame.left, pen.y, frame.measure());
        pen.say(rect, &frame.paper.head);
        pen.y = rect.max.y;
    }
    kind_line(pen, frame, grey);
    heading(pen, frame, &Type::of(Cut::SerifHead, frame.ink()).line(32.0));
    pen.rule((frame.left, frame.right), pen.y + 4.0, 1.6, frame.ink());
    pen.rule((frame.left, frame.right), pen.y + 8.0, 0.7, frame.ink());
    pen.y += 20.0;
    parts(pen, frame, frame.paper.parts.iter(), grey);
    signatures(pen, frame, grey);
    stamp_below(pen, frame, -0.10, *inks().stamp);
    foot(pen, frame);
}

/// What it is, in capitals.
fn kind_line(pen: &mut Pen, frame: &Frame, ink: egui::Color32) {
    if frame.paper.kind.is_empty() {
        return;
    }
    let set = Type::of(Cut::Label, ink).line(16.0).spaced(1.2);
    let rect = pen.print(&frame.paper.kind.to_uppercase(), &set, frame.left, pen.y, frame.measure());
    pen.say(rect, &frame.paper.kind);
    pen.y = rect.max.y;
}

/// A stamp at the right below what is written, over the last of it where there is room for that.
fn stamp_below(pen: &mut Pen, frame: &Frame, tilt: f32, ink: egui::Color32) {
    if frame.paper.stamp.is_empty() {
        return;
    }
    let size = stamp_size(pen, &frame.paper.stamp);
    let down = size.y / 2.0 + 8.0;
    stamp(pen, frame, (frame.right - size.x / 2.0 - 8.0, pen.y + down), tilt, ink);
    pen.y += size.y + 24.0;
}

/// A message, printed: sender and subject first, then the header, then what it says.
fn message(pen: &mut Pen, frame: &Frame) {
    let (ink, grey) = (frame.ink(), *inks().grey_ink);
    pen.y = 32.0;
    let small = small_label(grey);
    if !frame.paper.head.is_empty() {
        let rect = pen.print(&frame.paper.head, &small, frame.left, pen.y, frame.measure() * 0.6);
        pen.say(rect, &frame.paper.head);
    }
    let kind = pen.print_right(&frame.paper.kind, &small, frame.right, pen.y, frame.measure() * 0.4);
    pen.say(kind, &frame.paper.kind);
    pen.y = kind.max.y.max(pen.y + 16.0) + 8.0;
    pen.rule((frame.left, frame.right), pen.y, 2.4, ink);
    pen.y += 16.0;
    heading(pen, frame, &Type::of(Cut::Strong, ink).size(21.0).line(32.0));
    pen.y += 4.0;
    let head = frame.paper.parts.iter().take_while(|part| matches!(part.kind, PartKind::Field(_))).count();
    let set = Type::of(Cut::Body, ink).line(24.0);
    for part in &frame.paper.parts[..head] {
        if let PartKind::Field(name) = &part.kind {
            field(pen, frame, name, part, &small, &set.clone().size(15.0), 72.0);
            pen.y -= 4.0;
        }
    }
    if head > 0 {
        pen.y += 8.0;
        pen.rule((frame.left, frame.right), pen.y, 0.8, faint(ink, 0.5));
    }
    pen.y += 16.0;
    for part in &frame.paper.parts[head..] {
        match part.kind {
            PartKind::Margin => margin_note(pen, frame, part, *inks().pencil),
            _ => {
                let whole = Part { kind: PartKind::Text, ..part.clone() };
                let words = part.plain();
                let rect = match &part.kind {
                    PartKind::Text | PartKind::Margin => {
                        pen.passages(&whole.words, &set, frame.left, pen.y, frame.measure())
                    }
                    _ => pen.print(&words, &set, frame.left, pen.y, frame.measure()),
                };
                pen.say(rect, words);
                pen.y = rect.max.y + 12.0;
            }
        }
    }
    signatures(pen, frame, grey);
    stamp_below(pen, frame, -0.08, *inks().stamp_blue);
    foot(pen, frame);
}

/// A form: a heading in a box, each field in a numbered cell, each signature in a cell below.
fn form(pen: &mut Pen, frame: &Frame) {
    let green = *inks().form_ink;
    let label = Type::of(Cut::Label, green).line(16.0);
    let body = serif(frame);
    let (left, right) = (frame.left - 16.0, frame.right + 16.0);
    pen.y = 16.0;
    let top = pen.y;
    let title = Type::of(Cut::SerifHead, frame.ink()).size(26.0).line(32.0);
    let wide = frame.measure() > 340.0;
    let half = if wide { frame.left + frame.measure() * 0.54 } else { right };
    let stamped = if frame.paper.stamp.is_empty() { vec2(0.0, 0.0) } else { stamp_size(pen, &frame.paper.stamp) };
    let mut y = top + 12.0;
    for words in [&frame.paper.head, &frame.paper.kind] {
        if !words.is_empty() {
            let rect = pen.print(words, &label, frame.left, y, half - frame.left - 8.0);
            pen.say(rect, words);
            y = rect.max.y;
        }
    }
    let rect = pen.print(&frame.paper.title, &title, frame.left, y, half - frame.left - 8.0);
    pen.say(rect, &frame.paper.title);
    y = rect.max.y + 6.0;
    if wide {
        y = y.max(top + stamped.y + 4.0);
    }
    pen.fill(Rect::from_min_max(pos2(left, top), pos2(right, top + 6.0)), green);
    pen.y = y;
    let cells = pen.y;
    let mut number = 0;
    let pad = 12.0;
    pen.rule((left, right), pen.y, 1.0, green);
    for part in &frame.paper.parts {
        let PartKind::Field(name) = &part.kind else {
            if part.kind == PartKind::Margin {
                pen.y += 4.0;
                margin_note(pen, frame, part, *inks().pen_blue);
            } else {
                pen.y += 8.0;
                paragraph(pen, frame, part, &body, frame.left);
            }
            pen.rule((left, right), pen.y, 0.8, green);
            continue;
        };
        number += 1;
        let cell = pen.y;
        let tag = Rect::from_min_size(pos2(left, cell), vec2(24.0, 24.0));
        pen.fill(tag, faint(green, 0.14));
        pen.print_middle(&number.to_string(), &label, tag.min.x, tag.min.y + 4.0, 24.0);
        let column = if wide { 112.0 } else { 0.0 };
        let name_at = left + 32.0;
        let name = pen.print(
            name,
            &label,
            name_at,
            cell + if wide { 8.0 } else { 4.0 },
            if wide { column } else { frame.measure() },
        );
        let (x, down) = if wide { (name_at + column + 8.0, cell + 4.0) } else { (name_at, name.max.y) };
        let rect = pen.passages(&part.words, &body.clone().line(22.0), x, down, right - pad - x);
        let end = rect.max.y.max(name.max.y) + 4.0;
        if wide {
            pen.post(name_at + column, (cell, end), 0.6, faint(green, 0.6));
        }
        pen.say(Rect::from_min_max(pos2(left, cell), pos2(right, end)), part.plain());
        pen.rule((left, right), end, 0.8, green);
        pen.y = end;
    }
    if !frame.paper.signed.is_empty() {
        let head = Rect::from_min_max(pos2(left, pen.y), pos2(right, pen.y + 24.0));
        pen.fill(head, faint(green, 0.14));
        pen.print("Signatures", &label, frame.left - 4.0, pen.y + 4.0, frame.measure());
        pen.y += 24.0;
        form_signatures(pen, frame, (left, right));
    }
    pen.frame(Rect::from_min_max(pos2(left, top), pos2(right, pen.y)), 1.4, green);
    if wide && stamped.x > 0.0 {
        stamp(pen, frame, (right - stamped.x / 2.0 - 10.0, (top + cells) / 2.0 + 1.0), -0.06, *inks().stamp);
    } else {
        pen.y += 8.0;
        stamp_below(pen, frame, -0.05, *inks().stamp);
    }
    pen.y += 8.0;
    let ink = *inks().grey_ink;
    if !frame.paper.foot.is_empty() {
        let set = small_label(ink).size(12.0);
        let rect = pen.print(&frame.paper.foot, &set, left, pen.y, frame.measure());
        pen.say(rect, &frame.paper.foot);
        pen.y = rect.max.y;
    }
    pen.y -= 8.0;
}

fn form_signatures(pen: &mut Pen, frame: &Frame, (left, right): (f32, f32)) {
    let green = *inks().form_ink;
    let columns = match frame.measure() {
        wide if wide > 440.0 => 3,
        middle if middle > 340.0 => 2,
        _ => 1,
    };
    let width = (right - left) / columns as f32;
    for row in frame.paper.signed.chunks(columns) {
        let top = pen.y;
        let mut tallest = 0.0f32;
        for (at, line) in row.iter().enumerate() {
            let x = left + at as f32 * width;
            let high = signature(pen, frame, line, x + 12.0, top + 6.0, width - 24.0, green);
            tallest = tallest.max(high + 12.0);
        }
        for at in 1..columns {
            pen.post(left + at as f32 * width, (top, top + tallest), 0.8, green);
        }
        pen.y = top + tallest;
        pen.rule((left, right), pen.y, 0.8, green);
    }
}

/// Minutes: letterhead in the middle, the item in a box, the stamp over the end.
fn minutes(pen: &mut Pen, frame: &Frame) {
    let blue = *inks().head_ink;
    pen.y = 24.0;
    if !frame.paper.head.is_empty() {
        monogram(pen, &frame.paper.head, (frame.left + 20.0, pen.y + 20.0), 20.0, blue);
        let set = Type::of(Cut::SerifHead, blue).size(22.0).line(24.0).spaced(1.0);
        let rect = pen.print(&frame.paper.head, &set, frame.left + 56.0, pen.y, frame.measure() - 56.0);
        pen.say(rect, &frame.paper.head);
        let kind = Type::of(Cut::Label, blue).line(16.0).spaced(0.8);
        let rect = pen.print(&frame.paper.kind, &kind, frame.left + 56.0, rect.max.y, frame.measure() - 56.0);
        pen.say(rect, &frame.paper.kind);
        pen.y = rect.max.y.max(pen.y + 40.0) + 8.0;
    } else {
        kind_line(pen, frame, blue);
    }
    pen.rule((frame.left, frame.right), pen.y, 2.0, blue);
    pen.rule((frame.left, frame.right), pen.y + 4.0, 0.7, blue);
    pen.y += 16.0;
    heading(pen, frame, &Type::of(Cut::SerifHead, frame.ink()).line(32.0));
    pen.y += 4.0;
    parts(pen, frame, frame.paper.parts.iter(), blue);
    closing(pen, frame, blue, -0.14, *inks().stamp);
    foot(pen, frame);
}

/// One signature with the stamp beside and over it, or several with the stamp below.
fn closing(pen: &mut Pen, frame: &Frame, print: egui::Color32, tilt: f32, ink: egui::Color32) {
    let stamped = !frame.paper.stamp.is_empty();
    let one = frame.paper.signed.len() == 1 && frame.measure() > 400.0;
    if one && stamped {
        let size = stamp_size(pen, &frame.paper.stamp);
        pen.y += 8.0;
        let top = pen.y;
        let high = signature(pen, frame, &frame.paper.signed[0], frame.left, top, frame.measure() * 0.44, print);
        stamp(pen, frame, (frame.right - size.x / 2.0 - 8.0, top + high / 2.0), tilt, ink);
        pen.y = top + high.max(size.y * 0.9) + 12.0;
    } else {
        signatures(pen, frame, print);
        stamp_below(pen, frame, tilt, ink);
    }
}

/// A letter: letterhead with a mark, the lines for address and reference, the signature.
fn letter(pen: &mut Pen, frame: &Frame) {
    let red = *inks().letter_ink;
    pen.y = 28.0;
    if !frame.paper.head.is_empty() {
        let (name, what) = frame.paper.head.split_once(", ").unwrap_or((&frame.paper.head, ""));
        let set = Type::of(Cut::SerifHead, red).size(25.0).line(32.0).spaced(1.6);
        let rect = pen.print_middle(name, &set, frame.left, pen.y, frame.measure());
        pen.y = rect.max.y;
        if !what.is_empty() {
            let set = Type::of(Cut::Label, red).line(16.0).spaced(3.0);
            pen.y = pen.print_middle(&what.to_uppercase(), &set, frame.left, pen.y, frame.measure()).max.y;
        }
        pen.say(rect, &frame.paper.head);
        pen.y += 8.0;
        let middle = (frame.left + frame.right) / 2.0;
        pen.rule((middle - 40.0, middle + 40.0), pen.y, 1.0, red);
        pen.y += 16.0;
    }
    let grey = *inks().grey_ink;
    let across = column(pen, frame, &small_label(grey));
    let head = frame.paper.parts.iter().take_while(|part| matches!(part.kind, PartKind::Field(_))).count();
    for part in &frame.paper.parts[..head] {
        if let PartKind::Field(name) = &part.kind {
            field(pen, frame, name, part, &small_label(grey), &serif(frame), across);
            pen.y -= 4.0;
        }
    }
    if head > 0 {
        pen.y += 12.0;
    }
    heading(pen, frame, &Type::of(Cut::SerifHead, frame.ink()).size(19.0).line(24.0));
    pen.y += 4.0;
    parts(pen, frame, frame.paper.parts[head..].iter(), grey);
    closing(pen, frame, grey, 0.06, *inks().stamp_blue);
    foot(pen, frame);
}

/// A plan: what it is for in a table, then steps with boxes to tick.
fn plan(pen: &mut Pen, frame: &Frame) {
    let ink = frame.ink();
    let grey = *inks().grey_ink;
    let body = serif(frame);
    pen.y = 32.0;
    let wide = frame.measure() > 400.0;
    let stamped = if frame.paper.stamp.is_empty() { vec2(0.0, 0.0) } else { stamp_size(pen, &frame.paper.stamp) };
    let label = Type::of(Cut::Label, grey).line(16.0).spaced(1.0);
    let kind =
        format!("{}{}{}", frame.paper.head, if frame.paper.head.is_empty() { "" } else { "   /   " }, frame.paper.kind);
    let room = frame.measure() - if wide { stamped.x + 8.0 } else { 0.0 };
    let rect = pen.print(&kind, &label, frame.left, pen.y, room);
    pen.say(rect, kind.replace("   /   ", ", "));
    pen.y = rect.max.y;
    let title = Type::of(Cut::SerifHead, ink).size(23.0).line(32.0);
    let rect = pen.print(&frame.paper.title, &title, frame.left, pen.y, room);
    pen.say(rect, &frame.paper.title);
    pen.y = rect.max.y + 8.0;
    if wide {
        if stamped.x > 0.0 {
            stamp(
                pen,
                frame,
                (frame.right - stamped.x / 2.0 + 12.0, 32.0 + stamped.y / 2.0 - 10.0),
                0.09,
                *inks().stamp_blue,
            );
        }
        pen.y = pen.y.max(32.0 + stamped.y - 8.0);
    }
    pen.rule((frame.left, frame.right), pen.y, 1.6, ink);
    pen.y += 8.0;
    for part in &frame.paper.parts {
        match &part.kind {
            PartKind::Field(name) => {
                field(pen, frame, name, part, &small_label(grey), &body, 136.0);
                pen.y -= 4.0;
            }
            PartKind::Step(number) => {
                let top = pen.y + 4.0;
                pen.frame(Rect::from_min_size(pos2(frame.left + 2.0, top + 4.0), vec2(14.0, 14.0)), 1.0, grey);
                let strong = Type::of(Cut::Strong, ink).line(24.0);
                pen.print(number, &strong, frame.left + 32.0, top, 32.0);
                let x = frame.left + 64.0;
                let rect = pen.passages(&part.words, &body, x, top, frame.right - x);
                pen.say(Rect::from_min_max(pos2(frame.left, top), rect.max), part.plain());
                pen.y = rect.max.y + 4.0;
                pen.rule((frame.left + 32.0, frame.right), pen.y, 0.5, faint(grey, 0.6));
            }
            PartKind::Margin => {
                pen.y += 8.0;
                margin_note(pen, frame, part, *inks().pencil);
            }
            PartKind::Text => {
                pen.y += 12.0;
                paragraph(pen, frame, part, &body, frame.left);
            }
        }
    }
    signatures(pen, frame, grey);
    if !wide {
        stamp_below(pen, frame, 0.05, *inks().stamp_blue);
    }
    foot(pen, frame);
}

/// A note: everything by hand.
fn note(pen: &mut Pen, frame: &Frame) {
    pen.y = 24.0;
    let set = Type::of(Cut::Hand, *inks().pen_black).line(28.0);
    heading(pen, frame, &set.clone().size(26.0));
    pen.y += 8.0;
    for part in &frame.paper.parts {
        let rect = pen.print(&part.plain(), &set, frame.left, pen.y, frame.measure());
        pen.say(rect, part.plain());
        pen.y = rect.max.y + 8.0;
    }
    signatures(pen, frame, *inks().grey_ink);
    stamp_below(pen, frame, -0.06, *inks().stamp);
    foot(pen, frame);
}
