//! The three tables of the official form, edition 2021, as Word files have them: `tests/golden/form-2021.txt` is the form
//! itself, drawn from the notice's own attachment, and no golden file that a change of the program may write anew.

use std::fmt::Write;
use std::fs;

use unicode_width::UnicodeWidthStr;

use crate::documents::read::{Grid, tables};
use crate::support::{Room, examples, root};

/// A place to be filled with a figure.
const FIGURE: &str = "_";

/// The tables drawn: a place that a cell covers from the left is `<`, one that it covers from above is `^`, a place for a
/// figure `_`. Blanks in labels do not count: where a label is broken is a matter of its width.
fn drawn(tables: &[Grid]) -> String {
    let mut out = String::new();
    for (number, grid) in (2..).zip(tables) {
        let places: Vec<Vec<String>> = (0..grid.len())
            .map(|row| {
                (0..grid[row].len())
                    .map(|column| place(grid, row, column))
                    .collect()
            })
            .collect();
        let width = |column: usize| places.iter().map(|row| row[column].width_cjk()).max().unwrap();
        writeln!(
            out,
            "\nTable {number}: {} rows, {} columns\n",
            grid.len(),
            grid[0].len()
        )
        .unwrap();
        for row in &places {
            for (column, text) in row.iter().enumerate() {
                let blank = " ".repeat(width(column) - text.width_cjk());
                write!(out, "| {text}{blank} ").unwrap();
            }
            out.push_str("|\n");
        }
    }
    out
}

fn place(grid: &Grid, row: usize, column: usize) -> String {
    let (cell, text) = &grid[row][column];
    if row > 0 && grid[row - 1][column].0 == *cell {
        return "^".to_owned();
    }
    if column > 0 && grid[row][column - 1].0 == *cell {
        return "<".to_owned();
    }
    let text: String = text.split_whitespace().collect();
    if text.is_empty() || text.parse::<f64>().is_ok() {
        return FIGURE.to_owned();
    }
    text
}

/// The form as it stands in the file, without the lines that say what it is.
fn official() -> String {
    let text = fs::read_to_string(root().join("tests/golden/form-2021.txt")).unwrap();
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn word_files_have_the_tables_of_the_official_form() {
    let room = Room::new();
    let mut compared = 0;
    let blank = ["new", "--year", "2021", "--agency", "某局", "-o", "blank.yaml"];
    room.run(&blank).is(0, &[]);
    for path in [vec![room.path("blank.yaml")], examples()].concat() {
        if !fs::read_to_string(&path).unwrap().contains("\n版式: 2021") {
            continue;
        }
        room.run(&["build", "--draft", path.to_str().unwrap(), "-o", "a.docx"]);
        let is = drawn(&tables("docx", &room.bytes("a.docx"))[..3]);
        let wanted = official();
        for (is, wanted) in is.lines().zip(wanted.lines()) {
            assert_eq!(is, wanted, "{}", path.display());
        }
        assert_eq!(is.lines().count(), wanted.lines().count(), "{}", path.display());
        compared += 1;
    }
    assert!(compared >= 2, "{compared}");
}
