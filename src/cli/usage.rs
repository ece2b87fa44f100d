//! The command line parsed; its help, and what is wrong with it, in Chinese.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use super::args::{self, Cli};
use super::error::Error;
use super::names::is_dash;
use super::output::to_stdout;
use super::status::Status;
use super::target::folder_of;
use super::{terminal, wild};

/// Why the command line led to no command: help was asked for, or something is wrong.
pub(super) struct Stop(pub clap::Error);

/// The command of these arguments. What is there and given without a command opens as a page, so that the program can be
/// double-clicked and files dropped on it; a file with options is checked; `help COMMAND` is `COMMAND --help`.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<args::Command, Stop> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let given = arguments.get(1..).unwrap_or_default();
    if let Some(path) = dropped(given) {
        return Ok(args::Command::Fill(args::Fill::dropped(path)));
    }
    // Windows' desktop gives whole paths, of all files at once; of several folders no one can be opened.
    let mut paths = given.iter().map(Path::new);
    let is_desktop = cfg!(windows) && paths.all(|path| path.is_absolute() && path.is_file());
    if let Some(first) = arguments.get(1) {
        if is_file(first) {
            arguments.insert(1, "check".into());
        } else if first == "help" {
            arguments.remove(1);
            arguments.truncate(2);
            arguments.push("--help".into());
        }
    }
    let matches = command_for(arguments.get(1))
        .try_get_matches_from(arguments)
        .map_err(Stop)?;
    let cli: Cli = clap::FromArgMatches::from_arg_matches(&matches).map_err(Stop)?;
    let mut command = cli.command;
    if let args::Command::Check(check) = &mut command {
        check.dropped = is_desktop;
    }
    Ok(command)
}

/// What arguments without a command open: nothing the folder here, one file or folder itself, several files of one folder that
/// folder. None where they are something else.
fn dropped(arguments: &[OsString]) -> Option<PathBuf> {
    let Some(first) = arguments.first() else {
        return Some(PathBuf::from("."));
    };
    if !is_file(first) {
        return None;
    }
    let paths = arguments.iter().map(Path::new);
    let paths: Vec<PathBuf> = paths.flat_map(wild::expanded).collect();
    if !paths.iter().all(|path| path.exists() && !is_dash(path)) {
        return None;
    }
    match paths.as_slice() {
        [one] => Some(one.clone()),
        [first, others @ ..] => {
            let folder = folder_of(first);
            let alike = others.iter().all(|path| folder_of(path) == folder);
            alike.then(|| folder.to_path_buf())
        }
        [] => None,
    }
}

/// Whether a first argument is a file and not a command: it is not a command's name, nor near to one.
fn is_file(argument: &OsString) -> bool {
    let text = argument.to_string_lossy();
    if text == "-" {
        return true;
    }
    let option = text.starts_with('-');
    let path = text.contains(['.', '/', '\\']) || Path::new(argument).exists();
    !option && path && text != "help" && Cli::command().find_subcommand(&*text).is_none()
}

/// The command line with Chinese headings and help.
pub(super) fn command() -> Command {
    let command = localised(Cli::command())
        .subcommand_value_name("命令")
        .disable_help_subcommand(true);
    let names = subcommands(&command);
    let mut command = names
        .into_iter()
        .fold(command, |command, name| command.mut_subcommand(name, localised));
    command.build();
    with_usage(command)
}

/// The same, as far as arguments that begin with this one need it: a command that is named is the only one that is made ready,
/// for that is a third of what a cold start costs.
fn command_for(first: Option<&OsString>) -> Command {
    let all = Cli::command();
    let first = first.and_then(|first| first.to_str()).unwrap_or_default();
    if all.find_subcommand(first).is_none() {
        return command();
    }
    let whole_name = format!("{} {first}", all.get_name());
    all.mut_subcommand(first, |command| {
        with_usage(localised(command).bin_name(whole_name))
    })
}

fn subcommands(command: &Command) -> Vec<String> {
    command
        .get_subcommands()
        .map(|c| c.get_name().to_owned())
        .collect()
}

