//! Lines, blanks, numbers, and what is not shown.

use super::lines;

#[test]
fn lines_end_where_a_browser_ends_them() {
    let page = "甲<b>乙</b><p>丙<br>丁<div>戊<span>己</span>庚</div>辛<h1>壬</h1>癸<hr>子
        <section>丑<article>寅</article></section><blockquote>卯</blockquote><dl><dt>辰<dd>巳</dl>
        <address>午</address><center>未</center><form>申<label>酉</label></form><fieldset><legend>戌</legend>亥</fieldset>";
    let expected = [
        "甲乙",
        "丙",
        "丁",
        "戊己庚",
        "辛",
        "壬",
        "癸",
        "子",
        "丑",
        "寅",
        "卯",
        "辰",
        "巳",
        "午",
        "未",
        "申酉",
        "戌",
        "亥",
    ];
    assert_eq!(lines(page), expected);
}

#[test]
fn what_stands_within_a_line_joins() {
    let page = "<p>本年<a href=x>新收</a><font color=red><u>申</u></font>请\n<o:p></o:p><i>31</i>件<sup>注</sup><wbr>。</p>";
    assert_eq!(lines(page), ["本年新收申请 31件注。"]);
    assert_eq!(lines("<p><b>甲</b> <i>乙</i>&nbsp;丙</p>"), ["甲 乙\u{a0}丙"]);
    assert_eq!(lines("<p>引<q>文</q>。"), ["引“文”。"]);
    assert_eq!(lines("<ruby>汉<rp>(</rp><rt>hàn</rt>字</ruby>"), ["汉字"]);
}

#[test]
fn empty_lines_and_blanks_at_the_ends_are_left_out() {
    let page = "<p>&nbsp;</p><p> <br><br>&#12288;&#12288;本机关　 </p><p>\u{feff}</p><div><div></div></div>";
    assert_eq!(lines(page), ["本机关"]);
    assert!(lines("").is_empty());
    assert!(lines("<html><body></body></html>").is_empty());
}

#[test]
fn only_a_pre_keeps_its_blanks_and_line_ends() {
    let page = "<pre>\n一、总体情况\n  1  2\n\n末</pre><p>一\n二</p>";
    assert_eq!(lines(page), ["一、总体情况", "1  2", "末", "一二"]);
}

#[test]
fn references_are_characters() {
    let page = "<p>&lt;a&gt; &amp;amp; &#x4e2d;&#25991; &ldquo;引&rdquo; &unknown; &hellip;</p>";
    assert_eq!(lines(page), ["<a> &amp; 中文 “引” &unknown; …"]);
}

#[test]
fn what_is_not_shown_is_not_read() {
    let page = "<!DOCTYPE html><html><head><title>题</title><style>a{}</style></head><body style='display:none'>
        <!-- 注 --><script>var a = '<p>一</p>';</script><noscript>二</noscript><template><p>三</p></template>
        <p style='display: none'>四</p><p hidden>五</p><span style='VISIBILITY:hidden !important'>六</span>
        <select><option>七</select><button>八</button><input value=九><textarea>十</textarea>
        <iframe src=a>十一</iframe><dialog>十二</dialog><p class='a sr-only'>十三</p><datalist><option>十四</datalist>
        <span style='mso-hide:all'>十五</span><xml><w:a>十六</w:a></xml><p aria-hidden=true>看得见</p></body></html>";
    assert_eq!(lines(page), ["看得见"]);
}

#[test]
fn the_numbers_of_lists_are_words() {
    let page = "<ol><li>培训<li><p>考核</p><p>又一段</p></ol><ul><li>无号</ul>";
    assert_eq!(lines(page), ["1.培训", "2.考核", "又一段", "无号"]);
    for (list, first, second) in [
        ("<ol type=a>", "a.甲", "b.乙"),
        ("<ol type=A>", "A.甲", "B.乙"),
        ("<ol type=i>", "i.甲", "ii.乙"),
        ("<ol type=I>", "I.甲", "II.乙"),
        ("<ol type=1 start=3>", "3.甲", "4.乙"),
        ("<ol start=x>", "1.甲", "2.乙"),
        ("<ol reversed>", "2.甲", "1.乙"),
        ("<ol reversed start=9>", "9.甲", "8.乙"),
        (
            "<ol style='list-style-type: cjk-ideographic'>",
            "一、甲",
            "二、乙",
        ),
        (
            "<ol style='list-style: inside simp-chinese-informal'>",
            "一、甲",
            "二、乙",
        ),
        ("<ol style='list-style-type:lower-roman' type=A>", "i.甲", "ii.乙"),
        ("<ol style='list-style-type:none'>", "甲", "乙"),
        ("<ul style='list-style-type:decimal'>", "1.甲", "2.乙"),
        ("<ul type=disc>", "甲", "乙"),
    ] {
        assert_eq!(lines(&format!("{list}<li>甲<li>乙")), [first, second], "{list}");
    }
}

#[test]
fn an_item_may_state_its_number() {
    let page = "<ol><li value=5>甲<li>乙<li value=-1>丙<li style='list-style-type:none'>丁<li>戊</ol>";
    assert_eq!(lines(page), ["5.甲", "6.乙", "-1.丙", "丁", "1.戊"]);
    let nested = "<ol><li>甲<ol type=a><li>乙<li>丙</ol><li></li><li>丁</ol><li>戊";
    assert_eq!(lines(nested), ["1.甲", "a.乙", "b.丙", "3.丁", "戊"]);
}

#[test]
fn struck_words_are_told_and_not_read() {
    for struck in [
        "<s>13</s>",
        "<del>1<b>3</b></del>",
        "<strike>13</strike>",
        "<span style='color:red;text-decoration: Line-Through'>13</span>",
        "<font style='text-decoration-line:underline line-through !important'>13</font>",
    ] {
        let page = format!("<p>申请{struck}31件</p>");
        let read = super::read(page.as_bytes()).unwrap();
        let named: Vec<_> = read.unread.iter().map(|unread| unread.what.as_str()).collect();
        assert_eq!(named, ["删除线划去的字“13”"], "{struck}");
        assert!(lines(&page).contains(&"申请31件".to_owned()), "{struck}");
    }
    assert_eq!(
        lines("<p>申请<ins>13</ins><u>31</u>件<s> </s></p>"),
        ["申请1331件"]
    );
}

#[test]
fn raised_digits_are_no_digits_of_the_number() {
    assert_eq!(lines("<p>203<sup>1</sup>、8<sub>[２]</sub>米"), ["203¹、8[₂]米"]);
    assert_eq!(
        lines("<p>203<span style='vertical-align:super'>1</span>件"),
        ["203¹件"]
    );
    assert_eq!(
        lines("<p style='vertical-align:super'>203<sup style='vertical-align:baseline'>1</sup>"),
        ["2031"]
    );
}
