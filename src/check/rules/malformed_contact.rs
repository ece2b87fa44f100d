//! Addresses that lead nowhere: of a website, of a mailbox, of the post, a telephone.

use std::ops::Range;

use super::placeholder::is_unfilled;
use crate::check::Subject;
use crate::check::lines::lines;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::report::text::Text;
use crate::source::Origin;

declare_rule! {
    /// An address that cannot be one.
    pub static RULE = {
        id: "malformed-contact", title: "联系方式写错", severity: [Warning], basis: "",
        what: "网址的开头写错（http//:、htpp:// 或夹有全角符号），电子邮箱没有 @ 或域名，邮政编码不是六位数字，电话号码的位数不可能。",
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

/// The beginnings of addresses as they are mistyped.
const SCHEMES: [(&str, &str); 12] = [
    ("htpp", "http"),
    ("htttp", "http"),
    ("hppt", "http"),
    ("htp", "http"),
    ("hhtp", "http"),
    ("hhttp", "http"),
    ("hptt", "http"),
    ("httpp", "http"),
    ("htpps", "https"),
    ("htps", "https"),
    ("httsp", "https"),
    ("htttps", "https"),
];
/// What is typed for :// behind a right beginning, the longest first.
const SEPARATORS: [&str; 14] = [
    "：／／",
    "：//",
    ":／／",
    ":\\\\",
    "；//",
    "//：",
    "//:",
    ";//",
    ".//",
    "。//",
    ":///",
    "：/",
    "//",
    ":/",
];
const SEPARATOR: &str = "://";
/// Labels of an address of the post, of a mailbox, of a telephone, as they stand before a colon.
const POST: [&str; 2] = ["邮编", "邮政编码"];
const MAIL: [&str; 6] = ["邮箱", "电子邮件", "电子信箱", "mail", "Mail", "邮箱地址"];
const TELEPHONE: [&str; 2] = ["电话", "传真"];
/// No address of the post, of a mailbox, no telephone is longer.
const LONGEST: usize = 80;
/// So many faults are told; more are no report that somebody is to correct.
const TOLD: usize = 50;
/// So many other places are marked beside the first.
const MARKED: usize = 20;

/// The same fault in the same words is one finding, at the first place.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let mut out: Vec<(String, Diagnostic)> = Vec::new();
    // What a document says of whom to ask is read out of its prose, and judged there.
    let keys = report
        .agency
        .contact
        .iter()
        .filter(|(_, text)| text.span().start > 0);
    for (key, text) in keys {
        if let Some(fault) = of_key(key, text.as_str()) {
            tell(&mut out, &format!("机关.{key}"), text, text.as_str(), 0, fault);
        }
    }
    for (key, text) in &report.prose {
        for (start, line) in lines(text.as_str()) {
            let faults = of_line(line);
            if faults.is_empty() || is_unfilled(text, start, line) {
                continue;
            }
            for fault in faults {
                // What is inserted is the agency's own key, and told there.
                if !text.is_inserted(&(start + fault.range.start..start + fault.range.end)) {
                    tell(&mut out, &key.to_string(), text, line, start, fault);
                }
            }
        }
    }
    out.into_iter().map(|(_, found)| found).collect()
}

fn tell(
    out: &mut Vec<(String, Diagnostic)>,
    path: &str,
    text: &Text,
    line: &str,
    start: usize,
    fault: Fault,
) {
    let Fault {
        range,
        what,
        why,
        right,
    } = fault;
    let words = line.get(range.clone()).unwrap_or_default();
    let message = format!("{what}“{words}”{why}");
    let length = range.len();
    let origin = text.origin_of(start + range.start..start + range.end);
    if let Some((_, found)) = out.iter_mut().find(|(known, _)| *known == message) {
        found.fix = None;
        if found.related.len() < MARKED {
            *found = found.clone().related(origin, None, "这里也是");
        }
        return;
    }
    if out.len() == TOLD {
        return;
    }
    let help = match &right {
        Some(right) => format!("改为 {right}"),
        None => format!("核对后改正{what}"),
    };
    let exact = origin.span().filter(|span| span.end - span.start == length);
    let found = Diagnostic::new(&RULE, message.clone())
        .at(Origin::clone(&origin))
        .help(help)
        .path(path);
    let found = match (exact, right) {
        (Some(span), Some(right)) => found.fix(span, right),
        _ => found,
    };
    out.push((message, found));
}

/// What is wrong with the value of one of the agency's keys.
fn of_key(key: &str, words: &str) -> Option<Fault> {
    let from = words.len() - words.trim_start().len();
    let value = words.trim();
    let shifted = |fault: Fault| Fault {
        range: fault.range.start + from..fault.range.end + from,
        ..fault
    };
    if value.contains("{{") || value.contains('【') {
        return None;
    }
    match key {
        "邮编" => postcode(value).map(shifted),
        "电子邮箱" => mailbox(value).map(shifted),
        "电话" | "传真" => telephone(value).map(shifted),
        "网址" => site(words),
        _ => None,
    }
}

/// What is wrong in a line of prose.
fn of_line(line: &str) -> Vec<Fault> {
    let mut out = sites(line);
    if line.contains('邮') || line.contains("ail") {
        out.extend(labelled(line, &POST).filter_map(|(at, value)| moved(postcode(value), at)));
        out.extend(labelled(line, &MAIL).filter_map(|(at, value)| moved(mailbox(value), at)));
    }
    if TELEPHONE.iter().any(|label| line.contains(label)) {
        out.extend(labelled(line, &TELEPHONE).filter_map(|(at, value)| moved(telephone(value), at)));
    }
    out.sort_by_key(|fault| fault.range.start);
    out.dedup_by_key(|fault| fault.range.start);
    out
}

fn moved(fault: Option<Fault>, by: usize) -> Option<Fault> {
    fault.map(|fault| Fault {
        range: fault.range.start + by..fault.range.end + by,
        ..fault
    })
}

/// What stands behind the labels and their colons, with its place: up to a mark or a Chinese word.
fn labelled<'l>(line: &'l str, labels: &'l [&str]) -> impl Iterator<Item = (usize, &'l str)> {
    labels.iter().flat_map(move |label| {
        line.match_indices(label).filter_map(move |(at, _)| {
            let behind = line.get(at + label.len()..)?;
            let value = behind.trim_start().strip_prefix(['：', ':'])?.trim_start();
            let mut chars = value.char_indices().enumerate();
            let ends = |(count, (_, c)): &(usize, (usize, char))| *count == LONGEST || !is_of_value(*c);
            let end = chars.find(ends).map_or(value.len(), |(_, (at, _))| at);
            let start = line.len() - value.len();
            let value = value.get(..end)?.trim_end();
            (!value.is_empty()).then_some((start, value))
        })
    })
}

