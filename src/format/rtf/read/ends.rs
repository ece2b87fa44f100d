//! What is done when a group ends: what it gathered, and what hangs on the text around it.

use super::picture::OpenPicture;
use super::reader::{End, Reader};
use super::state::{Dest, State};
use crate::document::Block;
use crate::format::office::damage::Read;
use crate::format::office::description::shortened;
use crate::format::office::finished::Finished;
use crate::format::office::note_words;
use crate::format::office::paragraph::{Item, OpenParagraph};

impl Reader<'_> {
    /// A group has ended in which this held.
    pub(super) fn end(&mut self, end: End, inner: &State) -> Read<()> {
        match end {
            End::Nothing => Ok(()),
            End::Gathered(outer) => {
                let text = std::mem::replace(&mut self.gathered, outer);
                self.gathered_for(inner.dest, &text)
            }
            End::Box => {
                let finished = self.ended_flow(inner)?;
                self.hang(Item::Box(finished))
            }
            End::Note => {
                let kind = if self.end_note { "尾注" } else { "脚注" };
                let finished = self.ended_flow(inner)?;
                let words = note_words::words(finished);
                self.hang_unread(&note_words::said(kind, &words))
            }
            End::Picture => {
                let Some(picture) = self.picture.take() else {
                    return Ok(());
                };
                if self.state.dest == Dest::ShapeValue || self.state.dest == Dest::Shape {
                    self.shape.pictures.push(picture);
                    return Ok(());
                }
                self.hang_picture(picture, self.state.told)
            }
            End::Shape => {
                let shape = std::mem::take(&mut self.shape);
                for mut picture in shape.pictures {
                    picture.alt = picture.alt.or_else(|| shape.alt.clone());
                    self.hang_picture(picture, false)?;
                }
                Ok(())
            }
            End::Object => self.say_object(),
            End::Formula => {
                let (text, what) = std::mem::take(&mut self.formula).end();
                if let Some(what) = what {
                    self.hang_unread(&what)?;
                }
                self.text(&text);
                Ok(())
            }
        }
    }

    fn ended_flow(&mut self, inner: &State) -> Read<Finished> {
        let purpose = self.styles.purpose(inner.paragraph.style);
        self.end_flow().end(purpose, &mut self.budget)
    }

    fn hang_picture(&mut self, picture: OpenPicture, told: bool) -> Read<()> {
        self.pictures += 1;
        match picture.end(self.pictures) {
            Ok(picture) => self.hang(Item::Picture(picture)),
            Err(_) if told => Ok(()),
            Err(what) => self.hang_unread(&what),
        }
    }

    /// Says that there is an object, if that has not been said yet.
    pub(super) fn say_object(&mut self) -> Read<()> {
        let Some(program) = self.object.take() else {
            return Ok(());
        };
        match shortened(program.trim()).as_str() {
            "" => self.hang_unread("一个嵌入的对象"),
            program => self.hang_unread(&format!("一个嵌入的对象（{program}）")),
        }
    }

    /// What has been gathered is used.
    fn gathered_for(&mut self, dest: Dest, text: &str) -> Read<()> {
        match dest {
            Dest::LevelText => self.lists.level_text(text),
            Dest::ListText if !self.state.is_unseen() => {
                let number = text.trim();
                let number = if number.chars().any(char::is_alphanumeric) {
                    number
                } else {
                    ""
                };
                self.flow().list_text = Some(number.to_owned());
            }
            Dest::Instruction if self.state.dest == Dest::Body && !self.state.is_unseen() => {
                return self.instruction(text.trim());
            }
            Dest::ShapeName => text.trim().clone_into(&mut self.shape.name),
            Dest::ShapeValue => return self.shape_value(text),
            Dest::Class => {
                if let Some(program) = &mut self.object {
                    text.clone_into(program);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn shape_value(&mut self, text: &str) -> Read<()> {
        match (self.shape.name.as_str(), &mut self.picture) {
            ("wzDescription", Some(picture)) => picture.alt = Some(text.to_owned()),
            ("wzDescription", None) => self.shape.alt = Some(text.to_owned()),
            // Words that are drawn.
            ("gtextUNICODE", None) => {
                let mut line = OpenParagraph::default();
                line.push(text);
                if !line.text.trim().is_empty() {
                    return self.hang(Item::Box(Finished {
                        blocks: vec![Block::line(line.text.trim().to_owned())],
                        unread: Vec::new(),
                    }));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The fields that show something else than their result.
    fn instruction(&mut self, text: &str) -> Read<()> {
        let mut words = text.split_whitespace();
        self.symbol_field = false;
        match words.next() {
            Some("FORMCHECKBOX") => self.hang_unread("一个复选框"),
            Some("FORMDROPDOWN") => self.hang_unread("一个下拉选项"),
            Some("SYMBOL") => {
                let code = words.next().unwrap_or_default();
                let code = match code.strip_prefix("0x").or_else(|| code.strip_prefix("0X")) {
                    Some(digits) => u32::from_str_radix(digits, 16).ok(),
                    None => code.parse().ok(),
                };
                let Some(code) = code else { return Ok(()) };
                self.symbol_field = true;
                let font = text.split_once("\\f").map_or("", |(_, font)| font).trim_start();
                let font = match font.strip_prefix('"') {
                    Some(font) => font.split('"').next(),
                    None => font.split_whitespace().next(),
                };
                self.symbol_of_font(font.unwrap_or_default(), code)
            }
            _ => Ok(()),
        }
    }
}
