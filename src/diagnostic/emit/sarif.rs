//! Findings as SARIF 2.1.0 (OASIS), for editors and code hosts.

use serde_json::{Value, json};

use super::file_findings::FileFindings;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::{Origin, Source, Span};

/// All findings of all inputs as one run. `rules` are described in the log; `version` is the program's.
///
/// # Errors
/// None in practice: the log holds nothing that JSON cannot say.
pub fn sarif(
    files: &[FileFindings<'_>],
    rules: &[&'static Rule],
    version: &str,
) -> Result<String, serde_json::Error> {
    let results: Vec<Value> = files
        .iter()
        .flat_map(|file| {
            let shown = file.diagnostics.iter().map(|d| (d, false));
            let waived = file.waived.iter().map(|d| (d, true));
            shown
                .chain(waived)
                .map(|(found, waived)| result(file, found, waived, rules))
        })
        .collect();
    let failures: Vec<Value> = files
        .iter()
        .filter_map(|file| {
            let error = file.error?;
            Some(json!({
                "level": "error",
                "message": { "text": error },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(file.path) } } }],
            }))
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "nianbao",
                "version": version,
                "rules": rules.iter().map(|rule| describe(rule)).collect::<Vec<_>>(),
            } },
            "language": "zh-CN",
            // Columns are counted in characters, as everywhere in this program.
            "columnKind": "unicodeCodePoints",
            "results": results,
            "invocations": [{
                "executionSuccessful": failures.is_empty(),
                "toolExecutionNotifications": failures,
            }],
        }],
    });
    serde_json::to_string_pretty(&log).map(|text| text + "\n")
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
