//! What people in chats never read: words of programs (SF3). Everything the whole suite sends goes through here.

/// Words that stand alone, in any spelling.
const WORDS: [&str; 30] = [
    "error",
    "errno",
    "err",
    "panic",
    "panicked",
    "exception",
    "traceback",
    "timeout",
    "http",
    "https",
    "json",
    "sql",
    "sqlite",
    "postgres",
    "redis",
    "database",
    "unwrap",
    "internal",
    "stack",
    "connection",
    "server",
    "api",
    "null",
    "undefined",
    "nan",
    "webhook",
    "tokio",
    "reqwest",
    "serde",
    "rust",
];

/// Parts of texts, in any spelling.
const PARTS: [&str; 24] = [
    "timed out",
    "status code",
    "none(",
    "some(",
    "ok(",
    "err(",
    "refused:",
    "{",
    "}",
    "::",
    "->",
    "[object",
    "<html",
    "<!doctype",
    "&amp;",
    "&lt;",
    "&#",
    "\\n",
    "\\u",
    "\\\"",
    ".rs:",
    "thread '",
    "os error",
    "bad gateway",
];

/// Numbers that servers answer with.
const CODES: [&str; 12] = ["400", "401", "403", "404", "408", "413", "422", "429", "500", "502", "503", "504"];

/// The first thing in a text that only a program says, if there is one. `known` are links the person asked for.
pub fn technical(text: &str, known: impl Fn(&str) -> bool) -> Option<&str> {
    let shown: Vec<&str> = text.split_whitespace().filter(|word| !known(word)).collect();
    let strange = |word: &&&str| is_address(word) || is_of_programs(word);
    if let Some(word) = shown.iter().find(strange) {
        return Some(word);
    }
    // "None of these" is what people say.
    let is_none = |at: &usize| bare(shown[*at]) == "None" && shown.get(at + 1) != Some(&"of");
    if let Some(at) = (0..shown.len()).find(is_none) {
        return Some(shown[at]);
    }
    // Joined by one blank, as the parts are written.
    let lower = shown.join(" ").to_lowercase();
    if let Some(part) = PARTS.iter().find(|part| lower.contains(*part)) {
        return Some(part);
    }
    let alone = |word: &&&str| lower.split(|c: char| !c.is_alphanumeric()).any(|said| said == **word);
    WORDS.iter().chain(&CODES).find(alone).copied()
}

/// A text without the marks of bold, italic and the like, which Telegram is told beside the text.
pub fn without_marks(text: &str) -> String {
    text.replace(['*', '_', '~', '`'], "")
}

/// A link nobody asked for, or an address of a machine.
fn is_address(word: &str) -> bool {
    let word = word.to_lowercase();
    word.contains("://") || word.contains("localhost") || word.contains("127.0.0.1")
}

/// Without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A time as machines write it, a random id, the name of a type.
fn is_of_programs(word: &str) -> bool {
    let word = bare(word);
    let is_time = word.parse::<jiff::Timestamp>().is_ok();
    let hex = word.chars().filter(char::is_ascii_hexdigit).count();
    let is_id =
        hex >= 20 && word.chars().all(|c| c.is_ascii_hexdigit() || c == '-') && word.contains(char::is_alphabetic);
    is_time || is_id || is_type(word)
}

/// `OutcomeUnknown`: capitals within a word, without blanks. Names of shops have them, too, and are not among these.
fn is_type(word: &str) -> bool {
    const TYPES: [&str; 12] = [
        "Kind",
        "Error",
        "Failed",
        "Unknown",
        "Unavailable",
        "Refused",
        "Unauthorized",
        "Exception",
        "Option",
        "Result",
        "Event",
        "Command",
    ];
    let has_inner_capital = word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase);
    has_inner_capital && TYPES.iter().any(|part| word.contains(part))
}
