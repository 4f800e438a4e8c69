//! What the layout of a file tells of its brackets: which of them end where by the indentation of the lines.

use std::ops::Range;

/// The brackets of a file, line by line.
pub(super) struct Layout {
    /// The lines that hold anything; a text of several lines goes on in the line in which it began.
    pub(super) lines: Vec<Line>,
    /// The brackets outside texts and comments: where, and which.
    pub(super) marks: Vec<(usize, u8)>,
    /// Of round, square and curly ones, how many more are opened than closed.
    surplus: [i64; 3],
}

/// A line of a file.
pub(super) struct Line {
    /// Where the first of it stands.
    pub(super) first: usize,
    /// Behind the last of it, a comment left out.
    pub(super) end: usize,
    /// How much white space stands before it.
    pub(super) indent: usize,
    /// Its brackets.
    pub(super) marks: Range<usize>,
}

/// A bracket that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) at: usize,
    pub(super) what: u8,
    /// The line that it stands on.
    pub(super) line: usize,
    indent: usize,
    /// The indentation of what stands in it, once a line of it was seen.
    inner: Option<usize>,
}

/// A place where brackets and layout do not agree.
#[derive(Clone, Debug)]
pub(super) enum Trouble {
    /// These, the innermost first, are still open before a place that stands outside them.
    Unclosed(Vec<Open>, usize),
    /// A closer on this line has no opener; the innermost bracket that is open there.
    Unopened { at: usize, line: usize, within: Option<Open> },
    /// A closer stands where its opener would not lead one to look for it. This alone is a matter of taste.
    Aside { at: usize, line: usize, opener: Open },
    /// A closer of the wrong kind.
    Misfit { at: usize, line: usize, opener: Open },
    /// A line that stands further in or out than those beside it. This alone is a matter of taste.
    Step,
}

