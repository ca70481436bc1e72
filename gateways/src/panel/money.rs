//! Amounts as panels write them: up to six decimals, as an object, a number or a text.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::number::Decimal;
use crate::wire;

/// An amount in millionths of its currency's unit: panels charge fractions of a cent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Money {
    pub micros: i64,
    /// ISO code as the panel gives it, empty when it does not say.
    pub currency: String,
}

impl Money {
    /// Reads `{"value":"1.20","currency_code":"USD"}`, `1.2`, `"1.20"`, `"1,20"` or `"$1.20"`.
    pub(crate) fn read(value: &Value, currency: Option<&str>) -> Option<Self> {
        let own = wire::text_at(value, &["currency_code", "currency"]);
        let amount = if value.is_object() { wire::field(value, &["value", "amount"])? } else { value };
        let (micros, written) = micros(&wire::text(amount)?)?;
        let currency = own.or_else(|| currency.map(str::to_owned)).or_else(|| written.map(str::to_owned));
        Some(Self { micros, currency: currency.unwrap_or_default() })
    }
}

/// Exact reading of a decimal, in millionths; more than six decimals are cut. Beside it the currency, where one is written with it.
fn micros(text: &str) -> Option<(i64, Option<&'static str>)> {
    let is_float = text.contains(['e', 'E']) && text.bytes().all(|b| b.is_ascii_digit() || b"eE+-.".contains(&b));
    if is_float {
        return exponent(text).map(|micros| (micros, None));
    }
    let Decimal { is_negative, whole, fraction, currency, .. } = Decimal::read(text)?;
    let whole: i64 = whole.parse().ok()?;
    let fraction: i64 = format!("{fraction:0<6}")[..6].parse().ok()?;
    let micros = whole.checked_mul(1_000_000)?.checked_add(fraction)?;
    Some((if is_negative { -micros } else { micros }, currency))
}

/// Very small numbers arrive as `5e-5`.
fn exponent(text: &str) -> Option<i64> {
    let value = text.parse::<f64>().ok()? * 1_000_000.0;
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked, and the value is rounded")]
    (value.abs() < 9.0e15).then(|| value.round() as i64)
}

impl fmt::Display for Money {
    /// At least two decimals, more where they are not zero: `1.20 USD`, `0.2782 USD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.micros < 0 { "-" } else { "" };
        let absolute = self.micros.unsigned_abs();
        let fraction = format!("{:06}", absolute % 1_000_000);
        let shown = fraction.trim_end_matches('0');
        write!(f, "{sign}{}.{shown:0<2}", absolute / 1_000_000)?;
        if self.currency.is_empty() { Ok(()) } else { write!(f, " {}", self.currency) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn shown(value: Value) -> Option<String> {
        Money::read(&value, None).map(|m| m.to_string())
    }

    #[test]
    fn amounts_are_exact_however_they_are_written() {
        assert_eq!(
            shown(json!({"value":"1.20","currency_code":"USD","formatted":"$1.20"})).as_deref(),
            Some("1.20 USD")
        );
        assert_eq!(shown(json!({"value":0.27819,"currency_code":"EUR"})).as_deref(), Some("0.27819 EUR"));
        assert_eq!(shown(json!("12")).as_deref(), Some("12.00"));
        assert_eq!(shown(json!(-0.5)).as_deref(), Some("-0.50"));
        assert_eq!(shown(json!("1,234.5")).as_deref(), Some("1234.50"));
        assert_eq!(shown(json!("0.00000012")).as_deref(), Some("0.00"));
        assert_eq!(shown(json!(5e-5)).as_deref(), Some("0.00005"));
    }

    #[test]
    fn a_comma_is_read_as_it_is_meant_and_a_sign_is_no_hindrance() {
        assert_eq!(shown(json!("1,20")).as_deref(), Some("1.20"));
        assert_eq!(shown(json!({"value":"1,20","currency_code":"EUR"})).as_deref(), Some("1.20 EUR"));
        assert_eq!(shown(json!("12,345")).as_deref(), Some("12345.00"));
        assert_eq!(shown(json!("$0.90")).as_deref(), Some("0.90"));
        assert_eq!(shown(json!("€1.234,50")).as_deref(), Some("1234.50 EUR"));
        assert_eq!(shown(json!({"value":"€0.90","currency_code":"USD"})).as_deref(), Some("0.90 USD"));
    }

    #[test]
    fn nonsense_is_no_amount() {
        for value in [
            json!(null),
            json!(""),
            json!("free"),
            json!({}),
            json!("1.2.3"),
            json!("99999999999999999999"),
            json!("."),
        ] {
            assert_eq!(shown(value.clone()), None, "{value}");
        }
    }
}
