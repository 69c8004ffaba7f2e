//! Which file imports which: arrows point down, and few files import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, UseTree, Visibility};

use super::tree::{File, ending};

/// The files of a package, and which of them each imports. Tests import what they like.
pub struct Imports(BTreeMap<String, BTreeSet<String>>);

impl Imports {
    /// Reads all files below a folder with a `lib.rs`.
    pub fn below(folder: &str) -> Imports {
        let files: Vec<File> = ending(folder, &[".rs"])
            .into_iter()
            .filter(|file| !is_test(&file.path))
            .collect();
        assert!(!files.is_empty(), "no sources in {folder}");
        let read = files.iter().map(|file| {
            let module = module_of(folder, &file.path);
            (module.clone(), Source::read(&file.path, module, &file.text))
        });
        let package = Package(read.collect());
        let imports = package.0.values().map(|source| {
            let mut files = package.imported(source);
            files.remove(&source.file);
            (source.file.clone(), files)
        });
        Imports(imports.collect())
    }

    /// Each import, from a file to a file.
    pub fn arrows(&self) -> impl Iterator<Item = (&str, &str)> {
        let arrows = self
            .0
            .iter()
            .flat_map(|(from, to)| to.iter().map(move |to| (from, to)));
        arrows.map(|(from, to)| (from.as_str(), to.as_str()))
    }

    /// The groups of files of which each leads to each other by imports, without those of one file.
    pub fn circles(&self) -> Vec<Vec<&str>> {
        let reached: BTreeMap<&str, BTreeSet<&str>> = self
            .0
            .keys()
            .map(|file| (file.as_str(), self.reached(file)))
            .collect();
        let mut left: BTreeSet<&str> = reached.keys().copied().collect();
        let mut circles = Vec::new();
        while let Some(file) = left.pop_first() {
            let is_mutual =
                |other: &&&str| reached[file].contains(**other) && reached[**other].contains(file);
            let others: Vec<&str> = left.iter().filter(is_mutual).copied().collect();
            left.retain(|other| !others.contains(other));
            circles.push([vec![file], others].concat());
        }
        circles.retain(|circle| circle.len() > 1);
        circles
    }

    /// All files that one leads to, by whatever way.
    fn reached<'a>(&'a self, file: &'a str) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        let mut next = vec![file];
        while let Some(file) = next.pop() {
            let fresh = self.0[file].iter().map(String::as_str);
            next.extend(fresh.filter(|file| reached.insert(*file)));
        }
        reached
    }
}

fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// The names of a module from the root of its package.
type Module = Vec<String>;

/// The module of a file.
fn module_of(folder: &str, path: &str) -> Module {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    match inner.trim_start_matches('/').trim_end_matches(".rs") {
        "lib" => Module::new(),
        inner => inner.split('/').map(str::to_owned).collect(),
    }
}

/// No chain of names that hand each other on is longer, unless it goes round.
const DEEPEST: usize = 8;

/// All sources of a package, by their modules.
struct Package(BTreeMap<Module, Source>);

impl Package {
    /// The files that a source's paths lead to.
    fn imported(&self, source: &Source) -> BTreeSet<String> {
        let paths = source.paths.iter().map(|(module, path)| (module, path, 0));
        let uses = source
            .uses
            .iter()
            .filter(|it| !self.is_contents(source, it))
            .map(|it| (&it.module, &it.path, 0));
        paths
            .chain(uses)
            .filter_map(|(module, path, depth)| self.follow(module, path, depth))
            .map(|module| self.0[&module].file.clone())
            .collect()
    }

    /// A `pub use` of what is below a module says what is in it; the module needs none of it.
    fn is_contents(&self, source: &Source, it: &Use) -> bool {
        let end = self.follow(&it.module, &it.path, 0);
        it.is_public && end.is_some_and(|end| end.starts_with(&source.module))
    }

    /// The module that has what a path names, where it is one of the package's: not one that only
    /// hands it on.
    fn follow(&self, module: &Module, path: &[String], depth: usize) -> Option<Module> {
        let first = path.first()?;
        let mut at = module.clone();
        let mut rest = path;
        match first.as_str() {
            "crate" => (at, rest) = (Module::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|name| name == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            child => {
                if !self
                    .0
                    .contains_key(&[at.as_slice(), &[child.to_owned()]].concat())
                {
                    return self.follow_brought_in(module, path, depth);
                }
            }
        }
        self.descend(at, rest, depth)
    }

    /// The same for a path whose first name was brought in by a `use`; `None` for another package's.
    fn follow_brought_in(&self, module: &Module, path: &[String], depth: usize) -> Option<Module> {
        let [first, rest @ ..] = path else {
            return None;
        };
        let it = self.0.get(module)?.handed_on(first)?;
        if rest.is_empty() || it.path.first() == Some(first) || depth >= DEEPEST {
            return None;
        }
        let path = [it.path.as_slice(), rest].concat();
        self.follow(&it.module, &path, depth + 1)
    }

    /// The module in which the rest of a path ends, from one that it leads through.
    fn descend(&self, mut at: Module, mut rest: &[String], depth: usize) -> Option<Module> {
        while let [name, inner @ ..] = rest {
            let below = [at.as_slice(), std::slice::from_ref(name)].concat();
            if self.0.contains_key(&below) {
                (at, rest) = (below, inner);
                continue;
            }
            let handed_on = self.0.get(&at).and_then(|source| source.handed_on(name));
            return match handed_on {
                Some(it) if depth < DEEPEST => {
                    let path = [it.path.as_slice(), inner].concat();
                    // What is of another package is nobody's here.
                    self.follow(&it.module, &path, depth + 1)
                }
                _ => Some(at),
            };
        }
        Some(at)
    }
}

/// One file, with what it names.
struct Source {
    file: String,
    module: Module,
    uses: Vec<Use>,
    /// Paths outside of `use`, each with the module that it is in.
    paths: Vec<(Module, Vec<String>)>,
    /// The module that is being read: that of the file, or one inside.
    at: Module,
}

/// One name that is brought in.
struct Use {
    module: Module,
    path: Vec<String>,
    /// What it is called here; `None` where a module's names are all brought in.
    name: Option<String>,
    is_public: bool,
}

impl Source {
    fn read(file: &str, module: Module, text: &str) -> Source {
        let mut source = Source {
            file: file.to_owned(),
            at: module.clone(),
            module,
            uses: Vec::new(),
            paths: Vec::new(),
        };
        source.visit_file(&syn::parse_file(text).unwrap());
        source
    }

