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
use crate::format::pdf::write::{Face, Fonts, Named, Typeface, families};
use families::{Likeness, WANTED};
use opened::Opened;

/// A face that lies on this machine.
#[derive(Clone, Debug)]
struct Found {
    path: PathBuf,
    index: u32,
    named: Named,
}

impl Found {
    fn is_called(&self, family: &str) -> bool {
        self.named
            .families
            .iter()
            .any(|own| own.eq_ignore_ascii_case(family))
    }

    fn label(&self) -> String {
        let family = self.named.families.first().map_or("", String::as_str);
        format!("{family}，{}", named(&self.path))
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
        let mut loaded: BTreeMap<(PathBuf, u32), Arc<Face>> = BTreeMap::new();
        let mut faces = Vec::new();
        let mut said = Vec::new();
        let mut lacking = Vec::new();
        for typeface in Typeface::ALL {
            let choice = match wishes.get(&typeface) {
                Some(value) => Some((self.wished(typeface, value)?, "")),
                None => self.fitting(typeface),
            };
            let Some((found, remark)) = choice else {
                lacking.push(typeface);
                continue;
            };
            let key = (found.path.clone(), found.index);
            let face = match loaded.get(&key) {
                Some(face) => face.clone(),
                None => load(&found)?,
            };
            if !face.has('年') {
                return Err(Error::Fonts(format!(
                    "字体 {} 里没有汉字，不能用作{}；请用 --font {}=字体名或文件 另指一种",
                    found.label(),
                    typeface.name(),
                    typeface.name()
                )));
            }
            let (name, purpose, label) = (typeface.name(), typeface.purpose(), face.label());
            said.push(format!("{name}（{purpose}）：{label}{remark}\n"));
            if face.is_restricted() && !loaded.contains_key(&key) {
                said.push(format!(
                    "注意：{} 的厂商不许把它嵌入文件（fsType 2），公开之前请确认有授权\n",
                    face.label()
                ));
            }
            loaded.insert(key, face.clone());
            faces.push(face);
        }
        if !lacking.is_empty() {
            return Err(self.lacks(&lacking));
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
        for found in self.found() {
            let Ok(face) = load(found) else { continue };
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

    /// The face that fits a typeface, with what is to be remarked of it.
    fn fitting(&self, typeface: Typeface) -> Option<(Found, &'static str)> {
        let wanted = WANTED.iter().filter(|wanted| wanted.typeface == typeface);
        wanted
            .flat_map(|wanted| wanted.families.iter().map(move |family| (wanted, family)))
            .find_map(|(wanted, family)| {
                let found = self.called(family, wanted.weight)?;
                let remark = match wanted.likeness {
                    Likeness::Same => "",
                    Likeness::Like => "（这台电脑上没有它本身，用同类的字体）",
                };
                Some((found, remark))
            })
    }

    /// The face of a family whose weight is nearest.
    fn called(&self, family: &str, weight: u16) -> Option<Found> {
        let same = self.found().iter().filter(|found| found.is_called(family));
        same.min_by_key(|found| (found.named.italic, found.named.weight.abs_diff(weight)))
            .cloned()
    }

    /// What `--font` names: a file, or a family.
    fn wished(&self, typeface: Typeface, value: &str) -> Result<Found, Error> {
        let path = Path::new(value);
        let weight = if typeface == Typeface::BoldSong { 700 } else { 400 };
        if path.is_file() {
            let faces = faces_of(path);
            // In a collection the faces differ by the country whose forms they draw.
            let simplified = |found: &&Found| {
                let mut families = found.named.families.iter();
                families.any(|family| ["SC", "CN", "GB"].iter().any(|tail| family.ends_with(tail)))
            };
            let face = faces.iter().find(simplified).or(faces.first());
            return face.cloned().ok_or_else(|| {
                Error::Usage(format!(
                    "--font 指的文件 {} 不是能用的字体（可用 .ttf、.otf、.ttc）",
                    named(path)
                ))
            });
        }
        self.called(value, weight).ok_or_else(|| {
            Error::Usage(format!(
                "--font 指的“{value}”既不是文件，也不是这台电脑上的字体名；字体名以系统字体列表里的为准"
            ))
        })
    }

    /// What to do where typefaces are not there.
    fn lacks(&self, typefaces: &[Typeface]) -> Error {
        let names: Vec<&str> = typefaces.iter().map(|typeface| typeface.name()).collect();
        let chinese = WANTED
            .iter()
            .flat_map(|wanted| wanted.families)
            .find_map(|family| self.called(family, 400));
        let first = names.first().copied().unwrap_or("仿宋");
        let Some(chinese) = chinese else {
            return Error::Fonts(format!(
                "这台电脑上没有找到中文字体，不能生成 PDF；请安装{}等字体，或用 --font 字体文件 指明一种",
                Typeface::ALL.map(Typeface::name).join("、")
            ));
        };
        let other = chinese.named.families.first().cloned().unwrap_or_default();
        Error::Fonts(format!(
            "这台电脑上没有{}，也没有同类的字体，没有生成 PDF。可以：安装它；或用 --font {first}=字体名或文件 指明用哪一种，例如 --font {first}=\"{other}\"；或者生成 Word 文档，在有这种字体的电脑上另存",
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

fn load(found: &Found) -> Result<Arc<Face>, Error> {
    let file = Opened::new(&found.path).map_err(|cause| Error::file("读取字体", &found.path, cause))?;
    let face = Face::new(found.label(), Arc::new(file), found.index);
    face.map(Arc::new)
        .ok_or_else(|| Error::Fonts(format!("字体 {} 坏了，或者不是能嵌入 PDF 的字体", found.label())))
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
        })
        .collect()
}
