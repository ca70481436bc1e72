//! Spanish.

use super::Meaning::{self, *};
use super::around::Around;
use super::{
    CANCEL, CANCEL_NAMED, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED,
};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "reponganlo reponganlos reponganme repongalo repongalos reponlo reponlos reponme reponganla rellenenlo rellenenlos rellenalo rellena rellenar reposicion reponer reponga repongan rellenar relleno rellenen refil repon"),
    (REFILL_NAMED, "recarga recargar recarguen reposiciones repuesto completen completar compensen"),
    (Guarantee, "garantia"),
    (CANCEL, "anula anular anulen anulalo anulenlo cancelame cancelenme cancelalos cancelenlos cancelala cancelarlos cancelar cancela cancele cancelen cancelalo canselar cancelenlo canselen cansela cancelarlo"),
    (CANCEL_NAMED, "cancelacion cancelarme cancelo cancelemos cancelado cancelados detengan detener paren elimina eliminar eliminen"),
    (SPEED_UP, "apuren apurenle apurenlo apurale agilicen agilicenlo agilizar acelerenlo acelerenlos acelerenle acelerame acelerenme acelerar acelera acelere aceleren aceleracion acelerarlo aceleralo aceleren"),
    (SPEED_UP_NAMED, "velocidad apurar apura empujon empujoncito aceleran aceleraron arranquen empiecen apurense"),
    (Fast, "rapido rapidito rapida pronto"),
    (REFUND, "reembolsenlo reembolsame reembolsenmelo reembolso reembolsar reembolsen reembolse reembolsenme reembolsa"),
    (REFUND_NAMED, "devolucion devuelvan devuelvanme devuelva devolver devuelve devuelveme devolverme devuelvanlo"),
    (PARTIAL, "parcial"),
    (PARTIAL_NAMED, "parcialmente"),
    (Check, "estado verificar"),
    (Order, "pedido pedidos orden ordenes"),
    (Balance, "saldo"),
    (Services, "servicios"),
    (Help, "ayuda"),
    (Greeting, "hola ola buenos buenas saludos"),
    (Thanks, "gracias"),
    (Please, "porfa porfavor porfis porfi plis xfa xfavor"),
    (Polite, "amigo amiga amigos dia dias tarde tardes noche noches hermano bro jefe señor ahora hoy ya inmediatamente equipo nuevamente tambien urgentemente"),
    (Determiner, "mis nuestro este esta estos estas ese esa el la los las"),
    (Preposition, "en para de del al"),
    (Carrier, "un una unos y con lo le me nos ambos todos todo mas e otra vez numero"),
    (Asking, "quiero necesito quisiera solicito queremos necesitamos deseo pido exijo puede pueden puedes podrian podria podes podrias pueda puedan"),
    (Doing, "hagan haz hacer den dame denme pongan ponga pon poner haga realizar realicen procesen procesar marquen marcar hacerme manden"),
    (
        Glue,
       "mi es son estan eu yo cuanto tengo tiene llevo lleva llevan desde hace va van muy mucho mucha muchos tan aun todavia
         sigue siguen cliente clientes que hora horas semana semanas mes ayer por uds ustedes usted nadie nada solo",
    ),
    (Never, "nunca jamas olvida olviden olvidalo dejen dejalo"),
    (Negated, "tampoco sin ningun ninguna"),
    (Condition, "si cuando aunque luego despues mañana"),
    (Doubt, "puedo podemos como porque porqué cual donde quien ejemplo significa debo deberia hay"),
    (Counted, "seguidores seguidor visualizaciones vistas reproducciones suscriptores miembros"),
    (Happening, "empieza empezo empiezan empezado empezaron comienza comenzo comenzado inicia inicio iniciado arranca arranco funciona funcionan sube suben avanza avanzan mueve completo completa completado sirve"),
    (Getting, "llega llego llegan llegado llegaron llegaba recibi recibo recibido responde responden contestan contesta respuesta aparece"),
    (
        Complaint,
       "estafa estafadores estafador ladrones ladron mentirosos fraude robo basura pesimo pesima pesimos pesimas horrible molesto enojado harto
         cansado urgente urge problema bajo bajaron cayo cayeron caen bajando perdi perdieron perdio mierda carajo vergüenza esperando
         espero falso falsos inutil reclamo queja denuncio denunciar equivocado equivocada equivoque error confundi",
    ),
    (State, "tardan tardando lento lenta lentos atascado demorado retrasado atrasado parado malo mala poco detenido"),
    (Missed, "pendiente pendientes"),
    (SPEED_UP_NAMED, "muevanlo muevan muevelo avancen aselera aseleren acelerenme apuralo"),
    (CANCEL_NAMED, "borralo borrenlo borren paralo parenlo quitalo quitenlo quiten sacalo bajalo detenlo detenganlo"),
    (REFUND_NAMED, "reintegro reintegren reintegrar regresenme regresame guita"),
    (REFILL_NAMED, "completenlo completalo rellenarlo reponerlo"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (Order, "mi pedido, mi orden, mis pedidos, mis ordenes"),
    (Thanks, "muchas gracias, mil gracias, gracias mil, muchisimas gracias, gracias de antemano, de antemano gracias"),
    (Greeting, "buenos dias, buenas tardes, buenas noches"),
    (Please, "por favor, por fa, si es posible por favor"),
    (SPEED_UP, "mas rapido, mas velocidad, metanle velocidad, metele velocidad, pongale velocidad, pongan velocidad, denle velocidad, dale velocidad, suban la velocidad, sube la velocidad, aumenten la velocidad"),
    (REFUND, "devuelvan mi dinero, devuelvanme mi dinero, devuelvanme el dinero, devuelvan el dinero, devuelveme mi dinero, devuelveme el dinero, devolveme la guita, devolveme la plata, devolveme mi plata, devuelveme la plata, devuelvanme la plata, devuelvanme mi plata, devuelvan la plata, regresenme mi dinero, regresen mi dinero, regresen el dinero, devuelvanme el saldo, devuelvan el saldo"),
    (REFUND_NAMED, "mi dinero, mi plata, devolver el dinero"),
    (Asking, "quiero que, quiero un, quiero el, me gustaria, pueden por favor, puede por favor, podrian por favor, necesito que, necesito un, hay que"),
    (Polite, "otra vez, de nuevo, lo antes posible, cuanto antes, a mi saldo, al saldo, a mi cuenta, antes de que empiece"),
    (
        Complaint,
        "no empieza, no empezo, no ha empezado, no inicia, no inicio, no ha iniciado, no comienza, no comenzo, no ha
         comenzado, no arranca, no arranco, no funciona, no sirve, no avanza, no sube, no suben, no se mueve, no se completo,
         no completo, no esta completo, aun no empieza, tercera vez, segunda vez, cuarta vez, muchas veces, varias veces, por
         error, link equivocado, enlace equivocado, link incorrecto, enlace incorrecto, me equivoque, puse mal, link mal, sin
         respuesta, sin querer, son unos ladrones, ya espere, no puedo esperar, se cayeron, se cayo, cayo mucho, bajo mucho,
         bajaron mucho, bajaron los dos, perdi mi dinero, de dos veces, siguen bajando",
    ),
    (Doubt, "por que, se puede, es posible, iba a"),
    (
        Missed,
        "no llega, no llego, no llegan, no llegaron, no ha llegado, no han llegado, no recibi nada, no recibi,
         no ha llegado nada, aun no llega, aun no, todavia no, todavia nada",
    ),
    (REFUND_NAMED, "me reembolso, me reembolsa, te reembolso, nos reembolso, se reembolso, ya reembolso"),
    (
        State,
        "muy lento, muy lenta, va lento, demasiado lento, sigue pendiente, sigue igual",
    ),
    (
        Waiting,
        "no responden, no responde, nadie responde, nadie contesta, no contestan, mucho tiempo, desde ayer, hace dias, hace
         horas, llevo esperando",
    ),
    (SPEED_UP_NAMED, "un empujon, dale un empujon, denle un empujon"),
    (REFUND_NAMED, "plata de vuelta, dinero de vuelta, la plata, la lana"),
    (REFILL_NAMED, "seguidores de vuelta, devuelvan los seguidores, devuelvanme los seguidores, lo que falta, los que faltan"),
];

