//! `warroom lsp`: a language server for scenario files over standard input and output, for editors.

mod agreed;
mod answer;
mod convert;
mod desk;
mod serve;
mod think;

pub use serve::run;
