//! Words for the figures of table 2, both editions. A reading whose figure an edition does not have is none there.

use super::phrase::{Beside, Phrase, Term, beside, minus, phrase, plus};
use crate::form::shared::{PROACTIVE, RULES};

const COUNT: &[&str] = &["件", "份", "个", "部", "条", "篇"];

/// What is done with a document beside making it known, or part of the documents only.
const OTHER_DEEDS: &[&str] = &[
    "备案",
    "审查",
    "审核",
    "解读",
    "评估",
    "起草",
    "报送",
    "修改",
    "修订",
    "其中主动",
    "梳理",
    "公平竞争",
    "转发",
    "转载",
    "上级",
    "省级",
    "市级",
    "县级",
    "区级",
    "部门",
    "国家",
    "参与",
    "县政府",
    "市政府",
    "区政府",
    "省政府",
    "会签",
    "刊登",
    "登载",
    "刊发",
    "推送",
    "收录",
    "汇编",
    "编印",
    "学习",
    "宣传",
    "发放",
    "抽查",
    "归档",
    "移交",
    "录入",
    "更新",
    "涉及",
    "关于",
    "查询",
    "检查",
    "评查",
    "征求",
    "征集",
    "草案",
    "论证",
];
const DOCUMENT: &[&str] = &["规范性文件", "行政规范性文件"];

/// What was revised is among what was reviewed, and neither repealed nor kept.
const REVISED: &[Beside] = &[beside(&["修改", "修订", "修正", "重新制定", "建议"], &[])];
const OLD: &str = "规范性文件";
const NEW: &str = "行政规范性文件";

const MADE: Term = plus(PROACTIVE, NEW, "本年制发件数");
const REPEALED: Term = plus(PROACTIVE, NEW, "本年废止件数");
const IN_FORCE: Term = plus(PROACTIVE, NEW, "现行有效件数");
const LESS_MADE: Term = minus(PROACTIVE, NEW, "本年制发件数");
const OLD_MADE: Term = plus(PROACTIVE, OLD, "本年新制作数量");
const OLD_PUBLISHED: Term = plus(PROACTIVE, OLD, "本年新公开数量");
const OLD_ALL: Term = plus(PROACTIVE, OLD, "对外公开总数量");

const fn document(verbs: &'static [&'static str], readings: &'static [&'static [Term]]) -> Phrase {
    Phrase {
        verbs,
        objects: DOCUMENT,
        tails: &["文件", "总数", "数量", "件数"],
        counters: COUNT,
        without: OTHER_DEEDS,
        ..phrase(readings)
    }
}

/// The verb alone, in a sentence on documents: a review of the stock.
const fn stock(verbs: &'static [&'static str], readings: &'static [&'static [Term]]) -> Phrase {
    Phrase {
        verbs,
        in_front: true,
        counters: COUNT,
        context: DOCUMENT,
        apart_from: &["修改", "修订", "修正", "各类文件", "历史文件"],
        ..phrase(readings)
    }
}

const MAKE: &[&str] = &[
    "制发",
    "制定",
    "制订",
    "出台",
    "印发",
    "新制定",
    "新增",
    "制作",
    "下发",
    "颁布",
    "新制发",
    "新出台",
    "拟定并印发",
];
const PUBLISH: &[&str] = &["公开", "发布", "公布", "上传", "公示"];
const REPEAL: &[&str] = &[
    "废止",
    "清理废止",
    "停止执行",
    "宣布失效",
    "失效",
    "废止、宣布失效",
    "废止和宣布失效",
    "废止或宣布失效",
];
/// What the form calls it.
const IN_FORCE_NOW: &[&str] = &["现行有效"];
const KEEP: &[&str] = &["继续有效", "保留", "有效", "继续执行", "现有", "有效执行"];

const MADE_READINGS: &[&[Term]] = &[&[MADE], &[OLD_MADE], &[OLD_PUBLISHED]];
const ANY_READINGS: &[&[Term]] = &[&[MADE], &[IN_FORCE], &[OLD_MADE], &[OLD_PUBLISHED], &[OLD_ALL]];
const KEPT_READINGS: &[&[Term]] = &[&[IN_FORCE], &[IN_FORCE, LESS_MADE], &[OLD_ALL]];
const REVIEWED_READINGS: &[&[Term]] = &[
    &[REPEALED, IN_FORCE],
    &[REPEALED, IN_FORCE, LESS_MADE],
    &[IN_FORCE],
];

pub(super) static PHRASES: &[Phrase] = &[
    document(&[], ANY_READINGS),
    document(MAKE, MADE_READINGS),
    document(PUBLISH, ANY_READINGS),
    document(REPEAL, &[&[REPEALED]]),
    document(IN_FORCE_NOW, &[&[IN_FORCE], &[OLD_ALL]]),
    document(KEEP, KEPT_READINGS),
    Phrase {
        in_front: true,
        opening: true,
        alone: true,
        ..document(&[], ANY_READINGS)
    },
    Phrase {
        tails: &["数", "件数"],
        ..stock(&["制发", "新制发"], MADE_READINGS)
    },
    Phrase {
        beside: REVISED,
        ..document(&["清理"], REVIEWED_READINGS)
    },
    stock(
        &[
            "废止",
            "宣布失效",
            "失效",
            "自然失效",
            "废止、宣布失效",
            "废止和宣布失效",
            "废止或宣布失效",
            "废止或者宣布失效",
            "停止执行",
        ],
        &[&[REPEALED]],
    ),
    stock(
        &["保留", "继续有效", "继续保留", "目前有效", "仍然有效", "继续执行"],
        KEPT_READINGS,
    ),
    stock(IN_FORCE_NOW, &[&[IN_FORCE], &[OLD_ALL]]),
    Phrase {
        verbs: IN_FORCE_NOW,
        objects: &[RULES, "政府规章", "部门规章"],
        counters: COUNT,
        without: OTHER_DEEDS,
        ..phrase(&[
            &[plus(PROACTIVE, RULES, "现行有效件数")],
            &[plus(PROACTIVE, RULES, "对外公开总数量")],
        ])
    },
    Phrase {
        verbs: MAKE,
        objects: &[RULES, "政府规章", "部门规章"],
        counters: COUNT,
        without: OTHER_DEEDS,
        ..phrase(&[
            &[plus(PROACTIVE, RULES, "本年制发件数")],
            &[plus(PROACTIVE, RULES, "本年新制作数量")],
            &[plus(PROACTIVE, RULES, "本年新公开数量")],
        ])
    },
    Phrase {
        objects: &["政府集中采购", "集中采购", "政府集中采购项目", "集中采购项目"],
        counters: &["项", "个", "次"],
        ..phrase(&[&[plus(PROACTIVE, "政府集中采购", "采购项目数量")]])
    },
    Phrase {
        objects: &[
            "政府集中采购总金额",
            "集中采购总金额",
            "政府集中采购金额",
            "集中采购金额",
        ],
        counters: &["元"],
        ..phrase(&[&[plus(PROACTIVE, "政府集中采购", "采购总金额")]])
    },
];
