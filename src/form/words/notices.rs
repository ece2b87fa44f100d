//! Words around a citation of the notices that prescribe the form.

/// Who issues the notices, as titles begin.
pub const ISSUERS: &[&str] = &["国务院办公厅", "中华人民共和国"];

/// Who issues the notices, as words before their titles end.
pub const ISSUERS_BEFORE: &[&str] = &["政务公开办公室", "国务院办公厅", "国办公开办", "国办"];

/// Words near a notice that report what became of it, and do not rest on it.
pub const NO_BASIS: &[&str] = &["废止", "停止执行", "不再", "替代", "代替", "取代", "此前", "失效"];

/// With what the agency's word in the number of such a notice begins, however it is typed: 根据国办公开办函.
pub const NUMBER_BEGINS: &[&str] = &["国办", "国公开", "国信息公开", "办公开", "公开办"];

/// What such a notice, its title and its number are about.
pub const ABOUT: &str = "公开";

/// With what the agency's word in a number of the central government's other papers begins. As what a report rests on, such a
/// word before the year and the number of the form's notice is that notice's number in a wrong kind: 国办发〔2021〕30号.
pub const OTHER_KINDS: &[&str] = &["国办", "国发", "国函", "国务院"];

/// What says that something rests on a paper, before its name.
pub const BASIS: &[&str] = &["按照", "根据", "依据", "依照", "遵照", "按", "参照", "执行", "依"];

/// What a report is called that rests on a paper, in sentences that say so.
pub const REPORT_NAMES: &[&str] = &[
    "本报告",
    "年度报告",
    "年报",
    "报告格式",
    "公开报告",
    "公开工作报告",
    "公开情况报告",
];

/// How a report comes to be, where a sentence says on what.
pub const COMPILING: &[&str] = &[
    "编制", "编写", "撰写", "编撰", "编纂", "起草", "拟定", "拟写", "形成", "公布", "发布", "填写", "填报",
];

/// What else is compiled and made public by a paper.
pub const OTHER_WORKS: &[&str] = &[
    "目录",
    "指南",
    "清单",
    "标准",
    "方案",
    "制度",
    "规划",
    "要点",
    "手册",
    "流程图",
    "预案",
    "办法",
    "细则",
    "规程",
];

/// How a clause between a paper and what is compiled by it begins, where it names no other work.
pub const ON_THE_WAY: &[&str] = &[
    "结合", "现", "特", "由", "及", "以及", "对照", "参照", "围绕", "和", "为",
];
