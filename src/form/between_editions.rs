//! What one edition's form counts in one place and another's in another: the figures of a report on one form, as far as they can
//! stand on the other. Figures of the same name in both are the same; what is listed here is the same under two names.

use super::edition::Edition;
use super::point::{DataPoint, RowPath};

/// A row of figures of an older edition, and the row or the group of rows of a newer one that counts the same.
#[derive(Debug)]
struct Successor {
    /// The older edition, and the newer.
    editions: [&'static str; 2],
    /// The key of the table.
    table: &'static str,
    /// The path of the row on the older form, and that of the row or the group on the newer.
    rows: [&'static str; 2],
    /// The columns of the two rows where they have other names.
    columns: Option<[&'static str; 2]>,
}

const EDITIONS: [&str; 2] = ["2019", "2021"];

/// How many decisions were taken: the newer form asks for nothing else of these matters.
const fn decisions(row: &'static str) -> Successor {
    Successor {
        editions: EDITIONS,
        table: "主动公开",
        rows: [row, row],
        columns: Some(["处理决定数量", "本年处理决定数量"]),
    }
}

/// What was newly made in a year and what was issued in it, what was open to the public and what is in force are not the same, and
/// are not listed.
static SUCCESSORS: &[Successor] = &[
    decisions("行政许可"),
    decisions("行政处罚"),
    decisions("行政强制"),
    // 其他处理 was one row, and is three.
    Successor {
        editions: EDITIONS,
        table: "申请",
        rows: ["办理结果.其他处理", "办理结果.其他处理"],
        columns: None,
    },
];

/// Figures of two editions' forms that count the same: the sum of the one side is that of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counterpart {
    /// On the first form.
    pub first: Vec<DataPoint>,
    /// On the second.
    pub second: Vec<DataPoint>,
}

/// What counts the same on two forms, in the order of the first. A figure that stands in none of them has no counterpart.
pub fn counterparts(first: &'static Edition, second: &'static Edition) -> Vec<Counterpart> {
    let mut out: Vec<Counterpart> = Vec::new();
    for point in first.data_points() {
        let of_second = if second.contains(point) {
            vec![point]
        } else {
            renamed(first, second, point)
        };
        // Several of the first are one of the second.
        match out.iter_mut().find(|known| known.second == of_second) {
            _ if of_second.is_empty() => {}
            Some(known) => known.first.push(point),
            None => out.push(Counterpart {
                first: vec![point],
                second: of_second,
            }),
        }
    }
    out
}

/// What counts the same as a figure under another name.
fn renamed(first: &'static Edition, second: &'static Edition, point: DataPoint) -> Vec<DataPoint> {
    for successor in SUCCESSORS.iter().filter(|s| s.table == point.table) {
        let here = if successor.editions == [first.id, second.id] {
            0
        } else if successor.editions == [second.id, first.id] {
            1
        } else {
            continue;
        };
        let column = |at: usize| successor.columns.map(|columns| columns[at]);
        if !point.row.is_within(successor.rows[here]) || column(here).is_some_and(|key| key != point.column) {
            continue;
        }
        let wanted = column(1 - here).unwrap_or(point.column);
        let rows = second.table(point.table).map(super::table::Table::rows);
        let within = |path: &RowPath| path.is_within(successor.rows[1 - here]);
        return rows
            .into_iter()
            .flatten()
            .filter(|leaf| within(&leaf.path))
            .map(|leaf| DataPoint {
                row: leaf.path,
                column: wanted,
                ..point
            })
            .filter(|point| second.contains(*point))
            .collect();
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(first: &str, second: &str) -> Vec<Counterpart> {
        counterparts(Edition::find(first).unwrap(), Edition::find(second).unwrap())
    }

    #[test]
    fn a_row_that_became_three_counts_what_they_count_together() {
        let newer = of("2019", "2021");
        let split: Vec<_> = newer.iter().filter(|c| c.second.len() > 1).collect();
        assert_eq!(split.len(), 7, "one for each applicant");
        assert!(split.iter().all(|c| c.first.len() == 1 && c.second.len() == 3));
        let decided: Vec<String> = newer
            .iter()
            .filter(|c| c.first[0].table == "主动公开")
            .map(|c| format!("{} {}", c.first[0], c.second[0]))
            .collect();
        assert_eq!(
            decided,
            [
                "主动公开.行政许可.处理决定数量 主动公开.行政许可.本年处理决定数量",
                "主动公开.行政处罚.处理决定数量 主动公开.行政处罚.本年处理决定数量",
                "主动公开.行政强制.处理决定数量 主动公开.行政强制.本年处理决定数量",
            ]
        );
    }

    #[test]
    fn what_counts_the_same_does_so_both_ways() {
        let there = of("2019", "2021");
        let mut back: Vec<Counterpart> = of("2021", "2019")
            .into_iter()
            .map(|c| Counterpart {
                first: c.second,
                second: c.first,
            })
            .collect();
        back.sort_by_key(|c| c.first.clone());
        let mut sorted = there.clone();
        sorted.sort_by_key(|c| c.first.clone());
        assert_eq!(sorted, back);
    }

    #[test]
    fn every_name_that_is_listed_is_one_of_its_form() {
        for successor in SUCCESSORS {
            for (at, id) in successor.editions.iter().enumerate() {
                let edition = Edition::find(id).unwrap();
                let there = edition.data_points().any(|p| {
                    p.table == successor.table
                        && p.row.is_within(successor.rows[at])
                        && successor.columns.is_none_or(|columns| columns[at] == p.column)
                });
                assert!(there, "{successor:?} {id}");
            }
        }
    }

    #[test]
    fn a_form_is_its_own_counterpart() {
        let all = of("2021", "2021");
        assert_eq!(all.len(), Edition::current().data_points().count());
        assert!(all.iter().all(|c| c.first == c.second));
    }
}
