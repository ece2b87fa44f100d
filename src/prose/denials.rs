//! What prose denies: 未收到申请, 未发生复议、诉讼. A claim is made only where its words leave no other sense: nothing but
//! idle words between the denial and what is denied, and the clause ends behind it.

use std::ops::Range;

use crate::chinese::lines::{clauses, has};
use crate::form::phrases::{DENIALS, Denial, ELSEWHERE, FILLERS, Name, SCOPES};
use crate::form::words::denying;
use crate::prose::other_units::names_another_unit;
use crate::prose::passage::Passage;

impl Passage<'_> {
    /// What it denies: where, and the figures that are 0 by it.
    pub fn denials(&self) -> Vec<(Range<usize>, Vec<Name>)> {
        denials(self)
    }
}

fn denials(passage: &Passage<'_>) -> Vec<(Range<usize>, Vec<Name>)> {
    let mut claims: Vec<(Range<usize>, Vec<Name>)> = Vec::new();
    // Most paragraphs deny nothing, and most sentences.
    if !has(passage.line, denying::DENYING) {
        return claims;
    }
    // A denial does not reach beyond its clause.
    for (start, words) in clauses(passage.line) {
        if !has(words, denying::DENYING) {
            continue;
        }
        let first = claims.len();
        for denial in DENIALS {
            let Some(claim) = claim(denial, words, passage) else {
                continue;
            };
            let denied = words.get(claim.clone()).unwrap_or_default();
            let range = start + claim.start..start + claim.end;
            let names = denial.means.iter().filter(|name| is_about(denied, name));
            // 未发生行政复议、行政诉讼 is one claim.
            match claims[first..]
                .iter_mut()
                .find(|(known, _)| known.start == range.start)
            {
                Some((known, known_names)) => {
                    known.end = known.end.max(range.end);
                    known_names.extend(names);
                }
                None => claims.push((range, names.copied().collect())),
            }
        }
    }
    claims
}

/// Whether a claim on lawsuits alone, or on reviews alone, is about this figure.
fn is_about(claim: &str, name: &Name) -> bool {
    let review = name.1.ends_with(denying::REVIEWS);
    let suit = name.1.ends_with(denying::SUIT_ROWS);
    match (claim.contains(denying::REVIEWS), claim.contains(denying::SUITS)) {
        (true, false) => !suit,
        (false, true) => !review,
        _ => true,
    }
}

/// Where a sentence makes this denial.
fn claim(denial: &Denial, words: &str, passage: &Passage<'_>) -> Option<Range<usize>> {
    // The words first: most sentences deny nothing.
    let words_of = if denial.verbs.is_empty() {
        denial.objects
    } else {
        denial.verbs
    };
    if !words_of.iter().any(|word| words.contains(word)) {
        return None;
    }
    let near = denial.context.is_empty()
        || denial
            .context
            .iter()
            .any(|c| words.contains(c) || passage.head.contains(c))
        || denial.means.iter().any(|name| name.0 == passage.key.section);
    if !near || SCOPES.iter().any(|scope| words.contains(scope)) {
        return None;
    }
    if denial.verbs.is_empty() {
        return denial.objects.iter().find_map(|object| {
            let at = words.find(object)?;
            let before = &words[..at];
            let own = denial.context.iter().any(|c| before.contains(c));
            let undone = denial.without.iter().any(|word| before.contains(word));
            (own && !undone).then_some(at..at + object.len())
        });
    }
    denial
        .verbs
        .iter()
        .flat_map(|verb| words.match_indices(verb))
        .take(MAX_PLACES)
        .find_map(|(at, verb)| {
            let before = &words[..at];
            let condition = denying::CONDITIONS.iter().any(|word| before.ends_with(word));
            let clause = before.rsplit(['，', ',', '：', '（']).next().unwrap_or_default();
            let elsewhere = ELSEWHERE.iter().any(|word| clause.contains(word));
            // 无 and 没有 begin a claim only where a clause begins, or behind the subject of it.
            let short = verb == "无" && !(clause.is_empty() || clause.ends_with(denying::BEFORE_NONE));
            let another = passage
                .report
                .is_some_and(|report| names_another_unit(clause, report));
            if condition || elsewhere || short || another || other_year(before, passage) {
                return None;
            }
            let rest = &words[at + verb.len()..];
            let length = denied(denial, rest)?;
            let behind = rest.get(length..)?.split(['，', '；', '。']).next()?;
            // 未发生行政复议、行政诉讼而导致的行政赔偿: what is denied is what follows.
            let joined = behind.starts_with(['和', '、', '或', '及', '与']);
            let beyond = denying::OF_ANOTHER.iter().any(|word| behind.contains(word))
                || (!joined && denying::UNDONE.iter().any(|word| behind.contains(word)));
            (!beyond).then_some(at..at + verb.len() + length)
        })
}

