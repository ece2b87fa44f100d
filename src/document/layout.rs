//! The boxhead and stub trees of the form laid out as one grid with spans: once, for every format and for reading.

use super::{Cell, Placing, Role, Row, Table};
use crate::form::{self, Block, Column, DataPoint, Orientation, RowPath};

/// The grid of a statutory table. `caption` is its accessible name; `figure` gives the text of each figure.
pub fn layout(
    key: &'static str,
    table: &'static form::Table,
    caption: String,
    figure: &dyn Fn(DataPoint) -> String,
) -> Table {
    let mut grid = Grid {
        key,
        figure,
        rows: Vec::new(),
    };
    let widths = match table.orientation {
        Orientation::Down => grid.down(table),
        Orientation::Across => grid.across(table),
    };
    Table {
        caption,
        statutory: true,
        placing: Placing::Whole,
        widths,
        rows: grid.rows,
    }
}

struct Grid<'a> {
    key: &'static str,
    figure: &'a dyn Fn(DataPoint) -> String,
    rows: Vec<Row>,
}

/// A tree of labels with its leaves: boxheads, stubs and spanners alike.
struct Node<'a> {
    label: &'a str,
    children: Vec<Node<'a>>,
}

impl Node<'_> {
    fn leaves(&self) -> usize {
        if self.children.is_empty() {
            1
        } else {
            self.children.iter().map(Self::leaves).sum()
        }
    }

    fn depth(&self) -> usize {
        1 + self.children.iter().map(Self::depth).max().unwrap_or(0)
    }
}

