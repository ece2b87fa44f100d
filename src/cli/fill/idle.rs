//! The end of a desk whose page was closed: nobody asks any more.

use std::rc::Rc;
use std::time::Duration;

use tokio::time::sleep;

use super::shell::Shell;

/// The number of ticks without a request after which the desk ends. Pages that are open ask at least once a minute, also behind others.
const TICKS: u32 = 90;

/// Waits until nobody has asked for long, and ends the desk. Ticks are counted and not the clock: a machine that slept has not
/// waited for anybody.
pub(super) async fn watch(shell: Rc<Shell>, tick: Duration) {
    let mut quiet = 0;
    while quiet < TICKS {
        sleep(tick).await;
        quiet = if shell.was_asked() { 0 } else { quiet + 1 };
    }
    shell.end();
}
