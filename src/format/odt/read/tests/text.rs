//! Words: blanks, fields, notes, what is hidden or deleted.

use super::{lines, lines_with};

#[test]
fn blanks_are_those_that_the_file_counts() {
    assert_eq!(
        lines(
            "<text:p>  新收 \n  申请<text:s text:c=\"2\"/>3<text:tab/>件 </text:p><text:p> </text:p><text:p>一<text:line-break/>二</text:p>"
        ),
        ["新收 申请  3 件", "一", "二"]
    );
}

#[test]
fn fields_show_their_words_and_marks_show_none() {
    assert_eq!(
        lines(
            "<text:p>共<text:bookmark-start text:name=\"a\"/><text:page-count>5</text:page-count><text:bookmark-end text:name=\"a\"/>页\
             <office:annotation><text:p>批注</text:p></office:annotation>，<text:a xlink:href=\"x\">见<text:span>网站</text:span></text:a>\
             <text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zi</text:ruby-text></text:ruby></text:p>"
        ),
        ["共5页，见网站字"]
    );
}

#[test]
fn notes_are_told_where_they_stand() {
    assert_eq!(
        lines(
            "<text:p>新收31件<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>\
             <text:note-body><text:p>含结转</text:p></text:note-body></text:note>。</text:p>\
             <text:p>乙<text:note text:note-class=\"endnote\"><text:note-body/></text:note></text:p>"
        ),
        ["新收31件。", "?脚注“含结转”", "乙", "?一处尾注"]
    );
}

#[test]
fn what_is_deleted_or_hidden_is_not_read() {
    let hidden = r#"<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
        <style:style style:name="P" style:family="paragraph" style:parent-style-name="Q"/>
        <style:style style:name="Q" style:family="paragraph"><style:text-properties text:display="none"/></style:style>"#;
    assert_eq!(
        lines_with(
            hidden,
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去</text:p></text:deletion></text:changed-region></text:tracked-changes>\
             <text:p>留<text:change text:change-id=\"1\"/><text:change-start text:change-id=\"2\"/>下<text:change-end text:change-id=\"2\"/>\
             <text:span text:style-name=\"H\">暗<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note></text:span></text:p>\
             <text:p text:style-name=\"P\">暗</text:p>\
             <text:p>甲<text:hidden-paragraph text:is-hidden=\"true\"/></text:p>\
             <text:p>乙<text:hidden-text text:is-hidden=\"true\">暗</text:hidden-text></text:p>\
             <text:section text:display=\"none\"><text:p>暗</text:p></text:section>\
             <text:section text:display=\"condition\" text:is-hidden=\"true\"><text:p>暗</text:p></text:section>\
             <text:section text:display=\"condition\"><text:p>明</text:p></text:section>"
        ),
        ["留下", "乙", "明"]
    );
}

#[test]
fn struck_words_are_told_and_raised_digits_are_no_figures() {
    let styles = r#"<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
        <style:style style:name="N" style:family="text"><style:text-properties style:text-line-through-style="none"/></style:style>
        <style:style style:name="R" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>"#;
    assert_eq!(
        lines_with(
            styles,
            "<text:p>共<text:span text:style-name=\"S\">3<text:span>1</text:span><text:span text:style-name=\"N\">5</text:span></text:span>件\
             <text:span text:style-name=\"R\">2</text:span></text:p>"
        ),
        ["共5件²", "?删除线划去的字“31”"]
    );
}

#[test]
fn prompts_and_controls_are_told() {
    assert_eq!(
        lines(
            "<text:p>机关：<text:placeholder text:placeholder-type=\"text\">&lt;名称&gt;</text:placeholder></text:p>\
             <text:p>甲<loext:content-control loext:showing-place-holder=\"true\">单击此处</loext:content-control>\
             <loext:content-control>乙</loext:content-control><field:fieldmark field:type=\"vnd.oasis.opendocument.field.FORMCHECKBOX\"/></text:p>"
        ),
        [
            "机关：",
            "?没有填写的内容控件，里面是提示文字“<名称>”",
            "甲乙",
            "?没有填写的内容控件，里面是提示文字“单击此处”",
            "?一个复选框"
        ]
    );
}

#[test]
fn a_table_of_contents_is_told_line_by_line() {
    assert_eq!(
        lines(
            "<text:table-of-content><text:table-of-content-source><text:index-title-template>目录</text:index-title-template></text:table-of-content-source>\
             <text:index-body><text:index-title><text:p>目录</text:p></text:index-title><text:p>一、总体情况<text:tab/>1</text:p></text:index-body></text:table-of-content>\
             <text:p>正文</text:p>"
        ),
        ["目录", "?目录中的一行“一、总体情况 1”", "正文"]
    );
}
