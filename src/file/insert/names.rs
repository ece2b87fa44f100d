//! The names of an expression: the levels of the file's keys, and what is noted where one leads to no figure.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::form::DataPoint;
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
    pub entries: BTreeMap<String, Entry>,
    log: Arc<Log>,
}

/// What a name stands for.
#[derive(Clone, Debug)]
pub(super) enum Entry {
    /// More names.
    Level(Arc<Names>),
    /// A figure.
    Number(Value),
    /// Words.
    Words(String),
    /// A figure of the report that is not filled: it has a finding of its own.
    Blank,
    /// Something that the report does not give, and that no other finding speaks of.
    Absent,
}

impl Object for Names {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        match self.entries.get(key) {
            Some(Entry::Level(names)) => Some(Value::from_dyn_object(Arc::clone(names))),
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
                let known = self.entries.keys().cloned().collect();
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

/// A tree of names while it is filled.
#[derive(Default)]
pub(super) struct Tree(BTreeMap<String, Branch>);

enum Branch {
    Tree(Tree),
    Leaf(Entry),
}

impl Tree {
    /// Puts an entry at a path.
    pub fn put(&mut self, path: &[&str], entry: Entry) {
        match path {
            [] => {}
            [last] => drop(self.0.insert((*last).to_owned(), Branch::Leaf(entry))),
            [first, rest @ ..] => {
                let below = self
                    .0
                    .entry((*first).to_owned())
                    .or_insert_with(|| Branch::Tree(Self::default()));
                if let Branch::Tree(below) = below {
                    below.put(rest, entry);
                }
            }
        }
    }

    /// Puts a figure at the path of its data point.
    pub fn point(&mut self, point: DataPoint, entry: Entry) {
        let keys: Vec<&str> = std::iter::once(point.table)
            .chain(point.row.keys())
            .chain([point.column])
            .collect();
        self.put(&keys, entry);
    }

    /// Puts every figure of a report, and its year.
    pub fn figures(&mut self, report: &Report) {
        let values = report.values();
        // Figures of another edition's rows were given too, whatever else is reported about them.
        let given = report.facts.keys().copied();
        for point in report.edition.data_points().chain(given) {
            let entry = match values.get(point) {
                Some(value) => Entry::Number(number(value)),
                // 不适用 is not a number either.
                None => Entry::Blank,
            };
            self.point(point, entry);
        }
        self.put(
            &[keys::YEAR],
            report
                .year
                .map_or(Entry::Blank, |y| Entry::Number(Value::from(y))),
        );
    }

    /// Puts a whole tree below a key.
    pub fn put_tree(&mut self, key: &str, tree: Self) {
        self.0.insert(key.to_owned(), Branch::Tree(tree));
    }

    /// The names of the tree.
    pub fn names(self, path: &str, log: &Arc<Log>) -> Names {
        let entries = self
            .0
            .into_iter()
            .map(|(key, branch)| {
                let below = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                let entry = match branch {
                    Branch::Leaf(entry) => entry,
                    Branch::Tree(tree) => Entry::Level(Arc::new(tree.names(&below, log))),
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
