//! A report that is changed by the page, many times and by chance, held to the same report changed by hand.

mod by_hand;
mod layouts;
mod page;
mod remarks;
mod typed;

use nianbao::file::words::WORDS;
use nianbao::source::Source;
use nianbao::yaml::parse_knowing;

use crate::support::sized;
use by_hand::Template;
use page::{Ask, Page, Seen};
use remarks::remarks;
use typed::Dice;

/// The field that says which form the report is filled on.
const EDITION: &str = "版式";

/// How many changes are made of a file of each layout, and of each of those that are changed by hand too.
fn changes() -> (usize, usize) {
    sized((60, 300), (3, 9))
}

/// Where two texts differ: what the first has there, and the second.
fn changed<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str) {
    let head = before
        .char_indices()
        .zip(after.chars())
        .find(|((_, a), b)| a != b)
        .map_or(before.len().min(after.len()), |((at, _), _)| at);
    let (old, new) = (&before[head..], &after[head..]);
    let tail: usize = old
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    (&old[..old.len() - tail], &new[..new.len() - tail])
}

/// What is wrong with one change of what must be of any.
fn fault(name: &str, ask: &Ask, before: &str, seen: &Seen, after: &str, now: &Seen) -> Option<String> {
    if parse_knowing(&Source::new(name, after), WORDS).failed() {
        return Some("it does not parse".to_owned());
    }
    if remarks(before) != remarks(after) {
        return Some("comments are not what they were".to_owned());
    }
    if now.is_unread() {
        return Some("no report can be read".to_owned());
    }
    let mut fields = ask.fields();
    if let Some((path, _)) = fields.find(|(path, typed)| now.value(path) != typed.read_back()) {
        return Some(format!("{path} reads {:?}", now.value(path)));
    }
    let is_own = |path: &str| ask.fields().any(|(own, _)| own == path);
    // Another form has other fields; the file keeps what it had in those that are gone, and they are reported.
    let is_other_form = is_own(EDITION);
    let mut values = seen.values();
    if ask.fields().next().is_some()
        && let Some((path, value)) = values.find(|(path, value)| {
            let kept = now.value(path) == *value || is_other_form && !now.has(path);
            !kept && !is_own(path)
        })
    {
        return Some(format!(
            "{path} changed too, from {value:?} to {:?}",
            now.value(path)
        ));
    }
    // What a single figure replaces stands on its line; where the row is new nothing is replaced.
    let (old, _) = changed(before, after);
    if matches!(ask, Ask::Figures(cells) if cells.len() == 1)
        && old.trim_matches(['\r', '\n', ' ', '~']).contains('\n')
    {
        return Some("more than a line changed".to_owned());
    }
    if before.contains("\r\n") && after.replace("\r\n", "").contains('\n') {
        return Some("lines end otherwise".to_owned());
    }
    None
}

/// A change that has a fault, as somebody needs it who mends it.
fn shown(name: &str, ask: &Ask, before: &str, after: &str, fault: &str) -> String {
    let (old, new) = changed(before, after);
    let short = |words: &str| words.chars().take(300).collect::<String>();
    let ask = short(&format!("{ask:?}"));
    format!(
        "{name}: {fault}\n{ask}\n--- before\n{}\n--- after\n{}\n",
        short(old),
        short(new)
    )
}

#[test]
fn whatever_is_typed_reads_back_and_nothing_else_changes() {
    let mut faults = Vec::new();
    let (changes, _) = changes();
    for (index, (name, text)) in layouts::all().into_iter().enumerate() {
        let mut dice = Dice::new(2021 + index as u64);
        let mut page = Page::open(&text);
        let mut refused = 0;
        for _ in 0..changes {
            let ask = typed::ask(&mut dice, page.seen());
            let (before, seen) = (page.text(), page.seen().clone());
            if page.make(&ask) {
                let after = page.text();
                let fault = fault(&name, &ask, &before, &seen, &after, page.seen());
                faults.extend(fault.map(|fault| shown(&name, &ask, &before, &after, &fault)));
            } else {
                refused += 1;
                assert_eq!(page.text(), before, "{name}: {ask:?} was refused");
            }
        }
        if refused * 2 > changes {
            faults.push(format!("{name}: {refused} of {changes} were refused"));
        }
        // To the end, to the beginning, and to the end again.
        while page.seen().can_redo() {
            assert!(page.make(&Ask::Redo));
        }
        let end = page.text();
        while page.seen().can_undo() {
            assert!(page.make(&Ask::Undo));
        }
        assert!(page.text() == text, "{name}: not what it was");
        while page.seen().can_redo() {
            assert!(page.make(&Ask::Redo));
        }
        assert!(page.text() == end, "{name}: not made again");
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults[..faults.len().min(20)].join("\n")
    );
}

#[test]
fn a_report_changed_by_the_page_is_that_changed_by_hand() {
    for (index, (name, text)) in layouts::full().into_iter().enumerate() {
        let mut dice = Dice::new(711 + index as u64);
        let mut page = Page::open(&text);
        let mut template = Template::new(&text);
        assert_eq!(template.text_of(), text);
        let mut versions = vec![text.clone()];
        let mut at: usize = 0;
        for _ in 0..changes().1 {
            let ask = by_hand::ask(&mut dice, &template);
            let steps = versions.len();
            match ask {
                Ask::Undo => at = at.saturating_sub(1),
                Ask::Redo => at = (at + 1).min(steps - 1),
                _ => {
                    template = Template::new(&versions[at]);
                    template.write(&ask);
                    if template.text_of() != versions[at] {
                        versions.truncate(at + 1);
                        versions.push(template.text_of());
                        at += 1;
                    }
                }
            }
            assert!(page.make(&ask), "{name}: {ask:?}");
            assert_eq!(page.text(), versions[at], "{name}: {ask:?}");
            template = Template::new(&versions[at]);
        }
    }
}
