//! Bangla, in its own script and as people romanise it.

use super::Meaning::{self, *};
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
        "কেন কখন কি কী কবে কিভাবে keno ken kobe kokhon kivabe kibhabe মানে যেমন jemon kora jabe হবে hobe হইছে হয়েছে hoise hoyeche hoiche hoyese হইসে",
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
         অপেক্ষা বিরক্ত birokto রাগ কান্না হারামি harami লস los atke আটকে ভুল vul bhul pera dhoka ধোঁকা",
    ),
    (State, "স্লো স্লোলি ধীর dhire আস্তে aste kom কম দেরি deri দেরী"),
    (Preposition, "এর er"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (SPEED_UP, "স্পিড আপ, স্পীড আপ"),
    (REFILL, "re fil, রি ফিল"),
    (REFUND, "টাকা ফেরত, taka ferot"),
    (Please, "দয়া করে, doya kore, অনুগ্রহ করে"),
    (Polite, "যত দ্রুত সম্ভব, joto taratari somvob, ekhon e, jonno to"),
    (Asking, "করতে চাই, korte chai, korte hobe, করতে হবে, kora lagbe, করা লাগবে, korte lagbe, দরকার ছিল"),
    (Doing, "kore den, kore din, kore dao, করে দেন, করে দিন, করে দাও, করে দিয়েন, kore diyen, kore dien, দিয়ে দেন, diye den, দিয়ে দিন, barai den, bariye den, বাড়িয়ে দেন, বাড়িয়ে দিন, বাড়াই দেন, kore felen, কইরা দেন, koira den, kore diben, করে দিবেন, lagai den"),
    (Happening, "শুরু হয়, shuru hoy, start hoy, স্টার্ট হয়, kaj kore, কাজ করে, start e hoy"),
    (
        Complaint,
        "start hoy nai, start hoyni, start hoy ni, start e hoy nai, স্টার্ট হয় নাই, শুরু হয় নাই, শুরু হয়নি, শুরু হয় নি, suru
         hoy nai, shuru hoy nai, shuru hoyni, suru hoy ni, ekhono start hoy nai, ekhono suru hoy nai, এখনো শুরু হয়নি, kome gese, kome geche, কমে গেছে,
         drop hoise, drop korse, drop korche, ড্রপ করছে, ড্রপ হইছে, ড্রপ হয়েছে, টাকা নষ্ট, taka noshto, টাকা নষ্ট হলো, kaj hoy
         nai, kaj hocche na, কাজ হচ্ছে না, কাজ হয় নাই, onek slow, khub slow, অনেক স্লো, খুব স্লো, onek deri, অনেক দেরি, reply den na,
         reply nai, কেউ উত্তর দেয় না, keu reply dey na, উত্তর দেয় না, ভুল লিংক, vul link, bhul link,
         wrong link dise, আর কত, ar koto, koto bar, bar bar, atke ase, আটকে আছে, pera dicche, noshto hoye
         gese, vul kore, ভুল করে, ভুলে দিছি, দুইবার অর্ডার, onek kom, complete hoy nai, কমপ্লিট হয় নাই, complete
         hoyni",
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
];
