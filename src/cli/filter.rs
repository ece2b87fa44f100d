//! Which findings were asked for: `--only`, `--allow`.

use super::args::Check;
use super::error::Error;
use super::findings::rule_by_name;
use crate::check::Findings;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// Which findings were asked for.
pub(super) struct Filter {
    only: Vec<&'static Rule>,
    allow: Vec<&'static Rule>,
}

impl Filter {
    /// What the command line asks for.
    ///
    /// # Errors
    /// There is no such rule, or one is to be allowed that is always an error.
    pub fn from_args(args: &Check) -> Result<Self, Error> {
        let only = args
            .only
            .iter()
            .map(|id| rule_by_name(id))
            .collect::<Result<_, _>>()?;
        let allow: Vec<&'static Rule> = args
            .allow
            .iter()
            .map(|id| rule_by_name(id))
            .collect::<Result<_, _>>()?;
        if let Some(rule) = allow
            .iter()
            .find(|rule| rule.severity.iter().all(|s| *s == Severity::Error))
        {
            let message = format!("{} 是必须改正的错误，不能用 --allow 放行", rule.id);
            return Err(Error::Usage(message));
        }
        Ok(Self { only, allow })
    }

    /// Leaves what was asked for.
    pub fn apply(&self, findings: &mut Findings) {
        findings.diagnostics.retain(|found| self.keeps(found));
        findings.waived.retain(|found| self.keeps(found));
    }

    /// Whether a finding was asked for.
    pub fn keeps(&self, found: &Diagnostic) -> bool {
        let asked = self.only.is_empty() || self.only.contains(&found.rule);
        asked && !(self.allow.contains(&found.rule) && found.severity != Severity::Error)
    }
}
