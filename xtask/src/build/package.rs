//! What the browser is given: files by path, written as a folder and as a zip.
//! The same files always make the same zip.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Files by their path inside the extension, with `/` between folders, in order.
#[derive(Clone, Default)]
pub struct Package {
    files: BTreeMap<String, Vec<u8>>,
}

impl Package {
    /// All files below a folder, but for hidden ones.
    pub fn of_folder(folder: &Path) -> Result<Self> {
        let mut package = Self::default();
        package.add_folder(folder, "")?;
        Ok(package)
    }

    fn add_folder(&mut self, folder: &Path, prefix: &str) -> Result<()> {
        let entries =
            fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                self.add_folder(&entry.path(), &format!("{path}/"))?;
            } else {
                self.add(&path, fs::read(entry.path())?);
            }
        }
        Ok(())
    }

    pub fn add(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), bytes);
    }

    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Takes a file out.
    pub fn take(&mut self, path: &str) -> Result<Vec<u8>> {
        let bytes = self.files.remove(path);
        bytes.with_context(|| format!("`{path}` is not there"))
    }

    /// The path of every file, in order.
    pub fn paths(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    /// Every file with its path, in order.
    pub fn into_files(self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.files.into_iter()
    }

    /// Writes the files into a folder that then holds nothing else.
    pub fn write(&self, folder: &Path) -> Result<()> {
        if folder.exists() {
            fs::remove_dir_all(folder)
                .with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }

    /// The files as a zip, without a trace of when and where it was made.
    pub fn zip(&self) -> Result<Vec<u8>> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(9))
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in &self.files {
            zip.start_file(path.as_str(), options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn package(order: &[&str]) -> Package {
        let mut package = Package::default();
        for path in order {
            package.add(path, path.as_bytes().to_vec());
        }
        package
    }

    #[test]
    fn the_same_files_make_the_same_zip() {
        let zip = package(&["popup.html", "icons/16.png"]).zip().unwrap();
        assert_eq!(zip, package(&["icons/16.png", "popup.html"]).zip().unwrap());
        assert_ne!(zip, package(&["popup.html"]).zip().unwrap());
    }

    #[test]
    fn a_zip_gives_the_files_back() {
        let zip = package(&["icons/16.png"]).zip().unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
        let mut text = String::new();
        archive
            .by_name("icons/16.png")
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "icons/16.png");
    }

    #[test]
    fn a_written_folder_holds_nothing_else() {
        let folder = std::env::temp_dir().join(format!("latchkey-package-{}", std::process::id()));
        package(&["old.js", "a/b.js"]).write(&folder).unwrap();
        package(&["a/b.js"]).write(&folder).unwrap();
        let back = Package::of_folder(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(back.files.keys().collect::<Vec<_>>(), ["a/b.js"]);
    }
}
