//! Ids are types: nothing that is named as an id is declared as a bare text, so that no two of them can be swapped.

use std::fs;
use std::path::Path;

/// Where a bare text stays: the file or folder, the name, and why.
const EXCEPTIONS: [(&str, &str, &str); 2] = [
    ("aggregates/src/workspace/", "workspace_id", "the log has a type for it, a UUID; this is its text"),
    ("projections/src/outbox.rs", "effect_id", "the outbox knows nothing of the domain, and no id of it"),
];

/// What may stand around a type that is a text all the same.
const AROUND: [&str; 9] = ["&", "mut ", "Option<", "Vec<", "[", "impl Into<", "impl AsRef<", "Arc<", "Cow<"];

const fn is_of_a_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

fn is_text(declared: &str) -> bool {
    let mut inner = declared.trim_start();
    loop {
        inner = if let Some(rest) = AROUND.iter().find_map(|around| inner.strip_prefix(around)) {
            rest
        } else if let Some(rest) = inner.strip_prefix('\'') {
            rest.trim_start_matches(is_of_a_name).trim_start_matches([' ', ','])
        } else {
            break;
        };
    }
    let rest = ["String", "str"].iter().find_map(|text| inner.strip_prefix(text));
    rest.is_some_and(|rest| !rest.starts_with("::") && !rest.starts_with(is_of_a_name))
}

/// The ids that a line of Rust declares as texts.
fn bare_ids(line: &str) -> Vec<&str> {
    if line.trim_start().starts_with("//") {
        return Vec::new();
    }
    let named = |at: usize| line[..at].rsplit(|letter| !is_of_a_name(letter)).next().unwrap_or_default();
    line.match_indices(": ")
        .map(|(at, _)| (named(at), &line[at + 2..]))
        .filter(|(name, declared)| (name.ends_with("_id") || name.ends_with("_ids")) && is_text(declared))
        .map(|(name, _)| name)
        .collect()
}

/// Every bare id below a folder: the file, seen from the repository, and the name.
#[expect(clippy::disallowed_methods, reason = "sources are files, and this is a test")]
fn below(folder: &Path, root: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            below(&path, root, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let file = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).expect("a source");
            found.extend(text.lines().flat_map(bare_ids).map(|name| (file.clone(), name.to_owned())));
        }
    }
}

#[test]
fn no_id_of_the_domain_is_a_bare_text() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
    let mut found = Vec::new();
    for folder in ["aggregates/src", "projections/src"] {
        below(&root.join(folder), root, &mut found);
    }
    let is_excepted = |file: &str, name: &str| {
        EXCEPTIONS.iter().any(|(place, excepted, _)| file.starts_with(place) && name == *excepted)
    };
    let bare: Vec<_> = found.iter().filter(|(file, name)| !is_excepted(file, name)).collect();
    assert!(bare.is_empty(), "give these a type of aggregates/src/ids.rs: {bare:?}");
    for (place, excepted, _) in EXCEPTIONS {
        let is_used = found.iter().any(|(file, name)| file.starts_with(place) && name == excepted);
        assert!(is_used, "{excepted} of {place} is excepted and not there any more");
    }
}

#[test]
fn a_bare_id_is_seen_however_it_is_declared() {
    for line in [
        "    pub channel_id: String,",
        "fn of(channel_id: &str) {",
        "    group_id: Option<String>,",
        "    customer_id: Option<&'a str>,",
        "    group_ids: Vec<String>,",
        "fn ask(chat: &ChatKind, order_ids: &[String]) {",
        "fn find(channel_id: impl Into<String>) {",
        "    ReportSent { channel_id: String, now: Timestamp },",
    ] {
        assert_eq!(bare_ids(line).len(), 1, "{line}");
    }
    for line in [
        "    pub channel_id: ChannelId,",
        "    customer_id: Option<&'a CustomerId>,",
        "    /// `channel_id: String`",
        "    conversation_id: String::new(),",
        "    chat: String,",
        "    service_ids: Vec<u64>,",
        "    channel_id: Stringy,",
    ] {
        assert_eq!(bare_ids(line), [""; 0], "{line}");
    }
}
