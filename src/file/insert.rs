//! Inserted figures: `{{申请.本年新收.总计}}`, sums, differences and shares of figures, evaluated as Jinja expressions.
//!
//! Roots are the file's keys, 机关, 年度 and 上年 (last year's report). A name that the report does not have is a fault; a
//! figure that is not filled prints 【未填】, whatever is computed with it.

mod fault;
mod names;

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::{Environment, Error, UndefinedBehavior, Value};
use rust_decimal::prelude::FromPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::report::keys;
use crate::report::marks::UNFILLED;
use crate::report::{Report, State};
use fault::{absent, no_result, syntax, unknown};
use names::{Entry, Figures, Given, Log, Names, lock};

pub use fault::Fault;
pub use names::Named;

/// The root under which last year's figures are named.
pub const LAST_YEAR: &str = "上年";
/// An expression longer than this is not one.
const MAX_LEN: usize = 400;
/// Amounts have at most six decimals; what a computation leaves behind the eighth is not the agency's figure.
const DECIMALS: u32 = 8;

/// The figures that expressions may name.
pub struct Scope {
    environment: Environment<'static>,
    root: Value,
    log: Arc<Log>,
}

impl Scope {
    /// The figures of a report whose prose is not read yet, and of last year's.
    pub fn new(report: &Report, prior: Option<&Report>) -> Self {
        let log = Arc::new(Log::default());
        let mut agency: BTreeMap<&'static str, Entry> = BTreeMap::new();
        let name = [(keys::NAME, report.agency.name.as_ref())];
        let contact = report.agency.contact.iter().map(|(key, text)| (*key, Some(text)));
        for (key, text) in name.into_iter().chain(contact) {
            // A report without its agency's name has a finding of its own.
            let entry = text.map_or(Entry::Blank, |t| Entry::Words(t.as_str().to_owned()));
            agency.insert(key, entry);
        }
        for key in keys::contact_keys() {
            agency.entry(key).or_insert(Entry::Absent);
        }
        let agency = Names::listed(agency, keys::AGENCY, &log);
        let last = Names::of(prior.map_or_else(Figures::absent, Figures::of), LAST_YEAR, &log);
        let names = Names::of(Figures::of(report), "", &log).with([
            (keys::AGENCY, Entry::Level(Arc::new(agency))),
            (LAST_YEAR, Entry::Level(Arc::new(last))),
        ]);

        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.add_filter("百分比", percentage);
        let root = Value::from_object(names);
        Self {
            environment,
            root,
            log,
        }
    }

    /// What may be named below a level, with what it prints; nothing where there is no such level. What the report does not give is
    /// left out: it could only be named by mistake.
    pub fn names(&self, level: &[&str]) -> Vec<Named> {
        let mut own: Option<Arc<Names>> = self.root.downcast_object();
        for key in level {
            own = own.and_then(|own| match own.entries().get(*key) {
                Some(Entry::Level(below)) => Some(Arc::clone(below)),
                _ => None,
            });
        }
        let Some(own) = own else { return Vec::new() };
        let named = own.entries().iter().filter_map(|(name, entry)| {
            let value = match own.given(entry) {
                Given::Level(_) => None,
                Given::Value(value) => Some(print(&value).ok()?),
                Given::Words(words) => Some(words),
                Given::Blank => Some(UNFILLED.to_owned()),
                Given::Absent => return None,
            };
            let name = (*name).to_owned();
            Some(Named { name, value })
        });
        named.collect()
    }

    /// What an expression prints.
    pub fn evaluate(&self, expression: &str) -> Result<String, Fault> {
        let expression = expression.trim();
        let allowed = |c: char| c.is_alphanumeric() || c.is_whitespace() || "._+-*/()|,".contains(c);
        if expression.is_empty() || expression.len() > MAX_LEN || expression.contains("**") {
            return Err(syntax());
        }
        if let Some(odd) = expression.chars().find(|c| !allowed(*c)) {
            return Err(Fault {
                message: format!("{{{{}}}} 里不能有“{odd}”"),
                ..syntax()
            });
        }
        *lock(&self.log.missing) = None;
        *lock(&self.log.blank) = false;
        *lock(&self.log.absent) = None;
        let compiled = self
            .environment
            .compile_expression(expression)
            .map_err(|_| syntax())?;
        let result = compiled.eval(self.root.clone());
        if let Some((path, known)) = lock(&self.log.missing).take() {
            return Err(unknown(&path, &known));
        }
        if let Some(path) = lock(&self.log.absent).take() {
            return Err(absent(&path));
        }
        if *lock(&self.log.blank) {
            return Ok(UNFILLED.to_owned());
        }
        print(&result.map_err(|_| no_result())?)
    }
}

fn print(value: &Value) -> Result<String, Fault> {
    if let Some(words) = value.as_str() {
        return Ok(words.to_owned());
    }
    if let Some(level) = value.downcast_object_ref::<Names>() {
        let next: Vec<&str> = level.entries().keys().take(4).copied().collect();
        let next = next.join("、");
        return Err(Fault {
            message: format!("{{{{{}}}}} 不是一个数，还要写到具体的一格", level.path),
            help: format!("下一级有：{next}"),
        });
    }
    if let Ok(whole) = i64::try_from(value.clone()) {
        return Ok(whole.to_string());
    }
    let decimal = f64::try_from(value.clone()).ok().and_then(Decimal::from_f64);
    decimal
        .map(|d| d.round_dp(DECIMALS).normalize().to_string())
        .ok_or_else(no_result)
}

