//! Topics that 总体情况 does not cover.

use crate::check::Subject;
use crate::chinese::lines::lines;
use crate::chinese::numbering::level;
use crate::chinese::numerals::is_ordinal;
use crate::chinese::words::Letters;
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::form::OVERVIEW;
use crate::form::topics::{APPLICATION, OF_GOVERNMENTS, PASSING_APPLICATIONS, TOPIC_WORDS, TopicWords};
use crate::prose::judged_lines::first_line;
use crate::prose::unfilled::has_unfilled;
use crate::report::text::Text;
use crate::report::{AgencyKind, ProseKey, Report};

declare_rule! {
    /// A topic that the report does not cover.
    pub static RULE = {
        id: "missing-topic", title: "总体情况缺了方面", severity: [Warning],
        basis: "{格式}；政府信息公开条例 第五十条",
        what: "总体情况没有写到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面中的某一个；或者县级以上人民政府的报告\
               通篇没有写工作考核、社会评议、责任追究。",
        why: "统一格式要求总体情况写这五个方面，没有发生的也要说明；条例要求政府的年度报告包括工作考核、社会评议和责任追究结果。",
        fix: "补写缺少的方面，最好各用一个小标题；没有发生的写一句，例如“全年未收到政府信息公开申请”。",
    };
}

/// The words of the topics as people write them, in the report's order; found by the edition's own list.
type Topic = (&'static str, &'static TopicWords);

/// The fewest topics in the headings of a report that is divided by topics.
const FEWEST_HEADED: usize = 3;
/// The most characters of a heading, where it is a line of its own without a full stop.
const MAX_HEADING: usize = 24;
/// The most characters of a paragraph that are looked at for its heading.
const MAX_LEAD: usize = 40;
/// The most characters of an overview that is too short to be judged by its topics.
const TOO_LITTLE: usize = 12;

/// All absent topics are one finding; what a government must report beside is another.
pub fn judge(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = subject.report;
    let Some(text) = report.prose.get(&ProseKey::whole(OVERVIEW)) else {
        return Vec::new();
    };
    let said = text.as_str().chars().filter(|c| c.is_alphanumeric());
    if said.take(TOO_LITTLE + 1).count() <= TOO_LITTLE {
        return Vec::new();
    }
    let absent = absent(report, text.as_str());
    let governments = of_government(report);
    if (absent.is_empty() && governments.is_none()) || has_unfilled(text) {
        return Vec::new();
    }
    let mut out = Vec::new();
    if !absent.is_empty() {
        let heading = report.edition.heading(OVERVIEW);
        let all = report.edition.topics.join("、");
        out.push(
            Diagnostic::new(&RULE, format!("“{heading}”没有写到{}", absent.join("、")))
                .at(first_line(text))
                .help(format!("总体情况要写{all}；补上缺少的，没有发生的也写一句说明"))
                .path(OVERVIEW),
        );
    }
    if let Some(message) = governments {
        out.push(
            Diagnostic::new(&RULE, message)
                .at(first_line(text))
                .help("条例第五十条要求政府的年度报告写这些结果；在总体情况的监督保障里补写")
                .path(OVERVIEW),
        );
    }
    out
}

/// The topics of the edition that the overview does not cover.
fn absent(report: &Report, words: &str) -> Vec<&'static str> {
    let topics: Vec<Topic> = report
        .edition
        .topics
        .iter()
        .filter_map(|topic| Some((*topic, TOPIC_WORDS.iter().find(|words| words.topic == *topic)?)))
        .collect();
    let headings: Vec<(&str, Letters)> = headings(words)
        .into_iter()
        .map(|heading| (heading, Letters::new(heading)))
        .collect();
    let is_headed = |topic: &&Topic| {
        headings.iter().any(|(heading, letters)| {
            let mut headed = topic.1.headed.iter();
            headed.any(|word| letters.may_hold(word) && says(heading, word))
        })
    };
    let letters = Letters::new(words);
    let (headed, others): (Vec<&Topic>, Vec<&Topic>) = topics.iter().partition(is_headed);
    let divided = headed.len() >= FEWEST_HEADED;
    others
        .into_iter()
        .filter(|(_, own)| {
            let accepted = if divided { own.wordings } else { own.loose };
            !accepted
                .iter()
                .any(|word| letters.may_hold(word) && says(words, word))
        })
        .map(|(topic, _)| *topic)
        .collect()
}

