//! What is listed, read and saved, and what is not.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::folder::{Folder, day};
use crate::desk::{Day, FileError, Files, Stamp};

fn room() -> (TempDir, Folder) {
    let room = tempfile::tempdir().unwrap();
    let inner = room.path().join("年报");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("a.yaml"), "年度: 2021\n").unwrap();
    fs::write(room.path().join("outside.yaml"), "secret").unwrap();
    let folder = Folder::open(&inner).unwrap();
    (room, folder)
}

fn names(folder: &mut Folder) -> Vec<String> {
    folder.list().unwrap().into_iter().map(|file| file.name).collect()
}

/// The names of everything in a folder, also what is hidden.
fn all(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn files_that_may_be_reports_are_listed() {
    let (room, mut folder) = room();
    let inner = room.path().join("年报");
    fs::create_dir_all(inner.join("街道/东")).unwrap();
    fs::create_dir(inner.join("folder.yaml")).unwrap();
    fs::create_dir(inner.join(".git")).unwrap();
    for name in [
        "B.YML",
        "c.docx",
        "d.htm",
        "e.md",
        "f.txt",
        "~$c.docx",
        ".a.yaml",
        "g.pptx",
        "h",
        ".git/i.yaml",
        "街道/j.yaml",
        "街道/东/k.docx",
    ] {
        fs::write(inner.join(name), "x").unwrap();
    }
    let listed = [
        "B.YML",
        "a.yaml",
        "c.docx",
        "d.htm",
        "e.md",
        "f.txt",
        "街道/j.yaml",
        "街道/东/k.docx",
    ];
    assert_eq!(names(&mut folder), listed);
    assert_eq!(folder.folder(), "年报");
    for name in listed {
        assert_eq!(folder.read(name).unwrap().1, folder.stamp(name).unwrap());
    }
}

#[test]
fn a_folder_of_very_many_files_is_listed_in_part() {
    let (room, mut folder) = room();
    let inner = room.path().join("年报");
    fs::create_dir(inner.join("0")).unwrap();
    fs::write(inner.join("0/deep.txt"), "").unwrap();
    assert_eq!(names(&mut folder), ["0/deep.txt", "a.yaml"]);
    assert!(folder.is_whole());
    for number in 0..2000 {
        fs::write(inner.join(format!("{number:04}.txt")), "").unwrap();
    }
    let listed = names(&mut folder);
    assert!(!folder.is_whole());
    assert_eq!(listed.len(), 2000);
    // What lies deeper is left out before anything else.
    assert!(!listed.iter().any(|name| name.contains('/')));
}

#[test]
fn a_change_of_somebody_else_is_not_overwritten() {
    let (room, mut folder) = room();
    let path = room.path().join("年报/a.yaml");
    let (_, first) = folder.read("a.yaml").unwrap();
    let second = folder.replace("a.yaml", first, b"one").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"one");
    assert_eq!(folder.stamp("a.yaml"), Some(second));
    // Other bytes of the same number and time.
    let then = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, "two").unwrap();
    let file = fs::File::options().append(true).open(&path).unwrap();
    file.set_modified(then).unwrap();
    assert_eq!(folder.stamp("a.yaml"), Some(second));
    assert_eq!(
        folder.replace("a.yaml", second, b"three"),
        Err(FileError::Changed)
    );
    assert_eq!(fs::read(&path).unwrap(), b"two");
    // The same bytes, of another time.
    let (_, third) = folder.read("a.yaml").unwrap();
    fs::write(&path, "two").unwrap();
    file.set_modified(then + std::time::Duration::from_mins(1))
        .unwrap();
    assert!(folder.replace("a.yaml", third, b"four").is_ok());
    assert_eq!(fs::read(&path).unwrap(), b"four");
    fs::remove_file(&path).unwrap();
    assert_eq!(folder.replace("a.yaml", third, b"five"), Err(FileError::Missing));
    assert_eq!(all(path.parent().unwrap()), [""; 0]);
}

#[test]
fn what_was_written_is_known_though_it_is_gone_a_moment_later() {
    let (room, mut folder) = room();
    let path = room.path().join("年报/a.yaml");
    let (before, first) = folder.read("a.yaml").unwrap();
    folder.replace("a.yaml", first, b"one").unwrap();
    // Gone between writing it and looking at it; or another one lies there.
    for other in [None, Some(before.as_slice())] {
        fs::remove_file(&path).unwrap();
        if let Some(bytes) = other {
            fs::write(&path, bytes).unwrap();
        }
        let stamp = folder.know("a.yaml", &path, b"one");
        assert_ne!(folder.stamp("a.yaml"), Some(stamp));
        fs::write(&path, &before).unwrap();
        assert_ne!(folder.stamp("a.yaml"), Some(stamp));
        assert_eq!(folder.replace("a.yaml", stamp, b"two"), Err(FileError::Changed));
        assert_eq!(fs::read(&path).unwrap(), before);
        fs::write(&path, b"one").unwrap();
        assert!(folder.replace("a.yaml", stamp, b"two").is_ok());
    }
}

#[test]
fn a_stamp_of_another_time_is_refused() {
    let (_room, mut folder) = room();
    let never = Stamp { written: 1, size: 1 };
    assert_eq!(folder.replace("a.yaml", never, b"one"), Err(FileError::Changed));
    folder.read("a.yaml").unwrap();
    assert_eq!(folder.replace("a.yaml", never, b"one"), Err(FileError::Changed));
}

