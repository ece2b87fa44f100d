//! A form that nobody prescribes: what derives from the form takes it as it takes the two that are prescribed.
//!
//! Reading a file back is left out: a file names its edition, and the names are those of the registry.

use std::collections::BTreeSet;

use nianbao::check::{self, Context};
use nianbao::document::compose::{Pictures, compose};
use nianbao::document::layout::layout;
use nianbao::form::{
    Assertion, Block, Column, DataPoint, Each, Edition, Kind, Orientation, RelationCache, RelationKind, Row,
    RowPath, Section, Table, Terms, keyed,
};
use nianbao::format::FORMATS;
use nianbao::source::Source;
use nianbao::{
    file::{new::new, write::write},
    report::{Report, State},
};
use nianbao::{schema, yaml};

const fn count(key: &'static str) -> Column {
    Column {
        key,
        label: key,
        kind: Kind::Count,
        children: &[],
    }
}

const fn spanner(label: &'static str, children: &'static [Column]) -> Column {
    Column {
        key: "",
        label,
        kind: Kind::Count,
        children,
    }
}

const fn row(key: &'static str, children: &'static [Row]) -> Row {
    Row {
        key,
        label: key,
        children,
    }
}

/// Table one lies across, its spanners three deep; table two has two blocks, its stub three columns and its boxhead
/// three rows.
static EDITION: Edition = Edition {
    id: "2031",
    first_year: 2031,
    last_year: Some(2032),
    notice_title: "试拟格式的通知",
    notice_number: "某办函〔2031〕1号",
    form_title: "报告格式",
    notice_words: &["试拟格式"],
    sections: &[
        Section {
            key: "热线",
            title: "热线办理情况",
            needs_words: false,
            table: Some(Table {
                blocks: &[Block {
                    header: None,
                    corner: "",
                    boxhead: &[
                        count("办结"),
                        spanner("未办结", &[count("在办"), count("退回")]),
                        count("合计"),
                    ],
                    stub: &[
                        row("电话", &[]),
                        row(
                            "",
                            &[
                                row("网络", &[row("网站", &[]), row("微信", &[])]),
                                row("信件", &[]),
                            ],
                        ),
                    ],
                }],
                orientation: Orientation::Across,
                stub_widths: &[],
                value_width: 500,
                may_not_apply: false,
            }),
        },
        Section {
            key: "概述",
            title: "概述",
            needs_words: false,
            table: None,
        },
        Section {
            key: "平台",
            title: "平台情况",
            needs_words: false,
            table: Some(Table {
                blocks: &[
                    Block {
                        header: Some("第一类平台"),
                        corner: "（角）",
                        boxhead: &[spanner(
                            "数量",
                            &[spanner("年内", &[count("新设"), count("关停")]), count("现有")],
                        )],
                        stub: &[
                            row(
                                "网站",
                                &[
                                    row("门户", &[row("中文", &[]), row("外文", &[])]),
                                    row("专题", &[]),
                                ],
                            ),
                            row("全部", &[]),
                        ],
                    },
                    Block {
                        header: Some("第二类平台"),
                        corner: "（角）",
                        boxhead: &[
                            Column {
                                key: "经费",
                                label: "经费（万元）",
                                kind: Kind::Amount,
                                children: &[],
                            },
                            Column {
                                key: "增减",
                                label: "比上年",
                                kind: Kind::Change,
                                children: &[],
                            },
                        ],
                        stub: &[row("新媒体", &[])],
                    },
                ],
                orientation: Orientation::Down,
                stub_widths: &[400, 500, 600],
                value_width: 700,
                may_not_apply: true,
            }),
        },
    ],
    topics: &["平台", "热线"],
    fees: None,
    assertions: &[Assertion {
        table: "热线",
        relation: RelationKind::Total,
        each: Each::Row,
        left: &["合计"],
        right: Terms::Rest,
    }],
    lookalikes: &[],
    blank_is_error: true,
    carried: &[],
    stocks: &[],
    relation_cache: RelationCache::EMPTY,
};

