//! The kinds of file that are not read, each with what to do.

/// A kind of file that is not read.
#[derive(Debug, PartialEq, Eq)]
pub struct Foreign {
    /// What it is, to follow “这是”.
    pub what: &'static str,
    /// How to get a file that is read: a sentence without its full stop.
    pub advice: &'static str,
}

/// A kind of file with its advice.
macro_rules! foreign {
    ($($(#[$on:meta])* $name:ident: $what:literal, $advice:expr;)+) => {
        $($(#[$on])* pub(super) static $name: Foreign = Foreign { what: $what, advice: $advice };)+
        /// All of them.
        #[cfg(test)]
        pub(super) static ALL: &[&Foreign] = &[$($(#[$on])* &$name),+];
    };
}

/// For what LibreOffice can turn into a Word file as well as a person can.
macro_rules! saved_as_word {
    () => {
        "用 Word 或 WPS 打开，另存为 .docx；或运行 soffice --headless --convert-to docx 文件名"
    };
}

const BY_HAND: &str = "用 Word 或 WPS 打开，另存为 .docx";
const WORD_FILE: &str = "找到排版前的 Word 文件，另存为 .docx；只有扫描件的，要照着重新录入";
/// Of what holds tables a workbook can be made.
#[cfg(feature = "xlsx")]
const SHEETS: &str =
    "用 Excel 或 WPS 打开，另存为 .xlsx；文字和表格都在 Word 里的，用 Word 文件，另存为 .docx";
#[cfg(not(feature = "xlsx"))]
const SHEETS: &str = TABLES;
const TABLES: &str = "年度报告的文字和表格要在同一份文档里：请用报告的 Word 文件，另存为 .docx";
const UNPACKED: &str = "先解压，再读里面的报告文件";

foreign! {
    OLD_OFFICE: "旧版 Office 文件", saved_as_word!();
    XLS: "旧版 Excel 文件（.xls）", SHEETS;
    PPT: "旧版 PowerPoint 文件（.ppt）", TABLES;
    ENCRYPTED: "加密的 Office 文件", "用 Word 或 WPS 打开，去掉密码后另存为 .docx";
    #[cfg(not(feature = "xlsx"))]
    XLSX: "Excel 文件（.xlsx）", TABLES;
    PPTX: "PowerPoint 文件（.pptx）", TABLES;
    UOF: "标文通文件（.uot、.uof）", "用 WPS 或永中 Office 打开，另存为 .docx";
    ODS: "OpenDocument 表格或演示文稿", SHEETS;
    OFD: "OFD 版式文件", WORD_FILE;
    #[cfg(not(feature = "pdf"))]
    PDF: "PDF 文件", WORD_FILE;
    PICTURE: "图片", WORD_FILE;
    WORD_XML: "XML 格式的 Word 文件", BY_HAND;
    XML: "XML 文件", BY_HAND;
    BOOK: "电子书", WORD_FILE;
    ZIP: "ZIP 压缩包", UNPACKED;
    ARCHIVE: "压缩包", UNPACKED;
    INFOGRAPHIC: "年度报告的图解（一图读懂），不是报告", "图解只摘录部分数据：请读报告全文（Word 文档、网页或 YAML 文件）";
}
