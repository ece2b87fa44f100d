//! Files of every kind, made by hand.

use super::foreign::{self, ALL};
use super::{Content, Foreign, sniff};
use crate::format::FORMATS;
use crate::format::tests::fixture;

const REPORT: &str = "# 年报\n版式: 2021\n年度: 2021\n机关:\n  名称: 某某局\n";

/// The name of what the bytes are.
fn content(bytes: &[u8], extension: &str) -> &'static str {
    let extension = Some(extension).filter(|e| !e.is_empty());
    match sniff(bytes, extension, &["版式", "年度", "机关"]) {
        Content::Yaml => "yaml",
        Content::Format(format) => format.name,
        Content::Foreign(foreign) => foreign.what,
    }
}

/// An archive of empty parts with these names; with its directory, or cut off before it.
fn archive(names: &[&str], whole: bool) -> Vec<u8> {
    let two = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
    let four = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for name in names {
        directory.extend(
            [
                b"PK\x01\x02".as_slice(),
                &[0; 24],
                &two(name.len()),
                &[0; 16],
                name.as_bytes(),
            ]
            .concat(),
        );
        out.extend(
            [
                b"PK\x03\x04".as_slice(),
                &[0; 22],
                &two(name.len()),
                &[0; 2],
                name.as_bytes(),
            ]
            .concat(),
        );
    }
    if whole {
        let start = out.len();
        out.extend(directory);
        out.extend([b"PK\x05\x06".as_slice(), &[0; 12], &four(start), &[0; 2]].concat());
    }
    out
}

/// A compound file with these names in its directory.
fn compound(names: &[&str]) -> Vec<u8> {
    let mut out = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    out.resize(512 * 3, 0);
    out[30] = 9;
    out[48] = 1;
    let entries = 512 * 2;
    out.truncate(entries);
    for name in names {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(entry.len() + 2).unwrap();
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.resize(128, 0);
        out.extend(entry);
    }
    out
}

#[test]
fn every_format_is_recognised_whatever_its_name() {
    let document = fixture::report("2021", true);
    for format in FORMATS {
        let bytes = format.bytes_of(&document).unwrap();
        for extension in ["", "doc", "bin", format.name] {
            assert_eq!(
                content(&bytes, extension),
                format.name,
                "{} as {extension}",
                format.name
            );
        }
    }
    let page = b"<!DOCTYPE html><title>x</title>";
    for extension in ["yaml", "doc", "md", "txt", "HTM"] {
        assert_eq!(content(page, extension), "html", "{extension}");
    }
    assert_eq!(content("<div align=center>\n\n# 年报".as_bytes(), "md"), "md");
}

#[test]
fn markdown_is_recognised_by_its_headings_and_tables() {
    for (text, expected) in [
        ("# 某局年度报告\n\n## 一、总体情况\n\n公开。\n", "md"),
        ("**一、总体情况**\n\n公开。\n\n**二、主动公开**\n", "md"),
        ("### 一、总体情况\n\n| 甲 | 乙 |\n|---|:-:|\n| 1 | 2 |\n", "md"),
        ("#某局年度报告\n\n##一、总体情况\n\n公开。\n", "md"),
        ("#政务公开#活动。\n#公开日#活动。\n", "txt"),
        // One sign may be a slip; tables that only text has would be lost.
        ("# 总体情况\n公开。\n", "txt"),
        ("#1 公开\n#2 管理\n", "txt"),
        ("# 一、总体情况\n# 二、主动公开\n规章\t0\t0\t0\n", "txt"),
        (
            "# 一、总体情况\n# 二、主动公开\n+---+---+\n| 0 | 0 |\n+---+---+\n",
            "txt",
        ),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", "txt"),
    ] {
        for extension in ["txt", "docx", "", "text"] {
            assert_eq!(
                content(text.as_bytes(), extension),
                expected,
                "{text} {extension}"
            );
        }
    }
}

#[test]
fn a_report_is_recognised_by_its_name_or_by_two_keys() {
    for (text, extension, expected) in [
        (REPORT, "txt", "yaml"),
        (REPORT, "", "yaml"),
        ("版式：2021\n", "", "yaml"),
        ("版式：2021\n", "txt", "txt"),
        ("\u{feff}版式 : 2021\r\n年度：2021\r\n", "html", "yaml"),
        ("这是一段话。", "yml", "yaml"),
        ("这是一段话。", "txt", "txt"),
        ("这是一段话。", "docx", "txt"),
        ("  版式: 2021\n  年度: 2021\n", "md", "md"),
        ("", "", "yaml"),
        (" \n\t", "yaml", "yaml"),
        ("", "docx", "docx"),
        ("\u{feff}\n", "HTML", "html"),
        ("", "ofd", "yaml"),
    ] {
        assert_eq!(
            content(text.as_bytes(), extension),
            expected,
            "{text:?} {extension}"
        );
    }
}