/// Whether a character may stand in an address, or was typed for one that may.
fn is_of_value(c: char) -> bool {
    (c.is_ascii_graphic() && !matches!(c, ',' | ';' | '(' | ')' | '<' | '>' | '|'))
        || matches!(c, ' ' | '\u{a0}' | '＠' | '．' | '－' | '—' | '０'..='９')
}

/// A postcode that is not six digits.
fn postcode(value: &str) -> Option<Fault> {
    // 315 800 and ３１５８００ are six digits too; what follows behind a blank may be something else.
    let first = value.split([' ', '\u{a0}']).next().unwrap_or_default();
    let six = |words: &str| words.chars().count() == 6 && words.chars().all(is_digit);
    let close: String = value.chars().filter(|c| !matches!(c, ' ' | '\u{a0}')).collect();
    let word = first.trim_end_matches(['.', '/', '\'', '"']);
    let like_one =
        word.chars().next().is_some_and(is_digit) && word.chars().all(|c| is_digit(c) || c.is_alphabetic());
    (like_one && !six(word) && !six(&close)).then_some(Fault {
        range: 0..word.len(),
        what: "邮政编码",
        why: "不是六位数字",
        right: None,
    })
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// A mailbox without @ or a domain, or with a blank or a wide character in it.
fn mailbox(value: &str) -> Option<Fault> {
    let value = value.trim_end_matches(['.', '/', '\'', '"']);
    let first = value.split([' ', '\u{a0}']).next().unwrap_or_default();
    if is_mailbox(first) || !value.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let narrow: String = value
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}'))
        .map(|c| match c {
            '＠' => '@',
            '．' => '.',
            c => c,
        })
        .collect();
    if narrow != value && is_mailbox(&narrow) {
        let why = if value.contains(['＠', '．']) {
            "里有全角字符"
        } else {
            "中间有空格"
        };
        return Some(Fault {
            range: 0..value.len(),
            what: "电子邮箱",
            why,
            right: Some(narrow),
        });
    }
    let why = match first.split_once(['@', '＠']) {
        None => "没有 @",
        Some((_, domain)) if !domain.contains('.') => "没有完整的域名",
        Some(_) => "不成邮箱地址",
    };
    Some(Fault {
        range: 0..first.len(),
        what: "电子邮箱",
        why,
        right: None,
    })
}

fn is_mailbox(words: &str) -> bool {
    let Some((name, domain)) = words.split_once('@') else {
        return false;
    };
    let name_like = |c: char| c.is_ascii_alphanumeric() || "._%+-&'".contains(c);
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    !name.is_empty() && name.chars().all(name_like) && domain.contains('.') && domain.split('.').all(part)
}

/// A telephone with an area code and more or fewer digits than any number in the country has.
fn telephone(value: &str) -> Option<Fault> {
    let end = value
        .find(|c: char| !(c.is_ascii_digit() || c == '-'))
        .unwrap_or(value.len());
    let number = value.get(..end)?.trim_end_matches('-');
    let (area, rest) = number.split_once('-')?;
    let own = rest.split('-').next().unwrap_or_default();
    // 010 and 02x stand before eight digits, the others before seven or eight; an extension stands behind one more dash.
    let is_area = area.starts_with('0') && matches!(area.len(), 3 | 4);
    (is_area && !own.is_empty() && !matches!(own.len(), 7 | 8)).then_some(Fault {
        range: 0..number.len(),
        what: "电话号码",
        why: "的位数不对，区号后面应是七位或八位",
        right: None,
    })
}

