//! Addresses that lead nowhere: of a website, of a mailbox, of the post, a telephone.

use std::ops::Range;

use crate::check::Subject;
use crate::chinese::shapes::mailbox::{self, Flaw};
use crate::chinese::shapes::{postcode, telephone, website};
use crate::chinese::width::is_digit;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::words::contact::{self, labels_of};
use crate::prose::judged_lines::{prose_lines, recognised};
use crate::report::TextKey;
use crate::source::Origin;

declare_rule! {
    /// An address that cannot be one.
    pub static RULE = {
        id: "malformed-contact", title: "联系方式写错", severity: [Warning], basis: "",
        what: "网址的开头写错（http//:、htpp:// 或夹有全角符号）；电子邮箱没有 @、没有域名或夹有全角字符；邮政编码不是六位数字；电话号码的位数不可能；邮政编码或电话号码夹有下划线。",
        why: "公众照着写错的网址、邮箱、邮编、电话联系不上本机关，也打不开报告。",
        fix: "对照实际的网址、邮箱、邮编、电话改正，一律用半角字符。",
    };
}

/// What is wrong with something, where it stands in its line, and what it should be where that is certain.
#[derive(Debug, PartialEq)]
struct Fault {
    range: Range<usize>,
    what: &'static str,
    why: &'static str,
    right: Option<String>,
}

/// The most characters of an address of the post, of a mailbox, of a telephone number.
const MAX_VALUE: usize = 80;
/// The most findings; a file with more is no report to be corrected.
const MAX_FINDINGS: usize = 50;
/// The most places that are marked beside the first.
const MAX_RELATED: usize = 20;

/// The same fault in the same words is one finding, at the first place.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let mut found = Found::default();
    // In a document contact details are read out of its prose, and judged there.
    let keys = report
        .agency
        .contact
        .iter()
        .filter(|(_, text)| text.span().start > 0);
    for (key, text) in keys {
        if let Some(fault) = of_key(key, text.as_str()) {
            let words = text.as_str().get(fault.range.clone()).unwrap_or_default();
            let origin = text.origin_of(fault.range.clone());
            found.add(TextKey::Agency(key), words, origin, fault);
        }
    }
    for (line, fault) in recognised(prose_lines(report), |line| of_line(line.words)) {
        // What is inserted is the agency's own key, and reported there.
        if !line.is_inserted(&fault.range) {
            let words = line.words.get(fault.range.clone()).unwrap_or_default();
            found.add(line.key, words, line.origin_of(fault.range.clone()), fault);
        }
    }
    found.0.into_iter().map(|(_, found)| found).collect()
}

/// The findings, each by its message.
#[derive(Default)]
struct Found(Vec<(String, Diagnostic)>);

impl Found {
    fn add(&mut self, key: TextKey, words: &str, origin: Origin, fault: Fault) {
        let Fault {
            range,
            what,
            why,
            right,
        } = fault;
        let message = format!("{what}“{words}”{why}");
        if let Some((_, found)) = self.0.iter_mut().find(|(known, _)| *known == message) {
            found.fix = None;
            found.amendment = None;
            if found.related.len() < MAX_RELATED {
                *found = found.clone().related(origin, None, "这里也是");
            }
            return;
        }
        if self.0.len() == MAX_FINDINGS {
            return;
        }
        let help = match &right {
            Some(right) => format!("改为 {right}"),
            None => format!("核对后改正{what}"),
        };
        let exact = origin.span().filter(|span| span.end - span.start == range.len());
        let found = Diagnostic::new(&RULE, message.clone())
            .at(origin)
            .help(help)
            .path(key);
        let found = match (exact, right) {
            (Some(span), Some(right)) => found.fix(span, right),
            (None, Some(right)) => found.amend(words, right),
            _ => found,
        };
        self.0.push((message, found));
    }
}

/// What is wrong with the value of one of the agency's keys.
fn of_key(key: &str, words: &str) -> Option<Fault> {
    let from = words.len() - words.trim_start().len();
    let value = words.trim();
    if value.contains("{{") || value.contains('【') {
        return None;
    }
    let fault = match key {
        contact::POSTCODE => of_postcode(value),
        contact::MAILBOX => of_mailbox(value),
        contact::TELEPHONE | contact::FAX => of_telephone(value),
        contact::WEBSITE => of_website(value),
        _ => None,
    };
    fault.map(|fault| moved(fault, from))
}

/// What is wrong in a line of prose.
fn of_line(line: &str) -> Vec<Fault> {
    let mut out = of_websites(line);
    let mut add = |labels: &mut dyn Iterator<Item = &'static str>, judge: fn(&str) -> Option<Fault>| {
        for (at, value) in labels.flat_map(|label| labelled(line, label)) {
            out.extend(judge(value).map(|fault| moved(fault, at)));
        }
    };
    if line.contains('邮') || line.contains("ail") {
        add(&mut labels_of(contact::POSTCODE), of_postcode);
        let more = contact::MORE_MAILBOX_LABELS.iter().copied();
        add(&mut labels_of(contact::MAILBOX).chain(more), of_mailbox);
    }
    if line.contains(contact::TELEPHONE) || line.contains(contact::FAX) {
        add(&mut labels_of(contact::TELEPHONE), of_telephone);
        add(&mut labels_of(contact::FAX), of_telephone);
    }
    out.sort_by_key(|fault| fault.range.start);
    out.dedup_by_key(|fault| fault.range.start);
    out
}

fn moved(fault: Fault, by: usize) -> Fault {
    Fault {
        range: fault.range.start + by..fault.range.end + by,
        ..fault
    }
}

