//! A report and its file: what happens where somebody else writes the file too.

use super::change::Ask;
use super::open::{Choice, Open, Unsaved};
use super::standing::{Notice, Standing};
use crate::desk::files::{Day, FileError, Files, Listed, Memory, Stamp};
use crate::pipeline::Surroundings;

const FILE: &str = include_str!("../../../examples/beilun-2021.yaml");
const NAME: &str = "甲/a.yaml";

/// Files that can be made to refuse.
struct Disk {
    memory: Memory,
    full: bool,
}

impl Files for Disk {
    fn folder(&self) -> String {
        self.memory.folder()
    }

    fn list(&mut self) -> Result<Vec<Listed>, FileError> {
        self.memory.list()
    }

    fn stamp(&mut self, name: &str) -> Option<Stamp> {
        self.memory.stamp(name)
    }

    fn read(&mut self, name: &str) -> Result<(Vec<u8>, Stamp), FileError> {
        self.memory.read(name)
    }

    fn replace(&mut self, name: &str, known: Stamp, bytes: &[u8]) -> Result<Stamp, FileError> {
        if self.full {
            return Err(FileError::Failed("磁盘已满".to_owned()));
        }
        self.memory.replace(name, known, bytes)
    }

    fn create(&mut self, name: &str, bytes: &[u8]) -> Result<Stamp, FileError> {
        self.memory.create(name, bytes)
    }

    fn surroundings(&mut self, name: &str) -> Box<dyn Surroundings + '_> {
        self.memory.surroundings(name)
    }

    fn today(&self) -> Day {
        self.memory.today()
    }
}

/// An open report with its file.
struct Trial {
    open: Open,
    files: Disk,
}

impl Trial {
    fn new(bytes: &[u8]) -> Self {
        let today = Day {
            year: 2022,
            month: 1,
            day: 10,
        };
        let mut memory = Memory::new(today);
        memory.put(NAME, bytes);
        let mut files = Disk { memory, full: false };
        let open = Open::read(NAME, &mut files).unwrap();
        Self { open, files }
    }

    fn type_figure(&mut self, typed: &str) -> Result<(), Unsaved> {
        self.type_at("申请.本年新收.自然人", typed, None)
    }

    fn type_at(&mut self, path: &str, typed: &str, based: Option<u64>) -> Result<(), Unsaved> {
        let ask = Ask::Figures {
            cells: vec![(path.to_owned(), typed.to_owned())],
            goes_on: false,
        };
        let shown = self.open.session().version();
        self.open.make(&ask, shown, based, &mut self.files)
    }

    fn write_prose(&mut self, words: &str, based: u64) -> Result<(), Unsaved> {
        let ask = Ask::Prose {
            path: "其他事项".to_owned(),
            words: words.to_owned(),
            goes_on: false,
        };
        let shown = self.open.session().version();
        self.open.make(&ask, shown, Some(based), &mut self.files)
    }

    fn step(&mut self, ask: &Ask) {
        let shown = self.open.session().version();
        self.open.make(ask, shown, None, &mut self.files).unwrap();
    }

    fn look(&mut self) {
        self.open.look(&mut self.files);
    }

    fn settle(&mut self, choice: &Choice) -> Result<(), Unsaved> {
        let panel = self.open.panel();
        self.open.settle(choice, panel, &mut self.files)
    }

    fn elsewhere(&mut self, from: &str, to: &str) {
        let text = String::from_utf8(self.files.memory.bytes(NAME).unwrap().to_vec()).unwrap();
        assert!(text.contains(from), "{from}");
        self.files.memory.put(NAME, text.replacen(from, to, 1).as_bytes());
    }

    fn on_disk(&self) -> &str {
        std::str::from_utf8(self.files.memory.bytes(NAME).unwrap()).unwrap()
    }

    fn on_page(&self) -> &str {
        self.open.session().text()
    }
}

#[test]
fn what_somebody_else_writes_is_taken_over_and_can_be_taken_back() {
    let mut trial = Trial::new(FILE.as_bytes());
    trial.look();
    assert_eq!(trial.open.panel(), 0);
    trial.elsewhere("电话: 0574", "电话: 0575");
    trial.look();
    assert_eq!(trial.on_page(), trial.on_disk());
    let Some(Notice::Taken { difference, .. }) = trial.open.notice() else {
        panic!("{:?}", trial.open.notice())
    };
    assert!(difference.rows.iter().any(|row| row.left != row.right));
    let theirs = trial.on_disk().to_owned();
    trial.settle(&Choice::Back).unwrap();
    assert_eq!((trial.on_page(), trial.on_disk()), (FILE, FILE));
    trial.step(&Ask::Redo);
    assert_eq!(trial.on_disk(), theirs);
}

#[test]
fn an_edit_that_meets_a_changed_file_loses_nothing_on_either_side() {
    let mut trial = Trial::new(FILE.as_bytes());
    trial.elsewhere("电话: 0574", "电话: 0575");
    trial.type_figure("99").unwrap();
    assert!(trial.on_disk().contains("电话: 0575") && trial.on_disk().contains("[99,"));
    // Taken back one after the other, to the beginning.
    trial.step(&Ask::Undo);
    trial.step(&Ask::Undo);
    assert_eq!(trial.on_disk(), FILE);
    trial.step(&Ask::Redo);
    trial.step(&Ask::Redo);
    assert!(trial.on_disk().contains("电话: 0575") && trial.on_disk().contains("[99,"));
}

