//! `check --stream`: a request a line in, a result a line out, for engines that run the program as a filter.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use nianbao::export::schema::Of;
use serde_json::{Value, json};

use crate::schemas::Judge;
use crate::support::{correct, nianbao, root, run, spoilt};

/// The results of these lines, one each.
fn results(arguments: &[&str], lines: &str) -> Vec<Value> {
    let mut child = nianbao()
        .args(["check", "--stream"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("piped");
    let lines = lines.to_owned();
    let feeder = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let done = child.wait_with_output().expect("it ends");
    feeder.join().unwrap().expect("everything is read");
    assert_eq!(
        done.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert!(
        done.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let out = String::from_utf8(done.stdout).expect("UTF-8");
    let results: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let judge = Judge::of(&Of::Findings.schema());
    for result in &results {
        assert_eq!(judge.violations(result), "", "{result}");
    }
    results
}

fn lines(requests: &[Value]) -> String {
    requests.iter().map(|request| format!("{request}\n")).collect()
}

fn rules(result: &Value) -> Vec<&str> {
    let found = result["diagnostics"].as_array().expect("a list");
    found
        .iter()
        .map(|found| found["rule"].as_str().expect("a name"))
        .collect()
}

/// A report with one wrong figure.
fn faulty() -> String {
    spoilt("[6,     0,       0,", "[9,     0,       0,")
}

#[test]
fn a_result_has_the_fields_of_a_file_of_the_json_output() {
    let path = "docs/mistakes.yaml";
    let whole = run(&["check", "--format", "json", path]);
    let whole: Value = serde_json::from_slice(&whole.stdout).expect("JSON");
    let mut expected = whole["files"][0].clone();
    let same = |result: &Value, expected: &Value| {
        let mut result = result.as_object().expect("an object").clone();
        assert_eq!(result.shift_remove("version"), Some(json!(1)));
        assert_eq!(result.shift_remove("id"), Some(json!([7, "a"])));
        assert_eq!(&Value::Object(result), expected);
    };
    let text = std::fs::read_to_string(root().join(path)).expect("it is there");
    let base64 = data_encoding::BASE64.encode(text.as_bytes());
    let by_path = json!({"id": [7, "a"], "path": path});
    let by_text = json!({"id": [7, "a"], "name": "送来的.yaml", "text": text});
    let by_bytes = json!({"id": [7, "a"], "name": "送来的.yaml", "base64": base64});
    let told = results(&[], &lines(&[by_path, by_text, by_bytes]));
    assert_eq!(told.len(), 3);
    same(&told[0], &expected);
    expected["path"] = json!("送来的.yaml");
    same(&told[1], &expected);
    same(&told[2], &expected);
    // What `--format jsonl` writes a file is the same without an id.
    let by_line = run(&["check", "--format", "jsonl", path]);
    let by_line: Value = serde_json::from_slice(&by_line.stdout).expect("one line");
    let mut wanted = told[0].clone();
    wanted.as_object_mut().expect("an object").shift_remove("id");
    assert_eq!(by_line, wanted);
}

#[test]
fn ids_come_back_as_they_came_and_results_in_order() {
    let ids = [
        "1",
        "\"甲\"",
        "null",
        "12345678901234567890123",
        "1.10",
        "{\"a\":[1]}",
    ];
    let mut input = String::new();
    for round in 0..20 {
        for id in ids {
            let text = if round % 2 == 0 { correct() } else { faulty() };
            let text = json!(text);
            input.extend([
                "{\"name\":\"a.yaml\",\"text\":",
                &text.to_string(),
                ",\"id\":",
                id,
                "}\n",
            ]);
        }
    }
    for jobs in ["1", "3"] {
        let mut child = nianbao()
            .args(["check", "--stream", "--jobs", jobs])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("piped");
        let sent = input.clone();
        let feeder = std::thread::spawn(move || stdin.write_all(sent.as_bytes()));
        let done = child.wait_with_output().expect("it ends");
        feeder.join().unwrap().expect("everything is read");
        let out = String::from_utf8(done.stdout).expect("UTF-8");
        assert_eq!(out.lines().count(), 20 * ids.len());
        for (number, line) in out.lines().enumerate() {
            let id = ids[number % ids.len()];
            assert!(
                line.starts_with(&format!("{{\"version\":1,\"id\":{id},\"path\":\"a.yaml\"")),
                "{line}"
            );
            let is_faulty = (number / ids.len()) % 2 == 1;
            assert_eq!(line.contains("wrong-total"), is_faulty, "{line}");
        }
    }
}

#[test]
fn figures_are_told_where_they_are_asked_for() {
    let path = "examples/beilun-2021.yaml";
    let exported = run(&["export", "--to", "jsonl", path]);
    let exported: Value = serde_json::from_slice(&exported.stdout).expect("one line");
    let requests = [
        json!({"path": path, "facts": true}),
        json!({"path": path, "facts": false}),
        json!({"name": "a.yaml", "text": "版式: [", "facts": true}),
    ];
    let told = results(&[], &lines(&requests));
    for key in ["path", "agency", "year", "edition", "facts"] {
        assert_eq!(told[0][key], exported[key], "{key}");
    }
    assert_eq!(told[0]["id"], Value::Null);
    assert!(told[1].get("facts").is_none() && told[1].get("agency").is_none());
    assert_eq!(told[2]["facts"], Value::Null);
    assert_eq!(rules(&told[2]), ["syntax-error"]);
}

#[test]
fn a_line_that_is_wrong_keeps_no_other_from_its_result() {
    let good = json!({"id": "好", "path": "examples/beilun-2021.yaml"}).to_string();
    let bad = [
        "",
        "   ",
        "{",
        "[1, 2]",
        "42",
        r#"{"id": 5}"#,
        r#"{"id": 5, "path": "a", "text": "b"}"#,
        r#"{"id": 5, "path": 7}"#,
        r#"{"id": 5, "path": "examples/beilun-2021.yaml", "piror": "x"}"#,
        r#"{"id": 5, "name": "a.docx", "base64": "%%%"}"#,
        r#"{"id": 5, "path": "nowhere.yaml"}"#,
        r#"{"id": 5, "path": "examples"}"#,
        r#"{"id": 5, "path": "-"}"#,
        r#"{"id": 5, "path": "examples/beilun-2021.yaml", "facts": "yes"}"#,
        r#"{"id": 5, "path": "a", "prior": "b", "prior_text": "c"}"#,
    ];
    let input: String = bad
        .iter()
        .flat_map(|line| [line, "\n", &good, "\r\n"].map(str::to_owned))
        .collect();
    let told = results(&[], &input);
    let (right, wrong): (Vec<&Value>, Vec<&Value>) = told.iter().partition(|result| result["id"] == "好");
    assert_eq!(right.len(), bad.len());
    assert!(
        right
            .iter()
            .all(|result| result.get("error").is_none() && rules(result).is_empty())
    );
    // Empty lines are no requests.
    assert_eq!(wrong.len(), bad.len() - 2);
    let said: Vec<&str> = wrong
        .iter()
        .map(|result| result["error"].as_str().expect("words"))
        .collect();
    for (said, words) in said.iter().zip([
        "第 5 行不是一个 JSON 对象",
        "第 7 行不是一个 JSON 对象",
        "第 9 行不是一个 JSON 对象",
        "第 11 行要有 path、text、base64 三者之一",
        "三者之一",
        "的 path 要写成字符串",
        "有不认识的“piror”",
        "的 base64 不是 base64",
        "没有这个文件",
        "这是一个文件夹",
        "不是一个文件",
        "facts 要写 true 或 false",
        "prior 和 prior_text 只能写一个",
    ]) {
        assert!(said.contains(words), "{said} / {words}");
    }
    assert!(wrong[3..].iter().all(|result| result["id"] == 5));
}

#[test]
fn last_years_report_is_what_was_sent() {
    let named = correct().replacen("版式:", "上年报告: 去年.yaml\n版式:", 1);
    let other = correct().replacen("年度: 2021", "年度: 2019", 1);
    let requests = [
        json!({"name": "a.yaml", "text": named}),
        json!({"name": "a.yaml", "text": named, "prior_text": other}),
        json!({"path": "examples/beilun-2021.yaml", "prior_text": other}),
        json!({"path": "examples/beilun-2021.yaml", "prior": "nowhere.yaml"}),
        json!({"path": "examples/beilun-2021.yaml"}),
    ];
    let told = results(&[], &lines(&requests));
    assert_eq!(rules(&told[0]), ["prior-unreadable"]);
    assert!(
        told[0]["diagnostics"][0]["message"]
            .as_str()
            .unwrap()
            .contains("没有随请求给出")
    );
    for result in &told[1..3] {
        assert_eq!(rules(result), ["prior-unreadable"]);
        assert!(
            result["diagnostics"][0]["message"]
                .as_str()
                .unwrap()
                .contains("2019")
        );
    }
    assert_eq!(rules(&told[3]), ["prior-unreadable"]);
    assert!(rules(&told[4]).is_empty());
    // The command line's last year is that of every request that has none.
    let told = results(&["--prior", "nowhere.yaml"], &lines(&requests[4..]));
    assert_eq!(rules(&told[0]), ["prior-unreadable"]);
}

#[test]
fn only_what_was_asked_for_is_told() {
    let request = lines(&[json!({"path": "docs/mistakes.yaml"})]);
    let told = results(&["--only", "wrong-total"], &request);
    assert_eq!(rules(&told[0]), ["wrong-total"]);
    let named = correct().replacen("版式:", "上年报告: 去年.yaml\n版式:", 1);
    let request = lines(&[json!({"name": "a.yaml", "text": named})]);
    assert!(rules(&results(&["--allow", "prior-unreadable"], &request)[0]).is_empty());
}

/// A queue waits for a result before it sends the next request.
#[test]
fn a_result_is_told_before_the_next_request_comes() {
    for jobs in ["1", "2"] {
        let mut child = nianbao()
            .args(["check", "--stream", "--jobs", jobs])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("piped");
        let mut output = BufReader::new(child.stdout.take().expect("piped"));
        for number in 0..5 {
            writeln!(input, "{}", json!({"id": number, "path": "docs/mistakes.yaml"})).expect("it listens");
            let mut line = String::new();
            output.read_line(&mut line).expect("it answers");
            let told: Value = serde_json::from_str(&line).expect("JSON");
            assert_eq!(told["id"], number);
        }
        drop(input);
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
    }
}
