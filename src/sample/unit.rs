//! Units that there are none of: what they are called, how they call themselves, how they are reached.

use super::dice::Dice;
use super::wordings::words;
use crate::report::{AgencyKind, Level};

/// A unit that reports.
#[derive(Debug)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: AgencyKind,
    /// Its level, where it is one whose power depends on it.
    pub level: Option<Level>,
    /// How many times more a unit of this kind does than the smallest.
    pub scale: u64,
    /// How it calls itself.
    pub own: String,
    /// What its site is called.
    pub site: String,
    /// Its account in social media.
    pub account: String,
    /// Who does the work.
    pub office: &'static str,
    /// Where it sits, what it is reached by.
    pub address: String,
    /// Its postcode: of a range that the post has given to nobody.
    pub postcode: String,
    /// Its telephone, behind an area code of nobody's.
    pub telephone: String,
}

/// The kinds of units, of a hundred: the share of a county's or city's own report, departments, townships and sub-districts.
const KINDS: [(u64, Sort); 6] = [
    (6, Sort::City),
    (12, Sort::County),
    (40, Sort::Department),
    (22, Sort::Town),
    (6, Sort::Township),
    (14, Sort::Subdistrict),
];

#[derive(Clone, Copy, Debug)]
enum Sort {
    City,
    County,
    Department,
    Town,
    Township,
    Subdistrict,
}

impl Unit {
    /// A unit.
    pub fn draw(dice: &mut Dice) -> Self {
        let mut one = |group: &str| dice.pick(&words(group)).copied().unwrap_or_default();
        let city = one("市");
        let (county, district) = (one("县"), one("区"));
        let (road, office, account) = (one("路"), one("科室"), one("新媒体"));
        let (department, town, street) = (one("部门"), one("镇"), one("街道"));
        let mut drawn = dice.below(100);
        let sort = KINDS.iter().find(|(share, _)| {
            let found = drawn < *share;
            drawn = drawn.saturating_sub(*share);
            found
        });
        let sort = sort.map_or(Sort::Department, |(_, sort)| *sort);
        let county = if dice.chance(60) {
            format!("{county}县")
        } else {
            format!("{city}市{district}区")
        };
        let of_city = dice.chance(35);
        let place = match sort {
            Sort::City => format!("{city}市"),
            Sort::Department if of_city => format!("{city}市"),
            _ => county,
        };
        let (name, kind, scale, group, called) = match sort {
            Sort::City => (
                format!("{place}人民政府"),
                AgencyKind::Government,
                60,
                "政府",
                place.clone(),
            ),
            Sort::County => (
                format!("{place}人民政府"),
                AgencyKind::Government,
                20,
                "政府",
                place.clone(),
            ),
            Sort::Department => (
                format!("{place}{department}"),
                AgencyKind::Department,
                if of_city { 6 } else { 3 },
                "部门",
                format!("{place}{department}"),
            ),
            Sort::Town => (
                format!("{place}{town}镇人民政府"),
                AgencyKind::Township,
                1,
                "镇",
                format!("{town}镇"),
            ),
            Sort::Township => (
                format!("{place}{town}乡人民政府"),
                AgencyKind::Township,
                1,
                "乡",
                format!("{town}乡"),
            ),
            Sort::Subdistrict => (
                format!("{place}{street}街道办事处"),
                AgencyKind::Township,
                1,
                "街道",
                format!("{street}街道"),
            ),
        };
        let own = dice
            .pick(&words(&format!("自称.{group}")))
            .copied()
            .unwrap_or_default();
        let rank = if matches!(sort, Sort::City) {
            "市"
        } else if place.ends_with('县') {
            "县"
        } else {
            "区"
        };
        Self {
            level: matches!(sort, Sort::City).then_some(Level::City),
            scale,
            own: own.replace("<级>", rank),
            site: format!("{place}人民政府网站"),
            account: format!("{called}{account}"),
            office,
            address: format!("{place}{road}{}号", dice.within(1, 299)),
            postcode: format!("9990{}", dice.within(10, 99)),
            telephone: format!("0600-8{}", dice.within(100_000, 999_999)),
            name,
            kind,
        }
    }
}
