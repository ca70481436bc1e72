//! The words the grammar knows, and the typing mistakes it forgives.

use super::OrderRequest;
use crate::values::OrderAction;

/// What a word means to the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A keyword for something to be done to orders.
    Action(OrderRequest),
    /// `check`, `status`
    Check,
    /// `order`: asks for a status where nothing else is asked.
    Order,
    Balance,
    Services,
    Ticket,
    Username,
    Help,
    Greeting,
    /// `thanks`, `ok`
    Courtesy,
    /// `please`, `bro`
    Polite,
    /// `id`, `number`: stands before ids.
    Label,
    /// Small words without weight.
    Glue,
    /// Takes the whole message back: `don't`, `never`, `except`.
    Never,
    /// `no`, `not`: takes back what follows it.
    Not,
    /// Makes a question or a condition of what follows: `why`, `if`.
    Doubt,
    /// Anything else: what a person has to say.
    Other,
}

/// The meaning of a plain lower-case word.
pub(super) fn meaning(word: &str) -> Meaning {
    let known = exact(word);
    if known != Meaning::Other {
        return known;
    }
    if word.chars().any(|letter| matches!(letter, '不' | '别' | '没' | '沒')) {
        return Meaning::Never;
    }
    for longest_run in [2, 1] {
        let shorter = shorten_runs(word, longest_run);
        if shorter != word && shorter.len() > 1 {
            let known = exact(&shorter);
            if known != Meaning::Other {
                return known;
            }
        }
    }
    typo(word)
}

const fn action(action: OrderAction) -> Meaning {
    Meaning::Action(OrderRequest::Do(action))
}

fn exact(word: &str) -> Meaning {
    match word {
        "refill" | "refills" | "refil" | "reffil" | "reffill" | "refiill" => action(OrderAction::Refill),
        "cancel" | "cancle" | "cancell" | "cencel" | "cancal" => action(OrderAction::Cancel),
        "speed" | "speedup" | "spedup" | "spead" | "sped" | "spped" | "spid" => action(OrderAction::SpeedUp),
        "refund" | "refunds" | "refaund" => action(OrderAction::Refund),
        "partial" | "parcial" => action(OrderAction::Partial),
        "check" | "chek" | "chk" | "cheak" | "chck" | "status" | "stats" | "staus" | "satus" => Meaning::Check,
        "order" | "orders" | "oder" | "odrer" | "ordr" => Meaning::Order,
        "balance" | "balanc" | "blance" | "bal" => Meaning::Balance,
        "services" | "service" => Meaning::Services,
        "ticket" | "tickets" | "tiket" => Meaning::Ticket,
        "username" | "usernme" | "userid" => Meaning::Username,
        "help" | "menu" | "commands" | "command" => Meaning::Help,
        _ => around(word),
    }
}

/// Words around a command.
fn around(word: &str) -> Meaning {
    match word {
        "hi"
        | "hii"
        | "hello"
        | "helo"
        | "hlo"
        | "hlw"
        | "hey"
        | "heyy"
        | "hola"
        | "salam"
        | "salaam"
        | "assalamualaikum"
        | "assalamu"
        | "aslam"
        | "asalam"
        | "alaikum"
        | "walaikum"
        | "namaste"
        | "namaskar"
        | "greetings"
        | "start"
        | "yo"
        | "hallo"
        | "bonjour"
        | "ola"
        | "olá"
        | "merhaba"
        | "привет"
        | "здравствуйте"
        | "مرحبا"
        | "السلام"
        | "عليكم"
        | "سلام"
        | "হ্যালো"
        | "नमस्ते" => Meaning::Greeting,
        "thanks"
        | "thank"
        | "thankyou"
        | "thx"
        | "tnx"
        | "ty"
        | "tysm"
        | "ok"
        | "okay"
        | "okey"
        | "oky"
        | "k"
        | "fine"
        | "great"
        | "nice"
        | "cool"
        | "welcome"
        | "alright"
        | "dhonnobad"
        | "shukriya"
        | "gracias"
        | "merci"
        | "شكرا"
        | "спасибо"
        | "ধন্যবাদ" => Meaning::Courtesy,
        "please"
        | "pls"
        | "plz"
        | "plss"
        | "pliz"
        | "plese"
        | "plis"
        | "pleas"
        | "plx"
        | "kindly"
        | "bro"
        | "bruh"
        | "brother"
        | "bhai"
        | "bhaiya"
        | "bhaijan"
        | "vai"
        | "vaia"
        | "vaiya"
        | "sir"
        | "mam"
        | "maam"
        | "madam"
        | "dear"
        | "boss"
        | "friend"
        | "mate"
        | "man"
        | "dude"
        | "buddy"
        | "team"
        | "admin"
        | "support"
        | "guys"
        | "sis"
        | "sister"
        | "ji"
        | "good"
        | "morning"
        | "afternoon"
        | "evening"
        | "night"
        | "day"
        | "asap"
        | "now"
        | "quickly"
        | "quick"
        | "fast"
        | "soon"
        | "today"
        | "por"
        | "favor"
        | "lütfen"
        | "пожалуйста"
        | "من"
        | "فضلك"
        | "প্লিজ"
        | "ভাই"
        | "कृपया"
        | "भाई" => Meaning::Polite,
        "id" | "ids" | "number" | "numbers" | "num" | "nr" | "nos" | "orderid" | "orderids" | "serial" => {
            Meaning::Label
        }
        "a" | "an" | "the" | "my" | "mine" | "me" | "i" | "im" | "we" | "our" | "us" | "you" | "u" | "ur" | "your"
        | "it" | "its" | "this" | "that" | "these" | "those" | "them" | "all" | "both" | "for" | "of" | "to" | "in"
        | "on" | "and" | "n" | "with" | "is" | "are" | "am" | "be" | "can" | "could" | "would" | "will" | "do"
        | "want" | "wanna" | "need" | "needs" | "like" | "get" | "give" | "send" | "show" | "see" | "tell" | "let"
        | "know" | "make" | "also" | "again" | "here" | "following" | "request" | "action" | "as" | "up" | "list"
        | "much" | "amount" | "account" | "panel" | "current" | "info" | "details" | "name" | "user" | "ar" | "er"
        | "ta" | "ka" | "ko" | "kar" | "karo" | "kro" | "koro" | "koren" | "korun" | "den" | "dao" | "do_it" | "de"
        | "mi" | "el" | "la" => Meaning::Glue,
        "dont" | "donot" | "never" | "stop" | "cant" | "cannot" | "nevermind" | "forget" | "ignore" | "avoid"
        | "skip" | "undo" | "revert" | "except" | "excluding" | "exclude" | "instead" | "mistake" | "mistakenly"
        | "accident" | "accidentally" | "verify" | "shouldnt" | "mustnt" | "na" | "nah" | "nope" | "mat" | "nahi"
        | "nahin" | "nhi" | "nai" | "nehi" | "jangan" | "tidak" | "bukan" | "gak" | "nunca" | "jamais" | "ne"
        | "pas" | "nicht" | "kein" | "keine" | "não" | "nao" | "değil" | "yok" | "hayır" | "لا" | "لم" | "ليس"
        | "مش" | "ما" | "نہیں" | "مت" | "не" | "нет" | "मत" | "नहीं" | "न" | "না" | "নয়" | "নাই" => {
            Meaning::Never
        }
        "no" | "not" | "without" | "isnt" | "wasnt" | "arent" | "doesnt" | "didnt" | "hasnt" | "havent" | "wont"
        | "wouldnt" | "couldnt" | "nothing" | "none" | "neither" | "nor" => Meaning::Not,
        "if" | "unless" | "until" | "till" | "before" | "after" | "once" | "why" | "who" | "whom" | "how" | "what"
        | "whats" | "when" | "where" | "which" | "whether" | "did" | "does" | "was" | "were" | "had" | "already"
        | "should" | "must" | "may" | "might" | "about" | "or" | "maybe" | "create" | "open" | "raise" | "new"
        | "buy" | "policy" => Meaning::Doubt,
        _ => Meaning::Other,
    }
}