#[test]
fn a_step_is_not_taken_back_that_nobody_has_seen() {
    let mut trial = Trial::new(FILE.as_bytes());
    trial.type_figure("99").unwrap();
    trial.elsewhere("电话: 0574", "电话: 0575");
    let shown = trial.open.session().version();
    assert!(
        trial
            .open
            .make(&Ask::Undo, shown, None, &mut trial.files)
            .is_err()
    );
    assert!(trial.on_disk().contains("电话: 0575"));
}

#[test]
fn a_field_that_was_changed_elsewhere_is_not_written_over() {
    let mut trial = Trial::new(FILE.as_bytes());
    let based = trial.open.session().version();
    trial.write_prose("别处写的一段。", based).unwrap();
    let Err(Unsaved::Clash(clashes)) = trial.write_prose("这里写的一段。", based) else {
        panic!()
    };
    assert_eq!(clashes[0].theirs, "别处写的一段。");
    assert!(trial.on_disk().contains("别处写的一段。"));
    // Another field is free, and so is this one for who has seen what stands there.
    trial.type_at("申请.本年新收.自然人", "99", Some(based)).unwrap();
    let now = trial.open.session().version();
    trial.write_prose("这里写的一段。", now).unwrap();
    assert!(trial.on_disk().contains("这里写的一段。"));
    // What another program wrote into the field counts as well, and what a step back changed.
    let based = trial.open.session().version();
    trial.elsewhere("这里写的一段。", "编辑器写的一段。");
    assert!(matches!(
        trial.write_prose("又一段。", based),
        Err(Unsaved::Clash(_))
    ));
    let based = trial.open.session().version();
    trial.step(&Ask::Undo);
    assert!(matches!(
        trial.write_prose("又一段。", based),
        Err(Unsaved::Clash(_))
    ));
}

#[test]
fn what_cannot_be_saved_stays_and_is_saved_later() {
    let mut trial = Trial::new(FILE.as_bytes());
    trial.files.full = true;
    trial.type_figure("99").unwrap();
    assert_eq!(trial.open.standing(), &Standing::Unsaved("磁盘已满".to_owned()));
    assert_eq!(trial.on_disk(), FILE);
    let version = trial.open.session().version();
    trial.look();
    // Nothing new is said of the same fault.
    assert_eq!(trial.open.session().version(), version);
    trial.files.full = false;
    trial.look();
    assert_eq!(trial.open.standing(), &Standing::Saved);
    assert_eq!(trial.on_disk(), trial.on_page());
}

/// A page with a change that is saved nowhere, and a file that somebody else has written.
fn in_conflict() -> Trial {
    let mut trial = Trial::new(FILE.as_bytes());
    trial.files.full = true;
    trial.type_figure("99").unwrap();
    trial.files.full = false;
    trial.elsewhere("电话: 0574", "电话: 0575");
    trial.look();
    assert!(matches!(
        trial.open.standing(),
        Standing::Conflict { broken: false, .. }
    ));
    assert!(trial.on_page().contains("[99,") && !trial.on_page().contains("电话: 0575"));
    assert!(trial.on_disk().contains("电话: 0575") && !trial.on_disk().contains("[99,"));
    trial
}

#[test]
fn of_two_versions_nothing_is_written_over_until_somebody_chooses() {
    let mut trial = in_conflict();
    trial.type_figure("98").unwrap();
    assert!(trial.on_page().contains("[98,") && !trial.on_disk().contains("[98,"));

    let (mine, theirs) = (trial.on_page().to_owned(), trial.on_disk().to_owned());
    trial.settle(&Choice::Page).unwrap();
    assert_eq!((trial.on_page(), trial.on_disk()), (&*mine, &*mine));
    trial.step(&Ask::Undo);
    assert_eq!(trial.on_disk(), theirs);

    let mut trial = in_conflict();
    let mine = trial.on_page().to_owned();
    trial.settle(&Choice::File).unwrap();
    assert_eq!((trial.on_page(), trial.on_disk()), (&*theirs, &*theirs));
    trial.step(&Ask::Undo);
    assert_eq!(trial.on_disk(), mine);

    let mut trial = in_conflict();
    let mine = trial.on_page().to_owned();
    trial.settle(&Choice::Copy("乙".to_owned())).unwrap();
    assert_eq!((trial.on_page(), trial.on_disk()), (&*theirs, &*theirs));
    assert_eq!(trial.files.memory.bytes("甲/乙.yaml").unwrap(), mine.as_bytes());
    assert_eq!(
        trial.open.notice(),
        Some(&Notice::Copied("甲/乙.yaml".to_owned()))
    );
    // A file that is there is not written over.
    let mut trial = in_conflict();
    assert!(matches!(
        trial.settle(&Choice::Copy("a.yaml".to_owned())),
        Err(Unsaved::File(FileError::Exists))
    ));
}

