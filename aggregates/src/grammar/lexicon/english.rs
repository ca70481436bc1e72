//! English words, their usual misspellings, and what South Asian English adds to them.

use super::Meaning::{self, *};
use super::around::Around;
use super::{
    CANCEL, CANCEL_NAMED, FAKE_COMPLETE, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP,
    SPEED_UP_NAMED,
};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "refill refills refil reffil reffill refiill refll rifill riffill"),
    (REFILL_NAMED, "replenish reload restore replacement compensate compensation rfl refl"),
    (CANCEL, "cancel cancle cancell cencel cencle cancal cancil kancel kensel cansal canceel cncel cncl"),
    (CANCEL_NAMED, "abort terminate withdraw void annul delete"),
    (SPEED_UP, "expedite accelerate push speed speedup spedup spead sped spped spid"),
    (SPEED_UP_NAMED, "boost quicken fasten"),
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
      "it them me us a an and both all also again too below following up one same here pcs
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
      "i im we you u ur your its with is are am be can could would will get like show see tell let
         know action list much amount info name current user any have has had been was were there so very
         really much even still yet only since week weeks month months hour hours hrs hr minute minutes
         mins day days time times long got they he she his her their ive ill because cause bcz bcoz coz 
         reply answer response always every single total people lot lots went going being
         ago almost over than first second third fourth fifth last next another thing things ever ask asks asking say says client clients customer customers ordered placed wants panel account",
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
      "if unless until till before after once or whether maybe finally don perhaps when later tomorrow possible available
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
    (CANCEL_NAMED, "scrap halt"),
    (REFILL_NAMED, "topup replenishment refilling"),
    (SPEED_UP_NAMED, "hasten speeding quickened"),
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
         leave it, let it, slow down, stopped dropping, stopped falling, stop dropping, never mind, hold on, change my mind, changed my mind, not needed",
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
        "not started, not start, never started, never start, not even started, never worked, never completed, dont work, do
         not work, does not work, doesnt work, not work, did not start, did not complete, did not work, does not start, does
         not move, not full, not good, no progress, no update, no start, nobody replies, nobody helps, noone replies, no one
         replies, very bad, so bad, cant wait, can not wait, cannot wait, i cant wait, cant wait anymore, i beg you, fed up,
         fuck you, fuck off, fk you, third time, second time, fourth time, many times, several times, so many times, again
         and again, every time, each time, why not started, why not start, why not working, why not coming, why not complete,
         why so much drop, where is my money, what the hell, what the fuck, are you sleeping, placed by mistake, ordered by
         mistake, order by mistake, ordered wrong, wrong link, wrong url, wrong service, wrong account, wrong username, wrong
         quantity, wrong post, wrong profile, wrong page, wrong video, wrong amount, put wrong, bad service, bad quality, low
         quality, poor quality, changed username, not helping, stop scamming, ordered on, ordered twice, lost my money,
         wasting my money, losing money, lost money, money wasted, waste of money, waste of time, what are you doing, dropped
         after, drop after, drops after, dropped again, drop again, dropping again, went down, going down, gone down, came
         down, bad panel, worst panel, shut down, last warning, i will report, will report you, report you, need it fast,
         need fast, hurry up, in a hurry, not happy, im done, i lost, it dropped, its dropping, it drops, all dropped, all
         gone, this is not working, not working",
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
    (
        State,
        "so slow, too slow, very slow, slow again, so late, too late, very late, why so slow, why slow, why so late, why
         late, why is it so slow, why it is so slow, why is it slow, why it is slow, it is too late, too long, taking too
         long, takes too long, takes forever, taking forever, takes far too long, far too long",
    ),
    (
        Waiting,
        "not yet started, no response, no reply, no answer, no one answers, nobody answers, nobody answer, nobody reply,
         nobody is answering, no one reply, nothing happened, nothing happens, nothing yet, not yet, since yesterday, since
         morning, since last night, since days, since long, for days, for hours, for weeks, long time, not responding",
    ),
    (REFILL_NAMED, "top up, topped up, top it up, fill it up, fill up, add them back, put them back, bring them back, bring back my followers, return my followers, replace them"),
    (CANCEL_NAMED, "kill it, scrap it, drop the order, take it off, take it down"),
    (SPEED_UP_NAMED, "wake it up, kick it, get it going, make it move, make it run, get it done, move this, pick up the pace, step on it"),
    (REFUND_NAMED, "give me my money, give my money, send my money, want my money, my cash, my funds"),
];

