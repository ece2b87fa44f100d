//! How the words of a run look, and what its special characters are, as far as that changes what is read ([MS-DOC] 2.6.1).

use super::bytes::{u16_at, u32_at};
use super::sprm::{Sprm, of_run as of};
use crate::chinese::raised::Raised;
use crate::format::office::look::{Height, Look};

/// A run's properties.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RunFormat {
    hidden: Option<bool>,
    struck: Option<bool>,
    struck_twice: Option<bool>,
    height: Option<Height>,
    /// How its styles make it look.
    base: Look,
    /// Whether it is deleted in a tracked change.
    pub deleted: bool,
    /// Where its picture stands in the stream of data.
    pub picture: Option<u32>,
    /// Whether what stands there is no picture: what a form's field holds, or another program's object.
    pub no_picture: bool,
    /// The character of a symbol font: the font's number, and the place in it.
    pub symbol: Option<(u16, u16)>,
    /// Whether it shows what another program's object looks like.
    pub in_object: bool,
    /// The fonts of characters that are no letters of a language: symbols have theirs in any of these.
    pub fonts: [Option<u16>; 3],
}

impl RunFormat {
    /// That of words that look like this and say nothing themselves.
    pub fn of(look: Look) -> Self {
        Self {
            hidden: look.hidden,
            struck: look.struck,
            height: look.height,
            base: look,
            ..Self::default()
        }
    }

    /// How the words look.
    pub fn look(&self) -> Look {
        Look {
            hidden: self.hidden,
            // Each of them draws a line of its own.
            struck: match self.struck_twice {
                Some(true) => Some(true),
                twice => self.struck.or(twice),
            },
            height: self.height,
        }
    }

    /// Makes a change, with the looks of the styles of runs.
    pub fn apply(&mut self, sprm: Sprm<'_>, styled: impl Fn(u16) -> Look) {
        let base = self.base;
        match sprm.code {
            of::HIDDEN => self.hidden = switched(sprm.byte(), self.hidden, base.hidden),
            of::STRUCK => self.struck = switched(sprm.byte(), self.struck, base.struck),
            of::STRUCK_TWICE => self.struck_twice = switched(sprm.byte(), self.struck_twice, None),
            of::HEIGHT => {
                self.height = Some(match sprm.byte() {
                    1 => Height::Off(Raised::Above),
                    2 => Height::Off(Raised::Below),
                    _ => Height::OnTheLine,
                });
            }
            of::STYLE => {
                let look = styled(sprm.word()).or(base);
                *self = Self {
                    hidden: look.hidden,
                    struck: look.struck,
                    height: look.height,
                    base: look,
                    ..*self
                };
            }
            of::PLAIN => {
                *self = Self {
                    deleted: self.deleted,
                    picture: self.picture,
                    no_picture: self.no_picture,
                    symbol: self.symbol,
                    fonts: self.fonts,
                    ..Self::of(base)
                };
            }
            of::DELETED => self.deleted = sprm.byte() != 0,
            of::PICTURE => self.picture = u32_at(sprm.operand, 0),
            of::IS_DATA | of::IS_OBJECT => self.no_picture |= sprm.byte() != 0,
            of::FONT_OF_OTHERS => self.fonts[0] = Some(sprm.word()),
            of::FONT => self.fonts[1] = Some(sprm.word()),
            of::FONT_OF_EAST => self.fonts[2] = Some(sprm.word()),
            of::SYMBOL => {
                self.symbol = u16_at(sprm.operand, 0).zip(u16_at(sprm.operand, 2));
            }
            _ => {}
        }
    }
}

/// On, off, as the style has it, or the other way round: `ToggleOperand`, 2.9.327.
fn switched(operand: u8, now: Option<bool>, style: Option<bool>) -> Option<bool> {
    match operand {
        0 => Some(false),
        1 => Some(true),
        0x80 => style,
        0x81 => Some(style != Some(true)),
        _ => now,
    }
}
