//! What a scenario file says, field by field and still unchecked; this page is the reference that the guide is tested on.

use super::decode::{Amount, Minutes, Moment, Named, Own, Ref, Spanned, Thing};
use crate::{record, variants};
use serde::{Deserialize, Serialize};

/// A text, long or short, whose place in the file is remembered.
pub type Id = Spanned<String>;

macro_rules! named {
    ($( $name:ident: $($thing:ident)|+; )*) => { $(
        impl Named for $name {
            const THINGS: &'static [Thing] = &[$(Thing::$thing),+];
        }
    )* };
}

named! {
    Scenario: Scenario;
    Person: Person;
    Relation: Relation;
    Fact: Fact;
    Need: Need;
    Known: Fact | Need;
    Risk: Risk;
    Measure: Measure;
    Truth: Risk | Measure | Fact | Need;
    Window: Window;
    Deadline: Deadline;
    World: World;
    Flag: Flag;
    Document: Document;
    Scene: Scene;
    Choice: Choice;
    Visit: Visit;
    Ruling: Ruling;
    Interruption: Interruption;
    Ending: Ending;
    Question: Question;
    Chance: Chance;
    Competency: Competency;
    Factor: Factor;
}

/// What can be known: facts and needs.
pub enum Known {}
/// What worlds hold.
pub enum Truth {}
/// What people can be asked.
pub enum Question {}
/// What is drawn by the same dice.
pub enum Chance {}
/// One of the rubric's competencies, `C1` to `C8`.
pub enum Competency {}
/// One of the rubric's success factors, such as `CE2`.
pub enum Factor {}

record! {
    /// A whole scenario.
    pub struct Scenario {
        /// The version of the file format; this release reads 1.
        pub format: Spanned<u32>,
        /// The scenario's id, as `warroom play` takes it.
        pub id: Own<Scenario>,
        /// The scenario's own version, for the records of its sessions.
        pub version: Id,
        /// The title on the shelf.
        pub title: Id,
        /// One or two sentences for the shelf.
        pub summary: Id = Id::of(String::new()),
        /// The language of the texts, as a BCP 47 tag.
        pub language: Id = Id::of("en".into()),
        /// The framework that the rationales cite.
        pub framework: Option<Framework> = None,
        /// The incident that the scenario is based on.
        pub based_on: Id = Id::of(String::new()),
        /// Minutes that a play takes a person at their desk.
        pub minutes: Spanned<u16> = Spanned::of(20),
        /// Difficulty, 1 (first week) to 5.
        pub difficulty: Spanned<u8> = Spanned::of(2),
        /// Who the player is, in a sentence.
        pub you: Id = Id::of(String::new()),
        /// Time: where it starts, the windows and the deadlines.
        pub clock: Clock,
        /// The possible hidden truths; none means that there is one.
        pub worlds: Vec<World> = vec![],
        /// The people.
        pub cast: Vec<Person>,
        /// Conflicts between two people or camps.
        pub relations: Vec<Relation> = vec![],
        /// What can be found out.
        pub facts: Vec<Fact> = vec![],
        /// The risk register, and what is not in it yet.
        pub risks: Vec<Risk> = vec![],
        /// What can be agreed on at the table.
        pub measures: Vec<Measure> = vec![],
        /// The way back if the change goes wrong.
        pub remediation: Option<Remediation> = None,
        /// Who decides, and how.
        pub authority: Option<ChangeAuthority> = None,
        /// Things that can be said, promised or done, and remembered.
        pub flags: Vec<Flag> = vec![],
        /// Papers on the desk.
        pub documents: Vec<Document> = vec![],
        /// The first scene; left out, the first in the list.
        pub start: Option<Ref<Scene>> = None,
        /// The scenes.
        pub scenes: Vec<Scene>,
        /// Interruptions; one is drawn where a scene says `interrupt: true`.
        pub events: Vec<Interruption> = vec![],
        /// The endings; the first whose condition holds is told.
        pub endings: Vec<Ending>,
        /// Targets of the three gauges.
        pub scoring: Option<Scoring> = None,
    }
}

record! {
    /// The framework that a scenario's rationales cite.
    pub struct Framework {
        /// Its name.
        pub name: Id = Id::of("ITIL".into()),
        /// Its edition.
        pub edition: Id = Id::of("4".into()),
    }
}

record! {
    /// Where time starts, when the change may go in, and what else is due.
    pub struct Clock {
        /// When the story starts.
        pub now: Spanned<Moment>,
        /// The windows in which the change can be implemented.
        pub windows: Vec<Window> = vec![],
        /// Moments that people live towards.
        pub deadlines: Vec<Deadline> = vec![],
    }
}

