//! Which fonts stand for the typefaces of an official document, the best first.

use crate::format::pdf::write::Typeface;

/// How near a family is to the typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// It is the typeface, by whatever name.
    Same,
    /// It is another maker's of the same style.
    Like,
}

/// Families that may stand for a typeface.
pub struct Wanted {
    /// The typeface.
    pub typeface: Typeface,
    /// How near they are to it.
    pub likeness: Likeness,
    /// The weight that is wanted of them (OpenType, OS/2, usWeightClass).
    pub weight: u16,
    /// Their names, the best first, as fonts have them in English and in Chinese.
    pub families: &'static [&'static str],
}

/// All of them.
pub static WANTED: &[Wanted] = &[
    same(
        Typeface::FangSong,
        &["仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"],
    ),
    like(
        Typeface::FangSong,
        400,
        &[
            "华文仿宋",
            "STFangsong",
            "方正仿宋_GBK",
            "方正仿宋简体",
            "FZFangSong-Z02",
            "FZFangSong-Z02S",
            "朱雀仿宋",
            "Zhuque Fangsong (technical preview)",
            "cwTeXFangSong",
        ],
    ),
    same(Typeface::Song, &["宋体", "SimSun", "新宋体", "NSimSun"]),
    like(Typeface::Song, 400, SONG),
    same(Typeface::Hei, &["黑体", "SimHei"]),
    like(
        Typeface::Hei,
        400,
        &[
            "方正黑体_GBK",
            "方正黑体简体",
            "FZHei-B01",
            "FZHei-B01S",
            "华文黑体",
            "STHeiti",
            "Heiti SC",
            "Noto Sans CJK SC",
            "思源黑体",
            "思源黑体 CN",
            "Source Han Sans SC",
            "Source Han Sans CN",
            "Noto Sans SC",
            "Microsoft YaHei",
            "微软雅黑",
            "PingFang SC",
            "Hiragino Sans GB",
            "WenQuanYi Zen Hei",
            "WenQuanYi Micro Hei",
            "Droid Sans Fallback",
        ],
    ),
    same(Typeface::Kai, &["楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"]),
    like(
        Typeface::Kai,
        400,
        &[
            "华文楷体",
            "STKaiti",
            "Kaiti SC",
            "方正楷体_GBK",
            "方正楷体简体",
            "FZKai-Z03",
            "FZKai-Z03S",
            "AR PL UKai CN",
            "AR PL KaitiM GB",
            "LXGW WenKai GB",
            "LXGW WenKai",
            "霞鹜文楷",
        ],
    ),
    same(
        Typeface::BoldSong,
        &[
            "方正小标宋简体",
            "FZXiaoBiaoSong-B05S",
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05",
        ],
    ),
    like(Typeface::BoldSong, 400, &["华文中宋", "STZhongsong"]),
    like(Typeface::BoldSong, 700, SONG),
    like(Typeface::BoldSong, 400, &["宋体", "SimSun", "新宋体", "NSimSun"]),
];

/// 宋体 of other makers.
const SONG: &[&str] = &[
    "方正书宋_GBK",
    "方正书宋简体",
    "FZShuSong-Z01",
    "FZShuSong-Z01S",
    "华文宋体",
    "STSong",
    "Songti SC",
    "Noto Serif CJK SC",
    "思源宋体",
    "思源宋体 CN",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif SC",
    "AR PL UMing CN",
    "AR PL SungtiL GB",
];

const fn same(typeface: Typeface, families: &'static [&'static str]) -> Wanted {
    Wanted {
        typeface,
        likeness: Likeness::Same,
        weight: 400,
        families,
    }
}

const fn like(typeface: Typeface, weight: u16, families: &'static [&'static str]) -> Wanted {
    Wanted {
        typeface,
        likeness: Likeness::Like,
        weight,
        families,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_typeface_may_be_had_in_some_way() {
        for typeface in Typeface::ALL {
            for likeness in [Likeness::Same, Likeness::Like] {
                let mut wanted = WANTED.iter();
                assert!(
                    wanted.any(|w| w.typeface == typeface && w.likeness == likeness),
                    "{typeface:?}"
                );
            }
        }
    }
}
