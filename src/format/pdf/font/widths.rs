//! How wide glyphs are (ISO 32000-2, 9.2.4, 9.6.2 and 9.7.4.3), in thousandths of the size.

use crate::format::pdf::file::File;
use crate::format::pdf::syntax::{Dictionary, Value};

/// The widths of the glyphs of a composite font.
#[derive(Clone, Debug)]
pub struct CidWidths {
    /// From one CID to another one, and how wide each is.
    ranges: Vec<(u32, u32, f64)>,
    default: f64,
}

/// The widest that a glyph may be: what is beyond is a mistake.
const WIDEST: f64 = 20_000.0;

fn sane(width: f64) -> f64 {
    if width.abs() <= WIDEST { width } else { 0.0 }
}

impl CidWidths {
    /// By an array of this form, and what holds where it says nothing.
    pub fn new(file: &File<'_>, array: &Value, default: f64) -> Self {
        let mut ranges: Vec<(u32, u32, f64)> = Vec::new();
        let mut items = array
            .array()
            .unwrap_or_default()
            .iter()
            .map(|item| file.resolve(item));
        while let Some(first) = items.next().and_then(|item| item.small()) {
            match items.next() {
                Some(Value::Array(widths)) => {
                    let numbered = (first..).zip(widths.iter());
                    ranges
                        .extend(numbered.filter_map(|(cid, width)| {
                            Some((cid, cid, sane(file.resolve(width).number()?)))
                        }));
                }
                Some(last) => {
                    if let (Some(last), Some(width)) =
                        (last.small(), items.next().and_then(|item| item.number()))
                    {
                        ranges.push((first, last, sane(width)));
                    }
                }
                None => break,
            }
        }
        ranges.sort_by_key(|(first, _, _)| *first);
        Self {
            ranges,
            default: sane(default),
        }
    }

    /// The width of a glyph.
    pub fn width(&self, cid: u32) -> f64 {
        let end = self.ranges.partition_point(|(first, _, _)| *first <= cid);
        let nearest = end.checked_sub(1).and_then(|i| self.ranges.get(i));
        nearest
            .filter(|(_, last, _)| cid <= *last)
            .map_or(self.default, |(_, _, width)| *width)
    }
}

/// The widths of printable ASCII in Helvetica, from the blank on.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The widths of printable ASCII in Times, from the blank on.
const TIMES: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
    389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
    500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// The widths of a simple font's codes.
#[derive(Clone, Debug)]
pub struct CodeWidths {
    first: usize,
    listed: Vec<f64>,
    missing: f64,
    /// The font's name, where it says no widths at all: one of the fourteen that every reader has, or like one.
    named: Option<Vec<u8>>,
}

impl CodeWidths {
    /// Of a font.
    pub fn new(file: &File<'_>, font: &Dictionary) -> Self {
        let widths = file.get(font, "Widths");
        let items = widths.array().unwrap_or_default().iter().take(256);
        let listed: Vec<f64> = items
            .map(|item| sane(file.resolve(item).number().unwrap_or_default()))
            .collect();
        let descriptor = file.get(font, "FontDescriptor");
        let missing = descriptor
            .dictionary()
            .and_then(|d| file.get(d, "MissingWidth").number());
        let name = file.get(font, "BaseFont").name().unwrap_or_default().to_vec();
        Self {
            first: file.get(font, "FirstChar").whole().unwrap_or_default(),
            named: listed.is_empty().then_some(name),
            listed,
            missing: sane(missing.unwrap_or_default()),
        }
    }

    /// The width of a code.
    pub fn width(&self, code: u8) -> f64 {
        let place = usize::from(code).checked_sub(self.first);
        match (&self.named, place.and_then(|place| self.listed.get(place))) {
            (Some(name), _) => standard(name, code),
            (None, Some(width)) => *width,
            (None, None) => self.missing,
        }
    }
}

fn standard(name: &[u8], code: u8) -> f64 {
    let has = |part: &[u8]| name.windows(part.len()).any(|window| window == part);
    if has(b"Courier") || has(b"Mono") {
        return 600.0;
    }
    let table = if has(b"Times") || has(b"Serif") || has(b"Roman") {
        TIMES
    } else {
        HELVETICA
    };
    let width = usize::from(code)
        .checked_sub(32)
        .and_then(|place| table.get(place));
    width.map_or(556.0, |width| f64::from(*width))
}
