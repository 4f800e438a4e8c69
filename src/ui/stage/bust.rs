//! A person as a bust, from the parameters of their portrait.

use super::faces::face;
use super::palette::{palette, pick};
use super::solid::{Frame, Shade, body, egg, smooth};
use crate::scenario::decode::Spanned;
use crate::scenario::model::Mood;
use crate::scenario::raw::{Build, Clothes, Hair, HairColour, Portrait};
use crate::ui::theme::{faint, mix, theme};
use egui::{Color32, Painter, Pos2, Shape, Stroke, pos2, vec2};

/// Draws a person: `foot` is the middle of the lower edge, `unit` the breadth of an average pair of shoulders, `light`
/// how much of the lamp falls on them, from 0 to 1.
pub fn bust(painter: &Painter, foot: Pos2, unit: f32, portrait: &Portrait, mood: Mood, light: f32) {
    let frame = Frame { foot, unit };
    let colours = Colours::of(portrait, light);
    let wide = match portrait.build {
        Build::Slim => 0.40,
        Build::Medium => 0.46,
        Build::Broad => 0.54,
    };
    let hair = Hairdo { frame, style: portrait.hair, shade: colours.hair, cloth: colours.cloth };
    hair.behind(painter);
    let neck = [(0.50, -0.10, 0.10), (0.62, -0.095, 0.095), (0.80, -0.10, 0.10)];
    body(painter, frame, &neck, &colours.neck);
    clothes(painter, frame, portrait, wide, &colours);
    let head = egg((0.0, 0.92), (0.195, 0.245), 0.20);
    ear(painter, frame, &colours);
    body(painter, frame, &head, &colours.skin);
    if portrait.beard {
        beard(painter, frame, &colours.hair);
    }
    face(painter, frame, portrait, mood, &colours);
    hair.before(painter);
    if portrait.headset {
        headset(painter, frame, &colours);
    }
}

/// Somebody of whom the scenario says nothing.
pub fn plain() -> Portrait {
    Portrait {
        skin: Spanned::of(4),
        build: Build::Medium,
        hair: Hair::Short,
        hair_colour: HairColour::Brown,
        wears: Clothes::Shirt,
        accent: Spanned::of(1),
        glasses: false,
        beard: false,
        headset: false,
        lanyard: false,
        span: Default::default(),
    }
}

/// The colours of one person in their light.
pub struct Colours {
    /// The skin.
    pub skin: Shade,
    /// The neck, in the shadow of the chin.
    pub neck: Shade,
    /// The hair.
    pub hair: Shade,
    /// The clothes.
    pub cloth: Shade,
    /// What is worn under them.
    pub under: Shade,
    /// Lines of the face.
    pub line: Color32,
    /// Lips.
    pub lip: Color32,
}

impl Colours {
    fn of(portrait: &Portrait, light: f32) -> Self {
        let palette = palette();
        let skin = pick(&palette.skin, usize::from(*portrait.skin));
        let hair = match portrait.hair_colour {
            HairColour::Black => 1,
            HairColour::Brown => 2,
            HairColour::Red => 3,
            HairColour::Fair => 4,
            HairColour::Grey => 5,
            HairColour::White => 6,
        };
        let dark = |colour: Color32| mix(*theme().night, colour, 0.42 + 0.58 * light);
        let neck = mix(skin, *theme().night, 0.35);
        Self {
            skin: lit(dark(skin), light),
            neck: lit(dark(neck), light * 0.5),
            hair: lit(dark(pick(&palette.hair, hair)), light),
            cloth: lit(dark(pick(&palette.cloth, usize::from(*portrait.accent))), light),
            under: lit(dark(*palette.under), light),
            line: mix(dark(skin), *palette.eye, 0.86),
            lip: mix(dark(skin), *palette.lip, 0.6),
        }
    }
}

/// A colour as a lit body.
fn lit(base: Color32, light: f32) -> Shade {
    let lamp = *palette().lamp;
    Shade {
        shadow: mix(base, *theme().night, 0.60),
        base: mix(base, *theme().night, 0.10),
        light: mix(base, lamp, 0.10 + 0.10 * light),
        rim: mix(base, lamp, 0.35 + 0.45 * light),
    }
}

