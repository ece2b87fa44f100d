//! The correct passages, and those of the examples: words, and what each of their figures can be held against.

use std::ops::Range;
use std::path::Path;

use nianbao::check::Context;
use nianbao::form::{DataPoint, Edition};
use nianbao::prose::passage::{Passage, passages};
use nianbao::prose::quantity::{Quantity, Unit};
use nianbao::report::keys::PREAMBLE;
use nianbao::report::text::Text;
use nianbao::report::{Part, ProseKey, Report};
use nianbao::source::Source;
use nianbao::{file::lower::lower, yaml};
use rust_decimal::Decimal;

/// The marks of the passages, and what each means, in the order in which rates are given.
pub const KINDS: [(char, &str); 10] = [
    ('格', "a cell by its name"),
    ('和', "a sum or difference of cells"),
    ('文', "own documents and decisions"),
    ('分', "a part of a whole"),
    ('总', "a whole of its parts"),
    ('比', "a share"),
    ('增', "a change in a year"),
    ('费', "the fee"),
    ('表', "an extra table"),
    ('无', "nothing"),
];

/// A figure of some words.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Where its number stands.
    pub range: Range<usize>,
    /// What it can be held against.
    pub kind: char,
    /// What else its words may be right with, so that no reader could notice it: 办理 is of those that came in too.
    pub also: Vec<String>,
}

/// Correct words of a report.
#[derive(Debug)]
pub struct Words {
    /// Where they are written down.
    pub place: String,
    pub key: ProseKey,
    pub text: String,
    pub figures: Vec<Figure>,
}

/// A report with words that are right in it.
pub struct Case {
    pub report: Report,
    pub context: Context,
    pub words: Vec<Words>,
}

fn report(path: &Path) -> Report {
    let text = std::fs::read_to_string(path).unwrap();
    let source = Source::new(path.to_str().unwrap(), text);
    let parsed = yaml::parse(&source);
    lower(&source, parsed.root.as_ref(), None)
        .report
        .expect("a report")
}

impl Case {
    /// The passages of a file, with the report that they are judged against and last year's.
    pub fn of_passages(folder: &Path, name: &str) -> Self {
        let text = std::fs::read_to_string(folder.join(format!("passages/{name}.txt"))).unwrap();
        let prior = report(&folder.join(format!("reports/{name}-2024.yaml")));
        let report = report(&folder.join(format!("reports/{name}.yaml")));
        let mut key = None;
        let mut all: Vec<Words> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let place = format!("{name}.txt:{}", number + 1);
            if line.starts_with('#') {
                continue;
            }
            if let Some(part) = line.strip_prefix("@ ") {
                key = Some(prose_key(report.edition, part));
                continue;
            }
            let (words, figures) = unmarked(line, &place);
            if line.starts_with(['|', '表']) {
                let last = all.last_mut().expect("a table goes on with a passage");
                let start = last.text.len() + 1;
                last.text.push('\n');
                last.text.push_str(&words);
                last.figures.extend(figures.into_iter().map(|figure| Figure {
                    range: start + figure.range.start..start + figure.range.end,
                    ..figure
                }));
                continue;
            }
            all.push(Words {
                place,
                key: key.expect("a part"),
                text: words,
                figures,
            });
        }
        Self {
            report,
            context: Context {
                prior: Some(Ok(prior)),
                ..Context::default()
            },
            words: all,
        }
    }

    /// The prose of an example. What its figures can be held against is what the program's reader makes of them.
    pub fn of_example(path: &Path) -> Self {
        let report = report(path);
        let name = path.file_name().unwrap().to_str().unwrap();
        let mut words: Vec<Words> = Vec::new();
        passages(&report, |passage| {
            let figures = figures_of(passage, &report);
            if !figures.is_empty() {
                words.push(Words {
                    place: format!("{name} {}", passage.key),
                    key: passage.key,
                    text: passage.line.to_owned(),
                    figures,
                });
            }
        });
        Self {
            report,
            context: Context::default(),
            words,
        }
    }

    /// The report with these words in a part of it, behind what stands there; the last part holds them alone.
    pub fn with(&self, key: ProseKey, words: &str) -> Report {
        let mut report = self.report.clone();
        let before = report.prose.get(&key).map(|text| text.as_str().trim_end());
        let last = report.edition.sections().last().unwrap().key;
        let whole = match before.filter(|_| key.section != last) {
            Some(before) => format!("{before}\n{words}"),
            None => words.to_owned(),
        };
        report.prose.insert(key, Text::written(whole));
        report
    }

    /// Whether a share or a change is printed as more than what it was held against: what is one less may stand there too.
    pub fn rounds_up(&self, words: &Words, figure: &Figure) -> bool {
        let report = self.with(words.key, &words.text);
        let (_, entries) = nianbao::check::run_with_figures(&report, &self.context, Vec::new());
        let number = &words.text[figure.range.clone()];
        let value: Decimal = number.parse().expect("a share in digits");
        let own = entries.iter().filter(|entry| {
            let rest = entry.written.strip_prefix(number);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.'))
        });
        let mut held = own.flat_map(|entry| &entry.held);
        held.any(|held| exactly(&held.name).is_some_and(|exact| exact < value))
    }

    /// What a figure of some words is in last year's tables.
    pub fn last_years(&self, words: &Words, figure: &Figure) -> Option<String> {
        let Some(Ok(prior)) = &self.context.prior else {
            return None;
        };
        let report = self.with(words.key, &words.text);
        let mut found = None;
        passages(&report, |passage| {
            if passage.line != words.text || passage.key != words.key {
                return;
            }
            let own = passage
                .statements
                .iter()
                .find(|s| s.quantity.range.start == figure.range.start);
            let Some(own) = own.filter(|s| s.quantity.is_exact() && s.quantity.unit != Unit::Yuan) else {
                return;
            };
            let meaning = passage.meaning(own, &report);
            let value = meaning.and_then(|m| m.readings.first()?.value(&prior.values()));
            found = value
                .filter(|value| *value != own.quantity.value)
                .map(|value| value.normalize().to_string());
        });
        found
    }
}

