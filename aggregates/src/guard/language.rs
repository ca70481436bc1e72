//! Whether a text is in a language that is read here: what cannot be read may say anything.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Fault;
use super::topics::{Said, once, words};
use crate::text::fold;

/// The small words of each language, and what support desks say.
const SMALL: &str = "
the a an and or but if of to in on at for from with by as is are was were be been it its this that these those you your we our us i my me he she they them
there here what which who how when where why can could will would may might should do does did have has had please thank thanks hello hi hey dear sorry welcome
here's order orders service status link reply write see know let so about all any more once again right also just help need look info information details update below
el la los las un una y o pero de del al en por para con sin que es son fue ser esta este esto estos tu tus su sus usted nosotros nuestro nuestra mi me te se lo le
gracias hola favor buenos dias buenas tardes pedido pedidos orden servicio estado enlace escribe escriba aqui puede puedes ver saber mas como cuando donde ayuda siento lamento
o a os as um uma e do da dos das no na nos nas em com para por que foi ser este esta isso seu sua voce nos nosso nossa obrigado obrigada ola pedido servico status escreva aqui pode ver mais como
le la les des du un une et ou mais de en dans sur pour par avec que qui est sont ce cette ces votre vos vous nous notre je merci bonjour commande service statut lien ecrivez ici pouvez voir plus comment desole salut
der die das ein eine einen und oder aber von zu in im am auf fur mit ist sind war sie ihr ihre ihren wir unser uns ich danke hallo bitte bestellung dienst status schreiben hier konnen sehen mehr wie tut leid guten
il lo gli i le un uno una e o ma di del della da in nel con per che sono questo questa tuo tua suo sua noi nostro grazie ciao ordine servizio stato scrivi qui puoi vedere piu come mi dispiace
yang dan atau tetapi dari ke di pada untuk dengan ini itu adalah anda kamu kami kita saya terima kasih halo pesanan layanan status tautan tulis sini bisa lihat lagi bagaimana maaf silakan mohon
ve veya ama bir bu su icin ile de da ne nasil siz sizin biz bizim ben tesekkurler tesekkur ederim merhaba lutfen siparis siparisiniz hizmet durum durumu yaz yazin burada gormek uzgunum
hai hain ka ki ke ko se me mein aap aapka aapki aapke apka apke hum hamara main mera dhanyavad shukriya namaste kripya bhai ye yeh woh aur ya lekin kya kaise order likhe likhiye dekhne liye par
apni apnar apnake amra amader ami amar dhonnobad assalamu alaikum salam ebong kintu ki kivabe jonno diye theke ta ei order likhun dekhte korun
и в во на с со к по для от из у о об что как это этот эта эти ваш ваша ваше ваши вы вам вас мы наш нам я спасибо здравствуйте привет пожалуйста заказ заказа заказы услуга статус напишите здесь можно чтобы увидеть если извините
و في من الى على عن مع هذا هذه ذلك التي الذي ان انت لك لكم نحن لنا انا شكرا مرحبا اهلا السلام عليكم من فضلك طلب طلبك الطلب طلبات الخدمه خدمه حاله الحاله اكتب هنا يمكنك لمعرفه كيف عذرا نعتذر او
کا کی کے کو سے میں ہے ہیں آپ آپکا آپکی ہم ہمارا شکریہ سلام براہ کرم آرڈر یہ اور یا لکھیں
है हैं का की के को से में पर और या आप आपका आपकी आपके हम हमारा मैं मेरा यह ये वह धन्यवाद शुक्रिया नमस्ते कृपया ऑर्डर आर्डर सेवा स्थिति लिखें यहाँ देखने लिए क्या कैसे माफ़ माफी क्षमा करें
আমি আমরা আমাদের আমার আপনি আপনার আপনাকে এই এটি ও এবং বা কিন্তু জন্য থেকে দিয়ে সঙ্গে সাথে কি কিভাবে ধন্যবাদ হ্যালো সালাম আসসালামু আলাইকুম দয়া করে অর্ডার অর্ডারের অর্ডারটি সার্ভিস স্ট্যাটাস লিখুন এখানে দেখতে দুঃখিত করুন করতে পারি পারেন
";

static KNOWN: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| SMALL.split_whitespace().map(|word| once(&fold(&word.replace('\'', "")))).collect());

/// One word in so many must be known.
const ONE_IN: usize = 4;

/// Every sentence is in a language that is read here. What stands in the fixed text is known anyway.
pub(super) fn known(plain: &str, fixed: &str) -> Result<(), Fault> {
    let fixed: BTreeSet<String> = words(fixed).into_iter().collect();
    let is_known = |word: &String| KNOWN.contains(word) || fixed.contains(word) || !Said::of(word).topics.is_empty();
    for sentence in plain.split(['.', '!', '?', '\n', '।', '؟', ';', ':']) {
        let words = words(sentence);
        let known = words.iter().filter(|word| is_known(word)).count();
        if !words.is_empty() && known * ONE_IN < words.len() {
            return Err(Fault::ForeignLanguage);
        }
    }
    Ok(())
}
