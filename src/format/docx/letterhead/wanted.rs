//! The styles that our text uses, as data: what each is called here, and under which names a letterhead may have it.

/// What a style is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Paragraphs.
    Paragraph,
    /// Words within a paragraph.
    Character,
    /// Tables.
    Table,
}

impl Kind {
    /// As the attribute of a style says it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Character => "character",
            Self::Table => "table",
        }
    }
}

/// A style that our text uses.
#[derive(Debug)]
pub(super) struct Wanted {
    /// Its id in our own `styles.xml`.
    pub id: &'static str,
    /// What it is for.
    pub kind: Kind,
    /// What Chinese Word and WPS show it as.
    pub title: &'static str,
    /// The other names under which a letterhead has it, folded: the title is one too.
    pub names: &'static [&'static str],
}

const fn wanted(id: &'static str, kind: Kind, title: &'static str, names: &'static [&'static str]) -> Wanted {
    Wanted {
        id,
        kind,
        title,
        names,
    }
}

use Kind::{Character, Paragraph, Table};

/// The id of the style of the body, which our paragraphs do not name.
pub(super) const BODY: &str = "Normal";

/// What the body's style is called where the letterhead's own is not one.
pub(super) const OWN_BODY: &str = "年报正文";

/// All styles that the text names, those that others are based on first.
pub(super) static WANTED: [Wanted; 20] = [
    wanted("Title", Paragraph, "标题", &["title"]),
    wanted("Heading1", Paragraph, "标题 1", &["heading1"]),
    wanted("Heading2", Paragraph, "标题 2", &["heading2"]),
    wanted("Heading3", Paragraph, "标题 3", &["heading3"]),
    wanted("Heading4", Paragraph, "标题 4", &["heading4"]),
    wanted("RunInHead1", Character, "段首标题 1", &[]),
    wanted("RunInHead2", Character, "段首标题 2", &[]),
    wanted("RunInHead3", Character, "段首标题 3", &[]),
    wanted("RunInHead4", Character, "段首标题 4", &[]),
    wanted("Caption", Paragraph, "题注", &["caption"]),
    wanted("Picture", Paragraph, "图片", &[]),
    wanted("TableText", Paragraph, "表格文字", &["表格正文", "表格内文字"]),
    wanted("TableHead", Paragraph, "表头", &["表格标题", "表格表头"]),
    wanted("TableLabel", Paragraph, "表格栏目", &[]),
    wanted("TableGroup", Paragraph, "表格分组", &[]),
    wanted("TableFigure", Paragraph, "表格数字", &[]),
    wanted("TableRemark", Paragraph, "表内说明", &[]),
    wanted("TableGap", Paragraph, "表后空行", &[]),
    wanted("Signature", Paragraph, "签名", &["signature", "落款"]),
    wanted("Date", Paragraph, "日期", &["date", "落款日期"]),
];

/// The style of our tables.
pub(super) static TABLE: Wanted = wanted("ReportTable", Table, "年报表格", &[]);

/// A name as names are compared: in small letters, without blanks.
pub(super) fn folded(name: &str) -> String {
    let kept = name.chars().filter(|c| !c.is_whitespace());
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_the_styles_of_our_own_file() {
        let styles = include_str!("../../../../templates/docx/styles.xml");
        for wanted in WANTED.iter().chain([&TABLE]) {
            let id = format!("w:styleId=\"{}\"", wanted.id);
            let style = styles.split("<w:style ").find(|style| style.contains(&id));
            let style = style.unwrap_or_else(|| panic!("{}", wanted.id));
            assert!(style.contains(wanted.kind.word()), "{}", wanted.id);
            let named = |name: &str| {
                let own = style.split("<w:name w:val=\"").nth(1).unwrap();
                folded(own.split('"').next().unwrap()) == folded(name)
            };
            assert!(
                named(wanted.title) || wanted.names.iter().any(|name| named(name)),
                "{}",
                wanted.id
            );
        }
        // None that the text names is missing, but those of header and footer, which are the letterhead's own.
        let all = styles.matches("w:styleId=").count();
        assert_eq!(
            all,
            WANTED.len()
                + 1
                + [
                    "Normal",
                    "DefaultParagraphFont",
                    "TableNormal",
                    "NoList",
                    "Header",
                    "Footer"
                ]
                .len()
        );
    }
}