/// The share or the rate of change between the two figures that a name of the account holds, in hundredths and with all its
/// digits: 38件占52件, 本年 52，上年 40.
fn exactly(name: &str) -> Option<Decimal> {
    let numbers = name.split(|c: char| !c.is_ascii_digit() && c != '.');
    let numbers: Vec<Decimal> = numbers.filter_map(|number| number.parse().ok()).collect();
    let [one, other] = numbers.as_slice() else {
        return None;
    };
    let share = (one * Decimal::ONE_HUNDRED).checked_div(*other)?;
    Some(if name.contains('占') {
        share
    } else {
        (share - Decimal::ONE_HUNDRED).abs()
    })
}

fn prose_key(edition: &Edition, part: &str) -> ProseKey {
    let (section, part) = part.split_once('.').unwrap_or((part, ""));
    let section = edition.section(section).map_or(PREAMBLE, |section| section.key);
    let part = [Part::Whole, Part::Before, Part::After]
        .into_iter()
        .find(|p| p.key() == part)
        .expect("a part of a section");
    ProseKey { section, part }
}

/// The words of a line without its marks, and the figures that were marked.
fn unmarked(line: &str, place: &str) -> (String, Vec<Figure>) {
    let mut words = String::new();
    let mut figures = Vec::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('<') {
        words.push_str(before);
        let (kind, behind) = behind.split_once('>').expect(place);
        let (kind, also) = kind.split_once('|').unwrap_or((kind, ""));
        let kind = kind.chars().next().expect(place);
        assert!(KINDS.iter().any(|(known, _)| *known == kind), "{place}: {kind}");
        let plain = words.trim_end_matches(['%', '余']);
        let numeral =
            |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || "一二三四五六七八九十".contains(c);
        let length = plain.len() - plain.trim_end_matches(numeral).len();
        assert!(length > 0, "{place}: a mark behind no number: {words}");
        figures.push(Figure {
            range: plain.len() - length..plain.len(),
            kind,
            also: also.split('|').map(str::to_owned).collect(),
        });
        rest = behind;
    }
    words.push_str(rest);
    (words, figures)
}

/// The figures of a paragraph by what the reader makes of them; those that are inserted from the tables cannot be mistyped.
fn figures_of(passage: &Passage<'_>, report: &Report) -> Vec<Figure> {
    let all = &passage.statements;
    let table = |point: &DataPoint| point.table;
    let own = report.edition.sections()[1].key;
    // Of some of the parts a whole can be anything, and so can each of them.
    let lists = || {
        passage.lists().iter().filter(|list| {
            let whole = all[list.whole].quantity.value;
            list.parts.len() > 1 && list.sum(all) == Some(whole)
        })
    };
    all.iter()
        .enumerate()
        .filter(|(_, s)| !passage.is_inserted(&s.quantity.range))
        .map(|(at, statement)| {
            let Quantity { range, unit, .. } = &statement.quantity;
            let meaning = passage.meaning(statement, report);
            let terms = meaning.and_then(|meaning| meaning.readings.into_iter().next());
            let kind = match terms.map(|reading| [reading.plus, reading.minus].concat()) {
                Some(points) if points.len() > 1 => '和',
                Some(points) if points.first().map(table) == Some(own) => '文',
                Some(_) => '格',
                None if lists().any(|list| list.whole == at) => '总',
                None if lists().any(|list| list.parts.contains(&at)) => '分',
                None if *unit == Unit::Percent && statement.lead.contains('占') => '比',
                None => '无',
            };
            let number = passage.line[range.clone()]
                .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
                .unwrap_or(0);
            Figure {
                range: range.start..range.start + number,
                kind,
                also: Vec::new(),
            }
        })
        .filter(|figure| !figure.range.is_empty())
        .collect()
}
