//! Lines of the file typed wrong.

use super::super::dice::Dice;
use super::super::making::Making;
use super::Planted;

/// A row of table three: the line that begins with its key.
fn row(text: &str, making: &Making, dice: &mut Dice) -> Option<(String, String)> {
    let form = making.figures.form;
    let points = form.points.get(form.tables[1].clone())?;
    let rows: Vec<_> = points.iter().step_by(form.width()).collect();
    // One whose key stands once: 总计 and 其他 are columns too.
    let point = dice.pick(&rows)?;
    let key = format!("{}:", point.row.last());
    let mut lines = text.lines().filter(|line| line.trim_start().starts_with(&key) && line.contains('['));
    let line = lines.next()?;
    let path = format!("{}.{}", point.table, point.row);
    (lines.next().is_none()).then(|| (path, line.to_owned()))
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