/// Runs of one letter cut to a length: `refilllll` → `refill`, `brooo` → `bro`.
fn shorten_runs(word: &str, longest: usize) -> String {
    let mut shorter = String::with_capacity(word.len());
    let mut last = None;
    let mut run = 0;
    for letter in word.chars() {
        run = if last == Some(letter) { run + 1 } else { 1 };
        last = Some(letter);
        if run <= longest {
            shorter.push(letter);
        }
    }
    shorter
}

/// Keywords long enough to be known by one slip of the finger.
const FORGIVEN: [(&str, Meaning); 9] = [
    ("refill", action(OrderAction::Refill)),
    ("cancel", action(OrderAction::Cancel)),
    ("speedup", action(OrderAction::SpeedUp)),
    ("refund", action(OrderAction::Refund)),
    ("partial", action(OrderAction::Partial)),
    ("status", Meaning::Check),
    ("balance", Meaning::Balance),
    ("services", Meaning::Services),
    ("username", Meaning::Username),
];

/// Words of their own that are one slip away from a keyword.
const NOT_TYPOS: [&str; 12] = [
    "cancer", "refile", "refined", "defund", "martial", "balanced", "statue", "states", "serviced", "cancels",
    "resell", "devices",
];

/// A keyword with one letter missing, added, wrong or swapped, where only one keyword is that near.
fn typo(word: &str) -> Meaning {
    if word.len() < 5 || !word.is_ascii() || NOT_TYPOS.contains(&word) {
        return Meaning::Other;
    }
    let mut near = FORGIVEN.iter().filter(|(keyword, _)| one_slip(word, keyword) && !past_tense(word, keyword));
    match (near.next(), near.next()) {
        (Some((_, meaning)), None) => *meaning,
        (_, _) => Meaning::Other,
    }
}

/// `canceld` tells of something that happened; it is no order.
fn past_tense(word: &str, keyword: &str) -> bool {
    word.starts_with(keyword) && word.ends_with('d')
}

/// Whether two words differ by one letter missing, added or wrong, or by two neighbours swapped.
fn one_slip(word: &str, keyword: &str) -> bool {
    let (word, keyword) = (word.as_bytes(), keyword.as_bytes());
    let same_start = word.iter().zip(keyword).take_while(|(one, other)| one == other).count();
    let (word, keyword) = (&word[same_start..], &keyword[same_start..]);
    match (word, keyword) {
        ([], [_]) | ([_], []) => true,
        ([first, second, rest @ ..], [other_first, other_second, other_rest @ ..])
            if first == other_second && second == other_first && rest == other_rest =>
        {
            true
        }
        ([_, rest @ ..], [_, other_rest @ ..]) if rest == other_rest => true,
        ([_, rest @ ..], keyword) if rest == keyword => true,
        (word, [_, other_rest @ ..]) if word == other_rest => true,
        (_, _) => false,
    }
}
