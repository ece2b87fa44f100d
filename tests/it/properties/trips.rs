//! Any sensible report is the same report after it was written in any format and read again.

mod sensible;

use nianbao::document::compose::{Pictures, compose};
use nianbao::file::write::with_remarks;
use nianbao::format::{FORMATS, Format};
use nianbao::report::Report;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};

use self::sensible::sensible;
use super::cases;
use crate::trips::told::{blocks, told};
use crate::trips::{complaints, lowered, there_and_back};

/// The report is the same after this format. What fails is shown as a text file, for that is what a person can look at.
fn comes_back(format: &Format, report: &Report) -> Result<(), TestCaseError> {
    let document = compose(report, &Pictures::new(), false);
    let read = there_and_back(format, &document);
    let shown = || String::from_utf8_lossy(&FORMATS[3].bytes_of(&document).unwrap()).into_owned();
    let complaints = complaints(&read);
    prop_assert!(complaints.is_empty(), "{:?}\n{}", complaints, shown());
    let Some(found) = &read.report else {
        return Err(TestCaseError::fail(format!(
            "{:?}\n{}",
            read.diagnostics,
            shown()
        )));
    };
    let (now, then) = (told(found), told(report));
    for (now, then) in now.iter().zip(&then) {
        prop_assert_eq!(now, then, "{}", shown());
    }
    prop_assert_eq!(now.len(), then.len(), "{:?}\n{}", now, shown());
    // The file to fill says it too, and makes the same document.
    let again = lowered(&with_remarks(found, None, &read.remarks));
    prop_assert_eq!(told(&again), then);
    let composed = compose(&again, &Pictures::new(), false);
    for (now, then) in blocks(&composed).iter().zip(&blocks(&document)) {
        prop_assert_eq!(now, then);
    }
    prop_assert_eq!(composed.blocks.len(), document.blocks.len());
    Ok(())
}

proptest! {
    #![proptest_config(Config { max_shrink_iters: 400, ..cases(100) })]

    #[test]
    fn a_report_comes_back_from_word(report in sensible()) {
        comes_back(FORMATS[0], &report.0)?;
    }

    #[test]
    fn a_report_comes_back_from_a_page(report in sensible()) {
        comes_back(FORMATS[1], &report.0)?;
    }

    #[test]
    fn a_report_comes_back_from_markdown(report in sensible()) {
        comes_back(FORMATS[2], &report.0)?;
    }

    #[test]
    fn a_report_comes_back_from_text(report in sensible()) {
        comes_back(FORMATS[3], &report.0)?;
    }
}