fn percentage(share: &Value, places: u32) -> Result<Value, Error> {
    let wrong = || Error::new(minijinja::ErrorKind::InvalidOperation, "not a share");
    let share = f64::try_from(share.clone())
        .ok()
        .and_then(Decimal::from_f64)
        .ok_or_else(wrong)?;
    let percent = share.checked_mul(Decimal::ONE_HUNDRED).ok_or_else(wrong)?;
    // Beyond its precision a binary fraction is noise: 12.5 % must not become 12.499999.
    let rounded = percent
        .round_dp(DECIMALS)
        .round_dp_with_strategy(places.min(DECIMALS), RoundingStrategy::MidpointAwayFromZero);
    Ok(Value::from(format!(
        "{rounded:.*}%",
        usize::try_from(places.min(DECIMALS)).unwrap_or(0)
    )))
}

impl State {
    /// The number, where there is one that is certain.
    pub const fn number(self) -> Option<Decimal> {
        match self {
            Self::Number(value) => Some(value),
            Self::Unread(value) => value,
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{DataPoint, Edition};
    use crate::report::{AgencyKind, State};

    /// A report whose figures are 3 where `filled` says so, and blank elsewhere.
    fn scope(filled: impl Fn(DataPoint) -> bool) -> Scope {
        let mut report =
            crate::file::new::new(Edition::current(), 2021, "某局", Some(AgencyKind::Department));
        for (point, fact) in &mut report.facts {
            if filled(*point) {
                fact.state = State::Number(Decimal::from(3));
            }
        }
        Scope::new(&report, None)
    }

    #[test]
    fn figures_sums_and_shares_are_printed() {
        let scope = scope(|_| true);
        for (expression, printed) in [
            ("申请.本年新收.总计", "3"),
            ("申请.本年新收.总计 + 申请.上年结转.总计", "6"),
            ("申请.本年新收.总计 - 申请.上年结转.总计", "0"),
            ("(申请.本年新收.总计 / 7) | 百分比(2)", "42.86%"),
            ("(1 / 8)|百分比(1)", "12.5%"),
            ("(1 / 8)|百分比(0)", "13%"),
            ("0.1 + 0.2", "0.3"),
            ("年度 + 1", "2022"),
            ("机关.名称", "某局"),
        ] {
            assert_eq!(scope.evaluate(expression).as_deref(), Ok(printed), "{expression}");
        }
    }

    #[test]
    fn a_figure_that_is_not_filled_is_said_to_be_so_and_never_0() {
        let scope = scope(|p| p.table != "申请");
        for expression in ["申请.本年新收.总计", "申请.本年新收.总计 + 1"] {
            assert_eq!(
                scope.evaluate(expression).as_deref(),
                Ok(UNFILLED),
                "{expression}"
            );
        }
    }

    #[test]
    fn what_may_be_named_is_listed_level_by_level() {
        let scope = scope(|p| p.table != "申请");
        let names = |level: &[&str]| -> Vec<String> {
            let names = scope.names(level).into_iter();
            names
                .map(|own| format!("{}={}", own.name, own.value.unwrap_or_default()))
                .collect()
        };
        assert!(names(&[]).contains(&"申请=".to_owned()) && names(&[]).contains(&"年度=2021".to_owned()));
        assert_eq!(names(&["机关"]), ["名称=某局"]);
        assert!(names(&["申请", "本年新收"]).contains(&format!("总计={UNFILLED}")));
        assert!(names(&["复议诉讼", "行政复议"]).contains(&"总计=3".to_owned()));
        for nowhere in [&["上年", "申请", "本年新收"][..], &["年度"], &["没有"]] {
            assert!(names(nowhere).is_empty(), "{nowhere:?}");
        }
    }

    #[test]
    fn what_the_report_does_not_give_is_a_fault() {
        let scope = scope(|_| true);
        for expression in ["上年.年度", "上年.申请.本年新收.总计", "机关.电话"] {
            assert!(
                scope
                    .evaluate(expression)
                    .is_err_and(|f| f.message.contains("没有填写")),
                "{expression}"
            );
        }
    }

    #[test]
    fn what_names_nothing_is_a_fault() {
        let scope = scope(|_| true);
        let fault = |expression| scope.evaluate(expression).unwrap_err();
        assert!(fault("申请.本年新收.总记").help.contains("总计"));
        assert!(fault("申请.本年新收").message.contains("具体的一格"));
        assert!(fault("1 / 0").message.contains("算不出"));
        for expression in [
            "",
            "申请.",
            "'x' * 100000000",
            "[1][0]",
            "2 ** 99999",
            &"(".repeat(399),
            "a（b）",
        ] {
            assert!(!fault(expression).message.is_empty(), "{expression}");
        }
    }
}
