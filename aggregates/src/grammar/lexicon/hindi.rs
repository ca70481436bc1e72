//! Hindi, in its own script and as people romanise it.

use super::Meaning::{self, *};
use super::around::Around;
use super::{
    CANCEL, CANCEL_NAMED, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED,
};

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
    (Carrier, "को ko यह ये इस isko ise usko use इसको इसे yeh ye wala wali wale वाला और aur bhi भी dono दोनों par pe पर me mein में ke sab सब liye zara ज़रा जरा"),
    (Asking, "chahiyen chahye chahie chaheye chahyie चाहिए mujhe मुझे chahiye chaiye chahie zarurat jarurat chahta chahti chahte"),
    (
        Doing,
      "barhao कर करो करें करना दो दीजिए दीजिये दे बढ़ाओ बढ़ा करवा लगाओ लगा करिए कीजिए kardo krdo kr kro kare karein karen kardijiye
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
    (Doubt, "chuka chuke chuki चुका चुके चुकी aakhirkar akhirkar क्यों क्यो क्या कैसे kyu kyun kyon kya kaise kaun kisne kitne matlab मतलब gaya गया gya gayi गई hua हुआ hoga होगा hogi hogaya socha sakta sakte sakti"),
    (Counted, "फॉलोअर्स फॉलोवर फॉलोअर फॉलोवर्स लाइक लाइक्स व्यूज followes"),
    (Happening, "शुरू shuru shru chalu चालू badh chal chala complete पूरा pura poora kaam काम chalta"),
    (Getting, "aaya aya आया aaye aye आए आये aayi aa aata aate mila मिला mile मिले mili mil diya दिया reply jawab जवाब sunta sunte"),
    (
        Complaint,
      "gir गिर गिरे gire gira drop ड्रॉप ड्रॉप chor चोर chori dhokha धोखा dhoka fraud फ्रॉड thug ठग bakwas bakwaas बकवास barbad
         बर्बाद barbaad pareshan परेशान ghatia ghatiya घटिया jhoot jhooth jhuth झूठ urgent अर्जेंट zaruri jaruri ज़रूरी जरूरी intezar
         intezaar इंतज़ार इंतजार gussa nuksan nuksaan नुकसान bekar bekaar बेकार galti galat गलत kharab खराब ख़राब
         problem dikkat दिक्कत fake loot लूट harami kamina sharam",
    ),
    (State, "atka अटका atak slow स्लो dheere dheema धीमा late लेट देर der kam कम"),
    (Missed, "pending पेंडिंग"),
    (Preposition, "ka का की के"),
    (SPEED_UP_NAMED, "bhagao daudao chalao"),
    (CANCEL_NAMED, "hatao hatado roko rokdo nikalo"),
    (REFUND_NAMED, "lautao lotao lauta"),
    (REFILL_NAMED, "bharo bhardo bharwa"),
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
        "start nahi hua, start nhi hua, start hi nahi hua, shuru nahi hua, shuru hi nahi hua, स्टार्ट नहीं हुआ, शुरू नहीं
         हुआ, nahi badh rahe, kaam nahi kar raha, kam nahi kar raha, kaam nahi kar rha, काम नहीं कर रहा, drop ho gaya, drop
         ho gya, drop ho gaye, drop hua, drop ho raha hai, drop ho rahe hai, drop ho rha hai, drop ho rhe hai, drop ho rahe
         hain, ड्रॉप हो गया, ड्रॉप हो गए, gir gaye, gir gye, gir gaya, gir rahe hai, gir rahe hain, गिर गए, गिर गये, गिर रहे
         हैं, kam ho gaye, kam ho gye, kam ho gaya, कम हो गए, barbad ho raha hai, barbad ho rha hai, paisa barbad ho raha
         hai, paisa barbad, paise barbad, koi sun nahi raha, kitni baar, kitni bar, कितनी बार, baar baar, bar bar, बार बार,
         abhi tak nahi, galti se, गलती से, galat link, गलत लिंक, galat order, galat link dal diya, galat link daal diya,
         complete nahi hua, complete nhi hua, poora nahi hua, pura nahi hua, 0 hai, wait kar raha hu, wait kar rha hu,
         intezar kar raha hu",
    ),
    (
        Doing,
        "balance me daal do, balance mein dal do, balance me dal do, balance mein daal do, balance me de do, balance mein de do, balance de do, wallet me daal do, wallet mein daal do, wallet me dal do, balance me daal dijiye, daal do, dal do, daal dein, dal dein, daal dijiye, dal dijiye, maar do, mar do, krwa dijiye, krwa do, krwa dein, karwa
         dijiye, barha dein, barha do, barha dijiye, badhwa do, badhwa dijiye, kara dijiye, kara dein, krdo na, kro na, karwa do na, krwa do na, डाल दो, डाल दीजिए, करा दीजिए, करवा दीजिए",
    ),
    (Glue, "client ne, customer ne, party ne, grahak ne, gahak ne"),
    (Doubt, "ho gaya, ho gya, हो गया, ho gayi, ho gaye, aa gaya, aa gya, आ गया, mil gaya, mil gya, मिल गया, kar diya, कर दिया, ho sakta, ho sakta hai, हो सकता है, kar sakte, rehne do, रहने दो, rahne do, chalne do, ho jayega, ho jayega kya, karne ki, ke bare, ke liye bhej"),
    (Never, "zarurat nahi, jarurat nahi, mat karna, mat karo"),
    (
        Missed,
        "nahi aaya, nhi aaya, nahi aya, nhi aya, nahi aaye, nhi aaye, nahi aye, nahi aa rahe, nahi aa raha, nahi aa rha,
         nhi aa rha, nhi aa rhe, nahi aa rahi, नहीं आया, नहीं आए, नहीं आये, नहीं आ रहे, नहीं आ रहा, nahi badh raha,
         kuch nahi hua, kuch nhi hua",
    ),
    (SPEED_UP_NAMED, "start karo, start kar do, start krdo, shuru karo, shuru kar do, chalu karo, चालू करो, शुरू करो"),
    (
        State,
        "bahut slow, bohot slow, bahut late, बहुत स्लो, slow hai, slow h, bahut dheere, atka hua hai, atka hai, atak gaya,
         atak gaya hai",
    ),
    (
        Waiting,
        "reply nahi, koi reply nahi, koi jawab nahi, reply nahi de rahe, jawab nahi de rahe, kab se, कब से, din ho gaye, din
         ho gye, ghante ho gaye, दिन हो गए, घंटे हो गए",
    ),
    (SPEED_UP_NAMED, "bhaga do, chala do, aage badhao, aage badha do, push karo"),
    (CANCEL_NAMED, "hata do, rok do, nikal do, band karo, band kar do, हटा दो, रोक दो, बंद करो"),
    (REFUND_NAMED, "paise lautao, paise lauta do, paise do, mere paise do, paisa do, mere paise, पैसे लौटाओ, पैसे दो"),
    (REFILL_NAMED, "bhar do, wapas bharo, pura kar do, poora kar do, pura karo, भर दो, पूरा करो, पूरा कर दो"),
];

