//! What the names of agencies consist of, and what kind and level of agency that makes of their bearers.

/// The end of the name of a government.
pub const GOVERNMENT: &str = "人民政府";
/// What the name of a government has before [`GOVERNMENT_SHORT`]; a title may leave that word out.
pub const PEOPLES: &str = "人民";
/// The same as offices of one are called: 市政府办公室.
pub const GOVERNMENT_SHORT: &str = "政府";

/// The ends of the names of townships, before [`GOVERNMENT`] or alone.
pub const TOWNSHIPS: &[char] = &['镇', '乡'];
/// The ends of the names of sub-districts and their offices.
pub const SUBDISTRICTS: &[&str] = &["街道", "街道办事处"];

/// The ends of the names of counties and districts, whose governments cannot make rules (立法法).
pub const COUNTIES: &[char] = &['县', '区', '旗'];
/// The ends of the names of provinces, cities and autonomous prefectures, whose governments may.
pub const RULE_MAKERS: &[char] = &['省', '市', '州'];
/// The end of the names of autonomous regions, which are provinces.
pub const AUTONOMOUS_REGION: &str = "自治区";

/// The ends of the names of places: a report in the name of the place is its government's.
pub const PLACES: &[&str] = &["省", "市", "县", "区", "旗", "州", "盟", AUTONOMOUS_REGION];
/// These end like the name of a place and have no government: zones of a purpose, parts of other bodies, unions.
pub const NOT_PLACES: &[&str] = &[
    "开发区",
    "高新区",
    "保税区",
    "风景区",
    "名胜区",
    "旅游区",
    "度假区",
    "园区",
    "示范区",
    "试验区",
    "实验区",
    "合作区",
    "管理区",
    "保护区",
    "自贸区",
    "贸易区",
    "集聚区",
    "产业区",
    "工业区",
    "经开区",
    "社区",
    "校区",
    "院区",
    "库区",
    "片区",
    "小区",
    "灌区",
    "战区",
    "军区",
    "联盟",
    "城市",
    "超市",
    "公司",
    "地市",
];

/// Whether a name is that of a place, and not of a body in it: a report in its name is its government's.
pub fn is_place(name: &str) -> bool {
    let within = |ends: &[&str]| {
        ends.iter()
            .any(|end| name.ends_with(end) && name.len() > end.len())
    };
    within(PLACES) && !NOT_PLACES.iter().any(|end| name.ends_with(end))
}

/// The ends of the names of bodies that stand in for a government, or report for one, as far as a name shows.
pub const LIKE_GOVERNMENTS: &[&str] = &[
    "政府办公厅",
    "省政府办公室",
    "市政府办公室",
    "市人民政府办公室",
    "州人民政府办公室",
    "管理委员会",
    "管委会",
    "行政公署",
];

/// The ends of the names of general offices.
pub const GENERAL_OFFICES: &[&str] = &["办公厅", "办公室"];
/// What the names of governments' own offices hold.
pub const GOVERNMENT_OFFICE: &str = "政府办公";

/// The ends of the names of the offices at the head of leagues and prefectures, which a province sends and no congress elects:
/// they cannot make rules.
pub const SENT_OFFICES: &[&str] = &["盟行政公署", "地区行政公署", "盟行署", "地区行署"];

/// With what the names of departments of the State Council begin: 国家税务总局, 中国民用航空局.
pub const OF_THE_STATE: &[&str] = &["国家", "中国", "中华人民共和国", "国务院", "海关总署"];
/// A department of the State Council that is called otherwise.
pub const AUDIT_OFFICE: &str = "审计署";
/// The end of the names of ministries.
pub const MINISTRY: char = '部';
/// What the name of a ministry does not hold: 某县人民武装部.
pub const LOCAL: &[char] = &['省', '市', '县', '区', '州'];

/// The ends of the names of agencies of any kind.
pub const ENDS: &[&str] = &[
    GOVERNMENT,
    GOVERNMENT_SHORT,
    "办公室",
    "办公厅",
    "街道办事处",
    "办事处",
    "街道",
    "委员会",
    "管委会",
    "管理局",
    "分局",
    "总局",
    "局",
    "厅",
    "委",
    "镇",
    "乡",
    "院",
    "中心",
    "支队",
    "总队",
    "学校",
    "公司",
    "集团",
    "站",
];