#[test]
fn text_is_recognised_in_every_encoding() {
    let page = "\n<!-- 网页 -->\n<HTML><body>公开</body></HTML>\n";
    let xml = format!("<?xml version=\"1.0\"?>{page}");
    for (text, expected) in [
        (REPORT, "yaml"),
        (page, "html"),
        (&xml, "html"),
        ("一、总体情况\n公开了信息。\n", "txt"),
    ] {
        let (gb, _, _) = encoding_rs::GB18030.encode(text);
        let wide = |big: bool| -> Vec<u8> {
            let units = format!("\u{feff}{text}");
            let bytes = units
                .encode_utf16()
                .map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() });
            bytes.flatten().collect()
        };
        for bytes in [gb.into_owned(), wide(false), wide(true)] {
            assert_eq!(content(&bytes, "txt"), expected, "{text}");
        }
        // Long files are looked at from their beginning only, and no character is cut there.
        let long = format!("{text}{}", "公开信息。\n".repeat(20_000));
        let (gb, _, _) = encoding_rs::GB18030.encode(&long);
        assert_eq!(content(&gb, "txt"), expected, "{text}");
        assert_eq!(content(long.as_bytes(), "txt"), expected, "{text}");
    }
}

#[test]
fn archives_are_recognised_by_their_parts() {
    let media = |kind: &str| format!("mimetype{kind}");
    let cases = [
        (vec!["[Content_Types].xml", "word/document.xml"], "docx"),
        (
            vec!["[Content_Types].xml", "xl/workbook.xml"],
            if cfg!(feature = "xlsx") {
                "xlsx"
            } else {
                "Excel 文件（.xlsx）"
            },
        ),
        (
            vec!["[Content_Types].xml", "ppt/presentation.xml"],
            "PowerPoint 文件（.pptx）",
        ),
        (vec!["OFD.xml", "Doc_0/Document.xml"], "OFD 版式文件"),
        (vec!["年报.docx", "图.png"], "ZIP 压缩包"),
        (vec!["[Content_Types].xml", "_rels/.rels"], "docx"),
    ];
    for (names, expected) in cases {
        for whole in [true, false] {
            for extension in ["doc", "yaml", ""] {
                assert_eq!(content(&archive(&names, whole), extension), expected, "{names:?}");
            }
        }
    }
    for (kind, expected) in [
        ("application/vnd.oasis.opendocument.text", "odt"),
        (
            "application/vnd.oasis.opendocument.spreadsheet",
            foreign::ODS.what,
        ),
        ("application/epub+zip", foreign::BOOK.what),
    ] {
        let bytes = archive(&[&media(kind), "content.xml"], true);
        assert_eq!(content(&bytes, "docx"), expected);
    }
    let bare = archive(&["content.xml", "META-INF/manifest.xml"], true);
    assert_eq!(content(&bare, "zip"), "odt");
    // What is left of a Word file is for its reader to judge.
    assert_eq!(content(b"PK\x03\x04", "docx"), "docx");
    assert_eq!(content(b"PK\x03\x04", "zip"), "ZIP 压缩包");
}

#[test]
fn compound_files_are_recognised_by_their_streams() {
    for (names, expected) in [
        (&["Root Entry", "1Table", "WordDocument"][..], "doc"),
        (
            &["Root Entry", "EncryptedPackage", "EncryptionInfo"],
            foreign::ENCRYPTED.what,
        ),
        (&["Root Entry", "Workbook"], foreign::XLS.what),
        (&["Root Entry", "Book"], foreign::XLS.what),
        (&["Root Entry", "PowerPoint Document"], foreign::PPT.what),
        (&["Root Entry"], foreign::OLD_OFFICE.what),
    ] {
        assert_eq!(content(&compound(names), "docx"), expected);
    }
    // Cut off, or with sizes that lead nowhere.
    let mut bytes = compound(&["WordDocument"]);
    for end in [8, 40, 600] {
        assert_eq!(content(&bytes[..end], "doc"), foreign::OLD_OFFICE.what);
    }
    bytes[30..52].fill(0xff);
    assert_eq!(content(&bytes, "doc"), foreign::OLD_OFFICE.what);
    bytes[512..514].copy_from_slice(b"\xec\xa5");
    assert_eq!(content(&bytes, "bin"), "doc");
}

