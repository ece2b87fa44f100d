//! Reports as an agency could write them: either form, filled in part or whole, prose in every shape that prose may have.

mod prose;

use std::collections::BTreeMap;
use std::fmt;

use nianbao::file::new::new;
use nianbao::file::write::write;
use nianbao::form::{DataPoint, EDITIONS, Edition, Kind, TOTAL};
use nianbao::report::text::Text;
use nianbao::report::{Fact, Located, Part, ProseKey, Report, State};
use nianbao::report::{figure, unit::Unit};
use nianbao::source::Span;
use proptest::prelude::*;
use proptest::sample::select;

use self::prose::{line, note, part};

/// Names of agencies of every kind, short and long.
const AGENCIES: &[&str] = &[
    "甲县人民政府",
    "乙市交通运输局",
    "丙区人民政府办公室",
    "丁镇人民政府",
    "戊街道办事处",
    "某省己市庚区人力资源和社会保障局",
    "辛自治县发展和改革委员会",
    "壬乡人民政府",
    "国家税务总局癸市税务局第二税务分局",
];

/// A figure as it is typed: its text, a unit written apart, its note.
type Given = (String, Option<Unit>, Option<String>);

fn given(kind: Kind, may_not_apply: bool) -> BoxedStrategy<Given> {
    let plain = match kind {
        Kind::Count => prop_oneof![3 => Just(0_u32), 2 => 1..300_u32, 1 => 300..2_000_000_u32]
            .prop_map(|n| (n.to_string(), None))
            .boxed(),
        Kind::Change => (-99..500_i32).prop_map(|n| (n.to_string(), None)).boxed(),
        Kind::Amount => {
            let number = prop_oneof![
                (0..5000_u32).prop_map(|n| n.to_string()),
                (0..5000_u32, 1..1_000_000_u32).prop_map(|(whole, part)| format!("{whole}.{part:06}")),
            ];
            let unit = select(&[None, Some(Unit::Yuan), Some(Unit::TenThousand)]);
            prop_oneof![
                (number.clone(), unit),
                number.prop_map(|number| (format!("{number}万元"), None)),
            ]
            .boxed()
        }
    };
    let noted =
        (plain, proptest::option::weighted(0.1, note())).prop_map(|((raw, unit), note)| (raw, unit, note));
    let odd = select(&[
        "新增1条",
        "300.6万",
        "1,136",
        "２７",
        "约30",
        "减4",
        "260余",
        "007",
    ]);
    let blank = if may_not_apply { "不适用" } else { "" };
    prop_oneof![
        30 => noted,
        2 => Just((String::new(), None, None)),
        1 => Just((blank.to_owned(), None, None)),
        1 => odd.prop_map(|raw| (raw.to_owned(), None, None)),
    ]
    .boxed()
}

fn fact(kind: Kind, (raw, unit, note): Given) -> Fact {
    let state = match (unit, figure::read(&raw, kind).state) {
        (Some(unit), State::Number(value)) => State::Number(unit.to_form(value).unwrap()),
        (_, state) => state,
    };
    Fact {
        raw,
        state,
        unit,
        note,
        origin: Span::at(0).into(),
    }
}

/// Figures for a whole form; in some reports the totals of a table are left to be computed.
fn facts(edition: &'static Edition) -> impl Strategy<Value = BTreeMap<DataPoint, Fact>> {
    let all: Vec<_> = edition
        .data_points()
        .map(|point| {
            let kind = edition.kind(point).unwrap();
            let may_not_apply = edition.table(point.table).unwrap().may_not_apply;
            given(kind, may_not_apply).prop_map(move |given| (point, fact(kind, given)))
        })
        .collect();
    let left_out = proptest::option::weighted(0.2, select(&["申请", "复议诉讼"]));
    (all, left_out).prop_map(|(facts, left_out)| {
        let mut facts: BTreeMap<DataPoint, Fact> = facts.into_iter().collect();
        for (point, fact) in &mut facts {
            if point.column == TOTAL && Some(point.table) == left_out {
                fact.raw.clear();
                fact.note = None;
                fact.state = State::Computed;
            }
        }
        facts
    })
}

