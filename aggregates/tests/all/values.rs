//! Values that several aggregates share.

use aggregates::phone::{Phone, PhoneProblem};
use aggregates::values::{Identity, is_same_provider};

fn jid(digits: &str) -> Identity {
    Identity::from_jid(&format!("{digits}@s.whatsapp.net"))
}

#[test]
fn a_mobile_with_two_spellings_is_one_persons() {
    for (one, other) in [
        ("5531998765432", "553198765432"),
        ("5511987654321", "551187654321"),
        ("5491123456789", "541123456789"),
        ("5215512345678", "525512345678"),
    ] {
        assert!(jid(one).is_same_as(&jid(other)) && jid(other).is_same_as(&jid(one)), "{one}");
        let wa_id = |digits: &str| Identity(format!("wa_id:{digits}"));
        assert!(wa_id(one).is_same_as(&wa_id(other)), "{one}");
        // The address stays as the messenger gave it.
        assert_eq!(jid(one).value(), format!("{one}@s.whatsapp.net"));
    }
}

#[test]
fn other_numbers_are_their_own() {
    for (one, other) in [
        // A landline of Belo Horizonte is not the mobile with a 9 before it.
        ("5531932165432", "553132165432"),
        ("5531998765432", "5531998765433"),
        ("447700900123", "447700900124"),
        ("8801712345678", "881712345678"),
        ("5291123456789", "521123456789"),
    ] {
        assert!(!jid(one).is_same_as(&jid(other)), "{one} {other}");
    }
    assert_eq!(Identity("lid:5531998765432@lid".to_owned()).key(), "lid:5531998765432@lid");
    assert_eq!(Identity("telegram:5531998765432".to_owned()).key(), "telegram:5531998765432");
    assert_eq!(Identity("sandbox:ü".to_owned()).key(), "sandbox:ü");
    assert_eq!(Identity("jid:ééééééü@s.whatsapp.net".to_owned()).key(), "jid:ééééééü@s.whatsapp.net");
}

#[test]
fn a_number_with_its_countrys_code_is_read_however_it_is_written() {
    for (text, digits) in [
        ("+880 1712-345678", "8801712345678"),
        ("8801712345678", "8801712345678"),
        ("00880 1712 345678", "8801712345678"),
        ("+55 (31) 99876-5432", "5531998765432"),
        ("+1 212 555 0123", "12125550123"),
        ("+44 7700 900123", "447700900123"),
        ("+62 812-3456-7890", "6281234567890"),
        ("+92.300.1234567", "923001234567"),
    ] {
        let phone = Phone::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem}"));
        assert_eq!((phone.digits(), phone.to_string()), (digits, format!("+{digits}")));
    }
}

#[test]
fn a_number_without_its_countrys_code_is_refused() {
    let why = |text: &str| Phone::parse(text).expect_err(text);
    for text in ["01712-345678", "01712345678", "+01712345678", "", "+", "0", "00"] {
        assert_eq!(why(text), PhoneProblem::NoCountryCode, "{text}");
    }
    for text in ["1234567", "1712345678", "9876543210", "3001234567", "+1712345678", "+88017123456789012"] {
        assert!(matches!(why(text), PhoneProblem::Length { .. }), "{text}: {:?}", why(text));
    }
    // Eleven digits of São Paulo are not ten behind a 1.
    assert_eq!(why("11987654321"), PhoneProblem::Area);
    assert_eq!(why("+999 12345678"), PhoneProblem::UnknownCountry);
    for text in ["maria", "+880 17x2 345678", "880@1712345678", "+880+1712345678", "１２３"] {
        assert_eq!(why(text), PhoneProblem::NotDigits, "{text}");
    }
}

#[test]
fn a_provider_is_known_however_its_host_is_written() {
    for name in [
        "smmcost.com",
        "SMMCost.com",
        "https://www.SMMCost.com/",
        "http://smmcost.com",
        "www.smmcost.com",
        "smmcost.com/",
        "smmcost.com/api/v2",
        "//smmcost.com",
        " smmcost.com. ",
        "https://smmcost.com:443/api?key=1",
    ] {
        assert!(is_same_provider(name, "smmcost.com") && is_same_provider("smmcost.com", name), "{name}");
    }
    assert!(is_same_provider(" SMM  Cost", "smm cost"));
    assert!(is_same_provider("www.com", "WWW.com"));
    for other in ["smmcost.net", "api.smmcost.com", "smmcost", "cost.com", "", "SMM Cost / backup"] {
        assert!(!is_same_provider(other, "smmcost.com"), "{other}");
    }
    assert!(!is_same_provider("SMM Cost / backup", "SMM Cost"));
}
