//! What stands around a play: the pages laid over it, the notice, and the root that holds page and overlay apart.

pub mod controls;
pub mod credits;
pub mod frame;
pub mod glossary;
pub mod model;
pub mod notice;
pub mod pause;
pub mod root;
pub mod settings;

pub use model::{Around, Aside, Overlay, Standing};
pub use root::root_ui;
