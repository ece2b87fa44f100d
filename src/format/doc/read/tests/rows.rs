//! Tables: edges, merged cells, nested tables, rows that are gone.

use super::build::{Changes, Doc, change};
use super::{lines_of, refused};

/// In a table.
fn cell() -> Changes {
    change(0x2416, &[1])
}

/// The end of a row with these edges, and for each cell how it is merged.
fn row(edges: &[i16], merged: &[u16]) -> Changes {
    let mut definition = vec![u8::try_from(edges.len() - 1).unwrap()];
    definition.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
    for flags in merged {
        definition.extend(flags.to_le_bytes());
        definition.extend([0; 18]);
    }
    let length = u16::try_from(definition.len() + 1).unwrap();
    let definition = [&length.to_le_bytes()[..], &definition].concat();
    [cell(), change(0x2417, &[1]), change(0xD608, &definition)].concat()
}

/// A nested paragraph, with what else is said of it.
fn nested(depth: u8, more: &[Changes]) -> Changes {
    [cell(), change(0x6649, &[depth, 0, 0, 0]), more.concat()].concat()
}

#[test]
fn cells_span_by_their_edges_and_their_flags() {
    let (first, merged, below) = (0x0060, 0x0002, 0x0020);
    let doc = Doc::of(&[
        ("甲\u{7}乙\u{7}", cell()),
        ("\u{7}", row(&[0, 2000, 3000], &[0, first])),
        ("1\u{7}2\u{7}\u{7}", cell()),
        // Two twips aside it is the same line.
        ("\u{7}", row(&[0, 1002, 1998, 3001], &[0, 0, below])),
        ("合\u{7}\u{7}尾\u{7}", cell()),
        ("\u{7}", row(&[0, 1000, 2000, 3000], &[0x0001, merged, 0])),
        ("后\r", Changes::new()),
    ]);
    let expected = ["表〔〕3列", "甲{1×2}｜乙{2×1}", "1｜2", "合{1×2}｜尾", "后"];
    assert_eq!(lines_of(&doc), expected);
}

#[test]
fn later_changes_of_a_row_hold() {
    let merge =
        |code: u16, operand: &[u8]| [row(&[0, 1000, 2000, 3000], &[0; 3]), change(code, operand)].concat();
    let table = |end: Changes| {
        let plain = row(&[0, 1000, 2000, 3000], &[0; 3]);
        let doc = Doc::of(&[
            ("甲\u{7}乙\u{7}丙\u{7}", cell()),
            ("\u{7}", plain),
            ("1\u{7}2\u{7}3\u{7}", cell()),
            ("\u{7}", end),
        ]);
        lines_of(&doc).remove(2)
    };
    assert_eq!(table(merge(0x5624, &[0, 2])), "1{1×2}｜3");
    assert_eq!(
        table([merge(0x5624, &[0, 2]), change(0x5625, &[0, 2])].concat()),
        "1｜2｜3"
    );
    assert_eq!(table(merge(0xD62B, &[2, 1, 1])), "1｜2｜3");
    let end = [
        row(&[0, 1000, 3000], &[0; 2]),
        change(0x7621, &[1, 1, 0xE8, 3]),
        change(0x7623, &[2, 3, 0xE8, 3]),
    ];
    assert_eq!(table(end.concat()), "1｜2｜3");
    let end = [row(&[0, 500, 1500, 2500, 3500], &[0; 4]), change(0x5622, &[0, 1])];
    assert_eq!(
        table([end.concat(), change(0x9602, &[0, 0]), change(0x9601, &[0, 0])].concat()),
        "1｜2｜3"
    );
}

#[test]
fn tables_within_tables_are_read_where_they_stand() {
    let inner_cell = || nested(2, &[change(0x244B, &[1])]);
    let inner_row = || nested(2, &[change(0x244B, &[1]), change(0x244C, &[1])]);
    let doc = Doc::of(&[
        ("前\r", nested(1, &[])),
        ("内甲\r", inner_cell()),
        ("内乙\r", inner_cell()),
        ("\r", inner_row()),
        ("1\r", inner_cell()),
        ("2\r", inner_cell()),
        ("\r", inner_row()),
        ("后\u{7}", nested(1, &[])),
        ("\u{7}", row(&[0, 3000], &[0])),
    ]);
    assert_eq!(lines_of(&doc), ["前", "表〔〕2列", "内甲｜内乙", "1｜2", "后"]);
}

#[test]
fn rows_that_are_deleted_or_hidden_are_not_seen() {
    let end = || row(&[0, 1000, 2000], &[0; 2]);
    let texts = [
        "甲\u{7}乙\u{7}",
        "\u{7}",
        "1\u{7}2\u{7}",
        "\u{7}",
        "3\u{7}4\u{7}",
        "\u{7}",
    ];
    let doc = Doc::of(&[0, 1, 2, 3, 4, 5].map(|i| (texts[i], if i % 2 == 0 { cell() } else { end() })));
    let runs = |changes: Changes| {
        let of = |index: usize| {
            if index == 2 || index == 3 {
                changes.clone()
            } else {
                Changes::new()
            }
        };
        lines_of(
            &doc.clone()
                .with_runs(&[0, 1, 2, 3, 4, 5].map(|i| (texts[i], of(i)))),
        )
    };
    assert_eq!(runs(change(0x0800, &[1])), ["表〔〕2列", "甲｜乙", "3｜4"]);
    assert_eq!(runs(change(0x083C, &[1])), ["表〔〕2列", "甲｜乙", "3｜4"]);
    assert_eq!(runs(change(0x0835, &[1])).len(), 4);
}

#[test]
fn a_row_without_its_end_and_one_without_edges_keep_their_cells() {
    let doc = Doc::of(&[
        ("甲\u{7}乙\u{7}", cell()),
        ("\u{7}", [cell(), change(0x2417, &[1])].concat()),
        ("1\u{7}2\u{7}", cell()),
        ("后\r", Changes::new()),
    ]);
    assert_eq!(lines_of(&doc), ["表〔〕2列", "甲｜乙", "1｜2", "后"]);
}

#[test]
fn properties_that_are_kept_elsewhere_are_found() {
    let end = row(&[0, 2000, 3000], &[0; 2]);
    let mut doc = Doc::of(&[
        ("甲\u{7}乙\u{7}", cell()),
        ("\u{7}", change(0x6646, &[4, 0, 0, 0])),
        ("1\u{7}2\u{7}3\u{7}", cell()),
        ("\u{7}", row(&[0, 1000, 2000, 3000], &[0; 3])),
    ]);
    let length = u16::try_from(end.len()).unwrap();
    doc.data = [&[0; 4], &length.to_le_bytes()[..], &end].concat();
    let expected = ["表〔〕3列", "甲{1×2}｜乙", "1｜2｜3"];
    assert_eq!(lines_of(&doc), expected);
    doc.paragraphs[1].1 = [cell(), change(0x2417, &[1]), change(0x646B, &[4, 0, 0, 0])].concat();
    assert_eq!(lines_of(&doc), expected);
}

#[test]
fn tables_a_thousand_deep_are_not_read() {
    let doc = Doc::of(&[("甲\r", nested(33, &[]))]);
    assert!(refused(&doc.file()).message.contains("嵌套"));
    let doc = Doc::of(&[("甲\r", nested(32, &[]))]);
    assert_eq!(lines_of(&doc), ["甲"]);
}
