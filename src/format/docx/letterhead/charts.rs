//! Charts in the frame of a letterhead: their parts beside its own, which may be charts too.

use std::collections::BTreeMap;

use crate::format::Unreadable;
use crate::format::docx::parcel::Parcel;
use crate::format::docx::write::chart_view::{CHART_TYPE, ChartParts, WORKBOOK_LINK, WORKBOOK_TYPE};

/// The kinds of the references to a chart, and to its workbook.
const CHART: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";
/// See [`CHART`].
const WORKBOOK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package";

/// Puts the parts of charts under names that nothing has; what the text calls each is noted beside what the file calls it.
pub(super) fn put(
    parcel: &mut Parcel<'_>,
    main: &str,
    charts: &[ChartParts],
    names: &mut BTreeMap<String, String>,
) -> Result<(), Unreadable> {
    let folder = main
        .rsplit_once('/')
        .map_or(String::new(), |(folder, _)| format!("{folder}/"));
    for chart in charts {
        let drawn = parcel.free_name(&format!("{folder}charts/x"), "report", "xml");
        parcel.put(&drawn, Vec::new());
        let workbook = parcel.free_name(&format!("{folder}embeddings/x"), "report", "xlsx");
        parcel.put(&workbook, chart.workbook.clone());
        parcel.declare(&drawn, CHART_TYPE)?;
        parcel.declare(&workbook, WORKBOOK_TYPE)?;
        let id = parcel.link(&drawn, WORKBOOK, &workbook)?;
        let (ours, theirs) = (format!("r:id=\"{WORKBOOK_LINK}\""), format!("r:id=\"{id}\""));
        parcel.put(&drawn, chart.text.replace(&ours, &theirs));
        let id = parcel.link(main, CHART, &drawn)?;
        names.insert(chart.id.clone(), id);
    }
    Ok(())
}
