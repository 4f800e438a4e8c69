//! What the player does.

use crate::scenario::model::{ChoiceId, MeasureId, Scenario, WindowId};

/// A command of the player; everything else follows from it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Command {
    /// Say or do one of the open choices.
    Choose(ChoiceId),
    /// At the table: put a package forward. Measures are bits by position.
    Propose {
        /// The window.
        window: WindowId,
        /// The measures.
        measures: u64,
    },
    /// At the table: take the last package to the change authority although somebody objects.
    Forward,
}

impl Command {
    /// The command as a line of a script: a choice's id, `propose WINDOW MEASURE...`, or `forward`.
    pub fn to_line(self, scenario: &Scenario) -> String {
        match self {
            Self::Choose(choice) => {
                scenario.choices.get(choice.index()).map_or_else(|| "?".into(), |choice| choice.id.clone())
            }
            Self::Propose { window, measures } => {
                let window = scenario.windows.get(window.index()).map_or("?", |window| window.id.as_str());
                let mut line = format!("propose {window}");
                for (at, measure) in scenario.measures.iter().enumerate() {
                    if measures & MeasureId::at(at).bit() as u64 != 0 {
                        line.push(' ');
                        line.push_str(&measure.id);
                    }
                }
                line
            }
            Self::Forward => "forward".into(),
        }
    }

    /// Reads a line of a script. The error says what is unknown and names the nearest.
    pub fn from_line(line: &str, scenario: &Scenario) -> Result<Self, String> {
        let mut words = line.split_whitespace();
        let unknown = |kind: &str, word: &str, ids: Vec<&str>| {
            let near = crate::diagnostics::nearest(word, ids.iter().copied());
            let near = near.map(|near| format!(", the nearest is `{near}`")).unwrap_or_default();
            format!("there is no {kind} `{word}`{near}; there are: {}", ids.join(", "))
        };
        match words.next() {
            None => Err("an empty line is no command".into()),
            Some("forward") => match words.next() {
                None => Ok(Self::Forward),
                Some(word) => Err(format!("`forward` stands alone; `{word}` is too much")),
            },
            Some("propose") => {
                let Some(word) = words.next() else {
                    return Err("after `propose` comes the id of a window, then the ids of measures".into());
                };
                let windows = || scenario.windows.iter().map(|window| window.id.as_str()).collect();
                let window = scenario.window_by_id(word).ok_or_else(|| unknown("window", word, windows()))?;
                let mut measures = 0;
                for word in words {
                    let all = || scenario.measures.iter().map(|measure| measure.id.as_str()).collect();
                    let id = scenario.measure_by_id(word).ok_or_else(|| unknown("measure", word, all()))?;
                    measures |= id.bit() as u64;
                }
                Ok(Self::Propose { window, measures })
            }
            Some(word) => match (scenario.choice_by_id(word), words.next()) {
                (Some(choice), None) => Ok(Self::Choose(choice)),
                (Some(_), Some(extra)) => Err(format!("a choice stands alone on its line; `{extra}` is too much")),
                (None, _) if let Some(visit) = scenario.visits.iter().find(|visit| visit.id == word) => {
                    let said = visit.choices.clone().map(|at| scenario.choices[usize::from(at)].id.as_str());
                    let said: Vec<&str> = said.collect();
                    Err(format!("`{word}` is a visit; write what is said in it: {}", said.join(" or ")))
                }
                (None, _) if let Some(command) = Self::from_test(line, scenario) => {
                    Err(format!("in a script this line is written without more: {}", command.to_line(scenario)))
                }
                (None, _) => {
                    let all = scenario.choices.iter().map(|choice| choice.id.as_str());
                    let all = all.chain(["propose", "forward"]);
                    let near = crate::diagnostics::nearest(word, all).map(|near| format!("; the nearest is `{near}`"));
                    Err(format!("there is no choice `{word}`{}", near.unwrap_or_default()))
                }
            },
        }
    }
    /// A line as it would stand in a test, or with the word `choose` before it: `Choose("ask"),`, `choose ask`.
    fn from_test(line: &str, scenario: &Scenario) -> Option<Self> {
        let plain = line.replace(['(', ')', '[', ']', '"', ','], " ");
        let (name, rest) = plain.trim().split_once(' ').unwrap_or((plain.trim(), ""));
        let plain = match name.to_lowercase().as_str() {
            "choose" => rest.trim().to_owned(),
            name => format!("{name} {rest}"),
        };
        let is_new = plain.trim() != line.trim() && !plain.trim().is_empty();
        is_new.then(|| Self::from_line(&plain, scenario).ok()).flatten()
    }
}
