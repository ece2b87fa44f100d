//! The regulation, and the papers beside the form's notice, cited with a wrong title or number.

use crate::form::words::notices::{DECREE, DECREE_NUMBER, REGULATION};
use crate::prose::judged_lines::{paragraphs, recognised};
use crate::prose::quotation::quoted;
use crate::prose::regulation::{What, miscited};
use crate::report::{Report, TextKey};
use crate::source::Origin;

/// Something that is cited wrong.
pub(super) struct Wrong {
    /// The text that its first place stands in.
    pub key: TextKey,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where it stands, with the words there.
    pub places: Vec<(Origin, String)>,
}

/// Each thing that is cited wrong, with all its places.
pub(super) fn wrong(report: &Report) -> Vec<Wrong> {
    let mut out: Vec<(What, Wrong)> = Vec::new();
    for (line, found) in recognised(paragraphs(report), |line| miscited(line.words)) {
        let words = quoted(line.words.get(found.range.clone()).unwrap_or_default());
        let place = (line.origin_of(found.range), words.clone());
        if let Some((_, first)) = out.iter_mut().find(|(what, _)| *what == found.what) {
            first.places.push(place);
            continue;
        }
        let (message, help) = message_and_help(found.what, &words);
        let wrong = Wrong {
            key: line.key,
            message,
            help,
            places: vec![place],
        };
        out.push((found.what, wrong));
    }
    out.into_iter().map(|(_, wrong)| wrong).collect()
}

fn message_and_help(what: What, words: &str) -> (String, String) {
    let decree = format!("{DECREE}第{DECREE_NUMBER}号");
    match what {
        What::Title => (
            format!("条例的名称写成“{words}”，应为“《{REGULATION}》”"),
            format!("改为“《{REGULATION}》”"),
        ),
        What::Decree { former: true } => (
            format!("“{words}”公布的是修订前的条例，现行的是{decree}"),
            format!("改为“{decree}”"),
        ),
        What::Decree { former: false } => (
            format!("条例是{decree}公布的，写的却是“{words}”"),
            format!("改为“{decree}”"),
        ),
        What::Paper(title, number) => (
            format!("《{title}》的文号是{number}，写的却是“{words}”"),
            format!("改为“{number}”"),
        ),
    }
}