/// Nigerian and Ghanaian English included.
pub(super) const AROUND: Around = Around {
    anger: "so angry, very angry, really angry, pissed, pissed off, annoyed with you, fool, fools, foolish, moron, morons, dumb,
        rubbish, crap, trash, bloody, damn, dammit, damnit, hell, rip off, ripoff, robbery, conmen, crook, crooks, criminal,
        criminals, thiefs, theives, theifs, theif, theft, looters, looting, clown, clowns, circus, unfair, not fair, unprofessional,
        irresponsible, careless, lazy, unreliable, dishonest, incompetent, rude, pathetic service, worst ever, enough, enough is
        enough, i had enough, i have had enough, ive had enough, had enough, cant take it anymore, losing patience, lost patience,
        lost my patience, no patience, out of patience, my patience is finished, losing my mind, tired of this, tired of you, tired
        of waiting, im tired, i am tired, sick of this, sick and tired, shameless, no shame, shame on you, god punish you, playing
        with me, playing games, playing with my money, stop playing, stop playing with me, stop wasting my time, stop lying, stop
        cheating, stop scamming people, stop ignoring me, stop stealing, wake up, are you alive, are you there, are you guys there,
        are you dead, are you blind, are you serious, are you kidding, are you kidding me, anyone there, anybody there, is anyone
        there, is anybody there, anyone alive, anybody alive, any admin alive, any admin there, any admin here, any admin online,
        hello anyone, you there, where are you, where are you guys, where is admin, where is support, do your job, do your work, do
        something, do it properly, what is this, what is this service, what is this panel, what nonsense, what rubbish, what a
        service, what kind of service, what kind of service is this, what kind of panel, what kind of panel is this, what kind of
        support is this, what is going on, whats going on, what is happening, whats happening, what is wrong with you, what is
        wrong, whats wrong, whats your problem, what is your problem, what a shame, such a bad service, such bad service, bad
        support, bad panel, fake panel, fake service, fake followers, fake likes, fake views, fake accounts, scam panel, scam
        service, scam site, trash panel, trash service, useless panel, useless service, useless support, worst service, worst
        support, worst panel ever, horrible service, terrible service, nonsense service, rubbish service, stupid service, stupid
        panel, na scam, na wa, na wa o, wahala, wetin dey happen, una no dey try, una too slow, una don chop my money, chop my
        money, abeg na, wicked, wickedness, heartless, hopeless, mumu, ole, barawo, embarrassing, embarrassed, disgrace,
        disgraceful, ashamed, mess, bull, joker, jokers, wtf is this, ffs, omg, smh, ugh, argh, stressed, stressing me, stressing,
        stress, headache, nightmare, worry, worried, upsetting, hated, not acceptable, not cool, not nice, not professional, not
        serious, like crazy, crazy, insane, mad at you, killing me, come on, come on guys, for real, seriously guys, are you people
        serious, are you people sleeping, are you people mad, you people, you guys, unbelievable, unreal, not good at all, so bad,
        too bad, this is bad, this is too much, too much, it is too much, its too much, very disappointing, so disappointing, so
        frustrating, very frustrating, frustration, very annoying, so annoying, beyond annoying, zero support, zero service, no
        support, no service, no help, no solution, no seriousness, unserious, unserious people, unserious panel, yeye, yeye panel,
        yeye service, wahala be like, which kind wahala, which kind service be this, wetin be this, e don tire me, i don tire, i don
        tire for una, una be thief, una be scammers, una wan scam me, i go report una, na thief una be, na so so lie, dey play, una
        dey play, shior, mtcheww, mtchew, hiss, kai, haba, chai, eish, eish guys, yoh, aish, sies, voetsek",
    urgency: "very urgent, its urgent, it is urgent, so urgent, super urgent, extremely urgent, urgent please, urgency, emergency case,
        need it today, need it now, need this now, need this today, needed today, needed now, this minute, this instant, running out
        of time, time is running out, no time, no more time, out of time, short on time, without delay, no delay, dont delay, do not
        delay, dont waste time, do not waste time, make haste, now now, urgent basis, on urgent basis, immediate basis, top
        priority, high priority, on priority, priority, cant wait any longer, cannot wait any longer, can not wait any longer, cant
        wait any more, cannot wait anymore, cant wait longer, as early as possible, at the earliest, earliest, by today, by tonight,
        before tonight, within the hour, event today, event tonight, live today, live tonight, launch today, campaign today,
        deadline today, today itself, very important, so important, its important, it is
        important, sharp sharp, before its too late, before it is too late, really need it, really need this, i really need it, i
        need it now, i need it today, i need it urgently, i need it asap, i need this urgently, event, wedding, party, concert,
        launch, live, live stream, stream, presentation, my event, campaign, the event, my live, deadline, match, kickoff, exam,
        funeral, birthday, asap please, a s a p, immediately please, before end of day, before the end of today, today please,
        tonight please, this night, this evening, this morning, by evening, by this evening, the earlier the better, sooner the
        better, speedily, with immediate effect, dont let me wait, do not let me wait, time sensitive, time is money, time is going,
        time no dey, no waste time, no dey waste time, kia kia, oya, oya now, abeg now",
    waiting: "since yesterday, since morning, since this morning, since today morning, since last night, since last week, since last
        month, since monday, since tuesday, since wednesday, since thursday, since friday, since saturday, since sunday, since last
        monday, since last friday, since last sunday, since last saturday, since last thursday, since last wednesday, since last
        tuesday, since long, since long time, since a long time, since a week, since one week, since a day, since weeks, since days,
        since hours, since months, since ages, since forever, since afternoon, since evening, since night, since midnight, since
        noon, since then, since i ordered, since i placed, since i placed it, since many days, since so many days, since two days,
        since three days, since yesterday night, since yesterday morning, since yesterday evening, since the morning, since the
        weekend, from morning, from yesterday, from last night, from last week, from two days, for days, for days now, for hours
        now, for weeks now, for a day, for a week, for a week now, for a month, for ages, for so long, for very long, for too long,
        for long, for long time, for a long time, for two days, for three days, for many days, for so many days, for several days,
        for several hours, for many hours, long time ago, too much time, so much time, whole day, the whole day, all day, all day
        long, all night, whole night, whole week, the whole week, entire day, the entire day, days now, hours now, weeks now, days
        already, hours already, weeks already, already days, days passed, hours passed, days gone, days have passed, a day now, a
        week now, one day now, one week now, two days, two days now, three days, three days now, many days, many hours, several
        days, several hours, few days, few hours, a few days, a few hours, couple of days, a couple of days, days and days, hours
        and hours, two weeks, two weeks now, one month now, still nothing, nothing still, nothing so far, no change, no changes, no
        movement, zero progress, zero movement, not a single, not even one, not even a single, not a single one, not even single,
        not one single, no sign, no sign of life, silence, complete silence, no one cares, nobody cares, dont care, you dont care,
        ignored, being ignored, you ignore me, ignoring me, ignoring, you are ignoring me, you guys are ignoring me, keep ignoring
        me, dont ignore me, do not ignore me, dont ignore, no response from you, no response from yesterday, no response from
        support, no reply from you, no reply since yesterday, no response since yesterday, no feedback, no action, no one responds,
        nobody responds, no one responding, nobody responding, no one is responding, nobody is responding, no one replying, nobody
        replying, no one is replying, nobody is replying, no one answering, no one is answering, no one helps, no one is helping,
        nobody is helping, nobody helping, not replying, not answering, not responding to me, you dont reply, you dont answer, dont
        reply, dont answer, dont respond, you dont respond, you never reply, never reply, never answer, you never answer, never
        respond, support not replying, no body reply, no body replying, tired waiting, waiting too long, waited too long, waited
        long enough, waited enough, have waited, i have waited, ive waited, we have waited, i waited, i have been waiting, ive been
        waiting, we have been waiting, have been waiting, has been waiting, been waiting, i am waiting, im waiting, am waiting, we
        are waiting, i was waiting, keep waiting, kept waiting, keeps waiting, waiting waiting, still waiting, i am still waiting,
        im still waiting, waiting for you, waiting for days, waiting for hours, waiting so long, waiting for so long, waiting for
        long, waiting for reply, waiting for response, waiting for your reply, waiting for your response, waiting for an answer,
        client waiting, client is waiting, customer waiting, customer is waiting, clients are waiting, its been, it has been, it is
        been, has been days, its been days, its been hours, its been long, its been too long, taking forever now, took too long,
        take too long, take so long, takes so long, taking so long, taking ages, takes ages, delay too much, too much delay, so much
        delay, long delay, very long, so long, hasnt moved, has not moved, havent moved, not moved, not moving, isnt moving, is not
        moving, didnt move, did not move, doesnt move, wont move, hasnt started, has not started, havent started, have not started,
        didnt start, hasnt begun, has not begun, nothing moving, nothing is moving, not a thing, sitting there, sitting at, zero
        delivered, nothing started, nothing moved, stays the same, stuck for days, no one listening, nobody listening, nobody
        listens, no one listens, without any reply, without reply, without any response, without response, never reply to me,
        nothing delivered, nothing at all, nothing moves, no delivery, not delivered, not a single one delivered, no movement at
        all, nothing is happening, nothing is coming, since weeks now, since last two days, since past two days, since last 2 days,
        from past few days, from last few days, from past two days, from two days now, past few days, past two days, last two days,
        last few days, over a week, over a week now, over a day, over a month, more than a day, more than a week, more than a month,
        more than two days, more than three days, over two days, over three days, over 24 hours, nearly a week, almost a week,
        almost two days, for over a week, for over a day, for almost a week, it has taken too long, it has taken long, it has taken
        forever, this is taking too long, it is taking too long, its taking too long, its taking forever, it is taking forever, how
        much longer, long overdue, stagnant, same number, same count, count is same, count not moving, count not changing, no
        single, no single follower, no single like, no single view, not a single follower, not a single like, not a single view, not
        even a single like, not even a single follower, not even one like, not even one follower, e never start, e never move, never
        move, e no gree start, e no dey move, no dey move, no dey reply, una no dey reply, nobody dey reply, i don wait tire, i don
        wait, still nothing after, nothing after",
    repetition: "how many times, how many times do i ask, how many times must i ask, how many times should i ask, how many times should i
        tell, how many times must i tell, how many times must i write, how many times must i say, how many times should i say, how
        many times should i write, many times now, several times now, so many times now, multiple times, number of times, countless
        times, a thousand times, hundred times, thousand times, second time now, third time now, fourth time now, fifth time, fifth
        time now, sixth time, tenth time, last time, for the last time, for the second time, for the third time, for the fourth
        time, second time asking, third time asking, fourth time asking, i ask again, i am asking again, im asking again, asking
        again, asking again and again, asked again, asking since yesterday, i have been asking, ive been asking, been asking, i keep
        asking, keep asking, keep writing, i keep writing, i keep messaging, keep messaging, kept asking, im writing, i am writing,
        i write again, writing again, i have been writing, ive been writing, i have written, messaging again, messaged, messaged
        many times, i messaged, i have messaged, messages, second message, third message, fourth message, fifth message, second
        reminder, third reminder, reminder, gentle reminder, reminding, reminding you, repeat, repeating, i repeat, im repeating,
        repeated, repeatedly, same problem, same issue, same thing again, same story, every day same, everyday same, everyday,
        daily, each day, yet again, once again please, again please, again now, always the same, always same, always like this,
        following up, follow up, i follow up, called many times, i have told you, i have told you many times, i have told you
        several times, i told you many times, i have said it many times, this is my third message, this is my second message, my
        third message, my second message, my fourth message, my last message, this is my last message, how many messages, how many
        reminders, how many tickets, third ticket, second ticket, i have complained, i have complained many times, i complained
        yesterday, complained many times, complaining since yesterday, i have been complaining, i keep complaining, everytime,
        anytime i order, each time i order, every time i order, every single time, every order, all my orders, all orders, most of
        my orders, always the same thing, always the same problem, same thing every time, same thing every day, na everyday,
        everyday na the same",
    reasons: "na wrong link, na wrong link i put, na wrong username, na wrong account, na mistake, na my mistake, live starts, the live
        starts, wrong link there, wrong link i put, wrong link i sent, i put wrong link, i put the wrong link, put the wrong link, i
        sent wrong link, i sent the wrong link, sent wrong link, gave wrong link, i gave wrong link, i gave the wrong link, pasted
        wrong link, i pasted the wrong link, added wrong link, i added wrong link, entered wrong link, i entered the wrong link,
        entered the wrong link, used wrong link, i used the wrong link, i used wrong link, link is wrong, link was wrong, the link
        is wrong, my link is wrong, link wrong, broken link, bad link, link broken, link is broken, link not working, link is not
        working, link changed, link was changed, the link changed, link has changed, link was changed by customer, link expired,
        link is dead, dead link, wrong post link, wrong profile link, wrong video link, wrong url i put, wrong user, wrong name,
        wrong handle, wrong page link, wrong number of followers, wrong qty, wrong quantity i put, wrong order placed, wrong order i
        placed, wrong package, wrong category, wrong country, wrong type, wrong platform, wrong channel, wrong group, wrong id i
        put, i made a mistake, i made mistake, made mistake, i did a mistake, i did mistake, mistake from me, mistake from my side,
        my mistake, my own mistake, mistake in link, mistake in the link, mistake in username, i ordered by mistake, i placed by
        mistake, i placed it by mistake, i ordered it by mistake, placed it by mistake, ordered it by mistake, ordered mistakenly,
        mistakenly ordered, mistakenly placed, i mistakenly ordered, i mistakenly placed, i mistakenly put, ordered accidentally,
        accidentally ordered, i accidentally ordered, accidentally placed, i accidentally placed, placed accidentally, ordered by
        accident, placed by accident, i ordered by accident, order placed twice, placed twice, i placed twice, placed it twice, i
        ordered twice, ordered it twice, ordered two times, placed two times, double order, double ordered, doubled order, duplicate
        order, duplicated order, order is duplicate, order duplicated, duplicated, dublicate, duplicate by mistake, same order
        twice, two times by mistake, twice by mistake, my bad, changed my link, i changed the link, i changed my username, username
        changed, username was changed, changed the username, changed his username, changed her username, account banned, account is
        banned, account got banned, account was banned, account blocked, account is blocked, account suspended, account is
        suspended, account got suspended, account disabled, account is disabled, account got disabled, account deleted, account is
        deleted, account got deleted, account private, account is private, account went private, account is now private, account
        gone private, account closed, account locked, made it private, made account private, made the account private, made his
        account private, made her account private, page deleted, page is gone, page banned, page disabled, page is private, profile
        private, profile is private, profile deleted, profile is deleted, profile changed, post deleted, post is deleted, post got
        deleted, post was deleted, post removed, video deleted, video is deleted, video was deleted, video removed, video private,
        video is private, reel deleted, channel deleted, channel banned, channel closed, group deleted, client changed his mind,
        client changed mind, customer changed his mind, customer changed mind, client changed link, client is angry, client angry,
        client is very angry, client is calling me, client is calling, client calling me, client is shouting, client is shouting at
        me, client is disturbing me, client disturbing me, client is killing me, client is abusing me, client is insulting me,
        client is complaining, client complaining, client is crying, client is upset, client is pressuring me, client is on my neck,
        client is on my head, client on my neck, customer is angry, customer angry, customer is calling me, customer calling me,
        customer is calling, customer is shouting, customer is disturbing me, customer is abusing me, customer is insulting me,
        customer is complaining, customer is upset, customer is on my neck, customer on my neck, customer is pressuring me,
        customers are angry, clients are angry, my people are angry, boss is angry, losing clients, losing customers, losing my
        client, losing my customer, lost my client, lost client, lost customers, going to lose my client, will lose my client, will
        lose the client, will lose my customer, i will lose my client, i will lose my customer, changed our mind, too expensive,
        found cheaper, not what i ordered, not what i wanted, not as described, not real, not from my country, low retention,
        quality is bad, quality is poor, very poor, poor service, all bots, all fake, all fake accounts, only bots, fake ones, no
        profile picture, no profile pictures, dropped a lot, dropped badly, dropped so much, dropped too much, dropped by half,
        dropped half, dropped everything, dropped all, dropped very much, dropped completely, dropped down, dropped like crazy,
        dropped overnight, droped, drooped, droppd, dropping daily, dropping every day, dropping everyday, dropping fast, dropping
        like crazy, dropping like rain, dropping a lot, dropping badly, keeps dropping, keep dropping, kept dropping, still
        dropping, dropping down, big drop, huge drop, heavy drop, massive drop, too much drop, so much drop, drop like crazy, drop
        happened, drop after, drop in followers, fell, fallen, falling, fell down, went down again, going down daily, going down
        every day, reducing, reduced, has reduced, have reduced, they reduced, it reduced, has dropped, have dropped, all dropped
        again, half dropped, half gone, half of them gone, half missing, disappearing, vanish, vanishing, unfollowed, unfollowing,
        lost followers, lost likes, lost views, lost subscribers, lost members, losing followers, losing likes, losing subscribers,
        minus, shortage, short, shortfall, barely moving, hardly moving, guarantee, guaranteed, warranty, under guarantee, under
        warranty, within guarantee, within warranty, still under guarantee, still under warranty, still in warranty, still in
        guarantee, lifetime guarantee, garanty, guaranty, garantee, charged twice, charged me twice, you charged me, double charged,
        double charge, overcharged, deducted, deducted twice, money deducted, money gone, money is gone, my money is gone, my money
        gone, balance gone, ate my money, eat my money, eating my money, took my money, taking my money, stole my money, hard earned
        money, lot of money, a lot of money, paypal dispute, open dispute, open a dispute, open paypal dispute, will open dispute,
        file a dispute, or i open dispute, or i open paypal dispute, or i report, or i report you, or i will report you, or i will
        report, or i open a dispute, or i post everywhere, or i will dispute, or else i report, i will leave your panel, will leave
        your panel, leaving your panel, leave this panel, i am leaving, will change panel, move to another panel, moving to another
        panel, will go to another panel, go to another panel, never order again, never ordering again, never again, never buy again,
        not buying again, posted wrong link, pasted wrong, typed wrong link, typed wrong, typed the wrong link, typed the wrong
        username, i typed wrong, copied wrong link, copied the wrong link, wrong link pasted, wrong link given, wrong link added,
        wrong link placed, wrong link provided, gave the wrong link, link mistake, username mistake, mistake order, client left,
        client is leaving, client wants to leave, client ran away, client refused, client is mad, client mad, client is furious,
        customer is mad, customer is furious, customer left, client is gone, they keep dropping, they are dropping, they dropped, it
        keeps dropping, followers dropping, followers dropped, followers drop, followers are dropping, followers gone, followers are
        gone, followers went down, likes dropped, likes dropping, likes are dropping, likes gone, views dropped, views dropping,
        subscribers dropped, subs dropped, members dropped, members left, went down badly, going down fast, went from, wrong link
        abeg, i put wrong username, i put the wrong username, i used wrong username, i entered wrong username, i entered wrong link,
        i mistakenly used, i mistakenly used wrong link, i mistakenly ordered twice, mistakenly ordered twice, mistakenly placed
        twice, i mistakenly placed it twice, i mistakenly pasted, i placed wrong order, i placed the wrong order, placed wrong
        order, placed the wrong order, ordered wrong service, ordered the wrong service, i ordered wrong service, i ordered the
        wrong service, i chose wrong service, i chose the wrong service, chose wrong service, selected wrong service, i selected
        wrong service, i selected the wrong service, picked wrong service, picked the wrong service, i want another service, choose
        another service, the account is banned, the account is private, the account is deleted, the account is suspended, the
        account was banned, the account got banned, the account got deleted, the account is disabled, the account is gone, the page
        is banned, the page is private, the page is deleted, the page is gone, the post is deleted, the post was deleted, the post
        is gone, the video is deleted, the video was deleted, the video is private, the video is gone, the video got deleted, the
        post got deleted, i deleted the post, i deleted the video, he deleted the post, she deleted the post, client deleted the
        post, client deleted the video, customer deleted the post, i removed the post, my account is banned, my account is private,
        my account was banned, my account got banned, my client is angry, my client is very angry, my customer is angry, my customer
        is very angry, my boss is angry, my client is mad, my client is on my neck, my client is on my head, my client is disturbing
        me, my customer is disturbing me, my client is calling me, my client keeps calling, my client is asking me, client is asking
        me, customer is asking me, my client is complaining, my customer is complaining, my client is insulting me, my client is
        shouting at me, my client wants it today, my client needs it today, client needs it today, client needs it now, customer
        needs it today, customer needs it now, my client no longer wants it, the client no longer wants it, client no longer wants
        it, customer no longer wants it, client no longer needs it, customer no longer needs it, half of them dropped, half of it
        dropped, almost all dropped, all of them dropped, all of it dropped, everything dropped, they all dropped, they have
        dropped, they have all dropped, it has dropped, it has all dropped, it dropped again, they dropped again, it is dropping,
        they are all dropping, it keeps reducing, keeps reducing, keep reducing, it is reducing, dey reduce, dey drop, e dey drop,
        don drop, e don drop, followers don drop, don reduce, e don reduce, all don drop, it fell, they fell, guarantee order,
        warranty order, guarantee still active, guarantee still on, still guaranteed, has guarantee, with guarantee, with warranty,
        it has guarantee, it has warranty, it is guaranteed, it is under warranty, it is under guarantee, 30 days guarantee, 30 days
        warranty, u said guarantee, you said guarantee, order placed twice by mistake, placed twice by mistake, order twice by
        mistake, double order by mistake, wrong link by mistake, wrong username by mistake, wrong service by mistake",
    states: "stopped, stopped midway, stopped halfway, stopped in the middle, stopped working, it stopped, it has stopped, just stopped,
        stuck there, stuck at, it is stuck, stuck on pending, stuck in pending, stuck on processing, stuck for, just stuck, slow
        like a snail, like a snail, snail, super slow, so damn slow, slow as hell, extremely slow, really slow, very very slow, too
        too slow, painfully slow, crawling, changing panel, frozen, hanging, hung, idle, stuck again, order stuck, order is stuck,
        my order is stuck, the order is stuck, order not moving, stalled, it stalled, jammed, stuck midway, stuck halfway, still
        stuck, dead slow, very very very slow, slow slow, slow as snail, snail slow, moving like a snail, moves like a snail, moving
        like snail, too too too slow, incredibly slow, insanely slow, ridiculously slow, terribly slow, unbearably slow, slower,
        slowest, e slow, e too slow, e dey slow",
    unwanted: "no longer needed, no longer need it, no longer required, no longer interested, dont need it, dont need it anymore, dont need
        anymore, dont need this, dont need this anymore, dont want it, dont want it anymore, dont want this, dont want this anymore,
        dont want this order, dont need this order, do not need it, do not need it anymore, do not need this anymore, do not want
        it, do not want it anymore, do not want this order, not interested, not interested anymore",
    manners: "sorry to bother, sorry to bother you, sorry for bothering, sorry for disturbing, sorry to disturb, sorry to disturb you,
        sorry for the trouble, sorry for disturbance, sorry for late, sorry for spam, hope you are fine, hope you are well, hope
        youre well, hope you are doing well, hope you are good, hope this finds you well, i hope you are fine, i hope you are well,
        god bless, god bless you, god bless you all, god bless u, bless you, stay blessed, may god bless you, allah bless you,
        jazakallah, jazak allah, inshallah, wallah, wallahi, for gods sake, for god sake, for heavens sake, for allah sake, in the
        name of god, in gods name, i beg, i beg you please, i beg of you, begging you, im begging you, i am begging you, i am
        begging, im begging, abeg, biko, ejoo, oga, ogah, oga admin, boss man, chairman, chief, madam admin, my brother, my dear, my
        friend admin, my guy, fam, bruv, g, mates, ladies, gentlemen, dear sir, dear team, dear admin, dear support, respected sir,
        kindly assist, kindly assist me, please assist, assist me, look into it, look into this, please look into it, please look
        into this, kindly look into it, kindly look into this, see to it, take care of it, take care of this, handle it, handle
        this, sort it out, sort this out, sort it, get it sorted, in advance, regards, best regards, warm regards, kind regards,
        yours, faithfully, sincerely, much appreciated, would be appreciated, will be appreciated, really appreciate, i appreciate,
        appreciate it, grateful, will be grateful, would be grateful, if you dont mind, if you can please, whenever possible please,
        no offence, no offense, listen, look here, anyway, again sorry, guys please, dear all, compliments, how far, how far boss,
        how far admin, how are you sir, how are you doing, how you doing, hope all is well, hope all good, i trust you are well, pls
        abeg, abeg abeg, abeg please, please please, pls pls, plz plz, please my brother, please boss, please admin, please dear, na
        beg, i dey beg, i take god beg you, god abeg, in jesus name, for the love of god, thanks in anticipation, respectfully,
        humbly, if you dont mind please, at your earliest, at your earliest convenience, your assistance please, your help please, i
        would appreciate, i will appreciate, i will appreciate it, i would appreciate it, pardon me, excuse me, my apologies,
        apologies, apology, no vex, no vex abeg, no wahala, no offence meant, once again sorry",
    everyday: "money, cash, dollar, dollars, naira, cedis, shilling, shillings, wallet, funds, post, posts, reel, reels, story, video,
        videos, photo, photos, pic, picture, page, pages, profile, profiles, account, accounts, channel, channels, group, link,
        links, url, website, site, store, shop, business, company, office, work, project, show, promo, promotion, music, song,
        album, artist, brand, boss, client, clients, customer, customers, buyer, buyers, person, people, family, wife, husband, son,
        daughter, girl, boy, phone, laptop, internet, network, instagram, insta, ig, facebook, fb, tiktok, youtube, yt, telegram,
        twitter, whatsapp, spotify, snapchat, linkedin, panel, panels, reseller, resellers, server, servers, supplier, system, app,
        life, heart, head, mind, hand, hands, eye, eyes, neck, god, lord, jesus, allah, christ, mother, father, mum, dad, brother,
        country, city, world, today, yesterday, week, weekend, monday, tuesday, wednesday, thursday, friday, saturday, sunday,
        month, year, years, ago, midnight, noon, afternoon, tonight, hour, half, quarter, most, many, few, several, couple, almost,
        about half, around, nearly, exactly, actually, honestly, seriously, literally, totally, absolutely, completely, badly,
        clearly, obviously, truly, extremely, quite, rather, pretty, such, thing, stuff, way, place, side, part, rest, number of,
        big, small, huge, high, real, regular, loyal, old, good customer, loyal customer, regular customer, long time customer, old
        customer, poor man, poor people, student, talk, talking, sit, sitting, feel, think, thinking, know, understand, explain,
        believe, trust, trusted, hope, care, matter, call, calls, calling, calls me, keeps calling, message, msg, msgs, chat, text,
        texting, writing, write, shouting, screaming, shout, abusing, insulting, disturbing, pressure, pressuring, complaining,
        kill, ordered, placed, i placed, i ordered, i bought, bought, buy, buying, pay, paying, spend, spent, earn, earned, na, wey,
        sef, sha, o, jare, am, dem, make una, them, themselves, himself, myself, yourself, yourselves, those, these days, whose, im,
        ive, youre, theyre, hes, shes, thats, theres, heres, lets, im not, we are not, off, down, into, onto, out, through, during,
        between, against, under, inside, behind, about it, out of, per, via, since, while, as, like this, like that, just like, this
        way, too, either, both of them, everything, anything, something, everyone, everybody, anyone, anybody, someone, somebody,
        else, anymore, any more, longer, more time, already, yet, suddenly, immediately, always, usually, sometimes, often, ever,
        forever, from, by, well, home, house, chop, wan, fit, wetin, gbese, kobo, una, dey, abi, shey, sabi, o jare, even, plus,
        however, therefore, hence, otherwise, besides, meanwhile, instead, rand, rands, ksh, bob, airtime, mpesa, momo, data,
        salary, school, fees, landlord, rent, food, kids, mama, papa, fans, artiste, pastor, church, mosque, crypto, card, visa,
        balance, topped, lost, only, remaining, pending, order lag gaya, order lag gya, order lag gaya hai, order laga diya tha",
};
