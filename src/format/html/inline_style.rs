//! The looks of a fragment, element by element: a content management system that strips `<style>` keeps these.
//!
//! Words and ground are both given a colour, so that neither is taken from a dark page: #1a1a1a stands on #fff as 17.4 to 1, on
//! #f6f5f1 as 15.9, on #c6d9f1 as 12.0; #fff on #b3261e as 6.5 (WCAG 2.2 asks for 4.5).

use crate::document::{Level, Role};

/// Around everything.
pub const REPORT: &str = "color:#1a1a1a;background:#fff;line-height:1.9;overflow-wrap:anywhere";
/// The title.
pub const TITLE: &str = "margin:0 0 1.5em;font-size:1.6em;line-height:1.5;text-align:center";
/// A paragraph.
pub const PARAGRAPH: &str = "margin:0;text-indent:2em;text-align:justify";
/// The sign of a draft.
pub const DRAFT: &str = "margin:0 0 1em;padding:.5em 1em;background:#b3261e;color:#fff;text-align:center";
/// The box of a table, which never widens the page.
pub const TABLE_BOX: &str = "margin:1em 0 1.5em;overflow-x:auto";
/// A table.
pub const TABLE: &str =
    "width:100%;border-collapse:collapse;table-layout:fixed;font-size:.9em;line-height:1.5";
/// What a table of many columns has too.
pub const WIDE: &str = ";min-width:32rem";
/// The caption of an extra table.
pub const CAPTION: &str = "padding-bottom:.5em;color:#1a1a1a;text-align:center";
/// A picture with its caption.
pub const FIGURE: &str = "margin:1.5em 0;text-align:center";
/// Pictures beside each other.
pub const PICTURES: &str = "display:flex;flex-wrap:wrap;gap:1em;margin:1.5em 0;justify-content:center";
/// One of them.
pub const PICTURE_BESIDE: &str = "flex:1 1 12em;margin:0;text-align:center";
/// A picture.
pub const IMAGE: &str = "display:block;max-width:100%;height:auto;margin:0 auto";
/// Its caption.
pub const FIGURE_CAPTION: &str = "margin-top:.5em";
/// The signature's block.
pub const SIGNATURE: &str = "width:fit-content;max-width:100%;margin:1.9em 0 0 auto";
/// Its first line.
pub const SIGNATURE_NAME: &str = "margin:0";
/// The date below it.
pub const SIGNATURE_DATE: &str = "margin:0 0 0 2em";
/// A line of it under a seal.
pub const SEALED: &str = "margin:0;text-align:center";

#[expect(clippy::trivially_copy_pass_by_ref, reason = "so askama calls it")]
/// The typeface of a level (GB/T 9704—2012, 7.3.3: 黑体, 楷体, 仿宋).
pub const fn typeface(level: &Level) -> &'static str {
    match level {
        Level::One => "font-family:黑体,SimHei,'Heiti SC',sans-serif",
        Level::Two => "font-family:楷体_GB2312,楷体,KaiTi,'Kaiti SC',serif",
        Level::Three | Level::Four => "font-family:仿宋_GB2312,仿宋,FangSong,STFangsong,serif",
    }
}

/// A cell of this role, which covers so many columns, in a table of the form or another one, of many columns or few.
pub fn cell(role: Role, col_span: usize, is_statutory: bool, is_wide: bool) -> String {
    let is_group = matches!(role, Role::GroupLabel | Role::BlockHead);
    let left = is_group || is_wide && role == Role::RowLabel || !is_statutory && role == Role::Text;
    let ground = match role {
        Role::GroupLabel | Role::BlockHead if col_span > 1 => "#c6d9f1",
        Role::ColumnHead | Role::Spanner | Role::Corner => "#f6f5f1",
        _ => "#fff",
    };
    let padding = if is_wide { ".25em" } else { ".375em .5em" };
    let align = if left { "left" } else { "center" };
    format!(
        "padding:{padding};border:1px solid #555;background:{ground};color:#1a1a1a;font-size:inherit;line-height:inherit;font-weight:400;text-align:{align};vertical-align:middle"
    )
}
