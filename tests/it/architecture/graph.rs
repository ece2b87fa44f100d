//! Which file of the program uses which: every path in the code, followed through the re-exports to the file that declares
//! what it names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::program::File;

/// The files with their arrows.
pub struct Graph {
    /// From a file to the files that declare what it uses, each with the names used.
    pub arrows: BTreeMap<PathBuf, BTreeMap<PathBuf, BTreeSet<String>>>,
}

impl Graph {
    pub fn new(files: &[File]) -> Self {
        let modules: BTreeMap<Vec<String>, &File> = files.iter().map(|f| (module_path(&f.path), f)).collect();
        let exports = modules
            .iter()
            .map(|(path, file)| (path.clone(), exports(&file.code)))
            .collect();
        let crates = Crate { modules, exports };
        let arrows = files.iter().map(|file| (file.path.clone(), crates.arrows(file)));
        Self {
            arrows: arrows.collect(),
        }
    }

    /// Files that use each other in a circle, each circle once.
    pub fn circles(&self) -> Vec<Vec<&Path>> {
        let reach: BTreeMap<&Path, BTreeSet<&Path>> = self
            .arrows
            .keys()
            .map(|from| (from.as_path(), self.reached(from)))
            .collect();
        let mut out: Vec<Vec<&Path>> = Vec::new();
        for (file, reached) in &reach {
            if reached.contains(file) && !out.iter().any(|circle| circle.contains(file)) {
                let back = reached.iter().copied().filter(|to| reach[to].contains(file));
                out.push(back.collect());
            }
        }
        out
    }

    /// Each circle with its arrows and the names that they take.
    pub fn describe_circles(&self) -> String {
        let mut out = String::new();
        for circle in self.circles() {
            out.push_str("circle:\n");
            for from in &circle {
                for (to, names) in self.arrows[*from]
                    .iter()
                    .filter(|(to, _)| circle.contains(&to.as_path()))
                {
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    let (from, to) = (from.display(), to.display());
                    writeln!(out, "  {from} -> {to}: {}", names.join(", ")).unwrap();
                }
            }
        }
        out
    }

    fn reached(&self, from: &Path) -> BTreeSet<&Path> {
        let mut out = BTreeSet::new();
        let mut open: Vec<&Path> = vec![from];
        while let Some(file) = open.pop() {
            for to in self.arrows.get(file).into_iter().flat_map(BTreeMap::keys) {
                if out.insert(to.as_path()) {
                    open.push(to);
                }
            }
        }
        out
    }
}

/// The modules of the crate with what each hands on from others.
struct Crate<'a> {
    modules: BTreeMap<Vec<String>, &'a File>,
    /// By module: the name under which it hands something on, and the path that it is declared by.
    exports: BTreeMap<Vec<String>, BTreeMap<String, Vec<String>>>,
}

impl Crate<'_> {
    fn arrows(&self, file: &File) -> BTreeMap<PathBuf, BTreeSet<String>> {
        let own = module_path(&file.path);
        let mut out: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
        for path in paths(&file.code) {
            let Some((target, name)) = self.declared(&own, &path, 0) else {
                continue;
            };
            if target.path != file.path {
                out.entry(target.path.clone()).or_default().insert(name);
            }
        }
        out
    }

    /// The file that declares what a path names, seen from a module.
    fn declared(&self, from: &[String], path: &[String], depth: usize) -> Option<(&File, String)> {
        let mut at = from.to_vec();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => {
                at.clear();
                rest = &rest[1..];
            }
            "super" => {
                while rest.first().is_some_and(|s| s == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            "self" => rest = &rest[1..],
            child => {
                // A path that begins with a module below; any other names a crate, or something in sight already.
                let mut below = at.clone();
                below.push(child.to_owned());
                if !self.modules.contains_key(&below) {
                    return None;
                }
            }
        }
        while let Some(next) = rest.first() {
            let mut below = at.clone();
            below.push(next.clone());
            if !self.modules.contains_key(&below) {
                break;
            }
            at = below;
            rest = &rest[1..];
        }
        let name = rest.first().cloned().unwrap_or_default();
        // A module that is named as a whole is used by the paths that begin with it.
        if name.is_empty() && rest.is_empty() && path.len() > 1 && depth > 0 {
            return None;
        }
        if let Some(onward) = self.exports.get(&at).and_then(|names| names.get(&name))
            && depth < 8
            && let Some(found) = self.declared(&at, onward, depth + 1)
        {
            return Some(found);
        }
        self.modules.get(&at).map(|file| (*file, name))
    }
}