fn clothes(painter: &Painter, frame: Frame, portrait: &Portrait, wide: f32, colours: &Colours) {
    let shoulders = smooth(&[
        (-0.30, -wide * 0.98, wide * 0.98),
        (0.10, -wide, wide),
        (0.32, -wide * 0.97, wide * 0.97),
        (0.43, -wide * 0.86, wide * 0.86),
        (0.52, -wide * 0.56, wide * 0.56),
        (0.58, -0.17, 0.17),
        (0.61, -0.12, 0.12),
    ]);
    let cloth = &colours.cloth;
    body(painter, frame, &shoulders, cloth);
    let dark = |part: f32| mix(cloth.base, *theme().night, part);
    let poly = |points: &[(f32, f32)], fill: Color32| {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| frame.at(*x, *y)).collect();
        painter.add(Shape::convex_polygon(points, fill, Stroke::new(0.8, fill)));
    };
    let seam = |points: &[(f32, f32)], colour: Color32, breadth: f32| {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| frame.at(*x, *y)).collect();
        painter.add(Shape::line(points, Stroke::new((breadth * frame.unit).max(0.8), colour)));
    };
    let vee = |low: f32, half: f32, fill: Color32| poly(&[(-half, 0.60), (half, 0.60), (0.0, low)], fill);
    match portrait.wears {
        Clothes::Shirt | Clothes::Polo => {
            vee(0.46, 0.10, colours.neck.base);
            poly(&[(-0.13, 0.63), (-0.015, 0.46), (-0.11, 0.44), (-0.185, 0.57)], mix(cloth.base, cloth.light, 0.3));
            poly(&[(0.13, 0.63), (0.015, 0.46), (0.11, 0.44), (0.185, 0.57)], cloth.light);
            seam(&[(0.0, 0.45), (0.0, if portrait.wears == Clothes::Polo { 0.24 } else { -0.3 })], dark(0.45), 0.012);
        }
        Clothes::Jacket => {
            vee(0.10, 0.135, colours.under.base);
            poly(&[(0.0, 0.60), (0.09, 0.60), (0.0, 0.44)], colours.under.light);
            poly(&[(-0.14, 0.63), (-0.19, 0.50), (-0.15, 0.36), (-0.005, 0.06), (-0.10, 0.56)], dark(0.30));
            poly(&[(0.14, 0.63), (0.19, 0.50), (0.15, 0.36), (0.005, 0.06), (0.10, 0.56)], cloth.light);
            seam(&[(0.0, 0.06), (0.0, -0.3)], dark(0.6), 0.012);
        }
        Clothes::Waistcoat => {
            body(
                painter,
                frame,
                &smooth(&[
                    (-0.30, -wide * 0.98, wide * 0.98),
                    (0.10, -wide, wide),
                    (0.32, -wide * 0.97, wide * 0.97),
                    (0.43, -wide * 0.86, wide * 0.86),
                    (0.52, -wide * 0.56, wide * 0.56),
                    (0.58, -0.17, 0.17),
                    (0.61, -0.12, 0.12),
                ]),
                &colours.under,
            );
            let vest = smooth(&[
                (-0.30, -wide * 0.72, wide * 0.72),
                (0.20, -wide * 0.66, wide * 0.66),
                (0.48, -0.24, 0.24),
                (0.555, -0.20, 0.20),
            ]);
            body(painter, frame, &vest, cloth);
            vee(0.14, 0.16, colours.under.base);
            poly(&[(-0.04, 0.56), (0.04, 0.56), (0.028, 0.18), (-0.028, 0.18)], dark(0.5));
        }
        Clothes::Pullover => {
            let collar = smooth(&[(0.545, -0.16, 0.16), (0.60, -0.135, 0.135), (0.655, -0.12, 0.12)]);
            body(painter, frame, &collar, &Shade { base: mix(cloth.base, cloth.light, 0.4), ..*cloth });
        }
        Clothes::Hoodie => {
            let hood = smooth(&[(0.44, -0.20, 0.20), (0.52, -0.25, 0.25), (0.60, -0.22, 0.22), (0.66, -0.15, 0.15)]);
            body(painter, frame, &hood, &Shade { base: dark(0.12), ..*cloth });
            vee(0.47, 0.105, colours.under.shadow);
            seam(&[(-0.07, 0.48), (-0.075, 0.26)], colours.under.base, 0.016);
            seam(&[(0.07, 0.48), (0.08, 0.29)], colours.under.light, 0.016);
        }
        Clothes::Blouse => {
            vee(0.42, 0.12, colours.neck.base);
            seam(&[(-0.125, 0.61), (0.0, 0.42), (0.125, 0.61)], cloth.light, 0.03);
        }
    }
    if portrait.lanyard {
        let strap = mix(*theme().amber, *theme().night, 0.35);
        seam(&[(-0.12, 0.58), (-0.02, 0.16)], strap, 0.022);
        seam(&[(0.12, 0.58), (0.02, 0.16)], strap, 0.022);
        poly(&[(-0.065, 0.16), (0.065, 0.16), (0.065, -0.02), (-0.065, -0.02)], colours.under.base);
        poly(&[(-0.04, 0.12), (0.01, 0.12), (0.01, 0.04), (-0.04, 0.04)], colours.cloth.base);
    }
}

