//! Opening a file (ISO 32000-2, 7.5.1): by the list of its objects, or by looking for them.

use std::cell::RefCell;

use super::kinds;
use super::repair;
use super::security;
use super::store::File;
use super::xref;
use crate::format::Unreadable;
use crate::format::pdf::limits::Budget;
use crate::format::pdf::syntax::Value;

/// A file of these bytes.
///
/// # Errors
///
/// It is damaged beyond mending, or cannot be read without a password.
pub fn open<'a>(bytes: &'a [u8], budget: &'a Budget) -> Result<File<'a>, Unreadable> {
    let mut file = File::new(bytes, budget);
    if let Some((entries, trailer)) = xref::read(&file) {
        file.entries = RefCell::new(entries);
        file.trailer = trailer;
        secure(&mut file)?;
    }
    if !has_pages(&file) {
        mend(&mut file)?;
    }
    if !has_pages(&file) {
        return Err(file.damaged());
    }
    kinds::told(&file).map_or(Ok(file), Err)
}

fn has_pages(file: &File<'_>) -> bool {
    let root = file.catalogue();
    root.dictionary()
        .is_some_and(|root| file.get(root, "Pages").dictionary().is_some())
}

/// Looks for the objects themselves, where the list of them is wrong.
fn mend(file: &mut File<'_>) -> Result<(), Unreadable> {
    file.repaired = true;
    file.forget();
    let found = repair::scan(file);
    file.entries = RefCell::new(found.entries);
    file.trailer = found.trailer;
    file.security = None;
    file.forget();
    secure(file)?;
    repair::members(file, &found.object_streams);
    if file.trailer.raw("Root").is_none()
        && let Some(root) = repair::root(file)
    {
        file.trailer
            .0
            .insert(Box::from(&b"Root"[..]), Value::Reference(root));
    }
    Ok(())
}

fn secure(file: &mut File<'_>) -> Result<(), Unreadable> {
    let Some(said) = file.trailer.raw("Encrypt") else {
        return Ok(());
    };
    let said = file.resolve(said);
    let identifiers = file.get(&file.trailer, "ID");
    let id = identifiers
        .array()
        .and_then(<[Value]>::first)
        .map(|id| file.resolve(id));
    let id = id.as_ref().and_then(Value::string).unwrap_or_default();
    file.security = match said.dictionary() {
        Some(said) => Some(security::read(file, said, id)?),
        None => None,
    };
    file.forget();
    Ok(())
}
