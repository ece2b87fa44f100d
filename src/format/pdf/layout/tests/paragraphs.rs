//! Lines that are one paragraph, and lines that stand by themselves.

use super::shown::read;

const LINE: &str = "一二三四五六七八九十一二三四五六七八九十一二三四五六七";

#[test]
fn an_indent_begins_a_paragraph() {
    let found = read(&format!(
        "page 595 842
text 200 80 22 年度工作情况
text 112 120 16 （一）{}
text 80 149 16 {LINE}
text 80 178 16 办结。
text 112 207 16 {}
text 80 236 16 新公开信息12件。
text 112 265 16 无。
text 400 323 16 某某局
text 420 352 16 2022年1月20日
",
        &LINE[..22 * 3],
        &LINE[..25 * 3],
    ));
    let expected = format!(
        "年度工作情况\n（一）{}{LINE}办结。\n{}新公开信息12件。\n无。\n某某局\n2022年1月20日\n",
        &LINE[..22 * 3],
        &LINE[..25 * 3]
    );
    assert_eq!(found, expected);
}

#[test]
fn a_paragraph_goes_on_on_the_next_page() {
    let page = |first: &str| {
        format!(
            "page 595 842\ntext 112 120 16 {}\ntext 80 149 16 {first}\ntext 80 178 16 {LINE}\n",
            &LINE[..25 * 3]
        )
    };
    let found = read(&(page(LINE) + "page 595 842\ntext 80 120 16 共公开\ntext 112 149 16 无。\n"));
    let expected = format!(
        "{}{LINE}{LINE}共公开\n无。\npage 2: block 1 row 0\n",
        &LINE[..25 * 3]
    );
    assert_eq!(found, expected);
}

#[test]
fn without_an_indent_the_distance_begins_one() {
    let found = read(&format!(
        "page 595 842
text 80 120 16 {LINE}
text 80 144 16 {LINE}
text 80 182 16 {LINE}
text 80 206 16 {LINE}
text 80 244 16 {LINE}
text 80 268 16 毕。
"
    ));
    assert_eq!(found, format!("{LINE}{LINE}\n{LINE}{LINE}\n{LINE}毕。\n"));
}

#[test]
fn blanks_stand_where_the_file_has_them_or_a_person_sees_them() {
    let found = read(
        "page 595 842
text 80 120 16 见 Word
text 140 120 16 2010 版
text 80 160 16 目　录
text 80 200 16 单位
text 300 200 16 件
text 80 240 16 第
text 96 236 8 2
text 100 240 16 次
",
    );
    assert_eq!(found, "见 Word 2010 版\n目　录\n单位　　件\n第2次\n");
}
