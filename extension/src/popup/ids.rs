//! The ids of elements that the focus is moved to, or that keep it when they are drawn anew. Each is
//! there once.

/// The heading of the section Connect, which takes the focus when what is below it changes.
pub const CONNECT_TITLE: &str = "connect-title";
/// The button that adds a form of the user's own.
pub const CONNECT_ADD_FORM: &str = "add-form";
/// The first field of such a form.
pub const OWN_FORM_NAME: &str = "own-name";
/// The button that adds a line to it.
pub const OWN_FORM_ADD_LINE: &str = "add-line";
/// The field for the text of forms that are brought in.
pub const IMPORT_TEXT: &str = "import-text";

/// The label field of a line of a form of the user's own.
pub fn own_form_label(number: u32) -> String {
    format!("line-label-{number}")
}

/// The heading of the linking form.
pub const LINKING_TITLE: &str = "linking-title";
/// The heading over what became of the values.
pub const LINKING_REPORT: &str = "filled-title";
/// The button that makes a key for the form.
pub const LINKING_CREATE_KEY: &str = "create-for-form";
/// The box that stands before it.
pub const LINKING_UNDERSTOOD: &str = "key-understood";
/// The list of what the page may be a form of.
pub const LINKING_FORM: &str = "form-of";
/// The list of tenants and servers.
pub const LINKING_TENANT: &str = "fill-tenant";
/// The list of the tenant's hosts.
pub const LINKING_HOST: &str = "fill-called";
/// The list of the page's frames.
pub const LINKING_FRAME: &str = "fill-frame";

/// The list of fields for a value, by its place.
pub fn linking_field_list(at: usize) -> String {
    format!("field-for-{at}")
}
