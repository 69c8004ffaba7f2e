//! The user's own integrations, on disk, as the JSON that the core reads and writes. They hold
//! labels and no values.

use latchkey_core::linking::custom::{self, CustomError};
use latchkey_core::linking::{Integration, integrations_with};

use super::{LOCAL_AREA, LOCK};
use crate::platform::lock;

const ENTRY: &str = "integrations";
/// The entry with the id of the one shown last.
const LAST: &str = "integration";

/// The user's own integrations; an error where what is kept can't be read, which is never
/// overwritten.
pub async fn own() -> Result<Vec<Integration>, CustomError> {
    // What the browser doesn't tell can't be read either.
    let kept = LOCAL_AREA.get(ENTRY).await;
    let kept = kept.map_err(|_| CustomError::Unreadable)?;
    match kept.is_undefined() {
        true => Ok(Vec::new()),
        false => custom::read(&kept.as_string().unwrap_or_default()),
    }
}

/// Every integration: those that come with Latchkey, the user's own, the generic one last. Where
/// the user's own can't be read, the others are all there is.
pub async fn all() -> Vec<Integration> {
    integrations_with(own().await.unwrap_or_default())
}

/// The id of the integration that was shown last.
pub async fn last() -> Option<String> {
    LOCAL_AREA.get(LAST).await.ok()?.as_string()
}

/// Notes which integration is shown.
pub async fn remember(id: &str) {
    LOCAL_AREA.write([(LAST, id.into())]).await;
}

/// Changes the user's own integrations, as they are in storage and not as this page knows them;
/// gives back what is kept now, an error where that can't be, or `None` where it could not be
/// written.
pub async fn change(
    change: impl FnOnce(&mut Vec<Integration>),
) -> Option<Result<Vec<Integration>, CustomError>> {
    let _changed = lock::acquire(LOCK).await;
    let mut kept = match own().await {
        Ok(kept) => kept,
        Err(error) => return Some(Err(error)),
    };
    change(&mut kept);
    let text = custom::write(&kept);
    // What couldn't be read again, such as too many of them, isn't written.
    let read = custom::read(&text);
    if read.is_ok() {
        LOCAL_AREA.write([(ENTRY, text.into())]).await?;
    }
    Some(read)
}
