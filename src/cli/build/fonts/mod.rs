//! The typefaces that a PDF file is set with, found on this machine or named with `--font`: which ones they are is always said, and
//! what is of another style takes no typeface's place unless somebody says so.

mod families;
mod folders;
mod opened;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::super::error::Error;
use super::super::names::named;
use crate::format::pdf::write::{Embedding, Face, Fonts, Named, Typeface, families};
use families::{Likeness, WANTED};
use opened::Opened;

/// What text is set with (OpenType, OS/2, usWeightClass).
const REGULAR: u16 = 400;
/// What the title is set with.
const BOLD: u16 = 700;

/// How a line begins that says why a font is not used.
const UNUSED: &str = "注意：没有用字体";

/// A face that lies on this machine.
#[derive(Clone, Debug)]
struct Found {
    path: PathBuf,
    index: u32,
    named: Named,
    /// How heavy it is set, where it is variable.
    weight: Option<u16>,
}

impl Found {
    /// How far from a weight it can be had: whether it leans, by how much it is lighter or heavier, and whether it varies.
    fn distance(&self, weight: u16) -> (bool, u16, bool) {
        let own = self.weights_near(weight);
        let near = own.unwrap_or(self.named.weight);
        (self.named.italic, near.abs_diff(weight), own.is_some())
    }

    /// The nearest weight that a variable font can be set.
    fn weights_near(&self, weight: u16) -> Option<u16> {
        let weights = self.named.weights.as_ref()?;
        Some(weight.min(weights.most).max(weights.least))
    }

    /// Whether it is called by the mainland: in a collection the faces differ by the country whose forms they draw.
    fn is_simplified(&self) -> bool {
        let mut families = self.named.families.iter();
        families.any(|family| ["SC", "CN", "GB"].iter().any(|tail| family.ends_with(tail)))
    }

    /// The same that heavy, where it is variable.
    fn of_weight(&self, weight: u16) -> Self {
        Self {
            weight: self.weights_near(weight),
            ..self.clone()
        }
    }

    /// The weight of a variable font that is called so: its family's name with that of the weight.
    fn weight_called(&self, name: &str) -> Option<u16> {
        let named = &self.named.weights.as_ref()?.named;
        let found = named.iter().find(|(own, _)| {
            let mut families = self.named.families.iter();
            families.any(|family| format!("{family} {own}").eq_ignore_ascii_case(name))
        });
        found.map(|(_, weight)| *weight)
    }

    fn is_called(&self, family: &str) -> bool {
        self.named
            .families
            .iter()
            .any(|own| own.eq_ignore_ascii_case(family))
    }

    fn label(&self) -> String {
        let file = named(&self.path);
        let label = match self.named.families.first() {
            Some(family) => format!("{family}，{file}"),
            None => file,
        };
        match self.weight {
            Some(weight) => format!("{label}（可变字体，字重 {weight}）"),
            None => label,
        }
    }
}

/// All faces that lie on this machine, looked for once.
#[derive(Debug, Default)]
pub struct Machine {
    found: OnceLock<Vec<Found>>,
}

/// The typefaces that were chosen, and what is to be said of them.
pub struct Chosen {
    /// The faces.
    pub fonts: Fonts,
    /// Which they are, in lines.
    pub said: String,
}

impl Machine {
    fn found(&self) -> &[Found] {
        self.found.get_or_init(|| {
            let files = folders::files();
            files.iter().flat_map(|path| faces_of(path)).collect()
        })
    }