    fn handed_on(&self, name: &str) -> Option<&Use> {
        let mut uses = self.uses.iter().filter(|it| it.module == self.module);
        uses.find(|it| it.name.as_deref() == Some(name))
    }

    fn take_tree(&mut self, before: &[String], tree: &UseTree, is_public: bool) {
        let with = |name: String| [before, &[name]].concat();
        let (path, name) = match tree {
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.take_tree(before, tree, is_public);
                }
                return;
            }
            UseTree::Path(path) => {
                return self.take_tree(&with(path.ident.to_string()), &path.tree, is_public);
            }
            UseTree::Name(name) if name.ident == "self" => {
                (before.to_vec(), before.last().cloned())
            }
            UseTree::Name(name) => (with(name.ident.to_string()), Some(name.ident.to_string())),
            UseTree::Rename(rename) => (
                with(rename.ident.to_string()),
                Some(rename.rename.to_string()),
            ),
            UseTree::Glob(_) => (before.to_vec(), None),
        };
        self.uses.push(Use {
            module: self.at.clone(),
            path,
            name,
            is_public,
        });
    }
}

impl<'ast> Visit<'ast> for Source {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes: &[Attribute] = match item {
            Item::Mod(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            _ => &[],
        };
        if !attributes.iter().any(is_for_tests) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let Some((_, items)) = &item.content else {
            return;
        };
        self.at.push(item.ident.to_string());
        items.iter().for_each(|item| self.visit_item(item));
        self.at.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let is_public = !matches!(item.vis, Visibility::Inherited);
        self.take_tree(&[], &item.tree, is_public);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let paths = paths_in(call.tokens.clone()).into_iter();
        let at = self.at.clone();
        self.paths.extend(paths.map(|path| (at.clone(), path)));
        visit::visit_macro(self, call);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string());
        let names: Vec<String> = names.collect();
        // A single name is a local one, or was brought in by a `use`.
        if names.len() > 1 {
            self.paths.push((self.at.clone(), names));
        }
        visit::visit_path(self, path);
    }
}

/// The paths in what is given to a macro, which is Rust only once the macro has made something of it.
fn paths_in(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut paths: Vec<Vec<String>> = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == ':' => {
                colons += 1;
                continue;
            }
            TokenTree::Ident(name) => match paths.last_mut() {
                Some(path) if colons == 2 => path.push(name.to_string()),
                _ => paths.push(vec![name.to_string()]),
            },
            TokenTree::Group(group) => paths.extend(paths_in(group.stream())),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        colons = 0;
    }
    paths.retain(|path| path.len() > 1);
    paths
}

fn is_for_tests(attribute: &Attribute) -> bool {
    let list = attribute.meta.require_list();
    attribute.path().is_ident("cfg") && list.is_ok_and(|list| list.tokens.to_string() == "test")
}

#[test]
fn a_name_that_is_handed_on_is_followed_to_where_it_is() {
    let sources = [
        ("lib", "mod shop; mod till; pub use shop::Price;"),
        (
            "shop",
            "mod price; pub use price::Price; use crate::till::Till;",
        ),
        ("shop/price", "pub struct Price; use std::fmt;"),
        (
            "cash",
            "use crate::shop; fn pay() { shop::price::Price; log!(\"{}\", [crate::till::Till]); }",
        ),
        (
            "till",
            "use crate::Price; pub struct Till; #[cfg(test)] mod tests { use crate::shop; }",
        ),
    ];
    let read = sources.map(|(path, text)| {
        let module = module_of("", path);
        (module.clone(), Source::read(path, module, text))
    });
    let package = Package(read.into());
    let imports = package.0.values().map(|source| {
        let imported = package.imported(source).into_iter();
        (source.file.as_str(), imported.collect::<Vec<_>>().join(" "))
    });
    let imports: Vec<(&str, String)> = imports.collect();
    let expected = [
        ("lib", ""),
        ("cash", "shop shop/price till"),
        ("shop", "till"),
        ("shop/price", ""),
        ("till", "shop/price"),
    ];
    assert_eq!(imports, expected.map(|(from, to)| (from, to.to_owned())));
}