/// The figures of a row by the nesting of the file, as `export` walks it.
fn walk(
    table: &'static str,
    row: &'static Row,
    path: RowPath,
    columns: &[&'static Column],
    out: &mut Vec<DataPoint>,
) {
    let path = path.join(row.key);
    for child in keyed(row.children) {
        walk(table, child, path, columns, out);
    }
    if row.children.is_empty() {
        out.extend(columns.iter().map(|c| DataPoint {
            table,
            row: path,
            column: c.key,
        }));
    }
}

#[test]
fn the_walk_of_the_file_meets_every_figure_once() {
    let mut walked = Vec::new();
    for (section, table) in EDITION.tables() {
        for (block, row) in table.keyed_rows() {
            walk(
                section.key,
                row,
                RowPath::default(),
                &block.columns(),
                &mut walked,
            );
        }
    }
    let points: Vec<DataPoint> = EDITION.data_points().collect();
    assert_eq!(points.len(), 4 * 4 + 4 * 3 + 2);
    assert_eq!(walked, points);
    assert_eq!(points.iter().collect::<BTreeSet<_>>().len(), points.len());
    assert!(points.iter().any(|p| p.to_string() == "平台.网站.门户.外文.关停"));
}

#[test]
fn its_tables_are_laid_out_without_hole_or_overlap() {
    for (section, table) in EDITION.tables() {
        let grid = layout(section.key, table, String::new(), &|point| point.to_string());
        for line in grid.slots() {
            let covered: Vec<usize> = line
                .iter()
                .flat_map(|s| s.cell().column..s.cell().column + s.cell().col_span)
                .collect();
            assert_eq!(
                covered,
                (0..grid.widths.len()).collect::<Vec<_>>(),
                "{}",
                section.key
            );
        }
        let figures: Vec<&str> = grid
            .rows
            .iter()
            .flat_map(|r| &r.cells)
            .filter_map(|c| c.data_point.as_deref())
            .collect();
        let points: Vec<String> = EDITION
            .data_points()
            .filter(|p| p.table == section.key)
            .map(|p| p.to_string())
            .collect();
        assert_eq!(figures, points);
        let size = (grid.widths.len(), grid.rows.len(), grid.head_rows());
        assert_eq!(
            size,
            if section.key == "热线" {
                (16, 6, 5)
            } else {
                (6, 11, 0)
            }
        );
    }
}

/// What `new` writes, its figures filled, its totals all right.
fn filled() -> Report {
    let mut report = new(&EDITION, 2031, "某某县信息中心", None);
    for (point, fact) in &mut report.facts {
        let figure = if point.column == "合计" { 3 } else { 1 };
        fact.raw = figure.to_string();
        fact.state = State::Number(figure.into());
    }
    report
}

#[test]
fn a_file_to_fill_is_written_and_fits_its_schema() {
    let text = write(&filled(), None);
    let parsed = yaml::parse(&Source::new("new.yaml", text.as_str()));
    assert!(parsed.diagnostics.is_empty(), "{:?}\n{text}", parsed.diagnostics);
    let file = crate::schemas::json_of(&parsed.root.unwrap());
    let judge = crate::schemas::Judge::of(&schema::schema(&EDITION));
    assert_eq!(judge.violations(&file), "", "{text}");
    // And the schema is of this form: a figure taken out is missed.
    let mut less = file.clone();
    less["平台"]["网站"]["门户"]
        .as_object_mut()
        .unwrap()
        .shift_remove("外文");
    assert_ne!(judge.violations(&less), "");
}

#[test]
fn its_arithmetic_is_judged() {
    assert_eq!(EDITION.relations().len(), 4);
    let sums = |report: &Report| {
        let found = check::run(report, &Context::default(), Vec::new()).diagnostics;
        found
            .into_iter()
            .filter(|d| d.rule.id == "wrong-total")
            .map(|d| d.message)
            .collect::<Vec<_>>()
    };
    let mut report = filled();
    assert!(sums(&report).is_empty());
    let (_, fact) = report
        .facts
        .iter_mut()
        .find(|(p, _)| p.column == "退回" && p.row.last() == "微信")
        .unwrap();
    fact.state = State::Number(2.into());
    assert_eq!(
        sums(&report),
        [
            "微信一行：各项之和是 4，合计填写为 3，两者应相等；错的可能是微信的办结，或微信的在办，或微信的退回，共 4 种可能"
        ]
    );
}

#[test]
fn every_format_has_its_tables() {
    let document = compose(&filled(), &Pictures::new(), true);
    for format in FORMATS {
        let bytes = format.bytes_of(&document).unwrap();
        assert!(!bytes.is_empty());
        if format.name == "txt" {
            let text = String::from_utf8(bytes).unwrap();
            for words in [
                "一、热线办理情况",
                "第二类平台",
                "经费（万元）",
                "外文",
                "某办函〔2031〕1号",
            ] {
                assert!(text.contains(words), "{words}\n{text}");
            }
        }
    }
}
