//! What is said of a report's file, and of fields that were changed in two places: a panel on the page.

use askama::Template;

use super::open::Open;
use super::standing::{Notice, Standing};
use super::touched::Clash;
use crate::desk::files::Files;
use crate::desk::http::encoded;
use crate::difference::beside::{self, Difference};
use crate::form::Edition;

/// The panel. Its template is `templates/desk/panel.html`.
#[derive(Template)]
#[template(path = "desk/panel.html")]
struct Panel<'a> {
    number: u64,
    name: &'a str,
    notice: Option<&'a Notice>,
    standing: &'a Standing,
    damaged: Option<&'a str>,
    /// Whether what was taken over is still what the page shows.
    can_go_back: bool,
    /// Where the page and the file differ.
    difference: Option<Difference>,
    clashes: Vec<View>,
    /// A name for the version of the page under which there is no file yet.
    copy: String,
}

/// A field that was changed in two places.
struct View {
    name: String,
    difference: Difference,
}

impl Panel<'_> {
    /// The address of another file of the folder.
    fn address(name: &str) -> String {
        format!("/report/{}/", encoded(name))
    }
}

/// A name for the version of the page under which there is no file yet, beside that of the report.
fn free(name: &str, files: &mut dyn Files) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut names = (1..).map(|number: u32| match number {
        1 => format!("{stem}（另存）.yaml"),
        number => format!("{stem}（另存{number}）.yaml"),
    });
    let found = names.find(|name| files.stamp(name).is_none()).unwrap_or_default();
    found.rsplit('/').next().unwrap_or(&found).to_owned()
}

/// What is said of a report's file; nothing where all is well.
///
/// # Errors
/// The template failed: a fault of the program.
pub fn file_panel(open: &Open, files: &mut dyn Files) -> Result<String, String> {
    if open.panel() == 0 {
        return Ok(String::new());
    }
    let session = open.session();
    let difference = match open.standing() {
        Standing::Conflict { theirs, .. } => Some(beside::lines(theirs, session.text())),
        _ => None,
    };
    let panel = Panel {
        number: open.panel(),
        name: session.name(),
        notice: open.notice(),
        standing: open.standing(),
        damaged: open.damaged(),
        can_go_back: matches!(open.notice(), Some(Notice::Taken { version, .. }) if *version == session.version()),
        difference,
        clashes: Vec::new(),
        copy: free(session.name(), files),
    };
    panel.render().map_err(|error| error.to_string())
}

/// Fields that were changed elsewhere while somebody typed in them.
///
/// # Errors
/// The template failed: a fault of the program.
pub fn clash_panel(clashes: &[Clash], edition: &'static Edition) -> Result<String, String> {
    let view = |clash: &Clash| {
        let mut points = edition.data_points();
        let point = points.find(|point| point.to_string() == clash.path);
        View {
            name: point.map_or_else(|| clash.path.clone(), |point| edition.point_name(point)),
            difference: beside::lines(&clash.theirs, &clash.mine),
        }
    };
    let panel = Panel {
        number: 0,
        name: "",
        notice: None,
        standing: &Standing::Saved,
        damaged: None,
        can_go_back: false,
        difference: None,
        clashes: clashes.iter().map(view).collect(),
        copy: String::new(),
    };
    panel.render().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::files::{Day, Memory};

    #[test]
    fn the_name_that_is_offered_for_a_copy_is_free() {
        let mut files = Memory::new(Day {
            year: 2026,
            month: 1,
            day: 12,
        });
        assert_eq!(free("科室/a.yaml", &mut files), "a（另存）.yaml");
        files.put("科室/a（另存）.yaml", b"");
        files.put("a（另存2）.yaml", b"");
        assert_eq!(free("科室/a.yaml", &mut files), "a（另存2）.yaml");
    }
}
