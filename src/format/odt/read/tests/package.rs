//! The file itself: encrypted, damaged, of another kind.

use super::{SPACES, archive, content, odt_with, refused};

#[test]
fn an_encrypted_file_is_told() {
    let manifest = format!(
        "<manifest:manifest {SPACES}><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    );
    let file = archive(&[
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", b"\x8f\x12\x00"),
    ]);
    let told = refused(&file);
    assert!(
        told.message.contains("密码") && told.help.contains("去掉密码"),
        "{told:?}"
    );
}

#[test]
fn a_damaged_file_is_told() {
    let file = odt_with("", "<text:p>年报</text:p>", &[]);
    for cut in [0, 10, file.len() / 2, file.len() - 30] {
        refused(&file[..cut]);
    }
    for (text, said) in [
        (content("", "").replace("</office:text>", ""), "XML"),
        ("<office:x/>".to_owned(), "没有 OpenDocument 的正文"),
        (
            format!("<office:document-content {SPACES}></office:document-content>"),
            "没有 OpenDocument 的正文",
        ),
        ("年报".repeat(1000), "不是完整的"),
    ] {
        assert!(refused(text.as_bytes()).message.contains(said), "{text:.80}");
    }
    assert!(
        refused(&archive(&[("mimetype", b"x")]))
            .message
            .contains("content.xml")
    );
}
