//! The comments of a YAML file, found by their looks alone.

/// The comments of a file, in order.
pub fn remarks(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    // The indentation of the key of a block of lines, and of its lines once there is one.
    let mut block: Option<(usize, Option<usize>)> = None;
    let mut quote: Option<char> = None;
    for line in text.trim_start_matches('\u{feff}').lines() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let blank = line.trim_matches(' ').is_empty();
        if let Some((key, lines)) = block {
            let within = match lines {
                _ if blank => true,
                Some(least) => indent >= least,
                None => indent > key,
            };
            if within {
                block = Some((key, lines.or((!blank).then_some(indent))));
                continue;
            }
            block = None;
        }
        let end = remark(line, &mut quote);
        if let Some(at) = end {
            out.push(line[at..].trim_end().to_owned());
        }
        let before = line[..end.unwrap_or(line.len())].trim_end();
        let mark = before.rsplit(' ').next().unwrap_or_default();
        let is_mark =
            mark.starts_with(['|', '>']) && mark[1..].chars().all(|c| matches!(c, '0'..='9' | '+' | '-'));
        let head = before[..before.len() - mark.len()].trim_end();
        if quote.is_none() && is_mark && head.ends_with(':') {
            let digit = mark
                .chars()
                .find_map(|c| c.to_digit(10))
                .map(|wide| indent + wide as usize);
            block = Some((indent, digit));
        }
    }
    out
}

/// Where the comment of a line begins. `quote` is the one that is open.
fn remark(line: &str, quote: &mut Option<char>) -> Option<usize> {
    let mut before = ' ';
    let mut token = ' ';
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match *quote {
            Some('"') if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(open) if c == open => *quote = None,
            None if c == '#' && matches!(before, ' ' | '\t') => return Some(at),
            None if matches!(c, '"' | '\'') && opens(before, token) => *quote = Some(c),
            Some(_) | None => {}
        }
        before = c;
        if !matches!(c, ' ' | '\t') {
            token = c;
        }
    }
    None
}

/// Whether a quote opens words: behind a key's colon, a comma, a bracket, a dash, or where the line begins.
fn opens(before: char, token: char) -> bool {
    let blank = matches!(before, ' ' | '\t');
    (blank && matches!(token, ' ' | ':' | '[' | '{' | ',' | '-')) || matches!(before, '[' | '{' | ',')
}
