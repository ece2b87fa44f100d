//! The account for people: paragraph by paragraph, a line for each number.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::file_figures::{Count, FileFigures};
use super::names;
use crate::check::{Entry, Held, Nature, Understood, Verdict};
use crate::diagnostic::emit::harmless;
use crate::prose::quantity::Precision;
use crate::source::Origin;

/// The width of the column of verdicts, which is that of its longest word.
const VERDICT: usize = 8;
/// The most columns that the numbers as written take; a longer one pushes its line.
const MAX_WRITTEN: usize = 18;

const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[1;31m";
const YELLOW: &str = "\u{1b}[33m";
const GREY: &str = "\u{1b}[2m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// The numbers of one file.
pub fn human(file: &FileFigures<'_>, colour: bool) -> String {
    let mut out = String::new();
    if file.entries.is_some() {
        line(&mut out, &painted(&harmless(file.path), BOLD, colour));
    }
    let entries = file.entries.unwrap_or_default();
    let width = |entry: &Entry| entry.written.width().min(MAX_WRITTEN);
    let column = entries.iter().map(width).max().unwrap_or(0);
    let mut paragraph = None;
    for entry in entries {
        let own = (&entry.path, entry.paragraph);
        if paragraph != Some(own) {
            let head = painted(&heading(file, entry), BOLD, colour);
            line(&mut out, &format!("\n{head}"));
            paragraph = Some(own);
        }
        let verdict = entry.verdict();
        let (word, _) = names::of_verdict(verdict);
        let paint = match verdict {
            Verdict::Agrees => GREEN,
            Verdict::Disagrees => RED,
            Verdict::Unchecked => YELLOW,
            Verdict::NoQuantity => GREY,
        };
        let written = harmless(&entry.written);
        let words = format!(
            "  {}  {}  {}",
            painted(&padded(word, VERDICT), paint, colour),
            padded(&written, column),
            harmless(&described(entry))
        );
        line(&mut out, words.trim_end());
    }
    out
}

/// How many numbers there are, in a line.
pub fn summary(files: &[FileFigures<'_>]) -> String {
    let count = Count::new(files);
    let explained = if count.explained > 0 {
        format!("（其中 {} 个已在核实说明中写明理由）", count.explained)
    } else {
        String::new()
    };
    let files = if files.len() > 1 {
        format!("共 {} 个文件：", files.len())
    } else {
        String::new()
    };
    format!(
        "{files}文字里共 {} 个数：{} 个与表或文字相符，{} 个不符{explained}，{} 个无从核对，{} 个不是数量\n",
        count.numbers, count.agree, count.disagree, count.unchecked, count.no_quantities
    )
}

fn line(out: &mut String, words: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{words}");
}

/// Where a paragraph stands.
fn heading(file: &FileFigures<'_>, entry: &Entry) -> String {
    let place = match &entry.origin {
        Origin::Document(place) => return harmless(&place.words).into_owned(),
        Origin::Source(_) => file
            .position(entry)
            .map(|at| format!("（第 {} 行）", at.line))
            .unwrap_or_default(),
    };
    format!("{} 第 {} 段{place}", entry.path, entry.paragraph)
}

/// What a number is, and what it was held against.
fn described(entry: &Entry) -> String {
    let mut parts = Vec::new();
    match &entry.nature {
        Nature::Quantity(understood) => {
            parts.push(understood_as(entry, understood));
            parts.extend(entry.held.iter().map(held_against));
        }
        Nature::Other(_) => {
            let (kind, _) = names::of_nature(&entry.nature);
            parts.push(kind.to_owned());
            parts.push(format!("…{}…", entry.words.trim()));
            parts.extend(entry.held.iter().map(held_against));
        }
    }
    if entry.explained {
        parts.push("已在核实说明中写明理由".to_owned());
    }
    parts.join("　")
}

/// What becomes of a number and why, in a few words: 不符：≠ 表里：本年新收的总计 31.
pub fn judged_as(entry: &Entry) -> String {
    let (verdict, _) = names::of_verdict(entry.verdict());
    let held = entry.held.iter().map(held_against);
    let explained = entry.explained.then(|| "已在核实说明中写明理由".to_owned());
    let why: Vec<String> = held.chain(explained).collect();
    if why.is_empty() {
        verdict.to_owned()
    } else {
        format!("{verdict}：{}", why.join("；"))
    }
}

fn understood_as(entry: &Entry, understood: &Understood) -> String {
    let mut out = understood.subject.clone();
    let scope = names::of_scope(understood.scope).map(|(words, _)| words.to_owned());
    let term = names::of_term(understood.term).map(|(words, _)| words);
    let said: Vec<String> = scope.into_iter().chain(term).collect();
    if !said.is_empty() {
        let _ = write!(out, "［{}］", said.join("，"));
    }
    let unit = names::of_unit(understood.unit);
    let plain = format!("{}{unit}", understood.value.normalize());
    match understood.precision {
        Precision::Within(low, high) => {
            let _ = write!(out, "（约数：{}—{}{unit}）", low.normalize(), high.normalize());
        }
        // 31 件 as typed needs no other form.
        _ if entry.written == plain || understood.value < 10.into() => {}
        _ if entry.written.starts_with(&understood.value.to_string()) => {}
        _ => {
            let _ = write!(out, "（即 {plain}）");
        }
    }
    out
}

fn held_against(held: &Held) -> String {
    let (against, _) = names::of_against(held.against);
    let value = held
        .value
        .map(|value| format!(" {}", value.normalize()))
        .unwrap_or_default();
    let mark = if held.agrees { "＝" } else { "≠" };
    format!("{mark} {against}：{}{value}", held.name)
}

/// Words with blanks behind them up to a width of columns.
fn padded(words: &str, width: usize) -> String {
    let blanks = width.saturating_sub(words.width());
    format!("{words}{}", " ".repeat(blanks))
}

fn painted(words: &str, paint: &str, colour: bool) -> String {
    if colour {
        format!("{paint}{words}{PLAIN}")
    } else {
        words.to_owned()
    }
}
