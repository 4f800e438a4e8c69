//! The looks: contrast of what stands on what, and instruments that are told apart without colour.

use egui::epaint::{ClippedShape, Shape};
use egui::{Color32, Rgba};
use egui_kittest::Harness;
use warroom::ui::gauge;
use warroom::ui::look::{self, Contrast, Look, Sight};
use warroom::ui::theme::{Theme, mix, theme};

/// Relative luminance, as WCAG 2 has it.
fn luminance(colour: Color32) -> f32 {
    let linear = Rgba::from(colour);
    0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
}

fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What is written on what: name, ink, ground.
fn pairs(theme: &Theme) -> Vec<(String, Color32, Color32)> {
    let grounds = [
        ("night", *theme.night),
        ("wall", *theme.wall),
        ("panel", *theme.panel),
        ("raised", *theme.raised),
        ("raised, chosen", mix(*theme.raised, *theme.amber, 0.20)),
    ];
    let inks = [("text", *theme.text), ("dim", *theme.dim), ("amber", *theme.amber)];
    let mut out = Vec::new();
    for (ground_name, ground) in grounds {
        for (name, ink) in inks {
            out.push((format!("{name} on {ground_name}"), ink, ground));
        }
    }
    let hues = [
        ("trust", *theme.trust),
        ("compliance", *theme.compliance),
        ("downtime", *theme.downtime),
        ("alarm", *theme.alarm),
    ];
    for (name, ink) in hues {
        for (ground_name, ground) in &grounds[..4] {
            out.push((format!("{name} on {ground_name}"), ink, *ground));
        }
    }
    out.push(("ink on paper".into(), *theme.ink, *theme.paper));
    out.push(("small ink on paper".into(), mix(*theme.paper, *theme.ink, 0.72), *theme.paper));
    out.push(("night on amber".into(), *theme.night, *theme.amber));
    out
}

#[test]
fn text_stands_out_from_its_ground() {
    for (kind, least) in [(Contrast::Night, 4.5), (Contrast::High, 7.0)] {
        for sight in Sight::ALL {
            look::set(Look { contrast: kind, sight });
            for (name, ink, ground) in pairs(theme()) {
                let found = contrast(ink, ground);
                assert!(found >= least, "{name} has {found:.2} in {kind:?}, {sight:?}");
            }
            if kind == Contrast::High {
                for ground in [theme().night, theme().wall, theme().panel, theme().raised] {
                    assert!(contrast(*theme().line, *ground) >= 3.0, "hairlines stand out in {sight:?}");
                }
            }
        }
    }
    look::set(Look::default());
}

/// The matrices against values worked out by hand: white stays, and red and green of equal lightness fall together.
#[test]
fn a_colour_is_seen_as_published() {
    for sight in Sight::ALL {
        assert_eq!(sight.sees(Color32::WHITE), Color32::WHITE, "{sight:?}");
        assert_eq!(sight.sees(Color32::BLACK), Color32::BLACK, "{sight:?}");
    }
    let red = Sight::Protanopia.sees(Color32::from_rgb(255, 0, 0));
    let [r, g, b, _] = red.to_array();
    assert_eq!((r, g, b), (109, 95, 0), "0.152286, 0.114503 and less than nothing, as sRGB");
    let apart = |a: Color32, b: Color32| {
        let (a, b) = (a.to_array(), b.to_array());
        (0..3).map(|at| i32::from(a[at]).abs_diff(i32::from(b[at]))).sum::<u32>()
    };
    let (brown, olive) = (Color32::from_rgb(160, 110, 60), Color32::from_rgb(124, 120, 60));
    assert!(apart(Sight::Deuteranopia.sees(brown), Sight::Deuteranopia.sees(olive)) < apart(brown, olive) / 2);
}

/// Icon and needle of an instrument, without their colours.
fn drawn(which: usize) -> Vec<String> {
    let mut installed = false;
    let mut harness = Harness::builder().with_size([300.0, 200.0]).build_ui(move |ui| {
        if !std::mem::replace(&mut installed, true) {
            warroom::ui::theme::install(ui.ctx());
            return;
        }
        let kind = gauge::Kind::ALL[which];
        gauge::icon(ui, kind, egui::pos2(40.0, 40.0), Color32::WHITE);
        gauge::needle(ui, kind, egui::pos2(120.0, 40.0));
    });
    harness.run_steps(3);
    let mut out = Vec::new();
    for ClippedShape { shape, .. } in &harness.output().shapes {
        outline(shape, &mut out);
    }
    out
}

fn outline(shape: &Shape, out: &mut Vec<String>) {
    let round = |at: egui::Pos2| (at.x.round() as i32, at.y.round() as i32);
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| outline(shape, out)),
        Shape::Circle(circle) => out.push(format!("circle {:?} {}", round(circle.center), circle.radius)),
        Shape::Rect(rect) => out.push(format!("rect {:?} {:?}", round(rect.rect.min), round(rect.rect.max))),
        Shape::Path(path) => {
            out.push(format!("path {:?}", path.points.iter().map(|at| round(*at)).collect::<Vec<_>>()))
        }
        Shape::LineSegment { points, .. } => out.push(format!("line {:?} {:?}", round(points[0]), round(points[1]))),
        _ => {}
    }
}

#[test]
fn the_instruments_are_told_apart_without_colour() {
    let all = [drawn(0), drawn(1), drawn(2)];
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        let own = all[a].iter().filter(|shape| !all[b].contains(shape)).count();
        assert!(own >= 3, "icon, band and centre of {a} and {b} differ in shape: {own} do");
    }
}
