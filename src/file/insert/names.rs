//! The names of an expression: the levels of the file's keys, and what is noted where one leads to no figure.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::form::{DataPoint, EDITIONS};
use crate::report::values::Values;
use crate::report::{Report, keys};

/// A name that an expression may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What it prints; none where it has names below it.
    pub value: Option<String>,
}

/// What the names of an expression led to.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// The first name that is none, with those of its level.
    pub missing: Mutex<Option<(String, Vec<String>)>>,
    /// Whether a figure was named that is not filled.
    pub blank: Mutex<bool>,
    /// The first thing named that the report does not give.
    pub absent: Mutex<Option<String>>,
}

/// A level of the file's keys. What is below it is put in order when one of its names is asked for: most expressions name one
/// figure of hundreds.
#[derive(Debug)]
pub(super) struct Names {
    /// Where it stands.
    pub path: String,
    figures: Arc<Figures>,
    /// The figures below it, whose keys begin with its own, …
    points: Vec<DataPoint>,
    /// … which are so many.
    depth: usize,
    entries: OnceLock<BTreeMap<&'static str, Entry>>,
    log: Arc<Log>,
}

/// What a name stands for.
#[derive(Debug)]
pub(super) enum Entry {
    /// More names.
    Level(Arc<Names>),
    /// A figure of the tables.
    Figure(DataPoint),
    /// The year.
    Year(i32),
    /// Words.
    Words(String),
    /// A figure of the report that is not filled: it has a finding of its own.
    Blank,
    /// Something that the report does not give, and that no other finding speaks of.
    Absent,
}

/// What stands behind a name.
pub(super) enum Given {
    /// More names.
    Level(Arc<Names>),
    /// A number.
    Value(Value),
    /// Words.
    Words(String),
    /// Nothing yet; 不适用 is no number either.
    Blank,
    /// Nothing.
    Absent,
}

impl Names {
    /// The names of the figures of a report, and of its year.
    pub fn of(figures: Figures, path: &str, log: &Arc<Log>) -> Self {
        Self {
            path: path.to_owned(),
            points: figures.points.clone(),
            figures: Arc::new(figures),
            depth: 0,
            entries: OnceLock::new(),
            log: Arc::clone(log),
        }
    }

    /// A level of these names and no figures.
    pub fn listed(entries: BTreeMap<&'static str, Entry>, path: &str, log: &Arc<Log>) -> Self {
        Self {
            entries: OnceLock::from(entries),
            ..Self::of(Figures::default(), path, log)
        }
    }

    /// The same names with others beside them.
    pub fn with(self, others: impl IntoIterator<Item = (&'static str, Entry)>) -> Self {
        let mut entries = self.in_order();
        entries.extend(others);
        Self {
            entries: OnceLock::from(entries),
            ..self
        }
    }

    /// What is below it.
    pub fn entries(&self) -> &BTreeMap<&'static str, Entry> {
        self.entries.get_or_init(|| self.in_order())
    }

    /// What an entry of these names is, without its being noted as used.
    pub fn given(&self, entry: &Entry) -> Given {
        match entry {
            Entry::Level(names) => Given::Level(Arc::clone(names)),
            Entry::Figure(point) => match &self.figures.values {
                Some(values) => values
                    .get(*point)
                    .map_or(Given::Blank, |it| Given::Value(number(it))),
                None => Given::Absent,
            },
            Entry::Year(year) => Given::Value(Value::from(*year)),
            Entry::Words(words) => Given::Words(words.clone()),
            Entry::Blank => Given::Blank,
            Entry::Absent => Given::Absent,
        }
    }

