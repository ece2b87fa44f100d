//! What is read from pages.

use crate::format::html::read::read;
use crate::format::{fixture, html, markdown, shown};

fn lines(page: &str) -> Vec<String> {
    shown::lines(&read(page.as_bytes()).unwrap())
}

#[test]
fn tmp() {
    let document = fixture::report("2021", false);
    let bytes = (html::FORMAT.write)(&document).unwrap();
    let l = shown::lines(&(html::FORMAT.read)(&bytes).unwrap());
    println!("{}", l.join("\n"));
    let bytes = (markdown::FORMAT.write)(&document).unwrap();
    let m = shown::lines(&(markdown::FORMAT.read)(&bytes).unwrap());
    for (a, b) in l.iter().zip(&m) {
        if a != b {
            println!("H {a}\nM {b}");
        }
    }
    println!("{} {}", l.len(), m.len());
}
