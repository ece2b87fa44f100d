//! Which lines are shown, and in which order.

use super::{RIGHT, Trial, WRONG, report};
use crate::desk::folder::page::day;
use crate::desk::http::{Method, encoded};

#[test]
fn lines_are_filtered_sorted_and_grouped() {
    let mut trial = Trial::new();
    trial.put("a.yaml", &report("乙局", 2021, RIGHT));
    trial.put("b.yaml", &report("甲局", 2021, WRONG));
    trial.put("c.yaml", &report("甲局", 2022, RIGHT));
    trial.put("d.txt", "通知");
    let keys: Vec<String> = trial.live("").into_iter().map(|(key, _)| key).collect();
    let expected = [
        "unread",
        "file d.txt",
        "year 2022",
        "file c.yaml",
        "year 2021",
        "file b.yaml",
        "file a.yaml",
    ];
    assert_eq!(keys, expected);
    for (query, names) in [
        ("sort=agency", vec!["d.txt", "a.yaml", "c.yaml", "b.yaml"]),
        ("sort=state", vec!["d.txt", "b.yaml"]),
        ("sort=changed", vec!["d.txt", "b.yaml"]),
        ("words=%E7%94%B2", vec!["c.yaml", "b.yaml"]),
        ("words=A.YAML", vec!["a.yaml"]),
        ("year=2021", vec!["b.yaml", "a.yaml"]),
        ("state=unread", vec!["d.txt"]),
        ("state=error&year=2022", vec![]),
        (
            "sort=nonsense&year=x&state=%FF",
            vec!["d.txt", "c.yaml", "b.yaml", "a.yaml"],
        ),
    ] {
        let own = trial.names(query);
        assert!(
            own.starts_with(&names.iter().map(ToString::to_string).collect::<Vec<_>>()),
            "{query}: {own:?}"
        );
    }
    let forth = trial.names("sort=agency");
    let mut back = trial.names("sort=agency&reversed=1");
    back.reverse();
    assert_eq!(forth, back);
    let page = trial.get("/?sort=agency&words=%3Cb%3E");
    assert!(page.contains("aria-sort=\"ascending\"") && page.contains("value=\"&#60;b&#62;\""));
    assert_eq!(page.matches("aria-sort").count(), 1);
}

#[test]
fn a_sheet_of_each_file_can_be_had() {
    let mut trial = Trial::new();
    trial.put("甲.yaml", &report("甲局", 2021, WRONG));
    let answer = trial.send(Method::Get, &format!("/sheet/{}", encoded("甲.yaml")), b"");
    assert_eq!(answer.status, 200);
    // It opens in the browser, with its own style and no script.
    let header = |name| answer.headers.iter().find(|(own, _)| *own == name);
    assert!(header("content-disposition").is_none());
    let policy = &header("content-security-policy").unwrap().1;
    assert!(policy.contains("style-src 'unsafe-inline'") && !policy.contains("script-src"));
    assert!(
        String::from_utf8(answer.body)
            .unwrap()
            .contains("有 1 处必须改正")
    );
    assert_eq!(trial.send(Method::Get, "/sheet/nothing.yaml", b"").status, 404);
}

#[test]
fn an_empty_folder_and_hostile_requests_are_answered() {
    let mut trial = Trial::new();
    let page = trial.get("/");
    assert!(page.contains("还没有报告") && page.contains("value=\"2021\""));
    for target in [
        "/?sort=%",
        "/?words=%FF",
        "/folder.json?shown=",
        "/?year=99999999999999999999",
    ] {
        assert_eq!(trial.send(Method::Get, target, b"").status, 200, "{target}");
    }
    for (method, target) in [
        (Method::Post, "/"),
        (Method::Get, "/check"),
        (Method::Get, "/new"),
        (Method::Get, "/upload"),
        (Method::Post, "/download.zip"),
        (Method::Other, "/"),
        (Method::Get, "/sheet/%FF"),
    ] {
        assert_eq!(trial.send(method, target, b"").status, 404, "{target}");
    }
    assert_eq!(trial.send(Method::Post, "/new", b"\xff\xfe").status, 409);
}

#[test]
fn a_day_is_one_of_china() {
    // 23:30 of the day before in Greenwich.
    assert_eq!(day(1_641_943_800), "2022-01-12");
    assert_eq!(day(0), "");
    assert_eq!(day(i64::MAX), "");
}
