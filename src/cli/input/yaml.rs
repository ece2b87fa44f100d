//! A report in YAML from its bytes to its findings: decoded, parsed, lowered, with last year's report and its pictures.

use std::path::{Path, PathBuf};

use super::picture::read_pictures;
use super::{Input, is_dash, read_prior};
use crate::check::Context;
use crate::file::lower::{lower, named_prior};
use crate::{check, encoding, yaml};

/// Judges the report in YAML that these bytes are.
pub(in crate::cli) fn judge(input: &mut Input, path: &Path, bytes: Vec<u8>, prior: Option<&Path>) {
    let source = match encoding::read(&input.name, bytes) {
        Ok(source) => source,
        Err(found) => return input.found(vec![*found]),
    };
    let parsed = yaml::parse(&source);
    if parsed.root.is_none() && !parsed.diagnostics.is_empty() {
        input.found(parsed.diagnostics);
        input.source = Some(source);
        return;
    }
    let folder = if is_dash(path) {
        PathBuf::new()
    } else {
        path.parent().map(Path::to_path_buf).unwrap_or_default()
    };
    let named = named_prior(parsed.root.as_ref()).map(|named| folder.join(named.value));
    let prior = prior.map(Path::to_path_buf).or(named);
    let context = Context {
        prior: prior.as_deref().map(read_prior),
        ..Context::default()
    };
    input.reads.extend(prior);
    let last = context.prior.as_ref().and_then(|p| p.as_ref().ok());
    let lowered = lower(&source, parsed.root.as_ref(), last);
    let mut found = parsed.diagnostics;
    found.extend(lowered.diagnostics);
    match lowered.report {
        Some(report) => {
            let pictures = read_pictures(&report, &folder, &mut input.reads);
            let context = Context { pictures, ..context };
            input.findings = check::run(&report, &context, found);
            input.pictures = context
                .pictures
                .into_iter()
                .filter_map(|(path, image)| Some((path, image.ok()?)))
                .collect();
            input.report = Some(report);
        }
        None => input.found(found),
    }
    input.source = Some(source);
}
