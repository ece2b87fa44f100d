//! What `build` may replace: what it made itself. A document that somebody worked on since is theirs.

use std::path::Path;

use super::built::Built;
use super::bytes::bytes;
use super::error::Error;
use super::fingerprint::Fingerprint;
use super::input::Input;
use super::names::{named, shown};
use super::output::Over;
use super::target::{Target, target};
use crate::diagnostic::emit;
use crate::pipeline::{Judged, Opened, open};

/// The most changes that are named.
const MAX_NAMED: usize = 20;

/// What the document may replace that `build` makes of this input: nothing where nothing is; what is there, if it is what
/// `build` made or reads as the same report. None where it is neither: what was changed is said then.
///
/// # Errors
/// What is there cannot be read, or is no file.
pub(super) fn replaceable(
    path: &Path,
    made: &[u8],
    input: &Input,
    built: &Built,
    said: &mut String,
) -> Result<Option<Over>, Error> {
    let real = match target(path)? {
        Target::Device(_) => return Ok(Some(Over::Anything)),
        Target::File(real) => real,
    };
    if !real.exists() {
        return Ok(Some(Over::Nothing));
    }
    let there = bytes(&real).map_err(|cause| Error::file("读取已有的", path, cause))?;
    let known = Fingerprint::of(&there);
    let is_source = || {
        let source = input.judged.source.as_ref();
        source.is_some_and(|source| source.text().as_bytes() == there)
    };
    if there == made || built.made(&real, known) || is_source() {
        return Ok(Some(Over::Only(known)));
    }
    let edited = built.knows(&real);
    let found = compared(path, there, input);
    if !edited
        && found
            .as_ref()
            .is_some_and(|found| found.findings.diagnostics.is_empty())
    {
        return Ok(Some(Over::Only(known)));
    }
    refuse(said, path, edited, found.as_ref(), &input.judged);
    Ok(None)
}

/// A document beside the source, with what differs; none where the two cannot be compared.
fn compared(path: &Path, there: Vec<u8>, input: &Input) -> Option<Judged> {
    input.judged.source.as_ref()?;
    let name = shown(path);
    let opened = open(&name, there);
    if !matches!(opened, Opened::Document(_)) {
        return None;
    }
    let mut judged = Judged::unjudged(&name, opened);
    judged.report.as_ref()?;
    judged.compare(&input.judged);
    Some(judged)
}

fn refuse(said: &mut String, path: &Path, edited: bool, found: Option<&Judged>, source: &Judged) {
    let name = named(path);
    let source = emit::harmless(&source.name);
    let why = if edited {
        "生成以后改过"
    } else {
        "不是由它生成的，或者生成以后改过"
    };
    push(said, &format!("{name} 与 {source} 不一样：{why}"));
    let Some(found) = found else {
        push(said, "　　里面的内容不能与它逐处比较");
        return;
    };
    let lines = emit::concise(&found.file_findings());
    let count = lines.lines().count();
    if count == 0 {
        push(said, "　　数和文字都没有改，改的是版面或别的内容");
    }
    for line in lines.lines().take(MAX_NAMED) {
        push(said, &format!("　　{line}"));
    }
    if count > MAX_NAMED {
        push(said, &format!("　　另有 {} 处，未一一列出", count - MAX_NAMED));
    }
}

fn push(said: &mut String, line: &str) {
    said.extend([line, "\n"]);
}
