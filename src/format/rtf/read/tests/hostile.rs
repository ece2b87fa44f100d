//! Files that nobody would write: told, and read within time and memory.

use std::time::Instant;

use super::super::reader::MAX_DEPTH;
use super::{read, shown, shown_of};

/// What is said of a file that cannot be read.
fn refused(file: &str) -> String {
    read(file.as_bytes()).expect_err("it cannot be read").message
}

#[test]
fn no_rtf() {
    assert!(refused("{\\html}").contains("不是 RTF"));
    assert!(refused("").contains("不是 RTF"));
}

#[test]
fn a_file_that_stops_is_told() {
    let told = "! 文件的断口：文件不完整，后面的内容没有保存下来";
    assert_eq!(shown_of(b"{\\rtf1 a\\par b"), ["a", "b", told]);
    assert_eq!(
        shown_of(b"{\\rtf1 a\\par{\\pict\\bin999999999 ab"),
        ["a", "! 一张读不出的图片", told]
    );
    assert_eq!(
        shown_of(b"{\\rtf1\\trowd\\cellx1\\cellx2\\intbl a\\cell b"),
        ["|a|b|", told]
    );
    assert_eq!(shown_of(b"{\\rtf1 a\\par} b"), ["a"]);
}

#[test]
fn groups_nest_within_a_limit() {
    let nested = |depth: usize| format!("{{\\rtf1 {}a{}}}", "{".repeat(depth - 1), "}".repeat(depth - 1));
    assert_eq!(shown_of(nested(MAX_DEPTH).as_bytes()), ["a"]);
    assert!(refused(&nested(MAX_DEPTH + 1)).contains("嵌套超过 256 层"));
    assert!(refused(&nested(1_000_000)).contains("嵌套超过 256 层"));
}

#[test]
fn paragraphs_and_cells_within_a_limit() {
    for piece in [
        r"\par ",
        r"\line ",
        r"\intbl\cell ",
        r"\cellx5 ",
        r"{\footnote a}",
        r"{\strike a}b",
        r"{\fonttbl\f1 a;}",
        r"{\stylesheet\s1 a;}",
        r"{\*\listtable\list\listid1}",
        r"{\shp{\shptxt a}}",
    ] {
        let file = format!("{{\\rtf1 {}}}", piece.repeat(310_000));
        assert!(read(file.as_bytes()).expect_err(piece).too_large, "{piece}");
    }
    // A row that is defined once and begun again and again.
    let definition = r"\cellx5".repeat(10_000);
    let file = format!(
        "{{\\rtf1\\trowd{definition}{}}}",
        r"\intbl a\cell\row".repeat(1000)
    );
    assert!(read(file.as_bytes()).expect_err("too many cells").too_large);
}

#[test]
fn much_of_anything_is_read_soon() {
    for piece in [
        r"\trowd",
        r"{\*\x}",
        r"\u25919?",
        r"\'d5\'fe",
        r"\uc999999999\u1",
        r"{\strike a}b",
        r"{\super 2}",
        r"\itap99999\intbl ",
        r"{\field{\*\fldinst x}{\fldrslt y}}",
        r"{\listtext 1.}",
        r"\f9\plain\pard",
    ] {
        let file = format!(
            "{{\\rtf1{{\\fonttbl{{\\f0\\fcharset134 x;}}}}{}\\par}}",
            piece.repeat(50_000)
        );
        let began = Instant::now();
        // Some have more pieces than a file may have.
        drop(read(file.as_bytes()));
        assert!(began.elapsed().as_secs() < 20, "{piece}: {:?}", began.elapsed());
    }
}

#[test]
fn edges_that_lie_nowhere() {
    let text = r"\trowd\trleft99999999\cellx-5\cellx-9999999999\cellx9999999999\pard\intbl a\cell b\cell c\cell\row\pard\par";
    assert_eq!(shown(text), ["|a|b|c|"]);
}

#[test]
fn tables_nest_within_a_limit() {
    assert_eq!(shown(r"\pard\intbl\itap99999 a\par\pard b\par"), ["a", "b"]);
    let text = r"\pard\intbl\itap99999 a\nestcell\nestrow\pard b\par";
    assert_eq!(shown(text), ["a", "b"]);
}

#[test]
fn words_out_of_their_place() {
    let words =
        r"\cell\row\nestrow\nestcell\fldrslt\result\shptxt\sv\sn\leveltext\ud\lfolevel\listlevel a\par";
    assert!(read(format!("{{\\rtf1{words}}}").as_bytes()).is_ok());
}
