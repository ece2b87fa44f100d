//! Lines of the file typed wrong.

use super::super::dice::Dice;
use super::super::making::Making;
use super::planted::Planted;
use crate::form::DataPoint;

/// A row of table three whose key stands in one line only, with its path.
fn row(text: &str, making: &Making, dice: &mut Dice) -> Option<(String, String)> {
    let form = making.figures.form;
    let points = form.points.get(form.tables[1].clone())?;
    let row = |point: &DataPoint| {
        let key = format!("{}:", point.row.last());
        let is_own = |line: &&str| line.trim_start().starts_with(&key) && line.contains('[');
        let mut lines = text.lines().filter(is_own);
        let line = lines.next()?;
        lines.next().is_none().then_some((*point, line))
    };
    let rows: Vec<_> = points.iter().step_by(form.width()).filter_map(row).collect();
    let (point, line) = dice.pick(&rows)?;
    Some((format!("{}.{}", point.table, point.row), (*line).to_owned()))
}

/// A row that stands there twice.
pub fn twice(text: &mut String, making: &Making, dice: &mut Dice) -> Option<Planted> {
    let (path, line) = row(text, making, dice)?;
    *text = text.replacen(&line, &format!("{line}\n{line}"), 1);
    Some(Planted::new("duplicate-key", path, line.trim(), "").only_in_yaml())
}

/// A row with one figure too few.
pub fn short_row(text: &mut String, making: &Making, dice: &mut Dice) -> Option<Planted> {
    let (path, line) = row(text, making, dice)?;
    let (figures, _) = line.rsplit_once(',')?;
    let short = format!("{figures}]");
    *text = text.replacen(&line, &short, 1);
    Some(Planted::new("wrong-row-length", path, short.trim(), line.trim()).only_in_yaml())
}
