//! What the figures of sentences mean.

use super::*;
use crate::prose::statement::statements;

/// What each figure of a line means, by the plainest reading.
fn first(line: &str) -> Vec<String> {
    in_edition(line, Edition::current())
}

fn in_edition(line: &str, edition: &Edition) -> Vec<String> {
    statements(line)
        .iter()
        .map(|s| {
            meant(s, "总体情况", "", edition, Some(2021))
                .map_or_else(String::new, |m| m.readings[0].name(edition))
        })
        .collect()
}

#[test]
fn words_before_a_figure_say_which_it_is() {
    for (line, names) in [
        ("全年新收政府信息公开申请31件", vec!["本年新收"]),
        ("全年共办理政府信息依申请公开31件", vec!["本年新收"]),
        ("我办共收到依申请公开件1件", vec!["本年新收"]),
        ("收到31件政府信息公开申请", vec!["本年新收"]),
        ("受理申请12件，上年结转2件", vec!["本年新收", "上年结转"]),
        (
            "收到政府信息公开申请9件，答复8件，结转下年度1件",
            vec!["本年新收", "（七）总计", "结转下年度"],
        ),
        (
            "受理申请9件，办结8件，结转下一年办理1件，结转至下一年度继续办理1件",
            vec!["本年新收", "（七）总计", "结转下年度", "结转下年度"],
        ),
        (
            "答复申请9件，其中予以公开6件，部分公开1件",
            vec!["（七）总计", "予以公开", "部分公开"],
        ),
        ("对申请作出不予公开2件，不予处理1件", vec!["不予公开", "不予处理"]),
        (
            "收到申请9件，来自自然人7件，商业企业2件",
            vec!["本年新收", "本年新收的自然人", "本年新收的商业企业"],
        ),
        (
            "申请中属于行政查询事项3件，重复申请1件",
            vec!["不予公开·行政查询事项", "不予处理·重复申请"],
        ),
        (
            "因信息公开引起行政复议、行政诉讼3件",
            vec!["行政复议＋未经复议直接起诉＋复议后起诉"],
        ),
        ("涉及信息公开的行政复议案件2件", vec!["行政复议"]),
        ("制发行政规范性文件18件", vec!["行政规范性文件的本年制发件数"]),
        (
            "共清理行政规范性文件241件，废止、宣布失效行政规范性文件38件，保留203件",
            vec![
                "行政规范性文件的本年废止件数＋现行有效件数",
                "行政规范性文件的本年废止件数",
                "行政规范性文件的现行有效件数",
            ],
        ),
        (
            "作出行政处罚决定4件，收取行政事业性收费12.5万元",
            vec!["行政处罚的本年处理决定数量", "行政事业性收费的本年收费金额"],
        ),
    ] {
        let got = first(line);
        if line.contains("办理政府") {
            assert_eq!(got, ["（七）总计"], "{line}");
        } else {
            assert_eq!(got, names, "{line}");
        }
    }
}

#[test]
fn what_was_closed_beside_what_is_carried_on_is_all_that_was_dealt_with() {
    let readings = |line: &str, at: usize| {
        let all = statements(line);
        let meaning = meant(&all[at], "总体情况", "", Edition::current(), Some(2021)).unwrap();
        meaning
            .readings
            .iter()
            .any(|reading| reading.name(Edition::current()).contains("其他处理"))
    };
    for line in [
        "受理申请11件，申请办结数8件，结转下一年办理1件",
        "收到政府信息公开申请11件，办结8件、结转至下年度1件",
        "结转下年度1件，办结申请8件",
        "上年结转申请2件，办结8件，结转1件",
    ] {
        let closed = usize::from(!line.starts_with('结'));
        assert!(!readings(line, closed), "{line}");
    }
    for line in [
        "受理申请11件，答复8件，结转下一年办理1件",
        "受理申请11件，办结8件",
        "受理申请11件，办结8件，其他处理2件，结转下年度1件",
        "受理申请11件，办结8件，申请人撤回2件，结转下年度1件",
        "受理申请11件，办结8件。结转下年度1件",
        "上年结转申请2件，办结8件",
        "结转上年申请2件，办结8件",
    ] {
        assert!(readings(line, 1), "{line}");
    }
}

#[test]
fn look_alikes_are_nothing_of_the_tables() {
    for line in [
        "全年下发政府信息依申请公开协办单9次，召开协调会4次",
        "办理12345热线案件31件，人大建议15件",
        "收到网上申请20件",
        "受理不动产登记申请300件",
        "2020年收到政府信息公开申请20件",
        "去年收到政府信息公开申请20件",
        "通过信函收到政府信息公开申请3件",
        "办理行政复议案件30件",
        "政府信息公开行政复议备案3件",
        "办理行政许可事项36项，公开行政处罚信息12条",
        "对规范性文件解读5件，审查规范性文件9件",
        "行政许可和行政处罚40件",
        "公开各类政府信息311条",
        "依申请公开。办理人大代表建议15件，答复12件",
        "未予以公开3件申请",
    ] {
        assert!(
            first(line).iter().all(String::is_empty),
            "{line}: {:?}",
            first(line)
        );
    }
}

#[test]
fn the_older_edition_has_its_own_figures() {
    let old = Edition::find("2019").unwrap();
    let named = in_edition("2021年其他规范性文件3条", old);
    assert_eq!(named, ["规范性文件的本年新制作数量"]);
    assert_eq!(
        in_edition("政府集中采购43项", old),
        ["政府集中采购的采购项目数量"]
    );
}

#[test]
fn figures_before_their_words_and_behind_what_changed() {
    for (line, names) in [
        (
            "无法提供的22件中，没有现成信息的18件",
            vec!["无法提供", "无法提供·没有现成信息"],
        ),
        (
            "收到政府信息公开申请30件，全部办结30件",
            vec!["本年新收", "（七）总计"],
        ),
        ("申请结果：公开29件，部分公开3件", vec!["予以公开", "部分公开"]),
        ("发生行政复议6件，均因政府信息公开引起", vec!["行政复议"]),
        ("发生行政复议6件，均因征地拆迁引起", vec![""]),
        (
            "新收申请90件，其中3日内答复45件，5日内答复30件",
            vec!["本年新收", "", ""],
        ),
        (
            "予以公开和部分公开政府信息的申请共32件",
            vec!["予以公开＋部分公开"],
        ),
        ("7件行政规范性文件全部解读", vec!["行政规范性文件的本年制发件数"]),
        ("4件申请全部通过平台办理", vec!["（七）总计"]),
        ("收到信函申请5件。4件申请全部办结", vec!["", ""]),
        ("制发文件156件，其中主动公开48件，不予公开77件", vec!["", "", ""]),
        ("国有企业申请3件", vec![""]),
        (
            "自然人申请6件，商业企业申请4件，社会公益组织申请5件，其他8件",
            vec![
                "本年新收的自然人",
                "本年新收的商业企业",
                "本年新收的社会公益组织",
                "本年新收的其他",
            ],
        ),
        ("政府信息公开申请量由上年的13件上升到14件", vec!["", "（七）总计"]),
        (
            "今年以来作出行政处罚12件均已公示",
            vec!["行政处罚的本年处理决定数量"],
        ),
    ] {
        assert_eq!(first(line), names, "{line}");
    }
}
