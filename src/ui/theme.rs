//! The look, as tokens read from `assets/theme`: colours, sizes, and what egui is told of them.

use super::look::{self, Contrast, Look};
use egui::{Color32, CornerRadius, FontFamily, FontId, Stroke, TextStyle, Visuals};
use serde::{Deserialize, Deserializer, de};
use std::sync::LazyLock;

/// A colour as it stands in a file, `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hue(pub Color32);

impl<'de> Deserialize<'de> for Hue {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Color32::from_hex(&text)
            .map(|hue| Self(look::read(hue)))
            .map_err(|_| de::Error::custom(format!("`{text}` is no colour")))
    }
}

impl From<Color32> for Hue {
    fn from(colour: Color32) -> Self {
        Self(colour)
    }
}

impl std::ops::Deref for Hue {
    type Target = Color32;
    fn deref(&self) -> &Color32 {
        &self.0
    }
}

/// The tokens of the room.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The darkest ground.
    pub night: Hue,
    /// The wall behind pages.
    pub wall: Hue,
    /// A panel.
    pub panel: Hue,
    /// Something that can be pressed.
    pub raised: Hue,
    /// Hairlines.
    pub line: Hue,
    /// Text.
    pub text: Hue,
    /// Text of less weight.
    pub dim: Hue,
    /// The accent: what is alive, chosen or in focus.
    pub amber: Hue,
    /// Paper.
    pub paper: Hue,
    /// Ink on paper.
    pub ink: Hue,
    /// The hue of trust.
    pub trust: Hue,
    /// The hue of compliance risk.
    pub compliance: Hue,
    /// The hue of downtime.
    pub downtime: Hue,
    /// What stands in the way.
    pub alarm: Hue,
    /// Size of small text.
    pub small: f32,
    /// Size of text.
    pub body: f32,
    /// Size of names and buttons.
    pub strong: f32,
    /// Size of headings.
    pub heading: f32,
    /// Size of the game's name.
    pub title: f32,
    /// The grid.
    pub gap: f32,
    /// The rounding of corners.
    pub round: u8,
}

static THEMES: LazyLock<[Theme; Look::COUNT]> = LazyLock::new(|| {
    let read = |look: Look| {
        let (name, text) = match look.contrast {
            Contrast::Night => ("night", include_str!("../../assets/theme/night.ron")),
            Contrast::High => ("contrast", include_str!("../../assets/theme/contrast.ron")),
        };
        let theme = look::reading(look.sight, || ron::from_str(text));
        theme.unwrap_or_else(|error| panic!("assets/theme/{name}.ron is no theme: {error}"))
    };
    Look::all().map(read)
});

/// The tokens of the look in which this thread draws.
pub fn theme() -> &'static Theme {
    &THEMES[look::now().key()]
}

/// The number of the look in which this thread draws, for the keys of what is kept between passes.
pub fn look_key() -> usize {
    look::now().key()
}

/// The colour of a hairline, let through in part; in high contrast it stands out whole.
pub fn hairline(part: f32) -> Color32 {
    match look::now().contrast {
        Contrast::Night => faint(*theme().line, part),
        Contrast::High => *theme().line,
    }
}

/// The weight and cut of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cut {
    /// Labels and notes.
    Small,
    /// Labels in capitals.
    Label,
    /// Running text.
    Body,
    /// What is being said now.
    Speech,
    /// What is being told now.
    Told,
    /// Names, buttons.
    Strong,
    /// Names in a dense list.
    Item,
    /// Headings.
    Heading,
    /// Big headings.
    Big,
    /// What was decided.
    Decided,
    /// Running text on paper and of narration.
    Serif,
    /// Running text on a small piece of paper.
    Slip,
    /// Headings on paper.
    SerifHead,
    /// The name of the game.
    Title,
    /// What is written by hand.
    Hand,
    /// What is signed with joined letters.
    Script,
}

impl Cut {
    /// The font.
    pub fn font(self) -> FontId {
        let theme = theme();
        let named = |name: &str| FontFamily::Name(name.into());
        match self {
            Self::Small => FontId::new(theme.small, FontFamily::Proportional),
            Self::Label => FontId::new(theme.small - 1.0, named("semibold")),
            Self::Body => FontId::new(theme.body, FontFamily::Proportional),
            Self::Speech => FontId::new(theme.body * 1.25, FontFamily::Proportional),
            Self::Told => FontId::new(theme.body * 1.2, named("serif")),
            Self::Strong => FontId::new(theme.strong, named("semibold")),
            Self::Item => FontId::new((theme.small + theme.strong) / 2.0, named("semibold")),
            Self::Heading => FontId::new(theme.heading, named("serif-medium")),
            Self::Big => FontId::new(theme.heading * 1.5, named("serif-medium")),
            Self::Decided => FontId::new(theme.heading * 1.22, named("serif-medium")),
            Self::Serif => FontId::new(theme.body, named("serif")),
            Self::Slip => FontId::new((theme.small + theme.body) / 2.0, named("serif")),
            Self::SerifHead => FontId::new(theme.heading, named("serif-medium")),
            Self::Title => FontId::new(theme.title, named("serif-medium")),
            Self::Hand => FontId::new(theme.body * 1.32, named("hand")),
            Self::Script => FontId::new(theme.body * 1.32, named("script")),
        }
    }
}

