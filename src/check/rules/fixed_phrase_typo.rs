//! Fixed phrases of the field that are typed wrong.

mod near;

use std::ops::Range;

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::words::typos::{TYPOS, Typo};
use crate::prose::judged_lines::{Line, all_lines, recognised};
use crate::report::TextKey;
use crate::source::{Origin, Span};
use near::{Near, Slip, near};

declare_rule! {
    /// A fixed phrase that is typed wrong.
    pub static RULE = {
        id: "fixed-phrase-typo", title: "固定用语写错", severity: [Warning], basis: "",
        what: "政府信息公开的固定用语写错了字或颠倒了字序，例如“依门申请”“机构概括”“上年转结”“受理政府公开信息”“行政复议议案”；与条例、统一格式里的用语只差一个字：错一个、少一个、多一个、颠倒两个。",
        why: "这些是条例和统一格式里的用语，写错了影响报告的严肃性，也容易被抽查扣分。",
        fix: "改成正确的用语；YAML 文件里只有一处的，check --fix 可以改好。",
    };
}

/// For each value of the lowest twelve bits of a character whether some phrase begins with one that has it: by this nearly
/// all characters of a text are known to begin none.
const LEADS: [u64; 64] = leads();

const fn leads() -> [u64; 64] {
    let (mut out, mut at) = ([0; 64], 0);
    while at < TYPOS.len() {
        // The second and the third byte of a character of Chinese end in them, six each.
        let lead = TYPOS[at].wrong.as_bytes();
        out[(lead[1] & 63) as usize] |= 1 << (lead[2] & 63);
        at += 1;
    }
    out
}

/// Whether a wrong phrase may begin with a character.
fn may_begin(c: char) -> bool {
    let code = u32::from(c);
    let word = LEADS.get((code >> 6 & 63) as usize);
    !c.is_ascii() && word.is_some_and(|word| word >> (code & 63) & 1 == 1)
}

/// The most wrong phrases that are reported; a text with more is no report.
const MAX_KINDS: usize = 100;
/// The most other places that are marked beside the first.
const MAX_RELATED: usize = 20;

/// A wrong phrase somewhere in the report.
struct Hit {
    key: TextKey,
    origin: Origin,
    /// The bytes of the file, where they are the phrase's own.
    exact: Option<Span>,
}

/// What is wrong in some words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wrong {
    /// What is typed.
    typed: String,
    /// What it should be.
    right: &'static str,
    /// Where it is found by its distance: what is wrong with it.
    slip: Option<Slip>,
}

/// Where a wrong phrase stands: the first places, and how many there are.
struct Hits {
    wrong: Wrong,
    first: Vec<Hit>,
    count: usize,
}

/// All places of one wrong phrase are one finding, at the first.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut hits: Vec<Hits> = Vec::new();
    for (line, (wrong, at)) in recognised(all_lines(subject.report), |line| slips(line.words)) {
        if line.is_inserted(&at) {
            continue;
        }
        let known = hits.iter().position(|known| known.wrong.typed == wrong.typed);
        if known.is_none() && hits.len() >= MAX_KINDS {
            continue;
        }
        let own = known.unwrap_or_else(|| {
            hits.push(Hits::new(wrong));
            hits.len() - 1
        });
        if let Some(own) = hits.get_mut(own) {
            own.add(&line, at);
        }
    }
    hits.iter().filter_map(finding).collect()
}

impl Hits {
    fn new(wrong: Wrong) -> Self {
        Self {
            wrong,
            first: Vec::new(),
            count: 0,
        }
    }

    fn add(&mut self, line: &Line<'_>, range: Range<usize>) {
        self.count += 1;
        if self.first.len() > MAX_RELATED {
            return;
        }
        let key = line.key;
        let length = range.len();
        let origin = line.origin_of(range);
        let exact = origin.span().filter(|span| span.end - span.start == length);
        self.first.push(Hit { key, origin, exact });
    }
}

