//! Files that ask for more than a report can need.

use super::{lines, odt_with, read, refused};

#[test]
fn rows_and_cells_that_stand_for_very_many_are_too_large() {
    let cell = "<table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>0</text:p></table:table-cell>";
    for table in [
        format!("<table:table><table:table-row>{cell}</table:table-row></table:table>").repeat(4),
        "<table:table><table:table-row table:number-rows-repeated=\"99999\"><table:table-cell/><table:table-cell/><table:table-cell/></table:table-row></table:table>".to_owned(),
        format!(
            "<table:table><table:table-row table:number-rows-repeated=\"9000\"><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row></table:table>",
            "字".repeat(10_000)
        ),
    ] {
        assert!(refused(&odt_with("", &table, &[])).too_large);
    }
}

#[test]
fn spans_beyond_the_table_are_closed_up() {
    let table = "<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"999999999\" table:number-rows-spanned=\"999999999\"><text:p>甲</text:p></table:table-cell>\
        <table:covered-table-cell table:number-columns-repeated=\"999999998\"/><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(lines(table), ["[] 2", "0.0 1×1 甲", "0.1 1×1 乙"]);
}

#[test]
fn blanks_are_bounded() {
    let read = lines("<text:p>甲<text:s text:c=\"4000000000\"/>乙</text:p>");
    assert_eq!(read[0].chars().count(), 258);
}

#[test]
fn deep_elements_are_refused() {
    let text = format!(
        "{}<text:p/>{}",
        "<text:section>".repeat(300),
        "</text:section>".repeat(300)
    );
    assert!(refused(&odt_with("", &text, &[])).message.contains("嵌套"));
}

#[test]
fn a_document_that_unpacks_to_more_than_it_may_is_too_large() {
    let bomb = vec![b' '; 33 * 1024 * 1024];
    assert!(refused(&odt_with("", "", &[("Pictures/a.png", &bomb)])).too_large);
}

#[test]
fn styles_that_are_based_on_each_other_end() {
    let styles = "<style:style style:name=\"A\" style:family=\"paragraph\" style:parent-style-name=\"B\"/>\
        <style:style style:name=\"B\" style:family=\"paragraph\" style:parent-style-name=\"A\"/>";
    assert!(
        read(&odt_with(
            styles,
            "<text:p text:style-name=\"A\">甲</text:p>",
            &[]
        ))
        .is_ok()
    );
}
