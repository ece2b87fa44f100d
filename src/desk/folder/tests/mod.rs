//! The folder of a county's office.

mod archive;
mod judged;
mod lines;
mod sums;
mod units;

use std::io::{Cursor, Read};

use serde_json::Value;

use crate::desk::files::{Day, FileError, Files, Listed, Memory, Stamp};
use crate::desk::handle::{Desk, handle};
use crate::desk::http::{Method, Request, Response};
use crate::pipeline::Surroundings;

const FILE: &str = include_str!("../../../../examples/beilun-2021.yaml");

/// A folder in memory that counts what is read of it.
struct Counted {
    files: Memory,
    reads: Vec<String>,
    /// A file that the system refuses to read.
    refused: Option<&'static str>,
    /// A file at which the program has come to a fault.
    faulty: Option<&'static str>,
}

impl Files for Counted {
    fn judging(&mut self, name: &str) -> bool {
        self.faulty != Some(name)
    }

    fn folder(&self) -> String {
        "全县<年报>".to_owned()
    }

    fn list(&mut self) -> Result<Vec<Listed>, FileError> {
        self.files.list()
    }

    fn stamp(&mut self, name: &str) -> Option<Stamp> {
        self.files.stamp(name)
    }

    fn read(&mut self, name: &str) -> Result<(Vec<u8>, Stamp), FileError> {
        self.reads.push(name.to_owned());
        if self.refused == Some(name) {
            return Err(FileError::Failed("读取失败：没有权限".to_owned()));
        }
        self.files.read(name)
    }

    fn replace(&mut self, name: &str, known: Stamp, bytes: &[u8]) -> Result<Stamp, FileError> {
        self.files.replace(name, known, bytes)
    }

    fn create(&mut self, name: &str, bytes: &[u8]) -> Result<Stamp, FileError> {
        self.files.create(name, bytes)
    }

    fn surroundings(&mut self, name: &str) -> Box<dyn Surroundings + '_> {
        self.files.surroundings(name)
    }

    fn today(&self) -> Day {
        self.files.today()
    }
}

struct Trial {
    desk: Desk,
    files: Counted,
}

impl Trial {
    fn new() -> Self {
        Self {
            desk: Desk::default(),
            files: Counted {
                files: Memory::new(Day {
                    year: 2022,
                    month: 1,
                    day: 12,
                }),
                reads: Vec::new(),
                refused: None,
                faulty: None,
            },
        }
    }

    fn put(&mut self, name: &str, text: &str) {
        self.files.files.put(name, text.as_bytes());
    }

    fn send(&mut self, method: Method, target: &str, body: &[u8]) -> Response {
        let asked = Request {
            method,
            target,
            host: None,
            origin: None,
            cookie: None,
            body,
        };
        handle(&mut self.desk, &asked, &mut self.files)
    }

    fn get(&mut self, target: &str) -> String {
        let answer = self.send(Method::Get, target, b"");
        assert_eq!(answer.status, 200, "{target}");
        String::from_utf8(answer.body).unwrap()
    }

    /// What the page shows when all is judged: the lines without their groups.
    fn lines(&mut self, query: &str) -> Vec<(String, String)> {
        self.live(query)
            .into_iter()
            .filter_map(|(key, html)| Some((key.strip_prefix("file ")?.to_owned(), html)))
            .collect()
    }

    /// The lines with their groups.
    fn live(&mut self, query: &str) -> Vec<(String, String)> {
        loop {
            let live: Value = serde_json::from_str(&self.get(&format!("/folder.json?{query}"))).unwrap();
            if live["waiting"] == 0 {
                let rows = live["rows"].as_array().unwrap();
                let words = |value: &Value| value.as_str().unwrap().to_owned();
                return rows.iter().map(|row| (words(&row[0]), words(&row[1]))).collect();
            }
        }
    }

    fn names(&mut self, query: &str) -> Vec<String> {
        self.lines(query).into_iter().map(|(name, _)| name).collect()
    }

    /// The files of the archive, with what they hold.
    fn archive(&mut self, query: &str) -> Vec<(String, Vec<u8>)> {
        let answer = self.send(Method::Get, &format!("/download.zip?{query}"), b"");
        assert_eq!(answer.status, 200);
        let mut archive = zip::ZipArchive::new(Cursor::new(answer.body)).unwrap();
        let mut out = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            assert_eq!(file.last_modified(), Some(zip::DateTime::DEFAULT));
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            out.push((file.name().unwrap().into_owned(), bytes));
        }
        out
    }
}

/// The example as the report of an agency for a year, with some words of it replaced.
fn report(agency: &str, year: i32, change: (&str, &str)) -> String {
    assert!(FILE.contains(change.0));
    let text = FILE.replacen(change.0, change.1, 1);
    let lines = text.lines().filter(|line| !line.starts_with("标题:"));
    let text = lines.collect::<Vec<_>>().join("\n") + "\n";
    text.replacen("名称: 北仑区人民政府办公室", &format!("名称: {agency}"), 1)
        .replacen("年度: 2021", &format!("年度: {year}"), 1)
}

/// Nothing replaced.
const RIGHT: (&str, &str) = ("版式", "版式");
/// A slip: one error.
const WRONG: (&str, &str) = ("[6,     0,       0,", "[9,     0,       0,");

/// A folder of forty units, every fourth with an error.
fn county() -> Trial {
    let mut trial = Trial::new();
    for unit in 0..40 {
        let change = if unit % 4 == 0 { WRONG } else { RIGHT };
        trial.put(
            &format!("{unit:02}.yaml"),
            &report(&format!("某县第{unit}局"), 2021, change),
        );
    }
    trial
}
