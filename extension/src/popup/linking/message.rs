//! What can happen with a linking form, and what it asks of the browser.

use latchkey_core::linking::{
    Consent, Consents, Filled, Frame, FrameOrder, FrameReport, Integration, ListChoice, ListOrder,
    Naming, OpenedList, Value,
};
use latchkey_core::{Failure, Server};

use super::sources::{OpenTenant, Way};

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// The page was described; beside it every integration there is, the user's own among them.
    Described(Vec<Frame>, Vec<Integration>),
    /// The browser keeps us out of the page; its description, of nothing, follows.
    KeptOut(Failure),
    /// The page is no longer as this look at it found it.
    Changed(u32),
    /// The page takes its time to answer.
    Slow,
    /// The tabs of tenants that the browser lets us see.
    Open(Vec<OpenTenant>),
    /// The servers on whose pages the icon was clicked.
    Servers(Vec<Server>),
    Consents(Consents),
    /// The way to the tenant of this host was looked for.
    Reached(String, Way),

    /// The user wants a form filled that was not recognised.
    ByHand,
    LookAgain,
    TakeFor(String),
    /// The tenant of this host.
    Choose(String),
    ChooseServer(Server),
    Call(Naming),
    /// The frame that the form is in, by its place among those that were seen.
    InFrame(usize),
    /// The field that a value goes into, or that it goes into none.
    Map(Value, Option<String>),
    Fill,
    /// What the page answered to the step that this filling was at, where it did.
    Answered(u32, Answer),
    /// The field of the key that was filled as this one was looked at again, where the page answered.
    Stands(u32, Option<FrameReport>),

    Understand(bool),
    /// Makes a key for the form and fills it.
    Create,
    /// Fills the key that is there.
    FillKey,
    Yes,
    No,

    /// Asks the browser for access to an origin.
    AskFor(String),
    Granted(String, bool),
    /// Gives access to an origin back.
    GiveBack(String),
    GivenBack(String, bool),
}

/// What a page answers to one step of a filling.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// What became of fields that were written, chosen or looked at.
    Fields(Option<FrameReport>),
    /// A list of the page's own was opened.
    List(Option<OpenedList>),
    /// The page as it is now.
    Frames(Vec<Frame>),
}

/// One step of a filling.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Write(FrameOrder),
    /// Tells what stands in the fields now.
    LookNow(Filled),
    /// The same, once the page has had a moment for what it was given.
    LookLater(Filled),
    Open(ListOrder),
    Choose(ListChoice),
    DescribeAgain,
}

/// One thing to carry out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Describes the page of the tab, and reads the integrations.
    Describe,
    /// Tells when the page is no longer as this look at it found it.
    Watch(u32),
    /// Looks for tabs of tenants.
    FindOpen,
    ReadServers,
    /// Notes a server among those seen.
    RememberServer(Server),
    ReadConsents,
    /// Keeps a yes for a form's site within a page.
    KeepConsent(Consent),
    /// Looks for the way to the chosen tenant without a tab.
    Reach(String),
    /// Takes one step of this filling.
    Fill(u32, Step),
    /// Looks at the fields of this filling again, once the page has had its time.
    LookWhetherItStands(u32, Filled),
    AskFor(String),
    GiveBack(String),
}