/// What is wrong with the one address of a website that a key gives.
fn site(words: &str) -> Option<Fault> {
    let from = words.len() - words.trim_start().len();
    let value = words.trim();
    let latin = value.contains(|c: char| c.is_ascii_alphabetic());
    sites(words).into_iter().next().or_else(|| {
        (latin && !value.contains('.')).then(|| Fault {
            range: from..from + value.len(),
            what: "网址",
            why: "没有域名",
            right: None,
        })
    })
}

/// The addresses of websites in a line that begin wrong.
fn sites(line: &str) -> Vec<Fault> {
    let mut out = Vec::new();
    let mut before = b' ';
    let mut done = 0;
    for (at, byte) in line.bytes().enumerate() {
        let begins = !before.is_ascii_alphanumeric() && matches!(byte, b'h' | b'H' | b'w' | b'W');
        before = byte;
        if !begins || at < done {
            continue;
        }
        let rest = line.get(at..).unwrap_or_default();
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).take(8).count();
        let word = rest.get(..length).unwrap_or_default().to_ascii_lowercase();
        let behind = rest.get(length..).unwrap_or_default();
        let fault = |end: usize, right| Fault {
            range: at..at + end,
            what: "网址的开头",
            why: "写错了",
            right,
        };
        let found = if word == "www" {
            let dot = behind
                .chars()
                .next()
                .filter(|c| matches!(c, '。' | '，' | ',' | '．' | '、'));
            let host = |c: char| {
                behind
                    .get(c.len_utf8()..)
                    .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_alphanumeric()))
            };
            dot.filter(|c| host(*c))
                .map(|c| fault(length + c.len_utf8(), Some("www.".to_owned())))
        } else {
            begun(&word, behind)
                .map(|(taken, scheme)| fault(length + taken, Some(format!("{scheme}{SEPARATOR}"))))
        };
        if let Some(found) = found {
            done = found.range.end;
            out.push(found);
        }
    }
    out
}

/// How much behind a word is a wrong separator, and how the address should begin; none where it begins right, or is none.
fn begun(word: &str, behind: &str) -> Option<(usize, &'static str)> {
    let typed = SEPARATORS
        .iter()
        .copied()
        .find(|separator| behind.starts_with(separator));
    let right = ["https", "http"].into_iter().find(|scheme| *scheme == word);
    let host = |taken: usize| {
        behind
            .get(taken..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    };
    if let Some(scheme) = right {
        return typed
            .filter(|typed| host(typed.len()))
            .map(|typed| (typed.len(), scheme));
    }
    let (_, scheme) = SCHEMES.iter().find(|(wrong, _)| *wrong == word)?;
    let taken = if behind.starts_with(SEPARATOR) {
        SEPARATOR.len()
    } else {
        typed?.len()
    };
    host(taken).then_some((taken, *scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Vec<(&str, &str, Option<String>)> {
        of_line(line)
            .into_iter()
            .map(|fault| (&line[fault.range], fault.why, fault.right))
            .collect()
    }

    #[test]
    fn addresses_that_begin_wrong_are_told_with_what_is_right() {
        for (wrong, right) in [
            ("http//:www.a.gov.cn", "http://"),
            ("（http:/www.a.gov.cn）", "http://"),
            ("htpp://www.a.gov.cn", "http://"),
            ("HTTPS：//www.a.gov.cn", "https://"),
            ("http：／／www.a.gov.cn", "http://"),
            ("htps:/a.gov.cn", "https://"),
            ("www。a.gov.cn", "www."),
        ] {
            let found = told(wrong);
            assert_eq!(found.len(), 1, "{wrong}");
            assert_eq!(found[0].2.as_deref(), Some(right), "{wrong}");
        }
    }

    #[test]
    fn contact_details_that_cannot_be_are_told() {
        for (line, why) in [
            ("邮编：31580", "不是六位数字"),
            ("邮政编码:3158OO。", "不是六位数字"),
            ("电子邮箱：zqz.nbyz.gov.cn", "没有 @"),
            ("电子邮箱：zqz@nbyz", "没有完整的域名"),
            ("邮箱：zqz@nbyz。gov.cn", "没有完整的域名"),
            ("邮箱：zqz＠nbyz.gov.cn", "里有全角字符"),
            ("E-mail: zqz @nbyz.gov.cn，", "中间有空格"),
            ("电话：0574-6513180", ""),
            ("电话：0574-651318", "的位数不对，区号后面应是七位或八位"),
            ("传真：0574-892856678", "的位数不对，区号后面应是七位或八位"),
        ] {
            let found: Vec<&str> = told(line).into_iter().map(|(_, why, _)| why).collect();
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
            assert_eq!(told(line), [], "{line}");
        }
    }
}
