//! 核实说明: findings that the agency explains are set apart; errors cannot be.

use super::findings::Findings;
use super::rules::{RULES, judge_waiver};
use super::waiver_use::WaiverUse;
use crate::chinese::{numerals, width};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Report, Waiver};

impl Waiver {
    /// Whether it speaks of a finding: the rule, the place or one above it, and the quoted words.
    fn covers(&self, found: &Diagnostic) -> bool {
        let below = found.path == self.path
            || found
                .path
                .strip_prefix(&self.path)
                .is_some_and(|rest| rest.starts_with('.'));
        let quote = self.quote.as_deref().filter(|quote| !quote.is_empty());
        let quoted = |quote| quotes(&found.message, quote) || quotes(&found.primary.message, quote);
        found.rule.id == self.rule && below && quote.is_none_or(quoted)
    }
}

/// Whether a text has these words, and a figure at either end of them is the whole figure: 17件 is not in 117件, nor 17 in
/// 17.5 or 17万.
fn quotes(text: &str, quote: &str) -> bool {
    text.match_indices(quote).any(|(at, found)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let behind = text.get(at + found.len()..).and_then(|text| text.chars().next());
        let whole_at_start =
            !found.starts_with(is_figure) || !before.is_some_and(|c| is_figure(c) || c == '-');
        let whole_at_end =
            !found.ends_with(is_figure) || !behind.is_some_and(|c| is_figure(c) || SHARES.contains(&c));
        whole_at_start && whole_at_end
    })
}

/// What makes another figure of the one that it stands behind.
const SHARES: [char; 3] = ['%', '％', '‰'];

/// Whether a character may be part of a figure, in digits or in Chinese.
fn is_figure(c: char) -> bool {
    matches!(c, '.' | ',') || width::is_digit(c) || numerals::is_numeral(c)
}

/// Whether a rule was not asked because last year's report is not there: what it would find is not known.
fn is_unasked(rule: &str, prior: bool) -> bool {
    let found = RULES.iter().find(|(known, _)| known.id == rule);
    found.is_some_and(|(known, _)| known.needs_prior && !prior)
}

