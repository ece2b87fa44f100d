//! What must add up (勾稽关系), to be shown at the figure under the caret: each relation with its terms, and what its two sides
//! make.

use serde::Serialize;

use super::arithmetic::sums::{Sums, add};
use crate::form::{DataPoint, Edition, Relation};
use crate::report::Report;

/// A relation with its terms; it stays the same while a report is filled.
#[derive(Debug, Serialize)]
pub struct RelationView {
    /// The row or the column that it is about: 予以公开, 自然人.
    pub name: String,
    /// The terms of its two sides.
    pub sides: [Vec<TermView>; 2],
}

/// A term of a relation.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// The path of the figure.
    pub path: String,
    /// What it is called within the relation: its column where that is about a row, its row where it is about a column.
    pub name: String,
}

/// What a relation makes of the figures.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct RelationValues {
    /// What each side adds up to, nothing filled taken as 0; none where a figure cannot be read.
    pub sides: [Option<String>; 2],
    /// By how much they differ, where that is judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub off: Option<String>,
}

/// The relations of a form.
pub fn views(edition: &'static Edition) -> Vec<RelationView> {
    let relations = edition.relations().iter();
    relations.map(|relation| view(edition, relation)).collect()
}

fn view(edition: &'static Edition, relation: &Relation) -> RelationView {
    let table = relation.assertion.table;
    let name = match (relation.row, relation.column) {
        (Some(row), _) => edition.row_name(table, row),
        (None, column) => column.unwrap_or_default().to_owned(),
    };
    let term = |point: &DataPoint| TermView {
        path: point.to_string(),
        name: match relation.row {
            Some(_) => point.column.to_owned(),
            None => edition.row_name(table, point.row),
        },
    };
    let side = |points: &[DataPoint]| points.iter().map(term).collect();
    RelationView {
        name,
        sides: [side(&relation.left), side(&relation.right)],
    }
}

/// What each relation makes of a report's figures, in the order of [`views`].
pub fn values(report: &Report) -> Vec<RelationValues> {
    let sums = Sums::new(report);
    let side = |points: &[DataPoint]| {
        let sum = add(&sums.terms(points)?)?;
        Some(sum.normalize().to_string())
    };
    let relations = report.edition.relations().iter();
    relations
        .map(|relation| {
            let off = sums.residual(relation).filter(|off| !off.is_zero());
            RelationValues {
                sides: [side(&relation.left), side(&relation.right)],
                off: off.map(|off| off.abs().normalize().to_string()),
            }
        })
        .collect()
}
