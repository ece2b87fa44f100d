//! Files that are damaged, cut off or made to do harm: an error or what is left of them, and no panic.

use super::{made, read, row, sheet};
use crate::format::archive::Archive;

/// A small workbook with every kind of cell.
fn workbook() -> Vec<u8> {
    let data = [
        row(1, &["'题"]),
        row(
            2,
            &[
                "'a",
                "1",
                "=<c r=\"@\" t=\"s\"><v>0</v></c>",
                "=<c r=\"@\" s=\"1\"><v>5</v></c>",
            ],
        ),
        row(
            3,
            &[
                "'b",
                "2.5",
                "=<c r=\"@\" t=\"e\"><v>#N/A</v></c>",
                "=<c r=\"@\"><f>A1</f></c>",
            ],
        ),
    ]
    .concat();
    let merged = "<mergeCells><mergeCell ref=\"A1:D1\"/></mergeCells>";
    made(&[sheet("表", &data, merged), sheet("二", &data, "")], "")
}

#[test]
fn a_file_that_is_cut_off_is_an_error() {
    let whole = workbook();
    for end in 0..whole.len() {
        assert!(read(&whole[..end]).is_err(), "{end}");
    }
}

#[test]
fn changed_bytes_stop_nothing() {
    let whole = workbook();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..3000 {
        let mut bytes = whole.clone();
        for _ in 0..3 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let at = usize::try_from(state % 1_000_003).unwrap() % bytes.len();
            bytes[at] = state.to_le_bytes()[5];
        }
        let _ = read(&bytes);
    }
}

#[test]
fn changed_words_of_the_parts_stop_nothing() {
    let rows = row(2, &["'a", "1", "=<c r=\"@\" s=\"1\"><v>5</v></c>"]);
    for (from, to) in [
        ("r=\"2\"", "r=\"4294967295\""),
        ("r=\"2\"", "r=\"0\""),
        ("r=\"B2\"", "r=\"XFD1048576\""),
        ("r=\"B2\"", "r=\"A2\""),
        ("r=\"B2\"", "r=\"ZZZZZZZ99999999999\""),
        ("<v>5</v>", "<v>1e308</v>"),
        ("<v>5</v>", "<v>-99999999999999999999</v>"),
        ("s=\"1\"", "s=\"99999999999999999999\""),
        ("<v>1</v>", "<v>"),
        ("</row>", ""),
    ] {
        let _ = read(&made(&[sheet("表", &rows.replacen(from, to, 1), "")], ""));
    }
    for area in ["A1:XFD1048576", "B2:A1", "", "A1:A1:A1", "C9:XFD9"] {
        let merged =
            format!("<mergeCells><mergeCell ref=\"{area}\"/><mergeCell ref=\"A2:C2\"/></mergeCells>");
        let _ = read(&made(&[sheet("表", &rows, &merged)], ""));
    }
    let far = format!(
        "{}{}",
        row(1, &["'a"]),
        "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"
    );
    let merged = "<mergeCells><mergeCell ref=\"A1:XFD1048575\"/></mergeCells>";
    assert!(read(&made(&[sheet("表", &far, merged)], "")).is_err_and(|error| error.too_large));
    assert!(read(&made(&[sheet("表", &far, "")], "")).is_ok());
}

#[test]
fn a_million_rows_of_looks_are_nothing() {
    let rows: String = (2..200_000)
        .map(|n| format!("<row r=\"{n}\" ht=\"15\"/>"))
        .collect();
    let cells: String = (1..100_000).map(|n| format!("<c r=\"A{n}\" s=\"4\"/>")).collect();
    let data = format!("{}{rows}<row r=\"1048576\">{cells}</row>", row(1, &["'a", "1"]));
    let found = read(&made(&[sheet("表", &data, "")], "")).unwrap();
    assert_eq!(found.document.blocks.len(), 1);
}

#[test]
fn too_much_of_anything_is_an_error() {
    let many: String = (1..400_000)
        .map(|n| format!("<c r=\"A{n}\"><v>1</v></c>"))
        .collect();
    let error = read(&made(&[sheet("表", &format!("<row>{many}</row>"), "")], "")).unwrap_err();
    assert!(error.too_large, "{error:?}");
    let mut bomb = Archive::default();
    bomb.add("xl/workbook.xml", &vec![b' '; 40 * 1024 * 1024])
        .unwrap();
    assert!(read(&bomb.finish().unwrap()).unwrap_err().too_large);
}

#[test]
fn what_is_no_such_workbook_says_what_it_is() {
    let mut binary = Archive::default();
    binary.add("xl/workbook.bin", b"x").unwrap();
    let error = read(&binary.finish().unwrap()).unwrap_err();
    assert!(error.message.contains(".xlsb"), "{error:?}");
    assert!(read(b"").is_err());
    let mut empty = Archive::default();
    empty.add("xl/other.xml", b"<a/>").unwrap();
    assert!(
        read(&empty.finish().unwrap())
            .unwrap_err()
            .message
            .contains("xl/workbook.xml")
    );
}
