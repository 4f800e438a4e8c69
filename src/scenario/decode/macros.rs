//! Declarations of records and sets of names that carry their own decoder and table.

/// Makes a struct that can be decoded from fields in round brackets, and the table of its fields.
///
/// A field without a default is required. A field `span` with the place of the whole value is added.
#[macro_export]
macro_rules! record {
    ($(#[doc = $doc:literal])* $vis:vis struct $name:ident {
        $( $(#[doc = $fdoc:literal])* $fvis:vis $field:ident : $ty:ty $(= $default:expr)? ),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        $vis struct $name {
            $( $(#[doc = $fdoc])* $fvis $field: $ty, )*
            /// Where it stands in the file.
            pub span: $crate::diagnostics::Span,
        }

        impl $name {
            /// What it is.
            pub const DOC: &'static str = concat!("" $(, $doc)*).trim_ascii();
            /// Its fields, in order.
            pub const FIELDS: &'static [$crate::scenario::decode::FieldInfo] = &[$(
                $crate::scenario::decode::FieldInfo {
                    name: $crate::scenario::decode::plain(stringify!($field)),
                    required: $crate::record!(@required $($default)?),
                    doc: concat!("" $(, $fdoc)*).trim_ascii(),
                    expects: <$ty as $crate::scenario::decode::Decode>::expects,
                    shape: <$ty as $crate::scenario::decode::Decode>::shape,
                    default: || $crate::record!(@written $ty $(, $default)?),
                },
            )*];
            /// What is known of it.
            pub const INFO: &'static $crate::scenario::decode::RecordInfo = &$crate::scenario::decode::RecordInfo {
                name: stringify!($name),
                doc: Self::DOC,
                fields: Self::FIELDS,
            };

            /// What stands for one that is left out; `None` if a field of it is required.
            pub fn left_out() -> Option<Self> {
                Some(Self { $( $field: $crate::record!(@left_out $($default)?)?, )* span: Default::default() })
            }
        }

        impl $crate::scenario::decode::Decode for $name {
            fn decode(
                node: &$crate::scenario::tree::Node,
                cx: &mut $crate::scenario::decode::Cx,
            ) -> Option<Self> {
                let fields = cx.fields(node, stringify!($name), Self::FIELDS)?;
                // Every field is decoded before the first missing one ends it.
                $( let $field: Option<$ty> = $crate::record!(@get fields cx $field $ty $(, $default)?); )*
                fields.ok()?;
                Some(Self { $( $field: $field?, )* span: node.span })
            }

            fn expects() -> String {
                concat!(stringify!($name), "(...)").to_owned()
            }

            fn shape() -> $crate::scenario::decode::Shape {
                $crate::scenario::decode::Shape::Record(Self::INFO)
            }
        }
    };
    (@written $ty:ty) => { None };
    (@written $ty:ty, $default:expr) => {
        { let value: $ty = $default; $crate::scenario::decode::Decode::written(&value) }
    };
    (@left_out) => { None };
    (@left_out $default:expr) => { Some($default) };
    (@required) => { true };
    (@required $default:expr) => { false };
    (@get $fields:ident $cx:ident $field:ident $ty:ty) => {
        $fields.required::<$ty>($crate::scenario::decode::plain(stringify!($field)), $cx)
    };
    (@get $fields:ident $cx:ident $field:ident $ty:ty, $default:expr) => {
        $fields.optional::<$ty>($crate::scenario::decode::plain(stringify!($field)), $cx, || $default)
    };
}

/// Makes an enum that can be decoded from a name, with or without values, and the table of its names.
#[macro_export]
macro_rules! variants {
    ($(#[doc = $doc:literal])* $(#[derive($($more:ident),+)])? $vis:vis enum $name:ident {
        $( $(#[doc = $vdoc:literal])* $variant:ident $( ( $($ty:ty),+ $(,)? ) )? ),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq $(, $($more),+)?)]
        $vis enum $name {
            $( $(#[doc = $vdoc])* $variant $( ( $($ty),+ ) )?, )*
        }

        impl $name {
            /// What it is.
            pub const DOC: &'static str = concat!("" $(, $doc)*).trim_ascii();
            /// Its names, in order.
            pub const VARIANTS: &'static [$crate::scenario::decode::VariantInfo] = &[$(
                $crate::scenario::decode::VariantInfo {
                    name: stringify!($variant),
                    doc: concat!("" $(, $vdoc)*).trim_ascii(),
                    args: &[$( $( <$ty as $crate::scenario::decode::Decode>::expects, )+ )?],
                    shapes: &[$( $( <$ty as $crate::scenario::decode::Decode>::shape, )+ )?],
                },
            )*];
            /// What is known of it.
            pub const INFO: &'static $crate::scenario::decode::NamesInfo = &$crate::scenario::decode::NamesInfo {
                name: stringify!($name),
                doc: Self::DOC,
                variants: Self::VARIANTS,
            };
        }

        impl $crate::scenario::decode::Decode for $name {
            fn decode(
                node: &$crate::scenario::tree::Node,
                cx: &mut $crate::scenario::decode::Cx,
            ) -> Option<Self> {
                let call = cx.call(node, stringify!($name), Self::VARIANTS)?;
                match Self::VARIANTS.get(call.index)?.name {
                    $( stringify!($variant) => $crate::variants!(@build $variant call cx $( $($ty),+ )?), )*
                    _ => None,
                }
            }

            fn expects() -> String {
                concat!("one of the names of ", stringify!($name)).to_owned()
            }

            fn shape() -> $crate::scenario::decode::Shape {
                $crate::scenario::decode::Shape::Names(Self::INFO)
            }

            fn written(&self) -> Option<String> {
                // A name without values is written as it is called.
                Some(format!("{self:?}")).filter(|name| Self::VARIANTS.iter().any(|info| info.name == name))
            }
        }
    };
    (@build $variant:ident $call:ident $cx:ident) => { Some(Self::$variant) };
    (@build $variant:ident $call:ident $cx:ident $a:ty) => { Some(Self::$variant($call.value::<$a>(0, $cx)?)) };
    (@build $variant:ident $call:ident $cx:ident $a:ty, $b:ty) => {{
        let (a, b) = ($call.value::<$a>(0, $cx), $call.value::<$b>(1, $cx));
        Some(Self::$variant(a?, b?))
    }};
    (@build $variant:ident $call:ident $cx:ident $a:ty, $b:ty, $c:ty) => {{
        let (a, b, c) = ($call.value::<$a>(0, $cx), $call.value::<$b>(1, $cx), $call.value::<$c>(2, $cx));
        Some(Self::$variant(a?, b?, c?))
    }};
    (@build $variant:ident $call:ident $cx:ident $a:ty, $b:ty, $c:ty, $d:ty) => {{
        let (a, b) = ($call.value::<$a>(0, $cx), $call.value::<$b>(1, $cx));
        let (c, d) = ($call.value::<$c>(2, $cx), $call.value::<$d>(3, $cx));
        Some(Self::$variant(a?, b?, c?, d?))
    }};
}
