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
    // Written without the lists at hand.
    "is this a bot? i need to talk with a person",
    "put me through to a supervisor",
    "stop replying automatically, get me a human",
    "can someone from support call me",
    "I'd like to speak to a representative",
    "I want human support not this automated crap",
    "customer care number please",
    "contact admin",
    "manager please",
    "i need admin help",
    "can u connect me with ur boss",
    "hey i wanna talk to someone real",
    "human agent required",
    "please let me chat with your team",
    "forward this to your manager",
    "need live person asap",
    "escalate to a supervisor",
    "who is the owner? i want to talk to him",
    "I demand to speak to management",
    "talk with customer care executive",
    "real agent please sir",
    "no more bots please, human",
    "kisi insan se baat krwa do",
    "mujhe manager se baat krni h",
    "customer care se baat karna hai",
    "bhai koi real banda hai kya",
    "support team se connect karo",
    "admin ko bulao jaldi",
    "operator chahiye bhai",
    "mujhe aapke senior se baat karni hai",
    "admin kaha hai yaar",
    "मुझे किसी एजेंट से बात करनी है",
    "कृपया एडमिन को बुलाओ",
    "कस्टमर केयर से बात कराइए",
    "सपोर्ट टीम से संपर्क करना है",
    "कोई इंसान है क्या",
    "مجھے مینیجر سے بات کرنی ہے",
    "کسی بندے سے بات کروا دیں پلیز",
    "ایڈمن کہاں ہے",
    "کیا کوئی انسان موجود ہے",
    "سپورٹ والوں سے بات کراؤ",
    "এডমিন এর সাথে কথা বলতে চাই",
    "একজন মানুষ দরকার",
    "সাপোর্টে কথা বলব ভাই",
    "ম্যানেজারকে দেন",
    "admin ke daken",
    "ami admin er shathe kotha bolbo",
    "real manush chai",
    "support team er sathe jogajog korte chai",
    "kono agent ache?",
    "اريد التحدث الى شخص حقيقي",
    "عايز اكلم حد من الدعم",
    "ممكن اكلم المدير",
    "ابي خدمة العملاء",
    "وصلني بموظف لو سمحت",
    "بدي احكي مع انسان مو روبوت",
    "اريد الادارة",
    "حولوني على موظف خدمة العملاء",
    "quero atendimento humano",
    "chama o gerente ai",
    "posso falar com alguém do suporte?",
    "preciso de um atendente de verdade",
    "quero conversar com uma pessoa real, não robô",
    "me transfere pro administrador",
    "quiero hablar con alguien",
    "comuníqueme con un humano",
    "necesito hablar con soporte",
    "páseme con el gerente",
    "hay alguna persona real ahí?",
    "quiero un operador ya",
    "atención al cliente por favor",
    "хочу к оператору",
    "дайте живого человека",
    "мне нужна поддержка",
    "соедините с оператором срочно",
    "можно с админом поговорить",
    "есть кто живой?",
    "позовите администратора пожалуйста",
    "переключите на человека",
    "canlı desteğe bağlanmak istiyorum",
    "gerçek biriyle konuşmak istiyorum",
    "adminle görüşebilir miyim",
    "operatöre bağla",
    "müşteri hizmetleri lütfen",
    "yöneticinizle konuşacağım",
    "bir yetkili yok mu",
    "mau ngomong sama orang",
    "hubungkan saya ke cs",
    "bisa bicara dengan admin?",
    "tolong panggil operator",
    "saya ingin berbicara dengan manajer",
    "admin mana sih",
    "minta bantuan manusia dong",
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
    "i love your support",
    "your team is the best",
    "i need 1000 followers from real people",
    "how many people follow me",
    "people say this is scam",
    "is there any offer for instagram",
    "where is my order",
    "i want discount admin",
    "give me cheap price bro",
    "quero 500 seguidores de pessoas reais",
    "necesito likes de personas reales",
    "нужны живые подписчики",
    "gerçek takipçi lazım",
    "butuh followers asli",
    "sana para gönderdim",
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
