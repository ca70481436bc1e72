//! Whether somebody wants a person instead of a machine. Closed lists: who is wanted, and by which words one is asked for, in the
//! languages customers write; words of all of them are known in every message, since people mix them.
//!
//! Only looked at where a message asks for nothing else: a keyword with an id is never hidden by it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::lexicon::{self, Meaning};
use crate::text::{fold, is_letter, plain};

/// How sure it is that a person is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WantsPerson {
    /// By a word that also greets or names the team: `admin`, `support`.
    Likely,
    /// By a word that means nothing but a person behind the machine: `a human`, `an agent`.
    Surely,
}

/// Longest phrase of the lists, in words.
const LONGEST: usize = 3;
/// Longer messages are no wish for somebody to talk to, whatever they hold.
const MAX_WORDS: usize = 200;

/// Whether a text asks for a person: it names one, and has a word of wishing, or nothing else of weight. A word that also greets needs a
/// word of talking, or one of wishing right beside it.
pub fn wants_person(text: &str) -> Option<WantsPerson> {
    let words = words(text);
    if words.is_empty() || words.len() > MAX_WORDS {
        return None;
    }
    let said = said(&words);
    let persons: Vec<(usize, WantsPerson)> = said
        .iter()
        .enumerate()
        .filter_map(|(at, said)| match said {
            Said::Person(certainty) => Some((at, *certainty)),
            Said::Talking | Said::Wishing | Said::Refused | Said::Nothing | Said::Else => None,
        })
        .collect();
    let surest = persons.iter().map(|(_, certainty)| *certainty).max()?;
    let has = |wanted: Said| said.contains(&wanted);
    let beside = |at: usize| {
        let near = |found: Option<&Said>| found == Some(&Said::Wishing);
        near(said[at + 1..].iter().find(|said| **said != Said::Nothing))
            || near(said[..at].iter().rev().find(|said| **said != Said::Nothing))
    };
    let alone = !has(Said::Else) && !has(Said::Refused);
    let wanted = has(Said::Talking)
        || alone
        || match surest {
            WantsPerson::Surely => has(Said::Wishing),
            WantsPerson::Likely => persons.iter().any(|(at, _)| beside(*at)),
        };
    wanted.then_some(surest)
}

/// What a word or phrase means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Person(WantsPerson),
    /// Talking to somebody, or being put through.
    Talking,
    /// Wanting, asking where somebody is.
    Wishing,
    /// One of both, with a negation before it.
    Refused,
    /// Politeness, urgency, anger, small words.
    Nothing,
    Else,
}

fn said(words: &[String]) -> Vec<Said> {
    let mut said = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let negated = at > 0 && NEGATIONS.contains(words[at - 1].as_str());
        let (meaning, taken) = meaning_at(&words[at..]);
        let asks = matches!(meaning, Said::Talking | Said::Wishing);
        said.push(if asks && negated { Said::Refused } else { meaning });
        at += taken;
    }
    said
}

/// The longest phrase of the lists that begins here, and how many words it has.
fn meaning_at(words: &[String]) -> (Said, usize) {
    for length in (1..=LONGEST.min(words.len())).rev() {
        let phrase = words[..length].join(" ");
        let lists = [
            (&SURE, Said::Person(WantsPerson::Surely)),
            (&LIKELY, Said::Person(WantsPerson::Likely)),
            (&TALKING, Said::Talking),
            (&WISHING, Said::Wishing),
        ];
        if let Some((_, said)) = lists.into_iter().find(|(list, _)| list.contains(&phrase)) {
            return (said, length);
        }
    }
    let meaning = lexicon::meaning(&words[0]);
    let praise = matches!(meaning, Meaning::Praise | Meaning::Thanks);
    let small = (lexicon::is_small(meaning) && !praise)
        || matches!(meaning, Meaning::Complaint | Meaning::State | Meaning::Missed | Meaning::Help);
    (if small || SMALL.contains(&words[0]) { Said::Nothing } else { Said::Else }, 1)
}

