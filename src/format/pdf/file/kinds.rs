//! Files whose pages are not what people see of them.

use super::store::File;
use crate::format::Unreadable;
use crate::format::pdf::syntax::Value;

/// What is said of such a file.
pub fn told(file: &File<'_>) -> Option<Unreadable> {
    let catalogue = file.catalogue();
    let catalogue = catalogue.dictionary()?;
    // A portfolio (ISO 32000-2, 7.11.6): its pages only ask for another program.
    if file.get(catalogue, "Collection").dictionary().is_some() {
        return Some(Unreadable::damaged(
            "这份 PDF 是文件包，报告在它所附的文件里",
            "打开后把里面的报告另存出来，再读另存的文件",
        ));
    }
    // A form whose pages are made when it is opened (ISO 32000-2, 12.7.8 and annex K).
    if file.get(catalogue, "NeedsRendering") == Value::Boolean(true) {
        return Some(Unreadable::damaged(
            "这份 PDF 是动态表单（XFA），页面上没有内容",
            "用 Adobe 的程序打开，打印为新的 PDF",
        ));
    }
    None
}
