//! Words around a citation of the notices that prescribe the form.

/// Who issues the notices, as titles begin.
pub const ISSUERS: &[&str] = &["国务院办公厅", "中华人民共和国"];

/// Who issues the notices, as words before their titles end.
pub const ISSUERS_BEFORE: &[&str] = &["政务公开办公室", "国务院办公厅", "国办公开办", "国办"];

/// Words near a notice that report what became of it, and do not rest on it.
pub const NO_BASIS: &[&str] = &["废止", "停止执行", "不再", "替代", "代替", "取代", "此前", "失效"];

/// With what the agency's word in the number of such a notice begins, however it is typed: 根据国办公开办函.
pub const NUMBER_BEGINS: &[&str] = &["国办", "国公开", "国信息公开", "办公开", "公开办"];

/// What such a notice, its title and its number are about.
pub const ABOUT: &str = "公开";
