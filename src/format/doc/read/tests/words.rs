//! Words within a paragraph: fields, symbols, deleted and hidden words, pictures, notes, boxes.

use super::build::{Changes, Doc, change};
use super::{lines_of, refused};

fn none() -> Changes {
    Changes::new()
}

/// A document of one paragraph, run by run.
fn of_runs(runs: &[(&str, Changes)]) -> Doc {
    let text: String = runs.iter().map(|(text, _)| *text).collect();
    Doc::of(&[(text.as_str(), none())]).with_runs(runs)
}

#[test]
fn what_a_person_does_not_see_is_left_out() {
    let doc = of_runs(&[
        ("收到", none()),
        ("12", change(0x0800, &[1])),
        ("13", change(0x0801, &[1])),
        ("藏", change(0x083C, &[1])),
        ("件", change(0x083C, &[0x81])),
        ("件", change(0x083C, &[0x80])),
        ("\r", change(0x0800, &[1])),
        ("又\u{1e}一\u{1f}段\u{b}新行\u{5}\r", none()),
    ]);
    assert_eq!(lines_of(&doc), ["收到13件又-一段", "新行"]);
    let doc = of_runs(&[
        ("旧", change(0x0837, &[1])),
        ("m", none()),
        ("2\r", change(0x2A48, &[1])),
    ]);
    assert_eq!(lines_of(&doc), ["！删除线划去的字“旧”", "m²"]);
}

#[test]
fn fields_show_their_results() {
    let special = || change(0x0855, &[1]);
    let doc = of_runs(&[
        ("共", none()),
        ("\u{13}", special()),
        (" =SUM(ABOVE) \r 的代码", none()),
        ("\u{14}", special()),
        ("3", none()),
        ("\u{15}", special()),
        ("件\u{13} FORMCHECKBOX \u{15}\r", none()),
    ]);
    assert_eq!(lines_of(&doc), ["共3件", "！一个复选框"]);
}

#[test]
fn symbols_are_signs_or_are_named() {
    // Two fonts: `Arial`, and `Wingdings`.
    let font = |name: &str| {
        let mut font = vec![0; 39];
        font.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
        [vec![u8::try_from(font.len()).unwrap()], font].concat()
    };
    let fonts = [vec![2, 0, 0, 0], font("Arial"), font("Wingdings")].concat();
    let mut doc = of_runs(&[
        ("(", change(0x6A09, &[1, 0, 0xFE, 0xF0])),
        ("(", none()),
        ("\u{f0a8}\u{f04a}", change(0x4A51, &[1, 0])),
        ("尾\r", none()),
    ]);
    doc.tables.push((15, fonts));
    assert_eq!(lines_of(&doc), ["☑(□尾", "！一个特殊符号"]);
}

/// The places of a table: each four bytes.
fn places(places: &[u32]) -> Vec<u8> {
    places.iter().flat_map(|place| place.to_le_bytes()).collect()
}

#[test]
fn notes_are_told_where_they_are_referred_to() {
    let mut doc = of_runs(&[
        ("文\u{2}字*\r", none()),
        // The notes.
        ("\u{2} 注一\r自注\r\r", none()),
    ]);
    doc.lengths = vec![5, 9];
    doc.tables
        .push((2, [places(&[1, 3, 5]), vec![1, 0, 0, 0]].concat()));
    doc.tables.push((3, places(&[0, 5, 8, 9])));
    assert_eq!(lines_of(&doc), ["文字*", "！脚注“注一”", "！脚注“自注”"]);
}

#[test]
fn boxes_stand_behind_the_paragraph_that_holds_them() {
    let shape = |number: u32| [number.to_le_bytes().to_vec(), vec![0; 22]].concat();
    let text = |number: u32| [vec![0; 14], number.to_le_bytes().to_vec(), vec![0; 4]].concat();
    let mut doc = of_runs(&[("前\u{8}后\r末\r", none()), ("框内\r失\r\r", none())]);
    doc.lengths = vec![6, 0, 0, 0, 0, 0, 6];
    doc.tables.push((40, [places(&[1, 6]), shape(7)].concat()));
    doc.tables
        .push((56, [places(&[0, 3, 5, 6]), text(7), text(8), text(0)].concat()));
    // One that no character holds stands at the end.
    assert_eq!(lines_of(&doc), ["前后", "框内", "末", "失"]);
}