record! {
    /// An implementation window.
    pub struct Window {
        /// Its id.
        pub id: Own<Window>,
        /// Its name, as people say it.
        pub title: Id,
        /// When it opens.
        pub opens: Spanned<Moment>,
        /// How long it lasts.
        pub lasts: Spanned<Minutes>,
        /// Whether this is the window on the change schedule when the story starts (exactly one).
        pub approved: Spanned<bool> = Spanned::of(false),
        /// What it collides with, and who covers it: shown to the player.
        pub note: Id = Id::of(String::new()),
        /// Risks that exist only in the windows that name them.
        pub adds: Vec<Ref<Risk>> = vec![],
        /// Hours that everybody gains before this window.
        pub more_hours: Minutes = Minutes(0),
        /// Hours that single people gain before this window.
        pub hours: Vec<(Ref<Person>, Minutes)> = vec![],
        /// The moment by which those affected must be told; after it the window cannot be proposed.
        pub notice: Option<Spanned<Moment>> = None,
    }
}

record! {
    /// A moment that people live towards.
    pub struct Deadline {
        /// Its id.
        pub id: Own<Deadline>,
        /// What is due.
        pub title: Id,
        /// When.
        pub at: Spanned<Moment>,
    }
}

record! {
    /// One consistent set of hidden truths.
    pub struct World {
        /// Its id.
        pub id: Own<World>,
        /// A short name for the review.
        pub title: Id = Id::of(String::new()),
        /// What is true in it, told after the play.
        pub text: Id = Id::of(String::new()),
        /// How likely it is beside the others, 1 to 1000.
        pub weight: Spanned<u16> = Spanned::of(1),
        /// Ids of risks, facts, needs and measures: one that any world names is real only in the worlds that name it.
        pub holds: Vec<Ref<Truth>> = vec![],
        /// Whether a first play takes place in it.
        pub default: Spanned<bool> = Spanned::of(false),
    }
}

record! {
    /// Somebody with good reasons.
    pub struct Person {
        /// Their id.
        pub id: Own<Person>,
        /// Their name.
        pub name: Id,
        /// Their role.
        pub role: Id,
        /// The camp they stand in, in a word.
        pub side: Id = Id::of(String::new()),
        /// What a colleague would say of them in a sentence.
        pub about: Id = Id::of(String::new()),
        /// The authority they hold.
        pub authority: Authority = Authority::Advises,
        /// Trust in the player at the start, 0 to 100.
        pub trust: Spanned<u8> = Spanned::of(50),
        /// Hours they have before the approved window; left out, as many as it takes.
        pub hours: Option<Minutes> = None,
        /// Their position: what they say they want.
        pub demands: Id = Id::of(String::new()),
        /// Their interests: what they need.
        pub needs: Vec<Need> = vec![],
        /// What it takes to make them agree, 0 to 40.
        pub demand: Spanned<u8> = Spanned::of(8),
        /// How they like each window, -20 to 20; 0 where they do not care.
        pub windows: Vec<(Ref<Window>, Spanned<i64>)> = vec![],
        /// Facts that make them more willing once they are known.
        pub moved_by: Vec<Ref<Known>> = vec![],
        /// What they tell, and when.
        pub knows: Vec<Disclosure> = vec![],
        /// Packages that they never accept.
        pub blocks: Vec<Block> = vec![],
        /// What they say when they refuse: the first that fits.
        pub refuses: Vec<Refusal> = vec![],
        /// What they say when they agree: the first line that fits.
        pub accepts: Vec<Line> = vec![],
        /// How they look.
        pub portrait: Option<Portrait> = None,
    }
}

record! {
    /// An interest: what somebody needs, whatever they demand.
    pub struct Need {
        /// Its id, unique in the scenario.
        pub id: Own<Need>,
        /// How much it counts at the table, 1 to 20.
        pub weight: Spanned<u8> = Spanned::of(8),
        /// The need in a sentence, shown once it has been found.
        pub text: Id,
    }
}

record! {
    /// Something that a person tells if asked the right thing in the right setting.
    pub struct Disclosure {
        /// The fact, or the person's own need, that comes to light.
        pub tells: Ref<Known>,
        /// The question that opens it; choices ask it with `Ask(person, question)`.
        pub asked: Own<Question>,
        /// Who may be there.
        pub setting: Setting = Setting::Anywhere,
        /// The trust that it takes, 0 to 100, after the choice's own effect.
        pub trust: Spanned<u8> = Spanned::of(0),
        /// Facts that must be in hand.
        pub shown: Vec<Ref<Known>> = vec![],
    }
}

