//! `check --against`: finished documents against the file that they were made from.

use std::path::Path;

use super::error::Error;
use super::input::Input;
use super::names::named;

/// Adds to each document what is not as the source has it.
///
/// # Errors
/// The source cannot be read or is no report in YAML, or one of the inputs is YAML itself.
pub(super) fn compare(inputs: &mut [Input], source: &Path) -> Result<(), Error> {
    if let Some(yaml) = inputs.iter().find(|input| input.judged.source.is_some()) {
        return Err(Error::Usage(format!(
            "--against 核对的是生成以后的文档，{} 是 YAML 文件",
            yaml.judged.name
        )));
    }
    let original = Input::load(source, None);
    if let Some(reason) = &original.error {
        return Err(Error::Unread {
            path: source.to_path_buf(),
            reason: reason.clone(),
        });
    }
    if original.judged.report.is_none() || original.judged.source.is_none() {
        let why = if original.judged.report.is_some() {
            "是文档，不是 YAML 文件"
        } else {
            "不是能读的年度报告"
        };
        return Err(Error::Usage(format!(
            "--against 要写生成文档的 YAML 文件，{} {why}",
            named(source)
        )));
    }
    for input in inputs {
        input.judged.compare(&original.judged);
    }
    Ok(())
}
