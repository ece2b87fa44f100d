//! How objects are written.

use super::{Lexer, Parser, Token, Value};
use crate::format::pdf::limits::{Budget, NESTING, VALUES};

fn parsed(text: &str) -> Option<Value> {
    Parser::new(Lexer::new(text.as_bytes()), &Budget::default()).value()
}

fn number(text: &str) -> Option<f64> {
    parsed(text).and_then(|value| value.number())
}

#[test]
fn numbers_are_read_however_they_are_written() {
    for (text, expected) in [
        ("12", 12.0),
        ("-0.5", -0.5),
        (".25", 0.25),
        ("+7", 7.0),
        ("--5", -5.0),
        ("1.5.3", 1.5),
        ("12-34", 12.0),
        ("-", 0.0),
        ("0.00001", 0.000_01),
    ] {
        let read = number(text).unwrap();
        assert!((read - expected).abs() < 1e-9, "{text} is {read}");
    }
    assert!(number(&"9".repeat(4000)).unwrap().is_finite());
}

#[test]
fn strings_and_names_are_without_their_escapes() {
    let string = |text: &str| parsed(text).and_then(|v| v.string().map(<[u8]>::to_vec)).unwrap();
    assert_eq!(string(r"(a\(b\)(c)\\\101\12\n)"), b"a(b)(c)\\A\n\n");
    assert_eq!(string("(a\\\r\nb\rc)"), b"ab\nc");
    assert_eq!(string("<41 4>"), b"A@");
    assert_eq!(string("(not closed"), b"not closed");
    assert_eq!(
        parsed("/A#42#zz")
            .and_then(|v| v.name().map(<[u8]>::to_vec))
            .unwrap(),
        b"AB#zz"
    );
}

#[test]
fn objects_stand_in_each_other() {
    let value = parsed("<< /A [ 1 0 R 2 true null ] % said\n /B << /C (x) >> 5 /D /E >>").unwrap();
    let dictionary = value.dictionary().unwrap();
    let items = dictionary.raw("A").unwrap().array().unwrap();
    assert_eq!(
        items,
        [
            Value::Reference(1),
            Value::Number(2.0),
            Value::Boolean(true),
            Value::Null
        ]
    );
    assert_eq!(dictionary.raw("D").unwrap().name(), Some(&b"E"[..]));
    // What is not closed ends where the object does.
    assert_eq!(parsed("[ 1 2 endobj").unwrap().array().unwrap().len(), 2);
}

#[test]
fn words_end_at_delimiters() {
    let tokens: Vec<Token> = Lexer::new(b"1 0 0 rg[(a)]TJ 5Tc").collect();
    assert_eq!(tokens.len(), 10);
    assert_eq!(tokens[9], Token::Word(b"Tc"));
}

#[test]
fn nesting_and_values_are_limited() {
    let budget = Budget::default();
    let deep = "[".repeat(NESTING + 1);
    assert_eq!(Parser::new(Lexer::new(deep.as_bytes()), &budget).value(), None);
    assert!(budget.spent());
    let budget = Budget::default();
    let many = format!("[{}]", "1 ".repeat(VALUES));
    assert_eq!(Parser::new(Lexer::new(many.as_bytes()), &budget).value(), None);
    assert!(budget.spent());
}
