//! `nianbao fill`: the desk served on this machine, and opened in the browser.

mod answer;
mod engine;
mod folder;
#[cfg(test)]
mod folder_tests;
mod idle;
mod listing;
mod name;
mod server;
mod shell;
#[cfg(test)]
mod tests;
mod token;

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use engine::Process;
use folder::Folder;
use server::{Limits, serve};
use shell::Shell;

use super::args::Fill;
use super::bytes::bytes;
use super::error::Error;
use super::names::named;
use super::output::to_stdout;
use super::status::Status;
use super::target::folder_of;
use super::terminal;
use crate::desk::{Guard, encoded};
use crate::format::sniff::Content;
use crate::pipeline::content;

pub(super) fn run(args: &Fill) -> Result<Status, Error> {
    if args.engine {
        engine::run(args.path.as_deref().unwrap_or(Path::new(".")), &args.faulty)?;
        return Ok(Status::Clean);
    }
    let (folder, page) = opened(args.path.as_deref().unwrap_or(Path::new(".")))?;
    Folder::open(&folder)?;
    let engine = Process::start(&folder).map_err(Error::Serve)?;
    let listener = bound(args.port.unwrap_or(0))?;
    let address = listener.local_addr().map_err(Error::Serve)?;
    let guard = Guard::new(address.to_string(), token::token().map_err(Error::Serve)?);
    let opened = guard.opened(&page);
    let shell = Shell::new(Box::new(engine), guard);
    to_stdout(announcement(&opened).as_bytes())?;
    if !args.no_open {
        std::thread::spawn(move || {
            // The address is printed: whoever has no browser here opens it by hand.
            if open::that_detached(opened).is_err() {
                terminal::print("没有能打开浏览器，请把上面的地址复制到浏览器里。\n");
            }
        });
    }
    serve(listener, Rc::new(shell), Limits::USUAL).map_err(Error::Serve)?;
    to_stdout("已结束，填写的内容都已保存。\n".as_bytes())?;
    Ok(Status::Clean)
}

/// The folder to work on and the page to open: of a file its folder, and its own page.
fn opened(path: &Path) -> Result<(PathBuf, String), Error> {
    if !path.is_file() {
        return Ok((path.to_path_buf(), "/".to_owned()));
    }
    let own = path.file_name().and_then(|own| own.to_str());
    let own = own.filter(|own| name::is_plain(own)).ok_or_else(|| {
        Error::Usage(format!(
            "{} 的文件名不能在页面里打开（隐藏文件，或者有特殊字符），请先改名",
            named(path)
        ))
    })?;
    let bytes = bytes(path).map_err(|cause| Error::file("读取", path, cause))?;
    let kind = match content(own, &bytes) {
        Content::Yaml => "report",
        Content::Format(_) | Content::Foreign(_) => "read",
    };
    Ok((
        folder_of(path).to_path_buf(),
        format!("/{kind}/{}/", encoded(own)),
    ))
}

/// A place to listen that no other machine reaches; 0 is whatever port is free.
fn bound(port: u16) -> Result<TcpListener, Error> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|cause| {
        if port == 0 {
            Error::Serve(cause)
        } else {
            let why = super::error::reason(&cause);
            Error::Usage(format!("--port 不能用 {port}：{why}；请换一个，或者不写 --port"))
        }
    })
}

/// What is printed when the page can be opened: its address, and how the desk is ended.
fn announcement(address: &str) -> String {
    format!(
        "填写年报的页面在：\n\n    {address}\n\n浏览器没有自己打开的话，请把整个地址复制到浏览器里。只有这台电脑能打开，内容不离开这台电脑。\n\
         填写时请不要关闭这个窗口。填完以后按页面上的“结束”，或者在这里按 Ctrl+C；关掉页面，15 分钟后也会自己结束。\n"
    )
}
