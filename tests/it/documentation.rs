//! The manuals say what the program does: their generated parts are current, their commands run, their examples are
//! accepted, the files that they name are there.
//!
//! `UPDATE=1 cargo test` writes the generated parts anew.

mod generated;
mod overlay;

use std::collections::BTreeSet;

use nianbao::format::FORMATS;

use self::generated::{commands, generated, help_blocks, key_tables, row_table, rule_table};
use self::overlay::Entry;
use crate::support::{root, run};

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect(name)
}

#[test]
fn generated_parts_are_current() {
    let keys = |keys: &str, rows: &str| format!("{}\n{}", key_tables(keys), row_table(rows));
    generated(
        "README.md",
        "keys",
        &keys(
            "| key | required | |",
            "| edition · table | rows | figures in order |",
        ),
    );
    generated("README.md", "rules", &rule_table("| rule | severity | |", false));
    generated(
        "README.zh-CN.md",
        "keys",
        &keys("| 键 | 必填 | 说明 |", "| 版式 · 表 | 行 | 数字的顺序 |"),
    );
    generated(
        "README.zh-CN.md",
        "rules",
        &rule_table("| 规则 | 程度 | 查什么 | 适用 | 怎么办 |", true),
    );
    generated("README.zh-CN.md", "help", &help_blocks());
}

#[test]
fn both_manuals_know_every_command_format_and_exit_status() {
    for manual in ["README.md", "README.zh-CN.md"] {
        let text = read(manual);
        for command in commands() {
            assert!(
                text.contains(&format!("`nianbao {command}")),
                "{manual}: {command}"
            );
        }
        for format in FORMATS {
            assert!(
                text.contains(&format!("`{}`", format.name)),
                "{manual}: {}",
                format.name
            );
        }
        let status = text
            .find("Exit status")
            .or_else(|| text.find("## 退出状态"))
            .expect(manual);
        let after: String = text[status..].chars().take(300).collect();
        assert!(('0'..='3').all(|digit| after.contains(digit)), "{manual}");
    }
}

#[test]
fn the_two_commands_of_the_readme_do_what_it_says() {
    let readme = read("README.md");
    assert!(readme.lines().any(|line| line == "cargo test"));
    let prefix = "cargo run --release -- ";
    let build = readme
        .lines()
        .find_map(|line| line.strip_prefix(prefix))
        .expect(prefix);
    let out = tempfile::tempdir().expect("a folder");
    let (arguments, folder) = build.rsplit_once(' ').expect("a folder to write to");
    assert_eq!(folder, "out");
    let mut arguments: Vec<&str> = arguments.split(' ').collect();
    arguments.push(out.path().to_str().expect("UTF-8"));
    let done = run(&arguments);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for format in FORMATS {
        let file = out.path().join("beilun-2021").with_extension(format.name);
        assert!(file.metadata().expect(format.name).len() > 1000);
    }
}

#[test]
fn the_excerpt_of_the_readme_is_of_the_file_that_is_checked() {
    let (readme, file) = (read("README.md"), read("docs/mistakes.yaml"));
    let (_, excerpt) = readme.split_once("```yaml\n").expect("an excerpt");
    let (excerpt, _) = excerpt.split_once("```").expect("its end");
    let mut lines = file.lines();
    for wanted in excerpt.lines().filter(|line| *line != "…") {
        assert!(lines.any(|line| line == wanted), "{wanted}");
    }
}

#[test]
fn files_that_the_documents_name_are_there() {
    for document in ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"] {
        let text = read(document);
        let quoted = text.split('`').skip(1).step_by(2);
        let unquoted: String = text.split('`').step_by(2).collect();
        let unquoted = unquoted.replace("\\](", "");
        let linked = unquoted
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split_once(')').map(|(path, _)| path));
        let places = [
            "src/",
            "tests/",
            "templates/",
            "examples/",
            "benches/",
            "docs/",
            "schemas/",
        ];
        let named = quoted
            .filter(|q| places.iter().any(|p| q.starts_with(p)) && !q.contains(['<', '*', ' ', '{']))
            .chain(linked.filter(|l| !l.starts_with("http") && !l.starts_with('#')));
        for path in named {
            assert!(root().join(path).exists(), "{document}: {path}");
        }
    }
}

