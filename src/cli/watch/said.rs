//! What is said while reports are watched.

use chrono::{DateTime, TimeDelta};
use std::time::{SystemTime, UNIX_EPOCH};

use super::kept::Kept;
use crate::cli::input::Input;
use crate::cli::names::named;
use crate::cli::terminal;
use crate::diagnostic::emit;

/// A line with the time before it.
pub fn line(words: &str) -> String {
    format!("{} {words}\n", time())
}

/// The time of day in all of China, as the days of reports are days there.
fn time() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(now.as_secs()).unwrap_or_default();
    let there = DateTime::from_timestamp(seconds, 0).unwrap_or_default() + TimeDelta::hours(8);
    there.format("%H:%M:%S").to_string()
}

/// What was found in a report.
pub fn found(input: &Input) -> String {
    let findings = input.findings();
    let name = named(std::path::Path::new(findings.path));
    let summary = emit::summary(&emit::Count::new(std::slice::from_ref(&findings)));
    let drawn = emit::human(&findings, terminal::colour());
    if drawn.is_empty() {
        return line(&format!("{name}：{}", summary.trim_end()));
    }
    format!("{}{drawn}{summary}", line(&name))
}

/// How all reports stand.
pub fn state(kept: &Kept) -> String {
    let (reports, faulty, warned) = kept.count();
    if reports == 0 {
        return "还没有报告\n".to_owned();
    }
    let verdict = match (faulty, warned) {
        (0, 0) => "都没有问题".to_owned(),
        (0, warned) => format!("没有错误，{warned} 份有警告"),
        (faulty, 0) => format!("{faulty} 份有错误"),
        (faulty, warned) => format!("{faulty} 份有错误，另有 {warned} 份有警告"),
    };
    format!("{reports} 份报告，{verdict}\n")
}