variants! {
    /// Who may be there when something is told.
    pub enum Setting {
        /// It does not matter.
        Anywhere,
        /// Only the person and the player.
        Alone,
        /// Only with all of these people present.
        Before(Vec<Ref<Person>>),
        /// Not while any of these people is present.
        NotBefore(Vec<Ref<Person>>),
    }
}

record! {
    /// A package that a person never accepts, and what they say.
    pub struct Block {
        /// When it is blocked; may ask `Proposed` and `Window`.
        pub when: Cond,
        /// What they say.
        pub say: Id,
    }
}

record! {
    /// What somebody says when they refuse a package.
    pub struct Refusal {
        /// The need that the package leaves out; left out, any.
        pub lacks: Option<Ref<Need>> = None,
        /// The least tension (0 to 9) around the person at which they talk like this.
        pub tension: Spanned<u8> = Spanned::of(0),
        /// A further condition.
        pub when: Cond = Cond::Always,
        /// What they say.
        pub say: Id,
    }
}

record! {
    /// How a person looks: parameters of a drawn bust.
    pub struct Portrait {
        /// Skin, 1 (light) to 8 (dark).
        pub skin: Spanned<u8> = Spanned::of(4),
        /// Build of the shoulders.
        pub build: Build = Build::Medium,
        /// Hair style.
        pub hair: Hair = Hair::Short,
        /// Colour of the hair.
        pub hair_colour: HairColour = HairColour::Brown,
        /// What they wear.
        pub wears: Clothes = Clothes::Shirt,
        /// Accent colour of the clothes, 1 to 12.
        pub accent: Spanned<u8> = Spanned::of(1),
        /// Colour of tie, scarf or headscarf, 1 to 12; left out, one that goes with the clothes.
        pub second: Option<Spanned<u8>> = None,
        /// Shape of the face.
        pub face: Face = Face::Oval,
        /// Brows and lips; left out, they go with the hair.
        pub features: Option<Features> = None,
        /// Shape of the nose.
        pub nose: Nose = Nose::Straight,
        /// Lines of age.
        pub age_lines: bool = false,
        /// Glasses.
        pub glasses: bool = false,
        /// Beard.
        pub beard: bool = false,
        /// How the beard is cut.
        pub beard_cut: BeardCut = BeardCut::Trimmed,
        /// A headset.
        pub headset: bool = false,
        /// A lanyard with a badge.
        pub lanyard: bool = false,
        /// What they wear round the neck.
        pub neckwear: Neckwear = Neckwear::Nothing,
        /// Earrings.
        pub earrings: bool = false,
    }
}

variants! {
    /// Shapes of a face.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub enum Face {
        /// Even.
        Oval,
        /// With a broad jaw.
        Square,
        /// With full cheeks.
        Round,
        /// Narrow, with a long chin.
        Long,
    }
}

variants! {
    /// Brows and lips.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub enum Features {
        /// Fine brows and full lips.
        Soft,
        /// Heavy brows and thin lips.
        Strong,
    }
}

variants! {
    /// Noses.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub enum Nose {
        /// Straight.
        Straight,
        /// Broad.
        Broad,
        /// With a bend in the bridge.
        Hooked,
        /// Small.
        Small,
    }
}

variants! {
    /// How a beard is cut.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub enum BeardCut {
        /// Long and full.
        Full,
        /// Close to the jaw.
        Trimmed,
        /// The upper lip alone.
        Moustache,
    }
}

variants! {
    /// What people wear round the neck.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub enum Neckwear {
        /// Nothing.
        Nothing,
        /// A tie, with a shirt, a jacket or a waistcoat.
        Tie,
        /// A scarf.
        Scarf,
    }
}

variants! {
    /// Shoulders.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub enum Build {
        /// Narrow.
        Slim,
        /// In between.
        Medium,
        /// Wide.
        Broad,
    }
}

variants! {
    /// Hair styles, told apart in black.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub enum Hair {
        /// None.
        Bald,
        /// Close to the head.
        Short,
        /// Parted at the side.
        Parted,
        /// Round and curly.
        Curly,
        /// To the shoulders.
        Long,
        /// A knot on the head.
        Bun,
        /// To the chin, straight.
        Bob,
        /// Tied at the back.
        Ponytail,
        /// A scarf round the head.
        Headscarf,
        /// Many braids.
        Braids,
        /// Round and dense.
        Afro,
        /// Receding from a high forehead.
        Receding,
    }
}

variants! {
    /// Colours of hair.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub enum HairColour {
        /// Black.
        Black,
        /// Brown.
        Brown,
        /// Red.
        Red,
        /// Fair.
        Fair,
        /// Grey.
        Grey,
        /// White.
        White,
    }
}

