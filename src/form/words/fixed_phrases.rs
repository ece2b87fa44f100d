//! The fixed phrases of the form and the law, which are written one way: what is one letter off is a slip of typing.

use crate::form::words::notices::REGULATION;
use crate::form::{Column, EDITIONS, Row};

/// Phrases that are no label of the form: the law, who issues notices, and terms of the law that are not spoken otherwise.
pub const TERMS: &[&str] = &[
    REGULATION,
    "政府信息公开条例",
    "国务院办公厅",
    "政府信息公开工作年度报告",
    "政府信息公开年度报告",
    "政府信息公开信息处理费管理办法",
    "政府信息公开工作",
    "政府信息公开申请",
    "政府信息公开指南",
    "政府信息公开目录",
    "政府信息公开平台",
    "主动公开政府信息",
    "行政规范性文件",
    "行政事业性收费",
    "行政复议案件",
    "行政诉讼案件",
    "行政许可事项",
    "依申请公开",
    "规范性文件",
    "信息处理费",
    "公民、法人和其他组织",
    "公开为常态、不公开为例外",
    "工作考核、社会评议和责任追究",
];

/// The fewest characters of a phrase of which a letter may be wrong or left out; shorter ones are near too many words.
pub const FEWEST: usize = 5;
/// The fewest of one of which a letter may be left out: 规范性文件 is near 规范文件.
pub const FEWEST_LEFT_OUT: usize = 7;

/// Letters that come and go in a phrase without a slip, and stand for each other.
pub const LOOSE: &str = "要总新仍另再已的和及与、或了以于并等，在各类其他它该本性数工作项为是也被一个所级件";

/// Letters that join words: one of them in place of a letter of a phrase ends the words before it, and begins others.
pub const JOINING: &str = "的之了和与及或等在于对为将已把被从由向、";

/// Pairs of letters of which the second is written for the first, or the first for the second, in words that are right too.
pub const EXCHANGED: &[(char, char)] = &[
    ('府', '务'),
    ('开', '布'),
    ('开', '示'),
    ('方', '人'),
    ('反', '重'),
    ('相', '有'),
    ('新', '接'),
    ('新', '签'),
    ('收', '增'),
    ('取', '得'),
    ('不', '未'),
    ('按', '依'),
    ('缴', '交'),
    ('仍', '还'),
    ('作', '定'),
    ('数', '总'),
    ('务', '律'),
    ('服', '事'),
    ('下', '本'),
    ('本', '上'),
    ('年', '月'),
    ('息', '用'),
    ('主', '要'),
    ('常', '原'),
    ('例', '先'),
    ('项', '类'),
    ('类', '种'),
    ('条', '案'),
    ('处', '管'),
    ('理', '置'),
    ('处', '受'),
    ('收', '受'),
    ('问', '难'),
    ('存', '现'),
    ('进', '善'),
    ('案', '事'),
    ('件', '例'),
    ('民', '司'),
    ('工', '合'),
    ('工', '协'),
    ('工', '运'),
    ('工', '制'),
    ('申', '邀'),
    ('指', '索'),
    ('目', '名'),
    ('目', '收'),
    ('目', '记'),
    ('平', '后'),
    ('平', '前'),
    ('平', '讲'),
    ('平', '柜'),
    ('事', '选'),
    ('复', '协'),
    ('复', '会'),
    ('诉', '争'),
    ('许', '认'),
    ('申', '报'),
    ('申', '提'),
    ('请', '报'),
    ('请', '办'),
    ('政', '监'),
    ('范', '章'),
    ('范', '定'),
    ('范', '划'),
    ('文', '条'),
    ('规', '示'),
    ('费', '量'),
    ('年', '季'),
    ('报', '公'),
    ('指', '导'),
    ('度', '终'),
    ('布', '告'),
    ('数', '重'),
    ('制', '改'),
    ('项', '款'),
    ('增', '新'),
    ('现', '原'),
    ('需', '须'),
    ('需', '要'),
    ('主', '被'),
    ('总', '具'),
    ('会', '区'),
    ('另', '重'),
    ('大', '多'),
    ('掌', '了'),
    ('无', '有'),
    ('逾', '到'),
    ('再', '予'),
    ('收', '缴'),
    ('法', '关'),
    ('执', '司'),
    ('查', '咨'),
    ('清', '确'),
    ('权', '利'),
    ('商', '工'),
    ('执', '立'),
    ('处', '办'),
    ('理', '办'),
    ('处', '回'),
    ('处', '答'),
    ('性', '化'),
    ('处', '整'),
    ('处', '代'),
    ('复', '决'),
    ('复', '争'),
    ('管', '整'),
    ('管', '清'),
    ('管', '审'),
    ('管', '办'),
    ('管', '受'),
    ('管', '代'),
    ('府', '策'),
    ('府', '民'),
    ('息', '访'),
    ('息', '函'),
    ('目', '登'),
    ('目', '实'),
    ('目', '摘'),
    ('工', '操'),
    ('工', '写'),
    ('工', '创'),
    ('度', '初'),
    ('度', '中'),
    ('度', '检'),
    ('报', '通'),
    ('益', '共'),
    ('益', '众'),
    ('查', '质'),
    ('件', '份'),
    ('件', '总'),
    ('发', '定'),
    ('发', '作'),
    ('行', '存'),
    ('费', '入'),
    ('费', '取'),
    ('收', '退'),
    ('收', '计'),
    ('新', '共'),
    ('新', '未'),
    ('动', '要'),
    ('常', '状'),
    ('情', '状'),
    ('情', '概'),
    ('告', '备'),
    ('告', '送'),
    ('告', '批'),
    ('告', '请'),
    ('公', '召'),
    ('案', '要'),
    ('动', '观'),
    ('条', '惯'),
    ('开', '益'),
    ('信', '消'),
    ('请', '诉'),
    ('公', '放'),
    ('案', '条'),
    ('申', '声'),
];

