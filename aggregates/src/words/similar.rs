//! What was probably meant.

/// Names less alike than this are not offered.
const ALIKE: f64 = 0.55;
/// A name that begins with what was given is more like it than one that holds it elsewhere.
const BEGINS: f64 = 0.05;

/// The name most like this one, where one is like it at all.
pub(super) fn nearest<'a>(given: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.trim().to_lowercase();
    names
        .map(|name| (likeness(&given, name), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, name)| name)
}

/// 1 for the same, 0 for nothing in common. A word of the name is enough to mean it (`id` for `order_id`).
fn likeness(given: &str, name: &str) -> f64 {
    let alike = strsim::normalized_damerau_levenshtein(&letters(given), &letters(name));
    if given.len() < 2 || name.split('_').all(|word| !word.starts_with(given)) {
        return alike;
    }
    alike.max(if name.starts_with(given) { ALIKE + BEGINS } else { ALIKE })
}

fn letters(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).collect()
}
