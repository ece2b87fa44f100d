//! PDF files as the program writes them: set with a font that the tests make, read again by the program's own reader.

pub mod font;
mod kinds;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::LazyLock;

use nianbao::document::compose::{Pictures, compose};
use nianbao::document::glance::glance;
use nianbao::document::recognise::recognise;
use nianbao::document::{Block, Document};
use nianbao::format::pdf::FORMAT;
use nianbao::format::pdf::write::{Face, Fonts, NotSet, Typeface, write};
use nianbao::format_by_name;
use nianbao::report::{Report, TableThree};
use nianbao::sample::{Wanted, report};

use crate::support::{correct, examples, nianbao, png, root, whole};
use crate::trips::told::told;
use crate::trips::{complaints, lowered, there_and_back};

/// The font of the tests for every typeface.
fn fonts() -> Fonts {
    let bytes = Arc::new(font::font("Boxes"));
    let face = Face::new("Boxes".to_owned(), bytes, 0).expect("it is a font");
    let face = Arc::new(face);
    Fonts::new(std::array::from_fn(|_| face.clone()))
}

/// A document as a PDF file.
fn set(document: &Document) -> Vec<u8> {
    let written = write(document, &fonts()).expect("it can be set");
    assert!(written.lent.is_empty(), "{:?}", written.lent);
    written.bytes
}

/// What a report says after it was set on pages and read from them.
#[track_caller]
fn assert_the_same(what: &str, report: &Report, pictures: &Pictures) {
    let document = compose(report, pictures, false);
    let bytes = set(&document);
    let read = (FORMAT.read)(&bytes).unwrap_or_else(|e| panic!("{what}: {}", e.message));
    let recognised = recognise(&read, "a");
    assert_eq!(complaints(&recognised), Vec::<String>::new(), "{what}");
    let found = told(recognised.report.as_ref().expect("a report"));
    // What a Word file of it says: of whom to ask no more than the printed words is read back.
    let word = there_and_back(format_by_name("docx").unwrap(), &document);
    let wanted = told(word.report.as_ref().expect("a report"));
    for (now, then) in found.iter().zip(&wanted) {
        assert_eq!(now, then, "{what}");
    }
    assert_eq!(found.len(), wanted.len(), "{what}");
}

#[test]
fn every_example_is_the_same_report_after_its_pages() {
    let mut all = examples();
    all.push(root().join("examples/faulty/zhanqi-2020.yaml"));
    for path in all {
        let report = lowered(&std::fs::read_to_string(&path).unwrap());
        assert_the_same(&path.display().to_string(), &report, &Pictures::new());
    }
}

#[test]
fn generated_reports_are_the_same_after_their_pages() {
    let wanted = Wanted::default();
    for index in 0..if whole() { 100 } else { 12 } {
        let sampled = report(17, index, &wanted);
        assert_the_same(&sampled.name, &lowered(&sampled.text), &Pictures::new());
    }
}

#[test]
fn own_tables_and_captions_come_back() {
    let text = correct().replace(
        "其他事项: |\n",
        "其他事项: |\n  表：培训情况\n  | 月份 | 场次 | 人数 |\n  | 3月 | 2 | 120 |\n  | 9月 | 1 | 64 |\n\n",
    );
    let report = lowered(&text);
    let document = compose(&report, &Pictures::new(), false);
    let own = |document: &Document| {
        document
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Table(t) if !t.statutory && !t.caption.is_empty()))
    };
    assert!(own(&document));
    assert_the_same("own table", &report, &Pictures::new());
}

#[test]
fn a_picture_stands_in_the_file_with_its_caption() {
    let image = nianbao::picture::Image::from_bytes(png()).expect("a picture");
    let pictures = Pictures::from([("x.png".to_owned(), image)]);
    let text = correct().replace("其他事项: |\n", "其他事项: |\n  ![公开专栏](x.png)\n");
    let document = compose(&lowered(&text), &pictures, false);
    let bytes = set(&document);
    assert!(contains(&bytes, b"/Subtype/Image"));
}

#[test]
fn pictures_beside_each_other_keep_their_captions_apart() {
    let image = nianbao::picture::Image::from_bytes(png()).expect("a picture");
    let image = nianbao::picture::Image {
        size: (400, 300),
        ..image
    };
    let pictures = Pictures::from(["x.png", "y.png"].map(|path| (path.to_owned(), image.clone())));
    let text = correct().replace(
        "其他事项: |\n",
        "其他事项: |\n  ![公开专栏](x.png) ![查阅场所](y.png)\n\n",
    );
    let document = compose(&lowered(&text), &pictures, false);
    let read = (FORMAT.read)(&set(&document)).expect("it is read");
    let lines = read.document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
        _ => None,
    });
    let captions: Vec<&str> = lines
        .filter(|line| ["公开专栏", "查阅场所"].contains(line))
        .collect();
    assert_eq!(captions, ["公开专栏", "查阅场所"]);
}

#[test]
fn a_table_that_lies_is_read_as_one() {
    let report = lowered(&format!("{}\n版面:\n  表三: 横排\n", correct().trim_end()));
    assert_eq!(report.table_three, TableThree::Lying);
    assert_the_same("lying", &report, &Pictures::new());
    let document = compose(&report, &Pictures::new(), false);
    let read = (FORMAT.read)(&set(&document)).expect("it is read");
    let found = recognise(&read, "a").report.expect("a report");
    assert_eq!(found.table_three, TableThree::Lying);
}

