//! A report while it is made: its unit, its figures and last year's, its prose; from it the report that is written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::dice::Dice;
use super::figures::{Figures, SIZES, Size};
use super::form::of_year;
use super::phrase::{Style, Teller};
use super::prose::{Pieces, Slip, prose};
use super::unit::Unit;
use crate::form::words::contact;
use crate::form::{DataPoint, EDITIONS, Kind};
use crate::report::text::Text;
use crate::report::unit::Unit as Money;
use crate::report::{Agency, AgencyKind, Fact, Located, Report, Signature, State};
use crate::source::Span;

/// The last year that is made up. It stands still, so that a seed makes the same for ever.
const LAST_YEAR: i32 = 2025;

/// What is asked of whom: how likely each of [`SIZES`] is, of a hundred.
const OF_GOVERNMENTS: [u64; 5] = [0, 5, 15, 40, 40];
const OF_DEPARTMENTS: [u64; 5] = [20, 30, 30, 18, 2];
const OF_TOWNS: [u64; 5] = [45, 35, 17, 3, 0];

/// A report of one year while it is made.
#[derive(Debug)]
pub struct Making {
    /// The year.
    pub year: i32,
    /// Its figures.
    pub figures: Figures,
    /// What is typed in a cell instead of its figure.
    pub cells: BTreeMap<DataPoint, Option<String>>,
    /// Its prose.
    pub pieces: Pieces,
    /// Its title, where the file gives one.
    pub title: Option<String>,
    /// The title that it has or would have.
    pub full_title: String,
    /// When it was signed, where it says.
    pub date: Option<NaiveDate>,
    /// The address of its site, where it says.
    pub website: Option<String>,
    /// The file of last year's report, where it names one.
    pub prior: Option<String>,
}

/// A unit with three years' figures: the report's, and those that sentences compare them with.
#[derive(Debug)]
pub struct Years {
    /// The unit.
    pub unit: Unit,
    /// The report's year.
    pub year: i32,
    /// Its figures, last year's, and those of the year before.
    pub figures: [Figures; 3],
}

impl Years {
    /// A unit and its figures.
    pub fn draw(dice: &mut Dice) -> Self {
        let unit = Unit::draw(dice);
        let first = EDITIONS.first().map_or(LAST_YEAR, |edition| edition.first_year);
        // The older form is in use no more: one report in six.
        let old = EDITIONS
            .first()
            .and_then(|edition| edition.last_year)
            .unwrap_or(first);
        let year = if dice.chance(16) {
            year_within(dice, first, old)
        } else {
            year_within(dice, old + 1, LAST_YEAR)
        };
        let size = size_of(&unit, dice);
        let mut draw =
            |year, last: Option<&Figures>| Figures::draw(of_year(year), year, &unit, size, last, dice);
        let before = draw(year - 2, None);
        let last = draw(year - 1, Some(&before));
        let now = draw(year, Some(&last));
        Self {
            year,
            figures: [now, last, before],
            unit,
        }
    }
}

fn year_within(dice: &mut Dice, first: i32, last: i32) -> i32 {
    let years = u64::try_from(last - first + 1).unwrap_or(1);
    first + i32::try_from(dice.below(years)).unwrap_or(0)
}

fn size_of(unit: &Unit, dice: &mut Dice) -> Size {
    let shares = match unit.kind {
        AgencyKind::Government => OF_GOVERNMENTS,
        AgencyKind::Department => OF_DEPARTMENTS,
        AgencyKind::Township => OF_TOWNS,
    };
    let mut drawn = dice.below(100);
    for (size, share) in SIZES.into_iter().zip(shares) {
        if drawn < share {
            return size;
        }
        drawn -= share;
    }
    SIZES[0]
}

/// What a report of one of the years is made with.
pub struct Plan<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// The year.
    pub year: i32,
    /// Its figures, and last year's.
    pub now: &'a Figures,
    /// See `now`.
    pub last: &'a Figures,
    /// What last year's report said.
    pub said: &'a BTreeSet<&'static str>,
    /// What is done wrong.
    pub slip: &'a Slip,
    /// Whether figures may stand as expressions: one in a cell that is wrong would be wrong in the prose too.
    pub expressions: bool,
}

