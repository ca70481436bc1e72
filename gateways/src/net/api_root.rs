//! Addresses of APIs, as operators paste them.

/// `https://{host}/{path}{api}`, from whatever form of it was pasted. `ours` are the path segments at which an API's, or an admin
/// page's, own part begins: it is replaced.
pub fn api_root(pasted: &str, api: &str, ours: &[&str]) -> String {
    let text = pasted.trim();
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let mut parts = rest.split('/').filter(|part| !part.is_empty());
    let host = parts.next().unwrap_or_default();
    let before = |part: &&str| !ours.iter().any(|own| part.eq_ignore_ascii_case(own));
    let path: String = parts.take_while(before).map(|part| format!("{part}/")).collect();
    format!("{scheme}://{host}/{path}{api}")
}
