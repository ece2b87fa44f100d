//! The one reader of figures in prose: a line is scanned for numbers, a number with what it counts is a quantity, with the
//! words of its clause a statement, and what that may mean on the form is data there. A passage is a paragraph read so.

pub mod absence;
pub mod change;
pub mod changes;
pub mod denials;
pub mod fee_amounts;
pub mod joined;
pub mod judged_lines;
pub mod list;
pub mod list_opening;
pub mod lists;
pub mod meaning;
pub mod near;
pub mod notice;
pub mod notice_basis;
pub mod other_numbers;
pub mod other_units;
pub mod part_kind;
pub mod parts_list;
pub mod passage;
pub mod period;
pub mod phrase_match;
pub mod precision;
pub mod quantity;
pub mod quotation;
pub mod reach;
pub mod reading;
pub mod regulation;
pub mod scan;
pub mod shares;
pub mod slots;
pub mod statement;
pub mod stray_year;
pub mod title;
pub mod unfigured_changes;
pub mod unfilled;
