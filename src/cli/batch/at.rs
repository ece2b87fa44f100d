//! Which file is being worked on, so that a fault of the program can say where it happened: it ends the whole run.

use std::cell::RefCell;
use std::io::Write;

use crate::diagnostic::emit::harmless;

thread_local! {
    static AT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does something with one file, and remembers which one meanwhile.
pub fn at<R>(name: &str, work: impl FnOnce() -> R) -> R {
    note(Some(name.to_owned()));
    let done = work();
    note(None);
    done
}

fn note(name: Option<String>) {
    // While a thread ends its own variables may be gone.
    let _ = AT.try_with(|at| at.try_borrow_mut().map(|mut at| *at = name));
}

/// Says, when the program comes to a fault, at which file, and how the others are done without it.
pub fn tell_faults() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        before(fault);
        let name = AT.try_with(|at| at.try_borrow().ok().and_then(|at| at.clone()));
        if let Ok(Some(name)) = name {
            let _ = std::io::stderr().write_all(words(&name).as_bytes());
        }
    }));
}

fn words(name: &str) -> String {
    let shown = harmless(name);
    // A pattern for the name, also where it holds what cannot be typed.
    let pairs = name.chars().zip(shown.chars());
    let pattern: String = pairs
        .map(|(own, shown)| if own == shown { own } else { '?' })
        .collect();
    format!(
        "失败：处理 {shown} 时程序出了错，这是程序的毛病，不是这个文件的；已经写好的文件都是完整的。\n\
         先用 --exclude '{pattern}' 跳过它，核对、生成其余的；请把上面几行英文和这个文件告诉开发者\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_remembered_while_it_is_worked_on() {
        let now = || AT.with(|at| at.borrow().clone());
        assert_eq!(at("甲.yaml", now).as_deref(), Some("甲.yaml"));
        assert_eq!(now(), None);
        assert!(words("甲\u{1b}.yaml").contains("--exclude '甲?.yaml'"));
    }
}
