//! A report that is written as YAML is the same report when it is read.

use std::collections::BTreeMap;

use nianbao::diagnostic::Diagnostic;
use nianbao::file::lower::lower;
use nianbao::file::new::new;
use nianbao::file::write::write;
use nianbao::form::{EDITIONS, Edition, Kind};
use nianbao::report::text::Text;
use nianbao::report::{AgencyKind, Fact, Located, Part, ProseKey, Report, State, Waiver};
use nianbao::report::{figure, unit::Unit};
use nianbao::source::{Origin, Source, Span};
use nianbao::{form::DataPoint, yaml};
use proptest::prelude::*;
use proptest::sample::select;

use super::cases;

/// Words on one line with every sign that YAML gives a meaning to.
fn words() -> impl Strategy<Value = String> {
    const SIGNS: &[&str] = &[
        "甲",
        "乙丙",
        "a",
        "B7",
        "0",
        "1.5",
        "-",
        "- ",
        ":",
        ": ",
        "：",
        ",",
        "，",
        "#",
        " #",
        "[",
        "]",
        "［",
        "{",
        "}",
        "｛",
        "\"",
        "'",
        "“",
        "|",
        "｜",
        ">",
        "&",
        "*",
        "!",
        "%",
        "@",
        "`",
        "\\",
        "\\n",
        "~",
        "null",
        "true",
        "=",
        "?",
        "<",
        "、",
        "。",
        "（",
        "）",
        "《",
        "【",
        "·",
        "…",
        "𠀀",
        "  ",
        "　",
        "http://a.cn/?b=c#d",
        "0574-1",
        "2021-01-02",
        "\u{a0}",
        "\u{e9}",
        "\u{2028}",
    ];
    proptest::collection::vec(select(SIGNS), 1..8)
        .prop_map(|signs| signs.concat().trim().to_owned())
        .prop_filter("words say something", |words| !words.is_empty())
}

/// Prose: lines of words, some indented, some empty, some with blanks at their end.
fn prose() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => words(),
        1 => Just(String::new()),
        1 => words().prop_map(|w| format!("  {w}")),
        1 => words().prop_map(|w| format!("{w}  ")),
        1 => words().prop_map(|w| format!("　　{w}")),
        1 => Just("| 甲 | 乙\\|丙 |".to_owned()),
        1 => words().prop_map(|w| format!("\t{w}")),
    ];
    (
        proptest::collection::vec(line, 1..6),
        words(),
        select(&["\n", ""]),
    )
        .prop_map(|(lines, last, end)| {
            // The last line says something: YAML keeps no empty lines at the end of a text.
            format!("{}\n{last}{end}", lines.join("\n")).replace("{{", "{")
        })
}

/// The text of a figure, its unit where that is written apart, its note.
type Given = (String, Option<Unit>, Option<String>);

fn given(kind: Kind, may_not_apply: bool) -> BoxedStrategy<Given> {
    let plain = match kind {
        Kind::Count => {
            prop_oneof![Just("0".to_owned()), (0..100_000_u32).prop_map(|n| n.to_string())].boxed()
        }
        Kind::Change => (-500..500_i32).prop_map(|n| n.to_string()).boxed(),
        Kind::Amount => (
            0..10_000_u32,
            0..1_000_000_u32,
            select(&["", "元", "万元", "亿元"]),
        )
            .prop_map(|(whole, part, unit)| format!("{whole}.{part:06}{unit}"))
            .boxed(),
    };
    let unit = if kind == Kind::Amount {
        prop_oneof![Just(None), Just(Some(Unit::Yuan)), Just(Some(Unit::TenThousand))].boxed()
    } else {
        Just(None).boxed()
    };
    let odd = select(&[
        "新增1条",
        "300.6万",
        "1,136",
        "２７",
        "约30",
        "55（含自然失效29件）",
        "1 2",
        "-3",
        "007",
        "a: b",
        "#",
    ])
    .prop_map(str::to_owned);
    let apart = (plain.clone(), unit).prop_map(|(raw, unit)| {
        // A unit is written once.
        if raw.ends_with('元') {
            (raw, None)
        } else {
            (raw, unit)
        }
    });
    let note = prop_oneof![3 => Just(None), 1 => words().prop_map(Some)];
    let mut all = vec![
        (
            6,
            (apart, note)
                .prop_map(|((raw, unit), note)| (raw, unit, note))
                .boxed(),
        ),
        (1, Just((String::new(), None, None)).boxed()),
        (1, odd.prop_map(|raw| (raw, None, None)).boxed()),
    ];
    if may_not_apply {
        all.push((1, Just(("不适用".to_owned(), None, None)).boxed()));
    }
    proptest::strategy::Union::new_weighted(all).boxed()
}

fn fact(kind: Kind, (raw, unit, note): Given) -> Fact {
    let read = figure::read(&raw, kind);
    let state = match (unit, read.state) {
        (Some(unit), State::Number(value)) => State::Number(unit.to_form(value).unwrap()),
        (_, state) => state,
    };
    Fact {
        raw,
        state,
        // The unit that is written apart; one behind the figure is part of its text.
        unit,
        note,
        origin: Span::at(0).into(),
    }
}