/// What the pages of a file draw.
fn drawn(bytes: &[u8]) -> Vec<String> {
    let begins = b"stream\n";
    let starts = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(begins));
    let packed = starts.filter_map(|at| {
        let mut out = Vec::new();
        let packed = &bytes[at + begins.len()..];
        flate2::read::ZlibDecoder::new(packed)
            .read_to_end(&mut out)
            .ok()?;
        String::from_utf8(out).ok()
    });
    packed.filter(|text| text.contains(" Tm")).collect()
}

#[test]
fn the_number_of_a_lying_page_is_turned_with_its_sheet() {
    // The page of the table is an odd one, and an even one.
    let mut places = Vec::new();
    for lines in [0, 22] {
        let prose = format!("总体情况: |\n{}", "  另有一段。\n".repeat(lines));
        let text = correct().replace("总体情况: |\n", &prose);
        let report = lowered(&format!("{}\n版面:\n  表三: 横排\n", text.trim_end()));
        let document = compose(&report, &Pictures::new(), false);
        let pages = drawn(&set(&document));
        let footers = pages.iter().filter_map(|page| page.split_once("/Footer"));
        let (turned, upright): (Vec<&str>, Vec<&str>) = footers
            .map(|(_, footer)| footer)
            .partition(|footer| footer.contains("0 -1 -1 0 841.9 595.3 cm"));
        let place = |footer: &str| {
            let (before, _) = footer.split_once(" Tm").expect("it has words");
            let mut numbers = before.rsplit(' ');
            let y = numbers.next().map(str::to_owned);
            (numbers.next().map(str::to_owned), y)
        };
        let upright: Vec<_> = upright.into_iter().map(place).collect();
        let [turned] = turned[..] else {
            panic!("{} pages lie", turned.len())
        };
        // Before it is turned it stands where the upright pages have theirs.
        assert!(upright.contains(&place(turned)), "{upright:?} {turned}");
        places.push(place(turned));
        let read = (FORMAT.read)(&set(&document)).expect("it is read");
        assert!(read.unread.is_empty(), "{:?}", read.unread);
    }
    assert_ne!(places[0], places[1]);
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn charts_are_figures_with_their_words_and_are_not_read_back() {
    let mut report = lowered(&correct());
    let read = |bytes: &[u8]| {
        let read = (FORMAT.read)(bytes).expect("it can be read");
        format!("{:?} {:?}", read.document.blocks, read.unread)
    };
    let plain = set(&compose(&report, &Pictures::new(), false));
    report.charts = true;
    let mut document = compose(&report, &Pictures::new(), false);
    document.glance = glance(&report, None);
    assert_eq!(document.glance.charts.len(), 2);
    let drawn = set(&document);
    assert!(drawn.len() > plain.len());
    assert_eq!(read(&drawn), read(&plain));
}

#[test]
fn the_same_document_is_the_same_file() {
    let document = compose(&lowered(&correct()), &Pictures::new(), false);
    assert_eq!(set(&document), set(&document));
}

#[test]
fn a_character_without_a_glyph_is_told_with_its_words() {
    let text = correct().replace("一是公开渠道还不够多样", "一是公开渠道还不够多样㐂");
    let document = compose(&lowered(&text), &Pictures::new(), false);
    let Err(NotSet::Missing(missing)) = write(&document, &fonts()) else {
        panic!("it was set")
    };
    let [missing] = missing.as_slice() else {
        panic!("{missing:?}")
    };
    assert_eq!(missing.character, '㐂');
    assert!(missing.context.contains("不够多样㐂"), "{}", missing.context);
}

#[test]
fn of_half_a_font_nothing_is_written() {
    let whole = font::font("Boxes");
    let document = compose(&lowered(&correct()), &Pictures::new(), false);
    for part in 0..12 {
        let cut = whole[..whole.len() * part / 12].to_vec();
        let Some(face) = Face::new("Half".to_owned(), Arc::new(cut), 0) else {
            continue;
        };
        let face = Arc::new(face);
        let written = write(&document, &Fonts::new(std::array::from_fn(|_| face.clone())));
        assert!(written.is_err(), "{part}");
    }
}

#[test]
fn typefaces_are_named_once() {
    let mut names = Typeface::ALL.map(Typeface::name);
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
}

/// A folder with the font of the tests, which stands for those of the machine: put there anew by every run, as it may have been
/// another one.
pub fn folder() -> PathBuf {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fonts");
        std::fs::create_dir_all(&folder).unwrap();
        let own = folder.join(format!("boxes-{}", std::process::id()));
        std::fs::write(&own, font::font("Boxes")).unwrap();
        std::fs::rename(&own, folder.join("boxes.ttf")).unwrap();
        folder
    });
    FOLDER.clone()
}

#[test]
fn the_program_sets_pages_with_a_font_that_is_named() {
    let out = tempfile::tempdir().unwrap();
    let font = folder().join("boxes.ttf");
    let output = nianbao()
        .env("NIANBAO_FONTS", folder())
        .args([
            "build",
            "examples/beilun-2021.yaml",
            "examples/ninghai-2020.yaml",
            "--to",
            "pdf,docx",
            "--font",
        ])
        .arg(&font)
        .arg("-d")
        .arg(out.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    assert_eq!(said.matches("仿宋（正文）：").count(), 1, "{said}");
    for name in ["beilun-2021", "ninghai-2020"] {
        let bytes = std::fs::read(out.path().join(name).with_extension("pdf")).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7"));
        assert!(out.path().join(name).with_extension("docx").exists());
    }
}
