//! Numbers as people and panels of many countries write them, read exactly or not at all.

/// Signs of currencies, of which some say which one it is.
const SIGNS: [(&str, &str); 26] = [
    ("US$", "USD"),
    ("R$", "BRL"),
    ("$", ""),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("₽", "RUB"),
    ("৳", "BDT"),
    ("₦", "NGN"),
    ("₫", "VND"),
    ("₩", "KRW"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₴", "UAH"),
    ("₸", "KZT"),
    ("₪", "ILS"),
    ("¥", ""),
    ("₨", ""),
    ("₿", ""),
    ("﷼", ""),
    ("Rs.", ""),
    ("Rs", ""),
    ("Tk", "BDT"),
    ("TL", "TRY"),
    ("Rp", "IDR"),
];
/// Codes of currencies that panels use (ISO 4217), and of one that is as good as one.
const CODES: [&str; 46] = [
    "USD", "EUR", "GBP", "INR", "BDT", "PKR", "BRL", "TRY", "RUB", "IDR", "NGN", "UAH", "KZT", "VND", "PHP", "THB",
    "AED", "SAR", "EGP", "MXN", "ARS", "COP", "CLP", "PEN", "ZAR", "KES", "GHS", "MAD", "DZD", "IRR", "NPR", "LKR",
    "MYR", "SGD", "CNY", "JPY", "KRW", "CAD", "AUD", "CHF", "PLN", "SEK", "NOK", "DKK", "CZK", "USDT",
];
/// Marks that part thousands and nothing else.
const GROUP_MARKS: [char; 7] = [' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '’', '_'];

/// A decimal number: `whole` and `fraction` are digits, `whole` never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    pub is_negative: bool,
    pub whole: String,
    pub fraction: String,
    /// The currency written beside it, where that says which one it is.
    pub currency: Option<&'static str>,
    /// One dot parts it where it may part thousands, too: `1.000`.
    is_doubtful: bool,
}

impl Decimal {
    /// Reads `1.20`, `1,20`, `12,345`, `1.234,50`, `1,20,000.00`, `$0.90`, `0.90 USD`. A comma alone before exactly three digits parts
    /// thousands, unless nothing but a zero stands before it. What is written in no such way is no number.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (outside, is_negative_outside) = signed(text.trim());
        let (inside, currency) = bare(outside);
        // A sign stands before the currency's or behind it.
        let (text, is_negative_inside) = if inside.len() < outside.len() { signed(inside) } else { (inside, false) };
        let is_negative = is_negative_outside || is_negative_inside;
        let is_grouped = text.contains(GROUP_MARKS);
        let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
        let last = text.rfind(['.', ',']);
        let fraction_at = match (dots, commas) {
            (0, 0) => None,
            (0, 1) => last.filter(|at| is_grouped || !parts_thousands(&text[..*at], &text[at + 1..])),
            (1, 0) => last,
            (0, _) | (_, 0) => None,
            (_, _) => Some(last.filter(|at| text.matches(&text[*at..=*at]).count() == 1)?),
        };
        let is_doubtful =
            commas == 0 && dots == 1 && last.is_some_and(|at| parts_thousands(&text[..at], &text[at + 1..]));
        let (whole, fraction) = fraction_at.map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
        let is_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let ends_in_mark = fraction_at.is_some() && fraction.is_empty();
        let whole = ungrouped(whole)?;
        if !is_digits(fraction) || ends_in_mark || (whole.is_empty() && fraction.is_empty()) {
            return None;
        }
        let whole = if whole.is_empty() { "0".to_owned() } else { whole };
        Some(Self { is_negative, whole, fraction: fraction.to_owned(), currency, is_doubtful })
    }

    /// As a whole number, its fraction cut; none where it may be a thousand times as much.
    pub(crate) fn count(&self) -> Option<i64> {
        let whole: i64 = self.whole.parse().ok().filter(|_| !self.is_doubtful)?;
        Some(if self.is_negative { -whole } else { whole })
    }
}

fn signed(text: &str) -> (&str, bool) {
    let rest = text.strip_prefix(['-', '−', '+']);
    (rest.map_or(text, str::trim_start), text.starts_with(['-', '−']))
}

