//! English words, their usual misspellings, and what South Asian English adds to them.

use super::Meaning::{self, *};
use super::{
    CANCEL, CANCEL_NAMED, FAKE_COMPLETE, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP,
    SPEED_UP_NAMED,
};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "refill refills refil reffil reffill refiill refll rifill riffill"),
    (REFILL_NAMED, "replenish reload restore replacement compensate compensation rfl refl"),
    (CANCEL, "cancel cancle cancell cencel cencle cancal cancil kancel kensel cansal canceel cncel cncl"),
    (CANCEL_NAMED, "abort terminate withdraw void annul delete"),
    (SPEED_UP, "speed speedup spedup spead sped spped spid"),
    (SPEED_UP_NAMED, "accelerate expedite boost push quicken fasten"),
    (Fast, "fast faster fastly quick quickly quicker hurry rush"),
    (REFUND, "refund refunds refaund"),
    (REFUND_NAMED, "moneyback chargeback reimburse reimbursement rfnd"),
    (PARTIAL, "partial parcial"),
    (PARTIAL_NAMED, "partially"),
    (FAKE_COMPLETE, "fakecomplete"),
    (Details, "details detail detials deatils detals"),
    (Check, "check chek chk cheak chck chcek ckeck cehck status stats staus satus update updates"),
    (Order, "order orders oder odrer ordr oredr ordre"),
    (Balance, "balance balanc blance bal"),
    (Services, "services service"),
    (Ticket, "ticket tickets tiket tickt tickets"),
    (Username, "username usernme userid"),
    (Help, "help menu commands command"),
    (
        Greeting,
      "hi hii hello helo hlo hlw hey heyy salam salaam assalamualaikum assalamu aslam asalam alaikum walaikum assalam
         aoa namaste namaskar greetings start yo hallo bonjour hiya",
    ),
    (
        Thanks,
      "thanks thank thankyou thankx thanx thx tnx ty tysm thnx thnks tq tks dhonnobad shukriya shukria dhanyavad
         dhanyawad appreciated",
    ),
    (Courtesy, "ok okay okey oky okk k alright"),
    (Praise, "fine great nice cool welcome good perfect awesome excellent amazing super best love 🔥 💯 😍 🎉 🥳 👏 👌 😎"),
    (Please, "please pls plz plss plzz pliz plese plis pleas plx plse pleaase kindly"),
    (
        Polite,
      "bro bruh brother bhai bhaiya bhaijan bhaia vai vaia vaiya sir mam maam madam dear boss friend mate man dude
         buddy team admin support guys sis sister ji morning afternoon evening night day asap now soon today
         everyone immediately instantly mama dada didi",
    ),
    (Label, "count counts id ids number numbers num nr nos orderid orderids serial qty quantity"),
    (Determiner, "my the our this that these those mine"),
    (Preposition, "for to of in on at"),
    (
        Carrier,
      "me us a an and both all also again too below following up one same here pcs
         increase full little bit some more needful as mode immediate just simply directly",
    ),
    (Asking, "need needs needed want wanna requesting"),
    (
        Doing,
      "do make give process proceed submit apply put send provide mark set initiate perform kar karo kro koro
         koren korun den dao dei diyen kardo krdo request lagao maro",
    ),
    (
        Glue,
      "i im we you u ur your it its them with is are am be can could would will get like show see tell let
         know action list much amount info name current user any have has had been was were there so very
         really much even still yet only since week weeks month months hour hours hrs hr minute minutes
         mins day days time times long got they he she his her their ive ill because cause bcz bcoz coz 
         reply answer response feel always every single total people lot lots went going being
         ago almost over than first second third fourth fifth last next another thing things ever ask asks asking say says client clients customer customers ordered placed wants back panel account",
    ),
    (
        Never,
      "dont donot dnt never stop cant cannot nevermind forget ignore avoid skip undo revert wait except excluding exclude
         instead mistake mistakenly accident accidentally verify shouldnt mustnt nah nope refuse hold keep leave remove
         decrease reduce lower",
    ),
    (Not, "no not without isnt wasnt arent doesnt didnt hasnt havent wont wouldnt couldnt nothing none neither nor nobody"),
    (
        Condition,
      "if unless until till before after once or whether maybe perhaps when later tomorrow possible available
         eligible whenever while",
    ),
    (
        Doubt,
      "why who whom how what whats where which did does already should must may might about create open raise new buy
         policy example ✅ ✔ ☑ ❌ 🚫 😂 🤣 🤔",
    ),
    (
        Counted,
      "followers follower likes views subscribers subs members comments shares plays reactions subscriber member view
         fans saves impressions retweets streams",
    ),
    (Happening, "start started starting begun begin working work move moved moving progress progressing increasing increased completed complete finished finish delivered delivering responding replying helping growing running filled"),
    (Getting, "coming arrive arrived receive received get got given done come came see seen answer answering reply replied respond solved fixed resolved show showing happened happen"),
    (
        Complaint,
      "dropped dropping drops drop droped scam scammer scammers scamming fraud frauds fraudulent thief thieves
         cheater cheaters cheat cheating liar liars lying bots worst useless pathetic horrible terrible ridiculous
         disgusting disappointed disappointing angry furious upset frustrated frustrating annoyed annoying unacceptable
         idiot idiots stupid shit bullshit fuck fucking fck wtf bastard bastards hate urgent urgently urgnt emergency
            complain complaint complained losing lose
         decreased decreasing reduced disappeared vanished unhappy unsatisfied fed beg begging
         suffering desperate garbage trash
         sucks sick tired crying disaster nonsense 😡 😠 🤬 👿 💢 shame shameful robbed rob robbers stolen stole steal wasted
             important sad mad promised
         deadline sleeping slept",
    ),
    (
        State,
      "fake wrong double duplicate twice issue stuck gone lost 
             removed deleted banned blocked suspended private broken dead paid payed left slow slowly late bad poor low incomplete unfinished overdue halfway less",
    ),
    (Missed, "waiting waited pending failed missing delayed delay delaying error problem problems issue issues trouble"),
];

