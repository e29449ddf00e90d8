"""Given names common in the mail this program reads: evidence that two capitalised words are a person."""

from __future__ import annotations

from functools import cache

_NAMES = """
    aaron abby abdul abigail adam adele adrian agnes ahmed aidan aisha alan albert alejandra alejandro
    alex alexander alexandra
    alexis alfred ali alice alicia alina alisa alison alistair allison alma amal amanda amber amelia
    amina amir amit amy ana anas
    anand anastasia anders andre andrea andreas andrew andy angela angelica angelo angus anika anil
    anita anja anjali ann anna
    annabel anne annelies annette annie annika anouk anthony antje anton antonia antoine antonio anya
    april aria ariane ariel arjun
    arnaud arne arno arnold arthur arturo arun asha ashley astrid audrey august aurora austin ava axel
    ayesha aylin ayse barbara bart
    bastian beata beatrice beatriz becky belinda ben benedict benedikt benjamin bernadette bernard bernd
    bertrand beth bethany
    bettina bianca bill birgit bjorn bob brad bradley brandon brenda brendan brent brett brian bridget
    brigitte britta brooke bruce
    bruno bryan caitlin calum cameron camila camille candice carina carl carla carlos carmen carol
    carolin carolina caroline carsten
    cassandra catalina catarina caterina catherine cathy cecile cecilia celia celine chad chantal
    charles charlie charlotte chelsea
    chen cheryl chiara chloe chris christa christian christiane christina christine christoph christophe
    christopher ciara claire
    clara clare clarissa claude claudia clemens clement colette colin colleen connor conrad constance
    cora corinna corinne cornelia
    courtney craig cristina crystal curtis cynthia daan dagmar daisy dale dalia damian damien dan dana
    daniel daniela daniele danielle
    danny daria darius darren dave david davide dawn dean debbie deborah declan deepa deepak delphine
    denise dennis derek derrick
    diana diane diego dieter dietmar dina dirk dmitri dolores dominic dominik dominique don donald donna
    doris dorota dorothea
    dorothy doug douglas duncan dylan eduardo edward edwin eileen ekaterina elaine eleanor elena
    eleonora eli elias elif elin elisa
    elisabeth elise eliza elizabeth ella ellen elodie eloise elsa emanuele emil emilia emilie emily emma
    emmanuel enrico enrique eric
    erica erik erika erin ernst esteban esther ethan etienne eugene eva evan eve evelyn ewa fabian
    fabien fabio fabrice farah fatima
    federica federico felicity felipe felix fernanda fernando fiona florence florian frances francesca
    francesco francis francisca
    francisco francois francoise frank franz fred freddie frederic frederik friederike fritz gabriel
    gabriela gabriele gabriella gail
    gareth gary gavin gemma geoff geoffrey george georgia georgina gerald gerard gerd gerhard ghada
    giacomo gianluca gilles gillian
    gina giorgia giorgio giovanni giulia giulio giuseppe glen glenn gloria gordon grace graham grant
    greg gregor gregory greta grzegorz
    guido guillaume guillermo gunther gustavo guy hamza han hana hanna hannah hannes hans harald harriet
    harry hasan hassan hazel
    heather hector heidi heike heiko heinz helen helena helene helga helmut hendrik henri henriette
    henrik henry herbert hilary hilde
    holger holly hugh hugo ian ibrahim ida igor ilaria ilona ilse imran ines inga inge ingeborg ingo
    ingrid irena irene irina iris
    isaac isabel isabella isabelle ismail ivan ivana iwona jack jackie jacob jacqueline jacques jaime
    jake jakob jakub james jamie
    jan jana jane janet janice janina janine jared jasmin jasmine jason javier jay jean jeanette jeanne
    jeff jeffrey jelena jennifer
    jenny jens jeremy jerome jesper jess jesse jessica jesus jill jim jimmy jo joan joana joanna joanne
    joao joaquin jochen joe joel
    joelle joerg johan johann johanna johannes john johnny jolanda jon jonas jonathan jordan jordi jorg
    jorge jose josef josefine
    joseph josephine josh joshua jost joyce juan juana judith judy julia julian juliana julie julien
    juliet juliette julio jurgen
    jussi justin justyna jutta kai kamil kamila karen karim karin karl karla karolina karsten kasia
    katarina katarzyna kate katherine
    kathleen kathrin kathryn kathy katia katie katja katrin kay keith kelly ken kenneth kerry kerstin
    kevin khaled kim kimberly kirsten
    kirsty klaus konrad konstantin kristen kristian kristin kristina kristof krystyna krzysztof kunal
    kurt kyle lara larry lars laszlo
    laura lauren laurence laurent lea leah lee leena leila lena lennart leo leon leonard leonardo leonie
    leonor leroy leslie leticia
    lewis liam lidia lieke lily lina linda lindsay lisa lisbeth livia liz lloyd logan lola lorena
    lorenzo loretta lorna lorraine lotte
    louis louisa louise luc luca lucas lucia luciana lucie lucy ludwig luigi luis luisa lukas luke lutz
    luz lydia lynn maarten maciej
    madeleine madison magda magdalena maggie magnus maike maja malcolm malgorzata malik malte mandy
    manfred manon manuel manuela mara
    marc marcel marcela marcelo marcin marco marcos marcus marek margaret margarida margarita margit
    margot maria mariam mariana
    marianne marie marieke marijke marina mario marion maris marisa marissa marius marjolein mark marko
    markus marlene marlies marta
    martha martin martina martine marvin mary massimo mateo mateusz mathias mathieu mathilde matilda
    matt matteo matthew matthias
    matthieu maud maureen maurice mauricio mauro max maxime maximilian may maya megan mehdi mehmet mei
    meike melanie melinda melissa
    mercedes meredith merle mette mia michael michaela michal michel michele michelle miguel mika mikael
    mike milan milena minh
    miranda miriam mirjam mohamed mohammad mohammed moira moises molly mona monica monika monique morgan
    moritz muhammad murat mustafa
    nadia nadine nadja nancy naomi nasser natalia natalie natasha nathalie nathan neha neil nele nelson
    nia nicholas nick nicky nico
    nicola nicolas nicole niels nigel nikhil niklas nikola nikolai nikolaus nina nisha noah noel noemi
    nora norbert nora norman nuno
    octavia oksana olaf oleg olga oliver olivia olivier omar orla oscar oskar otto owen pablo paige
    pamela paola paolo pascal pascale
    patrice patricia patricio patrick patrizia patrycja paul paula paulina pauline paulo pawel pedro
    peggy penelope penny per perrine
    peter petra petr phil philip philipp philippe phillip phoebe pia pierre pieter pietro pilar piotr
    polly priya przemyslaw quentin
    rachel radoslaw rafael rafal rahul rainer raj rajesh ralf ralph ramon raoul raquel raul ravi ray
    raymond rebecca regina regine
    reiner renata renate rene rhys ricarda ricardo riccardo richard rick rita rob robbie robert roberta
    roberto robin rocio rodrigo
    roger roland rolf roman ron ronald rosa rosalie rosalind rose rosemary rosie ross roxana roy ruben
    rudolf rui rupert russell ruth
    ryan sabine sabrina sadie said sally salma sam samantha samir samuel sandeep sandra sandy sanjay
    sara sarah sascha saskia scott
    sean sebastian sebastien selina selma serena serge sergei sergio seth shannon sharon shaun sheila
    shirin shreya sibylle sienna
    sigrid silke silvia silvio simon simona simone sinead sofia sofie sonia sonja sophia sophie stacey
    stan stanislaw stefan stefania
    stefanie stefano steffen stella stephan stephane stephanie stephen sten steve steven stewart stuart
    sunita susan susana susanna
    susanne suzanne svein sven svenja svetlana sylvia sylvie tamara tania tanja tanya tara tariq tatiana
    ted teresa terence teresa
    terry tess tessa thea theo theodor theresa therese thiago thibault thomas thorsten tilman tim timo
    timothy tina tobias toby todd
    tom tomas tomasz tommaso toni tony torsten tracey tracy trevor tristan tyler udo ulf uli ulla ulrich
    ulrike ursula uta ute uwe
    vaibhav valentina valentin valerie vanessa vera verena veronica veronika veronique vicki vicky
    victor victoria vijay viktor
    viktoria vincent vincenzo virginia virginie vivian vivien volker wade walter wanda warren wayne wei
    wendy werner wesley wiebke
    wilhelm will willem william winifred wojciech wolfgang xavier xenia yan yang yann yannick yasmin
    yasmine yolanda yosef youssef
    yuki yuri yusuf yves yvette yvonne zachary zainab zara zeynep zoe zofia zuzanna akiko hiroshi kenji
    haruka takashi sakura yumi
    ling jing xin yi jun hao li min jin hyun soo ji priyanka pooja kavita lakshmi meera nikita rohan
    sameer vikram suresh ramesh
    ngozi chidi kwame ama kofi abena oluwaseun adaeze tunde folake amara zanele thabo sipho nomsa leyla
    emre cem deniz selin baris
    fatma hakan elif orhan merve can ahmet alba aitor ainhoa amaia andoni begona borja consuelo
    encarnacion gonzalo inigo itziar
    iker jaume joan jordi lourdes macarena mar montserrat nerea nuria oriol paloma pau pilar rosario
    xavi afonso duarte goncalo ines
    joana madalena mafalda matilde rita tiago tomas vasco caio davi heitor luana marcia rafaela thais
    vinicius agnieszka aleksandra
    aneta bartosz bozena dariusz ewelina halina izabela jaroslaw jerzy joanna kinga leszek lukasz
    malwina mariusz miroslaw monika
    norbert oliwia pawel renata slawomir sylwia szymon teresa tomasz urszula wieslaw ignacio beatrix
    rosalind zbigniew zdzislaw aafke bas bram corine cees
    coen dirk eline els femke fleur floor frits geert gerrit hanneke henk ilse inge ineke jacqueline
    janneke jasper jeroen jesse
    joep joost joris jurre karlijn koen lies lieve loes lotte luuk maaike marieke marleen mark mieke
    mirthe niels noor pieter
    renske rik roos ruben sander sanne sjoerd sofie stijn susan tijs tim ton tygo wim wouter yvonne
    alessandra alessandro alessia
    alessio alice andrea annalisa antonella arianna beatrice camilla carla chiara cinzia claudio
    cristiano daniele debora donatella
    elisa emanuela fabrizio federico filippo francesca gaia gianni giada ginevra ilaria irene ivana
    lorenza luciano ludovica manuela
    marcella martina massimiliano maurizio michela mirko nicolo noemi ornella raffaele raffaella roberta
    rossella salvatore samuele
    serena silvano simone stefania tiziana tommaso umberto valeria valerio vittoria vittorio adeline
    amandine amelie anais aurelie
    aurelien baptiste benoit berenice bruno cedric christelle clemence coralie cyril damien delphine
    edouard emilien estelle fabienne
    fanny florent franck gaelle gaetan geraldine gregoire guilhem helene herve ingrid jerome jocelyne
    josiane justine laetitia laure
    laurence leila lionel lucile ludovic magali marc margaux marine maryse maxence melodie mireille
    morgane muriel nadege nathalie
    nicolas noemie odile pascal quentin raphael regis remi romain sandrine sebastien segolene severine
    solene sylvain tanguy thierry
    valentine vincent violaine yohann dorothee friedrich gesine gudrun hartmut heinrich hildegard horst
    ilka ines jochen jorn
    juergen karin katharina kerstin klara lothar luise marlen mareike marita maren nadine nico oliver
    ottmar petra reinhard roswitha
    rudiger ruediger siegfried sigrun silvia soren swantje tilo til ulrike veit vera waltraud wiebke
    wilfried wolf xaver
"""


@cache
def given_names() -> frozenset[str]:
    """Lower case, without accents."""
    return frozenset(_NAMES.split())
