//! Whether a phrase of the form fits the words around a figure.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::chinese::lines::has;
use crate::chinese::words::{Letters, ends_with, starts_with, strip_end};
use crate::form::agencies;
use crate::form::phrases::{EVERYBODY, Phrase, phrases};
use crate::form::topics::APPLICATION;
use crate::form::words::figures;

/// The phrases by the last characters of their words, one of which the words before a figure must end with.
static BY_LAST: LazyLock<BTreeMap<char, Vec<&'static Phrase>>> = LazyLock::new(|| {
    let mut out: BTreeMap<char, Vec<&'static Phrase>> = BTreeMap::new();
    for phrase in phrases().filter(|phrase| !phrase.opening) {
        let words = phrase.verbs.iter().chain(phrase.objects).chain(phrase.tails);
        for last in words.filter_map(|word| word.chars().next_back()) {
            let own = out.entry(last).or_default();
            // Of its own words several may end so; those of the phrases before it have been put.
            if !own.last().is_some_and(|known| std::ptr::eq(*known, phrase)) {
                own.push(phrase);
            }
        }
    }
    out
});

/// The phrases whose figure may stand before them.
static IN_FRONT: LazyLock<Vec<&'static Phrase>> =
    LazyLock::new(|| phrases().filter(|phrase| phrase.in_front).collect());

/// The phrases that fit best the words before a figure and those behind its counter, where they count in this unit: those
/// of which most is found, and of those the ones whose verb is nearest. Of several the context says which is meant.
pub fn best_fits<'a>(lead: &'a str, behind: &str, unit: &'static str) -> Vec<(&'static Phrase, Fit<'a>)> {
    let key = |(phrase, fit): &(&'static Phrase, Fit<'a>)| {
        let plain = !ends_otherwise(fit.rest);
        (plain, fit.length, !phrase.verbs.is_empty(), fit.verb_end)
    };
    let last = lead.chars().next_back();
    let ending = last.and_then(|last| BY_LAST.get(&last)).into_iter().flatten();
    let ending = ending.filter(|phrase| phrase.counters.contains(&unit));
    let mut best: Vec<(&'static Phrase, Fit<'a>)> = Vec::new();
    let mut cuts = Cuts::default();
    for phrase in ending {
        // Phrases that stand together in the form's list have their tails in common.
        if !std::ptr::eq(cuts.tails, phrase.tails) {
            cuts = Cuts::new(lead, phrase.tails);
        }
        let Some(fit) = fits_with_tails(phrase, lead, behind, &cuts) else {
            continue;
        };
        let found = (*phrase, fit);
        match best.first().map(key).cmp(&Some(key(&found))) {
            Ordering::Less => best = vec![found],
            // The later phrase is the one with more to say.
            Ordering::Equal => best.insert(0, found),
            Ordering::Greater => {}
        }
    }
    if best.is_empty() {
        best.extend(fits_in_front(lead, behind, unit));
    }
    best
}

/// How a phrase fits.
pub struct Fit<'a> {
    /// How many bytes of the phrase were found, with what stands between it and the figure.
    pub length: usize,
    /// The words before it.
    pub rest: &'a str,
    /// Where its verb ends.
    verb_end: usize,
}

/// The words before a figure without the tails at their end, one more cut off each time.
#[derive(Default)]
struct Cuts<'a> {
    tails: &'static [&'static str],
    /// What is left, and how many bytes were cut off.
    left: Vec<(&'a str, usize)>,
}

