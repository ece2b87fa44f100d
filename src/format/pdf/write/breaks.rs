//! Where a line may end: Unicode's rules (UAX #14), and what Chinese typesetting adds to them (GB/T 15834—2011, 5.1).

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use crate::document::unbroken::unbroken;

/// What may hang over the right edge rather than begin the next line or take the character before it there.
pub const HANGING: &[char] = &['，', '。', '、', '．', '；', '：', '！', '？'];

/// The places in a text, in bytes, at which a line may end. The text's own end is one.
pub fn breaks(text: &str) -> Vec<usize> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut places: Vec<usize> = segmenter.segment_str(text).filter(|at| *at > 0).collect();
    quotes(text, &mut places);
    // A number stands with its unit, a date and a telephone number on one line.
    let whole = unbroken(text);
    let mut whole = whole.iter().peekable();
    places.retain(|place| {
        while whole.next_if(|range| range.end <= *place).is_some() {}
        whole.peek().is_none_or(|range| *place <= range.start)
    });
    places
}

/// Chinese quotation marks open and close by their shape, where Unicode, which knows not which language they stand in, parts nothing
/// from them.
fn quotes(text: &str, places: &mut Vec<usize>) {
    let mut before = None;
    let mut added = false;
    for (at, c) in text.char_indices() {
        if let Some(before) = before {
            let opens = is_opening(c) && !is_opening(before) && is_wide(before);
            let closed = is_closing(before) && !is_closing(c) && is_wide(c) && !never_first(c);
            if opens || closed {
                places.push(at);
                added = true;
            }
        }
        before = Some(c);
    }
    if added {
        places.sort_unstable();
        places.dedup();
    }
}

const fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘')
}

const fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’')
}

/// Whether a character is one of Chinese text, and as wide as high.
pub const fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’')
}

/// Whether a line never begins with it.
const fn never_first(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '〕'
            | '］'
            | '｝'
            | '．'
            | '％'
            | '”'
            | '’'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let mut from = 0;
        breaks(text)
            .into_iter()
            .map(|to| {
                let part = &text[from..to];
                from = to;
                part
            })
            .collect()
    }

    #[test]
    fn no_line_begins_with_what_closes_or_ends_with_what_opens() {
        assert_eq!(
            parts("公开《条例》（修订），共3件。"),
            ["公", "开", "《条", "例》", "（修", "订），", "共", "3件。"]
        );
        assert_eq!(
            parts("实行“一件一档”管理"),
            ["实", "行", "“一", "件", "一", "档”", "管", "理"]
        );
        assert_eq!(parts("回复：“好。”他说"), ["回", "复：", "“好。”", "他", "说"]);
    }

    #[test]
    fn a_number_and_a_word_stay_whole() {
        assert_eq!(parts("占12.5%以上"), ["占", "12.5%", "以", "上"]);
        assert_eq!(parts("见www.gov.cn网"), ["见", "www.gov.cn", "网"]);
        assert_eq!(parts("电话0574-89285667转"), ["电", "话", "0574-89285667", "转"]);
        assert_eq!(parts("自2021年1月1日起"), ["自", "2021年1月1日", "起"]);
    }
}
