//! What stands before the six parts and after them: title, agency, year, preamble, signature, whom to ask.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::furniture::{is_contents, is_furniture, is_page_mark, is_table_number};
use super::items::Item;
use super::prose::{Prose, same_words};
use super::rules::{DOUBTFUL_READING, UNREAD_CONTENT};
use super::{Recognition, contact, signature, title};
use crate::chinese::dates as date;
use crate::chinese::width::folded;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::preamble;
use crate::picture::Image;
use crate::report::remark::{Anchor, Remark};
use crate::report::text::Text;
use crate::report::{Agency, AgencyKind, Located, ProseKey, Report, Signature, findings};

/// The key of the words between title and first part.
const PREAMBLE: &str = "引言";

/// Lines that are not the report's, and why.
#[derive(Default)]
struct Around {
    /// Of the page: before the title, after the end.
    page: Vec<usize>,
    /// Behind the signature, and not of the page.
    behind: Vec<usize>,
    /// Marks of a draft.
    draft: Vec<usize>,
}

impl Recognition<'_> {
    /// The report, and its pictures.
    pub(super) fn report(&mut self, stem: &str) -> (Report, Vec<(String, Image)>) {
        let first = self.first_start();
        let title = title::find(&self.items[..first]);
        let last = self
            .starts
            .iter()
            .flatten()
            .map(|start| start.item + 1)
            .max()
            .unwrap_or(first);
        let named = title.as_ref().and_then(|title| title.agency.clone());
        let signed = signature::find(&self.items, last, named.as_deref());

        let mut around = self.around(title.as_ref(), first, last, signed.as_ref());
        let mut taken: Vec<usize> = [&around.page[..], &around.behind, &around.draft].concat();
        taken.extend(signed.iter().flat_map(|s| s.items.iter().copied()));
        if let Some(title) = &title {
            taken.extend(title.lines.clone());
            taken.extend(title.agency_line.into_iter().chain(title.date_line));
            taken.extend(title.month_line);
        }
        around.behind.sort_unstable();

        let mut prose = Prose::new(stem);
        let mut counted = 0;
        let from = title.as_ref().map_or(0, |title| title.lines.end.min(first));
        let own = (from..first)
            .filter(|i| !taken.contains(i) && self.tables.keys[*i].is_none())
            .map(|i| &self.items[i]);
        let words = prose.of(own, PREAMBLE, None, &mut counted);
        let mut texts = self.parts(&mut prose, &taken);
        self.headings(&texts);
        // A report without a preamble says so: the file would else get the usual one.
        if words.is_none() {
            let words = "原文没有引言；删去下面一行，生成时就用格式规定的通用引言";
            self.remarks.push(Remark::new(Anchor::Key(PREAMBLE), words));
        }
        texts.insert(
            ProseKey::whole(PREAMBLE),
            words.unwrap_or_else(|| Text::written("")),
        );

        let contact = self.contact(first, last);
        let top = title.as_ref().and_then(|title| title.signature(&self.items));
        let signs = signed.as_ref().or(top.as_ref());
        let agency = self.agency(named, signs, &texts);
        let year = self.year(title.as_ref(), signs, &texts);
        let mut report = Report {
            edition: self.edition,
            year,
            agency: Agency {
                kind: AgencyKind::of_name(agency.as_deref().unwrap_or_default()),
                name: agency.map(Text::written),
                level: None,
                contact,
            },
            title: None,
            prior: None,
            prose: texts,
            facts: BTreeMap::new(),
            signature: self.signature(signed, top),
            waivers: Vec::new(),
            sealed: false,
        };
        for outcome in &self.tables.outcomes {
            report
                .facts
                .extend(outcome.facts.iter().map(|(point, fact)| (*point, fact.clone())));
        }
        self.usual(&mut report, title.as_ref());
        self.tell_around(&around);
        (report, prose.pictures)
    }

    /// A title and a preamble that are the usual ones need not stand in the file.
    fn usual(&mut self, report: &mut Report, title: Option<&title::Title>) {
        match title {
            Some(title) if title.words != report.full_title() => {
                let place = self.place(title.lines.start, "标题");
                report.title = Some(Text::placed([(title.words.clone(), place)]));
            }
            Some(_) => {}
            None => self.doubt(
                0,
                "标题",
                "没有找到标题",
                "标题一般写作〈机关名称〉〈年度〉年政府信息公开工作年度报告",
                "标题",
            ),
        }
        let key = ProseKey::whole(PREAMBLE);
        let usual = preamble::paragraphs(report);
        if report
            .prose
            .get(&key)
            .is_some_and(|text| same_words(text.as_str(), &usual.concat()))
        {
            report.prose.remove(&key);
        }
    }

    /// The lines around the report.
    fn around(
        &self,
        title: Option<&title::Title>,
        first: usize,
        last: usize,
        signed: Option<&signature::Found>,
    ) -> Around {
        let mut around = Around::default();
        let before = title.map_or(0, |title| title.lines.start);
        // Under the title stands another date than at the end: the one at the end counts.
        let twice = |title: &title::Title, index: usize| {
            signed.is_some_and(|signed| signed.date.is_some() && signed.date != title.date)
                && title.date_line == Some(index)
                && !title.lines.contains(&index)
        };
        let asked: Vec<usize> = self.asked(first, last).1;
        let contents = self
            .lines(0..first)
            .any(|(index, _)| self.contents.contains(&index));
        for (index, line) in self.lines(0..first) {
            if Self::is_draft_mark(&self.items[index]) {
                around.draft.push(index);
            } else if index < before
                || is_furniture(line)
                || self.is_mark(index)
                || contents && (is_contents(line) || self.contents.contains(&index))
                || title.is_some_and(|title| title.month_line == Some(index) || twice(title, index))
            {
                around.page.push(index);
            }
        }
        let within = self.lines(first..last.min(self.items.len()));
        around.page.extend(
            within
                .map(|(index, _)| index)
                .filter(|index| self.is_mark(*index)),
        );
        let end = signed.and_then(|s| s.items.last().copied());
        let mut beyond = false;
        for (index, line) in self.lines(last.min(self.items.len())..self.items.len()) {
            if Self::is_draft_mark(&self.items[index]) {
                around.draft.push(index);
                continue;
            }
            if self.is_mark(index) {
                around.page.push(index);
                continue;
            }
            beyond |= is_furniture(line);
            if beyond && signed.is_none_or(|s| !s.items.contains(&index)) {
                around.page.push(index);
            } else if end.is_some_and(|end| index > end)
                && contact::read(line).is_empty()
                && !asked.contains(&index)
            {
                around.behind.push(index);
            }
        }
        around
    }

    /// Whether an item is a mark of the page: its number, that a table goes on, the number of one of the form's tables.
    fn is_mark(&self, item: usize) -> bool {
        let Some(line) = self.items.get(item).and_then(Item::line) else {
            return false;
        };
        let key = self.tables.keys.get(item + 1).copied().flatten();
        let section = key.and_then(|key| self.edition.section(key));
        is_page_mark(line) || section.is_some_and(|section| is_table_number(line, &folded(section.title)))
    }

    fn tell_around(&mut self, around: &Around) {
        let quoted = |found: &Self, indices: &[usize]| -> Vec<String> {
            indices
                .iter()
                .filter_map(|i| found.items.get(*i)?.line().map(str::to_owned))
                .collect()
        };
        let listed = |lines: &[String]| {
            let some: Vec<String> = lines
                .iter()
                .take(3)
                .map(|line| format!("“{}”", findings::short(line)))
                .collect();
            let more = if lines.len() > 3 {
                format!("等 {} 段", lines.len())
            } else {
                String::new()
            };
            format!("{}{more}", some.join("、"))
        };
        let page = quoted(self, &around.page);
        if let Some(index) = around.page.first() {
            self.diagnostics.push(
                Diagnostic::new(
                    &UNREAD_CONTENT,
                    format!("报告以外的文字没有读入：{}", listed(&page)),
                )
                .severity(Severity::Info)
                .at(self.place(*index, "报告以外"))
                .help("这些是网页或文件上报告以外的文字，不用处理；其中有属于报告的，请抄到相应的部分"),
            );
            let words: Vec<String> = std::iter::once("报告以外的文字，没有读入：".to_owned())
                .chain(page)
                .collect();
            self.remarks.push(Remark::new(Anchor::Head, words.join("\n")));
        }
        let behind = quoted(self, &around.behind);
        if let Some(index) = around.behind.first() {
            self.diagnostics.push(
                Diagnostic::new(
                    &UNREAD_CONTENT,
                    format!("落款之后的文字没有读入：{}", listed(&behind)),
                )
                .at(self.place(*index, "落款之后"))
                .help("属于报告的，移到落款之前的相应部分"),
            );
            let words: Vec<String> = std::iter::once("落款之后的文字，没有读入：".to_owned())
                .chain(behind)
                .collect();
            self.remarks.push(Remark::new(Anchor::Tail, words.join("\n")));
        }
        if let Some(index) = around.draft.first() {
            self.diagnostics.push(
                Diagnostic::new(
                    &UNREAD_CONTENT,
                    "文档带有“草稿”的标记，是没有通过核对的草稿".to_owned(),
                )
                .severity(Severity::Info)
                .at(self.place(*index, "开头"))
                .help("改正错误后用 nianbao build 重新生成"),
            );
        }
    }

    fn doubt(&mut self, item: usize, place: &str, message: &str, help: &str, path: &str) {
        let found = Diagnostic::new(&DOUBTFUL_READING, message)
            .at(self.place(item, place))
            .help(help)
            .path(path);
        self.diagnostics.push(found);
    }

    /// The agency: the title's, or the fuller name of the signature; else the one that the preamble says to ask.
    fn agency(
        &mut self,
        named: Option<String>,
        signed: Option<&signature::Found>,
        texts: &BTreeMap<ProseKey, Text>,
    ) -> Option<String> {
        let signed = signed.and_then(|s| s.name.clone());
        let preamble = texts.get(&ProseKey::whole(PREAMBLE)).map_or("", Text::as_str);
        let asked = preamble
            .split_once("请与")
            .and_then(|(_, rest)| rest.split_once("联系"))
            .map(|(name, _)| name.to_owned());
        let agency = match (named, signed) {
            (Some(named), Some(signed)) if signed.starts_with(&named) && title::is_agency(&signed) => {
                Some(signed)
            }
            (Some(named), _) => Some(named),
            (None, signed) => {
                signed.or_else(|| asked.filter(|name| name.chars().count() <= 40 && !name.is_empty()))
            }
        };
        if agency.is_none() {
            self.doubt(
                0,
                "标题",
                "没有读出机关名称",
                "在标题里写明机关；导入以后，也可以写在“机关.名称”里",
                "机关.名称",
            );
        }
        agency
    }

    /// The year: the title's; else that of the period in the preamble; else the one before the date of the signature.
    fn year(
        &mut self,
        title: Option<&title::Title>,
        signed: Option<&signature::Found>,
        texts: &BTreeMap<ProseKey, Text>,
    ) -> Option<i32> {
        let preamble = texts.get(&ProseKey::whole(PREAMBLE)).map_or("", Text::as_str);
        let period = preamble.match_indices("1月1日").find_map(|(at, _)| {
            let head: String = preamble[..at]
                .chars()
                .rev()
                .take(8)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            date::year(&format!("{head}月")).map(|(year, _)| year)
        });
        let signed = signed.and_then(|s| s.date).map(|date| {
            if date.month() <= 6 {
                date.year() - 1
            } else {
                date.year()
            }
        });
        let mentioned = preamble
            .lines()
            .find_map(|line| date::year(line).map(|(year, _)| year));
        let year = title
            .and_then(|title| title.year)
            .or(period)
            .or(signed)
            .or(mentioned);
        if year.is_none() {
            self.doubt(
                0,
                "标题",
                "没有读出报告的年度",
                "在标题里写明年度；导入以后，也可以写在“年度”里",
                "年度",
            );
        }
        year
    }

    /// Whom to ask, from the preamble or the end.
    fn contact(&self, first: usize, last: usize) -> Vec<(&'static str, Text)> {
        let (found, _) = self.asked(first, last);
        found
            .into_iter()
            .map(|(key, value)| (key, Text::written(value)))
            .collect()
    }

    /// Whom to ask: one sentence that says it, or lines of their own that stand together, with those lines.
    fn asked(&self, first: usize, last: usize) -> (Vec<(&'static str, String)>, Vec<usize>) {
        let end = self.items.len();
        let around: Vec<(usize, &str)> = self
            .lines(0..first)
            .chain(self.lines(last.min(end)..end))
            .collect();
        let lines = contact::lines(&around);
        let sentence = around.iter().map(|(_, line)| (contact::read(line), Vec::new()));
        sentence
            .chain([lines])
            .max_by_key(|(found, _)| found.len())
            .unwrap_or_default()
    }

    /// The signature: at the end, or the agency and the date under the title.
    fn signature(&self, signed: Option<signature::Found>, top: Option<signature::Found>) -> Signature {
        let (name_place, date_place) = match signed {
            Some(_) => ("落款", "落款 日期"),
            None => ("标题下的署名", "标题下的日期"),
        };
        let Some(found) = signed.or(top) else {
            return Signature::default();
        };
        let first = found.items.first().copied().unwrap_or_default();
        let last = found.items.last().copied().unwrap_or_default();
        Signature {
            present: true,
            name: found
                .name
                .map(|name| Text::placed([(name, self.place(first, name_place))])),
            date: found.date.map(|value| Located {
                value,
                origin: self.place(last, date_place).into(),
            }),
        }
    }
}
