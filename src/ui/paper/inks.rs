//! The colours of what lies on the desk, read from `assets/theme/papers.ron`.

use crate::ui::theme::Hue;
use crate::view::papers::Look;
use egui::Color32;
use serde::Deserialize;
use std::sync::LazyLock;

/// All colours of papers and of the board.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Inks {
    /// A sheet out of a binder.
    pub sheet: Hue,
    /// Paper of the printer.
    pub message: Hue,
    /// Paper of forms.
    pub form: Hue,
    /// Paper of minutes.
    pub minutes: Hue,
    /// Heavy paper of letters.
    pub letter: Hue,
    /// Paper of a plan, gone yellow.
    pub plan: Hue,
    /// A sticky note.
    pub note: Hue,
    /// What is printed.
    pub ink: Hue,
    /// What is printed on forms before they are filled in.
    pub form_ink: Hue,
    /// The letterhead of minutes.
    pub head_ink: Hue,
    /// The letterhead of letters.
    pub letter_ink: Hue,
    /// What is printed small.
    pub grey_ink: Hue,
    /// A blue pen.
    pub pen_blue: Hue,
    /// A black pen.
    pub pen_black: Hue,
    /// A pencil.
    pub pencil: Hue,
    /// What strikes out.
    pub redline: Hue,
    /// A stamp.
    pub stamp: Hue,
    /// Another stamp.
    pub stamp_blue: Hue,
    /// Coffee.
    pub coffee: Hue,
    /// A staple, a paper clip.
    pub metal: Hue,
    /// The board, where the lamp reaches it.
    pub felt: Hue,
    /// The board, where it does not.
    pub felt_dark: Hue,
    /// A card with a fact.
    pub card: Hue,
    /// A card with a need.
    pub need: Hue,
    /// A note with a risk.
    pub risk: Hue,
    /// The pin of a fact.
    pub pin: Hue,
    /// The pin of a need.
    pub pin_need: Hue,
    /// The thread from pin to pin.
    pub thread: Hue,
    /// The border of a photograph.
    pub photo: Hue,
}

static INKS: LazyLock<Inks> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../assets/theme/papers.ron")).expect("assets/theme/papers.ron has all colours")
});

/// The colours.
pub fn inks() -> &'static Inks {
    &INKS
}

/// The colour of the paper itself.
pub fn stock_of(look: Look) -> Color32 {
    let inks = inks();
    *match look {
        Look::Sheet => inks.sheet,
        Look::Message => inks.message,
        Look::Form => inks.form,
        Look::Minutes => inks.minutes,
        Look::Letter => inks.letter,
        Look::Plan => inks.plan,
        Look::Note => inks.note,
    }
}
