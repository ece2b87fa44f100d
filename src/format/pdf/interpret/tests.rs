//! What is drawn on the pages of files written by hand, each of one kind: `tests/fixtures/pdf_pages`.

#![expect(clippy::disallowed_methods, reason = "what is expected lies in files")]

use std::fmt::Write;
use std::path::Path;

use super::pages::pages;
use crate::format::pdf::page::{Glyph, Page};

/// A page as people can read it: what is written in one go on one line, then lines and pictures.
fn described(page: &Page) -> String {
    let mut out = format!("page {}, {} by {}", page.number, page.width, page.height);
    out.push_str(if page.incomplete { ", incomplete\n" } else { "\n" });
    let mut glyphs = page.glyphs.as_slice();
    while let [first, ..] = glyphs {
        let like = |g: &Glyph| (g.baseline, g.size, g.quarters, g.oblique, g.invisible, g.artifact);
        let count = glyphs
            .windows(2)
            .position(|pair| like(&pair[0]) != like(&pair[1]) || (pair[0].right - pair[1].left).abs() > 0.01)
            .map_or(glyphs.len(), |last| last + 1);
        let (run, rest) = glyphs.split_at(count);
        let text: String = run.iter().map(|g| g.character).collect();
        let right = run[count - 1].right;
        write!(
            out,
            "  “{text}” {:.1} to {right:.1}, on {:.1}, of {:.1}",
            first.left, first.baseline, first.size
        )
        .unwrap();
        if first.quarters > 0 {
            write!(out, ", turned by {}", first.quarters).unwrap();
        }
        for (said, word) in [
            (first.oblique, "aslant"),
            (first.invisible, "invisible"),
            (first.artifact, "artifact"),
        ] {
            if said {
                write!(out, ", {word}").unwrap();
            }
        }
        out.push('\n');
        glyphs = rest;
    }
    for rule in &page.rules {
        let kind = if rule.level { "level" } else { "upright" };
        writeln!(
            out,
            "  {kind} at {:.1}, {:.1} to {:.1}",
            rule.at, rule.from, rule.to
        )
        .unwrap();
    }
    for area in &page.pictures {
        writeln!(
            out,
            "  picture {:.1} {:.1} {:.1} {:.1}",
            area.left, area.top, area.right, area.bottom
        )
        .unwrap();
    }
    out
}

/// `SNAPSHOTS=overwrite cargo test --lib pdf` writes what is expected anew.
#[test]
fn each_kind_of_file_is_drawn() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf_pages");
    let anew = std::env::var_os("SNAPSHOTS").is_some_and(|v| v == "overwrite");
    let mut files: Vec<_> = std::fs::read_dir(&directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.retain(|path| path.extension().is_some_and(|e| e == "pdf"));
    assert!(files.len() > 40);
    let mut wrong = String::new();
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let actual = match pages(&bytes) {
            Ok(pages) => pages.iter().map(described).collect(),
            Err(unreadable) => format!("{}\n{}\n", unreadable.message, unreadable.help),
        };
        let expected = path.with_extension("txt");
        if anew {
            std::fs::write(&expected, &actual).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != actual {
            writeln!(wrong, "{}:\n{actual}", path.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Each file cut off and changed here and there is read or refused: nothing panics.
#[test]
fn damage_is_borne() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf_pages");
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "pdf") {
            continue;
        }
        let bytes = std::fs::read(path).unwrap();
        for at in (0..bytes.len()).step_by(97) {
            let _ = pages(&bytes[..at]);
            let mut changed = bytes.clone();
            changed[at] = changed[at].wrapping_add(41);
            let _ = pages(&changed);
        }
    }
}
