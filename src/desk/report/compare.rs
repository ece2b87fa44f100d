//! This year's report beside last year's: every figure with what it was, every sentence with what stood there.

use std::collections::BTreeMap;

use askama::Template;
use rust_decimal::Decimal;

use super::paths::sections;
use super::session::Session;
use crate::chinese::lines::{clauses, lines};
use crate::desk::files::Files;
use crate::desk::http::Response;
use crate::difference::beside::{self, Run};
use crate::document::layout::layout;
use crate::document::{Row, Table};
use crate::form::Edition;
use crate::format::html::Tag;
use crate::format::{Format, readable};
use crate::report::values::Values;
use crate::report::{Part, ProseKey, Report, keys};

/// The page. Its template is `templates/desk/compare.html`.
#[derive(Template)]
#[template(path = "desk/compare.html")]
struct Page<'a> {
    title: String,
    /// The version that it shows.
    version: u64,
    /// The path of the field that names last year's report, what it holds, and the files that it may name.
    path: &'static str,
    named: &'a str,
    files: Vec<String>,
    /// The formats in which it may be.
    readable: Vec<&'static Format>,
    /// What last year's report is called; none where it is not known.
    last: Option<String>,
    years: [String; 2],
    parts: Vec<PartView>,
}

/// A part of the form.
struct PartView {
    heading: String,
    table: Option<TableView>,
    prose: Vec<Beside>,
}

/// A table with both years in each of its cells.
struct TableView {
    table: Table,
    pairs: BTreeMap<String, Pair>,
    /// How many figures are not as last year.
    changed: usize,
}

/// A figure of both years.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pair {
    last: String,
    this: String,
    /// By how much it grew or fell, with its sign; empty where it did not, or one of both is not known.
    change: String,
}

/// Sentences that stand beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Beside {
    left: Vec<Run>,
    right: Vec<Run>,
    /// Whether this year's are last year's.
    same: bool,
}

impl TableView {
    fn head(&self) -> &[Row] {
        &self.table.rows[..self.table.head_rows()]
    }

    fn body(&self) -> &[Row] {
        &self.table.rows[self.table.head_rows()..]
    }
}

/// The page that shows both years.
pub fn page(session: &Session, files: &mut dyn Files) -> Response {
    let report = session.judged().report.as_ref();
    let named = report.and_then(|report| report.prior.as_ref());
    let both = report.and_then(|report| Some((report, session.prior()?)));
    let year = |report: Option<&Report>, otherwise: &str| {
        let year = report.and_then(|report| report.year);
        year.map_or_else(|| otherwise.to_owned(), |year| format!("{year}年"))
    };
    let page = Page {
        title: report.map_or_else(|| session.name().to_owned(), title),
        version: session.version(),
        path: keys::PRIOR,
        readable: readable().collect(),
        named: named.map_or("", |named| named.value.as_str()),
        files: beside(session.name(), files),
        last: both.map(|(_, last)| title(last)),
        years: [year(both.map(|(_, last)| last), "上年"), year(report, "本年")],
        parts: both.map_or_else(Vec::new, |(this, last)| parts(session.edition(), this, last)),
    };
    match page.render() {
        Ok(html) => Response::page(html),
        Err(error) => Response::refused(500, &error.to_string()),
    }
}

fn title(report: &Report) -> String {
    report.full_title().replace('\n', "")
}

/// The other files that a report may name as last year's, as it would name them.
fn beside(name: &str, files: &mut dyn Files) -> Vec<String> {
    let folder = name.rfind('/').map_or("", |at| &name[..=at]);
    let listed = files.list().unwrap_or_default().into_iter();
    let others = listed.filter(|file| file.name != name);
    others
        .filter_map(|file| Some(file.name.strip_prefix(folder)?.to_owned()))
        .collect()
}

fn parts(edition: &'static Edition, this: &Report, last: &Report) -> Vec<PartView> {
    let (now, before) = (this.values(), last.values());
    let part = |key: &'static str| {
        let section = edition.sections().iter().find(|section| section.key == key);
        let table = section.and_then(|section| Some((section, section.table.as_ref()?)));
        PartView {
            heading: section.map_or_else(|| key.to_owned(), |section| edition.heading(section.key)),
            table: table.map(|(section, table)| {
                let caption = section.title.to_owned();
                table_view(
                    layout(key, table, caption, &|_| String::new()),
                    edition,
                    &now,
                    &before,
                )
            }),
            prose: [Part::Before, Part::Whole, Part::After]
                .into_iter()
                .flat_map(|part| {
                    let key = ProseKey { section: key, part };
                    let words = |report: &Report| {
                        report
                            .prose
                            .get(&key)
                            .map_or_else(String::new, |text| text.as_str().to_owned())
                    };
                    prose(&words(last), &words(this))
                })
                .collect(),
        }
    };
    sections(edition)
        .map(part)
        .filter(|part| part.table.is_some() || !part.prose.is_empty())
        .collect()
}

