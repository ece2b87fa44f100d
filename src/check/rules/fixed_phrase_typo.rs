//! Fixed phrases of the field that are typed wrong.

use std::ops::Range;

use super::placeholder::is_unfilled;
use crate::check::Subject;
use crate::check::lines::lines;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::report::TextKey;
use crate::report::text::Text;
use crate::source::{Origin, Span};

declare_rule! {
    /// A fixed phrase that is typed wrong.
    pub static RULE = {
        id: "fixed-phrase-typo", title: "固定用语写错", severity: [Warning], basis: "",
        what: "政府信息公开的固定用语写错了字或颠倒了字序，例如“依门申请”“机构概括”“上年转结”“受理政府公开信息”“行政复议议案”。",
        why: "这些是条例和统一格式里的用语，写错了影响报告的严肃性，也容易被抽查扣分。",
        fix: "改成正确的用语；YAML 文件里只有一处的，check --fix 可以改好。",
    };
}

/// A wrong phrase, the right one, and characters that right behind the wrong one make something else of it.
struct Typo(&'static str, &'static str, &'static str);

/// The phrases, sorted by the wrong one, none of which begins another. Each must be wrong wherever it stands.
const TYPOS: &[Typo] = &[
    Typo("《条列》", "《条例》", ""),
    Typo("上年度转结", "上年度结转", "余果构"),
    Typo("上年转结", "上年结转", "余果构"),
    Typo("不予处里", "不予处理", ""),
    Typo("不于公开", "不予公开", "场"),
    Typo("主动工开", "主动公开", ""),
    Typo("人民正府", "人民政府", ""),
    Typo("依发答复", "依法答复", ""),
    Typo("依申情公开", "依申请公开", ""),
    Typo("依申清公开", "依申请公开", ""),
    Typo("依门申请", "依申请", ""),
    Typo("保密审察", "保密审查", ""),
    Typo("信息公开指难", "信息公开指南", ""),
    Typo("信息公开条列", "信息公开条例", "出入举明"),
    Typo("信息公开申情", "信息公开申请", "况"),
    Typo("信息公开申清", "信息公开申请", ""),
    Typo("信息处理废", "信息处理费", ""),
    Typo("信息处里费", "信息处理费", ""),
    Typo("信息工开", "信息公开", "展始"),
    Typo("公开为常太", "公开为常态", ""),
    Typo("公开为长态", "公开为常态", ""),
    Typo("公益组识", "公益组织", ""),
    Typo("受理政府公开信息", "受理政府信息公开", ""),
    Typo("合法权宜", "合法权益", ""),
    Typo("国家密秘", "国家秘密", ""),
    Typo("存在的问提", "存在的问题", ""),
    Typo("存在问提", "存在问题", ""),
    Typo("尚末", "尚未", ""),
    Typo("年渡报告", "年度报告", ""),
    Typo("征求意建", "征求意见", ""),
    Typo("提拱", "提供", ""),
    Typo("政府公开信息条例", "政府信息公开条例", ""),
    Typo("政府公开信息申请", "政府信息公开申请", ""),
    Typo("政府新息", "政府信息", ""),
    Typo("政策解渎", "政策解读", ""),
    Typo("新收政府公开信息", "新收政府信息公开", ""),
    Typo("机构概括", "机构概况", "性地为介"),
    Typo("现行有郊", "现行有效", ""),
    Typo("监督保章", "监督保障", ""),
    Typo("组识领导", "组织领导", ""),
    Typo("行政复义", "行政复议", ""),
    Typo("行政复仪", "行政复议", ""),
    Typo("行政复议议案", "行政复议案件", ""),
    Typo("行政强治", "行政强制", ""),
    Typo("行政拆讼", "行政诉讼", ""),
    Typo("行政诉松", "行政诉讼", ""),
    Typo("行政诉颂", "行政诉讼", ""),
    Typo("规犯性文件", "规范性文件", ""),
    Typo("规范性文建", "规范性文件", ""),
    Typo("转结下一年", "结转下一年", ""),
    Typo("转结下年", "结转下年", ""),
    Typo("转结至下", "结转至下", ""),
    Typo("部份公开", "部分公开", ""),
    Typo("重点领城", "重点领域", ""),
    Typo("领导小姐", "领导小组", ""),
];

/// For each value of the lowest six bits of a character whether some phrase begins with one that has it: most characters
/// of a text are told by this to begin none.
const LEADS: u64 = leads();

const fn leads() -> u64 {
    let (mut out, mut at) = (0, 0);
    while at < TYPOS.len() {
        // The third byte of a character of Chinese ends in its lowest six bits.
        out |= 1 << (TYPOS[at].0.as_bytes()[2] & 63);
        at += 1;
    }
    out
}

/// So many other places are marked beside the first.
const MARKED: usize = 20;

/// A wrong phrase somewhere in the report.
struct Hit {
    key: TextKey,
    origin: Origin,
    /// The bytes of the file, where they are the phrase's own.
    exact: Option<Span>,
}

/// Where a wrong phrase stands: the first places, and how many there are.
struct Hits {
    typo: &'static Typo,
    first: Vec<Hit>,
    count: usize,
}

/// All places of one wrong phrase are one finding, at the first.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut hits: Vec<Hits> = Vec::new();
    for (key, text) in subject.report.texts() {
        // The title and the words may give a key's value again; what the agency's own keys say is not prose.
        if key.is_of_agency() {
            continue;
        }
        for (start, line) in lines(text.as_str()) {
            let found = typos(line);
            if found.is_empty() || is_unfilled(text, start, line) {
                continue;
            }
            for (typo, at) in found {
                let range = start + at.start..start + at.end;
                if text.is_inserted(&range) {
                    continue;
                }
                let known = hits.iter().position(|known| known.typo.0 == typo.0);
                let own = known.unwrap_or_else(|| {
                    hits.push(Hits::of(typo));
                    hits.len() - 1
                });
                if let Some(own) = hits.get_mut(own) {
                    own.add(key, text, range);
                }
            }
        }
    }
    hits.iter().filter_map(told).collect()
}

