//! One figure of a document: the text of its cell, its note, its value.

use crate::chinese::width::trimmed;
use crate::document::recognise::items::one_line;
use crate::form::Kind;
use crate::report::figure::Reading;
use crate::report::{Fact, State, figure};
use crate::source::Place;

/// A cell's text as a fact. A note in one bracket behind the figure is legal in a document; `/` stands for nothing, and so
/// does 不适用 where the table does not know it.
pub(super) fn read(text: &str, kind: Kind, may_not_apply: bool, place: Place) -> (Fact, Reading) {
    let line = one_line(text);
    let (raw, note) = split_note(trimmed(&line), kind);
    let mut reading = figure::read(raw, kind);
    if reading.state == State::NotApplicable && !may_not_apply {
        reading.state = State::Blank;
    }
    let fact = Fact {
        raw: raw.to_owned(),
        state: reading.state,
        unit: None,
        note,
        origin: place.into(),
    };
    (fact, reading)
}

/// A figure and the note in the bracket behind it; a text that is no such thing is left whole.
fn split_note(text: &str, kind: Kind) -> (&str, Option<String>) {
    let inner = text
        .strip_suffix(['）', ')'])
        .and_then(|rest| rest.split_once(['（', '(']))
        .filter(|(_, note)| !note.contains(['（', '(', '）', ')']));
    let Some((number, note)) = inner else {
        return (text, None);
    };
    let number = trimmed(number);
    // A counter before the bracket does not make the figure less certain: 203件（含宣布失效）.
    let certain = number.is_empty() || matches!(figure::read(number, kind).state, State::Number(_));
    if certain && !note.trim().is_empty() {
        (number, Some(note.trim().to_owned()))
    } else {
        (text, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::PlaceOrder;

    fn reading(text: &str, kind: Kind) -> String {
        let place = Place {
            order: PlaceOrder::default(),
            words: String::new(),
            quote: None,
        };
        let (fact, reading) = read(text, kind, false, place);
        format!(
            "{} {:?} {:?} {}",
            fact.raw,
            fact.state,
            fact.note,
            reading.flaw.is_some()
        )
    }

    #[test]
    fn figures_of_documents_are_read_with_their_notes() {
        assert_eq!(reading("\u{a0}0 ", Kind::Count), "0 Number(0) None false");
        assert_eq!(
            reading("55（含自然失效29件）", Kind::Count),
            "55 Number(55) Some(\"含自然失效29件\") false"
        );
        assert_eq!(
            reading("55\n(含自然失效29件)", Kind::Count),
            "55 Number(55) Some(\"含自然失效29件\") false"
        );
        assert_eq!(
            reading("29.058388\n万元", Kind::Amount),
            "29.058388万元 Number(29.058388) None false"
        );
        assert_eq!(
            reading("203件（含宣布失效）", Kind::Count),
            "203件 Number(203) Some(\"含宣布失效\") true"
        );
        assert_eq!(reading("3（件）", Kind::Count), "3 Number(3) Some(\"件\") false");
        assert_eq!(reading("71件/次", Kind::Count), "71件/次 Number(71) None true");
        assert_eq!(reading("/", Kind::Count), "/ Blank None false");
        assert_eq!(reading("不适用", Kind::Count), "不适用 Blank None false");
        assert_eq!(reading("新增1条", Kind::Change), "新增1条 Number(1) None true");
        assert_eq!(reading("减4", Kind::Change), "减4 Number(-4) None true");
        assert_eq!(
            reading("约30（估）", Kind::Count),
            "约30（估） Unread(None) None true"
        );
    }
}
