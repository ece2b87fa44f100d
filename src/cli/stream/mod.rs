//! `nianbao check --stream`: a request a line, a result a line, for engines that run many of these programs: Spark, GNU
//! parallel, a queue.

mod lines;
mod request;

use std::path::Path;

use serde::Serialize;
use serde_json::value::RawValue;

use super::batch::at::at;
use super::batch::ordered::ordered;
use super::batch::unheard;
use super::error::Error;
use super::filter::Filter;
use super::input::Input;
use super::output::{Stop, tell};
use super::status::Status;
use crate::diagnostic::emit::json_line;
use crate::export::json::Told;
use lines::{Line, Lines};
use request::Request;

/// Answers every request, in their order, until there are no more. What a request asks wrongly is said in its result.
///
/// # Errors
/// A result cannot be told.
pub(super) fn run(filter: &Filter, prior: Option<&Path>, threads: usize) -> Result<Status, Error> {
    // The lock of standard input stays with one thread.
    let lines = Lines::new(std::io::BufReader::new(std::io::stdin()));
    let answer = |line: Line| {
        at(&format!("标准输入的第 {} 行", line.number), || {
            answer(&line, filter, prior)
        })
    };
    let told = ordered(threads, lines, answer, |result| -> Result<(), Stop> {
        tell((result? + "\n").as_bytes())
    });
    unheard(told)?;
    Ok(Status::Clean)
}

/// What a result has before the fields of the file.
#[derive(Serialize)]
struct Before<'a> {
    id: Option<&'a RawValue>,
}

/// The result of one request.
fn answer(line: &Line, filter: &Filter, prior: Option<&Path>) -> Result<String, serde_json::Error> {
    let request = line.text().and_then(Request::read);
    let request = request.map_err(|why| format!("第 {} 行{why}", line.number));
    let (id, facts, mut input) = match &request {
        Ok(request) => (request.id, request.facts, request.judged(prior, line.number)),
        Err(why) => (None, false, Input::failed("", why.clone())),
    };
    filter.apply(&mut input.judged.findings);
    let told = facts.then(|| Told::of(input.judged.report.as_ref()));
    json_line(Before { id }, &input.findings(), told)
}
