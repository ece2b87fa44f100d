//! Pictures and objects.

use super::{SPACES, docx_with, lines_of_file, p, run};
use crate::format::tests::fixture;

/// A picture as Word draws it now.
fn drawing(id: &str, alt: &str) -> String {
    format!(
        "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图片 1\" descr=\"{alt}\"/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"a\"/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"{id}\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

fn read(body: &str) -> Vec<String> {
    let styles = format!(
        r#"<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="c"><w:name w:val="Caption"/></w:style></w:styles>"#
    );
    let png = fixture::picture("").bytes;
    lines_of_file(&docx_with(
        body,
        &[
            ("p1", "image", "media/image1.png", &png),
            ("p2", "image", "media/image2.emf", b"\x01\0\0\0EMF"),
            ("p3", "image", "http://example.com/a.png", b""),
            ("p4", "image", "media/image4.png", b"no picture"),
            ("s", "styles", "styles.xml", styles.as_bytes()),
        ],
    ))
}

fn caption(more: &str, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"c\"/>{more}</w:pPr>{}</w:p>",
        run(words)
    )
}

#[test]
fn pictures_stand_where_their_line_is() {
    let body = format!("{}<w:p>{}</w:p>{}", p("前"), drawing("p1", "咨询现场"), p("后"));
    assert_eq!(read(&body), ["前", "<咨询现场> image1.png 1×1", "后"]);
    let within = format!("<w:p>{}{}{}</w:p>", run("文"), drawing("p1", ""), run("字"));
    assert_eq!(read(&within), ["文字", "<> image1.png 1×1"]);
    let lines = format!(
        "<w:p>{}<w:r><w:br/></w:r>{}</w:p>",
        drawing("p1", ""),
        run("图下")
    );
    assert_eq!(read(&lines), ["<> image1.png 1×1", "图下"]);
}

#[test]
fn pictures_of_the_old_kind_are_read() {
    let body = "<w:p><w:r><w:pict><v:shape alt=\"旧图\"><v:imagedata r:id=\"p1\" o:title=\"\"/></v:shape></w:pict></w:r></w:p>";
    assert_eq!(read(body), ["<旧图> image1.png 1×1"]);
}

#[test]
fn a_printed_caption_is_the_pictures_and_comes_once() {
    let picture = |alt: &str| format!("<w:p>{}</w:p>", drawing("p1", alt));
    let table = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let once = ["<图1 现场> image1.png 1×1".to_owned()];
    assert_eq!(read(&[picture("图1 现场"), p("图1 现场")].concat()), once);
    assert_eq!(
        read(&[picture("图1 现场"), caption("", "图1 现场")].concat()),
        once
    );
    assert_eq!(read(&[picture("别的"), caption("", "图1 现场")].concat()), once);
    assert_eq!(
        read(&[picture("C:\\照片\\1.jpg"), caption("", "图1 现场")].concat()),
        once
    );
    // A caption that is kept with what follows, or says so, is that of the table behind the picture.
    for above in [caption("<w:keepNext/>", "各渠道"), caption("", "表1")] {
        let shown = read(&[picture(""), above, table.to_owned()].concat());
        assert_eq!(shown[0], "<> image1.png 1×1");
        assert!(
            ["[各渠道] 2", "[表1] 2"].contains(&shown[1].as_str()),
            "{shown:?}"
        );
    }
    let two = read(&[picture(""), caption("", "图1"), caption("", "图注二")].concat());
    assert_eq!(two, ["<图1> image1.png 1×1", "图注二"]);
}

#[test]
fn what_a_program_made_up_is_no_caption() {
    for alt in [
        "微信图片_2021.png",
        "图片包含 人, 室内\n\n描述已自动生成",
        "A person, description automatically generated",
    ] {
        assert_eq!(
            read(&format!("<w:p>{}</w:p>", drawing("p1", alt))),
            ["<> image1.png 1×1"],
            "{alt}"
        );
    }
}

#[test]
fn pictures_that_cannot_be_shown_are_reported() {
    for (id, what) in [
        ("p2", "?一张 EMF 图片"),
        ("p3", "?一张链接到文件外的图片"),
        ("p4", "?一张 PNG 图片"),
        ("p9", "?一张图片，但文件里没有它的内容"),
        ("", "?一张链接到文件外的图片"),
    ] {
        let body = format!("<w:p>{}{}</w:p>{}", run("前"), drawing(id, "图"), p("后"));
        assert_eq!(read(&body), ["前", what, "后"], "{id}");
    }
}

#[test]
fn objects_of_other_programs_are_reported() {
    let object = |id: &str| {
        format!(
            "<w:p><w:r><w:object><v:shape><v:imagedata r:id=\"{id}\"/></v:shape><o:OLEObject ProgID=\"Excel.Sheet.12\" r:id=\"x\"/></w:object></w:r></w:p>"
        )
    };
    assert_eq!(read(&object("p2")), ["?一个嵌入的对象（Excel.Sheet.12）"]);
    assert_eq!(
        read(&object("p1")),
        ["?一个嵌入的对象（Excel.Sheet.12）", "<> image1.png 1×1"]
    );
    let drawn = |inside: &str| {
        format!(
            "<w:p><w:r><w:drawing><a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic></w:drawing></w:r></w:p>"
        )
    };
    assert_eq!(read(&drawn("<c:chart r:id=\"x\"/>")), ["?一张图表"]);
    assert_eq!(read(&drawn("<dgm:relIds/>")), ["?一个 SmartArt 图形"]);
    assert_eq!(
        read(&drawn(
            "<a:p><a:r><a:t>画中</a:t></a:r><a:r><a:t>字</a:t></a:r></a:p>"
        )),
        ["画中字"]
    );
    assert_eq!(read(&drawn("<wps:wsp/>")), [""; 0]);
}
