//! The core and the command line, tested through the doors that users use; one binary, so that the program links once.

mod check;
mod cli;
mod common;
mod drawers;
mod corridor;
mod endings;
mod flagship;
mod found;
mod guide;
mod house;
mod judged;
mod loader;
mod mutators;
mod reasons;
mod papers;
mod replay;
mod reports;
mod ron_agrees;
mod solver;
mod workshop;
