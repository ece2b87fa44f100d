//! `nianbao lsp` as an editor uses it: messages over standard input and output, edits made as an editor makes them.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Room, correct, spoilt};

/// How long is waited for an answer before the test has failed; a busy machine is slow.
const PATIENCE: Duration = Duration::from_mins(2);

/// An editor that has started the server.
struct Editor {
    program: Child,
    input: Option<ChildStdin>,
    answers: Receiver<Value>,
    /// What came that nobody has asked for yet.
    waiting: Vec<Value>,
    asked: i64,
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Editor {
    fn start(room: &Room) -> Self {
        let mut program = room
            .nianbao(&["lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("it starts");
        let mut output = BufReader::new(program.stdout.take().expect("a pipe"));
        let (sender, answers) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            input: program.stdin.take(),
            program,
            answers,
            waiting: Vec::new(),
            asked: 0,
        }
    }

    /// An editor that knows what the server can do.
    fn ready(room: &Room, general: &Value) -> (Self, Value) {
        let mut editor = Self::start(room);
        let can = json!({
            "general": general,
            "workspace": { "workspaceEdit": { "documentChanges": true } },
            "textDocument": {
                "publishDiagnostics": { "relatedInformation": true },
                "completion": { "completionItem": { "snippetSupport": true } },
                "documentSymbol": { "hierarchicalDocumentSymbolSupport": true }
            }
        });
        let answer = editor.ask(
            "initialize",
            &json!({ "processId": null, "rootUri": null, "capabilities": can }),
        );
        editor.tell("initialized", &json!({}));
        (editor, answer["result"]["capabilities"].clone())
    }

    fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("it is open");
        input.write_all(bytes).expect("it reads");
        input.flush().expect("it reads");
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The answer to a request.
    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.until(|message| message["id"] == id)
    }

    /// The first message that is asked for.
    fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.waiting.iter().position(&wanted) {
            return self.waiting.remove(at);
        }
        loop {
            let message = self.answers.recv_timeout(PATIENCE).expect("an answer");
            if wanted(&message) {
                return message;
            }
            self.waiting.push(message);
        }
    }

