//! What of a document no block can hold: charts, formulas, pictures of an unknown kind.

use std::collections::BTreeMap;

use super::items::Kind;
use super::recognition::{Recognition, part_name};
use super::rules::UNREAD_CONTENT;
use crate::diagnostic::Diagnostic;
use crate::report::remark::{Anchor, Remark};
use crate::report::{findings, keys};

/// The most pieces of a part that are listed in a message.
const MAX_NAMED: usize = 3;
/// The most pieces of a part that are listed in the written file.
const MAX_LISTED: usize = 200;

impl Recognition<'_> {
    /// Reports what no block could hold: one finding a part.
    pub(super) fn report_unread(&mut self) {
        let mut unread: BTreeMap<Option<usize>, (usize, Vec<String>)> = BTreeMap::new();
        for (index, item) in self.items.iter().enumerate() {
            if let Kind::Unread(what) = item.kind {
                let (_, all) = unread
                    .entry(self.section_of(index))
                    .or_insert((index, Vec::new()));
                all.push(what.to_owned());
            }
        }
        for (section, (index, all)) in unread {
            let words = section.map_or_else(|| "开头".to_owned(), part_name);
            let some: Vec<String> = all
                .iter()
                .take(MAX_NAMED)
                .map(|what| findings::short(what))
                .collect();
            let more = if all.len() > MAX_NAMED {
                format!("等 {} 处", all.len())
            } else {
                String::new()
            };
            let found = Diagnostic::new(
                &UNREAD_CONTENT,
                format!("{words}有{}{more}，没有读入", some.join("、")),
            )
            .at(self.place(index, words))
            .help(if all.iter().any(|what| what.contains('图')) {
                "需要保留的，另存为图片后用 ![图注](图片.png) 引用，或者改写成文字"
            } else {
                "需要保留的，改写成文字放进相应的部分"
            });
            self.diagnostics.push(found);
            let anchor = section
                .and_then(|section| self.edition.sections().get(section))
                .map_or(Anchor::Key(keys::PREAMBLE), |section| Anchor::Key(section.key));
            for what in all.iter().take(MAX_LISTED) {
                self.remarks
                    .push(Remark::new(anchor, format!("没有读入：{what}")));
            }
            if all.len() > MAX_LISTED {
                let words = format!("没有读入的共 {} 处，只列出前 {MAX_LISTED} 处", all.len());
                self.remarks.push(Remark::new(anchor, words));
            }
        }
    }
}
