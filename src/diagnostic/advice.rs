//! What a finding says is to be done, where there are buttons for it: on a page, in an editor.

/// How what is said of the command line is known: the pages have buttons for it.
const COMMANDS: [&str; 3] = ["check --fix", "nianbao ", " --"];

/// The advice of a finding without what it says of the command line; none where nothing else is said.
pub fn on_page(words: &str) -> Option<String> {
    let is_here = |words: &&str| !COMMANDS.iter().any(|command| words.contains(command));
    let clauses = words.split('；').filter_map(|clause| {
        // Of two ways the other one is left.
        let other = || clause.split_once("，或者").map(|(one, _)| one);
        Some(clause).filter(is_here).or_else(|| other().filter(is_here))
    });
    let clauses: Vec<&str> = clauses.collect();
    (!clauses.is_empty()).then(|| clauses.join("；"))
}

#[cfg(test)]
mod tests {
    use super::on_page;

    #[test]
    fn what_only_the_command_line_does_is_left_out() {
        for (words, left) in [
            ("改为 5；可以用 check --fix=figures 代为改正", Some("改为 5")),
            ("另存一次；或运行 nianbao check --fix 自动转换", Some("另存一次")),
            (
                "用别的程序打开，或者用 nianbao new 建一份",
                Some("用别的程序打开"),
            ),
            ("用 nianbao new 建一份", None),
            ("去掉别的年度；汇总别的年度，用 --year 写明", Some("去掉别的年度")),
            (
                "对照原稿；照原稿改，或者写明原因",
                Some("对照原稿；照原稿改，或者写明原因"),
            ),
        ] {
            assert_eq!(on_page(words).as_deref(), left, "{words}");
        }
    }
}