fn table_view(table: Table, edition: &'static Edition, now: &Values, before: &Values) -> TableView {
    let points = edition.data_points().map(|point| {
        let pair = pair(before.get(point), now.get(point));
        (point.to_string(), pair)
    });
    let own: Vec<&str> = table
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().filter_map(|cell| cell.data_point.as_deref()))
        .collect();
    let pairs: BTreeMap<String, Pair> = points
        .filter(|(point, _)| own.contains(&point.as_str()))
        .collect();
    let changed = pairs.values().filter(|pair| pair.last != pair.this).count();
    TableView {
        table,
        pairs,
        changed,
    }
}

fn pair(last: Option<Decimal>, this: Option<Decimal>) -> Pair {
    let shown =
        |value: Option<Decimal>| value.map_or_else(|| "—".to_owned(), |value| value.normalize().to_string());
    let change = match (last, this) {
        (Some(last), Some(this)) if last != this => {
            let by = this.checked_sub(last).unwrap_or_default().normalize();
            let sign = if by.is_sign_positive() { "+" } else { "" };
            format!("{sign}{by}")
        }
        _ => String::new(),
    };
    Pair {
        last: shown(last),
        this: shown(this),
        change,
    }
}

/// Two pieces of prose beside each other, sentence by sentence: those that are the same, and those that stand in the same place.
fn prose(last: &str, this: &str) -> Vec<Beside> {
    let (old, new) = (sentences(last), sentences(this));
    let words = |sentences: &[(String, bool)]| -> Vec<String> {
        sentences.iter().map(|(words, _)| words.clone()).collect()
    };
    let (old_words, new_words) = (words(&old), words(&new));
    let mut out: Vec<Beside> = Vec::new();
    let mut ended = true;
    for (left, right) in beside::pairs(&old_words, &new_words) {
        let (was, is) = (
            left.map_or("", |at| old_words[at].as_str()),
            right.map_or("", |at| new_words[at].as_str()),
        );
        let same = was == is;
        let (left_runs, right_runs) = if same {
            let run = |words: &str| {
                vec![Run {
                    words: words.to_owned(),
                    differs: false,
                }]
            };
            (run(was), run(is))
        } else {
            beside::words(was, is)
        };
        match out.last_mut() {
            // Sentences of a paragraph that follow each other and are all the same are one row.
            Some(before) if before.same && same && !ended => {
                before.left.extend(left_runs);
                before.right.extend(right_runs);
            }
            _ => out.push(Beside {
                left: left_runs,
                right: right_runs,
                same,
            }),
        }
        ended = right.is_some_and(|at| new[at].1);
    }
    out
}

/// The sentences of a piece of prose, each with whether it ends its paragraph.
fn sentences(text: &str) -> Vec<(String, bool)> {
    let mut out: Vec<(String, bool)> = Vec::new();
    for (_, line) in lines(text) {
        let own = clauses(line).map(|(_, clause)| clause.trim());
        out.extend(
            own.filter(|clause| !clause.is_empty())
                .map(|clause| (clause.to_owned(), false)),
        );
        if let Some((_, ends)) = out.last_mut() {
            *ends = true;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_shown_with_what_it_was_and_by_how_much_it_changed() {
        let shown = |last: &str, this: &str| {
            let number = |words: &str| words.parse::<Decimal>().ok();
            let pair = pair(number(last), number(this));
            format!("{} {} {}", pair.last, pair.this, pair.change)
        };
        assert_eq!(shown("27", "31"), "27 31 +4");
        assert_eq!(shown("1.50", "1"), "1.5 1 -0.5");
        assert_eq!(shown("3", "3.0"), "3 3 ");
        assert_eq!(shown("", "3"), "— 3 ");
    }

    #[test]
    fn sentences_stand_beside_those_of_last_year() {
        let rows = prose(
            "甲局重视公开。收到申请27件。\n旧的一句。\n",
            "甲局重视公开。收到申请31件。\n",
        );
        let shown: Vec<String> = rows
            .iter()
            .map(|row| {
                let side = |runs: &[Run]| -> String {
                    runs.iter()
                        .map(|run| {
                            if run.differs {
                                format!("[{}]", run.words)
                            } else {
                                run.words.clone()
                            }
                        })
                        .collect()
                };
                format!("{} | {} | {}", side(&row.left), side(&row.right), row.same)
            })
            .collect();
        assert_eq!(
            shown,
            [
                "甲局重视公开。 | 甲局重视公开。 | true",
                "收到申请[27]件。 | 收到申请[31]件。 | false",
                "[旧的一句。] |  | false",
            ]
        );
    }
}
