//! Ids that know what they name: the loader looks each up where its type says, and an editor learns the same from it.

use super::cx::{Cx, Decode};
use super::fields::ID_OF;
use super::shape::Shape;
use super::values::Spanned;
use crate::scenario::tree::{Kind, Node};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

macro_rules! things {
    ($( $name:ident $what:literal; )*) => {
        /// What an id can name.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Thing {
            $( #[doc = $what] $name, )*
        }

        impl Thing {
            /// What it is called, with its article.
            pub const fn what(self) -> &'static str {
                match self { $( Self::$name => $what, )* }
            }
        }
    };
}

things! {
    Scenario "a scenario";
    Person "a person";
    Relation "a relation";
    Fact "a fact";
    Need "a need";
    Risk "a risk";
    Measure "a measure";
    Window "a window";
    Deadline "a deadline";
    World "a world";
    Flag "a flag";
    Document "a document";
    Scene "a scene";
    Choice "a choice";
    Visit "a visit";
    Ruling "a ruling";
    Interruption "an interruption";
    Ending "an ending";
    Question "a question";
    Chance "a chance";
    Competency "a competency";
    Factor "a success factor";
}

/// An id of one of these, in words: "the id of a fact or a need".
pub(super) fn id_of(things: &[Thing]) -> String {
    format!("{ID_OF}{}", things.iter().map(|thing| thing.what()).collect::<Vec<_>>().join(" or "))
}

/// A type that stands for what ids name.
pub trait Named {
    /// What the ids can name; one of these for an id of something's own.
    const THINGS: &'static [Thing];
}

macro_rules! ids {
    ($( $(#[doc = $doc:literal])* $name:ident as $shape:expr; )*) => { $(
        $(#[doc = $doc])*
        pub struct $name<N> {
            id: Spanned<String>,
            of: PhantomData<fn() -> N>,
        }

        impl<N> $name<N> {
            /// An id that stands nowhere in the file.
            pub fn of(id: String) -> Self {
                Self { id: Spanned::of(id), of: PhantomData }
            }
        }

        impl<N> Deref for $name<N> {
            type Target = Spanned<String>;
            fn deref(&self) -> &Spanned<String> {
                &self.id
            }
        }

        impl<N> Clone for $name<N> {
            fn clone(&self) -> Self {
                Self { id: self.id.clone(), of: PhantomData }
            }
        }

        impl<N> PartialEq for $name<N> {
            fn eq(&self, other: &Self) -> bool {
                self.id == other.id
            }
        }

        impl<N> fmt::Debug for $name<N> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.id.fmt(f)
            }
        }

        impl<N: Named> Decode for $name<N> {
            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                let id = match (&node.kind, $shape(N::THINGS)) {
                    (Kind::Str(_), _) | (_, Shape::Own(_)) => Decode::decode(node, cx)?,
                    _ => cx.no_id(node, N::THINGS)?,
                };
                Some(Self { id, of: PhantomData })
            }

            fn expects() -> String {
                match $shape(N::THINGS) {
                    Shape::Ref(things) if !things.is_empty() => id_of(things),
                    _ => String::expects(),
                }
            }

            fn shape() -> Shape {
                $shape(N::THINGS)
            }

            fn written(&self) -> Option<String> {
                self.id.written()
            }
        }
    )* };
}

ids! {
    /// The id by which other places name this very thing.
    Own as Shape::Own;
    /// The id of something else.
    Ref as Shape::Ref;
}
