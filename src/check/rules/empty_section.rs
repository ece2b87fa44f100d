//! The two parts that may not be empty and are: 总体情况, and the problems with what is done about them.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::PROBLEMS;
use crate::form::words::measures::{MEASURES, WANTING};
use crate::prose::judged_lines::first_line;
use crate::prose::unfilled::has_unfilled;
use crate::report::ProseKey;
use crate::report::findings::short;

declare_rule! {
    /// A part without content, or problems without measures.
    pub static RULE = {
        id: "empty-section", title: "该写的部分没有内容", severity: [Warning],
        basis: "政府信息公开条例 第五十条；{格式}",
        what: "“总体情况”或“存在的主要问题及改进情况”是空的；只写了“无”或一句十来个字的话；第五部分只写了问题，没有写怎样改进。",
        why: "这两部分每年都有内容可写；只写“无”、只列问题，都会被认为内容不完整、敷衍塞责。",
        fix: "总体情况按五个方面写全年做了什么；第五部分先写问题，再写下一年的改进措施。",
    };
}

/// The most characters of a part without content.
const MAX_OF_NOTHING: usize = 12;

/// One finding for each part.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let edition = subject.report.edition;
    let mut out = Vec::new();
    for section in edition.sections().iter().filter(|section| section.needs_words) {
        let Some(text) = subject.report.prose.get(&ProseKey::whole(section.key)) else {
            continue;
        };
        let heading = edition.heading(section.key);
        let problems = section.key == PROBLEMS;
        let Some(message) = flaw(text.as_str(), &heading, problems) else {
            continue;
        };
        if has_unfilled(text) {
            continue;
        }
        let help = if problems {
            "先写存在的问题，再写下一年怎样改进，一个问题对应一条措施"
        } else {
            "按五个方面写全年做了什么，有数字的写数字"
        };
        out.push(
            Diagnostic::new(&RULE, message)
                .at(first_line(text))
                .help(help)
                .path(section.key),
        );
    }
    out
}

/// What is wrong with the words of a part.
fn flaw(words: &str, heading: &str, problems: bool) -> Option<String> {
    // A long text is not counted to its end.
    let said = words
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(MAX_OF_NOTHING + 1)
        .count();
    if said == 0 {
        return Some(format!("“{heading}”下面没有内容"));
    }
    if said <= MAX_OF_NOTHING {
        return Some(format!(
            "“{heading}”只写了“{}”，几乎没有内容",
            short(words.trim())
        ));
    }
    let measures = !problems || MEASURES.iter().any(|measure| stands(words, measure));
    (!measures).then(|| format!("“{heading}”只写了问题，没有写改进措施"))
}

/// Whether a measure stands somewhere as one.
fn stands(words: &str, measure: &str) -> bool {
    words.match_indices(measure).any(|(at, _)| {
        let before = words.get(..at).unwrap_or_default();
        let before = before.strip_suffix("进一步").unwrap_or(before);
        !WANTING.iter().any(|word| before.ends_with(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(words: &str) -> Option<String> {
        flaw(words, "五", true)
    }

    #[test]
    fn a_dozen_characters_say_nothing() {
        for words in [
            "",
            "\n",
            "无。",
            "无",
            "本年度无此情况。",
            "存在的问题：公开不够及时。",
        ] {
            assert!(message(words).is_some(), "{words}");
        }
        assert_eq!(message("存在公开不及时的问题，将按月检查。"), None);
    }

    #[test]
    fn complaints_are_no_measures() {
        let complaints = "一是公开的时效有待加强，二是解读形式有待进一步提升，制度还不完善。";
        assert!(message(complaints).is_some_and(|message| message.contains("没有写改进措施")));
        assert_eq!(message(&format!("{complaints}明年按月检查，加强督促。")), None);
        assert_eq!(flaw(complaints, "一", false), None);
    }
}
