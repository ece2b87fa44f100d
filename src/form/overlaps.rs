//! Which figures several units may report of the same thing, so that their sum counts it more than once. All figures of the form
//! can be added up: it asks each agency for what that agency made, decided, took in and was asked. Of these a reader of the sum
//! must look again.

use super::point::DataPoint;

/// Columns whose sum may count one thing twice.
#[derive(Debug)]
pub struct Overlap {
    /// The key of the table.
    pub table: &'static str,
    /// The columns.
    columns: &'static [&'static str],
    /// Why, for a person.
    pub why: &'static str,
}

static OVERLAPS: &[Overlap] = &[
    Overlap {
        table: "主动公开",
        columns: &[
            "本年制发件数",
            "本年废止件数",
            "现行有效件数",
            "本年新制作数量",
            "本年新公开数量",
            "对外公开总数量",
        ],
        why: "几个单位联合制发的文件，如果各单位都报了，合计里会重复计算",
    },
    Overlap {
        table: "主动公开",
        columns: &["上一年项目数量", "本年增减"],
        why: "同一个事项由几个单位（例如各乡镇）分别实施的，合计是各单位项目数之和，不是全县的项目数",
    },
];

/// What may be counted twice in the sum of a figure; none where nothing may.
pub fn overlap(point: DataPoint) -> Option<&'static Overlap> {
    OVERLAPS
        .iter()
        .find(|overlap| overlap.table == point.table && overlap.columns.contains(&point.column))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::EDITIONS;

    #[test]
    fn every_column_that_is_listed_is_one_of_the_form() {
        for (table, column) in OVERLAPS
            .iter()
            .flat_map(|o| o.columns.iter().map(|c| (o.table, *c)))
        {
            let mut points = EDITIONS.iter().flat_map(|edition| edition.data_points());
            assert!(points.any(|p| p.table == table && p.column == column), "{column}");
        }
    }
}
