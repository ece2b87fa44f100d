//! Words of a web page that belong to the page and not to the report on it: menus, when it was published, how to print it.

use crate::chinese::width::folded;

/// Words that begin, or make up, a line of a page's own.
const LINES: [&str; 46] = [
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
/// Words that a line of a page's own has in it.
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
/// A line of a page's own is no longer than this.
const LONGEST: usize = 80;

/// A mark of the page is no longer than this.
const MARK: usize = 12;

/// Whether a line belongs to the page.
pub(super) fn is_furniture(line: &str) -> bool {
    let plain = folded(line);
    let short = plain.chars().count() <= LONGEST && !plain.contains('。');
    short
        && (LINES.iter().any(|word| plain.starts_with(word))
            || WITHIN.iter().any(|word| plain.contains(word))
            || steps(&plain) >= 2)
}

/// Whether a line is a mark of the page within the report: — 3 —, 第3页 共5页, （续表）.
pub(super) fn is_page_mark(line: &str) -> bool {
    let plain = folded(line);
    if plain.chars().count() > MARK {
        return false;
    }
    let digits = plain.contains(|c: char| c.is_ascii_digit());
    let only = |chars: &str| plain.chars().all(|c| c.is_ascii_digit() || chars.contains(c));
    let between = plain.len() > 2 && plain.starts_with('-') && plain.ends_with('-');
    let page = digits && (between && only("-") || plain.contains('页') && only("第共页/,-·()"));
    let goes_on =
        ["续", "接上", "转下"].iter().any(|word| plain.contains(word)) && plain.contains(['表', '页', '(']);
    page || goes_on && only("续附表接上转下页()-:一二三四五六")
}

/// Whether a line is a table's number and no more, as it stands right above one of the form's tables: 附表1. The title of
/// the table's part may follow it.
pub(super) fn is_table_number(line: &str, title: &str) -> bool {
    let plain = folded(line);
    let rest = ["附表", "附件", "表"]
        .iter()
        .find_map(|word| plain.strip_prefix(word));
    let words = rest.map(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六".contains(c));
        rest.trim_matches([':', '、', '.', ' '])
    });
    words.is_some_and(|words| words.is_empty() || words == title)
}

/// Whether a line is the head of a table of contents, or has the page of its entry behind dots.
pub(super) fn is_contents(line: &str) -> bool {
    let plain = folded(line);
    let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let dots = |c: char| matches!(c, '.' | '…' | '·');
    matches!(plain.as_str(), "目录" | "目次")
        || bare.len() < plain.len() && bare.chars().rev().take_while(|c| dots(*c)).count() >= 2
}

/// The steps of a path through a site: 首页 > 政府信息公开 > 年报. Figures are compared with the same sign.
fn steps(plain: &str) -> usize {
    let behind = plain.split('>').skip(1);
    behind
        .filter(|words| !words.starts_with(|c: char| c.is_ascii_digit()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::{is_contents, is_furniture, is_page_mark, is_table_number};

    #[test]
    fn marks_of_the_page_are_told_from_words() {
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
    fn lines_of_the_page_are_told_from_the_reports() {
        for line in [
            "当前位置：首页 > 政府信息公开 > 年报",
            "发布时间：2022-01-20 10:00 浏览次数：12",
            "【字体：大 中 小】",
            "浙ICP备05000000号",
            "主办单位：某某区人民政府办公室",
        ] {
            assert!(is_furniture(line), "{line}");
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
            assert!(!is_furniture(line), "{line}");
        }
    }
}
