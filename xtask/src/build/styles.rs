//! The styles as one file. Each file is a wait of its own, and nothing is drawn before the last.

use anyhow::{Context, Result};

use super::package::Package;
use super::page::with_one;

const PAGE: &str = "popup.html";
const TOGETHER: &str = "popup.css";
const START: &str = "<link rel=\"stylesheet\" href=\"";
const END: &str = "\">";

/// Puts the styles that the page names, in its order, into one, and lets the page name that.
pub fn bundle(package: &mut Package) -> Result<()> {
    let page = String::from_utf8(package.take(PAGE)?).context("www/popup.html is not UTF-8")?;
    let mut together = Vec::new();
    for path in named(&page) {
        together.extend(package.take(path)?);
    }
    let link = format!("{START}{TOGETHER}{END}");
    let page = with_one(&page, |line| line.contains(START), &link)
        .with_context(|| format!("www/{PAGE} names no styles"))?;
    package.add(TOGETHER, together);
    package.add(PAGE, page.into_bytes());
    Ok(())
}

fn named(page: &str) -> Vec<&str> {
    let rest = page.split(START).skip(1);
    rest.filter_map(|rest| Some(rest.split_once(END)?.0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(page: &str) -> Package {
        let mut package = Package::default();
        package.add(PAGE, page.as_bytes().to_vec());
        package.add("popup.css", b"a{}\n".to_vec());
        package.add("grid.css", b"b{}\n".to_vec());
        package
    }

    #[test]
    fn the_page_names_one_style_that_holds_all_in_their_order() {
        let page = "<head>\n  <link rel=\"stylesheet\" href=\"popup.css\">\n  \
                    <link rel=\"stylesheet\" href=\"grid.css\">\n</head>\n";
        let mut package = package(page);
        bundle(&mut package).unwrap();
        let page = String::from_utf8(package.take(PAGE).unwrap()).unwrap();
        assert_eq!(
            page,
            "<head>\n  <link rel=\"stylesheet\" href=\"popup.css\">\n</head>\n"
        );
        assert_eq!(package.get("popup.css"), Some(b"a{}\nb{}\n".as_slice()));
        assert_eq!(package.get("grid.css"), None);
    }

    #[test]
    fn a_style_that_is_not_there_is_said() {
        let page = "<link rel=\"stylesheet\" href=\"gone.css\">\n";
        let error = bundle(&mut package(page)).unwrap_err();
        assert!(error.to_string().contains("gone.css"), "{error}");
        assert!(bundle(&mut package("<head></head>")).is_err());
    }
}