variants! {
    /// What people wear to work.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub enum Clothes {
        /// A shirt with a collar.
        Shirt,
        /// A jacket over a shirt.
        Jacket,
        /// A pullover.
        Pullover,
        /// A hooded top.
        Hoodie,
        /// A polo shirt.
        Polo,
        /// A blouse.
        Blouse,
        /// A waistcoat.
        Waistcoat,
    }
}

record! {
    /// A conflict between people or camps; tension belongs to it, not to a person.
    pub struct Relation {
        /// Its id.
        pub id: Own<Relation>,
        /// What it is about.
        pub title: Id = Id::of(String::new()),
        /// The people in it.
        pub between: Vec<Ref<Person>>,
        /// Tension at the start, 0 (none) to 9.
        pub tension: Spanned<u8> = Spanned::of(0),
    }
}

record! {
    /// A piece of evidence.
    pub struct Fact {
        /// Its id.
        pub id: Own<Fact>,
        /// A few words for the evidence board.
        pub title: Id,
        /// What it says.
        pub text: Id,
        /// Where it comes from.
        pub source: Id = Id::of(String::new()),
    }
}

record! {
    /// A risk to the service or to compliance.
    pub struct Risk {
        /// Its id.
        pub id: Own<Risk>,
        /// What might happen.
        pub title: Id,
        /// How it would show.
        pub text: Id = Id::of(String::new()),
        /// How likely it is where it is real and nothing is done, in permille.
        pub likelihood: Spanned<u16>,
        /// Other likelihoods; the first whose condition holds counts.
        pub changed: Vec<Change> = vec![],
        /// The risk is open only while this holds.
        pub open: Cond = Cond::Always,
        /// Minutes of service lost.
        pub outage: Minutes = Minutes(0),
        /// Work to repair data.
        pub repair: Minutes = Minutes(0),
        /// The finding that an auditor would write.
        pub finding: Finding = Finding::None,
        /// The fact that brings it to light; left out, it is known from the start.
        pub hidden_until: Option<Ref<Fact>> = None,
        /// Who owns it.
        pub owner: Option<Ref<Person>> = None,
    }
}

record! {
    /// Another likelihood under a condition.
    pub struct Change {
        /// When.
        pub when: Cond,
        /// In permille.
        pub likelihood: Spanned<u16>,
    }
}

variants! {
    /// How grave a finding is.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash, Serialize)]
    pub enum Finding {
        /// Nothing to report.
        None,
        /// A note in the margin.
        Minor,
        /// Material: the board hears of it.
        Material,
        /// The regulator hears of it.
        Severe,
    }
}

record! {
    /// Something that can be agreed on.
    pub struct Measure {
        /// Its id.
        pub id: Own<Measure>,
        /// A few words.
        pub title: Id,
        /// What is done.
        pub text: Id = Id::of(String::new()),
        /// Who is accountable for it: exactly one person.
        pub owner: Ref<Person>,
        /// Whose hours it takes.
        pub hours: Vec<(Ref<Person>, Minutes)> = vec![],
        /// Time from the agreement until it is done.
        pub lead: Minutes = Minutes(0),
        /// What it does to risks.
        pub treats: Vec<Treat> = vec![],
        /// The needs that it serves.
        pub serves: Vec<Ref<Need>> = vec![],
        /// Measures that cannot be had beside it.
        pub excludes: Vec<Ref<Measure>> = vec![],
        /// Measures that must come first; their lead counts too.
        pub after: Vec<Ref<Measure>> = vec![],
        /// At least one of these must come first; the longest lead among those agreed counts too.
        pub after_any: Vec<Ref<Measure>> = vec![],
        /// What must be known or done before it can be proposed.
        pub needs: Cond = Cond::Always,
        /// Why it cannot be proposed yet, in words that do not give the reason away.
        pub why_not: Id = Id::of(String::new()),
        /// Facts that come to light when it is done (those that are true).
        pub reveals: Vec<Reveal> = vec![],
    }
}

record! {
    /// A fact that a measure brings to light.
    pub struct Reveal {
        /// The fact.
        pub fact: Ref<Fact>,
        /// Only while this holds.
        pub when: Cond = Cond::Always,
    }
}

record! {
    /// What a measure does to a risk.
    pub struct Treat {
        /// The risk.
        pub risk: Ref<Risk>,
        /// The likelihood that is left, in permille; left out, unchanged.
        pub likelihood: Option<Spanned<u16>> = None,
        /// The outage that is left; left out, unchanged.
        pub outage: Option<Minutes> = None,
        /// Only while this holds.
        pub when: Cond = Cond::Always,
    }
}