    /// The typefaces, as `--font` and this machine have them.
    ///
    /// # Errors
    /// One is not there, or what `--font` names is none.
    pub fn choose(&self, named: &[String]) -> Result<Chosen, Error> {
        let mut wishes = BTreeMap::new();
        for wish in named {
            let (typefaces, value) = wish_of(wish)?;
            for typeface in typefaces {
                wishes.insert(typeface, value);
            }
        }
        let mut loaded = Loaded::new();
        let mut faces = Vec::new();
        let mut said: Vec<String> = Vec::new();
        let mut lacking = Vec::new();
        for typeface in Typeface::ALL {
            let (name, purpose) = (typeface.name(), typeface.purpose());
            let choice = match wishes.get(&typeface) {
                Some(value) => {
                    let found = self.wished(typeface, value)?;
                    let face = usable(&found, &mut loaded).map_err(|why| {
                        let label = found.label();
                        Error::Fonts(format!(
                            "字体 {label} {why}，不能用作{name}；请用 --font {name}=字体名或文件 另指一种"
                        ))
                    })?;
                    Some((face, ""))
                }
                None => self.fitting(typeface, &mut loaded, &mut said),
            };
            let Some((face, remark)) = choice else {
                lacking.push(typeface);
                continue;
            };
            let label = face.label();
            said.push(format!("{name}（{purpose}）：{label}{remark}\n"));
            if face.embedding() == Embedding::Whole && !faces.iter().any(|known| Arc::ptr_eq(known, &face)) {
                said.push(format!(
                    "注意：{label} 的厂商要求整个嵌入（fsType 0x0100），PDF 里只有用到的字，公开之前请确认有授权\n"
                ));
            }
            faces.push(face);
        }
        if !lacking.is_empty() {
            let unused = said.iter().filter(|line| line.starts_with(UNUSED));
            let unused: Vec<&str> = unused.map(|line| line.trim_end()).collect();
            let unused = unused.iter().flat_map(|line| ["\n", *line]).collect::<String>();
            return Err(self.lacks(&lacking, &unused, &mut loaded));
        }
        let faces = <[Arc<Face>; 5]>::try_from(faces).map_err(|_| Error::Fonts("字体没有找全".to_owned()))?;
        Ok(Chosen {
            fonts: Fonts::new(faces),
            said: said.concat(),
        })
    }

    /// A face that has all of these characters, or else the most of them; none where no face has any.
    pub fn with_characters(&self, characters: &[char]) -> Option<Arc<Face>> {
        let mut best: Option<(usize, Arc<Face>)> = None;
        // Of several that have them a plain one with the forms of the mainland.
        let mut order: Vec<&Found> = self.found().iter().collect();
        order.sort_by_key(|found| (!found.is_simplified(), found.distance(REGULAR)));
        for found in order {
            let Ok(face) = load(&found.of_weight(REGULAR)) else {
                continue;
            };
            if face.embedding() == Embedding::Forbidden {
                continue;
            }
            let count = characters.iter().filter(|c| face.has(**c)).count();
            if count > best.as_ref().map_or(0, |best| best.0) {
                best = Some((count, face));
            }
            if count == characters.len() {
                break;
            }
        }
        best.map(|best| best.1)
    }

    /// The face that fits a typeface, with what is to be remarked of it. Those that would fit and cannot be used are said.
    fn fitting(
        &self,
        typeface: Typeface,
        loaded: &mut Loaded,
        said: &mut Vec<String>,
    ) -> Option<(Arc<Face>, &'static str)> {
        let wanted = WANTED.iter().filter(|wanted| wanted.typeface == typeface);
        wanted
            .flat_map(|wanted| wanted.families.iter().map(move |family| (wanted, family)))
            .find_map(|(wanted, family)| {
                let found = self.called(family, wanted.weight)?;
                let face = match usable(&found, loaded) {
                    Ok(face) => face,
                    Err(why) => {
                        let line = format!("{UNUSED} {}，它{why}\n", found.label());
                        if !said.contains(&line) {
                            said.push(line);
                        }
                        return None;
                    }
                };
                let remark = match wanted.likeness {
                    Likeness::Same => "",
                    Likeness::Like => "（这台电脑上没有它本身，用同类的字体）",
                };
                Some((face, remark))
            })
    }

    /// The face of a family whose weight is nearest.
    fn called(&self, family: &str, weight: u16) -> Option<Found> {
        let same = self.found().iter().filter(|found| found.is_called(family));
        let nearest = same.min_by_key(|found| found.distance(weight));
        nearest.map(|found| found.of_weight(weight))
    }

