//! What a panel asks for; one file of the app turns it into commands.

use super::class;
use super::prefs::Prefs;
use super::workshop::Ask;
use crate::scenario::model::{ChoiceId, WindowId};
use crate::session::Mode;

/// What the player wants.
#[derive(Clone, PartialEq, Debug)]
pub enum Intent {
    /// Say or do this.
    Choose(ChoiceId),
    /// Put a package forward.
    Propose {
        /// The window.
        window: WindowId,
        /// The measures, as bits.
        measures: u64,
    },
    /// Take the refused package to the change authority.
    Forward,
    /// Take the last decision back.
    Undo,
    /// So many lines since the last decision have been heard.
    Heard(usize),
    /// Start a play of a scenario on the shelf.
    Start {
        /// Its place on the shelf.
        at: usize,
        /// How it is meant.
        mode: Mode,
    },
    /// Go on with the play under way.
    Resume {
        /// Its scenario's place on the shelf.
        at: usize,
    },
    /// The same scenario and the same dice again.
    PlayAgain,
    /// The same scenario with other dice.
    NewSeed,
    /// Go on from a decision of this play, counted from 1, as a play of its own.
    From {
        /// The decision that is to be taken anew.
        step: usize,
    },
    /// Go on from a decision of this play with something else, as a play of its own.
    Instead {
        /// The decision, counted from 1.
        step: usize,
        /// What is taken there, as a line of a script.
        line: String,
    },
    /// Have the textbook play on from a decision with something else, to compare.
    PlayOut {
        /// The decision, counted from 1.
        step: usize,
        /// What is taken there, as a line of a script.
        line: String,
    },
    /// Look back at the last play of a scenario that is over.
    LookBack {
        /// Its place on the shelf.
        at: usize,
    },
    /// Something of class mode.
    Class(class::Ask),
    /// Something in the workshop.
    Workshop(Ask),
    /// To the title; from a rehearsal, back to the workshop.
    ToTitle,
    /// End the program.
    Quit,
    /// Set all settings so.
    Set(Prefs),
    /// Larger or smaller text, in steps.
    Scale(i32),
    /// Full screen, or a window again.
    FullScreen,
    /// The notice has been read.
    Noticed,
}