record! {
    /// The way back. Before the point of no return a rollback; after it, restore and reconcile.
    pub struct Remediation {
        /// What the plan is called.
        pub title: Id,
        /// The risk whose likelihood is the chance that the rollback fails.
        pub risk: Ref<Risk>,
        /// How long a rollback takes that nobody has rehearsed.
        pub takes: Minutes,
        /// Measures that rehearse it.
        pub rehearsed_by: Vec<Ref<Measure>> = vec![],
        /// How long it takes once rehearsed.
        pub rehearsed: Minutes,
        /// How long restore and reconcile takes: when the rollback fails, or after the point of no return.
        pub restore: Minutes,
    }
}

record! {
    /// Who decides on the package, and by which rules.
    pub struct ChangeAuthority {
        /// The person who decides.
        pub person: Ref<Person>,
        /// The rules; the first whose condition holds is the decision.
        pub rules: Vec<Ruling>,
    }
}

record! {
    /// One rule of the change authority.
    pub struct Ruling {
        /// Its id.
        pub id: Own<Ruling>,
        /// When it applies; may ask `Proposed`, `Window`, `Objects`, `Objections`.
        pub when: Cond = Cond::Always,
        /// What is decided.
        pub decision: Decision,
        /// The words.
        pub say: Id,
        /// What follows from it.
        pub effects: Vec<Effect> = vec![],
    }
}

variants! {
    /// What a change authority can decide.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash, Serialize)]
    pub enum Decision {
        /// The package is approved.
        Approve,
        /// Back to the table, while rounds are left; without any, the schedule is kept.
        Return,
        /// The window on the schedule stands; what its owners accepted and what still fits is done.
        Keep,
    }
}

record! {
    /// Something said, promised or done.
    pub struct Flag {
        /// Its id.
        pub id: Own<Flag>,
        /// The words in the drawer of agreements; empty keeps it out of sight.
        pub title: Id = Id::of(String::new()),
        /// The person to whom it was promised.
        pub to: Option<Ref<Person>> = None,
        /// A time-box that was promised with it: it runs from the moment at which the change goes in.
        pub time_box: Option<Minutes> = None,
    }
}

record! {
    /// A paper on the desk.
    pub struct Document {
        /// Its id.
        pub id: Own<Document>,
        /// Its heading.
        pub title: Id,
        /// What kind of paper it is, in a word or two.
        pub kind: Id = Id::of(String::new()),
        /// What it looks like.
        pub look: Look = Look::Sheet,
        /// The letterhead: whose paper it is.
        pub head: Id = Id::of(String::new()),
        /// What it says; `~~old~~` is struck out, `^^new^^` is written in by hand.
        pub text: Id,
        /// The small print at the foot.
        pub foot: Id = Id::of(String::new()),
        /// What was stamped on it.
        pub stamp: Id = Id::of(String::new()),
        /// Who signed it, and where a line is still empty.
        pub signed: Vec<Signature> = vec![],
        /// When it lies on the desk.
        pub when: Cond = Cond::Always,
    }
}

record! {
    /// A line for a signature.
    pub struct Signature {
        /// The name, as its owner writes it; left out, nobody has signed here.
        pub name: Id = Id::of(String::new()),
        /// For whom, or as what.
        pub role: Id = Id::of(String::new()),
        /// What stands below the line.
        pub note: Id = Id::of(String::new()),
    }
}

variants! {
    /// What a paper looks like.
    #[derive(Copy, Eq, Hash)]
    pub enum Look {
        /// A plain sheet out of a binder.
        Sheet,
        /// A message, printed.
        Message,
        /// A form with ruled and numbered boxes.
        Form,
        /// Minutes on headed paper.
        Minutes,
        /// A letter on heavy paper.
        Letter,
        /// A plan that has been used, with steps to tick.
        Plan,
        /// A note by hand.
        Note,
    }
}