fn finding(hits: &Hits) -> Option<Diagnostic> {
    let Wrong { typed, right, slip } = &hits.wrong;
    let first = hits.first.first()?;
    let many = if hits.count > 1 {
        format!("，共 {} 处", hits.count)
    } else {
        String::new()
    };
    let help = if hits.count > 1 {
        format!("各处都改为“{right}”")
    } else {
        format!("改为“{right}”")
    };
    let message = match slip {
        None => format!("“{typed}”写错了，应为“{right}”{many}"),
        Some(slip) => format!("“{typed}”{}，应为“{right}”{many}", slip.words()),
    };
    let mut found = Diagnostic::new(&RULE, message)
        .at(first.origin.clone())
        .help(help)
        .path(first.key);
    for hit in hits.first.iter().skip(1) {
        found = found.related(hit.origin.clone(), None, format!("这里也写成了“{typed}”"));
    }
    // One finding makes one edit: phrases that are wrong in several places are the clerk's to replace.
    // What is found by its distance only is the clerk's to look at.
    match first.exact.filter(|_| hits.count == 1 && slip.is_none()) {
        Some(span) => Some(found.fix(span, *right)),
        None if hits.count == 1 && slip.is_none() => Some(found.amend(typed.clone(), *right)),
        None => Some(found),
    }
}

/// What is wrong in a line: the known slips, and what is one letter off a phrase where none of them stands.
fn slips(line: &str) -> Vec<(Wrong, Range<usize>)> {
    let mut out: Vec<(Wrong, Range<usize>)> = Vec::new();
    for (typo, at) in typos(line) {
        let typed = typo.wrong.to_owned();
        let wrong = Wrong {
            typed,
            right: typo.right,
            slip: None,
        };
        out.push((wrong, at));
    }
    let known: Vec<Range<usize>> = out.iter().map(|(_, at)| at.clone()).collect();
    for Near { range, right, slip } in near(line) {
        let behind = known.partition_point(|known| known.end <= range.start);
        if known.get(behind).is_none_or(|known| range.end <= known.start) {
            let typed = line.get(range.clone()).unwrap_or_default().to_owned();
            let wrong = Wrong {
                typed,
                right,
                slip: Some(slip),
            };
            out.push((wrong, range));
        }
    }
    out.sort_by_key(|(_, at)| at.start);
    out
}

/// The wrong phrases of a line, from left to right, none within another.
fn typos(line: &str) -> Vec<(&'static Typo, Range<usize>)> {
    let mut out = Vec::new();
    let mut done = 0;
    for (at, c) in line.char_indices() {
        if at < done || !may_begin(c) {
            continue;
        }
        let from = TYPOS.partition_point(|typo| lead(typo) < c);
        let own = TYPOS.get(from..).unwrap_or_default();
        let mut own = own.iter().take_while(|typo| lead(typo) == c).peekable();
        if own.peek().is_none() {
            continue;
        }
        let rest = line.get(at..).unwrap_or_default();
        let found = own.find(|Typo { wrong, unless, .. }| {
            rest.strip_prefix(*wrong)
                .is_some_and(|behind| !behind.starts_with(|next| unless.contains(next)))
        });
        if let Some(typo) = found {
            done = at + typo.wrong.len();
            out.push((typo, at..done));
        }
    }
    out
}

fn lead(typo: &Typo) -> char {
    typo.wrong.chars().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(line: &str) -> Vec<&str> {
        typos(line).into_iter().map(|(_, at)| &line[at]).collect()
    }

    #[test]
    fn the_phrases_are_sorted_and_apart_and_the_right_ones_are_right() {
        assert!(TYPOS.is_sorted_by(|a, b| a.wrong < b.wrong));
        for (typo, next) in TYPOS.iter().zip(&TYPOS[1..]) {
            assert!(!next.wrong.starts_with(typo.wrong), "{}", next.wrong);
        }
        for Typo {
            wrong: phrase, right, ..
        } in TYPOS
        {
            assert_eq!(wrong(phrase), [*phrase]);
            assert_eq!(wrong(right), [""; 0], "{right}");
        }
    }

    #[test]
    fn phrases_are_found_once_each() {
        assert_eq!(
            wrong("对依门申请的审查，受理政府公开信息申请3件，机构概括1条，上年转结1件"),
            ["依门申请", "受理政府公开信息", "机构概括", "上年转结"]
        );
    }

    #[test]
    fn right_words_that_hold_a_wrong_one_are_quiet() {
        for line in [
            "结转结余资金",
            "上年结转3件，结转下年度继续办理",
            "流转结果",
            "信息公开条列明事项",
            "不于公开场合讨论",
            "依法申请公开政府信息",
            "以机构概括性介绍为主",
            "公布政府公开信息目录",
            "人大议案和行政复议案件",
            "小组识别",
        ] {
            assert_eq!(wrong(line), [""; 0], "{line}");
        }
    }
}
