//! The name of one figure: table, row path, column. It knows no edition.

use std::cmp::Ordering;
use std::fmt;

/// The deepest nesting of rows in the file: 办理结果.不予公开.国家秘密.
pub const MAX_DEPTH: usize = 3;

/// The keys that lead to a row within its table.
#[derive(Clone, Copy, Debug, Default, Eq)]
pub struct RowPath([&'static str; MAX_DEPTH]);

impl RowPath {
    /// This path with one key more; a transparent group (empty key) adds nothing.
    #[must_use]
    pub fn join(mut self, key: &'static str) -> Self {
        if !key.is_empty()
            && let Some(slot) = self.0.iter_mut().find(|k| k.is_empty())
        {
            *slot = key;
        }
        self
    }

    /// The keys, outermost first.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &'static str> + Clone + use<> {
        self.0.into_iter().filter(|k| !k.is_empty())
    }

    /// The innermost key.
    pub fn last(&self) -> &'static str {
        self.keys().next_back().unwrap_or("")
    }

    /// The path of the group that holds this row.
    #[must_use]
    pub fn parent(&self) -> Self {
        let mut path = *self;
        if let Some(slot) = path.0.iter_mut().rev().find(|k| !k.is_empty()) {
            *slot = "";
        }
        path
    }

    /// Whether this row is `group` or lies below it, `group` written with dots.
    pub fn is_within(&self, group: &str) -> bool {
        let mut keys = self.keys();
        group.split('.').all(|part| keys.next() == Some(part))
    }
}

/// Two keys in order. Most are the form's own literals, compared thousands of times for each report: the same literal at the
/// same place is the same key without a look at its letters.
#[inline]
fn compare(a: &'static str, b: &'static str) -> Ordering {
    if std::ptr::eq(a, b) {
        Ordering::Equal
    } else {
        a.cmp(b)
    }
}

/// Whether two keys are the same; of two literals that begin at different places most differ in length or at once.
#[inline]
fn same(a: &'static str, b: &'static str) -> bool {
    std::ptr::eq(a, b) || a == b
}

impl Ord for RowPath {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        let pairs = self.0.into_iter().zip(other.0);
        let mut orders = pairs.map(|(own, its)| compare(own, its));
        orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }
}

impl PartialOrd for RowPath {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for RowPath {
    fn eq(&self, other: &Self) -> bool {
        // The innermost keys differ most often.
        let mut pairs = self.0.into_iter().zip(other.0).rev();
        pairs.all(|(own, its)| same(own, its))
    }
}

impl Ord for DataPoint {
    fn cmp(&self, other: &Self) -> Ordering {
        compare(self.table, other.table)
            .then_with(|| self.row.cmp(&other.row))
            .then_with(|| compare(self.column, other.column))
    }
}

impl PartialOrd for DataPoint {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for DataPoint {
    fn eq(&self, other: &Self) -> bool {
        same(self.column, other.column) && self.row == other.row && same(self.table, other.table)
    }
}

impl fmt::Display for RowPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, key) in self.keys().enumerate() {
            if i > 0 {
                f.write_str(".")?;
            }
            f.write_str(key)?;
        }
        Ok(())
    }
}

/// One figure of the report: 申请.办理结果.予以公开.自然人.
#[derive(Clone, Copy, Debug, Eq)]
pub struct DataPoint {
    /// The key of the table's section.
    pub table: &'static str,
    /// The row.
    pub row: RowPath,
    /// The key of the column.
    pub column: &'static str,
}

impl fmt::Display for DataPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.table, self.row, self.column)
    }
}