impl<'a> Cuts<'a> {
    fn new(lead: &'a str, tails: &'static [&'static str]) -> Self {
        let (mut words, mut cut, mut left) = (lead, 0, Vec::new());
        while left.len() < MAX_TAILS {
            // The longest word first: 处理决定 is more than 决定.
            let longest = tails.iter().filter(|tail| ends_with(words, tail));
            let Some(tail) = longest.max_by_key(|tail| tail.len()) else {
                break;
            };
            words = without_links(words.get(..words.len() - tail.len()).unwrap_or_default());
            cut += tail.len();
            left.push((words, cut));
        }
        Self { tails, left }
    }
}

/// How a phrase fits the words before a figure, those apart that add nothing.
fn fits_with_tails<'a>(phrase: &Phrase, lead: &'a str, behind: &str, cuts: &Cuts<'a>) -> Option<Fit<'a>> {
    let mut best = fits(phrase, lead, behind);
    for (words, cut) in &cuts.left {
        // What stands behind the counter belongs to the words as they were.
        let fit = fits(phrase, words, "").map(|fit| Fit {
            length: fit.length + cut,
            ..fit
        });
        if fit.as_ref().map_or(0, |fit| fit.length) > best.as_ref().map_or(0, |fit| fit.length) {
            best = fit;
        }
    }
    best
}

/// The most words between a phrase and its figure.
const MAX_TAILS: usize = 5;

/// The phrase that the words behind a figure are, all of them, where those before it say no more than that there are some.
fn fits_in_front<'a>(lead: &'a str, behind: &str, unit: &str) -> Option<(&'static Phrase, Fit<'a>)> {
    if behind.is_empty() || !says_nothing(lead) {
        return None;
    }
    let mut words = behind.trim();
    // 4件申请: the thing itself, which adds nothing where more is said.
    let whole = |phrase: &&Phrase| {
        let opens = phrase.opening && phrase.counters.contains(&unit);
        opens && phrase.objects.contains(&words)
    };
    if let Some(phrase) = IN_FRONT.iter().copied().find(whole) {
        let fit = Fit {
            length: words.len(),
            rest: lead,
            verb_end: 0,
        };
        return Some((phrase, fit));
    }
    while let Some(rest) = figures::BETWEEN_IN_FRONT
        .iter()
        .find_map(|word| words.strip_prefix(word))
    {
        words = rest.trim_start();
    }
    let length = |phrase: &Phrase| {
        let all = phrase.verbs.iter().chain(phrase.objects);
        let fitting = all.filter_map(|word| Some((word.len(), words.strip_prefix(word)?)));
        let whole = fitting.filter(|(_, rest)| is_of_tails(rest, phrase.tails));
        whole.map(|(length, _)| length).max()
    };
    let phrases = IN_FRONT.iter().filter(|phrase| phrase.counters.contains(&unit));
    let (length, phrase) = phrases
        .filter_map(|phrase| Some((length(phrase)?, *phrase)))
        .max_by_key(|(length, _)| *length)?;
    let fit = Fit {
        length,
        rest: lead,
        verb_end: 0,
    };
    Some((phrase, fit))
}

/// Whether words before a figure say no more than that there are some: 其中，尚有.
fn says_nothing(lead: &str) -> bool {
    let mut rest = lead;
    while let Some(shorter) = figures::THERE_ARE.iter().find_map(|word| strip_end(rest, word)) {
        rest = shorter.trim_end();
    }
    is_idle(rest)
}

/// Whether words are nothing but those that may stand between a phrase and its figure.
fn is_of_tails(mut words: &str, tails: &[&str]) -> bool {
    while let Some(rest) = tails
        .iter()
        .chain(figures::LINKS)
        .find_map(|tail| words.strip_prefix(tail))
    {
        words = rest.trim_start();
    }
    words.is_empty()
}

