//! Relations and their terms in words.

use super::sums::{Sums, Term, add};
use crate::form::{Edition, Relation, RelationKind};

/// The most terms that are written with their zeros.
const MAX_TERMS_WITH_ZEROS: usize = 6;

/// A relation in words: 予以公开一行：9 + 0 = 9，总计填写为 6.
pub(super) fn describe_relation(sums: &Sums<'_>, relation: &Relation) -> String {
    let edition = sums.report.edition;
    let (left, right) = (
        sums.terms(&relation.left).unwrap_or_default(),
        sums.terms(&relation.right).unwrap_or_default(),
    );
    let (left_sum, right_sum) = (add(&left).unwrap_or_default(), add(&right).unwrap_or_default());
    let table = relation.assertion.table;
    match (relation.assertion.relation, relation.row, relation.column) {
        (RelationKind::Balance, _, column) => format!(
            "{}一列：第一项加第二项是 {}，第三项加第四项是 {}",
            column.unwrap_or_default(),
            left_sum,
            right_sum
        ),
        (_, Some(row), _) => format!(
            "{}一行：{} = {}，总计填写为 {}",
            edition.row_name(table, row),
            written(&right, "+"),
            right_sum,
            left_sum
        ),
        (_, None, column) => format!(
            "{}一列：各项合计 {}，{}填写为 {}",
            column.unwrap_or_default(),
            right_sum,
            left.first()
                .map_or_else(String::new, |t| edition.row_name(table, t.point.row)),
            left_sum
        ),
    }
}

/// The terms as they are added; zeros left out where there are many.
pub(in crate::check) fn written(terms: &[Term], plus: &str) -> String {
    let few = terms.len() <= MAX_TERMS_WITH_ZEROS;
    let shown: Vec<String> = terms
        .iter()
        .filter(|t| few || !t.value.is_zero())
        .map(|t| t.value.to_string())
        .collect();
    if shown.is_empty() {
        "0".to_owned()
    } else {
        shown.join(plus)
    }
}

/// Which terms are blanks that were taken as 0, to be said behind the advice.
pub(in crate::check) fn blanks<'a>(edition: &Edition, terms: impl Iterator<Item = &'a Term>) -> String {
    let names: Vec<String> = terms
        .filter(|t| t.blank)
        .map(|t| edition.point_name(t.point))
        .collect();
    match names.as_slice() {
        [] => String::new(),
        [first, _, _, _, ..] => format!("（{first}等 {} 格没有填，按 0 计）", names.len()),
        _ => format!("（{}没有填，按 0 计）", names.join("、")),
    }
}
