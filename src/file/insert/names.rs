//! The names of an expression: the levels of the file's keys, and what is noted where one leads to no figure.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};

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

/// A level of the file's keys.
#[derive(Debug)]
pub(super) struct Names {
    /// Where it stands.
    pub path: String,
    /// What is below it.
    pub entries: BTreeMap<&'static str, Entry>,
    log: Arc<Log>,
}

/// What a name stands for.
#[derive(Debug)]
pub(super) enum Entry {
    /// More names.
    Level(Arc<Names>),
    /// More names, put in order where one of them is asked for: few expressions name last year's figures.
    Later(Later),
    /// A figure.
    Number(Value),
    /// Words.
    Words(String),
    /// A figure of the report that is not filled: it has a finding of its own.
    Blank,
    /// Something that the report does not give, and that no other finding speaks of.
    Absent,
}

/// Names that are put in order once they are asked for.
pub(super) type Later = LazyLock<Arc<Names>, Box<dyn FnOnce() -> Arc<Names> + Send>>;

impl Object for Names {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        match self.entries.get(key) {
            Some(Entry::Level(names)) => Some(Value::from_dyn_object(Arc::clone(names))),
            Some(Entry::Later(names)) => Some(Value::from_dyn_object(Arc::clone(names))),
            Some(Entry::Number(value)) => Some(value.clone()),
            Some(Entry::Words(words)) => Some(Value::from(words.as_str())),
            Some(Entry::Blank) => {
                *lock(&self.log.blank) = true;
                Some(Value::from(0))
            }
            Some(Entry::Absent) => {
                lock(&self.log.absent).get_or_insert(format!("{}.{key}", self.path));
                Some(Value::from(0))
            }
            None => {
                let path = if self.path.is_empty() {
                    key.to_owned()
                } else {
                    format!("{}.{key}", self.path)
                };
                let known = self.entries.keys().map(|key| (*key).to_owned()).collect();
                lock(&self.log.missing).get_or_insert((path, known));
                None
            }
        }
    }
}

/// A lock whose holder cannot have panicked: expressions run on one thread.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The figures of a report, and its year.
pub(super) struct Figures {
    points: Vec<DataPoint>,
    values: Values,
    year: Option<i32>,
}

impl Figures {
    /// Those of a report, the figures of another edition's rows that were given too among them, whatever else is reported about
    /// those.
    pub fn of(report: &Report) -> Self {
        let given = report.facts.keys().copied();
        Self {
            points: report.edition.data_points().chain(given).collect(),
            values: report.values(),
            year: report.year,
        }
    }
}

/// A tree of names while it is filled.
#[derive(Default)]
pub(super) struct Tree(BTreeMap<&'static str, Branch>);

enum Branch {
    Tree(Tree),
    Leaf(Entry),
}

impl Tree {
    /// The figures of last year's report where there is none: names all the same, none of them filled.
    pub fn unfilled() -> Self {
        let mut tree = Self::default();
        for point in EDITIONS.iter().flat_map(|edition| edition.data_points()) {
            tree.point(point, Entry::Absent);
        }
        tree.put(&[keys::YEAR], Entry::Absent);
        tree
    }

    /// Puts an entry at a path.
    pub fn put(&mut self, path: &[&'static str], entry: Entry) {
        match path {
            [] => {}
            [last] => drop(self.0.insert(last, Branch::Leaf(entry))),
            [first, rest @ ..] => {
                let below = self.0.entry(first);
                if let Branch::Tree(below) = below.or_insert_with(|| Branch::Tree(Self::default())) {
                    below.put(rest, entry);
                }
            }
        }
    }

    /// Puts a figure at the path of its data point.
    fn point(&mut self, point: DataPoint, entry: Entry) {
        let keys: Vec<&'static str> = std::iter::once(point.table)
            .chain(point.row.keys())
            .chain([point.column])
            .collect();
        self.put(&keys, entry);
    }

    /// Puts every figure of a report, and its year.
    pub fn figures(&mut self, figures: &Figures) {
        for point in &figures.points {
            let entry = match figures.values.get(*point) {
                Some(value) => Entry::Number(number(value)),
                // 不适用 is not a number either.
                None => Entry::Blank,
            };
            self.point(*point, entry);
        }
        let year = figures.year;
        self.put(
            &[keys::YEAR],
            year.map_or(Entry::Blank, |y| Entry::Number(Value::from(y))),
        );
    }

    /// The names of the tree.
    pub fn names(self, path: &str, log: &Arc<Log>) -> Names {
        let entries = self
            .0
            .into_iter()
            .map(|(key, branch)| {
                let entry = match branch {
                    Branch::Leaf(entry) => entry,
                    Branch::Tree(tree) if path.is_empty() => Entry::Level(Arc::new(tree.names(key, log))),
                    Branch::Tree(tree) => Entry::Level(Arc::new(tree.names(&format!("{path}.{key}"), log))),
                };
                (key, entry)
            })
            .collect();
        Names {
            path: path.to_owned(),
            entries,
            log: Arc::clone(log),
        }
    }
}

fn number(value: Decimal) -> Value {
    value
        .to_i64()
        .filter(|_| value.fract().is_zero())
        .map_or_else(|| Value::from(value.to_f64().unwrap_or(f64::NAN)), Value::from)
}
