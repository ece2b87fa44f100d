//! How the tables of the form stand on their pages: whole, parted, or lying.

use super::page::{EMU_PER_PIXEL, EMU_PER_TWIP, LYING_PAGE, PAGE};
use super::spacing::between;
use super::table_rows::{has_smaller, height};
use super::{Block, Placing, lines};
use crate::report::TableThree;

/// The smallest figures, in half points, that table 3 has while it stands upright (七号 is 5.5 pt, 小五 is 9 pt).
const LEGIBLE: u32 = 15;

/// Decides how each table of the form stands; the one at the index `three` as the file wishes.
///
/// A table stands whole on one page. It is parted between groups of its rows where a third of a page or more would else stay
/// empty before it. Table 3 lies where the file says so (横排), and never where it says 竖排, which keeps it whole as well.
/// Left to itself (自动) it lies where upright a figure of it would be set smaller than 7.5 pt, or where it would be higher
/// than a page upright and is not so lying; else it stands as any other table.
///
/// The height of the text before a table is told from the standard's 28 characters a line: a page that another font sets a line
/// longer changes at most whether a table just above or below the third is parted.
pub fn place(title: &str, blocks: &mut [Block], three: Option<usize>, wish: TableThree) {
    let page = PAGE.text_height();
    let title_lines = u32::try_from(title.lines().count()).unwrap_or(1).max(1);
    let mut used = (title_lines + 1) * PAGE.line;
    // Where the heading begins that stands with the next block.
    let mut heading = None;
    for index in 0..blocks.len() {
        let (before, rest) = blocks.split_at_mut(index);
        let Some(block) = rest.first_mut() else { break };
        let space = before.last().map_or(0, |above| between(above, block));
        let begin = heading.take().unwrap_or(used);
        let statutory = matches!(block, Block::Table(table) if table.statutory);
        if statutory {
            let with_heading = used - begin + space;
            let room = page.saturating_sub(begin);
            let wish = if three == Some(index) {
                wish
            } else {
                TableThree::Auto
            };
            let is_three = three == Some(index);
            if let Block::Table(table) = block {
                table.placing = Placing::Whole;
                let need = height(table) + with_heading;
                let lies = is_three
                    && match wish {
                        TableThree::Lying => true,
                        TableThree::Upright => false,
                        TableThree::Auto => {
                            has_smaller(table, LEGIBLE) || (need > page && fits_lying(table, with_heading))
                        }
                    };
                if lies {
                    table.placing = Placing::Lying;
                    used = 0;
                    continue;
                }
                let keeps = is_three && wish == TableThree::Upright;
                if !keeps && need > room && room * 3 >= page {
                    table.placing = Placing::Parted;
                    used = (begin + need) % page;
                } else if need > room {
                    used = need % page;
                } else {
                    used = begin + need;
                }
            }
            continue;
        }
        let own = space + height_of(block);
        if matches!(block, Block::Heading(..)) {
            heading = Some(used);
        }
        used += own;
        if used > page {
            // A page ends after 22 whole lines.
            used = if own > page {
                used % page
            } else {
                own.min(used - page).max(PAGE.line)
            };
            heading = heading.map(|_| 0);
        }
    }
}

fn fits_lying(table: &super::Table, with_heading: u32) -> bool {
    let lying = super::Table {
        placing: Placing::Lying,
        ..table.clone()
    };
    height(&lying) + with_heading <= LYING_PAGE.text_height()
}

/// The height of what is no table of the form.
fn height_of(block: &Block) -> u32 {
    match block {
        Block::Heading(_, text) => lines::lines(text) * PAGE.line,
        Block::Paragraph(paragraph) => {
            let head = paragraph.head.as_ref().map_or("", |(_, head)| head.as_str());
            lines::lines(&format!("{head}{}", paragraph.text)) * PAGE.line
        }
        Block::Table(table) => height(table) + PAGE.line,
        Block::Picture(picture) => {
            let (width, height) = (u64::from(picture.size.0.max(1)), u64::from(picture.size.1));
            let natural = height * EMU_PER_PIXEL / EMU_PER_TWIP;
            let widest = u64::from(PAGE.text_width()) * EMU_PER_TWIP / EMU_PER_PIXEL;
            let shown = if width > widest {
                natural * widest / width
            } else {
                natural
            };
            let most = PAGE.text_height() - 3 * PAGE.line;
            u32::try_from(shown).unwrap_or(most).min(most) + PAGE.line
        }
        Block::Signature(_) => 3 * PAGE.line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::layout::layout;
    use crate::document::{Level, Paragraph};
    use crate::form::Edition;

    /// How tables 2 and 3 stand behind so many lines of prose, with a figure in each place.
    fn placed(prose: usize, figure: &str, wish: TableThree) -> (Placing, Placing) {
        let edition = Edition::current();
        let mut blocks = vec![Block::line("甲".repeat(28 * prose - 2))];
        for key in ["主动公开", "申请"] {
            let table = edition.table(key).unwrap();
            let table = layout(key, table, String::new(), &|_| figure.to_owned());
            blocks.extend([
                Block::Heading(Level::One, "二、情况".to_owned()),
                Block::Table(table),
            ]);
        }
        blocks.push(Block::Paragraph(Paragraph {
            head: None,
            text: "无。".to_owned(),
        }));
        place("题目", &mut blocks, Some(4), wish);
        let placing = |index: usize| match &blocks[index] {
            Block::Table(table) => table.placing,
            _ => Placing::Whole,
        };
        (placing(2), placing(4))
    }

    #[test]
    fn a_table_is_parted_where_a_third_of_a_page_would_stay_empty() {
        // 2 lines of title and 5 of prose: table 2 fits, and leaves less than a third.
        assert_eq!(placed(5, "0", TableThree::Auto), (Placing::Whole, Placing::Whole));
        // 2 and 10: half a page would stay empty before table 2.
        assert_eq!(placed(10, "0", TableThree::Auto).0, Placing::Parted);
        assert_eq!(placed(18, "0", TableThree::Auto).0, Placing::Whole);
        // Two lines stand on the second page before table 2, which ends above its last third.
        assert_eq!(placed(22, "0", TableThree::Auto).1, Placing::Parted);
        assert_eq!(placed(22, "0", TableThree::Upright).1, Placing::Whole);
    }

    #[test]
    fn table_three_lies_where_the_file_or_its_figures_ask_for_it() {
        assert_eq!(placed(5, "0", TableThree::Lying).1, Placing::Lying);
        assert_eq!(placed(5, "12345678", TableThree::Auto).1, Placing::Lying);
        assert_eq!(placed(5, "12345678", TableThree::Upright).1, Placing::Whole);
        assert_eq!(placed(5, "12345", TableThree::Auto).1, Placing::Whole);
    }
}
