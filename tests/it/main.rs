//! The core and the command line, tested through the doors that users use; one binary, so that the program links once.

mod approved;
mod brackets;
mod changes;
mod check;
mod cli;
mod common;
mod drawers;
mod editor;
mod corridor;
mod endings;
mod flagship;
mod found;
mod guide;
mod house;
mod judged;
mod learned;
mod loader;
mod mutations;
mod mutators;
mod reasons;
mod papers;
mod program;
mod playtest;
mod replay;
mod reports;
mod ron_agrees;
mod slips;
mod solver;
mod trainers;
mod trials;
#[path = "../bench/story.rs"]
mod story;
mod what_if;
mod workshop;
