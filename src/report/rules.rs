//! The rules that reading a file's tree may find broken.

use crate::diagnostic::declare_rules;

declare_rules! {
    /// About the file, its keys and its figures.
    pub static OF_KEYS;

    /// A file that holds no report.
    pub static NOT_A_REPORT = {
        id: "not-a-report", title: "不是年度报告", severity: [Error], basis: "政府信息公开条例 第五十条",
        what: "文件是空的；只有注释；没有年度报告的任何一个键；文档里没有统一格式的表，也没有六个部分；文件是旧版 Office 一类不能直接读取的格式。",
        why: "没有内容就无从核对，也生成不了报告。",
        fix: "检查是否选错了文件；用 nianbao new 生成一份可以填写的文件。",
        topic: Structure,
    };

    /// A key that is not the form's.
    pub static UNKNOWN_KEY = {
        id: "unknown-key", title: "不认识的键", severity: [Error], basis: "{格式}",
        what: "文件里有格式上没有的键，多半是写错了字；格式上有的键写错了地方。",
        why: "写错的键下面的数字不会进入报告，等于漏填。",
        fix: "按提示改成正确的键；自己的备注请写在 # 之后。",
        topic: Structure,
        inputs: Yaml,
    };

    /// A key or a row that the form has and the file lacks.
    pub static MISSING_KEY = {
        id: "missing-key", title: "缺少应有的键", severity: [Error], basis: "{格式}",
        what: "缺少必须填写的键；必须填写的键空着；表里少了一行；核实说明没有写理由。",
        why: "统一格式规定了每一行，缺一行就不是完整的报告。",
        fix: "补上这个键；没有发生的填 0。",
        topic: Structure,
    };

    /// A key of what is printed, with nothing behind it.
    pub static BLANK_VALUE = {
        id: "blank-value", title: "写了键而没有填", severity: [Warning], basis: "",
        what: "落款的日期空着；或者报告用通用的引言，而机关的地址、邮编、电话空着。",
        why: "通用的引言要写明怎样联系本机关，落款要有日期；空着的会漏印，公布时容易忘记补。",
        fix: "填上；确实不印的，删去这个键。",
        topic: Structure,
        inputs: Yaml,
    };

    /// The same key twice.
    pub static DUPLICATE_KEY = {
        id: "duplicate-key", title: "同一个键写了两次", severity: [Error], basis: "{格式}",
        what: "同一层里同一个键出现了两次。",
        why: "两处只能有一处算数，另一处的数字会被丢掉。",
        fix: "核对两处，保留正确的一处。",
        topic: Structure,
        inputs: Yaml,
    };

    /// A value of a kind that its key cannot have.
    pub static WRONG_TYPE = {
        id: "wrong-type", title: "值的种类不对", severity: [Error], basis: "{格式}",
        what: "年度不是年份；日期不是日期；该写一个词或一个数的地方写了列表；只能从几个词里选的，写了别的。",
        why: "读不出确定的意思，就不能放进报告。",
        fix: "按提示改写这个值。",
        topic: Structure,
        inputs: Yaml,
    };

    /// A row with more or fewer figures than the table has columns.
    pub static WRONG_ROW_LENGTH = {
        id: "wrong-row-length", title: "一行的数字个数不对", severity: [Error], basis: "{格式}",
        what: "一行里的数字比表的栏目多或少。",
        why: "少一个数，后面的数就全部错位；不能确定缺的是哪一个，这一行也就不参加合计的核对。",
        fix: "按表头逐个核对，没有的填 0；千分位逗号会把一个数拆成两个，请去掉。",
        topic: Structure,
        inputs: Yaml,
    };

    /// A figure that is not a plain number.
    pub static NOT_A_COUNT = {
        id: "not-a-count", title: "不是一个规范的数字", severity: [Error], basis: "{格式}",
        what: "该填数字的格子里是负数；是小数（金额除外）；有千分位逗号；用了全角数字；前面有多余的 0；夹有文字、字母或别的符号；带着上标或下标的注号；金额的单位没有写全；数字加了引号。金额后面的 元、万元、亿元，写在“注”里的说明，以及本年增减的正负号是可以的。",
        why: "表里只能是不小于 0 的整数（金额和增减除外）；夹着文字的数别人无法汇总。",
        fix: "改成半角数字；需要说明的写成 {值: 55, 注: 说明文字}，在 Word 里写作 55（说明文字）。能确定的数会提示怎样改。",
        topic: Structure,
    };

    /// A figure that is not filled.
    pub static BLANK_CELL = {
        id: "blank-cell", title: "有格子没有填", severity: [Error, Warning], basis: "{格式}",
        what: "表里有空着的格子；用“/”“-”“无”代替了 0；表二以外写了“不适用”。2019 版式为警告。",
        why: "空格分不清是没有发生还是忘了填；格式要求没有发生的填 0。",
        fix: "没有发生的填 0，漏填的补上数字。",
        topic: Structure,
    };

    /// An inserted figure that names nothing.
    pub static UNKNOWN_FIGURE = {
        id: "unknown-figure", title: "引用的数字不存在", severity: [Error], basis: "",
        what: "正文里的 {{…}} 没有指到报告中的一个数；指到的地方没有填写；算式写错了。",
        why: "引用不到数字，印出来的报告里就会缺一个数。",
        fix: "按提示改正键名；例如 {{申请.本年新收.总计}}。",
        topic: Structure,
        inputs: Yaml,
    };
}

declare_rules! {
    /// About the parts and tables that a report must have.
    pub static OF_PARTS;

    /// A statutory table that is absent.
    pub static MISSING_TABLE = {
        id: "missing-table", title: "缺少统一格式的表", severity: [Error], basis: "{格式}",
        what: "第二、三、四部分缺少规定的表。",
        why: "一句“未收到申请”不能代替表格；没有发生的，表里也要逐格填 0。",
        fix: "补上整张表，没有发生的填 0。",
        topic: Structure,
    };

    /// One of the six parts that is absent.
    pub static MISSING_SECTION = {
        id: "missing-section", title: "六个部分缺了一个", severity: [Error], basis: "政府信息公开条例 第五十条",
        what: "报告的六个部分缺少一个。",
        why: "条例和统一格式规定报告必须有这六个部分；第六部分没有其他事项的，也要写一句。",
        fix: "补上这个部分。",
        topic: Structure,
    };
}

declare_rules! {
    /// About the edition of the form.
    pub static OF_EDITIONS;

    /// A report on the wrong form.
    pub static WRONG_EDITION = {
        id: "wrong-edition", title: "用错了版式", severity: [Error],
        basis: "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号",
        what: "2021 年度及以后用了 2019 版式；2020 年度及以前用了 2021 版式；两版的表混在一份报告里。",
        why: "2021 年起格式改了：表二的行和栏不同，表三（六）其他处理分成三行。用错版式的报告会被退回。",
        fix: "版式写成与年度相符的一版；表里的行和栏按那一版改。",
        topic: Structure,
    };
}
