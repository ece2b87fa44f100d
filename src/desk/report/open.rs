//! A report that is open: what is filled, and the file that it is saved to.
//!
//! The file is the truth. Before every change and whenever a page asks for the version the file is looked at: what somebody else has
//! written is taken over as a step that can be taken back, or, where the page has something that is saved nowhere, both stay until
//! somebody chooses. Nothing is written over unseen.

use serde::Deserialize;

use super::change::{Ask, NotMade};
use super::session::Session;
use super::standing::{Notice, Standing};
use super::touched::{Clash, Touched, values};
use crate::desk::files::{FileError, Files, Stamp, words_of};
use crate::difference::beside;
use crate::encoding;
use crate::file::words::WORDS;
use crate::source::Source;
use crate::yaml::parse_knowing;

/// A report that is open.
#[derive(Debug)]
pub struct Open {
    name: String,
    session: Session,
    /// What is known of the file as it was last read or saved, …
    stamp: Stamp,
    /// … and what it held then.
    saved: String,
    /// Whether its bytes are those of another encoding: they will be UTF-8 with the next save.
    converted: bool,
    /// Why it must not be written at all: bytes of it could not be read.
    damaged: Option<String>,
    standing: Standing,
    notice: Option<Notice>,
    panel: u64,
    touched: Touched,
}

/// Why a change was not made.
#[derive(Debug)]
pub enum Unsaved {
    /// It was not made.
    NotMade(NotMade),
    /// What it would change was changed elsewhere since the page saw it.
    Clash(Vec<Clash>),
    /// The file cannot be written.
    File(FileError),
    /// What is chosen is not what is offered any more.
    Outdated,
    /// The file has bytes that cannot be read: saving would lose them.
    Damaged(String),
}

/// What is to be done about a file that changed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// What the file holds is taken over.
    File,
    /// What the page shows is written over it.
    Page,
    /// What the page shows is saved as a file of this name; the page then shows what the file holds.
    Copy(String),
    /// Saving is tried again.
    Again,
    /// What was taken over is taken back.
    Back,
    /// The notice was seen.
    Seen,
}

/// What a file holds.
struct Content {
    text: String,
    converted: bool,
    damaged: Option<String>,
}