fn depth(nodes: &[Node<'_>]) -> usize {
    nodes.iter().map(Node::depth).max().unwrap_or(0)
}

fn head_of(columns: &'static [Column]) -> Vec<Node<'static>> {
    columns
        .iter()
        .map(|c| Node {
            label: c.label,
            children: head_of(c.children),
        })
        .collect()
}

/// Rows laid across: each row of figures becomes a spanner over the block's columns.
fn spanners_of(rows: &'static [form::Row], columns: &'static [Column]) -> Vec<Node<'static>> {
    rows.iter()
        .map(|r| {
            let children = if r.children.is_empty() {
                head_of(columns)
            } else {
                spanners_of(r.children, columns)
            };
            Node {
                label: r.label,
                children,
            }
        })
        .collect()
}

impl Grid<'_> {
    fn down(&mut self, table: &'static form::Table) -> Vec<u16> {
        let stub_columns = table.stub_widths.len();
        let value_columns = table.blocks.iter().map(|b| b.columns().len()).max().unwrap_or(0);
        let stacked = table.blocks.len() > 1;
        for block in table.blocks {
            self.block(block, stub_columns, value_columns, stacked);
        }
        let mut widths = table.stub_widths.to_vec();
        widths.resize(stub_columns + value_columns, table.value_width);
        widths
    }

    fn block(&mut self, block: &'static Block, stub_columns: usize, value_columns: usize, stacked: bool) {
        // Of stacked blocks none heads the whole table, so none is a head that would be repeated on the next page.
        let first = self.rows.len();
        if let Some(header) = block.header {
            self.push(
                false,
                vec![cell(0, 1, stub_columns + value_columns, Role::BlockHead, header)],
            );
        }
        let head = head_of(block.boxhead);
        let height = depth(&head);
        let spans = column_spans(block.columns().len(), value_columns);
        let top = self.rows.len();
        for _ in 0..height {
            self.push(!stacked, Vec::new());
        }
        let corner = if stub_columns > 1 {
            Role::Corner
        } else {
            Role::ColumnHead
        };
        self.rows[top]
            .cells
            .push(cell(0, height, stub_columns, corner, block.corner));
        self.head(&head, top, height, stub_columns, &mut spans.iter().copied());
        let columns = block.columns();
        self.stub(block.stub, 0, stub_columns, RowPath::default(), &columns, &spans);
        if let Some(row) = self.rows.get_mut(first) {
            row.starts_group = stacked;
        }
    }

    /// Heads from left to right; a head without children reaches down to the last row of the head.
    fn head(
        &mut self,
        nodes: &[Node<'_>],
        at: usize,
        height: usize,
        mut column: usize,
        spans: &mut dyn Iterator<Item = usize>,
    ) {
        for node in nodes {
            if node.children.is_empty() {
                let span = spans.next().unwrap_or(1);
                self.rows[at]
                    .cells
                    .push(cell(column, height, span, Role::ColumnHead, node.label));
                column += span;
            } else {
                let width: usize = node.leaves();
                self.rows[at]
                    .cells
                    .push(cell(column, 1, width, Role::Spanner, node.label));
                self.head(&node.children, at + 1, height - 1, column, spans);
                column += width;
            }
        }
    }

    /// Labels from top to bottom; a row of figures reaches over to the last column of the stub.
    fn stub(
        &mut self,
        rows: &'static [form::Row],
        column: usize,
        stub_columns: usize,
        path: RowPath,
        columns: &[&'static Column],
        spans: &[usize],
    ) {
        for (index, row) in rows.iter().enumerate() {
            let path = path.join(row.key);
            // The first row of a group stands beside the group's own label.
            if column == 0 || index > 0 {
                self.push(false, Vec::new());
            }
            let cells = if row.children.is_empty() {
                let mut cells = vec![cell(column, 1, stub_columns - column, Role::RowLabel, row.label)];
                cells.extend(self.figures(path, columns, spans, stub_columns));
                cells
            } else {
                let height = row.leaves();
                vec![cell(column, height, 1, Role::GroupLabel, row.label)]
            };
            if let Some(last) = self.rows.last_mut() {
                last.cells.extend(cells);
            }
            self.stub(row.children, column + 1, stub_columns, path, columns, spans);
        }
    }

    fn across(&mut self, table: &'static form::Table) -> Vec<u16> {
        let Some(block) = table.blocks.first() else {
            return Vec::new();
        };
        let head = spanners_of(block.stub, block.boxhead);
        let height = depth(&head);
        for _ in 0..height {
            self.push(true, Vec::new());
        }
        self.head(&head, 0, height, 0, &mut std::iter::repeat(1));
        let columns = block.columns();
        let spans = vec![1; columns.len()];
        let mut figures = Vec::new();
        for leaf in table.rows() {
            figures.extend(self.figures(leaf.path, &columns, &spans, figures.len()));
        }
        let widths = vec![table.value_width; figures.len()];
        self.push(false, figures);
        widths
    }

    fn figures(&self, row: RowPath, columns: &[&'static Column], spans: &[usize], first: usize) -> Vec<Cell> {
        let mut at = first;
        columns
            .iter()
            .zip(spans)
            .map(|(column, span)| {
                let point = DataPoint {
                    table: self.key,
                    row,
                    column: column.key,
                };
                let mut figure = cell(at, 1, *span, Role::Figure, &(self.figure)(point));
                figure.data_point = Some(point.to_string());
                at += span;
                figure
            })
            .collect()
    }

    fn push(&mut self, head: bool, cells: Vec<Cell>) {
        self.rows.push(Row {
            head,
            starts_group: false,
            cells,
        });
    }
}

/// Grid columns for each of `columns` columns of figures where the widest block has `available`: the last takes the rest.
fn column_spans(columns: usize, available: usize) -> Vec<usize> {
    let mut spans = vec![1; columns];
    if let Some(last) = spans.last_mut() {
        *last += available - columns;
    }
    spans
}

fn cell(column: usize, row_span: usize, col_span: usize, role: Role, text: &str) -> Cell {
    Cell {
        column,
        row_span,
        col_span,
        role,
        text: text.to_owned(),
        data_point: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{EDITIONS, Edition};

    fn laid_out(edition: &str, key: &'static str) -> Table {
        let edition = Edition::find(edition).unwrap();
        layout(key, edition.table(key).unwrap(), String::new(), &|p| {
            p.to_string()
        })
    }

    fn label(table: &Table, text: &str) -> (usize, usize, usize, usize) {
        let found = table
            .rows
            .iter()
            .enumerate()
            .flat_map(|(i, r)| r.cells.iter().map(move |c| (i, c)));
        let (row, cell) = found.into_iter().find(|(_, c)| c.text == text).unwrap();
        (row, cell.column, cell.row_span, cell.col_span)
    }

    #[test]
    fn every_place_of_every_grid_is_covered_once() {
        for edition in EDITIONS {
            for (section, table) in edition.tables() {
                let grid = layout(section.key, table, String::new(), &|_| String::new());
                for (index, line) in grid.slots().iter().enumerate() {
                    let mut next = 0;
                    for slot in line {
                        assert_eq!(
                            slot.cell().column,
                            next,
                            "{} {} row {index}",
                            edition.id,
                            section.key
                        );
                        next += slot.cell().col_span;
                    }
                    assert_eq!(
                        next,
                        grid.widths.len(),
                        "{} {} row {index}",
                        edition.id,
                        section.key
                    );
                }
            }
        }
    }

    #[test]
    fn table_three_has_the_spans_of_the_notice() {
        for (edition, outcome) in [("2019", 20), ("2021", 22)] {
            let table = laid_out(edition, "申请");
            assert_eq!(table.head_rows(), 3);
            assert_eq!(label(&table, "申请人情况"), (0, 3, 1, 7));
            assert_eq!(label(&table, "自然人"), (1, 3, 2, 1));
            assert_eq!(label(&table, "法人或其他组织"), (1, 4, 1, 5));
            assert_eq!(label(&table, "总计"), (1, 9, 2, 1));
            assert_eq!(label(&table, "商业企业"), (2, 4, 1, 1));
            assert_eq!(label(&table, "一、本年新收政府信息公开申请数量"), (3, 0, 1, 3));
            assert_eq!(label(&table, "三、本年度办理结果"), (5, 0, outcome, 1));
            assert_eq!(label(&table, "（一）予以公开"), (5, 1, 1, 2));
            assert_eq!(label(&table, "（三）不予公开"), (7, 1, 8, 1));
            assert_eq!(label(&table, "1.属于国家秘密"), (7, 2, 1, 1));
            assert_eq!(label(&table, "（五）不予处理"), (18, 1, 5, 1));
        }
    }

    #[test]
    fn the_last_column_of_a_short_block_takes_the_rest() {
        let table = laid_out("2019", "主动公开");
        assert_eq!(label(&table, "采购总金额").3, 2);
        assert_eq!(
            label(&laid_out("2021", "主动公开"), "本年收费金额（单位：万元）").3,
            3
        );
        assert_eq!(label(&table, "第二十条第（九）项").3, 4);
    }

    #[test]
    fn table_four_lies_across() {
        let table = laid_out("2021", "复议诉讼");
        assert_eq!(table.widths.len(), 15);
        assert_eq!(label(&table, "行政复议"), (0, 0, 1, 5));
        assert_eq!(label(&table, "行政诉讼"), (0, 5, 1, 10));
        assert_eq!(label(&table, "复议后起诉"), (1, 10, 1, 5));
        assert_eq!(label(&table, "结果维持"), (1, 0, 2, 1));
        assert_eq!(table.rows.len(), 4);
        assert_eq!(
            table.rows[3].cells[14].data_point.as_deref(),
            Some("复议诉讼.复议后起诉.总计")
        );
    }
}
