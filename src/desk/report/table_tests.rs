//! The tables as the page shows and fills them.

use super::cells::CellState;
use super::change::Ask;
use super::open::Open;
use super::page;
use super::session::Session;
use super::state::State;
use crate::desk::files::{Day, Memory};
use crate::file::new::new;
use crate::file::write::write;
use crate::form::{DataPoint, Edition};
use crate::pipeline::Nothing;

const FILE: &str = include_str!("../../../examples/beilun-2021.yaml");

fn open(text: &str) -> Session {
    Session::open("a.yaml", text.to_owned(), &mut Nothing)
}

fn page_of(text: &str) -> String {
    let mut files = Memory::new(Day {
        year: 2026,
        month: 1,
        day: 12,
    });
    files.put("a.yaml", text.as_bytes());
    let open = Open::read("a.yaml", &mut files).unwrap();
    page::report(&open, &mut files).unwrap()
}

fn make(session: &mut Session, ask: &str) -> State {
    let ask: Ask = serde_json::from_str(ask).unwrap();
    let shown = session.version();
    session.make(&ask, shown, &mut Nothing).unwrap();
    State::new(session).with_notes(session)
}

fn typed(path: &str, words: &str, goes_on: bool) -> String {
    format!(r#"{{"kind":"figures","cells":[["{path}","{words}"]],"goes_on":{goes_on}}}"#)
}

fn empty() -> String {
    write(&new(Edition::current(), 2025, "某某局", None), None)
}

fn cell<'s>(state: &'s State, path: &str) -> &'s CellState {
    &state.cells[path]
}

