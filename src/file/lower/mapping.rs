//! The keys of one mapping: those allowed, each once; those mistyped, written twice, or at the wrong level are reported.

use super::lowering::{Lowering, MAX_FINDINGS, join};
use crate::diagnostic::Diagnostic;
use crate::report::findings::short;
use crate::report::keys;
use crate::report::rules::{DUPLICATE_KEY, UNKNOWN_KEY};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// A key and its value.
type Pair<'n> = (&'n Node, &'n Node);

/// Where a key belongs that is not allowed where it stands.
pub(super) enum Elsewhere {
    /// Nowhere.
    No,
    /// Here, in another edition.
    Edition,
    /// Under another key: a group of the same table, a part, 机关.
    Group(String),
    /// At the file's first level.
    Top,
}

/// The pairs of a mapping.
#[derive(Default)]
pub(super) struct Fields<'n> {
    own: Vec<Pair<'n>>,
    /// Pairs that another edition has here.
    pub foreign: Vec<Pair<'n>>,
    /// Allowed keys that were probably meant by keys that are not.
    pub mistyped: Vec<String>,
    /// Keys that stand at the wrong level, with the group that they belong to.
    pub misplaced: Vec<(String, &'n Node)>,
    twice: Vec<(&'n Node, Vec<Span>)>,
}

impl<'n> Fields<'n> {
    /// The pair of an allowed key; of duplicates the first.
    pub fn get(&self, key: &str) -> Option<&Pair<'n>> {
        self.own.iter().find(|(k, _)| k.text() == Some(key))
    }

    /// Whether a key is absent only because it is mistyped, which is reported.
    pub fn is_mistyped(&self, key: &str) -> bool {
        self.get(key).is_none() && self.mistyped.iter().any(|k| k == key)
    }

    /// Whether a key was written more than once, so that its value is not certain.
    pub fn is_twice(&self, key: &str) -> bool {
        self.twice.iter().any(|(k, _)| k.text() == Some(key))
    }

    /// Notes a key that was there before; false where it is new.
    fn again(&mut self, key: &'n Node, name: &str) -> bool {
        let known = self
            .own
            .iter()
            .chain(&self.foreign)
            .find(|(k, _)| k.text() == Some(name));
        let Some((first, _)) = known else { return false };
        match self.twice.iter_mut().find(|(k, _)| std::ptr::eq(*k, *first)) {
            Some((_, spans)) => spans.push(key.span),
            None => self.twice.push((first, vec![key.span])),
        }
        true
    }
}

impl Lowering<'_> {
    /// The keys of a mapping that are allowed in it, each once; all else is reported.
    pub(super) fn fields<'n>(&mut self, node: &'n Node, path: &str, allowed: &[&str]) -> Fields<'n> {
        self.fields_or(node, path, allowed, &|_| Elsewhere::No)
    }

    /// The same, with keys that belong elsewhere kept apart.
    pub(super) fn fields_or<'n>(
        &mut self,
        node: &'n Node,
        path: &str,
        allowed: &[&str],
        elsewhere: &dyn Fn(&str) -> Elsewhere,
    ) -> Fields<'n> {
        let mut fields = Fields::default();
        let Value::Mapping(pairs) = &node.value else {
            self.wrong_type(node, path, "这里应写“键: 值”，一行一个");
            return fields;
        };
        let mut strangers = 0;
        for (key, value) in pairs {
            let Some(name) = key.text() else {
                self.wrong_type(key, path, "键应是一个词");
                continue;
            };
            if fields.again(key, name) {
                continue;
            }
            if allowed.contains(&name) {
                fields.own.push((key, value));
                continue;
            }
            match elsewhere(name) {
                Elsewhere::Edition => fields.foreign.push((key, value)),
                Elsewhere::Group(group) => fields.misplaced.push((group, key)),
                Elsewhere::Top => fields.misplaced.push((String::new(), key)),
                Elsewhere::No => {
                    strangers += 1;
                    if strangers <= MAX_FINDINGS {
                        fields
                            .mistyped
                            .extend(self.unknown(key, join(path, name), name, allowed));
                    }
                }
            }
        }
        if strangers > MAX_FINDINGS
            && let Some(last) = self.diagnostics.iter_mut().rfind(|d| d.rule == &UNKNOWN_KEY)
        {
            last.message = format!(
                "{}；此后还有 {} 个不认识的键",
                last.message,
                strangers - MAX_FINDINGS
            );
        }
        self.duplicates(path, &fields);
        self.misplaced(path, &fields);
        fields
    }

    /// Reports an unknown key, and the key that it was probably meant to be.
    fn unknown(&mut self, key: &Node, path: String, name: &str, allowed: &[&str]) -> Option<String> {
        let near = keys::nearest(name, allowed.iter().copied());
        let help = match near {
            Some(near) => format!("是不是“{near}”？"),
            None => format!("这里可用的键：{}", allowed.join("、")),
        };
        self.push(
            Diagnostic::new(&UNKNOWN_KEY, format!("没有名为“{}”的键", short(name)))
                .at(key.span)
                .help(help)
                .path(path),
        );
        near.map(str::to_owned)
    }

    /// One finding for a key, however often it was written again.
    fn duplicates(&mut self, path: &str, fields: &Fields<'_>) {
        for (first, again) in &fields.twice {
            let name = first.text().unwrap_or_default();
            let times = if again.len() == 1 {
                "两次".to_owned()
            } else {
                format!(" {} 次", again.len() + 1)
            };
            let mut found = Diagnostic::new(&DUPLICATE_KEY, format!("“{}”写了{times}", short(name)))
                .at(again[0])
                .saying("第二次")
                .related(first.span, None, "第一次")
                .help("只能保留一个，请删去多余的；两处数字不同时请核对哪一个是对的")
                .path(join(path, name));
            for span in again.iter().skip(1).take(MAX_FINDINGS) {
                found = found.related(*span, None, "又一次");
            }
            self.push(found);
        }
    }

    /// One finding for the rows of a group that stand beside it: the indentation of their lines is wrong.
    fn misplaced(&mut self, path: &str, fields: &Fields<'_>) {
        for same in fields.misplaced.chunk_by(|(a, _), (b, _)| a == b) {
            let (group, first) = &same[0];
            let names: Vec<&str> = same.iter().filter_map(|(_, key)| key.text()).collect();
            let place = if group.is_empty() {
                "最外一层".to_owned()
            } else {
                format!("“{group}”之下")
            };
            let message = match names.as_slice() {
                [name] => format!("“{name}”应写在{place}"),
                [name, ..] => format!("“{name}”等 {} 行应写在{place}", names.len()),
                [] => continue,
            };
            let mut found = Diagnostic::new(&UNKNOWN_KEY, message)
                .at(first.span)
                .help("检查缩进：同一级左边对齐，下一级比所属的一行多缩进两个空格")
                .path(join(path, names[0]));
            for (_, key) in &same[1..] {
                found = found.related(key.span, None, "");
            }
            self.push(found);
            self.strays
                .extend(names.into_iter().map(|name| (group.clone(), name.to_owned())));
        }
    }
}
