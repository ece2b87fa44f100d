//! The server: the documents that are open, and what is answered to each message.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use gen_lsp_types as lsp;
use gen_lsp_types::Uri;
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::answers::{Client, completed, diagnostics, folds, hovered, pulled, symbols};
use super::document::Document;
use super::edits::offered;
use super::positions::Encoding;
use super::wire::{Incoming, Outgoing};
use crate::cli::status::Status;

/// How long nobody must have typed before a text is judged unasked.
const QUIET: Duration = Duration::from_millis(120);

/// How far the conversation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Nothing but `initialize` is answered.
    #[default]
    New,
    /// Everything is.
    Open,
    /// Nothing but `exit` is heeded.
    Shut,
    /// The client has said `exit`; whether it had said `shutdown` before.
    Over(bool),
}

/// The documents that are open, and how the client is spoken to.
#[derive(Debug, Default)]
pub struct Server {
    stage: Stage,
    encoding: Encoding,
    client: Client,
    documents: BTreeMap<String, Document>,
    /// When the stale ones are judged.
    due: Option<Instant>,
}

/// Why a request is not answered.
struct Refused(ErrorCode, String);

impl Server {
    /// How long may still be waited for a message before the texts are judged; none where nothing is to be judged.
    pub fn rest(&self) -> Option<Duration> {
        self.due.map(|due| due.saturating_duration_since(Instant::now()))
    }

