//! Pages as Word, WPS, LibreOffice and pandoc write them.

use super::lines;

#[test]
fn numbers_set_by_word_are_closed_up() {
    let page = "<p class=MsoNormal style='text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
        lang=EN-US style='mso-fareast-font-family:仿宋'><span style='mso-list:Ignore'>一、<span
        style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>总体<span
        style='mso-bidi-font-size:16.0pt'>情况</span><span lang=EN-US><o:p></o:p></span></p>
        <p><span style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span>&nbsp; </span></span></span>要点</p>";
    assert_eq!(lines(page), ["一、总体情况", "要点"]);
}

#[test]
fn conditional_comments_are_what_browsers_make_of_them() {
    let page = "<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><p>甲<!--[if gte vml 1]><v:shape><v:imagedata
        src=\"a.files/image001.png\"/></v:shape><![endif]--><![if !vml]><img width=554 height=415
        src=\"a.files/image002.png\" v:shapes=\"a\"><![endif]>乙<span style='mso-spacerun:yes'>&nbsp; </span></p>";
    assert_eq!(lines(page), ["甲乙", "！一张图片：image002.png"]);
}

#[test]
fn word_breaks_the_lines_of_its_source_anywhere() {
    let page = "<p class=MsoNormal><span style='font-size:16.0pt;font-family:仿宋_GB2312'>根据《条例》要求，由\r\n某某局编制，统计期限自<span\r\nlang=EN-US>2021</span>年<span lang=EN-US>1</span>月。<span lang=EN-US><o:p></o:p></span></span></p>";
    assert_eq!(
        lines(page),
        ["根据《条例》要求，由某某局编制，统计期限自2021年1月。"]
    );
}

#[test]
fn cells_of_word_and_libreoffice_hold_paragraphs() {
    let page = "<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=95 colspan=2><p class=MsoNormal
        align=center><b><span>信息内容<o:p></o:p></span></b></p></td><td><p><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
        </td></tr><tr><td><p align=\"left\"><font face=\"宋体, serif\"><font size=2 style=\"font-size: 10pt\">规章</font></font>
        </p></td><td>1</td><td sdval=\"3\" sdnum=\"2052;\">3</td></tr></table>";
    assert_eq!(lines(page), ["表〔〕3列", "信息内容{1×2}｜", "规章｜1｜3"]);
}

#[test]
fn tops_and_feet_of_pages_are_left_out() {
    let page = "<div title=header><p>某局文件</p></div><p>正文</p><div title=footer><p>— <sdfield type=PAGE>1</sdfield>
        —</p></div>";
    assert_eq!(lines(page), ["正文"]);
}

#[test]
fn pandocs_pages_are_read() {
    let page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\" /><title>题</title></head><body>
        <header id=\"title-block-header\"><h1 class=\"title\">某局2021年工作年度报告</h1></header>
        <h2 id=\"一总体情况\">一、总体情况</h2>
        <ol start=\"2\" type=\"1\"><li><p>培训</p></li><li><p>考核</p></li></ol>
        <ol style=\"list-style-type: decimal\"><li>甲</li></ol>
        <table><caption>渠道</caption><colgroup><col style=\"width: 50%\" /><col style=\"width: 50%\" /></colgroup>
        <thead><tr class=\"header\"><th>渠道</th><th>条数</th></tr></thead>
        <tbody><tr class=\"odd\"><td>网站</td><td>12</td></tr></tbody></table></body></html>";
    assert_eq!(
        lines(page),
        [
            "某局2021年工作年度报告",
            "一、总体情况",
            "2.培训",
            "3.考核",
            "1.甲",
            "表〔渠道〕2列",
            "渠道｜条数",
            "网站｜12"
        ]
    );
}
