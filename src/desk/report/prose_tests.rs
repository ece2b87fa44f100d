//! Prose, findings and explanations as the page shows them.

use super::change::{Ask, NotMade};
use super::session::Session;
use super::state::State;
use crate::pipeline::Nothing;

const FILE: &str = include_str!("../../../examples/beilun-2021.yaml");

fn session(text: &str) -> Session {
    Session::open("a.yaml", text.to_owned(), &mut Nothing)
}

fn make(session: &mut Session, ask: &str) -> State {
    try_make(session, ask).unwrap()
}

fn try_make(session: &mut Session, ask: &str) -> Result<State, NotMade> {
    let ask: Ask = serde_json::from_str(ask).unwrap();
    let shown = session.version();
    session.make(&ask, shown, &mut Nothing)?;
    Ok(State::new(session))
}

/// The example with a year in its prose that is suspicious, which may be explained.
fn with_warning() -> Session {
    session(&FILE.replace("  邮编: \"315800\"", "  邮编: \"31580\""))
}

#[test]
fn expressions_are_read_as_their_values() {
    let mut session = session(FILE);
    let state = make(
        &mut session,
        r#"{"kind":"prose","path":"其他事项","words":"（一）收费\n1.全年。收取{{申请.本年新收.总计}}件。\n![会](a.png)\n表：甲\n| 子 | 丑 |\n| 1 | 2 |"}"#,
    );
    let prose = &state.prose["其他事项"];
    let shown: Vec<(&str, String)> = prose
        .reading
        .iter()
        .map(|block| {
            (
                block.kind,
                block.runs.iter().map(|run| run.words.as_str()).collect(),
            )
        })
        .collect();
    let wanted = [
        ("h2", "（一）收费"),
        ("p", "1.全年。收取31件。"),
        ("note", "［图：会　a.png］"),
        ("note", "［表：甲，2 行 2 栏］"),
    ];
    assert_eq!(shown, wanted.map(|(kind, words)| (kind, words.to_owned())));
    let value = prose.reading[1]
        .runs
        .iter()
        .find(|run| run.class.contains("value"))
        .unwrap();
    assert_eq!(value.words, "31");
    assert!(value.note.contains("{{申请.本年新收.总计}}"));
    // Every run leads back to the words of the file.
    let units: Vec<u16> = prose.words.encode_utf16().collect();
    let from = |at: usize, length: usize| String::from_utf16(&units[at..at + length]).unwrap();
    assert_eq!(from(value.from, 2), "{{");
    let last = prose.reading[1].runs.last().unwrap();
    assert_eq!(from(last.from, last.words.chars().count()), last.words);
    let [held] = prose.values.as_slice() else { panic!() };
    assert_eq!(
        (
            from(held.start, held.end - held.start).as_str(),
            held.value.as_str()
        ),
        ("{{申请.本年新收.总计}}", "31")
    );
}

#[test]
fn a_preamble_that_is_not_written_is_read_as_the_form_has_it() {
    let (before, rest) = FILE.split_once("引言: |").unwrap();
    let (_, behind) = rest.split_once("总体情况: |").unwrap();
    let state = State::new(&session(&format!("{before}总体情况: |{behind}")));
    let prose = &state.prose["引言"];
    assert_eq!(prose.words, "");
    assert!(prose.reading.len() >= 2 && prose.reading.iter().all(|block| block.kind == "standard"));
}

#[test]
fn findings_lead_to_the_very_words_or_to_the_line_of_the_file() {
    let text = FILE.replace("没有收到数量", "【请更新】没有收到数量");
    let text = text.replacen("年度: 2021\n", "年度: 2021\n没有的键: 1\n", 1);
    let state = State::new(&session(&text));
    let by_rule = |rule: &str| state.findings.iter().find(|found| found.rule == rule).unwrap();
    let words = by_rule("placeholder");
    let [start, end] = words.words.unwrap();
    let units: Vec<u16> = state.prose["其他事项"].words.encode_utf16().collect();
    assert_eq!(String::from_utf16(&units[start..end]).unwrap(), "【请更新】");
    assert_eq!(
        (words.part, words.field.as_deref()),
        ("其他事项", Some("其他事项"))
    );
    let key = by_rule("unknown-key");
    assert_eq!(
        (key.part, key.field.as_deref(), key.line),
        ("文件", None, Some(4))
    );
    assert_eq!(key.quote.as_deref(), Some("没有的键: 1"));
    let counted: Vec<(&str, [usize; 3])> = state
        .parts
        .iter()
        .filter(|part| !part.tally.is_empty())
        .map(|part| (part.key, part.counts))
        .collect();
    assert_eq!(counted, [("文件", [1, 0, 0]), ("其他事项", [1, 0, 0])]);
}