/// Whom to ask: two details at least, for one alone is no address.
fn contact() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let all = [
        ("地址", "甲市乙区中山路12号（东门）2楼"),
        ("邮编", "315800"),
        ("电话", "0574-89285667"),
        ("传真", "88408559"),
        ("电子邮箱", "zwgk_2@a-b.gov.cn"),
        ("网址", "http://www.a.gov.cn/col/col1229/index.html"),
    ];
    prop_oneof![
        1 => Just(Vec::new()),
        3 => proptest::sample::subsequence(all.to_vec(), 2..=all.len())
            .prop_map(|some| some.into_iter().map(|(key, value)| (key, value.to_owned())).collect()),
    ]
}

/// The preamble: none, so that the usual one is composed; none at all; or words of the agency's own.
fn preamble() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        3 => Just(None),
        1 => Just(Some(String::new())),
        4 => proptest::collection::vec(line(), 1..4).prop_map(|lines| Some(lines.concat())),
    ]
}

/// Name and date at the end; none; no name; no date.
type Signed = Option<(Option<&'static str>, Option<(u32, u32)>)>;

fn signed() -> impl Strategy<Value = Signed> {
    let date = (1..=12_u32, 1..=28_u32);
    prop_oneof![
        1 => Just(None),
        1 => Just(Some((None, None))),
        4 => (proptest::option::of(select(AGENCIES)), date).prop_map(|(name, date)| Some((name, Some(date)))),
    ]
}

/// A title of the agency's own words, or none.
fn titled(form: usize, agency: &str, year: i32) -> Option<String> {
    Some(match form {
        1 => format!("{agency}{year}年度政府信息公开工作年度报告"),
        2 => format!("{year}年{agency}政府信息公开工作年度报告"),
        3 => format!("{agency}\n{year}年政府信息公开工作年度报告"),
        4 => format!("{agency}{year}年政府信息公开年度报告"),
        _ => return None,
    })
}

/// A report that shows itself as its file.
pub struct Sensible(pub Report);

impl fmt::Debug for Sensible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&write(&self.0, None))
    }
}

prop_compose! {
    /// A report of either edition.
    pub fn sensible()(which in 0..EDITIONS.len())(
        facts in facts(EDITIONS[which]),
        edition in Just(EDITIONS[which]),
        agency in select(AGENCIES),
        year in EDITIONS[which].first_year..EDITIONS[which].first_year + 2,
        title in 0..8_usize,
        contact in contact(),
        preamble in preamble(),
        parts in proptest::collection::vec(proptest::option::weighted(0.7, part()), 12),
        signed in signed(),
        sealed in any::<bool>(),
    ) -> Sensible {
        let mut report = new(edition, year, agency, None);
        report.facts = facts;
        report.title = titled(title, agency, year).map(Text::written);
        report.sealed = sealed;
        report.agency.contact = contact.into_iter().map(|(key, value)| (key, Text::written(value))).collect();
        report.signature.present = signed.is_some();
        report.signature.name = signed.and_then(|s| s.0).map(Text::written);
        report.signature.date = signed.and_then(|s| s.1).map(|(month, day)| Located {
            value: chrono::NaiveDate::from_ymd_opt(year + 1, month, day).unwrap(),
            origin: Span::at(0).into(),
        });
        report.prose.clear();
        if let Some(words) = preamble {
            report.prose.insert(ProseKey::whole("引言"), Text::written(words));
        }
        let mut parts = parts.into_iter();
        for section in edition.sections() {
            let keys: &[Part] = if section.table.is_some() { &[Part::Before, Part::After] } else { &[Part::Whole] };
            for part in keys {
                let words = parts.next().flatten();
                // A part without a table says something.
                let words = words.or_else(|| (*part == Part::Whole).then(|| "无。\n".to_owned()));
                if let Some(words) = words {
                    report.prose.insert(ProseKey { section: section.key, part: *part }, Text::written(words));
                }
            }
        }
        Sensible(report)
    }
}
