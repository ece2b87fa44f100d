//! Help and complaints of the command line, in Chinese.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use super::args::Cli;
use super::{Status, output, terminal};

/// Why the command line led to no command.
pub(super) enum Stop {
    /// Help was asked for, or something is wrong.
    Clap(clap::Error),
}

const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The command line with Chinese headings and help.
pub(super) fn command() -> Command {
    let command = localised(Cli::command())
        .subcommand_help_heading("命令")
        .disable_help_subcommand(true);
    let names: Vec<String> = command
        .get_subcommands()
        .map(|c| c.get_name().to_owned())
        .collect();
    names
        .into_iter()
        .fold(command, |command, name| command.mut_subcommand(name, localised))
}

fn localised(command: Command) -> Command {
    let has_version = command.get_version().is_some();
    let command = command
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .arg(
            clap::Arg::new("help")
                .short('h')
                .long("help")
                .help("显示这份说明")
                .action(clap::ArgAction::Help)
                .help_heading("选项"),
        )
        .disable_version_flag(true)
        .next_help_heading("选项");
    let command = if has_version {
        command.arg(
            clap::Arg::new("version")
                .short('V')
                .long("version")
                .help("显示版本")
                .action(clap::ArgAction::Version)
                .help_heading("选项"),
        )
    } else {
        command
    };
    command.mut_args(|arg| {
        if arg.is_positional() {
            arg.help_heading("参数")
        } else {
            arg.help_heading("选项")
        }
    })
}

impl Stop {
    /// Says it, and how the run ended.
    pub(super) fn say(&self) -> Status {
        let Self::Clap(error) = self;
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                let shown = output::to_stdout(error.render().to_string().as_bytes());
                shown.map_or_else(|failed| failed.status(), |()| Status::Clean)
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                terminal::say(&error.render().to_string());
                Status::Usage
            }
            _ => {
                terminal::say(&format!(
                    "命令有误：{}\n用 nianbao --help 或 nianbao 命令 --help 看说明\n",
                    words(error)
                ));
                Status::Usage
            }
        }
    }
}

fn words(error: &clap::Error) -> String {
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(value) => value.to_string(),
        None => String::new(),
    };
    let argument = get(ContextKind::InvalidArg);
    let value = get(ContextKind::InvalidValue);
    let suggestion = |kind| {
        let text = get(kind);
        if text.is_empty() {
            String::new()
        } else {
            format!("，是不是 {text}？")
        }
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let known: Vec<String> = command()
                .get_subcommands()
                .map(|c| c.get_name().to_owned())
                .collect();
            let near = suggestion(ContextKind::SuggestedSubcommand);
            format!(
                "没有“{}”这个命令{near}（可用：{}）",
                get(ContextKind::InvalidSubcommand),
                known.join("、")
            )
        }
        ErrorKind::UnknownArgument => {
            format!(
                "没有“{argument}”这个选项{}",
                suggestion(ContextKind::SuggestedArg)
            )
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::MissingSubcommand => "没有写命令".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面要写内容"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let known = get(ContextKind::ValidValue);
            let known = if known.is_empty() {
                String::new()
            } else {
                format!("（可用：{known}）")
            };
            format!("{argument} 不能是“{value}”{known}")
        }
        ErrorKind::ArgumentConflict => format!("{argument} 不能与 {} 一起用", get(ContextKind::PriorArg)),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 后面的内容个数不对")
        }
        ErrorKind::InvalidUtf8 => "命令里有不能识别的字符".to_owned(),
        _ => format!("{argument} {value} 的写法不对"),
    }
}
