//! Bangla, in its own script and as people romanise it.

use super::Meaning::{self, *};
use super::around::Around;
use super::{
    CANCEL, CANCEL_NAMED, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED,
};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "রিফিল রিফীল রিফিলটা রিফিলটি"),
    (REFILL_NAMED, "রিফিলের"),
    (CANCEL, "ক্যান্সেল ক্যানসেল ক্যান্সিল ক্যানসিল বাতিল কেন্সেল কেনসেল ক্যানছেল batil"),
    (CANCEL_NAMED, "ক্যান্সেলের ক্যানসেলের বাতিলের bondho বন্ধ"),
    (SPEED_UP, "স্পিড স্পীড স্পিডআপ"),
    (SPEED_UP_NAMED, "স্পিডের"),
    (Fast, "দ্রুত তাড়াতাড়ি জলদি ফাস্ট druto taratari joldi jaldi"),
    (REFUND, "রিফান্ড রিফাণ্ড রিফন্ড রিফান্ডটা"),
    (REFUND_NAMED, "রিফান্ডের ফেরত ferot ফেরৎ"),
    (PARTIAL, "পার্শিয়াল পার্সিয়াল পারশিয়াল পার্শাল পারসিয়াল"),
    (PARTIAL_NAMED, "আংশিক"),
    (Check, "স্ট্যাটাস চেক"),
    (Order, "অর্ডার অর্ডারটা অর্ডারটি অর্ডারগুলো অর্ডারের ordar ordarta orderta ordergula"),
    (Balance, "ব্যালেন্স"),
    (Help, "সাহায্য হেল্প"),
    (Greeting, "হ্যালো হাই সালাম আসসালামু আলাইকুম assalamualaikum nomoskar নমস্কার আদাব"),
    (Thanks, "ধন্যবাদ dhonnobad donnobad থ্যাংকস"),
    (Please, "প্লিজ প্লীজ দয়া doya অনুগ্রহ onugroho"),
    (Polite, "ভাই ভাইয়া স্যার দাদা দিদি মামা বস এখনই এখন আজ আজকে akhon ekhon ekhoni akhoni aj ajke vaijan ভাইজান আবার abar apu আপু"),
    (Determiner, "আমার amar amader আমাদের"),
    (
        Carrier,
        "এই টা টি এইটা এটা ওটা ও আর একটু eita eta ei ektu arekta দুইটা দুইটাই দুটো দুটি duita duitai সব shob sob jonno
         জন্য dik ar ta",
    ),
    (Asking, "চাই লাগবে দরকার lagbe chai dorkar proyojon প্রয়োজন চাচ্ছি chacchi"),
    (
        Doing,
        "করে করুন করেন করো কর দিন দেন দাও দিয়েন দিয়ে বাড়ান বাড়িয়ে বাড়াও মারেন করিয়ে কইরা দ্যান দিবেন kore korte korun kor
         diyen dien diben dibo deo din koiren barao baran bariye barai maren korben dyan",
    ),
    (
        Glue,
        "আমি ami amra আমরা koto কত ase ache আছে vaiyer te তে থেকে theke ধরে dhore অনেক onek খুব khub এখনো ekhono
         akhono এখনও তো to যে je kisu kichu কিছু কিছুই kichui একটাও ektao দিনে ঘন্টা ঘণ্টা ghonta দিন মাস সপ্তাহ din dine
         গেছে gese geche gelo গেল হয়ে hoye apnara apnader আপনারা আপনাদের আপনি apni কেউ keu কোনো kono sokal kal kalke কাল
         গতকাল সকাল রাত rat raat sob",
    ),
    (Negated, "না নয় নাই নি na nai ni nei নেই"),
    (Never, "থাক thak বাদ ভুলে"),
    (Condition, "যদি পরে হলে jodi pore naki নাকি hole tahole তাহলে অথবা othoba"),
    (
        Doubt,
        "korse korche korsen করছে করেছে করছেন কেন কখন কি কী কবে কিভাবে keno ken kobe kokhon kivabe kibhabe মানে যেমন jemon kora jabe হবে hobe হইছে হয়েছে hoise hoyeche hoiche hoyese হইসে",
    ),
    (Counted, "ফলোয়ার ফলোয়ারস ফলোয়ার্স লাইক ভিউ মেম্বার সাবস্ক্রাইবার"),
    (Happening, "শুরু স্টার্ট shuru suru cholche চলছে নড়ে nore bare বাড়ে kaj কাজ complete কমপ্লিট শেষ"),
    (
        Getting,
        "আসছে আসে আসলো আসেনি aise asche ashe ashche asse পাই পাইনি পেলাম pai paini pelam পাইছি paisi হয় হইল hoy hoilo hoyni হয়নি hoini dey দেয়",
    ),
    (
        Complaint,
        "ড্রপ কতবার বারবার সমস্যা কমে কমছে kome kombe komtese komche স্ক্যাম ফ্রড চোর প্রতারক বাটপার চিটার ভুয়া জরুরি জরুরী আর্জেন্ট chor
         batpar protarok cheater vua bhua joruri jorure urgent somossa shomossa problem নষ্ট noshto খারাপ kharap জঘন্য
         অপেক্ষা বিরক্ত birokto রাগ কান্না হারামি harami লস los ভুল vul bhul pera dhoka ধোঁকা",
    ),
    (State, "atke আটকে স্লো স্লোলি ধীর dhire আস্তে aste kom কম দেরি deri দেরী"),
    (Preposition, "এর er"),
    (SPEED_UP_NAMED, "chalan choran agan"),
    (REFUND_NAMED, "ferat"),
    (REFILL_NAMED, "bhoren bhore puron পূরণ"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (SPEED_UP, "স্পিড আপ, স্পীড আপ"),
    (REFILL, "re fil, রি ফিল"),
    (REFUND, "টাকা ফেরত, taka ferot"),
    (Please, "দয়া করে, doya kore, অনুগ্রহ করে"),
    (Polite, "যত দ্রুত সম্ভব, joto taratari somvob, ekhon e, jonno to"),
    (Asking, "করতে চাই, korte chai, korte hobe, করতে হবে, kora lagbe, করা লাগবে, korte lagbe, দরকার ছিল"),
    (Polite, "balance e, balance te, wallet e, amar balance e, amar wallet e, আমার ব্যালেন্সে"),
    (Doing, "kore den, kore din, kore dao, করে দেন, করে দিন, করে দাও, করে দিয়েন, kore diyen, kore dien, দিয়ে দেন, diye den, দিয়ে দিন, barai den, bariye den, বাড়িয়ে দেন, বাড়িয়ে দিন, বাড়াই দেন, kore felen, কইরা দেন, koira den, kore diben, করে দিবেন, lagai den"),
    (Happening, "শুরু হয়, shuru hoy, start hoy, স্টার্ট হয়, kaj kore, কাজ করে, start e hoy"),
    (
        Complaint,
        "start hoy nai, start hoyni, start hoy ni, start e hoy nai, স্টার্ট হয় নাই, শুরু হয় নাই, শুরু হয়নি, শুরু হয় নি,
         suru hoy nai, shuru hoy nai, shuru hoyni, suru hoy ni, ekhono start hoy nai, ekhono suru hoy nai, এখনো শুরু হয়নি,
         kome gese, kome geche, কমে গেছে, drop hoise, drop korse, drop korche, ড্রপ করছে, ড্রপ হইছে, ড্রপ হয়েছে, টাকা নষ্ট,
         taka noshto, টাকা নষ্ট হলো, kaj hoy nai, kaj hocche na, কাজ হচ্ছে না, কাজ হয় নাই, ভুল লিংক, vul link, bhul link,
         wrong link dise, আর কত, ar koto, koto bar, bar bar, pera dicche, noshto hoye gese, vul kore, ভুল করে, ভুলে দিছি,
         দুইবার অর্ডার, onek kom, complete hoy nai, কমপ্লিট হয় নাই, complete hoyni",
    ),
    (
        Doubt,
        "ki hobe, hobe ki, hobe naki, kora jabe, করা যাবে, jabe ki, যাবে কি, hoye gese, হয়ে গেছে, hoise ki, kore dise, kore
         disi, করে দিছে, kore disen, korse ke",
    ),
    (
        Missed,
        "আসে নাই, আসে নি, ase nai, ashe nai, ase ni, ashe ni, aslo na, আসলো না, asche na, আসছে না, কিছুই আসে নাই,
         kichui ase nai, kisu hoy nai",
    ),
    (SPEED_UP_NAMED, "start koren, start kore den, shuru koren, শুরু করেন, শুরু করুন"),
    (CANCEL_NAMED, "bondho koren, বন্ধ করেন, বন্ধ করুন"),
    (
        State,
        "onek slow, khub slow, অনেক স্লো, খুব স্লো, onek deri, অনেক দেরি, atke ase, আটকে আছে",
    ),
    (
        Waiting,
        "reply den na, reply nai, কেউ উত্তর দেয় না, keu reply dey na, উত্তর দেয় না",
    ),
    (CANCEL_NAMED, "off koren, off kore den, muche den, baad den, bad den, বাদ দেন, মুছে দেন, অফ করেন"),
    (REFUND_NAMED, "taka den, amar taka den, taka dao, টাকা দেন, আমার টাকা দেন, টাকা দাও"),
    (REFILL_NAMED, "puron kore den, puron koren, bhore den, ভরে দেন, পূরণ করে দেন, পূরণ করেন"),
];