#[test]
fn other_files_are_recognised_by_their_beginnings() {
    let mut tar = vec![0; 512];
    tar[257..262].copy_from_slice(b"ustar");
    let cases: Vec<(Vec<u8>, &Foreign)> = vec![
        (b"\x89PNG\r\n\x1a\n\0".to_vec(), &foreign::PICTURE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), &foreign::PICTURE),
        (b"GIF89a\x01\0".to_vec(), &foreign::PICTURE),
        (b"BM\x3a\0\0\0\0\0\0\0\x36".to_vec(), &foreign::PICTURE),
        (b"II*\0\x08".to_vec(), &foreign::PICTURE),
        (b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(), &foreign::PICTURE),
        (b"\0\0\0\x18ftypheic".to_vec(), &foreign::PICTURE),
        (b"\x1f\x8b\x08\0".to_vec(), &foreign::ARCHIVE),
        (b"Rar!\x1a\x07\x01\0".to_vec(), &foreign::ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c\0".to_vec(), &foreign::ARCHIVE),
        (tar, &foreign::ARCHIVE),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument>".to_vec(),
            &foreign::WORD_XML,
        ),
        (b"<?xml version=\"1.0\"?><rss/>".to_vec(), &foreign::XML),
        (
            "<?xml version=\"1.0\"?><uof:UOF xmlns:uof=\"http://schemas.uof.org/cn/2009/uof\">".into(),
            &foreign::UOF,
        ),
        (
            "<?xml version=\"1.0\"?><标:文件 xmlns:标=\"http://schemas.uof.org/cn/2003/uof\">".into(),
            &foreign::UOF,
        ),
        (
            archive(&["uof.xml", "content.xml", "_meta/meta.xml"], true),
            &foreign::UOF,
        ),
        (
            b"<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">".to_vec(),
            &foreign::ODS,
        ),
    ];
    for (bytes, expected) in cases {
        for extension in ["doc", "yaml", "txt", ""] {
            assert_eq!(content(&bytes, extension), expected.what, "{bytes:?}");
        }
    }
    let read: [(&[u8], &str); 9] = [
        (
            b"<?xml version=\"1.0\"?>\n<office:document xmlns:x=\"y\" office:mimetype=\"application/vnd.oasis.opendocument.text\">",
            "odt",
        ),
        (
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a.cn/\r\nSubject: =?utf-8?Q?=E5=B9=B4?=\r\nDate: Thu, 20 Jan 2022 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n\r\n\r\n",
            "mht",
        ),
        (b"\xef\xbb\xbfmime-version: 1.0\ncontent-type: TEXT/HTML\n\n<p>", "mht"),
        (b"Subject: \xc4\xea\xb1\xa8\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n", "mht"),
        (b"\xff\xfeM\0I\0M\0E\0-\0V\0e\0r\0s\0i\0o\0n\0:\0\x31\0\n\0C\0o\0n\0t\0e\0n\0t\0-\0T\0y\0p\0e\0:\0t\0e\0x\0t\0/\0h\0t\0m\0l\0\n\0\n\0", "mht"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf \n%PDF-1.4", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n<html>",
            "mht",
        ),
    ];
    for (bytes, expected) in read {
        for extension in ["doc", "yaml", "txt", ""] {
            assert_eq!(content(bytes, extension), expected, "{bytes:?}");
        }
    }
    // Words that begin as some of them do.
    for text in [
        "BM 信息\n",
        "GIF 图片\n",
        "MIME-Version: 1.0\n",
        "MIME-Version: 1.0\nContent-Type: text/plain\n\n一、总体情况\n",
        "注：\nMIME-Version: 1.0\nContent-Type: text/html\n",
        "<一> 总体情况\n",
    ] {
        assert_eq!(content(text.as_bytes(), "txt"), "txt", "{text}");
    }
}

#[test]
fn every_kind_has_one_sentence_of_advice() {
    for kind in ALL {
        assert!(
            !kind.advice.contains('。') && kind.advice.chars().count() < 80,
            "{kind:?}"
        );
        let names_a_way = ["另存为 .docx", "解压", "请读报告全文"]
            .iter()
            .any(|way| kind.advice.contains(way));
        assert!(names_a_way, "{kind:?}");
    }
    let converted: Vec<&str> = ALL
        .iter()
        .filter(|kind| {
            kind.advice
                .contains("soffice --headless --convert-to docx 文件名")
        })
        .map(|kind| kind.what)
        .collect();
    assert_eq!(converted, ["旧版 Office 文件"]);
}
