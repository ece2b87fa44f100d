//! The edits by which a file is filled.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::left::restored;
use super::model::{Model, Sort, sort, sort_of, text_element, words};
use super::pictures::Pictures;
use super::places::joined;
use super::{Fill, Template};
use crate::document::Block;
use crate::format::Unreadable;
use crate::format::annotation::{Edit, edited};
use crate::format::docx::annotate::Piece;
use crate::format::docx::parcel::{Parcel, with_bom};
use crate::source::Place;

/// What was done so far.
struct Filling<'t, 'a> {
    template: &'t Template,
    edits: Vec<Edit>,
    /// For each paragraph with words in the place of placeholders: where, and which.
    words: BTreeMap<usize, Vec<(Range<usize>, &'a str)>>,
    pictures: Pictures,
    /// How prose looks that has no other of its sort to look like.
    usual: BTreeMap<Sort, Model>,
}

impl Template {
    /// The file with all this in it.
    ///
    /// # Errors
    /// It could not be packed.
    pub fn fill(&self, fills: &[Fill]) -> Result<Vec<u8>, Unreadable> {
        let mut parcel = Parcel::open(&self.bytes)?;
        let mut filling = Filling {
            template: self,
            edits: Vec::new(),
            words: BTreeMap::new(),
            pictures: Pictures::new(&self.text, &self.main),
            usual: usual(self, fills),
        };
        for fill in fills {
            match fill {
                Fill::Words(number, words) => {
                    if let Some(own) = self.placeholders.get(*number) {
                        let all = filling.words.entry(own.paragraph).or_default();
                        all.push((own.range.clone(), words));
                    }
                }
                Fill::Blocks(number, blocks) => {
                    if let Some(own) = self.placeholders.get(*number) {
                        filling.replace(&[own.paragraph], blocks, &mut parcel)?;
                    }
                }
                Fill::Place(place, words) => filling.place(place, words),
                Fill::Prose {
                    pieces,
                    after,
                    blocks,
                } => filling.prose(pieces, *after, blocks, &mut parcel)?,
            }
        }
        filling.inline();
        let mut edits = std::mem::take(&mut filling.edits);
        edits.extend(restored(&self.prompted, &self.prompts, &edits));
        let text = edited(self.text.as_bytes(), edits);
        parcel.put(&self.main, with_bom(text, self.has_bom));
        parcel.pack()
    }
}

/// How prose of each sort looks in the text: as the first paragraph of its sort among all that is replaced.
fn usual(template: &Template, fills: &[Fill]) -> BTreeMap<Sort, Model> {
    let mut out = BTreeMap::new();
    for fill in fills {
        let paragraphs: Vec<usize> = match fill {
            Fill::Prose { pieces, .. } => template.paragraphs_of(pieces),
            Fill::Blocks(number, _) => {
                let own = template.placeholders.get(*number);
                own.map(|own| own.paragraph).into_iter().collect()
            }
            Fill::Words(..) | Fill::Place(..) => Vec::new(),
        };
        for number in paragraphs {
            if let Some(paragraph) = template.paragraphs.all.get(number) {
                let model = || Model::of(&template.text, &template.paragraphs, paragraph);
                out.entry(sort(paragraph)).or_insert_with(model);
            }
        }
    }
    out
}

impl Template {
    /// The paragraphs of the text that pieces come from, each once, in order.
    fn paragraphs_of(&self, pieces: &[usize]) -> Vec<usize> {
        let spots = pieces.iter().flat_map(|piece| self.spots_of_piece(*piece));
        let mut out: Vec<usize> = spots.filter_map(|at| self.paragraphs.at(at)).collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

impl Filling<'_, '_> {
    /// Words in the place of all that stands at a place: in the run of the first of them.
    fn place(&mut self, place: &Place, words: &str) {
        let template = self.template;
        let found = template.traced.find(place);
        let mut rest = Some(words);
        for piece in found.map(|spot| spot.pieces).unwrap_or_default() {
            let prefix = template.scan.prefix.as_str();
            match template.scan.pieces.get(piece.number) {
                Some(Piece::Text(text)) => {
                    let words = rest.take().unwrap_or_default();
                    let element = text_element(prefix, words);
                    self.edits.push(Edit::replace(text.element.clone(), element));
                }
                Some(Piece::Cell(cell)) => {
                    let Some(words) = rest.take().filter(|words| !words.is_empty()) else {
                        continue;
                    };
                    // The words of an empty cell look as those of its paragraph would.
                    let look = cell.look.clone().and_then(|look| template.text.get(look));
                    let element = text_element(prefix, words);
                    let run = format!("<{prefix}r>{}{element}</{prefix}r>", look.unwrap_or_default());
                    self.edits.push(match &cell.closed {
                        None => Edit::insert(cell.at, 0, run),
                        Some(end) => Edit::replace(end.clone(), format!(">{run}</{prefix}p>")),
                    });
                }
                None => {}
            }
        }
    }

    /// Words in the place of placeholders: each in the run in which its placeholder begins.
    fn inline(&mut self) {
        for (number, mut all) in std::mem::take(&mut self.words) {
            let template = self.template;
            let Some(paragraph) = template.paragraphs.all.get(number) else {
                continue;
            };
            all.sort_by_key(|(range, _)| range.start);
            let mut start = 0;
            for text in &paragraph.texts {
                start += usize::from(text.apart);
                let end = start + text.text.len();
                let mut out = String::new();
                let mut done = start;
                let mut touched = false;
                for (range, words) in &all {
                    if range.end <= start || range.start >= end {
                        continue;
                    }
                    touched = true;
                    let keep = done..range.start.max(done);
                    out.push_str(
                        text.text
                            .get(keep.start - start..keep.end.min(end) - start)
                            .unwrap_or_default(),
                    );
                    if range.start >= start {
                        out.push_str(words);
                    }
                    done = range.end.min(end);
                }
                if touched {
                    out.push_str(text.text.get(done - start..).unwrap_or_default());
                    let element = text_element(&template.paragraphs.prefix, &out);
                    self.edits.push(Edit::replace(text.element.clone(), element));
                }
                start = end;
            }
            debug_assert_eq!(start, joined(paragraph).len());
        }
    }

    fn prose(
        &mut self,
        pieces: &[usize],
        after: Option<usize>,
        blocks: &[Block],
        parcel: &mut Parcel<'_>,
    ) -> Result<(), Unreadable> {
        let template = self.template;
        let paragraphs = template.paragraphs_of(pieces);
        if !paragraphs.is_empty() {
            return self.replace(&paragraphs, blocks, parcel);
        }
        let spots = after
            .map(|after| template.spots_of_piece(after))
            .unwrap_or_default();
        let children = spots
            .into_iter()
            .filter_map(|at| template.paragraphs.child_at(at));
        if let Some(child) = children.max().and_then(|at| template.paragraphs.children.get(at)) {
            let words = self.written(blocks, &BTreeMap::new(), parcel)?;
            self.edits.push(Edit::insert(child.range.end, 0, words));
        }
        Ok(())
    }

    /// Blocks in the place of paragraphs: all where the first of them stood.
    fn replace(
        &mut self,
        paragraphs: &[usize],
        blocks: &[Block],
        parcel: &mut Parcel<'_>,
    ) -> Result<(), Unreadable> {
        let template = self.template;
        let mut own: BTreeMap<Sort, Model> = BTreeMap::new();
        for number in paragraphs {
            if let Some(paragraph) = template
                .paragraphs
                .all
                .get(*number)
                .filter(|it| !words(it).trim().is_empty())
            {
                let model = || Model::of(&template.text, &template.paragraphs, paragraph);
                own.entry(sort(paragraph)).or_insert_with(model);
            }
        }
        let mut new = self.written(blocks, &own, parcel)?;
        for number in paragraphs {
            let Some(paragraph) = template.paragraphs.all.get(*number) else {
                continue;
            };
            let slice = |range: &Range<usize>| template.text.get(range.clone()).unwrap_or_default();
            let mut out: String = paragraph.markers.iter().map(slice).collect();
            out.push_str(&std::mem::take(&mut new));
            // With a paragraph that ends a section the section would end elsewhere.
            if paragraph.ends_section || paragraph.in_cell {
                let prefix = &template.paragraphs.prefix;
                let properties = paragraph.properties.as_ref().map(slice).unwrap_or_default();
                let _ = write!(out, "<{prefix}p>{properties}</{prefix}p>");
            }
            self.edits.push(Edit::replace(paragraph.range.clone(), out));
        }
        Ok(())
    }

    /// Blocks as paragraphs that look like these, or like others of the text.
    fn written(
        &mut self,
        blocks: &[Block],
        own: &BTreeMap<Sort, Model>,
        parcel: &mut Parcel<'_>,
    ) -> Result<String, Unreadable> {
        let caption = self.template.caption.as_deref();
        let plain = Model::plain(&self.template.paragraphs.prefix);
        let mut out = String::new();
        for block in blocks {
            let sort = sort_of(block);
            let model = own
                .get(&sort)
                .or_else(|| own.get(&Sort::Prose))
                .or_else(|| self.usual.get(&sort))
                .or_else(|| own.values().next())
                .or_else(|| self.usual.get(&Sort::Prose))
                .unwrap_or(&plain)
                .clone();
            match block {
                Block::Heading(_, text) => out.push_str(&model.paragraph("", text)),
                Block::Paragraph(paragraph) => {
                    let head = paragraph.head.as_ref().map_or("", |(_, head)| head.as_str());
                    out.push_str(&model.paragraph(head, &paragraph.text));
                }
                Block::Table(table) => out.push_str(&model.table(table, caption)),
                Block::Picture(picture) => {
                    let run = self.pictures.run(picture, parcel)?;
                    out.push_str(&model.in_the_middle(&run));
                    if !picture.caption.is_empty() {
                        out.push_str(&model.caption(&picture.caption, caption, false));
                    }
                }
                Block::Signature(_) => {}
            }
        }
        // A table is kept from what follows, which may be one too.
        if matches!(blocks.last(), Some(Block::Table(_))) {
            out.push_str(&plain.in_the_middle(""));
        }
        Ok(out)
    }
}
