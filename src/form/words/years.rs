//! What the words around a year make it the year of.

/// What behind a year, as far as the next comma, makes it the year of this report.
pub const REPORT_NAMES: &[&str] = &["报告", "年报", "年度报告", "年年度报告", "工作年度报告"];

/// What behind a year makes it something else's.
pub const OF_OTHERS: &[&str] = &[
    "要点", "计划", "部署", "安排", "要求", "考核", "任务", "会议", "培训", "方案", "意见", "规定", "基础",
    "相比", "以来", "条例", "指南", "通知", "评估", "修订", "查阅", "下载", "先进", "表彰",
];

/// What before a year makes it an earlier report's.
pub const OF_EARLIER: &[&str] = &[
    "上年",
    "上一年",
    "往年",
    "历年",
    "较",
    "比",
    "与",
    "截至",
    "自",
    "从",
    "获",
    "被评",
];

/// Behind a year, with [`CIRCUMSTANCES`], the report under another name.
pub const WORK: &str = "政府信息公开工作";
/// See [`WORK`].
pub const CIRCUMSTANCES: &str = "情况";

/// Right behind a year that stands for itself, without a day, it is where something begins or ends: 2019年以前.
pub const BOUNDS_OF_YEARS: &[&str] = &["以前", "之前", "前", "及以前", "及之前"];
/// Right behind a year or a day something stands that goes on from there: 2016年以来.
pub const BOUNDS: &[&str] = &[
    "以来",
    "起",
    "开始",
    "至今",
    "以后",
    "之后",
    "后",
    "及以后",
    "及之后",
];
/// With these, words begin like one of [`BOUNDS`] and are none.
pub const NO_BOUNDS: &[&str] = &["起草", "起诉", "后勤", "后台"];
/// Right before a year, with one of [`BOUNDS`] somewhere behind it: 自2019年5月15日施行以来.
pub const FROM: &[&str] = &["自", "从", "自从", "始于", "由"];

/// Right before a year: this year is held against it.
pub const COMPARED_BEFORE: &[&str] = &[
    "比",
    "较",
    "与",
    "同",
    "和",
    "跟",
    "相较",
    "相较于",
    "相比",
    "相比于",
    "对比",
    "超",
    "超过",
    "高于",
    "低于",
    "多于",
    "少于",
    "同比",
    "优于",
];
/// Behind a year, in its clause, these say the same.
pub const COMPARED_BEHIND: &[&str] = &["相比", "同期", "同比", "基础上", "持平", "对比", "水平"];
/// In a sentence that names the report's year too, these hold the years against each other.
pub const COMPARED: &[&str] = &[
    "增长",
    "增加",
    "增至",
    "增幅",
    "多于",
    "减少",
    "减至",
    "少于",
    "下降",
    "上升",
    "提升",
    "提高",
    "降低",
    "持平",
    "同比",
    "相比",
    "分别",
    "翻番",
    "翻一番",
    "变化",
];

/// Behind an earlier year these name the report's own beside it: 2024年收到5件，今年收到6件.
pub const THIS_YEAR: &[&str] = &["今年", "本年"];

/// Near a year these say that it is an earlier one and why.
pub const EARLIER: &[&str] = &[
    "结转",
    "转入",
    "遗留",
    "跨年",
    "上年",
    "上一年",
    "去年",
    "往年",
    "历年",
    "前一年",
    "同期",
    "顺延",
    "延续至",
];

/// The verbs of making something known or by law: with 的 behind one of them, the year says which thing is meant
/// (2023年修订的《条例》).
pub const MADE: &[&str] = &[
    "制发",
    "印发",
    "出台",
    "发布",
    "公布",
    "颁布",
    "公开",
    "修订",
    "修正",
    "修改",
    "制定",
    "受理",
    "收到",
    "新收",
    "评估",
    "提出",
    "实施",
    "施行",
    "生效",
    "废止",
    "开通",
    "上线",
    "建成",
    "启用",
    "指出",
    "反馈",
    "确定",
    "通报",
    "下发",
    "编制",
    "签订",
    "立项",
    "承办",
    "答复",
    "办理",
    "发现",
    "存在",
    "形成",
    "通过",
    "机构改革",
    "批准",
    "设立",
    "开展",
];
/// What happens to an agency or a body once: a clause that ends with one says when.
pub const ONCE: &[&str] = &[
    "成立",
    "组建",
    "挂牌",
    "设立",
    "更名",
    "合并",
    "撤销",
    "撤并",
    "划转",
    "转隶",
    "机构改革",
    "揭牌",
    "建制",
];

