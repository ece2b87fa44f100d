//! Whole pages of sites, and the bytes that they come in.

use encoding_rs::GB18030;

use super::{lines, read};
use crate::format::tests::shown;

#[test]
fn what_markup_sets_apart_is_not_read() {
    let page = "<header><a>首页</a></header><nav>栏目</nav><div role=navigation>位置</div><div role=banner>某网</div>
        <main><header><h2>某局</h2></header><p>正文</p><footer>2022年1月20日</footer></main>
        <aside>推荐</aside><footer>主办单位：某局</footer><div role=contentinfo>备案</div>";
    assert_eq!(lines(page), ["某局", "正文", "2022年1月20日"]);
}

#[test]
fn a_margin_that_holds_something_of_a_report_is_read() {
    for inner in [
        "<h1>某局</h1>",
        "<p>某局2021年工作年度报告</p>",
        "<div><p> 二、主动公开</p></div>",
        "<table><tr><td>甲</table>",
    ] {
        assert_eq!(lines(&format!("<header>{inner}</header>")).len(), 1, "{inner}");
        assert_eq!(
            lines(&format!("<footer><div role=banner>末</div>{inner}</footer>")).len(),
            2
        );
    }
    assert!(lines("<header>共二、三处</header>").is_empty());
}

#[test]
fn menus_without_markup_of_their_own_stay() {
    let page = "<div class=menu><ul><li><a>首页</a></li><li>公开</li></ul></div><div id=nav>当前位置：首页 > 年报</div>";
    assert_eq!(lines(page), ["首页", "公开", "当前位置：首页 > 年报"]);
}

#[test]
fn every_encoding_gives_the_same_words() {
    let page = |name: &str| format!("<html><meta charset={name}><p>一、总体情况</p><p>“答复”31件——见表</p>");
    let expected = ["一、总体情况", "“答复”31件——见表"];
    let shown_lines = |bytes: &[u8]| shown::lines(&read(bytes).unwrap());
    for name in ["utf-8", "gb2312", "无"] {
        assert_eq!(shown_lines(page(name).as_bytes()), expected);
        assert_eq!(shown_lines(&GB18030.encode(&page(name)).0), expected);
        for mark in ["", "\u{feff}"] {
            let marked = format!("{mark}{}", page(name));
            let units: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(shown_lines(&units), expected);
        }
    }
}

#[test]
fn lost_characters_are_reported() {
    let mut bytes = "<p>本机关一、总体情况，全年未收到政府信息公开申请，也没有结转的申请，详见下表。</p>"
        .as_bytes()
        .to_vec();
    bytes[3] = 0xff;
    let lines = shown::lines(&read(&bytes).unwrap());
    assert!(
        lines[0].starts_with('！') && lines[0].ends_with(" 个无法识别的字符"),
        "{lines:?}"
    );
    let rest = "机关一、总体情况，全年未收到政府信息公开申请，也没有结转的申请，详见下表。";
    assert!(lines[1].ends_with(rest), "{lines:?}");
}

#[test]
fn what_is_no_page_is_refused() {
    let refused = |bytes: &[u8]| read(bytes).unwrap_err();
    assert!(refused(b"PK\x03\x04\x14\0\0\0\0\0").message.contains("不是文本"));
    assert!(refused(&vec![b' '; super::super::MAX_BYTES + 1]).too_large);
}

#[test]
fn a_title_that_only_the_page_has_is_the_documents() {
    let own = "某局2021年政府信息公开工作年度报告";
    let title = |title: &str, body: &str| {
        read(format!("<title>{title}</title><body>{body}").as_bytes())
            .unwrap()
            .document
            .title
    };
    for name in [
        own.to_owned(),
        format!("{own}_某区政府网"),
        format!("公开 - {own} | 某网"),
    ] {
        assert_eq!(
            title(&name, "<p>首页 > 正文</p><p>年度报告</p><p>公开了。</p>"),
            own
        );
        assert_eq!(title(&name, &format!("<p>根据条例，编制{own}。</p>")), own);
    }
    // It is printed, perhaps on two lines, or it is none of a report.
    for body in [own, "某局2021年度报告", "某局2021年政府信息公开<br>工作年度报告"] {
        assert_eq!(title(own, &format!("<h1>{body}</h1>")), "", "{body}");
    }
    for name in ["某区政府网", "年度报告", ""] {
        assert_eq!(title(name, "<p>公开了。</p>"), "", "{name}");
    }
}
