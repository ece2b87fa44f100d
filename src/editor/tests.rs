//! A report as an editor asks about it.

use super::*;
use crate::check::PictureFault;
use crate::pipeline::{Nothing, PriorFile, Surroundings};
use crate::source::Span;

const CORRECT: &str = include_str!("../../examples/beilun-2021.yaml");

/// Last year's report beside this one.
struct Last(String);

impl Surroundings for Last {
    fn prior(&mut self, named: Option<&str>) -> Option<PriorFile> {
        named.map(|name| PriorFile {
            name: name.to_owned(),
            bytes: Ok(self.0.clone().into_bytes()),
        })
    }

    fn picture(&mut self, _path: &str) -> Result<Vec<u8>, PictureFault> {
        Err(PictureFault::Missing(String::new()))
    }
}

fn page(text: &str) -> Page {
    Page::open("a.yaml", text.to_owned(), &mut Nothing)
}

/// A page whose text has a cursor, `‸`.
fn at_cursor(text: &str) -> (Page, usize) {
    let at = text.find('‸').expect("a cursor");
    (page(&text.replacen('‸', "", 1)), at)
}

/// What is said of the first place where these words stand.
fn said(page: &Page, words: &str) -> String {
    let at = page.text().find(words).expect("they stand there");
    hover(page, at).expect("something is said").markdown
}

fn labels(text: &str) -> Vec<String> {
    let (page, at) = at_cursor(text);
    complete(&page, at).into_iter().map(|own| own.label).collect()
}

/// The text once the completion of this name is taken.
fn completed(text: &str, label: &str) -> String {
    let (page, at) = at_cursor(text);
    let all = complete(&page, at);
    let own = all.iter().find(|own| own.label == label).expect("it is offered");
    let mut text = page.text().to_owned();
    text.replace_range(own.span.range(), &own.text);
    text
}

fn made(page: &Page, action: &Action) -> String {
    let mut text = page.text().to_owned();
    for edit in action.edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    text
}