impl Hits {
    fn of(typo: &'static Typo) -> Self {
        Self {
            typo,
            first: Vec::new(),
            count: 0,
        }
    }

    fn add(&mut self, key: TextKey, text: &Text, range: Range<usize>) {
        self.count += 1;
        if self.first.len() > MARKED {
            return;
        }
        let length = range.len();
        let origin = text.origin_of(range);
        let exact = origin.span().filter(|span| span.end - span.start == length);
        self.first.push(Hit { key, origin, exact });
    }
}

fn told(hits: &Hits) -> Option<Diagnostic> {
    let Typo(wrong, right, _) = hits.typo;
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
    let mut found = Diagnostic::new(&RULE, format!("“{wrong}”写错了，应为“{right}”{many}"))
        .at(first.origin.clone())
        .help(help)
        .path(first.key);
    for hit in hits.first.iter().skip(1) {
        found = found.related(hit.origin.clone(), None, format!("这里也写成了“{wrong}”"));
    }
    // One finding makes one edit: phrases that are wrong in several places are the clerk's to replace.
    match first.exact.filter(|_| hits.count == 1) {
        Some(span) => Some(found.fix(span, *right)),
        None => Some(found),
    }
}

/// The wrong phrases of a line, from left to right, none within another.
fn typos(line: &str) -> Vec<(&'static Typo, Range<usize>)> {
    let mut out = Vec::new();
    let mut done = 0;
    for (at, c) in line.char_indices() {
        if at < done || c.is_ascii() || LEADS >> (u32::from(c) & 63) & 1 == 0 {
            continue;
        }
        let from = TYPOS.partition_point(|typo| lead(typo) < c);
        let own = TYPOS.get(from..).unwrap_or_default();
        let mut own = own.iter().take_while(|typo| lead(typo) == c).peekable();
        if own.peek().is_none() {
            continue;
        }
        let rest = line.get(at..).unwrap_or_default();
        let found = own.find(|Typo(wrong, _, unless)| {
            rest.strip_prefix(wrong)
                .is_some_and(|behind| !behind.starts_with(|next| unless.contains(next)))
        });
        if let Some(typo) = found {
            done = at + typo.0.len();
            out.push((typo, at..done));
        }
    }
    out
}

fn lead(typo: &Typo) -> char {
    typo.0.chars().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(line: &str) -> Vec<&str> {
        typos(line).into_iter().map(|(_, at)| &line[at]).collect()
    }

    #[test]
    fn the_phrases_are_sorted_and_apart_and_the_right_ones_are_right() {
        assert!(TYPOS.is_sorted_by(|a, b| a.0 < b.0));
        for (typo, next) in TYPOS.iter().zip(&TYPOS[1..]) {
            assert!(!next.0.starts_with(typo.0), "{}", next.0);
        }
        for Typo(phrase, right, _) in TYPOS {
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
