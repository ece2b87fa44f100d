//! Lists in prose: a whole with its parts, 共104条，其中政务动态95条、公告4条, or the parts first and 共104条 behind them.

use crate::form::words::lists;
use crate::prose::passage::{List, Passage};
use crate::prose::quantity::Unit;
use crate::prose::statement::Statement;

/// The most figures that one list is looked for in.
const MAX_LIST: usize = 100;

impl Passage<'_> {
    /// Its wholes with their parts.
    pub fn lists(&self) -> &[List] {
        self.lists.get_or_init(|| lists_of(self))
    }
}

fn lists_of(passage: &Passage<'_>) -> Vec<List> {
    let all = &passage.statements;
    let mut out = Vec::new();
    let mut at = 0;
    while at < all.len() {
        match opened(all, at) {
            Some(list) => {
                // The last part may be the whole of the next list.
                at = list.parts.last().map_or(at + 1, |last| (*last).max(at + 1));
                out.push(list);
            }
            None => at += 1,
        }
    }
    out.extend(summed(all));
    out
}

fn is_count(statement: &Statement<'_>) -> bool {
    matches!(statement.quantity.unit, Unit::Count(_) | Unit::Yuan)
}

/// Whether a figure is the only one of its kind in its sentence.
fn is_alone(all: &[Statement<'_>], at: usize) -> bool {
    let own = &all[at];
    let near = at.saturating_sub(MAX_LIST)..at;
    let same = |s: &&Statement<'_>| s.sentence == own.sentence && s.quantity.unit == own.quantity.unit;
    !all[near].iter().any(|s| same(&s))
}

/// The list that stands behind a figure.
fn opened(all: &[Statement<'_>], whole: usize) -> Option<List> {
    let head = all.get(whole).filter(|s| is_count(s))?;
    // Shares of the whole may stand between it and its list.
    let first = (whole + 1..all.len()).find(|at| all[*at].quantity.unit != Unit::Percent)?;
    let opening = all.get(first)?;
    let own_brackets = opening.depth > head.depth;
    let next_sentence = opening.sentence != head.sentence;
    let words = opening.gap;
    let closed = lists::ALL_PARTS.iter().any(|word| words.contains(word));
    let opens = closed || lists::SOME_PARTS.iter().any(|word| words.contains(word));
    // 含上年结转2件 in brackets is an aside, and so is a figure without 其中 in another sentence.
    let aside = own_brackets && words.contains('含') && !words.contains(lists::OF_WHICH);
    // 其中 at the head of a sentence goes on about the one figure of the sentence before.
    let goes_on = || words.trim_start().starts_with(lists::OF_WHICH) && is_alone(all, whole);
    if aside || (next_sentence && !goes_on()) || !(opens || own_brackets) {
        return None;
    }
    let mut list = List {
        whole,
        parts: Vec::new(),
        closed,
        mixed: false,
    };
    for (at, statement) in all.iter().enumerate().skip(first).take(MAX_LIST) {
        let reopened = at > first && statement.gap.contains(lists::OF_WHICH);
        if statement.sentence != opening.sentence || statement.depth < opening.depth || reopened {
            break;
        }
        if at > first && lists::SUMS.iter().any(|word| statement.lead.ends_with(word)) {
            break;
        }
        if statement.depth > opening.depth || !is_count(statement) {
            continue;
        }
        if statement.quantity.unit == head.quantity.unit {
            list.parts.push(at);
        } else {
            list.mixed = true;
        }
    }
    (!list.parts.is_empty()).then_some(list)
}

/// The lists whose whole stands at their end: 甲95条，乙4条，共99条.
fn summed(all: &[Statement<'_>]) -> Vec<List> {
    let mut out = Vec::new();
    for (whole, statement) in all.iter().enumerate().filter(|(_, s)| is_count(s)) {
        let sums = lists::SUMS.contains(&statement.lead);
        if !sums || statement.depth > 0 {
            continue;
        }
        let before: Vec<usize> = (0..whole)
            .rev()
            .take(MAX_LIST)
            .take_while(|at| all[*at].sentence == statement.sentence)
            .collect();
        let parts: Vec<usize> = before.iter().rev().copied().collect();
        let same = |at: &usize| all[*at].quantity.unit == statement.quantity.unit && all[*at].depth == 0;
        let opened = parts.iter().any(|at| {
            let words = all[*at].gap;
            lists::SOME_PARTS.iter().any(|word| words.contains(word)) || all[*at].lead.ends_with('共')
        });
        if (2..MAX_LIST).contains(&parts.len()) && parts.iter().all(same) && !opened {
            out.push(List {
                whole,
                parts,
                closed: true,
                mixed: false,
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::Text;

    /// The lists of a line: the whole, its parts, and marks for closed and mixed ones.
    fn found(line: &str) -> Vec<String> {
        let text = Text::written(line);
        let passage = Passage::of_line(&text, "总体情况", None);
        let value = |at: usize| passage.statements[at].quantity.value.to_string();
        passage
            .lists()
            .iter()
            .map(|list| {
                let parts: Vec<String> = list.parts.iter().map(|at| value(*at)).collect();
                let marks = [(list.closed, "!"), (list.mixed, "~")];
                let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, m)| *m).collect();
                format!("{}={}{marks}", value(list.whole), parts.join("+"))
            })
            .collect()
    }

    #[test]
    fn a_whole_and_its_parts() {
        for (line, lists) in [
            (
                "公开信息337条，其中，决策类12条，工作类281条，人事类8条，财政类34条。",
                vec!["337=12+281+8+34"],
            ),
            (
                "公开8260条，其中网站8213条，占99.43%；微博47条，占0.57%。",
                vec!["8260=8213+47"],
            ),
            ("公开104条。其中，甲95条、乙9条。另有3条", vec!["104=95+9"]),
            (
                "动态95条，公告4条，文件3条，概况1条，人事1条，共104条",
                vec!["104=95+4+3+1+1!"],
            ),
            ("收到申请31件（自然人27件，企业4件），答复31件", vec!["31=27+4"]),
            (
                "公开311条，其中发布会7次、答复15条，图解19次，文件18件",
                vec!["311=15~"],
            ),
            ("培训三场，分别为线上2场、线下1场", vec!["3=2+1!"]),
            (
                "公开100条，其中甲60条，其中丙20条，乙40条",
                vec!["100=60", "60=20+40"],
            ),
            ("收到申请31件，占80%，其中自然人27件", vec!["31=27"]),
        ] {
            assert_eq!(found(line), lists, "{line}");
        }
    }

    #[test]
    fn what_is_no_list() {
        for line in [
            "清理241件，废止38件，保留203件",
            "答复申请33件（含上年结转2件）",
            "公开5510条。新增458条",
            "收到3件，答复2件，共召开会议4次",
            "全年共公开3条，共办理4条",
        ] {
            assert_eq!(found(line), Vec::<String>::new(), "{line}");
        }
    }
}