/// Sets apart what the agency explains, and adds what is found of the waivers themselves. `prior` says whether last year's
/// report was there.
pub(super) fn apply(report: &Report, found: Vec<Diagnostic>, prior: bool) -> Findings {
    let mut findings = Findings::default();
    let unused = |waiver| WaiverUse {
        waiver,
        explains: false,
        covers_error: false,
        is_of_unasked_rule: is_unasked(&waiver.rule, prior),
    };
    let mut uses: Vec<WaiverUse<'_>> = report.waivers.iter().map(unused).collect();
    for mut diagnostic in found {
        let mut covering = None;
        for usage in &mut uses {
            if !usage.waiver.covers(&diagnostic) {
                continue;
            }
            if diagnostic.severity == Severity::Error {
                usage.covers_error = true;
            } else {
                usage.explains = true;
                covering = covering.or(Some(usage.waiver));
            }
        }
        match covering {
            Some(waiver) => {
                let words = format!("核实说明：{}", waiver.reason);
                diagnostic = diagnostic.against(waiver.span, None, words);
                findings.waived.push(diagnostic);
            }
            None => findings.diagnostics.push(diagnostic),
        }
    }
    findings.diagnostics.extend(uses.iter().filter_map(judge_waiver));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::declare_rule;
    use crate::source::Span;

    #[test]
    fn a_quoted_figure_is_the_whole_figure() {
        for (text, quote) in [
            ("总体情况写“17件”，表三是 18", "17件"),
            ("总体情况写“17件”，表三是 18", "17"),
            ("总体情况写“17件”，表三是 18", "18"),
            ("写了 7件、17件", "7件"),
            ("17，18", "17"),
            ("同比增长12.5%", "12.5%"),
            ("三件", "三件"),
            ("像是推算出来的", "推算"),
        ] {
            assert!(quotes(text, quote), "{text} {quote}");
        }
        for (text, quote) in [
            ("117件", "17件"),
            ("17件", "7件"),
            ("1,117件", "117件"),
            ("17.5万元", "17"),
            ("17.5万元", "5万元"),
            ("17万件", "17"),
            ("17%", "17"),
            ("-30", "30"),
            ("十三件", "三件"),
            ("三十", "三"),
            ("没有这个数", "17"),
        ] {
            assert!(!quotes(text, quote), "{text} {quote}");
        }
    }

    declare_rule! {
        /// A rule between years.
        static BETWEEN_YEARS = {
            id: "carried-over-mismatch", title: "", severity: [Error, Warning, Info], basis: "", what: "", why: "", fix: "",
            needs_prior: true,
        };
    }

    fn waiver(path: &str, quote: Option<&str>) -> Waiver {
        Waiver {
            rule: BETWEEN_YEARS.id.to_owned(),
            path: path.to_owned(),
            quote: quote.map(str::to_owned),
            reason: "理由".to_owned(),
            span: Span::at(0),
        }
    }

    #[test]
    fn an_explanation_covers_what_lies_below_its_place() {
        let found = Diagnostic::new(&BETWEEN_YEARS, "17件").path("申请.上年结转.总计");
        for (path, quote, covers) in [
            ("申请", None, true),
            ("申请.上年结转", Some("17件"), true),
            ("申请.上年结转.总计", Some(""), true),
            ("申请.上年", None, false),
            ("申请.上年结转.总计.多", None, false),
            ("申请", Some("7件"), false),
        ] {
            assert_eq!(waiver(path, quote).covers(&found), covers, "{path} {quote:?}");
        }
    }

    #[test]
    fn a_rule_that_is_not_asked_leaves_its_explanation_alone() {
        assert!(is_unasked("carried-over-mismatch", false));
        assert!(is_unasked("growth-mismatch", false));
        assert!(!is_unasked("carried-over-mismatch", true));
        assert!(!is_unasked("no-such-rule", false));
        assert!(!is_unasked("placeholder", false));
    }

    fn applied(waivers: &[Waiver], found: Vec<Diagnostic>) -> (Vec<&'static str>, usize) {
        let source = crate::source::Source::new("a.yaml", "版式: 2021\n年度: 2021\n");
        let parsed = crate::yaml::parse(&source);
        let mut report = crate::file::lower::lower(&source, parsed.root.as_ref(), None)
            .report
            .unwrap();
        report.waivers = waivers.to_vec();
        let findings = apply(&report, found, true);
        let rules = findings.diagnostics.iter().map(|one| one.rule.id).collect();
        (rules, findings.waived.len())
    }

    #[test]
    fn an_error_stands_and_all_else_may_be_explained() {
        let found = |severity| {
            Diagnostic::new(&BETWEEN_YEARS, "17件")
                .path("申请.上年结转")
                .severity(severity)
        };
        let [error, warning, info] = [Severity::Error, Severity::Warning, Severity::Info].map(found);
        let one = [waiver("申请", None)];
        assert_eq!(applied(&one, vec![warning.clone()]), (vec![], 1));
        assert_eq!(applied(&one, vec![info]), (vec![], 1));
        let both = vec!["carried-over-mismatch", "error-not-waivable"];
        assert_eq!(applied(&one, vec![error.clone()]), (both, 0));
        // It is needed for the warning.
        assert_eq!(
            applied(&one, vec![error, warning.clone()]),
            (vec!["carried-over-mismatch"], 1)
        );
        // Two that explain the same are both of use.
        let two = [waiver("申请", None), waiver("申请.上年结转", Some("17件"))];
        assert_eq!(applied(&two, vec![warning]), (vec![], 1));
        assert_eq!(applied(&two, vec![]), (vec!["unused-waiver"; 2], 0));
    }
}