/// The options that every command has, with Chinese help in place of clap's.
fn localised(command: Command) -> Command {
    let version = command.get_version().is_some().then(|| {
        clap::Arg::new("version")
            .short('V')
            .long("version")
            .help("显示版本")
            .action(clap::ArgAction::Version)
    });
    let help = clap::Arg::new("help")
        .short('h')
        .long("help")
        .help("显示这份说明")
        .action(clap::ArgAction::Help);
    let part = |present: bool, heading: &str, tag: &str| {
        if present {
            format!("{heading}：\n{{{tag}}}\n\n")
        } else {
            String::new()
        }
    };
    let template = [
        "{about-with-newline}\n用法：{usage}\n\n".to_owned(),
        part(command.has_subcommands(), "命令", "subcommands"),
        part(command.get_positionals().count() > 0, "参数", "positionals"),
        "选项：\n{options}{after-help}\n".to_owned(),
    ];
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help)
        .args(version)
        .help_template(template.concat())
}

/// The same with clap's one English word taken out of the usage lines.
fn with_usage(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[选项]");
    let names = subcommands(&command);
    names
        .into_iter()
        .fold(command.override_usage(usage), |command, name| {
            command.mut_subcommand(name, with_usage)
        })
}

impl Stop {
    /// Prints it, and says how the run ended.
    pub(super) fn print(&self) -> Status {
        let Self(error) = self;
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                match to_stdout(error.render().to_string().as_bytes()) {
                    Ok(()) => Status::Clean,
                    Err(failed) => {
                        terminal::print_error(&failed);
                        failed.status()
                    }
                }
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                terminal::print(&error.render().to_string());
                Status::Usage
            }
            _ => {
                terminal::print_error(&Error::Usage(message(error)));
                Status::Usage
            }
        }
    }
}

/// What is wrong with the command line, in Chinese.
fn message(error: &clap::Error) -> String {
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(value) => value.to_string(),
        None => String::new(),
    };
    let argument = get(ContextKind::InvalidArg);
    // What may be left out is not part of the name.
    let argument = argument.split("[=").next().unwrap_or_default().to_owned();
    let value = get(ContextKind::InvalidValue);
    let known = get(ContextKind::ValidValue);
    // The likeliest comes last.
    let near = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => format!("，是不是 {text}？"),
        Some(ContextValue::Strings(texts)) => {
            texts.last().map_or(String::new(), |t| format!("，是不是 {t}？"))
        }
        _ => String::new(),
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let known = subcommands(&command());
            format!(
                "没有“{}”这个命令{}（可用：{}）",
                get(ContextKind::InvalidSubcommand),
                near(ContextKind::SuggestedSubcommand),
                known.join("、")
            )
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            format!("没有“{argument}”这个选项{}", near(ContextKind::SuggestedArg))
        }
        ErrorKind::UnknownArgument => format!("多写了“{argument}”"),
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::InvalidValue if value.is_empty() && known.is_empty() => {
            format!("{argument} 后面要写内容")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面要写内容（可用：{known}）"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if known.is_empty() => {
            format!("{argument} 不能是“{value}”")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{argument} 不能是“{value}”（可用：{known}）")
        }
        ErrorKind::ArgumentConflict => {
            let other = get(ContextKind::PriorArg);
            if other == argument {
                format!("{argument} 只能写一次")
            } else {
                format!("{argument} 不能与 {other} 一起用")
            }
        }
        ErrorKind::TooManyValues => format!("{argument} 后面不写内容，多写了“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 后面的内容个数不对")
        }
        ErrorKind::InvalidUtf8 => "命令里有不能识别的字符".to_owned(),
        _ => format!("{argument} {value} 的写法不对"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the arguments open, or none where they are another command or wrong.
    fn opened(arguments: &[&str]) -> Option<PathBuf> {
        let arguments = std::iter::once("nianbao").chain(arguments.iter().copied());
        match parse(arguments.map(OsString::from)) {
            Ok(args::Command::Fill(fill)) => fill.path,
            _ => None,
        }
    }

    /// The tests run in the folder of the project.
    #[test]
    fn what_is_dropped_on_the_program_is_opened() {
        let path = |path: &str| Some(PathBuf::from(path));
        let (one, two) = ("examples/beilun-2021.yaml", "examples/baihe-2020.yaml");
        assert_eq!(opened(&[]), path("."));
        assert_eq!(opened(&[one]), path(one));
        assert_eq!(opened(&["examples"]), path("examples"));
        assert_eq!(opened(&[one, two]), path("examples"));
        assert_eq!(opened(&["Cargo.toml", "README.md"]), path("."));
        assert_eq!(opened(&["fill", one]), path(one));
        for other in [
            &["check", one] as &[&str],
            &[one, "README.md"],
            &[one, "--deny", "warnings"],
            &[one, "nowhere.yaml"],
            &["nowhere.yaml"],
            &["-"],
            &["--help"],
            &["help"],
        ] {
            assert_eq!(opened(other), None, "{other:?}");
        }
    }
}
