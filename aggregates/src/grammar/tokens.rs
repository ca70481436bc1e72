//! Cutting a message into words, ids and numbers.

use super::lexicon::{Lexicon, Meaning};
use crate::text::{fold, is_letter, plain};

/// A piece of a message, in plain lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(String),
    /// 4 to 12 digits that do not begin with 0: may be an order id.
    Id(u64),
    /// Any other digits: amounts, dates, phone numbers, short numbers.
    Number(String),
    /// A link or a mention: belongs to nobody's meaning.
    Link,
    /// A question mark; a break follows.
    Question,
    /// End of a clause: comma, bar, full stop, new line ….
    Break,
}

/// Cuts a message up.
pub(super) fn tokens(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::new();
    for line in plain(text).lines() {
        let line = without_bracketed(line);
        for chunk in line.split_whitespace() {
            cut_chunk(chunk, lexicon, &mut tokens);
        }
        tokens.push(Token::Break);
    }
    tokens
}

/// Emojis that say something about a request: that it is done, that it is a joke, that somebody is angry or pleased.
const SAYING_SIGNS: [char; 21] = [
    '😡', '😠', '🤬', '👿', '💢', '✅', '✔', '☑', '❌', '🚫', '😂', '🤣', '🤔', '🔥', '💯', '😍', '🎉', '🥳', '👏',
    '👌', '😎',
];

/// A term in square brackets says what a service is like (`[Refill: 30D]`): a word nobody knows stands in its place. Numbers are left.
fn without_bracketed(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, from)) = rest.split_once('[') {
        let Some((inside, after)) = from.split_once(']') else { break };
        kept.push_str(before);
        kept.push_str(if inside.contains(is_letter) { BRACKETED } else { inside });
        kept.push(' ');
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Stands for a term in square brackets.
const BRACKETED: &str = " zzbracketed";

fn cut_chunk(chunk: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    if is_link(chunk) {
        tokens.push(Token::Link);
        return;
    }
    let phone = chunk.strip_prefix('+').is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
    if phone {
        tokens.push(Token::Number(chunk.to_owned()));
        return;
    }
    if let Some(amount) = amount(chunk) {
        tokens.push(Token::Number(amount.to_owned()));
        if chunk.ends_with(['!', '.', ',', ';', '।', '،']) {
            tokens.push(Token::Break);
        }
        return;
    }
    if is_currency(chunk) {
        tokens.push(Token::Word("price".to_owned()));
        return;
    }
    for (index, part) in chunk.split([',', ';', '،', '、', '，', '؛', '|']).enumerate() {
        if index > 0 {
            tokens.push(Token::Break);
        }
        for part in part.split(['#', '&', '+', '(', ')', '[', ']', '"', '“', '”', '„', '«', '»', '*', '_', '~', '№'])
        {
            cut_part(part, lexicon, tokens);
        }
    }
}

fn is_link(chunk: &str) -> bool {
    let path = |chunk: &str| {
        let dotted = chunk.find('.').is_some_and(|dot| {
            chunk[dot + 1..].starts_with(|letter: char| letter.is_ascii_lowercase())
                && chunk[..dot].contains(|letter: char| letter.is_ascii_lowercase())
        });
        dotted && chunk.contains('/')
    };
    chunk.contains("://") || chunk.starts_with("www.") || chunk.contains('@') || path(chunk)
}

/// `12,500`, `14.2k`, `0/5000`, `300/25k`: digits with signs between them that are one number, or a part of one.
fn amount(chunk: &str) -> Option<&str> {
    let bare = chunk.trim_matches(|letter: char| !letter.is_alphanumeric());
    let digits = bare.trim_end_matches(is_letter);
    let unit = bare[digits.len()..].chars().count();
    let pieces: Vec<&str> = digits.split([',', '.', '/']).collect();
    let plain = pieces.iter().all(|piece| {
        let piece = piece.trim_end_matches(['k', 'к']);
        !piece.is_empty() && piece.bytes().all(|byte| byte.is_ascii_digit())
    });
    let [first, rest @ ..] = pieces.as_slice() else { return None };
    if !plain || rest.is_empty() || unit > 3 {
        return None;
    }
    let grouped = first.len() <= 3 && rest.iter().all(|piece| piece.len() == 3);
    let decimal = rest.len() == 1 && (first.len() <= 3 && unit > 0 || first.len() <= 4 && rest[0].len() == 2);
    let is_round = |piece: &str| piece.ends_with(['k', 'к']) || unit > 0 || piece.ends_with("00");
    let part = digits.contains('/') && rest.len() == 1 && first.len() <= rest[0].len() + 3 && is_round(rest[0]);
    let is_one = if digits.contains('/') { part } else { grouped || decimal };
    is_one.then_some(bare)
}

/// `R$`, `$`: a sign of money that stands apart from its amount.
fn is_currency(chunk: &str) -> bool {
    let money = chunk.contains(MONEY) && !chunk.contains(['%', '٪']);
    money && chunk.chars().count() <= 3 && !chunk.contains(|letter: char| letter.is_ascii_digit())
}

/// Signs of money and of percents: digits with one are no order's.
const MONEY: [char; 10] = ['$', '€', '£', '₹', '৳', '¥', '₺', '₽', '%', '٪'];

fn cut_part(part: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let bare = part.trim_matches(|letter: char| !letter.is_alphanumeric() && !MONEY.contains(&letter));
    if bare.contains(MONEY) && bare.chars().any(|letter| letter.is_ascii_digit()) {
        tokens.push(Token::Number(bare.to_owned()));
        return;
    }
    if let Some(numbers) = joined_numbers(bare) {
        tokens.extend(numbers);
        if part.ends_with(['!', '.', '…']) {
            tokens.push(Token::Break);
        }
        return;
    }
    let letters: Vec<char> = part.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        let run = letters[at..].iter().take_while(|letter| belongs_to_word(**letter)).count();
        if run > 0 {
            let word: String = letters[at..at + run].iter().filter(|letter| **letter != '\'').collect();
            cut_word(&fold(&word), lexicon, tokens);
            at += run;
            continue;
        }
        match letters[at] {
            '?' | '؟' | '？' | '¿' => tokens.extend([Token::Question, Token::Break]),
            '.' | '!' | ':' | '…' | '。' | '！' | '।' | '۔' | '—' | '–' => tokens.push(Token::Break),
            '❓' | '❔' => tokens.extend([Token::Question, Token::Break]),
            sign if SAYING_SIGNS.contains(&sign) => tokens.push(Token::Word(sign.to_string())),
            _ => {}
        }
        at += 1;
    }
}

