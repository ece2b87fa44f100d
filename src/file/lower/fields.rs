//! What stands beside the tables: edition, year, agency, signature, explanations, and every piece of words.

use chrono::NaiveDate;

use super::lowering::{Lowering, join};
use super::mapping::Fields;
use crate::chinese::width::{is_digit, narrow};
use crate::diagnostic::Diagnostic;
use crate::file::scalar;
use crate::form::words::contact;
use crate::form::{EDITIONS, Edition};
use crate::report::keys::Shape;
use crate::report::rules::{BLANK_VALUE, MISSING_KEY, WRONG_TYPE};
use crate::report::text::Text;
use crate::report::{Agency, AgencyKind, Level, Located, Signature, TableThree, Waiver, findings, keys};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// Years that a report can be about, wide enough for any typing that is a year.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2199;

/// The words of a flag, those of YAML too.
const FLAG: [(bool, &str); 4] = [(true, "是"), (false, "否"), (true, "true"), (false, "false")];

impl<'a> Lowering<'a> {
    /// The edition and the year, each from the file where it says; a missing edition is that of the year.
    pub(super) fn edition_and_year(&mut self, root: &'a Node) -> (&'static Edition, Option<i32>) {
        let year = root.get(keys::YEAR).and_then(|node| self.year(node));
        let fallback = year.and_then(Edition::of_year).unwrap_or_else(Edition::current);
        let Some(node) = root.get(keys::EDITION).filter(|node| !node.is_null()) else {
            return (fallback, year);
        };
        let named = node.text().map(str::trim).and_then(Edition::find);
        let Some(edition) = named else {
            let ids: Vec<&str> = EDITIONS.iter().map(|e| e.id).collect();
            self.wrong_type(
                node,
                keys::EDITION,
                &format!(
                    "版式只能是 {}；{} 是现行的",
                    ids.join("、"),
                    Edition::current().id
                ),
            );
            return (fallback, year);
        };
        if let Some(year) = year.filter(|year| !edition.covers(*year)) {
            self.misfiled = true;
            let fix = Edition::of_year(year).map(|right| right.id);
            let mut found = findings::misfiled(edition, year).at(node.span);
            if let Some(at) = root.get(keys::YEAR) {
                found = found.related(at.span, None, format!("报告的年度是 {year}"));
            }
            // Only the number is changed by the fix; the tables are the clerk's to move.
            if let Some(id) = fix {
                found.primary.message = format!("应为 {id}");
            }
            self.push(found);
        }
        (edition, year)
    }

    /// Reports that the file does not say its edition or its year.
    pub(super) fn edition_and_year_are_there(&mut self, fields: &Fields<'_>) {
        for (key, example) in [(keys::EDITION, self.edition.id), (keys::YEAR, "2021")] {
            let (message, at) = match fields.get(key) {
                None if fields.is_mistyped(key) => continue,
                None => (format!("缺少“{key}”"), self.head()),
                Some((given, value)) if value.is_null() => (format!("没有填写{key}"), given.span),
                Some(_) => continue,
            };
            self.push(
                Diagnostic::new(&MISSING_KEY, message)
                    .at(at)
                    .help(format!("在文件开头写一行“{key}: {example}”"))
                    .path(key),
            );
        }
    }

    fn year(&mut self, node: &Node) -> Option<i32> {
        let text = node.text().unwrap_or_default().trim();
        let narrow: String = text
            .chars()
            .map(|c| if is_digit(c) { narrow(c) } else { c })
            .collect();
        let digits = narrow.trim_end_matches(['年', '度']).trim();
        let year = digits.parse::<i32>().ok().filter(|y| YEARS.contains(y));
        match year {
            Some(year) if text == digits => Some(year),
            Some(year) => {
                self.push(
                    Diagnostic::new(&WRONG_TYPE, format!("年度应写成 {year}"))
                        .at(node.span)
                        .help("只写四位半角数字")
                        .fix(node.span, year.to_string())
                        .path(keys::YEAR),
                );
                Some(year)
            }
            None if node.is_null() => None,
            None => {
                self.wrong_type(node, keys::YEAR, "年度是四位数字，例如 2021");
                None
            }
        }
    }

    /// Words on one line; `None` where nothing is given.
    pub(super) fn line(&mut self, node: &Node, path: &str) -> Option<Text> {
        if node.is_null() {
            return None;
        }
        let text = scalar::text(self.source, node);
        if text.is_none() {
            self.wrong_type(node, path, "这里应写一行文字");
        }
        text.filter(|t| !t.as_str().trim().is_empty())
    }