/// The headings of an overview: those numbered （一） where there are any, else every numbered line and every short line
/// that stands alone.
fn headings(words: &str) -> Vec<&str> {
    let lines: Vec<&str> = lines(words).map(|(_, line)| line.trim()).collect();
    let numbered: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| level(line) == Some(2))
        .collect();
    let own = if numbered.len() >= 2 {
        numbered
    } else {
        lines.into_iter().filter(|line| is_heading(line)).collect()
    };
    own.into_iter().map(lead).collect()
}

fn is_heading(line: &str) -> bool {
    let alone =
        || !line.is_empty() && !line.ends_with(['。', '；', '：']) && line.chars().nth(MAX_HEADING).is_none();
    let counted = || {
        let mut chars = line.chars();
        chars.next().is_some_and(is_ordinal) && matches!(chars.next(), Some('是' | '、'))
    };
    level(line).is_some() || counted() || alone()
}

/// The sentence that a paragraph begins with, or as much of it as a heading may have.
fn lead(line: &str) -> &str {
    let first = line.split(['。', '；']).next().unwrap_or_default();
    let end = first
        .char_indices()
        .nth(MAX_LEAD)
        .map_or(first.len(), |(at, _)| at);
    first.get(..end).unwrap_or_default()
}

/// Whether words mention something, and not only in passing.
fn says(words: &str, word: &str) -> bool {
    words.match_indices(word).any(|(at, _)| {
        let (before, behind) = (words.get(..at), words.get(at + word.len()..));
        // 依申请公开 is looked at as a whole, whichever part of it is looked for.
        let before = before.unwrap_or_default();
        let before = before.strip_suffix('依').unwrap_or(before);
        let behind = behind.unwrap_or_default();
        let behind = behind.strip_prefix("公开").unwrap_or(behind);
        !word.contains(APPLICATION) || !passing(before, behind)
    })
}

fn passing(before: &str, behind: &str) -> bool {
    PASSING_APPLICATIONS
        .iter()
        .any(|(left, right)| before.ends_with(left) && behind.starts_with(right))
}

