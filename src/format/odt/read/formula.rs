//! Formulas: MathML in a part of its own.

use crate::format::Unreadable;
use crate::format::office::xml::Xml;

/// Elements by which a formula is more than a line of words.
const BUILT: [&str; 12] = [
    "mfrac",
    "msqrt",
    "mroot",
    "msup",
    "msub",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mtable",
    "mmultiscripts",
    "mlongdiv",
];

/// The words of a formula in the order of the file, and whether their order alone does not say it.
pub(super) fn words(text: &str) -> Result<(String, bool), Unreadable> {
    let (mut xml, root) = Xml::open(text)?;
    let (mut out, mut built) = (String::new(), root.local() != "math");
    within(&mut xml, &mut out, &mut built)?;
    Ok((out, built))
}

fn within(xml: &mut Xml<'_>, out: &mut String, built: &mut bool) -> Result<(), Unreadable> {
    while let Some(tag) = xml.child()? {
        match tag.local() {
            "mi" | "mn" | "mo" | "mtext" => out.push_str(xml.text()?.trim()),
            // What the formula was typed as.
            "annotation" | "annotation-xml" => xml.skip()?,
            "mfrac" => {
                *built = true;
                let mut first = true;
                while let Some(part) = xml.child()? {
                    if !std::mem::take(&mut first) {
                        out.push('/');
                    }
                    match part.local() {
                        "mi" | "mn" | "mo" | "mtext" => out.push_str(xml.text()?.trim()),
                        _ => within(xml, out, built)?,
                    }
                }
            }
            name => {
                *built |= BUILT.contains(&name);
                within(xml, out, built)?;
            }
        }
    }
    Ok(())
}