/// Phrases that are one letter off and right all the same.
pub const VARIANTS: &[&str] = &[
    "其他需报告的事项",
    "其他须要报告的事项",
    "政府信息公开案例",
    "主动公开政务信息",
    "行政规范文件",
    "公民法人和其他组织",
    "存在的主要问题及改情况",
    "信息公开指南",
];

/// Every fixed phrase of every edition, each once, in parts without marks.
pub fn phrases() -> Vec<&'static str> {
    let mut out: Vec<&'static str> = TERMS.to_vec();
    for edition in EDITIONS {
        out.extend(edition.topics);
        for section in edition.sections() {
            pieces(section.title, &mut out);
        }
        for block in edition.tables().flat_map(|(_, table)| table.blocks) {
            of_rows(block.stub, &mut out);
            of_columns(block.boxhead, &mut out);
        }
    }
    out.retain(|phrase| phrase.chars().nth(FEWEST - 1).is_some());
    out.sort_unstable();
    out.dedup();
    out
}

fn of_rows(rows: &'static [Row], out: &mut Vec<&'static str>) {
    for row in rows {
        pieces(row.label, out);
        of_rows(row.children, out);
    }
}

fn of_columns(heads: &'static [Column], out: &mut Vec<&'static str>) {
    for head in heads {
        pieces(head.label, out);
        of_columns(head.children, out);
    }
}

/// The words of a label between its marks and numbers.
fn pieces(label: &'static str, out: &mut Vec<&'static str>) {
    let mark = |c: char| !c.is_alphabetic() || c == '“' || c == '”';
    let own = label
        .split(mark)
        .map(|piece| piece.trim_start_matches(|c: char| c.is_ascii()));
    // （一）予以公开: the number of a row is none of its words.
    out.extend(own.filter(|piece| piece.chars().nth(FEWEST).is_some()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_titles_and_the_law_are_phrases() {
        let phrases = phrases();
        for phrase in [
            "本机关不掌握相关政府信息",
            "政府信息公开平台建设",
            "法律服务机构",
            REGULATION,
        ] {
            assert!(phrases.contains(&phrase), "{phrase}");
        }
        assert!(phrases.iter().all(|phrase| phrase.chars().count() >= FEWEST));
    }
}
