//! What was found, for people.

use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Level, Origin, Renderer};

use super::against::{Candidate, Checked, Explanation};
use super::cause::{Cause, Reach};
use super::finding::Finding;
use super::names::{places, shown};
use super::unit::{Cell, Unit};
use crate::diagnostic::Severity;
use crate::diagnostic::emit::harmless;
use crate::form::Edition;

/// The most candidates for one explanation that are listed.
const MAX_LISTED: usize = 5;
/// The most figures that a candidate lists.
const MAX_FIGURES: usize = 3;

/// Findings, drawn one after the other as those of the check are.
pub fn human(findings: &[Finding], colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Unicode);
    let mut out = String::new();
    for finding in findings {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let title = level
            .with_name(finding.severity.word())
            .primary_title(finding.message.as_str());
        // The message names the files; one alone is shown as the place, as those of the check are.
        let help = finding.help.as_deref().unwrap_or("请核实");
        let group = match finding.files.as_slice() {
            [file] => title
                .element(Origin::path(harmless(file)))
                .element(Level::HELP.with_name("办法").message(help)),
            _ => title.element(Level::HELP.with_name("办法").message(help)),
        };
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out
}

/// How many units were summed and what was found, in a line.
pub fn summary(units: usize, findings: &[Finding]) -> String {
    let count = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .filter(|severity| count(*severity) > 0)
        .map(|severity| format!("{} 个{}", count(severity), severity.word()))
        .collect();
    let counts = if counts.is_empty() {
        "没有发现问题".to_owned()
    } else {
        counts.join("，")
    };
    format!("{units} 个单位：{counts}\n")
}

/// What differs between the government's report and its units, and what explains it. `name` is what the report is called.
pub fn differences(checked: &Checked, units: &[Unit], name: &str, colour: bool) -> String {
    let mut out = String::new();
    let paint = |words: &str, code: &str| {
        if colour {
            format!("\u{1b}[{code}m{words}\u{1b}[0m")
        } else {
            words.to_owned()
        }
    };
    let name = harmless(name);
    if checked.differences.is_empty() {
        let _ = writeln!(out, "{name}：比对了 {} 个数，都等于各单位之和", checked.compared);
        return out;
    }
    let head = format!(
        "{name}：比对了 {} 个数，{} 个与各单位之和不同",
        checked.compared,
        checked.differences.len()
    );
    let _ = writeln!(out, "{}", paint(&head, "1"));
    for difference in &checked.differences {
        let place = checked.edition.cell_place(difference.point);
        let by = match difference.by {
            Some(by) if by.is_sign_negative() => format!("少 {}", shown(-by)),
            Some(by) => format!("多 {}", shown(by)),
            None => "不能比较".to_owned(),
        };
        let line = format!(
            "  {place}：报告 {}，各单位合计 {}，{}",
            cell(difference.given),
            cell(difference.sum),
            paint(&by, "1;31")
        );
        let _ = writeln!(out, "{line}");
    }
    for explanation in &checked.explanations {
        out.push_str(&explained(
            explanation,
            checked.differences.len(),
            checked.edition,
            units,
            &paint,
        ));
    }
    out
}

fn cell(cell: Cell) -> String {
    match cell {
        Cell::Number(value) => shown(value),
        Cell::Blank => "空着".to_owned(),
        Cell::NotApplicable => "不适用".to_owned(),
        Cell::Unread => "读不出".to_owned(),
    }
}

