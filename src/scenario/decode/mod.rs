//! From the tree of a file to plain data, collecting every mistake on the way.

mod cx;
mod fields;
mod ids;
mod macros;
mod shape;
mod time;
mod values;

pub use crate::{record, variants};
pub use cx::{Cx, Decode, ENOUGH, EXPLAINED, Loose};
pub use fields::{Call, FieldInfo, Fields, VariantInfo, plain};
pub use ids::{Named, Own, Ref, Thing};
pub use shape::{NamesInfo, RecordInfo, Shape};
pub use time::{Amount, Minutes, Moment};
pub use values::{Spanned, fold};
