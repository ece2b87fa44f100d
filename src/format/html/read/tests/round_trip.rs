//! What our own writers write is read back, the same from every one of them.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::document::{Block, DRAFT, Document, Picture, Table};
use crate::form::EDITIONS;
use crate::format::tests::fixture;
use crate::format::{Format, html, markdown};

const BOTH: [&Format; 2] = [&html::FORMAT, &markdown::FORMAT];

/// A block as a reader gives it.
#[derive(Debug, PartialEq)]
enum Seen {
    Line(String),
    Table(String, Vec<Vec<(usize, usize, usize, String)>>),
    Picture(String, Vec<u8>),
}

fn table(table: &Table, caption: &str) -> Seen {
    let cells = |row: &crate::document::Row| {
        let cells = row.cells.iter();
        cells
            .map(|c| (c.column, c.row_span, c.col_span, c.text.clone()))
            .collect()
    };
    Seen::Table(caption.to_owned(), table.rows.iter().map(cells).collect())
}

fn picture(picture: &Picture) -> Seen {
    Seen::Picture(picture.caption.clone(), picture.bytes.to_vec())
}

/// What a person sees of a document that is to be written.
fn expected(document: &Document) -> Vec<Seen> {
    let line = |text: &str| Seen::Line(text.to_owned());
    let mut out: Vec<Seen> = document.draft.then(|| line(DRAFT)).into_iter().collect();
    out.extend(document.title.lines().map(line));
    for block in &document.blocks {
        match block {
            Block::Heading(_, text) => out.push(line(text)),
            Block::Paragraph(paragraph) => {
                let head = paragraph.head.as_ref().map_or("", |(_, head)| head);
                out.push(Seen::Line(format!("{head}{}", paragraph.text)));
            }
            Block::Table(t) => out.push(table(t, if t.statutory { "" } else { &t.caption })),
            Block::Picture(p) => out.push(picture(p)),
            Block::Signature(signature) => {
                let lines = [&signature.name, &signature.date];
                out.extend(lines.into_iter().filter(|l| !l.is_empty()).map(|l| line(l)));
            }
        }
    }
    out
}

fn read_back(format: &Format, document: &Document) -> Vec<Seen> {
    let read = (format.read)(&format.bytes_of(document).unwrap()).unwrap();
    assert_eq!(read.unread, []);
    let blocks = read.document.blocks.iter().map(|block| match block {
        Block::Paragraph(line) => Seen::Line(line.text.clone()),
        Block::Table(t) => table(t, &t.caption),
        Block::Picture(p) => picture(p),
        other => panic!("a reader gives none: {other:?}"),
    });
    blocks.collect()
}

#[test]
fn every_kind_of_block_of_every_edition_comes_back() {
    for edition in EDITIONS {
        for draft in [false, true] {
            let mut document = fixture::report(edition.id, draft);
            document.draft = draft;
            for format in BOTH {
                assert_eq!(
                    read_back(format, &document),
                    expected(&document),
                    "{}",
                    format.name
                );
            }
        }
    }
}

/// The same cases each time, so that nobody finds a failure that was there before; where the campaigns run whole, others.
fn cases() -> ProptestConfig {
    #[expect(clippy::disallowed_methods, reason = "a test may ask how it is to run")]
    let whole = std::env::var_os("NIANBAO_CAMPAIGN").is_some();
    ProptestConfig {
        rng_seed: if whole {
            RngSeed::Random
        } else {
            RngSeed::Fixed(2021)
        },
        failure_persistence: None,
        ..ProptestConfig::with_cases(64)
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_prose_comes_back(
        text in "[-+#*_`<&;\\[\\]()!|\\\\=:.0-9a中（一）、“”]([-+#>*_`~<&;\\[\\]()!|\\\\$^=:.0-9a中，。 ]{0,20}[中。.>*])?",
    ) {
        prop_assume!(!text.contains("  "));
        let mut cells = fixture::plain_table();
        cells.rows[1].cells[1].text.clone_from(&text);
        let document = fixture::document(vec![
            fixture::paragraph(&text),
            Block::Heading(crate::document::Level::Two, text.clone()),
            Block::Table(cells),
        ]);
        for format in BOTH {
            prop_assert_eq!(read_back(format, &document), expected(&document), "{}", format.name);
        }
    }

    #[test]
    fn no_page_makes_the_reader_fail(
        tags in proptest::collection::vec("</?(table|tr|td|th|tbody|caption|b|a|p|div|select|template|svg|math|li|ol|form|body|frameset|pre|figure|figcaption|header|title)( rowspan=0| colspan=9| hidden)?>|[x年 \n]", 0..60),
    ) {
        let page = tags.concat();
        for format in BOTH {
            if let Ok(read) = (format.read)(page.as_bytes()) {
                crate::format::tests::shown::lines(&read);
            }
        }
    }
}