fn words(text: &str) -> Vec<String> {
    let plain = plain(text).replace('\'', "");
    let words = plain.split(|letter: char| !is_letter(letter) && !letter.is_ascii_digit());
    words.map(fold).filter(|word| !word.is_empty()).collect()
}

type List = LazyLock<BTreeSet<String>>;

fn list(of: &[&str]) -> BTreeSet<String> {
    let entries = of.iter().flat_map(|line| line.split(','));
    entries.map(|entry| words(entry).join(" ")).filter(|entry| !entry.is_empty()).collect()
}

static SURE: List = LazyLock::new(|| list(SURE_WORDS));
static LIKELY: List = LazyLock::new(|| list(LIKELY_WORDS));
static TALKING: List = LazyLock::new(|| list(TALKING_WORDS));
static WISHING: List = LazyLock::new(|| list(WISHING_WORDS));
static SMALL: List = LazyLock::new(|| list(SMALL_WORDS));
static NEGATIONS: List = LazyLock::new(|| list(NEGATION_WORDS));

const NEGATION_WORDS: &[&str] = &[
    "dont, not, never, no, nahi, nahin, nhi, mat, नहीं, मत, نہیں, مت, না, na, لا, ما, مش, não, не, tidak, gak, nggak, jangan",
];

/// Words that say nothing beside a person, where the lexicon has none for them.
const SMALL_WORDS: &[&str] = &[
    "with, from, ur, real, se, ko, ke, ka, ki, er, hai, h, hain, kya, yaar, saath, sathe, shathe, से, को, के, का, है, हैं, क्या, سے, کو, کے, کا, ہے, ہیں, \
     کیا, এর, কে, এ, আছে, সাথে, ache, مع, من, الى, على, لو سمحت, o, a, do, da, de, um, uma, com, el, la, un, una, con, с, со, к, на, у, вас, мне, sama, \
     dengan, ke, sih, dong, saya, ile, lütfen, bir, mi, mu, mı",
];

/// Nothing but somebody behind the machine.
const SURE_WORDS: &[&str] = &[
    // English
    "human, human being, a person, real person, actual person, live person, another person, agent, agents, live agent, human agent, live chat, \
     live support, human support, representative, representatives, rep, operator, operators, manager, managers, supervisor, customer care, \
     customer service, customer support, consultant, call center, helpdesk, help desk, someone real, somebody real, not a bot, not bot, no bot, \
     no bots, no more bots, not a robot, real agent, management, administrator, senior",
    // Hindi, and in Latin letters
    "insaan, insan, asli banda, real banda, asli insaan, kisi insaan, kisi bande, kisi aadmi, adhikari, pratinidhi, bande se, insaan se",
    "इंसान, इन्सान, आदमी, व्यक्ति, एजेंट, मैनेजर, ऑपरेटर, प्रतिनिधि, कस्टमर केयर, अधिकारी, ग्राहक सेवा",
    // Urdu
    "انسان, بندہ, بندے, آدمی, شخص, ایجنٹ, مینیجر, منیجر, آپریٹر, نمائندہ, نمائندے, کسٹمر کیئر, کسٹمر کئیر, افسر",
    // Bangla, and in Latin letters
    "মানুষ, মানুষের, একজন মানুষ, এজেন্ট, এজেন্টের, এজেন্টকে, ম্যানেজার, ম্যানেজারের, ম্যানেজারকে, অপারেটর, অপারেটরের, অপারেটরকে, প্রতিনিধি, \
     প্রতিনিধির, কাস্টমার কেয়ার, কর্মকর্তা, manush, manus, manusher, manuser, protinidhi",
    // Arabic
    "انسان, بشر, بشري, شخص, شخص حقيقي, موظف, الموظف, موظفين, بموظف, لموظف, وكيل, الوكيل, مسؤول, المسؤول, مسئول, مدير, المدير, بالمدير, \
     ممثل, مندوب, مشرف, المشرف, خدمة العملاء, الدعم الفني, بشخص, لشخص, انسان حقيقي, بانسان",
    // Portuguese
    "humano, humana, ser humano, pessoa, pessoa real, atendente, atendentes, agente, operador, operadora, gerente, representante, \
     responsavel, supervisor, supervisora, atendimento humano, consultor, consultora, atendimento ao cliente",
    // Spanish
    "persona, persona real, agentes, asesor, asesora, encargado, encargada, jefe, atencion al cliente, servicio al cliente, \
     ejecutivo, ejecutiva, ser humano",
    // Russian
    "человек, человека, человеку, человеком, живой человек, живым человеком, живого человека, кто живой, живой, людьми, оператор, оператора, \
     оператору, оператором, операторы, менеджер, менеджера, менеджеру, менеджером, сотрудник, сотрудника, сотруднику, сотрудником, агент, \
     агента, агентом, агенту, специалист, специалиста, специалисту, специалистом, начальник, начальника, начальником, руководитель, \
     руководителя, руководителем, руководству, администратор, администратора, администратору, администратором, представитель, \
     представителя, представителем",
    // Turkish
    "insan, insana, insanla, bir insan, bir insanla, gerçek kişi, gerçek bir kişi, gerçek insan, gerçek biri, gerçek biriyle, temsilci, \
     temsilciye, temsilciyle, temsilcisi, temsilcisine, temsilcisiyle, müşteri temsilcisi, müşteri hizmetleri, müşteri hizmetlerine, yetkili, \
     yetkiliye, yetkiliyle, yetkilisi, yetkilinizle, operatör, operatöre, operatörle, yönetici, yöneticiye, yöneticiyle, yöneticinizle, \
     yöneticiniz, müdür, müdüre, müdürle, müdürünüz, canlı destek, canlı desteğe, personel, görevli, görevliye, görevliyle",
    // Indonesian
    "manusia, orang asli, orang beneran, orang sungguhan, agen, manajer, atasan, petugas, layanan pelanggan, customer service, cs",
];