pub(super) const AROUND: Around = Around {
    anger: "faltu, ফালতু, faltu service, ফালতু সার্ভিস, baje service, বাজে সার্ভিস, baje, বাজে, khub baje, খুব বাজে, jghonno, joghonno,
        jogonno, জঘন্য সার্ভিস, batpar, batparer dol, বাটপারের দল, batpar naki, sob batpar, sob chor, সব চোর, chorer dol, চোরের দল,
        chor naki, চোর নাকি, apnara chor, apnara sob chor, apnara sob batpar, apnara sob batpar naki, আপনারা চোর, আপনারা সব চোর,
        আপনারা সব বাটপার, tomra chor, protaronা, protarona, protarok, প্রতারণা, প্রতারণা করেন, dhandabaj, dhandabaaz, ধান্দাবাজ,
        ধান্দাবাজি, dhandabaji, chitar, cheat, citar, চিটার বাটপার, fraud naki, scam naki, scam, scammer, স্ক্যামার, মিথ্যা, mittha,
        mithha, mithuk, মিথ্যুক, mittha kotha, মিথ্যা কথা, pagol, pagol naki, পাগল, pagol hoye jacchi, matha nosto, matha noshto,
        matha kharap, মাথা নষ্ট, মাথা খারাপ, mejaj kharap, mejaj kharap hoye jacche, মেজাজ খারাপ, rag lagtese, rag lagche, rag
        uthtese, রাগ লাগতেছে, রাগ লাগছে, রাগ উঠছে, onek rag, birokto hoye gesi, birokto hoye gechi, বিরক্ত হয়ে গেছি, onek birokto,
        খুব বিরক্ত, বিরক্তিকর, biroktikor, asojjo, osojjo, oshojjo, অসহ্য, osojjo lagtese, অসহ্য লাগছে, tension, টেনশন, tension e
        asi, lojja, লজ্জা, lojja nai, lojja kore na, লজ্জা নাই, লজ্জা করে না, sorom nai, shorom nai, শরম নাই, besharam, বেহায়া,
        হায়রে, ki service, ki service eta, eta ki service, ki service den, ki faltu service, কি সার্ভিস, এটা কি সার্ভিস, কেমন
        সার্ভিস, kemon service, eta kemon service, ki hocche eta, ki hocche, eta ki hocche, ki hoitese, ki hosse, ki hosse eta, এটা
        কি হচ্ছে, কি হচ্ছে এটা, কি হচ্ছে, কী হচ্ছে, কী হচ্ছে এসব, কি শুরু করছেন, ki shuru korlen, ki suru korsen, ki fajlami,
        fajlami, fajlamo, ফাজলামি, ফাজলামি নাকি, fajlami naki, eta ki fajlami, tamasha, tamasha naki, তামাশা, তামাশা নাকি, moja
        naki, মজা নাকি, moja nen, মজা নেন, ghumacchen, ghumaitesen, ghuman naki, ghumacchen naki, ghumaitesen naki, ghumaisen naki,
        ঘুমাচ্ছেন, ঘুমাচ্ছেন নাকি, ঘুমান নাকি, ঘুমাইতেছেন, kothay apnara, apnara kothay, kothay gelen, koi gelen, koi apnara, কোথায়
        আপনারা, আপনারা কোথায়, কোথায় গেলেন, keu ase, keu asen, keu ache, keu achen, keu ki asen, কেউ আছেন, কেউ আছে, কেউ কি আছেন,
        kisu koren, kichu koren, kisu ekta koren, কিছু করেন, কিছু একটা করেন, allahr dohai, Allahke bhoy koren, আল্লাহকে ভয় করেন,
        আল্লাহর দোহাই, matha kheye felche, matha kheye felse, matha khaitese, matha khacche, মাথা খাচ্ছে, মাথা খেয়ে ফেলছে, sesh
        kore dilo, ar parchi na, ar partesi na, r partesi na, আর পারছি না, আর পারতেছি না, gali, গালি, dhur, ধুর, dhut, dhet, chhi,
        ছি, harami, haramjada, kuttar baccha, salara, sala, শালা, আপনাদের সার্ভিস খারাপ, সার্ভিস খারাপ, service kharap, khub kharap
        service, onek kharap service, apnader service kharap, apnader service baje, eto baje service, ato baje service, eto kharap
        service, onek baje, onek baje service, jibone, jibone eto baje service dekhi nai, ei service, tamasha koren, moja koren,
        fajlami koren, fajlami korar jayga pan na, fazlami, fazlamo, pagol korben naki, matha gorom, matha gorom hoye jacche, matha
        betha, মাথা গরম, মাথা গরম হয়ে যাচ্ছে, মাথা ব্যথা, বিরক্ত লাগছে, birokto lagche, birokto lagtese, birokto hoye gelam, onek
        birokto hoisi, ar koto birokto korben, somoy nosto, somoy noshto, সময় নষ্ট, সময় নষ্ট করেন, taka nosto korlam, dhoka
        dicchen, dhoka diyechen, dhoka disen, ধোঁকা দিচ্ছেন, ধোঁকা দিছেন, প্রতারণা করছেন, protarona korchen, protarona kortesen,
        manusher taka mere, gorib manusher taka, মানুষের টাকা মারেন, support nai, support ney, support kharap, sapport nai, keu nai,
        keu nai naki, কেউ নাই, কেউ নাই নাকি",
    urgency: "khub urgent, onek urgent, urgent lagbe, urgent dorkar, khub urgent dorkar, খুব আর্জেন্ট, অনেক আর্জেন্ট, আর্জেন্ট লাগবে, khub
        joruri, onek joruri, jaruri, khub jaruri, joruri dorkar, খুব জরুরি, খুব জরুরী, অনেক জরুরি, জরুরি দরকার, khub dorkar, onek
        dorkar, খুব দরকার, অনেক দরকার, ekhoni lagbe, এখনই লাগবে, এখনি, এক্ষুনি, ekkhuni, ekhuni, akhuni, aj e, ajke e, ajkei, আজই,
        আজকেই, aj e lagbe, aj lagbe, ajke lagbe, ajkei lagbe, আজই লাগবে, আজকেই লাগবে, আজকে লাগবে, আজ লাগবে, rat er moddhe, rater
        moddhe, রাতের মধ্যে, aj rat er moddhe, আজ রাতের মধ্যে, আজকের মধ্যে, ajker moddhe, somoy nai, somoy nei, time nai, time nei,
        সময় নাই, সময় নেই, টাইম নাই, deri koren na, deri korben na, দেরি করেন না, দেরি করবেন না, ar deri na, আর দেরি না, ar wait
        korte parbo na, r wait korte parbo na, wait korte parbo na, আর অপেক্ষা করতে পারব না, অপেক্ষা করতে পারব না, শুরু হওয়ার আগে,
        শুরুর আগে, start hoyar age, start howar age, shuru hoyar age, shuru howar age, suru hoyar age, suru howar age, start er age,
        স্টার্ট হওয়ার আগে, emergency, ইমারজেন্সি, bipode asi, বিপদে আছি, jhamelay asi, ঝামেলায় আছি, event, ইভেন্ট, program,
        প্রোগ্রাম, biye, বিয়ে, live, লাইভ, live ase, লাইভ আছে, আজকে লাইভ আছে, aj live, ajke live, aj live ase, exam, ajker moddhei,
        ajkei chai, aj rate lagbe, aj sondhay lagbe, আজ রাতে লাগবে, আজ সন্ধ্যায়, আজ রাতে, আজকে রাতে, aj rate, aj sondhay, ajke
        rate, kal sokale, time kom, somoy kom, সময় কম",
    waiting: "kalke theke, kal theke, kalk theke, kal rat theke, kal raat theke, kal sokal theke, gotokal theke, gotokal rat theke, কাল
        থেকে, কালকে থেকে, কাল রাত থেকে, গতকাল থেকে, গতকাল রাত থেকে, গতরাত থেকে, porshu theke, porsu theke, পরশু থেকে, sokal theke,
        shokal theke, সকাল থেকে, bikal theke, বিকাল থেকে, dupur theke, দুপুর থেকে, rat theke, raat theke, রাত থেকে, সন্ধ্যা থেকে,
        sondha theke, aj sokal theke, আজ সকাল থেকে, koto din, koto din dhore, koto din theke, কত দিন, কতদিন, কতদিন ধরে, কত দিন ধরে,
        onek din, onek din dhore, onek din hoise, onek din holo, onek din hoye gelo, onekdin, onekdin dhore, অনেক দিন, অনেকদিন,
        অনেকদিন ধরে, অনেক দিন ধরে, অনেক দিন হলো, অনেকদিন হলো, অনেক দিন হয়ে গেছে, onek khon, onekkhon, onekkhon dhore, onek somoy,
        onek somoy dhore, অনেকক্ষণ, অনেকক্ষণ ধরে, অনেক সময় ধরে, অনেক ঘন্টা, onek ghonta, dui din dhore, tin din dhore, char din
        dhore, pach din dhore, দুই দিন ধরে, দুইদিন ধরে, তিন দিন ধরে, তিনদিন ধরে, চার দিন ধরে, চারদিন ধরে, পাঁচ দিন ধরে, পাঁচদিন ধরে,
        ek soptaho, ek soptaho dhore, ek sopta, ek soptah, এক সপ্তাহ, এক সপ্তাহ ধরে, এক সপ্তাহ হলো, এক সপ্তাহ হয়ে গেছে, এক মাস, ek
        mas, ek mas dhore, mash dhore, dine dhore, দিন ধরে, দিন ধইরা, din dhoira, din dhore, din jabot, দিন যাবত, দিন হলো, দিন হয়ে
        গেল, দিন হয়ে গেছে, দিন হইছে, দিন হয়ে গেলো, দিন পার, din holo, din hoye gelo, din hoye gese, din hoye geche, din hoise, din
        hoilo, din par, din pore, ghonta dhore, ghonta holo, ghonta hoye gelo, ghonta hoye gese, ghonta hoise, ghonta theke, ঘন্টা
        ধরে, ঘণ্টা ধরে, ঘন্টা হলো, ঘণ্টা হলো, ঘন্টা হয়ে গেল, ঘণ্টা হয়ে গেছে, ঘন্টা হয়ে গেছে, ekhono kichu nai, ekhono kisu nai,
        ekhono kichu hoy nai, ekhono kisu hoy nai, ekhono hoy nai, ekhono hoyni, ekhono hoy ni, এখনো কিছু হয় নাই, এখনো কিছুই হয়নি,
        এখনো হয়নি, এখনো হয় নাই, এখনও হয়নি, এখনও শুরু হয়নি, এখনো শুরু হয় নাই, এখনও স্টার্ট হয়নি, এখনো স্টার্ট হয়নি, এখনো
        স্টার্ট হয় নাই, ekhono pending, এখনো পেন্ডিং, ekhono ase nai, ekhono asheni, ekhono asena, ekhono ase ni, এখনো আসে নাই,
        এখনো আসেনি, এখনও আসেনি, ekhono zero, ekhono 0, ekhono start hoyni, ekhono shuru hoyni, ekhono shuru hoy nai, ekhono suru
        hoyni, wait korte korte, wait korchi, wait kortesi, wait korteci, wait kore asi, wait kore achi, opekkha korchi, opekkha
        kortesi, opekkha korte korte, opekkhay asi, অপেক্ষা করছি, অপেক্ষা করতেছি, অপেক্ষায় আছি, অপেক্ষা করতে করতে, ওয়েট করছি,
        ওয়েট করতেছি, আর কত অপেক্ষা, আর কত অপেক্ষা করব, ar koto wait, ar koto wait korbo, r koto wait, r koto wait korbo, ar koto
        opekkha, ar koto din, r koto din, আর কতদিন, আর কত দিন, koto wait korbo, koto opekkha korbo, keu reply dey na, keu reply den
        na, keu reply dicche na, keu reply ditese na, kono reply nai, kono reply nei, kono reply pacchi na, reply dey na, reply den
        na, reply dicche na, reply dicchen na, reply ditesen na, reply ney, reply nei, reply pai na, reply pacchi na, কোনো রিপ্লাই
        নাই, কোন রিপ্লাই নাই, রিপ্লাই নাই, রিপ্লাই দেন না, রিপ্লাই দেয় না, কেউ রিপ্লাই দেয় না, কেউ রিপ্লাই দিচ্ছে না, কোনো উত্তর
        নাই, কোন উত্তর নাই, কোনো উত্তর নেই, উত্তর নাই, কেউ উত্তর দিচ্ছে না, কোনো সাড়া নাই, কোন সাড়া নাই, সাড়া নাই, kono sara nai,
        sara nai, kono response nai, response nai, kono update nai, update nai, কোনো খবর নাই, কোন খবর নাই, kono khobor nai, khobor
        nai, kono jobab nai, jobab nai, keu shone na, keu sone na, কেউ শোনে না, shunen na, শুনেন না, ekta o ashe nai, ekta o ase
        nai, ektao ase nai, ektao ashe nai, ektao asheni, ekta like o ashe nai, ekta like o ase nai, ekta follower o ase nai, ekta
        follower o ashe nai, ekta view o ase nai, ekta view o ashe nai, একটাও আসে নাই, একটাও আসেনি, একটা লাইকও আসেনি, একটা লাইকও আসে
        নাই, একটা ফলোয়ারও আসে নাই, একটা ফলোয়ারও আসেনি, একটা ভিউও আসেনি, কিছুই আসেনি, কিছু আসেনি, kichui asheni, kisui ase nai,
        kisui ashe nai, kichui ashe nai, kichu ashe nai, kichu ase nai, kisu ase nai, kisui hoy nai, kichui hoy nai, কিছুই হয়নি,
        কিছুই হয় নাই, কিছুই হচ্ছে না, kichui hocche na, kisu hocche na, nore na, নড়ে না, নড়তেছে না, নড়ছে না, nortese na, barche
        na, bartese na, বাড়ে না, বাড়ছে না, বাড়তেছে না, bare na, ghuracchen, ghuraitesen, ঘুরাচ্ছেন, ঘুরাইতেছেন, ghurai, ignore
        koren, ignore korchen, ignore kortesen, ইগনোর করেন, ইগনোর করছেন, 0 delivered, zero delivered, gotokal theke wait, kal theke
        wait kortesi, kal theke opekkha, sokal theke wait, sokal theke wait kortesi, sokal theke bose asi, kal theke bose asi, bose
        asi, bose achi, boshe asi, boshe achi, বসে আছি, সকাল থেকে বসে আছি, কাল থেকে বসে আছি, কাল থেকে অপেক্ষা করছি, সকাল থেকে
        অপেক্ষা করছি, onek din wait, onek din wait kortesi, onek somoy wait, onek wait korsi, onek wait korlam, onek opekkha korsi,
        onek opekkha korlam, অনেক অপেক্ষা করছি, অনেক অপেক্ষা করলাম, din wait kortesi, din wait korsi, ghonta wait kortesi, দিন
        অপেক্ষা করছি, দিন ধরে বলছি, দিন ধরে অপেক্ষা করছি, দিন ধরে বলতেছি, din dhore bolteci, din dhore boltesi, din dhore bolchi,
        din dhore wait, din dhore wait kortesi, din dhore msg ditesi, ekhono ekta o ase nai, ekhono ektao ase nai, ekhono ekta like
        o ase nai, এখনো একটাও আসে নাই, এখনো একটাও আসেনি, এখনো কিছুই আসে নাই, এখনো কিছুই আসেনি, এখন পর্যন্ত কিছুই আসেনি, এখন পর্যন্ত,
        ekhon porjonto kichu ase nai, ekhon porjonto, ekhono same, same ase, agei moto, আগের মতোই আছে, ager motoi ase, kono
        poriborton nai, কোনো পরিবর্তন নাই, kono progress nai, kono kaj nai, কোনো কাজ নাই, kono kaj hocche na, kono kaj hoy nai, কোনো
        কাজ হয় নাই, কোনো কাজ হচ্ছে না, inbox kore reply nai, msg dile reply nai, msg er reply nai, msg er reply den na, মেসেজের
        রিপ্লাই নাই, মেসেজের উত্তর নাই, seen kore reply nai, seen kore rakhen, সিন করে রাখেন",
    repetition: "koto bar bolbo, koto bar bolbo ar, koto bar bolte hobe, koto bar bola lagbe, koto bar bolsi, koto bar likhbo, koto bar msg
        dibo, koto bar msg korbo, kotobar, kotobar bolbo, kotobar bolsi, ar koto bar, ar koto bar bolbo, কতবার বলব, কতবার বলবো,
        কতবার বলতে হবে, কতবার বলছি, কত বার বলব, কতবার লিখব, আর কতবার, আর কতবার বলব, আর কতবার বলবো, tin bar, dui bar msg, tinbar,
        duibar, onek bar, onekbar, onekbar bolsi, onek bar bolsi, onek bar bollam, onekbar bollam, অনেকবার, অনেকবার বলছি, অনেকবার
        বললাম, অনেকবার বলেছি, bar bar bolsi, bar bar bolteci, bar bar boltesi, bar bar bolchi, bar bar bolte hoy, বারবার বলছি,
        বারবার বলতেছি, বার বার বলছি, বার বার, বারবার বলতে হয়, tritiyo bar, তৃতীয়বার, তৃতীয় বার, তিনবার, তিন বার, দুইবার বলছি,
        চারবার, পাঁচবার, দ্বিতীয়বার, abar drop, abar o drop, abaro drop, আবার ড্রপ, আবারো ড্রপ, abar komse, abar kome gese, আবার
        কমছে, আবার কমে গেছে, bolte bolte, bolte bolte klanto, বলতে বলতে, বলতে বলতে ক্লান্ত, ami bolteci, ami boltesi, boltesi,
        bolteci, bolchi, বলতেছি, বলছি, msg ditesi, msg dicchi, msg dite dite, message ditesi, message dicchi, মেসেজ দিচ্ছি, মেসেজ
        দিতেছি, msg diye jacchi, last bar, sesh bar, shesh bar, শেষবার, শেষ বার, লাস্ট বার, last warning, protibar, prottekbar,
        প্রতিবার, প্রত্যেকবার, protidin, protidine, প্রতিদিন, রোজ, roj, rojroj, sob somoy, সব সময়, সবসময়, same problem, same
        somossa, ekই somossa, eki somossa, eki problem, একই সমস্যা, একই প্রবলেম, abar bolchi, abar boltesi, abar bolteci, abaro
        bolchi, আবার বলছি, আবার বলতেছি, আবারো বলছি, abar msg dilam, abar msg ditesi, kalkeo bolsi, kalke o bolsi, kal o bolsi,
        kalkeo bollam, কালকেও বলছি, কালকেও বললাম, ageo bolsi, age o bolsi, ageo bollam, আগেও বলছি, আগেও বলেছি, tinbar bolsi, tin bar
        bolsi, tin bar bollam, duibar bollam, তিনবার বললাম, তিনবার বলছি, দুইবার বললাম, eta niye tin bar, প্রতিদিন একই সমস্যা,
        protidin eki somossa, protidin same, protibar same, protibar eki somossa, প্রতিবার একই সমস্যা, সব সময় একই সমস্যা, protidin
        drop, protidin drop kore, protidin kome, protidin komtese, প্রতিদিন ড্রপ, প্রতিদিন কমছে, প্রতিদিন কমতেছে, প্রতিদিন কমে, roj
        kome, roj drop, রোজ কমে, করে কমতেছে, কমতেছে",
    reasons: "vul link disi, vul link diye felsi, vul link diye felchi, vul link dewa hoye gese, vul link diyechi, vul link dichi, vul
        link diye dichi, vul link diye dilam, vul link dilam, bhul link disi, bhul link diye felsi, bhul link diye felchi, bhul link
        diyechi, bhul link diye dichi, bul link, bul link disi, link vul, link vul disi, link vul dichi, link vul hoise, link bhul,
        link ta vul, লিংক ভুল, লিংক ভুল দিছি, লিংক ভুল হয়েছে, লিংক ভুল হইছে, লিংকটা ভুল, ভুল লিংক দিছি, ভুল লিংক দিয়েছি, ভুল লিংক
        দিয়ে ফেলছি, ভুল লিংক দিয়ে ফেলেছি, ভুল লিংক দিয়ে দিছি, ভুল লিঙ্ক, ভুল লিঙ্ক দিয়েছি, ভুল লিঙ্ক দিয়ে ফেলেছি, wrong link
        disi, wrong link diye felsi, wrong link diyechi, vul kore disi, vul kore dichi, vul kore diye felsi, vul kore order, vul
        kore order disi, vul kore order dichi, vul kore order diye felsi, vul kore order kore felsi, vul kore order korsi, ভুল করে
        দিছি, ভুল করে দিয়ে ফেলছি, ভুল করে অর্ডার, ভুল করে অর্ডার দিছি, ভুল করে অর্ডার করছি, ভুল করে অর্ডার করে ফেলছি, ভুল করে
        অর্ডার দিয়ে ফেলছি, ভুল করে অর্ডার করেছি, vul order, vul order disi, vul order diye felsi, ভুল অর্ডার, ভুল অর্ডার দিছি, vule
        order, vule order disi, vule order kore felsi, vule dui bar, vule disi, vule diye felsi, vule, bhule, ভুলে, ভুলে অর্ডার,
        ভুলে অর্ডার দিছি, ভুলে অর্ডার করে ফেলছি, ভুলে দুইবার, ভুলে দিয়ে ফেলছি, vul hoise, vul hoye gese, vul hoye geche, amar vul,
        amar bhul, ভুল হইছে, ভুল হয়েছে, ভুল হয়ে গেছে, আমার ভুল, vul username, vul username disi, vul id, vul id disi, vul service,
        vul service nisi, ভুল আইডি, ভুল ইউজারনেম, ভুল সার্ভিস, dui bar order, dui bar order hoise, dui bar order disi, dui bar order
        hoye gese, dui bar hoye gese, dui bar hoise, dui bar dewa hoise, duibar order, duibar hoye gese, 2 bar order, double order,
        double order hoise, double order hoye gese, double hoye gese, double hoise, ডাবল অর্ডার, ডাবল হয়ে গেছে, ডাবল হইছে, দুইবার
        অর্ডার হয়ে গেছে, দুইবার হয়ে গেছে, দুইবার অর্ডার হইছে, দুইবার অর্ডার করে ফেলছি, দুই বার অর্ডার, account private, account
        private kore dise, account private kore felse, account private kore disen, id private kore dise, id private kore felse, id
        private, আইডি প্রাইভেট, আইডি প্রাইভেট করে দিছে, আইডি প্রাইভেট করে ফেলছে, অ্যাকাউন্ট প্রাইভেট, একাউন্ট প্রাইভেট, অ্যাকাউন্ট
        প্রাইভেট করে দিছে, একাউন্ট প্রাইভেট করে দিছে, account ban, account ban hoise, account ban hoye gese, account ban kheye gese,
        account disable, account disable hoye gese, account disable hoise, id nosto, id noshto, id nosto hoye gese, id ban, id ban
        hoye gese, id disable, id disable hoise, id off, আইডি নষ্ট, আইডি নষ্ট হয়ে গেছে, আইডি ব্যান, আইডি ব্যান হয়ে গেছে, একাউন্ট
        ব্যান, একাউন্ট ডিজেবল, পোস্ট ডিলিট, পোস্ট ডিলিট হয়ে গেছে, পোস্ট ডিলিট করে দিছে, পোস্ট ডিলিট করে ফেলছি, ভিডিও ডিলিট, ভিডিও
        ডিলিট হয়ে গেছে, username change, username change korsi, username change kore dise, link change, link change hoise, client
        rag, client rag korse, client rag kortese, client rag korche, client rege gese, client rege ase, client chap dicche, client
        chap ditese, client pera dicche, client pera ditese, client pera dey, client gali dicche, client gali ditese, client gali
        dey, client matha kheye felche, client matha khaitese, client call dicche, client call ditese, client phone dicche, client
        wait kortese, client boshe ase, customer rag korse, customer rag kortese, customer pera dicche, customer pera ditese,
        customer gali dicche, customer gali ditese, customer chap dicche, customer wait kortese, customer call dicche, ক্লায়েন্ট
        রাগ করছে, ক্লায়েন্ট রাগ করতেছে, ক্লায়েন্ট রেগে গেছে, ক্লায়েন্ট রেগে আছে, ক্লায়েন্ট চাপ দিচ্ছে, ক্লায়েন্ট চাপ দিতেছে,
        ক্লায়েন্ট প্যারা দিচ্ছে, ক্লায়েন্ট প্যারা দিতেছে, ক্লায়েন্ট গালি দিচ্ছে, ক্লায়েন্ট গালি দিতেছে, ক্লায়েন্ট অপেক্ষা করছে,
        ক্লায়েন্ট বসে আছে, কাস্টমার রাগ করছে, কাস্টমার রেগে গেছে, কাস্টমার গালি দিচ্ছে, কাস্টমার গালি দিতেছে, কাস্টমার চাপ দিচ্ছে,
        কাস্টমার প্যারা দিচ্ছে, কাস্টমার অপেক্ষা করছে, chap dicche, চাপ দিচ্ছে, pera, প্যারা, প্যারা দিচ্ছে, প্যারা দিতেছে, pera
        ditese, drop hoise onek, onek drop hoise, onek drop korse, onek drop hoye gese, drop hoye gese, drop hoye geche, drop
        khaise, drop khaitese, drop hocche, drop hoitese, drop kortese, drop korteche, drop mara, drop marse, drop martese, sob drop
        hoye gese, duita e drop khaise, duitai drop khaise, duita e drop hoise, duitai drop hoise, duitai drop, অনেক ড্রপ হয়েছে,
        অনেক ড্রপ হইছে, অনেক ড্রপ করছে, ড্রপ হয়ে গেছে, ড্রপ খাইছে, ড্রপ হচ্ছে, ড্রপ হইতেছে, ড্রপ করতেছে, ড্রপ মারছে, সব ড্রপ হয়ে
        গেছে, pore gese, pore geche, pore jacche, pore jaitese, porse, portese, pore jay, পড়ে গেছে, পড়ে যাচ্ছে, পড়ে যাইতেছে,
        পড়তেছে, kome jacche, kome jaitese, komtese protidin, kome jay, komche, kom hoye gese, komse, komlo, onek kome gese, onek
        komse, কমে যাচ্ছে, কমে যাইতেছে, কমে গেছে অনেক, অনেক কমে গেছে, অনেক কমছে, কমলো, কমে গেল, chole gese, chole geche, চলে গেছে,
        haray gese, hariye gese, gayeb, gayeb hoye gese, হারিয়ে গেছে, গায়েব, গায়েব হয়ে গেছে, unfollow, ordhek gayeb, ordhek ase
        nai, অর্ধেক আসে নাই, guarantee ase, guarantee ache, garanti ase, warranty ase, warranty ache, guarantee chilo, warranty
        chilo, গ্যারান্টি আছে, গ্যারান্টি ছিল, ওয়ারেন্টি আছে, ওয়ারেন্টি ছিল, গ্যারান্টি, ওয়ারেন্টি, guarantee, warranty, taka
        nosto, taka kheye felsen, taka kheye felse, taka mere disen, taka mere dise, taka niye, taka niye felsen, taka kete niyeche,
        taka kete nise, taka kete nilo, amar taka nosto, koster taka, কষ্টের টাকা, টাকা মেরে দিছেন, টাকা খেয়ে ফেলছেন, টাকা কেটে
        নিছে, টাকা কেটে নিয়েছে, টাকা নষ্ট হচ্ছে, টাকা লস, লস হচ্ছে, লস হইতেছে, অনেক লস, onek los, los hocche, los hoitese, khoti,
        khoti hocche, khoti hoitese, ক্ষতি, ক্ষতি হচ্ছে, অনেক ক্ষতি, onek khoti, sob fake, সব ফেক, fake follower, fake like, ফেক,
        nokol, নকল, sob fake like, quality kharap, quality baje, কোয়ালিটি খারাপ, কোয়ালিটি বাজে, nahole review dimu, nahole group e
        post dimu, nahole group e post dibo, nahole post dibo, nahole complain korbo, nahole report korbo, nahole report dibo, naile
        report dibo, naile complain korbo, না হলে রিপোর্ট দিব, না হলে কমপ্লেইন করব, নইলে রিপোর্ট দিব, নাহলে গ্রুপে পোস্ট দিব, নাহলে
        গ্রুপে পোস্ট দিবো, vule dui bar dewa hoye gese, dui bar dewa hoye gese, link ta vul disi, link ta vul hoise, link vul hoye
        gese, link vul dewa hoise, link change hoye gese, link change kore dise, লিংক চেঞ্জ হয়ে গেছে, লিংক বদলে গেছে, username vul,
        username vul disi, username vul hoise, username change hoye gese, ইউজারনেম ভুল, ইউজারনেম ভুল দিছি, ইউজারনেম চেঞ্জ, onno link
        disi, onno link diye felsi, onno link diye felchi, অন্য লিংক দিয়ে ফেলছি, অন্য লিংক দিছি, onno client er link, quantity vul,
        quantity vul disi, poriman vul, পরিমাণ ভুল, vul kore onno, vul kore duibar, vul kore dui bar, vul kore dui bar order, ভুল
        করে দুইবার, ভুল করে দুইবার অর্ডার, ভুল করে দুইবার অর্ডার করে ফেলছি, ভুল করে দুইবার অর্ডার হয়ে গেছে, ভুলে দুইবার অর্ডার,
        ভুলে দুইবার অর্ডার হয়ে গেছে, duibar order hoye gese, duibar order hoise, duibar order disi, duibar order kore felsi, client
        chole gese, client chole jacche, client chole jabe, client harabo, client hariye felbo, client matha khacche, client pagol
        kore dicche, client pagol kore felse, client bar bar jiggesh kortese, client bar bar phone dicche, client bar bar call
        dicche, customer chole jacche, customer matha khacche, customer pagol kore felse, ক্লায়েন্ট মাথা খাচ্ছে, ক্লায়েন্ট চলে
        যাচ্ছে, ক্লায়েন্ট চলে যাবে, ক্লায়েন্ট বারবার ফোন দিচ্ছে, ক্লায়েন্ট ফোন দিচ্ছে, কাস্টমার ফোন দিচ্ছে, কাস্টমার চলে যাচ্ছে,
        follower kome gese, follower komtese, follower kome jacche, follower pore gese, follower pore jacche, follower drop hoise,
        follower drop hoye gese, like kome gese, like pore gese, like komtese, view kome gese, member kome gese, subscriber kome
        gese, ফলোয়ার কমে গেছে, ফলোয়ার কমে যাচ্ছে, ফলোয়ার কমতেছে, ফলোয়ার পড়ে গেছে, ফলোয়ার পড়ে যাচ্ছে, ফলোয়ার ড্রপ হইছে, লাইক
        কমে গেছে, লাইক পড়ে গেছে, ভিউ কমে গেছে, মেম্বার কমে গেছে, সাবস্ক্রাইবার কমে গেছে, ordhek kome gese, ordhek pore gese, ordhek
        nai, অর্ধেক কমে গেছে, অর্ধেক পড়ে গেছে, অর্ধেক নাই, sob chole gese, সব চলে গেছে, sob pore gese, সব পড়ে গেছে, guarantee er
        moddhe, guarantee moddhe ase, গ্যারান্টির মধ্যে আছে, গ্যারান্টির মধ্যে, 30 diner guarantee, time shesh, somoy shesh, সময়
        শেষ, event shesh, ইভেন্ট শেষ",
    states: "atke gese, atke geche, atke ache, atka, atka ase, আটকে গেছে, আটকে আছে অনেক, এক জায়গায় আটকে আছে, একই জায়গায় আটকে আছে, একই
        জায়গায়, eki jaygay, eki jaygay atke ase, eki jaygay ase, ek jaygay atke ase, থেমে আছে, থেমে গেছে, theme ase, theme gese,
        থাইমা আছে, দাঁড়ায় আছে, দাঁড়িয়ে আছে, daray ase, dariye ase, জমে আছে, ঝুলে আছে, jhule ase, পড়ে আছে, pore ase, pore ache,
        khub aste, khub aste ase, khub dhire, khub dhire cholche, খুব আস্তে, খুব ধীরে, খুব ধীরে চলছে, খুব স্লো চলছে, onek dhire,
        অনেক ধীরে, onek slow ase, onek slow cholche, khub slow cholche, khub slow cholteche, khub slow ase, onek slow cholteche,
        slow cholche, slow cholteche, slow cholche onek, slow ase, slow ashe, slow asche, slow astese, slow astache, ato slow, eto
        slow, এত স্লো, এতো স্লো, স্লো চলছে, স্লো চলতেছে, স্লো আসছে, স্লো আসতেছে, ekdom slow, একদম স্লো, kochhop, kochchop, কচ্ছপ,
        koccoper moto, কচ্ছপের মতো, onek slow hocche, khub slow hocche, slow hocche, slow hoitese, slow jacche, slow jaitese, khub
        slow jacche, khub aste jacche, khub aste cholche, aste cholche, aste aste, আস্তে আস্তে, খুব আস্তে চলছে, খুব স্লো যাচ্ছে,
        স্লো যাচ্ছে, অনেক স্লো চলছে, অনেক স্লো যাচ্ছে, kal theke atke ase, kal theke eki jaygay, kal rat theke atke ase, sokal theke
        atke ase, sokal theke eki jaygay, কাল থেকে আটকে আছে, সকাল থেকে আটকে আছে, সকাল থেকে একই জায়গায়, মাঝপথে আটকে আছে, majhpothe
        atke ase, majhkhane atke ase, pending ase, pending hoye ase, পেন্ডিং আছে, পেন্ডিং হয়ে আছে, পেন্ডিং, pending dekhay,
        processing ase",
    unwanted: "client lagbe na, ar lagbe na, r lagbe na, ar dorkar nai, r dorkar nai, ar dorkar nei, dorkar nai ar, ekhon lagbe na, ekhon
        ar lagbe na, ekhon dorkar nai, order lagbe na, ei order lagbe na, order ta lagbe na, আর লাগবে না, আর দরকার নাই, আর দরকার
        নেই, এখন আর লাগবে না, এখন লাগবে না, এখন দরকার নাই, এই অর্ডার লাগবে না, অর্ডার লাগবে না, অর্ডারটা লাগবে না, এই অর্ডার আর
        লাগবে না, আর এই অর্ডার চাই না, এই অর্ডার চাই না, এই অর্ডার আর চাই না, order chai na, ei order chai na, ei order ar chai na,
        ar ei order chai na, ar chai na, আর চাই না",
    manners: "bhai please, vai please, vai plz, bhai plz, vai go, bhai go, o vai, o bhai, e vai, ভাই প্লিজ, ভাইয়া প্লিজ, ও ভাই, ভাইগণ,
        ভাইরা, vaira, bhaira, vaiya, bhaiya, bhaiyya, ভাইয়ু, মামু, mamu, কাকা, kaka, boss vai, admin vai, admin bhai, admin,
        অ্যাডমিন, এডমিন, এডমিন ভাই, অ্যাডমিন ভাই, সাপোর্ট, টিম, বন্ধু, bondhu, dosto, দোস্ত, sunen, shunen, শুনেন, শুনুন, ভাই শুনেন,
        vai shunen, dekhen, একটু দেখেন, ektu dekhen, ektu dekhben, দেখেন, দেখুন, একটু দেখুন, dekhen to, dekhen vai, sahajjo koren,
        shahajjo koren, সাহায্য করেন, সাহায্য করুন, হেল্প করেন, হেল্প করুন, onurodh, onurodh korchi, onurodh roilo, অনুরোধ, অনুরোধ
        করছি, অনুরোধ রইল, onugroho kore, অনুগ্রহপূর্বক, হাত জোড় করি, পায়ে ধরি, pay dhori, paye dhori, hat jor kori, allahr waste,
        allahr wasste, আল্লাহর ওয়াস্তে, খোদার কসম, kosom, allah, আল্লাহ, inshallah, ইনশাআল্লাহ, jazakallah, জাযাকাল্লাহ, মাফ করবেন,
        maf korben, sorry vai, sorry bhai, সরি, সরি ভাই, দুঃখিত, bujhlam na, ভাল থাকবেন, bhalo thakben, valo thakben, vaiya ami,
        kemon asen, kemon achen, কেমন আছেন, আশা করি ভালো আছেন, asha kori valo asen, আপা, apa, ভাবি, khala, jee, jি, ভাই একটু, vai
        ektu, bhai ektu, ভাই দয়া করে, ভাই শোনেন, vai shonen, ভাই দেখেন, ভাইয়া একটু, vaiya ektu, স্যার একটু, sir ektu, ki obostha,
        কি অবস্থা, কী অবস্থা, ki khobor, কি খবর, কেমন আছেন ভাই, assalamu, help lagbe, ektu help, ektu help koren, ektu help korben,
        একটু হেল্প করেন, একটু সাহায্য করেন, plz help, doya koren, দয়া করেন, ekto, ektu dekhen vai, ektu dekhen na, একটু দেখেন না,
        বিষয়টা দেখেন, bishoyta dekhen, vai plzz, pls vai, pls bhai, please vai, please bhai, dua korbo, doa korbo, দোয়া করব, khuda
        hafez, allah hafez, আল্লাহ হাফেজ",
    everyday: "taka, টাকা, টাকাটা, taka ta, takar, টাকার, poysa, পয়সা, client, clienter, ক্লায়েন্ট, ক্লায়েন্টের, customer, customerer,
        কাস্টমার, কাস্টমারের, wallet, ওয়ালেট, ব্যালেন্সে, post, পোস্ট, video, ভিডিও, reel, রিল, রিলস, chobi, ছবি, page, পেজ, পেইজ,
        account, একাউন্ট, অ্যাকাউন্ট, id, আইডি, channel, চ্যানেল, group, গ্রুপ, link, লিংক, লিঙ্ক, username, ইউজারনেম, service,
        সার্ভিস, panel, প্যানেল, eid, ঈদ, dokan, দোকান, babsa, business, ব্যবসা, ব্যবসার, lok, manush, মানুষ, lokjon, লোকজন, bari,
        বাড়ি, duniya, somoy, সময়, time, টাইম, dine, দিনের, ঘন্টার, hafta, সপ্তাহ, soptaho, mas, mash, bochor, বছর, shonibar,
        robibar, sombar, mongolbar, budhbar, brihospotibar, shukrobar, শনিবার, রবিবার, সোমবার, মঙ্গলবার, বুধবার, বৃহস্পতিবার,
        শুক্রবার, dupur, দুপুর, bikal, বিকাল, sondha, সন্ধ্যা, gotokal, gotorat, ek, dui, duita, tin, tinta, char, pach, choy, shat,
        aat, noy, dosh, এক, দুই, তিন, চার, পাঁচ, ছয়, সাত, আট, দশ, তিনটা, চারটা, eto, ato, এত, এতো, emon, এমন, erokom, এরকম, karon,
        কারণ, tai, তাই, ejonno, এজন্য, এইজন্য, kintu, কিন্তু, tobuo, তবুও, vitor, ভিতর, moddhe, মধ্যে, upor, উপর, niche, নিচে,
        sathe, সাথে, kache, কাছে, amake, আমাকে, amare, আমারে, tomar, tomader, তোমার, তোমাদের, apnar, আপনার, nijer, নিজের, tar, তার,
        or, ওর, eitar, এটার, ekhane, এখানে, sekhane, সেখানে, oikhane, age, আগে, goriব, gorib, গরিব, student, ছাত্র, koshto, kosto,
        কষ্ট, কষ্টের, quality, কোয়ালিটি, msg, message, মেসেজ, phone, ফোন, call, কল, number, একদম, ekdom, একেবারে, ekebare, puro,
        পুরো, pura, পুরা, পুরাটা, shob, সবই, sobই, beshi, বেশি, ordhek, অর্ধেক, বাকি, baki ta, বাকিটা, শূন্য, zero, জিরো, hajar,
        হাজার, শতাংশ, matro, মাত্র, shudhu, sudhu, শুধু, r, ei, oi, ওই, সেই, sei, e, o, gulo, gula, গুলো, গুলা, টাই, mone hoy,
        sotti, সত্যি, asole, আসলে, ok vai, moto, মতো, মত, kore bosa, matha, মাথা, hat, হাত, tumi, tomra, tara, valo, notun, purono,
        boro, choto, ekta, ekti, একটা, একটি, bolen, baki, bakita, remaining, এসে, dewa",
};
