//! Plain letters and digits behind the many forms people and panels type them in.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Lower-case plain form of a text: digits of every script as `0`–`9`, full-width, "mathematical" and small-capital letters as plain
/// ones, invisible characters dropped.
pub(crate) fn plain(text: &str) -> String {
    let visible = text.chars().filter(|letter| !is_invisible(*letter));
    visible.flat_map(char::to_lowercase).map(plain_char).flat_map(char::to_lowercase).collect()
}

fn plain_char(letter: char) -> char {
    // Most letters are these; the tables below are searched for the others only.
    if letter.is_ascii() {
        return if letter == '`' { '\'' } else { letter };
    }
    if let Some(digit) = digit(letter) {
        return char::from_digit(digit, 10).unwrap_or(letter);
    }
    let code = u32::from(letter);
    match code {
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(letter),
        0x1D400..=0x1D6A3 => latin((code - 0x1D400) % 52).unwrap_or(letter),
        0x1F130..=0x1F149 => latin(code - 0x1F130).unwrap_or(letter),
        0x2018 | 0x2019 | 0x02BC | 0x00B4 => '\'',
        _ => small_capital(letter).unwrap_or(letter),
    }
}

fn latin(index: u32) -> Option<char> {
    let base = if index < 26 { u32::from('A') } else { u32::from('a') - 26 };
    char::from_u32(base + index)
}

fn small_capital(letter: char) -> Option<char> {
    const SMALL: &str = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ";
    let index = SMALL.chars().position(|small| small == letter)?;
    char::from_u32(u32::from('a') + u32::try_from(index).ok()?)
}

/// Zeros of the decimal digits of the scripts in everyday use; each block holds 0 to 9 in a row.
const ZEROS: [u32; 27] = [
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xA9D0, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6,
];

/// The value of a decimal digit of any script.
pub(crate) fn digit(letter: char) -> Option<u32> {
    let code = u32::from(letter);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| code - zero)
}

/// Characters without a shape of their own: joiners, direction marks, variation selectors, soft hyphens.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(u32::from(letter),
        0x00AD | 0x061C | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x206F | 0xFE00..=0xFE0F | 0xFEFF | 0x20E3)
}

/// Whether the letter is one of a word, combining vowel signs of other scripts included; their full stops are not.
pub(crate) fn is_letter(letter: char) -> bool {
    letter.is_alphabetic()
        || matches!(u32::from(letter), 0x0300..=0x036F | 0x0900..=0x0963 | 0x0971..=0x0DFF | 0x0E31..=0x0E4E)
}

/// A closed list of words, folded when it is first asked.
pub(crate) type Words = LazyLock<BTreeSet<String>>;

/// The words of a list, which white space parts.
pub(crate) fn words(list: &str) -> BTreeSet<String> {
    list.split_whitespace().map(fold).collect()
}

/// A plain lower-case word without accents, vowel signs of Arabic and dots below, and with one form for letters that have several.
pub(crate) fn fold(word: &str) -> String {
    word.chars().filter(|letter| !is_folded_away(*letter)).map(base_letter).collect()
}

/// Combining accents, Arabic vowel signs and stretching, the dot below of Bangla and Hindi.
fn is_folded_away(letter: char) -> bool {
    matches!(u32::from(letter), 0x0300..=0x036F | 0x0640 | 0x064B..=0x0652 | 0x0670 | 0x093C | 0x09BC)
}

fn base_letter(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' | 'ī' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'ş' => 's',
        'ğ' => 'g',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        '\u{9DC}' => 'ড',
        '\u{9DD}' => 'ঢ',
        '\u{9DF}' => 'য',
        '\u{958}' => 'क',
        '\u{959}' => 'ख',
        '\u{95A}' => 'ग',
        '\u{95B}' => 'ज',
        '\u{95C}' => 'ड',
        '\u{95D}' => 'ढ',
        '\u{95E}' => 'फ',
        '\u{95F}' => 'य',
        other => other,
    }
}