/// Phrases of several words that mean one thing.
pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (REFILL, "re fill, re fil, ree fill"),
    (SPEED_UP, "speed up, sped up, speed it up, speed this up, make it faster"),
    (SPEED_UP_NAMED, "get it moving, move it"),
    (CANCEL, "cancel it, cancel this, cancel order, cancel my order, cancel the order, cancel this order"),
    (
        CANCEL_NAMED,
        "stop order, stop my order, stop this order, stop the order, delete order, delete my order, delete this order,
         remove order, remove my order, close my order, close order, call off",
    ),
    (REFUND_NAMED, "money back, give back my money, return my money, return money, my money, pay back"),
    (PARTIAL_NAMED, "partial refund, partial cancel, partial complete, partially refund, partially complete"),
    (FAKE_COMPLETE, "fake complete"),
    (Check, "wo bleibt"),
    (
        Asking,
        "can you, can u, could you, could u, would you, would u, will you, will u, can you guys, can u guys, can someone,
         can somebody, could someone, can you pls, i want, i want to, i wanna, want to, i need, i need to,
         we need, we want, we want to, i would like, i would like to, would like, would like to, id like, id like to, i
         require, i request, i request, i request you to, request you to, requesting you to, i am requesting, can i get, can i have,
         can i get a, can i have a, could i get, could i have, may i have, can we get, can we have, let me have, need to,
         needs to be, i ask for, i ask you to, i beg you to, please can you,
         i want you to, i need you to, need this, i demand, we request",
    ),
    (Please, "be so kind, do the needful, if you please, thanks in advance, thank you in advance"),
    (
        Polite,
        "once more, once again, soon as possible, as soon as possible, fast as possible, as fast as possible, quickly as
         possible, as quickly as possible, right now, right away, when you can, whenever you can, when you have time,
         when you get time, when you get a chance, make it fast, make it quick, do it fast, do it now, do it quick, for
         me, to me, at once, this one, that one, these ones, these orders, straight away, if you can, if
         possible please, before it starts, before it start, before start, before starting, before it begins, before
         starts, to balance, to my balance, to my panel balance, to panel balance, to my wallet, to my account, to the
         balance, back to balance, to account balance",
    ),
    (Greeting, "good morning, good evening, good afternoon, good day, good night, how are you"),
    (Thanks, "thank you, thank u, thank you so much, thank you very much, thanks a lot, thanks so much, many thanks, thanks again"),
    (Label, "start count, start counts, current count, start counter, count start"),
    (Username, "user name, user id"),
    (
        Never,
        "do not, do nt, does not, did not, can not, no need, no more, wrong id, wrong order, wrong number, provider status,
         leave it, let it, slow down, never mind, hold on, change my mind, changed my mind, not needed",
    ),
    (Condition, "in case, as soon as, and then, even if, or else"),
    (
        Doubt,
        "do you, do u, can i, could i, may i, should i, can we, could we, may we, should we, shall i, must i, do i, how to,
         is it, is there, are there, was it, has it, have you, did you, for example, got my, got a, thanks for, thank you
         for, thank for, thanks to, have i, i was, was going to, going to, about to, i asked, i
         told you to, you said, he said, she said, they said, told me, told me to, said to, tell me",
    ),
    (
        Complaint,
        "not started, not start, never started, never start, not yet started, not even started, never worked, never completed, dont work, do not work,
         does not work, doesnt work, not work, did not start, did not complete, did not
         work, does not start, does not move, not full, not good, no progress, no
         response, no reply, no answer, no update, no start, no one answers, nobody answers, nobody answer, nobody replies,
         nobody reply, nobody is answering, nobody helps, noone replies, no one replies, no one reply, nothing happened,
         nothing happens, nothing yet, not yet, so slow, too slow, very slow, slow again, so late, too late,
         very late, very bad, so bad, cant wait, can not wait, cannot wait, i cant wait, cant wait anymore, i beg you,
         fed up, fuck you, fuck off, fk you, since yesterday, since morning, since last night, since days, since long, for
         days, for hours, for weeks, long time, third time, second time, fourth time, many times, several times, so many
         times, again and again, every time, each time, why so slow, why slow, why so late, why late, why not
         started, why not start, why not working, why not coming, why not complete, why is it so slow, why it is so slow,
         why is it slow, why it is slow, why so much drop, where is my money, what the hell, what the fuck,
         are you sleeping, placed by mistake, ordered by mistake, order by mistake, ordered wrong, wrong link,
         wrong url, wrong service, wrong account, wrong username, wrong quantity, wrong post, wrong profile, wrong page,
         wrong video, wrong amount, put wrong, bad service, bad quality, low quality, poor quality, changed username, not helping, stop scamming,
         ordered on, ordered twice, lost my money, wasting my money, losing money, lost money, money wasted, waste of money, waste of time, what are you doing,
         dropped after, drop after, drops after, dropped again, drop again, dropping again, went down, going down, gone
         down, came down, not responding, bad panel, worst panel, shut down, last
         warning, i will report, will report you, report you, it is too late, too long, taking too long, takes too long,
         takes forever, taking forever, takes far too long, far too long, need it fast, need fast, hurry up, in a
         hurry, not happy, im done, i lost, it dropped, its dropping, it drops, all dropped, all gone, this
         is not working, not working",
    ),
    (
        State,
        "i told you, i asked you, i already told, already told you, already asked, only got, still stuck, still slow, still in progress, in progress, not happy",
    ),
    (
        Missed,
        "never came, never come, never arrived, never received, never delivered, never got, did not come, did not arrive,
         did not receive, nothing came, no followers, no likes, no views, no result, no results",
    ),
    (Missed, "still pending, still waiting, still not, still nothing, is waiting, are waiting, im waiting, been waiting"),
    (SPEED_UP_NAMED, "start it, start this, start my order, start the order, start order"),
];