record! {
    /// A place and a moment with people in it.
    pub struct Scene {
        /// Its id.
        pub id: Own<Scene>,
        /// Its heading.
        pub title: Id = Id::of(String::new()),
        /// What kind of scene it is.
        pub kind: SceneKind = SceneKind::Talk,
        /// The act that it belongs to.
        pub act: Spanned<u8> = Spanned::of(1),
        /// Where it plays.
        pub place: Id = Id::of(String::new()),
        /// The clock moves on to this moment when the scene starts (never back).
        pub at: Option<Spanned<Moment>> = None,
        /// What stands behind the people; left out, a room for talks and tables, a corridor for hubs, operations at night.
        pub backdrop: Option<Backdrop> = None,
        /// Who is there.
        pub with: Vec<Ref<Person>> = vec![],
        /// Who is there on the telephone only; they hear and speak like everybody, but do not sit at the table.
        pub by_phone: Vec<Ref<Person>> = vec![],
        /// Whether an interruption may come first.
        pub interrupt: Spanned<bool> = Spanned::of(false),
        /// What happens when it starts.
        pub effects: Vec<Effect> = vec![],
        /// What is said when it starts.
        pub lines: Vec<Line> = vec![],
        /// What the player can say or do.
        pub choices: Vec<Choice> = vec![],
        /// In a hub: whom one can see.
        pub visits: Vec<Visit> = vec![],
        /// People of `with` who stay away while a condition holds.
        pub absent: Vec<(Ref<Person>, Cond)> = vec![],
        /// People of `with` who are there on the telephone or a screen only, while a condition holds.
        pub calls_in: Vec<(Ref<Person>, Cond)> = vec![],
        /// In a hub: when it ends; the first whose condition holds.
        pub until: Vec<Until> = vec![],
        /// Where it leads: after a hub, after the table, or at once where there are no choices.
        pub to: Option<Ref<Scene>> = None,
        /// Other places it can lead; the first whose condition holds counts before `to`.
        pub routes: Vec<Route> = vec![],
        /// At a table: how often a package can be put forward.
        pub rounds: Spanned<u8> = Spanned::of(3),
        /// At a table: what one proposal costs.
        pub takes: Minutes = Minutes(30),
    }
}

record! {
    /// When a hub ends.
    pub struct Until {
        /// The moment.
        pub at: Spanned<Moment>,
        /// Only while this holds.
        pub when: Cond = Cond::Always,
    }
}

record! {
    /// Where a scene leads under a condition.
    pub struct Route {
        /// When.
        pub when: Cond,
        /// The scene.
        pub to: Ref<Scene>,
    }
}

variants! {
    /// What stands behind the people.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub enum Backdrop {
        /// The player's own desk by the window.
        Desk,
        /// Open plan, half of the lights off, a team's board.
        Office,
        /// Glass walls and one lit door.
        Corridor,
        /// A long room with table, whiteboard and lamp; the whiteboard shows the risks.
        Room,
        /// Racks with small lights.
        Machines,
        /// A wall of monitors, at night.
        Operations,
        /// Bare concrete: a cellar, a store, a loading bay.
        Cellar,
    }
}

variants! {
    /// Kinds of scenes.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash, Serialize)]
    pub enum SceneKind {
        /// Lines and choices.
        Talk,
        /// The player decides whom to see while time lasts.
        Hub,
        /// The negotiation.
        Table,
        /// A checkpoint of the window: lines and choices beside the timeline.
        Night,
    }
}

record! {
    /// Somebody says something.
    pub struct Line {
        /// The speaker; left out, it is told.
        pub by: Option<Ref<Person>> = None,
        /// How they look.
        pub mood: Mood = Mood::Calm,
        /// The words.
        pub say: Id,
        /// Only while this holds.
        pub when: Cond = Cond::Always,
        /// Only if none of the chain before it was said.
        pub otherwise: bool = false,
    }
}

variants! {
    /// Six faces.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub enum Mood {
        /// At ease.
        Calm,
        /// Worried.
        Concerned,
        /// Angry.
        Angry,
        /// Relieved.
        Relieved,
        /// Thinking.
        Thinking,
        /// Silent.
        Silent,
    }
}

record! {
    /// Something that the player can say or do.
    pub struct Choice {
        /// Its id, unique in the scenario.
        pub id: Own<Choice>,
        /// The words.
        pub say: Id,
        /// What it costs in time.
        pub takes: Minutes = Minutes(0),
        /// The authority that it needs.
        pub authority: Authority = Authority::Coordinates,
        /// Only offered while this holds.
        pub when: Cond = Cond::Always,
        /// Offered, but locked unless this holds.
        pub allowed: Cond = Cond::Always,
        /// Why it is locked.
        pub why_not: Id = Id::of(String::new()),
        /// The conflict mode that it shows.
        pub mode: Mode = Mode::Compromising,
        /// The competencies that it shows, with their level.
        pub shows: Vec<(Ref<Competency>, Spanned<u8>)> = vec![],
        /// What a panel must hear of, whatever came of it.
        pub conduct: Vec<Conduct> = vec![],
        /// What it does.
        pub effects: Vec<Effect> = vec![],
        /// What is said in answer.
        pub reply: Vec<Line> = vec![],
        /// The scene it leads to; left out, back to the hub or from an interruption, else where its scene leads.
        pub to: Option<Ref<Scene>> = None,
        /// The rationale for the debrief.
        pub why: Option<Why> = None,
    }
}

