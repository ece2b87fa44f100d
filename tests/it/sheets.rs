//! `check --report`: the sheet that a reviewer prints lists every finding, marks its place, and needs no other file.

use std::collections::BTreeSet;
use std::path::PathBuf;

use nianbao::figures::Verdict;
use nianbao::review::{Unit, write};
use nianbao::{Judged, Nothing, read};

use crate::support::{examples, faulty_examples, root, sized};

/// The inputs of the rules' fixtures.
fn fixture_inputs() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(root().join("tests/rules")).unwrap();
    let folders = folders
        .map(|folder| folder.unwrap().path())
        .filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e != "out") && path.is_file());
    files.sort();
    files
}

fn judged(path: &PathBuf) -> Judged {
    let name = path.file_name().unwrap().to_string_lossy();
    read(&name, std::fs::read(path).unwrap(), &mut Nothing)
}

fn sheet(all: &[&Judged]) -> String {
    let units: Vec<Unit<'_>> = all.iter().map(|judged| Unit { judged, error: None }).collect();
    String::from_utf8(write(&units).unwrap()).unwrap()
}

/// The values that follow each occurrence of some words, up to the quote that ends them.
fn values<'a>(page: &'a str, before: &str) -> Vec<&'a str> {
    let found = page.split(before).skip(1);
    found.map(|rest| rest.split('"').next().unwrap()).collect()
}

/// How a page writes words.
fn escaped(words: &str) -> String {
    let words = words
        .replace('&', "&#38;")
        .replace('<', "&#60;")
        .replace('>', "&#62;");
    words.replace('"', "&#34;").replace('\'', "&#39;")
}

#[test]
fn every_finding_is_listed_and_every_number_leads_to_one() {
    let inputs = fixture_inputs();
    assert!(inputs.len() > 100);
    let part = inputs.iter().step_by(sized(1, 8));
    for path in part.chain(&examples()).chain(&faulty_examples()) {
        let judged = judged(path);
        let page = sheet(&[&judged]);
        let all = judged.findings.diagnostics.iter().chain(&judged.findings.waived);
        for found in all.clone() {
            assert!(
                page.contains(&escaped(&found.message)),
                "{}: {}",
                path.display(),
                found.message
            );
        }
        let listed: BTreeSet<&str> = values(&page, "<li id=\"").into_iter().collect();
        assert_eq!(listed.len(), all.count(), "{}", path.display());
        for number in values(&page, "href=\"#") {
            assert!(listed.contains(number), "{}: {number}", path.display());
        }
    }
}

#[test]
fn a_wrong_cell_and_wrong_words_are_marked_with_their_number() {
    let faulty = faulty_examples();
    let path = faulty
        .iter()
        .find(|path| path.ends_with("mistakes-words.yaml"))
        .unwrap();
    let judged = judged(path);
    let page = sheet(&[&judged]);
    let in_text = judged
        .findings
        .diagnostics
        .iter()
        .enumerate()
        .filter(|(_, found)| {
            let cell = found.primary.cell.is_some();
            let prose = judged
                .report
                .as_ref()
                .unwrap()
                .prose
                .keys()
                .any(|key| found.path == key.to_string());
            cell || (prose && found.primary.origin.is_some())
        });
    let mut count = 0;
    for (index, found) in in_text {
        assert!(
            page.contains(&format!("href=\"#f1-{}\"", index + 1)),
            "{}",
            found.message
        );
        count += 1;
    }
    assert!(count > 10, "{count}");
}

#[test]
fn several_files_have_a_sheet_in_front_and_the_page_stands_alone() {
    let all: Vec<Judged> = examples().iter().map(judged).collect();
    let page = sheet(&all.iter().collect::<Vec<_>>());
    for index in 1..=all.len() {
        assert!(
            page.contains(&format!("href=\"#u{index}\""))
                && page.contains(&format!("<main id=\"u{index}\">"))
        );
    }
    assert!(!page.contains("<script") && !page.contains("src=") && !page.contains("url("));
    let one = sheet(&[&all[0]]);
    assert!(!one.contains("href=\"#u1\"") && one.contains("核对人"));
}

#[test]
fn words_of_a_file_are_words_on_the_page() {
    let path = examples().into_iter().next().unwrap();
    let hostile = std::fs::read_to_string(&path)
        .unwrap()
        .replacen("政务", "<b onclick=x>&\"'", 1);
    let judged = read("<i>.yaml", hostile.into_bytes(), &mut Nothing);
    let page = sheet(&[&judged]);
    assert!(!page.contains("<b onclick") && !page.contains("<i>.yaml"));
    assert!(page.contains("&#60;b onclick=x&#62;&#38;"));
}

#[test]
fn figures_of_the_prose_are_counted_as_they_were_judged() {
    let file = include_str!("../../examples/beilun-2021.yaml");
    let at = file.find("\n其他事项: |\n").unwrap() + "\n其他事项: |\n".len();
    let words = "  全年新收政府信息公开申请{{申请.本年新收.总计}}件，予以公开9999件。\n";
    let text = format!("{}{words}{}", &file[..at], &file[at..]);
    let judged = nianbao::read_with_figures("a.yaml", text.into_bytes(), &mut Nothing);
    let count = |verdict| {
        let entries = judged.figures.iter();
        entries.filter(|entry| entry.verdict() == verdict).count()
    };
    let (agrees, disagrees, unchecked) = (
        count(Verdict::Agrees),
        count(Verdict::Disagrees),
        count(Verdict::Unchecked),
    );
    assert!(disagrees > 0 && disagrees != agrees);
    let all = agrees + disagrees + unchecked;
    let tally =
        format!("文字里有 {all} 个数，{agrees} 个相符，{disagrees} 个不符，{unchecked} 个没有可核对的");
    assert!(sheet(&[&judged]).contains(&tally), "{tally}");
}
