//! The numbers by which Word's binary files and RTF name ways of counting: MSONFC ([MS-OSHARED] 2.2.1.3).

use super::counting::Counting;

/// The ways of counting, by their numbers, with their names in newer files (ISO/IEC 29500-1, 17.18.59).
const NAMES: &[(i32, &str)] = &[
    (0, "decimal"),
    (1, "upperRoman"),
    (2, "lowerRoman"),
    (3, "upperLetter"),
    (4, "lowerLetter"),
    (10, "ideographDigital"),
    (11, "japaneseCounting"),
    (14, "decimalFullWidth"),
    (16, "japaneseLegal"),
    (17, "japaneseDigitalTenThousand"),
    (18, "decimalEnclosedCircle"),
    (19, "decimalFullWidth2"),
    (22, "decimalZero"),
    (23, "bullet"),
    (26, "decimalEnclosedFullstop"),
    (27, "decimalEnclosedParen"),
    (28, "decimalEnclosedCircleChinese"),
    (29, "ideographEnclosedCircle"),
    (30, "ideographTraditional"),
    (31, "ideographZodiac"),
    (32, "ideographZodiacTraditional"),
    (33, "taiwaneseCounting"),
    (34, "ideographLegalTraditional"),
    (35, "taiwaneseCountingThousand"),
    (36, "taiwaneseDigital"),
    (37, "chineseCounting"),
    (38, "chineseLegalSimplified"),
    (39, "chineseCountingThousand"),
    (255, "none"),
];

/// The way of counting of this number.
pub fn counting(number: i32) -> Counting {
    let found = NAMES.iter().find(|(own, _)| *own == number);
    Counting::from_name(found.map_or("", |(_, name)| *name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_name_ways_of_counting() {
        for (number, printed) in [(0, "3"), (37, "三"), (18, "③"), (23, ""), (255, ""), (6, "3")] {
            assert_eq!(counting(number).print(3), printed, "{number}");
        }
    }
}
