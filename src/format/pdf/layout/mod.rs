//! Pages as they are drawn → a document as it is read: which lines are tables, which glyphs are lines, which lines are
//! paragraphs, and what of a page is none of its text.

mod captions;
mod clusters;
mod drawn_tables;
mod flow;
mod furniture;
mod grid;
mod halves;
mod lines;
mod margins;
mod narrow;
mod over_pages;
mod overlay;
mod paragraphs;
mod refusal;
mod rules;
mod sheet;
mod spread;
mod struck;
mod table;
#[cfg(test)]
mod tests;
mod words;

use super::page::Page;
use crate::document::{AsRead, Block, PageStart, Placing, Unread};
use crate::format::Unreadable;
use drawn_tables::{Drawn, drawn};
use flow::Flow;
use halves::halves;
use lines::{Line, lines};
use margins::{Margins, Setting};
use sheet::{Sheet, sheet};
use table::PageTable;

/// The pages as a document.
///
/// # Errors
/// No page holds words that can be read.
pub(in crate::format::pdf) fn document(pages: Vec<Page>) -> Result<AsRead, Unreadable> {
    let sheets: Vec<Sheet> = pages.into_iter().flat_map(halves).map(sheet).collect();
    refusal::refuse(&sheets)?;
    let mut told = refusal::unreadable_pages(&sheets);
    let mut on_pages: Vec<(usize, usize, String)> = Vec::new();
    let mut laid: Vec<Laid> = Vec::with_capacity(sheets.len());
    for (index, mut sheet) in sheets.into_iter().enumerate() {
        let glyphs = std::mem::take(&mut sheet.page.glyphs);
        let Drawn {
            tables,
            rest,
            too_many_lines,
        } = drawn(&sheet.page, glyphs);
        let number = sheet.page.number;
        if too_many_lines {
            told.push((index, format!("第{number}页很密的线条，表格没有按线读")));
        }
        let pictures = match sheet.pictures.len() {
            0 => None,
            1 => Some("一张图片".to_owned()),
            count => Some(format!("{count} 张图片")),
        };
        on_pages.extend(
            sheet
                .told
                .into_iter()
                .chain(pictures)
                .map(|what| (index, number, what)),
        );
        laid.push(Laid {
            number,
            width: sheet.page.width,
            height: sheet.page.height,
            lines: captions::parted(lines(rest), &sheet.pictures),
            tables,
        });
    }
    told.extend(refusal::together(on_pages));
    let left_out = leave_furniture_out(&mut laid);
    let lying = lying(&laid);
    let mut flow = flow_of(laid);
    flow.close();
    place(&mut flow, &lying);
    let mut read = AsRead::new(flow.blocks);
    read.unread = flow.unread;
    for (index, what) in told {
        let before = flow.pages.get(index).map_or(0, |start| start.block);
        read.unread.push(Unread {
            before,
            what,
            cell: None,
        });
    }
    read.unread.sort_by_key(|unread| unread.before);
    read.pages = flow.pages;
    read.left_out = left_out;
    Ok(read)
}

/// A page whose glyphs are lines and tables.
struct Laid {
    number: usize,
    width: f32,
    height: f32,
    lines: Vec<Line>,
    tables: Vec<PageTable>,
}

/// The numbers of the pages that lie among upright ones: where all of them lie, somebody only printed them so.
fn lying(pages: &[Laid]) -> Vec<usize> {
    let lies = |page: &&Laid| page.width > page.height;
    if pages.iter().all(|page| lies(&page)) {
        return Vec::new();
    }
    pages.iter().filter(lies).map(|page| page.number).collect()
}

/// Tables that begin on a page that lies do so too.
fn place(flow: &mut Flow, lying: &[usize]) {
    if lying.is_empty() {
        return;
    }
    for (index, block) in flow.blocks.iter_mut().enumerate() {
        let begins = |start: &&PageStart| (start.block, start.row) <= (index, 0);
        let page = flow.pages.iter().rev().find(begins).map(|start| start.page);
        if let Block::Table(table) = block
            && page.is_some_and(|page| lying.contains(&page))
        {
            table.placing = Placing::Lying;
        }
    }
}

