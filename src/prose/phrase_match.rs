//! Whether a phrase of the form fits the words around a figure.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::chinese::lines::has;
use crate::form::phrases::{EVERYBODY, Phrase, phrases};
use crate::form::topics::APPLICATION;
use crate::form::words::figures;

/// The phrases by the last characters of their words, one of which the words before a figure must end with.
static BY_LAST: LazyLock<BTreeMap<char, Vec<&'static Phrase>>> = LazyLock::new(|| {
    let mut out: BTreeMap<char, Vec<&'static Phrase>> = BTreeMap::new();
    for phrase in phrases() {
        for last in phrase
            .verbs
            .iter()
            .chain(phrase.objects)
            .filter_map(|w| w.chars().next_back())
        {
            let own = out.entry(last).or_default();
            if !own.iter().any(|known| std::ptr::eq(*known, phrase)) {
                own.push(phrase);
            }
        }
    }
    out
});

/// The phrase that fits best the words before a figure and those behind its counter, where it counts in this unit: the one
/// of which most is found.
pub fn best_fit<'a>(lead: &'a str, behind: &str, unit: &str) -> Option<(&'static Phrase, Fit<'a>)> {
    let last = lead.chars().next_back()?;
    BY_LAST
        .get(&last)
        .into_iter()
        .flatten()
        .filter(|phrase| phrase.counters.contains(&unit))
        .filter_map(|phrase| Some((*phrase, fits(phrase, lead, behind)?)))
        .max_by_key(|(phrase, fit)| (fit.length, !phrase.verbs.is_empty()))
}

/// How a phrase fits.
pub struct Fit<'a> {
    /// How many bytes of the phrase were found.
    pub length: usize,
    /// The words before it.
    pub rest: &'a str,
}

/// How a phrase fits the words before a figure and those behind its counter; none where it does not.
fn fits<'a>(phrase: &Phrase, lead: &'a str, behind: &str) -> Option<Fit<'a>> {
    let longest = |words: &'static [&'static str], text: &str| {
        words
            .iter()
            .filter(|word| text.ends_with(**word))
            .map(|word| word.len())
            .max()
    };
    if phrase.objects.is_empty() {
        let length = longest(phrase.verbs, lead)?;
        return Some(Fit {
            length,
            rest: lead.get(..lead.len() - length)?,
        });
    }
    if let Some(object) = longest(phrase.objects, lead) {
        let rest = lead.get(..lead.len() - object)?;
        if phrase.verbs.is_empty() {
            return Some(Fit { length: object, rest });
        }
        let mut close = Some(rest);
        while let Some(words) = close {
            if let Some(verb) = longest(phrase.verbs, words) {
                return Some(Fit {
                    length: object + verb,
                    rest: words.get(..words.len() - verb)?,
                });
            }
            close = unmodified(words);
        }
        if phrase.alone {
            return None;
        }
        // 公开申请 is clear wherever its verb stands; 申请 alone may be one for anything.
        let apart = phrase
            .verbs
            .iter()
            .filter_map(|verb| Some((rest.rfind(verb)?, verb.len())))
            .max();
        if let Some((_, verb)) = apart.filter(|_| object > APPLICATION.len() * 3 / 2) {
            return Some(Fit {
                length: object + verb,
                rest,
            });
        }
    }
    let verb = longest(phrase.verbs, lead)?;
    let behind = behind.trim_start_matches(['的', '次']);
    let object = phrase
        .objects
        .iter()
        .filter(|object| behind.starts_with(**object))
        .map(|object| object.len())
        .max()?;
    Some(Fit {
        length: verb + object,
        rest: lead.get(..lead.len() - verb)?,
    })
}

/// Whether words before a phrase give no more than when, and who.
pub fn is_idle(words: &str) -> bool {
    let mut rest = words.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    while let Some(shorter) = figures::WHEN_AND_WHO
        .iter()
        .find_map(|word| rest.strip_suffix(word))
    {
        rest = shorter.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    }
    rest.is_empty()
}

/// Whether words before a phrase make it another figure. All who may apply, named one by one, are no part of them.
pub fn is_other(rest: &str, phrase: &Phrase) -> bool {
    match EVERYBODY.iter().find_map(|all| rest.split_once(all)) {
        Some((before, behind)) => has(before, phrase.without) || has(behind, phrase.without),
        None => has(rest, phrase.without),
    }
}

/// The words before a figure without those at their end that add nothing: 共新收申请为 is 共新收申请.
pub fn without_links(mut lead: &str) -> &str {
    loop {
        let trimmed = lead.trim_end();
        match figures::LINKS.iter().find_map(|link| trimmed.strip_suffix(link)) {
            Some(rest) => lead = rest,
            None => return trimmed,
        }
    }
}

/// Words without the last of them that adds nothing between a verb and its object.
fn unmodified(words: &str) -> Option<&str> {
    let trimmed = words.trim_end();
    let mut idle = figures::MODIFIERS.iter().chain(figures::LINKS);
    idle.find_map(|word| trimmed.strip_suffix(word))
}
