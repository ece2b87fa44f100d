//! Files that are handed over as finished reports and are none: of other programs, cut off, far too large.

use std::fs::File;
use std::io::Write;
use std::process::Stdio;

use crate::support::{Room, correct};

/// The directory of a compound file with a stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes[30] = 9;
    let mut entry: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u8::try_from(entry.len() + 2).unwrap();
    entry.resize(128, 0);
    entry[64] = length;
    bytes[512..640].copy_from_slice(&entry);
    bytes
}

/// The correct report as a file of this format.
fn built(format: &str) -> Vec<u8> {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.run(&["build", "--to", format, "a.yaml"]).is(0, &[]);
    room.bytes(&format!("a.{format}"))
}

#[test]
fn what_cannot_be_read_is_a_failure_of_the_program() {
    let room = Room::new();
    let file = "没有.docx";
    for arguments in [
        &["check", file][..],
        &["build", "--to", "txt", file],
        &["import", file],
        &["import", file, "-o", "a.yaml"],
    ] {
        room.run_in_vain(arguments).is(3, &["失败", file, "没有这个文件"]);
    }
    // A folder means the reports in it, whatever it is called; one without any is not one without mistakes.
    room.put("folder.docx/x", "");
    for arguments in [
        &["check", "folder.docx"][..],
        &["build", "--to", "txt", "folder.docx"],
    ] {
        room.run_in_vain(arguments).is(2, &["没有年度报告"]);
    }
}

#[test]
fn files_of_other_programs_are_told_by_their_content_with_what_to_do() {
    const SAVE: &str = "另存为 .docx";
    let mut zip = b"PK\x03\x04".to_vec();
    zip.extend([0; 22]);
    zip.extend([5, 0, 0, 0]);
    zip.extend(b"a.txt");
    let cases: [(Vec<u8>, &str, &str); 6] = [
        (compound("EncryptedPackage"), "加密", "去掉密码"),
        (compound("Workbook"), "旧版 Excel", "另存为 .xlsx"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "图片", "录入"),
        (b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), "压缩包", "解压"),
        (zip, "ZIP 压缩包", "解压"),
        (b"<?xml version=\"1.0\"?><rss/>".to_vec(), "XML", SAVE),
    ];
    let room = Room::new();
    for (bytes, what, advice) in cases {
        // Whatever it is called.
        for name in ["a.doc", "a.yaml", "a.html", "a"] {
            room.put(name, &bytes);
            for arguments in [
                &["check", name][..],
                &["build", "--to", "docx,html,md,txt", "-d", "out", name],
                &["import", name, "-o", "b.yaml"],
            ] {
                let said = room.run_in_vain(arguments);
                said.is(1, &["错误[not-a-report]", what, advice]);
            }
            std::fs::remove_file(room.path(name)).unwrap();
        }
    }
}

#[test]
fn what_is_far_too_large_is_not_read() {
    let room = Room::new();
    let large = |name: &str, beginning: &[u8]| {
        let mut file = File::create(room.path(name)).unwrap();
        file.write_all(beginning).unwrap();
        file.set_len(200 << 20).unwrap();
    };
    large("a.txt", "一、总体情况\n".as_bytes());
    large("b.docx", b"PK\x03\x04");
    large("c.docx", b"");
    large("d.bin", b"");
    for name in ["a.txt", "b.docx", "c.docx", "d.bin"] {
        for arguments in [
            &["check", name][..],
            &["import", name],
            &["build", "--to", "md", name],
        ] {
            room.run(arguments).is(1, &["错误[file-too-large]", "MB"]);
        }
    }
}

#[cfg(unix)]
#[test]
fn standard_input_without_end_is_not_read_to_its_end() {
    for command in ["check", "import"] {
        let room = Room::new();
        let mut child = room
            .nianbao(&[command, "-"])
            .stdin(File::open("/dev/zero").unwrap())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(1));
        let said = child.wait_with_output().unwrap();
        assert!(String::from_utf8(said.stderr).unwrap().contains("file-too-large"));
    }
}

#[test]
fn a_word_file_cut_off_anywhere_is_read_or_refused() {
    let docx = built("docx");
    let room = Room::new();
    for part in 0..16 {
        room.put("a.docx", &docx[..docx.len() * part / 16]);
        for arguments in [&["check", "a.docx"][..], &["import", "a.docx"]] {
            let status = room.run_in_vain(arguments).status;
            assert!((0..=1).contains(&status), "{part}: {status}");
        }
    }
}

#[test]
fn what_is_no_report_makes_no_file() {
    let room = Room::new();
    for (name, text) in [
        ("a.txt", "今天没有会议。\n"),
        ("a.html", "<p>今天没有会议。</p>"),
        ("a.md", "# 会议\n\n今天没有。\n"),
        ("empty.txt", ""),
    ] {
        room.put(name, text);
        room.run_in_vain(&["import", name, "-o", "b.yaml"])
            .is(1, &["没有生成任何文件"]);
        assert_eq!(room.run_in_vain(&["import", name]).out, "");
    }
    let binary: Vec<u8> = (0..=255_u8).cycle().skip(1).take(5000).collect();
    room.put("a.txt", binary);
    room.run_in_vain(&["check", "a.txt"])
        .is(1, &["错误[not-a-report]", "不是文本"]);
}

#[test]
fn a_report_in_yaml_is_not_imported() {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.put("b.txt", correct());
    for file in ["a.yaml", "b.txt"] {
        room.run_in_vain(&["import", file, "-o", "c.yaml"])
            .is(2, &["已经是 YAML", file]);
        room.run_in_vain(&["check", file]).is(0, &[]);
    }
}

#[test]
fn only_yaml_is_mended() {
    let room = Room::new();
    room.put("a.docx", built("docx"));
    room.put("b.yaml", correct().replace("年度: 2021", "年度：2021"));
    // Nothing is mended where something cannot be.
    room.run_in_vain(&["check", "--fix", "b.yaml", "a.docx"])
        .is(2, &["--fix 只改 YAML 文件", "a.docx", "nianbao import"]);
    room.put("c.yaml", compound("Workbook"));
    room.run_in_vain(&["check", "--fix", "c.yaml"])
        .is(1, &["旧版 Excel"]);
}

#[test]
fn last_years_report_may_be_no_report_of_any_format() {
    let room = Room::new();
    room.put("a.yaml", correct());
    room.put("x.pdf", "%PDF-1.4\n");
    room.put("x.txt", "今天没有会议。\n");
    room.put("x.docx", "PK\u{3}\u{4}");
    for (prior, words) in [("x.pdf", "PDF"), ("x.txt", "不是能读的"), ("x.docx", "x.docx")] {
        room.run_in_vain(&["check", "--prior", prior, "a.yaml"])
            .is(0, &["警告[prior-unreadable]", words]);
    }
}
