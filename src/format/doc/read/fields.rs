//! Fields: their codes are not shown, their results are ([MS-DOC] 2.8.25). Which characters belong to codes, and which fields show
//! something that is no text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::format::office::description::shortened;

const BEGIN: char = '\u{13}';
const RESULT: char = '\u{14}';
const END: char = '\u{15}';

/// The longest code that is looked at.
const MAX_CODE: usize = 100;

/// The first word of a field that holds another program's object.
const EMBEDDED: &str = "EMBED";

/// Fields that show what is no text, by the first word of their code; a formula may be a number in a circle.
const SHOWN: &[(&str, &str)] = &[
    ("FORMCHECKBOX", "一个复选框"),
    ("FORMDROPDOWN", "一个下拉选项"),
    ("AUTONUM", "一个自动编号的域"),
    ("AUTONUMLGL", "一个自动编号的域"),
    ("AUTONUMOUT", "一个自动编号的域"),
    ("LISTNUM", "一个自动编号的域"),
];

/// The fields of a part of the text.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Characters that are not shown, in order.
    codes: Vec<Range<usize>>,
    /// What fields show that is no text, by the character that begins them.
    shown: BTreeMap<usize, String>,
    /// The last characters of fields that hold other programs' objects, by those that begin them.
    objects: BTreeMap<usize, usize>,
}

/// A field that has begun.
struct Open {
    start: usize,
    result: bool,
}

impl Fields {
    /// The fields of the text from a place on. A field without an end hides nothing but its code.
    pub fn of(letters: &[char], start: usize) -> Self {
        let mut open: Vec<Open> = Vec::new();
        let mut codes: Vec<Range<usize>> = Vec::new();
        let mut ends = BTreeMap::new();
        for (at, letter) in (start..).zip(letters) {
            let code = match *letter {
                BEGIN => {
                    open.push(Open {
                        start: at,
                        result: false,
                    });
                    continue;
                }
                RESULT => open.last_mut().filter(|field| !field.result).map(|field| {
                    field.result = true;
                    field.start
                }),
                END => {
                    let field = open.pop();
                    ends.extend(field.iter().map(|field| (field.start, at)));
                    field.filter(|field| !field.result).map(|field| field.start)
                }
                _ => None,
            };
            codes.extend(code.map(|start| start..at + 1));
        }
        let mut out = Self::default();
        codes.sort_unstable_by_key(|code| (code.start, std::cmp::Reverse(code.end)));
        for code in codes {
            if out.codes.last().is_some_and(|outer| outer.end >= code.end) {
                continue;
            }
            let words = letters
                .get(code.start - start + 1..code.end - start)
                .unwrap_or_default();
            let words: String = words.iter().take(MAX_CODE).filter(|c| **c != '\0').collect();
            out.shown.extend(shown(&words).map(|what| (code.start, what)));
            if words.trim_start().starts_with(EMBEDDED) {
                out.objects
                    .extend(ends.get(&code.start).map(|end| (code.start, *end)));
            }
            out.codes.push(code);
        }
        out
    }

    /// Whether a character is not shown, or the first one behind this place for which that changes.
    pub fn hides(&self, letter: usize) -> (bool, usize) {
        let behind = self.codes.partition_point(|code| code.end <= letter);
        match self.codes.get(behind) {
            Some(code) if code.start <= letter => (true, code.end),
            Some(code) => (false, code.start),
            None => (false, usize::MAX),
        }
    }

    /// Whether a character shows what another program's object looks like, which is named already.
    pub fn is_in_object(&self, letter: usize) -> bool {
        let begun = self.objects.range(..letter).next_back();
        begun.is_some_and(|(_, end)| letter < *end)
    }

    /// What fields show that is no text, that begin at these characters.
    pub fn shown(&self, letters: Range<usize>) -> impl Iterator<Item = &str> {
        self.shown.range(letters).map(|(_, what)| what.as_str())
    }
}

/// What a field of this code shows that is no text.
fn shown(code: &str) -> Option<String> {
    let mut words = code.split_whitespace();
    let name = words.next()?.to_uppercase();
    let name = name.split(['\\', RESULT, END]).next()?;
    match name {
        EMBEDDED => Some(match shortened(words.next().unwrap_or_default()).as_str() {
            "" => "一个嵌入的对象".to_owned(),
            program => format!("一个嵌入的对象（{program}）"),
        }),
        "EQ" => {
            let rest: String = words.collect::<Vec<_>>().join(" ");
            let rest = rest.trim_end_matches([RESULT, END]);
            Some(format!("一个用域写的公式“{}”", shortened(rest.trim())))
        }
        name => SHOWN
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, what)| (*what).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<String>) {
        let letters: Vec<char> = text.chars().collect();
        let fields = Fields::of(&letters, 7);
        let seen = (7..).zip(&letters).filter(|(at, _)| !fields.hides(*at).0);
        let shown = fields.shown(0..usize::MAX).map(str::to_owned).collect();
        (
            seen.map(|(_, letter)| *letter)
                .filter(|c| !c.is_control())
                .collect(),
            shown,
        )
    }

    #[test]
    fn codes_are_hidden_and_results_shown() {
        assert_eq!(read("第\u{13} PAGE \u{14}3\u{15}页").0, "第3页");
        assert_eq!(
            read("\u{13} IF \u{13} X \u{14}1\u{15} = 1 \u{14}甲\u{15}乙").0,
            "甲乙"
        );
        assert_eq!(read("甲\u{13} XE 乙 \u{15}丙").0, "甲丙");
        assert_eq!(read("甲\u{13}乙\u{15}\u{15}\u{14}丙\u{13}丁").0, "甲丙丁");
    }

    #[test]
    fn what_is_no_text_is_named() {
        let all = "\u{13} FORMCHECKBOX \u{15}\u{13} EMBED Excel.Sheet.8 \u{14}\u{1}\u{15}\u{13}eq \\o\\ac(○,1)\u{15}\u{13} PAGE \u{15}";
        assert_eq!(
            read(all).1,
            [
                "一个复选框",
                "一个嵌入的对象（Excel.Sheet.8）",
                "一个用域写的公式“\\o\\ac(○,1)”"
            ]
        );
    }
}
