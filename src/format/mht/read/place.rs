//! Addresses within a saved page: relative ones joined to the page's own, as far as saved pages need it (RFC 3986, 5.2).

/// The address that a reference in a page of this address means.
pub(super) fn joined(base: &str, reference: &str) -> String {
    let base = base.split(['?', '#']).next().unwrap_or_default();
    if has_scheme(reference) {
        return reference.to_owned();
    }
    let root_end = base.find("://").map_or(0, |at| {
        let host = at + 3;
        base.get(host..)
            .and_then(|rest| rest.find('/'))
            .map_or(base.len(), |slash| host + slash)
    });
    let (root, path) = base.split_at_checked(root_end).unwrap_or(("", base));
    if let Some(rest) = reference.strip_prefix("//") {
        let scheme = root.split("//").next().unwrap_or_default();
        return format!("{scheme}//{rest}");
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = if reference.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in reference.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    let slash = if root.is_empty() && !path.starts_with('/') {
        ""
    } else {
        "/"
    };
    format!("{root}{slash}{}", steps.join("/"))
}

/// Whether an address names its scheme: letters before a colon, more than the one of a drive.
fn has_scheme(reference: &str) -> bool {
    let scheme = reference.split_once(':').map_or("", |(scheme, _)| scheme);
    scheme.len() > 1
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}

/// The last word of an address: the name of the file.
pub(super) fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_joined_to_the_address_of_the_page() {
        for (base, reference, expected) in [
            ("http://a.cn/x/y.html", "z.png", "http://a.cn/x/z.png"),
            ("http://a.cn/x/y.html?p=/q", "../z.png", "http://a.cn/z.png"),
            ("http://a.cn", "z.png", "http://a.cn/z.png"),
            ("https://a.cn/x/", "//b.cn/z.png", "https://b.cn/z.png"),
            ("http://a.cn/x/y", "/z.png", "http://a.cn/z.png"),
            ("http://a.cn/x/y", "cid:z@a", "cid:z@a"),
            (
                "file:///C:/D/年报.htm",
                "年报.files/i.png",
                "file:///C:/D/年报.files/i.png",
            ),
            ("", "a/b.png", "a/b.png"),
        ] {
            assert_eq!(joined(base, reference), expected, "{base} {reference}");
        }
        assert_eq!(file_name("http://a.cn/x/z.png?v=1"), "z.png");
    }
}
