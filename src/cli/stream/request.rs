//! One request: a report by its path or by its content, and what of it is asked for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use data_encoding::{BASE64, BASE64_NOPAD};
use serde_json::value::RawValue;

use crate::check::PictureFault;
use crate::cli::bytes::regular;
use crate::cli::input::Input;
use crate::pipeline::{PriorFile, Surroundings, read};

/// What a request may have.
const KEYS: &[&str] = &[
    "id",
    "path",
    "name",
    "text",
    "base64",
    "prior",
    "prior_text",
    "facts",
];
/// What is said of a file that a report names and whose content was not sent with it.
const NOT_SENT: &str = "没有随请求给出";
/// What last year's report is called that was sent as text.
const PRIOR: &str = "上年报告";

/// A request as it was read.
pub struct Request<'a> {
    /// What the result carries back, whatever it is.
    pub id: Option<&'a RawValue>,
    /// Whether the figures are wanted too.
    pub facts: bool,
    report: Content<'a>,
    prior: Option<Content<'a>>,
    /// What is wrong with the request beside its id.
    wrong: Option<String>,
}

/// A report, by its path or as it was sent.
enum Content<'a> {
    Path(Cow<'a, str>),
    Sent { name: Cow<'a, str>, bytes: Vec<u8> },
}

impl<'a> Request<'a> {
    /// Reads a line. What is wrong with its fields is told when it is judged, so that the result carries its id.
    ///
    /// # Errors
    /// The line is no object, to follow the words for the line.
    pub fn read(line: &'a str) -> Result<Self, String> {
        let fields: BTreeMap<Cow<'a, str>, &'a RawValue> = serde_json::from_str(line)
            .map_err(|cause| format!("不是一个 JSON 对象（第 {} 列起不对）", cause.column()))?;
        let id = fields.get("id").copied();
        let fields = Fields(fields);
        let empty = || Content::Path(Cow::Borrowed(""));
        Ok(match fields.request() {
            Ok((report, prior, facts)) => Self {
                id,
                facts,
                report,
                prior,
                wrong: None,
            },
            Err(wrong) => Self {
                id,
                facts: false,
                report: fields.name().map_or_else(empty, Content::Path),
                prior: None,
                wrong: Some(wrong),
            },
        })
    }

    /// The report judged; `prior` is last year's where the request names none, `number` that of its line.
    pub fn judged(&self, prior: Option<&Path>, number: usize) -> Input {
        if let Some(wrong) = &self.wrong {
            return Input::failed(self.report.name(), format!("第 {number} 行{wrong}"));
        }
        let bytes = match &self.report {
            Content::Path(path) => match regular(Path::new(&**path)) {
                Ok(bytes) => bytes,
                Err(why) => return Input::failed(path, why),
            },
            Content::Sent { bytes, .. } => bytes.clone(),
        };
        let path_of_prior = match &self.prior {
            Some(Content::Path(path)) => Some(Path::new(&**path)),
            Some(Content::Sent { .. }) => None,
            None => prior,
        };
        match (&self.report, &self.prior) {
            (Content::Path(path), None | Some(Content::Path(_))) => {
                Input::judged(Path::new(&**path), bytes, path_of_prior)
            }
            (report, _) => {
                let mut around = Around {
                    prior: self.prior_file(path_of_prior),
                };
                Input {
                    judged: read(report.name(), bytes, &mut around),
                    ..Input::default()
                }
            }
        }
    }

    fn prior_file(&self, path: Option<&Path>) -> Option<PriorFile> {
        match (&self.prior, path) {
            (Some(Content::Sent { name, bytes }), _) => Some(PriorFile {
                name: name.to_string(),
                bytes: Ok(bytes.clone()),
            }),
            (_, Some(path)) => Some(PriorFile {
                name: path.display().to_string(),
                bytes: regular(path),
            }),
            _ => None,
        }
    }
}

impl Content<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Path(name) | Self::Sent { name, .. } => name,
        }
    }
}

/// The fields of a request.
struct Fields<'a>(BTreeMap<Cow<'a, str>, &'a RawValue>);

impl<'a> Fields<'a> {
    /// The report, last year's, and whether the figures are wanted.
    fn request(&self) -> Result<(Content<'a>, Option<Content<'a>>, bool), String> {
        if let Some(unknown) = self.0.keys().find(|key| !KEYS.contains(&&***key)) {
            return Err(format!("有不认识的“{unknown}”（可用：{}）", KEYS.join("、")));
        }
        let report = match (self.text("path")?, self.text("text")?, self.text("base64")?) {
            (Some(path), None, None) => Content::Path(path),
            (None, Some(text), None) => Content::Sent {
                name: self.text("name")?.unwrap_or_default(),
                bytes: text.into_owned().into_bytes(),
            },
            (None, None, Some(base64)) => Content::Sent {
                name: self.text("name")?.unwrap_or_default(),
                bytes: decoded(&base64)?,
            },
            _ => return Err("要有 path、text、base64 三者之一，只写一个".to_owned()),
        };
        let prior = match (self.text("prior")?, self.text("prior_text")?) {
            (None, None) => None,
            (Some(path), None) => Some(Content::Path(path)),
            (None, Some(text)) => Some(Content::Sent {
                name: Cow::Borrowed(PRIOR),
                bytes: text.into_owned().into_bytes(),
            }),
            _ => return Err("prior 和 prior_text 只能写一个".to_owned()),
        };
        let facts = match self.0.get("facts").map(|value| value.get()) {
            None | Some("null" | "false") => false,
            Some("true") => true,
            Some(_) => return Err("的 facts 要写 true 或 false".to_owned()),
        };
        Ok((report, prior, facts))
    }

    /// A text; none where there is none, or null.
    fn text(&self, key: &str) -> Result<Option<Cow<'a, str>>, String> {
        let Some(value) = self.0.get(key).filter(|value| value.get() != "null") else {
            return Ok(None);
        };
        let text: String = serde_json::from_str(value.get()).map_err(|_| format!("的 {key} 要写成字符串"))?;
        Ok(Some(Cow::Owned(text)))
    }

    /// What the report is called, as far as that can be read.
    fn name(&self) -> Option<Cow<'a, str>> {
        let named = |key| self.text(key).ok().flatten();
        named("path").or_else(|| named("name"))
    }
}

fn decoded(base64: &str) -> Result<Vec<u8>, String> {
    let base64: Vec<u8> = base64
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    let bytes = BASE64.decode(&base64).or_else(|_| BASE64_NOPAD.decode(&base64));
    bytes.map_err(|_| "的 base64 不是 base64".to_owned())
}

/// What lies around a report that was sent: what was sent with it. Nothing is read that only the report itself names.
struct Around {
    prior: Option<PriorFile>,
}

impl Surroundings for Around {
    fn prior(&mut self, named: Option<&str>) -> Option<PriorFile> {
        let not_sent = || {
            Some(PriorFile {
                name: named?.to_owned(),
                bytes: Err(NOT_SENT.to_owned()),
            })
        };
        self.prior.take().or_else(not_sent)
    }

    fn picture(&mut self, _path: &str) -> Result<Vec<u8>, PictureFault> {
        Err(PictureFault::Missing(NOT_SENT.to_owned()))
    }
}