pub(super) const AROUND: Around = Around {
    anger: "que porqueria, porqueria, qué porquería, que asco, asco, que basura, qué basura, que basura de servicio, basura de servicio,
        basura de panel, panel basura, servicio basura, servicio de mierda, panel de mierda, que mierda, que mierda es esto, que es
        esto, qué es esto, que pasa, qué pasa, que esta pasando, qué está pasando, que les pasa, qué les pasa, que paso, qué pasó,
        que verguenza, qué vergüenza, sinverguenzas, sinvergüenzas, sinvergüenza, sinverguenza, descarados, descarado, que descaro,
        que falta de respeto, falta de respeto, una falta de respeto, irrespeto, que robo, es un robo, esto es un robo, es una
        estafa, esto es una estafa, que estafa, puros estafadores, son unos estafadores, unos estafadores, unos ladrones, puros
        ladrones, rateros, ratas, rata, ratero, chorros, chorro, choros, malditos, maldito, maldita, malditos ladrones,
        desgraciados, desgraciado, mentirosos todos, mentiroso, mentira, mentiras, puras mentiras, irresponsables, irresponsable,
        incompetentes, incompetente, inutiles, inútiles, inservible, idiota, idiotas, imbecil, imbeciles, estupidos, estupido,
        tontos, payasos, payaso, payasada, que payasada, es una burla, burla, se burlan, burlandose, me toman el pelo, tomandome el
        pelo, me estan tomando el pelo, me tienen de payaso, que fastidio, fastidio, fastidiado, hartos, harta, estoy harto, estoy
        harta, ya estoy harto, ya estoy harta, me tienen harto, me tienen harta, ya me cansé, ya me canse, me canse, me cansé, estoy
        cansado, estoy cansada, cansado de esperar, cansada de esperar, cansada, ya basta, basta, ya fue suficiente, suficiente, es
        el colmo, el colmo, no puede ser, no es posible esto, inaceptable, es inaceptable, increible, increíble, ridiculo, ridícula,
        ridículo, que ridiculo, vergonzoso, lamentable, decepcionado, decepcionada, decepcion, indignado, indignada, furioso,
        furiosa, enojada, estoy enojado, estoy enojada, estoy molesto, estoy muy molesto, estoy furioso, enojadisimo, molesta, muy
        molesto, muy enojado, encabronado, emputado, rabia, que rabia, coraje, que coraje, me da coraje, puta madre, la puta madre,
        puta, puto, hijos de puta, hdp, ctm, ptm, pinche, pinches, pinche panel, pinches rateros, no mamen, no manches, no mames,
        chinga, chingados, carajos, que carajos, joder, coño, cojones, hostia, boludos, boludo, pelotudos, huevones, weones, weon,
        conchetumare, gonorreas, malparidos, pésimo servicio, pesimo servicio, mal servicio, servicio pesimo, servicio pésimo, peor
        servicio, el peor servicio, el peor panel, peor panel, peor, lo peor, mala calidad, mal, muy mal, malisimo, malísimo,
        pesimos, una vergüenza, una verguenza, una porqueria, una basura, me robaron, me estafaron, me están robando, me estan
        robando, me estan estafando, robandome, estafado, engañado, engaño, me engañaron, engañan, hay alguien, hay alguien ahi, hay
        alguien ahí, hay alguien vivo, alguien ahi, alguien ahí, alguien vivo, alguien, hola hay alguien, donde estan, dónde están,
        donde andan, estan dormidos, están dormidos, estan durmiendo, están durmiendo, durmiendo, se durmieron, despierten,
        despierta, reaccionen, hagan algo, hagan su trabajo, haz algo, respondan, contesten, respondanme, respóndanme, contestenme,
        contéstenme, dejen de robar, dejen de estafar, dejen de jugar, dejen de ignorarme, los denuncio, los voy a denunciar, voy a
        denunciar, voy a denunciarlos, los reporto, los voy a reportar, voy a reportar, voy a reportarlos, abro disputa, abro
        disputa en paypal, abro una disputa, voy a abrir disputa, o abro disputa, o los denuncio, o los reporto, o voy a denunciar,
        o me voy de este panel, me voy de este panel, me voy a otro panel, me cambio de panel, nunca mas compro, nunca más compro,
        nunca mas, nunca más, uy, uy no, ay, ay no, por dios, dios mio, dios mío, madre mia, madre mía, que panel tan malo, que mal
        servicio, qué mal servicio, que pesimo servicio, qué pésimo servicio, que servicio tan malo, que servicio mas malo, mal
        panel, panel malo, panel pesimo, panel de quinta, panel de porqueria, soporte pesimo, pésimo soporte, mal soporte, cero
        soporte, soporte cero, no hay soporte, no tienen soporte, mala atencion, mala atención, pesima atencion, pésima atención,
        poca seriedad, poco serios, cero seriedad, falta de seriedad, poco profesional, poco profesionales, nada profesional, que
        poca vergüenza, que poca verguenza, poca verguenza, que asco de panel, asco de panel, asco de servicio, estoy furiosa, estoy
        indignado, muy decepcionado, muy decepcionada, estoy decepcionado, inconforme, insatisfecho, molestos, se pasan, se pasaron,
        ya se pasaron, no tienen verguenza, no tienen vergüenza, sin vergüenza, ya me hartaron, me hartaron, me tienen podrido,
        podrido, estoy podrido, me tienen cansado, me tienen cansada, perdi la paciencia, perdí la paciencia, se me acaba la
        paciencia, se me acabo la paciencia, se me acabó la paciencia, sin paciencia, no tengo paciencia, me estan viendo la cara,
        me están viendo la cara, me ven la cara, me ven la cara de tonto, la cara de tonto, me toman por tonto, no soy tonto, no
        juegue, no jueguen, no jodan, dejense de joder, ni madres, valen verga, no sirven, no sirven para nada, no sirve para nada,
        no sirve de nada, puro cuento, puros cuentos, puras largas, me dan largas, dandome largas, me dan vueltas, me tienen en
        vueltas, prometen y no cumplen, no cumplen, incumplidos, falta de respeto total, son un desastre, es un desastre, un
        desastre, desastre, desastroso, terrible, terrible servicio, horribles, fatal, fatales, de terror, una cagada, cagada, una
        burla, neta, ya ni la chingan, que onda, qué onda",
    urgency: "muy urgente, es urgente, urgentisimo, urgentísimo, super urgente, con urgencia, urgencia, me urge, me urge mucho, nos urge,
        urgen, lo mas rapido posible, lo más rápido posible, lo mas pronto posible, lo más pronto posible, a la brevedad, a la
        brevedad posible, lo antes que puedan, cuanto antes por favor, ya mismo, ahora mismo, ahorita, ahorita mismo, ya ya, ya ya
        ya, ya por favor, de una vez, de una, de inmediato, al toque, volando, corriendo, rapidamente, rápidamente, sin demora, sin
        mas demora, sin más demora, no demoren, no tarden, no tengo tiempo, ya no tengo tiempo, no hay tiempo, ya no hay tiempo, sin
        tiempo, lo necesito hoy, lo necesito ya, lo necesito ahora, lo necesito urgente, necesito esto hoy, para hoy, para ya, hoy
        mismo, hoy sin falta, sin falta, esta noche, prioridad, emergencia, es una emergencia, importante, muy importante, es
        importante, es muy importante, antes que empiece, antes que inicie, antes de que inicie, antes de que comience, antes que
        comience, antes de empezar, antes de iniciar, antes que arranque, antes de que arranque, ya no puedo esperar, ya no puedo
        esperar mas, ya no puedo esperar más, no puedo esperar mas, no puedo esperar más, no puedo seguir esperando, no aguanto mas,
        no aguanto más, ya no aguanto, ya no aguanto más, apurense, apúrense, apurate, apúrate, muevanse, muévanse, dale, vamos,
        venga, andale, ándale, órale, orale, evento, fiesta, concierto, lanzamiento, boda, sorteo, live, directo, en vivo, partido,
        campaña, la final, reunion, reunión, entrevista, cumpleaños, lo antes posible por favor, urgente por favor, urgente porfa,
        ya porfa, lo preciso, lo preciso ya, lo preciso hoy, lo ocupo hoy, lo ocupo ya, lo necesito para hoy, lo necesito para
        ahora, para esta noche, hoy en la noche, hoy por la noche, es para hoy, se me acaba el tiempo, se acaba el tiempo, no me
        queda tiempo, contra reloj, en 1 hora, ya casi empieza, ya va a empezar el evento, apuren, apúrenle, muevanle,
        muévanle, metanle, métanle, a la de ya, ayer, para ayer, lo quiero ya, lo quiero hoy, no puede esperar, no se puede esperar",
    waiting: "desde ayer en la noche, desde ayer por la noche, desde anoche, anoche, desde antier, desde anteayer, anteayer, antier, desde
        la mañana, desde hoy en la mañana, desde esta mañana, desde temprano, desde la tarde, desde la noche, desde el lunes, desde
        el martes, desde el miercoles, desde el miércoles, desde el jueves, desde el viernes, desde el sabado, desde el sábado,
        desde el domingo, desde la semana pasada, la semana pasada, semana pasada, desde el mes pasado, desde hace dias, desde hace
        días, desde hace horas, desde hace rato, desde hace una semana, hace rato, hace ratos, hace mucho, hace mucho tiempo, hace
        tiempo, hace una semana, hace un mes, hace semanas, hace varios dias, hace varios días, hace varias horas, hace dos dias,
        hace dos días, hace tres dias, hace tres días, llevo dias, llevo días, llevo horas, llevo semanas, llevo una semana, llevo
        dias esperando, llevo días esperando, llevo horas esperando, llevo toda la mañana, llevo todo el dia, llevo todo el día,
        llevo mucho tiempo, llevo mucho esperando, llevo rato, llevamos dias, llevamos esperando, llevamos días, lleva dias, lleva
        días, lleva horas, lleva una semana, lleva mucho, lleva mucho tiempo, van dias, van varios dias, van varios días, ya van
        dias, ya van días, ya van, ya son, ya pasaron, ya pasaron dias, ya pasaron días, pasaron dias, pasaron días, ya paso una
        semana, ya pasó una semana, una semana, una semana ya, una semana esperando, un mes, dias y dias, días y días, dias
        esperando, días esperando, horas esperando, semanas esperando, varios dias, varios días, varias horas, muchos dias, muchos
        días, muchas horas, dos dias, dos días, tres dias, tres días, cuatro dias, cuatro días, cinco días, todo el dia, todo el
        día, toda la noche, toda la semana, toda la mañana, dias y nada, días y nada, horas y nada, y nada, y no pasa nada, no pasa
        nada, no ha pasado nada, no paso nada, no pasó nada, nada de nada, nada todavia, nada todavía, nada aun, nada aún, sin nada,
        ni uno, ni una, ni un solo, ni un seguidor, ni un solo seguidor, ni un like, ni un solo like, ni una vista, ni una sola
        vista, ni uno solo, hasta ahora nada, hasta ahora, hasta hoy, hasta hoy nada, hasta el momento, hasta el momento nada,
        todavia no empieza, todavía no empieza, todavia no inicia, todavía no inicia, todavia no llega, todavía no llega, todavia no
        arranca, todavía no arranca, aun no inicia, aún no inicia, aun no arranca, aun no llegan, aún no llegan, sigo esperando,
        seguimos esperando, sigue sin empezar, sigue sin iniciar, sigue sin llegar, sigue sin arrancar, sigue en cero, sigue en 0,
        sigue en pendiente, esperando desde, esperando hace, esperando mucho, esperando respuesta, esperando dias, esperando una
        semana, estoy esperando, estamos esperando, te estoy esperando, los estoy esperando, he esperado, he esperado mucho, espere
        mucho, esperé mucho, ya esperé, ya espere mucho, ya esperé mucho, ya espere demasiado, ya esperé demasiado, cuanto mas,
        cuánto más, cuanto mas espero, cuánto más espero, tanto tiempo, demasiado tiempo, mucho rato, sin respuesta alguna, sin
        ninguna respuesta, sin respuesta desde, ninguna respuesta, sin contestar, sin solucion, sin solución, ninguna solucion,
        ninguna solución, nadie me responde, nadie me contesta, nadie da respuesta, nadie da la cara, nadie ayuda, nadie me ayuda,
        nadie hace nada, nadie resuelve, nadie soluciona, nadie me da respuesta, no me responden, no me responde nadie, no me
        contestan, no me contesta nadie, no responde nadie, no contesta nadie, no hay respuesta, no me dan respuesta, no dan
        respuesta, no dan solucion, no dan solución, no me dan solucion, no me dan solución, no me hacen caso, no hacen caso, no
        hacen nada, no solucionan, no resuelven, me ignoran, me siguen ignorando, me estan ignorando, me están ignorando,
        ignorandome, ignorado, en visto, me dejan en visto, me dejaron en visto, no entrego, no entregó, no entrego nada, no entregó
        nada, no entregaron, no entregaron nada, no han entregado, no han entregado nada, no ha entregado nada, no entregan, no
        entrega, no me ha llegado, no me ha llegado nada, no me llega, no me llega nada, no me llego, no me llegó, no me llego nada,
        no llega nada, no llego nada, no llegó nada, no llegaron nunca, nunca llego, nunca llegó, nunca llegaron, nunca empezo,
        nunca empezó, nunca inicio, nunca inició, no entro nada, no entró nada, no ha entrado nada, no ha avanzado, no avanza nada,
        no avanzo, no avanzó, ni avanza, ni empieza, ni ha empezado, ni siquiera, ni siquiera empieza, ni siquiera ha empezado, ni
        siquiera empezo, no se ha movido, no se ha movido nada, no se mueve nada, sin moverse, sin avanzar, sin avance, sin avances,
        sin empezar, sin iniciar, sin cambios, sin novedad, silencio, que demora, mucha demora, demora mucho, demoran mucho, demoran
        demasiado, tanta demora, demora, demoran, demoraron, tarda mucho, tarda demasiado, tardan mucho, tardan demasiado, se
        tardan, se tardan mucho, se tarda mucho, se demoran, se demoran mucho, se demora mucho, tardo mucho, tardando mucho,
        tardando demasiado, esta tardando, está tardando, esta tardando mucho, está tardando mucho, está tardando demasiado, esta
        demorando, está demorando mucho, esta demorando mucho, espero hace dias, espero hace días, espero desde ayer, esperando
        desde ayer, esperando hace dias, esperando hace días, esperando toda la semana, esperando todo el dia, esperando todo el
        día, llevo esperando dias, llevo esperando días, llevo esperando horas, llevo esperando desde ayer, llevo mas de, llevo más
        de, mas de una semana, más de una semana, mas de un dia, más de un día, mas de un mes, más de un mes, hace mas de una
        semana, hace más de una semana, hace mas de un dia, hace más de un día, ya paso mas de una semana, ya pasó más de una
        semana, ya paso mucho tiempo, ya pasó mucho tiempo, ha pasado una semana, ha pasado mucho tiempo, han pasado dias, han
        pasado días, han pasado, han pasado varios dias, han pasado varios días, ya han pasado, ya lleva, ya llevan, ya llevo, ya
        son dias, ya son días, y sigue igual, y sigo esperando, sigue en lo mismo de siempre, sigo sin respuesta, sigo sin ver nada,
        sigue sin moverse, sigue sin avanzar, sigue sin cambios, sigue sin llegar nada, siguen sin responder, siguen sin llegar, sin
        ningun cambio, sin ningún cambio, sin ningun avance, sin ningún avance, ningun cambio, ningún cambio, ningun avance, ningún
        avance, ninguna novedad, ni una novedad, ni un solo avance, ni un like ha llegado, no ha llegado ni uno, no ha llegado ni
        uno solo, no llego ni uno, no llegó ni uno, no llega ni uno, no han llegado ni, no entro ni uno, no entró ni uno, no entregó
        ni uno, no entrego ni uno, no ha entrado ni uno, no hay avance, no hay avances, no hay cambios, no hay movimiento, no hay
        nada, no veo nada, no veo avance, no veo cambios, no veo ningun cambio, no se ve nada, no me han respondido, no me han
        contestado, no han respondido, no han contestado, nadie ha respondido, nadie me ha respondido, nadie me ha contestado, nadie
        me atiende, nadie atiende, nadie me da solucion, nadie me da solución, no atienden, no me atienden, no me ayudan, no ayudan,
        no me resuelven, no me solucionan, leen y no responden, leen y no contestan, me clavan el visto, me clavaron el visto,
        clavan visto, solo me ignoran, me ignoran todos los dias, me siguen dejando en visto",
    repetition: "es la tercera vez, es la segunda vez, es la cuarta vez, es la quinta vez, por tercera vez, por segunda vez, por cuarta vez,
        por quinta vez, quinta vez, enesima vez, enésima vez, por enesima vez, por enésima vez, milésima vez, ultima vez, última
        vez, por ultima vez, por última vez, es la ultima vez, ultimo aviso, último aviso, ultima advertencia, última advertencia,
        cuantas veces, cuántas veces, cuantas veces mas, cuántas veces más, cuantas veces tengo que pedir, cuantas veces tengo que
        decir, cuántas veces tengo que pedirlo, cuantas veces tengo que pedirlo, cuantas veces tengo que decirlo, cuántas veces
        tengo que decirlo, cuantas veces debo pedirlo, cuantas veces hay que pedirlo, cuantas veces les digo, cuántas veces les
        digo, cuantas veces te digo, cuantas veces lo pido, cuántas veces lo pido, cuantas veces tengo que escribir, cuántas veces
        tengo que escribir, ya lo pedi, ya lo pedí, ya lo pedi varias veces, ya les pedi, ya les pedí, ya pedi, ya pedí, ya lo dije,
        ya les dije, ya te dije, ya se lo dije, ya lo he dicho, ya lo he pedido, les he escrito, les he escrito varias veces, les
        escribi, les escribí, he escrito, he escrito varias veces, ya escribi, ya escribí, ya escribi varias veces, ya escribí
        varias veces, ya les escribi, ya les escribí, ya les escribi varias veces, les sigo escribiendo, sigo escribiendo,
        escribiendo, llevo escribiendo, llevo dias escribiendo, llevo días escribiendo, que les escribo, que escribo, que te
        escribo, que lo pido, que pido, que pido esto, que les pido, que les digo, que te digo, que lo digo, que digo, que mando
        mensaje, que les mando mensaje, que mando, que reclamo, que aviso, que solicito, vengo pidiendo, vengo escribiendo, una y
        otra vez, una vez mas, una vez más, otra vez lo mismo, otra vez igual, siempre lo mismo, siempre es lo mismo, siempre igual,
        siempre, lo mismo, lo mismo de siempre, la misma historia, el mismo problema, mismo problema, mil veces, cada vez, cada
        rato, a cada rato, cada dia, cada día, todos los dias, todos los días, todo el tiempo, a diario, diario, diariamente,
        seguido, repito, les repito, te repito, repitiendo, recordatorio, insisto, insistiendo, reitero, les reitero, reiterando,
        reitero mi pedido, de nuevo lo mismo, reclamando, vengo reclamando, dos veces ya, tres veces ya, ya van dos veces, ya van
        tres veces, ya les escribi mil veces, ya escribi mil veces, ya escribí mil veces, ya lo pedí mil veces, ya lo pedi mil
        veces, lo pedi ayer, lo pedí ayer, lo pedi varias veces, lo pedí varias veces, les pedi ayer, les pedí ayer, les pido de
        nuevo, les pido nuevamente, les pido otra vez, te pido de nuevo, pido de nuevo, pido nuevamente, pido otra vez, vuelvo a
        pedir, vuelvo a escribir, vuelvo a escribirles, vuelvo a insistir, les vuelvo a escribir, les vuelvo a pedir, les mande
        mensaje, les mandé mensaje, les mande varios mensajes, les mandé varios mensajes, mande varios mensajes, mandé varios
        mensajes, les hable ayer, les hablé ayer, les dije ayer, les dije varias veces, se los dije, se los dije ayer, se los he
        dicho, se los he pedido, todos los dias escribo, todos los días escribo, escribo todos los dias, escribo todos los días,
        todos los dias lo mismo, todos los días lo mismo, cada dia lo mismo, cada día lo mismo, cada pedido lo mismo, en cada
        pedido, siempre se cae, siempre se caen, siempre baja, siempre bajan, siempre se atasca, siempre se traba, siempre tardan,
        siempre demoran, siempre me pasa, siempre pasa lo mismo, otra vez el mismo problema, de nuevo el mismo problema, otra vez se
        cayó, otra vez se cayo, otra vez se cayeron, otra vez bajo, otra vez bajó, otra vez bajaron, otra vez parado, otra vez
        atascado, de nuevo se cayó, de nuevo se cayeron, de nuevo bajaron, de nuevo bajó, nuevamente se cayó, nuevamente se cayeron,
        nuevamente bajaron, y otra vez, otra vez yo, soy yo otra vez, yo otra vez",
    reasons: "me equivoque de link, me equivoqué de link, me equivoque de enlace, me equivoqué de enlace, me equivoque de cuenta, me
        equivoqué de cuenta, me equivoque de servicio, me equivoqué de servicio, me equivoque de usuario, me equivoqué de usuario,
        me equivoque en el link, me equivoqué en el link, me equivoque con el link, me equivoqué con el link, me equivoque en el
        enlace, me equivoqué, me equivoque al pedir, me equivoque de pedido, me confundi, me confundí, me confundi de link, me
        confundí de link, me confundi de servicio, me confundí de servicio, me confundi de cuenta, me confundí de cuenta, puse el
        link equivocado, puse el enlace equivocado, puse link equivocado, puse mal el link, puse mal el enlace, puse mal el usuario,
        puse mal la cantidad, puse mal la cuenta, puse el link mal, puse el enlace mal, puse otro link, puse otro enlace, puse el
        link de otro, puse el link incorrecto, puse un link equivocado, puse un link incorrecto, pegue mal el link, pegué mal el
        link, pegué otro link, pegue otro link, pegué el link equivocado, pegue el link equivocado, pegué el link de otro cliente,
        pegué el link de otro, copie mal el link, copié mal el link, mande mal el link, mandé mal el link, mande el link equivocado,
        mandé el link equivocado, escribi mal, escribí mal, escribí mal el link, escribí mal el usuario, el link esta mal, el link
        está mal, link esta mal, link está mal, el enlace esta mal, el enlace está mal, el link estaba mal, el link es incorrecto,
        el enlace es incorrecto, link malo, link roto, enlace roto, mal el link, mal link, link errado, link erroneo, link erróneo,
        enlace erroneo, enlace erróneo, usuario equivocado, usuario incorrecto, cuenta equivocada, cuenta incorrecta, perfil
        equivocado, perfil incorrecto, servicio equivocado, servicio incorrecto, post equivocado, video equivocado, publicacion
        equivocada, publicación equivocada, pedido equivocado, orden equivocada, cantidad equivocada, cantidad incorrecta, pagina
        equivocada, error mio, error mío, fue mi error, mi error, fue un error mio, fue error mio, culpa mia, culpa mía, fue mi
        culpa, lo pedi por error, lo pedí por error, pedi por error, pedí por error, hice el pedido por error, lo hice por error, lo
        puse por error, lo meti por error, lo metí por error, lo compre por error, lo compré por error, compre por error, compré por
        error, lo pedi sin querer, lo pedí sin querer, lo hice sin querer, fue sin querer, por equivocacion, por equivocación, por
        accidente, por descuido, pedi dos veces, pedí dos veces, lo pedi dos veces, lo pedí dos veces, lo hice dos veces, hice dos
        veces, lo puse dos veces, lo meti dos veces, lo metí dos veces, compre dos veces, compré dos veces, lo compre dos veces, lo
        compré dos veces, le di dos veces, di dos veces, se hizo dos veces, se pidio dos veces, se pidió dos veces, dos veces,
        pedido doble, orden doble, doble, pedido repetido, orden repetida, repetido, repetida, pedido duplicado, orden duplicada,
        duplicado, duplicada, esta duplicado, está duplicado, esta duplicada, está duplicada, se duplico, se duplicó, lo duplique,
        lo dupliqué, duplique, lo meti duplicado, lo metí duplicado, me cobraron dos veces, me cobraron doble, cobraron dos veces,
        cuenta baneada, cuenta bloqueada, cuenta suspendida, cuenta cerrada, cuenta eliminada, cuenta desactivada, cuenta privada,
        cuenta en privado, perfil privado, perfil en privado, perfil bloqueado, perfil eliminado, me banearon, me banearon la
        cuenta, banearon la cuenta, le banearon la cuenta, bloquearon la cuenta, suspendieron la cuenta, cerraron la cuenta, me
        cerraron la cuenta, le cerraron la cuenta, perdi la cuenta, perdí la cuenta, puso la cuenta privada, puso la cuenta en
        privado, puso privada la cuenta, puso el perfil privado, puso su cuenta privada, cliente puso la cuenta privada, el cliente
        puso la cuenta privada, esta privada, está privada, esta en privado, está en privado, la cuenta esta privada, la cuenta está
        privada, la cuenta es privada, borraron el post, borraron la publicacion, borraron la publicación, borraron el video, borro
        el post, borró el post, borro la publicacion, borró la publicación, borro el video, borró el video, borre el post, borré el
        post, borré el video, borre el video, borré la publicación, elimino el post, eliminó el post, eliminó la publicación,
        eliminó el video, eliminaron el post, eliminaron el video, eliminaron la publicación, post eliminado, post borrado, video
        eliminado, video borrado, publicacion eliminada, publicación eliminada, publicación borrada, publicacion borrada, cambio de
        usuario, cambió de usuario, cambio el usuario, cambió el usuario, cambie el usuario, cambié el usuario, cambie de usuario,
        cambié de usuario, cambio su usuario, cambió su usuario, cambio de nombre, cambió de nombre, cambio el link, cambió el link,
        cambie el link, cambié el link, el cliente se arrepintio, el cliente se arrepintió, mi cliente se arrepintió, mi cliente se
        arrepintio, mi clienta se arrepintió, la clienta se arrepintió, se arrepintio, se arrepintió, me arrepenti, me arrepentí,
        cambie de opinion, cambié de opinión, cambio de opinion, cambió de opinión, el cliente cambió de opinión, cliente enojado,
        cliente molesto, mi cliente esta enojado, mi cliente está enojado, mi cliente esta molesto, mi cliente está molesto, mi
        cliente está furioso, mi cliente esta furioso, el cliente esta enojado, el cliente está enojado, el cliente esta molesto, el
        cliente está molesto, el cliente está furioso, el cliente está muy molesto, mis clientes estan molestos, mis clientes están
        molestos, mis clientes están enojados, el cliente me reclama, mi cliente me reclama, mi cliente me esta reclamando, mi
        cliente me está reclamando, el cliente me esta reclamando, el cliente me está reclamando, me reclama, me reclaman, me estan
        reclamando, me están reclamando, me esta reclamando, me está reclamando, reclama, el cliente me tiene loco, mi cliente me
        tiene loco, me tiene loco, me tienen loco, me esta matando, me está matando, el cliente me presiona, mi cliente me presiona,
        me presiona, me presionan, el cliente espera, mi cliente espera, el cliente esta esperando, el cliente está esperando, mi
        cliente esta esperando, mi cliente está esperando, el cliente me insulta, mi cliente me insulta, me insulta, me insultan,
        pierdo clientes, pierdo el cliente, pierdo al cliente, pierdo a mi cliente, perdiendo clientes, estoy perdiendo clientes,
        voy a perder al cliente, voy a perder el cliente, voy a perder a mi cliente, voy a perder clientes, perdi un cliente, perdí
        un cliente, perdi el cliente, perdí el cliente, perdí al cliente, se me va el cliente, quedo mal con el cliente, quedo mal,
        quedando mal, ya no tiene sentido, no tiene sentido, no tiene caso, ya no tiene caso, ya no hace falta, se cayo todo, se
        cayó todo, se cayeron todos, se cayo la mitad, se cayó la mitad, se cayó casi la mitad, se cayo casi todo, se cayó casi
        todo, se cayeron casi todos, se cayeron muchos, se cayeron la mitad, se me cayeron, se me cayo, se me cayó, se estan
        cayendo, se están cayendo, se esta cayendo, se está cayendo, se caen, se cae, siguen cayendo, sigue cayendo, cayendo, sigue
        bajando, estan bajando, están bajando, esta bajando, está bajando, bajando mucho, baja, bajan, bajan mucho, baja mucho, baja
        cada dia, bajan cada dia, bajó, bajó mucho, bajo a, bajo de, bajaron a, bajaron todos, me bajaron, me bajo, me bajó, volvio
        a bajar, volvió a bajar, volvieron a bajar, volvio a caer, volvió a caer, volvieron a caer, caida, caída, caidas, caídas,
        drop, tuvo drop, hubo drop, tuvo caida, tuvo caída, se perdieron, se perdio, se perdió, se fueron, se fueron todos, se
        borraron, se esfumaron, desaparecieron, desaparecio, desapareció, desaparecen, perdiendo seguidores, pierdo seguidores, sigo
        perdiendo, sigo perdiendo seguidores, sigo perdiendo likes, estoy perdiendo, estoy perdiendo seguidores, perdi seguidores,
        perdí seguidores, perdi likes, perdió seguidores, perdio seguidores, disminuyeron, disminuyo, disminuyó, disminuyendo,
        faltan seguidores, faltan likes, le faltan, me faltan, al que le faltan, con garantia, con garantía, tiene garantia, tiene
        garantía, tenia garantia, tenía garantía, esta en garantia, está en garantía, en garantia, en garantía, aun tiene garantia,
        aún tiene garantía, todavia tiene garantia, todavía tiene garantía, es con garantia, es con garantía, dentro de garantia,
        dentro de la garantía, puros bots, todos bots, son bots, puros falsos, todos falsos, cuentas falsas, perfiles falsos, puro
        bot, mala calidad de seguidores, de mala calidad, muy caro, demasiado caro, puse el usuario equivocado, puse el usuario mal,
        puse otro usuario, puse la cuenta equivocada, puse otra cuenta, puse la cantidad equivocada, puse cantidad equivocada, puse
        el servicio equivocado, elegi mal, elegí mal, elegi mal el servicio, elegí mal el servicio, elegi el servicio equivocado,
        elegí el servicio equivocado, escogi mal, escogí mal, escogi mal el servicio, escogí mal el servicio, seleccione mal,
        seleccioné mal, seleccione mal el servicio, seleccioné mal el servicio, pedi el servicio equivocado, pedí el servicio
        equivocado, pedi mal, pedí mal, lo pedi mal, lo pedí mal, pedi para otra cuenta, pedí para otra cuenta, link de otra cuenta,
        link de otro post, link de otro cliente, era otro link, era otro perfil, era otra cuenta, no era ese link, no era ese
        perfil, no era esa cuenta, no es ese link, no es ese perfil, no es esa cuenta, no es el link, copie el link equivocado,
        copié el link equivocado, copie mal, copié mal, pegue mal, pegué mal, me equivoque al poner el link, me equivoqué al poner
        el link, me equivoque poniendo el link, me equivoque en la cantidad, me equivoqué en la cantidad, me equivoque con la
        cantidad, me equivoqué con la cantidad, me equivoque de perfil, me equivoqué de perfil, me equivoque de post, me equivoqué
        de post, me equivoque en el usuario, me equivoqué en el usuario, se me fue doble, se fue doble, se me fue dos veces, se
        mando dos veces, se mandó dos veces, se envio dos veces, se envió dos veces, se creo dos veces, se creó dos veces, se hizo
        doble, se hizo duplicado, salio duplicado, salió duplicado, salio doble, salió doble, lo hice doble, lo pedi doble, lo pedí
        doble, pedi doble, pedí doble, hice doble pedido, es un duplicado, es duplicado, es repetido, esta repetido, está repetido,
        me descontaron dos veces, me descontaron doble, descontaron dos veces, me descontó dos veces, el cliente borro el post, el
        cliente borró el post, el cliente borro el video, el cliente borró el video, el cliente borró la publicación, el cliente
        elimino el post, el cliente eliminó el post, el cliente cambio de usuario, el cliente cambió de usuario, el cliente cambió
        su usuario, el cliente cambio el usuario, mi cliente borró el post, mi cliente borró el video, mi cliente cambió de usuario,
        mi cliente puso privada la cuenta, mi cliente puso la cuenta privada, cliente puso privado, puso privado, lo puso privado,
        lo puso en privado, se puso privado, se puso en privado, cerro la cuenta, cerró la cuenta, el cliente cerró la cuenta, el
        cliente cerro la cuenta, mi cliente cerró la cuenta, cerro el perfil, cerró el perfil, le tumbaron la cuenta, tumbaron la
        cuenta, me tumbaron la cuenta, cuenta tumbada, cuenta hackeada, hackearon la cuenta, le hackearon la cuenta, cuenta
        inhabilitada, inhabilitaron la cuenta, cuenta deshabilitada, deshabilitaron la cuenta, le suspendieron la cuenta, le
        bloquearon la cuenta, el post ya no existe, ya no existe, ya no existe el post, el video ya no existe, la cuenta ya no
        existe, mi cliente me grita, mi cliente me escribe, mi cliente me llama, mi cliente me esta llamando, mi cliente me está
        llamando, mi cliente no para de escribir, mi cliente pregunta, mi cliente me pregunta, el cliente me pregunta, el cliente me
        escribe, el cliente me llama, el cliente me grita, el cliente me está gritando, el cliente me esta gritando, el cliente me
        está llamando, el cliente me esta llamando, el cliente me está insultando, el cliente me esta insultando, el cliente no para
        de escribir, el cliente no deja de escribir, el cliente pregunta, el cliente está encima, el cliente esta encima, tengo al
        cliente encima, tengo el cliente encima, el cliente me amenaza, mi cliente me amenaza, el cliente amenaza, mi cliente se
        enoja, mi cliente se enojó, el cliente se enojó, el cliente se enojo, el cliente se va, mi cliente se va, se me fue el
        cliente, clientes enojados, clientes molestos, los clientes reclaman, los clientes se quejan, mis clientes se quejan, mis
        clientes me reclaman, el cliente se queja, mi cliente se queja, mi jefe esta enojado, mi jefe está enojado, mi jefe me va a
        matar, me van a matar, me va a matar, seguidores bajaron, los seguidores bajaron, los seguidores se cayeron, se cayeron los
        seguidores, se cayeron los likes, se cayeron las vistas, bajaron los seguidores, bajaron los likes, bajaron las vistas, se
        fueron los seguidores, se me fueron los seguidores, se estan yendo, se están yendo, se estan yendo los seguidores, se están
        yendo los seguidores, se van los seguidores, estoy perdiendo likes, pierdo likes, pierdo seguidores todos los dias, pierdo
        seguidores todos los días, perdi la mitad, perdí la mitad, perdi casi todo, perdí casi todo, perdi todos, perdí todos, se
        perdió la mitad, se perdio la mitad, la mitad se cayó, la mitad se cayo, la mitad se fue, mas de la mitad, más de la mitad,
        casi todos se cayeron, todos se cayeron, todo se cayó, todo se cayo, bajo la mitad, bajó la mitad, bajo casi todo, bajó casi
        todo, baja todos los dias, baja todos los días, bajan todos los dias, bajan todos los días, bajan diario, baja diario, se
        caen todos los dias, se caen todos los días, se caen a diario, con garantia de 30 dias, con garantía de 30 días",
    states: "en cero, en 0, esta en cero, está en cero, esta en 0, está en 0, atascada, atorado, atorada, se atoro, se atoró, se atasco,
        se atascó, esta atascado, está atascado, esta atorado, está atorado, trabado, trabada, se trabo, se trabó, esta trabado,
        está trabado, estancado, estancada, se estanco, se estancó, esta estancado, está estancado, congelado, congelada, se
        congelo, se congeló, clavado, colgado, se colgo, se colgó, varado, parada, se paro, se paró, se detuvo, se quedo, se quedó,
        se quedo en, se quedó en, se quedo parado, se quedó parado, se quedó a medias, se quedo a medias, a medias, a la mitad, por
        la mitad, se freno, se frenó, frenado, detenida, esta detenido, está detenido, esta parado, está parado, esta parada, está
        parada, lentisimo, lentísimo, lentisima, lentísima, super lento, super lenta, súper lento, re lento, bien lento, bastante
        lento, tan lento, lento lento, esta lento, está lento, esta muy lento, está muy lento, esta lentisimo, está lentísimo, esta
        super lento, está súper lento, va muy lento, va lentisimo, va lentísimo, va super lento, va súper lento, va demasiado lento,
        va lentito, lentito, lentitud, gota a gota, va gota a gota, a gotas, a cuentagotas, tortuga, como tortuga, a paso de
        tortuga, va a paso de tortuga, despacio, muy despacio, va despacio, va muy despacio, demorada, retrasada, muy retrasado,
        esta retrasado, está retrasado, atrasada, muy atrasado, esta atrasado, está atrasado, incompleto, incompleta, esta
        incompleto, está incompleto, sigue pendiente, sigue en proceso, en proceso, procesando, en progreso, sigue en progreso,
        sigue procesando, sigue atascado, sigue parado, sigue lento, sigue en lo mismo, sigue detenido, esta pendiente, está
        pendiente, falta, faltan, faltaron, falto, faltó, falta la mitad, faltan la mitad, de menos, menos, atascado desde ayer,
        parado desde ayer, detenido desde ayer, pendiente desde ayer, atascado hace dias, atascado hace días, parado hace dias,
        parado hace días, detenido hace dias, detenido hace días, pendiente hace dias, pendiente hace días, se quedo a la mitad, se
        quedó a la mitad, se quedo pegado, se quedó pegado, se quedo trabado, se quedó trabado, se quedo atascado, se quedó
        atascado, se quedo en cero, se quedó en cero, se murio, se murió, muerto, esta muerto, está muerto, congelado desde ayer,
        avanza lento, avanza muy lento, avanza lentisimo, camina lento, lento como tortuga, va como tortuga, parece tortuga,
        caracol, a paso de caracol, como caracol",
    unwanted: "ya no lo necesito, ya no la necesito, ya no necesito, ya no lo quiero, ya no la quiero, ya no quiero, ya no quiero el
        pedido, ya no quiero ese pedido, ya no quiero este pedido, ya no quiero la orden, ya no me interesa, ya no lo ocupo, ya no
        ocupo, ya no me sirve, no lo quiero mas, no lo quiero más, no lo necesito mas, no lo necesito más, el cliente ya no quiere,
        el cliente ya no lo quiere, mi cliente ya no quiere, mi cliente ya no lo quiere",
    manners: "que tal, qué tal, como estan, cómo están, como estas, cómo estás, como esta, cómo está, espero esten bien, espero estén
        bien, espero que esten bien, espero que estén bien, espero estes bien, buena tarde, buena noche, estimado, estimados,
        estimada, querido, queridos, mi estimado, mi amigo, mi bro, mi hermano, mi pana, pana, panas, parce, parcero, compa, compas,
        compadre, carnal, wey, güey, guey, che, tio, tío, causa, mano, mi rey, mi reina, rey, crack, maestro, mijo, loco, señores,
        señora, señorita, caballero, doña, licenciado, inge, ingeniero, jefa, jefes, patron, patrón, gente, muchachos, chicos,
        chicas, soporte, soporte tecnico, administrador, administradores, admins, encargado, porfavorcito, por favorcito, favorcito,
        porfis, porfiss, porfaa, porfavorrr, si pueden, si puedes, si puede, si es tan amable, si son tan amables, si fueran tan
        amables, tan amable, si no es molestia, cuando puedan, cuando puedas, en cuanto puedan, en cuanto puedas, ayuda, ayudame,
        ayúdame, ayudenme, ayúdenme, ayudeme, ayúdeme, me ayudan, me ayudas, me ayuda, pueden ayudarme, puedes ayudarme, me pueden
        ayudar, me puedes ayudar, me podrian ayudar, me podrían ayudar, necesito ayuda, necesito su ayuda, un favor, hazme el favor,
        haganme el favor, háganme el favor, haz el favor, hagan el favor, te pido, les pido, le pido, les ruego, te ruego, se los
        ruego, ruego, te lo pido, se los pido, se lo pido, se los suplico, suplico, disculpa, disculpe, disculpen, disculpa la
        molestia, disculpen la molestia, disculpa la hora, disculpen la hora, perdon, perdón, perdona, perdonen, perdon la molestia,
        perdón la molestia, perdon por molestar, perdona la molestia, lo siento, lamento molestar, con permiso, dios los bendiga,
        dios te bendiga, bendiciones, de antemano, se agradece, se los agradezco, se los agradeceria, se los agradecería, agradezco,
        agradeceria, agradecería, les agradeceria, les agradecería, te agradeceria, te agradecería, quedo atento, quedo atenta,
        quedo a la espera, en espera, saludos cordiales, un saludo, cordial saludo, slds, atte, atentamente, miren, mira, oigan,
        oye, oiga, escuchen, escucha, fijense, fíjense, a ver, pues, pue, eh, ehh",
    everyday: "dinero, plata, lana, guita, varo, pesos, dolares, dólares, euros, soles, billete, saldo en, cuenta, cuentas, tarjeta,
        perfil, perfiles, pagina, página, publicacion, publicación, publicaciones, post, posts, foto, fotos, video, vídeo, videos,
        reel, reels, historia, historias, canal, grupo, link, links, enlace, enlaces, url, usuario, usuarios, user, username, insta,
        instagram, ig, tiktok, youtube, yt, telegram, facebook, fb, whatsapp, wsp, wasap, twitter, panel, paneles, proveedor,
        servidor, sistema, sitio, web, tienda, empresa, negocio, trabajo, chamba, servicio, cancion, canción, artista, marca,
        influencer, clienta, clientas, comprador, compradores, reseller, revendedor, persona, personas, mujer, esposa, esposo,
        marido, hijo, hija, madre, mama, mamá, padre, papa, papá, familia, vida, dios, mundo, pais, país, lunes, martes, miercoles,
        miércoles, jueves, viernes, sabado, sábado, domingo, fin de semana, meses, año, años, minuto, minutos, rato, tiempo, vez,
        veces, primera, primer, primero, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, medio, media, mitad, casi,
        tantos, tantas, tanto, tanta, varios, varias, pocos, pocas, todos los, toda, todas, entero, entera, resto, demas, demás,
        demasiado, demasiados, bastante, mismo, misma, asi, así, entonces, pero, porq, xq, pq, ya que, por eso, por lo que, debido,
        debido a, causa de, cosa, cosas, parte, lado, valor, precio, mensaje, mensajes, msj, msg, estudiante, pobre, humilde, fiel,
        cliente fiel, antiguo, viejo, d, q, k, xa, pa, pal, en el, se, su, sus, mio, mío, mia, mía, tu, tus, nuestra, nuestros,
        nuestras, ti, te, os, les, ellos, ellas, ella, el mismo, nosotros, conmigo, aquel, aquella, eso, esto, aqui, aquí, ahi, ahí,
        alli, allí, alla, allá, aca, acá, soy, somos, eres, era, eran, estaba, estaban, tenia, tenía, tenian, tengan, tienen,
        tenemos, estoy, estamos, pago, pagar, pagando, pague, pagué, compro, comprar, compre, compré, trabajo duro, gane, se que,
        sé, creo, verdad, la verdad, de verdad, en serio, sinceramente, simplemente, completamente, totalmente, literalmente,
        practicamente, prácticamente, realmente, recien, recién, apenas, mientras, durante, entre, hacia, sobre, contra, segun,
        según, hasta, cero, mil, miles, uno, cada, casa, algo, bien",
};
