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

/// The regulation that everything rests on: its full title, and how it is cited for short.
pub const REGULATION: &str = "中华人民共和国政府信息公开条例";
/// Before the regulation's title stands whose it is; short citations leave it out.
pub const OF_THE_REPUBLIC: &str = "中华人民共和国";
/// How the regulation is cited once it was named.
pub const REGULATION_SHORT: &[&str] = &["政府信息公开条例", "信息公开条例", "条例"];
/// What the regulation is about, however it is called; a title that begins so and ends as one of [`REGULATION_ENDS`] does
/// is meant to be its.
pub const REGULATION_SUBJECTS: &[&str] = &[
    "政府信息公开",
    "政务信息公开",
    "政府公开信息",
    "政务公开",
    "信息公开",
    "政府信息",
    "政务信息",
];
/// See [`REGULATION_SUBJECTS`].
pub const REGULATION_ENDS: &[&str] = &["条例", "公开法"];
/// The most characters between the subject and the end of such a title: 工作, 管理.
pub const REGULATION_BETWEEN: usize = 4;

/// The kind of paper in which the regulation was decreed, and its number there.
pub const DECREE: &str = "国务院令";
/// The same with the number within it: 国务院第711号令.
pub const DECREE_SPLIT: &str = "国务院第";
/// See [`DECREE`].
pub const DECREE_NUMBER: &str = "711";
/// The decree of the regulation before it was revised.
pub const DECREE_FORMER: &str = "492";
/// Near the number of a former decree these say that it is meant.
pub const DECREE_HISTORY: &[&str] = &["2007", "2008", "原", "修订前", "修改前", "旧", "首次", "废止"];

/// Other papers of the central government that reports cite: a part of the title, and the number.
pub const PAPERS: &[(&str, &str)] = &[("政府信息公开信息处理费管理办法", "国办函〔2020〕109号")];
/// What may stand around the title of such a paper within 《》.
pub const AROUND_PAPERS: &[&str] = &["国务院办公厅", "关于印发", "的通知", "〈", "〉", "《", "》"];

/// What stands in a title between who issues a paper and what it is about.
pub const ISSUED: &str = "关于";
/// The office above the one that issues the notices, in whose name they are cited too.
pub const ISSUER_ABOVE: &str = "国务院办公厅";
