//! Hindi, in its own script and as people romanise it.

use super::Meaning::{self, *};
use super::{CANCEL, PARTIAL, PARTIAL_NAMED, REFILL, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "रिफिल रीफिल रिफ़िल रीफ़िल"),
    (CANCEL, "कैंसल कैंसिल कैन्सल कैन्सिल कैंसेल कैन्सेल केंसल रद्द"),
    (SPEED_UP, "स्पीड"),
    (Fast, "जल्दी तेज़ तेज फास्ट jaldi jldi tez tezi jaldise"),
    (SPEED_UP_NAMED, "tezi तेजी"),
    (REFUND, "रिफंड रिफण्ड रीफंड"),
    (REFUND_NAMED, "वापस wapas vapas wapis wapsi"),
    (PARTIAL, "पार्शियल पार्शल पारशियल"),
    (PARTIAL_NAMED, "आंशिक"),
    (Check, "स्टेटस चेक"),
    (Order, "ऑर्डर आर्डर ऑर्डर्स"),
    (Balance, "बैलेंस"),
    (Help, "मदद"),
    (Greeting, "नमस्ते नमस्कार pranam"),
    (Thanks, "धन्यवाद शुक्रिया थैंक्स meherbani mehrbani"),
    (Please, "कृपया प्लीज plzz kripya"),
    (Polite, "भाई सर जी yaar yar abhi अभी आज aaj turant तुरंत फौरन foran fauran dobara दोबारा phirse thoda thodi bhaisahab sirji hukum bhaijaan ustad"),
    (Determiner, "मेरा मेरी मेरे mera meri mere hamara humara हमारा"),
    (Carrier, "को ko यह ये इस isko ise इसको इसे yeh ye wala wali wale वाला और aur bhi भी dono दोनों par pe पर me mein में ke sab सब liye zara ज़रा जरा"),
    (Asking, "चाहिए mujhe मुझे chahiye chaiye chahie zarurat jarurat chahta chahti chahte"),
    (
        Doing,
      "कर करो करें करना दो दीजिए दीजिये दे बढ़ाओ बढ़ा करवा लगाओ लगा करिए कीजिए kardo krdo kr kro kare karein karen kardijiye
         dijiye dijiyega dena dedo do karna krna karke krke badhao badha badhado bdha badhaiye badhaao karwao karwado krwao
         karwa karwana lagao laga lga lagado kijiye kijiyega kardena krdena krdijiye kariye kardein kardena krdo kardiye maro
         maaro karwaiye dein den dede krde karde",
    ),
    (
        Glue,
      "है हैं h hai hain ho hu hun hoon कितना kitna kitni ki था थी tha thi से se तक tak din दिन ghante घंटे घंटा ghanta
         hafte हफ्ते mahine bahut bohot bhot bht बहुत kaafi kafi itna itni इतना sirf सिर्फ bas बस kal कल parso subah shaam 
         मैं main mai mene maine मैंने हम hum humne aap आप ap tum tumne aapne aapka koi कोई kuch कुछ hi ही to तो toh raha रहा rahi
         rahe रहे rha rhe rhi client customer ab अब",
    ),
    (Never, "मत mat matt"),
    (Negated, "नहीं नही न ना nahi nahin nhi nehi nhin na"),
    (Condition, "अगर यदि कब agar kab baad बाद varna warna वरना tab jab जब"),
    (Doubt, "क्यों क्यो क्या कैसे kyu kyun kyon kya kaise kaun kisne kitne matlab मतलब gaya गया gya gayi गई hua हुआ hoga होगा hogi hogaya socha sakta sakte sakti"),
    (Counted, "फॉलोअर्स फॉलोवर फॉलोअर फॉलोवर्स लाइक लाइक्स व्यूज followes"),
    (Happening, "शुरू shuru shru chalu चालू badh chal chala complete पूरा pura poora kaam काम chalta"),
    (Getting, "aaya aya आया aaye aye आए आये aayi aa aata aate mila मिला mile मिले mili mil diya दिया reply jawab जवाब sunta sunte"),
    (
        Complaint,
      "gir गिर गिरे gire gira drop ड्रॉप ड्रॉप chor चोर chori dhokha धोखा dhoka fraud फ्रॉड thug ठग bakwas bakwaas बकवास barbad
         बर्बाद barbaad pareshan परेशान ghatia ghatiya घटिया jhoot jhooth jhuth झूठ urgent अर्जेंट zaruri jaruri ज़रूरी जरूरी intezar
         intezaar इंतज़ार इंतजार atka अटका atak gussa nuksan nuksaan नुकसान bekar bekaar बेकार galti galat गलत kharab खराब ख़राब
         problem dikkat दिक्कत fake loot लूट harami kamina sharam",
    ),
    (State, "slow स्लो dheere dheema धीमा late लेट देर der kam कम"),
    (Missed, "pending पेंडिंग"),
    (Preposition, "ka का की के"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (SPEED_UP, "ki speed, की स्पीड, स्पीड अप"),
    (REFILL, "री फिल"),
    (REFUND, "paise wapas, paisa wapas, पैसे वापस, पैसा वापस"),
    (Asking, "mujhe chahiye, karna hai, करना है, krna hai, krna h, karna h, karwana hai, करवाना है, kara do, करा दो, lena hai, chahta hu, chahta hoon, karna chahta hu, karna chahta hun, karna chahta hoon, chahiye mujhe, ki zarurat hai, ki jarurat hai"),
    (
        Doing,
        "kar do, kr do, kar de, kar dena, kar dijiye, kr dijiye, kar dein, कर दो, कर दे, कर दें, कर दीजिए, कर दीजिये, कर देना, kar
         dijiyega, badha do, bdha do, badha dijiye, बढ़ा दो, laga do, lga do, laga dijiye, लगा दो, karwa do, करवा दो, karwa dein, kar
         dijie, kar do na, karo na, kar do naa, badhao na, de do, de do na, do na, bhej do, karke do",
    ),
    (Polite, "fir se, phir se, फिर से, ek baar, एक बार, jitni jaldi ho sake, ho sake to, jaldi se, जल्दी से"),
    (Thanks, "meherbani hogi, mehrbani hogi"),
    (
        Complaint,
        "start nahi hua, start nhi hua, start hi nahi hua, shuru nahi hua, shuru hi nahi hua, स्टार्ट नहीं हुआ, शुरू नहीं हुआ, nahi badh rahe, kaam nahi kar raha, kam nahi kar raha, kaam
         nahi kar rha, काम नहीं कर रहा, drop ho gaya, drop ho gya, drop ho gaye, drop hua, drop ho raha hai, drop ho rahe hai, drop ho rha
         hai, drop ho rhe hai, drop ho rahe hain, ड्रॉप हो गया, ड्रॉप हो गए, gir gaye, gir gye, gir gaya, gir rahe hai, gir rahe hain, गिर
         गए, गिर गये, गिर रहे हैं, kam ho gaye, kam ho gye, kam ho gaya, कम हो गए, barbad ho raha hai, barbad ho rha hai, paisa barbad ho raha hai, paisa barbad, paise
         barbad, reply nahi, koi reply nahi, koi jawab nahi, reply nahi de rahe, jawab nahi de rahe, koi sun nahi raha, kitni baar, kitni bar,
         कितनी बार, baar baar, bar bar, बार बार, bahut slow, bohot slow, bahut late, बहुत स्लो, slow hai, slow h, bahut dheere, abhi tak
         nahi, kab se, कब से, galti se, गलती से, galat link, गलत लिंक, galat order, galat link dal diya, galat link daal diya, complete
         nahi hua, complete nhi hua, poora nahi hua, pura nahi hua, atka hua hai, atka hai, atak gaya, atak gaya
         hai, 0 hai, wait kar raha hu, wait kar rha hu, intezar kar raha hu, din ho gaye, din ho gye, ghante ho gaye, दिन हो गए, घंटे हो गए",
    ),
    (Doubt, "ho gaya, ho gya, हो गया, ho gayi, ho gaye, aa gaya, aa gya, आ गया, mil gaya, mil gya, मिल गया, kar diya, कर दिया, ho sakta, ho sakta hai, हो सकता है, kar sakte, rehne do, रहने दो, rahne do, chalne do, ho jayega, ho jayega kya, karne ki, ke bare, ke liye bhej"),
    (Never, "zarurat nahi, jarurat nahi, mat karna, mat karo"),
    (
        Missed,
        "nahi aaya, nhi aaya, nahi aya, nhi aya, nahi aaye, nhi aaye, nahi aye, nahi aa rahe, nahi aa raha, nahi aa rha,
         nhi aa rha, nhi aa rhe, nahi aa rahi, नहीं आया, नहीं आए, नहीं आये, नहीं आ रहे, नहीं आ रहा, nahi badh raha,
         kuch nahi hua, kuch nhi hua",
    ),
    (SPEED_UP_NAMED, "start karo, start kar do, start krdo, shuru karo, shuru kar do, chalu karo, चालू करो, शुरू करो"),
];