    /// What `--font` names: a file, or a family.
    fn wished(&self, typeface: Typeface, value: &str) -> Result<Found, Error> {
        let path = Path::new(value);
        let weight = if typeface == Typeface::BoldSong {
            BOLD
        } else {
            REGULAR
        };
        if path.is_file() {
            let faces = faces_of(path);
            let simplified = faces.iter().find(|found| found.is_simplified());
            let face = simplified.or(faces.first());
            return face.map(|face| face.of_weight(weight)).ok_or_else(|| {
                Error::Usage(format!(
                    "--font 指的文件 {} 不是能用的字体（可用 .ttf、.otf、.ttc）",
                    named(path)
                ))
            });
        }
        let own = |found: &Found| Some(found.of_weight(found.weight_called(value)?));
        let found = self.called(value, weight);
        found
            .or_else(|| self.found().iter().find_map(own))
            .ok_or_else(|| {
                Error::Usage(format!(
                    "--font 指的“{value}”既不是文件，也不是这台电脑上的字体名；字体名以系统字体列表里的为准"
                ))
            })
    }

    /// What to do where typefaces are not there.
    fn lacks(&self, typefaces: &[Typeface], unused: &str, loaded: &mut Loaded) -> Error {
        let names: Vec<&str> = typefaces.iter().map(|typeface| typeface.name()).collect();
        let chinese = WANTED
            .iter()
            .flat_map(|wanted| wanted.families)
            .filter_map(|family| self.called(family, REGULAR))
            .find(|found| usable(found, loaded).is_ok());
        let first = names.first().copied().unwrap_or("仿宋");
        let Some(chinese) = chinese else {
            return Error::Fonts(format!(
                "这台电脑上没有找到中文字体，不能生成 PDF；请安装{}等字体，或用 --font 字体文件 指明一种{unused}",
                Typeface::ALL.map(Typeface::name).join("、")
            ));
        };
        let other = chinese.named.families.first().cloned().unwrap_or_default();
        Error::Fonts(format!(
            "这台电脑上没有{}，也没有同类的字体，没有生成 PDF。可以：安装它；或用 --font {first}=字体名或文件 指明用哪一种，例如 --font {first}=\"{other}\"；或者生成 Word 文档，在有这种字体的电脑上另存{unused}",
            names.join("、"),
        ))
    }
}

/// The typefaces that a `--font` means, and what it gives them: 仿宋=…, or one for all.
fn wish_of(wish: &str) -> Result<(Vec<Typeface>, &str), Error> {
    let Some((name, value)) = wish.split_once('=') else {
        return Ok((Typeface::ALL.to_vec(), wish));
    };
    let known = Typeface::ALL
        .into_iter()
        .find(|typeface| typeface.name() == name.trim());
    match known {
        Some(typeface) => Ok((vec![typeface], value.trim())),
        // A file may have an equals sign in its name.
        None if Path::new(wish).is_file() => Ok((Typeface::ALL.to_vec(), wish)),
        None => Err(Error::Usage(format!(
            "--font 的“{}”不是报告用的字体（可用：{}）",
            name.trim(),
            Typeface::ALL.map(Typeface::name).join("、")
        ))),
    }
}

/// The faces that were loaded, by their file, their number there and their weight.
type Loaded = BTreeMap<(PathBuf, u32, Option<u16>), Arc<Face>>;

/// The face, if a report can be set with it; or else why not.
fn usable(found: &Found, loaded: &mut Loaded) -> Result<Arc<Face>, &'static str> {
    let key = (found.path.clone(), found.index, found.weight);
    if let Some(face) = loaded.get(&key) {
        return Ok(face.clone());
    }
    let face = load(found)?;
    if !face.has('年') {
        return Err("里没有汉字");
    }
    if face.embedding() == Embedding::Forbidden {
        return Err("的厂商不许把它嵌入文件（OS/2 表的 fsType），而 PDF 里的字体都要嵌入");
    }
    loaded.insert(key, face.clone());
    Ok(face)
}

fn load(found: &Found) -> Result<Arc<Face>, &'static str> {
    let file = Opened::new(&found.path).map_err(|_| "的文件读不出来")?;
    let face = Face::new(found.label(), Arc::new(file), found.index);
    let face = face.map(|face| match found.weight {
        Some(weight) => face.of_weight(weight),
        None => face,
    });
    face.map(Arc::new).ok_or("坏了，或者不是能嵌入 PDF 的字体")
}

/// The faces in a file; none where it is no font.
fn faces_of(path: &Path) -> Vec<Found> {
    let Ok(file) = Opened::new(path) else {
        return Vec::new();
    };
    let faces = families(&file).into_iter().zip(0..);
    faces
        .map(|(named, index)| Found {
            path: path.to_path_buf(),
            index,
            named,
            weight: None,
        })
        .collect()
}
