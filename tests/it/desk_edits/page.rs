//! A page of a report, as its script sees it: asks in JSON, and what comes back.

use std::collections::BTreeMap;

use nianbao::desk::{Day, Desk, Files, Memory, Method, Request, handle};
use serde_json::{Value, json};

const NAME: &str = "a.yaml";

/// What is typed into a field.
#[derive(Clone, Debug)]
pub enum Typed {
    Figure(String),
    Prose(String),
    Line(String),
}

impl Typed {
    /// The words as they are sent.
    pub fn words(&self) -> &str {
        match self {
            Self::Figure(words) | Self::Prose(words) | Self::Line(words) => words,
        }
    }

    /// What the field holds afterwards, which is what the file has: blanks around a value of one line are nobody's, nor are empty
    /// lines at the end of prose.
    pub fn read_back(&self) -> &str {
        match self {
            // What the file writes for a figure that is not filled.
            Self::Figure(words) if words == "~" => "",
            Self::Figure(words) | Self::Line(words) => words.trim(),
            Self::Prose(words) => words.trim_end_matches('\n'),
        }
    }
}

/// What the page asks for.
#[derive(Clone, Debug)]
pub enum Ask {
    Figures(Vec<(String, Typed)>),
    One(String, Typed),
    Undo,
    Redo,
}

impl Ask {
    /// The fields that it changes.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Typed)> {
        let (many, one) = match self {
            Self::Figures(cells) => (cells.as_slice(), None),
            Self::One(path, typed) => (&[][..], Some((path.as_str(), typed))),
            Self::Undo | Self::Redo => (&[][..], None),
        };
        many.iter().map(|(path, typed)| (path.as_str(), typed)).chain(one)
    }

    fn json(&self) -> Value {
        match self {
            Self::Figures(cells) => {
                let cells: Vec<_> = cells
                    .iter()
                    .map(|(path, typed)| json!([path, typed.words()]))
                    .collect();
                json!({"kind": "figures", "cells": cells})
            }
            Self::One(path, Typed::Prose(words)) => json!({"kind": "prose", "path": path, "words": words}),
            Self::One(path, typed) => json!({"kind": "line", "path": path, "words": typed.words()}),
            Self::Undo => json!({"kind": "undo"}),
            Self::Redo => json!({"kind": "redo"}),
        }
    }
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Seen {
    state: Value,
    values: BTreeMap<String, String>,
}

impl Seen {
    fn new(state: Value) -> Self {
        let mut values = BTreeMap::new();
        for (kind, value) in [("cells", "typed"), ("prose", "words")] {
            for (path, field) in state[kind].as_object().unwrap() {
                values.insert(path.clone(), field[value].as_str().unwrap().to_owned());
            }
        }
        for (path, value) in state["lines"].as_object().unwrap() {
            values.insert(path.clone(), value.as_str().unwrap().to_owned());
        }
        Self { state, values }
    }

    pub fn values(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values
            .iter()
            .map(|(path, value)| (path.as_str(), value.as_str()))
    }

    /// What a field holds; nothing where there is none.
    pub fn value(&self, path: &str) -> &str {
        self.values.get(path).map_or("", String::as_str)
    }

    /// Whether there is such a field.
    pub fn has(&self, path: &str) -> bool {
        self.values.contains_key(path)
    }

    /// The fields of a kind.
    pub fn paths(&self, kind: &str) -> Vec<String> {
        self.state[kind].as_object().unwrap().keys().cloned().collect()
    }

    /// Whether nothing of the file is a report.
    pub fn is_unread(&self) -> bool {
        self.values().all(|(_, value)| value.is_empty())
    }

    pub fn can_undo(&self) -> bool {
        self.state["canUndo"] == true
    }

    pub fn can_redo(&self) -> bool {
        self.state["canRedo"] == true
    }
}

/// A page of a report.
pub struct Page {
    desk: Desk,
    files: Memory,
    seen: Seen,
}

impl Page {
    pub fn open(text: &str) -> Self {
        let today = Day {
            year: 2022,
            month: 1,
            day: 10,
        };
        let mut files = Memory::new(today);
        files.put(NAME, text.as_bytes());
        let mut desk = Desk::default();
        let (status, body) = answer(&mut desk, &mut files, Method::Get, "state", b"");
        assert_eq!(status, 200);
        let seen = Seen::new(serde_json::from_slice(&body).unwrap());
        Self { desk, files, seen }
    }

    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// The file as it lies on the disk.
    pub fn text(&mut self) -> String {
        String::from_utf8(self.files.read(NAME).unwrap().0).unwrap()
    }

    /// Whether a change was made.
    pub fn make(&mut self, ask: &Ask) -> bool {
        let edit = json!({"shown": self.seen.state["version"], "ask": ask.json()});
        let body = edit.to_string();
        let (status, body) = answer(
            &mut self.desk,
            &mut self.files,
            Method::Post,
            "edit",
            body.as_bytes(),
        );
        if status == 200 {
            self.seen = Seen::new(serde_json::from_slice(&body).unwrap());
        } else {
            assert_eq!(status, 409, "{}", String::from_utf8_lossy(&body));
        }
        status == 200
    }
}

fn answer(desk: &mut Desk, files: &mut Memory, method: Method, rest: &str, body: &[u8]) -> (u16, Vec<u8>) {
    let target = format!("/report/{NAME}/{rest}");
    let request = Request {
        method,
        target: &target,
        host: None,
        origin: None,
        cookie: None,
        body,
    };
    let response = handle(desk, &request, files);
    (response.status, response.body)
}
