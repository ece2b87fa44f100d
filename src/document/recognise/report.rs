//! The report put together: title, preamble, parts, figures, signature.

use std::collections::BTreeMap;

use super::items::{Item, Kind};
use super::prose_builder::{ProseBuilder, same_words};
use super::recognition::Recognition;
use super::signature::SignatureLines;
use super::surroundings::Surroundings;
use super::{signature, title};
use crate::document::{Placing, preamble};
use crate::form::APPLICATIONS;
use crate::picture::Image;
use crate::report::remark::{Anchor, Remark};
use crate::report::text::Text;
use crate::report::{Agency, AgencyKind, ProseKey, Report, TableThree, keys};

/// What stands around the parts of a report: its title, its signature, lines that are not its own.
pub(super) struct Around {
    /// The title.
    pub title: Option<title::Title>,
    /// The signature.
    pub signed: Option<SignatureLines>,
    /// The lines that are not the report's own.
    pub lines: Surroundings,
    /// All items that these take.
    pub taken: Vec<usize>,
    /// Where the first part begins.
    pub first: usize,
    /// Behind the heading of the last one.
    pub last: usize,
}

impl Recognition<'_> {
    /// What stands around the parts.
    pub(super) fn around(&self) -> Around {
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
        let mut lines = self.surroundings(title.as_ref(), first, last, signed.as_ref());
        let mut taken: Vec<usize> = [&lines.page[..], &lines.behind, &lines.draft].concat();
        taken.extend(signed.iter().flat_map(|s| s.items.iter().copied()));
        if let Some(title) = &title {
            taken.extend(title.lines.clone());
            taken.extend(title.agency_line.into_iter().chain(title.date_line));
            taken.extend(title.month_line);
        }
        lines.behind.sort_unstable();
        Around {
            title,
            signed,
            lines,
            taken,
            first,
            last,
        }
    }

    /// The items of the words under the title; those in `taken` belong to something else.
    pub(super) fn preamble_items<'t>(
        &'t self,
        title: Option<&title::Title>,
        first: usize,
        taken: &'t [usize],
    ) -> impl Iterator<Item = usize> + 't {
        let from = title.map_or(0, |title| title.lines.end.min(first));
        (from..first).filter(|i| !taken.contains(i) && self.tables.keys[*i].is_none())
    }

    /// The report, and its pictures.
    pub(super) fn report(&mut self, stem: &str) -> (Report, Vec<(String, Image)>) {
        let Around {
            title,
            signed,
            lines: around,
            mut taken,
            first,
            last,
        } = self.around();
        taken.extend(self.drawn_charts());
        let named = title.as_ref().and_then(|title| title.agency.clone());

        let mut prose = ProseBuilder::new(stem);
        let mut counted = 0;
        let own = self.preamble_items(title.as_ref(), first, &taken);
        let words = prose.build(own.map(|i| &self.items[i]), keys::PREAMBLE, None, &mut counted);
        let mut texts = self.prose_of_parts(&mut prose, &taken);
        self.report_headings(&texts);
        // A report without a preamble says so: the file would else get the usual one.
        if words.is_none() {
            let words = "原文没有引言；删去下面一行，生成时就用格式规定的通用引言";
            self.remarks.push(Remark::new(Anchor::Key(keys::PREAMBLE), words));
        }
        texts.insert(
            ProseKey::whole(keys::PREAMBLE),
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
                kind: AgencyKind::from_name(agency.as_deref().unwrap_or_default()),
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
            table_three: self.table_three(),
            charts: false,
        };
        for reading in &self.tables.readings {
            report
                .facts
                .extend(reading.facts.iter().map(|(point, fact)| (*point, fact.clone())));
        }
        self.leave_out_usual(&mut report, title.as_ref());
        self.report_surroundings(&around);
        (report, prose.pictures)
    }

    /// How table 3 stands: only that it lies shows.
    fn table_three(&self) -> TableThree {
        let mut tables = self.items.iter().zip(&self.tables.keys);
        let lies =
            |item: &Item<'_>| matches!(item.kind, Kind::Table(table) if table.placing == Placing::Lying);
        if tables.any(|(item, key)| *key == Some(APPLICATIONS) && lies(item)) {
            TableThree::Lying
        } else {
            TableThree::Auto
        }
    }

    /// A title and a preamble that are the usual ones need not stand in the file.
    fn leave_out_usual(&mut self, report: &mut Report, title: Option<&title::Title>) {
        match title {
            Some(title) if title.words != report.full_title() => {
                let place = self.place(title.lines.start, keys::TITLE);
                report.title = Some(Text::placed([(title.words.clone(), place)]));
            }
            Some(_) => {}
            None => self.report_doubt(
                0,
                keys::TITLE,
                "没有找到标题",
                "标题一般写作〈机关名称〉〈年度〉年政府信息公开工作年度报告",
                keys::TITLE,
            ),
        }
        let key = ProseKey::whole(keys::PREAMBLE);
        let usual = preamble::paragraphs(report);
        if report
            .prose
            .get(&key)
            .is_some_and(|text| same_words(text.as_str(), &usual.concat()))
        {
            report.prose.remove(&key);
        }
    }
}
