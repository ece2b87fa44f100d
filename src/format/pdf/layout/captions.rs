//! The words below pictures that stand beside each other: on one line of the page, and each of them its own picture's.

use super::lines::Line;
use crate::format::pdf::page::{Area, Glyph};

/// How far the middle of a caption may lie from that of its picture, as a part of the size of its letters.
const OFF_MIDDLE: f32 = 0.75;
/// The least gap between two captions, as a part of the size of their letters.
const GAP: f32 = 0.9;
/// How far below the highest place where one may stand the first line of captions is looked for, and how far the next one follows it, in
/// sizes of their letters.
const NEXT: f32 = 3.0;

/// The lines with those of captions beside each other parted: first all of the caption furthest left.
pub(super) fn parted(lines: Vec<Line>, pictures: &[Area]) -> Vec<Line> {
    let rows = rows(pictures);
    if rows.is_empty() {
        return lines;
    }
    let mut out = Vec::with_capacity(lines.len());
    // The captions that are being read: of which row, where their last line stood, and the lines of each.
    let mut open: Option<(usize, f32, Vec<Vec<Line>>)> = None;
    for line in lines {
        let found = rows.iter().enumerate().find_map(|(number, row)| {
            let columns = columns(&line, row)?;
            let above = match &open {
                Some((known, last, _)) if *known == number => *last,
                _ => foot(row),
            };
            let both = columns.iter().flatten().count() > 1;
            let goes_on = open.as_ref().is_some_and(|open| open.0 == number);
            let follows = line.baseline - above <= NEXT * line.size;
            (follows && (both || goes_on)).then_some((number, columns))
        });
        if open
            .as_ref()
            .is_some_and(|open| Some(open.0) != found.as_ref().map(|found| found.0))
            && let Some((_, _, parts)) = open.take()
        {
            out.extend(parts.into_iter().flatten());
        }
        let Some((number, columns)) = found else {
            out.push(line);
            continue;
        };
        let (_, last, parts) =
            open.get_or_insert_with(|| (number, line.baseline, vec![Vec::new(); columns.len()]));
        *last = line.baseline;
        for (parts, part) in parts.iter_mut().zip(columns) {
            parts.extend(part);
        }
    }
    if let Some((_, _, parts)) = open {
        out.extend(parts.into_iter().flatten());
    }
    out
}

/// Pictures beside each other, from left to right.
fn rows(pictures: &[Area]) -> Vec<Vec<Area>> {
    let mut sorted = pictures.to_vec();
    sorted.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut rows: Vec<Vec<Area>> = Vec::new();
    for picture in sorted {
        let beside = |other: &Area| {
            let common = picture.bottom.min(other.bottom) - picture.top.max(other.top);
            let height = (picture.bottom - picture.top).min(other.bottom - other.top);
            let apart = picture.left >= other.right || picture.right <= other.left;
            common > height / 2.0 && apart
        };
        match rows.last_mut().filter(|row| row.iter().all(beside)) {
            Some(row) => row.push(picture),
            None => rows.push(vec![picture]),
        }
    }
    rows.retain(|row| row.len() > 1);
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}

/// Where the lowest picture of a row ends.
fn foot(row: &[Area]) -> f32 {
    row.iter().map(|picture| picture.bottom).fold(0.0, f32::max)
}

/// The parts of a line below each picture of a row; none where one of them does not stand below its own, under its middle.
fn columns(line: &Line, row: &[Area]) -> Option<Vec<Option<Line>>> {
    let mut parts: Vec<Vec<Glyph>> = vec![Vec::new(); row.len()];
    for glyph in &line.glyphs {
        let middle = f32::midpoint(glyph.left, glyph.right);
        let column = row
            .windows(2)
            .take_while(|pair| matches!(pair, [a, b] if middle > f32::midpoint(a.right, b.left)))
            .count();
        parts.get_mut(column)?.push(*glyph);
    }
    let lines: Vec<Option<Line>> = parts.into_iter().map(Line::of).collect();
    let set = || lines.iter().flatten();
    let centred = lines.iter().zip(row).all(|(part, picture)| {
        part.as_ref().is_none_or(|part| {
            let off = f32::midpoint(part.left, part.right) - f32::midpoint(picture.left, picture.right);
            off.abs() <= OFF_MIDDLE * part.size && part.baseline > picture.bottom
        })
    });
    let apart = set()
        .zip(set().skip(1))
        .all(|(a, b)| b.left - a.right >= GAP * line.size);
    (centred && apart).then_some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &[(&str, f32)], baseline: f32) -> Line {
        let glyphs = words.iter().flat_map(|(words, left)| {
            words.chars().zip(0_u8..).map(move |(character, at)| Glyph {
                character,
                left: left + 12.0 * f32::from(at),
                right: left + 12.0 * f32::from(at + 1),
                baseline,
                size: 12.0,
                quarters: 0,
                oblique: false,
                invisible: false,
                artifact: false,
            })
        });
        Line::of(glyphs.collect()).unwrap()
    }

    fn picture(left: f32, bottom: f32) -> Area {
        Area {
            left,
            top: 100.0,
            right: left + 120.0,
            bottom,
        }
    }

    fn words(lines: &[Line]) -> Vec<String> {
        let words = |line: &Line| line.glyphs.iter().map(|glyph| glyph.character).collect();
        lines.iter().map(words).collect()
    }

    #[test]
    fn each_picture_has_its_own_words() {
        let pictures = [picture(100.0, 200.0), picture(240.0, 200.0)];
        let lines = vec![
            line(&[("公开专栏", 136.0), ("查阅场所", 276.0)], 218.0),
            line(&[("二楼", 288.0)], 240.0),
            line(&[("其他事项", 100.0)], 270.0),
        ];
        assert_eq!(
            words(&parted(lines, &pictures)),
            ["公开专栏", "查阅场所", "二楼", "其他事项"]
        );
    }

    #[test]
    fn a_line_of_prose_below_pictures_stays_whole() {
        let pictures = [picture(100.0, 200.0), picture(240.0, 200.0)];
        let prose = || vec![line(&[("本机关公开政府信息三十件，比上年多", 100.0)], 218.0)];
        assert_eq!(parted(prose(), &pictures), prose());
        // The captions of two of three, of which the last is the highest.
        let three = [pictures[0], pictures[1], picture(380.0, 400.0)];
        let lines = vec![line(&[("公开专栏", 136.0), ("查阅场所", 276.0)], 218.0)];
        assert_eq!(words(&parted(lines, &three)), ["公开专栏", "查阅场所"]);
        // Far below, and beside one picture only.
        let far = || vec![line(&[("公开专栏", 136.0), ("查阅场所", 276.0)], 300.0)];
        assert_eq!(parted(far(), &pictures), far());
        assert_eq!(parted(far(), &pictures[..1]), far());
    }
}
