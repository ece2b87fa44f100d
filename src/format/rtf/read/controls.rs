//! What control words and symbols do.

use super::reader::{End, Reader};
use super::state::{Dest, ParagraphState};
use super::words;
use crate::chinese::raised::Raised;
use crate::format::office::damage::Read;
use crate::format::office::look::Height;

/// The most characters that stand for one of Unicode.
const MAX_FALLBACK: usize = 8;

impl Reader<'_> {
    /// A control symbol that is no sign of text.
    pub(super) fn symbol(&mut self, symbol: u8) -> Read<()> {
        let text = match symbol {
            b'*' => {
                self.starred = true;
                return Ok(());
            }
            b'\r' | b'\n' => return self.word("par", None),
            b'\t' => " ",
            b'~' => "\u{a0}",
            b'_' => "-",
            _ => "",
        };
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.text(text);
        }
        Ok(())
    }

    /// A control word.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) -> Read<()> {
        let starred = std::mem::take(&mut self.starred);
        match self.state.dest {
            Dest::Skip => return Ok(()),
            Dest::Alternative => {
                if word == "ud" {
                    let outer = self.groups.iter().rev().map(|group| group.outer.dest);
                    self.state.dest = outer
                        .into_iter()
                        .find(|dest| *dest != Dest::Alternative)
                        .unwrap_or_default();
                }
                return Ok(());
            }
            _ => {}
        }
        if let Some(text) = words::character(word) {
            if self.skip > 0 {
                self.skip -= 1;
            } else {
                self.text(text);
            }
            return Ok(());
        }
        self.skip = 0;
        match word {
            "u" => return self.unicode(number.unwrap_or(0)),
            "uc" => {
                let count = usize::try_from(number.unwrap_or(1)).unwrap_or(0);
                self.state.fallback = count.min(MAX_FALLBACK);
                return Ok(());
            }
            _ => {}
        }
        if self.opens(word)? {
            return Ok(());
        }
        if starred {
            self.state.dest = Dest::Skip;
            return Ok(());
        }
        let value = number.unwrap_or(0);
        let tabled = matches!(self.state.dest, Dest::Fonts | Dest::Styles | Dest::Lists);
        if tabled && matches!(word, "f" | "s" | "list" | "listlevel" | "listoverride") {
            self.budget.spend()?;
        }
        match self.state.dest {
            Dest::Fonts => self.fonts.word(word, value),
            Dest::Styles => self.styles.word(word, value),
            Dest::Lists => self.lists.word(word, value),
            Dest::Formula => {
                if self.formula.word(word) {
                    self.state.dest = Dest::Skip;
                }
            }
            Dest::Picture => {
                if let Some(picture) = &mut self.picture {
                    picture.word(word);
                }
            }
            Dest::Body => {
                let nested = self.state.nested_row;
                let flow = self.flows.last_mut().unwrap_or(&mut self.main);
                let row = if nested {
                    &mut flow.nested_row
                } else {
                    &mut flow.row
                };
                if !row.word(word, number, &mut self.budget)?
                    && !self.paragraph_word(word, value)
                    && !self.run_word(word, number)
                {
                    return self.structure(word, number);
                }
            }
            _ => {
                self.run_word(word, number);
            }
        }
        Ok(())
    }

    /// Whether a word opens a destination, which it does then.
    fn opens(&mut self, word: &str) -> Read<bool> {
        let outer = self.state.dest;
        let seen = !self.state.is_unseen();
        match word {
            // The frames of what is read as text around it.
            "shppict" => self.newer_picture = true,
            "nonshppict" => {
                if std::mem::take(&mut self.newer_picture) {
                    self.state.dest = Dest::Skip;
                }
            }
            "nesttableprops" => self.state.nested_row = true,
            "fldrslt" => {
                if std::mem::take(&mut self.symbol_field) {
                    self.state.dest = Dest::Skip;
                }
            }
            "result" if outer == Dest::Object => {
                self.say_object()?;
                self.state.dest = Dest::Body;
                self.state.told = true;
            }
            "footnote" if outer == Dest::Body && seen => {
                self.begin_flow();
                self.end_note = false;
                self.begin_text(End::Note);
            }
            "shptxt" | "dptxbxtext" if outer == Dest::Shape || outer == Dest::Body && seen => {
                self.begin_flow();
                self.begin_text(End::Box);
            }
            "footnote" | "shptxt" | "dptxbxtext" => self.state.dest = Dest::Skip,
            _ => {
                let Some(dest) = words::destination(word) else {
                    return Ok(false);
                };
                self.open_destination(dest, outer, seen);
            }
        }
        Ok(true)
    }

    fn open_destination(&mut self, dest: Dest, outer: Dest, seen: bool) {
        let end = match dest {
            Dest::Picture if self.picture.is_some() || !seen => None,
            Dest::Picture => {
                self.picture = Some(super::picture::OpenPicture::default());
                Some(End::Picture)
            }
            Dest::Shape if outer == Dest::Body && seen => {
                self.shape = super::drawing::OpenShape::default();
                Some(End::Shape)
            }
            Dest::Object if outer == Dest::Body && seen => {
                self.object = Some(String::new());
                Some(End::Object)
            }
            Dest::Formula if outer == Dest::Body && seen => {
                self.formula = super::formula::Formula::default();
                Some(End::Formula)
            }
            // Within another one of its kind it is a part of that.
            Dest::Formula if outer == Dest::Formula => Some(End::Nothing),
            Dest::Shape if matches!(outer, Dest::Shape | Dest::Picture | Dest::ShapeValue) => {
                Some(End::Nothing)
            }
            Dest::Shape | Dest::Object | Dest::Formula => None,
            dest if dest.gathers() => Some(End::Gathered(std::mem::take(&mut self.gathered))),
            _ => Some(End::Nothing),
        };
        let Some(end) = end else {
            self.state.dest = Dest::Skip;
            return;
        };
        self.state.dest = dest;
        if let Some(group) = self.groups.last_mut()
            && !matches!(end, End::Nothing)
        {
            group.end = end;
        }
    }

    /// Text of its own begins.
    fn begin_text(&mut self, end: End) {
        self.state.dest = Dest::Body;
        self.state.paragraph = ParagraphState::default();
        self.state.nested_row = false;
        self.state.told = false;
        if let Some(group) = self.groups.last_mut() {
            group.end = end;
        }
    }

    /// A property of the paragraph.
    fn paragraph_word(&mut self, word: &str, value: i32) -> bool {
        let own = &mut self.state.paragraph;
        match word {
            "pard" => *own = ParagraphState::default(),
            "s" => own.style = value,
            "ls" => own.list = value,
            "ilvl" => own.level = value,
            "keepn" => own.keep_next = true,
            "intbl" => own.in_table = true,
            "itap" => {
                own.depth = value;
                own.in_table |= value > 0;
            }
            _ => return false,
        }
        true
    }

    /// A property of characters.
    fn run_word(&mut self, word: &str, number: Option<i32>) -> bool {
        let on = number != Some(0);
        let own = &mut self.state;
        match word {
            "f" => own.font = number.unwrap_or(0),
            "af" if own.wide => own.wide_font = number.unwrap_or(0),
            "dbch" => own.wide = true,
            "loch" | "hich" | "rtlch" | "ltrch" => own.wide = false,
            "v" => own.hidden = on,
            "deleted" | "mvf" => own.deleted = on,
            "strike" => own.struck.0 = on,
            "striked" => own.struck.1 = on,
            "super" => own.height = on.then_some(Height::Off(Raised::Above)),
            "sub" => own.height = on.then_some(Height::Off(Raised::Below)),
            "nosupersub" => own.height = None,
            "plain" => {
                own.font = self.default_font;
                own.wide_font = self.default_wide_font;
                (own.hidden, own.deleted, own.struck, own.height) = (false, false, (false, false), None);
            }
            _ => return false,
        }
        true
    }

    /// What divides the text, and what is said of all of it.
    fn structure(&mut self, word: &str, number: Option<i32>) -> Read<()> {
        match word {
            "sect" if self.flow().paragraph.is_blank() => Ok(()),
            "par" | "sect" => self.end_paragraph(None),
            "cell" => self.end_paragraph(Some(1)),
            "nestcell" => self.end_paragraph(Some(self.state.depth().max(2))),
            "row" | "nestrow" => {
                let flow = self.flows.last_mut().unwrap_or(&mut self.main);
                flow.end_row(word == "nestrow", &mut self.budget)
            }
            "line" | "lbr" | "page" | "column" => {
                self.budget.spend()?;
                if !self.state.is_unseen() {
                    self.flow().paragraph.break_line();
                }
                Ok(())
            }
            _ => {
                match word {
                    "ftnalt" => self.end_note = true,
                    "ansicpg" => self.fonts.code_page = number.filter(|page| *page > 0),
                    "mac" => self.fonts.code_page = Some(10000),
                    "deff" => {
                        self.default_font = number.unwrap_or(0);
                        self.state.font = self.default_font;
                    }
                    "stshfdbch" => {
                        self.default_wide_font = number.unwrap_or(0);
                        self.state.wide_font = self.default_wide_font;
                    }
                    _ => {}
                }
                Ok(())
            }
        }
    }
}