fn ear(painter: &Painter, frame: Frame, colours: &Colours) {
    for side in [-1.0, 1.0] {
        let shade = if side < 0.0 { colours.skin.shadow } else { colours.skin.light };
        painter.add(Shape::ellipse_filled(frame.at(side * 0.195, 0.905), vec2(0.032, 0.055) * frame.unit, shade));
    }
}

fn beard(painter: &Painter, frame: Frame, hair: &Shade) {
    let edges = smooth(&[
        (0.655, -0.05, 0.05),
        (0.675, -0.105, 0.105),
        (0.74, -0.155, 0.155),
        (0.80, -0.180, 0.180),
        (0.855, -0.190, 0.190),
    ]);
    let shade = Shade { base: mix(hair.base, hair.shadow, 0.25), ..*hair };
    // The moustache leaves the mouth free, which is drawn on top of the beard.
    body(painter, frame, &edges, &shade);
}

fn headset(painter: &Painter, frame: Frame, colours: &Colours) {
    let ink = palette().metal;
    let bow: Vec<Pos2> = (0..=14)
        .map(|step| {
            let angle = std::f32::consts::PI * step as f32 / 14.0;
            frame.at(-0.235 * angle.cos(), 0.93 + 0.285 * angle.sin())
        })
        .collect();
    painter.add(Shape::line(bow, Stroke::new(0.03 * frame.unit, *ink)));
    for side in [-1.0, 1.0] {
        painter.add(Shape::ellipse_filled(frame.at(side * 0.225, 0.91), vec2(0.045, 0.075) * frame.unit, *ink));
    }
    let arm = vec![frame.at(-0.225, 0.86), frame.at(-0.20, 0.74), frame.at(-0.09, 0.725)];
    painter.add(Shape::line(arm, Stroke::new(0.018 * frame.unit, *ink)));
    painter.circle_filled(frame.at(-0.085, 0.727), 0.022 * frame.unit, colours.line);
}

struct Hairdo {
    frame: Frame,
    style: Hair,
    shade: Shade,
    cloth: Shade,
}

impl Hairdo {
    /// What lies behind head and shoulders.
    fn behind(&self, painter: &Painter) {
        let draw = |edges: &[(f32, f32, f32)], shade: &Shade| body(painter, self.frame, &smooth(edges), shade);
        match self.style {
            Hair::Long => draw(
                &[
                    (0.42, -0.25, 0.25),
                    (0.60, -0.285, 0.285),
                    (0.95, -0.255, 0.255),
                    (1.12, -0.19, 0.19),
                    (1.22, -0.03, 0.03),
                ],
                &self.shade,
            ),
            Hair::Bob => draw(
                &[
                    (0.68, -0.245, 0.245),
                    (0.72, -0.265, 0.265),
                    (0.95, -0.255, 0.255),
                    (1.13, -0.185, 0.185),
                    (1.215, -0.03, 0.03),
                ],
                &self.shade,
            ),
            Hair::Braids => {
                for side in [-1.0_f32, 1.0] {
                    for bead in 0..8 {
                        let at = self.frame.at(side * (0.235 + 0.012 * (bead % 2) as f32), 0.92 - 0.075 * bead as f32);
                        let colour = if side < 0.0 { self.shade.shadow } else { self.shade.light };
                        painter.add(Shape::ellipse_filled(at, vec2(0.048, 0.050) * self.frame.unit, colour));
                    }
                }
                draw(
                    &[(0.70, -0.22, 0.22), (0.95, -0.25, 0.25), (1.13, -0.19, 0.19), (1.225, -0.03, 0.03)],
                    &self.shade,
                );
            }
            Hair::Bun => {
                let bun = egg((0.02, 1.235), (0.105, 0.095), 0.0);
                body(painter, self.frame, &bun, &self.shade);
            }
            Hair::Ponytail => draw(
                &[(0.40, -0.36, -0.25), (0.62, -0.385, -0.21), (0.86, -0.33, -0.10), (1.08, -0.22, 0.0)],
                &self.shade,
            ),
            Hair::Curly => {
                for step in 0..=12 {
                    let angle = std::f32::consts::PI * (-0.10 + 1.2 * step as f32 / 12.0);
                    let at = self.frame.at(-0.215 * angle.cos(), 0.985 + 0.205 * angle.sin());
                    let colour = self.shade.at(0.5 - 0.5 * angle.cos());
                    painter.circle_filled(at, 0.078 * self.frame.unit, colour);
                }
            }
            Hair::Headscarf => draw(
                &[
                    (0.46, -0.20, 0.20),
                    (0.60, -0.25, 0.25),
                    (0.90, -0.262, 0.262),
                    (1.10, -0.21, 0.21),
                    (1.215, -0.03, 0.03),
                ],
                &self.cloth,
            ),
            Hair::Bald | Hair::Short | Hair::Parted => {}
        }
    }

