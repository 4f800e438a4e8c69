//! The drawn art: SVG parts put together, and rasterised once for the pixels that are needed.

pub mod raster;

pub use raster::{picture, render};
