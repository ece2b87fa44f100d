//! Every slip of one figure in tables 3 and 4 of a correct report is an error: one more, one less, a nought too many, two
//! digits the wrong way round. Each is typed into the file where the figure stands, and the file checked as it then is.

use nianbao::check::{self, Context};
use nianbao::diagnostic::Severity;
use nianbao::form::DataPoint;
use nianbao::report::Report;
use nianbao::report::lower::lower;
use nianbao::source::{Source, Span};
use nianbao::yaml;

use crate::support::examples;

/// The tables whose figures must add up.
const TABLES: [&str; 2] = ["申请", "复议诉讼"];

/// The report of a file, and the figures that errors speak of; a whole table or file counts as none.
fn read(text: &str) -> (Report, Vec<Option<DataPoint>>) {
    let source = Source::new("example.yaml", text);
    let parsed = yaml::parse(&source);
    let lowered = lower(&source, parsed.root.as_ref(), None);
    let report = lowered.report.expect("a report");
    let found = [parsed.diagnostics, lowered.diagnostics].concat();
    let findings = check::run(&report, &Context::default(), found);
    let errors = findings
        .diagnostics
        .into_iter()
        .filter(|d| d.severity == Severity::Error)
        .map(|d| d.primary.cell)
        .collect();
    (report, errors)
}

/// What may be typed instead of a figure: each differs from it.
fn slips(figure: &str) -> Vec<String> {
    let value: i64 = figure.parse().expect("a count");
    let mut out = vec![(value + 1).to_string(), (value - 1).to_string()];
    if value != 0 {
        out.push(format!("{figure}0"));
    }
    for at in 1..figure.len() {
        let mut digits = figure.as_bytes().to_vec();
        digits.swap(at - 1, at);
        let swapped = String::from_utf8(digits).unwrap();
        if swapped != figure {
            out.push(swapped);
        }
    }
    out
}

/// How many slips there are, from the figures as numbers: two for each, one more where it is not 0, and one for each pair
/// of neighbouring digits that differ.
fn expected(report: &Report, points: &[DataPoint]) -> usize {
    let values = report.values();
    let of = |point: &DataPoint| {
        let mut value: u64 = values.get(*point).unwrap().try_into().unwrap();
        let mut count = 2 + usize::from(value != 0);
        while value > 9 {
            count += usize::from(value % 10 != value / 10 % 10);
            value /= 10;
        }
        count
    };
    points.iter().map(of).sum()
}

/// The figures of the two tables as the form has them.
fn points(report: &Report) -> Vec<DataPoint> {
    let points = report.edition.data_points();
    points.filter(|point| TABLES.contains(&point.table)).collect()
}

fn place(report: &Report, point: DataPoint) -> Span {
    report.facts[&point].origin.span().expect("a place in the file")
}

#[test]
fn every_slip_of_one_figure_is_an_error_in_its_row() {
    let mut files = 0;
    for path in examples() {
        let text = std::fs::read_to_string(&path).unwrap();
        let (report, errors) = read(&text);
        assert_eq!(errors, [], "{}", path.display());
        let points = points(&report);
        let form: usize = TABLES
            .iter()
            .flat_map(|table| report.edition.table(table).unwrap().rows())
            .map(|leaf| leaf.block.columns().len())
            .sum();
        assert_eq!(points.len(), form);
        let mut trials = 0;
        for point in &points {
            let span = place(&report, *point);
            for slip in slips(&text[span.range()]) {
                let mut mistyped = text.clone();
                mistyped.replace_range(span.range(), &slip);
                let (_, errors) = read(&mistyped);
                let told = errors
                    .iter()
                    .flatten()
                    .any(|cell| (cell.table, cell.row) == (point.table, point.row));
                assert!(told, "{}: {slip} for {point}: {errors:?}", path.display());
                trials += 1;
            }
        }
        assert_eq!(trials, expected(&report, &points), "{}", path.display());
        assert!(trials >= 2 * form);
        files += 1;
    }
    assert!(files >= 4);
}

#[test]
fn slips_are_what_hands_do() {
    assert_eq!(slips("0"), ["1", "-1"]);
    assert_eq!(slips("7"), ["8", "6", "70"]);
    assert_eq!(slips("31"), ["32", "30", "310", "13"]);
    assert_eq!(slips("110"), ["111", "109", "1100", "101"]);
}

/// The errors of a file as the figure and the edit that each proposes.
fn told(text: &str) -> Vec<(Option<DataPoint>, Option<String>)> {
    let source = Source::new("example.yaml", text);
    let parsed = yaml::parse(&source);
    let lowered = lower(&source, parsed.root.as_ref(), None);
    let report = lowered.report.expect("a report");
    let found = [parsed.diagnostics, lowered.diagnostics].concat();
    let findings = check::run(&report, &Context::default(), found);
    let errors = findings
        .diagnostics
        .into_iter()
        .filter(|d| d.severity == Severity::Error);
    errors
        .map(|d| (d.primary.cell, d.fix.map(|fix| fix.replacement)))
        .collect()
}

#[test]
fn every_slip_in_table_three_is_one_error_at_its_figure_with_the_right_one() {
    let mut trials = 0;
    for path in examples() {
        let text = std::fs::read_to_string(&path).unwrap();
        let (report, _) = read(&text);
        for point in points(&report).into_iter().filter(|point| point.table == "申请") {
            let span = place(&report, point);
            let right = &text[span.range()];
            for slip in slips(right) {
                let mut mistyped = text.clone();
                mistyped.replace_range(span.range(), &slip);
                let told = told(&mistyped);
                assert_eq!(
                    told,
                    [(Some(point), Some(right.to_owned()))],
                    "{}: {slip} for {right}",
                    path.display()
                );
                trials += 1;
            }
        }
    }
    assert!(trials > 1000, "{trials}");
}