#[test]
fn a_choice_of_what_was_not_seen_is_not_made() {
    let mut trial = in_conflict();
    let panel = trial.open.panel();
    trial.elsewhere("电话: 0575", "电话: 0576");
    let made = trial.open.settle(&Choice::Page, panel, &mut trial.files);
    assert!(matches!(made, Err(Unsaved::Outdated)));
    assert!(trial.on_disk().contains("电话: 0576"));
}

#[test]
fn a_file_that_is_half_written_is_not_taken_over() {
    for half in ["", "机关:\n  名称: \"甲", "\u{feff}\n"] {
        let mut trial = Trial::new(FILE.as_bytes());
        trial.files.memory.put(NAME, half.as_bytes());
        trial.look();
        assert!(matches!(
            trial.open.standing(),
            Standing::Conflict { broken: true, .. }
        ));
        assert_eq!(trial.on_page(), FILE);
        trial.type_figure("99").unwrap();
        assert_eq!(trial.on_disk(), half);
        trial.step(&Ask::Undo);
        // Once it is whole it is.
        let whole = FILE.replacen("电话: 0574", "电话: 0575", 1);
        trial.files.memory.put(NAME, whole.as_bytes());
        trial.look();
        assert_eq!(trial.on_page(), whole);
        assert_eq!(trial.open.standing(), &Standing::Saved);
    }
}

#[test]
fn a_file_that_is_gone_is_made_again_only_if_somebody_says_so() {
    let mut trial = Trial::new(FILE.as_bytes());
    let mut other = Trial::new(FILE.as_bytes());
    trial.files.memory = Memory::new(other.files.today());
    trial.look();
    assert_eq!(trial.open.standing(), &Standing::Gone);
    trial.type_figure("99").unwrap();
    assert!(trial.files.memory.bytes(NAME).is_none());
    trial.settle(&Choice::Page).unwrap();
    assert_eq!(trial.on_disk(), trial.on_page());
    assert!(trial.on_disk().contains("[99,"));

    // Put back as it was, what was typed meanwhile is saved.
    other.files.memory = Memory::new(other.files.today());
    other.look();
    other.type_figure("99").unwrap();
    other.files.memory.put("b", b"");
    other.files.memory.put(NAME, FILE.as_bytes());
    other.look();
    assert_eq!(other.open.standing(), &Standing::Saved);
    assert!(other.on_disk().contains("[99,"));
}

#[test]
fn an_older_file_in_the_place_of_one_that_is_gone_is_not_written_over() {
    let mut trial = Trial::new(FILE.as_bytes());
    trial.type_figure("98").unwrap();
    trial.files.memory = Memory::new(trial.files.today());
    trial.type_figure("99").unwrap();
    assert_eq!(trial.open.standing(), &Standing::Gone);
    for name in ["b", "c", NAME] {
        trial.files.memory.put(name, FILE.as_bytes());
    }
    trial.look();
    assert!(matches!(trial.open.standing(), Standing::Conflict { .. }));
    assert_eq!(trial.on_disk(), FILE);
    assert!(trial.on_page().contains("[99,"));
}

#[test]
fn files_of_other_encodings_are_read_and_saved_as_utf8() {
    let gbk = encoding_rs::GB18030.encode(FILE).0.into_owned();
    let mut trial = Trial::new(&gbk);
    assert_eq!(trial.on_page(), FILE);
    trial.look();
    assert_eq!(trial.files.memory.bytes(NAME).unwrap(), gbk);
    trial.type_figure("99").unwrap();
    assert_eq!(trial.on_disk(), trial.on_page());
    assert_eq!(trial.open.notice(), Some(&Notice::Converted));
    // A mark at the beginning stays.
    let marked = format!("\u{feff}{FILE}");
    let mut trial = Trial::new(marked.as_bytes());
    trial.type_figure("99").unwrap();
    assert!(trial.on_disk().starts_with('\u{feff}') && trial.on_disk().contains("[99,"));
}

#[test]
fn a_file_with_bytes_that_are_lost_is_not_written() {
    let at = FILE.find("政务").unwrap();
    let damaged = [&FILE.as_bytes()[..at], b"\xff", &FILE.as_bytes()[at..]].concat();
    let mut trial = Trial::new(&damaged);
    assert!(matches!(trial.type_figure("99"), Err(Unsaved::Damaged(_))));
    assert_eq!(trial.files.memory.bytes(NAME).unwrap(), damaged);
    assert!(trial.open.panel() > 0);
    trial.files.memory.put(NAME, FILE.as_bytes());
    trial.look();
    trial.type_figure("99").unwrap();
    // And a file that becomes so, or no text at all, stays as it is.
    for bytes in [damaged.as_slice(), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"] {
        let mut trial = Trial::new(FILE.as_bytes());
        trial.files.memory.put(NAME, bytes);
        trial.type_figure("99").unwrap();
        assert!(trial.open.standing().unsaved().is_some());
        assert_eq!(trial.files.memory.bytes(NAME).unwrap(), bytes);
    }
}
