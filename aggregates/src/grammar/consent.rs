//! Answers to a question of ours (CC19): a yes, a no, or neither. Closed lists; whatever they do not know is neither.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::{Reading, read};
use crate::request::Action;
use crate::text::{fold, is_invisible, is_letter, plain};

/// What somebody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    Yes,
    No,
}

/// The answer a message consists of. Words around it that say nothing (`please`, `bro`) are passed over; anything else is no answer.
pub fn consent(text: &str) -> Option<Consent> {
    let words = words(text);
    if words.is_empty() {
        return None;
    }
    let rest = without_carriers(&words);
    if laughs(&rest) {
        return None;
    }
    let (said, whole) = (words.join(" "), rest.join(" "));
    let all = |list: &Listed| {
        is_listed(list, &said)
            || !rest.is_empty() && (is_listed(list, &whole) || rest.iter().all(|word| is_listed(list, word)))
    };
    match (all(&YES_LISTED), all(&NO_LISTED)) {
        (true, false) => Some(Consent::Yes),
        (false, true) => Some(Consent::No),
        (true, true) | (false, false) => None,
    }
}

/// The same as an answer to a question about this action: a yes may name it again (`yes cancel it`).
pub fn consent_to(text: &str, action: Action) -> Option<Consent> {
    let said = consent(text);
    if said.is_some() || text.contains(['?', '؟']) {
        return said;
    }
    let between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '.' | '!' | '،');
    let (first, rest) = text.trim().split_once(between)?;
    let takes_back = words(text).iter().any(|word| is_listed(&NO_LISTED, word));
    let begins_with_yes = !takes_back && consent(first) == Some(Consent::Yes);
    let names_it =
        || matches!(read(rest.trim_start_matches(between)), Reading::MissingIds(asked) if asked.action() == action);
    (begins_with_yes && names_it()).then_some(Consent::Yes)
}

/// Whether a message holds nothing but emoji: it says nothing anybody could act on.
pub fn is_bare_emoji(text: &str) -> bool {
    let mut seen = false;
    for letter in text.chars().filter(|letter| !letter.is_whitespace() && !is_invisible(*letter)) {
        if letter.is_ascii() || letter.is_alphanumeric() || is_letter(letter) {
            return false;
        }
        seen = true;
    }
    seen
}

/// `ha ha`: once it may be a yes, more than once it is laughter.
fn laughs(words: &[&str]) -> bool {
    const HA: [&str; 4] = ["ha", "हा", "ہا", "হা"];
    words.len() > 1 && words.iter().all(|word| HA.contains(word))
}

/// The words that are no carriers, which have up to two words.
fn without_carriers(words: &[String]) -> Vec<&str> {
    static KNOWN: LazyLock<Listed> = LazyLock::new(|| CARRIERS.iter().map(|known| fold(known)).collect());
    let is_carrier = |said: &str| KNOWN.contains(said);
    let mut rest = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if words.get(at + 1).is_some_and(|next| is_carrier(&format!("{} {next}", words[at]))) {
            at += 2;
            continue;
        }
        if !is_carrier(&words[at]) {
            rest.push(words[at].as_str());
        }
        at += 1;
    }
    rest
}

/// Lower-case words without accents, and each emoji for itself, without its colour of skin.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in plain(text).chars() {
        if is_letter(letter) || letter.is_ascii_digit() || letter == '\'' {
            if let Some(word) = words.last_mut() {
                word.push(letter);
            }
        } else if is_mark(letter) {
            words.push(letter.to_string());
            words.push(String::new());
        } else {
            words.push(String::new());
        }
    }
    words.iter().map(|word| fold(word)).filter(|word| !word.is_empty()).collect()
}

/// A sign with a meaning of its own; not what stands between words.
fn is_mark(letter: char) -> bool {
    let between =
        matches!(letter, '.' | ',' | '!' | '¡' | '،' | '۔' | '।' | '…' | '*' | '_' | '-' | '–' | '—' | '"' | '“' | '”');
    let skin = matches!(u32::from(letter), 0x1F3FB..=0x1F3FF);
    !letter.is_whitespace() && !between && !skin && !is_invisible(letter)
}

/// A closed list as it is compared.
type Listed = BTreeSet<String>;

static YES_LISTED: LazyLock<Listed> = LazyLock::new(|| YES.iter().map(|known| undrawn(&fold(known))).collect());
static NO_LISTED: LazyLock<Listed> = LazyLock::new(|| NO.iter().map(|known| undrawn(&fold(known))).collect());

/// Whether the list has it; letters drawn out (`yesss`, `okkk`) count once.
fn is_listed(list: &Listed, said: &str) -> bool {
    list.contains(&undrawn(said))
}

fn undrawn(word: &str) -> String {
    let mut short = String::with_capacity(word.len());
    for letter in word.chars() {
        if !short.ends_with(letter) {
            short.push(letter);
        }
    }
    short
}

/// Words that say nothing beside an answer.
const CARRIERS: &[&str] = &[
    "please",
    "pls",
    "plz",
    "bro",
    "brother",
    "sir",
    "boss",
    "dear",
    "friend",
    "bhai",
    "vai",
    "bhaiya",
    "amigo",
    "abi",
    "hocam",
    "kak",
    "bang",
    "gan",
    "min",
    "ভাই",
    "भाई",
    "بھائی",
    "اخي",
    "يا",
    // Good manners
    "por favor",
    "porfavor",
    "lütfen",
    "пожалуйста",
    "tolong",
    "من فضلك",
    "لو سمحت",
    "thanks",
    "thank you",
    "thx",
    "obrigado",
    "obrigada",
    "gracias",
    "спасибо",
    "teşekkürler",
    "makasih",
    "terima kasih",
    "shukriya",
    "dhonnobad",
    "ধন্যবাদ",
    "شکریہ",
    "شكرا",
];

