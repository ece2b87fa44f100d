//! What `check` tells of each file in the form that was asked for, as soon as it is its turn.

use super::summary::Summary;
use crate::catalogue;
use crate::cli::args::Format;
use crate::cli::marks::marks;
use crate::cli::output::{Stop, tell};
use crate::cli::terminal;
use crate::diagnostic::Rule;
use crate::diagnostic::emit::{self, FileFindings, Sarif};

/// What is told of one file: for people, or the pieces of a longer text.
#[derive(Debug, Default)]
pub struct Piece(Vec<String>);

/// How findings are told.
pub struct Teller {
    format: Format,
    colour: bool,
    several: bool,
    rules: Vec<&'static Rule>,
}

impl Teller {
    /// Tells findings in this form; of `several` files, each names itself.
    pub fn new(format: Format, several: bool) -> Self {
        let rules = if format == Format::Sarif {
            catalogue::rules().collect()
        } else {
            Vec::new()
        };
        Self {
            format,
            colour: terminal::colour(),
            several,
            rules,
        }
    }

    fn sarif(&self) -> Sarif<'_> {
        Sarif {
            rules: &self.rules,
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    /// What is to be told of a file.
    ///
    /// # Errors
    /// It cannot be said in JSON.
    pub fn piece(&self, file: &FileFindings<'_>) -> Result<Piece, serde_json::Error> {
        Ok(Piece(match self.format {
            Format::Human => {
                let marks = marks(file, self.several).unwrap_or_default();
                vec![emit::human(file, self.colour) + &marks]
            }
            Format::Concise => vec![emit::concise(file)],
            Format::Json => vec![emit::json_file(file)?],
            Format::Jsonl => vec![emit::json_line(None::<()>, file, None::<()>)? + "\n"],
            Format::Sarif => self.sarif().results(file)?,
        }))
    }

    /// Begins to tell.
    ///
    /// # Errors
    /// Standard output takes no more.
    pub fn begin(&self) -> Result<Telling<'_>, Stop> {
        match self.format {
            Format::Json => tell(emit::json_head().as_bytes())?,
            Format::Sarif => tell(self.sarif().head()?.as_bytes())?,
            Format::Human | Format::Concise | Format::Jsonl => {}
        }
        Ok(Telling {
            teller: self,
            is_first: true,
        })
    }
}

/// Findings while they are told.
pub struct Telling<'t> {
    teller: &'t Teller,
    is_first: bool,
}

impl Telling<'_> {
    /// Tells of one file.
    ///
    /// # Errors
    /// Standard output takes no more.
    pub fn add(&mut self, piece: &Piece) -> Result<(), Stop> {
        match self.teller.format {
            Format::Human => piece.0.iter().for_each(|text| terminal::print(text)),
            Format::Concise | Format::Jsonl => tell(piece.0.concat().as_bytes())?,
            Format::Json | Format::Sarif => {
                let mut out = String::new();
                for one in &piece.0 {
                    out += emit::json_between(self.is_first);
                    out += one;
                    self.is_first = false;
                }
                tell(out.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Ends with what was found in all.
    ///
    /// # Errors
    /// Standard output takes no more.
    pub fn end(self, summary: &Summary) -> Result<(), Stop> {
        match self.teller.format {
            Format::Human => terminal::print(&summary.text()),
            Format::Concise | Format::Jsonl => {}
            Format::Json => tell(emit::json_tail(&summary.count)?.as_bytes())?,
            Format::Sarif => {
                let tail = self.teller.sarif().tail(self.is_first, &summary.unread)?;
                tell(tail.as_bytes())?;
            }
        }
        Ok(())
    }
}
