//! A fault that was planted: what finds it, where, what is written there and what would be right.

use rust_decimal::Decimal;

use crate::form::DataPoint;

/// A fault that was planted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planted {
    /// The rule that finds it.
    pub rule: &'static str,
    /// Where: a cell of the form (申请.本年新收.总计) or a piece of the prose (总体情况).
    pub path: String,
    /// What is written there; empty where nothing is.
    pub written: String,
    /// What would be right; empty where nothing should be.
    pub right: String,
    /// Whether only the YAML file has it: what another format cannot say, or nobody sees without last year's report.
    pub only_in_yaml: bool,
    /// Whether it is found at another cell of the column: which of them is wrong the report does not tell.
    pub in_column: bool,
}

impl Planted {
    /// A fault in words.
    pub(super) fn new(
        rule: &'static str,
        path: impl Into<String>,
        written: impl Into<String>,
        right: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            path: path.into(),
            written: written.into(),
            right: right.into(),
            only_in_yaml: false,
            in_column: false,
        }
    }

    /// A fault in a cell.
    pub(super) fn cell(
        rule: &'static str,
        point: DataPoint,
        written: impl Into<String>,
        right: Decimal,
    ) -> Self {
        Self::new(rule, point.to_string(), written, right.normalize().to_string())
    }

    /// The same, where only the YAML file has it.
    pub(super) fn only_in_yaml(self) -> Self {
        Self {
            only_in_yaml: true,
            ..self
        }
    }
}
