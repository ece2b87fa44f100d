//! The blocks of a document out of the lines and tables of its pages, one after the other: lines become paragraphs, tables
//! go on over pages, and every page knows with which block it begins.

use super::lines::Line;
use super::margins::{Margins, STOPS, Setting};
use super::over_pages;
use super::paragraphs::{Set, append, goes_on};
use super::table::PageTable;
use super::words::words;
use crate::chinese::numbering::{begins_a_part, level};
use crate::chinese::page_marks::is_page_mark;
use crate::document::{Block, Cell, CellIndex, PageStart, Role, Row, Table, Unread};

/// The most lines between the parts of a table on two pages: that it goes on, and its name again.
const MAX_BETWEEN: usize = 2;

/// The most characters of a line over a table that belongs to it, …
const MAX_HEAD: usize = 30;
/// … how far above the table it may stand, as a part of its size, …
const HEAD_DISTANCE: f32 = 2.2;
/// … and how many blocks there are before it, for it not to be the title of all.
const MIN_BLOCKS: usize = 2;

/// The document as far as it is put together.
pub(super) struct Flow {
    setting: Setting,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// What could not be read for certain in the cells of tables.
    pub unread: Vec<Unread>,
    /// Where pages begin.
    pub pages: Vec<PageStart>,
    /// The pages that have begun, and on which nothing has come yet.
    begun: Vec<usize>,
    paragraph: Option<Paragraph>,
    table: Option<OpenTable>,
}

/// A paragraph that may go on.
struct Paragraph {
    text: String,
    /// Its last line.
    last: Line,
    words: String,
    margins: Margins,
    page: usize,
    first: bool,
}

/// A table that may go on on the next page.
struct OpenTable {
    table: PageTable,
    caption: String,
    /// The page on which its last part stands.
    page: usize,
    /// The line above it.
    above: String,
    /// The lines behind it that belong to it, if it goes on.
    between: Vec<(Line, Margins)>,
    /// The number of the page on which they stand.
    between_on: usize,
    /// The pages that begin within it, with their first rows.
    starts: Vec<(usize, usize)>,
}

impl Flow {
    /// No blocks yet, of a document that is set so.
    pub fn new(setting: Setting) -> Self {
        Self {
            setting,
            blocks: Vec::new(),
            unread: Vec::new(),
            pages: Vec::new(),
            begun: Vec::new(),
            paragraph: None,
            table: None,
        }
    }

    /// A page begins.
    pub fn page(&mut self, number: usize) {
        self.begun.push(number);
    }

    /// A line comes.
    pub fn line(&mut self, line: Line, page: usize, margins: Margins) {
        let said = words(&line);
        if let Some(open) = &mut self.table {
            let again = is_page_mark(&said) || !open.above.is_empty() && said == open.above;
            if page > open.page && open.between.len() < MAX_BETWEEN && again {
                open.between.push((line, margins));
                open.between_on = page;
                return;
            }
            self.close_table();
        }
        let below = Set {
            line: &line,
            words: &said,
            margins,
            page,
            first: true,
        };
        let setting = self.setting;
        if let Some(open) = &mut self.paragraph {
            let above = Set {
                line: &open.last,
                words: &open.words,
                margins: open.margins,
                page: open.page,
                first: open.first,
            };
            if goes_on(above, below, setting) {
                append(&mut open.text, &said);
                (open.last, open.words, open.margins) = (line, said, margins);
                (open.page, open.first) = (page, false);
                // The paragraph began on the page before: this one begins with what follows.
                let next = self.blocks.len() + 1;
                self.begin_pages(next, 0);
                return;
            }
        }
        self.close_paragraph();
        self.begin_pages(self.blocks.len(), 0);
        self.paragraph = Some(Paragraph {
            text: said.clone(),
            last: line,
            words: said,
            margins,
            page,
            first: true,
        });
    }

    /// A table comes.
    pub fn table(&mut self, table: PageTable, page: usize) {
        let mut next = table;
        let caption = self.take_head(&mut next, page);
        let above = self
            .paragraph
            .as_ref()
            .map(|paragraph| paragraph.text.clone())
            .unwrap_or_default();
        self.close_paragraph();
        if let Some(open) = self.table.as_mut().filter(|open| open.page + 1 == page) {
            match over_pages::join(&mut open.table, next) {
                Ok(row) => {
                    open.page = page;
                    open.between.clear();
                    open.starts
                        .extend(self.begun.drain(..).map(|number| (number, row)));
                    return;
                }
                Err(other) => next = other,
            }
        }
        self.close_table();
        self.close_paragraph();
        self.begin_pages(self.blocks.len(), 0);
        self.table = Some(OpenTable {
            table: next,
            caption,
            page,
            above,
            between: Vec::new(),
            between_on: page,
            starts: Vec::new(),
        });
    }

    /// Takes the line right over the middle of a table into it: as its first row, where the table has no lines at its sides,
    /// and that row can have none above it; else as its caption.
    fn take_head(&mut self, table: &mut PageTable, page: usize) -> String {
        let blocks = self.blocks.len();
        let over = self.paragraph.take_if(|line| {
            let Line {
                left,
                right,
                size,
                baseline,
                ..
            } = line.last;
            let distance = table.top - baseline;
            let short = line.text.chars().nth(MAX_HEAD).is_none() && !line.text.ends_with(STOPS);
            line.first
                && line.page == page
                && short
                && (0.0..size * HEAD_DISTANCE).contains(&distance)
                && (table.is_under(left, right, size) || table.can_have_open_head() && table.begins_at(left))
                && !begins_a_part(&line.text)
                && level(&line.text).is_none()
                && !is_page_mark(&line.text)
                && blocks >= MIN_BLOCKS
        });
        let text = over.map(|line| line.text).unwrap_or_default();
        if table.can_have_open_head() && !text.is_empty() {
            table.put_above(text);
            return String::new();
        }
        text
    }

    /// Nothing more comes.
    pub fn close(&mut self) {
        self.close_table();
        self.close_paragraph();
        self.begin_pages(self.blocks.len(), 0);
    }

    fn begin_pages(&mut self, block: usize, row: usize) {
        let begun = self.begun.drain(..);
        self.pages
            .extend(begun.map(|page| PageStart { page, block, row }));
    }

    fn close_paragraph(&mut self) {
        if let Some(paragraph) = self.paragraph.take() {
            self.blocks.push(Block::line(paragraph.text));
        }
    }

    fn close_table(&mut self) {
        let Some(open) = self.table.take() else { return };
        let block = self.blocks.len();
        let starts = open.starts.into_iter();
        self.pages
            .extend(starts.map(|(page, row)| PageStart { page, block, row }));
        for doubt in open.table.doubts {
            self.unread.push(Unread {
                before: block,
                what: doubt.what,
                cell: Some(CellIndex {
                    row: doubt.row,
                    column: doubt.column,
                }),
            });
        }
        let rows = open.table.rows.into_iter().map(|cells| Row {
            head: false,
            starts_group: false,
            cells: cells
                .into_iter()
                .map(|cell| Cell {
                    column: cell.column,
                    row_span: cell.rows,
                    col_span: cell.columns,
                    role: Role::Text,
                    text: cell.text,
                    data_point: None,
                })
                .collect(),
        });
        let rows = rows.collect();
        self.blocks.push(Block::Table(Table {
            caption: open.caption,
            statutory: false,
            placing: crate::document::Placing::Parted,
            widths: vec![1; open.table.edges.len().saturating_sub(1)],
            rows,
        }));
        for (line, margins) in open.between {
            self.line(line, open.between_on, margins);
        }
    }
}
