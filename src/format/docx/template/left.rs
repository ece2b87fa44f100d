//! What a text has that is neither words nor figures to be filled: prompts of content controls that nobody has filled yet, changes that
//! wait to be accepted, formulas.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::format::annotation::Edit;

/// What an office should see to before it publishes a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Changes that wait to be accepted or refused: what was there before can still be read.
    pub revisions: usize,
    /// Fields that Word reckons anew.
    pub formulas: usize,
    /// Whether there are comments.
    pub has_comments: bool,
}

/// A content control that shows a prompt: `showingPlcHdr` (ISO/IEC 29500-1, 17.5.2.39).
#[derive(Debug)]
pub(super) struct Prompt {
    /// The whole control.
    control: Range<usize>,
    /// The elements that make a prompt of its words: that it is one, and the style of prompts.
    marks: Vec<Range<usize>>,
}

impl Prompt {
    /// Whether a place of the text is in it.
    pub(super) fn has(&self, at: usize) -> bool {
        self.control.contains(&at)
    }
}

/// The prompts of a text, and what else is left in it.
pub(super) fn left(text: &str) -> (Vec<Prompt>, Left) {
    let mut reader = Reader::from_str(text);
    let mut out = Vec::new();
    let mut left = Left::default();
    // The open elements, each with the control that begins with it.
    let mut open: Vec<Option<Control>> = Vec::new();
    let mut is_instruction = false;
    loop {
        let start = position(&reader);
        let Ok(event) = reader.read_event() else {
            return (out, left);
        };
        let end = position(&reader);
        match event {
            Event::Start(tag) => {
                noted(&tag, start..end, &mut open, &mut left);
                is_instruction = tag.local_name().into_inner() == "instrText";
                let is_control = tag.local_name().into_inner() == "sdt";
                open.push(is_control.then(|| Control::at(start)));
            }
            Event::Empty(tag) => noted(&tag, start..end, &mut open, &mut left),
            Event::Text(words) => {
                left.formulas += usize::from(is_instruction && is_formula(&words.into_inner()));
                is_instruction = false;
            }
            Event::End(_) => {
                if let Some(control) = open.pop().flatten().filter(|control| control.is_prompt) {
                    out.push(Prompt {
                        control: control.start..end,
                        marks: control.marks,
                    });
                }
            }
            Event::Eof => return (out, left),
            _ => {}
        }
    }
}

struct Control {
    start: usize,
    marks: Vec<Range<usize>>,
    is_prompt: bool,
}

impl Control {
    const fn at(start: usize) -> Self {
        Self {
            start,
            marks: Vec::new(),
            is_prompt: false,
        }
    }
}

fn noted(tag: &BytesStart<'_>, range: Range<usize>, open: &mut [Option<Control>], left: &mut Left) {
    let attribute = |wanted: &str| {
        let mut attributes = tag.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == wanted);
        found.map(|attribute| attribute.value.into_owned())
    };
    let local = tag.local_name().into_inner().to_owned();
    match local.as_str() {
        "ins" | "del" | "moveFrom" | "moveTo" => left.revisions += 1,
        "fldSimple" => {
            left.formulas += usize::from(attribute("instr").is_some_and(|words| is_formula(&words)));
        }
        "showingPlcHdr" | "rStyle" => {
            let Some(control) = open.iter_mut().rev().find_map(Option::as_mut) else {
                return;
            };
            let is_off = matches!(attribute("val").as_deref(), Some("0" | "false" | "off"));
            if local == "showingPlcHdr" && !is_off {
                control.is_prompt = true;
            }
            control.marks.push(range);
        }
        _ => {}
    }
}

/// Whether a field reckons: ` =SUM(LEFT) `.
fn is_formula(instruction: &str) -> bool {
    instruction.trim_start().starts_with('=')
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The text with its prompts as plain words: as long as before, each of their marks blank.
pub(super) fn plain(text: String, prompts: &[Prompt]) -> String {
    if prompts.is_empty() {
        return text;
    }
    let mut out = text;
    for mark in prompts.iter().flat_map(|prompt| &prompt.marks) {
        out.replace_range(mark.clone(), &" ".repeat(mark.len()));
    }
    out
}

/// The edits that make prompts again of those in which nothing was filled.
pub(super) fn restored(whole: &str, prompts: &[Prompt], edits: &[Edit]) -> Vec<Edit> {
    let is_touched = |prompt: &Prompt| {
        let control = &prompt.control;
        edits
            .iter()
            .any(|edit| edit.range.start < control.end && edit.range.end > control.start)
    };
    let untouched = prompts.iter().filter(|prompt| !is_touched(prompt));
    let marks = untouched.flat_map(|prompt| &prompt.marks);
    marks
        .map(|mark| Edit::replace(mark.clone(), whole.get(mark.clone()).unwrap_or_default()))
        .collect()
}
