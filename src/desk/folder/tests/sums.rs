//! The reports of the folder added up.

use super::{RIGHT, Trial, WRONG, report};
use crate::desk::guard::{Guard, Refusal};
use crate::desk::http::{Method, Request, encoded};
use crate::form::DataPoint;
use crate::pipeline::{Judged, Nothing, read};

/// What the page says of the sum that is asked for.
fn summed(trial: &mut Trial, body: &str) -> String {
    let answer = trial.send(Method::Post, "/sum", body.as_bytes());
    assert_eq!((answer.status, &*answer.headers[0].1), (303, "/#sum"));
    let page = trial.get("/");
    let part = page.split("id=\"sum\"").nth(1).unwrap();
    part.split("id=\"units\"").next().unwrap().to_owned()
}

fn judged(trial: &Trial, name: &str) -> Judged {
    let bytes = trial.files.files.bytes(name).unwrap();
    read(name, bytes.to_vec(), &mut Nothing)
}

fn figure(judged: &Judged, point: DataPoint) -> String {
    let value = judged.report.as_ref().unwrap().values().get(point).unwrap();
    value.normalize().to_string()
}

/// A correct report whose figures are others than those of the example.
const OTHER: (&str, &str) = ("行政许可:       0", "行政许可:       7");

#[test]
fn units_are_summed_into_a_file_that_opens() {
    let mut trial = Trial::new();
    trial.put("甲.yaml", &report("某县教育局", 2021, RIGHT));
    trial.put("乙.yaml", &report("某县财政局", 2021, OTHER));
    let word = judged_word(&report("某县民政局", 2021, RIGHT));
    trial.files.files.put("下/丙.docx", &word);
    // What was built of one, last year's, a letter: none of them is counted.
    trial
        .files
        .files
        .put("甲.docx", &judged_word(&report("某县教育局", 2021, RIGHT)));
    trial.put("去年.yaml", &report("某县教育局", 2020, RIGHT));
    trial.put("通知.txt", "各单位：请于 1 月 31 日前报送");
    let said = summed(&mut trial, "");
    let address = format!(
        "<a href=\"/report/{}/\">打开 汇总-2021.yaml</a>",
        encoded("汇总-2021.yaml")
    );
    for words in [
        "汇总了 3 个单位的 2021 年度报告",
        &address,
        "别的年度的 1 份没有计入",
        "通知.txt 没有计入",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let sum = judged(&trial, "汇总-2021.yaml");
    let parts = [
        judged(&trial, "甲.yaml"),
        judged(&trial, "乙.yaml"),
        judged(&trial, "下/丙.docx"),
    ];
    let report = sum.report.as_ref().unwrap();
    assert_eq!(report.agency.name.as_ref().unwrap().as_str(), "某县人民政府");
    for point in report.edition.data_points() {
        let all = parts
            .iter()
            .map(|part| part.report.as_ref().unwrap().values().get(point).unwrap());
        assert_eq!(
            figure(&sum, point),
            all.sum::<rust_decimal::Decimal>().normalize().to_string(),
            "{point}"
        );
    }
    assert_eq!(
        trial
            .send(Method::Get, address.split('"').nth(1).unwrap(), b"")
            .status,
        200
    );
    // A second one is written beside the first, which is no unit of it.
    let first = trial.files.files.bytes("汇总-2021.yaml").unwrap().to_vec();
    let said = summed(&mut trial, "year=2021");
    assert!(
        said.contains("汇总-2021-2.yaml") && said.contains("汇总了 3 个单位"),
        "{said}"
    );
    assert!(said.contains("汇总-2021.yaml 是以前汇总的"), "{said}");
    assert_eq!(trial.files.files.bytes("汇总-2021.yaml").unwrap(), first);
    // Nor is the document from which a file was begun.
    trial.files.files.put(
        "来文.docx",
        &judged_word(&super::report("某县财政局", 2021, RIGHT)),
    );
    let said = summed(&mut trial, "");
    assert!(
        said.contains("汇总了 3 个单位") && said.contains("没有计入 来文.docx"),
        "{said}"
    );
    let sum = judged(&trial, "汇总-2021-3.yaml");
    for point in report.edition.data_points() {
        let first = report
            .values()
            .get(point)
            .map(|value| value.normalize().to_string());
        assert_eq!(Some(figure(&sum, point)), first, "{point}");
    }
    // Nor is the government's own report, however it was begun.
    trial.put("县政府.yaml", &super::report("某县人民政府", 2021, OTHER));
    let said = summed(&mut trial, "");
    assert!(
        said.contains("汇总了 3 个单位") && said.contains("县政府.yaml 是汇总机关自己的报告"),
        "{said}"
    );
}

fn judged_word(text: &str) -> Vec<u8> {
    let judged = read("a.yaml", text.as_bytes().to_vec(), &mut Nothing);
    judged
        .write(crate::format::by_name("docx").unwrap(), false)
        .unwrap()
        .unwrap()
}

#[test]
fn what_stands_in_the_way_is_told_by_unit_and_nothing_is_written() {
    let mut trial = Trial::new();
    trial.put("甲.yaml", &report("某县教育局", 2021, RIGHT));
    trial.put("乙.yaml", &report("某县财政局", 2021, WRONG));
    trial.put("丙.yaml", &report("某县教育局", 2021, OTHER));
    trial.put("丁.yaml", "年度: [2021\n机关:\n");
    trial.put("坏.yaml", &report("某县水利局", 2021, OTHER));
    trial.files.refused = Some("坏.yaml");
    let said = summed(&mut trial, "");
    for words in [
        "没有汇总：先解决下面的错误",
        "某县财政局 的报告有 1 个错误",
        "某县教育局 有两份报告",
        "丁.yaml 没有计入",
        "坏.yaml 没有计入：读取失败",
        "name=\"force\"",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("nianbao ") && !said.contains("--"), "{said}");
    assert!(trial.files.files.bytes("汇总-2021.yaml").is_none());
    // Asked for all the same, the file says what was not settled.
    let said = summed(
        &mut trial,
        "force=1&agency=%E6%9F%90%E5%8E%BF%E4%BA%BA%E6%B0%91%E6%94%BF%E5%BA%9C",
    );
    assert!(said.contains("汇总了 3 个单位"), "{said}");
    let text = String::from_utf8(trial.files.files.bytes("汇总-2021.yaml").unwrap().to_vec()).unwrap();
    for words in [
        "没有解决",
        "某县财政局 的报告有 1 个错误",
        "坏.yaml 没有计入",
        "名称: 某县人民政府",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn nothing_to_be_summed_is_said() {
    let mut trial = Trial::new();
    assert!(summed(&mut trial, "").contains("没有可以汇总的报告"));
    trial.put("甲.yaml", &report("某县教育局", 2021, RIGHT));
    let said = summed(&mut trial, "year=2019");
    assert!(
        said.contains("没有可以汇总的报告") && said.contains("别的年度的 1 份"),
        "{said}"
    );
    assert_eq!(trial.send(Method::Get, "/sum", b"").status, 404);
}

#[test]
fn a_stranger_sums_nothing() {
    let guard = Guard::new("127.0.0.1:8421".to_owned(), "secret".to_owned());
    let own = Request {
        method: Method::Post,
        target: "/sum",
        host: Some("127.0.0.1:8421"),
        origin: Some("http://127.0.0.1:8421"),
        cookie: Some("nianbao-8421=secret"),
        body: b"",
    };
    assert_eq!(guard.admit(&own), Ok(None));
    let other = Request {
        cookie: Some("nianbao-8421=guessed"),
        ..own.clone()
    };
    assert_eq!(guard.admit(&other), Err(Refusal::Token));
    let elsewhere = Request {
        origin: Some("http://evil.example"),
        ..own
    };
    assert_eq!(guard.admit(&elsewhere), Err(Refusal::Origin));
}
