//! Figures that were typed in the wrong place: one cell aside, a row one column aside, two rows in each other's place.

use nianbao::form::DataPoint;

use super::outcome::{Outcome, Stated};
use super::trial::{Told, Trial};
use super::{APPLICATIONS, step};

/// What is typed, and the words that tell of it where several cells at once are meant.
type Typed = (Vec<(DataPoint, String)>, Vec<String>);

/// What goes astray, with all the ways it can in a report.
type Kind = (&'static str, fn(&[Vec<DataPoint>], &Trial) -> Vec<Typed>);

const KINDS: [Kind; 4] = [
    ("one row too low", |rows, report| {
        let neighbours = rows.windows(2).flat_map(|pair| pair[0].iter().zip(&pair[1]));
        neighbours
            .filter_map(|(from, to)| aside(report, *from, *to))
            .collect()
    }),
    ("one column aside", |rows, report| {
        let neighbours = rows.iter().flat_map(|row| row.windows(2));
        neighbours
            .filter_map(|pair| aside(report, pair[0], pair[1]))
            .collect()
    }),
    ("row one column on", |rows, report| {
        rows.iter().filter_map(|row| shifted(report, row)).collect()
    }),
    ("rows exchanged", |rows, report| {
        let neighbours = rows.windows(2);
        neighbours
            .filter_map(|pair| exchanged(report, &pair[0], &pair[1]))
            .collect()
    }),
];

/// A figure in the cell beside its own, which holds nothing.
fn aside(report: &Trial, from: DataPoint, to: DataPoint) -> Option<Typed> {
    let (figure, beside) = (report.figure(from), report.figure(to));
    (figure != "0" && beside == "0")
        .then(|| (vec![(from, "0".to_owned()), (to, figure.to_owned())], Vec::new()))
}

/// The parts of a row one column to the right, the last of them lost: it was 0.
fn shifted(report: &Trial, row: &[DataPoint]) -> Option<Typed> {
    let parts = &row[..row.len() - 1];
    let figures: Vec<&str> = parts.iter().map(|point| report.figure(*point)).collect();
    let filled = figures.iter().filter(|figure| **figure != "0").count();
    if filled < 2 || figures[figures.len() - 1] != "0" {
        return None;
    }
    let moved = ["0"].into_iter().chain(figures.iter().copied());
    let all = parts.iter().copied().zip(moved.map(str::to_owned));
    let words = format!("可能是{}一行的数往右填错了一栏", row_name(report, row));
    Some((changed(report, all), vec![words]))
}

fn row_name(report: &Trial, row: &[DataPoint]) -> String {
    report.report.edition.row_name(APPLICATIONS, row[0].row)
}

fn exchanged(report: &Trial, upper: &[DataPoint], lower: &[DataPoint]) -> Option<Typed> {
    let pairs = upper.iter().zip(lower);
    let both = pairs.flat_map(|(a, b)| [(*a, report.figure(*b)), (*b, report.figure(*a))]);
    let typed = changed(report, both.map(|(point, figure)| (point, figure.to_owned())));
    // Two outcomes in each other's place add up as before.
    let words = vec![
        "可能是".to_owned(),
        row_name(report, upper),
        row_name(report, lower),
    ];
    (typed.len() > 4 && !report.told(&typed).is_empty()).then_some((typed, words))
}

fn changed(report: &Trial, all: impl Iterator<Item = (DataPoint, String)>) -> Vec<(DataPoint, String)> {
    all.filter(|(point, figure)| report.figure(*point) != figure)
        .collect()
}

/// Draws the table of these slips, all reports together.
pub fn astray(reports: &[&Trial], stated: &mut Option<Stated>, out: &mut String) -> Outcome {
    let mut all = Outcome::default();
    out.push_str(&Outcome::head(&format!("{:<18}", "slip")));
    for (name, ways) in KINDS {
        let mut outcome = Outcome::default();
        let mut drawn = 0;
        for report in reports {
            let rows: Vec<Vec<DataPoint>> =
                report.points(APPLICATIONS).chunks(7).map(<[_]>::to_vec).collect();
            for (typed, words) in ways(&rows, report) {
                drawn += 1;
                if drawn % step() != 0 {
                    continue;
                }
                let truth: Vec<(DataPoint, String)> = typed
                    .iter()
                    .map(|(point, _)| (*point, report.figure(*point).to_owned()))
                    .collect();
                let told = report.told(&typed);
                let said = |one: &Told| words.iter().all(|word| one.help.contains(word));
                if !words.is_empty() && told.iter().all(|one| one.fix.is_none()) && told.iter().all(said) {
                    outcome.trials += 1;
                    outcome.suspected += 1;
                } else {
                    outcome.count(report, &told, &truth);
                }
            }
        }
        if let Some(stated) = stated {
            outcome = stated.next(name, drawn, &outcome);
        }
        out.push_str(&outcome.line(&format!("{name:<18}")));
        all.add(&outcome);
    }
    all
}
