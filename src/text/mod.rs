//! Numbers, durations and moments, said for people, and the terms of the field.

pub mod find;
pub mod glossary;
pub mod short;
pub mod terms;
pub mod time;
