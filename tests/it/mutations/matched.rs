//! A figure that is wrong and totals of it that are wrong too, above all those that were typed to match it: what the
//! relations of the form break then is seldom at the figure itself.

use nianbao::form::{DataPoint, Kind};
use nianbao::report::figure;
use nianbao::sample::slips::slips;

use super::outcome::{Outcome, Stated};
use super::trial::Trial;
use super::{APPLICATIONS, step};

/// A figure of table 3 with its totals: of its row, of its column, of both.
struct Totals {
    cell: DataPoint,
    row: DataPoint,
    column: Option<DataPoint>,
    corner: Option<DataPoint>,
}

/// Figures that are typed at once.
type Typed = Vec<(DataPoint, String)>;

/// What is typed wrong, with all the ways it can be in a report.
type Way = (&'static str, fn(&Trial, &Totals, &str) -> Vec<Typed>);

const WAYS: [Way; 7] = [
    ("row total to match", |report, totals, typed| {
        matched(report, totals, typed, &[Some(totals.row)])
    }),
    ("column total to match", |report, totals, typed| {
        matched(report, totals, typed, &[totals.column])
    }),
    ("both to match", |report, totals, typed| {
        matched(report, totals, typed, &[Some(totals.row), totals.column])
    }),
    ("column and last total to match", |report, totals, typed| {
        matched(report, totals, typed, &[totals.column, totals.corner])
    }),
    ("all three to match", |report, totals, typed| {
        matched(
            report,
            totals,
            typed,
            &[Some(totals.row), totals.column, totals.corner],
        )
    }),
    ("row total, another slip", |report, totals, typed| {
        beside(report, totals, typed, Some(totals.row))
    }),
    ("column total, another slip", |report, totals, typed| {
        beside(report, totals, typed, totals.column)
    }),
];

/// The figure and these totals, each by as much as the figure; none where the form has no such total, or a total would be
/// less than 0.
fn matched(report: &Trial, totals: &Totals, typed: &str, more: &[Option<DataPoint>]) -> Vec<Typed> {
    let number = |figure: &str| figure.parse::<i64>().expect("a count");
    let by = number(typed) - number(report.figure(totals.cell));
    let others = more.iter().map(|total| {
        let value = number(report.figure((*total)?)) + by;
        (value >= 0).then(|| Some((total.as_ref().copied()?, value.to_string())))?
    });
    let first = Some((totals.cell, typed.to_owned()));
    let all: Option<Typed> = [first].into_iter().chain(others).collect();
    all.into_iter().collect()
}

/// The figure and a total of it, with every slip that leaves a count.
fn beside(report: &Trial, totals: &Totals, typed: &str, total: Option<DataPoint>) -> Vec<Typed> {
    let Some(total) = total else {
        return Vec::new();
    };
    let slips = counts(report.figure(total));
    let both = slips.map(|slip| vec![(totals.cell, typed.to_owned()), (total, slip)]);
    both.collect()
}

/// The slips of a figure that leave a count.
fn counts(figure: &str) -> impl Iterator<Item = String> {
    let typed = slips(figure).into_iter().map(|(_, typed)| typed);
    typed.filter(|typed| figure::read(typed, Kind::Count).flaw.is_none())
}

/// Every figure of table 3 that is a part of a row.
fn figures(report: &Trial) -> Vec<Totals> {
    let points = report.points(APPLICATIONS);
    let rows: Vec<&[DataPoint]> = points.chunks(7).collect();
    let last = rows.len() - 2;
    let outcome = |row: usize| (2..last).contains(&row);
    let of_row = |(at, row): (usize, &&[DataPoint])| -> Vec<Totals> {
        let cells = row[..6].iter().enumerate().map(|(column, cell)| Totals {
            cell: *cell,
            row: row[6],
            column: outcome(at).then(|| rows[last][column]),
            corner: outcome(at).then(|| rows[last][6]),
        });
        cells.collect()
    };
    rows.iter().enumerate().flat_map(of_row).collect()
}

/// Draws the table of these slips, all reports together.
pub fn matched_totals(reports: &[&Trial], stated: &mut Option<Stated>, out: &mut String) -> Outcome {
    let mut all = Outcome::default();
    out.push_str(&Outcome::head(&format!("{:<32}", "figure and")));
    for (name, way) in WAYS {
        let mut outcome = Outcome::default();
        let mut drawn = 0;
        for report in reports {
            for totals in figures(report) {
                for typed in counts(report.figure(totals.cell)) {
                    for typed in way(report, &totals, &typed) {
                        drawn += 1;
                        if drawn % step() != 0 {
                            continue;
                        }
                        let truth = typed
                            .iter()
                            .map(|(point, _)| (*point, report.figure(*point).to_owned()));
                        outcome.count(report, &report.told(&typed), &truth.collect::<Vec<_>>());
                    }
                }
            }
        }
        if let Some(stated) = stated {
            outcome = stated.next(name, drawn, &outcome);
        }
        out.push_str(&outcome.line(&format!("{name:<32}")));
        all.add(&outcome);
    }
    all
}