    /// What lies over the forehead.
    fn before(&self, painter: &Painter) {
        let draw = |edges: &[(f32, f32, f32)], shade: &Shade| body(painter, self.frame, &smooth(edges), shade);
        // The cap of hair follows the skull, a little outside of it.
        let cap = |low: f32| -> Vec<(f32, f32, f32)> {
            (0..=7)
                .map(|step| {
                    let y = low + (1.190 - low) * step as f32 / 7.0;
                    let half = 0.212 * (1.0 - ((y - 0.92) / 0.272).powi(2)).max(0.0).sqrt();
                    (y, -half, half)
                })
                .collect()
        };
        match self.style {
            Hair::Bald => {
                for side in [-1.0_f32, 1.0] {
                    let colour = if side < 0.0 { self.shade.shadow } else { self.shade.light };
                    painter.add(Shape::ellipse_filled(
                        self.frame.at(side * 0.192, 0.955),
                        vec2(0.022, 0.055) * self.frame.unit,
                        colour,
                    ));
                }
            }
            Hair::Short => {
                draw(&cap(1.045), &self.shade);
                self.temples(painter, 0.95);
            }
            Hair::Parted => {
                draw(
                    &[
                        (1.035, -0.17, -0.10),
                        (1.05, -0.185, 0.0),
                        (1.07, -0.178, 0.175),
                        (1.12, -0.15, 0.155),
                        (1.17, -0.10, 0.095),
                        (1.20, -0.04, 0.03),
                    ],
                    &self.shade,
                );
                self.temples(painter, 0.94);
            }
            Hair::Curly => {
                for step in 0..7 {
                    let x = -0.165 + 0.055 * step as f32;
                    let high = 1.075 + 0.05 * (1.0 - (x / 0.17).powi(2));
                    painter.circle_filled(self.frame.at(x, high), 0.06 * self.frame.unit, self.shade.at(0.5 + x * 2.4));
                }
            }
            Hair::Long | Hair::Bob => {
                draw(&cap(1.075), &self.shade);
                draw(&[(0.80, -0.245, -0.19), (0.98, -0.25, -0.165), (1.12, -0.19, -0.02)], &self.shade);
                draw(&[(0.80, 0.19, 0.245), (0.98, 0.165, 0.25), (1.12, 0.02, 0.19)], &self.shade);
            }
            Hair::Braids => {
                draw(&cap(1.06), &self.shade);
                for strand in -2..=2 {
                    let x = strand as f32 * 0.07;
                    let points = vec![self.frame.at(x * 1.35, 1.06), self.frame.at(x, 1.17)];
                    painter.add(Shape::line(points, Stroke::new(1.0, self.shade.shadow)));
                }
            }
            Hair::Bun | Hair::Ponytail => {
                draw(&cap(1.065), &self.shade);
                self.temples(painter, 0.96);
            }
            Hair::Headscarf => {
                draw(
                    &[(1.07, -0.205, 0.205), (1.12, -0.18, 0.18), (1.19, -0.10, 0.10), (1.215, -0.02, 0.02)],
                    &self.cloth,
                );
                draw(
                    &[(0.60, -0.245, -0.06), (0.70, -0.25, -0.15), (0.90, -0.26, -0.178), (1.10, -0.20, -0.10)],
                    &self.cloth,
                );
                draw(&[(0.60, 0.06, 0.245), (0.70, 0.15, 0.25), (0.90, 0.178, 0.26), (1.10, 0.10, 0.20)], &self.cloth);
                let under = smooth(&[(0.54, -0.18, 0.18), (0.62, -0.20, 0.20), (0.68, -0.10, 0.10)]);
                body(painter, self.frame, &under, &self.cloth);
            }
        }
    }

    fn temples(&self, painter: &Painter, low: f32) {
        for side in [-1.0_f32, 1.0] {
            let colour = if side < 0.0 { self.shade.shadow } else { self.shade.light };
            let points = vec![
                self.frame.at(side * 0.181, 1.06),
                self.frame.at(side * 0.211, low),
                self.frame.at(side * 0.183, low + 0.01),
                self.frame.at(side * 0.140, 1.06),
            ];
            painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
        }
    }
}

/// A soft shadow on the table before a person.
pub fn ground(painter: &Painter, foot: Pos2, unit: f32) {
    let shade = faint(*theme().night, 0.35);
    painter.add(Shape::ellipse_filled(pos2(foot.x - unit * 0.06, foot.y), vec2(unit * 0.5, unit * 0.05), shade));
}
