//! Kinds of fonts that machines have: variable ones, ones that may not be embedded, ones that show nothing, broken ones.

use std::sync::Arc;

use nianbao::document::compose::{Pictures, compose};
use nianbao::format::pdf::write::{Embedding, Face, Fonts, NotSet, Written, families, write};

use super::font::{Table, file, tables, variable};
use crate::support::{correct, nianbao};
use crate::trips::lowered;

fn face(bytes: Vec<u8>) -> Option<Face> {
    Face::new("Kind".to_owned(), Arc::new(bytes), 0)
}

fn written(face: Face) -> Result<Written, NotSet> {
    let face = Arc::new(face);
    let document = compose(&lowered(&correct()), &Pictures::new(), false);
    write(&document, &Fonts::new(std::array::from_fn(|_| face.clone())))
}

/// The font of the tests with one table changed.
fn with(tag: [u8; 4], change: fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut all: Vec<Table> = tables("Kind");
    let table = all.iter_mut().find(|table| table.0 == tag).unwrap();
    change(&mut table.1);
    file(all)
}

fn variable_font() -> Vec<u8> {
    let mut all = tables("Kind");
    all.extend(variable());
    file(all)
}

#[test]
fn a_variable_font_is_set_at_the_weight_that_is_asked_for() {
    let [named] = families(&variable_font()).try_into().unwrap();
    let weights = named.weights.unwrap();
    assert_eq!((weights.least, weights.most), (100, 900));
    let set = |weight: Option<u16>| {
        let own = face(variable_font()).unwrap();
        let own = match weight {
            Some(weight) => own.of_weight(weight),
            None => own,
        };
        written(own).unwrap().bytes
    };
    let still = written(face(file(tables("Kind"))).unwrap()).unwrap().bytes;
    // By itself it is what it is without its axis; asked for just that too.
    assert_eq!(set(None).len(), still.len());
    assert_eq!(set(None), set(Some(100)));
    // Heavier and wider: other outlines, other lines.
    assert_ne!(set(Some(900)), still);
    assert_ne!(set(Some(900)), set(Some(500)));
    // Beyond its axis it ends.
    assert_eq!(set(Some(900)).len(), set(Some(1000)).len());
}

#[test]
fn a_font_that_shows_nothing_for_a_character_has_it_not() {
    // Every place of a glyph is the first one's: none has an outline.
    let font = with(*b"loca", |places| places.fill(0));
    let Err(NotSet::Missing(missing)) = written(face(font).unwrap()) else {
        panic!("it shows nothing");
    };
    assert!(missing.iter().any(|missing| missing.character == '年'));
    assert!(missing.iter().all(|missing| !missing.character.is_whitespace()));
}

#[test]
fn what_the_maker_of_a_font_says_of_embedding_is_told() {
    let embedding = |bits: u8, more: u8| {
        let mut all = tables("Kind");
        let os2 = all.iter_mut().find(|table| table.0 == *b"OS/2").unwrap();
        os2.1[8..10].copy_from_slice(&[more, bits]);
        face(file(all)).unwrap().embedding()
    };
    assert_eq!(embedding(0, 0), Embedding::Free);
    assert_eq!(embedding(2, 0), Embedding::Forbidden);
    assert_eq!(embedding(6, 0), Embedding::Free);
    assert_eq!(embedding(0, 2), Embedding::Forbidden);
    assert_eq!(embedding(4, 1), Embedding::Whole);
}

#[test]
fn a_broken_font_is_none_or_sets_nothing() {
    for font in [
        with(*b"head", |head| head[18..20].fill(0)),
        with(*b"head", |head| head[18..20].fill(0xff)),
        with(*b"hhea", |hhea| hhea[34..36].fill(0)),
        with(*b"hhea", |hhea| hhea[34..36].fill(0xff)),
        with(*b"maxp", |maxp| maxp[4..6].fill(0)),
        file(
            tables("Kind")
                .into_iter()
                .filter(|table| table.0 != *b"hmtx")
                .collect(),
        ),
    ] {
        assert!(face(font).is_none());
    }
    for font in [
        with(*b"loca", |places| places[4000..].reverse()),
        with(*b"glyf", |glyphs| glyphs.fill(0xff)),
        with(*b"cmap", |cmap| cmap.truncate(20)),
        file(
            tables("Kind")
                .into_iter()
                .filter(|table| table.0 != *b"loca")
                .collect(),
        ),
    ] {
        assert!(face(font).is_none_or(|face| written(face).is_err()));
    }
}

#[test]
fn the_program_says_why_it_does_not_use_a_font() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("forbidden.ttf");
    std::fs::write(&path, with(*b"OS/2", |os2| os2[8..10].copy_from_slice(&[0, 2]))).unwrap();
    let run = |font: &std::path::Path| {
        let output = nianbao()
            .env("NIANBAO_FONTS", folder.path())
            .args(["build", "examples/beilun-2021.yaml", "--to", "pdf", "--font"])
            .arg(font)
            .arg("-d")
            .arg(folder.path())
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    };
    let (success, said) = run(&path);
    assert!(!success && said.contains("的厂商不许把它嵌入文件"), "{said}");
    let path = folder.path().join("variable.ttf");
    std::fs::write(&path, variable_font()).unwrap();
    let (success, said) = run(&path);
    assert!(success, "{said}");
    assert!(said.contains("仿宋（正文）：Kind，"), "{said}");
    assert!(said.contains("（可变字体，字重 400）"), "{said}");
    assert!(said.contains("（可变字体，字重 700）"), "{said}");
}
