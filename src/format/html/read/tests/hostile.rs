//! Pages that ask for more than a page may have. Each is refused, or read, soon: what takes time or memory without a bound
//! would not end here.

use super::read;

fn refusal(page: &str) -> String {
    read(page.as_bytes()).unwrap_err().message
}

/// This many pieces that differ.
fn each(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect::<Vec<_>>().concat()
}

#[test]
fn depth_is_bounded() {
    for tag in [
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<ol><li>",
        "<svg>",
        "<font size=1>",
        "<figure>",
    ] {
        assert!(refusal(&tag.repeat(100_000)).contains("嵌套"), "{tag}");
        assert!(read(tag.repeat(100).as_bytes()).is_ok(), "{tag}");
    }
}

#[test]
fn what_is_opened_again_and_again_is_bounded() {
    let fonts = each(400, |size| format!("<font size={size}>"));
    assert!(refusal(&format!("<p>{fonts}{}", "<p>x".repeat(10_000))).contains("过多"));
}

#[test]
fn the_number_of_nodes_is_bounded() {
    assert!(refusal(&"<br>".repeat(310_000)).contains("过多"));
}

#[test]
fn attributes_and_names_are_bounded() {
    let unlike = |before: &str, behind: &str| each(40_000, |n| format!("{before}attribute{n}{behind}"));
    assert!(refusal(&format!("<p {}", unlike("", " "))).contains("过多"));
    assert!(refusal(&unlike("<br ", ">")).contains("过多"));
    let elements = each(11_000, |n| format!("<element{n}></element{n}>"));
    assert!(refusal(&elements).contains("过多"));
    assert!(refusal(&"<br a b c d e f g h i j k l m n o p>".repeat(20_000)).contains("过多"));
}

#[test]
fn references_and_stray_signs_are_bounded() {
    assert!(refusal(&"&".repeat(1_100_000)).contains("过多"));
    assert!(refusal(&"< ".repeat(1_100_000)).contains("过多"));
}

#[test]
fn a_long_pre_loses_no_words() {
    let read = read(format!("<pre>{}末</pre>", "x\n".repeat(300_000)).as_bytes()).unwrap();
    let blocks = read.document.blocks;
    assert_eq!(blocks.len(), 200_001);
    assert!(format!("{:?}", blocks.last()).contains("x x 末"));
}

#[test]
fn a_large_page_that_a_person_could_have_made_is_read() {
    let row = "<tr><td class=a style='border:1px'><p class=MsoNormal align=center><span lang=EN-US>12</span></p><td>3</tr>";
    let page = format!("<table>{}</table>", row.repeat(5_000));
    assert_eq!(read(page.as_bytes()).unwrap().document.blocks.len(), 1);
}
