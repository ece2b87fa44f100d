//! The file while it is written: lines, pairs of key and value, comments.

use unicode_width::UnicodeWidthStr;

use crate::report::Report;
use crate::report::remark::{Anchor, Remark};

/// The file as far as it is written.
pub(super) struct Writer<'a> {
    pub report: &'a Report,
    pub remarks: &'a [Remark],
    pub out: String,
}

impl Writer<'_> {
    pub(super) fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// `key: value` with its remark.
    pub(super) fn pair(&mut self, indent: usize, key: &str, value: &str, remark: &str) {
        let pair = format!("{}{key}: {value}", " ".repeat(indent));
        let pad = " ".repeat(33_usize.saturating_sub(pair.trim_end().width_cjk()).max(1));
        let remark = if remark.is_empty() {
            String::new()
        } else {
            format!("{pad}# {remark}")
        };
        self.line(&format!("{}{remark}", pair.trim_end()));
    }

    /// The comments of a place, a line each.
    pub(super) fn remark(&mut self, indent: usize, at: Anchor) {
        for remark in self.remarks.iter().filter(|remark| remark.at == at) {
            for line in remark.words.lines() {
                // A comment may hold anything but what ends it or what no file may hold.
                let line: String = line.chars().filter(|c| !c.is_control()).collect();
                self.line(&format!("{}# {line}", " ".repeat(indent)));
            }
        }
    }
}