fn module_path(path: &Path) -> Vec<String> {
    let path = path.with_extension("");
    let mut parts: Vec<String> = path
        .components()
        .map(|c| c.as_os_str().to_str().unwrap().to_owned())
        .collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

/// Every path in the code that leads to another module: the trees of `use` flattened, and paths used where they stand.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    let mut inline = String::new();
    // Who may see an item is no use of that module.
    let code = code.replace("pub(in crate::", "pub(");
    for statement in code.split_inclusive(';') {
        match use_tree(statement) {
            Some((before, _, tree)) => {
                inline.push_str(before);
                out.extend(flattened(tree));
            }
            None => inline.push_str(statement),
        }
    }
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    for word in inline.split(|c| !is_path(c)).filter(|word| word.contains("::")) {
        let word = word.trim_matches(':');

        out.push(word.split("::").map(str::to_owned).collect());
    }
    out
}

/// What stands before a `use` in a statement, whether it hands on, and its tree.
fn use_tree(statement: &str) -> Option<(&str, bool, &str)> {
    let at = statement
        .match_indices("use ")
        .map(|(at, _)| at)
        .find(|at| *at == 0 || statement[..*at].ends_with(['\n', ' ', ')']))?;
    let before = &statement[..at];
    let lead = before.rsplit('\n').next().unwrap_or_default().trim();
    if !(lead.is_empty() || lead.starts_with("pub")) {
        return None;
    }
    Some((
        before,
        lead.starts_with("pub"),
        statement[at + 4..].trim_end_matches(';'),
    ))
}

/// What a module hands on: `pub use` by the name it has there.
fn exports(code: &str) -> BTreeMap<String, Vec<String>> {
    code.split_inclusive(';')
        .filter_map(use_tree)
        .filter(|(_, public, _)| *public)
        .flat_map(|(_, _, tree)| flattened(tree))
        .filter_map(|path| Some((path.last()?.clone(), path)))
        .collect()
}

/// The paths of a tree of `use`: a::{b, c::d} is a::b and a::c::d.
fn flattened(tree: &str) -> Vec<Vec<String>> {
    let tree = tree.trim();
    let Some((lead, group)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap_or_default();
        let path: Vec<String> = name.split("::").map(|s| s.trim().to_owned()).collect();
        return vec![
            path.into_iter()
                .filter(|s| s != "self" || tree == "self")
                .collect(),
        ];
    };
    let lead: Vec<String> = lead
        .split("::")
        .map(|s| s.trim().to_owned())
        .filter(|s| !s.is_empty())
        .collect();
    let group = group.rsplit_once('}').map_or(group, |(group, _)| group);
    let (mut depth, mut from, mut out) = (0, 0, Vec::new());
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let item = group[from..at].trim();
                from = at + 1;
                if !item.is_empty() {
                    out.extend(
                        flattened(item)
                            .into_iter()
                            .map(|path| [lead.clone(), path].concat()),
                    );
                }
            }
            _ => {}
        }
    }
    out
}

/// Made-up files: their paths and their code.
fn made_up(files: &[(&str, &str)]) -> Vec<File> {
    let file = |(path, code): &(&str, &str)| File {
        path: path.into(),
        text: String::new(),
        code: (*code).to_owned(),
    };
    files.iter().map(file).collect()
}

#[test]
fn a_circle_between_files_is_found_through_re_exports_and_paths() {
    let straight = made_up(&[
        ("a/mod.rs", "mod x;\nmod y;\npub use x::X;"),
        ("a/x.rs", "pub struct X;"),
        ("a/y.rs", "use super::X;\nfn f(x: &X) {}"),
    ]);
    assert!(Graph::new(&straight).circles().is_empty());
    for back in [
        "use super::y::f;",
        "use crate::a::y::{f, g as h};",
        "fn g() { super::y::f(&X) }",
    ] {
        let mut files = straight.clone();
        files[1].code = format!("{back}\npub struct X;");
        let graph = Graph::new(&files);
        assert_eq!(
            graph.circles(),
            [[Path::new("a/x.rs"), Path::new("a/y.rs")]],
            "{back}"
        );
        assert!(graph.describe_circles().contains("a/x.rs -> a/y.rs: f"), "{back}");
    }
}
