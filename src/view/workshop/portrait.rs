//! The parameters of a portrait one by one, and the words with which they stand in a file.

use crate::scenario::decode::VariantInfo;
use crate::scenario::raw::*;

/// A parameter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parameter {
    /// Its name in the file.
    pub name: &'static str,
    /// What it is, in a sentence.
    pub about: &'static str,
    /// Its value as it stands in the file.
    pub value: String,
    /// Which of its values it is, and how many there are.
    pub at: (usize, usize),
}

/// Makes the table of parameters: for each field its values in order, how to read it and how to set it.
macro_rules! parameters {
    ($($field:ident: $kind:tt $(($($more:tt)*))?;)*) => {
        /// All parameters of a portrait.
        pub fn parameters(portrait: &Portrait) -> Vec<Parameter> {
            vec![$( parameters!(@read portrait $field $kind $(($($more)*))?), )*]
        }

        /// The portrait with one of its parameters stepped on or back, round its values.
        pub fn stepped(portrait: &Portrait, name: &str, by: isize) -> Portrait {
            let mut out = portrait.clone();
            $( if name == stringify!($field) { parameters!(@step out by $field $kind $(($($more)*))?); } )*
            out
        }
    };
    (@read $portrait:ident $field:ident number ($most:expr)) => {
        Parameter {
            name: stringify!($field),
            about: about(stringify!($field)),
            value: $portrait.$field.value.to_string(),
            at: (usize::from($portrait.$field.value).saturating_sub(1), $most),
        }
    };
    (@step $out:ident $by:ident $field:ident number ($most:expr)) => {
        let at = usize::from($out.$field.value).saturating_sub(1);
        $out.$field.value = u8::try_from(round(at, $by, $most) + 1).unwrap_or(1);
    };
    (@read $portrait:ident $field:ident perhaps_number ($most:expr)) => {
        Parameter {
            name: stringify!($field),
            about: about(stringify!($field)),
            value: $portrait.$field.map_or("left out".to_owned(), |value| value.value.to_string()),
            at: ($portrait.$field.map_or(0, |value| usize::from(value.value)), $most + 1),
        }
    };
    (@step $out:ident $by:ident $field:ident perhaps_number ($most:expr)) => {
        let at = $out.$field.map_or(0, |value| usize::from(value.value));
        let to = u8::try_from(round(at, $by, $most + 1)).unwrap_or(0);
        $out.$field = (to > 0).then(|| crate::scenario::decode::Spanned::of(to));
    };
    (@read $portrait:ident $field:ident one_of ($of:ident: $($variant:ident)*)) => {{
        let all = [$($of::$variant),*];
        let at = all.iter().position(|one| *one == $portrait.$field).unwrap_or(0);
        Parameter { name: stringify!($field), about: about(stringify!($field)), value: names($of::VARIANTS, at), at: (at, all.len()) }
    }};
    (@step $out:ident $by:ident $field:ident one_of ($of:ident: $($variant:ident)*)) => {
        let all = [$($of::$variant),*];
        let at = all.iter().position(|one| *one == $out.$field).unwrap_or(0);
        $out.$field = all[round(at, $by, all.len())];
    };
    (@read $portrait:ident $field:ident perhaps ($of:ident: $($variant:ident)*)) => {{
        let all = [None, $(Some($of::$variant)),*];
        let at = all.iter().position(|one| *one == $portrait.$field).unwrap_or(0);
        let value = at.checked_sub(1).map_or("left out".to_owned(), |at| names($of::VARIANTS, at));
        Parameter { name: stringify!($field), about: about(stringify!($field)), value, at: (at, all.len()) }
    }};
    (@step $out:ident $by:ident $field:ident perhaps ($of:ident: $($variant:ident)*)) => {
        let all = [None, $(Some($of::$variant)),*];
        let at = all.iter().position(|one| *one == $out.$field).unwrap_or(0);
        $out.$field = all[round(at, $by, all.len())];
    };
    (@read $portrait:ident $field:ident flag) => {
        Parameter {
            name: stringify!($field),
            about: about(stringify!($field)),
            value: $portrait.$field.to_string(),
            at: (usize::from($portrait.$field), 2),
        }
    };
    (@step $out:ident $by:ident $field:ident flag) => {
        if $by % 2 != 0 { $out.$field = !$out.$field; }
    };
}

parameters! {
    skin: number (8);
    build: one_of (Build: Slim Medium Broad);
    hair: one_of (Hair: Bald Short Parted Curly Long Bun Bob Ponytail Headscarf Braids Afro Receding);
    hair_colour: one_of (HairColour: Black Brown Red Fair Grey White);
    face: one_of (Face: Oval Square Round Long);
    features: perhaps (Features: Soft Strong);
    nose: one_of (Nose: Straight Broad Hooked Small);
    age_lines: flag;
    glasses: flag;
    beard: flag;
    beard_cut: one_of (BeardCut: Full Trimmed Moustache);
    wears: one_of (Clothes: Shirt Jacket Pullover Hoodie Polo Blouse Waistcoat);
    accent: number (12);
    neckwear: one_of (Neckwear: Nothing Tie Scarf);
    second: perhaps_number (12);
    earrings: flag;
    headset: flag;
    lanyard: flag;
}

/// A portrait as it stands in a file: what is as usual is left out.
pub fn in_file(portrait: &Portrait) -> String {
    let usual = Portrait::left_out().map(|usual| parameters(&usual)).unwrap_or_default();
    let own = parameters(portrait);
    let own = own.iter().filter(|own| !usual.iter().any(|usual| usual.name == own.name && usual.value == own.value));
    let fields: Vec<String> = own.map(|own| format!("{}: {}", own.name, own.value)).collect();
    format!("portrait: ({}),", fields.join(", "))
}

fn round(at: usize, by: isize, count: usize) -> usize {
    let count = isize::try_from(count).unwrap_or(1).max(1);
    usize::try_from((isize::try_from(at).unwrap_or(0) + by).rem_euclid(count)).unwrap_or(0)
}

fn names(all: &[VariantInfo], at: usize) -> String {
    all.get(at).map_or_else(String::new, |one| one.name.to_owned())
}

fn about(name: &str) -> &'static str {
    Portrait::FIELDS.iter().find(|field| field.name == name).map_or("", |field| field.doc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_a_parameter_and_steps_round_all_its_values() {
        let usual = Portrait::left_out().expect("nothing of it is required");
        let all = parameters(&usual);
        let mut named: Vec<&str> = all.iter().map(|one| one.name).collect();
        let mut fields: Vec<&str> = Portrait::FIELDS.iter().map(|field| field.name).collect();
        named.sort_unstable();
        fields.sort_unstable();
        assert_eq!(named, fields);
        assert_eq!(in_file(&usual), "portrait: (),");
        for one in all {
            let (mut now, mut seen) = (usual.clone(), std::collections::HashSet::new());
            for _ in 0..one.at.1 {
                let own = parameters(&now).into_iter().find(|own| own.name == one.name).expect("it is there");
                assert!(seen.insert(own.value), "{} is there twice", one.name);
                now = stepped(&now, one.name, 1);
            }
            assert_eq!(now, usual, "{} has come round", one.name);
            assert_eq!(stepped(&stepped(&usual, one.name, -1), one.name, 1), usual);
        }
    }
}