/// What a government must report and does not: only where its whole report has no word of any of it.
fn of_government(report: &Report) -> Option<String> {
    let says = |text: &Text| {
        let words = OF_GOVERNMENTS.iter().flat_map(|(_, words)| words.iter());
        words.into_iter().any(|word| text.as_str().contains(word))
    };
    let silent = report.agency.kind == AgencyKind::Government && !report.prose.values().any(says);
    silent.then(|| {
        let names: Vec<&str> = OF_GOVERNMENTS.iter().map(|(name, _)| *name).collect();
        format!("{}的报告没有写{}结果", report.agency_name(), names.join("、"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::new::new;
    use crate::form::Edition;

    fn absent_of(words: &str) -> Vec<&'static str> {
        absent(&new(Edition::current(), 2021, "某某局", None), words)
    }

    const FULL: [&str; 5] = [
        "（一）主动公开。全年公开信息300条，其中依申请公开转主动公开2条，网站发布280条。",
        "（二）依申请公开。全年新收申请6件。",
        "（三）政府信息管理。发布前逐件审查。",
        "（四）政府信息公开平台建设。维护网站专栏，加强巡查。",
        "（五）监督保障。专人负责，接受社会监督。",
    ];

    #[test]
    fn of_a_report_divided_by_topics_the_missing_one_is_named() {
        assert_eq!(absent_of(&FULL.join("\n")), [""; 0]);
        for (left_out, topic) in [(2, "政府信息管理"), (4, "监督保障")] {
            let rest: Vec<&str> = (0..5).filter(|i| *i != left_out).map(|i| FULL[i]).collect();
            assert_eq!(absent_of(&rest.join("\n")), [topic]);
        }
        let no_platform: Vec<&str> = [0, 1, 2, 4].iter().map(|i| FULL[*i]).collect();
        assert_eq!(absent_of(&no_platform.join("\n")), ["政府信息公开平台建设"]);
    }

    #[test]
    fn headings_on_lines_of_their_own_and_in_other_words_count() {
        let lines = "政府信息管理\n统一管理。\n平台建设\n在网站公布。\n主动公开\n458条。\n依申请公开\n没有。\n监督保障\n按月监测。";
        assert_eq!(absent_of(lines), [""; 0]);
        let words = "一是扩大公开内容。共300条。\n二是规范申请办理。共6件。\n三是完善制度。\n四是拓宽渠道。\n五是强化培训。";
        assert_eq!(absent_of(words), [""; 0]);
    }

    /// Every topic in its own words, and none in those of another.
    const PLAIN: [&str; 5] = [
        "（一）主动公开。全年公开规划300条。",
        "（二）依申请公开。全年新收申请6件。",
        "（三）政府信息管理。按规定登记。",
        "（四）政府信息公开平台建设。运行正常。",
        "（五）监督保障。接受群众监督。",
    ];

    /// What is said of each topic in a paragraph under another heading, or under a heading in other words.
    const OTHERWISE: [(usize, [&str; 6]); 5] = [
        (
            0,
            [
                "（一）政务信息发布情况。全年300条。",
                "（一）工作推进。全年通过网站发布信息300条。",
                "（一）总体进展。应公开尽公开，共300条。",
                "（一）法定内容。主动向社会公开规划和项目。",
                "（一）决策公开。会议议题全部上网。",
                "（一）工作成效。发布政务信息300条。",
            ],
        ),
        (
            1,
            [
                "（二）申请办理。共6件。",
                "（二）服务群众。新收申请6件，均按时答复。",
                "（二）回应需求。收到申请6件。",
                "（二）规范答复。受理公开申请6件。",
                "（二）依法答复。申请人提出的6件全部答复。",
                "（二）办理情况。全年零申请。",
            ],
        ),
        (
            2,
            [
                "（三）政务信息发布管理。专人登记。",
                "（三）严把关口。严格信息公开审核。",
                "（三）筑牢防线。发布前进行保密审查。",
                "（三）规范公文。逐件确定公开属性。",
                "（三）夯实基础。落实三审三校。",
                "（三）更新内容。信息公开目录按季调整。",
            ],
        ),
        (
            3,
            [
                "（四）拓宽途径。运行微信公众号2个。",
                "（四）线上线下。设政务公开专区1处。",
                "（四）优化服务。门户网站改版一次。",
                "（四）便民利民。在查阅点放置公报。",
                "（四）公开阵地。栏目调整3个。",
                "（四）集约建设。完成集约化迁移。",
            ],
        ),
        (
            4,
            [
                "（五）组织领导。调整领导小组。",
                "（五）夯实责任。开展培训2次。",
                "（五）评议评估。社会评议满意。",
                "（五）从严要求。纳入绩效考评。",
                "（五）压实责任。未发生追责情形。",
                "（五）落实到位。专人负责，定期自查。",
            ],
        ),
    ];

    #[test]
    fn every_topic_is_known_in_other_words() {
        for (place, wordings) in OTHERWISE {
            for words in wordings {
                let mut lines = PLAIN;
                lines[place] = words;
                assert_eq!(absent_of(&lines.join("\n")), [""; 0], "{words}");
            }
        }
    }

    #[test]
    fn what_is_said_of_one_topic_is_none_of_another() {
        for (left_out, topic) in [
            (1, "依申请公开"),
            (2, "政府信息管理"),
            (3, "政府信息公开平台建设"),
            (4, "监督保障"),
        ] {
            let rest: Vec<&str> = (0..5).filter(|i| *i != left_out).map(|i| PLAIN[i]).collect();
            assert_eq!(absent_of(&rest.join("\n")), [topic]);
        }
    }

    #[test]
    fn a_passing_word_is_no_topic() {
        let passing =
            "全年重视公开工作，严格审查，加强监督，公开信息20条，对确定为依申请公开或不予公开的说明理由。";
        assert_eq!(absent_of(passing), ["依申请公开", "政府信息公开平台建设"]);
        let real = passing.replace("或不予公开的说明理由", "的信息，收到申请后在网站答复");
        assert_eq!(absent_of(&real), [""; 0]);
    }
}
