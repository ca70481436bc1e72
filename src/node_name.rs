//! What a node is called among those that share a database: never the same as another one, and, where it can be, the same as before.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// The name of this process. Its leases are under this name: whoever has its former name back need not wait until they run out.
pub struct NodeName {
    pub name: String,
    /// Locked for as long as this process lives, so that no second one has the name.
    _held: Option<File>,
}

impl NodeName {
    /// The name noted in this file, where no other process has it; else a new one.
    pub fn of(file: Option<&Path>) -> Self {
        match file.map(noted) {
            Some(Ok(Some((name, held)))) => Self { name, _held: Some(held) },
            Some(Err(error)) => {
                tracing::debug!(%error, "a node's name can not be kept; after a crash its leases run out first");
                Self { name: new_name(), _held: None }
            }
            Some(Ok(None)) | None => Self { name: new_name(), _held: None },
        }
    }
}

fn new_name() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}

/// None: another process has it.
fn noted(path: &Path) -> std::io::Result<Option<(String, File)>> {
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)?;
    if file.try_lock().is_err() {
        return Ok(None);
    }
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    if let Ok(name) = text.trim().parse::<uuid::Uuid>() {
        return Ok(Some((name.simple().to_string(), file)));
    }
    let name = new_name();
    file.rewind()?;
    file.set_len(0)?;
    file.write_all(name.as_bytes())?;
    Ok(Some((name, file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_back_and_is_never_given_twice() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledgerdesk.node");
        let first = NodeName::of(Some(&path));
        let second = NodeName::of(Some(&path));
        assert_ne!(first.name, second.name);
        let name = first.name.clone();
        drop((first, second));
        assert_eq!(NodeName::of(Some(&path)).name, name);
        std::fs::write(&path, "torn").unwrap();
        let mended = NodeName::of(Some(&path));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), mended.name);
        assert_ne!(NodeName::of(Some(&folder.path().join("no/such/folder"))).name, name);
    }
}
