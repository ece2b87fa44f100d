//! Two reports beside each other: what changed is told once and in its place, nothing else is; forms of two editions are held against
//! each other where that can be; texts of any length take seconds.

use std::time::{Duration, Instant};

use nianbao::difference::{Compared, Paragraph, View, human, json, page};
use nianbao::{Nothing, Report, read};

use crate::support::{correct, root, spoilt};

fn report(text: &str) -> Report {
    read("a.yaml", text.as_bytes().to_vec(), &mut Nothing)
        .report
        .expect("a report")
}

fn compared(old: &str, new: &str) -> Compared {
    Compared::new(["旧.yaml", "新.yaml"], &report(old), &report(new))
}

fn shown(compared: &Compared) -> String {
    human(
        compared,
        View {
            colour: false,
            all: false,
        },
    )
}

#[test]
fn a_report_is_no_other_than_itself() {
    let same = compared(&correct(), &correct());
    assert_eq!((same.changed(), same.heads.len()), (0, 0));
    assert_eq!(same.figures(), 200);
    assert_eq!(same.prose.share.same, same.prose.share.new);
    assert!(
        same.prose
            .sections
            .iter()
            .all(|section| section.paragraphs.iter().all(Paragraph::stayed))
    );
}

#[test]
fn a_figure_that_changed_is_told_with_by_how_much() {
    let changed = compared(&correct(), &spoilt("行政许可:       0 ", "行政许可:       7 "));
    assert_eq!(changed.changed(), 1);
    let text = shown(&changed);
    assert!(text.contains("数字：200 个里 1 个不同"), "{text}");
    assert!(text.contains("0 → 7  +7\n"), "{text}");
    let back = shown(&compared(
        &spoilt("行政许可:       0 ", "行政许可:       7 "),
        &correct(),
    ));
    assert!(back.contains("7 → 0  -7  -100%"), "{back}");
}

#[test]
fn forms_of_two_editions_are_compared_where_they_count_the_same() {
    let old = std::fs::read_to_string(root().join("examples/ninghai-2020.yaml")).unwrap();
    let both = compared(&old, &correct());
    let text = shown(&both);
    // 其他处理 was one row and is three: once for each applicant and the total.
    let parted = both
        .tables
        .iter()
        .flat_map(|table| &table.figures)
        .filter(|figure| figure.points[1].len() == 3);
    assert_eq!(parted.count(), 7);
    assert!(
        text.contains("只有旧的版式才有") && text.contains("只有新的版式才有"),
        "{text}"
    );
    // Every figure of either report is somewhere.
    let paired: usize = both
        .tables
        .iter()
        .flat_map(|table| &table.figures)
        .map(|figure| figure.points[1].len())
        .sum();
    let alone: usize = both.tables.iter().map(|table| table.alone[1].len()).sum();
    assert_eq!(paired + alone, 200);
}

#[test]
fn machines_get_an_object_and_people_a_page_that_needs_nothing_else() {
    let old = std::fs::read_to_string(root().join("examples/ninghai-2020.yaml")).unwrap();
    let both = compared(&old, &correct());
    let object: serde_json::Value = serde_json::from_str(&json(&both, false).unwrap()).unwrap();
    assert_eq!(
        (object["version"].as_u64(), object["new"]["year"].as_u64()),
        (Some(1), Some(2021))
    );
    assert_eq!(
        object["summary"]["changed"].as_u64(),
        Some(object["figures"].as_array().unwrap().len() as u64)
    );
    let page = String::from_utf8(page(&both, false).unwrap()).unwrap();
    for forbidden in ["<script", "<link", "src=", "href=", "url("] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    // What stands in a file cannot be a tag.
    let wild = page_of("某局<script>alert(1)</script>");
    assert!(!wild.contains("<script>"));
}

fn page_of(name: &str) -> String {
    let new = correct().replacen("总体情况: |\n", &format!("总体情况: |\n  {name}\n"), 1);
    String::from_utf8(page(&compared(&correct(), &new), true).unwrap()).unwrap()
}

#[test]
fn texts_of_any_length_take_seconds() {
    let long = |mark: &str, paragraphs: usize, length: usize| {
        let paragraph = |n: usize| {
            let words: String = (0..length)
                .map(|at| {
                    char::from_u32(0x4e00 + u32::try_from((at * 7919 + n * 31) % 20000).unwrap()).unwrap()
                })
                .collect();
            format!("  {mark}{words}。\n")
        };
        let prose: String = (0..paragraphs).map(paragraph).collect();
        correct().replacen("总体情况: |\n", &format!("总体情况: |\n{prose}"), 1)
    };
    for (paragraphs, length) in [(1, 100_000), (60, 1900), (3000, 50)] {
        let (old, new) = (long("甲", paragraphs, length), long("乙", paragraphs, length));
        let (old, new) = (report(&old), report(&new));
        let begun = Instant::now();
        let both = Compared::new(["a", "b"], &old, &new);
        let _ = (
            shown(&both),
            json(&both, true).unwrap(),
            page(&both, true).unwrap(),
        );
        assert!(
            begun.elapsed() < Duration::from_mins(1),
            "{paragraphs} {length}: {:?}",
            begun.elapsed()
        );
        eprintln!("{paragraphs} {length}: {:?}", begun.elapsed());
    }
}