variants! {
    /// Who may do a thing.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash, Serialize)]
    pub enum Authority {
        /// Anybody can be heard.
        Advises,
        /// The change coordinator: convene, ask, recommend, pause, escalate, record.
        Coordinates,
        /// Whoever owns the service, the team or the risk.
        Owns,
        /// The change authority.
        Approves,
    }
}

variants! {
    /// The five conflict modes of Thomas and Kilmann.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    pub enum Mode {
        /// Both interests.
        Collaborating,
        /// Half of each.
        Compromising,
        /// Theirs.
        Accommodating,
        /// One's own.
        Competing,
        /// Neither, for now.
        Avoiding,
    }
}

variants! {
    /// Conduct that is reported apart and never becomes points.
    #[derive(Copy, Eq, PartialOrd, Ord, Hash, Serialize)]
    pub enum Conduct {
        /// Somebody is told what is not so.
        Dishonesty,
        /// Evidence is kept from those who decide.
        HiddenEvidence,
        /// Somebody is humiliated or threatened.
        Harassment,
        /// A breach of an obligation is known and covered up.
        Concealment,
    }
}

record! {
    /// Why a choice is as good as it is.
    pub struct Why {
        /// The reason, in our own words.
        pub text: Id,
        /// The success factor that it shows, such as `CE2`.
        pub source: Ref<Factor> = Ref::of(String::new()),
    }
}

record! {
    /// Somebody to see in a hub.
    pub struct Visit {
        /// Its id.
        pub id: Own<Visit>,
        /// Whom one sees.
        pub title: Id,
        /// Where.
        pub place: Id = Id::of(String::new()),
        /// The floor of the house, 0 for the ground, negative for the cellar; left out, a floor with room for it.
        pub floor: Option<Spanned<i64>> = None,
        /// What stands behind the people; left out, an office.
        pub backdrop: Option<Backdrop> = None,
        /// Who is there.
        pub with: Vec<Ref<Person>>,
        /// Who of them is there on the telephone only.
        pub by_phone: Vec<Ref<Person>> = vec![],
        /// What it costs in time.
        pub takes: Minutes,
        /// Only offered while this holds.
        pub when: Cond = Cond::Always,
        /// What one sees and hears on arriving.
        pub lines: Vec<Line> = vec![],
        /// What one can say: one of them.
        pub choices: Vec<Choice>,
    }
}

record! {
    /// An interruption: a scene that comes before the next one.
    pub struct Interruption {
        /// Its id.
        pub id: Own<Interruption>,
        /// The scene; its choices lead back by themselves.
        pub scene: Ref<Scene>,
        /// When it can come.
        pub when: Cond = Cond::Always,
        /// How likely it is beside the others, 1 to 1000.
        pub weight: Spanned<u16> = Spanned::of(1),
    }
}

record! {
    /// How it ended.
    pub struct Ending {
        /// Its id.
        pub id: Own<Ending>,
        /// Its heading.
        pub title: Id,
        /// When; the first that holds is told.
        pub when: Cond = Cond::Always,
        /// The text.
        pub text: Id,
    }
}

record! {
    /// The gauges' targets.
    pub struct Scoring {
        /// The least trust that the lowest person should have, 0 to 100.
        pub trust: Spanned<u8> = Spanned::of(45),
        /// The most that the chance of a material finding should be, in permille.
        pub compliance: Spanned<u16> = Spanned::of(150),
        /// The most service that should be lost.
        pub downtime: Minutes = Minutes(30),
        /// What packages show of the player's competencies.
        pub packages: Vec<PackageRule> = vec![],
    }
}

record! {
    /// What a package shows; it counts once, for the package with which the table ends.
    pub struct PackageRule {
        /// When it shows this; the package is on the table.
        pub when: Cond,
        /// The competencies that it shows, with their level.
        pub shows: Vec<(Ref<Competency>, Spanned<u8>)>,
        /// Why, for the review.
        pub why: Option<Why> = None,
    }
}

