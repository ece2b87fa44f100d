//! Whether a list that does not come to its whole would, had one of its figures not been typed wrong as people do: with a nought
//! too many, or two digits swapped.

use rust_decimal::Decimal;

use crate::form::words::lists;
use crate::prose::list::{Extent, List};
use crate::prose::quantity::{Quantity, Unit};
use crate::prose::statement::Statement;

/// From this number on the parts of a list that may be open are looked at: two digits swapped of a smaller one are chance.
const LEAST: i64 = 100;

/// Whether one figure of a list, typed as it was meant, would make the list come to its whole.
pub fn is_misprinted(list: &List, statements: &[Statement<'_>]) -> bool {
    let Some((whole, sum)) = statements.get(list.whole).zip(list.sum(statements)) else {
        return false;
    };
    let whole = &whole.quantity;
    if list.parts.len() < 2 || !whole.is_exact() {
        return false;
    }
    let ten_times = sum.checked_mul(Decimal::TEN) == Some(whole.value);
    let by_part = || {
        list.parts
            .iter()
            .filter_map(|at| statements.get(*at))
            .any(|part| {
                let own = &part.quantity;
                let counts = list.extent == Extent::All || own.value >= Decimal::from(LEAST);
                let each = part.lead.contains(lists::EACH);
                let right = whole.value.checked_sub(sum - own.value);
                counts && !each && right.is_some_and(|right| is_swapped(own, right))
            })
    };
    ten_times || is_swapped(whole, sum) || by_part()
}

/// Whether a number of things is another one with two neighbouring digits swapped.
fn is_swapped(own: &Quantity, right: Decimal) -> bool {
    let counted = matches!(own.unit, Unit::Count(_)) && own.is_exact();
    let written = own.value.normalize().to_string();
    let right = right.normalize().to_string();
    if !counted || written.len() != right.len() || written.len() < 2 || right.starts_with('-') {
        return false;
    }
    let (written, right) = (written.as_bytes(), right.as_bytes());
    let mut apart = (0..written.len()).filter(|at| written.get(*at) != right.get(*at));
    let (Some(one), Some(other), None) = (apart.next(), apart.next(), apart.next()) else {
        return false;
    };
    other == one + 1 && written.get(one) == right.get(other) && written.get(other) == right.get(one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::passage::Passage;
    use crate::report::text::Text;

    #[test]
    fn a_figure_typed_wrong_is_known_by_the_others() {
        for (line, wrong) in [
            ("公开3860条，其中动态245条、公告141条", true),
            ("公开368条，其中动态245条、公告141条", true),
            ("公开386条，其中动态254条、公告141条", true),
            ("公开83条，其中动态26条、公告12条", true),
            ("公开90条，其中动态26条、公告12条", false),
            ("公开56条，其中动态26条、公告12条", false),
            ("公开3860条，其中动态386条", false),
        ] {
            let text = Text::written(line);
            let passage = Passage::of_line(&text, "总体情况", None);
            let list = &passage.lists()[0];
            assert_eq!(is_misprinted(list, &passage.statements), wrong, "{line}");
        }
    }
}