/// How a phrase fits the words before a figure and those behind its counter; none where it does not.
fn fits<'a>(phrase: &Phrase, lead: &'a str, behind: &str) -> Option<Fit<'a>> {
    let longest = |words: &'static [&'static str], text: &str| {
        words
            .iter()
            .filter(|word| ends_with(text, word))
            .map(|word| word.len())
            .max()
    };
    if phrase.objects.is_empty() {
        let length = longest(phrase.verbs, lead)?;
        return Some(Fit {
            length,
            rest: lead.get(..lead.len() - length)?,
            verb_end: lead.len(),
        });
    }
    if let Some(object) = longest(phrase.objects, lead) {
        let rest = lead.get(..lead.len() - object)?;
        if phrase.verbs.is_empty() {
            return Some(Fit {
                length: object,
                rest,
                verb_end: 0,
            });
        }
        let mut close = Some(rest);
        while let Some(words) = close {
            if let Some(verb) = longest(phrase.verbs, words) {
                return Some(Fit {
                    length: object + verb,
                    rest: words.get(..words.len() - verb)?,
                    verb_end: words.len(),
                });
            }
            close = unmodified(words);
        }
        if phrase.alone {
            return None;
        }
        // 公开申请 is clear wherever its verb stands; 申请 alone may be one for anything.
        let clear = object > APPLICATION.len() * 3 / 2;
        let letters = Letters::new(if clear { rest } else { "" });
        let apart = phrase
            .verbs
            .iter()
            .filter(|verb| clear && letters.may_hold(verb))
            .filter_map(|verb| Some((rest.rfind(verb)? + verb.len(), verb.len())))
            .max();
        if let Some((verb_end, verb)) = apart {
            return Some(Fit {
                length: object + verb,
                rest,
                verb_end,
            });
        }
    }
    let verb = longest(phrase.verbs, lead)?;
    let behind = behind.trim_start_matches(['的', '次']);
    let object = phrase
        .objects
        .iter()
        .filter(|object| starts_with(behind, object))
        .map(|object| object.len())
        .max()?;
    Some(Fit {
        length: verb + object,
        rest: lead.get(..lead.len() - verb)?,
        verb_end: lead.len(),
    })
}

/// Whether the last of some words make another figure of what follows: 不予以公开, 行政许可和行政处罚.
pub fn ends_otherwise(words: &str) -> bool {
    let ends = |all: &[&str]| all.iter().any(|word| ends_with(words, word));
    ends(figures::OTHERWISE) && !ends(figures::NOT_OTHERWISE)
}

/// Whether words before a phrase give no more than when, and who.
pub fn is_idle(words: &str) -> bool {
    let mut rest = words.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    while let Some(shorter) = figures::WHEN_AND_WHO
        .iter()
        .find_map(|word| strip_end(rest, word))
    {
        rest = shorter.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    }
    rest.is_empty() || is_name(rest)
}

/// Whether words are the name of an agency and nothing else; whose it is is looked at elsewhere.
fn is_name(words: &str) -> bool {
    let count = words.chars().count();
    (3..=MAX_NAME).contains(&count)
        && agencies::ENDS.iter().any(|end| ends_with(words, end))
        && !has(words, figures::NO_NAMES)
}

/// The most characters of the name of an agency.
const MAX_NAME: usize = 20;

/// Whether words before a phrase make it another figure. All who may apply, named one by one, are no part of them.
pub fn is_other(rest: &str, phrase: &Phrase) -> bool {
    let everybody = EVERYBODY.iter().find(|all| rest.contains(**all));
    match everybody.and_then(|all| rest.split_once(all)) {
        Some((before, behind)) => has(before, phrase.without) || has(behind, phrase.without),
        None => has(rest, phrase.without),
    }
}

/// The words before a figure without those at their end that add nothing: 共新收申请为 is 共新收申请.
pub fn without_links(mut lead: &str) -> &str {
    loop {
        let trimmed = lead.trim_end();
        match figures::LINKS.iter().find_map(|link| strip_end(trimmed, link)) {
            Some(rest) => lead = rest,
            None => return trimmed,
        }
    }
}

/// Words without the last of them that adds nothing between a verb and its object.
fn unmodified(words: &str) -> Option<&str> {
    let trimmed = words.trim_end();
    let mut idle = figures::MODIFIERS.iter().chain(figures::LINKS);
    idle.find_map(|word| strip_end(trimmed, word))
}
