//! Numbers of pages, headers and footers.

use super::shown::read;

fn page(number: usize, words: &str) -> String {
    let side = if number.is_multiple_of(2) { 80 } else { 440 };
    format!(
        "page 595 842\ntext 230 60 10 某某市统计\ntext 112 150 16 {words}件。\ntext 112 300 16 无\ntext {side} 770 14 — {number} —\n"
    )
}

#[test]
fn headers_and_numbers_are_left_out() {
    let found = read(&(page(1, "甲") + &page(2, "乙") + &page(3, "丙")));
    assert_eq!(
        found,
        "甲件。\n无\n乙件。\n无\n丙件。\n无\nleft out: 某某市统计\npage 2: block 2 row 0\npage 3: block 4 row 0\n"
    );
}

#[test]
fn numbers_alone_are_those_of_pages_where_they_count_them() {
    let page = |words: &str, foot: &str| {
        format!("page 595 842\ntext 112 150 16 {words}\ntext 112 700 16 余\ntext 290 790 14 {foot}\n")
    };
    assert_eq!(
        read(&(page("甲", "3") + &page("乙", "4"))),
        "甲\n余\n乙\n余\npage 2: block 2 row 0\n"
    );
    // They do not count the pages: what stands in one place on several pages is told.
    assert_eq!(
        read(&(page("甲", "30") + &page("乙", "12"))),
        "甲\n余\n乙\n余\nleft out: 30\nleft out: 12\npage 2: block 2 row 0\n"
    );
    assert_eq!(read(&page("甲", "1")), "甲\n余\n");
    assert_eq!(read(&page("甲", "7")), "甲\n余\n7\n");
}

#[test]
fn text_that_begins_alike_on_two_pages_stays() {
    let page = "page 595 842\ntext 112 100 16 全年没有收到申请。\ntext 112 129 16 也没有结转的申请。\n";
    let found = read(&format!("{page}{page}"));
    assert_eq!(found.matches("全年没有收到申请。").count(), 2, "{found}");
}

#[test]
fn the_number_of_a_lying_page_is_turned_with_its_sheet() {
    let lying = |turned: &str| {
        read(&format!(
            "page 842 595\ntext 112 150 16 甲件。\ntext 112 300 16 无\nturned 93 767 14 {turned}\n"
        ))
    };
    assert_eq!(lying("— 4 —"), "甲件。\n无\n");
    assert_eq!(lying("第4页"), "甲件。\n无\n");
    let told = |words: &str| format!("甲件。\n无\nunread before 0: 转了方向的字“{words}”（第1页）\n");
    // What does not say that it is one may be a figure.
    assert_eq!(lying("4"), told("4"));
    assert_eq!(lying("草稿— 4 —"), told("草稿—4—"));
    // Nor is one what stands amid the text.
    let amid = read("page 842 595\ntext 112 150 16 甲件。\ntext 112 300 16 无\nturned 93 420 14 — 4 —\n");
    assert_eq!(amid, told("—4—"));
}
