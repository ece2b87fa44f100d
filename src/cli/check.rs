//! `nianbao check`: findings of every input, in the form that was asked for.

use super::args::{Check, Format};
use super::input::{Input, load};
use super::{Error, Status, against, fix, output, terminal};
use crate::catalogue;
use crate::diagnostic::emit::{self, Count, FileFindings};
use crate::diagnostic::{Diagnostic, Rule, Severity};

pub(super) fn run(args: &Check) -> Result<Status, Error> {
    let filter = Filter::of(args)?;
    if args.files.iter().filter(|f| super::input::is_dash(f)).count() > 1 {
        return Err(Error::Usage("标准输入（-）只能写一次".to_owned()));
    }
    if args.fix.is_some() && args.files.iter().any(|f| super::input::is_dash(f)) {
        return Err(Error::Usage("--fix 改的是文件，不能用于标准输入（-）".to_owned()));
    }
    if args.fix.is_some() {
        args.files
            .iter()
            .try_for_each(|path| fix::refuse_documents(path))?;
    }
    let mut inputs: Vec<Input> = Vec::new();
    for path in &args.files {
        if let Some(mend) = args.fix {
            fix::apply(path, args.prior.as_deref(), |found| {
                let asked = found
                    .fix
                    .as_ref()
                    .is_some_and(|fix| !fix.figure || mend.is_some());
                asked && filter.keeps(found)
            })?;
        }
        inputs.push(load(path, args.prior.as_deref()));
    }
    if let Some(source) = &args.against {
        against::compare(&mut inputs, source)?;
    }
    for input in &mut inputs {
        input.findings.diagnostics.retain(|d| filter.keeps(d));
        input.findings.waived.retain(|d| filter.keeps(d));
    }
    let files: Vec<FileFindings<'_>> = inputs.iter().map(Input::told).collect();
    tell(&files, args.format)?;
    let count = Count::new(&files);
    Ok(if files.iter().any(|f| f.error.is_some()) {
        Status::Failed
    } else if count.errors > 0 || (args.deny.is_some() && count.warnings > 0) {
        Status::Found
    } else {
        Status::Clean
    })
}

/// Findings to where they belong: in human form to the terminal, in the others to standard output.
fn tell(files: &[FileFindings<'_>], format: Format) -> Result<(), Error> {
    match format {
        Format::Human => {
            told_to_people(files);
            Ok(())
        }
        Format::Concise => output::to_stdout(files.iter().map(emit::concise).collect::<String>().as_bytes()),
        Format::Json => output::to_stdout(emit::json(files)?.as_bytes()),
        Format::Sarif => {
            let rules: Vec<&'static Rule> = catalogue::rules().collect();
            output::to_stdout(emit::sarif(files, &rules, env!("CARGO_PKG_VERSION"))?.as_bytes())
        }
    }
}

/// The findings of all inputs and the line that counts them.
pub(super) fn told_to_people(files: &[FileFindings<'_>]) {
    let colour = terminal::colour();
    for file in files {
        terminal::say(&emit::human(file, colour));
    }
    terminal::say(&emit::summary(files));
}

/// Which findings were asked for.
struct Filter {
    only: Vec<&'static Rule>,
    allow: Vec<&'static Rule>,
}

impl Filter {
    fn of(args: &Check) -> Result<Self, Error> {
        let only = args.only.iter().map(|id| rule(id)).collect::<Result<_, _>>()?;
        let allow: Vec<&'static Rule> = args.allow.iter().map(|id| rule(id)).collect::<Result<_, _>>()?;
        if let Some(rule) = allow
            .iter()
            .find(|rule| rule.severity.iter().all(|s| *s == Severity::Error))
        {
            let message = format!("{} 是必须改正的错误，不能用 --allow 放行", rule.id);
            return Err(Error::Usage(message));
        }
        Ok(Self { only, allow })
    }

    fn keeps(&self, found: &Diagnostic) -> bool {
        let asked = self.only.is_empty() || self.only.contains(&found.rule);
        asked && !(self.allow.contains(&found.rule) && found.severity != Severity::Error)
    }
}

/// The rule of this name, or a complaint that names the nearest.
pub(super) fn rule(id: &str) -> Result<&'static Rule, Error> {
    catalogue::find(id).ok_or_else(|| {
        let near = catalogue::nearest(id)
            .map(|near| format!("，是不是 {near}？"))
            .unwrap_or_default();
        Error::Usage(format!(
            "没有名为“{id}”的规则{near}（用 nianbao explain 列出全部规则）"
        ))
    })
}
