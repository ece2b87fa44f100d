//! What prose denies: 未收到申请, 未发生复议、诉讼. A claim is made only where its words leave no other sense: nothing but
//! idle words between the denial and what is denied, and the clause ends behind it.

use std::ops::Range;

use crate::chinese::lines::{clauses, has};
use crate::chinese::words::{Letters, starts_with};
use crate::form::phrases::{
    CARRIED_OVER_WORDS, DENIALS, Denial, ELSEWHERE, Name, OF_SOME_APPLICANTS, SWEEPING,
};
use crate::form::words::denying;
use crate::form::words::lists::OF_WHICH;
use crate::prose::other_units::{names_another_scope, names_another_unit};
use crate::prose::passage::Passage;
use crate::prose::phrase_match::is_idle;

/// What a paragraph denies.
#[derive(Debug)]
pub struct Claim {
    /// Where.
    pub range: Range<usize>,
    /// The figures that are 0 by it.
    pub names: Vec<Name>,
}

impl Passage<'_> {
    /// What it denies.
    pub fn denials(&self) -> Vec<Claim> {
        denials(self)
    }
}

fn denials(passage: &Passage<'_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    // Most paragraphs deny nothing, and most sentences.
    if !passage.letters().has(passage.line, denying::DENYING) {
        return claims;
    }
    // A denial does not reach beyond its clause.
    for (start, words) in clauses(passage.line) {
        if !has(words, denying::DENYING) {
            continue;
        }
        let first = claims.len();
        let letters = Letters::new(words);
        for denial in DENIALS.iter().chain(SWEEPING) {
            // What is denied first: there are few words for it, and most sentences do not name it.
            if !letters.has(words, denial.objects) {
                continue;
            }
            let Some(claim) = claim(denial, words, &letters, passage) else {
                continue;
            };
            let names = names(denial, words, &claim);
            let range = start + claim.start..start + claim.end;
            // 未发生行政复议、行政诉讼 is one claim.
            match claims[first..]
                .iter_mut()
                .find(|known| known.range.start == range.start)
            {
                Some(known) => {
                    known.range.end = known.range.end.max(range.end);
                    known.names.extend(names);
                }
                None => claims.push(Claim { range, names }),
            }
        }
    }
    claims
}

/// The figures that a claim is about: of some applicants, of reviews or of lawsuits alone, where it says so.
fn names(denial: &Denial, words: &str, claim: &Range<usize>) -> Vec<Name> {
    let denied = words.get(claim.clone()).unwrap_or_default();
    let said = words.get(..claim.end).unwrap_or_default();
    let of_some = |name: &Name| {
        let some = OF_SOME_APPLICANTS
            .iter()
            .filter(|(_, _, some)| some.1 == name.1 && some.0 == name.0);
        let some = some
            .into_iter()
            .find(|(of, unless, _)| has(denied, of) && !has(denied, unless));
        some.map_or(*name, |(_, _, some)| *some)
    };
    let about = denial.means.iter().filter(|name| is_about(denied, said, name));
    about.map(of_some).collect()
}

/// Whether a claim on lawsuits alone, or on reviews alone, is about this figure. What the claim does not say its clause may.
fn is_about(claim: &str, said: &str, name: &Name) -> bool {
    let review = name.1.ends_with(denying::REVIEWS);
    let suit = name.1.ends_with(denying::SUIT_ROWS);
    let in_words = |words: &str| (words.contains(denying::REVIEWS), words.contains(denying::SUITS));
    let known = Some(in_words(claim)).filter(|known| *known != (false, false));
    match known.unwrap_or_else(|| in_words(said)) {
        (true, false) => !suit,
        (false, true) => !review,
        _ => true,
    }
}