impl Making {
    /// A report; what it said, for the next one.
    pub fn new(plan: &Plan<'_>, stream: &dyn Fn(u64) -> Dice) -> (Self, BTreeSet<&'static str>) {
        let mut dice = stream(1);
        let mut style = Style::draw(&mut dice);
        style.expressions &= plan.expressions;
        let mut teller = Teller {
            unit: plan.unit,
            year: plan.year,
            now: plan.now,
            last: plan.last,
            style,
            said: plan.said,
            saying: BTreeSet::new(),
        };
        let pieces = prose(&mut teller, plan.slip, stream);
        let title = dice.chance(12);
        let last_month = if plan.unit.kind == AgencyKind::Government {
            3
        } else {
            1
        };
        let month = u32::try_from(dice.within(1, last_month)).unwrap_or(1);
        let day = u32::try_from(dice.within(4, 28)).unwrap_or(4);
        let date = NaiveDate::from_ymd_opt(plan.year + 1, month, day).filter(|_| dice.chance(75));
        let website = dice.chance(40);
        let making = Self {
            year: plan.year,
            figures: plan.now.clone(),
            cells: BTreeMap::new(),
            pieces,
            title: title.then(|| plan.title(plan.year)),
            full_title: plan.title(plan.year),
            date,
            website: website.then(|| format!("http://zfxxgk.example/{}/", dice.within(100, 999))),
            prior: None,
        };
        (making, teller.saying)
    }

    /// The report.
    pub fn report(&self, unit: &Unit) -> Report {
        let edition = self.figures.form.edition;
        let points = self.figures.form.points.iter().zip(&self.figures.values);
        let facts = points.map(|(point, value)| (*point, self.fact(*point, value.normalize())));
        let prose = self.pieces.iter();
        let website = self.website.as_ref().map(|site| (contact::WEBSITE, site));
        let given = [
            (contact::ADDRESS, &unit.address),
            (contact::POSTCODE, &unit.postcode),
            (contact::TELEPHONE, &unit.telephone),
        ];
        let contact = given.into_iter().chain(website);
        Report {
            edition,
            year: Some(self.year),
            agency: Agency {
                name: Some(Text::written(&unit.name)),
                kind: unit.kind,
                level: unit.level,
                contact: contact.map(|(key, words)| (key, Text::written(words))).collect(),
            },
            title: self.title.as_ref().map(Text::written),
            prior: self.prior.as_ref().map(|file| Located {
                value: file.clone(),
                origin: Span::at(0).into(),
            }),
            prose: prose
                .map(|(key, passage)| (*key, Text::written(&passage.text)))
                .collect(),
            facts: facts.collect(),
            signature: Signature {
                present: self.date.is_some(),
                name: Some(Text::written(&unit.name)),
                date: self.date.map(|value| Located {
                    value,
                    origin: Span::at(0).into(),
                }),
            },
            waivers: Vec::new(),
            sealed: false,
            table_three: crate::report::TableThree::Auto,
            charts: false,
        }
    }

    fn fact(&self, point: DataPoint, value: Decimal) -> Fact {
        let typed = self.cells.get(&point);
        let (raw, state) = match typed {
            Some(None) => (String::new(), State::Blank),
            Some(Some(typed)) => {
                let number = typed.parse().map_or(State::Unread(None), State::Number);
                (typed.clone(), number)
            }
            None => (self.figure(point, value), State::Number(value)),
        };
        Fact {
            raw,
            state,
            unit: None,
            note: None,
            origin: Span::at(0).into(),
        }
    }
}

impl Making {
    /// A figure as it is typed: an amount with its unit, where its head does not state that.
    pub fn figure(&self, point: DataPoint, value: Decimal) -> String {
        let head = self.figures.form.edition.head(point);
        let bare = head
            .is_some_and(|head| head.kind == Kind::Amount && !head.label.contains(Money::TenThousand.word()));
        let unit = if bare && !value.is_zero() {
            Money::TenThousand.word()
        } else {
            ""
        };
        format!("{value}{unit}")
    }
}

impl Plan<'_> {
    /// The title of a year.
    pub fn title(&self, year: i32) -> String {
        format!("{}{year}年度{}", self.unit.name, crate::report::TITLE_WORDS)
    }
}
