//! The panels: pure functions of view models and a small state of their own; they return intents and change no play.
//!
//! Architecture invariant: nothing here names Bevy, acts on a session, or writes a colour.

pub mod around;
pub mod art;
pub mod axis;
pub mod bar;
pub mod class;
pub mod clock;
pub mod coach;
pub mod course;
pub mod dialogue;
pub mod documents;
pub mod drawers;
pub mod ending;
pub mod feed;
pub mod field;
pub mod evidence;
pub mod fold;
pub mod fonts;
pub mod gauge;
pub mod head;
pub mod hear;
pub mod help;
pub mod hints;
pub mod hub;
pub mod intent;
pub mod keys;
pub mod legend;
pub mod look;
pub mod marks;
pub mod model;
pub mod news;
pub mod night;
pub mod options;
pub mod paper;
pub mod play;
pub mod prefs;
pub mod review;
pub mod shelf;
pub mod stage;
pub mod state;
pub mod table;
pub mod theme;
pub mod timeline;
pub mod tip;
pub mod title;
pub mod widgets;
pub mod workshop;

pub use around::{Around, Overlay, root_ui};
pub use intent::Intent;
pub use model::{PlayView, ShelfView, TitleView};
pub use play::play_ui;
pub use state::{Drawer, UiState};
pub use title::title_ui;
pub use workshop::workshop_ui;