/// Words by which the team is greeted, too, and `somebody`.
const LIKELY_WORDS: &[&str] = &[
    "admin, admins, moderator, staff, owner, team, support, support team, someone, somebody, anyone, anybody, your boss, ur boss, the boss, \
     tech support, technical support",
    "kisi se, koi, support wale, support walo, malik, banda, bande, aadmi, admi",
    "एडमिन, सपोर्ट, किसी, किसी से, कोई, मालिक, टीम, सपोर्ट टीम",
    "ایڈمن, سپورٹ, سپورٹ والوں, کسی, کسی سے, کوئی, مالک, ٹیم",
    "এডমিন, অ্যাডমিন, এডমিনের, অ্যাডমিনের, এডমিনকে, অ্যাডমিনকে, সাপোর্ট, সাপোর্টের, সাপোর্টে, কারো, কাউকে, কেউ, লোক, লোকের, মালিক, টিম, kauke, \
     keu, karo, lok, loker",
    "ادمن, الادمن, للادمن, بالادمن, الاداره, بالاداره, للاداره, دعم, الدعم, بالدعم, للدعم, احد, حد, حدا, واحد, فريق الدعم",
    "adm, administrador, suporte, alguem, equipe, dono",
    "soporte, alguien, equipo, dueño",
    "админ, админа, админу, админом, поддержка, поддержки, поддержке, поддержкой, поддержку, техподдержка, техподдержку, кто нибудь, кем \
     нибудь, кому нибудь, кто то, кем то, владелец, владельца, хозяин",
    "adminle, admine, destek, desteğe, biri, birisi, birine, biriyle, birisiyle, destek ekibi, ekip, sahibi",
    "orang, tim, dukungan, seseorang, pemilik, staf, mimin",
];

