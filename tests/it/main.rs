//! The core and the command line, tested through the doors that users use.

mod common;
mod flagship;
mod found;
mod house;
mod loader;
mod mutators;
mod replay;
mod ron_agrees;