/// What has a year of its own, and is dealt with in another: 2024年部门决算, 2024年度考核.
pub const THINGS: &[&str] = &[
    "决算",
    "预算",
    "年报",
    "报告",
    "总结",
    "公报",
    "考核",
    "考评",
    "评估",
    "评价",
    "测评",
    "审计",
    "绩效",
    "统计",
    "年鉴",
    "收支",
    "完成情况",
    "执行情况",
    "落实情况",
    "整改",
    "结果",
    "表彰",
    "先进",
    "优秀",
    "要点",
    "计划",
    "方案",
    "清单",
    "目录",
    "部署",
    "安排",
    "要求",
    "任务",
    "指标",
    "通报",
    "通知",
    "意见",
    "规定",
    "条例",
    "指南",
    "标准",
    "名单",
    "台账",
    "档案",
    "文件",
    "招生",
    "中考",
    "高考",
    "招聘",
    "录用",
    "补贴",
    "补助",
    "资金",
    "项目",
    "实事",
    "版",
    "届",
    "学年",
    "秋季",
    "春季",
    "年检",
    "白皮书",
    "蓝皮书",
    "排名",
    "第一批",
    "第二批",
    "问题清单",
    "存在问题",
    "反馈",
    "第一名",
    "名次",
    "等次",
    "等级",
    "称号",
    "奖",
];
/// These hold one of [`THINGS`] and are none: 现将2024年工作情况报告如下.
pub const NO_THINGS: &[&str] = &["报告如下", "汇报如下", "总结如下", "通报如下"];
/// Behind a year these begin what was done in it: what stands behind them is not the year's own.
pub const PREDICATES: &[&str] = &[
    "通过",
    "没有",
    "累计",
    "全年",
    "开展",
    "组织",
    "加强",
    "推进",
    "完善",
    "强化",
    "做好",
    "坚持",
    "严格",
    "认真",
    "深入",
    "持续",
    "公开",
    "公布",
    "发布",
    "收到",
    "受理",
    "办理",
    "答复",
    "办结",
    "制定",
    "制发",
    "印发",
    "修订",
    "召开",
    "举办",
    "新增",
    "新收",
    "更新",
    "健全",
    "落实",
    "按照",
    "根据",
    "围绕",
    "主动",
    "依法",
    "及时",
    "收取",
    "发生",
    "产生",
    "不存在",
    "接到",
    "接收",
    "处理",
    "进一步",
    "积极",
    "切实",
    "成立",
    "未收",
    "未发",
    "未出",
    "未因",
    "未有",
    "未产",
    "未接",
    "未受",
    "共收",
    "共公",
    "共发",
    "共受",
    "共制",
    "共办",
];
/// The same in one character, which counts right behind the year only.
pub const SHORT_PREDICATES: &[char] = &[
    '未', '无', '共', '以', '将', '把', '在', '对', '已', '均', '不', '从',
];
/// The subject of the report, whose words are no predicates.
pub const SUBJECTS: &[&str] = &[
    "政府信息公开",
    "政务信息公开",
    "信息公开",
    "政务公开",
    "依申请公开",
    "主动公开",
];
/// Behind [`SUBJECTS`]: that year's own work.
pub const WORK_OF: &str = "工作";

/// Right before a year: all that was done up to then is counted.
pub const UNTIL: &[&str] = &["截至", "截止", "截止到", "截至到"];
/// Right before a year: it is when something was done.
pub const WHEN: &[&str] = &["到", "至", "于", "在", "即", "自", "从"];
/// Right before a year: it is when what stands before was done.
pub const AT: &[char] = &['于', '在'];
/// With what the subject of a sentence ends beside the ends of agencies' names.
pub const SUBJECT_ENDS: &[&str] = &[
    "机关", "部门", "单位", "本级", "系统", "全县", "全市", "全区", "全省", "全镇", "全乡", "辖区", "机构",
    "旗", "县", "市", "区", "省", "州", "队", "所", "部", "处", "科", "办", "社", "署",
];
/// Before a year these make it that of what the work is about or rests on.
pub const ABOUT: &[&str] = &["针对", "对照", "对标", "聚焦", "整改"];

/// In a clause about a later year: it is what will be done.
pub const AHEAD: &[&str] = &[
    "将",
    "拟",
    "计划",
    "打算",
    "下一步",
    "明年",
    "下年",
    "下一年",
    "继续",
    "力争",
    "争取",
    "预计",
    "届时",
    "另行",
];
/// Right before a later year: by then something will be done.
pub const BY: &[&str] = &["到", "至", "结转", "转入", "顺延"];
/// Right behind a later year these say the same.
pub const BY_BEHIND: &[&str] = &["底", "末", "前", "之前", "以前"];
/// The last month of a new year in which the report of the last is made and issued: a date up to it is one of its own.
pub const ISSUED_BY: u32 = 4;
