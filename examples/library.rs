//! The library in another program: `cargo run --example library -- REPORT.yaml OUT.docx` prints every finding with its line and
//! column and writes the Word file.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program of its own: it reads and writes files, and prints"
)]

use nianbao::{Nothing, format_by_name, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(input), Some(output)) = (arguments.next(), arguments.next()) else {
        return Err("usage: library REPORT.yaml OUT.docx".into());
    };
    let judged = read(&input, std::fs::read(&input)?, &mut Nothing);
    for found in &judged.findings.diagnostics {
        match judged.position(found) {
            Some(at) => println!(
                "{input}:{}:{}: {} [{}]",
                at.line, at.column, found.message, found.rule.id
            ),
            None => println!("{input}: {} [{}]", found.message, found.rule.id),
        }
    }
    let docx = format_by_name("docx").ok_or("no Word among the formats")?;
    if let Some(bytes) = judged.write(docx, judged.has_errors()) {
        std::fs::write(output, bytes?)?;
    }
    Ok(())
}