/// The most places of the same words that are looked at in a clause.
const MAX_PLACES: usize = 20;

/// Whether another year is named.
fn other_year(before: &str, passage: &Passage<'_>) -> bool {
    let Some(year) = passage.year else { return false };
    before
        .match_indices('年')
        .filter_map(|(at, _)| before.get(at.checked_sub(4)?..at)?.parse::<i32>().ok())
        .any(|named| (1949..2200).contains(&named) && named != year)
}

/// How long what is denied is, where only fillers stand before the object and the clause ends behind it.
fn denied(denial: &Denial, rest: &str) -> Option<usize> {
    let mut at = 0;
    // Objects joined to another (行政复议、行政诉讼) are denied together.
    while at < MAX_BETWEEN {
        let words = rest.get(at..)?;
        let object = denial
            .objects
            .iter()
            .filter(|object| words.starts_with(**object))
            .map(|object| object.len())
            .filter(|length| ends(&words[*length..]))
            .max();
        if let Some(length) = object {
            return Some(at + length);
        }
        let joined = denying::JOINED.iter().filter(|word| words.starts_with(**word));
        let filler = FILLERS
            .iter()
            .filter(|filler| words.starts_with(**filler))
            .chain(joined)
            .map(|word| word.len())
            .max()?;
        at += filler;
    }
    None
}

/// The most bytes between a denial and what it denies.
const MAX_BETWEEN: usize = 150;

fn ends(behind: &str) -> bool {
    behind.is_empty() || Denial::ENDS.iter().any(|end| behind.starts_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denies(line: &str) -> Vec<&'static str> {
        let text = crate::report::text::Text::written(line);
        let passage = Passage::of_line(&text, "总体情况", Some(2021));
        let mut out = Vec::new();
        for (_, words) in clauses(line) {
            for denial in DENIALS {
                if claim(denial, words, &passage).is_some() {
                    out.push(denial.means[0].1);
                }
            }
        }
        out
    }

    #[test]
    fn denials_are_found() {
        for (line, rows) in [
            ("2021年度本街道未收到任何形式的申请公开信息要求", vec!["本年新收"]),
            ("未发生政府信息公开申请，未发生收费情况", vec!["本年新收"]),
            ("全年没有收到政府信息公开申请。", vec!["本年新收"]),
            ("未接到群众主动要求公开政府信息的申请。", vec!["本年新收"]),
            (
                "未接到有关政府信息公开方面的复议、诉讼和申诉。",
                vec!["行政复议", "未经复议直接起诉"],
            ),
            (
                "未发生针对政府信息公开事务的行政复议案件、行政诉讼案",
                vec!["行政复议", "未经复议直接起诉"],
            ),
            (
                "没有因政府信息公开被申请行政复议或者提起行政诉讼的情况",
                vec!["行政复议", "未经复议直接起诉"],
            ),
            ("因政府信息公开被申请行政复议2件，均获维持。", vec!["行政复议"]),
            ("全年未制发行政规范性文件。", vec!["行政规范性文件"]),
            ("依申请公开31件，无被纠错和败诉件", vec!["行政复议"]),
        ] {
            assert_eq!(denies(line), rows, "{line}");
        }
    }

    #[test]
    fn what_denies_something_else_is_quiet() {
        for line in [
            "没有收到超出一定数量或者频次范围的政府信息公开申请，也未对申请人收取信息处理费",
            "未收到申请人对政府信息公开申请答复的异议",
            "如未收到政府信息公开申请，应当零报告",
            "2020年未收到政府信息公开申请",
            "未发生因政府信息公开引起的行政复议被撤销的情况",
            "无法提供3件政府信息公开申请",
            "全市未收到政府信息公开申请的单位有3家",
            "未发生投诉举报",
            "去年未收到政府信息公开申请",
            "未出现延期办理政府信息公开申请的情形",
            "信息公开行政复议3件，纠正1件，其余均获维持",
        ] {
            assert_eq!(denies(line), Vec::<&str>::new(), "{line}");
        }
    }
}
