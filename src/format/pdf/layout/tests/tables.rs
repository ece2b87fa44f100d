//! Tables by their lines.

use std::fmt::Write;

use super::shown::read;

/// Words in the middles of places of a table: of columns 100 wide and rows 20 high, from (80, 100) on.
fn words(cells: &[(usize, usize, &str)]) -> String {
    cells.iter().fold(String::new(), |mut out, (row, column, words)| {
        writeln!(out, "text {} {} 10 {words}", 100 + column * 100, 114 + row * 20).unwrap();
        out
    })
}

const CELLS: [(usize, usize, &str); 6] = [
    (0, 0, "项目"),
    (0, 1, "甲"),
    (0, 2, "乙"),
    (1, 0, "受理"),
    (1, 1, "12"),
    (1, 2, "3"),
];

#[test]
fn cells_are_what_is_drawn() {
    let lines = "
level 100 80 380
level 120 180 380
level 140 80 380
level 160 80 380
upright 80 100 160
upright 180 100 160
upright 280 120 140
upright 380 100 160
";
    let cells = words(&[
        (0, 0, "项目"),
        (0, 1, "数量"),
        (1, 1, "甲"),
        (1, 2, "乙"),
        (2, 0, "受理"),
        (2, 1, "12"),
    ]);
    assert_eq!(
        read(&format!("page 595 842\n{cells}{lines}")),
        "| 项目↓2 | 数量→2 |\n| 甲 | 乙 |\n| 受理 | 12→2 |\n"
    );
}

#[test]
fn lines_may_stop_short_and_be_double_or_missing_outside() {
    let cells = words(&CELLS);
    let expected = "| 项目 | 甲 | 乙 |\n| 受理 | 12 | 3 |\n";
    for lines in [
        // Short by two points, over by two.
        "level 100 82 382\nlevel 120 78 378\nlevel 140 82 380\nupright 80 98 142\nupright 180 102 138\nupright 280 100 140\nupright 380 100 140\n",
        // Double.
        "level 100 80 380\nlevel 102 80 380\nlevel 120 80 380\nlevel 140 80 380\nlevel 142 80 380\nupright 80 100 142\nupright 180 100 142\nupright 182 100 142\nupright 280 100 142\nupright 380 100 142\n",
        // Only inner lines.
        "level 120 80 380\nupright 180 100 140\nupright 280 100 140\n",
        // In pieces.
        "level 100 80 180\nlevel 100 181 280\nlevel 100 280 380\nlevel 120 80 380\nlevel 140 80 380\nupright 80 100 119\nupright 80 121 140\nupright 180 100 140\nupright 280 100 140\nupright 380 100 140\n",
    ] {
        assert_eq!(
            read(&format!("page 595 842\n{cells}{lines}")),
            expected,
            "{lines}"
        );
    }
}

#[test]
fn frames_and_underlines_are_no_tables() {
    let cells = words(&[(0, 0, "联系地址"), (2, 0, "某路1号")]);
    let lines =
        "level 90 70 500\nlevel 200 70 500\nupright 70 90 200\nupright 500 90 200\nlevel 117 100 140\n";
    assert_eq!(
        read(&format!("page 595 842\n{cells}{lines}")),
        "联系地址\n某路1号\n"
    );
}

#[test]
fn a_number_that_goes_over_its_cell_is_in_none() {
    let lines = "level 100 80 380\nlevel 120 80 380\nlevel 140 80 380\nupright 80 100 140\nupright 180 100 140\nupright 280 100 140\nupright 380 100 140\n";
    let cells = words(&CELLS[..4]);
    let found = read(&format!("page 595 842\n{cells}text 267 134 10 12345\n{lines}"));
    assert_eq!(
        found,
        "| 项目 | 甲 | 乙 |\n| 受理 |  |  |\nunread before 0 row 1 column 1: 写出了格子的数“12345”，不知道属于哪一格\n"
    );
}

#[test]
fn tables_that_follow_each_other_on_two_pages_are_one_where_their_columns_are() {
    let table = |top: u32, edges: &[u32], rows: &[&[&str]]| {
        let mut out = String::new();
        let bottom = top + 20 * u32::try_from(rows.len()).unwrap();
        for (at, row) in (0..).zip(rows) {
            for (edge, words) in edges.iter().zip(*row) {
                writeln!(out, "text {} {} 10 {words}", edge + 8, top + at * 20 + 14).unwrap();
            }
        }
        for y in (top..=bottom).step_by(20) {
            writeln!(out, "level {y} {} {}", edges[0], edges[edges.len() - 1]).unwrap();
        }
        for x in edges {
            writeln!(out, "upright {x} {top} {bottom}").unwrap();
        }
        out
    };
    let head: &[&str] = &["项目", "甲", "乙"];
    let first = table(700, &[80, 200, 300, 400], &[head, &["现场", "1", "2"]]);
    let wider = table(60, &[100, 340, 540, 740], &[head, &["网上", "3", "4"]]);
    let found = read(&format!("page 595 842\n{first}page 842 595\n{wider}"));
    assert_eq!(
        found,
        "| 项目 | 甲 | 乙 |\n| 现场 | 1 | 2 |\n| 网上 | 3 | 4 |\npage 2: block 0 row 2\n"
    );
    let other = table(60, &[80, 150, 300, 400], &[head, &["网上", "3", "4"]]);
    let found = read(&format!("page 595 842\n{first}page 595 842\n{other}"));
    assert_eq!(found.matches("项目").count(), 2, "{found}");
    assert!(found.ends_with("page 2: block 1 row 0\n"), "{found}");
    let found = read(&format!(
        "page 595 842\n{first}page 595 842\ntext 80 40 16 二、另一张表\n{wider}"
    ));
    assert_eq!(found.matches("项目").count(), 2, "{found}");
}