const YES: &[&str] = &[
    // English
    "yes",
    "y",
    "yeah",
    "yea",
    "yep",
    "yup",
    "yess",
    "ya",
    "yah",
    "ok",
    "okay",
    "okey",
    "okie",
    "oki",
    "k",
    "sure",
    "confirm",
    "confirmed",
    "correct",
    "right",
    "exactly",
    "absolutely",
    "of course",
    "go ahead",
    "do it",
    "yes do it",
    "ok do it",
    "yes i do",
    "yes i want",
    "please do",
    // Hindi, Urdu in Latin letters
    "haan",
    "han",
    "ha",
    "haa",
    "haan ji",
    "ha ji",
    "han ji",
    "ji",
    "jee",
    "ji haan",
    "ji han",
    "jihan",
    "ji ha",
    "theek hai",
    "thik hai",
    "thik h",
    "kar do",
    "kardo",
    "haan kar do",
    "haan kardo",
    // Hindi, Urdu
    "हाँ",
    "हां",
    "हा",
    "जी",
    "जी हाँ",
    "हाँ जी",
    "ठीक है",
    "कर दो",
    "ہاں",
    "ہا",
    "جی",
    "جی ہاں",
    "ہاں جی",
    "ٹھیک ہے",
    "کر دو",
    // Bangla, and in Latin letters
    "হ্যাঁ",
    "হ্যা",
    "হা",
    "হাঁ",
    "জি",
    "জী",
    "জ্বি",
    "জ্বী",
    "ঠিক আছে",
    "করেন",
    "করে দেন",
    "hae",
    "hya",
    "hyan",
    "jwi",
    "thik ache",
    "thik ase",
    "koren",
    "kore den",
    // Portuguese, Spanish, French
    "sim",
    "claro",
    "isso",
    "pode",
    "pode sim",
    "com certeza",
    "sí",
    "vale",
    "de acuerdo",
    "dale",
    "oui",
    "d'accord",
    // Russian
    "да",
    "ага",
    "угу",
    "ок",
    "окей",
    "конечно",
    "хорошо",
    "ладно",
    "подтверждаю",
    "верно",
    "так",
    "давай",
    "давайте",
    // Turkish
    "evet",
    "tamam",
    "olur",
    "peki",
    "tabii",
    "tabi",
    "elbette",
    "onaylıyorum",
    // Indonesian, Malay
    "iya",
    "iye",
    "yoi",
    "oke",
    "okeh",
    "betul",
    "benar",
    "boleh",
    "baik",
    "setuju",
    "ya boleh",
    // Arabic
    "نعم",
    "ايوه",
    "أيوه",
    "ايوا",
    "أيوا",
    "اي",
    "أجل",
    "اجل",
    "تمام",
    "طيب",
    "اه",
    "آه",
    "موافق",
    "اوكي",
    "أوكي",
    "اوك",
    "ماشي",
    // Signs
    "👍",
    "👌",
    "✅",
    "✔",
    "☑",
    "🆗",
    "🙆",
    "💯",
];

const NO: &[&str] = &[
    "no",
    "n",
    "nope",
    "nah",
    "not",
    "no no",
    "no thanks",
    "no thank you",
    "ok no",
    "ok dont",
    "ji nahi",
    "ji nahin",
    "ji nai",
    "জি না",
    "লাগবে না",
    "جی نہیں",
    "never",
    "stop",
    "leave it",
    "forget it",
    "don't",
    "dont",
    "do not",
    "nahi",
    "nahin",
    "nhi",
    "na",
    "nai",
    "mat karo",
    "rehne do",
    "नहीं",
    "नही",
    "ना",
    "मत करो",
    "نہیں",
    "نہ",
    "না",
    "নাহ",
    "নাই",
    "lagbe na",
    "não",
    "nao",
    "deixa",
    "no gracias",
    "non",
    "не",
    "нет",
    "неа",
    "не надо",
    "hayır",
    "yok",
    "boşver",
    "tidak",
    "ga",
    "gak",
    "nggak",
    "enggak",
    "ngga",
    "jangan",
    "gausah",
    "لا",
    "كلا",
    "مش",
    "بلاش",
    "👎",
    "❌",
    "🚫",
    "🙅",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_is_a_yes_with_good_manners_or_the_action_named_again() {
        for yes in [
            "yes",
            "Yes please",
            "ok thanks",
            "sí por favor",
            "sim, por favor",
            "evet lütfen",
            "да, пожалуйста",
            "please do",
            "baik",
            "peki",
            "ладно",
            "طيب",
            "iya makasih",
            "نعم من فضلك",
            "yes cancel it",
            "да отменяй",
            "evet iptal et",
            "sí, cancela",
            "haan cancel karo",
        ] {
            assert_eq!(consent_to(yes, Action::Cancel), Some(Consent::Yes), "{yes}");
        }
        for neither in [
            "hm",
            "hmm",
            "ha ha",
            "ha ha ha",
            "हा हा",
            "ہا ہا",
            "হা হা",
            "ok cancel 👎",
            "yes cancel no",
            "Hmm...",
            "acha",
            "thanks",
            "please",
            "yes refill it",
            "yes cancel?",
            "yes but cancel later",
            "cancel it",
            "ok why",
            "yes cancel 54322",
        ] {
            assert_eq!(consent_to(neither, Action::Cancel), None, "{neither}");
        }
        for no in ["no", "ji nahi", "ok no", "লাগবে না", "জি না", "no thanks", "no por favor", "hayır teşekkürler"]
        {
            assert_eq!(consent_to(no, Action::Cancel), Some(Consent::No), "{no}");
        }
    }
}