variants! {
    /// A condition.
    pub enum Cond {
        /// Holds.
        Always,
        /// Never holds.
        Never,
        /// All of them hold.
        All(Vec<Cond>),
        /// At least one of them holds.
        Any(Vec<Cond>),
        /// It does not hold.
        Not(Box<Cond>),
        /// A fact or a need is known.
        Known(Ref<Known>),
        /// A fact or a need came to light by this very choice.
        Learned(Ref<Known>),
        /// A risk is in sight: known from the start, or brought to light.
        Seen(Ref<Risk>),
        /// A risk stands in the register, with an owner.
        Recorded(Ref<Risk>),
        /// A flag is set.
        Flag(Ref<Flag>),
        /// A choice was made earlier.
        Chose(Ref<Choice>),
        /// A visit was paid.
        Visited(Ref<Visit>),
        /// A measure was agreed on and approved.
        Agreed(Ref<Measure>),
        /// A measure is in the package on the table, or agreed on when none is.
        Proposed(Ref<Measure>),
        /// The window is the one on the table, or the one on the schedule when none is.
        Window(Ref<Window>),
        /// A person's trust.
        Trust(Ref<Person>, Bound),
        /// The tension of a relation.
        Tension(Ref<Relation>, Bound),
        /// It is earlier than this.
        Before(Spanned<Moment>),
        /// It is this moment or later.
        After(Spanned<Moment>),
        /// A person refused the last package.
        Objects(Ref<Person>),
        /// How many people refused the last package.
        Objections(Bound),
        /// How many packages have been put forward.
        Rounds(Bound),
        /// The change authority's decision.
        Decided(Decision),
        /// The ruling that was given.
        Ruled(Ref<Ruling>),
        /// A risk has happened.
        Happened(Ref<Risk>),
        /// A risk has happened and was mended on the spot.
        Mended(Ref<Risk>),
        /// The change was begun.
        Begun,
        /// The change was rolled back.
        RolledBack,
        /// The rollback failed.
        RollbackFailed,
        /// The change is in.
        Implemented,
        /// Service lost.
        Outage(Bound),
        /// Work to repair data.
        Repair(Bound),
        /// A finding at least as grave.
        Found(Finding),
        /// The gauge of compliance risk (its centre), in permille.
        Compliance(Bound),
        /// The gauge of downtime (its centre).
        Downtime(Bound),
        /// What is true behind the scene: a world. Only for nights, events, endings and what is told after.
        World(Ref<World>),
        /// What is true behind the scene: a risk, fact, need or measure that worlds name. As with `World`.
        Real(Ref<Truth>),
    }
}

variants! {
    /// A bound on a number or a duration.
    pub enum Bound {
        /// This or more.
        AtLeast(Spanned<Amount>),
        /// This or less.
        AtMost(Spanned<Amount>),
    }
}

variants! {
    /// What a choice, a scene or a ruling does.
    pub enum Effect {
        /// A person's trust moves by a base step, -20 to 20; tension bends it.
        Trust(Ref<Person>, Spanned<i64>),
        /// Everybody's trust of those present moves by a base step.
        TrustHere(Spanned<i64>),
        /// The tension of a relation moves, -9 to 9.
        Tension(Ref<Relation>, Spanned<i64>),
        /// A person is asked a question; what they tell depends on setting, trust and evidence.
        Ask(Ref<Person>, Ref<Question>),
        /// A person is pressed with a question: it takes 10 more trust.
        Press(Ref<Person>, Ref<Question>),
        /// A fact or need comes to light, if it is true.
        Learn(Ref<Known>),
        /// A risk is written into the register.
        Record(Ref<Risk>),
        /// A flag is set.
        Set(Ref<Flag>),
        /// A flag is cleared.
        Clear(Ref<Flag>),
        /// A person loses hours before the window.
        Spend(Ref<Person>, Minutes),
        /// Time passes.
        Wait(Minutes),
        /// A measure is agreed on outside the table.
        Agree(Ref<Measure>),
        /// A measure is given up.
        Drop(Ref<Measure>),
        /// The change moves to another window.
        Move(Ref<Window>),
        /// One of several things happens: an id for the dice, then weights and what follows.
        Chance(Own<Chance>, Vec<(Spanned<u16>, Vec<Effect>)>),
        /// Something happens only if a condition holds.
        If(Cond, Vec<Effect>),
        /// One thing happens if a condition holds, else another.
        IfElse(Cond, Vec<Effect>, Vec<Effect>),
        /// All agreed measures are done: what they reveal comes to light.
        Complete,
        /// The clock moves on to the opening of the window that was decided on.
        ToWindow,
        /// The window opens and the change goes in: every open risk to the service is drawn.
        Begin,
        /// The change is rolled back: by the rehearsed method, or as it goes.
        RollBack,
        /// Postings resume: from here a way back is restore and reconcile.
        PassNoReturn,
        /// A risk that has happened is mended on the spot.
        Mend(Ref<Risk>),
        /// Service is lost for so long, beside whatever else is lost.
        Outage(Minutes),
        /// The books are closed: service lost, repair and findings are settled.
        Settle,
        /// The story is over; the first ending whose condition holds is told.
        End,
    }
}