#[test]
fn a_figure_that_is_typed_digit_by_digit_is_one_step() {
    let mut session = open(FILE);
    let path = "申请.办理结果.予以公开.自然人";
    make(&mut session, &typed(path, "1", false));
    make(&mut session, &typed(path, "12", true));
    make(&mut session, &typed("申请.本年新收.自然人", "3", true));
    make(&mut session, r#"{"kind":"undo"}"#);
    assert_eq!(cell(&State::new(&session), path).typed, "12");
    let state = make(&mut session, r#"{"kind":"undo"}"#);
    assert!(!state.can_undo);
    assert_eq!(session.text(), FILE);
    // What is restored while it is typed was no step.
    make(&mut session, &typed(path, "9", false));
    let state = make(&mut session, &typed(path, "6", true));
    assert_eq!((state.can_undo, session.text()), (false, FILE));
}

#[test]
fn the_right_figure_stands_at_the_cell() {
    let mut session = open(FILE);
    let path = "申请.办理结果.予以公开.自然人";
    let state = make(&mut session, &typed(path, "9", false));
    assert_eq!(cell(&state, path).right, [(path.to_owned(), "6".to_owned())]);
    let off: Vec<&str> = state
        .relations
        .iter()
        .filter_map(|made| made.off.as_deref())
        .collect();
    assert_eq!(off, ["3", "3"]);
}

#[test]
fn a_total_is_offered_as_soon_as_a_part_is_filled() {
    let mut session = open(&empty());
    let total = "申请.本年新收.总计";
    assert_eq!(cell(&State::new(&session), total).sum, None);
    let state = make(&mut session, &typed("申请.本年新收.自然人", "3", false));
    assert_eq!(cell(&state, total).sum.as_deref(), Some("3"));
    let state = make(&mut session, &typed("申请.本年新收.其他", "约4", false));
    assert_eq!(cell(&state, total).sum, None);
    // Where row and column make different sums, another figure is wrong, and neither is offered.
    let mut session = open(FILE);
    let state = make(&mut session, &typed("申请.办理结果.总计.自然人", "30", false));
    assert_eq!(cell(&state, "申请.办理结果.总计.总计").sum, None);
}

#[test]
fn a_total_that_the_file_leaves_out_is_computed_and_not_typed() {
    let text = FILE
        .lines()
        .filter(|line| !line.trim_start().starts_with("总计:"));
    let text: Vec<&str> = text.collect();
    let state = State::new(&open(&text.join("\n")));
    let total = cell(&state, "申请.办理结果.总计.自然人");
    assert!(total.held.is_some() && total.sum.is_some() && total.typed.is_empty());
}

#[test]
fn the_rest_is_filled_with_zeros_and_sums() {
    let mut session = open(&empty());
    make(&mut session, &typed("申请.本年新收.自然人", "3", false));
    make(&mut session, &typed("申请.本年新收.其他", "/", false));
    let before = session.text().to_owned();
    // A mark is no figure: it stays, and no total counts on it.
    let state = make(&mut session, r#"{"kind":"zeros","path":"申请.本年新收"}"#);
    let row: Vec<&str> = Edition::current()
        .data_points()
        .filter(|point| point.to_string().starts_with("申请.本年新收."))
        .map(|point| cell(&state, &point.to_string()).typed.as_str())
        .collect();
    assert_eq!(row, ["3", "0", "0", "0", "0", "/", ""]);
    let words: Vec<&str> = state.notes.iter().map(|note| note.words.as_str()).collect();
    assert_eq!(
        words,
        [
            "填了 4 格",
            "本年新收的总计没有填：它的各项还没有填全，或者有读不出的数"
        ]
    );
    make(&mut session, r#"{"kind":"undo"}"#);
    assert_eq!(session.text(), before);
    make(&mut session, &typed("申请.本年新收.其他", "1", false));
    make(&mut session, &typed("申请.结转下年度.自然人", "4", false));
    let state = make(&mut session, r#"{"kind":"zeros","path":"申请"}"#);
    for (path, figure) in [
        ("申请.本年新收.总计", "4"),
        ("申请.办理结果.不予公开.国家秘密.总计", "0"),
        ("申请.办理结果.总计.总计", "0"),
        ("申请.结转下年度.总计", "4"),
    ] {
        assert_eq!(cell(&state, path).typed, figure, "{path}");
    }
    let empty = state
        .cells
        .iter()
        .filter(|(path, cell)| path.starts_with("申请.") && cell.typed.is_empty());
    assert_eq!(empty.count(), 0);
}

#[test]
fn figures_set_together_are_those_set_one_by_one() {
    let bare = "版式: 2021\n年度: 2025\n机关:\n  名称: 某某局\n主动公开:\n申请:\n  上年结转: [~, ~, 1, ~, ~, ~, ~] # 甲\n  办理结果:\n    予以公开:\n复议诉讼: {}\n";
    for text in [bare, &empty(), FILE] {
        let all = Edition::current().data_points();
        let points: Vec<DataPoint> = all.filter(|point| point.table == "申请").step_by(5).collect();
        let cells: Vec<(String, String)> = points
            .iter()
            .enumerate()
            .map(|(index, point)| (point.to_string(), (index * 7).to_string()))
            .collect();
        let mut together = open(text);
        let cells_json = serde_json::to_string(&cells).unwrap();
        make(
            &mut together,
            &format!(r#"{{"kind":"figures","cells":{cells_json}}}"#),
        );
        let mut apart = open(text);
        for (path, figure) in &cells {
            make(&mut apart, &typed(path, figure, false));
        }
        assert_eq!(together.text(), apart.text());
        make(&mut together, r#"{"kind":"undo"}"#);
        assert_eq!(together.text(), text);
    }
}

#[test]
fn a_block_is_pasted_as_one_step_with_what_is_said_of_it() {
    let mut session = open(FILE);
    let state = make(
        &mut session,
        r#"{"kind":"paste","target":"申请.本年新收.自然人","plain":"30件\t4\r\n1\t约5\r\n"}"#,
    );
    let words: Vec<&str> = state.notes.iter().map(|note| note.words.as_str()).collect();
    assert_eq!(
        words,
        [
            "粘贴了 3 格",
            "第1行第1列「30件」读作 30",
            "第2行第2列「约5」读不出确定的数，没有粘贴"
        ]
    );
    assert_eq!(cell(&state, "申请.上年结转.自然人").typed, "1");
    // The notes are of the answer to this change only.
    assert!(State::new(&session).notes.is_empty());
    make(&mut session, r#"{"kind":"undo"}"#);
    assert_eq!(session.text(), FILE);
}

#[test]
fn cells_are_named_for_a_screen_reader_and_merged_as_the_form_is() {
    let page = page_of(FILE);
    for piece in [
        "aria-label=\"第3行 予以公开 自然人\"",
        "aria-label=\"第5行 不予公开·国家秘密 商业企业\"",
        "<th scope=\"rowgroup\" class=\"s0 group\" rowspan=\"22\"><span>三、本年度办理结果</span></th>",
        "<th scope=\"colgroup\" class=\"h1\" colspan=\"5\">",
        "<td class=\"h0 s0\" rowspan=\"3\" colspan=\"3\">",
        // The head of a block stays over no other block.
        "<th scope=\"rowgroup\" colspan=\"4\"><span>第二十条第（一）项</span></th>",
    ] {
        assert!(page.contains(piece), "{piece}");
    }
}

#[test]
fn rows_that_the_form_has_not_are_shown() {
    let row = "主动公开:\n  政府集中采购: [3, 266万元]\n";
    let text = FILE.replacen("主动公开:\n", row, 1);
    let page = page_of(&text);
    assert!(page.contains("<li>政府集中采购 采购总金额：266万元</li>"));
}
