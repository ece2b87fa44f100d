//! What templates and hurried hands leave where words are still to be written.

/// Marks of their own, whatever stands around them.
pub const MARKS: &[&str] = &["＊＊", "□□", "ＸＸ", "ｘｘ", "example.com"];

/// Within brackets of any kind these are what is to be written there, and nothing else is.
pub const SLOTS: &[&str] = &[
    "具体网址",
    "具体数字",
    "具体数量",
    "具体名称",
    "具体内容",
    "具体日期",
    "具体时间",
    "具体地址",
    "具体电话",
    "具体数据",
    "具体栏目",
    "具体事项",
    "具体措施",
    "网址",
    "网站网址",
    "网站地址",
    "网站名称",
    "链接",
    "单位名称",
    "机关名称",
    "部门名称",
    "单位全称",
    "栏目名称",
    "文件名称",
    "待定",
    "待填写",
    "待补充",
    "待补",
    "待核实",
    "待确认",
    "待完善",
    "暂缺",
    "数字",
    "数据",
    "数量",
    "金额",
    "年份",
    "此处填写",
    "自行填写",
];
/// Within brackets words that begin so say what to write.
pub const TO_DO: &[&str] = &[
    "请填",
    "填写",
    "请补",
    "请写",
    "请输入",
    "请注明",
    "请插入",
    "此处",
    "在此",
    "补充",
    "插入",
    "填入",
    "如有请",
    "如无请",
];
/// The most characters of such words; longer ones are for the reader: （请填写《申请表》，寄送至…）.
pub const MOST_TO_DO: usize = 12;
/// In such words these are for the reader.
pub const FOR_READERS: &[&str] = &["《", "，", "申请表", "点击", "下载", "表格", "寄", "查阅", "说明"];

/// The pairs of brackets in which such words stand.
pub const BRACKETS: &[(char, char)] = &[
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('［', '］'),
    ('[', ']'),
    ('〈', '〉'),
    ('<', '>'),
    ('＜', '＞'),
    ('｛', '｝'),
];
/// Pairs that hold nothing but blanks only where something is to be written.
pub const EMPTY_BRACKETS: &[(char, char)] = &[('【', '】'), ('《', '》'), ('〔', '〕'), ('〖', '〗')];

/// Stands for a name or a number that is not given.
pub const SOME: &str = "某某";
/// Right behind [`SOME`] these are what a report says of itself; of others a name may be withheld: 某某公司, 某某同志.
pub const SOME_OF_OWN: &[&str] = &[
    "路", "街", "号", "室", "楼", "大厦", "条", "件", "年", "月", "日", "次", "万元", "网站", "网址", "邮箱",
    "电话", "栏目", "平台", "专栏", "文件", "科", "处室", "负责", "领域",
];

/// A single letter or sign that stands for a figure before one of [`FIGURES_OF`].
pub const LETTERS: &[char] = &['X', 'Ｘ', '×', 'N', 'Ｎ', '✕', '＊'];
/// See [`LETTERS`].
pub const FIGURES_OF: &[char] = &['条', '件', '年', '月', '日'];

/// Before a masked name: whose it is.
pub const PERSONS: &[&str] = &[
    "申请人",
    "原告",
    "当事人",
    "第三人",
    "被告",
    "上诉人",
    "公民",
    "同志",
    "村民",
    "居民",
];
/// Behind a masked name: what that person did.
pub const OF_PERSONS: &[&str] = &[
    "诉", "案", "等", "不服", "向", "与", "申请", "提起", "提出", "因", "、", "同志", "和",
];
/// The most usual family names, with which a masked name begins.
pub const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎雷龙史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常";
/// Behind a masked name of a body: 某县××公司.
pub const BODIES: &[&str] = &["公司", "企业", "村", "小区", "项目", "案", "合作社", "商行", "店"];
