//! The hub on the screen: the house at night with a room for each visit, and what one meets on looking in.

pub mod hours;
pub mod house;
pub mod page;
pub mod plan;
pub mod room;

pub use page::hub_ui;
