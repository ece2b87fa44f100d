//! What the Word file must be, read back from its bytes.

mod sample;

/// Writes files to look at: `cargo test docx_to_look_at -- --ignored`.
#[test]
#[ignore = "writes files"]
#[expect(clippy::disallowed_methods, reason = "a person looks at what it writes")]
fn docx_to_look_at() {
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/docx");
    std::fs::create_dir_all(&directory).unwrap();
    for edition in ["2019", "2021"] {
        let mut report = sample::report(edition);
        let save = |name: String, report: &_| {
            std::fs::write(directory.join(name), super::write::write(report).unwrap()).unwrap();
        };
        save(format!("report-{edition}.docx"), &report);
        report.draft = true;
        save(format!("draft-{edition}.docx"), &report);
    }
}
