//! Two reports beside each other, for people at a terminal: what changed, by table and by paragraph.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::beside::Change;
use super::compared::{Compared, Side};
use super::figures::{Alone, Figure, Table};
use super::prose::{Paragraph, Section};
use super::shown::{percent, share, signed};
use crate::diagnostic::emit::harmless;

const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[31m";
const GREY: &str = "\u{1b}[2m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// How many characters that stayed are shown around a change.
const AROUND: usize = 14;
/// How many sentences that stayed word for word are shown.
const KEPT: usize = 5;
/// The most figures that stand on one form only that are shown.
const ALONE: usize = 12;
/// The widest column of places; a longer place pushes its line.
const MAX_PLACE: usize = 64;

/// How it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Whether colours are used.
    pub colour: bool,
    /// Whether what stayed is shown too, and everything whole.
    pub all: bool,
}

/// Two reports beside each other.
pub fn human(compared: &Compared, view: View) -> String {
    let mut out = String::new();
    let [old, new] = &compared.sides;
    line(&mut out, &format!("旧：{}", side(old)));
    line(&mut out, &format!("新：{}", side(new)));
    if !compared.heads.is_empty() {
        line(&mut out, &format!("\n{}", paint("首尾", BOLD, view)));
        for head in &compared.heads {
            let [was, is] = head.values.clone().map(Option::unwrap_or_default);
            let change = Change {
                left: was,
                right: is,
                differs: true,
            };
            line(&mut out, &format!("  {}：{}", head.key, changed(&change, view)));
        }
    }
    let words = format!("数字：{} 个里 {} 个不同", compared.figures(), compared.changed());
    line(&mut out, &format!("\n{}", paint(&words, BOLD, view)));
    for table in &compared.tables {
        figures(&mut out, table, view);
    }
    let total = compared.prose.share;
    let words = format!(
        "文字：新的 {} 字，旧的 {} 字，{}",
        total.new,
        total.old,
        share(total)
    );
    line(&mut out, &format!("\n{}", paint(&words, BOLD, view)));
    for section in &compared.prose.sections {
        paragraphs(&mut out, section, view);
    }
    if compared.is_of_two_years() {
        kept(&mut out, compared, view);
    }
    out
}

fn side(side: &Side) -> String {
    let year = side
        .year
        .map_or_else(|| "没有写年度".to_owned(), |year| format!("{year} 年度"));
    format!(
        "{}　{}（{year}，{} 版）",
        harmless(&side.name),
        harmless(&side.title),
        side.edition
    )
}

fn figures(out: &mut String, table: &Table, view: View) {
    let shown: Vec<&Figure> = table
        .figures
        .iter()
        .filter(|figure| view.all || figure.differs())
        .collect();
    let alone = table.alone.iter().any(|alone| !alone.is_empty());
    if shown.is_empty() && !alone {
        return;
    }
    line(out, &format!("{}　{}", table.name, table.title));
    let place = |figure: &Figure| {
        figure
            .place
            .strip_prefix(&table.name)
            .unwrap_or(&figure.place)
            .trim_start()
            .to_owned()
    };
    let width = |figure: &&Figure| place(figure).width().min(MAX_PLACE);
    let places = shown.iter().map(width).max().unwrap_or_default();
    let values = |at: usize| {
        shown
            .iter()
            .map(|figure| figure.values[at].shown().width())
            .max()
            .unwrap_or_default()
    };
    let (was, is) = (values(0), values(1));
    for figure in shown {
        let [old, new] = &figure.values;
        let change = figure.by().filter(|by| !by.is_zero()).map(|by| {
            let of = figure
                .percent()
                .map(|of| format!("  {}", percent(of)))
                .unwrap_or_default();
            let code = if by.is_sign_negative() { RED } else { GREEN };
            paint(&format!("{}{of}", signed(by)), code, view)
        });
        let place = place(figure);
        let words = format!(
            "  {}  {} → {}  {}",
            padded(&harmless(&place), places, false),
            padded(&harmless(&old.shown()), was, true),
            padded(&harmless(&new.shown()), is, true),
            change.unwrap_or_default()
        );
        line(out, words.trim_end());
    }
    for (alone, side) in table.alone.iter().zip(["旧", "新"]) {
        only(out, alone, side, view);
    }
}

