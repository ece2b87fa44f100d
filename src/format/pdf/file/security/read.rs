//! What a file says of its encryption (ISO 32000-2, tables 20, 21 and 25).

use super::decrypt::{Method, Security};
use super::key::{self, Problem, Said};
use crate::format::Unreadable;
use crate::format::pdf::file::store::File;
use crate::format::pdf::syntax::{Dictionary, Value};

const HELP: &str = "打开后去掉密码另存（或打印为新的 PDF），或者提供 Word 文件";

/// How a file is decrypted, by what it says of that and its own identifier.
///
/// # Errors
///
/// It needs a password, or is encrypted in a way that is not known.
pub fn read(file: &File<'_>, said: &Dictionary, id: &[u8]) -> Result<Security, Unreadable> {
    let unknown = || Unreadable::damaged("这份 PDF 用证书或不认识的方式加了密，读不了", HELP);
    if file.get(said, "Filter").name() != Some(b"Standard") {
        return Err(unknown());
    }
    let (streams, strings) = match file.get(said, "V").whole() {
        Some(1..=3) => (Method::Rc4, Method::Rc4),
        Some(4 | 5) => (method(file, said, "StmF"), method(file, said, "StrF")),
        _ => return Err(unknown()),
    };
    let key = facts(file, said, id)
        .ok_or(Problem::Unknown)
        .and_then(|facts| key::of(&facts))
        .map_err(|problem| match problem {
            Problem::Password => Unreadable::damaged("这份 PDF 加了密码，没有密码打不开", HELP),
            Problem::Unknown => unknown(),
        })?;
    Ok(Security {
        key,
        streams,
        strings,
    })
}

fn facts(file: &File<'_>, said: &Dictionary, id: &[u8]) -> Option<Said> {
    let string = |key: &str| file.get(said, key).string().map(<[u8]>::to_vec);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "32 bits, with or without a sign"
    )]
    let permissions = file.get(said, "P").number().unwrap_or_default() as i64 as u32;
    Some(Said {
        revision: file.get(said, "R").whole()?,
        bits: file.get(said, "Length").whole().unwrap_or(40),
        owner: string("O")?,
        user: string("U")?,
        user_key: string("UE").unwrap_or_default(),
        permissions,
        plain_metadata: file.get(said, "EncryptMetadata") == Value::Boolean(false),
        id: id.to_vec(),
    })
}

/// The way that is named for streams or strings (7.6.5).
fn method(file: &File<'_>, said: &Dictionary, key: &str) -> Method {
    let name = file.get(said, key);
    let filters = file.get(said, "CF");
    let filter = name
        .name()
        .and_then(|name| filters.dictionary()?.0.get(name).cloned());
    let filter = filter.map(|filter| file.resolve(&filter)).unwrap_or_default();
    match filter
        .dictionary()
        .map(|filter| file.get(filter, "CFM"))
        .unwrap_or_default()
        .name()
    {
        Some(b"V2") => Method::Rc4,
        Some(b"AESV2") => Method::Aes128,
        Some(b"AESV3") => Method::Aes256,
        _ => Method::None,
    }
}
