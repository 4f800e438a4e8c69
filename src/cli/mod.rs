//! The command line: one file for each subcommand, and what they share.

mod args;
mod contact_sheet;
mod capture;
mod check;
mod ending;
mod explain;
mod json;
mod jsonl;
mod keep;
mod lines;
mod list;
mod open;
mod out;
mod play;
mod replay;
mod report;
mod review;
mod run;
mod script;
mod solve;
mod stop;
mod tell;
mod workshop;
mod write;
mod text;

pub use run::main;
