//! What stands around the six parts: the agency, name and date, explanations; and each piece of prose.

use super::literal::block;
use super::quoting::{inline, word};
use super::writer::Writer;
use crate::report::keys::{Key, Shape};
use crate::report::remark::Anchor;
use crate::report::{ProseKey, TableThree, Waiver, keys};

impl Writer<'_> {
    pub(super) fn keys(&mut self, keys: &[Key]) {
        for key in keys {
            self.remark(0, Anchor::Key(key.key));
            self.key(key);
        }
    }

    pub(super) fn key(&mut self, key: &Key) {
        let report = self.report;
        match (key.key, &key.shape) {
            (name, Shape::Edition) => self.pair(0, name, report.edition.id, report.edition.notice_number),
            (name, Shape::Year) => {
                self.pair(
                    0,
                    name,
                    &report.year.map(|y| y.to_string()).unwrap_or_default(),
                    "",
                );
            }
            (keys::AGENCY, Shape::Keys(keys)) => {
                self.line("机关:");
                self.agency(keys);
            }
            (keys::TITLE, _) => {
                if let Some(title) = &report.title {
                    self.text(0, keys::TITLE, title.as_str().trim_end());
                }
            }
            (keys::PRIOR, _) => match &report.prior {
                Some(prior) => self.pair(0, keys::PRIOR, &inline(&prior.value), "用于跨年核对"),
                None => self.line("# 上年报告: 上年的文件.yaml       # 写上后核对结转等跨年的数字"),
            },
            (_, Shape::Prose) => {
                if let Some(text) = report.prose.get(&ProseKey::whole(key.key)) {
                    self.text(0, key.key, text.as_str());
                }
            }
            (keys::SIGNATURE, _) if report.signature.present => self.signature(),
            (keys::WAIVERS, _) if !report.waivers.is_empty() => self.waivers(),
            (keys::LAYOUT, _) if report.sealed || report.table_three != TableThree::Auto => {
                self.line("版面:");
                if report.sealed {
                    self.pair(2, keys::SEALED, "是", "");
                }
                if report.table_three != TableThree::Auto {
                    self.pair(2, keys::TABLE_THREE, report.table_three.word(), "");
                }
            }
            (keys::CHARTS, _) if report.charts => self.pair(0, keys::CHARTS, "是", ""),
            _ => {}
        }
    }

    pub(super) fn agency(&mut self, keys: &[Key]) {
        let agency = &self.report.agency;
        for key in keys {
            match key.key {
                keys::NAME => {
                    let name = agency
                        .name
                        .as_ref()
                        .map(|n| inline(n.as_str()))
                        .unwrap_or_default();
                    self.pair(2, key.key, &name, "");
                }
                keys::KIND => self.pair(2, key.key, agency.kind.word(), "政府、部门、乡镇街道"),
                keys::LEVEL => {
                    if let Some(level) = agency.level {
                        self.pair(2, key.key, level.word(), "");
                    }
                }
                name => {
                    let given = agency.contact.iter().find(|(key, _)| *key == name);
                    match given {
                        Some((_, text)) => self.pair(2, name, &word(text.as_str()), ""),
                        // A file that gives none of them is a new one: the keys wait to be filled.
                        None if agency.contact.is_empty() => self.pair(2, name, "", ""),
                        None => {}
                    }
                }
            }
        }
    }

    pub(super) fn signature(&mut self) {
        let signature = &self.report.signature;
        self.line("落款:");
        if let Some(name) = &signature.name {
            self.pair(2, keys::SIGNATORY, &inline(name.as_str()), "");
        }
        let date = signature
            .date
            .as_ref()
            .map(|d| d.value.format("%Y-%m-%d").to_string())
            .unwrap_or_default();
        self.pair(2, keys::DATE, &date, "例如 2022-01-20");
    }

    pub(super) fn waivers(&mut self) {
        self.line("核实说明:");
        for Waiver {
            rule,
            path,
            quote,
            reason,
            ..
        } in &self.report.waivers
        {
            let pairs = [
                (keys::RULE, Some(rule)),
                (keys::PLACE, Some(path)),
                (keys::QUOTE, quote.as_ref()),
                (keys::REASON, Some(reason)),
            ];
            for (index, (key, value)) in pairs.iter().filter_map(|(k, v)| Some((k, (*v)?))).enumerate() {
                let lead = if index == 0 { "  - " } else { "    " };
                self.line(&format!("{lead}{key}: {}", inline(value)));
            }
        }
    }

    /// A key with words of any number of lines.
    pub(super) fn text(&mut self, indent: usize, key: &str, text: &str) {
        let pad = " ".repeat(indent);
        if key == keys::TITLE && !text.contains('\n') {
            self.line(&format!("{pad}{key}: {}", inline(text)));
        } else {
            let lines = block(indent, text);
            for part in [pad.as_str(), key, ":", lines.as_str()] {
                self.out.push_str(part);
            }
        }
    }
}
