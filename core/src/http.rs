//! A request and a response as plain data. Nothing here sends; whoever sends gives back an
//! [`Answer`].

use crate::secret::Secret;

/// The HTTP methods that Qlik Cloud's endpoints use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Patch,
    Delete,
}

impl Method {
    /// The method as HTTP spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }

    /// Qlik Cloud checks the CSRF token on every method but GET, even where nothing changes.
    pub fn needs_csrf_token(self) -> bool {
        self != Method::Get
    }
}

/// What a request does to the tenant, which decides what a lost answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing: it may be asked again at will.
    Read,
    /// Changes something that can be read afterwards.
    Change,
    /// Makes something new: never repeated by itself.
    Create,
}

/// Whether the browser follows a redirect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redirects {
    Follow,
    /// Stop at the first one, which then shows as [`Failure::Redirected`].
    Stop,
}

/// The two ways to a tenant. Each has its own cookies, and so perhaps another user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From inside the tenant's tab.
    Tab,
    /// From our own page.
    Direct,
}

/// A request to the tenant in use: a path on its origin, never a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub method: Method,
    /// Path and query, beginning with `/`.
    pub path: String,
    /// A JSON text.
    pub body: Option<String>,
    pub effect: Effect,
    pub redirects: Redirects,
    /// Sent as the header `qlik-csrf-token`; filled in by the session.
    pub csrf_token: Option<CsrfToken>,
    /// The API key to be tested. The request then stands for the key alone: it goes without
    /// cookies, and what is answered says nothing of the session.
    pub bearer: Option<Secret>,
    /// The only way that it may go, for what carries a CSRF token: the one by which the token came. Filled
    /// in by the session.
    pub only_by: Option<Way>,
    /// Its answer may show that something is not there. That counts only for who was signed in at the
    /// start, so the session reads who is signed in after it.
    pub is_witnessed: bool,
}

impl Request {
    /// A GET that changes nothing.
    pub fn get(path: impl Into<String>) -> Request {
        Request::new(Method::Get, path, Effect::Read)
    }

    /// A request without a body. Only a GET follows redirects.
    pub fn new(method: Method, path: impl Into<String>, effect: Effect) -> Request {
        Request {
            method,
            path: path.into(),
            body: None,
            effect,
            // What carries the CSRF token must not be led to another host.
            redirects: match method.needs_csrf_token() {
                true => Redirects::Stop,
                false => Redirects::Follow,
            },
            csrf_token: None,
            bearer: None,
            only_by: None,
            is_witnessed: false,
        }
    }

    /// The same request, of which what is not in its answer is to count as not there.
    #[must_use]
    pub fn witnessed(mut self) -> Request {
        self.is_witnessed = true;
        self
    }

    /// The same request with an API key in place of the session.
    #[must_use]
    pub fn with_bearer(mut self, token: Secret) -> Request {
        self.bearer = Some(token);
        self
    }

    /// The same request with a JSON body.
    #[must_use]
    pub fn with_body(mut self, json: String) -> Request {
        self.body = Some(json);
        self
    }
}

/// A CSRF token: it lives in memory only, and never prints itself.
#[derive(Clone, PartialEq, Eq)]
pub struct CsrfToken(String);

impl CsrfToken {
    /// A token as the header `qlik-csrf-token` brought it; may be empty, as Qlik's own client
    /// sends it where the tenant has none.
    pub fn new(text: impl Into<String>) -> CsrfToken {
        CsrfToken(text.into())
    }

    /// The tenant has no token to give.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The token's text, for the request's header and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for CsrfToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("CsrfToken(…)")
    }
}

/// What the tenant answered: the status, the four headers in use, the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    pub status: u16,
    /// `content-type`.
    pub content_type: Option<String>,
    /// `qlik-csrf-token`.
    pub csrf_token: Option<CsrfToken>,
    /// `retry-after`, whole seconds as Qlik sends them, unparsed.
    pub retry_after: Option<String>,
    /// `date`, unparsed.
    pub date: Option<String>,
    /// Whether a redirect was followed on the way.
    pub redirected: bool,
    /// Our own page asked, not the tenant's tab: a change then carried the extension's `Origin`.
    pub is_direct: bool,
    /// The page that sent the request, where the browser tells: a new one means that the tab was
    /// reloaded or signed in anew.
    pub document: Option<String>,
    /// Who is signed in was read after this, by the same way, and is who was signed in at the start, with
    /// the same role. Filled in by the session for what may show that something is not there.
    pub is_confirmed: bool,
    /// The text was larger than any answer of the API, so that it was not read to its end and is left
    /// away.
    pub is_too_large: bool,
    pub text: String,
}

impl Response {
    /// By which way it came.
    pub fn way(&self) -> Way {
        match self.is_direct {
            true => Way::Direct,
            false => Way::Tab,
        }
    }

    /// 2xx.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether the body calls itself HTML: a sign-in page or an intermediary, never the API.
    pub fn is_html(&self) -> bool {
        self.content_type.as_deref().is_some_and(|kind| {
            kind.trim_start()
                .to_ascii_lowercase()
                .starts_with("text/html")
        })
    }
}

/// Why there is no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser could not send or could not read: no network, or a redirect to another host.
    /// A change may have taken effect all the same.
    Network,
    /// A redirect was met by a request that follows none.
    Redirected,
    /// The request left, and the page or tab that carried it went away: the outcome is unknown.
    Lost,
    /// Nothing was sent: the tab is gone or shows another site.
    TabGone,
    /// The same of a tab in one of Firefox's containers, whose session is nowhere else.
    ContainerGone,
    /// Nothing was sent: the right that the click on the icon gave has ended.
    NoAccess,
    /// Nothing was sent: the tab shows the browser's own error page in place of the tenant's.
    NotLoaded,
    /// Nothing was sent: a policy of whoever administers the browser keeps extensions off this site.
    KeptOut,
    /// Nothing was sent: the [only way](Request::only_by) that it might go is closed.
    OtherWay,
}

/// What came of sending a request once.
pub type Answer = Result<Response, Failure>;
