//! Examples of the manual, which are parts of a report, laid over a whole one.

use std::fmt::Write as _;

/// A key with what stands under it, as lines: enough of YAML to lay an example of the manual over a whole report.
#[derive(Default)]
pub struct Entry {
    key: String,
    lines: Vec<String>,
    below: Vec<Entry>,
}

impl Entry {
    /// The entries of a text whose keys stand at this indent.
    pub fn all(text: &[&str], indent: usize) -> Vec<Self> {
        let mut out: Vec<Self> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let line = text[at];
            let end = text[at + 1..]
                .iter()
                .position(|l| !l.is_empty() && !l.starts_with(&" ".repeat(indent + 1)));
            let end = end.map_or(text.len(), |n| at + 1 + n);
            let (key, value) = line.trim_start().split_once(':').unwrap_or((line, ""));
            let value = value.split_once(" #").map_or(value, |(value, _)| value).trim();
            let mut entry = Self {
                key: key.to_owned(),
                ..Self::default()
            };
            if value.is_empty() && !line.trim_start().starts_with('#') {
                entry.lines.push(line.to_owned());
                entry.below = Self::all(&text[at + 1..end], indent + 2);
            } else {
                entry.lines.extend(text[at..end].iter().map(|&l| l.to_owned()));
            }
            out.push(entry);
            at = end;
        }
        out
    }

    pub fn lay(over: Vec<Self>, base: &mut Vec<Self>) {
        for entry in over {
            match base.iter_mut().find(|b| b.key == entry.key) {
                Some(b) if !b.below.is_empty() && !entry.below.is_empty() => {
                    Self::lay(entry.below, &mut b.below);
                }
                Some(b) => *b = entry,
                None => base.push(entry),
            }
        }
    }

    pub fn print(entries: &[Self], out: &mut String) {
        for entry in entries {
            entry
                .lines
                .iter()
                .for_each(|line| writeln!(out, "{line}").unwrap());
            Self::print(&entry.below, out);
        }
    }
}