fn belongs_to_word(letter: char) -> bool {
    is_letter(letter) || letter.is_ascii_digit() || letter == '\''
}

/// Digits joined by `/` or `.` are ids when each of them is one; other joined digits are dates, times, ranges, amounts.
fn joined_numbers(part: &str) -> Option<Vec<Token>> {
    const SIGNS: [char; 6] = ['/', '.', '-', '–', '—', ':'];
    let digits_only = part.chars().all(|letter| letter.is_ascii_digit() || SIGNS.contains(&letter));
    if !digits_only || !part.contains(SIGNS) {
        return None;
    }
    let ids: Option<Vec<Token>> = part.split(['/', '.']).map(|piece| id(piece).map(Token::Id)).collect();
    Some(ids.unwrap_or_else(|| vec![Token::Number(part.to_owned())]))
}

/// A run of letters and digits: a word, a number, or a keyword and an id written together.
fn cut_word(word: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    if word.is_empty() {
        return;
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        tokens.push(id(word).map_or_else(|| Token::Number(word.to_owned()), Token::Id));
        return;
    }
    if let Some(pieces) = with_ending(word).or_else(|| with_and(word)) {
        tokens.extend(pieces);
        return;
    }
    match unglue(word, lexicon) {
        Some(pieces) => tokens.extend(pieces),
        None if is_amount(word) => tokens.push(Token::Number(word.to_owned())),
        None => tokens.push(Token::Word(word.to_owned())),
    }
}

/// Turkish writes its endings on numbers: `54321yi iptal`.
fn with_ending(word: &str) -> Option<[Token; 2]> {
    const ENDINGS: [&str; 14] = ["yi", "yu", "i", "u", "nin", "nun", "in", "un", "ye", "ya", "e", "nu", "ni", "a"];
    let ending = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = &word[..word.len() - ending.len()];
    let long = digits.len() >= 5 && ENDINGS.contains(&ending);
    let id = if long { id(digits) } else { None };
    id.map(|id| [Token::Id(id), Token::Word("nolu".to_owned())])
}

/// Arabic writes `and`, `for` and `by` on what follows: `54321 و54322`.
fn with_and(word: &str) -> Option<[Token; 2]> {
    let letter = word.chars().next().filter(|letter| matches!(letter, 'و' | 'ل' | 'ب'))?;
    let id = id(&word[letter.len_utf8()..])?;
    Some([Token::Word("و".to_owned()), Token::Id(id)])
}

/// `54321refill` → `54321 refill`; only where every piece is an id or a word that stands beside ids.
fn unglue(word: &str, lexicon: &Lexicon) -> Option<Vec<Token>> {
    if !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut pieces = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|letter: char| letter.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(if digits {
            Token::Id(id(piece)?)
        } else {
            stands_beside_ids(piece, lexicon).then(|| Token::Word(piece.to_owned()))?
        });
        rest = after;
    }
    Some(pieces)
}

/// `10k`, `5000tk`, `2nd`: digits with a short unit.
fn is_amount(word: &str) -> bool {
    let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    unit.len() < word.len() && unit.chars().count() <= 3 && unit.chars().all(is_letter)
}

fn stands_beside_ids(word: &str, lexicon: &Lexicon) -> bool {
    match lexicon.meaning(word) {
        Meaning::Action(_)
        | Meaning::Named(_)
        | Meaning::Wished(_)
        | Meaning::Check
        | Meaning::Details
        | Meaning::Custom(_)
        | Meaning::Order
        | Meaning::Ticket
        | Meaning::Label
        | Meaning::Please
        | Meaning::Polite
        | Meaning::Thanks
        | Meaning::Courtesy
        | Meaning::Greeting => word.chars().count() > 1,
        Meaning::Balance
        | Meaning::Services
        | Meaning::Username
        | Meaning::Help
        | Meaning::Fast
        | Meaning::Praise
        | Meaning::Determiner
        | Meaning::Preposition
        | Meaning::Carrier
        | Meaning::Asking
        | Meaning::Doing
        | Meaning::Glue
        | Meaning::Never
        | Meaning::Negated
        | Meaning::Not
        | Meaning::Condition
        | Meaning::Doubt
        | Meaning::Counted
        | Meaning::Happening
        | Meaning::Getting
        | Meaning::Missed
        | Meaning::Complaint
        | Meaning::Waiting
        | Meaning::Unwanted
        | Meaning::Guarantee
        | Meaning::Everyday
        | Meaning::State
        | Meaning::Other => false,
    }
}

/// An order id: 4 to 12 digits, the first not 0.
pub(super) fn id(digits: &str) -> Option<u64> {
    let right_length = (4..=12).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if right_length && !digits.starts_with('0') { digits.parse().ok() } else { None }
}
