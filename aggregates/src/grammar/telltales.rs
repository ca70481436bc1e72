//! Single words that decide whether a request is plain, in all languages: each list with what its words may tell.

/// Words of repetition: beside the keyword they may tell what happens to an order again and again.
pub(super) fn repeats(word: &str) -> bool {
    matches!(
        word,
        "again"
            | "always"
            | "every"
            | "everytime"
            | "lagi"
            | "mulu"
            | "terus"
            | "tiap"
            | "phir"
            | "fir"
            | "dobara"
            | "har"
            | "roz"
            | "फिर"
            | "हर"
            | "دوبارہ"
            | "پھر"
            | "ہر"
            | "abar"
            | "protibar"
            | "আবার"
            | "প্রতিবার"
            | "yine"
            | "nuevamente"
            | "denovo"
            | "yeniden"
            | "تاني"
            | "পুনরায"
            | "gene"
            | "tekrar"
            | "her"
            | "surekli"
            | "dnv"
            | "novamente"
            | "sempre"
            | "toda"
            | "todo"
            | "de"
            | "otra"
            | "siempre"
            | "cada"
            | "снова"
            | "опять"
            | "каждый"
            | "كل"
            | "مره"
            | "دايما"
    )
}

/// Words of regret and of correction.
pub(super) fn regrets(word: &str) -> bool {
    matches!(
        word,
        "sorry"
            | "sory"
            | "sorri"
            | "oops"
            | "mistake"
            | "wrong"
            | "mean"
            | "actually"
            | "rather"
            | "galti"
            | "galat"
            | "maaf"
            | "perdon"
            | "disculpen"
            | "disculpe"
            | "kusura"
            | "معليش"
            | "desculpa"
            | "pardon"
            | "ozur"
            | "извините"
            | "извини"
            | "сорян"
            | "сорри"
            | "сори"
            | "اسف"
            | "عفوا"
            | "معذره"
            | "সরি"
            | "দুঃখিত"
            | "sori"
            | "maap"
            | "salah"
            | "ошибся"
            | "غلط"
    )
}

/// `how many times refill`: the first words of complaints that are questions, where the keyword follows at once.
pub(super) fn asks_how(word: &str) -> bool {
    matches!(
        word,
        "how"
            | "why"
            | "kitni"
            | "kitne"
            | "kyu"
            | "कितनी"
            | "کتنی"
            | "koto"
            | "kotobar"
            | "কত"
            | "কতবার"
            | "كم"
            | "كام"
            | "quantas"
            | "cuantas"
            | "сколько"
            | "почему"
            | "kac"
            | "kacinci"
            | "neden"
            | "berapa"
            | "kenapa"
            | "kok"
    )
}

/// `but`: what follows may be the opposite.
pub(super) fn contrasts(word: &str) -> bool {
    matches!(
        word,
        "but"
            | "lekin"
            | "magar"
            | "par"
            | "لیکن"
            | "لكن"
            | "بس"
            | "kintu"
            | "কিন্তু"
            | "लेकिन"
            | "मगर"
            | "mas"
            | "pero"
            | "но"
            | "зато"
            | "ama"
            | "fakat"
            | "tapi"
            | "tp"
            | "tetapi"
    )
}

/// Followers fall, and so does money into an account: `reembolso do 54321 caiu`.
pub(super) fn falls(word: &str) -> bool {
    matches!(
        word,
        "dropped"
            | "drop"
            | "caiu"
            | "cairam"
            | "cayo"
            | "cayeron"
            | "bajo"
            | "bajaron"
            | "turun"
            | "упал"
            | "упало"
            | "упали"
            | "نزل"
            | "dustu"
    )
}

/// Verbs that make a tale of `refund 54321 is …`.
pub(super) fn is_copula(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "been"
            | "be"
            | "will"
            | "would"
            | "can"
            | "could"
            | "es"
            | "esta"
            | "estan"
            | "ta"
            | "foi"
            | "hai"
            | "tha"
    )
}

/// `and`, `also`: what follows is one thing more.
pub(super) fn adds(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "also"
            | "plus"
            | "then"
            | "n"
            | "nd"
            | "aur"
            | "और"
            | "اور"
            | "و"
            | "ar"
            | "ebong"
            | "আর"
            | "এবং"
            | "y"
            | "e"
            | "tambien"
            | "tambem"
            | "ademas"
            | "alem"
            | "dan"
            | "juga"
            | "serta"
            | "ve"
            | "ayrica"
            | "и"
            | "а"
            | "также"
            | "ещё"
            | "еще"
            | "كمان"
            | "وكمان"
            | "ايضا"
            | "et"
            | "und"
    )
}

/// `now`: what follows is another matter.
pub(super) fn is_now(word: &str) -> bool {
    matches!(
        word,
        "now"
            | "next"
            | "also"
            | "ab"
            | "abhi"
            | "अब"
            | "اب"
            | "ekhon"
            | "akhon"
            | "এখন"
            | "ahora"
            | "agora"
            | "sekarang"
            | "simdi"
            | "теперь"
            | "сейчас"
            | "الان"
            | "هلا"
    )
}

/// `i want`, `need`: the writer's wish, and not what somebody else can do.
pub(super) fn is_own_wish(word: &str) -> bool {
    matches!(
        word,
        "i" | "im"
            | "need"
            | "needs"
            | "needed"
            | "want"
            | "wanna"
            | "requesting"
            | "lets"
            | "quiero"
            | "necesito"
            | "quero"
            | "preciso"
            | "хочу"
            | "нужно"
            | "нужен"
            | "надо"
            | "istiyorum"
            | "lazim"
            | "mau"
            | "butuh"
            | "perlu"
            | "chahta"
            | "chahiye"
            | "चाहिए"
            | "چاہیے"
            | "chai"
            | "lagbe"
            | "চাই"
            | "লাগবে"
            | "اريد"
            | "ابغي"
            | "ابي"
            | "عايز"
            | "بدي"
    )
}

/// What works or does not: behind the keyword that may be the action itself, or its button.
pub(super) fn works(word: &str) -> bool {
    matches!(
        word,
        "work"
            | "works"
            | "working"
            | "worked"
            | "button"
            | "option"
            | "error"
            | "kaam"
            | "kam"
            | "काम"
            | "کام"
            | "kaj"
            | "কাজ"
            | "funciona"
            | "funciono"
            | "funcionou"
            | "funcionando"
            | "anda"
            | "работает"
            | "сработало"
            | "calismiyor"
            | "calismadi"
            | "jalan"
            | "berfungsi"
            | "bisa"
            | "يعمل"
            | "شغال"
            | "شغاله"
            | "يشتغل"
            | "اشتغل"
    )
}