/// Words of talking, and of being put through.
const TALKING_WORDS: &[&str] = &[
    // English
    "talk, talking, speak, speaking, chat with, connect, contact, call me, reach, transfer, forward, pass me, put me, put me through, respond, \
     reply, replies, answer me, message me, text me, escalate, bring, ask for",
    // Hindi, Urdu in Latin letters
    "baat, bat, baat karni, baat karna, baat karao, baat karwao, baat karwado, bulao, bulaao, bulwao, jodo, milao, mila do, sampark",
    "बात, बात करनी, बात करना, बात कराओ, बात करवाओ, बात कराइए, बुलाओ, बुलाइए, जोड़ो, मिलाओ, संपर्क",
    "بات, بات کرنی, بات کرنا, بات کروائیں, بات کرائیں, بلاؤ, بلائیں, ملاؤ, ملائیں, رابطہ",
    // Bangla, and in Latin letters
    "কথা, কথা বলতে, বলতে, বলব, বলবো, যোগাযোগ, ডাকেন, ডাকুন, সংযোগ, kotha, kotha bolte, bolte, bolbo, jogajog, daken, dakun",
    // Arabic
    "اتكلم, اكلم, التحدث, اتحدث, احكي, تواصل, اتواصل, التواصل, التكلم, حولني, حولوني, كلمني, وصلني, وصلوني, اتصل, يكلمني, يتواصل",
    // Portuguese
    "falar, conversar, chamar, chama, chame, passa, passe, passar, transferir, transfere, transfira, contato, contatar, ligar, conectar, \
     conecta, atendido, atenda",
    // Spanish
    "hablar, conversar, contactar, contacto, pasame, paseme, pasa, comunicar, comunicarme, comunicame, comuniqueme, transferir, transfiere, \
     transfierame, llamar, atienda, atiendame, atender, conectame, pongame, ponme",
    // Russian
    "поговорить, говорить, связаться, свяжите, свяжи, соедините, соедини, позовите, позови, позвать, переключите, переключи, переведите, \
     пообщаться, общаться",
    // Turkish
    "konuşmak, görüşmek, konuşabilir, konuşabilirmiyim, görüşebilir, konuşayım, konuşacağım, görüşeceğim, bağla, bağlayın, bağlar, bağlan, \
     bağlanmak, bağlanabilir, aktarın, aktar, ulaşmak, ulaşabilir, çağır, çağırın",
    // Indonesian
    "bicara, ngomong, berbicara, hubungkan, sambungkan, ngobrol, panggil, panggilkan, hubungi, kontak",
];

/// Words of wanting, and of asking where somebody is.
const WISHING_WORDS: &[&str] = &[
    "want, wanna, need, require, required, demand, give, get me, where is, where are, where, like to, is there, are there, any, available, \
     looking for, instead of, let me, chat, call",
    "chahiye, chaiye, chahie, chahta, chahti, chahte, kidhar, kahan, kaha, चाहिए, चाहता, चाहती, कहाँ, कहां, چاہیے, چاہئے, چاہتا, چاہتی, کہاں, موجود",
    "চাই, চাচ্ছি, চাইছি, দরকার, লাগবে, দিন, দেন, কোথায়, chai, cai, chacchi, dorkar, lagbe, den, din, kothay, kothai",
    "اريد, ابغى, ابغا, ابي, ابغي, عايز, عاوز, عايزه, بدي, بدنا, احتاج, محتاج, اين, وين, فين, رد, ردوا, ممكن, ارجو, ودي, نبي, نبغى",
    "quero, queria, preciso, cade, gostaria, posso, pode, tem, exijo, tem alguem, responda, responde",
    "quiero, quisiera, necesito, donde, puedo, puede, exijo, hay, deseo",
    "хочу, хотел, хотела, хотелось, надо, нужен, нужна, нужно, дайте, дай, где, ответьте, ответит, ответь, требую, можно, прошу, есть",
    "istiyorum, istiyom, istiyoruz, isterim, lazım, gerek, gerekiyor, ver, verin, nerede, nerde, ihtiyacım, var mı, yok mu, cevap",
    "mau, ingin, pengen, pingin, minta, butuh, perlu, mana, dimana, bisa, ada, bales, balas",
];