/// The number without the currency before or after it.
fn bare(text: &str) -> (&str, Option<&'static str>) {
    let known = CODES.into_iter().map(|code| (code, code)).chain(SIGNS);
    let mut found: Vec<(&str, &str)> = known.collect();
    // `USDT` before `USD`.
    found.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
    for (sign, code) in found {
        let before =
            text.get(..sign.len()).filter(|start| start.eq_ignore_ascii_case(sign)).map(|_| &text[sign.len()..]);
        let end = text.len().checked_sub(sign.len());
        let after =
            end.and_then(|end| text.get(end..).filter(|end| end.eq_ignore_ascii_case(sign)).map(|_| &text[..end]));
        if let Some(rest) = before.or(after) {
            return (rest.trim(), Some(code).filter(|code| !code.is_empty()));
        }
    }
    (text, None)
}

/// `12` and `345` may be one number cut for the eye; `0` and `278` may not.
fn parts_thousands(before: &str, after: &str) -> bool {
    after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0')
}

/// The digits of a whole number; thousands may be parted, two by two above the first in India's way.
fn ungrouped(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split(|c: char| c == ',' || c == '.' || GROUP_MARKS.contains(&c)).collect();
    if !groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    if let [first, middle @ .., last] = groups.as_slice() {
        let fits = (1..=3).contains(&first.len())
            && !first.starts_with('0')
            && last.len() == 3
            && middle.iter().all(|group| group.len() == 3 || group.len() == 2);
        return fits.then(|| groups.concat());
    }
    Some(groups.concat())
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn read(text: &str) -> Option<String> {
        let Decimal { is_negative, whole, fraction, .. } = Decimal::read(text)?;
        let (sign, dot) = (if is_negative { "-" } else { "" }, if fraction.is_empty() { "" } else { "." });
        Some(format!("{sign}{whole}{dot}{fraction}"))
    }

    #[test]
    fn a_number_is_read_in_every_countrys_way() {
        for (text, is) in [
            ("1.20", "1.20"),
            ("1,20", "1.20"),
            ("1,2", "1.2"),
            ("0,278", "0.278"),
            ("1,2345", "1.2345"),
            ("12,345", "12345"),
            ("1,234,567", "1234567"),
            ("1,234.50", "1234.50"),
            ("1.234,50", "1234.50"),
            ("1.234.567,8", "1234567.8"),
            ("1.234.567", "1234567"),
            ("1,20,000.50", "120000.50"),
            ("1 234,567", "1234.567"),
            ("1\u{a0}234,50", "1234.50"),
            ("1'234.50", "1234.50"),
            ("$0.90", "0.90"),
            ("-$0.90", "-0.90"),
            ("$ -0.90", "-0.90"),
            ("0.90 USD", "0.90"),
            ("usd 0.90", "0.90"),
            ("€1,20", "1.20"),
            ("1,20 €", "1.20"),
            ("R$ 1.234,50", "1234.50"),
            ("Rs. 1,20,000", "120000"),
            ("5 USDT", "5"),
            (".5", "0.5"),
            (",5", "0.5"),
            ("+7", "7"),
            ("12345.678", "12345.678"),
        ] {
            assert_eq!(read(text).as_deref(), Some(is), "{text}");
        }
    }

    #[test]
    fn what_is_written_in_no_known_way_is_no_number() {
        for text in [
            "",
            " ",
            "free",
            "1.2.3",
            "1,2,3",
            "12,34,56",
            "1,23,45.6",
            "1.2k",
            "10K",
            "10 mil",
            "5%",
            ".",
            ",",
            "$",
            "1.",
            "1,",
            "--1",
            "1 2",
            "12 USD 13",
            "0,123,456",
            "1,234.5.6",
            "1,,234",
            "half",
            "1/2",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_count_that_may_be_a_thousand_times_as_much_is_none() {
        let count = |text: &str| Decimal::read(text).and_then(|number| number.count());
        assert_eq!(count("1.000"), None);
        assert_eq!(
            (count("1,000"), count("12,345"), count("1000.000"), count("0.000")),
            (Some(1000), Some(12_345), Some(1000), Some(0))
        );
        assert_eq!((count("1000.00"), count("-5"), count("3.7")), (Some(1000), Some(-5), Some(3)));
    }

    #[test]
    fn the_currency_is_known_where_its_sign_is_only_its_own() {
        let currency = |text: &str| Decimal::read(text).and_then(|number| number.currency);
        assert_eq!(
            (currency("€1"), currency("1 brl"), currency("$1"), currency("1")),
            (Some("EUR"), Some("BRL"), None, None)
        );
    }
}
