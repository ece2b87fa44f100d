//! Messages as programs write them, each made here by hand, and what is read of them.

use data_encoding::BASE64_MIME;
use encoding_rs::GBK;

use super::{MAX_BYTES, read};
use crate::document::{AsRead, Block};
use crate::format::tests::fixture;

fn shown(read: &AsRead) -> Vec<String> {
    let blocks = read.document.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.clone(),
        Block::Picture(picture) => format!("<{}>", picture.caption),
        Block::Table(table) => format!("[{}]", table.rows.len()),
        other => panic!("{other:?}"),
    });
    blocks
        .chain(read.unread.iter().map(|unread| format!("?{}", unread.what)))
        .collect()
}

fn lines(message: &[u8]) -> Vec<String> {
    shown(&read(message).unwrap())
}

fn part(head: &str, body: &[u8]) -> Vec<u8> {
    [b"--=_b\r\n", head.as_bytes(), b"\r\n\r\n", body, b"\r\n"].concat()
}

/// A message of these parts; `more` stands behind its type.
fn message(more: &str, parts: &[Vec<u8>]) -> Vec<u8> {
    let head = format!(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"=_b\"{more}\r\n\r\nThis is a multi-part message.\r\n"
    );
    [head.as_bytes(), &parts.concat(), b"--=_b--\r\n"].concat()
}

const HTML: &str = "Content-Type: text/html; charset=\"gb2312\"\r\nContent-Location: http://a.cn/x/y.html";

#[test]
fn the_page_is_read_in_its_own_encoding() {
    let (gbk, _, _) = GBK.encode("<p>年报</p>");
    let quoted: String = gbk
        .iter()
        .fold(String::new(), |all, b| all + &format!("={b:02X}=\r\n"));
    for (way, body) in [
        ("8bit", gbk.to_vec()),
        ("base64", BASE64_MIME.encode(&gbk).into_bytes()),
        ("Quoted-Printable", quoted.into_bytes()),
    ] {
        let head = format!("{HTML}\r\nContent-Transfer-Encoding: {way}");
        assert_eq!(lines(&message("", &[part(&head, &body)])), ["年报"], "{way}");
        let single = [format!("MIME-Version: 1.0\r\n{head}\r\n\r\n").as_bytes(), &body].concat();
        assert_eq!(lines(&single)[0], "年报", "{way}");
    }
}

#[test]
fn pictures_are_found_by_the_names_that_the_page_uses() {
    let png = BASE64_MIME.encode(&fixture::picture("").bytes);
    let picture = |name: &str| {
        part(
            &format!("Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n{name}"),
            png.as_bytes(),
        )
    };
    for (source, name) in [
        ("z.png", "Content-Location: http://a.cn/x/z.png"),
        ("/z.png", "Content-Location: http://a.cn/z.png"),
        ("http://b.cn/z.png?v=1", "Content-Location: http://b.cn/z.png?v=1"),
        ("cid:z@a", "Content-ID: <z@a>"),
        ("y.files/z.png", "Content-Location: file:///C:/1/y.files/z.png"),
    ] {
        let page = part(
            HTML,
            format!("<p>a<img src=\"{source}\" alt=\"图\"></p>").as_bytes(),
        );
        assert_eq!(
            lines(&message("", &[page, picture(name)])),
            ["a", "<图>"],
            "{source}"
        );
    }
    let page = part(HTML, b"<p>a<img src=\"q.png\" width=100></p>");
    let other = part(
        "Content-Type: image/emf\r\nContent-Location: http://a.cn/x/q.png",
        b"emf",
    );
    assert_eq!(lines(&message("", &[page, other])), ["a", "?一张图片：q.png"]);
}