/// A colour between two, `part` of the way from the first to the second.
pub fn mix(from: Color32, to: Color32, part: f32) -> Color32 {
    from.lerp_to_gamma(to, part.clamp(0.0, 1.0))
}

/// A colour let through in part.
pub fn faint(colour: Color32, part: f32) -> Color32 {
    colour.gamma_multiply(part.clamp(0.0, 1.0))
}

/// How large a point is, in the window's own points, for a window of this size and a text scale in percent.
pub fn zoom(width: f32, height: f32, text_percent: u32) -> f32 {
    let fits = (width / 1280.0).min(height / 720.0).clamp(1.0, 4.0);
    (1.0 + (fits - 1.0) * 0.72) * text_percent as f32 / 100.0
}

/// How long what moves takes to move, in seconds.
const MOVES_SECS: f32 = 0.18;

/// Tells egui the fonts and the look; fonts are there from the next pass on.
pub fn install(ctx: &egui::Context) {
    super::fonts::install(ctx);
    super::again::allow(ctx);
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.set_theme(egui::Theme::Dark);
    dress(ctx, false);
}

/// Draws this pass in a look, with movement or without; egui is told where something changed.
pub fn follow(ctx: &egui::Context, look: Look, still: bool) {
    look::set(look);
    let id = egui::Id::new("dressed as");
    let now = Some((look, still));
    if ctx.data(|data| data.get_temp::<Option<(Look, bool)>>(id)).flatten() != now {
        ctx.data_mut(|data| data.insert_temp(id, now));
        dress(ctx, still);
    }
}

/// Sizes and colours, and nothing left of egui's own grey.
fn dress(ctx: &egui::Context, still: bool) {
    let theme = theme();
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Small, Cut::Small.font()),
            (TextStyle::Body, Cut::Body.font()),
            (TextStyle::Button, Cut::Strong.font()),
            (TextStyle::Heading, Cut::Heading.font()),
            (TextStyle::Monospace, Cut::Body.font()),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(theme.gap, theme.gap);
        style.spacing.scroll = egui::style::ScrollStyle::solid();
        style.spacing.scroll.bar_width = 6.0;
        style.spacing.scroll.handle_min_length = 28.0;
        style.spacing.scroll.bar_inner_margin = 6.0;
        style.spacing.scroll.bar_outer_margin = 0.0;
        style.spacing.scroll.foreground_color = false;
        style.animation_time = if still { 0.0 } else { MOVES_SECS };
        style.scroll_animation = egui::style::ScrollAnimation::none();
        style.interaction.selectable_labels = false;
        style.visuals = visuals(theme);
    });
}

fn visuals(theme: &Theme) -> Visuals {
    let mut out = Visuals::dark();
    let round = CornerRadius::same(theme.round);
    let mut all = [
        &mut out.widgets.noninteractive,
        &mut out.widgets.inactive,
        &mut out.widgets.hovered,
        &mut out.widgets.active,
        &mut out.widgets.open,
    ];
    for (at, state) in all.iter_mut().enumerate() {
        let lively = if at > 1 { *theme.amber } else { *theme.line };
        state.bg_fill = lively;
        state.weak_bg_fill = *theme.raised;
        state.bg_stroke = Stroke::new(1.0, lively);
        state.fg_stroke = Stroke::new(1.0, *theme.text);
        state.corner_radius = round;
        state.expansion = 0.0;
    }
    out.override_text_color = Some(*theme.text);
    out.panel_fill = *theme.night;
    out.window_fill = *theme.panel;
    out.window_stroke = Stroke::new(1.0, *theme.line);
    out.extreme_bg_color = *theme.night;
    out.text_edit_bg_color = Some(*theme.night);
    out.faint_bg_color = *theme.panel;
    out.selection.bg_fill = faint(*theme.amber, 0.35);
    out.selection.stroke = Stroke::new(1.0, *theme.amber);
    out.hyperlink_color = *theme.amber;
    out
}