/// A record of a drawing.
fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap();
    [&[0, 0][..], &kind.to_le_bytes(), &length.to_le_bytes(), body].concat()
}

#[test]
fn shapes_of_a_group_stand_where_the_group_does() {
    let head = |number: u32| record(0xF00A, &places(&[number, 0]));
    let properties = |all: &[(u16, u32, &[u8])]| {
        let mut body: Vec<u8> = all
            .iter()
            .flat_map(|(id, value, _)| [&id.to_le_bytes()[..], &value.to_le_bytes()].concat())
            .collect();
        body.extend(all.iter().flat_map(|(_, _, long)| long.to_vec()));
        let mut record = record(0xF00B, &body);
        record[0] = u8::try_from(all.len() << 4).unwrap() | 3;
        record
    };
    let words: Vec<u8> = "艺术字\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let shape = |inside: &[Vec<u8>]| record(0xF004, &inside.concat());
    let art = properties(&[(0x80C0, 8, &words)]);
    let shown = properties(&[(0x8381, 4, b"\x53\x53\x56\x72"), (0x4104, 1, b"")]);
    let group = record(
        0xF003,
        &[shape(&[head(5)]), shape(&[head(7)]), shape(&[head(8), art])].concat(),
    );
    let all = [shape(&[head(1)]), group, shape(&[head(9), shown])].concat();
    let gif = b"GIF89a\x02\0\x03\0\0\0\0;";
    let picture = record(
        0xF007,
        &[vec![0; 36], record(0xF01E, &[&[0; 17][..], gif].concat())].concat(),
    );
    let drawings = [
        record(0xF000, &record(0xF001, &picture)),
        vec![0],
        record(0xF002, &record(0xF003, &all)),
    ];
    let anchor = |number: u32| [places(&[number]), vec![0; 22]].concat();
    let mut doc = of_runs(&[("前\u{8}\u{8}后\r", none()), ("框\r", none())]);
    doc.lengths = vec![5, 0, 0, 0, 0, 0, 2];
    doc.tables.push((50, drawings.concat()));
    doc.tables
        .push((40, [places(&[1, 2, 5]), anchor(5), anchor(9)].concat()));
    doc.tables
        .push((56, [places(&[0, 2]), vec![0; 14], places(&[7, 0])].concat()));
    // The description is two characters long, and in the file before the number that is not.
    assert_eq!(lines_of(&doc), ["前后", "图〔卓牖〕gif", "框", "艺术字"]);
}

#[test]
fn pictures_in_the_line_are_read_or_named() {
    let picture = |kind: u16, bytes: &[u8]| {
        let blip = record(kind, &[&[0; 17], bytes].concat());
        let mut whole = vec![0; 68];
        whole[4] = 68;
        whole[6] = 0x64;
        whole.extend(record(0xF007, &[vec![0; 36], blip].concat()));
        let length = u32::try_from(whole.len()).unwrap();
        whole[..4].copy_from_slice(&length.to_le_bytes());
        whole
    };
    let gif = b"GIF89a\x02\0\x03\0\0\0\0;";
    let shown = |data: Vec<u8>, more: Changes| {
        let here = [change(0x6A03, &[0, 0, 0, 0]), more].concat();
        let mut doc = of_runs(&[("图", none()), ("\u{1}", here), ("后\r", none())]);
        doc.data = data;
        lines_of(&doc)
    };
    assert_eq!(shown(picture(0xF01E, gif), none()), ["图后", "图〔〕gif"]);
    assert_eq!(shown(picture(0xF01A, b"x"), none()), ["图后", "！一张 EMF 图片"]);
    assert_eq!(shown(picture(0xF01E, b"x"), none()), ["图后", "！一张 PNG 图片"]);
    assert_eq!(
        shown(Vec::new(), none()),
        ["图后", "！一张图片，但文件里没有它的内容"]
    );
    // What a form's field keeps there is none.
    assert_eq!(shown(picture(0xF01E, gif), change(0x0806, &[1])), ["图后"]);
    // As many bytes as no report has.
    let large = [&gif[..], &vec![0; 33 << 20]].concat();
    let here = change(0x6A03, &[0, 0, 0, 0]);
    let mut doc = of_runs(&[("\u{1}", here), ("\r", none())]);
    doc.data = picture(0xF01E, &large);
    assert!(refused(&doc.file()).too_large);
}