#[test]
fn the_page_is_the_one_that_the_message_begins_with() {
    let page = |id: &str| {
        part(
            &format!("Content-Type: text/html\r\nContent-ID: <{id}>"),
            format!("<p>{id}</p>").as_bytes(),
        )
    };
    let text = part("Content-Type: text/plain", b"plain");
    assert_eq!(lines(&message("", &[text.clone(), page("a"), page("b")])), ["a"]);
    assert_eq!(lines(&message("; start=\"<b>\"", &[page("a"), page("b")])), ["b"]);
    assert_eq!(lines(&message("; start=\"<c>\"", &[page("a")])), ["a"]);
    let inner = String::from_utf8(message("", &[text, page("a")])).unwrap();
    let inner = inner.replace("=_b", "=_inner").replace("related", "alternative");
    let outer = part(inner.trim_end(), b"");
    assert_eq!(lines(&message("", &[outer])), ["a"]);
}

#[test]
fn pages_in_frames_are_read_where_they_stand() {
    let set = part(HTML, b"<html><frameset><frame src=\"l.html\"><frame src=\"r.html\"><frame src=\"y.html\"></frameset></html>");
    let frame = |name: &str, body: &str| {
        part(
            &format!("Content-Type: text/html\r\nContent-Location: http://a.cn/x/{name}"),
            body.as_bytes(),
        )
    };
    let pages = [
        set,
        frame("l.html", "<p>left<img src=\"q.png\" width=99></p>"),
        frame("r.html", "<p>right"),
    ];
    assert_eq!(
        lines(&message("", &pages)),
        ["left", "right", "?一张图片：q.png", "?另一个网页（框架）：y.html"]
    );
    let page = part(
        HTML,
        b"<p>a<iframe src=\"ad.html\"></iframe><iframe src=\"t.html\"></iframe></p>",
    );
    let pages = [
        page,
        frame("ad.html", "<p>ad"),
        frame("t.html", "<table><tr><td>1<td>2</table>"),
    ];
    assert_eq!(lines(&message("", &pages)), ["a", "[1]"]);
}

#[test]
fn a_page_that_stops_within_its_part_is_told() {
    let whole = message("", &[part(HTML, "<p>年报<p>数".as_bytes())]);
    let cut = &whole[..whole.len() - 14];
    assert!(
        lines(cut).last().unwrap().starts_with("?文件的断口"),
        "{:?}",
        lines(cut)
    );
    assert_eq!(lines(&whole).len(), 2);
    assert_eq!(lines(&[cut, b"</html>"].concat()), ["年报"]);
}

#[test]
fn what_holds_no_page_is_told() {
    for message in [
        b"".to_vec(),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n".to_vec(),
        message("", &[part("Content-Type: image/png", b"x")]),
        message(
            "",
            &[part(
                "Content-Type: text/html\r\nContent-Transfer-Encoding: x-uuencode",
                b"x",
            )],
        ),
        message("", &[part("Content-Type: text/html", &[0; 4000])]),
    ] {
        let told = read(&message).expect_err("it holds no page");
        assert!(!told.message.is_empty() && !told.help.is_empty());
    }
}

#[test]
fn a_boundary_that_is_not_named_and_utf_16_are_read() {
    let text = "MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x1\nContent-Type: text/html\n\n<p>年报</p>\n--x1--\n";
    assert_eq!(lines(text.as_bytes()), ["年报"]);
    assert_eq!(lines(format!("\u{feff}{text}").as_bytes()), ["年报"]);
    let wide: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(lines(&wide), ["年报"]);
}

#[test]
fn what_no_page_has_is_refused_or_left() {
    let many = vec![part("Content-Type: text/css", b""); 5000];
    assert!(read(&message("", &many)).unwrap_err().too_large);
    assert!(read(&vec![b' '; MAX_BYTES + 1]).unwrap_err().too_large);
    // Messages within each other, deeper than any program makes them.
    let mut text = b"Content-Type: text/html\r\n\r\n<p>a".to_vec();
    for depth in 0..50 {
        let head = format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n"
        );
        text = [head.as_bytes(), &text, b"\r\n"].concat();
    }
    assert!(read(&text).is_err());
    let endless = message(
        "",
        &[part(
            "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable",
            &b"=\r\n".repeat(1_000_000),
        )],
    );
    assert!(read(&endless).unwrap().document.blocks.is_empty());
}
