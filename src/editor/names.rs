//! What may be named inside `{{…}}`.

use super::completion::{Completion, Sort};
use super::page::Page;
use crate::file::insert::{LAST_YEAR, Scope};
use crate::form::{DataPoint, Edition};
use crate::report::keys;
use crate::source::Span;

/// The names that go on what stands before the cursor, where that is inside `{{…}}`; none where it is not.
pub fn complete(page: &Page, offset: usize) -> Option<Vec<Completion>> {
    let before = page.text().get(..offset)?;
    let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
    let open = line.rfind("{{")?;
    let inner = line.get(open + 2..)?;
    if inner.contains("}}") {
        return None;
    }
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_');
    let typed = inner.get(
        inner
            .rfind(|c| !is_of_name(c))
            .map_or(0, |at| at + last(inner, at))..,
    )?;
    let (level, word) = typed.rsplit_once('.').unwrap_or(("", typed));
    let level: Vec<&str> = level.split('.').filter(|key| !key.is_empty()).collect();
    let rest = page.text().get(offset..).unwrap_or_default();
    // Where the braces are not closed, what follows is the sentence: its words look like names.
    let rest = rest.lines().next().unwrap_or_default();
    let inside = rest
        .split("}}")
        .next()
        .filter(|inside| inside.len() < rest.len() && !inside.contains("{{"));
    let behind = inside.map_or(0, |inside| {
        inside.len() - inside.trim_start_matches(is_of_name).len()
    });
    let at = Typed {
        word: Span::new(offset - word.len(), offset + behind),
        is_closed: rest
            .get(behind..)
            .is_some_and(|rest| rest.trim_start_matches(' ').starts_with("}}")),
    };
    let report = page.report()?;
    let scope = Scope::new(report, page.prior());
    let order = order(page.edition());
    let rank = |name: &str| order.iter().position(|own| *own == name).unwrap_or(order.len());
    let mut names = scope.names(&level);
    names.retain(|own| own.value.is_some() || own.name != LAST_YEAR || page.prior().is_some());
    names.sort_by_key(|own| rank(&own.name));
    let mut out: Vec<Completion> = names
        .into_iter()
        .enumerate()
        .map(|(rank, own)| match own.value {
            Some(value) => at.figure(own.name, value, rank),
            None => at.level(own.name, rank),
        })
        .collect();
    if level.is_empty() {
        // Whoever knows what a row is called finds it without its table.
        let points = report.edition.data_points().enumerate();
        let first = out.len();
        out.extend(points.filter_map(|(number, point)| {
            let value = scope.evaluate(&point.to_string()).ok()?;
            Some(at.whole(report.edition, point, value, first + number))
        }));
    }
    Some(out)
}

/// How many bytes the character at a place takes.
fn last(words: &str, at: usize) -> usize {
    words
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8)
}

/// The name that is being typed.
struct Typed {
    /// Its last part.
    word: Span,
    /// Whether the braces are closed behind it.
    is_closed: bool,
}

impl Typed {
    fn figure(&self, name: String, value: String, rank: usize) -> Completion {
        let end = if self.is_closed { "" } else { "}}" };
        Completion {
            text: format!("{name}{end}"),
            label: name,
            detail: Some(value),
            about: None,
            sort: Sort::Figure,
            span: self.word,
            snippet: None,
            rank,
        }
    }

    fn level(&self, name: String, rank: usize) -> Completion {
        Completion {
            text: format!("{name}."),
            label: name,
            detail: None,
            about: None,
            sort: Sort::Level,
            span: self.word,
            snippet: None,
            rank,
        }
    }

    fn whole(&self, edition: &'static Edition, point: DataPoint, value: String, rank: usize) -> Completion {
        Completion {
            about: Some(edition.cell_place(point)),
            ..self.figure(point.to_string(), value, rank)
        }
    }
}

/// The names of all levels in the order of the file.
fn order(edition: &'static Edition) -> Vec<&'static str> {
    let own = keys::HEAD.iter().map(|own| own.key);
    let sections = edition.sections().iter().map(|section| section.key);
    let mut order: Vec<&str> = own.chain(sections).chain([LAST_YEAR]).collect();
    order.push(keys::NAME);
    order.extend(keys::contact_keys());
    for (_, table) in edition.tables() {
        for leaf in table.rows() {
            order.extend(leaf.path.keys());
            order.extend(leaf.block.columns().into_iter().map(|column| column.key));
        }
    }
    order
}