    fn open(&mut self, uri: &str, version: i32, text: &str) {
        let document = json!({ "uri": uri, "languageId": "yaml", "version": version, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    fn change(&mut self, uri: &str, version: i32, changes: &Value) {
        let document = json!({ "uri": uri, "version": version });
        self.tell(
            "textDocument/didChange",
            &json!({ "textDocument": document, "contentChanges": changes }),
        );
    }

    /// What was found in this version of a document.
    fn found(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let message = self.until(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        message["params"]["diagnostics"]
            .as_array()
            .expect("a list")
            .clone()
    }

    fn at(&mut self, method: &str, uri: &str, place: &Value) -> Value {
        let answer = self.ask(
            method,
            &json!({ "textDocument": { "uri": uri }, "position": place }),
        );
        answer["result"].clone()
    }

    fn actions(&mut self, uri: &str, range: &Value, only: &[&str]) -> Vec<Value> {
        let context = if only.is_empty() {
            json!({ "diagnostics": [] })
        } else {
            json!({ "diagnostics": [], "only": only })
        };
        let asked = json!({ "textDocument": { "uri": uri }, "range": range, "context": context });
        let answer = self.ask("textDocument/codeAction", &asked);
        answer["result"].as_array().expect("a list").clone()
    }

    /// The exit status after a farewell.
    fn end(mut self, shutdown: bool) -> i32 {
        if shutdown {
            assert!(self.ask("shutdown", &Value::Null)["result"].is_null());
            let late = self.ask("textDocument/hover", &json!({}));
            assert_eq!(late["error"]["code"], -32600);
        }
        self.tell("exit", &Value::Null);
        self.program.wait().expect("it ends").code().expect("a status")
    }
}

/// A message from the server; none at its end.
fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim() {
            "" => break,
            line => length = line.strip_prefix("Content-Length: ")?.parse().ok()?,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    let message: Value = serde_json::from_slice(&body).expect("JSON");
    assert_eq!(message["jsonrpc"], "2.0");
    Some(message)
}

/// The place of a byte in UTF-16.
fn place(text: &str, at: usize) -> Value {
    let before = &text[..at];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": before.matches('\n').count(), "character": before[start..].encode_utf16().count() })
}

/// The place where these words begin.
fn place_of(text: &str, words: &str) -> Value {
    place(text, text.find(words).expect("they stand there"))
}

/// The byte of a place.
fn byte(text: &str, place: &Value) -> usize {
    let number = |key: &str| usize::try_from(place[key].as_u64().expect("a number")).expect("it is small");
    let line = text
        .split_inclusive('\n')
        .take(number("line"))
        .map(str::len)
        .sum::<usize>();
    let mut units = 0;
    let inside = text[line..].char_indices().find(|(_, c)| {
        let here = units == number("character");
        units += c.len_utf16();
        here
    });
    line + inside.map_or(text.len() - line, |(at, _)| at)
}

/// The text after the edits of an action, made as an editor makes them.
fn made(text: &str, action: &Value) -> String {
    let changes = &action["edit"]["documentChanges"][0];
    assert!(changes["textDocument"]["version"].is_i64(), "{action}");
    let mut edits = changes["edits"].as_array().expect("edits").clone();
    edits.sort_by_key(|edit| byte(text, &edit["range"]["start"]));
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        let (from, to) = (
            byte(text, &edit["range"]["start"]),
            byte(text, &edit["range"]["end"]),
        );
        out.replace_range(from..to, edit["newText"].as_str().expect("a text"));
    }
    out
}

/// The rules of what must be corrected.
fn codes(found: &[Value]) -> Vec<&str> {
    let errors = found.iter().filter(|found| found["severity"] == 1);
    errors
        .map(|found| found["code"].as_str().expect("a rule"))
        .collect()
}

/// The whole of a document.
fn whole(text: &str) -> Value {
    json!({ "start": { "line": 0, "character": 0 }, "end": place(text, text.len()) })
}

#[test]
#[expect(clippy::too_many_lines, reason = "one sitting at an editor, step by step")]
fn a_report_is_written_with_its_help() {
    let room = Room::new();
    room.put("年报 2021/旧.yaml", correct().replace("年度: 2021", "年度: 2020"));
    let folder = room.path("年报 2021");
    let folder = folder
        .to_str()
        .expect("UTF-8")
        .replace('年', "%E5%B9%B4")
        .replace(' ', "%20");
    let uri = format!("file://{folder}/a.yaml");
    let (mut editor, can) = Editor::ready(&room, &json!({}));
    assert_eq!(can["positionEncoding"], "utf-16");
    assert_eq!(can["textDocumentSync"]["change"], 2);

    // A rare character and an emoji before the places, which UTF-16 counts as two.
    let text = spoilt("行政许可:       0 ", "行政许可:       1,136 ")
        .replacen("年度: 2021\n", "年度: 2021 # 𬭎😀\n上年报告: 旧.yaml\n", 1)
        .replacen("[6,     0,       0,", "[9,     0,       0,", 1)
        .replacen(
            "（一）主动公开。2021年，",
            "（一）主动公开。2021年𬭎😀，公开{{年度.}}条，",
            1,
        );
    editor.open(&uri, 1, &text);
    let found = editor.found(&uri, 1);
    assert_eq!(codes(&found), ["unknown-figure", "not-a-count", "wrong-total"]);
    let total = found
        .iter()
        .find(|found| found["code"] == "wrong-total")
        .expect("it is found");
    assert_eq!(total["severity"], 1);
    assert_eq!(total["source"], "nianbao");
    assert_eq!(total["range"]["start"], place_of(&text, "9,     0,       0,"));
    let message = total["message"].as_str().expect("words");
    assert!(
        message.starts_with("予以公开的自然人应为 6，填写为 9"),
        "{message}"
    );
    assert!(
        message.contains("nianbao explain wrong-total") && !message.contains("--fix"),
        "{message}"
    );
    assert!(total["relatedInformation"][0]["location"]["uri"] == uri.as_str());
    let unknown = found
        .iter()
        .find(|found| found["code"] == "unknown-figure")
        .expect("it is found");
    let unknown = &unknown["range"];
    assert_eq!(
        unknown["start"],
        place_of(&text, "{{年度.}}"),
        "two units each before it"
    );
    assert_eq!(
        byte(&text, &unknown["end"]),
        text.find("{{年度.}}").unwrap() + "{{年度.}}".len()
    );

    // What is said of a place, and what may stand there.
    let said = editor.at("textDocument/hover", &uri, &place_of(&text, "9,     0,       0,"));
    let words = said["contents"]["value"].as_str().expect("words");
    for part in [
        "表三 第3行（一）予以公开 · 自然人",
        "上年 **6**",
        "**差 3**",
        "政府信息公开条例 第三十六条",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(
        editor
            .at("textDocument/hover", &uri, &place_of(&text, "（一）主动公开。"))
            .is_null()
    );
    let inside = text.find("{{申请.本年新收.总计}}").unwrap() + "{{申请.本年新收.".len();
    let list = editor.at("textDocument/completion", &uri, &place(&text, inside));
    let items = list["items"].as_array().expect("items");
    let own = items.iter().find(|item| item["label"] == "总计").expect("总计");
    assert_eq!(
        (&own["detail"], &own["textEdit"]["newText"]),
        (&json!("31"), &json!("总计"))
    );

    // What is certain is mended; a figure only where somebody chooses to.
    let all = editor.actions(&uri, &whole(&text), &["source.fixAll"]);
    let [mend] = all.as_slice() else { panic!("{all:?}") };
    let better = made(&text, mend);
    assert!(better.contains("行政许可:       1136 ") && better.contains("[9,     0,"));
    editor.change(&uri, 2, &json!([{ "text": better }]));
    assert_eq!(codes(&editor.found(&uri, 2)), ["unknown-figure", "wrong-total"]);
    let at = place_of(&better, "9,     0,       0,");
    let near = editor.actions(&uri, &json!({ "start": at, "end": at }), &["quickfix"]);
    let [figure] = near.as_slice() else {
        panic!("{near:?}")
    };
    assert!(figure["isPreferred"].is_null() && figure["title"].as_str().unwrap().starts_with("改为 6"));
    assert_eq!(figure["diagnostics"][0]["code"], "wrong-total");
    let better = made(&better, figure);
    editor.change(&uri, 3, &json!([{ "text": better }]));
    assert_eq!(codes(&editor.found(&uri, 3)), ["unknown-figure"]);
    // The last slip is taken away letter by letter.
    let from = better.find(".}}条").unwrap();
    let range = json!({ "start": place(&better, from), "end": place(&better, from + 1) });
    editor.change(&uri, 4, &json!([{ "range": range, "text": "" }]));
    assert!(codes(&editor.found(&uri, 4)).is_empty());

    let parts = editor.ask(
        "textDocument/documentSymbol",
        &json!({ "textDocument": { "uri": uri } }),
    );
    let parts = parts["result"].as_array().expect("parts").clone();
    assert!(
        parts
            .iter()
            .any(|part| part["name"] == "申请" && part["children"].is_array())
    );
    editor.tell(
        "textDocument/didClose",
        &json!({ "textDocument": { "uri": uri } }),
    );
    let closed = editor.until(|message| {
        message["method"] == "textDocument/publishDiagnostics" && message["params"]["version"].is_null()
    });
    assert_eq!(closed["params"]["diagnostics"], json!([]));
    assert_eq!(editor.end(true), 0);
}

#[test]
fn what_last_year_says_is_shown_where_it_stands() {
    let room = Room::new();
    let last = correct().replace("年度: 2021", "年度: 2020");
    let last = last.replacen(
        "结转下年度:               [0,",
        "结转下年度:               [4,",
        1,
    );
    room.put("旧.yaml", &last);
    let path = room.path("a.yaml");
    let uri = format!("file://{}", path.to_str().expect("UTF-8"));
    let (mut editor, _) = Editor::ready(&room, &json!({}));
    let text = spoilt("年度: 2021\n", "年度: 2021\n上年报告: 旧.yaml\n");
    editor.open(&uri, 1, &text);
    let found = editor.found(&uri, 1);
    let carried = found
        .iter()
        .find(|found| found["code"] == "carried-over-mismatch");
    let beside = carried.expect("it is found")["relatedInformation"]
        .as_array()
        .expect("a list")
        .clone();
    let there = beside
        .iter()
        .find(|own| own["location"]["uri"] != uri.as_str())
        .expect("last year's");
    assert!(
        there["location"]["uri"]
            .as_str()
            .unwrap()
            .ends_with("/%E6%97%A7.yaml"),
        "{there}"
    );
    assert_eq!(
        there["location"]["range"]["start"],
        place(&last, last.find("[4,").unwrap() + 1)
    );
    assert_eq!(there["message"], "上年报告：结转下年度的自然人 4");
    // It is mended, and saved in another window.
    room.put("旧.yaml", last.replacen("[4,", "[0,", 1));
    editor.tell(
        "textDocument/didSave",
        &json!({ "textDocument": { "uri": "file:///elsewhere.yaml" } }),
    );
    assert!(codes(&editor.found(&uri, 1)).is_empty());
    assert_eq!(editor.end(true), 0);
}

#[test]
fn only_the_newest_text_is_judged() {
    let room = Room::new();
    let (mut editor, can) = Editor::ready(&room, &json!({ "positionEncodings": ["utf-8", "utf-16"] }));
    assert_eq!(can["positionEncoding"], "utf-8");
    let uri = "untitled:Untitled-1";
    let text = correct();
    editor.open(uri, 1, &text);
    assert!(editor.found(uri, 1).is_empty());
    // A hundred letters are typed; places are bytes here.
    let at = text.find("编制政府公报").unwrap();
    let line = text[..at].matches('\n').count();
    let start = at - (text[..at].rfind('\n').unwrap() + 1);
    for number in 0..100 {
        let place = json!({ "line": line, "character": start + number * 3 });
        let range = json!({ "start": place, "end": place });
        let version = i32::try_from(number).unwrap() + 2;
        editor.change(uri, version, &json!([{ "range": range, "text": "又" }]));
    }
    let place = json!({ "line": 1, "character": 3 });
    let said = editor.at("textDocument/hover", uri, &place);
    assert!(said["contents"]["value"].as_str().unwrap().contains("版式"));
    assert!(editor.found(uri, 101).is_empty());
    let judged = editor
        .waiting
        .iter()
        .filter(|message| message["method"].is_string());
    assert!(judged.count() < 20, "the texts between are not judged one by one");
    let spoilt = text.replacen("电话: ", "电话： ", 1);
    editor.change(
        uri,
        102,
        &json!([{ "text": spoilt }, { "text": text }, { "text": spoilt }]),
    );
    assert_eq!(codes(&editor.found(uri, 102)), ["syntax-error"]);
    assert_eq!(editor.end(true), 0);
}

#[test]
fn whatever_is_sent_the_server_stays() {
    let room = Room::new();
    let mut editor = Editor::start(&room);
    let early = editor.ask("textDocument/hover", &json!({}));
    assert_eq!(early["error"]["code"], -32002);
    editor.raw(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(
        editor.until(|message| message["id"].is_null())["error"]["code"],
        -32700
    );
    editor.raw(b"Content-Length: 5\r\n\r\n{\xff\xfe}!");
    assert_eq!(
        editor.until(|message| message["id"].is_null())["error"]["code"],
        -32700
    );
    let answer = editor.ask(
        "initialize",
        &json!({ "capabilities": { "general": 3, "textDocument": [] } }),
    );
    assert_eq!(answer["result"]["serverInfo"]["name"], "nianbao");
    assert_eq!(editor.ask("initialize", &json!({}))["error"]["code"], -32600);
    assert_eq!(
        editor.ask("textDocument/rename", &json!({}))["error"]["code"],
        -32601
    );
    assert_eq!(
        editor.ask("textDocument/hover", &json!({ "position": 3 }))["error"]["code"],
        -32602
    );
    editor.tell("textDocument/didOpen", &json!({ "textDocument": { "uri": 3 } }));
    editor.tell("textDocument/didChange", &json!([1]));
    editor.tell("nianbao/unknown", &json!(null));
    editor.tell("$/cancelRequest", &json!({ "id": 1 }));
    let nowhere = json!({ "line": 4_000_000_000_u32, "character": 4_000_000_000_u32 });
    assert!(
        editor
            .at("textDocument/hover", "file:///nowhere.yaml", &nowhere)
            .is_null()
    );
    // Other YAML is nobody's report; one that is, is judged at any place.
    let other = "file:///a/docker-compose.yaml";
    editor.open(other, 1, "services:\n  web: [\n");
    assert!(editor.found(other, 1).is_empty());
    let list = editor.at(
        "textDocument/completion",
        other,
        &json!({ "line": 1, "character": 2 }),
    );
    assert_eq!(list["items"], json!([]));
    let uri = "file:///%ff/b.yaml";
    editor.open(uri, 7, "版式: 2021\n年度: 2021\n申请: {{\n");
    assert!(!editor.found(uri, 7).is_empty());
    for method in ["textDocument/hover", "textDocument/completion"] {
        editor.at(method, uri, &nowhere);
    }
    let backwards = json!({ "start": nowhere, "end": { "line": 0, "character": 0 } });
    editor.actions(uri, &backwards, &[]);
    editor.change(uri, 8, &json!([{ "range": backwards, "text": "" }]));
    assert!(editor.found(uri, 8).is_empty(), "nothing is left of it");
    assert_eq!(editor.end(false), 1, "no shutdown was asked for");
}

#[test]
fn a_client_that_goes_takes_the_server_with_it() {
    let room = Room::new();
    let (mut editor, _) = Editor::ready(&room, &json!({}));
    editor.input = None;
    assert_eq!(editor.program.wait().expect("it ends").code(), Some(1));
}

#[test]
fn parts_fold_and_who_asks_what_was_found_is_not_told_twice() {
    let room = Room::new();
    let mut editor = Editor::start(&room);
    let can = json!({ "textDocument": { "diagnostic": {}, "foldingRange": { "lineFoldingOnly": true } } });
    let answer = editor.ask("initialize", &json!({ "processId": null, "capabilities": can }));
    let can = &answer["result"]["capabilities"];
    assert_eq!(can["foldingRangeProvider"], true);
    assert_eq!(can["diagnosticProvider"]["interFileDependencies"], true);
    editor.tell("initialized", &json!({}));
    let uri = "untitled:Untitled-1";
    let asked = json!({ "textDocument": { "uri": uri } });
    let nothing = editor.ask("textDocument/diagnostic", &asked);
    assert_eq!(nothing["result"], json!({ "kind": "full", "items": [] }));
    let text = spoilt("[6,     0,       0,", "[9,     0,       0,");
    editor.open(uri, 1, &text);
    let found = editor.ask("textDocument/diagnostic", &asked);
    assert_eq!(found["result"]["kind"], "full");
    assert_eq!(
        codes(found["result"]["items"].as_array().unwrap()),
        ["wrong-total"]
    );
    // It is the text as it is now that is asked for.
    editor.change(uri, 2, &json!([{ "text": correct() }]));
    let found = editor.ask("textDocument/diagnostic", &asked);
    assert_eq!(found["result"]["items"], json!([]));
    let folds = editor.ask("textDocument/foldingRange", &asked);
    let folds = folds["result"].as_array().unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let line = |fold: &Value, end: &str| lines[usize::try_from(fold[end].as_u64().unwrap()).unwrap()];
    for (part, last) in [
        ("申请:", "  结转下年度:"),
        ("    不予公开:", "      行政查询事项:"),
        ("机关:", "  "),
    ] {
        let fold = folds
            .iter()
            .find(|fold| line(fold, "startLine").starts_with(part));
        let fold = fold.unwrap_or_else(|| panic!("{part} folds"));
        assert!(line(fold, "endLine").starts_with(last), "{part}: {fold}");
    }
    assert!(
        editor
            .waiting
            .iter()
            .all(|message| message["method"] != "textDocument/publishDiagnostics")
    );
    assert_eq!(editor.end(true), 0);
}
