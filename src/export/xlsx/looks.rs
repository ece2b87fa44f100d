//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The font of every cell.
const FONT: &str = "宋体";
/// Its size, in points.
const SIZE: f64 = 10.5;
/// What is to be filled is light yellow, as forms of the tax office have it.
const OPEN: Color = Color::RGB(0x00FF_FBE6);
/// What the form states.
const HEAD: Color = Color::RGB(0x00F2_F2F2);
/// What is calculated.
const TOTAL: Color = Color::RGB(0x00E8_F0E8);
/// What is wrong.
const WRONG: Color = Color::RGB(0x00C0_0000);
/// … and what it stands on.
const WRONG_GROUND: Color = Color::RGB(0x00FF_C7CE);

/// The looks of all cells.
#[derive(Debug)]
pub struct Looks {
    /// The title of a sheet or of a report.
    pub title: Format,
    /// The same, to be written over.
    pub open_title: Format,
    /// A heading of the words.
    pub heading: Format,
    /// Words.
    pub words: Format,
    /// Words to be filled in.
    pub open_words: Format,
    /// Words at the right side.
    pub signature: Format,
    /// The same, to be filled in.
    pub open_signature: Format,
    /// A label of a table, in the middle.
    pub head: Format,
    /// A label of a table, at the left side.
    pub label: Format,
    /// A figure.
    pub figure: Format,
    /// A figure to be filled in.
    pub open_figure: Format,
    /// A sum that is calculated.
    pub total: Format,
    /// A word in a row of the collection.
    pub text: Format,
    /// A hint.
    pub hint: Format,
    /// What is wrong, in words.
    pub check: Format,
    /// What a broken relation puts over its figures.
    pub wrong: Format,
}

impl Looks {
    /// The looks of all cells.
    pub fn new() -> Self {
        let plain = Format::new()
            .set_font_name(FONT)
            .set_font_size(SIZE)
            .set_align(FormatAlign::VerticalCenter);
        let boxed = plain.clone().set_border(FormatBorder::Thin);
        let words = plain.clone().set_text_wrap().set_align(FormatAlign::Top);
        let title = plain
            .clone()
            .set_bold()
            .set_font_size(14)
            .set_align(FormatAlign::Center)
            .set_text_wrap();
        let head = boxed
            .clone()
            .set_align(FormatAlign::Center)
            .set_text_wrap()
            .set_background_color(HEAD);
        let figure = boxed.clone().set_align(FormatAlign::Center);
        let open = |format: &Format| format.clone().set_unlocked().set_background_color(OPEN);
        let signature = plain.clone().set_align(FormatAlign::Right);
        Self {
            open_title: open(&title),
            title,
            heading: plain.clone().set_bold().set_text_wrap(),
            open_words: open(&words).set_border(FormatBorder::Hair),
            words,
            open_signature: open(&signature),
            signature,
            label: head.clone().set_align(FormatAlign::Left),
            head,
            open_figure: open(&figure),
            total: figure.clone().set_background_color(TOTAL),
            figure,
            text: boxed.set_text_wrap(),
            hint: plain
                .clone()
                .set_text_wrap()
                .set_font_size(9)
                .set_font_color(Color::RGB(0x0070_7070)),
            check: plain.set_text_wrap().set_font_size(9).set_font_color(WRONG),
            wrong: Format::new()
                .set_font_color(WRONG)
                .set_background_color(WRONG_GROUND),
        }
    }
}
