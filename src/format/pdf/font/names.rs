//! Names of glyphs: of the Adobe Glyph List what Chinese documents use, beside single letters.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Names, and the character of each behind it.
#[expect(clippy::unicode_not_nfc, reason = "the list tells the ohm from the omega")]
const NAMES: &str = "\
    AE Æ Aacute Á Acircumflex Â Adieresis Ä Agrave À Alpha Α Aring Å Atilde Ã Beta Β Ccedilla Ç Chi Χ \
    Delta ∆ Deltagreek Δ Eacute É Ecircumflex Ê Edieresis Ë Egrave È Epsilon Ε Eta Η Eth Ð Euro € \
    Gamma Γ H18533 ● H22073 □ Iacute Í Icircumflex Î Idieresis Ï Igrave Ì Iota Ι Iotadieresis Ϊ Kappa Κ \
    Lambda Λ Lslash Ł Mu Μ Ntilde Ñ Nu Ν OE Œ Oacute Ó Ocircumflex Ô Odieresis Ö Ograve Ò Omega Ω \
    Omegagreek Ω Omicron Ο Oslash Ø Otilde Õ Phi Φ Pi Π Psi Ψ Rho Ρ Scaron Š Sigma Σ Tau Τ Theta Θ \
    Thorn Þ Uacute Ú Ucircumflex Û Udieresis Ü Ugrave Ù Upsilon Υ Upsilondieresis Ϋ Xi Ξ Yacute Ý \
    Ydieresis Ÿ Zcaron Ž Zeta Ζ aacute á acircumflex â acute ´ adieresis ä ae æ afii00208 ― afii61352 № \
    agrave à alpha α alphatonos ά ampersand & anglebracketleft 〈 anglebracketright 〉 approxequal ≈ \
    aring å arrowdown ↓ arrowleft ← arrowright → arrowup ↑ asciicircum ^ asciitilde ~ asterisk * at @ \
    atilde ã backslash \\ bar | beta β blackcircle ● blackdiamond ◆ blacklenticularbracketleft 【 \
    blacklenticularbracketright 】 blacksquare ■ blackstar ★ blackuppointingtriangle ▲ braceleft { \
    braceright } bracketleft [ bracketright ] breve ˘ brokenbar ¦ bullet • bullseye ◎ caron ˇ ccedilla ç \
    cedilla ¸ cent ¢ centigrade ℃ chi χ circle ○ circumflex ˆ colon : comma , copyright © \
    cornerbracketleft 「 cornerbracketright 」 currency ¤ dagger † daggerdbl ‡ dblanglebracketleft 《 \
    dblanglebracketright 》 dblverticalbar ‖ degree ° delta δ dieresis ¨ divide ÷ dollar $ dotaccent ˙ \
    dotlessi ı eacute é ecircumflex ê edieresis ë egrave è eight 8 eightcircle ⑧ eighteencircle ⑱ \
    elevencircle ⑪ ellipsis … emdash — endash – epsilon ε epsilontonos έ equal = eta η etatonos ή eth ð \
    euro € exclam ! exclamdown ¡ f_f ﬀ f_f_i ﬃ f_f_l ﬄ f_i ﬁ f_l ﬂ ff ﬀ ffi ﬃ ffl ﬄ fi ﬁ fifteencircle ⑮ \
    filledbox ■ five 5 fivecircle ⑤ fl ﬂ florin ƒ four 4 fourcircle ④ fourteencircle ⑭ fraction ⁄ \
    gamma γ germandbls ß grave ` greater > greaterequal ≥ guillemotleft « guillemotright » \
    guilsinglleft ‹ guilsinglright › horizontalbar ― hungarumlaut ˝ hyphen - hyphentwo ‐ iacute í \
    icircumflex î ideographiccomma 、 ideographicperiod 。 idieresis ï igrave ì ilde ˜ infinity ∞ \
    integral ∫ iota ι iotatonos ί kappa κ lambda λ less < lessequal ≤ logicalnot ¬ lozenge ◊ lslash ł \
    macron ¯ middot · minus − minute ′ mu µ mu1 µ mugreek μ multiply × nine 9 ninecircle ⑨ \
    nineteencircle ⑲ notequal ≠ ntilde ñ nu ν numbersign # numero № oacute ó ocircumflex ô odieresis ö \
    oe œ ogonek ˛ ograve ò omega ω omicron ο one 1 onecircle ① onehalf ½ onequarter ¼ onesuperior ¹ \
    ordfeminine ª ordmasculine º oslash ø otilde õ overscore ¯ paragraph ¶ parenleft ( parenright ) \
    partialdiff ∂ percent % period . periodcentered · perthousand ‰ phi φ pi π plus + plusminus ± \
    product ∏ psi ψ question ? questiondown ¿ quotedbl \" quotedblbase „ quotedblleft “ quotedblright ” \
    quoteleft ‘ quoteright ’ quotesinglbase ‚ quotesingle ' radical √ referencemark ※ registered ® rho ρ \
    ring ˚ scaron š second ″ section § semicolon ; seven 7 sevencircle ⑦ seventeencircle ⑰ sigma σ \
    sigma1 ς sigmafinal ς six 6 sixcircle ⑥ sixteencircle ⑯ slash / sterling £ summation ∑ tau τ \
    tencircle ⑩ theta θ thirteencircle ⑬ thorn þ three 3 threecircle ③ threequarters ¾ threesuperior ³ \
    tilde ˜ trademark ™ triagup ▲ twelvecircle ⑫ twentycircle ⑳ two 2 twocircle ② twodotenleader ‥ \
    twodotleader ‥ twosuperior ² uacute ú ucircumflex û udieresis ü ugrave ù underscore _ upsilon υ \
    upsilondieresistonos ΰ whitecircle ○ whitediamond ◇ whitesquare □ whitestar ☆ \
    whiteuppointingtriangle △ xi ξ yacute ý ydieresis ÿ yen ¥ zcaron ž zero 0 zeta ζ";