    /// Whether the client has said `exit`.
    pub const fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Over(_))
    }

    /// How the program ends now: well after `shutdown` only.
    pub const fn status(&self) -> Status {
        match self.stage {
            Stage::Shut | Stage::Over(true) => Status::Clean,
            Stage::New | Stage::Open | Stage::Over(false) => Status::Found,
        }
    }

    /// Answers what came in.
    pub fn take(&mut self, incoming: Incoming) -> Vec<Outgoing> {
        match incoming {
            Incoming::Malformed(answer) => vec![Outgoing::Raw(answer)],
            Incoming::Message(Message::Request(request)) => self.request(request),
            Incoming::Message(Message::Notification(notification)) => self.notification(notification),
            // Nothing was asked of the client.
            Incoming::Message(Message::Response(_)) => Vec::new(),
        }
    }

    /// Judges what is stale, and says what was found.
    pub fn judge_all(&mut self) -> Vec<Outgoing> {
        self.due = None;
        let stale: Vec<String> = self
            .documents
            .iter()
            .filter(|(_, document)| document.is_stale)
            .map(|(uri, _)| uri.clone())
            .collect();
        stale.iter().filter_map(|uri| self.judge(uri)).collect()
    }

    fn judge(&mut self, uri: &str) -> Option<Outgoing> {
        let document = self.documents.get_mut(uri)?;
        document.judge(self.encoding);
        if self.client.pulls {
            return None;
        }
        let uri = Uri(uri.to_owned());
        let found = diagnostics(&uri, document, self.client);
        let version = document.version;
        Some(published(&uri, Some(version), &found))
    }

    fn request(&mut self, request: Request) -> Vec<Outgoing> {
        let Request { id, method, params } = request;
        let mut out = Vec::new();
        let answer = match (self.stage, method.as_str()) {
            (Stage::New, "initialize") => Ok(self.initialize(&params)),
            (Stage::New, _) => Err(Refused(
                ErrorCode::ServerNotInitialized,
                "还没有收到 initialize".to_owned(),
            )),
            (Stage::Open, "initialize") => Err(Refused(
                ErrorCode::InvalidRequest,
                "initialize 只能发一次".to_owned(),
            )),
            (Stage::Open, "shutdown") => {
                self.stage = Stage::Shut;
                Ok(Value::Null)
            }
            (Stage::Open, method) => self.answer(method, params, &mut out),
            (Stage::Shut | Stage::Over(_), _) => {
                Err(Refused(ErrorCode::InvalidRequest, "已经收到 shutdown".to_owned()))
            }
        };
        let response = match answer {
            Ok(value) => Response {
                id,
                response_result: Ok(value),
            },
            Err(Refused(code, words)) => Response::new_err(id, code as i32, words),
        };
        out.push(Outgoing::Message(response.into()));
        out
    }

    /// What both sides can do.
    fn initialize(&mut self, params: &Value) -> Value {
        // Each is read by itself: what a client has beside them in another shape is no reason to refuse it.
        let offered = |path: &str| params.pointer(&format!("/capabilities/{path}")).cloned();
        let flag = |path: &str| {
            offered(path)
                .and_then(|value| value.as_bool())
                .unwrap_or_default()
        };
        let encodings = offered("general/positionEncodings");
        let encodings = encodings.and_then(|value| serde_json::from_value::<Vec<_>>(value).ok());
        self.encoding = Encoding::of(&encodings.unwrap_or_default());
        let formats = offered("textDocument/hover/contentFormat");
        let formats = formats.and_then(|value| serde_json::from_value::<Vec<String>>(value).ok());
        self.client = Client {
            markdown: formats.is_none_or(|formats| formats.iter().any(|format| format == "markdown")),
            snippets: flag("textDocument/completion/completionItem/snippetSupport"),
            related: flag("textDocument/publishDiagnostics/relatedInformation"),
            versions: flag("workspace/workspaceEdit/documentChanges"),
            nested: flag("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            pulls: offered("textDocument/diagnostic").is_some_and(|value| value.is_object()),
        };
        self.stage = Stage::Open;
        let capabilities = lsp::ServerCapabilities {
            position_encoding: Some(self.encoding.kind()),
            text_document_sync: Some(
                lsp::TextDocumentSyncOptions {
                    open_close: Some(true),
                    change: Some(lsp::TextDocumentSyncKind::Incremental),
                    save: Some(true.into()),
                    ..lsp::TextDocumentSyncOptions::default()
                }
                .into(),
            ),
            hover_provider: Some(true.into()),
            completion_provider: Some(lsp::CompletionOptions {
                trigger_characters: Some(["{", ".", ":", " "].map(String::from).into()),
                ..lsp::CompletionOptions::default()
            }),
            code_action_provider: Some(
                lsp::CodeActionOptions {
                    code_action_kinds: Some(vec![
                        lsp::CodeActionKind::QuickFix,
                        lsp::CodeActionKind::SourceFixAll,
                    ]),
                    ..lsp::CodeActionOptions::default()
                }
                .into(),
            ),
            document_symbol_provider: Some(true.into()),
            folding_range_provider: Some(true.into()),
            // Of last year's report this year's speaks too.
            diagnostic_provider: self.client.pulls.then(|| {
                lsp::DiagnosticOptions {
                    inter_file_dependencies: true,
                    ..lsp::DiagnosticOptions::default()
                }
                .into()
            }),
            ..lsp::ServerCapabilities::default()
        };
        let info = lsp::ServerInfo {
            name: "nianbao".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        };
        json!(lsp::InitializeResult::new(capabilities, Some(info)))
    }

    /// Answers a question about a document, from its text as it is now.
    fn answer(&mut self, method: &str, params: Value, out: &mut Vec<Outgoing>) -> Result<Value, Refused> {
        let client = self.client;
        match method {
            "textDocument/hover" => {
                let asked: lsp::HoverParams = read(params)?;
                let place = asked.text_document_position_params;
                let own = self.fresh(&place.text_document.uri, out);
                Ok(json!(own.and_then(|own| hovered(own, place.position, client))))
            }
            "textDocument/completion" => {
                let asked: lsp::CompletionParams = read(params)?;
                let place = asked.text_document_position_params;
                let own = self.fresh(&place.text_document.uri, out);
                Ok(json!(own.map(|own| completed(own, place.position, client))))
            }
            "textDocument/codeAction" => {
                let asked: lsp::CodeActionParams = read(params)?;
                let uri = asked.text_document.uri;
                let only = asked.context.only;
                let own = self.fresh(&uri, out);
                let actions = own.map(|own| offered(&uri, own, asked.range, only.as_deref(), client));
                Ok(json!(actions))
            }
            "textDocument/documentSymbol" => {
                let asked: lsp::DocumentSymbolParams = read(params)?;
                let own = self.fresh(&asked.text_document.uri, out);
                Ok(json!(own.map(|own| symbols(own, client))))
            }
            "textDocument/foldingRange" => {
                let asked: lsp::FoldingRangeParams = read(params)?;
                let own = self.fresh(&asked.text_document.uri, out);
                Ok(json!(own.map(folds)))
            }
            "textDocument/diagnostic" => {
                let asked: lsp::DocumentDiagnosticParams = read(params)?;
                let uri = asked.text_document.uri;
                let own = self.fresh(&uri, out);
                // Nothing is open there: nothing was found.
                let found = own.map_or_else(
                    || json!({ "kind": "full", "items": [] }),
                    |own| json!(pulled(&uri, own, client)),
                );
                Ok(found)
            }
            _ => Err(Refused(
                ErrorCode::MethodNotFound,
                format!("nianbao 不支持 {method}"),
            )),
        }
    }

    /// A document, judged as it is now; what was found is said, if that is news.
    fn fresh(&mut self, uri: &Uri, out: &mut Vec<Outgoing>) -> Option<&Document> {
        if self.documents.get(&uri.0)?.is_stale {
            out.extend(self.judge(&uri.0));
        }
        self.documents.get(&uri.0)
    }

    fn notification(&mut self, notification: Notification) -> Vec<Outgoing> {
        let Notification { method, params } = notification;
        if method == "exit" {
            self.stage = Stage::Over(self.stage == Stage::Shut);
            return Vec::new();
        }
        if self.stage != Stage::Open {
            return Vec::new();
        }
        // What cannot be read cannot be answered either; the next whole text sets it right.
        match method.as_str() {
            "textDocument/didOpen" => {
                if let Ok(lsp::DidOpenTextDocumentParams { text_document: own }) = read(params) {
                    let document = Document::open(&own.uri.0, own.version, own.text);
                    self.documents.insert(own.uri.0, document);
                    return self.judge_all();
                }
            }
            "textDocument/didChange" => {
                if let Ok(asked) = read::<lsp::DidChangeTextDocumentParams>(params)
                    && let uri = asked.text_document.text_document_identifier.uri.0
                    && let Some(document) = self.documents.get_mut(&uri)
                {
                    document.change(asked.text_document.version, asked.content_changes, self.encoding);
                    self.due = Some(Instant::now() + QUIET);
                }
            }
            // What was saved may be another report's last year.
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => {
                self.documents
                    .values_mut()
                    .for_each(|document| document.is_stale = true);
                return self.judge_all();
            }
            "textDocument/didClose" => {
                if let Ok(lsp::DidCloseTextDocumentParams { text_document: own }) = read(params)
                    && self.documents.remove(&own.uri.0).is_some()
                    && !self.client.pulls
                {
                    return vec![published(&own.uri, None, &[])];
                }
            }
            _ => {}
        }
        Vec::new()
    }
}

/// What a message asks.
fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refused> {
    serde_json::from_value(params)
        .map_err(|cause| Refused(ErrorCode::InvalidParams, format!("请求的参数看不懂：{cause}")))
}

/// What was found in a document, for the client to show.
fn published(uri: &Uri, version: Option<i32>, found: &[lsp::Diagnostic]) -> Outgoing {
    let mut params = json!({ "uri": uri, "diagnostics": found });
    if let (Some(version), Some(object)) = (version, params.as_object_mut()) {
        object.insert("version".to_owned(), json!(version));
    }
    let method = "textDocument/publishDiagnostics".to_owned();
    Outgoing::Message(Notification { method, params }.into())
}
