//! Rendered HTML as a screen reader would tell of it: roles, names, states and text, a line each.
//! Reads what Sycamore renders, which is well formed, and nothing else.

use std::collections::HashMap;
use std::fmt::Write;

/// An element, or a text.
enum Node {
    Element(Element),
    Text(String),
}

struct Element {
    tag: String,
    attributes: HashMap<String, String>,
    children: Vec<Node>,
}

/// The outline of an HTML text.
pub fn outline(html: &str) -> String {
    let mut rest = html;
    let nodes = nodes(&mut rest);
    assert!(rest.is_empty(), "left over: {rest}");
    let mut outline = Outline {
        nodes: &nodes,
        lines: String::new(),
        depth: 0,
        pending: String::new(),
    };
    outline.walk(&nodes);
    outline.flush();
    outline.lines
}

fn nodes(rest: &mut &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    while !rest.is_empty() && !rest.starts_with("</") {
        if let Some(comment) = rest.strip_prefix("<!--") {
            // Sycamore's markers, of which one is written `<!-->`.
            let end = if comment.starts_with('>') {
                1
            } else {
                comment.find("-->").unwrap() + 3
            };
            *rest = &comment[end..];
        } else if rest.starts_with('<') {
            nodes.push(Node::Element(element(rest)));
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            nodes.push(Node::Text(decoded(&rest[..end])));
            *rest = &rest[end..];
        }
    }
    nodes
}

fn element(rest: &mut &str) -> Element {
    let (head, after) = rest[1..].split_once('>').unwrap();
    *rest = after;
    let (tag, mut head) = head.split_once(' ').unwrap_or((head, ""));
    let mut attributes = HashMap::new();
    while !head.is_empty() {
        let name = head.split([' ', '=']).next().unwrap();
        head = &head[name.len()..];
        let mut value = String::new();
        if let Some(quoted) = head.strip_prefix("=\"") {
            let end = quoted.find('"').unwrap();
            value = decoded(&quoted[..end]);
            head = &quoted[end + 1..];
        }
        attributes.insert(name.to_owned(), value);
        head = head.trim_start();
    }
    let is_void = matches!(tag, "input" | "img" | "br");
    let children = if is_void { Vec::new() } else { nodes(rest) };
    if !is_void {
        *rest = rest.strip_prefix(&format!("</{tag}>")).unwrap();
    }
    Element {
        tag: tag.to_owned(),
        attributes,
        children,
    }
}

fn decoded(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    fn is_hidden(&self) -> bool {
        self.get("hidden").is_some()
            || self.get("aria-hidden") == Some("true")
            || self.get("alt") == Some("")
    }

    fn role(&self) -> Option<&str> {
        let implied = match (self.tag.as_str(), self.get("type")) {
            ("h1" | "h2" | "h3", _) => Some("heading"),
            ("button", _) => Some("button"),
            ("a", _) => Some("link"),
            ("input", Some("search")) => Some("searchbox"),
            ("input", Some("radio")) => Some("radio"),
            ("input", Some("text")) => Some("textbox"),
            ("input", Some("checkbox")) => Some("checkbox"),
            ("textarea", _) => Some("textbox"),
            ("progress", _) => Some("progressbar"),
            ("form", _) => Some("form"),
            ("section", _) => Some("region"),
            ("fieldset", _) => Some("group"),
            _ => None,
        };
        self.get("role").or(implied)
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for child in &self.children {
            match child {
                Node::Text(own) => text.push_str(own),
                Node::Element(element) if element.is_hidden() => {}
                Node::Element(element) => text.push_str(&element.text()),
            }
        }
        text
    }

    fn is_inline(&self) -> bool {
        matches!(self.tag.as_str(), "span" | "bdi" | "time" | "kbd" | "i")
    }
}

struct Outline<'a> {
    nodes: &'a [Node],
    lines: String,
    depth: usize,
    /// Text that belongs to one line.
    pending: String,
}

impl Outline<'_> {
    fn walk(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(text) => self.pending.push_str(text),
                Node::Element(element) if element.is_hidden() => {}
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: &Element) {
        let Some(role) = element.role() else {
            let is_told_elsewhere = matches!(element.tag.as_str(), "label" | "legend")
                || element.get("class") == Some("count");
            if element.is_inline() && !is_told_elsewhere {
                return self.walk(&element.children);
            }
            self.flush();
            if !is_told_elsewhere {
                self.walk(&element.children);
            }
            return self.flush();
        };
        self.flush();
        let line = format!("{role}{}{}", self.name(element), self.states(element));
        self.line(&line);
        let is_told = matches!(role, "heading" | "button" | "link" | "searchbox" | "radio");
        if !is_told {
            self.depth += 1;
            self.walk(&element.children);
            self.flush();
            self.depth -= 1;
        }
    }

    fn name(&self, element: &Element) -> String {
        let label = element
            .get("id")
            .and_then(|id| find(self.nodes, &|other| other.get("for") == Some(id)));
        let name = match (
            element.get("aria-label"),
            element.get("aria-labelledby"),
            label,
        ) {
            (Some(name), ..) => name.to_owned(),
            (None, Some(ids), _) => self.by_ids(ids),
            (None, None, Some(label)) => label.text(),
            _ if element.tag == "fieldset" => {
                find(&element.children, &|child| child.tag == "legend")
                    .map(Element::text)
                    .unwrap_or_default()
            }
            _ if matches!(element.role(), Some("heading" | "button" | "link")) => element.text(),
            _ => return String::new(),
        };
        format!(" \"{}\"", name.trim())
    }

    fn by_ids(&self, ids: &str) -> String {
        let texts = ids.split(' ').map(|id| {
            let named = find(self.nodes, &|other| other.get("id") == Some(id));
            named
                .unwrap_or_else(|| panic!("nothing has the id {id}"))
                .text()
        });
        texts.collect::<Vec<_>>().join(" ")
    }

    fn states(&self, element: &Element) -> String {
        let mut states = String::new();
        if element.get("checked").is_some() {
            states.push_str(", checked");
        }
        if element.get("aria-disabled") == Some("true") || element.get("disabled").is_some() {
            states.push_str(", disabled");
        }
        if let Some(expanded) = element.get("aria-expanded") {
            states.push_str(if expanded == "true" {
                ", expanded"
            } else {
                ", collapsed"
            });
        }
        if let Some(ids) = element
            .get("aria-describedby")
            .filter(|_| element.tag == "input")
        {
            write!(states, ", {}", self.by_ids(ids)).unwrap();
        }
        if element.get("autofocus").is_some() {
            states.push_str(", first");
        }
        states
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.pending);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.line(&text);
        }
    }

    fn line(&mut self, line: &str) {
        writeln!(self.lines, "{:1$}{line}", "", self.depth * 2).unwrap();
    }
}

fn find<'a>(nodes: &'a [Node], is_it: &dyn Fn(&Element) -> bool) -> Option<&'a Element> {
    nodes.iter().find_map(|node| match node {
        Node::Text(_) => None,
        Node::Element(element) if is_it(element) => Some(element),
        Node::Element(element) => find(&element.children, is_it),
    })
}
