//! What the ending of many keys asks of the browser.

use latchkey_core::Moment;
use latchkey_core::bulk::journal::Record;

/// One thing to carry out. A tenant is named by its id.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Reads what is written down of the tenant's run.
    Read(String),
    /// Takes the run into this page's hand and writes its first entry in place of all that is written
    /// down, unless another page has one in hand or what is written down isn't over.
    Begin(String, Record),
    /// Takes the run into this page's hand, unless another page has it.
    Take(String),
    /// Writes entries, all or none.
    Save(Vec<Record>),
    /// Comes back at this moment of the PC's clock.
    Wait(Moment),
    /// Ends the wait that Qlik Cloud asked for, if a request of the run is in one.
    EndWait,
    /// Lets go of the run.
    Leave,
    /// Comes back once no other page has the run in hand.
    Watch(String),
    /// Opens the full tab, which goes on with the tenant's run that began then.
    GoOnInTab(Moment),
    /// Puts this in place of all that is written down of the run that began then, unless another page
    /// has it in hand.
    Clear(String, Moment, Record),
    /// Offers the results as a file of that name.
    SaveFile { name: String, text: String },
}
