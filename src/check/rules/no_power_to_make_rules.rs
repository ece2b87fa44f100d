//! 规章 at a body that cannot make them.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Severity, declare_rule};
use crate::form::RULES;
use crate::form::agencies::{
    AUDIT_OFFICE, AUTONOMOUS_REGION, COUNTIES, GENERAL_OFFICES, GOVERNMENT, GOVERNMENT_OFFICE,
    GOVERNMENT_SHORT, LOCAL, MINISTRY, OF_THE_STATE, RULE_MAKERS, SENT_OFFICES, is_place,
};
use crate::form::cities::{is_city, is_city_of_county_rank};
use crate::report::{Agency, AgencyKind, Level};

declare_rule! {
    /// Rules reported by a body that cannot make them.
    pub static RULE = {
        id: "no-power-to-make-rules", title: "没有规章制定权的机关填了规章", severity: [Error, Warning],
        basis: "立法法 第九十一条、第九十三条",
        what: "表二“规章”一行填了不为 0 的数，而填表的是乡镇、街道（错误）；是县、区、旗政府（错误）；是县级市的政府，或盟、地区的行政公署（警告）；是地方的部门（警告）。国务院部门、从名称看不出级别的市政府、省市政府的办公厅（室）填了的不算。",
        why: "规章只能由国务院部门，省、自治区、直辖市，以及设区的市、自治州的人民政府制定；多半是把规范性文件填成了规章。",
        fix: "规章一行填 0，文件填到规范性文件一行；确有制定权的，在“机关”下写明级别。",
    };
}

/// All figures of the row are one finding, at the first that is not 0.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let Some(severity) = severity(&report.agency) else {
        return Vec::new();
    };
    let values = &subject.values;
    let given: Vec<_> = report
        .edition
        .data_points()
        .filter(|p| p.row.last() == RULES)
        .filter_map(|p| Some((p, values.get(p)?, report.facts.get(&p)?)))
        .filter(|(_, value, _)| !value.is_zero())
        .collect();
    let Some((first, _, fact)) = given.first() else {
        return Vec::new();
    };
    let figures: Vec<String> = given
        .iter()
        .map(|(p, value, _)| format!("{} {value}", p.column))
        .collect();
    let name = report.agency_name();
    let mut found = Diagnostic::new(
        &RULE,
        format!("{name}没有规章制定权，而规章填写了{}", figures.join("、")),
    )
    .severity(severity)
    .at(fact.origin.clone())
    .about(*first)
    .help("规章一行填 0，文件填到规范性文件一行；确有制定权的，在“机关”下写明级别");
    for (point, value, fact) in &given[1..] {
        found = found.related(
            fact.origin.clone(),
            Some(*point),
            format!("{} {value}", point.column),
        );
    }
    vec![found]
}

/// The severity where this agency has made rules; none where it may have the power.
fn severity(agency: &Agency) -> Option<Severity> {
    let name = agency.name.as_ref()?.as_str().trim();
    match agency.kind {
        AgencyKind::Township => Some(Severity::Error),
        AgencyKind::Government => match agency.level {
            Some(Level::County | Level::Township) => Some(Severity::Error),
            Some(_) => None,
            None if place(name).ends_with(COUNTIES) && !is_province(name) => Some(Severity::Error),
            None => {
                let sent = SENT_OFFICES.iter().any(|end| name.ends_with(end));
                (sent || is_city_of_county_rank(place(name))).then_some(Severity::Warning)
            }
        },
        AgencyKind::Department => department(name, agency.level),
    }
}

/// What stands in a name before 人民政府 or 政府.
fn place(name: &str) -> &str {
    name.split(GOVERNMENT)
        .next()
        .and_then(|head| head.split(GOVERNMENT_SHORT).next())
        .unwrap_or(name)
}

fn is_province(name: &str) -> bool {
    place(name).ends_with(AUTONOMOUS_REGION)
}

fn department(name: &str, level: Option<Level>) -> Option<Severity> {
    let office = GENERAL_OFFICES.iter().any(|end| name.ends_with(end));
    let of_government = name.contains(GOVERNMENT_OFFICE);
    // The office of a provincial or city government reports for it; without a level, the name shows which it is.
    let reports_for_rule_maker = of_government
        && match level {
            Some(Level::Province | Level::City) => office,
            Some(_) => false,
            None => place(name).ends_with(RULE_MAKERS) || is_province(name),
        };
    // A place under 部门 is its government all the same.
    let is_rule_maker = level.is_none() && (is_city(name) || is_place(name) && name.ends_with(RULE_MAKERS));
    let of_the_state = level == Some(Level::State) || (level.is_none() && is_ministry(name));
    (!reports_for_rule_maker && !is_rule_maker && !of_the_state).then_some(Severity::Warning)
}

/// Departments of the State Council: 财政部, 国家税务总局, 中国民用航空局, 审计署, 海关总署.
fn is_ministry(name: &str) -> bool {
    OF_THE_STATE.iter().any(|head| name.starts_with(head))
        || name == AUDIT_OFFICE
        || (name.ends_with(MINISTRY) && !name.contains(LOCAL))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn judged(name: &str, level: Option<Level>) -> Option<Severity> {
        let source = Source::new("a", format!("名称: {name}"));
        let root = crate::yaml::parse(&source).root.unwrap();
        let text = crate::file::scalar::text(&source, root.get("名称").unwrap());
        severity(&Agency {
            kind: AgencyKind::from_name(name),
            name: text,
            level,
            contact: Vec::new(),
        })
    }

    #[test]
    fn names_that_leave_it_open_are_not_judged() {
        for name in [
            "宁波市人民政府",
            "浙江省人民政府",
            "广西壮族自治区人民政府",
            "延边朝鲜族自治州人民政府",
            "浙江宁波市人民政府",
            "某市人民政府",
            "东莞市人民政府",
            "浙江省人民政府办公厅",
            "宁波市人民政府办公厅",
            "宿迁市",
            "上海市",
            "浙江省",
            "广西壮族自治区",
            "延边朝鲜族自治州",
            "财政部",
            "国家税务总局",
            "中国民用航空局",
        ] {
            assert_eq!(judged(name, None), None, "{name}");
        }
        assert_eq!(judged("某某区人民政府", Some(Level::City)), None);
    }

    #[test]
    fn bodies_without_the_power_are_found() {
        for name in [
            "瞻岐镇人民政府",
            "白鹤街道",
            "宁海县人民政府",
            "北仑区人民政府",
            "阿拉善左旗人民政府",
            "宁海县",
            "宁波市北仑区",
            "阿拉善左旗",
        ] {
            assert_eq!(judged(name, None), Some(Severity::Error), "{name}");
        }
        assert_eq!(
            judged("义乌市人民政府", Some(Level::County)),
            Some(Severity::Error)
        );
        for name in [
            "义乌市人民政府",
            "浙江省昆山市人民政府",
            "义乌市",
            "某盟行政公署",
            "宁海县财政局",
            "北仑区人民政府办公室",
            "宁波市财政局",
            "浙江省教育厅",
            "宁波高新区",
        ] {
            assert_eq!(judged(name, None), Some(Severity::Warning), "{name}");
        }
    }
}
