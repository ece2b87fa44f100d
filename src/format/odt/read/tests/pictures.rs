//! Frames: pictures, text boxes, objects.

use data_encoding::BASE64;

use super::{SPACES, content, lines, odt_with, read, refused, shown};
use crate::format::tests::fixture;

fn frame(contents: &str) -> String {
    format!("<text:p>前<draw:frame>{contents}</draw:frame></text:p>")
}

fn image(reference: &str) -> String {
    format!("<draw:image xlink:href=\"{reference}\"/>")
}

#[test]
fn a_picture_is_read_with_what_is_said_of_it() {
    let png = fixture::picture("").bytes;
    let text = frame(&format!(
        "{}{}<svg:title>图</svg:title><svg:desc>现场会</svg:desc>",
        image("Pictures/a.svg"),
        image("./Pictures/a.png")
    ));
    let file = odt_with(
        "",
        &text,
        &[("Pictures/a.svg", b"<svg/>"), ("Pictures/a.png", &png)],
    );
    assert_eq!(shown(&read(&file).unwrap()), ["前", "<现场会> a.png"]);
    let flat = format!(
        "<office:document {SPACES} office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>{}</office:text></office:body></office:document>",
        frame(&format!(
            "<draw:image><office:binary-data>{}</office:binary-data></draw:image>",
            BASE64.encode(&png)
        ))
    );
    assert_eq!(shown(&read(flat.as_bytes()).unwrap()), ["前", "<> "]);
}

#[test]
fn what_is_no_picture_is_told() {
    for (contents, said) in [
        (image("Pictures/a.emf"), "?一张 EMF 图片"),
        (image("http://a.cn/b.png"), "?一张链接到文件外的图片"),
        (image("../b.png"), "?一张链接到文件外的图片"),
        ("<draw:plugin/>".to_owned(), "?一段音频或视频"),
        (
            format!("<draw:object-ole xlink:href=\"./Object 1\"/>{}", image("x")),
            "?一个嵌入的对象",
        ),
    ] {
        let file = odt_with("", &frame(&contents), &[("Pictures/a.emf", b"emf")]);
        assert_eq!(shown(&read(&file).unwrap()), ["前", said], "{contents}");
    }
}

#[test]
fn objects_are_told_by_their_kind() {
    let manifest = format!(
        "<manifest:manifest {SPACES}><manifest:file-entry manifest:full-path=\"Object 1/\" manifest:media-type=\"application/vnd.oasis.opendocument.chart\"/>\
         <manifest:file-entry manifest:full-path=\"Object 2/\" manifest:media-type=\"application/vnd.oasis.opendocument.formula\"/></manifest:manifest>"
    );
    let formula = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics><mrow><mfrac><mn>3</mn><mn>31</mn></mfrac><mo>=</mo><mn>9.7</mn></mrow><annotation>x</annotation></semantics></math>";
    let object = |number: u8| frame(&format!("<draw:object xlink:href=\"./Object {number}\"/>"));
    let parts: [(&str, &[u8]); 2] = [
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("Object 2/content.xml", formula.as_bytes()),
    ];
    let file = odt_with("", &format!("{}{}", object(1), object(2)), &parts);
    assert_eq!(
        shown(&read(&file).unwrap()),
        [
            "前",
            "?一张图表",
            "前3/31=9.7",
            "?一个公式，读出的文字是“3/31=9.7”"
        ]
    );
}

#[test]
fn text_boxes_stand_behind_their_paragraph() {
    let text = "<text:p>前<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>后\
        <draw:g><draw:custom-shape><text:p>形</text:p><draw:enhanced-geometry/></draw:custom-shape><draw:line/></draw:g></text:p>\
        <draw:frame><draw:text-box><text:p>页上</text:p></draw:text-box></draw:frame>";
    assert_eq!(lines(text), ["前后", "框", "形", "页上"]);
}

#[test]
fn a_file_of_another_kind_is_told() {
    let sheet = content("", "").replace("office:text>", "office:spreadsheet>");
    assert!(refused(sheet.as_bytes()).message.contains("不是文字文档"));
}
