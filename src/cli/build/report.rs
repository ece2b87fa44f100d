//! What is made of one report: all its files together, or none of them.

use std::path::PathBuf;
#[cfg(feature = "typeset")]
use std::sync::OnceLock;

use super::frame::{Frame, Framed};
#[cfg(feature = "typeset")]
use super::pdf::Setter;
#[cfg(feature = "shrink")]
use super::pictures;
use super::places::Places;
use crate::cli::args::Build;
use crate::cli::batch::gather::File;
use crate::cli::batch::load::{Loaded, load};
use crate::cli::batch::outcome::{Made, Outcome};
use crate::cli::batch::parted::Lost;
use crate::cli::batch::summary::Tally;
use crate::cli::built::Built;
use crate::cli::bytes::same_bytes;
use crate::cli::error::Error;
use crate::cli::input::{Input, Reads};
use crate::cli::leftovers::Swept;
use crate::cli::marks::marks;
use crate::cli::names::{is_dash, named};
use crate::cli::output::{Output, Over};
use crate::cli::place::place_knowing;
use crate::cli::replace::replaceable;
use crate::cli::target::folder_of;
use crate::diagnostic::emit::{self, harmless};
use crate::document::Document;
use crate::format::Format;
use crate::format::html::infographic;
use crate::pipeline::{self, Judged};

/// What all reports of a run share.
pub struct Run<'a> {
    /// What was asked for.
    pub args: &'a Build,
    /// Where everything goes.
    pub places: Places<'a>,
    /// What a Word file stands in.
    pub frame: Frame,
    /// All files that are read.
    pub reads: Reads,
    /// What earlier runs have made.
    pub built: Built,
    /// The folders that were cleared.
    pub swept: Swept,
    /// What sets PDF files, where some are asked for.
    #[cfg(feature = "typeset")]
    pub pdf: OnceLock<Setter>,
    /// Whether findings are drawn in colour.
    pub colour: bool,
    /// Whether there are several files, so that each is named.
    pub several: bool,
}

/// The formats that charts are drawn in.
const DRAWN: [&str; 4] = ["docx", "html", "pdf", "infographic"];

/// How often a set of files is tried of which another run makes some.
const TRIES: usize = 5;

fn is_there(output: &Output) -> bool {
    same_bytes(&output.path, &output.bytes)
}