#[test]
fn a_warning_is_explained_changed_and_withdrawn() {
    let mut session = with_warning();
    let before = session.text().to_owned();
    let state = State::new(&session);
    assert_eq!((state.counts, state.findings[0].explain), ([0, 1, 0], true));
    let state = make(
        &mut session,
        r#"{"kind":"explain","finding":0,"reason":"旧\n编码"}"#,
    );
    assert_eq!((state.counts, state.explained.len()), ([0, 0, 0], 1));
    assert_eq!(state.explained[0].reason, "旧 编码");
    let state = make(&mut session, r#"{"kind":"waiver","waiver":0,"reason":"新"}"#);
    assert_eq!(state.explained[0].reason, "新");
    let none = try_make(&mut session, r#"{"kind":"waiver","waiver":0,"reason":" "}"#);
    assert_eq!(none.err(), Some(NotMade::NoReason));
    let state = make(&mut session, r#"{"kind":"waiver","waiver":0,"reason":null}"#);
    assert_eq!((state.counts, state.explained.len()), ([0, 1, 0], 0));
    assert_eq!(session.text(), before);
}

#[test]
fn an_explanation_is_of_the_words_that_the_finding_quotes() {
    let mut session = session(FILE);
    let state = make(
        &mut session,
        r#"{"kind":"prose","path":"其他事项","words":"全年新收政府信息公开申请33件。全年新收政府信息公开申请35件。全年未收取信息处理费。"}"#,
    );
    let mismatches = |state: &State| {
        let all = state
            .findings
            .iter()
            .filter(|found| found.rule == "figure-mismatch");
        all.map(|found| found.number).collect::<Vec<_>>()
    };
    let before = mismatches(&state);
    assert_eq!(before.len(), 2, "{:?}", state.findings);
    let ask = format!(
        r#"{{"kind":"explain","finding":{},"reason":"只统计本级"}}"#,
        before[0]
    );
    let state = make(&mut session, &ask);
    assert_eq!((mismatches(&state).len(), state.explained.len()), (1, 1));
    assert!(session.text().contains("    原文: 33件\n"), "{}", session.text());
}

#[test]
fn an_error_cannot_be_explained_and_an_idle_explanation_can_be_withdrawn() {
    let text = FILE.replace("[6,     0,", "[9,     0,");
    let mut session = session(&format!(
        "{text}核实说明:\n  - 规则: malformed-contact\n    位置: 机关.邮编\n    理由: 甲\n"
    ));
    let state = State::new(&session);
    let wrong = state
        .findings
        .iter()
        .position(|found| found.rule == "wrong-total")
        .unwrap();
    assert!(!state.findings[wrong].explain);
    let ask = format!(r#"{{"kind":"explain","finding":{wrong},"reason":"甲"}}"#);
    assert_eq!(try_make(&mut session, &ask).err(), Some(NotMade::Unknown));
    let idle = state
        .findings
        .iter()
        .find(|found| found.rule == "unused-waiver")
        .unwrap();
    assert_eq!((idle.waiver, idle.explain), (Some(0), false));
    make(&mut session, r#"{"kind":"waiver","waiver":0,"reason":null}"#);
    assert!(!session.text().contains("核实说明"));
}

#[test]
fn the_button_of_a_fix_says_what_it_puts_and_nothing_of_the_command_line() {
    let state = State::new(&session(&FILE.replace("[6,     0,", "[9,     0,")));
    assert_eq!(state.findings[0].mend.as_deref(), Some("改为 6"));
    assert_eq!(state.findings[0].help.as_deref(), Some("核对原始数据后改为 6"));
}

#[test]
fn typing_that_goes_on_is_one_step() {
    let mut session = session(FILE);
    for (words, goes_on) in [("甲", false), ("甲乙", true), ("甲乙丙", true), ("丁", false)] {
        let ask = format!(r#"{{"kind":"prose","path":"其他事项","words":"{words}","goes_on":{goes_on}}}"#);
        make(&mut session, &ask);
    }
    let state = make(&mut session, r#"{"kind":"undo"}"#);
    assert_eq!(state.prose["其他事项"].words, "甲乙丙");
    make(&mut session, r#"{"kind":"undo"}"#);
    assert_eq!(session.text(), FILE);
}

#[test]
fn a_file_that_is_no_report_is_mended_as_a_whole() {
    let broken = "\u{feff}年度: 2021\r\n机关: [\r\n";
    let mut session = session(broken);
    let state = State::new(&session);
    assert_eq!((state.form, state.findings[0].part), ("", "文件"));
    let state = make(
        &mut session,
        "{\"kind\":\"text\",\"text\":\"年度: 2021\\n机关:\\n\"}",
    );
    assert_eq!(
        (state.form, session.text()),
        ("2021", "\u{feff}年度: 2021\r\n机关:\r\n")
    );
    make(&mut session, r#"{"kind":"undo"}"#);
    assert_eq!(session.text(), broken);
}

#[test]
fn values_of_one_line_are_those_of_the_file() {
    let mut session = session(&FILE.replacen("标题: ", "标题: \"{{年度}}年", 1).replacen(
        "年度报告\n引言",
        "年度报告\"\n引言",
        1,
    ));
    assert!(State::new(&session).lines["标题"].starts_with("{{年度}}年"));
    for (path, words, line) in [
        ("落款.日期", "2022-01-20", "落款:\n  日期: 2022-01-20\n"),
        ("版面.用印", "是", "版面:\n  用印: 是\n"),
        ("机关.级别", "县级", "  级别: 县级\n"),
        ("年度", "2022", "年度: 2022\n"),
    ] {
        let ask = format!(r#"{{"kind":"line","path":"{path}","words":"{words}"}}"#);
        assert_eq!(make(&mut session, &ask).lines[path], words);
        assert!(session.text().contains(line), "{}", session.text());
    }
}

#[test]
fn words_before_the_rows_of_a_table_are_set_again_and_again() {
    let mut session = session(FILE);
    for words in ["共", "共{{主动公开.规章.本年制发件数}}", "共"] {
        let ask = format!(r#"{{"kind":"prose","path":"主动公开.说明","words":"{words}"}}"#);
        assert_eq!(make(&mut session, &ask).prose["主动公开.说明"].words, words);
        assert!(session.text().contains("  规章:           [0,  0,  0]"));
    }
}
