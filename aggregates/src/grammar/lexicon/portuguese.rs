//! Portuguese.

use super::Meaning::{self, *};
use super::around::Around;
use super::{
    CANCEL, CANCEL_NAMED, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED,
};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "reposicao repor reponham repoe reponha reposisao refiu"),
    (REFILL_NAMED, "repos recarga completem completar"),
    (Guarantee, "garantia"),
    (CANCEL, "cancelem cancelar cancela cancele cancelamento"),
    (CANCEL_NAMED, "cancelado cancelei cancelaram cancelou cancelada exclui excluir parem"),
    (SPEED_UP, "agiliza agilizem agilizar apressa apressem apressar acelerem acelerar acelera acelere aceleracao"),
    (SPEED_UP_NAMED, "velocidade iniciem comecem corre"),
    (Fast, "rapido rapidinho depressa ligeiro"),
    (REFUND, "estorna estornem estornar estorne reembolso reembolsar reembolsem reembolsa reembolse"),
    (REFUND_NAMED, "estorno devolve devolvam devolver devolucao reembolsado"),
    (PARTIAL, "parcial"),
    (PARTIAL_NAMED, "parcialmente"),
    (Check, "verificar"),
    (Order, "pedido pedidos ordem"),
    (Services, "servicos"),
    (Help, "ajuda"),
    (Greeting, "ola oi bom boa oii opa eai"),
    (Thanks, "obrigado obrigada valeu obg vlw brigado grato grata"),
    (Please, "favor pfv pf pfvr pff gentileza"),
    (Polite, "dia dias tarde tardes noite noites amigo amiga mano cara moço moca chefe hoje agora logo imediatamente equipe tambem tb novamente pessoal galera parceiro"),
    (Determiner, "meu minha meus minhas nosso esse essa esses este isso o os as"),
    (Preposition, "em pra pro por de do da dos das"),
    (Carrier, "um uma uns e no na nos nas ao pelo ambos todos aqui mim mais"),
    (Asking, "quero preciso gostaria queria solicito precisamos queremos desejo pode podem poderia poderiam consegue conseguem"),
    (Doing, "faz faca facam fazer manda mandem mandar coloca coloquem colocar bota botem realizar processar processem dar dá deem"),
    (
        Glue,
      "eu tenho tem ja ta tá esta está estao muito muita ainda ate desde ha há hora horas semana semanas mes ontem cliente clientes
         que em vocês voces vcs voce vc so ninguem ngm nada sao foi era",
    ),
    (Never, "nunca jamais esquece esqueçam deixa deixem segura"),
    (Negated, "nao tampouco nem sem nenhum nenhuma n"),
    (Condition, "se quando caso depois amanha enquanto"),
    (Doubt, "finalmente posso podemos como porque qual onde quem exemplo significa pq consigo"),
    (Counted, "seguidores seguidor curtidas visualizacoes inscritos membros"),
    (Happening, "começou comecou começa comeca começaram iniciou inicia iniciaram completou completo completa funciona funcionou anda andou sobe subiu saiu"),
    (Getting, "chegou chegaram chega chegando entrou entraram entra recebi recebo recebido responde respondem resposta respondeu"),
    (
        Complaint,
      "golpe golpistas golpista ladroes ladrao fraude roubo lixo pessimo pessima pessimos pessimas horriveis horrivel bravo irritado puto cansado urgente urgencia problema caiu cairam caindo caem sumiu sumiram perdi
         perdeu perderam merda porra vergonha esperando aguardando falso falsos reclamacao reclamar enganado errado errada errei erro",
    ),
    (State, "demora demorando demorado lento lenta devagar atrasado parado parada travado ruim pouco travou"),
    (Missed, "pendente pendentes"),
    (SPEED_UP_NAMED, "empurra empurrem destrava destravem desenrola turbina turbinem"),
    (CANCEL_NAMED, "apaga apaguem remove removam remover desfaz desfazer"),
    (REFUND_NAMED, "ressarcimento ressarcir ressarce reembolsem"),
    (REFILL_NAMED, "reponham preenche preencham"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (Order, "meu pedido, meus pedidos, minha ordem"),
    (Polite, "no saldo, no meu saldo, no painel, o resto no saldo, resto no saldo, pro meu saldo, pra minha conta, ainda hoje"),
    (Thanks, "muito obrigado, muito obrigada, desde ja obrigado, desde ja agradeco"),
    (Greeting, "bom dia, boa tarde, boa noite"),
    (Please, "por favor, por gentileza, pelo amor de deus, faz favor"),
    (SPEED_UP, "mais rapido, mais velocidade"),
    (REFUND, "devolvam meu dinheiro, devolve meu dinheiro, devolvam o dinheiro, devolve o dinheiro, devolvam o valor, devolve o valor, quero meu dinheiro de volta, quero o dinheiro de volta, quero o meu dinheiro de volta, quero meu dinheiro"),
    (REFUND_NAMED, "meu dinheiro, meu dinheiro de volta, dinheiro de volta"),
    (SPEED_UP_NAMED, "um gas, da um gas, mete marcha, mete bronca, da uma acelerada"),
    (Asking, "quero que, eu quero, eu preciso, gostaria de, quero o, quero um, preciso que, preciso de, pode por favor, podem por favor"),
    (Polite, "de novo, outra vez, o mais rapido possivel, quanto antes, pra mim, para mim, no meu saldo, pro saldo, para o saldo, antes de comecar, antes que comece"),
    (
        Complaint,
        "nao comecou, nao começou, nao começa, nao comeca, nao iniciou, nao inicia, nao funciona, nao funcionou, nao
         completou, nao anda, nao sai, nao sobe, nem comecou, nem começou, terceira vez, segunda vez, quarta vez, varias
         vezes, muitas vezes, por engano, link errado, link incorreto, sem resposta, sem querer, caiu muito, caiu de novo,
         caiu tudo, caindo muito, nao aguento, nao posso esperar, nao da pra esperar, perdi meu dinheiro, esta caindo, ta
         caindo",
    ),
    (Never, "nao quero, nao precisa, nem precisa, deixa pra la"),
    (Doubt, "por que, da pra, é possivel, e possivel, como funciona"),
    (
        Missed,
        "nao chegou, nao chegaram, nao chega, nao chegou nada, nao entrou, nao entra, nao recebi, nao recebi nada,
         ainda nao, nem chegou, nao caiu nada",
    ),
    (
        State,
        "muito lento, muito lenta, ta lento, ta muito lento, muito devagar, demora muito, demorando muito, esta parado, ta
         parado",
    ),
    (
        Waiting,
        "ninguem responde, ngm responde, nao respondem, nao responde, muito tempo, desde ontem, estou esperando, to esperando",
    ),
    (SPEED_UP_NAMED, "faz andar, bota pra andar, bota pra rodar, poe pra rodar, da um up, da um gas ai"),
    (REFUND_NAMED, "meu saldo de volta, saldo de volta, valor de volta, volta meu saldo, devolve meu saldo"),
    (REFILL_NAMED, "seguidores de volta, devolve os seguidores, o que caiu"),
];