fn facts(edition: &'static Edition) -> impl Strategy<Value = BTreeMap<DataPoint, Fact>> {
    let all: Vec<_> = edition
        .data_points()
        .map(|point| {
            let kind = edition.kind(point).unwrap();
            let given = given(kind, edition.table(point.table).unwrap().may_not_apply);
            given.prop_map(move |given| (point, fact(kind, given)))
        })
        .collect();
    all.prop_map(|facts| facts.into_iter().collect())
}

prop_compose! {
    /// A report of either edition, with everything that a file may hold.
    pub fn report()(which in 0..EDITIONS.len())(
        facts in facts(EDITIONS[which]),
        edition in Just(EDITIONS[which]),
        names in proptest::collection::vec(words(), 8),
        prose in proptest::collection::vec(proptest::option::weighted(0.7, prose()), 12),
        kind in select(&AgencyKind::ALL),
        (titled, signed, sealed) in any::<(bool, bool, bool)>(),
        day in 1..28_u32,
    ) -> Report {
        let mut report = new(edition, edition.first_year, &names[0], Some(kind.0));
        report.facts = facts;
        report.title = titled.then(|| Text::written(names[1].replace("{{", "{")));
        report.agency.contact = vec![("地址", Text::written(&*names[2])), ("电话", Text::written(&*names[3]))];
        report.prior = signed.then(|| Located { value: names[4].clone(), origin: Span::at(0).into() });
        report.signature.present = signed;
        report.signature.name = signed.then(|| Text::written(&*names[5]));
        report.signature.date = signed.then(|| Located {
            value: chrono::NaiveDate::from_ymd_opt(edition.first_year + 1, 1, day).unwrap(),
            origin: Span::at(0).into(),
        });
        report.sealed = sealed;
        if titled {
            report.waivers = vec![Waiver {
                rule: "placeholder".into(),
                path: names[6].clone(),
                quote: signed.then(|| names[7].clone()),
                reason: names[3].clone(),
                span: Span::at(0),
            }];
        }
        let mut prose = prose.into_iter();
        let mut next = |key: ProseKey, report: &mut Report, must: bool| {
            let text = prose.next().flatten().or_else(|| must.then(|| "无。\n".to_owned()));
            match text {
                Some(text) => drop(report.prose.insert(key, Text::written(text))),
                None => drop(report.prose.remove(&key)),
            }
        };
        next(ProseKey::whole("引言"), &mut report, false);
        for section in edition.sections() {
            if section.table.is_none() {
                next(ProseKey::whole(section.key), &mut report, true);
            } else {
                next(ProseKey { section: section.key, part: Part::Before }, &mut report, false);
                next(ProseKey { section: section.key, part: Part::After }, &mut report, false);
            }
        }
        report
    }
}

/// All that a report says, line by line.
fn told(report: &Report) -> Vec<String> {
    let text = |text: &Option<Text>| format!("{:?}", text.as_ref().map(Text::as_str));
    let mut out = vec![
        format!(
            "{} {:?} {:?} {:?}",
            report.edition.id, report.year, report.agency.kind, report.sealed
        ),
        text(&report.agency.name),
        text(&report.title),
        format!("{:?}", report.prior.as_ref().map(|p| &p.value)),
        format!("{} {}", report.signature.present, text(&report.signature.name)),
        format!("{:?}", report.signature.date.as_ref().map(|d| d.value)),
    ];
    out.extend(
        report
            .agency
            .contact
            .iter()
            .map(|(key, text)| format!("{key} {:?}", text.as_str())),
    );
    out.extend(
        report
            .waivers
            .iter()
            .map(|w| format!("{} {} {:?} {}", w.rule, w.path, w.quote, w.reason)),
    );
    out.extend(
        report
            .prose
            .iter()
            .map(|(key, text)| format!("{key} {:?}", text.as_str())),
    );
    let fact = |(point, f): (&DataPoint, &Fact)| {
        format!("{point} {:?} {:?} {:?} {:?}", f.raw, f.state, f.unit, f.note)
    };
    out.extend(report.facts.iter().map(fact));
    out
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn a_written_report_is_read_as_it_was(report in report()) {
        let text = write(&report, None);
        let source = Source::new("a.yaml", text.as_str());
        let parsed = yaml::parse(&source);
        let at = |d: &Diagnostic| d.primary.origin.as_ref().and_then(Origin::span).map_or(0, |span| span.start);
        let line = |d: &Diagnostic| source.slice(source.line_span(at(d))).to_owned();
        // What prints nothing, or is printed though it looks like a comment, is told, and read as it stands.
        let found: Vec<_> = parsed.diagnostics.iter().filter(|d| !["control-character", "misplaced-hash"].contains(&d.rule.id)).map(|d| (&d.message, line(d))).collect();
        prop_assert!(found.is_empty(), "{:?}", found);
        let read = lower(&source, parsed.root.as_ref(), None).report.expect("a report");
        for (now, then) in told(&read).iter().zip(told(&report)) {
            prop_assert_eq!(now, &then);
        }
        prop_assert_eq!(told(&read).len(), told(&report).len());
        // And what is read is written as it was.
        prop_assert_eq!(write(&read, None), text);
    }
}
