//! Words that order something in plain speech and may be about other things too: `band karo`, `stop 54321`, `снимите`, `paise wapas do`.
//!
//! Whether one of them stands for the action is looked at in [`super::super::imperatives`], with all that stands beside it.

use super::super::OrderRequest;
use super::Meaning::{self, Wished};
use crate::values::OrderAction;

const REFILL: Meaning = wished(OrderAction::Refill);
const CANCEL: Meaning = wished(OrderAction::Cancel);
const SPEED_UP: Meaning = wished(OrderAction::SpeedUp);
const REFUND: Meaning = wished(OrderAction::Refund);
const PARTIAL: Meaning = wished(OrderAction::Partial);

const fn wished(action: OrderAction) -> Meaning {
    Wished(OrderRequest::Do(action))
}

/// Forms that order by themselves, and nouns of which [`NOUNS`] says that they need a wish.
pub(super) const WORDS: &[(Meaning, &str)] = &[
    (
        REFILL,
        "restock reload recuperar recuperarme completenlo recompor recomponham repoem recomponer reponganlos rellenalo rellenala rellenalos reponlo reponla reponlos yenileyin yükleyin takviye ekleyiverin restok ditambahin diisikan дозалив дозалейка добавочка пополнение восполнение восстановление استكملوا زيدي زودي عبيها عبيه عبوها عبوه replenish restore refilling replenishment
         bhardo bharo bhariye bharwado bharwao bharwaiye भरो भरिए بھرو بھریں بھروائیں bhoren ভরেন ভরুন
         recuperen recuperame refillea refilleen refillear rellenen rellenenme reponganme
         recarrega recarregue recarreguem recarregar enche encham encher preencham recomposicao recomposicion
         восстановление докрутка докрутку компенсация компенсацию пополните пополни долив
         doldurun doldurunuz doldur doldurulsun tamamlayın tamamlayınız telafiye telafiyi telafisini
         isiin isikan tambahin tambahkan pulihin pulihkan dipulihkan restock diisiin
         عبي عبوا عبيلي عبولي تعبوا عوضولي عوضهم تعبئة",
    ),
    (
        CANCEL,
        "cxl cncl canx void nix axe borra borren borralo borrala eliminen eliminalo eliminala corten cortalo cortala paren suspendelo suspendela descarten interrompa interrompam interrompe encerre encerrem apague excluam pare parem desfaz desfaçam bitirin sonlandırın kapatın çıkarın iptallenmesi gagalkan urungkan tarik закройте закрой отзовите отзови прекратить прервать убрать удалить удали شيلها شيلوها شيلوه احذفها احذفوها احذفوه اسحبوا اسحبوها soran soraiya সরান সরিয়ে terminate abort scrap annul cancellation cancelation cancellations
         hatao hatado hataiye hatwao hatwado hatwaiye roko rokdo rokiye rukwao nikalo nikaldo हटाओ हटाइए रोको रोकिए निकालो
         ہٹاؤ ہٹائیں ہٹوائیں روکو روکیں نکالو نکالیں منسوخی thamao thaman থামাও থামান থামান
         deten detenga detengan detenme frena frenen quita quitame quiten quitenme quiteme tumba tumben suspendan suspenda anulacion
         cancelacion cancelarme anularme
         aborta aborte abortem derruba derrube derrubem suspende suspendam encerra encerrem remove removam apaga apaguem
         снимите сними снимай остановите останови стопните стопани прекратите прервите прерви уберите убери сбросьте удалите аннулирование снять
         остановить отмены аннулировать
         durdurun durdurunuz durdur kaldırın kaldırınız kaldır silin siliniz iptalini iptale
         hentikan stopin setop hapus hapusin cabut pembatalan membatalkan
         شيلوا شيلو شيل احذفوا احذفو بالغاء نلغي",
    ),
    (
        SPEED_UP,
        "prioritize prioritise impulsen impulsa agilicen agilizen adelanten adelanta apresuralo apuralo adiantem impulsionem impulsiona dahulukan prioritaskan utamakan форсируйте прибавьте ускоряйтесь hızlandırsana hızlandırsanız önceliklendirin عجلي استعجلي boost hasten quicken fasten bhagao bhagado daudao daurao chalao bhagaiye چلاؤ بھگاؤ دوڑاؤ دوڑائیں tanen টানেন টানো দৌড়ান দৌড়াও agan
         priorice prioricen priorizar prioriza priorizen apresuren apurenle apuren
         priorizem turbina turbinem apressem empurra empurrem destrava destravem desenrola empurraozinho empurrãozinho
         поднажмите поднажми пните пни разгоните разгони подгоните двиньте пошустрее шустрее ускоряй запустите запусти
         hızlansın süratlendirin hareketlendirin canlandırın gazlayın hızlanalım
         kebut kebutin ngebutin ngebut dikebut gaskan gaskeun dipush didorong gercep jalankan jalanin
         استعجلوا استعجلو استعجل عجلوا عجلو زرب زربو زربوا سرعولي سرعولنا ادفعوه",
    ),
    (
        REFUND,
        "acrediten abonen reintegrame restituyan restituição creditem retur pengembalian iadeyi reimburse reimbursement moneyback chargeback lautao lautado lautaiye lotao لوٹاؤ لوٹائیں واپسی
         reintegro reintegren reintegrenme reintegrar devuelve devuelva devuelvan devuelvanme devuelveme devolver devolucion regresame regresenme
         retorname retornen retornenme reembolsen reembolsenme reembolsame
         ressarcimento ressarcir ressarcam restituicao estorno devolve devolva devolvam devolver devolucao retorna retornem
         возместите возместить возмещение манибэк манибек верните верни возвращайте возвратите вернуть
         iadesini iademi
         kembalikan kembaliin balikin balikkan pulangin pulangkan dipulangin dikembalikan dibalikin pengembalian
         ارجعوا ارجعو باسترجاع باسترداد",
    ),
    (PARTIAL, "আংশিক parcialicen parcializa parcializem parcializar частичку частичка parçalı جزوی"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (
        REFILL,
        "верните подписчиков, верните лайки, верните просмотры, верни подписчиков, верни лайки, верни просмотры, balikin followers, balikin follower, kembalikan followers, kembalikan follower, devuelvan los seguidores, devuelvanme los seguidores, devolve os seguidores, devolvam os seguidores, put back, bring back, fill back up, fill it back up, bhar do, bhar dijiye, bhar de, bhar dena, bharwa do, bharwa dijiye, भर दो, भर दीजिए, بھر دو, بھر دیں, بھروا دو, بھروا دیں, بھروا دیجیے,
         bhore den, bhore din, bhore dao, bhore diyen, bhoira den, ভরে দেন, ভরে দিন, ভরে দাও, ভইরা দেন, ভইরা দাও, isi lagi, isi kembali, diisi ulang, diisi lagi, diisi kembali,
         tambahin lagi, yeniden doldurun, eksikleri tamamlayın, eksikleri tamamla, eksiği tamamlayın, добавить обратно, добавьте обратно, اعادة ملء, faz a reposicao",
    ),
    (
        CANCEL,
        "pull the plug on, call it off, scratch that order, kill off, get rid of, mita do, mita dijiye, kaat do, kat do, kaat dijiye, मिटा दो, مٹا دو, مٹا دیں, کاٹ دو, kete den, kete din, কেটে দেন, কেটে দিন, সরিয়ে দেন, সরিয়ে দিন, soraiya den, tule nen, তুলে নেন, geri alın, take down, take it down, call off, hata do, hata dijiye, hata de, hata dena, hatwa do, hatwa dijiye, rok do, rok dijiye, rok de, rukwa do, nikal do,
         nikal dijiye, हटा दो, हटा दीजिए, रोक दो, रोक दीजिए, निकाल दो, ہٹا دو, ہٹا دیں, ہٹوا دو, ہٹوا دیں, روک دو, روک دیں, روک دیجیے, نکال دو, نکال دیں,
         muche den, muche din, muche dao, মুছে দেন, মুছে দিন, মুছে দাও, thamaiya den, থামায় দেন, থামিয়ে দিন, dar de baja, den de baja, da de baja, dale de baja, denle de baja,
         dejen sin efecto, dejar sin efecto, me cancelas, me anulas, tire fora, geri çekin",
    ),
    (
        SPEED_UP,
        "hurry up with, hurry up on, hız verin, hızını artırın, hızı artırın, öncelik verin, prioridade no, adianta o, adianta a, adianta esse, adianta ai, dar velocidad, dale velocidad, denle velocidad, добавьте скорости, прибавьте скорости, поддайте скорости, زيدوا السرعه, ارفعوا السرعة, ارفع السرعة, tezi lao, jaldi chalao, speed barhiye den, get a move on, get moving on, start it, start order, start the order, start my order, bhaga do, chala do, daura do, chalu karo, چلا دو, چلا دیں, دوڑا دو, دوڑا دیں,
         raftaar badhao, raftaar badha do, raftaar badhaiye, raftar badhao, raftar badha do, raftar badhaiye, gati badhao, gati badha do, goti baran, goti barie din, goti bariye din, goti bariye den,
         গতি বাড়ান, গতি বাড়িয়ে দিন, গতি বাড়িয়ে দেন, رفتار بڑھا دیں, رفتار بڑھا دو, رفتار بڑھائیں, রফতার বাড়ান, metanle turbo, metele turbo, pongale turbo, ponle turbo, dale un empujon, denle un empujon,
         dale prisa, denle prisa, dele prisa, un empujon, pisa fundo, mete o pe, da um gas, da um up, дайте газу, дай газу, поддай газу, поддайте газу, gaza bas, gaza basın, gaz ver, gaz verin, öne al, öne alın, öne alırmısınız, öne alırmısın,
         öne alır mısınız, tancap gas, شدوا حيلكم, شد حيلك, سبيد اب, زود السرعة, زودوا السرعة, زيدوا السرعة",
    ),
    (
        REFUND,
        "credit back, give back, pay back, reverse the payment, reverse payment, de volta, manda de volta, lauta do, lauta dijiye, lauta de, लौटा दो, लौटा दीजिए, لوٹا دو, لوٹا دیں, لوٹا دیجیے, firaiya den, firaiya dao, firiye den, firiye din,
         firiye dao, ফিরাইয়া দেন, ফিরায়ে দেন, ফিরিয়ে দিন, ফিরিয়ে দেন, ফিরিয়ে দাও, geri yükle, geri yükleyin, geri gönder, geri gönderin, geri yolla, geri yollayın, geri ver, geri verin, geri yatırın, geri atın, geri ödeyin,
         geri ödeme, yolla geri, koyun geri",
    ),
];

/// A thing or a state, and a verb of doing behind it: `band karo`, `ferot den`, `শুরু করেন`.
pub(super) fn combined() -> impl Iterator<Item = (Meaning, String)> {
    COMBINED.iter().flat_map(|(meaning, things, verbs)| {
        things.split_whitespace().flat_map(move |thing| {
            verbs
                .iter()
                .flat_map(|verbs| verbs.split(','))
                .map(move |verb| (*meaning, format!("{thing} {}", verb.trim())))
        })
    })
}

const COMBINED: &[(Meaning, &str, &[&str])] = &[
    (CANCEL, "band bandh bund off delete khatam khatm bondho bandho close terminate stop", &[DO_HINDI, DO_BANGLA]),
    (CANCEL, "বন্ধ অফ ডিলিট স্টপ ক্লোজ", &[DO_BANGLA]),
    (CANCEL, "बंद ऑफ डिलीट खत्म", &[DO_HINDI]),
    (CANCEL, "بند ڈیلیٹ ختم آف", &[DO_URDU]),
    (
        REFUND,
        "wapas vapas wapis vapis vaapas waapas ferot ferat firot back return reverse",
        &[DO_HINDI, DO_BANGLA, GIVE_HINDI, GIVE_BANGLA],
    ),
    (REFUND, "ফেরত ফেরৎ ব্যাক রিটার্ন রিভার্স", &[DO_BANGLA, GIVE_BANGLA]),
    (REFUND, "वापस वापिस", &[DO_HINDI, GIVE_HINDI]),
    (REFUND, "واپس ریورس", &[DO_URDU, GIVE_URDU]),
    (REFILL, "puron purno fillup", &[DO_HINDI, DO_BANGLA]),
    (REFILL, "পূরণ ফিলাপ", &[DO_BANGLA]),
    (PARTIAL, "aangshik angshik আংশিক", &[DO_BANGLA]),
    (PARTIAL, "جزوی", &[DO_URDU]),
    (SPEED_UP, "chalu start shuru suru express boost turbo push", &[DO_HINDI, DO_BANGLA]),
    (SPEED_UP, "চালু স্টার্ট শুরু এক্সপ্রেস বুস্ট", &[DO_BANGLA]),
    (SPEED_UP, "चालू शुरू स्टार्ट", &[DO_HINDI]),
    (SPEED_UP, "شروع چالو اسٹارٹ سٹارٹ ایکسپریس", &[DO_URDU]),
];

const DO_HINDI: &str = "karo, kar do, kardo, krdo, kr do, kro, kar dijiye, kardijiye, kar dena, kardena, kijiye, kariye, karein, kar dein, kardein, \
                        kar den, karwa do, karwado, karva do, kra do, krado, kar de, karde, करो, कर दो, कर दीजिए, कीजिए, करें, कर दें, करवा दो";
const DO_BANGLA: &str = "koren, korun, koro, kore den, kore din, kore dao, kore diyen, kore felen, kore felun, kre den, kre din, koiren, করেন, করুন, করো, \
                         করে দেন, করে দিন, করে দাও, কইরা দেন, করে ফেলেন, করে ফেলুন, কইরেন";
const DO_URDU: &str =
    "کرو, کریں, کر دو, کر دیں, کر دیجیے, کر دیجئے, کیجیے, کیجئے, کروا دیں, کروا دو, کرا دیں, کر دے, کروائیں";
const GIVE_HINDI: &str = "lao, la do, chahiye, chaiye, chahie, chahiye tha, do, de do, dedo, dijiye, de dijiye, dena, bhejo, bhej do, bhejiye, दो, दे दो, दीजिए, भेजो";
const GIVE_BANGLA: &str = "chai, chacchi, lagbe, anen, চাই, চাইতেছি, চাচ্ছি, লাগবে, আনেন, den, din, dao, diyen, diye den, diye din, dan, দেন, দিন, দাও, দিয়ে দেন, দিয়েন";
const GIVE_URDU: &str = "لاؤ, لائیں, چاہیے, چاہئے, دو, دیں, دے دو, دے دیں, دیجیے, دیجئے, بھیجو, بھیجیں";