impl Run<'_> {
    /// Gets ready what some of the formats need.
    ///
    /// # Errors
    /// The typefaces of a PDF file are not there.
    #[cfg_attr(
        not(feature = "typeset"),
        expect(
            clippy::unnecessary_wraps,
            clippy::unused_self,
            reason = "no format needs anything"
        )
    )]
    pub fn ready(&self, formats: &[&Format]) -> Result<(), Error> {
        #[cfg(feature = "typeset")]
        if formats.iter().any(|format| format.write.is_none()) {
            let setter = Setter::new(self.args)?;
            self.pdf.get_or_init(|| setter);
        }
        #[cfg(not(feature = "typeset"))]
        let _ = formats;
        Ok(())
    }

    /// A report, and the document that it is, in a format; what is to be said of it is added to `said`.
    fn bytes(
        &self,
        format: &Format,
        judged: &Judged,
        document: &Document,
        said: &mut String,
    ) -> Result<Framed, Error> {
        #[cfg(feature = "typeset")]
        if format.write.is_none()
            && let Some(setter) = self.pdf.get()
        {
            return Ok(Framed::Bytes(setter.set(document, said)?, String::new()));
        }
        #[cfg(not(feature = "typeset"))]
        let _ = said;
        Ok(self.frame.bytes_of(format, judged, document)?)
    }

    /// Makes the files of the report of this number.
    pub fn make(&self, number: usize, file: &File) -> Made {
        if self.places.lost(number) == Some(&Lost::Filled) {
            return Made::nothing(Tally::Filled);
        }
        let input = match load(file, None, pipeline::judge) {
            Loaded::Input(input) => input,
            other => return Made::nothing(Tally::none(&other, file)),
        };
        let findings = input.findings();
        let marks = marks(&findings, self.several).unwrap_or_default();
        let mut looked_at = String::new();
        let outcome = match self.places.lost(number) {
            Some(Lost::Taken(by)) => Outcome::Taken(named(by)),
            _ => self
                .outcome(file, &input, &mut looked_at)
                .unwrap_or_else(Outcome::Failed),
        };
        Made {
            name: named(&file.path),
            found: emit::human(&findings, self.colour) + &marks + &looked_at,
            tally: Tally::of(&findings, &input.judged),
            outcome,
        }
    }

    /// Makes the files; adds what is to be looked at in them, and what was made smaller.
    fn outcome(&self, file: &File, input: &Input, looked_at: &mut String) -> Result<Outcome, Error> {
        if input.error.is_some() {
            return Ok(Outcome::Unread);
        }
        let places = self.places.of(file);
        for (_, path) in &places {
            self.reads.spare(&input.reads, path)?;
        }
        let has_report = input.judged.report.is_some();
        if !has_report || (input.judged.has_errors() && !self.args.draft) {
            return Ok(Outcome::Faulty { draft: has_report });
        }
        let Some(document) = self.composed(file, input, &places, looked_at) else {
            return Ok(Outcome::Faulty { draft: false });
        };
        let document = self.with_small_pictures(document, looked_at);
        let mut outputs = Vec::new();
        let mut kept = Vec::new();
        let mut said = String::new();
        for (format, path) in places {
            let bytes = match self.bytes(format, &input.judged, &document, looked_at)? {
                Framed::Bytes(bytes, notes) => {
                    looked_at.push_str(&notes);
                    bytes
                }
                Framed::Unplaced(said) => return Ok(Outcome::Unplaced(said)),
            };
            if is_dash(&path) {
                return Ok(Outcome::Screen(bytes));
            }
            let over = if self.args.force {
                Some(Over::Anything)
            } else {
                replaceable(&path, &bytes, input, &self.built, &mut said)?
            };
            match over {
                Some(over) => outputs.push(Output { path, bytes, over }),
                None => kept.push(named(&path)),
            }
        }
        if !kept.is_empty() {
            return Ok(Outcome::Kept { names: kept, said });
        }
        self.write(&outputs)?;
        Ok(Outcome::Written(
            outputs.iter().map(|output| named(&output.path)).collect(),
        ))
    }

    /// The document, with charts where they are asked for; `told` says what could not be drawn.
    fn composed(
        &self,
        file: &File,
        input: &Input,
        places: &[(&'static Format, PathBuf)],
        told: &mut String,
    ) -> Option<Document> {
        let judged = &input.judged;
        let mut document = if self.args.charts {
            judged.compose_with_charts(self.args.draft)
        } else {
            judged.compose(self.args.draft)
        }?;
        let has_charts = document.charts_before.is_some();
        let is_made = |wanted: &Format| places.iter().any(|(format, _)| format.name == wanted.name);
        let is_glance = is_made(&infographic::FORMAT);
        if is_glance && !has_charts {
            document.glance = judged.glance();
        }
        let name = named(&file.path);
        let mut tell = |note: &str| told.extend(["提示：", &*name, "：", &*harmless(note), "\n"]);
        if has_charts || is_glance {
            document.glance.notes.iter().for_each(|note| tell(note));
        }
        if has_charts && !places.iter().any(|(format, _)| DRAWN.contains(&format.name)) {
            tell("图表画在 Word 文档、网页、PDF 和图解里，这次没有生成其中任何一种");
        }
        if has_charts && matches!(self.frame, Frame::Template(..)) {
            tell("图表不填进模板；要图表的，不用 --template，或者把模板改成 --reference 的样张");
        }
        Some(document)
    }

    /// The document with its pictures scaled down, where that is asked for; `told` says of which, or which had better be.
    #[cfg(feature = "shrink")]
    fn with_small_pictures(&self, mut document: Document, told: &mut String) -> Document {
        if self.args.shrink {
            pictures::shrink(&mut document, told);
        } else {
            pictures::advise(&document, told);
        }
        document
    }

    #[cfg(not(feature = "shrink"))]
    #[expect(clippy::unused_self, reason = "as with the feature")]
    fn with_small_pictures(&self, document: Document, _: &mut String) -> Document {
        document
    }

    fn write(&self, outputs: &[Output]) -> Result<(), Error> {
        // The folders below the one that is written to are those below the one that was read.
        if let (true, Some(output)) = (self.args.dir.is_some(), outputs.first()) {
            let folder = folder_of(&output.path);
            std::fs::create_dir_all(folder).map_err(|cause| Error::file("建立文件夹", folder, cause))?;
        }
        self.built
            .note(outputs.iter().map(|o| (o.path.as_path(), o.bytes.as_slice())));
        let mut tries = 0;
        loop {
            match place_knowing(outputs, &self.swept) {
                // Another run of this program makes the same at the same time: what it has put there needs not be put there again.
                Err(_) if tries < TRIES && outputs.iter().any(is_there) => {
                    tries += 1;
                    let missing: Vec<Output> = outputs.iter().filter(|o| !is_there(o)).cloned().collect();
                    if missing.is_empty() {
                        return Ok(());
                    }
                    if place_knowing(&missing, &self.swept).is_ok() {
                        return Ok(());
                    }
                }
                done => return done,
            }
        }
    }
}
