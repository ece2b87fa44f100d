//! Words: characters, code pages, what is hidden, what stands apart.

use super::{shown, shown_of};

#[test]
fn bytes_of_two_are_one_character() {
    assert_eq!(shown("\\'d5\\'fe\r\n\\'b8\\'ae 2021\\par"), ["政府 2021"]);
    // The second byte may stand there as it is, even where it is a sign of RTF.
    assert_eq!(shown(r"\'81@\'83\'5c\par"), ["丂僜"]);
    let big5 = b"{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset136 x;}}\\f0 \xa4\xa4\xb3\\\\par}";
    assert_eq!(shown_of(big5), ["中許"]);
}

#[test]
fn each_font_has_its_code_page() {
    let fonts =
        r"{\fonttbl{\f0\fcharset134 a;}{\f1\fcharset136 b;}{\f2\fcharset128 c;}{\f3\fnil\cpg949 d;}{\f4 e;}}";
    let text =
        format!(r"{{\rtf1\ansi{fonts}{{\f0\'d6\'d0}}{{\f1\'a4\'a4}}{{\f2\'92\'86}}{{\f4\'d6\'d0}}\par}}");
    assert_eq!(shown_of(text.as_bytes()), ["中中中中"]);
}

#[test]
fn a_western_font_over_chinese_bytes() {
    assert_eq!(shown(r"\f1\loch\f1\dbch\af0 \'d5\'fe\'b8\'ae\par"), ["政府"]);
    assert_eq!(shown(r"\f1 \'d5\'fe\'b8\'ae\par"), ["政府"]);
    assert_eq!(shown_of("{\\rtf1\\ansicpg65001 政府\\par}".as_bytes()), ["政府"]);
}

#[test]
fn unicode_with_what_stands_for_it() {
    assert_eq!(shown(r"\uc1\u25919?\u24220\'b8 x\par"), ["政府 x"]);
    assert_eq!(
        shown(r"\uc2\u25919\'d5\'fe{\uc0\u24220 x}\u24220??y\par"),
        ["政府x府y"]
    );
    assert_eq!(shown(r"\u-10179?\u-8704?\par"), ["😀"]);
    assert_eq!(shown(r"{\uc99\u25919 abc}x\par"), ["政x"]);
    assert_eq!(shown(r"{\upr{ab}{\*\ud{\u27721?\u23383?}}}\par"), ["汉字"]);
}

#[test]
fn characters_that_are_words() {
    let text =
        r"\ldblquote a\rdblquote \lquote b\rquote\emdash\endash\bullet c\tab d\~e\_f\-g\{\}\\\line h\par";
    assert_eq!(shown(text), ["“a”‘b’—–•c d\u{a0}e-fg{}\\", "h"]);
}

#[test]
fn what_is_not_seen_is_not_read() {
    let text = r"{\info{\title t}}{\header h\par}{\*\unknown u}{\*\themedata 00}a{\v b}{\deleted c}{\revised d}{\*\annotation e}{\xe x}\par";
    assert_eq!(shown(text), ["ad"]);
    assert_eq!(shown(r"a{\deleted\par}b\par c{\v\par}d\par"), ["ab", "cd"]);
    assert_eq!(
        shown(r"1{\strike 2}3{\super 2}\par"),
        ["13²", "! 删除线划去的字“2”"]
    );
}

#[test]
fn fields_show_their_result() {
    let text = r#"{\field{\*\fldinst{HYPERLINK "http://a" {\field{\*\fldinst x}{\fldrslt no}}}}{\fldrslt{link}}}\par"#;
    assert_eq!(shown(text), ["link"]);
    let text =
        r#"{\field{\*\fldinst SYMBOL 254 \\f "Wingdings" \\s 12}{\fldrslt{\f2\'fe}}}{\f2\'a8\'01}\par"#;
    assert_eq!(shown(text), ["☑□", "! 一个特殊符号"]);
    let text = r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield x}}{\fldrslt}}a\par";
    assert_eq!(shown(text), ["a", "! 一个复选框"]);
}

#[test]
fn notes_boxes_objects_and_formulas() {
    let text = r"a{\footnote \pard\chftn n\par m}{\footnote\ftnalt e}\par";
    assert_eq!(shown(text), ["a", "! 脚注“n m”", "! 尾注“e”"]);
    let text = r"a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt \pard b\par c\par}}{\shprslt{\*\do{\dptxbxtext d\par}}}}e\par f\par";
    assert_eq!(shown(text), ["ae", "b", "c", "f"]);
    let text =
        r"{\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 01}{\result{\pict\wmetafile8 01}}}a\par";
    assert_eq!(shown(text), ["a", "! 一个嵌入的对象（Excel.Sheet.8）"]);
    let text = r"{\mmath{\*\moMath{\mf{\mfPr{\mtype lin}}{\mnum{\mr a}}{\mden{\mr b}}}}}\par";
    assert_eq!(shown(text), ["a/b", "! 一个公式，读出的文字是“a/b”"]);
}

#[test]
fn pictures() {
    let png = "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489\
               0000000d4944415478da63fccf50cf00000483018069fdda890000000049454e44ae426082";
    let alt = r"{\sp{\sn wzDescription}{\sv alt}}";
    let inline = format!(
        r"{{\*\shppict{{\pict{{\*\picprop{alt}}}\pngblip {png}}}}}{{\nonshppict{{\pict\wmetafile8 01}}}}\par"
    );
    assert_eq!(shown(&inline), ["[image1.png alt]"]);
    let floating =
        format!(r"{{\shp{{\*\shpinst{{\sp{{\sn pib}}{{\sv{{\pict\pngblip {png}}}}}}}{alt}}}}}\par");
    assert_eq!(shown(&floating), ["[image1.png alt]"]);
    assert_eq!(
        shown(r"{\pict\emfblip 0102}{\pict\pngblip}\par"),
        ["! 一张 EMF 图片", "! 一张图片，但文件里没有它的内容"]
    );
}

#[test]
fn captions_and_contents_by_their_styles() {
    let text = r"{\stylesheet{\s0 Normal;}{\s3 caption;}{\s4 toc 1;}}\s4 one\par\pard\s3\keepn two\par\pard\trowd\cellx1000\cellx2000\intbl a\cell b\cell\row";
    assert_eq!(shown(text), ["|a|b|", "! 目录中的一行“one”"]);
}
