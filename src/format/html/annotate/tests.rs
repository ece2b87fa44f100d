//! Pages with marks put in and taken out again.

use encoding_rs::GBK;

use super::annotate;
use crate::diagnostic::Severity;
use crate::format::annotation::Note;
use crate::source::{Place, PlaceOrder, Quote};

fn note(order: PlaceOrder, quote: Option<&str>) -> Note {
    let quote = quote.map(|words| Quote {
        words: words.to_owned(),
        before: 0,
        behind: 0,
    });
    Note {
        severity: Severity::Warning,
        place_words: "第一段".to_owned(),
        paragraphs: vec!["应为“<6>”\u{2464e}".to_owned()],
        place: Some(Place {
            quote,
            ..Place::new(order, String::new())
        }),
        revision: None,
    }
}

fn line(number: usize) -> Note {
    note(PlaceOrder::of_piece(number), None)
}

/// A page with its marks as `[` and `]`, and without the list.
fn shown(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, mark)) = rest.split_once("<mark class=\"nianbao-mark\"") {
        let (_, behind) = mark.split_once('>').unwrap();
        let (words, behind) = behind.split_once("</mark>").unwrap();
        out = format!("{out}{before}[{words}]");
        rest = behind;
    }
    out.push_str(rest);
    match out.split_once("<aside class=\"nianbao-comments\"") {
        Some((before, list)) => before.to_owned() + list.split_once("</aside>").unwrap().1,
        None => out,
    }
}

fn commented(page: &[u8], notes: &[Note]) -> Vec<u8> {
    let after = annotate(page, notes).unwrap().bytes;
    // Taken out again nothing has changed; put in twice it stands once.
    assert_eq!(annotate(&after, &[]).unwrap().bytes, page);
    assert_eq!(annotate(&after, notes).unwrap().bytes, after);
    after
}

fn marked(page: &str, notes: &[Note]) -> String {
    shown(&String::from_utf8(commented(page.as_bytes(), notes)).unwrap())
}

#[test]
fn the_very_words_are_marked() {
    let page = "<html><head><title>标题</title><script>if(a<b){'<td>'}</script></head><body><h1>标题</h1>\n<p>　　收到<b>15</b>件&mdash;全部办结。</p></body></html>\n";
    let quoted = |words: &str| marked(page, &[note(PlaceOrder::of_piece(2), Some(words))]);
    assert_eq!(quoted("15"), page.replace("15", "[15]"));
    assert_eq!(quoted("到15"), page.replace("到<b>15", "[到]<b>[15]"));
    assert_eq!(marked(page, &[line(1)]), page.replace("<h1>标题", "<h1>[标题]"));
    // Of all of a paragraph each piece has its mark.
    assert_eq!(
        marked(page, &[line(2)]),
        page.replace(
            "收到<b>15</b>件&mdash;全部办结。",
            "[收到]<b>[15]</b>[件&mdash;全部办结。]"
        )
    );
    // Two comments on the same words share a mark.
    let both = [
        note(PlaceOrder::of_piece(2), Some("15")),
        note(PlaceOrder::of_piece(2), Some("15")),
    ];
    assert_eq!(marked(page, &both), page.replace("15", "[15]"));
}

#[test]
fn cells_are_marked_also_empty_ones() {
    let page = "<p>题<table><tr><td>甲<td> <td>&nbsp;</td><td>9</td></tr><tr><td>乙</td><td>1</td><td>2</td><td>9</td></tr></table>";
    let at = |row: usize, column: usize| PlaceOrder::of_piece(2).at_row(row).at_cell(column);
    let cell = |row, column| marked(page, &[note(at(row, column), None)]);
    assert_eq!(cell(1, 1), page.replace("<td> ", "<td>[] "));
    assert_eq!(cell(1, 2), page.replace("<td>&nbsp;", "<td>[]&nbsp;"));
    assert_eq!(cell(2, 3), page.replace("2</td><td>9", "2</td><td>[9]"));
}

#[test]
fn a_page_keeps_its_encoding() {
    let text = "<meta charset=gb2312><body><p>北仑区的报告，共收到<i>申请</i>15件。</p><p>二</p></body>";
    let page = GBK.encode(text).0.into_owned();
    let after = commented(&page, &[note(PlaceOrder::of_piece(1), Some("申请15"))]);
    let (decoded, broken) = GBK.decode_without_bom_handling(&after);
    assert!(!broken);
    assert_eq!(
        shown(&decoded),
        text.replace("<i>申请</i>15", "<i>[申请]</i>[15]")
    );
    // What GBK has no letter for is a reference by number.
    assert!(decoded.contains("&#149070;"), "{decoded}");
    assert!(decoded.contains("title=\"【警告】应为“&lt;6&gt;”"), "{decoded}");
    // UTF-16 with its mark.
    let text = "<body><p>北仑区的报告，共收到申请15件。</p></body>";
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    let page: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
    let after = commented(&page, &[note(PlaceOrder::of_piece(1), Some("15"))]);
    let (decoded, ..) = encoding_rs::UTF_16BE.decode(&after);
    assert_eq!(shown(&decoded), text.replace("15", "[15]"));
}

#[test]
fn the_list_leads_to_the_marks() {
    let page = "<html><body><p>一</p><p>二</p></body></html>";
    let after = annotate(page.as_bytes(), &[line(2), line(9)]).unwrap().bytes;
    let after = String::from_utf8(after).unwrap();
    // What is not found stands at the beginning.
    assert!(
        after.contains("<p><mark class=\"nianbao-mark\" id=\"nianbao-1\""),
        "{after}"
    );
    assert!(
        after.contains("<li>【警告】<a href=\"#nianbao-2\">第一段</a>：应为“&lt;6&gt;”"),
        "{after}"
    );
    assert!(after.ends_with("</ol></aside></body></html>"), "{after}");
    // A mark and a list of somebody else's stay.
    let page = "<p><mark>一</mark></p><aside>别的</aside>";
    assert_eq!(commented(page.as_bytes(), &[]), page.as_bytes());
}
