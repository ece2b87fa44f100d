//! Sentences that say that something did not happen: 全年未收取信息处理费, 没有因公开被追责的情形. They are claims about their year,
//! whatever it is that they deny; which of them contradict the tables is read elsewhere, and more strictly.

use crate::chinese::lines::{has, parts};
use crate::chinese::numbering::unnumbered;
use crate::chinese::width::folded;
use crate::form::words::denying::{NO_NONE, NONE, NONE_AT_ALL, NONE_OF, NOT_HAPPENED};

/// What ends a clause.
const ENDS: &[char] = &['，', '。', '；', '！', ',', ';', '：'];

/// Whether a line denies that something happened.
pub fn denies(line: &str) -> bool {
    // Most lines deny nothing.
    if !has(line, NONE) && !has(line, NOT_HAPPENED) {
        return false;
    }
    let line = NO_NONE
        .iter()
        .fold(line.to_owned(), |line, word| line.replace(word, ""));
    parts(&line, ENDS).any(|(_, clause)| {
        has(clause, NOT_HAPPENED)
            || is_none_at_all(clause)
            || NONE
                .iter()
                .filter_map(|word| Some(clause.split_once(word)?.1))
                .any(|behind| has(behind, NONE_OF))
    })
}

/// Whether a clause says that there is nothing, and nothing else, its number apart: （三）无
fn is_none_at_all(clause: &str) -> bool {
    let plain = folded(clause);
    NONE_AT_ALL.contains(&unnumbered(&plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_did_not_happen_is_a_claim() {
        for line in [
            "本机关全年未收取信息处理费。",
            "本年度未收到政府信息公开申请",
            "没有因政务公开工作被追责的情形。",
            "也未对申请人收取任何费用",
            "无行政复议、行政诉讼。",
            "全年无收费、减免情况",
            "没有延期办理的情形",
            "未发生因政府信息公开引起的行政复议",
            "不收取信息处理费",
            "无。",
            "无",
            "　　暂无。",
            "（一）收费情况：无。",
            "3.无",
            "本年度无其他需要报告的事项，无。",
        ] {
            assert!(denies(line), "{line}");
        }
    }

    #[test]
    fn other_words_are_none() {
        for line in [
            "坚持公开为常态、不公开为例外。",
            "丰富未来社区专栏，推进无障碍改造，办理申请更便捷",
            "公开工作没有断档。",
            "未成年人申请有专人帮助",
            "保证信息翔实无误，受理申请",
            "答复无法提供的申请",
            "专人负责，接受社会监督",
            "平台从无到有，渠道畅通。",
            "有无遗漏，逐条核对。",
        ] {
            assert!(!denies(line), "{line}");
        }
    }
}