impl Open {
    /// Opens the report of a file.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(name: &str, files: &mut dyn Files) -> Result<Self, FileError> {
        let (bytes, stamp) = files.read(name)?;
        let content = content(name, bytes).map_err(FileError::Failed)?;
        let session = Session::open(name, content.text.clone(), &mut *files.surroundings(name));
        Ok(Self {
            name: name.to_owned(),
            session,
            stamp,
            saved: content.text,
            converted: content.converted,
            damaged: content.damaged,
            standing: Standing::Saved,
            notice: None,
            panel: 1,
            touched: Touched::default(),
        })
    }

    /// What is filled.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// How the file stands to it.
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// What is to be known of the file.
    pub const fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Why nothing can be changed: bytes of the file could not be read.
    pub fn damaged(&self) -> Option<&str> {
        self.damaged.as_deref()
    }

    /// The number of what is said of the file; 0 is nothing.
    pub const fn panel(&self) -> u64 {
        if matches!(self.standing, Standing::Saved) && self.notice.is_none() && self.damaged.is_none() {
            return 0;
        }
        self.panel
    }

    /// Makes a change and saves it. `based` is the version that the page showed when its field began to be changed.
    ///
    /// # Errors
    /// It was not made, and why. What cannot be saved is no error: the change is made, and the standing says so.
    pub fn make(
        &mut self,
        ask: &Ask,
        shown: u64,
        based: Option<u64>,
        files: &mut dyn Files,
    ) -> Result<(), Unsaved> {
        if let Some(why) = &self.damaged {
            return Err(Unsaved::Damaged(why.clone()));
        }
        let before = self.session.version();
        self.look(files);
        let is_step = matches!(ask, Ask::Undo | Ask::Redo);
        if is_step && self.session.version() != before {
            // It would take back what nobody has seen yet.
            return Err(Unsaved::NotMade(NotMade::Outdated));
        }
        if let Some(based) = based {
            let clashes = self.touched.clashes(ask, based, &self.session);
            if !clashes.is_empty() {
                return Err(Unsaved::Clash(clashes));
            }
        }
        let by_path = matches!(ask, Ask::Figures { .. } | Ask::Prose { .. } | Ask::Line { .. });
        let old = (!by_path).then(|| values(&self.session));
        self.session
            .make(ask, shown, &mut *files.surroundings(&self.name))
            .map_err(Unsaved::NotMade)?;
        let version = self.session.version();
        match old {
            None => self.touched.note_ask(ask, version),
            Some(old) => self.touched.note_values(&old, &values(&self.session), version),
        }
        if self.standing.may_save() {
            self.save(files);
        }
        Ok(())
    }

    /// Looks at the file: takes over what somebody else has written, and saves what could not be saved before.
    pub fn look(&mut self, files: &mut dyn Files) {
        match files.stamp(&self.name) {
            None => self.stand(Standing::Gone),
            Some(stamp) if stamp != self.stamp || self.standing == Standing::Gone => self.read_again(files),
            // What could not be opened has no stamp of its own.
            Some(_) if matches!(self.standing, Standing::Unreadable(_)) => self.read_again(files),
            Some(_) => {}
        }
        if self.standing.may_save() && self.session.text() != self.saved {
            self.save(files);
        }
    }

    /// Does what somebody chose, of what the panel of this number offers.
    ///
    /// # Errors
    /// It is not offered any more, or cannot be done.
    pub fn settle(&mut self, choice: &Choice, panel: u64, files: &mut dyn Files) -> Result<(), Unsaved> {
        self.look(files);
        if panel != self.panel() {
            return Err(Unsaved::Outdated);
        }
        match (choice, &self.standing) {
            (Choice::Seen, _) => self.notify(None),
            (Choice::Back, _) => match self.notice {
                Some(Notice::Taken { version, .. }) if version == self.session.version() => {
                    self.notify(None);
                    let shown = self.session.version();
                    return self.make(&Ask::Undo, shown, None, files);
                }
                _ => return Err(Unsaved::Outdated),
            },
            (Choice::Again, _) => {}
            (Choice::File, Standing::Conflict { theirs, .. }) => {
                let theirs = theirs.clone();
                self.replace(&theirs, files);
                self.saved = theirs;
                self.stand(Standing::Saved);
            }
            (Choice::Page, Standing::Conflict { theirs, .. }) => {
                // The other version is a step of its own, so that it can be had back.
                let (theirs, mine) = (theirs.clone(), self.session.text().to_owned());
                self.replace(&theirs, files);
                self.replace(&mine, files);
                self.saved = theirs;
                self.stand(Standing::Saved);
                self.save(files);
            }
            (Choice::Page, Standing::Gone) => {
                let text = self.session.text().to_owned();
                self.stamp = files.create(&self.name, text.as_bytes()).map_err(Unsaved::File)?;
                self.saved = text;
                self.stand(Standing::Saved);
            }
            (Choice::Copy(name), standing) => {
                let theirs = match standing {
                    Standing::Conflict { theirs, .. } => Some(theirs.clone()),
                    _ => None,
                };
                let name = beside(&self.name, name);
                files
                    .create(&name, self.session.text().as_bytes())
                    .map_err(Unsaved::File)?;
                if let Some(theirs) = theirs {
                    self.replace(&theirs, files);
                    self.saved = theirs;
                    self.stand(Standing::Saved);
                }
                self.notify(Some(Notice::Copied(name)));
            }
            (Choice::File | Choice::Page, _) => return Err(Unsaved::Outdated),
        }
        Ok(())
    }

    /// Takes over what the file holds now, or says why that cannot be.
    fn read_again(&mut self, files: &mut dyn Files) {
        let (bytes, stamp) = match files.read(&self.name) {
            Ok(read) => read,
            Err(FileError::Missing) => return self.stand(Standing::Gone),
            Err(error) => return self.stand(Standing::Unreadable(words_of(&error))),
        };
        self.stamp = stamp;
        let content = match content(&self.name, bytes) {
            Ok(content) => content,
            Err(why) => return self.stand(Standing::Unreadable(why)),
        };
        let is_saved = self.session.text() == self.saved;
        if content.text == self.session.text() || content.text == self.saved {
            self.saved = content.text;
            self.converted = content.converted;
            self.damaged = content.damaged;
            self.stand(Standing::Saved);
        } else if is_saved && (reads(&content.text) || !reads(&self.saved)) && content.damaged.is_none() {
            let difference = beside::lines(&self.saved, &content.text);
            self.converted = content.converted;
            self.damaged = None;
            self.replace(&content.text, files);
            self.saved = content.text;
            self.stand(Standing::Saved);
            self.notify(Some(Notice::Taken {
                difference,
                version: self.session.version() + 1,
            }));
        } else {
            self.stand(Standing::Conflict {
                broken: !reads(&content.text) || content.damaged.is_some(),
                theirs: content.text,
            });
        }
    }

    /// Puts another text on the page, as a step that can be taken back.
    fn replace(&mut self, text: &str, files: &mut dyn Files) {
        let old = values(&self.session);
        self.session.replace(text, &mut *files.surroundings(&self.name));
        let version = self.session.version();
        self.touched.note_values(&old, &values(&self.session), version);
    }

    fn save(&mut self, files: &mut dyn Files) {
        let text = self.session.text();
        if text == self.saved {
            return self.stand(Standing::Saved);
        }
        match files.replace(&self.name, self.stamp, text.as_bytes()) {
            Ok(stamp) => {
                self.stamp = stamp;
                text.clone_into(&mut self.saved);
                self.stand(Standing::Saved);
                if std::mem::take(&mut self.converted) {
                    self.notify(Some(Notice::Converted));
                }
            }
            Err(FileError::Changed) => self.read_again(files),
            Err(FileError::Missing) => self.stand(Standing::Gone),
            Err(error) => self.stand(Standing::Unsaved(words_of(&error))),
        }
    }

    fn stand(&mut self, standing: Standing) {
        if self.standing != standing {
            self.standing = standing;
            self.say_anew();
        }
    }

    fn notify(&mut self, notice: Option<Notice>) {
        if self.notice != notice {
            self.notice = notice;
            self.say_anew();
        }
    }

    /// Every page asks for what is said of the file again.
    fn say_anew(&mut self) {
        self.panel += 1;
        self.session.touch();
    }
}

/// What the bytes of a file hold, read as every command reads them.
fn content(name: &str, bytes: Vec<u8>) -> Result<Content, String> {
    let read = encoding::read(name, bytes).map_err(|found| found.message.clone())?;
    let whole = read.is_whole();
    let found = read.found.map(|found| found.message);
    Ok(Content {
        text: read.source.text().to_owned(),
        converted: whole && found.is_some(),
        damaged: found.filter(|_| !whole),
    })
}

/// Whether a report can be read from a text: it parses, and has something.
fn reads(text: &str) -> bool {
    let parsed = parse_knowing(&Source::new("", text), WORDS);
    !parsed.failed() && parsed.root.is_some_and(|root| root.pairs().is_some())
}

/// A name that somebody typed, as that of a report beside another.
fn beside(report: &str, typed: &str) -> String {
    let typed = typed.trim();
    let is_yaml = [".yaml", ".yml"]
        .iter()
        .any(|ending| typed.to_ascii_lowercase().ends_with(ending));
    let ending = if is_yaml { "" } else { ".yaml" };
    match report.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{typed}{ending}"),
        None => format!("{typed}{ending}"),
    }
}
