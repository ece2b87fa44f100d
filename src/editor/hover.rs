//! What stands at a place of the text, in Markdown.

use super::figure::{basis, list, plain, point, row};
use super::finding::marked;
use super::lines::Spot;
use super::meaning::{Meaning, allowed, meaning};
use super::page::Page;
use crate::diagnostic::Diagnostic;
use crate::form::{DataPoint, Section};
use crate::report::keys::{Key, Shape};
use crate::source::Span;

/// What is said of a place.
#[derive(Debug, PartialEq, Eq)]
pub struct Hover {
    /// The bytes that it is said of.
    pub span: Span,
    /// What is said, in Markdown.
    pub markdown: String,
}

/// The most findings that are explained at one place.
const MAX_FINDINGS: usize = 3;

/// What stands at a place: an inserted figure, a figure, a key; and the rules of what was found there.
pub fn hover(page: &Page, offset: usize) -> Option<Hover> {
    if !page.is_report() {
        return None;
    }
    let own = inserted(page, offset).or_else(|| of_spot(page, offset));
    let found = page.findings().iter().filter(|found| {
        let span = marked(found, page.source());
        span.start <= offset && offset <= span.end
    });
    let found: Vec<&Diagnostic> = found.take(MAX_FINDINGS).collect();
    let first = found.first().map(|found| marked(found, page.source()));
    let span = own.as_ref().map(|own| own.span).or(first)?;
    let edition = page.report().map(|report| report.edition.id);
    let rules = found.iter().map(|found| rule(found, edition));
    let parts: Vec<String> = own.map(|own| own.markdown).into_iter().chain(rules).collect();
    Some(Hover {
        span,
        markdown: parts.join("\n\n---\n\n"),
    })
}

/// The rule of a finding: what it fires on, why that is wrong, what to do.
fn rule(found: &Diagnostic, edition: Option<&str>) -> String {
    let rule = found.rule;
    let head = format!(
        "**{}** {}（{}）",
        found.severity.word(),
        plain(rule.title),
        rule.id
    );
    let basis = rule.basis(edition);
    let basis = (!basis.is_empty()).then(|| format!("依据：{}", plain(&basis)));
    let help = (!rule.fix.is_empty()).then(|| format!("办法：{}", plain(rule.fix)));
    let parts = [
        Some(head),
        Some(plain(rule.what)),
        Some(plain(rule.why)),
        help,
        basis,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// An inserted figure: what is printed in its place, and where that stands.
fn inserted(page: &Page, offset: usize) -> Option<Hover> {
    let report = page.placed()?;
    report.texts().find_map(|(_, text)| {
        let mut all = text.inserted();
        let (range, expression, span) = all.find(|(_, _, span)| span.start <= offset && offset < span.end)?;
        let printed = text.as_str().get(range).unwrap_or_default();
        let mut parts = vec![format!("**{}** ＝ {}", plain(printed), plain(expression.trim()))];
        let words = expression.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '_')));
        let points = words.filter_map(|path| {
            let mut points = page.edition().data_points();
            points.find(|point| point.to_string() == path)
        });
        parts.extend(points.map(|own| point(page, own)));
        Some(Hover {
            span,
            markdown: parts.join("\n\n"),
        })
    })
}

fn of_spot(page: &Page, offset: usize) -> Option<Hover> {
    let lines = page.lines();
    let at = match lines.spot(page.text(), offset) {
        Spot::Key(at) => at,
        Spot::Value(at) => return of_figure(page, at, offset).or_else(|| of_key(page, at)),
        Spot::Prose(_) | Spot::Gap(..) => return None,
    };
    of_key(page, at)
}

/// The figure of a row at a place.
fn of_figure(page: &Page, at: usize, offset: usize) -> Option<Hover> {
    let path = page.lines().path(at);
    let (table, points) = match meaning(page.edition(), &path)? {
        Meaning::Row(section, block, row) => {
            let columns = block.columns();
            let point = |column: &&crate::form::Column| DataPoint {
                table: section.key,
                row,
                column: column.key,
            };
            (section.key, columns.iter().map(point).collect::<Vec<_>>())
        }
        Meaning::Point(own) => (own.table, vec![own]),
        _ => return None,
    };
    // Where the text is read, every figure knows its bytes; the smallest place is the figure's own.
    let facts = page.placed().map(|report| &report.facts);
    let known = points.iter().filter_map(|point| {
        let span = facts?.get(point)?.origin.span()?;
        (span.start <= offset && offset <= span.end).then_some((*point, span))
    });
    let nearest = known.min_by_key(|(_, span)| span.end - span.start);
    let several = points.len() > 1;
    let (own, span) = match nearest {
        Some((_, span)) if several && page.source().slice(span).starts_with('[') => return None,
        Some(found) => found,
        None => {
            let line = page.lines().get(at)?;
            let column = column(page.text().get(line.behind..offset)?)?;
            (*points.get(column)?, Span::at(offset))
        }
    };
    debug_assert_eq!(own.table, table);
    Some(Hover {
        span,
        markdown: point(page, own),
    })
}

/// Which figure of a list comes next behind these bytes of it.
fn column(before: &str) -> Option<usize> {
    let (_, list) = before.split_once(['[', '【', '［'])?;
    (!list.contains([']', '】', '］'])).then(|| list.matches([',', '，']).count())
}

fn of_key(page: &Page, at: usize) -> Option<Hover> {
    let line = page.lines().get(at)?;
    let edition = page.edition();
    let markdown = match meaning(edition, &page.lines().path(at))? {
        Meaning::Key(key) => of_own(key),
        Meaning::Section(section) => of_section(page, section),
        Meaning::Words(section, words) => {
            let table = edition.table_name(section.key);
            format!(
                "**{words}**\n\n{}里的文字：说明在{table}之前，附注在{table}之后",
                edition.heading(section.key)
            )
        }
        Meaning::Group(section, group, path) => {
            let rows = allowed(edition, &page.lines().path(at)).into_iter();
            let rows: Vec<String> = rows.map(|own| plain(own.about)).collect();
            let mut parts = vec![format!("**{}**", plain(group.label))];
            parts.extend(list("包括", &rows));
            parts.push(basis(edition, section.key, path));
            parts.join("\n\n")
        }
        Meaning::Row(section, block, path) => row(page, section.key, block, path),
        Meaning::Point(own) => point(page, own),
    };
    Some(Hover {
        span: line.key,
        markdown,
    })
}

/// A key beside those of the form.
fn of_own(key: &Key) -> String {
    let must = if key.required { "必填" } else { "可省" };
    let values = match key.shape {
        Shape::Choice(words) => format!("\n\n可以写：{}", words.join("、")),
        _ => String::new(),
    };
    format!("**{}**（{must}）\n\n{}{values}", key.key, plain(key.about))
}

/// A part of the report.
fn of_section(page: &Page, section: &'static Section) -> String {
    let edition = page.edition();
    let mut parts = vec![format!("**{}**", edition.heading(section.key))];
    if section.key == crate::form::OVERVIEW {
        parts.push(format!("要写的方面：{}", edition.topics.join("、")));
    }
    let notice = format!("{}《{}》", edition.notice_number, edition.form_title);
    let law = edition.section_basis(section.key);
    let all: Vec<String> = std::iter::once(notice).chain(law).collect();
    parts.push(format!("依据：{}", plain(&all.join("；"))));
    parts.join("\n\n")
}
