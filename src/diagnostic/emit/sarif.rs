//! Findings as SARIF 2.1.0 (OASIS), for editors and code hosts.

use serde_json::{Value, json};

use super::file_findings::FileFindings;
use super::json::{indented, json_between};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::{Origin, Source, Span};

/// The log of one run. `rules` are described in it; `version` is the program's.
#[derive(Clone, Copy, Debug)]
pub struct Sarif<'a> {
    /// The rules that findings may belong to.
    pub rules: &'a [&'static Rule],
    /// The version of the program.
    pub version: &'a str,
}

/// The list of results while it is empty, as the log has it: what stands before and behind them is parted there.
const EMPTY: &str = "\n      \"results\": []";
/// How far the results are in.
const INDENT: usize = 8;

impl Sarif<'_> {
    /// All findings of all inputs.
    ///
    /// # Errors
    /// None in practice: the log holds nothing that JSON cannot say.
    pub fn log(&self, files: &[FileFindings<'_>]) -> Result<String, serde_json::Error> {
        let mut out = self.head()?;
        let mut is_first = true;
        let mut failures = Vec::new();
        for file in files {
            for result in self.results(file)? {
                out += json_between(is_first);
                out += &result;
                is_first = false;
            }
            failures.extend(file.error.map(|error| (file.path.to_owned(), error.to_owned())));
        }
        Ok(out + &self.tail(is_first, &failures)?)
    }

    /// What stands before the first result, for those who write the log piece by piece.
    ///
    /// # Errors
    /// As for [`Self::log`].
    pub fn head(&self) -> Result<String, serde_json::Error> {
        let (head, _) = self.frame(&[])?;
        Ok(head + EMPTY.strip_suffix(']').unwrap_or(EMPTY))
    }

    /// The results of one input.
    ///
    /// # Errors
    /// As for [`Self::log`].
    pub fn results(&self, file: &FileFindings<'_>) -> Result<Vec<String>, serde_json::Error> {
        let shown = file.diagnostics.iter().map(|found| (found, false));
        let waived = file.waived.iter().map(|found| (found, true));
        shown
            .chain(waived)
            .map(|(found, waived)| {
                let result = result(file, found, waived, self.rules);
                Ok(indented(&serde_json::to_string_pretty(&result)?, INDENT))
            })
            .collect()
    }

    /// What stands behind the last result; `failures` are the inputs that could not be read, and why.
    ///
    /// # Errors
    /// As for [`Self::log`].
    pub fn tail(&self, is_empty: bool, failures: &[(String, String)]) -> Result<String, serde_json::Error> {
        let (_, tail) = self.frame(failures)?;
        let end = if is_empty { "]" } else { "\n      ]" };
        Ok(format!("{end}{tail}\n"))
    }

    /// The log without results, as what stands before them and what stands behind.
    fn frame(&self, failures: &[(String, String)]) -> Result<(String, String), serde_json::Error> {
        let notifications: Vec<Value> = failures
            .iter()
            .map(|(path, error)| {
                json!({
                    "level": "error",
                    "message": { "text": error },
                    "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(path) } } }],
                })
            })
            .collect();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "nianbao",
                    "version": self.version,
                    "rules": self.rules.iter().map(|rule| describe(rule)).collect::<Vec<_>>(),
                } },
                "language": "zh-CN",
                // Columns are counted in characters, as everywhere in this program.
                "columnKind": "unicodeCodePoints",
                "results": [],
                "invocations": [{
                    "executionSuccessful": failures.is_empty(),
                    "toolExecutionNotifications": notifications,
                }],
            }],
        });
        let text = serde_json::to_string_pretty(&log)?;
        let (head, tail) = text.split_once(EMPTY).unwrap_or((&text, ""));
        Ok((head.to_owned(), tail.to_owned()))
    }
}

fn describe(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.what },
        "help": { "text": format!("{}\n{}", rule.why, rule.fix) },
        "defaultConfiguration": { "level": level(rule.severity.first().copied().unwrap_or(Severity::Error)) },
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(file: &FileFindings<'_>, found: &Diagnostic, waived: bool, rules: &[&'static Rule]) -> Value {
    let help = found.help.as_ref().map(|h| format!("\n{h}")).unwrap_or_default();
    let mut result = json!({
        "ruleId": found.rule.id,
        "level": level(found.severity),
        "message": { "text": format!("{}{help}", found.message) },
        "locations": [location(file, found.primary.origin.as_ref(), None)],
    });
    if let Some(index) = rules.iter().position(|rule| rule.id == found.rule.id) {
        result["ruleIndex"] = json!(index);
    }
    if !found.related.is_empty() {
        let related = found
            .related
            .iter()
            .map(|label| location(file, label.origin.as_ref(), Some(&label.message)));
        result["relatedLocations"] = related.collect();
    }
    if let (Some(fix), Some(source)) = (&found.fix, file.source) {
        result["fixes"] = json!([{
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(file.path) },
                "replacements": [{
                    "deletedRegion": region(source, fix.span),
                    "insertedContent": { "text": fix.replacement },
                }],
            }],
        }]);
    }
    if waived {
        result["suppressions"] = json!([{ "kind": "inSource" }]);
    }
    result
}

fn location(file: &FileFindings<'_>, origin: Option<&Origin>, message: Option<&str>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(file.path) } });
    let mut out = json!({});
    match (origin, file.source) {
        (Some(Origin::Source(span)), Some(source)) => physical["region"] = region(source, *span),
        (Some(Origin::Document(place)), _) => {
            out["logicalLocations"] = json!([{ "fullyQualifiedName": place.words }]);
        }
        _ => {}
    }
    out["physicalLocation"] = physical;
    if let Some(message) = message {
        out["message"] = json!({ "text": message });
    }
    out
}

fn region(source: &Source, span: Span) -> Value {
    let (start, end) = (source.line_column(span.start), source.line_column(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A path as the URI reference that SARIF wants: everything but unreserved characters escaped.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let out: String = path
        .bytes()
        .map(|byte| {
            if kept(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    // A drive letter would read as a scheme.
    if out.contains("%3A") && path.as_bytes().get(1) == Some(&b':') {
        format!("file:///{out}")
    } else {
        out
    }
}