pub(super) const AROUND: Around = Around {
    anger: "palhaçada, palhaçada é essa, que palhaçada, que palhaçada é essa, que porcaria, que porcaria é essa, porcaria, que merda,
        que merda é essa, que droga, droga, que absurdo, absurdo, é um absurdo, que vergonha, que lixo, que lixo é esse, que serviço
        é esse, que serviço lixo, que painel é esse, que isso, que é isso, o que é isso, que que é isso, que sacanagem, sacanagem,
        que descaso, descaso, que falta de respeito, falta de respeito, desrespeito, que decepção, decepção, decepcionado,
        decepcionada, ridiculo, ridicula, um ridiculo, revoltado, revoltada, indignado, indignada, furioso, furiosa, irritada,
        nervoso, nervosa, puta, to puto, to muito puto, tô puto, puto da vida, com raiva, raiva, odio, to com raiva, estressado,
        estressada, cansei, cansei de esperar, to cansado, tô cansado, to cansado de esperar, de saco cheio, saco cheio, to de saco
        cheio, encheu o saco, ja deu, chega, basta, ja chega, pelo amor, bando de ladrão, bando de ladroes, bando de golpistas,
        bando de golpista, bando de safados, bando, safados, safado, sem vergonha, sem vergonhas, cambada, pilantra, pilantras,
        picareta, picaretas, vagabundo, vagabundos, caloteiro, caloteiros, estelionato, estelionatario, estelionatarios, 171,
        mentiroso, mentirosos, mentira, incompetentes, incompetente, irresponsaveis, irresponsavel, idiota, idiotas, burro, burros,
        imbecil, imbecis, otario, otarios, fdp, pqp, vsf, vtnc, caralho, krl, crl, cacete, poxa, pô, inferno, desgraça, desgraçados,
        desgraçado, droga de painel, painel lixo, painel de merda, serviço lixo, serviço de merda, serviço pessimo, pessimo serviço,
        pior painel, pior serviço, nojento, nojo, sumiram, vcs sumiram, vocês sumiram, cadê vocês, cade vocês, cade vcs, cadê vcs,
        cade o suporte, cadê o suporte, cade o admin, cadê, cade, tem alguem, tem alguem ai, tem alguém aí, alguem ai, alguém aí,
        alguem vivo, alguem ai vivo, vcs tão dormindo, vocês estão dormindo, estão dormindo, tao dormindo, dormindo, ta de
        brincadeira, tá de brincadeira, tão de brincadeira, estão de brincadeira, estao de brincadeira, ta brincando, tão brincando,
        brincadeira isso, isso é brincadeira, isso é um absurdo, acorda, acordem, façam alguma coisa, faz alguma coisa, façam algo,
        se mexam, me respondam, me responde, responde ai, respondam ai, me roubaram, me enganaram, roubando, roubaram, fui enganado,
        fui roubado, fui lesado, prejudicado, to no prejuizo, prejuizo, tomando prejuizo, denuncia, denunciar, vou denunciar,
        procon, vou no procon, reclame aqui, vou no reclame aqui, vou reclamar, vou processar, abro disputa, vou abrir disputa, ou
        abro disputa, ou abro disputa no mercado pago, ou vou no reclame aqui, ou vou denunciar, ou vou reclamar, ou eu denuncio,
        senão vou denunciar, senão abro disputa, senao abro disputa, se não vou denunciar, se não abro disputa, contestação, vou
        sair do painel, vou mudar de painel, vou trocar de painel, nunca mais compro, nunca mais, mano do ceu, gente do ceu, meu
        deus, deus me livre, aff, affs, affz, pff, putz, eita, nossa, oxe, isso é uma vergonha, isso e uma vergonha, uma vergonha,
        isso é um roubo, isso e um roubo, é um roubo, isso é golpe, isso e golpe, é golpe, que golpe, que roubo, que falta de
        profissionalismo, falta de profissionalismo, zero suporte, suporte zero, suporte lixo, suporte pessimo, péssimo suporte,
        pessimo suporte, péssimo atendimento, pessimo atendimento, atendimento pessimo, atendimento péssimo, atendimento lixo, nunca
        vi isso, nunca vi tanta incompetencia, é muita falta de respeito, e muita falta de respeito, muita falta de respeito, to de
        cara, tô de cara, to indignado, tô indignado, to revoltado, tô revoltado, muito chateado, chateado, chateada, to chateado,
        tô chateado, muito insatisfeito, insatisfeito, insatisfeita, to insatisfeito, que painel ruim, painel ruim, painel horrivel,
        painel pessimo, péssimo painel, serviço horrivel, serviço ruim, que serviço horrivel, que serviço ruim, serviço porco, uma
        porcaria, uma merda, um lixo, isso é um lixo, isso aqui é um lixo, isso aqui é uma piada, ta me tirando, tão me tirando,
        vocês estão de sacanagem, vcs tão de sacanagem, de sacanagem, vcs são um lixo, vcs sao ladroes, vocês são ladrões, voces sao
        ladroes, vocês são péssimos, vcs são péssimos, vcs são uns ladrões, tomem vergonha, tomem vergonha na cara, toma vergonha na
        cara, vergonha na cara, criem vergonha, olha a palhaçada, não é possível, nao e possivel isso, perdi a paciencia, perdi a
        paciência, sem paciencia, sem paciência, to sem paciencia, tô sem paciência, minha paciencia acabou, minha paciência acabou,
        acabou a paciencia, acabou minha paciência",
    urgency: "muito urgente, urgentemente, urgentissimo, com urgencia, com urgência, é urgente, e urgente, ta urgente, pra ontem, pra já,
        pra ja, ja ja, já já, o quanto antes, o mais breve possivel, assim que possivel, correndo, correndo contra o tempo, sem
        demora, nao demora, não demora, nao demorem, sem tempo, to sem tempo, tô sem tempo, nao tenho tempo, não tenho tempo, nao
        tenho mais tempo, preciso urgente, preciso pra hoje, preciso pra agora, preciso disso hoje, preciso hoje, é pra hoje, e pra
        hoje, ainda hoje, hj, hoje ainda, hoje sem falta, sem falta, nesse instante, neste momento, agora mesmo, agorinha,
        prioridade, emergencia, emergência, é importante, muito importante, importante, antes de iniciar, antes que inicie, antes de
        começar, antes que comece, antes de iniciar por favor, antes de rodar, antes de entrar, a live começa, a live vai começar,
        live começa em, nao da mais pra esperar, não dá mais pra esperar, nao aguento mais, não aguento mais, nao aguento mais
        esperar, não aguento mais esperar, não consigo esperar, nao consigo esperar, bora, vamo, vamos, anda logo, rapidao, rapidão,
        voando, vai logo, ligeirinho, evento, festa, show, lançamento, casamento, sorteio, live, jogo, campanha, a live, minha live,
        formatura, aniversario, entrevista, preciso disso urgente, preciso disso pra hoje, preciso disso agora, preciso pra hj,
        preciso pra hoje a noite, logo por favor, logo pfv, urgente por favor, urgente pfv, pra hoje a noite, pra hj a noite, essa
        noite, hoje a noite, hoje à noite, hoje a tarde, amanhã cedo tenho, em 1 hora, daqui a pouco, daqui pouco, em
        cima da hora, ta em cima da hora, prazo acabando, o prazo ta acabando, prazo, prazo curto, contra o relogio, nao posso mais
        esperar, não posso mais esperar, nao posso ficar esperando, não posso ficar esperando, nao tem como esperar, não tem como
        esperar, sem condições de esperar",
    waiting: "esperando faz, esperando ha, esperando há, esperando desde, to esperando faz, tô esperando, tô esperando faz, estou
        esperando há, estou esperando desde, to esperando desde, to esperando ha, estamos esperando, fico esperando, esperei,
        esperei demais, ja esperei, já esperei, ja esperei demais, ja esperei muito, aguardando desde, estou aguardando, to
        aguardando, tô aguardando, aguardo, aguardo desde, aguardei, na espera, desde ontem a noite, desde ontem cedo, desde
        anteontem, anteontem, desde cedo, desde hoje cedo, desde a manhã, desde de manhã, desde a tarde, desde a noite, desde manhã,
        desde segunda, desde terça, desde quarta, desde quinta, desde sexta, desde sabado, desde sábado, desde domingo, desde a
        semana passada, desde semana passada, semana passada, desde o mes passado, desde mes passado, ha dias, há dias, faz dias, ha
        horas, há horas, faz horas, fazem dias, ha semanas, há semanas, faz semanas, faz tempo, faz um tempo, faz um tempão, ha
        tempos, há tempos, ha muito tempo, há muito tempo, faz muito tempo, tem dias, tem horas, tem tempo, tem uma semana, faz uma
        semana, ha uma semana, há uma semana, uma semana, uma semana já, um mes, um mês, dias e dias, horas e horas, dias esperando,
        dias já, dias ja, horas ja, horas já, dias e nada, horas e nada, dias falando, varios dias, vários dias, varias horas,
        várias horas, muitos dias, muitas horas, dois dias, tres dias, três dias, quatro dias, cinco dias, o dia todo, o dia
        inteiro, dia inteiro, a noite toda, a semana toda, a manhã toda, quanto tempo mais, até agora nada, ate agora nada, até
        agora, ate agora, até hoje, ate hoje, até hoje nada, ate hoje nada, ate o momento, até o momento, ainda nada, ainda não,
        ainda nao começou, ainda não começou, ainda nao chegou, ainda não chegou, ainda nao entrou, ainda não entrou, ainda nao
        iniciou, ainda não iniciou, nada ainda, nada até agora, nada ate agora, e nada, nada de nada, nadica, nada acontece, nada
        aconteceu, nao acontece nada, não acontece nada, nao aconteceu nada, não aconteceu nada, nao veio, não veio, nao veio nada,
        não veio nada, nao vem, não vem, nao entregou, não entregou, nao entregou nada, não entregou nada, nao entregaram, não
        entregaram, nao entregaram nada, não entregaram nada, nao chegou nenhum, não chegou nenhum, nao entrou nada, não entrou
        nada, não entrou nenhum, nao entrou nenhum, nenhum seguidor, nenhuma curtida, nenhuma visualização, nem um, nem um seguidor,
        nem uma curtida, nem um sinal, nem deu sinal, sem sinal, sem retorno, sem nenhuma resposta, sem resposta desde, sem resposta
        nenhuma, nenhuma resposta, nenhum retorno, nao tenho resposta, não tenho resposta, nao tenho retorno, não tenho retorno,
        ninguém responde, ninguem respondeu, ninguém respondeu, ninguem me responde, ninguém me responde, ngm me responde, ngm
        respondeu, ngm fala nada, ninguem fala nada, ninguém fala nada, ninguem resolve, ninguém resolve, ngm resolve, ninguem faz
        nada, ninguém faz nada, ngm faz nada, ninguem me ajuda, nao me respondem, não me respondem, nao me responde, não me
        responde, voces nao respondem, vocês não respondem, vcs nao respondem, vcs não respondem, me ignoram, me ignorando,
        ignorando, ignorado, sendo ignorado, vcs me ignoram, nao resolvem, não resolvem, nao resolve, não resolve, ninguem da
        retorno, ninguém dá retorno, silencio, que demora, demora do caramba, demora demais, demorando demais, demorou, demorou
        demais, ta demorando, tá demorando, ta demorando muito, tá demorando muito, esta demorando, está demorando muito, tá
        demorando demais, ta demorando demais, muita demora, demorado demais, esperando ha dias, esperando faz dias, esperando faz
        tempo, esperando ha tempo, esperando ha horas, esperando faz horas, esperando desde ontem, esperando desde cedo, to
        esperando ha dias, tô esperando há dias, tô esperando faz dias, to esperando faz dias, estou esperando ha dias, estou
        esperando há dias, to esperando desde ontem, tô esperando desde ontem, estou esperando desde ontem, to esperando desde cedo,
        estou aguardando ha dias, estou aguardando há dias, aguardando ha dias, aguardando há dias, mais de uma semana, mais de um
        dia, mais de um mes, mais de um mês, mais de dias, ha mais de uma semana, há mais de uma semana, ha mais de um dia, há mais
        de um dia, faz mais de uma semana, faz mais de um dia, ja faz dias, já faz dias, ja faz uma semana, já faz uma semana, ja
        faz tempo, já faz tempo, ja faz um tempo, já faz um tempão, ja tem dias, já tem dias, ja tem uma semana, já tem uma semana,
        ja passou, já passou, ja passou da hora, já passou da hora, passou da hora, ja passaram dias, já se passaram, se passaram,
        ja vai fazer uma semana, a dias, a horas, a semanas, a mais de uma semana, nada de começar, nada de chegar, nada de iniciar,
        nada de entrar, nada de entregar, nada mudou, nao mudou nada, não mudou nada, continua igual, continua a mesma coisa,
        continua zerado, continua parado, continua na mesma, na mesma, ta na mesma, tá na mesma, ta igual, tá igual, sem movimento,
        sem progresso, sem atualização, sem novidade, nenhuma novidade, nenhum movimento, nenhum progresso, nenhum avanço, nao saiu
        do lugar, não saiu do lugar, nao sai do lugar, não sai do lugar, nao se mexe, não se mexe, nao mexeu, não mexeu, não se
        moveu, nao se moveu, nao andou, não andou, nao subiu, não subiu, nao subiu nada, não subiu nada, nao sobe nada, não caiu
        nenhum, nao caiu nenhum, nao foi entregue, não foi entregue, nao foi entregue nada, não foi entregue nada, nada foi
        entregue, nada entregue, sem entrega, nenhuma entrega, nao deu inicio, não deu início, nao deu sinal, não deu sinal, ng
        responde, ning responde, ninguem atende, ninguém atende, ngm atende, ninguem me atende, ninguém me atende, ninguem da bola,
        ngm da bola, ninguem liga, ninguém liga, ngm liga, visualiza e nao responde, visualiza e não responde, visualizam e nao
        respondem, visualizam e não respondem, vacuo, no vacuo, no vácuo, me deixam no vacuo, me deixam no vácuo, me deixaram no
        vacuo, deixando no vacuo, so enrolam, só enrolam, enrolação, enrolacao, enrolando, me enrolando, vcs enrolam, vocês enrolam,
        estão me enrolando, tão me enrolando",
    repetition: "é a terceira vez, e a terceira vez, pela terceira vez, pela segunda vez, pela quarta vez, quinta vez, pela quinta vez,
        decima vez, enesima vez, milesima vez, pela milesima vez, ultima vez, última vez, pela ultima vez, pela última vez, ultimo
        aviso, último aviso, já pedi, ja pedi, ja pedi varias vezes, já pedi várias vezes, ja pedi mil vezes, já falei, ja falei, ja
        falei varias vezes, já falei várias vezes, ja mandei, já mandei, ja mandei mensagem, já mandei mensagem, ja mandei varias
        mensagens, já mandei várias mensagens, ja chamei, já chamei, ja chamei varias vezes, já avisei, ja avisei, ja reclamei, já
        reclamei, ja escrevi, já escrevi, to pedindo, tô pedindo, estou pedindo, to pedindo desde, estou pedindo desde, to falando,
        tô falando, estou falando, to avisando, mandando mensagem, mando mensagem, q mando, q mando msg, que mando mensagem, que
        mando msg, que eu mando, que peço, que eu peço, q peço, q eu peço, que falo, que eu falo, q falo, que escrevo, que aviso,
        quantas vezes, quantas vezes tenho que pedir, quantas vezes tenho que falar, quantas vezes preciso pedir, quantas vezes vou
        ter que pedir, quantas vezes eu tenho que pedir, quantas vezes mais, mais uma vez, toda vez, toda hora, toda semana, todo
        dia, todos os dias, todo santo dia, sempre, sempre a mesma coisa, sempre isso, mesma coisa, a mesma coisa, o mesmo problema,
        mesmo problema, de novo isso, dnv, dnovo, outra vez isso, novamente isso, repetindo, repito, lembrete, cobrando, to
        cobrando, na boa, peço na boa, q peço na boa, que peço na boa, pedi varias vezes, pedi várias vezes, pedi mil vezes, pedi
        ontem, pedi de novo, peço de novo, peço novamente, peço mais uma vez, to pedindo de novo, tô pedindo de novo, estou pedindo
        de novo, to pedindo faz dias, tô pedindo faz dias, to pedindo ha dias, já mandei mensagem várias vezes, ja mandei mensagem
        varias vezes, mandei mensagem ontem, mandei varias mensagens, mandei várias mensagens, mandei msg varias vezes, mandei msg
        várias vezes, ja mandei msg, já mandei msg, ja mandei mil mensagens, já mandei mil mensagens, falei varias vezes, falei
        várias vezes, falei ontem, já falei mil vezes, ja falei mil vezes, falo todo dia, peço todo dia, mando mensagem todo dia,
        reclamo todo dia, é sempre assim, e sempre assim, sempre assim, sempre a mesma historia, sempre a mesma história, mesma
        historia, mesma história, mesma ladainha, toda vez isso, toda vez a mesma coisa, toda vez é isso, todo pedido, todo pedido a
        mesma coisa, todo pedido isso, todos os pedidos, cada pedido, caindo toda hora, cai todo dia, cai toda hora, cai sempre,
        sempre cai, vive caindo, vive parado, vive travando, vive dando problema, mais um problema, outro problema, de novo o mesmo
        problema, de novo a mesma coisa, de novo parado, de novo caindo, dnv isso, dnv a mesma coisa, caindo dnv, parou dnv, travou
        dnv",
    reasons: "errei o link, errei no link, errei o usuario, errei o user, errei o perfil, errei a quantidade, errei o serviço, errei o
        pedido, errei, errei feio, me enganei, enganei, link trocado, troquei o link, troquei os links, coloquei o link errado,
        coloquei link errado, botei o link errado, botei link errado, pus o link errado, mandei o link errado, mandei link errado,
        colei o link errado, colei link errado, digitei errado, digitei o link errado, coloquei errado, pedi errado, fiz errado, fiz
        o pedido errado, comprei errado, comprei o errado, o link ta errado, o link tá errado, link ta errado, link tá errado, o
        link está errado, link está errado, o link era errado, o link foi errado, link quebrado, link invalido, usuario errado,
        usuário errado, user errado, perfil errado, post errado, video errado, vídeo errado, conta errada, serviço errado,
        quantidade errada, pedido errado, pagina errada, foi engano, foi por engano, foi sem querer, foi mal, foi erro meu, erro
        meu, meu erro, culpa minha, falha minha, pedi por engano, pedi duas vezes, pedi 2x sem querer, pedi 2 vezes, fiz duas vezes,
        fiz 2 vezes, fiz 2x, fiz dois pedidos, comprei duas vezes, comprei 2x, duas vezes, 2x, duplicado, duplicada, duplicou,
        pedido duplicado, ta duplicado, tá duplicado, está duplicado, dupliquei, repetido, pedido repetido, cliquei duas vezes,
        cliquei 2x, cliquei sem querer, apertei duas vezes, apertei sem querer, cobrado duas vezes, cobraram duas vezes, conta
        banida, conta bloqueada, conta suspensa, conta desativada, conta caiu, perdi a conta, conta privada, perfil privado, perfil
        trancado, conta trancada, perfil fechado, ficou privado, ta privado, tá privado, privou a conta, privou o perfil, trancou o
        perfil, trancou a conta, cliente trancou o perfil, o cliente trancou o perfil, fechou o perfil, deixou o perfil privado,
        deixou privado, cliente deixou o perfil privado, a cliente deixou o perfil privado, a conta foi banida, a conta caiu, a
        conta foi bloqueada, o perfil foi banido, perfil banido, post apagado, post excluido, post excluído, post deletado, video
        apagado, vídeo apagado, video deletado, publicação apagada, publicacao apagada, apagou o post, apagou o video, apagou o
        vídeo, apaguei o post, apaguei o video, deletou o post, excluiu o post, excluiu a conta, mudou o user, mudou o usuario,
        mudou o @, mudei o user, mudei o @, mudou de nome, trocou o user, trocou de user, trocou o @, troquei o user, trocou o nome,
        cliente desistiu, o cliente desistiu, a cliente desistiu, cliente mudou de ideia, o cliente mudou de ideia, mudei de ideia,
        desisti, desisti do pedido, desistiu, cliente ta me cobrando, a cliente tá me cobrando, a cliente ta me cobrando, o cliente
        ta me cobrando, o cliente tá me cobrando, cliente tá me cobrando, cliente me cobrando, cliente cobrando, cliente ta
        cobrando, cliente tá cobrando, ta me cobrando, tá me cobrando, me cobrando, cliente bravo, cliente brava, cliente ta bravo,
        cliente tá bravo, o cliente ta bravo, o cliente tá bravo, a cliente ta brava, a cliente tá brava, cliente puto, cliente ta
        puto, o cliente ta puto, o cliente tá puto, cliente reclamando, cliente ta reclamando, o cliente ta reclamando, o cliente tá
        reclamando, a cliente ta reclamando, a cliente tá reclamando, cliente esperando, cliente ta esperando, o cliente ta
        esperando, cliente ta me enchendo, cliente enchendo o saco, o cliente ta enchendo o saco, cliente ta xingando, cliente me
        xingando, cliente ta me matando, ta me enchendo, me enchendo, enchendo o saco, no meu pé, cliente no meu pé, o cliente ta no
        meu pé, perdendo cliente, perdendo clientes, vou perder o cliente, vou perder a cliente, vou perder cliente, perdi o
        cliente, perdi cliente, n adianta mais, nao adianta mais, não adianta mais, entao n adianta mais, então n adianta mais,
        então não adianta mais, nao faz mais sentido, não faz mais sentido, caiu tudo, caiu tudo dnv, caiu tudo de novo, caiu dnv,
        caiu mais, caiu metade, caiu quase tudo, caiu pra caramba, caiu demais, caiu bastante, despencou, despencaram, despencando,
        caíram todos, cairam todos, cairam muitos, caindo todo dia, caindo tudo, ta caindo todo dia, tá caindo, tá caindo muito, ta
        caindo muito, estão caindo, estao caindo, tao caindo, tão caindo, continua caindo, continuam caindo, vem caindo, ta caindo
        demais, ta murchando, queda, quedas, teve queda, deu queda, queda grande, muita queda, queda enorme, sumindo, ta sumindo,
        estão sumindo, sumiu tudo, sumiram todos, evaporou, evaporaram, perdendo, perdendo seguidores, to perdendo, tô perdendo, tô
        perdendo seguidores, to perdendo seguidores, perdi seguidores, perdi curtidas, diminuiu, diminuindo, diminuiram, ta
        diminuindo, baixou, baixando, garantia, na garantia, ta na garantia, tá na garantia, ainda ta na garantia, ainda tá na
        garantia, está na garantia, ainda está na garantia, dentro da garantia, com garantia, tem garantia, tinha garantia, era com
        garantia, so bot, só bot, tudo bot, tudo fake, só fake, só perfil fake, seguidores fake, perfis fake, qualidade ruim,
        qualidade pessima, péssima qualidade, pessima qualidade, qualidade horrivel, muito ruim, ruim demais, mais caro, caro
        demais, muito caro, pedi sem querer, pedi 2x, pedi dois, pedi em dobro, pedi a mais, errei o @, errei o arroba, coloquei o @
        errado, coloquei o arroba errado, coloquei o usuario errado, coloquei o usuário errado, coloquei o perfil errado, coloquei a
        quantidade errada, botei o @ errado, botei a quantidade errada, botei errado, pus errado, mandei errado, mandei o perfil
        errado, mandei o @ errado, escolhi errado, escolhi o serviço errado, escolhi serviço errado, peguei o serviço errado, pedi o
        serviço errado, comprei o serviço errado, fiz no perfil errado, fiz no post errado, pedi no perfil errado, pedi no post
        errado, link do cliente errado, link de outro cliente, coloquei o link de outro cliente, botei o link de outro cliente, link
        de outra pessoa, copiei o link errado, copiei errado, fiz sem querer, fiz o pedido sem querer, comprei sem querer, foi sem
        querer mesmo, sem querer pedi, sem querer fiz, apertei errado, cliquei errado, saiu duplicado, foi duplicado, ficou
        duplicado, fiz duplicado, pedi duplicado, fiz em dobro, pedi dobrado, dobrado, dobro, em dobro, dois pedidos iguais, dois
        iguais, pedido dobrado, pedido em dobro, descontou duas vezes, descontou em dobro, descontaram duas vezes, cobrou duas
        vezes, cobrou em dobro, me cobraram duas vezes, me cobraram em dobro, o cliente mudou o @, o cliente mudou o user, o cliente
        mudou de user, cliente mudou o @, cliente mudou o user, cliente trocou o @, o cliente trocou o @, o cliente trocou de user,
        cliente apagou o post, o cliente apagou o post, cliente apagou o video, o cliente apagou o video, a cliente apagou o post, o
        post foi apagado, o video foi apagado, o vídeo foi apagado, o post sumiu, o video sumiu, a conta sumiu, o perfil sumiu,
        perfil sumiu, perfil desativado, perfil deletado, conta deletada, conta excluida, conta derrubada, derrubaram a conta,
        derrubaram o perfil, a conta ta privada, a conta tá privada, a conta ficou privada, o perfil ta privado, o perfil tá
        privado, o perfil ficou privado, o perfil é privado, conta ficou privada, perfil ficou privado, cliente fechou a conta, o
        cliente fechou a conta, cliente privou o perfil, cliente privou a conta, o cliente ta na minha cola, cliente na minha cola,
        na minha cola, o cliente ta me perturbando, cliente me perturbando, me perturbando, o cliente ta me ligando, cliente me
        ligando, me ligando, o cliente ta me xingando, o cliente tá me xingando, cliente ta me xingando, cliente tá me xingando, ta
        me xingando, tá me xingando, me xingando, cliente nervoso, cliente ta nervoso, o cliente ta nervoso, o cliente tá nervoso, a
        cliente ta nervosa, a cliente tá nervosa, cliente estressado, cliente furioso, o cliente ta furioso, cliente irritado, o
        cliente ta irritado, o cliente tá irritado, a cliente irritada, cliente insatisfeito, o cliente ta insatisfeito, clientes
        reclamando, meus clientes estão reclamando, meus clientes tao reclamando, meus clientes reclamando, meu cliente ta
        reclamando, meu cliente tá reclamando, meu cliente ta bravo, meu cliente tá bravo, meu cliente ta puto, meu cliente tá puto,
        meu cliente ta me cobrando, meu cliente tá me cobrando, minha cliente ta me cobrando, minha cliente tá me cobrando, meu
        cliente ta esperando, meu cliente tá esperando, o cliente tá esperando, a cliente tá esperando, meu cliente ta furioso, meu
        cliente ta me xingando, vou perder meu cliente, vou perder o meu cliente, vou perder meus clientes, perdendo meus clientes,
        perdi meu cliente, passando vergonha, to passando vergonha, tô passando vergonha, passei vergonha, seguidores sumindo,
        seguidores caindo, seguidores caíram, seguidores cairam, os seguidores caíram, os seguidores cairam, os seguidores sumiram,
        os seguidores estão caindo, os seguidores tao caindo, os seguidores tão caindo, seguidores sumiram, curtidas sumiram,
        curtidas caíram, curtidas cairam, as curtidas caíram, as curtidas sumiram, views caíram, views cairam, inscritos caíram,
        inscritos sumiram, metade caiu, metade sumiu, quase tudo caiu, quase todos caíram, mais da metade caiu, mais da metade
        sumiu, perdi mais da metade, perdi metade, perdi quase tudo, perdi tudo, caiu um monte, caiu muito seguidor, caiu seguidor,
        caíram muitos, caíram muitos seguidores, caíram seguidores, cairam seguidores, ta caindo seguidor, tá caindo seguidor, ta
        caindo muito seguidor, ta caindo direto, tá caindo direto, caindo direto, caindo sem parar, não para de cair, nao para de
        cair, nao param de cair, não param de cair, tudo sumiu, sumiu quase tudo, sumiu metade, sumiu muito, garantia 30 dias,
        garantia de 30 dias, tem garantia ainda, ainda tem garantia, ainda dentro da garantia, ta dentro da garantia, tá dentro da
        garantia, está dentro da garantia",
    states: "zerado, zerada, ta zerado, tá zerado, zerado desde, zerados, no zero, em zero, parou, parou tudo, parou no meio, parou faz,
        travada, travados, ta travado, tá travado, está travado, travado desde, travado em, travou em, travou no, emperrado,
        emperrada, empacado, empacou, empacada, estagnado, congelado, congelou, preso, presa, parado desde, parada desde, parado em,
        parado ha, parado há, parado faz, parados, ta parado nos, ta parado em, tá parado, tá parada, ta parada, está parado, esta
        parada, está parada, lerdo, lerda, lerdeza, muito lerdo, super lento, super devagar, muito devagar, devagar demais, devagar
        quase parando, lento demais, lenta demais, lentidao, lentidão, uma lentidão, ta lenta, tá lento, tá lenta, tá muito lento,
        tá muito lenta, ta muito lenta, está lento, está muito lento, esta lento, esta muito lento, ta devagar, tá devagar, tá muito
        devagar, ta muito devagar, ta muito parado, tartaruga, passo de tartaruga, a passos de tartaruga, a passo de tartaruga, se
        arrastando, ta se arrastando, atrasada, atrasados, atrasadissimo, muito atrasado, ta atrasado, tá atrasado, está atrasado,
        incompleto, incompleta, faltando, ta faltando, tá faltando, falta, faltam, faltou, faltaram, pela metade, metade, so metade,
        só metade, pendente desde, ta pendente, tá pendente, ainda pendente, ainda está pendente, ainda ta pendente, em andamento,
        processando, ta processando, em processamento, parado faz dias, parado ha dias, parado há dias, parado faz tempo, parado
        desde ontem, parado desde cedo, travado ha dias, travado há dias, travado faz dias, travado desde ontem, travado desde cedo,
        travado faz tempo, parou na metade, parou do nada, parou ontem, parou desde ontem, parou faz dias, parou ha dias, travou na
        metade, travou no meio, travou do nada, travou ontem, travou faz dias, travou tudo, ta parado ha dias, tá parado há dias, ta
        parado faz dias, tá parado faz dias, ta parado desde ontem, tá parado desde ontem, ta travado ha dias, ta travado desde
        ontem, tá travado desde ontem, está parado desde ontem, está travado desde ontem, não sai do zero, nao sai do zero, ainda
        zerado, ainda ta zerado, ainda tá zerado, ainda está zerado, ainda em zero, lentooo, lento pra caramba, lento pra krl, lento
        que doi, lentissimo, lentíssimo, lentissima, muito lentooo, ta lento demais, tá lento demais, tá lentooo, ta lentissimo, tá
        lentíssimo, indo devagar, vai devagar, devagarzinho, bem devagar, bem lento, indo lento, vai lento, de lesma, lesma, tipo
        lesma, igual lesma, igual tartaruga, que nem tartaruga, que nem lesma, pingando, pinga pinga, de conta gotas, conta gotas, a
        conta gotas",
    unwanted: "nao preciso mais, não preciso mais, n preciso mais, nao quero mais, não quero mais, n quero mais, nao quero mais esse
        pedido, não quero mais esse pedido, nao quero mais isso, não quero mais isso, ja nao preciso, já não preciso, ja nao quero,
        já não quero, nao preciso mais disso, não preciso mais disso, cliente nao quer mais, cliente não quer mais, o cliente nao
        quer mais, o cliente não quer mais, a cliente não quer mais, a cliente nao quer mais",
    manners: "tudo bem, td bem, tudo bom, td bom, tudo certo, blz, beleza, suave, fala, fala mano, fala meu mano, fala galera, e ai, e aí,
        eae, eai mano, salve, meu amigo, minha amiga, meu caro, caro amigo, meu querido, querido, querida, meu chefe, chefia,
        patrao, patrão, meu bom, meu parceiro, parça, brother, irmao, irmão, meu irmão, meu irmao, manos, mana, amg, amor, moça,
        senhor, senhores, senhora, sr, dona, doutor, adm, adms, suporte, atendimento, atendente, atendentes, time, equipe de
        suporte, pfvr, pfvrr, pfvzinho, porfavor, por gentileza mano, pelo amor de jesus, por favorrr, se puder, se puderem, se
        possivel, se possível, se der, quando puder, quando puderem, quando der, me ajuda, me ajudem, me ajuda ai, me ajuda por
        favor, me ajudem por favor, ajuda ai, ajudem, ajudem ai, da uma força, dá uma força, da uma força ai, dá uma forcinha, da
        uma olhada, dá uma olhada, da uma olhadinha, dá uma olhadinha, preciso de ajuda, pode me ajudar, podem me ajudar, vc pode me
        ajudar, consegue me ajudar, resolve ai, resolve isso, resolve pra mim, resolvam, resolvam isso, resolve isso pra mim,
        desculpa, desculpe, desculpas, desculpa incomodar, desculpe incomodar, desculpa o incomodo, desculpa o horario, desculpa o
        horário, perdao, perdão, sinto muito, com licença, licença, deus abençoe, deus te abençoe, deus abençoe vocês, fico no
        aguardo, no aguardo, aguardo retorno, fico grato, agradeço, agradeço desde já, desde ja agradeço, desde já agradeço, desde
        ja, desde já, abraço, abraços, abs, att, atenciosamente, aí, ai, ae, aê, né, ne, tá, ok por favor, pra nós, pra gente, nisso
        ai, isso ai, esse ai, ja, já, dnv por favor",
    everyday: "dinheiro, grana, real, carteira, conta, contas, cartao, cartão, seguidor, perfil, perfis, post, posts, publicação,
        publicacao, publi, foto, fotos, video, vídeo, videos, vídeos, reels, reel, story, stories, canal, grupo, pagina, página,
        link, links, usuario, usuário, user, username, insta, instagram, tiktok, tik tok, youtube, telegram, facebook, whatsapp,
        zap, twitter, kwai, painel, fornecedor, servidor, sistema, site, loja, empresa, trabalho, negocio, negócio, serviço,
        servicinho, musica, música, artista, marca, influencer, freguês, freguesa, revenda, revendedor, comprador, gente, povo,
        pessoa, pessoas, mulher, marido, esposa, filho, filha, mae, mãe, pai, familia, família, vida, deus, ceu, mundo, brasil,
        ontem, manha, manhã, semana, fim de semana, segunda, terça, quarta, quinta, sexta, sabado, sábado, domingo, mes, mês, meses,
        ano, anos, minuto, minutos, tempo, vez, vezes, primeira, primeiro, dois, duas, tres, três, quatro, cinco, seis, sete, oito,
        nove, dez, meio, meia, muitos, muitas, vários, varios, varias, várias, pouca, poucos, poucas, quase, tudo, toda, todo,
        todas, inteiro, inteira, resto, restante, demais, bastante, tanto, tanta, tão, tao, mal, bem, mesmo, mesma, assim, entao,
        então, portanto, pois, mas, porem, porém, so que, ja que, já que, por causa, causa, coisa, coisas, jeito, lado, parte,
        valor, preço, mensagem, msg, msgs, mensagens, trabalhador, suado, dinheiro suado, meu dinheiro suado, estudante, pobre,
        humilde, fiel, cliente fiel, cliente antigo, antigo, antiga, q, d, p, pros, pras, num, numa, nesse, nessa, neste, nesta,
        desse, dessa, deste, desta, dele, dela, deles, nele, nela, seu, sua, seus, suas, vosso, lhe, lhes, te, ti, ele, ela, eles,
        elas, nós, nos, mim, comigo, aquele, aquela, daqui, dai, daí, ali, la, lá, tava, tavam, estava, estavam, tinha, tinham, ser,
        sou, somos, pago, pagar, pagando, compro, comprar, trabalho duro, sei, acho, mereço, real oficial, serio, sério, verdade, na
        verdade, sinceramente, simplesmente, completamente, totalmente, literalmente, praticamente, realmente, atual, zero, com,
        casa, pela, pelo, entregue, rodando",
};
