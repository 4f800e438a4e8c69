//! The drawn art: SVG parts put together, and rasterised once for the pixels that are needed.

pub mod letters;
pub mod parts;
pub mod person;
pub mod raster;
pub mod shades;
pub mod sheet;

pub use person::{Gaze, compose};
pub use raster::{picture, render};
