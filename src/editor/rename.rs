//! A new id for something, everywhere at once.

use super::ids::{Mention, together, under};
use super::sheet::Sheet;
use crate::diagnostics::Span;
use crate::scenario::decode::Thing;
use crate::scenario::lower::RESERVED;

/// The id under an offset without its quotes, and where it stands, if it can be renamed.
pub fn renamable(sheet: &Sheet, offset: usize) -> Option<(Span, &str)> {
    let mention = under(sheet, offset).filter(|mention| !built_in(mention))?;
    Some((bare(sheet, mention.span), &mention.id))
}

/// The changes that give an id a new name; an error in words where that would not keep the meaning of the file.
pub fn rename(sheet: &Sheet, offset: usize, new: &str) -> Result<Vec<(Span, String)>, String> {
    let Some(mention) = under(sheet, offset) else { return Err("no id stands here".to_owned()) };
    if built_in(mention) {
        return Err(format!("\"{}\" belongs to the rubric and keeps its name", mention.id));
    }
    let bad = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\\');
    if new.is_empty() || new.contains(bad) {
        return Err("an id is one word: use letters, digits and hyphens, such as war-room".to_owned());
    }
    let all = together(sheet, mention);
    let has = |thing: Thing| all.iter().any(|mention| mention.things.contains(&thing));
    if has(Thing::Choice) && RESERVED.contains(&new) {
        return Err(format!("\"{new}\" is a command, so no choice can be called so"));
    }
    if new != mention.id
        && let Some(taken) = taken(sheet, &mention.id, &all, new)
    {
        return Err(format!("there is {} \"{new}\" already", taken.what()));
    }
    Ok(all.into_iter().map(|mention| (mention.span, format!("\"{new}\""))).collect())
}

/// What goes by the new id already, and would be taken for the thing, or the thing for it.
fn taken(sheet: &Sheet, old: &str, all: &[&Mention], new: &str) -> Option<Thing> {
    let mut things: Vec<Thing> = all.iter().flat_map(|mention| mention.things).copied().collect();
    // Whoever uses one of the ids for several kinds of things at once would mean more than before.
    let uses = sheet.mentions().iter().filter(|mention| mention.id == old || mention.id == new);
    for mention in uses.filter(|mention| mention.things.len() > 1) {
        if mention.things.iter().any(|thing| things.contains(thing)) {
            things.extend(mention.things);
        }
    }
    // Facts and needs are looked up in one list.
    if things.contains(&Thing::Fact) || things.contains(&Thing::Need) {
        things.extend([Thing::Fact, Thing::Need]);
    }
    let given = sheet.mentions().iter().filter(|mention| mention.own && mention.id == new);
    given.flat_map(|mention| mention.things).find(|thing| things.contains(thing)).copied()
}

fn built_in(mention: &Mention) -> bool {
    mention.things.iter().any(|thing| matches!(thing, Thing::Competency | Thing::Factor))
}

/// A text without its quotes.
pub(super) fn bare(sheet: &Sheet, span: Span) -> Span {
    let written = sheet.slice(span);
    if written.len() >= 2 && written.starts_with('"') && written.ends_with('"') {
        Span { start: span.start + 1, end: span.end - 1 }
    } else {
        span
    }
}
