//! Papers: what they are made of, what is printed, written and stamped on them.

pub mod hand;
pub mod inks;
pub mod looks;
pub mod page;
pub mod pen;
pub mod stock;
pub mod turn;

pub use page::{Page, page};