fn explained(
    explanation: &Explanation,
    all: usize,
    edition: &'static Edition,
    units: &[Unit],
    paint: &dyn Fn(&str, &str) -> String,
) -> String {
    let mut out = String::new();
    let about = if explanation.points.len() == all && all > 1 {
        format!("这 {all} 处不同")
    } else {
        places(edition, &explanation.points)
    };
    // Writing to a string cannot fail.
    match explanation.candidates.as_slice() {
        [] => {
            let _ = writeln!(
                out,
                "\n{}：各单位单独的漏计、重复、错数都解释不了；可能不止一处错",
                paint(&about, "1")
            );
        }
        [first, ..] if explanation.named => {
            let _ = writeln!(
                out,
                "\n{}\n  {}",
                paint(&about, "1"),
                paint(&words(first, edition, units), "1;32")
            );
            out.push_str(&why(first));
        }
        candidates => {
            let one = if candidates.len() == 1 {
                "有一种可能，还不能确定"
            } else {
                "有几种可能，从这些数看不出是哪一种，按可能性排列"
            };
            let _ = writeln!(out, "\n{}：{one}", paint(&about, "1"));
            // Those for which nothing speaks but that they are possible are many.
            let told = candidates
                .iter()
                .filter(|candidate| candidate.weight > 0)
                .take(MAX_LISTED)
                .count();
            let told = if told == 0 { MAX_LISTED } else { told };
            for (at, candidate) in candidates.iter().take(told).enumerate() {
                let _ = writeln!(out, "  {}. {}", at + 1, words(candidate, edition, units));
                out.push_str(&why(candidate));
            }
            if candidates.len() > told {
                let _ = writeln!(
                    out,
                    "  其余 {} 种只是数够大、不能排除，未一一列出（--format json 有全部）",
                    candidates.len() - told
                );
            }
        }
    }
    out
}

/// What a candidate says happened.
pub fn words(candidate: &Candidate, edition: &'static Edition, units: &[Unit]) -> String {
    let slip = &candidate.slip;
    let named: Vec<String> = slip
        .units
        .iter()
        .filter_map(|at| units.get(*at))
        .map(|unit| format!("{}（{}）", harmless(unit.called()), harmless(&unit.file)))
        .collect();
    let named = named.join("和");
    let figures: Vec<String> = candidate
        .figures
        .iter()
        .filter(|(_, now, then)| now != then)
        .take(MAX_FIGURES)
        .map(|(point, now, then)| {
            format!(
                "{} 是 {}，按合计倒推应为 {}",
                edition.cell_place(*point),
                shown(*now),
                shown(*then)
            )
        })
        .collect();
    let more = if candidate.figures.len() > MAX_FIGURES {
        format!("等 {} 格", candidate.figures.len())
    } else {
        String::new()
    };
    let figures = format!("{}{more}", figures.join("；"));
    let part = match slip.reach {
        Reach::Report => "的全部数字".to_owned(),
        Reach::Table(table) => format!("{}的全部数字", edition.table_name(table)),
        Reach::Figures => "这一行的数".to_owned(),
    };
    match (slip.cause, slip.units.is_empty()) {
        (Cause::Swapped, true) => format!("政府的报告里这两格的数填反了：{figures}"),
        (_, true) => format!("政府的报告自己填错了：{figures}"),
        (Cause::LeftOut, _) => format!("漏计 {named}：差的正好是它{part}"),
        (Cause::CountedTwice, _) => format!("重复计入 {named}：多的正好是它{part}"),
        (Cause::TwoUnits, _) => format!("{named} 两个单位漏计或者重复计入：差的正好是它们的数"),
        (Cause::MovedRow, _) => format!("汇总时把 {named} 的数记到了别的行：{figures}"),
        (Cause::MovedColumn, _) => format!("汇总时把 {named} 这一行的数错开了一栏：{figures}"),
        (Cause::Swapped, _) => format!("汇总时把 {named} 的两个数记反了：{figures}"),
        (Cause::Transposed, _) => format!("{named} 的数前后两位颠倒：{figures}"),
        (Cause::Changed | Cause::Government, _) => format!("{named} 的数与汇总时不同：{figures}"),
    }
}

/// What speaks for a candidate, or against it.
fn why(candidate: &Candidate) -> String {
    let mut out = String::new();
    let evidence = &candidate.evidence;
    let mut line = |words: String| {
        let _ = writeln!(out, "     {words}");
    };
    if let Some(first) = evidence.gone.first() {
        line(format!(
            "它现在的报告里有错，按倒推的数改就没有了：{}",
            harmless(first)
        ));
    }
    if let Some(first) = evidence.new.first() {
        line(format!("但是改成倒推的数，它的报告会出错：{}", harmless(first)));
    }
    if candidate.only_possible && evidence.gone.is_empty() {
        line("其他单位这里的数都不够减".to_owned());
    }
    out
}
