//! The rules that only documents can break: what a file of figures and prose cannot have wrong.

use crate::diagnostic::declare_rules;

declare_rules! {
    /// About what could be read.
    pub static OF_READING;

    /// Something that was read, though not for certain.
    pub static DOUBTFUL_READING = {
        id: "doubtful-reading", title: "读得没有把握", severity: [Warning], basis: "",
        what: "文档里的一个数、一行或一处文字读进来了，但位置或意思不能完全确定：一行的格数与表头不符；一格横跨几栏；标签缺了，只能按顺序认；金额写明的单位不是万元，已经换算；金额的单位认不出，这个数没有填；找不到标题、机关名称或年度。",
        why: "读错一格，后面的核对和汇总就都错了。",
        fix: "对照原文核对提示的位置；在 Word 里把表格恢复成统一格式的样子，再读一次。",
        topic: Structure,
        inputs: Documents,
    };

    /// Something of a document that has no place in the report.
    pub static UNREAD_CONTENT = {
        id: "unread-content", title: "有内容没有读入", severity: [Warning, Info], basis: "",
        what: "文档里有放不进报告的内容：图片、图表和公式；表里多出来的行和栏、找不到该填的格的数；删除线划去的字；Word 内容控件里没有改写的提示文字；报告前后的文字；后面的另一份报告。网页的菜单、页脚和 Word 留下的标记只作提示。",
        why: "没有读入的内容不会出现在生成的报告里，不说出来就等于丢掉了。",
        fix: "确实属于报告的，抄到相应的部分；导入的文件里，它们以注释的形式留在原处。",
        topic: Structure,
        inputs: Documents,
    };

    /// The same table twice.
    pub static DUPLICATE_TABLE = {
        id: "duplicate-table", title: "同一张表出现了几次", severity: [Warning], basis: "{格式}",
        what: "统一格式的同一张表在文档里出现了不止一次。",
        why: "两张表的数字不同时，读者不知道该信哪一张。",
        fix: "只保留一张；提示里说明了以哪一张为准。",
        topic: Structure,
        inputs: Documents,
    };
}

declare_rules! {
    /// About the parts of the report.
    pub static OF_PARTS;

    /// A part that stands before one that it should follow.
    pub static SECTION_ORDER = {
        id: "section-order", title: "六个部分的顺序不对", severity: [Error], basis: "{格式}",
        what: "报告的一个部分没有排在统一格式规定的位置。",
        why: "统一格式规定了六个部分及其顺序。",
        fix: "把这一部分移到规定的位置。",
        topic: Structure,
        inputs: Documents,
    };

    /// A part under another title than the form's.
    pub static SECTION_TITLE = {
        id: "section-title", title: "部分的标题与格式不同", severity: [Warning], basis: "{格式}",
        what: "一个部分的标题不是统一格式的文字；标题的编号不对；没有标题。",
        why: "统一格式规定了标题的文字；自拟标题不利于查找和汇总。",
        fix: "改用统一格式的标题。",
        topic: Structure,
        inputs: Documents,
    };
}

declare_rules! {
    /// About what a document says otherwise than the form, or than the file it was made from.
    pub static OF_DIFFERENCES;

    /// A label of a table that is not the form's.
    pub static ALTERED_LABEL = {
        id: "altered-label", title: "表里的标签与格式不同", severity: [Warning], basis: "{格式}",
        what: "表里一行或一栏的标签没有写；缺字或改了字。空格、换行、全角半角的不同不算。",
        why: "统一格式的表不得改动；标签不对，读者不知道数字说的是什么。",
        fix: "按统一格式恢复标签。",
        topic: Structure,
        inputs: Documents,
    };

    /// A finished document that says something else than the file it was made from.
    pub static DIFFERS_FROM_SOURCE = {
        id: "differs-from-source", title: "文档与源文件不一致", severity: [Error], basis: "",
        what: "用 --against 核对时，文档里的一个数与源文件（YAML）不同；标题、署名或落款的日期不同；一段文字不同，缺了一段或多了一段。",
        why: "生成以后在 Word 里改过的，源文件里没有；下一次生成就会丢掉，汇总用的也还是旧的数。",
        fix: "确定哪一处是对的：改源文件并重新生成，或者把文档改回去。",
        topic: Structure,
        inputs: Documents,
    };
}