    fn in_order(&self) -> BTreeMap<&'static str, Entry> {
        let mut below: BTreeMap<&'static str, Below> = BTreeMap::new();
        for point in &self.points {
            let mut keys = keys_of(*point).skip(self.depth);
            let Some(key) = keys.next() else { continue };
            if keys.next().is_none() {
                below.insert(key, Below::Figure(*point));
                continue;
            }
            match below.entry(key).or_insert_with(|| Below::Figures(Vec::new())) {
                Below::Figures(points) => points.push(*point),
                // 其他 is a column of one edition's row and a row of another's group: the first counts.
                Below::Figure(_) => {}
            }
        }
        let entries = below
            .into_iter()
            .map(|(key, below)| (key, self.entry(key, below)));
        let year = self.figures.year.as_ref().filter(|_| self.depth == 0);
        entries
            .chain(year.map(|year| (keys::YEAR, year.entry())))
            .collect()
    }

    fn entry(&self, key: &str, below: Below) -> Entry {
        match below {
            Below::Figure(point) => Entry::Figure(point),
            Below::Figures(points) => Entry::Level(Arc::new(Self {
                path: self.path_of(key),
                figures: Arc::clone(&self.figures),
                points,
                depth: self.depth + 1,
                entries: OnceLock::new(),
                log: Arc::clone(&self.log),
            })),
        }
    }

    /// The path of a name of it.
    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    /// A figure that is not filled: it prints as that, whatever is computed with it.
    fn blank(&self) -> Value {
        *lock(&self.log.blank) = true;
        Value::from(0)
    }

    /// Something that the report does not give.
    fn absent(&self, key: &str) -> Value {
        lock(&self.log.absent).get_or_insert(format!("{}.{key}", self.path));
        Value::from(0)
    }
}

/// What is below a key: one figure, or those of more keys.
enum Below {
    Figure(DataPoint),
    Figures(Vec<DataPoint>),
}

/// The keys that lead to a figure.
fn keys_of(point: DataPoint) -> impl Iterator<Item = &'static str> {
    let rows = point.row.keys();
    std::iter::once(point.table).chain(rows).chain([point.column])
}

impl Object for Names {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        let Some(entry) = self.entries().get(key) else {
            let known = self.entries().keys().map(|key| (*key).to_owned()).collect();
            lock(&self.log.missing).get_or_insert((self.path_of(key), known));
            return None;
        };
        Some(match self.given(entry) {
            Given::Level(names) => Value::from_dyn_object(names),
            Given::Value(value) => value,
            Given::Words(words) => Value::from(words),
            Given::Absent => self.absent(key),
            Given::Blank => self.blank(),
        })
    }
}

/// A lock whose holder cannot have panicked: expressions run on one thread.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The figures of a report, and its year.
#[derive(Debug, Default)]
pub(super) struct Figures {
    points: Vec<DataPoint>,
    /// Their numbers; none where there is no report.
    values: Option<Values>,
    year: Option<Year>,
}

/// The year of a report, as far as there is one.
#[derive(Debug)]
enum Year {
    Given(i32),
    Blank,
    Absent,
}

impl Year {
    const fn entry(&self) -> Entry {
        match self {
            Self::Given(year) => Entry::Year(*year),
            Self::Blank => Entry::Blank,
            Self::Absent => Entry::Absent,
        }
    }
}

impl Figures {
    /// Those of a report, the figures of another edition's rows that were given too among them, whatever else is reported about
    /// those.
    pub fn of(report: &Report) -> Self {
        let given = report.facts.keys().copied();
        Self {
            points: report.edition.data_points().chain(given).collect(),
            values: Some(report.values()),
            year: Some(report.year.map_or(Year::Blank, Year::Given)),
        }
    }

    /// Those of last year's report where there is none: names all the same, none of them filled.
    pub fn absent() -> Self {
        Self {
            points: EDITIONS
                .iter()
                .flat_map(|edition| edition.data_points())
                .collect(),
            values: None,
            year: Some(Year::Absent),
        }
    }
}

fn number(value: Decimal) -> Value {
    value
        .to_i64()
        .filter(|_| value.fract().is_zero())
        .map_or_else(|| Value::from(value.to_f64().unwrap_or(f64::NAN)), Value::from)
}