/// What stands on one of the two forms only.
fn only(out: &mut String, alone: &[Alone], side: &str, view: View) {
    if alone.is_empty() {
        return;
    }
    let says = |one: &&Alone| view.all || one.value.number().is_none_or(|value| !value.is_zero());
    let told: Vec<&Alone> = alone.iter().filter(says).collect();
    let rest = alone.len() - told.len();
    let zeros = if rest > 0 {
        format!("，另 {rest} 格是 0")
    } else {
        String::new()
    };
    line(
        out,
        &paint(
            &format!("  只有{side}的版式才有、不能比较的 {} 格{zeros}：", alone.len()),
            GREY,
            view,
        ),
    );
    let most = if view.all { usize::MAX } else { ALONE };
    for one in told.iter().take(most) {
        line(
            out,
            &format!("    {}  {}", harmless(&one.place), harmless(&one.value.shown())),
        );
    }
    if told.len() > most {
        line(
            out,
            &format!("    另有 {} 格，用 --all 看全部", told.len() - most),
        );
    }
}

fn paragraphs(out: &mut String, section: &Section, view: View) {
    let shown: Vec<&Paragraph> = section
        .paragraphs
        .iter()
        .filter(|it| view.all || !it.stayed())
        .collect();
    let words = format!("{}　{}", section.heading, share(section.share));
    line(out, &paint(&words, BOLD, view));
    for paragraph in shown {
        let mark = match (paragraph.numbers, paragraph.moved) {
            ([Some(_), None], true) => "移走",
            ([None, Some(_)], true) => "移来",
            ([Some(_), None], false) => "删去",
            ([None, Some(_)], false) => "新增",
            _ if paragraph.stayed() => "未变",
            _ => "改动",
        };
        let [old, new] = paragraph.numbers;
        let number = match (old, new) {
            (Some(old), Some(new)) if old != new => format!("第 {old} 段→第 {new} 段"),
            (_, Some(at)) | (Some(at), None) => format!("第 {at} 段"),
            (None, None) => String::new(),
        };
        let count = paragraph.changes.len();
        let words: String = paragraph
            .changes
            .iter()
            .enumerate()
            .map(|(at, change)| {
                if change.differs {
                    changed(change, view)
                } else {
                    stayed(&change.right, at > 0, at + 1 < count, view)
                }
            })
            .collect();
        line(out, &format!("  {} {number}：{words}", paint(mark, GREY, view)));
    }
}

/// Words that were taken away, and those that were put in.
fn changed(change: &Change, view: View) -> String {
    let one = |words: &str, marks: [&str; 2], code: &str| {
        if words.is_empty() {
            return String::new();
        }
        let words = harmless(words);
        if view.colour {
            paint(&words, code, view)
        } else {
            format!("{}{words}{}", marks[0], marks[1])
        }
    };
    one(&change.left, ["[-", "-]"], "\u{1b}[31;9m") + &one(&change.right, ["{+", "+}"], "\u{1b}[32;1m")
}

/// Words that stayed: those next to a change.
fn stayed(words: &str, after: bool, before: bool, view: View) -> String {
    let letters: Vec<char> = words.chars().collect();
    let wanted = AROUND * (usize::from(after) + usize::from(before));
    if view.all || letters.len() <= wanted + 2 {
        return harmless(words).into_owned();
    }
    let head: String = letters.iter().take(if after { AROUND } else { 0 }).collect();
    let tail: String = letters
        .iter()
        .skip(letters.len() - if before { AROUND } else { 0 })
        .collect();
    harmless(&format!("{head}…{tail}")).into_owned()
}

fn kept(out: &mut String, compared: &Compared, view: View) {
    let prose = &compared.prose;
    if prose.kept.is_empty() {
        line(out, "\n没有一个字都没改的句子");
        return;
    }
    let words = format!(
        "一个字都没改的句子：{} 句（新的共 {} 句，引言不计）",
        prose.kept.len(),
        prose.sentences
    );
    line(out, &format!("\n{}", paint(&words, BOLD, view)));
    let most = if view.all { usize::MAX } else { KEPT };
    for kept in prose.kept.iter().take(most) {
        line(out, &format!("  {}：{}", kept.section, harmless(&kept.words)));
    }
    if prose.kept.len() > most {
        line(
            out,
            &format!("  另有 {} 句，用 --all 看全部", prose.kept.len() - most),
        );
    }
}

fn line(out: &mut String, words: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{words}");
}

/// Words with blanks up to a width of columns, behind them or before.
fn padded(words: &str, width: usize, before: bool) -> String {
    let blanks = " ".repeat(width.saturating_sub(words.width()));
    if before {
        format!("{blanks}{words}")
    } else {
        format!("{words}{blanks}")
    }
}

fn paint(words: &str, code: &str, view: View) -> String {
    if view.colour {
        format!("{code}{words}{PLAIN}")
    } else {
        words.to_owned()
    }
}
