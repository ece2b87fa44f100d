//! Pictures and drawings.

use super::{lines, read};
use crate::document::Block;
use crate::format::html::data_uri::data_uri;
use crate::format::tests::fixture;

fn uri() -> String {
    data_uri(&fixture::picture(""))
}

#[test]
fn a_picture_in_the_page_is_read_with_its_bytes() {
    let page = format!("<p>前<img src='{}' alt='图1 现场'>后</p>", uri());
    let read = read(page.as_bytes()).unwrap();
    let [_, Block::Picture(picture)] = read.document.blocks.as_slice() else {
        panic!("{read:?}")
    };
    let expected = fixture::picture("图1 现场");
    assert_eq!(
        (&picture.caption, picture.kind, &picture.bytes, picture.size),
        (&expected.caption, expected.kind, &expected.bytes, (1, 1))
    );
    assert_eq!(lines(&page), ["前后", "图〔图1 现场〕png"]);
}

#[test]
fn a_caption_comes_once() {
    let figure = |caption: &str, alt: &str| {
        let page = format!(
            "甲<figure>{caption}<img src='{}' alt='{alt}' width=9cm></figure>乙",
            uri()
        );
        lines(&page)
    };
    assert_eq!(
        figure("<figcaption>图1</figcaption>", "图1"),
        ["甲", "图〔图1〕png", "乙"]
    );
    assert_eq!(
        figure("<figcaption>图<br>1</figcaption>", ""),
        ["甲", "图〔图 1〕png", "乙"]
    );
    assert_eq!(figure("", "图1"), ["甲", "图〔图1〕png", "乙"]);
    assert_eq!(
        figure("<figcaption></figcaption>", "图1"),
        ["甲", "图〔图1〕png", "乙"]
    );
    let table = "<figure><table><tr><td>1<td>2</table><figcaption>渠道</figcaption></figure>";
    assert_eq!(lines(table), ["表〔渠道〕2列", "1｜2"]);
    let neither = "<figure><p>文</p><figcaption>题</figcaption><p>末</p></figure>";
    assert_eq!(lines(neither), ["文", "题", "末"]);
}

#[test]
fn of_a_picture_elsewhere_it_is_said_that_it_is_there() {
    for (image, what) in [
        (
            "<img src=a.files/image001.png alt='公开 渠道\n图'>",
            "一张图片：公开 渠道 图",
        ),
        (
            "<img src='/up/2021/tu.jpg?x=1' width=554 height=300>",
            "一张图片：tu.jpg",
        ),
        (
            "<img src='C:\\a\\图.png' style='width:10cm' alt=''>",
            "一张图片：图.png",
        ),
        ("<p><img src=tu.gif></p>", "一张图片：tu.gif"),
        ("<img src=tu.gif title=示意>", "一张图片：示意"),
        (
            "<img src='data:image/webp;base64,UklGRg==' alt=图2>",
            "一张读不出来的图片：图2",
        ),
        ("<img src='data:image/png;base64,!!'>", "一张读不出来的图片"),
    ] {
        assert_eq!(
            lines(&format!("甲<div>{image}乙</div>")),
            ["甲", &format!("！{what}"), "乙"]
        );
    }
    let figure = "<figure><img src=a.png alt=图1><figcaption>图1 现场</figcaption></figure>";
    assert_eq!(lines(figure), ["！一张图片：图1", "图1 现场"]);
}

#[test]
fn what_decorates_is_no_picture() {
    for image in [
        "<img src=a.png>",
        "<img>",
        "<img src=a.png alt=甲 width=16>",
        "<img src=a.png alt=甲 style='height:24pt'>",
        "<p><img src=img/spacer.gif width=500></p>",
        "<p><img src=img/Logo_top.png alt=某网></p>",
        "<img src=a.png alt=甲 role=presentation>",
        "<header><h1>题</h1><img src=a.png alt=甲></header>",
        "<nav><img src=a.png alt=甲></nav>",
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs='>",
    ] {
        let read = lines(image);
        assert!(!read.concat().contains(['！', '〔']), "{image}: {read:?}");
    }
}

#[test]
fn drawings_are_said_to_be_there() {
    for (drawing, what) in [
        (
            "<svg width=600 height=300><rect/><text>网站</text></svg>",
            "一张矢量图：网站",
        ),
        ("<svg viewBox='0 0 800 600'><path/></svg>", "一张矢量图"),
        ("<canvas id=chart></canvas>", "一张由脚本画的图"),
        ("<math><mi>a</mi><mo>+</mo><mi>b</mi></math>", "一个公式：a + b"),
        ("<object data=a.swf>无法显示</object>", "一个嵌入的对象：无法显示"),
        ("<embed src=a.pdf>", "一个嵌入的对象"),
        ("<video src=a.mp4></video>", "一段视频"),
    ] {
        let page = format!("<p>甲{drawing}乙</p>丙");
        assert_eq!(lines(&page), ["甲乙", &format!("！{what}"), "丙"]);
    }
    assert_eq!(
        lines("甲<svg width=16 viewBox='0 0 800 600'><path/></svg>乙"),
        ["甲乙"]
    );
    assert_eq!(
        lines("<frameset cols=*><frame src=main.html></frameset>"),
        ["！另一个网页（框架）：main.html"]
    );
}

#[test]
fn pictures_in_the_cells_of_a_table_stand_behind_it() {
    let page = format!(
        "<table><tr><td>甲<img src='{}' alt=图><td><canvas></canvas>乙</table>",
        uri()
    );
    assert_eq!(
        lines(&page),
        ["！一张由脚本画的图", "表〔〕2列", "甲｜乙", "图〔图〕png"]
    );
    // A table of nothing else is none.
    let images = "甲<table><tr><td><img src=1.png alt=一><td><img src=2.png alt=二></table>";
    assert_eq!(lines(images), ["甲", "！一张图片：一", "！一张图片：二"]);
}
