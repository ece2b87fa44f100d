//! What goes where in a template; or, where something has no place, or two, all of that.

use std::collections::{BTreeMap, BTreeSet};

use super::meaning::{Meaning, Meanings, prose_keys};
use super::office::{Figure, OfficeTemplate};
use super::problem::Problem;
use crate::document::Block;
use crate::document::compose::{Pictures, figures, name_and_date, prose_of, title_in_lines};
use crate::document::recognise::Slot;
use crate::form::DataPoint;
use crate::format::docx::{Fill, Obstacle, Placeholder};
use crate::report::{Part, ProseKey, Report, keys};
use crate::source::{Place, PlaceOrder};

/// The most cells that are named which a table lacks.
const MAX_NAMED: usize = 3;

/// A plan while it is made.
struct Plan<'a> {
    template: &'a OfficeTemplate,
    report: &'a Report,
    pictures: &'a Pictures,
    /// What each placeholder stands for.
    meanings: Vec<Meaning>,
    fills: Vec<Fill>,
    problems: Vec<Problem>,
    /// Placeholders that a cell takes.
    in_cells: BTreeSet<usize>,
}

/// What is put where.
pub(super) fn plan(
    template: &OfficeTemplate,
    report: &Report,
    pictures: &Pictures,
) -> Result<Vec<Fill>, Vec<Problem>> {
    let meanings = Meanings::of(report);
    let placeholders = template.file.placeholders();
    let mut plan = Plan {
        template,
        report,
        pictures,
        meanings: placeholders
            .iter()
            .map(|placeholder| meanings.of_words(&placeholder.expression))
            .collect(),
        fills: Vec::new(),
        problems: Vec::new(),
        in_cells: BTreeSet::new(),
    };
    plan.whole();
    plan.tables();
    plan.placeholders();
    plan.title();
    plan.signature();
    for key in prose_keys(report.edition) {
        plan.prose(key);
    }
    if plan.problems.is_empty() {
        Ok(plan.fills)
    } else {
        Err(plan.problems)
    }
}

fn at(piece: usize) -> Place {
    Place::new(PlaceOrder::of_piece(piece), String::new())
}

