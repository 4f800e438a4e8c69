//! Positions as editors count them: lines, and columns in the units that were agreed on.

/// What a column counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of sixteen bits, as editors count that agree on nothing else.
    #[default]
    Utf16,
    /// Characters.
    Characters,
}

impl Encoding {
    fn of(self, c: char) -> u32 {
        match self {
            Self::Utf8 => c.len_utf8() as u32,
            Self::Utf16 => c.len_utf16() as u32,
            Self::Characters => 1,
        }
    }
}

/// A place, both from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// Where the lines of a text start; they end with `\n`, `\r\n` or `\r`.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Indexes a text.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|&(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        Self { starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// Where a line starts and ends, its line break left out.
    pub fn range(&self, text: &str, line: usize) -> (usize, usize) {
        let start = self.starts.get(line).copied().unwrap_or(text.len());
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let inside = text.get(start..end).unwrap_or_default();
        (start, start + inside.trim_end_matches(['\r', '\n']).len())
    }

    /// The line of an offset.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The position of an offset; one inside a character is that of the character.
    pub fn position(&self, text: &str, offset: usize, encoding: Encoding) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self.line(offset);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = text.get(start..offset).unwrap_or_default();
        let column = before.chars().map(|c| encoding.of(c)).sum();
        Position { line: u32::try_from(line).unwrap_or(u32::MAX), column }
    }

    /// The offset of a position; what lies beyond its line is the end of the line, beyond the text the end of the text.
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> usize {
        let (start, end) = self.range(text, position.line as usize);
        let mut column = 0u32;
        for (at, c) in text.get(start..end).unwrap_or_default().char_indices() {
            column = column.saturating_add(encoding.of(c));
            if column > position.column {
                return start + at;
            }
        }
        end
    }
}

/// Writes something in place of a part of a text; without a part all of it is new.
pub fn replace(text: &mut String, part: Option<(Position, Position)>, encoding: Encoding, new: &str) {
    let Some((from, to)) = part else {
        new.clone_into(text);
        return;
    };
    let lines = Lines::new(text);
    let from = lines.offset(text, from, encoding);
    let to = lines.offset(text, to, encoding).max(from);
    text.replace_range(from..to, new);
}
