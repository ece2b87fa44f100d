//! Fixed phrases of the field that are typed wrong.

/// A wrong phrase with the right one.
#[derive(Debug)]
pub struct Typo {
    /// What is typed.
    pub wrong: &'static str,
    /// What it should be.
    pub right: &'static str,
    /// Characters that right behind the wrong phrase make something else of it.
    pub unless: &'static str,
}

const fn typo(wrong: &'static str, right: &'static str, unless: &'static str) -> Typo {
    Typo { wrong, right, unless }
}

/// The phrases, sorted by the wrong one, none of which begins another. Each must be wrong wherever it stands.
pub const TYPOS: &[Typo] = &[
    typo("《条列》", "《条例》", ""),
    typo("上年度转结", "上年度结转", "余果构"),
    typo("上年转结", "上年结转", "余果构"),
    typo("不予处里", "不予处理", ""),
    typo("不于公开", "不予公开", "场"),
    typo("主动工开", "主动公开", ""),
    typo("人民正府", "人民政府", ""),
    typo("依发答复", "依法答复", ""),
    typo("依申情公开", "依申请公开", ""),
    typo("依申清公开", "依申请公开", ""),
    typo("依门申请", "依申请", ""),
    typo("保密审察", "保密审查", ""),
    typo("信息公开指难", "信息公开指南", ""),
    typo("信息公开条列", "信息公开条例", "出入举明"),
    typo("信息公开申情", "信息公开申请", "况"),
    typo("信息公开申清", "信息公开申请", ""),
    typo("信息处理废", "信息处理费", ""),
    typo("信息处里费", "信息处理费", ""),
    typo("信息工开", "信息公开", "展始"),
    typo("公开为常太", "公开为常态", ""),
    typo("公开为长态", "公开为常态", ""),
    typo("公益组识", "公益组织", ""),
    typo("受理政府公开信息", "受理政府信息公开", ""),
    typo("合法权宜", "合法权益", ""),
    typo("国家密秘", "国家秘密", ""),
    typo("存在的问提", "存在的问题", ""),
    typo("存在问提", "存在问题", ""),
    typo("尚末", "尚未", ""),
    typo("年渡报告", "年度报告", ""),
    typo("征求意建", "征求意见", ""),
    typo("提拱", "提供", ""),
    typo("政府公开信息条例", "政府信息公开条例", ""),
    typo("政府公开信息申请", "政府信息公开申请", ""),
    typo("政府新息", "政府信息", ""),
    typo("政策解渎", "政策解读", ""),
    typo("新收政府公开信息", "新收政府信息公开", ""),
    typo("机构概括", "机构概况", "性地为介"),
    typo("现行有郊", "现行有效", ""),
    typo("监督保章", "监督保障", ""),
    typo("组识领导", "组织领导", ""),
    typo("行政复义", "行政复议", ""),
    typo("行政复仪", "行政复议", ""),
    typo("行政复议议案", "行政复议案件", ""),
    typo("行政强治", "行政强制", ""),
    typo("行政拆讼", "行政诉讼", ""),
    typo("行政诉松", "行政诉讼", ""),
    typo("行政诉颂", "行政诉讼", ""),
    typo("规犯性文件", "规范性文件", ""),
    typo("规范性文建", "规范性文件", ""),
    typo("转结下一年", "结转下一年", ""),
    typo("转结下年", "结转下年", ""),
    typo("转结至下", "结转至下", ""),
    typo("部份公开", "部分公开", ""),
    typo("重点领城", "重点领域", ""),
    typo("领导小姐", "领导小组", ""),
];