/// What stands behind a label and its colon, with its place: up to a mark or a Chinese word.
fn labelled<'l>(line: &'l str, label: &'static str) -> impl Iterator<Item = (usize, &'l str)> {
    line.match_indices(label).filter_map(move |(at, _)| {
        let behind = line.get(at + label.len()..)?;
        let value = behind.trim_start().strip_prefix(['：', ':'])?.trim_start();
        let mut chars = value.char_indices().enumerate();
        let ends = |(count, (_, c)): &(usize, (usize, char))| *count == MAX_VALUE || !is_of_value(*c);
        let end = chars.find(ends).map_or(value.len(), |(_, (at, _))| at);
        let start = line.len() - value.len();
        let value = value.get(..end)?.trim_end();
        (!value.is_empty()).then_some((start, value))
    })
}

/// Whether a character may stand in an address, or was typed for one that may.
fn is_of_value(c: char) -> bool {
    (c.is_ascii_graphic() && !matches!(c, ',' | ';' | '(' | ')' | '<' | '>' | '|'))
        || matches!(c, ' ' | '\u{a0}' | '＠' | '．' | '－' | '—')
        || is_digit(c)
}

/// Digits parted by low lines, as programs write long numbers.
fn of_parted(value: &str, what: &'static str, right: Option<String>) -> Option<Fault> {
    right.map(|right| Fault {
        range: 0..value.len(),
        what,
        why: "夹有下划线",
        right: Some(right),
    })
}

fn of_postcode(value: &str) -> Option<Fault> {
    if let Some(fault) = of_parted(value, "邮政编码", postcode::parted(value)) {
        return Some(fault);
    }
    let range = postcode::malformed(value)?;
    Some(Fault {
        range,
        what: "邮政编码",
        why: "不是六位数字",
        right: None,
    })
}

fn of_mailbox(value: &str) -> Option<Fault> {
    let found = mailbox::malformed(value)?;
    Some(Fault {
        range: found.range,
        what: "电子邮箱",
        why: match found.flaw {
            Flaw::WideCharacter => "里有全角字符",
            Flaw::Blank => "中间有空格",
            Flaw::NoAt => "没有 @",
            Flaw::NoDomain => "没有完整的域名",
            Flaw::NoAddress => "不成邮箱地址",
        },
        right: found.right,
    })
}

fn of_telephone(value: &str) -> Option<Fault> {
    if let Some(fault) = of_parted(value, "电话号码", telephone::parted(value)) {
        return Some(fault);
    }
    let range = telephone::malformed(value)?;
    Some(Fault {
        range,
        what: "电话号码",
        why: "的位数不对，区号后面应是七位或八位",
        right: None,
    })
}

/// What is wrong with the one address of a website that a key gives.
fn of_website(value: &str) -> Option<Fault> {
    let latin = value.contains(|c: char| c.is_ascii_alphabetic());
    of_websites(value).into_iter().next().or_else(|| {
        (latin && !value.contains('.')).then_some(Fault {
            range: 0..value.len(),
            what: "网址",
            why: "没有域名",
            right: None,
        })
    })
}

/// The addresses of websites in a line that begin wrong.
fn of_websites(line: &str) -> Vec<Fault> {
    let found = website::wrong_beginnings(line).into_iter();
    found
        .map(|found| Fault {
            range: found.range,
            what: "网址的开头",
            why: "写错了",
            right: Some(found.right),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(line: &str) -> Vec<(&str, &str, Option<String>)> {
        of_line(line)
            .into_iter()
            .map(|fault| (&line[fault.range], fault.why, fault.right))
            .collect()
    }

    #[test]
    fn contact_details_that_cannot_be_are_found() {
        for (line, why) in [
            ("邮编：31580", "不是六位数字"),
            ("邮政编码:3158OO。", "不是六位数字"),
            ("电子邮箱：zqz.nbyz.gov.cn", "没有 @"),
            ("电子邮箱：zqz@nbyz", "没有完整的域名"),
            ("邮箱：zqz@nbyz。gov.cn", "没有完整的域名"),
            ("邮箱：zqz＠nbyz.gov.cn", "里有全角字符"),
            ("E-mail: zqz @nbyz.gov.cn，", "中间有空格"),
            ("电话：0574-6513180", ""),
            ("邮编：315_800", "夹有下划线"),
            ("电话：0574_65131800", "夹有下划线"),
            ("电话：0574-651318", "的位数不对，区号后面应是七位或八位"),
            ("传真：0574-892856678", "的位数不对，区号后面应是七位或八位"),
        ] {
            let found: Vec<&str> = faults(line).into_iter().map(|(_, why, _)| why).collect();
            let expected: Vec<&str> = Some(why).filter(|why| !why.is_empty()).into_iter().collect();
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn contact_details_that_can_be_are_quiet() {
        for line in [
            "网站（http://www.nbyz.gov.cn/col/index.html）和 https://a.cn:8080/b 下载，http 协议、https加密",
            "地址：某路5号，邮编：315600，电话：65131800，传真：0574-65131815-802",
            "邮编 315600；邮政编码：315 600 电话：010-12345678",
            "邮编：３１５６００。邮箱：zqz@nbyz.gov.cn 电话：12345",
            "电子邮箱：a_b.c-d@sub.nbyz.gov.cn。",
            "公布监督邮箱：见网站；微博“@白鹤街道”；电子邮件：无",
            "电话：0574-65131800/65131801、400-123-4567，邮箱：Zqz@NBYZ.gov.cn,欢迎来信",
        ] {
            assert_eq!(faults(line), [], "{line}");
        }
    }
}