/// The file names of a text in back-ticks that begin as those of the programs do.
fn downloads(text: &str) -> BTreeSet<String> {
    let quoted = text.split('`').skip(1).step_by(2);
    let files = quoted.filter(|name| {
        let ours = name.starts_with("nianbao") && name.contains(['-', '.', '_']);
        ours && !name.contains([' ', '/', ':'])
    });
    files.map(str::to_owned).collect()
}

#[test]
fn what_the_manuals_offer_is_what_a_release_has() {
    let workflow = read(".github/workflows/release.yml");
    let mut made: BTreeSet<String> = ["nianbao.exe", "nianbao.html"].map(str::to_owned).into();
    for name in ["linux-x86_64", "linux-aarch64"] {
        assert!(workflow.contains(&format!("name: {name}")), "{name}");
        made.insert(format!("nianbao-{name}.tar.gz"));
    }
    for architecture in ["amd64", "arm64"] {
        assert!(
            workflow.contains(&format!("architecture: {architecture}")),
            "{architecture}"
        );
        made.insert(format!("nianbao_{architecture}.deb"));
    }
    for target in ["aarch64", "x86_64"] {
        assert!(workflow.contains(&format!("{target}-apple-darwin")), "{target}");
        made.insert(format!("nianbao-macos-{target}.tar.gz"));
    }
    for (manual, heading) in [
        ("README.md", "\n## Install\n"),
        ("README.zh-CN.md", "\n## 安装\n"),
    ] {
        let text = read(manual);
        let (before, section) = text.split_once(heading).expect(heading);
        // It is what comes first.
        assert!(!before.contains("\n## "), "{manual}");
        let section = section.split("\n## ").next().expect("a section");
        assert_eq!(downloads(section), made, "{manual}");
    }
}

#[test]
fn contributing_has_its_recipes() {
    let text = read("CONTRIBUTING.md");
    let heads: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .collect();
    for recipe in [
        "A rule",
        "An arithmetic relation",
        "An edition",
        "A format",
        "A variation of the wild",
    ] {
        assert!(heads.contains(&recipe), "{recipe}");
    }
    // Policy first.
    assert_eq!(
        text.lines().find_map(|line| line.strip_prefix("## ")),
        Some("How we work")
    );
    assert!(root().join(".ci/run").exists());
}

#[test]
fn the_examples_of_the_manual_are_accepted() {
    let (manual, base) = (read("README.zh-CN.md"), read("examples/beilun-2021.yaml"));
    let base: Vec<&str> = base.lines().collect();
    let folder = tempfile::tempdir().expect("a folder");
    let examples: Vec<&str> = manual
        .split("```yaml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    assert!(examples.len() >= 10);
    for example in examples {
        let mut report = Entry::all(&base, 0);
        let lines: Vec<&str> = example.lines().collect();
        Entry::lay(Entry::all(&lines, 0), &mut report);
        let mut text = String::new();
        Entry::print(&report, &mut text);
        assert!(lines.iter().all(|line| text.contains(line)), "{text}");
        let path = folder.path().join("example.yaml");
        std::fs::write(&path, &text).expect("it can be written");
        let done = run(&["check", path.to_str().expect("UTF-8")]);
        let said = String::from_utf8(done.stderr).expect("UTF-8");
        assert_eq!(said, "没有发现问题\n", "{example}\n{text}");
    }
}

#[test]
fn the_manual_explains_a_diagnostic_that_is_there() {
    let manual = read("README.zh-CN.md");
    assert!(manual.contains("**docs/mistakes.yaml:50:30**：文件第 50 行第 30 个字"));
    assert!(manual.contains("╭▸ docs/mistakes.yaml:50:30\n"));
}
