//! `check --comment`: the findings written into the agency's own file as comments, which is a file of its own.

use std::path::{Path, PathBuf};

use super::args::{Check, Format};
use super::bytes::bytes;
use super::error::Error;
use super::input::{Input, never_over_an_input};
use super::names::{is_dash, named, shown};
use super::output::{Output, never_over_a_file, to_stdout};
use super::place::write_all;
use super::terminal;
use crate::encoding::MAX_BYTES;
use crate::format::FORMATS;
use crate::format::annotation::Annotated;
use crate::pipeline::{MAX_DOCUMENT_BYTES, NotAnnotated, commented};

/// Where the comments of one input go.
pub(super) struct Comments<'a> {
    output: &'a Path,
    revise: bool,
    force: bool,
    /// What is read beside the files that the input itself names.
    reads: Vec<PathBuf>,
    /// The file as it was read.
    bytes: Option<Vec<u8>>,
}

impl<'a> Comments<'a> {
    /// What the command line asks for; none where it asks for no comments.
    ///
    /// # Errors
    /// There are several inputs, or the output is one that may not be written.
    pub(super) fn from_args(args: &'a Check, files: &[PathBuf]) -> Result<Option<Self>, Error> {
        let Some(output) = args.comment.as_deref() else {
            return Ok(None);
        };
        if files.len() > 1 {
            let message = "--comment 一次只批注一份报告；几份报告请分开运行";
            return Err(Error::Usage(message.to_owned()));
        }
        if is_dash(output) && args.format != Format::Human {
            let message = "--comment - 和 --format 都写到标准输出；请用 --comment 写明文件";
            return Err(Error::Usage(message.to_owned()));
        }
        let named = files.iter().chain(&args.prior).chain(&args.against);
        let reads: Vec<PathBuf> = named.cloned().collect();
        if !is_dash(output) {
            never_over_an_input(&[], &reads, std::iter::once(output))?;
            never_over_a_file(output, args.force)?;
        }
        Ok(Some(Self {
            output,
            revise: args.revise,
            force: args.force,
            reads,
            bytes: None,
        }))
    }

    /// Reads and judges the input, and keeps its bytes; `figures` accounts for every figure of its prose.
    ///
    /// # Errors
    /// A file of its format can hold no comments, or the output is named as one of another format.
    pub(super) fn load(&mut self, path: &Path, prior: Option<&Path>, figures: bool) -> Result<Input, Error> {
        let judged = if figures {
            Input::judged_with_figures
        } else {
            Input::judged
        };
        let bytes = match bytes(path) {
            Ok(bytes) => bytes,
            Err(cause) => return Ok(Input::unread(path, &cause)),
        };
        let Some(commented) = commented(&shown(path), &bytes) else {
            return Ok(judged(path, bytes, prior));
        };
        let format = commented.format;
        if format.annotate.is_none() {
            return Err(cannot_hold(path, format.title));
        }
        if self.revise && (commented.built || !format.tracks_changes) {
            let how = if commented.built {
                "YAML 文件用 check --fix=figures 直接改正"
            } else {
                "去掉 --revise，只写批注"
            };
            return Err(Error::Usage(format!(
                "--revise 只能写进 Word 文档，{} 不是；{how}",
                named(path)
            )));
        }
        let ending = self.output.extension().and_then(|ending| ending.to_str());
        let fits =
            ending.is_some_and(|ending| format.extensions.iter().any(|e| e.eq_ignore_ascii_case(ending)));
        if !is_dash(self.output) && !fits {
            return Err(Error::Usage(format!(
                "{} 的批注要写在 .{} 文件里，--comment 后面不能是 {}",
                named(path),
                format.name,
                named(self.output)
            )));
        }
        self.bytes = Some(bytes.clone());
        Ok(judged(path, bytes, prior))
    }

    /// Writes the file with the findings in it; says where there is none.
    ///
    /// # Errors
    /// The output is one of the files that were read, or cannot be written.
    pub(super) fn write(self, path: &Path, input: &Input) -> Result<(), Error> {
        let Some(bytes) = self
            .bytes
            .filter(|bytes| bytes.len() <= MAX_DOCUMENT_BYTES.max(MAX_BYTES))
        else {
            return Ok(());
        };
        let annotated = match input.judged.annotate(&bytes, self.revise) {
            Ok(annotated) => annotated,
            Err(NotAnnotated::NoReport) => {
                terminal::print("没有读出年度报告，没有生成任何文件\n");
                return Ok(());
            }
            Err(NotAnnotated::Format(format)) => return Err(cannot_hold(path, format.title)),
            Err(NotAnnotated::Unreadable(why)) => {
                return Err(Error::Unread {
                    path: path.to_path_buf(),
                    reason: format!("不能批注：{}；{}", why.message, why.help),
                });
            }
            Err(NotAnnotated::Write(cause)) => return Err(cause.into()),
        };
        if is_dash(self.output) {
            return to_stdout(&annotated.bytes);
        }
        never_over_an_input(
            std::slice::from_ref(input),
            &self.reads,
            std::iter::once(self.output),
        )?;
        let Annotated {
            bytes,
            comments,
            revisions,
        } = annotated;
        write_all(&[Output::new(PathBuf::from(self.output), bytes, self.force)])?;
        let revised = if self.revise {
            format!("，{revisions} 处修订")
        } else {
            String::new()
        };
        terminal::print(&format!("{comments} 处批注{revised}\n"));
        Ok(())
    }
}

/// A file that can hold no comments.
fn cannot_hold(path: &Path, title: &str) -> Error {
    let known = FORMATS.iter().filter(|format| format.annotate.is_some());
    let known: Vec<&str> = known.map(|format| format.title).collect();
    Error::Usage(format!(
        "{} 是{}{title}，里面不能写批注；能批注的有：{}、YAML 报告。用 nianbao import 把它变成 YAML，或用 Word 打开另存为 .docx，再批注",
        named(path),
        if title.starts_with(|c: char| c.is_ascii()) {
            " "
        } else {
            ""
        },
        known.join("、")
    ))
}