/// Romanised Urdu is the same language.
pub(super) const AROUND: Around = Around {
    anger: "faltu, faaltu, फालतू, faltu service, bakwas service, ghatiya service, ghatiya panel, bekar service, bakwaas service,
        wahiyat, वाहियात, bewakoof, bewkoof, bevkoof, बेवकूफ, pagal, paagal, पागल, ullu, gadhe, gadha, nikamme, nikamma, besharam,
        बेशर्म, sharam karo, sharam kro, शर्म करो, thoda sharam karo, kuch sharam karo, chutiya, chutiye, kutte, kutta, saale, sale,
        sala, harami log, haramkhor, haramkhoro, lootere, lutere, लुटेरे, lut liya, loot rahe ho, loot rakha hai, loot macha rakhi
        hai, chor log, chor ho, chor ho tum, chor ho tum log, sab chor ho, aap log chor ho, tum log chor ho, chor panel, chor kahi
        ke, चोर हो, सब चोर हो, fraud ho, fraud log, fraud panel, fraud kar rahe ho, fraudiye, scam kar rahe ho, scam hai, scam
        panel, dhokebaaz, dhokebaz, धोखेबाज, dhokha de rahe ho, dhokha diya, thag, thagi, बेईमान, beiman, beimaan, ghatia service,
        gandi service, gandi, गंदी, ganda, third class, third class service, kachra, कचरा, kabad, dimag kharab, dimag kharab kar
        diya, dimaag kharab, dimag ka dahi, sar dard, sir dard, sardard, tension, tension ho rahi hai, gussa aa raha hai, gussa aa
        rha hai, bahut gussa, khoon khol raha hai, pareshan ho gaya, pareshan ho gya, pareshan ho gaya hu, pareshan hu, pareshan kar
        rakha hai, pareshan kar diya, परेशान हो गया, परेशान हूं, परेशान कर रखा है, tang aa gaya, tang aa gya, tang aa gaya hu, tang
        aa gya hu, tang aa chuka hu, तंग आ गया, thak gaya, thak gya, thak gaya hu, थक गया, had hai, had hoti hai, had ho gayi, had
        ho gai, हद है, हद हो गई, limit hoti hai, kya mazak hai, kya mazaak hai, kya mazak chal raha hai, kya majak hai, kya majak
        chal raha hai, ye kya mazak hai, yeh kya mazak hai, mazak bana rakha hai, majak bana rakha hai, क्या मजाक है, यह क्या मजाक
        है, मजाक बना रखा है, kya tamasha hai, tamasha bana rakha hai, ye kya tamasha hai, kya bakwas hai, ye kya bakwas hai, yeh kya
        ho raha hai, ye kya ho raha hai, ye kya ho rha hai, kya ho raha hai, kya ho rha hai, kya ho raha hai ye, kya chal raha hai,
        kya chal rha hai, ye kya hai, yeh kya hai, kya hai ye, kya hai yeh, यह क्या है, ये क्या है, क्या हो रहा है, क्या चल रहा है,
        kya service hai, kaisi service hai, kesi service hai, kaisa panel hai, kya panel hai, ye kaisi service hai, kya kar rahe ho,
        kya kar rahe ho aap log, kya kar rhe ho, kya kr rhe ho, क्या कर रहे हो, so rahe ho kya, so rahe ho, so rhe ho, so gaye kya,
        so gye kya, so gaye ho kya, सो रहे हो क्या, सो गए क्या, mar gaye kya, kahan mar gaye, kaha mar gaye, kaha ho, kahan ho, kaha
        ho sab, kahan ho sab, kidhar ho, कहां हो, koi hai, koi hai kya, koi hai yahan, koi hai yaha, koi zinda hai, कोई है, कोई है
        क्या, kuch karo, kuch to karo, kuch kro, kuch kijiye, kuch krdo, कुछ करो, कुछ तो करो, bhagwan ke liye, bhagwan se daro,
        allah se daro, khuda ka khauf karo, khuda ka khof karo, खुदा के लिए, dhyan do, dhyan dijiye, ध्यान दो, bas bahut hua, bahut
        ho gaya, bahut ho gya, bohot ho gaya, bahut hua, ab bahut ho gaya, बहुत हो गया, bas ab, ab bas, kaam chor, kamchor, gali,
        gaali, गाली, gaali de raha, manhoos, laanat, lanat, lanat hai, kahan ho yaar, koi hai bhai, mazak hai, mazaak hai, mazak hai
        kya, tamasha hai, sharam nahi aati, sharm nahi aati, sharam aani chahiye, had hai yaar, hadd hai, hadd ho gayi, dimag mat
        kharab karo, dimag kharab mat karo, dimag kharab ho gaya, dimag kharab ho gya, dimag kharab ho raha hai, bewakoof bana rahe
        ho, bewakoof samjha hai, bewkoof bana rahe ho, pagal bana rahe ho, ullu bana rahe ho, chutiya bana rahe ho, time waste, time
        waste kar rahe ho, time waste mat karo, time barbad, paisa waste, paise waste, sab bakwas, sab fraud, ye fraud hai, yeh
        fraud hai, ye scam hai, yeh scam hai, kitna ghatiya, kitni ghatiya service, itni ghatiya service, itni bekar service, itni
        kharab service, bahut ghatiya, bahut ghatiya service, bahut bekar, bahut bekar service, bahut bakwas, bahut bakwas service,
        bohot bakwas service, bohot ghatiya service, sabse ghatiya, sabse bekar, sabse ghatiya panel, sabse bekar panel, kaisa
        support hai, koi support nahi hai, support zero, support hi nahi, support bekar, kaam nahi aata, majak mat karo, mazak mat
        karo, mazaak mat karo, mazak lag raha hai, khel rahe ho, khel samjha hai, jhooth bolte ho, jhuth bolte ho, jhoote, jhoothe,
        jhuthe, jhoota, dhokha dete ho, insaniyat, thodi insaniyat, garib ka paisa, garib ke paise, मजाक मत करो, दिमाग खराब, दिमाग
        खराब हो गया, बहुत बेकार, बहुत घटिया, बहुत घटिया सर्विस, समय बर्बाद, पैसा बर्बाद, झूठे, धोखा दे रहे हो",
    urgency: "bahut urgent, bohot urgent, bht urgent, urgent hai, bahut urgent hai, bohot urgent hai, urgent h, अर्जेंट है, बहुत अर्जेंट
        है, bahut zaruri, bahut zaroori, bahut jaruri, zaruri hai, zaroori hai, jaruri hai, bahut zaruri hai, bahut jaruri hai,
        bohot zaroori hai, जरूरी है, ज़रूरी है, बहुत जरूरी है, zaroori, jald se jald, jald, जल्द से जल्द, जल्द, fatafat, phatafat,
        फटाफट, jhatpat, abhi ke abhi, अभी के अभी, abhi abhi, isi waqt, isi time, इसी वक्त, aaj hi, aj hi, आज ही, aaj ke aaj, aaj
        raat tak, aaj sham tak, aaj shaam tak, sham tak, shaam tak, raat tak, आज शाम तक, शाम तक, raat tak chahiye, aaj hi chahiye,
        abhi chahiye, abhi chaiye, अभी चाहिए, आज ही चाहिए, time nahi hai, time nhi hai, time nahi h, टाइम नहीं है, समय नहीं है, waqt
        nahi hai, der mat karo, der na karo, deri mat karo, der mat kro, देर मत करो, देर ना करें, der na karein, majburi hai, bahut
        majburi hai, majboori hai, bahut majboori hai, मजबूरी है, emergency, emergency hai, इमरजेंसी, wait nahi kar sakta, wait nahi
        kar sakte, wait nhi kar sakta, wait nhi kr skta, aur wait nahi kar sakta, aur intezar nahi, aur intezaar nahi kar sakta,
        इंतजार नहीं कर सकता, foran se pehle, start hone se pehle, start hone se phle, start hone se pahle, shuru hone se pehle,
        shuru hone se pahle, start se pehle, शुरू होने से पहले, स्टार्ट होने से पहले, event, shaadi, shadi, live, शादी, इवेंट, लाइव,
        party hai, function, program, programme, exam, event hai, shaadi hai, live hai, aaj event hai, sham ko event hai, aaj live
        hai, abhi hi, abhi turant, isi ghante, aaj chahiye, aaj lagega, aaj ki deadline, kal nahi
        aaj, time bahut kam, time kam hai, samay kam hai, aaj sham ko, aaj raat ko, aaj shaam ko, raat ko, sham ko, subah, शाम को,
        रात को, आज रात",
    waiting: "kal se, kl se, कल से, parso se, parson se, परसों से, subah se, subha se, सुबह से, sham se, shaam se, शाम से, raat se, kal
        raat se, kal subah se, kal sham se, कल रात से, kal rat se, aaj subah se, hafte se, ek hafte se, 1 hafte se, हफ्ते से, एक
        हफ्ते से, mahine se, ek mahine se, mahine bhar se, din se, kai din se, kai dino se, kayi dino se, kitne din se, kitne dino
        se, itne din se, itne dino se, कई दिन से, कई दिनों से, कितने दिन से, दिन से, do din se, teen din se, char din se, chaar din
        se, panch din se, paanch din se, दो दिन से, तीन दिन से, चार दिन से, पांच दिन से, पाँच दिन से, do ghante se, teen ghante se,
        ghante se, ghanto se, kai ghante se, kai ghanto se, घंटे से, घंटों से, kitne ghante se, pure din se, poore din se, pura din,
        poora din, पूरा दिन, sara din, saara din, kab se wait, kab se wait kar raha hu, kab se bol raha hu, kab se keh raha hu,
        kabse, kab ka, kabka, kab tak wait karu, kab tak wait kare, kab tak wait, kab tak intezar, kab tak intezar karu, din ho gaye
        hai, din ho gaye hain, din ho gye hai, din ho gaye h, din ho gya, din ho gaya, din hogaye, din hogye, din hue, din ho chuke,
        din ho chuke hai, din beet gaye, din nikal gaye, दिन हो गए हैं, दिन हो गये, दिन हो गया, दिन हुए, ek hafta ho gaya, hafta ho
        gaya, hafta ho gya, ek hafta ho gya, हफ्ता हो गया, एक हफ्ता हो गया, mahina ho gaya, महीना हो गया, ghante ho gaye hai, ghante
        ho gye hai, ghante hogaye, ghante ho chuke, ghanta ho gaya, ghante hue, घंटे हो गए हैं, घंटे हो चुके, कितना time ho gaya,
        kitna time ho gaya, itna time ho gaya, bahut time ho gaya, kafi time ho gaya, bahut time se, kafi time se, kaafi time se,
        bahut der se, kafi der se, kaafi der se, बहुत देर से, काफी देर से, der ho rahi hai, der ho rahi, deri ho rahi hai, der ho
        gayi, bahut der ho gayi, bahut der ho gyi, देर हो रही है, देर हो गई, abhi tak kuch nahi, abhi tak kuch nhi, abhi tk kuch
        nahi, abhi tak kuch bhi nahi, अभी तक कुछ नहीं, ab tak kuch nahi, abhi tak zero, abhi tak zero hai, abhi tak nahi hua, abhi
        tak nhi hua, abhi tk nhi hua, अभी तक नहीं हुआ, अब तक नहीं हुआ, ab tak nahi hua, ab tak nahi, अभी तक नहीं, अब तक नहीं, abhi
        tak shuru nahi hua, abhi tak shuru nhi hua, abhi tak start nahi hua, abhi tak start nhi hua, abhi tk start nhi hua, अभी तक
        शुरू नहीं हुआ, अभी तक स्टार्ट नहीं हुआ, abhi bhi wahi, abhi bhi wahi hai, wahi ka wahi, वही का वही, wait kar raha hoon, wait
        kar raha hun, wait kar rahe hai, wait kar rahe hain, wait kar rhe hai, wait krta hu, wait kr rha hu, wait kr raha hu, wait
        kar kar ke, wait kar ke, wait karte karte, wait karke thak gaya, wait krte krte, wait karte karte thak gaya, वेट कर रहा हूं,
        इंतजार कर रहा हूं, इंतज़ार कर रहा हूँ, इंतजार कर रहा हूँ, intezar kar raha hoon, intezaar kar raha hu, intezaar kar raha
        hoon, intezar kar rahe hain, kab tak wait karun, koi reply nahi hai, koi reply nhi, koi reply nahi aa raha, koi reply nhi aa
        rha, koi reply nahi de raha, koi reply nhi de rha, reply nahi aa raha, reply nhi aa rha, reply nhi, reply hi nahi, reply hi
        nahi aa raha, reply nahi dete, reply nahi karte, reply nahi kar rahe, reply nhi kr rhe, reply nhi de rhe, no reply, koi
        jawab nhi, koi jawab nahi de raha, koi jawab nahi mila, koi jawab nahi aaya, jawab nahi dete, jawab nhi dete, jawab hi nahi,
        कोई रिप्लाई नहीं, रिप्लाई नहीं, कोई जवाब नहीं, जवाब नहीं दे रहे, कोई जवाब नहीं दे रहा, koi sunta nahi, koi sun nhi raha, koi
        sun nahi rha, koi sun hi nahi raha, koi sun hi nhi raha, koi sun hi nahi rha, koi sunne wala nahi, sunte nahi, sunte nahi
        ho, sunte nhi, सुनते नहीं, कोई सुन नहीं रहा, कोई सुन ही नहीं रहा, koi response nahi, koi response nhi, response nahi, koi
        support nahi, ignore kar rahe ho, ignore mat karo, ignore kr rhe ho, इग्नोर कर रहे हो, ek bhi nahi aaya, ek bhi nahi aya, ek
        bhi nhi aaya, ek bhi nhi aya, ek bhi nahi, ek bhi nhi, एक भी नहीं आया, एक भी नहीं, ek bhi like nahi aaya, ek bhi like nahi
        aya, ek bhi like nhi aaya, ek bhi follower nahi aaya, ek bhi follower nhi aaya, ek bhi view nhi aaya, ek bhi follower nahi,
        ek bhi like nahi, ek view nahi, ek like nahi, zero hai, zero pe hai, 0 pe hai, kuch nahi, kuch nhi, kuch bhi nahi, kuch bhi
        nhi, कुछ नहीं, कुछ भी नहीं, kuch nahi aaya, kuch nhi aaya, kuch nahi aya, kuch nhi aya, kuch bhi nahi aaya, kuch bhi nahi
        aya, kuch bhi nhi aaya, कुछ भी नहीं आया, कुछ नहीं आया, kuch nahi mila, kuch nhi mila, kuch bhi nahi mila, कुछ नहीं मिला, hil
        nahi raha, hil nahi rha, hil nhi raha, hila nahi, hila bhi nahi, hila tak nahi, hil bhi nahi raha, badha nahi, badha hi
        nahi, badh nahi raha, badh nhi raha, badh nhi rha, badh hi nahi raha, bdh nhi rha, nahi bdh rha, nahi badha, nhi badha, nhi
        bdha, nahi bdha, बढ़ नहीं रहा, बढ़ नहीं रहे, आगे नहीं बढ़ रहा, aage nahi badh raha, aage nhi bdh rha, लटका है, pichle do din
        se, pichle kai din se, pichle hafte se, pichle teen din se, pichle mahine se, itni der, itni der se, itna der, itni der ho
        gayi, bahut din ho gaye, bahut din se, bahut din ho gye, kitne din ho gaye, kitne din ho gye, kitne din, kitne ghante ho
        gaye, kitne ghante, kai din ho gaye, kai ghante ho gaye, kaafi din ho gaye, kafi din ho gaye, kaafi din se, kafi din se, do
        din ho gaye, teen din ho gaye, char din ho gaye, do din ho gye, teen din ho gye, ek din ho gaya, aaj teesra din hai, aaj
        teesra din, teesra din hai, teesra din, chautha din, dusra din, 3sra din, poora hafta, pura hafta, poora mahina, puri raat,
        poori raat, sari raat, puri raat se, abhi tak same, same hai, same to same, vaisa ka vaisa, waisa hi hai, wahi ka wahi hai,
        koi change nahi, koi progress nahi, koi movement nahi, koi fark nahi, koi farak nahi, koi asar nahi, ek bhi nahi aaye, ek
        bhi nahi aaya abhi tak, ek bhi follower nahi aya, ek bhi view nahi aaya, ek bhi view nahi aya, ek bhi nahi badha, ek bhi
        nahi mila, abhi tak ek bhi nahi, abhi tak ek bhi nahi aaya, abhi tak kuch nahi aaya, abhi tak kuch nahi aya, abhi tak nahi
        aaya, abhi tak nahi aya, abhi tak nhi aaya, ab tak nahi aaya, ab tak kuch nahi aaya, abhi tak koi reply nahi, abhi tak koi
        jawab nahi, phone nahi uthate, msg dekh ke reply nahi, seen karke reply nahi, seen kar ke reply nahi dete, dekh ke bhi reply
        nahi, reply ka wait, reply ka wait kar raha hu, support ka wait, intezar karte karte, intezaar karte karte, intezar karte
        karte thak gaya, wait krte krte thak gya, इंतजार करते करते, इंतजार करते करते थक गया, पिछले दो दिन से, बहुत दिन हो गए, कितने
        दिन हो गए, दो दिन हो गए, तीन दिन हो गए, कई दिन हो गए, कई दिनों से परेशान, एक दिन हो गया",
    repetition: "kitni baar bolu, kitni baar bolun, kitni baar bola, kitni baar bol chuka hu, kitni baar bolna padega, kitni baar kahu, kitni
        baar kahun, kitni baar kaha, kitni baar kehna padega, kitni baar likhu, kitni baar msg karu, kitni baar msg kiya, kitni baar
        message karu, kitni baar batau, kitni baar bataun, kitni dafa, kitni dafa bolu, kitni dafa kahun, कितनी बार बोलूं, कितनी बार
        बोला, कितनी बार कहूं, कितनी बार बोलना पड़ेगा, teesri baar, teesri bar, tisri baar, tisri bar, teesri dafa, teesri baar bol
        raha hu, teesri baar keh raha hu, teesri baar msg kar raha hu, dusri baar, doosri baar, dusri bar, chauthi baar, chouthi
        baar, chothi baar, panchvi baar, paanchvi baar, तीसरी बार, दूसरी बार, चौथी बार, पांचवीं बार, teen baar, do baar, char baar,
        chaar baar, teen bar, kai baar, kayi baar, kai bar, कई बार, तीन बार, दो बार, aakhri baar, aakhri bar, akhri baar, akhri bar,
        आखिरी बार, last baar, last bar bol raha hu, last time bol raha hu, last time keh raha hu, last time keh raha hun, last time
        bol rha hu, last warning hai, last warning h, bol raha hu, bol raha hoon, bol raha hun, bol rha hu, bol rha hoon, bol rahe
        hai, bolte bolte, bol bol ke, bol bol kar, bol bol ke thak gaya, bolte bolte thak gaya, बोल रहा हूं, बोल रहा हूँ, बोल बोल
        के, keh raha hu, keh raha hoon, keh raha hun, keh rha hu, kah raha hu, keh keh ke, keh keh ke thak gaya, कह रहा हूं, कह रहा
        हूँ, msg kar raha hu, msg kar rha hu, msg kr rha hu, msg kar kar ke, message kar raha hu, message kar raha hoon, message kar
        rha hu, msg kar chuka hu, msg kar chuka hoon, message kar chuka hu, message kar chuka hoon, message kar chuka hun, bol chuka
        hu, bol chuka hoon, keh chuka hu, keh chuka hoon, मैसेज कर रहा हूं, मैसेज कर चुका हूं, बोल चुका हूं, roz roz, roz roz ka
        drama, roz ka drama, रोज रोज, har baar, har bar, हर बार, har dafa, har order me, har din, roz, roz ka, रोज़, रोज, hamesha,
        hamesha yahi, हमेशा, phir wahi problem, fir wahi problem, wahi problem, phir se wahi, fir se wahi, phir drop, fir drop, phir
        se drop, fir se drop, फिर से ड्रॉप, dobara drop, do bar, baar baar bol raha hu, bar bar bol raha hu, baar baar msg, bar bar
        msg, reminder, aur kitni baar, phir se bol raha hu, fir se bol raha hu, dobara bol raha hu, dobara msg kar raha hu, fir se
        msg kar raha hu, roz msg karta hu, roz bolta hu, roz bol raha hu, roz roz bol raha hu, subah se bol raha hu, subah se bol
        raha hoon, subah se msg kar raha hu, kal se bol raha hu, kal se bol rha hu, kal se msg kar raha hu, din se bol raha hu, din
        se bol rha hu, din se keh raha hu, kab se bol rha hu, kab se msg kar raha hu, bata raha hu, bta raha hu, bata rha hu, likh
        raha hu, likh rha hu, pehle bhi bola tha, pehle bhi bol chuka hu, pehle bhi bataya tha, kal bhi bola tha, kal bhi bola, kal
        bhi msg kiya tha, kal bhi kaha tha, pehle bhi kaha tha, kai baar bol chuka hu, kai baar bola, kai baar keh chuka hu, kitni
        baar bolna pdega, kitni bar bolu, kitni bar bolna padega, kitni baar bolun bhai, aur kitni baar bolu, aur kitni baar bolun,
        aur kitni bar bolu, bar bar bolna padta hai, baar baar bolna padta hai, har baar same problem, har baar yahi problem, har
        baar yahi, har baar drop, har bar drop, hamesha drop, roz drop, roz drop ho raha hai, roz drop ho rahe hai, roz drop ho rahe
        hain, roz kam ho rahe hai, roz gir rahe hai, रोज कम हो रहे हैं, रोज गिर रहे हैं, रोज ड्रॉप, हर बार यही, कई बार बोल चुका हूं,
        कल भी बोला था, पहले भी बोला था, सुबह से बोल रहा हूं, कल से बोल रहा हूं, कितनी बार बोलूं भाई",
    reasons: "galti ho gayi, galti ho gyi, galti ho gai, galti hogayi, galti hogyi, mujhse galti ho gayi, mujhse galti ho gyi, mujhse
        galti hui, meri galti, galti hui, galti meri hai, गलती हो गई, मुझसे गलती हो गई, galti se ho gaya, galti se ho gya, galti se
        lag gaya, galti se lag gya, galti se order ho gaya, galti se order ho gya, galti se order lag gaya, galti se order kar diya,
        galti se kar diya, galti se ho gaya tha, galti se daal diya, galti se dal diya, galti se laga diya, galti se lga diya, galti
        se dala, galti se do baar, galti se do bar, galti se 2 baar, galti se 2 bar, गलती से हो गया, गलती से लग गया, गलती से कर
        दिया, गलती से डाल दिया, galti se galat link, galti se dusra link, galti se dusra link daal diya, galti se dusra link dal
        diya, galti se wrong link, ghalti se, ghalti, ghalti hogayi, ghalti ho gayi, ghalti se lag gaya, ghalti se ho gaya, ghalti
        se order ho gaya, ghalat, ghalat link, ghalat link daal diya, ghalat link dal diya, ghalti se ghalat link, ghalat link lag
        gaya hai, ghalat link laga diya, ghalat link laga dia, galat link lag gaya, galat link laga diya, galat link lga diya, galat
        link dala, galat link daala, galat link de diya, galat link chala gaya, galat link dal gaya, galat link gaya, galat link
        hai, galat link h, link galat hai, link galat h, link galat, link galat dal diya, link galat daal diya, link galat dal gaya,
        link galat ho gaya, link galat lag gaya, link galat tha, wrong link daal diya, wrong link dal diya, wrong link dala, wrong
        link lag gaya, wrong link de diya, wrong link diya, wrong link laga diya, wrong link chala gaya, wrong link hai, गलत लिंक
        डाल दिया, गलत लिंक दे दिया, गलत लिंक लग गया, लिंक गलत है, लिंक गलत, लिंक गलत डाल दिया, galat username, galat username dal
        diya, galat username daal diya, galat username chala gaya, galat username chala gaya tha, galat user, galat id, galat id dal
        di, galat id de di, galat id daal di, galat account, galat post, galat video, galat service, galat service le li, galat
        service lag gayi, galat quantity, galat page, गलत आईडी, गलत यूजरनेम, गलत सर्विस, dusra link, dusra link daal diya, dusra
        link dal diya, dusre ka link, do baar ho gaya, do baar lag gaya, do bar lag gaya, do baar order ho gaya, do baar order lag
        gaya, do bar order ho gaya, do baar order, do bar order, 2 baar order, double order ho gaya, double order, double ho gaya,
        double lag gaya, दो बार ऑर्डर, दो बार लग गया, दो बार हो गया, डबल ऑर्डर, do dafa lag gaya, account private, account private
        kar diya, account private kar diya hai, account private kar diya h, account private ho gaya, account private ho gya, account
        private hai, account private h, id private, id private kar di, id private ho gayi, id band, id band ho gayi, id ban ho gayi,
        id ban ho gyi, id ban, account ban, account ban ho gaya, account ban ho gya, account band ho gaya, account suspend, account
        suspend ho gaya, account disable ho gaya, account disabled ho gaya, username change, username change kar diya, username
        change ho gaya, link change, link change ho gaya, link change kar diya, link change kar diya hai, अकाउंट प्राइवेट, अकाउंट
        प्राइवेट कर दिया, अकाउंट प्राइवेट हो गया, अकाउंट बंद हो गया, पोस्ट डिलीट हो गई, पोस्ट डिलीट कर दी, client mana kar raha hai,
        client ne mana kar diya, customer ne mana kar diya, client mana kar diya, client gussa hai, client gussa ho raha hai, client
        gusse me hai, client gusse mein hai, client bahut gussa hai, client pareshan hai, client pareshan kar raha hai, client
        pareshan kar rha hai, client pareshan kr rha h, client tang kar raha hai, client tang kr rha h, client sar pe khada hai,
        client sir pe khada hai, client gali de raha hai, client gaali de raha hai, client gali de rha hai, client gali de rha h,
        client call kar raha hai, client phone kar raha hai, client ka phone aa raha hai, client ka phone, client ke phone, client
        bol raha hai jaldi, client jaa raha hai, client bhag jayega, client chala jayega, client chala jaega, customer gussa hai,
        customer gusse me hai, customer gusse mein hai, customer pareshan kar raha hai, customer pareshan hai, customer tang kar
        raha hai, customer gali de raha hai, customer gaali de raha hai, customer call kar raha hai, customer phone kar raha hai,
        party gussa hai, party pareshan kar rahi hai, party ka phone aa raha hai, party ka phone aa raha, party ka phone, party sar
        pe khadi hai, क्लाइंट गुस्सा है, क्लाइंट गुस्से में है, क्लाइंट गाली दे रहा है, क्लाइंट परेशान कर रहा है, क्लाइंट सर पे खड़ा
        है, कस्टमर परेशान कर रहा है, कस्टमर गुस्सा है, कस्टमर गाली दे रहा है, ab faida nahi, ab fayda nahi, koi faida nahi, koi
        fayda nahi, koi fayda nhi, ab faida nai, ab koi faida nahi, अब फायदा नहीं, कोई फायदा नहीं, drop ho rahe, drop ho rahe h,
        drop ho raha, drop ho rha h, drop ho rhe h, drop ho gye, drop ho gye hai, drop ho gye h, drop ho gaye hai, drop ho gaye
        hain, drop ho gaye h, drop hogaye, drop hogye, drop hogaye hai, drop ho chuke hai, drop ho chuke hain, drop ho gaya hai,
        drop ho gya hai, drop ho gayi, drop hue, drop hue hai, drop hue h, drop hone lage, drop pe drop, dono drop ho gaye, sab drop
        ho gaye, sab drop ho gaya, saare drop ho gaye, sare drop ho gaye, bahut drop ho gaye, ड्रॉप हो गए हैं, ड्रॉप हो रहे हैं,
        ड्रॉप हो रहा है, ड्रॉप हुए, gir gaye hai, gir gaye hain, gir gaye h, gir gye hai, gir gye h, gir rahe, gir rahe h, gir rhe
        hai, gir rhe h, gir rhe, girte ja rahe hai, girte ja rahe hain, gire hai, gir chuke hai, gir chuke hain, sab gir gaye, bahut
        gir gaye, गिर गए हैं, गिर रहे, गिर गये हैं, गिरते जा रहे हैं, kam ho rahe hai, kam ho rahe hain, kam ho rahe h, kam ho rahe,
        kam ho rhe hai, kam ho rhe h, kam ho gaye hai, kam ho gaye hain, kam ho gye h, kam hote ja rahe hai, kam hote ja rahe hain,
        kam hue, कम हो रहे हैं, कम हो रहे, कम हो गए हैं, कम हो गये, कम हुए, ghat gaye, ghat rahe hai, ghat rahe hain, घट गए, घट रहे
        हैं, gayab, gayab ho gaye, gayab ho gaya, gayab ho gye, adhe gayab, गायब, गायब हो गए, गायब हो गया, chale gaye, ud gaye, ud
        gye, उड़ गए, aadha hi aaya, aadha hi aaya hai, adha hi aaya, adha hi aya, aadha aaya, aadha hi aya hai, adha order aya,
        aadha order aaya, आधा ही आया, आधा ही आया है, आधे ही आए, guarantee hai, guarantee he, guarantee h, guarantee di thi,
        guarantee thi, warranty hai, warranty h, warranty thi, guarantee me hai, warranty me hai, guarantee ke andar, गारंटी है,
        वारंटी है, गारंटी, वारंटी, गारंटी दी थी, paise barbad, paise barbaad, paise doob gaye, paise dub gaye, paisa doob gaya,
        paise kha gaye, paise kha gye, paisa kha gaye, paise kha liye, paise le liye, paise le ke baith gaye, paise kaat liye, paise
        kat gaye, paise kat gye, paisa kat gaya, mere paise kha gaye, paise lut liye, पैसे खा गए, पैसे डूब गए, पैसे कट गए, पैसे
        बर्बाद, mehnat ka paisa, mehnat ke paise, mehnat ki kamai, मेहनत का पैसा, मेहनत के पैसे, nuksan ho raha hai, nuksan ho rha
        h, nuksaan ho raha hai, mera nuksan ho raha hai, mera nuksan, bada nuksan, नुकसान हो रहा है, fake followers, fake likes,
        nakli, naqli, नकली, sab fake, sab fake hai, sab fake hain, quality kharab, quality bahut kharab, bahut kharab, bahut kharab
        service, bohot kharab, बहुत खराब, warna review dunga, warna complain karunga, warna complaint karunga, warna sabko bata
        dunga, warna sabko group me bata dunga, warna group me daal dunga, warna group me dal dunga, warna screenshot daal dunga,
        warna panel chhod dunga, warna panel chod dunga, warna dusre panel pe chala jaunga, warna report karunga, warna report kar
        dunga, warna police, warna dispute, वरना शिकायत करूंगा, वरना सबको बता दूंगा, complain karunga, complaint karunga, report
        karunga, report kar dunga, शिकायत करूंगा, panel chhod dunga, panel chod dunga, ghalat link lag gaya, ghalti se ghalat link
        lag gaya, galti se galat link lag gaya, galti se galat link dal gaya, galti se galat link daal diya, galti se galat link dal
        diya, ghalti se galat link, warna screenshot sab groups me jayega, warna screenshot sab group me jayega, client ne account
        private kr diya, client ne account private kar diya, client ne id private kar di, customer ne account private kar diya,
        client ne mana kr diya, ab fayda nai, drop hogaye hain, drop hogay, drop hogya, gir gay, kam hogaye, kam hogye, gir gye hen,
        link galat paste ho gaya, galat link paste ho gaya, galat link paste kar diya, galat link copy ho gaya, galat link aa gaya,
        link badal gaya, link badal diya, username badal gaya, username badal diya, naam badal diya, dusri id ka link, dusre account
        ka link, dusre post ka link, dusri post ka link, kisi aur ka link, kisi aur ka link daal diya, kisi aur ka link dal diya,
        quantity galat, quantity galat daal di, quantity galat dal di, galat quantity daal di, galat quantity dal di, service galat,
        service galat chun li, galat service select, galat service select ho gayi, galat service select kar li, galat service chun
        li, galat service order ho gayi, galat order ho gaya, galat order lag gaya, galat order lag gya, galat order kar diya, galat
        order de diya, order galat, order galat ho gaya, order galat lag gaya, dhoke se, dhoke se lag gaya, anjane me, anjaane me,
        bhool se, bhul se, bhool se ho gaya, bhul se ho gaya, bhool ho gayi, bhul ho gayi, भूल से, भूल हो गई, do baar order lag gaya
        hai, do baar lag gaya hai, do baar lag gya, double order lag gaya, double lag gya, same order do baar, same order 2 baar, ek
        hi order do baar, client bhaag gaya, client bhag gaya, client bhag gya, client chala gaya, client chala gya, client chhod
        gaya, client ja raha hai, client haath se ja raha hai, client hath se ja raha hai, client haath se nikal raha hai, client
        maar dega, client jaan kha raha hai, client jaan kha rha h, client dimag kha raha hai, client dimaag kha raha hai, client
        sar kha raha hai, client baar baar puch raha hai, client bar bar puch raha hai, client roz puch raha hai, client message kar
        raha hai, client msg kar raha hai, client wait kar raha hai, client wait kr rha h, client ko jawab dena hai, client ko kya
        bolu, client ko kya jawab du, client ko kya jawab dun, customer ko kya bolu, customer ko kya jawab du, customer wait kar
        raha hai, customer jaan kha raha hai, customer sar pe khada hai, customer dimag kha raha hai, customer baar baar puch raha
        hai, customer paise mang raha hai, party wait kar rahi hai, party gali de rahi hai, party gusse me hai, party tang kar rahi
        hai, boss gussa hai, boss daant raha hai, क्लाइंट जान खा रहा है, क्लाइंट इंतजार कर रहा है, क्लाइंट भाग जाएगा, ग्राहक परेशान
        कर रहा है, ग्राहक गुस्सा है, ग्राहक गाली दे रहा है, paise atke hai, paise atke hain, paisa atka hai, paisa fasa hai, paise
        fase hai, paise fas gaye, mera paisa fasa hai, mere paise fase hai, mere paise atke hai, aadhe gir gaye, aadhe drop ho gaye,
        aadhe drop, sab gayab, saare gayab, sare gayab ho gaye, followers gir gaye, followers gir rahe hai, followers gir rahe hain,
        followers kam ho gaye, followers kam ho rahe hai, followers kam ho rahe hain, followers drop ho gaye, followers drop ho rahe
        hai, followers ghat gaye, followers gayab, followers ud gaye, followers chale gaye, likes gir gaye, likes kam ho gaye, likes
        drop ho gaye, views gir gaye, views kam ho gaye, views drop ho gaye, subscriber gir gaye, subscriber kam ho gaye,
        subscribers kam ho gaye, members kam ho gaye, members gir gaye, फॉलोअर्स गिर गए, फॉलोअर्स कम हो गए, फॉलोवर्स गिर गए,
        फॉलोवर्स कम हो गए, फॉलोवर्स रोज कम हो रहे हैं, लाइक गिर गए, व्यूज गिर गए, ab kya fayda, ab kya faida, ab iska kya karu, ab
        kis kaam ka, event nikal gaya, time nikal gaya, shaadi nikal gayi",
    states: "atka pada h, atka pada hai, atka pda h, atka pda hai, atka hua h, atka h, atak gya, atak gya hai, atak gya h, atki hui hai,
        fas gaya, fas gaya hai, fasa hua hai, phas gaya, phasa hua hai, फंस गया, फंसा हुआ है, अटका है, अटका हुआ है, अटक गया, अटक गया
        है, ruk ruk ke, bahut dheere chal raha, bahut dheere chal raha hai, bahut slow hai, bahut slow h, bohot slow hai, bohot slow
        h, bht slow h, bahut slow chal raha, bahut slow chal raha hai, bahut slow chal rha h, bohot slow chal raha, bohot slow chal
        raha hai, bohat slow, bohat slow chal raha hai, bohat slow hai, slow chal raha, slow chal raha hai, slow chal raha h, slow
        chal rha h, slow chal rha hai, slow chal rahi hai, slow ja raha hai, slow aa raha hai, slow aa rahe hai, slow aa rahe hain,
        slow kyu hai, slow kyu h, slow kyun hai, itna slow, itna slow kyu, itna slow kyu hai, itna slow kyun hai, kitna slow, kitna
        slow hai, बहुत स्लो है, बहुत स्लो चल रहा है, स्लो चल रहा है, स्लो है, बहुत धीमा, बहुत धीमा है, बहुत धीरे, धीरे चल रहा है,
        bahut dhime, bahut dhima, dhime chal raha hai, kachhua, kachua ki chal, kab se pada hai, kab se pada h, abhi tak pending,
        abhi tak pending hai, abhi bhi pending, abhi bhi pending hai, abhi bhi pending h, अभी भी पेंडिंग है, अभी तक पेंडिंग है, koi
        update nahi, koi update nhi, zero pe atka hai, ruka hua hai, ruka hua h, ruka hai, ruk gaya hai, ruk gaya, ruk gya, ruk gya
        hai, रुका हुआ है, रुका है, रुक गया, रुक गया है, pada hua hai, pada hai, pada h, pda h, पड़ा है, पड़ा हुआ है, latka hai,
        latka hua hai, itna slow kaam, kachhue ki tarah, kachue ki tarah, kachhua chal raha hai, bahut hi slow, bahut hi slow hai,
        bahut zyada slow, bohot zyada slow, kitna slow chal raha hai, itna slow chal raha hai, dheere dheere, dhire dhire, bilkul
        slow, ekdum slow, ekdam slow, aadhe pe atka hai, beech me atka hai, beech me atak gaya, beech mein atak gaya, beech me ruk
        gaya, beech mein ruk gaya, aadhe me ruk gaya, wahi atka hai, wahi pe atka hai, wahin atka hai, kab se atka hai, kal se atka
        hai, din se atka hai, din se atka pada hai, din se ruka hua hai, kal se ruka hua hai, kal se pending hai, subah se pending,
        subah se pending hai, din se pending, din se pending hai, धीरे धीरे, बीच में अटक गया, कल से अटका है, कल से रुका है, सुबह से
        अटका है",
    unwanted: "ab zarurat nahi, ab zaroorat nahi, ab zarurat nahi hai, ab zaroorat nahi hai, ab jarurat nahi hai, ab jarurat nahi, ab
        zarurat nhi, ab jarurat nhi h, अब जरूरत नहीं, अब जरूरत नहीं है, अब ज़रूरत नहीं है, ab nahi chahiye, ab nhi chahiye, ab nahi
        chahye, ab nhi chaiye, ab nahi chaiye, ab mujhe nahi chahiye, ab mujhe nhi chahiye, mujhe ab nahi chahiye, mujhe ab nhi
        chahiye, ye order nahi chahiye, yeh order nahi chahiye, order nahi chahiye, order nhi chahiye, अब नहीं चाहिए, अब मुझे नहीं
        चाहिए, मुझे अब नहीं चाहिए",
    manners: "bhai ji, bhaiji, bhai jaan, bhai jan, bhai please, bhai plz, bhaiya ji, sir ji, sirji please, sir please, madam ji, guruji,
        guru, dost, doston, mitra, janab, jnab, sahab, saab, sahib, seth, malik, boss ji, admin ji, admin bhai, team ji, suno, suno
        bhai, sunno, suniye, sunie, sun lo, sun lo bhai, sunlo, sunna, सुनो, सुनिए, सुनो भाई, are, arey, arre, arrey, are bhai, arey
        bhai, arre bhai, oye, oh bhai, o bhai, अरे, अरे भाई, ओ भाई, yrr, yr, yaar please, bhai yaar, yaar bhai, यार भाई, madad karo,
        madad kijiye, madad karein, madad kar do, please madad, मदद करो, मदद करें, मदद कीजिए, request hai, vinti hai, vinti, hath
        jodta hu, hath jod ke, haath jod ke, haath jodta hu, haath jod raha hu, हाथ जोड़ता हूं, हाथ जोड़कर, badi meherbani, badi
        meherbani hogi, badi mehrbani hogi, bahut meherbani hogi, bahut meherbani, meharbani, meharbani hogi, badi kripa hogi, kripa
        karke, kripya karke, कृपया करके, कृपा करके, बड़ी मेहरबानी होगी, मेहरबानी होगी, मेहरबानी करके, meherbani karke, meherbani kar
        ke, mehrbani karke, mehrbani kar ke, meherbani farma kar, bahut bahut meherbani, khuda hafiz, allah ke waste, allah ke liye,
        khuda ke liye, khuda ke waste, khuda ka wasta, bhagwan bhala kare, maaf karna, maaf kijiye, maaf kijiyega, mafi, sorry bhai,
        sorry sir, sorry yaar, takleef ke liye maaf, माफ करना, dekho, dekhiye, dekh lo, dekhlo, dekho zara, dekhiye zara, zara
        dekho, please dekho, jara dekhna, देखो, देखिए, देख लो, thoda dekho, thoda dekh lo, ram ram, jai shree ram, jai shri ram,
        radhe radhe, sat sri akal, jai hind, adaab, assalam, o, alikum, walekum, jazakallah, inshallah, mashallah, wallah, qasam se,
        kasam se, सच में, sach me, sach mein, jai ho, bhai meri baat suno, meri baat suno, baat suno, bhai sun lo, sun lo yaar, are
        yaar, arey yaar, arre yaar, o bhai sahab, bhai log, dosto, sab log, madad chahiye, help chahiye, meri madad karo, meri help
        karo, thodi help karo, thodi madad karo, thoda help karo, thoda dhyan do, zara dhyan do, plz bhai, pls bhai, please bhaiya,
        please yaar, please sir ji, bhai plzz, dua dunga, duaen dunga, dua lagegi, dil se dua, aapka bhala hoga, bhagwan aapka bhala
        kare, allah bhala kare, allah khush rakhe, khush raho, jeete raho, chalo, chaliye, achha, accha, acha, theek hai bhai, thik
        hai, matlab ki, bas itna, bas yahi, samjhe, samjho, samjha karo, samjhiye, apna samajh ke, majboor hu, majboor hoon, majbur
        hu",
    everyday: "paisa, paise, पैसा, पैसे, rupaya, paison, पैसों, client, clients, क्लाइंट, क्लाइंट्स, customer, ग्राहक, grahak, gahak,
        कस्टमर, party, partywala, wallet, वॉलेट, बैलेंस, post, पोस्ट, video, वीडियो, reel, रील, photo, फोटो, page, पेज, account,
        अकाउंट, id, आईडी, channel, चैनल, group, ग्रुप, link, लिंक, username, user, service, सर्विस, सेवा, panel, पैनल, dukan,
        business, kaam dhanda, dhandha, log, logo, logon, लोग, लोगों, tum log, aap log, tumlog, aaplog, banda, bande, aadmi, admi,
        ladka, ghar, घर, duniya, time, टाइम, waqt, वक्त, samay, समय, din, dino, dinon, दिनों, ghanta, ghanto, घंटों, mahina, saal,
        सोमवार, somwar, mangal, mangalwar, budh, budhwar, guruvar, shukrawar, shukravar, shaniwar, itwar, raviwar, रविवार, kal raat,
        kal subah, raat, रात, rat, dopahar, दोपहर, ek, do, teen, char, chaar, paanch, panch, chhe, saat, aath, nau, das, दस, एक,
        तीन, चार, पांच, पाँच, छह, सात, आठ, नौ, itne, इतने, इतनी, kitne bhi, utna, jitna, aisa, aise, aisi, ऐसे, ऐसा, ऐसी, waisa,
        waise, वैसे, jaisa, jaise, kyunki, kyuki, kyonki, क्योंकि, isliye, islie, इसलिए, lekin, magar, phir bhi, fir bhi, फिर भी,
        halanki, andar, अंदर, bahar, upar, ऊपर, niche, neeche, नीचे, saath, sath, साथ, pass, paas, पास, taraf, hamari, humari,
        हमारी, हमारे, humare, hamare, tumhari, tumhara, tumhare, तुम्हारी, तुम्हारा, aapki, apki, aapke, apke, apka, आपकी, आपका,
        आपके, apni, apna, apne, अपना, अपनी, अपने, mujhko, mujhse, मुझसे, humko, hame, hume, हमें, unko, usko, uska, uski, उसका,
        उसकी, iska, iski, इसका, इसकी, jo, जो, jisme, jiska, usme, isme, is me, इसमें, yahan, yaha, यहां, wahan, waha, वहां, idhar,
        udhar, pehle, phle, pahle, पहले, bechara, gareeb, garib, गरीब, student, mehnat, मेहनत, kamai, quality, क्वालिटी, problem,
        issue, msg, message, मैसेज, phone, फोन, call, कॉल, aur kitna, aur kitni, aur kitne, sach, bilkul, बिल्कुल, ekdum, एकदम, dam,
        poori, puri, pure, poore, पूरी, पूरे, saara, saare, sare, sara, सारे, सारा, thode, thoda sa, zyada, jyada, ज्यादा, adha,
        aadha, aadhe, adhe, आधा, आधे, baki, baaki, बाकी, zero, ज़ीरो, जीरो, half, woh, wo, tumhe, inko, unhe, bina, baat, teeno,
        tino, charo, baqi, bakaya, hazar, screenshot, sabko, groups",
};
