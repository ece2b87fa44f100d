//! Lines that belong to the page and not to the text on it: menus of a web page, when it was published, how to print it;
//! numbers of printed pages, marks that a table goes on, numbers of tables, tables of contents.

use super::numerals::is_ordinal;
use super::width::folded;

/// Words that begin, or make up, a line of a web page's own.
const BEGINNINGS: [&str; 46] = [
    "当前位置",
    "您的位置",
    "您现在的位置",
    "您所在的位置",
    "所在位置",
    "首页>",
    "首页»",
    "网站首页",
    "发布时间",
    "发布日期",
    "发文日期",
    "成文日期",
    "信息来源",
    "来源:",
    "作者:",
    "浏览次数",
    "浏览量",
    "阅读次数",
    "点击数",
    "点击次数",
    "访问次数",
    "字体:",
    "字号:",
    "[字体",
    "[字号",
    "【字体",
    "【字号",
    "打印",
    "【打印",
    "[打印",
    "关闭窗口",
    "【关闭",
    "[关闭",
    "分享到",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "相关链接",
    "扫一扫",
    "版权所有",
    "主办单位",
    "网站标识码",
    "索引号",
    "信息索引",
    "无障碍",
];
/// Words that alone are a line of a web page: its buttons, the last step of its path.
const BUTTONS: [&str; 14] = [
    "正文",
    "正文内容",
    "首页",
    "返回",
    "返回首页",
    "返回顶部",
    "下载",
    "收藏",
    "分享",
    "纠错",
    "关闭",
    "打印本页",
    "关闭窗口",
    "大中小",
];
/// Words that a line of a web page's own has in it.
const WITHIN: [&str; 8] = [
    "ICP备",
    "公网安备",
    "网站标识码",
    "版权所有",
    "Copyright",
    "技术支持:",
    "网站地图",
    "联系我们",
];
/// The characters of the number of a page, beside digits: 第3页 共5页.
const OF_PAGE_NUMBER: &str = "第共页/,-·()";
/// Words of which one says that a table goes on.
const CONTINUED: [&str; 3] = ["续", "接上", "转下"];
/// The characters of a mark that a table goes on, beside digits and numerals: 表三（续）, 接上页.
const OF_CONTINUATION: &str = "续附表接上转下页()-:";
/// Words before the number of a table, what is longer before what it ends with.
const TABLE: [&str; 3] = ["附表", "附件", "表"];
/// The heads of a table of contents.
const CONTENTS: [&str; 2] = ["目录", "目次"];

/// The most characters of a line of a web page's own.
const MAX_LINE: usize = 80;
/// The most characters of a mark of a printed page.
const MAX_MARK: usize = 12;

/// Whether a line belongs to the web page that shows the text.
pub fn is_web_page_line(line: &str) -> bool {
    let plain = folded(line);
    let short = plain.chars().count() <= MAX_LINE && !plain.contains('。');
    short
        && (BUTTONS.contains(&plain.trim_matches(['[', ']', '【', '】', '(', ')', '>', ':', '|']))
            || BEGINNINGS.iter().any(|word| plain.starts_with(word))
            || WITHIN.iter().any(|word| plain.contains(word))
            || path_steps(&plain) >= 2)
}

/// Whether a line is a mark of the printed page within the text: — 3 —, 第3页 共5页, （续表）.
pub fn is_page_mark(line: &str) -> bool {
    let plain = folded(line);
    if plain.chars().count() > MAX_MARK {
        return false;
    }
    let only = |chars: &str| plain.chars().all(|c| c.is_ascii_digit() || chars.contains(c));
    let between = plain.len() > 2 && plain.starts_with('-') && plain.ends_with('-');
    let page = plain.contains(|c: char| c.is_ascii_digit())
        && (between && only("-") || plain.contains('页') && only(OF_PAGE_NUMBER));
    let continued = CONTINUED.iter().any(|word| plain.contains(word)) && plain.contains(['表', '页', '(']);
    let of_continuation = |c: char| c.is_ascii_digit() || is_ordinal(c) || OF_CONTINUATION.contains(c);
    page || continued && plain.chars().all(of_continuation)
}

/// Whether a line is a table's number and no more, as it stands above a table: 附表1. The title of the table, folded, may
/// follow it.
pub fn is_table_number(line: &str, title: &str) -> bool {
    let plain = folded(line);
    let rest = TABLE.iter().find_map(|word| plain.strip_prefix(word));
    let words = rest.map(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_ordinal(c));
        rest.trim_matches([':', '、', '.', ' '])
    });
    words.is_some_and(|words| words.is_empty() || words == title)
}

/// Whether a line is the head of a table of contents, or has the page of its entry behind dots.
pub fn is_contents(line: &str) -> bool {
    let plain = folded(line);
    let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let dots = |c: char| matches!(c, '.' | '…' | '·');
    CONTENTS.contains(&plain.as_str())
        || bare.len() < plain.len() && bare.chars().rev().take_while(|c| dots(*c)).count() >= 2
}

/// The steps of a path through a site: 首页 > 政府信息公开 > 年报. Figures are compared with the same sign.
fn path_steps(plain: &str) -> usize {
    let behind = plain.split('>').skip(1);
    behind
        .filter(|words| !words.starts_with(|c: char| c.is_ascii_digit()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::{is_contents, is_page_mark, is_table_number, is_web_page_line};

    #[test]
    fn marks_of_the_page_are_distinguished_from_words() {
        for line in [
            "— 3 —",
            "第 3 页",
            "共5页",
            "第3页 / 共5页",
            "（续表）",
            "续表",
            "表三（续）",
            "接上页",
        ] {
            assert!(is_page_mark(line), "{line}");
        }
        for line in [
            "无。",
            "3",
            "-30",
            "手续",
            "表三",
            "一",
            "2022年",
            "第三部分",
            "（三）",
        ] {
            assert!(!is_page_mark(line), "{line}");
        }
        assert!(is_table_number("附表1", "某情况"));
        assert!(is_table_number("附表1　某情况", "某情况"));
        assert!(!is_table_number("表3 其他情况（单位：件）", "某情况"));
        assert!(!is_table_number("附言", "某情况"));
        assert!(is_contents("目　录"));
        assert!(is_contents("（一）主动公开……2"));
        assert!(!is_contents("全年公开信息12"));
    }

    #[test]
    fn lines_of_the_page_are_distinguished_from_the_reports() {
        for line in [
            "当前位置：首页 > 政府信息公开 > 年报",
            "发布时间：2022-01-20 10:00 浏览次数：12",
            "【字体：大 中 小】",
            "浙ICP备05000000号",
            "主办单位：某某区人民政府办公室",
            "正文",
            "【收 藏】",
        ] {
            assert!(is_web_page_line(line), "{line}");
        }
        for line in [
            "北仑区人民政府办公室",
            "2022年1月20日",
            "无。",
            "六、其他需要报告的事项",
            "联系地址：某路1号",
            "发布时间不够及时，内容不够全面。",
            "办结率95%>90%，满意度99%>98%",
        ] {
            assert!(!is_web_page_line(line), "{line}");
        }
    }
}
