//! 核实说明: findings that the agency explains are set apart; errors cannot be.

use super::Findings;
use super::rules::RULES;
use crate::diagnostic::{Diagnostic, Severity, declare_rule};
use crate::report::{Report, Waiver};

declare_rule! {
    /// An explanation that explains nothing.
    pub static UNUSED_WAIVER = {
        id: "unused-waiver", title: "核实说明没有对应的问题", severity: [Warning], basis: "",
        what: "一条核实说明没有对应到任何一个警告：问题已经改好了，或者规则名、位置、原文写错了。",
        why: "多余的说明以后可能掩盖新的问题。",
        fix: "问题已经改好的，删去这条说明；写错的，按警告里的规则名和位置改正。",
        topic: Structure,
        inputs: Yaml,
    };
}

declare_rule! {
    /// An explanation of an error.
    pub static ERROR_NOT_WAIVABLE = {
        id: "error-not-waivable", title: "错误不能用说明放行", severity: [Error], basis: "{格式}",
        what: "一条核实说明对应的是错误，而不是警告。",
        why: "合计不符、缺表、漏填这样的错误必须改正，说明理由也不能发布。",
        fix: "改正这个错误，删去这条说明。",
        topic: Structure,
        inputs: Yaml,
    };
}

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
    c.is_ascii_digit()
        || matches!(c, '.' | ',' | '０'..='９')
        || "〇零一二三四五六七八九十百千万亿两".contains(c)
}

/// Whether a rule was not asked because last year's report is not there: what it would find is not known.
fn was_not_asked(rule: &str, prior: bool) -> bool {
    let found = RULES.iter().find(|(known, _)| known.id == rule);
    found.is_some_and(|(known, _)| known.needs_prior && !prior)
}

/// Sets apart what the agency explains, and tells of explanations that explain nothing. `prior` says whether last year's
/// report was there.
pub(super) fn apply(report: &Report, found: Vec<Diagnostic>, prior: bool) -> Findings {
    let mut findings = Findings::default();
    let mut used = vec![false; report.waivers.len()];
    let mut errors = vec![false; report.waivers.len()];
    for mut diagnostic in found {
        let mut covering = None;
        let state = used.iter_mut().zip(&mut errors);
        for (waiver, (used, error)) in report.waivers.iter().zip(state) {
            if !waiver.covers(&diagnostic) {
                continue;
            }
            if diagnostic.severity == Severity::Error {
                *error = true;
            } else {
                *used = true;
                covering = covering.or(Some(waiver));
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
    for (waiver, (used, error)) in report.waivers.iter().zip(used.into_iter().zip(errors)) {
        findings.diagnostics.extend(judge(waiver, used, error, prior));
    }
    findings
}

/// What is to be told of an explanation itself.
fn judge(waiver: &Waiver, used: bool, error: bool, prior: bool) -> Option<Diagnostic> {
    let quote = waiver.quote.as_ref().filter(|quote| !quote.is_empty());
    let about = match quote {
        Some(quote) => format!("{}（{}，原文“{quote}”）", waiver.rule, waiver.path),
        None => format!("{}（{}）", waiver.rule, waiver.path),
    };
    let found = if error && !used {
        Diagnostic::new(
            &ERROR_NOT_WAIVABLE,
            format!("{about}是必须改正的错误，不能用说明放行"),
        )
        .help("改正这个错误，删去这条说明")
    } else if !used && !was_not_asked(&waiver.rule, prior) {
        Diagnostic::new(&UNUSED_WAIVER, format!("这条核实说明没有对应的问题：{about}"))
            .help("问题已经改好的，删去这条说明；规则、位置或原文写错的，请改正")
    } else {
        return None;
    };
    Some(found.at(waiver.span).path("核实说明"))
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn a_rule_that_was_not_asked_leaves_its_explanation_alone() {
        assert!(was_not_asked("carried-over-mismatch", false));
        assert!(was_not_asked("growth-mismatch", false));
        assert!(!was_not_asked("carried-over-mismatch", true));
        assert!(!was_not_asked("no-such-rule", false));
        assert!(!was_not_asked("placeholder", false));
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