    /// Prose; `None` where nothing is given.
    pub(super) fn prose(&mut self, node: &Node, path: &str) -> Option<Text> {
        if node.is_null() {
            return None;
        }
        let text = scalar::text(self.source, node);
        if text.is_none() {
            self.wrong_type(
                node,
                path,
                "正文写在“键: |”的下一行起，每行缩进两格；以 { 或 [ 开头的内容尤其要这样写",
            );
        }
        text
    }

    pub(super) fn agency(&mut self, fields: &Fields<'_>) -> Agency {
        let Some((key, node)) = fields.get(keys::AGENCY) else {
            if fields.is_mistyped(keys::AGENCY) {
                return Agency::unnamed();
            }
            let head = self.head();
            self.push(
                Diagnostic::new(&MISSING_KEY, "缺少“机关”")
                    .at(head)
                    .help("写“机关:”，下一行缩进两格写“名称: …”")
                    .path(keys::AGENCY),
            );
            return Agency::unnamed();
        };
        let (given, mistyped) = self.keyed(node, keys::AGENCY);
        let mut agency = Agency::unnamed();
        let mut kind = None;
        for (name, value) in given {
            match name {
                keys::NAME => agency.name = self.line(value, &join(keys::AGENCY, keys::NAME)),
                keys::KIND => kind = self.choice(value, &join(keys::AGENCY, keys::KIND), &AgencyKind::ALL),
                keys::LEVEL => {
                    agency.level = self.choice(value, &join(keys::AGENCY, keys::LEVEL), &Level::ALL);
                }
                other => {
                    if let Some(text) = self.line(value, &join(keys::AGENCY, other)) {
                        agency.contact.push((other, text));
                    }
                }
            }
        }
        if fields
            .get(keys::PREAMBLE)
            .is_none_or(|(_, words)| words.is_null())
        {
            self.blank(node, keys::AGENCY, &contact::ASKED);
        }
        agency.kind = kind
            .or_else(|| {
                agency
                    .name
                    .as_ref()
                    .map(|name| AgencyKind::from_name(name.as_str()))
            })
            .unwrap_or(AgencyKind::Department);
        if agency.name.is_none()
            && (node.is_null() || node.pairs().is_some())
            && !mistyped.iter().any(|key| key == keys::NAME)
            && !self.is_stray(keys::AGENCY, keys::NAME)
        {
            let given = node
                .get(keys::NAME)
                .map(|n| n.span)
                .filter(|span| span.start < span.end);
            self.push(
                Diagnostic::new(&MISSING_KEY, "没有填写机关名称")
                    .at(given.unwrap_or(key.span))
                    .help("写机关全称，例如 名称: 某某县某某局")
                    .path(join(keys::AGENCY, keys::NAME)),
            );
        }
        agency
    }

