//! What agencies call the topics of 总体情况 in words of their own. Words of the form's subject, and so stated here, once.

/// The words that speak of one topic.
#[derive(Debug)]
pub struct TopicWords {
    /// The topic, as [`super::Edition::topics`] has it.
    pub topic: &'static str,
    /// Words that name it in a heading.
    pub headed: &'static [&'static str],
    /// Words that, anywhere, say that the report deals with it.
    pub wordings: &'static [&'static str],
    /// Words that may pass for it in a report that is not divided by topics.
    pub loose: &'static [&'static str],
}

/// Every topic of every edition.
pub static TOPIC_WORDS: &[TopicWords] = &[
    TopicWords {
        topic: "主动公开",
        headed: &[
            "主动公开",
            "公开内容",
            "公开范围",
            "重点领域",
            "信息发布",
            "政策解读",
            "政策公开",
            "公开力度",
        ],
        wordings: &[
            "主动公开政府信息",
            "主动公开政务信息",
            "主动公开信息",
            "主动公开各类",
            "主动公开工作",
            "主动公开了",
            "做好主动公开",
            "推进主动公开",
            "加强主动公开",
        ],
        loose: &[
            "主动公开",
            "公开政府信息",
            "公开信息",
            "公开各类",
            "公开内容",
            "依法公开",
            "全年公开",
            "累计公开",
            "共公开",
            "公布",
            "公示",
            "发布",
            "重点领域",
            "公开事项",
            "政策解读",
        ],
    },
    TopicWords {
        topic: "依申请公开",
        headed: &["申请"],
        wordings: &[
            "依申请公开",
            "申请公开",
            "信息公开申请",
            "公开信息申请",
            "公开申请",
            "受理申请",
            "收到申请",
            "新收申请",
            "申请件",
            "申请办理",
        ],
        loose: &["申请"],
    },
    TopicWords {
        topic: "政府信息管理",
        headed: &[
            "信息管理",
            "信息资源",
            "规范性文件",
            "规范管理",
            "制度",
            "机制",
            "审查",
            "审核",
            "动态调整",
        ],
        wordings: &["政府信息管理", "信息管理", "信息资源管理", "政务信息规范化管理"],
        loose: &[
            "信息管理",
            "信息资源",
            "公开属性",
            "源头认定",
            "审查",
            "审核",
            "审签",
            "清理",
            "动态调整",
            "动态更新",
            "归档",
        ],
    },
    TopicWords {
        topic: "政府信息公开平台建设",
        headed: &[
            "平台",
            "网站",
            "渠道",
            "载体",
            "新媒体",
            "阵地",
            "专栏",
            "专区",
            "门户",
        ],
        wordings: &[
            "公开平台建设",
            "网站建设",
            "平台载体",
            "加强平台",
            "推进平台",
            "强化平台",
            "抓好平台",
            "完善平台",
            "优化平台",
            "公开渠道",
        ],
        loose: &[
            "平台",
            "网站",
            "渠道",
            "载体",
            "新媒体",
            "微信",
            "微博",
            "公众号",
            "门户",
            "专栏",
            "栏目",
            "政务网",
            "客户端",
            "公开栏",
            "公报",
            "查阅点",
        ],
    },
    TopicWords {
        topic: "监督保障",
        headed: &[
            "监督", "保障", "考核", "督查", "督导", "检查", "培训", "领导", "队伍", "评议", "追究", "责任",
        ],
        wordings: &[
            "监督保障",
            "监督考核",
            "监督检查",
            "组织领导",
            "组织保障",
            "保障机制",
            "工作考核",
            "绩效考核",
            "责任追究",
            "监督评价",
            "教育培训",
            "业务培训",
        ],
        loose: &[
            "监督", "保障", "考核", "督查", "督促", "督导", "检查", "培训", "领导", "评议", "追究", "责任",
        ],
    },
];

/// What every wording of the topic 依申请公开 holds, and what stands in passing mentions.
pub const APPLICATION: &str = "申请";

/// Passing mentions of 依申请公开: the class that a document is given, or an entry of a website. Each is what stands right
/// before the words, and what right behind; where both are given, both must stand.
pub static PASSING_APPLICATIONS: &[(&str, &str)] = &[
    ("确定为", ""),
    ("认定为", ""),
    ("界定为", ""),
    ("属于", ""),
    ("列为", ""),
    ("标注为", ""),
    ("、", "、"),
    ("、", "等"),
    ("", "或不予"),
    ("", "或者不予"),
    ("", "、不予"),
    ("", "和不予"),
    ("", "属性"),
    ("", "栏"),
    ("", "专栏"),
    ("", "入口"),
];

/// What a government of a county or above reports beside: what was done, and the words that say so (条例 art. 50).
pub static OF_GOVERNMENTS: &[(&str, &[&str])] = &[
    ("工作考核", &["考核", "考评", "绩效", "评估", "督查"]),
    ("社会评议", &["评议", "测评", "满意度", "评价", "好差评"]),
    ("责任追究", &["追究", "追责", "问责"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::EDITIONS;

    #[test]
    fn every_topic_of_every_edition_has_its_words() {
        for topic in EDITIONS.iter().flat_map(|edition| edition.topics) {
            let own = TOPIC_WORDS.iter().filter(|words| words.topic == *topic);
            assert_eq!(own.count(), 1, "{topic}");
        }
        assert_eq!(TOPIC_WORDS.len(), EDITIONS[0].topics.len());
    }
}
