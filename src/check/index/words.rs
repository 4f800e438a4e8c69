//! All texts that a player reads, with the sort of box that each stands in.

use crate::scenario::raw::{self, Id};

/// The sort of box that a text stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Kind {
    /// The scenario's title.
    Title,
    /// The summary on the shelf.
    Summary,
    /// Who the player is.
    You,
    /// The name of a window.
    WindowTitle,
    /// What is to know of a window.
    WindowNote,
    /// What is due.
    Deadline,
    /// A person's name.
    Name,
    /// Their role.
    Role,
    /// A sentence about a person, their position or an interest.
    About,
    /// What somebody says, or is told.
    Line,
    /// What somebody answers at the table.
    Answer,
    /// What the player can say.
    Choice,
    /// Why something is locked.
    WhyNot,
    /// The reason in the review.
    Why,
    /// The title of a fact, a risk, a measure or a relation.
    ItemTitle,
    /// The text of a fact, a risk or a measure.
    ItemText,
    /// The words of a ruling.
    Ruling,
    /// A promise in the drawer of agreements.
    Promise,
    /// The heading of a paper.
    PaperTitle,
    /// The text of a paper.
    Paper,
    /// Small print, stamps, signatures.
    PaperMark,
    /// The heading of a scene or a visit.
    SceneTitle,
    /// A place.
    Place,
    /// The heading of an ending.
    EndingTitle,
    /// The text of an ending, or of a world after the play.
    EndingText,
}

/// A text, and where it is shown.
pub struct Words<'a> {
    /// The text.
    pub text: &'a Id,
    /// The sort of box.
    pub kind: Kind,
}

/// All texts, in no order that matters; empty ones are left out.
pub(super) fn all(raw: &raw::Scenario) -> Vec<Words<'_>> {
    let mut out = Vec::new();
    collect(raw, &mut |kind, text| {
        if !text.value.is_empty() {
            out.push(Words { text, kind });
        }
    });
    out
}

fn collect<'a>(raw: &'a raw::Scenario, add: &mut impl FnMut(Kind, &'a Id)) {
    add(Kind::Title, &raw.title);
    add(Kind::Summary, &raw.summary);
    add(Kind::You, &raw.you);
    for window in &raw.clock.windows {
        add(Kind::WindowTitle, &window.title);
        add(Kind::WindowNote, &window.note);
    }
    raw.clock.deadlines.iter().for_each(|deadline| add(Kind::Deadline, &deadline.title));
    for world in &raw.worlds {
        add(Kind::ItemTitle, &world.title);
        add(Kind::EndingText, &world.text);
    }
    for person in &raw.cast {
        add(Kind::Name, &person.name);
        add(Kind::Role, &person.role);
        add(Kind::About, &person.about);
        add(Kind::About, &person.demands);
        person.needs.iter().for_each(|need| add(Kind::About, &need.text));
        person.blocks.iter().for_each(|block| add(Kind::Answer, &block.say));
        person.refuses.iter().for_each(|refusal| add(Kind::Answer, &refusal.say));
        person.accepts.iter().for_each(|line| add(Kind::Answer, &line.say));
    }
    raw.relations.iter().for_each(|relation| add(Kind::ItemTitle, &relation.title));
    for fact in &raw.facts {
        add(Kind::ItemTitle, &fact.title);
        add(Kind::ItemText, &fact.text);
        add(Kind::Place, &fact.source);
    }
    for risk in &raw.risks {
        add(Kind::ItemTitle, &risk.title);
        add(Kind::ItemText, &risk.text);
    }
    for measure in &raw.measures {
        add(Kind::ItemTitle, &measure.title);
        add(Kind::ItemText, &measure.text);
        add(Kind::WhyNot, &measure.why_not);
    }
    raw.remediation.iter().for_each(|plan| add(Kind::ItemTitle, &plan.title));
    raw.authority.iter().flat_map(|who| &who.rules).for_each(|rule| add(Kind::Ruling, &rule.say));
    raw.flags.iter().for_each(|flag| add(Kind::Promise, &flag.title));
    for paper in &raw.documents {
        add(Kind::PaperTitle, &paper.title);
        add(Kind::Paper, &paper.text);
        for mark in [&paper.kind, &paper.head, &paper.foot, &paper.stamp] {
            add(Kind::PaperMark, mark);
        }
        for line in &paper.signed {
            [&line.name, &line.role, &line.note].into_iter().for_each(|mark| add(Kind::PaperMark, mark));
        }
    }
    for scene in &raw.scenes {
        add(Kind::SceneTitle, &scene.title);
        add(Kind::Place, &scene.place);
        scene.lines.iter().for_each(|line| add(Kind::Line, &line.say));
        choices(&scene.choices, add);
        for visit in &scene.visits {
            add(Kind::SceneTitle, &visit.title);
            add(Kind::Place, &visit.place);
            visit.lines.iter().for_each(|line| add(Kind::Line, &line.say));
            choices(&visit.choices, add);
        }
    }
    for ending in &raw.endings {
        add(Kind::EndingTitle, &ending.title);
        add(Kind::EndingText, &ending.text);
    }
    let rules = raw.scoring.iter().flat_map(|scoring| &scoring.packages);
    rules.filter_map(|rule| rule.why.as_ref()).for_each(|why| add(Kind::Why, &why.text));
}

fn choices<'a>(choices: &'a [raw::Choice], add: &mut impl FnMut(Kind, &'a Id)) {
    for choice in choices {
        add(Kind::Choice, &choice.say);
        add(Kind::WhyNot, &choice.why_not);
        choice.reply.iter().for_each(|line| add(Kind::Line, &line.say));
        choice.why.iter().for_each(|why| add(Kind::Why, &why.text));
    }
}