/// What closes a bracket.
pub(super) fn closer_of(opener: u8) -> u8 {
    match opener {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// What opens a bracket that is closed by this.
pub(super) fn opener_of(closer: u8) -> u8 {
    match closer {
        b')' => b'(',
        b']' => b'[',
        _ => b'{',
    }
}

impl Layout {
    /// The brackets of a text; None if a text or a comment in it does not end, for then nobody knows what is one.
    pub(super) fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let (mut lines, mut marks): (Vec<Line>, Vec<(usize, u8)>) = (Vec::new(), Vec::new());
        let (mut at, mut start, mut fresh) = (0, 0, true);
        while at < bytes.len() {
            let before = at;
            match (bytes[at], bytes.get(at + 1)) {
                (b'\n', _) => {
                    at += 1;
                    (start, fresh) = (at, true);
                    continue;
                }
                (b' ' | b'\t' | b'\r', _) => {
                    at += 1;
                    continue;
                }
                (b'/', Some(b'/')) => {
                    at += bytes[at..].iter().position(|&b| b == b'\n').unwrap_or(bytes.len() - at);
                    continue;
                }
                (b'/', Some(b'*')) => {
                    at = comment_end(bytes, at)?;
                    continue;
                }
                (b'"', _) => at = text_end(bytes, at)?,
                (b'r', _) if !word(bytes, at.wrapping_sub(1)) => {
                    let hashes = bytes[at + 1..].iter().take_while(|&&b| b == b'#').count();
                    at = match bytes.get(at + 1 + hashes) {
                        Some(b'"') => {
                            let end = format!("\"{}", "#".repeat(hashes));
                            let from = at + 2 + hashes;
                            from + text.get(from..)?.find(&end)? + end.len()
                        }
                        _ => at + 1,
                    };
                }
                // A character in single quotes may be a bracket.
                (b'\'', Some(_)) => {
                    let length = bytes[at + 1..].iter().take(6).position(|&b| b == b'\'' || b == b'\n');
                    at += match length {
                        Some(length @ 1..) if bytes[at + 1 + length] == b'\'' => length + 2,
                        _ => 1,
                    };
                }
                (what @ (b'(' | b'[' | b'{' | b')' | b']' | b'}'), _) => {
                    marks.push((at, what));
                    at += 1;
                }
                _ => at += 1,
            }
            let held = marks.len() - usize::from(marks.last().is_some_and(|mark| mark.0 == before));
            if std::mem::take(&mut fresh) {
                lines.push(Line { first: before, end: at, indent: before - start, marks: held..held });
            }
            if let Some(line) = lines.last_mut() {
                line.end = at;
                line.marks.end = marks.len();
            }
        }
        let mut surplus = [0; 3];
        marks.iter().for_each(|mark| count(&mut surplus, mark.1, 1));
        Some(Self { lines, marks, surplus })
    }

    /// Where brackets and layout do not agree, in the order of the file.
    pub(super) fn troubles(&self) -> Vec<Trouble> {
        let mut out = Vec::new();
        let mut open: Vec<Open> = Vec::new();
        for (number, line) in self.lines.iter().enumerate() {
            let marks = self.marks.get(line.marks.clone()).unwrap_or_default();
            let closes = |mark: &(usize, u8)| matches!(mark.1, b')' | b']' | b'}');
            // A comma that stands alone is what is left of a line when its bracket is gone.
            let comma = line.end == line.first + 1 && marks.is_empty();
            if !comma && !marks.first().is_some_and(|mark| mark.0 == line.first && closes(mark)) {
                let kept = open.iter().rposition(|open| open.indent < line.indent).map_or(0, |at| at + 1);
                // Only the value of the file stands in nothing.
                if kept < open.len() {
                    out.push(Trouble::Unclosed(open.drain(kept..).rev().collect(), line.first));
                }
                if let Some(top) = open.last_mut()
                    && *top.inner.get_or_insert(line.indent) != line.indent
                {
                    out.push(Trouble::Step);
                }
            }
            let mut leads = line.first;
            for mark in marks {
                let &(at, what) = mark;
                if !closes(mark) {
                    open.push(Open { at, what, line: number, indent: line.indent, inner: None });
                    continue;
                }
                let leading = at == leads;
                if leading {
                    leads += 1;
                }
                let fits = |one: &Open| {
                    one.what == opener_of(what) && if leading { one.indent == line.indent } else { one.line == number }
                };
                match (open.iter().rposition(fits), open.last().copied()) {
                    (Some(found), _) => {
                        if found + 1 < open.len() {
                            out.push(Trouble::Unclosed(open.drain(found + 1..).rev().collect(), at));
                        }
                        open.pop();
                    }
                    (None, Some(top)) if top.what == opener_of(what) && (!leading || top.indent > line.indent) => {
                        out.push(Trouble::Aside { at, line: number, opener: top });
                        open.pop();
                    }
                    (None, Some(top)) if (leading && top.indent == line.indent) || (!leading && top.line == number) => {
                        out.push(Trouble::Misfit { at, line: number, opener: top });
                        open.pop();
                    }
                    (None, top) => out.push(Trouble::Unopened { at, line: number, within: top }),
                }
            }
        }
        if !open.is_empty() {
            let end = self.lines.last().map_or(0, |line| line.end);
            out.push(Trouble::Unclosed(open.into_iter().rev().collect(), end));
        }
        out
    }

    /// Where the brackets do not agree with each other, whatever the layout says.
    pub(super) fn mismatch(&self) -> Option<Trouble> {
        let line = |at: usize| self.lines.partition_point(|line| line.first <= at).saturating_sub(1);
        let open_at = |&(at, what): &(usize, u8)| {
            let line = line(at);
            Open { at, what, line, indent: self.lines.get(line).map_or(0, |line| line.indent), inner: None }
        };
        let mut open: Vec<(usize, u8)> = Vec::new();
        for &(at, what) in &self.marks {
            if matches!(what, b'(' | b'[' | b'{') {
                open.push((at, what));
                continue;
            }
            match open.pop() {
                Some(top) if top.1 == opener_of(what) => {}
                Some(top) => return Some(Trouble::Misfit { at, line: line(at), opener: open_at(&top) }),
                None => return Some(Trouble::Unopened { at, line: line(at), within: None }),
            }
        }
        let end = self.lines.last().map_or(0, |line| line.end);
        (!open.is_empty()).then(|| Trouble::Unclosed(open.iter().rev().map(open_at).collect(), end))
    }

    /// How many brackets lack their other half, were `put` to stand in place of the `take` bytes from here on, and whether
    /// all of them fit into each other then.
    pub(super) fn unmatched(&self, at: usize, take: usize, put: &str) -> (usize, bool) {
        let cut = |place: usize| self.marks.partition_point(|mark| mark.0 < place);
        let (from, to) = (cut(at), cut(at + take));
        let mut surplus = self.surplus;
        put.bytes().for_each(|what| count(&mut surplus, what, 1));
        self.marks.get(from..to).unwrap_or_default().iter().for_each(|mark| count(&mut surplus, mark.1, -1));
        let left: u64 = surplus.iter().map(|count| count.unsigned_abs()).sum();
        // All of them are only gone through where their number is right.
        (usize::try_from(left).unwrap_or(usize::MAX), left == 0 && self.fit(from..to, put))
    }

    /// Whether all brackets fit into each other with others in place of some.
    fn fit(&self, instead: Range<usize>, put: &str) -> bool {
        let before = self.marks.get(..instead.start).unwrap_or_default().iter().map(|mark| mark.1);
        let behind = self.marks.get(instead.end..).unwrap_or_default().iter().map(|mark| mark.1);
        let mut open = Vec::new();
        for what in before.chain(put.bytes()).chain(behind) {
            match what {
                b'(' | b'[' | b'{' => open.push(what),
                b')' | b']' | b'}' if open.pop() != Some(opener_of(what)) => return false,
                _ => {}
            }
        }
        open.is_empty()
    }
}

/// Counts a bracket: of each kind how many are opened more often than closed.
fn count(surplus: &mut [i64; 3], what: u8, by: i64) {
    match what {
        b'(' => surplus[0] += by,
        b')' => surplus[0] -= by,
        b'[' => surplus[1] += by,
        b']' => surplus[1] -= by,
        b'{' => surplus[2] += by,
        b'}' => surplus[2] -= by,
        _ => {}
    }
}

/// How much is wrong: first the brackets that cannot be right, then what is a matter of taste.
pub(super) fn weight(troubles: &[Trouble]) -> (usize, usize) {
    troubles.iter().fold((0, 0), |(wrong, odd), trouble| match trouble {
        Trouble::Unclosed(open, _) => (wrong + open.len(), odd),
        Trouble::Unopened { .. } | Trouble::Misfit { .. } => (wrong + 1, odd),
        Trouble::Aside { .. } | Trouble::Step => (wrong, odd + 1),
    })
}

/// Whether a character of a name stands here.
pub(super) fn word(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80)
}

/// Behind the text that begins here.
pub(super) fn text_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Behind the comment that begins here.
fn comment_end(bytes: &[u8], start: usize) -> Option<usize> {
    let (mut at, mut depth) = (start, 0usize);
    loop {
        match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'/', Some(b'*')) => {
                depth += 1;
                at += 2;
            }
            (b'*', Some(b'/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => at += 1,
        }
    }
}
