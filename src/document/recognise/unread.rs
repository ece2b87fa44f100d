//! What of a document has no place in the report: what no block can hold, and a second report in the same file.

use std::collections::BTreeMap;

use super::items::{Item, Kind, one_line};
use super::rules::UNREAD_CONTENT;
use super::{Recognition, part_name, title};
use crate::diagnostic::Diagnostic;
use crate::report::findings;
use crate::report::remark::{Anchor, Remark};
use crate::source::Place;

/// So many pieces that were not read are named in the written file, part by part.
const REMARKED: usize = 200;

impl Recognition<'_> {
    /// A second report behind the first, or the same once more: only the first is read.
    pub(super) fn second(&mut self, beyond: &[Item<'_>]) {
        let Some(first) = beyond.first() else { return };
        // Its title may stand on two lines.
        let title = title::find(&beyond[..beyond.len().min(2)]).map_or_else(String::new, |title| title.words);
        let place = Place {
            order: first.order,
            words: "第二份报告".to_owned(),
        };
        self.diagnostics.push(
            Diagnostic::new(
                &UNREAD_CONTENT,
                format!("后面还有一份报告“{}”，没有读入", findings::short(&title)),
            )
            .at(place)
            .help("一个文件只放一份报告；要核对后面这一份，把它另存为一个文件"),
        );
        let words = |item: &Item<'_>| match &item.kind {
            Kind::Line(line) => vec![line.clone()],
            Kind::Table(table) => {
                let row = |cells: &[crate::document::Cell]| -> String {
                    let texts: Vec<String> = cells.iter().map(|cell| one_line(&cell.text)).collect();
                    texts.join(" | ")
                };
                table.rows.iter().map(|row_of| row(&row_of.cells)).collect()
            }
            Kind::Picture(picture) => vec![format!("（图片）{}", one_line(&picture.caption))],
            Kind::Unread(what) => vec![format!("（{what}）")],
        };
        let all: Vec<String> = beyond.iter().flat_map(words).collect();
        let mut lines = vec!["后面的另一份报告，没有读入：".to_owned()];
        lines.extend(all.iter().take(REMARKED).cloned());
        if all.len() > REMARKED {
            lines.push(format!("共 {} 行，只列出前 {REMARKED} 行", all.len()));
        }
        self.remarks.push(Remark::new(Anchor::Tail, lines.join("\n")));
    }

    /// What no block could hold: one finding a part.
    pub(super) fn unread(&mut self) {
        let mut lost: BTreeMap<Option<usize>, (usize, Vec<String>)> = BTreeMap::new();
        for (index, item) in self.items.iter().enumerate() {
            if let Kind::Unread(what) = item.kind {
                let (_, all) = lost.entry(self.section_of(index)).or_insert((index, Vec::new()));
                all.push(what.to_owned());
            }
        }
        for (section, (index, all)) in lost {
            let words = section.map_or_else(|| "开头".to_owned(), part_name);
            let some: Vec<String> = all.iter().take(3).map(|what| findings::short(what)).collect();
            let more = if all.len() > 3 {
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
                .map_or(Anchor::Key("引言"), |section| Anchor::Key(section.key));
            for what in all.iter().take(REMARKED) {
                self.remarks
                    .push(Remark::new(anchor, format!("没有读入：{what}")));
            }
            if all.len() > REMARKED {
                let words = format!("没有读入的共 {} 处，只列出前 {REMARKED} 处", all.len());
                self.remarks.push(Remark::new(anchor, words));
            }
        }
    }
}
