//! The browser, one file a capability. Nothing here knows a rule about keys or tenants.
//!
//! | file | what | permission |
//! |---|---|---|
//! | `tabs` | the tab to act on, opening pages | `activeTab` |
//! | `transport` | sends a request, in the tab or directly | `activeTab`, `scripting`; directly: the optional host permission |
//! | `page` | describes a web page, fills its fields, notices that it changed | `activeTab`, `scripting`; in a frame of another origin: the optional host permission |
//! | `background` | orders what must outlive the popup; wakes the worker at a time | `alarms` |
//! | `permissions` | access to one origin: whether it is there, asking for it, giving it back | none |
//! | `storage` | remembers on disk, without secrets, and in memory, where a new key's secret is for its time | `storage` |
//! | `front` | notices when our page is left or in front again | none |
//! | `lock` | one at a time, over all our pages | none |
//! | `failure` | says on the console where our code has failed | none |
//! | `file` | reads a file that the user chose | none |
//! | `spreadsheet` | writes a workbook, by a module of its own | none |
//! | `save` | saves a file, on a click | none |
//! | `clipboard` | copies on a click | none |
//! | `composing` | keeps the keys of an input method from our listeners | none |
//! | `clock` | the present, and waiting | none |
//! | `focus` | moves the focus, shows the crash sentence | none |
//! | `picture` | what is drawn, for the next opening to show at once | none |
//! | `shortcut` | a key that moves the focus | none |
//! | `resize` | notices new sizes | none |
//! | `language` | texts and formats | none |
//! | `script` | runs JavaScript in a tab, for `transport` and `page` | `activeTab`, `scripting` |
//! | `sys` | the raw bindings | |

pub mod background;
pub mod clipboard;
pub mod clock;
pub mod composing;
pub mod failure;
pub mod file;
pub mod focus;
pub mod front;
pub mod language;
pub mod lock;
pub mod page;
pub mod permissions;
pub mod picture;
pub mod resize;
pub mod save;
mod script;
pub mod shortcut;
pub mod spreadsheet;
pub mod storage;
mod sys;
pub mod tabs;
pub mod transport;
