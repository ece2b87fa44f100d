//! Why an expression has no value, in the words of the manual.

use crate::report::keys;

/// Why an expression has no value.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong with it.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// Something that the report does not give.
pub(super) fn absent(path: &str) -> Fault {
    let help = if path.starts_with("上年") {
        "在文件里写明“上年报告”，并确认它能读；没有上年报告的，直接写出文字"
    } else {
        "填上这一项，或从正文里删去这处引用"
    };
    Fault {
        message: format!("“{path}”没有填写，这里会印成空缺"),
        help: help.to_owned(),
    }
}

/// A computation without a result.
pub(super) fn no_result() -> Fault {
    Fault {
        message: "{{}} 算不出结果（例如除数为 0，或对文字作了加减）".to_owned(),
        help: "除法要写括号再取百分比：{{(甲 / 乙) | 百分比(2)}}；或直接写出文字".to_owned(),
    }
}

/// What is no expression.
pub(super) fn syntax() -> Fault {
    Fault {
        message: "{{}} 里的算式看不懂".to_owned(),
        help: "写一个数的键，例如 {{申请.本年新收.总计}}；可用 + - * / 和括号，百分比写作 {{(甲 / 乙) | 百分比(2)}}"
            .to_owned(),
    }
}

/// A name that is none, with those of its level.
pub(super) fn unknown(path: &str, known: &[String]) -> Fault {
    let (above, last) = path.rsplit_once('.').unwrap_or(("", path));
    let near = keys::nearest(last, known.iter().map(String::as_str));
    let help = match near {
        Some(near) if above.is_empty() => format!("是不是“{near}”？"),
        Some(near) => format!("是不是“{above}.{near}”？"),
        None => format!(
            "这一级有：{}",
            known.iter().take(8).cloned().collect::<Vec<_>>().join("、")
        ),
    };
    Fault {
        message: format!("报告里没有名为“{path}”的数"),
        help,
    }
}
