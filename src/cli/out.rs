//! What is written to the standard output: paragraphs for people, raw lines for machines.

use super::stop::Stop;
use std::io::{BufWriter, Stdout, Write as _};
use textwrap::{Options, WordSplitter, WrapAlgorithm};

/// The widest line; longer ones are hard to read, and many screen readers read line by line.
const WIDEST: usize = 80;
/// The narrowest line that still makes sense.
const NARROWEST: usize = 20;

/// The standard output.
pub struct Out {
    to: BufWriter<Stdout>,
    width: usize,
    /// Whether the last line was empty, so that two gaps never follow each other.
    gap: bool,
}

impl Out {
    /// The standard output, as wide as the terminal and at most 80 columns.
    pub fn new() -> Self {
        let width = textwrap::termwidth().clamp(NARROWEST, WIDEST);
        Self { to: BufWriter::new(std::io::stdout()), width, gap: true }
    }

    /// A paragraph; words never break.
    pub fn para(&mut self, text: &str) -> Result<(), Stop> {
        self.hanging("", text)
    }

    /// A paragraph that starts with a mark, its further lines indented under the words.
    pub fn hanging(&mut self, mark: &str, text: &str) -> Result<(), Stop> {
        let (mark, text) = (visible(mark), visible(text));
        let indent = " ".repeat(textwrap::core::display_width(&mark).min(self.width / 2));
        let options = Options::new(self.width)
            .break_words(false)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .word_splitter(WordSplitter::NoHyphenation)
            .initial_indent(&mark)
            .subsequent_indent(&indent);
        for line in textwrap::wrap(text.trim(), options) {
            writeln!(self.to, "{}", line.trim_end())?;
        }
        self.gap = false;
        Ok(())
    }

    /// An empty line, unless there is one already.
    pub fn gap(&mut self) -> Result<(), Stop> {
        if !self.gap {
            writeln!(self.to)?;
            self.gap = true;
        }
        Ok(())
    }

    /// A line as it is, for machines; it is on its way when this returns, so that another process can answer.
    pub fn raw(&mut self, line: &str) -> Result<(), Stop> {
        writeln!(self.to, "{line}")?;
        self.flush()
    }

    /// Lines as they are, for people.
    pub fn text(&mut self, lines: &str) -> Result<(), Stop> {
        self.gap = false;
        Ok(self.to.write_all(lines.as_bytes())?)
    }

    /// Words without a line break, such as a prompt.
    pub fn prompt(&mut self, words: &str) -> Result<(), Stop> {
        write!(self.to, "{words}")?;
        self.flush()
    }

    /// Sends everything on its way.
    pub fn flush(&mut self) -> Result<(), Stop> {
        Ok(self.to.flush()?)
    }

    /// After the user has ended a line: the next gap is wanted.
    pub fn answered(&mut self) {
        self.gap = false;
    }
}

/// The texts of a scenario may come from anybody; control characters would steer the terminal.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