impl Plan<'_> {
    fn problem(&mut self, place: impl Into<String>, message: impl Into<String>, help: impl Into<String>) {
        self.problems.push(Problem::new(place, message, help));
    }

    fn placeholder(&self, number: usize) -> Option<&Placeholder> {
        self.template.file.placeholders().get(number)
    }

    /// What is wrong with the file as a whole.
    fn whole(&mut self) {
        let template = self.template;
        for own in template.file.elsewhere() {
            self.problem(
                own.place,
                format!("{}里的 {{{{{}}}}} 不会填：只填正文", own.place, own.expression),
                "移到正文里，或者写成固定的文字",
            );
        }
        if template.outline.has_second {
            self.problem("全文", "模板里有两份报告", "只留一份");
        }
        for (key, _) in &template.outline.headed_twice {
            let title = self.report.edition.heading(key);
            self.problem(
                format!("“{title}”"),
                "这个部分的标题有两处，不知道填在哪一处",
                "只留一处",
            );
        }
    }

    fn tables(&mut self) {
        let template = self.template;
        let edition = self.report.edition;
        let mut is_complete = true;
        for section in edition
            .sections()
            .iter()
            .filter(|section| section.table.is_some())
        {
            let found = template
                .outline
                .tables
                .iter()
                .find(|(key, _)| *key == section.key);
            match found {
                None => {
                    is_complete = false;
                    self.problem(
                        format!("“{}”", edition.heading(section.key)),
                        format!("模板里没有“{}”的表", section.title),
                        "把统一格式的这张表放进模板，数可以空着",
                    );
                }
                Some((_, 1)) => {}
                Some((_, count)) => self.problem(
                    format!("“{}”", edition.heading(section.key)),
                    format!("“{}”的表有 {count} 张，不知道填哪一张", section.title),
                    "只留一张",
                ),
            }
        }
        if is_complete && template.outline.edition.id != edition.id {
            self.problem(
                "全文",
                format!(
                    "模板里的表是 {} 年版式，报告是 {} 年版式",
                    template.outline.edition.id, edition.id
                ),
                "换用与报告同一版式的模板",
            );
            return;
        }
        let mut taken: BTreeMap<PlaceOrder, DataPoint> = BTreeMap::new();
        let mut missing: Vec<DataPoint> = Vec::new();
        for (point, words) in figures(self.report) {
            if !template.outline.tables.iter().any(|(key, _)| *key == point.table) {
                continue;
            }
            let figure = template.figures.get(&point);
            let Some(figure) = figure.filter(|figure| template.file.has(&figure.place)) else {
                missing.push(point);
                continue;
            };
            if let Some(other) = taken.insert(figure.place.order, point) {
                let (one, other) = (edition.point_name(point), edition.point_name(other));
                self.problem(
                    figure.place.words.clone(),
                    format!("{other}和{one}在同一格里"),
                    "按统一格式把格分开",
                );
                continue;
            }
            self.figure(point, figure, words);
        }
        if let Some(first) = missing.first() {
            let names = missing
                .iter()
                .take(MAX_NAMED)
                .map(|point| edition.point_name(*point));
            let names = names.collect::<Vec<_>>().join("、");
            let more = if missing.len() > MAX_NAMED {
                format!("等 {} 格", missing.len())
            } else {
                String::new()
            };
            let place = format!("“{}”", edition.heading(first.table));
            self.problem(
                place,
                format!("模板的表里找不到 {names}{more}"),
                "按统一格式恢复表的行、栏和标签",
            );
        }
    }

    fn figure(&mut self, point: DataPoint, figure: &Figure, words: String) {
        for number in self.template.file.placeholders_at(&figure.place) {
            self.in_cells.insert(number);
            let Some(own) = self.placeholder(number).cloned() else {
                continue;
            };
            let says = match self.meanings.get(number) {
                Some(Meaning::Words(says)) => Some(says.clone()),
                // Said with the other placeholders.
                Some(Meaning::Unknown(_)) => continue,
                _ => None,
            };
            if says.as_deref() != Some(words.as_str()) {
                let name = self.report.edition.point_name(point);
                self.problem(
                    figure.place.words.clone(),
                    format!("这一格是{name}，里面写的却是 {{{{{}}}}}", own.expression),
                    "表里的格按位置填写，不用写 {{…}}",
                );
            }
        }
        if figure.said.as_ref() != Some(&words) || words.is_empty() {
            self.fills.push(Fill::Place(figure.place.clone(), words));
        }
    }

    fn placeholders(&mut self) {
        let mut seen: BTreeMap<ProseKey, usize> = BTreeMap::new();
        for number in 0..self.meanings.len() {
            let Some(own) = self.placeholder(number).cloned() else {
                continue;
            };
            match self.meanings.get(number) {
                Some(Meaning::Unknown(fault)) => {
                    let (message, help) = (fault.message.clone(), fault.help.clone());
                    self.problem(own.words, message, help);
                }
                Some(Meaning::Words(words)) if !self.in_cells.contains(&number) => {
                    self.fills.push(Fill::Words(number, words.clone()));
                }
                Some(Meaning::Prose(key)) => {
                    let key = *key;
                    if own.is_fallback {
                        continue;
                    }
                    let count = seen.entry(key).or_default();
                    *count += 1;
                    if *count == 2 {
                        self.problem(own.words, format!("“{key}”有两处，不知道填在哪一处"), "只留一处");
                    } else if !own.is_alone {
                        self.problem(
                            own.words,
                            format!("“{key}”是一段或几段文字，这里不是单独的一段"),
                            "让它在正文里单独成一段，前后不要有别的字；不能在表格、文本框里",
                        );
                    } else {
                        let blocks = prose_of(self.report, key, self.pictures);
                        self.fills.push(Fill::Blocks(number, blocks));
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether some placeholder says this.
    fn has_words(&self, names: &[&str]) -> bool {
        let mut all = self.template.file.placeholders().iter();
        all.any(|own| names.contains(&own.expression.as_str()))
    }

    fn title(&mut self) {
        let outline = &self.template.outline;
        let is_filled = |pieces: &[usize]| !self.template.file.placeholders_in(pieces).is_empty();
        let given = self.has_words(&[keys::TITLE]);
        let titled = !outline.title.is_empty() && !is_filled(&outline.title);
        let twice = outline.titles_more.iter().any(|piece| !is_filled(&[*piece]));
        if twice || (titled && given) {
            self.problem(
                "标题",
                "标题有两处，其中有固定的文字，会留着上年的",
                "每一处都写成 {{标题}}",
            );
        } else if titled {
            let lines = title_in_lines(&self.report.full_title(), outline.title.len());
            for (index, piece) in outline.title.iter().enumerate() {
                let line = lines.get(index).cloned().unwrap_or_default();
                self.fills.push(Fill::Place(at(*piece), line));
            }
        } else if outline.title.is_empty() && !given {
            self.problem("标题", "模板里没有标题的位置", "在开头加一段 {{标题}}");
        }
        for piece in &outline.under_title {
            if !is_filled(&[*piece]) {
                self.problem(
                    "标题下面",
                    "标题下面有固定的机关名称或日期，会留着上年的",
                    "写成 {{机关.名称}}、{{日期}}，或者去掉",
                );
                return;
            }
        }
    }

    fn signature(&mut self) {
        let outline = &self.template.outline;
        let signed = name_and_date(self.report);
        let is_present = signed.is_some();
        let (name, date) = signed.unwrap_or_default();
        let is_fixed = |piece: &Option<usize>| {
            piece.filter(|piece| self.template.file.placeholders_in(&[*piece]).is_empty())
        };
        let signatory = format!("{}.{}", keys::SIGNATURE, keys::SIGNATORY);
        let has_name = self.has_words(&[keys::SIGNATORY, &signatory]);
        let has_date = self.has_words(&[keys::DATE, &keys::date_path()]);
        let (name_at, date_at) = (is_fixed(&outline.name), is_fixed(&outline.date));
        if let Some(piece) = date_at {
            if date.is_empty() {
                self.problem(
                    "落款",
                    "模板里有落款的日期，报告没有写落款.日期，会留着上年的",
                    "在报告里填写落款的日期，或者从模板里去掉它",
                );
            } else if name_at == Some(piece) {
                self.fills.push(Fill::Place(at(piece), format!("{name}　{date}")));
                return;
            } else {
                self.fills.push(Fill::Place(at(piece), date.clone()));
            }
        } else if outline.date.is_none() && !has_date && !date.is_empty() {
            self.problem("落款", "模板里没有落款日期的位置", "在最后加一段 {{日期}}");
        }
        if let Some(piece) = name_at {
            let name = if is_present {
                name
            } else {
                self.report.agency_name().trim().to_owned()
            };
            self.fills.push(Fill::Place(at(piece), name));
        } else if outline.name.is_none() && !has_name && is_present && !name.is_empty() {
            self.problem("落款", "模板里没有署名的位置", "在日期上面加一段 {{署名}}");
        }
    }

    fn prose(&mut self, key: ProseKey) {
        let template = self.template;
        let own = |meaning: &Meaning| matches!(meaning, Meaning::Prose(other) if *other == key);
        if self.meanings.iter().any(own) {
            return;
        }
        let blocks = prose_of(self.report, key, self.pictures);
        let place = self.place_of(key);
        let headless = template.outline.without_heading.contains(&key.section) && key.part != Part::After;
        let slot = template.outline.slots.iter().find(|slot| slot.key == key);
        let Some(slot) = slot.filter(|_| !headless) else {
            if !blocks.is_empty() {
                self.problem(
                    place,
                    format!("报告的“{key}”在模板里没有位置"),
                    format!("在模板里加上这个部分的标题，或者在要放的地方加一段 {{{{{key}}}}}"),
                );
            }
            return;
        };
        self.slot(place, slot, blocks);
    }

    fn place_of(&self, key: ProseKey) -> String {
        if key.section == keys::PREAMBLE {
            keys::PREAMBLE.to_owned()
        } else {
            format!("“{}”", self.report.edition.heading(key.section))
        }
    }

    fn slot(&mut self, place: String, slot: &Slot, blocks: Vec<Block>) {
        let key = slot.key;
        let file = &self.template.file;
        if !file.placeholders_in(&slot.pieces).is_empty() {
            if !blocks.is_empty() {
                self.problem(
                    place,
                    format!("这里有带 {{{{…}}}} 的固定文字，报告又有“{key}”：不知道要哪一个"),
                    format!("要报告的文字，就在要放的地方写一段 {{{{{key}}}}}，固定的文字会留着；只要固定的文字，就从报告里去掉“{key}”"),
                );
            }
            return;
        }
        let pieces = slot.pieces.clone();
        if pieces.is_empty() {
            if blocks.is_empty() {
                return;
            }
            if !slot.after.is_some_and(|after| file.can_follow(after)) {
                self.problem(
                    place,
                    format!("报告的“{key}”在模板里没有位置"),
                    format!("在要放的地方加一段 {{{{{key}}}}}"),
                );
                return;
            }
        } else {
            let obstacle = if slot.mixed {
                Some(Obstacle::Drawn)
            } else {
                file.obstacle(&pieces)
            };
            if let Some(obstacle) = obstacle {
                let what = match obstacle {
                    Obstacle::Drawn => "图片、文本框或者别的表",
                    Obstacle::Field => "跨段的域（例如目录）",
                    Obstacle::Enclosed => "文本框、表格或内容控件",
                };
                self.problem(
                    place,
                    format!("“{key}”原来的文字里有{what}，不能换掉"),
                    format!("把旧文字删去，在要放的地方加一段 {{{{{key}}}}}"),
                );
                return;
            }
        }
        self.fills.push(Fill::Prose {
            pieces,
            after: slot.after,
            blocks,
        });
    }
}
