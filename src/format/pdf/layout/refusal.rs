//! Files that hold no words to read, and pages that do not: scans, letters turned into drawings, fonts without names.

use std::collections::BTreeMap;

use super::sheet::{Kind, Sheet};
use crate::chinese::width::is_blank;
use crate::format::Unreadable;

/// Of how many characters one must be known for the file to be read.
const ONE_KNOWN: usize = 2;
/// The most pages that are named one by one.
const MAX_NAMED: usize = 20;

/// Refuses a file whose pages hold no words.
pub(super) fn refuse(sheets: &[Sheet]) -> Result<(), Unreadable> {
    let of = |kind: Kind| sheets.iter().filter(|sheet| sheet.kind == kind).count();
    let (text, scans, recognised, drawings) = (
        of(Kind::Text),
        of(Kind::Scan),
        of(Kind::Recognised),
        of(Kind::Drawing),
    );
    if text == 0 {
        return Err(if scans + recognised + drawings == 0 {
            Unreadable::damaged("这份 PDF 里没有文字", "请检查是否选错了文件")
        } else if recognised > 0 {
            Unreadable::damaged(
                format!(
                    "这份 PDF 的 {} 页都是图片，其中的文字是程序识别出来的，看不见，也不能作准",
                    sheets.len()
                ),
                "请用生成它的 Word、WPS 文件，或者用文字版的 PDF",
            )
        } else if drawings > 0 {
            Unreadable::damaged(
                format!(
                    "这份 PDF 的 {} 页都没有文字，文字可能已经转成了图形",
                    sheets.len()
                ),
                "请用生成它的 Word、WPS 文件，或者重新导出文字版的 PDF",
            )
        } else {
            Unreadable::damaged(
                format!("这份 PDF 的 {} 页都是图片，没有文字", sheets.len()),
                "扫描件里的文字读不出来，请用生成它的 Word、WPS 文件，或者用文字版的 PDF",
            )
        });
    }
    let glyphs = || sheets.iter().flat_map(|sheet| &sheet.page.glyphs);
    let all = glyphs().filter(|glyph| !is_blank(glyph.character)).count();
    let unknown: usize = sheets.iter().map(|sheet| sheet.unknown).sum();
    if unknown * ONE_KNOWN > all {
        return Err(Unreadable::damaged(
            format!("这份 PDF 的字体里没有说明是哪个字，{all} 个字里有 {unknown} 个读不出来"),
            "请用生成它的 Word、WPS 文件，或者重新导出 PDF（嵌入字体，保留文字信息）",
        ));
    }
    Ok(())
}

/// What of the pages of a file cannot be read, for people.
pub(super) fn unreadable_pages(sheets: &[Sheet]) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let mut tell = |which: &dyn Fn(&Sheet) -> bool, what: &str| {
        let pages = || sheets.iter().enumerate().filter(|(_, sheet)| which(sheet));
        if let Some((first, _)) = pages().next() {
            let numbers: Vec<usize> = pages().map(|(_, sheet)| sheet.page.number).collect();
            out.push((first, what.replace("{}", &named(&numbers))));
        }
    };
    tell(&|sheet| sheet.kind == Kind::Scan, "扫描的图片（{}，没有文字）");
    tell(
        &|sheet| sheet.kind == Kind::Recognised,
        "扫描的图片（{}，其中看不见的文字是程序识别出来的，不能作准）",
    );
    tell(
        &|sheet| sheet.kind == Kind::Drawing,
        "没有文字的图形（{}，文字可能已经转成了图形）",
    );
    let unknown: Vec<&Sheet> = sheets.iter().filter(|sheet| sheet.unknown > 0).collect();
    let count: usize = unknown.iter().map(|sheet| sheet.unknown).sum();
    let numbers: Vec<usize> = unknown.iter().map(|sheet| sheet.page.number).collect();
    if let Some(first) = sheets.iter().position(|sheet| sheet.unknown > 0) {
        out.push((
            first,
            format!(
                "{} 个读不出的字（在{}，字体里没有说明是哪个字）",
                count,
                named(&numbers)
            ),
        ));
    }
    out
}

/// What was found on pages, by their places and their numbers: the same on several pages is told once, with all of them.
pub(super) fn together(found: Vec<(usize, usize, String)>) -> Vec<(usize, String)> {
    let mut by_words: BTreeMap<String, (usize, Vec<usize>)> = BTreeMap::new();
    for (place, number, what) in found {
        by_words.entry(what).or_insert((place, Vec::new())).1.push(number);
    }
    let told = by_words.into_iter();
    told.map(|(what, (place, numbers))| (place, format!("{what}（{}）", named(&numbers))))
        .collect()
}

/// Some pages in words: 第2、5页.
fn named(numbers: &[usize]) -> String {
    let some: Vec<String> = numbers.iter().take(MAX_NAMED).map(usize::to_string).collect();
    let more = if numbers.len() > MAX_NAMED {
        format!("等 {} ", numbers.len())
    } else {
        String::new()
    };
    format!("第{}{more}页", some.join("、"))
}
