//! Written Word files, part by part, against the table of elements; and that what one part says of others is so.

use std::collections::BTreeSet;

use super::elements::{judge, schema};
use crate::support::{Room, correct, examples, faulty_examples, part, parts, picture};

/// The values of an attribute in a part, wherever it stands.
fn values(xml: &str, attribute: &str) -> BTreeSet<String> {
    let lead = format!(" {attribute}=\"");
    let mut rest = xml.split(&lead);
    rest.next();
    rest.map(|piece| piece.split_once('"').unwrap().0.to_owned())
        .collect()
}

/// The relationships of a part: their names, and the parts that they lead to.
fn links(docx: &[u8], names: &[String], of: &str, folder: &str) -> BTreeSet<String> {
    if !names.iter().any(|name| name == of) {
        return BTreeSet::new();
    }
    let xml = part(docx, of);
    for target in values(&xml, "Target") {
        let target = format!("{folder}{target}");
        assert!(names.contains(&target), "{of} leads to {target}");
    }
    values(&xml, "Id")
}

/// Holds every part of a file to the table, and gives how many there were.
fn holds(name: &str, docx: &[u8]) -> usize {
    let schema = schema();
    let names = parts(docx);
    links(docx, &names, "_rels/.rels", "");
    let links = links(docx, &names, "word/_rels/document.xml.rels", "word/");
    let types = part(docx, "[Content_Types].xml");
    for told in values(&types, "PartName") {
        assert!(names.contains(&told[1..].to_owned()), "{name}: no {told}");
    }
    let known = values(&types, "Extension");
    let mut judged = 0;
    for part_name in &names {
        let ending = part_name.rsplit('.').next().unwrap();
        assert!(known.contains(ending), "{name}: what is {part_name}?");
        // The theme is Office's own, as it is; no style refers to it.
        if ["xml", "rels"].contains(&ending) && !part_name.starts_with("word/theme/") {
            let found = judge(&schema, &part(docx, part_name), &links);
            assert_eq!(found, Ok(()), "{name}: {part_name}");
            judged += 1;
        }
    }
    judged
}

#[test]
fn every_word_file_holds_to_the_schema() {
    let room = Room::new();
    // Everything that the examples have not: pictures, a table of one's own, heads of all levels, a seal.
    let prose = "问题及改进: |\n  （一）问题。有的。\n  1.其一。有。\n  （1）其二。有。\n  表：题\n  | 甲 | 乙 |\n  | ^ | 2 |\n  ![图](x.png)\n  ![图](x.png) ![](x.png)\n";
    room.put("x.png", picture());
    let more = correct().replace("问题及改进: |\n", prose);
    room.put(
        "more.yaml",
        format!("{more}落款:\n  署名: 某局\n  日期: 2022-01-20\n版面:\n  表三: 横排\n"),
    );
    let mut sources = vec![room.path("more.yaml")];
    sources.extend(examples());
    sources.extend(faulty_examples());
    let mut judged = 0;
    for path in sources {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let out = room.path(name);
        // Those with mistakes as drafts, which have a mark on every page; not where the file is no YAML.
        let arguments = [
            "build",
            "--draft",
            path.to_str().unwrap(),
            "-d",
            out.to_str().unwrap(),
        ];
        let said = room.run(&arguments);
        let file = format!("{name}/{name}.docx");
        if !room.path(&file).exists() {
            assert!(
                name.starts_with("syntax-") && said.status == 1,
                "{name}: {}",
                said.err
            );
            continue;
        }
        judged += holds(name, &room.bytes(&file));
    }
    assert!(judged > 80, "{judged}");
}