#[test]
fn a_file_is_made_where_none_is() {
    let (room, mut folder) = room();
    let inner = room.path().join("年报");
    let stamp = folder.create("新/b.yaml", b"one").unwrap();
    assert_eq!(fs::read(inner.join("新/b.yaml")).unwrap(), b"one");
    assert_eq!(folder.stamp("新/b.yaml"), Some(stamp));
    assert_eq!(folder.create("新/b.yaml", b"two"), Err(FileError::Exists));
    assert_eq!(folder.create("a.yaml", b"two"), Err(FileError::Exists));
    assert_eq!(folder.create("新", b"two"), Err(FileError::Exists));
    assert!(folder.create("a.yaml/c.yaml", b"two").is_err());
    assert_eq!(fs::read(inner.join("新/b.yaml")).unwrap(), b"one");
    assert_eq!(
        (all(&inner), all(&inner.join("新"))),
        (
            vec!["a.yaml".to_owned(), "新".to_owned()],
            vec!["b.yaml".to_owned()]
        )
    );
}

#[test]
fn no_name_leads_out_of_the_folder() {
    let (room, mut folder) = room();
    let outside = room.path().join("outside.yaml");
    for name in [
        "../outside.yaml",
        "x/../../outside.yaml",
        outside.to_str().unwrap(),
        "..\\outside.yaml",
        "a.yaml\0",
    ] {
        assert_eq!(folder.stamp(name), None);
        assert_eq!(folder.read(name), Err(FileError::Missing));
        assert_eq!(
            folder.replace(name, Stamp::default(), b"x"),
            Err(FileError::Missing)
        );
        assert_eq!(folder.create(name, b"x"), Err(FileError::Missing));
    }
    assert_eq!(folder.create("../new.yaml", b"x"), Err(FileError::Missing));
    assert_eq!(all(room.path()), ["outside.yaml", "年报"]);
    assert_eq!(fs::read(&outside).unwrap(), b"secret");
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    let (room, mut folder) = room();
    let inner = room.path().join("年报");
    let outside = room.path().join("outside.yaml");
    symlink(&outside, inner.join("link.yaml")).unwrap();
    symlink(room.path(), inner.join("up")).unwrap();
    symlink(room.path().join("nothing.yaml"), inner.join("dangling.yaml")).unwrap();
    symlink("a.yaml", inner.join("own.yaml")).unwrap();
    symlink("/dev/zero", inner.join("zero.yaml")).unwrap();
    assert_eq!(names(&mut folder), ["a.yaml", "own.yaml"]);
    for name in ["link.yaml", "up/outside.yaml", "zero.yaml", "up"] {
        assert_eq!(folder.read(name), Err(FileError::Missing), "{name}");
        assert_eq!(
            folder.replace(name, Stamp::default(), b"x"),
            Err(FileError::Missing)
        );
    }
    for name in ["link.yaml", "dangling.yaml"] {
        assert_eq!(folder.create(name, b"x"), Err(FileError::Exists));
    }
    assert_eq!(folder.create("up/new.yaml", b"x"), Err(FileError::Missing));
    assert_eq!(folder.create("up/new/new.yaml", b"x"), Err(FileError::Missing));
    assert_eq!(all(room.path()), ["outside.yaml", "年报"]);
    assert_eq!(fs::read(&outside).unwrap(), b"secret");
    // A link within stays one, and what it leads to is written.
    let (_, stamp) = folder.read("own.yaml").unwrap();
    folder.replace("own.yaml", stamp, b"new").unwrap();
    assert!(inner.join("own.yaml").is_symlink());
    assert_eq!(fs::read(inner.join("a.yaml")).unwrap(), b"new");
}

#[test]
fn what_is_read_only_is_not_written() {
    let (room, mut folder) = room();
    let path = room.path().join("年报/a.yaml");
    let (before, stamp) = folder.read("a.yaml").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let Err(FileError::Failed(why)) = folder.replace("a.yaml", stamp, b"x") else {
        panic!("it was written");
    };
    assert!(why.contains("只读"), "{why}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn last_years_report_and_pictures_lie_beside_the_report() {
    let (room, mut folder) = room();
    let inner = room.path().join("年报");
    fs::create_dir(inner.join("街道")).unwrap();
    fs::write(inner.join("街道/图.png"), "picture").unwrap();
    let mut around = folder.surroundings("街道/b.yaml");
    assert!(around.prior(None).is_none());
    // As for every command, last year's may lie elsewhere.
    let prior = around.prior(Some("../a.yaml")).unwrap();
    assert_eq!(prior.bytes.unwrap(), "年度: 2021\n".as_bytes());
    assert_eq!(prior.name, "街道/../a.yaml");
    assert!(around.prior(Some("../../outside.yaml")).unwrap().bytes.is_ok());
    assert_eq!(around.picture("图.png").unwrap(), b"picture");
    assert!(around.picture("../../outside.yaml").is_err());
}

#[test]
fn the_day_is_that_of_china() {
    let at = |seconds| {
        let Day { year, month, day } = day(seconds);
        (year, month, day)
    };
    assert_eq!(at(0), (1970, 1, 1));
    // 2027-01-31 15:59:59 and 16:00:00 in Greenwich.
    assert_eq!(at(1_801_411_199), (2027, 1, 31));
    assert_eq!(at(1_801_411_200), (2027, 2, 1));
}
