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

/// Whether a text asks for a person: it names one, and has a word of wishing or nothing else of weight.
pub fn wants_person(text: &str) -> Option<WantsPerson> {
    let words = words(text);
    if words.is_empty() || words.len() > MAX_WORDS {
        return None;
    }
    let (mut wanted, mut wishes, mut refused, mut alone) = (None, false, false, true);
    let mut at = 0;
    while at < words.len() {
        let (meaning, taken) = meaning_at(&words[at..]);
        let negated = at > 0 && NEGATIONS.contains(words[at - 1].as_str());
        match meaning {
            Some(Said::Person(certainty)) => wanted = wanted.max(Some(certainty)),
            Some(Said::Wish) if negated => refused = true,
            Some(Said::Wish) => wishes = true,
            None => alone &= says_nothing_else(&words[at]),
        }
        at += taken;
    }
    wanted.filter(|_| wishes || (alone && !refused))
}

enum Said {
    Person(WantsPerson),
    Wish,
}

/// The longest phrase of the lists that begins here, and how many words it has.
fn meaning_at(words: &[String]) -> (Option<Said>, usize) {
    for length in (1..=LONGEST.min(words.len())).rev() {
        let phrase = words[..length].join(" ");
        let said = if SURE.contains(&phrase) {
            Some(Said::Person(WantsPerson::Surely))
        } else if LIKELY.contains(&phrase) {
            Some(Said::Person(WantsPerson::Likely))
        } else if WISHES.contains(&phrase) {
            Some(Said::Wish)
        } else {
            None
        };
        if said.is_some() {
            return (said, length);
        }
    }
    (None, 1)
}