/// Where a sentence makes this denial.
fn claim(denial: &Denial, words: &str, letters: &Letters, passage: &Passage<'_>) -> Option<Range<usize>> {
    let near = denial.context.is_empty()
        || denial
            .context
            .iter()
            .any(|c| words.contains(c) || passage.head.contains(c))
        || denial.means.iter().any(|name| name.0 == passage.key.section);
    if !near {
        return None;
    }
    if denial.verbs.is_empty() {
        return claim_on_all(denial, words, passage);
    }
    let verbs = denial
        .verbs
        .iter()
        .filter(|verb| letters.may_hold(verb))
        .flat_map(|verb| words.match_indices(verb).take(MAX_PLACES));
    verbs
        .filter_map(|(at, verb)| {
            let before = &words[..at];
            let condition = denying::CONDITIONS.iter().any(|word| before.ends_with(word));
            let clause = before.rsplit(['，', ',', '：', '（']).next().unwrap_or_default();
            let elsewhere = ELSEWHERE
                .iter()
                .chain(denying::AIMS)
                .any(|word| clause.contains(word));
            // 无 and 没有 begin a claim only where a clause begins, or behind the subject of it.
            let short = denying::NONE_ALONE.contains(&verb)
                && !(clause.is_empty()
                    || denying::BEFORE_NONE.iter().any(|word| clause.ends_with(word))
                    || is_idle(clause));
            if condition || elsewhere || short || is_of_others(before, passage) {
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
        // 没有发生 is 没有 with its deed.
        .max_by_key(|range| (std::cmp::Reverse(range.start), range.end))
}

/// Where a sentence says of all that there were what leaves none of another kind.
fn claim_on_all(denial: &Denial, words: &str, passage: &Passage<'_>) -> Option<Range<usize>> {
    let places = denial
        .objects
        .iter()
        .filter_map(|object| Some((words.find(object)?, object.len())));
    let (at, length) = places.max_by_key(|(at, length)| (std::cmp::Reverse(*at), *length))?;
    let before = &words[..at];
    let last = before.rsplit(COMMAS).next().unwrap_or_default();
    let own = denial.context.iter().any(|c| words[..at + length].contains(c))
        || denial.means.iter().any(|name| name.0 == passage.key.section);
    let undone = has(before, denial.without) || has(last, &[OF_WHICH]);
    let elsewhere = has(before, denying::AIMS) || has(before, ELSEWHERE) || is_of_others(before, passage);
    let behind = words.get(at + length..).unwrap_or_default();
    // 均公开透明 says nothing of all.
    let ends = !denial.of_all || ends(behind) || behind.starts_with(['了', '的']);
    let by_others = || {
        passage
            .report
            .is_some_and(|report| names_another_unit(before, report))
    };
    let came_in = || is_of_all(before, &words[at..at + length]);
    let of_all = !denial.of_all || (came_in() && !by_others() && !is_still_open(passage.line));
    (own && !undone && !elsewhere && ends && of_all).then_some(at..at + length)
}

/// What parts the pieces of a clause.
const COMMAS: [char; 6] = ['，', ',', '：', '（', '；', '。'];

/// Whether what is said of all is said of all that came in: the last figure before it is theirs, or no figure is there and
/// the applications are named right before, or in the claim itself.
fn is_of_all(before: &str, claim: &str) -> bool {
    let counted = before
        .rsplit(COMMAS)
        .find(|piece| piece.contains(|c: char| c.is_ascii_digit()));
    let named = before.rsplit(COMMAS).find(|piece| !piece.trim().is_empty());
    let piece = counted.or(named).unwrap_or_default();
    let came_in = has(piece, denying::CAME_IN) || (counted.is_none() && has(claim, denying::CAME_IN));
    came_in && !has(piece, denying::DEALT_WITH)
}

/// Whether a paragraph says of some that they are still open.
fn is_still_open(line: &str) -> bool {
    let carried_over = CARRIED_OVER_WORDS
        .iter()
        .fold(line.to_owned(), |line, word| line.replace(word, ""));
    has(&carried_over, denying::STILL_OPEN)
}

/// Whether words before a claim name another year, another unit or another scope than the report's.
fn is_of_others(before: &str, passage: &Passage<'_>) -> bool {
    let clause = before.rsplit(['，', ',', '：', '（']).next().unwrap_or_default();
    let another = passage
        .report
        .is_some_and(|report| names_another_unit(clause, report));
    another || other_year(before, passage) || names_another_scope(before, "", passage.report)
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
            .filter(|object| starts_with(words, object))
            .map(|object| object.len())
            .filter(|length| ends(&words[*length..]))
            .max();
        if let Some(length) = object {
            return Some(at + length);
        }
        let joined = denying::JOINED.iter().filter(|word| starts_with(words, word));
        let filler = denying::FILLERS
            .iter()
            .filter(|filler| starts_with(words, filler))
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
    behind.is_empty() || Denial::ENDS.iter().any(|end| starts_with(behind, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denies(line: &str) -> Vec<&'static str> {
        let text = crate::report::text::Text::written(line);
        let passage = Passage::of_line(&text, "总体情况", Some(2021));
        let mut out = Vec::new();
        for (_, words) in clauses(line) {
            for denial in DENIALS.iter().chain(SWEEPING) {
                if claim(denial, words, &Letters::new(words), &passage).is_some() {
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