/// Names of characters that cannot be seen.
const BLANKS: &[(&str, char)] = &[
    ("ideographicspace", '\u{3000}'),
    ("nbspace", '\u{a0}'),
    ("nonbreakingspace", '\u{a0}'),
    ("sfthyphen", '\u{ad}'),
    ("softhyphen", '\u{ad}'),
    ("space", '\u{20}'),
];

/// Both lists, to be looked up: a printed page may name the glyphs of a hundred fonts.
static KNOWN: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    let mut words = NAMES.split(' ');
    let pair = || Some((words.next()?, words.next()?.chars().next()?));
    std::iter::from_fn(pair).chain(BLANKS.iter().copied()).collect()
});

/// The character of a glyph of this name; nothing where the name does not say it.
///
/// `uni0041`, `u1F600` and names with an ending (`one.tnum`) are read as the Adobe Glyph List Specification has it.
pub fn character(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    if let Some(character) = KNOWN.get(name) {
        return Some(*character);
    }
    if let [letter] = name.as_bytes() {
        return letter.is_ascii_alphabetic().then(|| char::from(*letter));
    }
    let digits = match (name.strip_prefix("uni"), name.strip_prefix('u')) {
        (Some(digits), _) if digits.len() == 4 => digits,
        (_, Some(digits)) if (4..=6).contains(&digits.len()) => digits,
        _ => return None,
    };
    let written = digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'F'));
    u32::from_str_radix(digits, 16)
        .ok()
        .filter(|_| written)
        .and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_characters() {
        assert_eq!(NAMES.split(' ').count() % 2, 0);
        for (name, expected) in [
            ("A", Some('A')),
            ("seven", Some('7')),
            ("space", Some(' ')),
            ("ogonek", Some('˛')),
            ("one.tnum", Some('1')),
            ("quoteright", Some('’')),
            ("uni516C", Some('公')),
            ("u20BB7", Some('𠮷')),
            ("g12", None),
            (".notdef", None),
            ("uni51", None),
        ] {
            assert_eq!(character(name.as_bytes()), expected, "{name}");
        }
    }
}
