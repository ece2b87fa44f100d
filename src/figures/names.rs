//! What the parts of an account are called: in Chinese for people, in English for programs. The English names are a contract.

use crate::check::{Against, Nature, Verdict};
use crate::prose::other_numbers::Other;
use crate::prose::quantity::{Precision, Unit};
use crate::prose::reach::{Scope, Term};

/// A name for people and one for programs.
pub(super) type Names = (&'static str, &'static str);

pub(super) const fn of_verdict(verdict: Verdict) -> Names {
    match verdict {
        Verdict::Agrees => ("符合", "agrees"),
        Verdict::Disagrees => ("不符", "disagrees"),
        Verdict::Unchecked => ("无从核对", "unchecked"),
        Verdict::NoQuantity => ("不是数量", "no-quantity"),
    }
}

pub(super) const fn of_nature(nature: &Nature) -> Names {
    match nature {
        Nature::Quantity(_) => ("数量", "quantity"),
        Nature::Other(Other::Date) => ("日期", "date"),
        Nature::Other(Other::Duration) => ("期限", "duration"),
        Nature::Other(Other::DocumentNumber) => ("文号", "document-number"),
        Nature::Other(Other::Title) => ("文件名称", "title"),
        Nature::Other(Other::Ordinal) => ("序号", "ordinal"),
        Nature::Other(Other::Address) => ("地址、号码", "address"),
        Nature::Other(Other::HotLine) => ("热线号码", "hot-line"),
        Nature::Other(Other::SetPhrase | Other::InWords) => ("固定说法", "set-phrase"),
        Nature::Other(Other::Expression) => ("没有代入的引用", "expression"),
        Nature::Other(Other::Uncounted) => ("没有单位", "uncounted"),
    }
}

pub(super) const fn of_against(against: Against) -> Names {
    match against {
        Against::Form => ("表里", "form"),
        Against::Text => ("文中", "text"),
        Against::OwnTable => ("自制表格", "own-table"),
        Against::Prior => ("上年报告", "prior"),
        Against::Law => ("规定", "law"),
        Against::Calendar => ("年份", "calendar"),
    }
}

/// None where the words do not say.
pub(super) const fn of_scope(scope: Scope) -> Option<Names> {
    match scope {
        Scope::Unsaid => None,
        Scope::Agency => Some(("本机关", "agency")),
        Scope::Area => Some(("全域", "area")),
        Scope::Other => Some(("其他单位", "other-unit")),
    }
}

/// None where the words do not say; a year that is named is its own name.
pub(super) fn of_term(term: Term) -> Option<(String, String)> {
    let (words, id) = match term {
        Term::Unsaid => return None,
        Term::ThisYear => ("本年", "this-year"),
        Term::LastYear => ("上年", "last-year"),
        Term::NextYear => ("下年", "next-year"),
        Term::PartOfYear => ("年内一段", "part-of-year"),
        Term::Years => ("多年", "several-years"),
        Term::Year(year) => return Some((format!("{year}年"), year.to_string())),
    };
    Some((words.to_owned(), id.to_owned()))
}

pub(super) const fn of_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count(word) => word,
        Unit::Yuan => "元",
        Unit::Percent => "%",
        Unit::Points => "个百分点",
    }
}

pub(super) const fn of_precision(precision: Precision) -> Names {
    match precision {
        Precision::Exact => ("准确", "exact"),
        Precision::Rounded(_) => ("舍入", "rounded"),
        Precision::Within(..) => ("约数", "about"),
    }
}
