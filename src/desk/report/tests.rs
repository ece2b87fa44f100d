//! Changes that the page asks for.

use super::change::Ask;
use super::session::Session;
use super::state::State;
use crate::pipeline::Nothing;

const FILE: &str = include_str!("../../../examples/beilun-2021.yaml");

fn session() -> Session {
    Session::open("a.yaml", FILE.to_owned(), &mut Nothing)
}

fn make(session: &mut Session, ask: &str) -> State {
    let ask: Ask = serde_json::from_str(ask).unwrap();
    let shown = session.version();
    session.make(&ask, shown, &mut Nothing).unwrap();
    State::new(session)
}

#[test]
fn a_figure_that_is_typed_is_checked_and_can_be_taken_back() {
    let mut session = session();
    assert_eq!(State::new(&session).counts, [0, 0, 0]);
    let state = make(
        &mut session,
        r#"{"kind":"figures","cells":[["申请.办理结果.予以公开.自然人","9"]]}"#,
    );
    assert_eq!(state.counts[0], 1);
    let [found] = state.findings.as_slice() else {
        panic!()
    };
    assert_eq!(
        (found.rule, found.path.as_str()),
        ("wrong-total", "申请.办理结果.予以公开.自然人")
    );
    assert_eq!(
        state.cells["申请.办理结果.予以公开.总计"].sum.as_deref(),
        Some("9")
    );
    let state = make(&mut session, r#"{"kind":"undo"}"#);
    assert_eq!(
        (state.counts, state.can_undo, state.can_redo),
        ([0, 0, 0], false, true)
    );
    assert_eq!(session.text(), FILE);
    let state = make(&mut session, r#"{"kind":"redo"}"#);
    assert_eq!(state.counts[0], 1);
    // The right figure is taken with one button.
    let state = make(&mut session, r#"{"kind":"fix","finding":0}"#);
    assert_eq!(state.counts[0], 0);
    assert_eq!(session.text(), FILE);
}

#[test]
fn a_block_that_is_pasted_is_one_step() {
    let mut session = session();
    make(
        &mut session,
        r#"{"kind":"figures","cells":[["申请.本年新收.自然人","30"],["申请.本年新收.商业企业","4"],["申请.本年新收.总计","35"]]}"#,
    );
    assert!(
        session
            .text()
            .contains("[30,    4,       0,       0,           1,           0,   35]")
    );
    make(&mut session, r#"{"kind":"undo"}"#);
    assert_eq!(session.text(), FILE);
}

#[test]
fn figures_and_findings_are_marked_in_the_words_of_the_file() {
    let mut session = session();
    let state = make(
        &mut session,
        r#"{"kind":"prose","path":"其他事项","words":"😀全年新收申请{{申请.本年新收.总计}}件，予以公开8件。"}"#,
    );
    let prose = &state.prose["其他事项"];
    let units: Vec<u16> = prose.words.encode_utf16().collect();
    let marked: Vec<(String, &str)> = prose
        .marks
        .iter()
        .map(|mark| {
            (
                String::from_utf16(&units[mark.start..mark.end]).unwrap(),
                mark.class.as_str(),
            )
        })
        .collect();
    assert!(
        marked
            .iter()
            .any(|(words, class)| words == "8件" && class.contains("disagrees")),
        "{marked:?}"
    );
    assert!(
        marked
            .iter()
            .any(|(words, class)| words.contains("{{申请.本年新收.总计}}") && class.contains(" agrees"))
    );
}

#[test]
fn a_change_of_another_version_is_refused_where_it_goes_by_number() {
    let mut session = session();
    let ask = Ask::Fix { finding: 0 };
    assert!(session.make(&ask, 0, &mut Nothing).is_err());
    assert!(session.make(&Ask::Undo, 0, &mut Nothing).is_ok());
    assert_eq!(session.text(), FILE);
}
