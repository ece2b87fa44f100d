//! Pages that are no text, and what on a page is none.

use super::shown::{read, refused};

const PROSE: &str = "
text 112 120 16 全年共受理各类事项二百三十三件，其中网上受理占到九成
text 80 149 16 以上，现场受理逐步减少。
";

#[test]
fn scans_are_refused_or_told() {
    let scan = "page 595 842\npicture 0 0 595 842\n";
    let error = refused(&format!("{scan}{scan}"));
    assert_eq!(error.message, "这份 PDF 的 2 页都是图片，没有文字");
    assert!(error.help.contains("扫描件"), "{}", error.help);
    let error = refused(&format!("{scan}invisible 80 120 16 识别出来的文字\n"));
    assert!(error.message.contains("程序识别出来的"), "{}", error.message);
    assert_eq!(refused("page 595 842\n").message, "这份 PDF 里没有文字");
    let drawn = refused("page 595 842\nlevel 100 80 500\n").message;
    assert_eq!(drawn, "这份 PDF 的 1 页都没有文字，文字可能已经转成了图形");
    let mixed = read(&format!(
        "page 595 842{PROSE}{scan}page 595 842{PROSE}{scan}invisible 80 120 16 12\n"
    ));
    assert!(mixed.contains("扫描的图片（第2页，没有文字）"), "{mixed}");
    assert!(mixed.contains("扫描的图片（第4页，其中看不见的文字"), "{mixed}");
}

#[test]
fn characters_that_the_file_does_not_name_are_told() {
    let few = read(&format!("page 595 842{PROSE}text 80 300 16 共\u{fffd}件\n"));
    assert!(few.contains("共\u{fffd}件"), "{few}");
    assert!(
        few.contains("1 个读不出的字（在第1页，字体里没有说明是哪个字）"),
        "{few}"
    );
    let most = refused("page 595 842\ntext 80 300 16 \u{fffd}\u{fffd}\u{fffd}件\n");
    assert_eq!(
        most.message,
        "这份 PDF 的字体里没有说明是哪个字，4 个字里有 3 个读不出来"
    );
}

#[test]
fn words_over_the_text_do_not_mix_with_it() {
    let found = read(&format!(
        "page 595 842{PROSE}oblique 200 130 60 草稿\nturned 50 60 16 侧面\ntext 300 130 22 已公开\npicture 300 300 380 380\n"
    ));
    assert_eq!(
        found,
        "全年共受理各类事项二百三十三件，其中网上受理占到九成以上，现场受理逐步减少。
unread before 0: 一张图片（第1页）
unread before 0: 压在别的字上的字“已公开”（水印或印章）（第1页）
unread before 0: 斜着的字“草稿”（水印或印章）（第1页）
unread before 0: 转了方向的字“侧面”（第1页）
"
    );
    // Closely set marks are no stamp, nor is what is printed twice.
    let bold = format!("page 595 842{PROSE}{PROSE}");
    assert_eq!(
        read(&bold),
        "全年共受理各类事项二百三十三件，其中网上受理占到九成以上，现场受理逐步减少。\n"
    );
}

#[test]
fn what_the_file_calls_none_of_the_text_is_left_out() {
    let found = read(&format!(
        "page 595 842\nartifact 80 50 10 某某市\n{PROSE}artifact 440 790 14 — 1 —\n"
    ));
    assert_eq!(
        found,
        "全年共受理各类事项二百三十三件，其中网上受理占到九成以上，现场受理逐步减少。\n"
    );
    // A file that calls everything so is read.
    let found = read("page 595 842\nartifact 80 300 16 全年共受理各类事项二百三十三件。\n");
    assert_eq!(found, "全年共受理各类事项二百三十三件。\n");
}