#[test]
fn a_figure_is_told_with_its_place_its_sums_and_its_law() {
    let slip = CORRECT.replacen("[6,     0,       0,", "[9,     0,       0,", 1);
    let said = said(&page(&slip), "9,     0,       0,");
    for words in [
        "表三 第3行（一）予以公开 · 自然人",
        "本年 **9**",
        "予以公开一行：总计 **6**；合计 **9**（自然人 9），**差 3**",
        "自然人一列：",
        "依据：国办公开办函〔2021〕30号 表三；政府信息公开条例 第三十六条",
        "合计与各项之和不符（wrong-total）",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn last_years_figures_stand_beside_this_years() {
    let last = CORRECT.replace("2021", "2020").replace(
        "  结转下年度:               [0,",
        "  结转下年度:               [4,",
    );
    let last = last.replacen("版式: 2020 ", "版式: 2021 ", 1);
    let text = CORRECT.replacen("年度: 2021\n", "年度: 2022\n上年报告: last.yaml\n", 1);
    let page = Page::open("a.yaml", text, &mut Last(last));
    let said = said(
        &page,
        "0,     0,       0,       0,           0,           0,   0]\n  办理结果",
    );
    assert!(said.contains("上年报告的“结转下年度”是 **4**"), "{said}");
    assert!(self::said(&page, "本年新收:").contains("自然人 27，上年 27"));
}

#[test]
fn keys_words_and_inserted_figures_are_told() {
    let page = page(CORRECT);
    assert!(said(&page, "版式").contains("必填"));
    assert!(said(&page, "类别").contains("乡镇街道"));
    assert!(said(&page, "总体情况:").contains("监督保障"));
    assert!(said(&page, "不予公开:").contains("8.属于行政查询事项"));
    assert!(said(&page, "行政强制:").contains("第二十条第（六）项"));
    let inserted = said(&page, "{{申请.本年新收.总计}}");
    assert!(inserted.starts_with("**31** ＝ 申请.本年新收.总计"), "{inserted}");
    assert!(inserted.contains("表三 第1行"));
    assert_eq!(hover(&page, page.text().find("准确把握").unwrap()), None);
}

#[test]
fn while_the_text_does_not_parse_what_was_read_last_is_told() {
    let mut page = page(CORRECT);
    let broken = CORRECT.replacen("标题: ", "标题: \"", 1);
    page.change(broken, &mut Nothing);
    assert!(
        page.findings()
            .iter()
            .any(|found| found.rule.id == "syntax-error")
    );
    assert!(said(&page, "本年新收:").contains("自然人 27"));
    assert!(said(&page, "3,       0,       0,           1").contains("商业企业"));
    let (text, _) = page.text().split_once("主动公开:\n").unwrap();
    let typed = format!("{text}主动公开:\n  附注: |\n    {{{{申请.本年新收.");
    let at = typed.len();
    page.change(typed, &mut Nothing);
    let all = complete(&page, at);
    assert!(
        all.iter()
            .any(|own| own.label == "总计" && own.detail.as_deref() == Some("31"))
    );
}

#[test]
fn keys_that_are_missing_are_offered_first() {
    let text = "版式: 2021\n年度: 2021\n机关:\n  名称: 某局\n  ‸\n";
    assert_eq!(labels(text)[..3], ["类别", "级别", "地址"]);
    let top = labels("版式: 2021\n机关:\n  名称: 某局\n‸\n总体情况: |\n  无。\n");
    assert_eq!(top[..2], ["年度", "主动公开"]);
    assert!(!top.contains(&"机关".to_owned()) && top.contains(&"上年报告".to_owned()));
    let row = labels("版式: 2021\n年度: 2021\n申请:\n  办理结果:\n    予以公开: [0]\n    部‸\n");
    assert!(row.contains(&"部分公开".to_owned()) && !row.contains(&"予以公开".to_owned()));
    assert_eq!(
        completed("版式: 2021\n年度: 2021\n主动公开:\n  规‸\n", "规章"),
        "版式: 2021\n年度: 2021\n主动公开:\n  规章: [~, ~, ~]\n"
    );
    assert_eq!(
        completed("版式: 2021\n年度: 2021\n主动公开:\n  规‸: 0\n", "规章"),
        "版式: 2021\n年度: 2021\n主动公开:\n  规章: 0\n"
    );
    assert_eq!(
        completed("版式: 2021\n年度: 2021\n其‸\n", "其他事项"),
        "版式: 2021\n年度: 2021\n其他事项: |\n  \n"
    );
    assert_eq!(
        completed("版式: 2021\n年度: 2021\n核实说明:\n  ‸\n", "规则"),
        "版式: 2021\n年度: 2021\n核实说明:\n  - 规则: \n"
    );
    assert!(labels("‸").contains(&"版式".to_owned()));
    assert!(labels("# ‸\n版式: 2021\n年度: 2021\n").is_empty());
}

#[test]
fn values_are_offered_where_a_key_has_few() {
    let head = "版式: 2021\n年度: 2021\n";
    assert_eq!(labels("年度: 2021\n机关:\n版式: ‸"), ["2021", "2019"]);
    assert_eq!(
        labels(&format!("{head}机关:\n  类别:‸")),
        ["政府", "部门", "乡镇街道"]
    );
    assert_eq!(
        completed(&format!("{head}机关:\n  类别:‸"), "部门"),
        format!("{head}机关:\n  类别: 部门")
    );
    assert_eq!(
        labels(&format!("{head}主动公开:\n  规章: ‸")),
        ["[~, ~, ~]", "[0, 0, 0]"]
    );
    assert!(labels(&format!("{head}核实说明:\n  - 规则: ‸")).contains(&"figure-mismatch".to_owned()));
}

#[test]
fn names_of_figures_are_offered_with_their_values() {
    let typed = |inner: &str| CORRECT.replacen("全年新收政府信息公开申请{{申请.本年新收.总计}}", inner, 1);
    let root = labels(&typed("{{‸"));
    assert_eq!(root[..4], ["年度", "机关", "主动公开", "申请"]);
    assert!(root.contains(&"申请.办理结果.予以公开.自然人".to_owned()));
    assert_eq!(labels(&typed("{{申请.‸}}"))[..2], ["本年新收", "上年结转"]);
    let text = completed(&typed("{{1 + 申请.本年新收.总‸件"), "总计");
    assert!(text.contains("{{1 + 申请.本年新收.总计}}件"), "{text}");
    assert!(completed(&typed("{{申请.本年新收.‸}}件"), "总计").contains("{{申请.本年新收.总计}}件"));
    assert!(labels(&typed("{{年度}}‸")).is_empty());
}

#[test]
fn what_is_certain_is_mended_and_figures_only_where_asked() {
    let text = CORRECT
        .replacen("行政许可:       0 ", "行政许可:       1,136 ", 1)
        .replacen("[6,     0,       0,", "[9,     0,       0,", 1);
    let page = page(&text);
    let all = actions(&page, Span::new(0, text.len()));
    let of = |purpose: Purpose| {
        all.iter()
            .find(|own| own.purpose == purpose)
            .expect("it is offered")
    };
    assert_eq!(of(Purpose::Mend).title, "改为 1136");
    assert!(of(Purpose::Figure).title.starts_with("改为 6（"));
    let mended = made(&page, of(Purpose::MendAll));
    assert!(mended.contains("行政许可:       1136 ") && mended.contains("[9,     0,"));
    let at = text.find("1,136").unwrap();
    let near = actions(&page, Span::at(at));
    assert!(near.iter().all(|own| own.purpose != Purpose::Figure));
}

#[test]
fn a_pair_is_offered_whole() {
    let text = CORRECT.replacen(
        "[27,    3,       0,       0,           1,           0,   31]",
        "[26,    4,       0,       0,           1,           0,   31]",
        1,
    );
    let page = page(&text);
    let all = actions(&page, Span::new(0, text.len()));
    let pairs: Vec<&Action> = all.iter().filter(|own| own.purpose == Purpose::Figure).collect();
    for pair in &pairs {
        assert_eq!(pair.edits.len(), pair.findings.len());
    }
    if let [pair] = pairs.as_slice() {
        assert!(pair.title.starts_with("两处一起改"), "{}", pair.title);
        assert_eq!(made(&page, pair), CORRECT);
    }
}

#[test]
fn a_warning_may_be_explained() {
    let text = CORRECT.replacen("编制政府公报12期", "编制政府公报12期，新收申请88件", 1);
    let page = page(&text);
    let all = actions(&page, Span::new(0, text.len()));
    let own = all.iter().find(|own| own.purpose == Purpose::Explain);
    if let Some(own) = own {
        let text = made(&page, own);
        assert!(text.contains("核实说明:\n  - 规则: "), "{text}");
    }
}

#[test]
fn what_is_no_report_is_left_alone() {
    for text in [
        "services:\n  web:\n    image: a\n",
        "标题: 某文\n正文: [1, 2\n",
        "年度: 2021\n内容: a\n",
        "- a\n- b\n",
    ] {
        let (page, at) = (page(text), text.len());
        assert!(!is_report(text), "{text}");
        assert!(page.findings().is_empty() && outline(&page).is_empty(), "{text}");
        assert!(
            complete(&page, at).is_empty() && hover(&page, 1).is_none(),
            "{text}"
        );
    }
    assert!(is_report("\u{feff}版式： 2021\r\n年度: 2021\r\n"));
}

#[test]
fn no_place_of_any_text_is_too_much() {
    let texts = [
        CORRECT.to_owned(),
        include_str!("../../docs/mistakes.yaml").to_owned(),
        "版式: 2021\r\n年度: 2021\r\n机关: {名称: 某局, 电话: 1\r\n申请:\r\n - a\r\n  {{\r\n".to_owned(),
        "版式: 2021\n年度: 2021\n申请: [\n\t{{申请.: - #\n  -\n- \n：：\n: \n".to_owned(),
    ];
    for text in texts {
        let page = page(&text);
        for (at, _) in text.char_indices().step_by(29).chain([(text.len(), ' ')]) {
            let _ = hover(&page, at);
            for own in complete(&page, at) {
                assert!(text.get(own.span.range()).is_some(), "{own:?}");
            }
            let _ = actions(&page, Span::at(at));
        }
        outline(&page);
    }
}

#[test]
fn the_parts_are_listed() {
    let all = outline(&page(CORRECT));
    let names: Vec<&str> = all.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(names[..4], ["版式", "年度", "机关", "标题"]);
    let own = all.iter().find(|own| own.name == "申请").unwrap();
    assert_eq!(own.detail.as_deref(), Some("三、收到和处理政府信息公开申请情况"));
    assert_eq!(own.below[2].below[2].below.len(), 8);
}