/// Takes the numbers, headers and footers of pages out; returns what the headers and footers say.
fn leave_furniture_out(pages: &mut [Laid]) -> Vec<String> {
    let sheets: Vec<furniture::Sheet<'_>> = pages
        .iter()
        .map(|page| furniture::Sheet {
            number: page.number,
            height: page.height,
            lines: &page.lines,
        })
        .collect();
    let found = furniture::furniture(&sheets);
    for (page, (head, foot)) in pages.iter_mut().zip(found.outer) {
        let foot = page.lines.len().saturating_sub(foot);
        page.lines.truncate(foot);
        page.lines.drain(..head.min(foot));
    }
    found.words
}

/// The lines and tables of the pages, in the order in which they are read.
fn flow_of(pages: Vec<Laid>) -> Flow {
    let margins = margins_of(&pages);
    let set: Vec<(Margins, Vec<&Line>)> = margins
        .iter()
        .zip(&pages)
        .map(|(margins, page)| (*margins, page.lines.iter().collect()))
        .collect();
    let mut flow = Flow::new(Setting::of(&set));
    for (index, (page, margins)) in pages.into_iter().zip(margins).enumerate() {
        flow.page(page.number);
        let mut tables = page.tables.into_iter().peekable();
        for line in page.lines {
            while let Some(table) = tables.next_if(|table| table.top < line.middle()) {
                flow.table(table, index);
            }
            flow.line(line, index, margins);
        }
        for table in tables {
            flow.table(table, index);
        }
    }
    flow
}

/// The margins of each page: its own, or, where it has few lines, those of the other pages of its size. A page on which every
/// line begins a paragraph takes the left one from the others.
fn margins_of(pages: &[Laid]) -> Vec<Margins> {
    let mut shared: Vec<(f32, Option<Margins>)> = Vec::new();
    let furthest = |page: &Laid| {
        let alike = || {
            pages
                .iter()
                .filter(|other| (other.width - page.width).abs() < SAME_SIZE)
        };
        let tables = || alike().flat_map(|page| &page.tables);
        let left = tables()
            .filter_map(|table| table.edges.first())
            .copied()
            .reduce(f32::min);
        (
            left,
            tables()
                .filter_map(|table| table.edges.last())
                .copied()
                .fold(0.0, f32::max),
        )
    };
    let mut out = Vec::with_capacity(pages.len());
    for page in pages {
        let alike = |width: f32| (width - page.width).abs() < SAME_SIZE;
        let known = shared
            .iter()
            .find(|(width, _)| alike(*width))
            .map(|(_, margins)| *margins);
        let common = known.unwrap_or_else(|| {
            let lines = pages
                .iter()
                .filter(|other| alike(other.width))
                .flat_map(|page| &page.lines);
            let margins = Margins::of(&lines.collect::<Vec<_>>(), page.width, furthest(page));
            shared.push((page.width, margins));
            margins
        });
        let own = (page.lines.len() >= MIN_OWN)
            .then(|| Margins::of(&page.lines.iter().collect::<Vec<_>>(), page.width, furthest(page)));
        out.push(match (own.flatten(), common) {
            // On the other side of a sheet both margins lie elsewhere.
            (Some(own), Some(common)) if own.left - common.left - (own.right - common.right) > SAME_SIZE => {
                Margins {
                    left: own.left.min(common.left),
                    ..own
                }
            }
            (Some(margins), _) | (None, Some(margins)) => margins,
            (None, None) => outermost(page),
        });
    }
    out
}

/// How much sizes may differ that are the same, in points.
const SAME_SIZE: f32 = 3.0;
/// The fewest lines of a page that show its margins.
const MIN_OWN: usize = 6;

/// As far as anything on a page reaches.
fn outermost(page: &Laid) -> Margins {
    let tables = page.tables.iter().flat_map(|table| &table.edges).copied();
    let (lefts, rights) = (
        page.lines.iter().map(|line| line.left),
        page.lines.iter().map(|line| line.right),
    );
    let left = tables.clone().chain(lefts).fold(page.width, f32::min);
    Margins {
        left,
        right: tables.chain(rights).fold(page.width - left, f32::max),
    }
}
