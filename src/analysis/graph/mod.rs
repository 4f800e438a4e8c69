//! The story's map: scenes and the ways between them, how often each is taken, and a layout in layers.

pub mod heat;
pub mod layered;
pub mod layout;
pub mod map;

pub use heat::Heat;
pub use layered::{Layers, Story, layered};
pub use layout::{Layout, layout};
pub use map::{Held, Kind, Map, Node, Way};
