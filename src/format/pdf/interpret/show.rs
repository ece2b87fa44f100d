//! Text (ISO 32000-2, 9.4): where its glyphs come to stand.

use std::rc::Rc;

use super::content::{Content, last};
use super::frame::Frame;
use super::matrix::Matrix;
use super::source::resource;
use crate::format::pdf::font::{Font, Shown};
use crate::format::pdf::page::Glyph;
use crate::format::pdf::syntax::Value;

impl Content<'_, '_> {
    /// An operator of text; any other one does nothing.
    pub fn write(&mut self, operator: &[u8], operands: &[Value]) -> Option<()> {
        match operator {
            b"BT" => self.begin_line(Matrix::default()),
            b"Tc" => [self.state.text.character_space] = last(operands)?,
            b"Tw" => [self.state.text.word_space] = last(operands)?,
            b"Tz" => {
                let [percent] = last(operands)?;
                self.state.text.stretch = percent / 100.0;
            }
            b"TL" => [self.state.text.leading] = last(operands)?,
            b"Ts" => [self.state.text.rise] = last(operands)?,
            b"Tr" => self.state.text.mode = operands.last()?.small()?,
            b"Tf" => return self.select(operands),
            b"Td" | b"TD" => {
                let [x, y] = last(operands)?;
                if operator == b"TD" {
                    self.state.text.leading = -y;
                }
                self.begin_line(Matrix::shift(x, y).then(self.line_matrix));
            }
            b"Tm" => self.begin_line(Matrix::of(&last::<6>(operands)?)?),
            b"T*" => self.next_line(),
            b"Tj" => return self.show(operands.last()?.string()?),
            b"'" => {
                self.next_line();
                return self.show(operands.last()?.string()?);
            }
            b"\"" => {
                let [words, characters, text] = operands else {
                    return None;
                };
                self.state.text.word_space = words.number()?;
                self.state.text.character_space = characters.number()?;
                self.next_line();
                return self.show(text.string()?);
            }
            b"TJ" => return self.show_spaced(operands.last()?.array()?),
            _ => {}
        }
        Some(())
    }

    fn select(&mut self, operands: &[Value]) -> Option<()> {
        let [.., name, size] = operands else { return None };
        let font = resource(self.source.file, &self.resources, "Font", name.name()?);
        let font = font.and_then(|font| self.source.fonts.load(&font));
        self.state.text.font = Some(font.unwrap_or_else(|| Rc::new(Font::missing())));
        self.state.text.size = size.number()?;
        Some(())
    }

    fn begin_line(&mut self, matrix: Matrix) {
        self.line_matrix = matrix;
        self.text_matrix = matrix;
    }

    fn next_line(&mut self) {
        self.begin_line(Matrix::shift(0.0, -self.state.text.leading).then(self.line_matrix));
    }

    /// Strings, and by how many thousandths of the size each is set back.
    fn show_spaced(&mut self, items: &[Value]) -> Option<()> {
        for item in items {
            match item {
                Value::String(bytes) => self.show(bytes)?,
                Value::Number(back) => self.advance(-back / 1000.0 * self.state.text.size),
                _ => {}
            }
        }
        Some(())
    }

    /// Goes on by so much in the direction of writing.
    fn advance(&mut self, by: f64) {
        let downwards = self.state.text.font.as_ref().is_some_and(|font| font.downwards);
        let shift = if downwards {
            Matrix::shift(0.0, by)
        } else {
            Matrix::shift(by * self.state.text.stretch, 0.0)
        };
        self.text_matrix = shift.then(self.text_matrix);
    }

    fn show(&mut self, bytes: &[u8]) -> Option<()> {
        let font = self
            .state
            .text
            .font
            .clone()
            .unwrap_or_else(|| Rc::new(Font::missing()));
        font.show(bytes, &mut |shown| {
            self.budget().operator()?;
            self.glyph(&shown, font.enlarged, font.downwards)?;
            let text = &self.state.text;
            let mut by = shown.advance * text.size;
            if font.downwards {
                by = -by;
            }
            by += text.character_space;
            if shown.blank {
                by += text.word_space;
            }
            self.advance(by);
            Some(())
        })
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "places on a page need no more digits"
    )]
    fn glyph(&mut self, shown: &Shown, enlarged: f64, downwards: bool) -> Option<()> {
        if self.sheet.marks.hidden() || shown.text.is_empty() {
            return Some(());
        }
        let text = &self.state.text;
        // From a size of 1 to the page (9.4.4).
        let own = Matrix([text.size * text.stretch, 0.0, 0.0, text.size, 0.0, text.rise]);
        let matrix = own.then(self.text_matrix).then(self.state.matrix);
        // A glyph that is written downwards hangs under the middle of its upper edge (9.7.4.3).
        let (from, width) = if downwards {
            (-0.5, 1.0)
        } else {
            (0.0, shown.advance)
        };
        let (below, above) = if downwards { (-1.0, 0.0) } else { (-0.3, 0.9) };
        let ink = matrix.bounds([from, below, from + width, above]);
        if !ink.meets(self.state.clip) {
            return Some(());
        }
        let base = if downwards { -0.88 } else { 0.0 };
        let [dx, dy] = matrix.turn(1.0, 0.0);
        let turn = dy.atan2(dx).to_degrees() / 90.0;
        let quarters = turn.round();
        let size = matrix.turn(0.0, 1.0);
        let frame = Frame::of(
            quarters.rem_euclid(4.0) as u8,
            self.sheet.page.width,
            self.sheet.page.height,
        );
        let [left, baseline] = frame.place(matrix.apply(from, base));
        let [right, _] = frame.place(matrix.apply(from + width, base));
        let glyph = Glyph {
            character: ' ',
            left: left as f32,
            right: right as f32,
            baseline: baseline as f32,
            size: (size[0].hypot(size[1]) * enlarged) as f32,
            quarters: frame.quarters,
            oblique: (turn - quarters).abs() > OBLIQUE,
            invisible: !text.painted() || (text.filled() && self.state.fill.clear),
            artifact: self.sheet.apart || self.sheet.marks.artifact(),
        };
        let count = shown.text.chars().count();
        let step = (glyph.right - glyph.left) / f32::from(u16::try_from(count).ok()?.max(1));
        let mut at = glyph.left;
        for character in shown.text.chars() {
            let next = at + step;
            self.sheet.write(
                self.source.file.budget,
                Glyph {
                    character,
                    left: at,
                    right: next,
                    ..glyph
                },
            )?;
            at = next;
        }
        Some(())
    }
}

/// From which part of a quarter on a glyph stands aslant: five degrees.
const OBLIQUE: f64 = 5.0 / 90.0;
