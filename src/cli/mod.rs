//! The command line: one file for each subcommand, and what they share.

mod approve;
mod args;
mod contact_sheet;
mod capture;
mod check;
mod diff;
mod ending;
mod graph;
mod explain;
mod interrupt;
mod json;
mod jsonl;
mod keep;
mod lines;
mod list;
mod new;
mod lsp;
mod open;
mod out;
mod play;
mod playtest;
mod progress;
mod replay;
mod report;
mod review;
mod run;
mod script;
mod solve;
mod stop;
mod tell;
mod test;
mod watch;
mod workshop;
mod write;
mod text;

pub use run::main;