    /// The keys of one of the file's own mappings, with required ones asked for by the caller; and those that unknown
    /// ones were probably meant to be.
    fn keyed<'n>(&mut self, node: &'n Node, top: &str) -> (Vec<(&'static str, &'n Node)>, Vec<String>) {
        if node.is_null() {
            return (Vec::new(), Vec::new());
        }
        let keys = keys::below(top);
        let allowed: Vec<&str> = keys.iter().map(|k| k.key).collect();
        let fields = self.fields(node, top, &allowed);
        let given = keys
            .iter()
            .filter_map(|k| fields.get(k.key).map(|(_, value)| (k.key, *value)))
            .collect();
        (given, fields.mistyped)
    }

    /// Reports keys of a mapping that are there with nothing behind them, together.
    fn blank(&mut self, node: &Node, path: &str, names: &[&str]) {
        let nothing =
            |value: &Node| value.text().is_some_and(|text| text.trim().is_empty()) || value.is_null();
        let blank: Vec<(&Node, &str)> = node
            .pairs()
            .unwrap_or_default()
            .iter()
            .filter(|(_, value)| nothing(value))
            .filter_map(|(key, _)| Some((key, key.text().filter(|name| names.contains(name))?)))
            .collect();
        let Some((first, name)) = blank.first() else {
            return;
        };
        let listed: Vec<&str> = blank.iter().map(|(_, name)| *name).collect();
        let mut found = Diagnostic::new(&BLANK_VALUE, format!("“{path}”的{}没有填", listed.join("、")))
            .at(first.span)
            .help("填上，不要空着发布；确实不印的，删去这个键")
            .path(join(path, name));
        for (key, _) in &blank[1..] {
            found = found.related(key.span, None, "");
        }
        self.push(found);
    }

    fn choice<T: Copy>(&mut self, node: &Node, path: &str, choices: &[(T, &str)]) -> Option<T> {
        if node.is_null() {
            return None;
        }
        let text = node.text().unwrap_or_default().trim();
        let found = choices
            .iter()
            .find(|(_, word)| *word == text || word.strip_suffix('级') == Some(text));
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(_, word)| *word).collect();
            self.wrong_type(node, path, &format!("只能是：{}", words.join("、")));
        }
        found.map(|(value, _)| *value)
    }

    pub(super) fn signature(&mut self, fields: &Fields<'_>) -> Signature {
        let Some((_, node)) = fields.get(keys::SIGNATURE) else {
            return Signature::default();
        };
        let mut signature = Signature {
            present: !node.is_null(),
            ..Signature::default()
        };
        self.blank(node, keys::SIGNATURE, &[keys::DATE]);
        for (name, value) in self.keyed(node, keys::SIGNATURE).0 {
            if name == keys::SIGNATORY {
                signature.name = self.line(value, &join(keys::SIGNATURE, keys::SIGNATORY));
            } else if let Some(text) = self.line(value, &join(keys::SIGNATURE, keys::DATE)) {
                let date = date(text.as_str());
                if date.is_none() {
                    self.wrong_type(
                        value,
                        &join(keys::SIGNATURE, keys::DATE),
                        "写成 2022-01-20 或 2022年1月20日，且是日历上有的一天",
                    );
                }
                signature.date = date.map(|value_| Located {
                    value: value_,
                    origin: value.span.into(),
                });
            }
        }
        signature
    }

    /// 版面: whether a seal is put on the report, and how table 3 stands.
    pub(super) fn layout(&mut self, fields: &Fields<'_>) -> (bool, TableThree) {
        let mut out = (false, TableThree::Auto);
        let Some((_, node)) = fields.get(keys::LAYOUT) else {
            return out;
        };
        for (name, value) in self.keyed(node, keys::LAYOUT).0 {
            let path = join(keys::LAYOUT, name);
            if name == keys::TABLE_THREE {
                out.1 = self.choice(value, &path, &TableThree::ALL).unwrap_or(out.1);
            } else {
                out.0 |= self.choice(value, &path, &FLAG) == Some(true);
            }
        }
        out
    }

    /// 图表: whether charts of table 3 are drawn.
    pub(super) fn charts(&mut self, fields: &Fields<'_>) -> bool {
        let given = fields.get(keys::CHARTS);
        given.is_some_and(|(_, node)| self.choice(node, keys::CHARTS, &FLAG) == Some(true))
    }

    pub(super) fn waivers(&mut self, fields: &Fields<'_>) -> Vec<Waiver> {
        const TOP: &str = keys::WAIVERS;
        let Some((_, node)) = fields.get(TOP).filter(|(_, node)| !node.is_null()) else {
            return Vec::new();
        };
        let Value::Sequence(items) = &node.value else {
            self.wrong_type(node, TOP, "每条说明以“- ”开头，写规则、位置和理由");
            return Vec::new();
        };
        items.iter().filter_map(|item| self.waiver(item, TOP)).collect()
    }

    fn waiver(&mut self, item: &Node, top: &str) -> Option<Waiver> {
        let (given, mistyped) = self.keyed(item, top);
        let mut text = |key: &str| {
            let node = given.iter().find(|(k, _)| *k == key).map(|(_, node)| *node)?;
            self.line(node, &join(top, key))
                .map(|t| t.as_str().trim().to_owned())
        };
        let (rule, path, quote, reason) = (
            text(keys::RULE),
            text(keys::PLACE),
            text(keys::QUOTE),
            text(keys::REASON),
        );
        let absent: Vec<&str> = keys::below(top)
            .iter()
            .filter(|k| k.required && matches!(k.shape, Shape::Line))
            .map(|k| k.key)
            .zip([&rule, &path, &reason])
            .filter_map(|(key, value)| value.is_none().then_some(key))
            .filter(|key| !mistyped.iter().any(|meant| meant == key))
            .collect();
        if !absent.is_empty() && item.pairs().is_some() {
            let at = Span::at(item.span.start);
            self.push(
                Diagnostic::new(&MISSING_KEY, format!("这条核实说明没有写{}", absent.join("、")))
                    .at(at)
                    .help("规则、位置、理由三项都要写；原文可以不写")
                    .path(top),
            );
        }
        Some(Waiver {
            rule: rule?,
            path: path?,
            quote,
            reason: reason?,
            span: item.span,
        })
    }
}

/// A date as 2022-01-20, 2022/1/20 or 2022年1月20日.
pub fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim().trim_end_matches('日');
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        .filter(|_| year.len() == 4)
}