/// Politeness, urgency and anger beside the person named.
fn says_nothing_else(word: &str) -> bool {
    let meaning = lexicon::meaning(word);
    lexicon::is_small(meaning)
        || matches!(meaning, Meaning::Complaint | Meaning::State | Meaning::Missed | Meaning::Help)
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
static WISHES: List = LazyLock::new(|| list(WISH_WORDS));
static NEGATIONS: List = LazyLock::new(|| {
    list(&[
        "dont, do not, not, never, no, nahi, nahin, nhi, mat, नहीं, मत, نہیں, مت, না, na, لا, ما, مش, nao, não, no, не, tidak, gak, nggak, jangan",
    ])
});

/// Nothing but somebody behind the machine.
const SURE_WORDS: &[&str] = &[
    // English
    "human, humans, human being, a person, real person, real people, actual person, live person, person, agent, agents, live agent, \
     human agent, live chat, live support, human support, representative, representatives, rep, operator, operators, manager, managers, \
     supervisor, customer care, customer service, customer support, consultant, call center, helpdesk, help desk, someone real, \
     not a bot, not bot, no bot, no bots, not a robot, real agent, management, administrator",
    // Hindi, and in Latin letters
    "insaan, insan, asli banda, asli insaan, kisi insaan, kisi bande, kisi aadmi, adhikari, pratinidhi, bande se, insaan se",
    "इंसान, इन्सान, आदमी, व्यक्ति, एजेंट, मैनेजर, मैनेजर से, ऑपरेटर, प्रतिनिधि, कस्टमर केयर, अधिकारी",
    // Urdu
    "انسان, بندہ, بندے, آدمی, شخص, ایجنٹ, مینیجر, منیجر, آپریٹر, نمائندہ, نمائندے, کسٹمر کیئر, کسٹمر کئیر, افسر",
    // Bangla, and in Latin letters
    "মানুষ, মানুষের, এজেন্ট, এজেন্টের, এজেন্টকে, ম্যানেজার, ম্যানেজারের, ম্যানেজারকে, অপারেটর, অপারেটরের, প্রতিনিধি, প্রতিনিধির, কাস্টমার কেয়ার, \
     কর্মকর্তা, manush, manus, manusher, manuser, manager er, agent er, operator er, protinidhi",
    // Arabic
    "انسان, بشر, بشري, شخص, شخص حقيقي, موظف, الموظف, موظفين, بموظف, لموظف, وكيل, الوكيل, مسؤول, المسؤول, مسئول, مدير, المدير, بالمدير, \
     ممثل, مندوب, مشرف, المشرف, خدمه العملاء, خدمة العملاء, الدعم الفني, بشخص, لشخص, انسان حقيقي",
    // Portuguese
    "humano, humana, ser humano, pessoa, pessoa real, pessoas, atendente, atendentes, agente, operador, operadora, gerente, representante, \
     responsavel, supervisor, supervisora, atendimento humano, consultor, consultora",
    // Spanish
    "persona, persona real, personas, agentes, asesor, asesora, encargado, encargada, jefe, atencion al cliente, servicio al cliente, \
     ejecutivo, ejecutiva",
    // Russian
    "человек, человека, человеку, человеком, живой человек, живым человеком, живого человека, людьми, оператор, оператора, оператору, \
     оператором, операторы, менеджер, менеджера, менеджеру, менеджером, сотрудник, сотрудника, сотруднику, сотрудником, агент, агента, \
     агентом, агенту, специалист, специалиста, специалисту, специалистом, начальник, начальника, начальником, руководитель, руководителя, \
     руководителем, руководству, администратор, администратора, администратору, администратором, представитель, представителя, \
     представителем",
    // Turkish
    "insan, insana, insanla, bir insan, bir insanla, gerçek kişi, gerçek bir kişi, gerçek insan, temsilci, temsilciye, temsilciyle, \
     temsilcisi, temsilcisine, temsilcisiyle, müşteri temsilcisi, müşteri hizmetleri, müşteri hizmetlerine, yetkili, yetkiliye, yetkiliyle, \
     yetkilisi, yetkilinizle, operatör, operatöre, operatörle, yönetici, yöneticiye, yöneticiyle, müdür, müdüre, müdürle, canlı destek, \
     canlı desteğe, personel, görevli, görevliye, görevliyle",
    // Indonesian
    "manusia, orang asli, orang beneran, orang sungguhan, agen, manajer, atasan, petugas, layanan pelanggan, customer service, cs",
];

/// Words by which the team is greeted, too, and `somebody`.
const LIKELY_WORDS: &[&str] = &[
    "admin, admins, the admin, your admin, moderator, staff, owner, team, support, support team, someone, somebody, anyone, anybody, \
     your boss, the boss, tech support, technical support, people",
    "kisi se, koi, admin se, support wale, support walo, malik, owner se, manager se, agent se, operator se, banda, bande, aadmi, admi",
    "एडमिन, एडमिन से, सपोर्ट, किसी से, किसी, मालिक, टीम",
    "ایڈمن, سپورٹ, کسی سے, کسی, مالک, ٹیم",
    "এডমিন, অ্যাডমিন, এডমিনের, অ্যাডমিনের, এডমিনকে, সাপোর্ট, সাপোর্টের, কারো, কাউকে, কেউ, লোক, লোকের, মালিক, টিম, admin er, karo sathe, kauke, keu, \
     lok, loker, support er",
    "ادمن, الادمن, للادمن, بالادمن, الاداره, الإدارة, بالاداره, للاداره, دعم, الدعم, بالدعم, للدعم, احد, حدا, واحد, فريق الدعم",
    "admin, adm, administrador, suporte, alguem, alguém, equipe, dono, time",
    "administrador, soporte, alguien, equipo, dueño, dueno",
    "админ, админа, админу, админом, поддержка, поддержки, поддержке, поддержкой, поддержку, техподдержка, техподдержку, кто нибудь, кем \
     нибудь, кому нибудь, кто то, кем то, владелец, владельца, хозяин",
    "adminle, admine, destek, desteğe, biri, birisi, birine, biriyle, birisiyle, destek ekibi, ekip, sahibi",
    "orang, tim, dukungan, seseorang, pemilik, staf, mimin",
];

/// Words by which one is asked for.
const WISH_WORDS: &[&str] = &[
    // English
    "want, wanna, need, require, demand, talk, talking, speak, speaking, chat, connect, contact, call, reach, transfer, forward, pass me, \
     give, get me, put me, where is, where are, where, reply, replies, respond, answer me, message me, text me, escalate, bring, ask for, let \
     me, like to, can i, could i, may i, is there, are there, any, available, looking for, instead of",
    // Hindi, Urdu in Latin letters
    "baat, bat, baat karni, baat karna, baat karao, baat karwao, baat karwado, baat kara do, chahiye, chaiye, chahie, chahta, chahti, chahte, \
     bulao, bulaao, bulwao, jodo, milao, mila do, kidhar, kahan, kaha, jawab",
    "बात, बात करनी, बात करना, बात कराओ, बात करवाओ, चाहिए, चाहता, चाहती, बुलाओ, जोड़ो, मिलाओ, कहाँ, कहां, जवाब, संपर्क",
    "بات, بات کرنی, بات کرنا, بات کروائیں, بات کرائیں, چاہیے, چاہئے, چاہتا, چاہتی, بلاؤ, بلائیں, ملاؤ, ملائیں, کہاں, جواب, رابطہ",
    // Bangla, and in Latin letters
    "কথা, কথা বলতে, বলতে, বলব, বলবো, চাই, চাচ্ছি, চাইছি, দরকার, লাগবে, যোগাযোগ, ডাকেন, ডাকুন, দিন, দেন, সংযোগ, কোথায়, উত্তর",
    "kotha, kotha bolte, bolte, bolbo, chai, cai, chacchi, dorkar, lagbe, jogajog, daken, dakun, den, din, kothay, kothai, reply den",
    // Arabic
    "اريد, أريد, ابغى, ابغا, ابي, ابغي, عايز, عاوز, عايزه, بدي, بدنا, احتاج, أحتاج, محتاج, اتكلم, أتكلم, اكلم, أكلم, التحدث, اتحدث, أتحدث, \
     احكي, تواصل, اتواصل, أتواصل, التواصل, التكلم, حولني, حولوني, حولني الى, كلمني, وصلني, وصلوني, اتصل, اين, أين, وين, فين, رد, ردوا, ممكن, \
     ارجو, أرجو, ودي, نبي, نبغى, خلي",
    // Portuguese
    "quero, queria, preciso, falar, conversar, chamar, chama, chame, passa, passe, passar, transferir, transfere, transfira, contato, contatar, \
     ligar, conectar, conecta, cade, cadê, gostaria, posso, pode, tem, exijo, atendido, atenda, responda, responde",
    // Spanish
    "quiero, quisiera, necesito, hablar, contactar, contacto, pasame, pásame, pasa, comunicar, comunicarme, comunicame, comuníqueme, transferir, \
     transfiere, transfierame, llamar, donde, dónde, puedo, puede, atienda, atiendame, atender, exijo, hay, conectame, póngame, ponme, deseo",
    // Russian
    "хочу, хотел, хотела, хотелось, надо, нужен, нужна, нужно, поговорить, говорить, связаться, свяжите, свяжи, соедините, соедини, позовите, \
     позови, позвать, переключите, переключи, переведите, пообщаться, общаться, дайте, дай, где, ответьте, ответит, ответь, требую, можно, \
     прошу, есть",
    // Turkish
    "istiyorum, istiyom, istiyoruz, isterim, konuşmak, görüşmek, konuşabilir, konuşabilirmiyim, görüşebilir, konuşayım, bağla, bağlayın, bağlar, \
     bağlan, bağlanmak, bağlanabilir, aktarın, aktar, ulaşmak, ulaşabilir, lazım, gerek, gerekiyor, ver, verin, nerede, nerde, ihtiyacım, \
     çağır, çağırın, var mı, yok mu, cevap",
    // Indonesian
    "mau, ingin, pengen, pingin, bicara, ngomong, berbicara, hubungkan, sambungkan, ngobrol, minta, butuh, perlu, panggil, panggilkan, tolong, \
     mana, dimana, hubungi, kontak, bisa, ada, bales, balas, jawab",
];
