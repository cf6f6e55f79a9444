"""Closed lists of words that reading names and phrases rests on."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NO_PERSON = _set("""
    number former career transfer summer paper power over under after other never ever water river order
    matter letter offer computer center senior junior minor labor monitor sector plant restaurant
    important relevant significant faster better greater larger smaller higher lower stronger smarter easier
    bigger cheaper safer cleaner quicker slower clearer closer longer shorter younger older happier healthier
    simpler fewer later earlier further wider deeper harder richer finer newer whether either neither rather
    together however cover order answer chapter cluster newsletter weather leather timber rubber copper silver
    hardier warmer cooler brighter tighter greener calmer error mirror motor factor vector color humor honor
    behavior labour favour colour behaviour restaurant giant constant instant distant elegant brilliant compliant
    list checklist shortlist exist resist assist motion mother father winter
""")
"""Words that end as words for people do, and are none."""

PAST = _set("""
    ran led built wrote taught grew cut sold kept drove made set won began brought gave took held
    oversaw rebuilt rewrote spent became came caught chose dealt did fought got had knew learnt met rode said
    saw sent sought spoke stood swam understood went headed managed moved launched designed created developed
    reduced improved increased negotiated introduced organised organized coordinated trained planned delivered
    migrated implemented handled mentored coached maintained coded shipped published analysed analyzed supported
    hired recruited edited translated cooked served tested audited processed closed opened raised secured
    presented researched drafted prepared scheduled produced directed hosted halved doubled tripled cleaned
    repaired worked helped studied volunteered completed earned achieved automated co-founded cofounded founded
    replaced restored refactored optimised optimized facilitated chaired grew
""")
"""Verbs in the past that do not end in -ed."""

TO_DO = _set("""
    become move find work join lead build switch change get grow learn return go start land help run
    teach write develop design manage transition step break be relocate leave stay earn use make improve
    gain secure keep take combine enter explore contribute retire specialise specialize qualify pivot study
    research train travel found set
""")
"""Verbs with which a goal begins."""

ALSO_NOUNS = _set("""
    work lead switch change return start land help run design transition step break pivot study research train
    travel found set move stay use
""")
"""Those among them that may be something else unless the next word tells."""

AFTER_VERB = _set("""
    a an the my our your their his her its this that these those some one all both every each more less up down out
    over back away on off into to in at for with from as by of towards toward within across between abroad remotely
    full-time part-time closer fewer teams people
    projects careers industries sectors direction several two three four five six seven eight nine ten twelve twenty
""")
"""Words that show the one before to be a verb."""

NEEDS_OBJECT = _set(
    "cut set made brought held kept drove automated designed managed trained tested had met saw sent"
)
"""Past verbs that alone before a noun may describe it (*managed services*)."""

DOING = {
    "helping": "help", "making": "make", "turning": "turn", "bringing": "bring", "connecting": "connect",
    "empowering": "empower", "enabling": "enable", "creating": "create", "delivering": "deliver",
    "building": "build", "leading": "lead", "driving": "drive", "teaching": "teach", "designing": "design",
    "writing": "write", "running": "run", "managing": "manage", "developing": "develop",
}  # fmt: skip
"""How a headline begins that says what somebody does, with the verb."""

ONLY_DOING = _set("helping making turning bringing connecting empowering enabling")
"""Those among them that never belong to a noun for a person."""

NO_NOUN = _set("""
    a an the is are am was were be been i me my we our us you your will can do does who which not never no to than
    if but because it this that these they their them once always also very too here there now still love loves
    help helps make makes ship
""")
"""Words that no noun for a person holds."""

CHIEFS = _set("ceo cfo coo cto cmo cio ciso cpo cro chro cco cdo vp svp evp avp")
"""Offices in letters, which take no article."""

JOBS_HELD = _set("expert professional polyglot graduate veteran academic creative")
"""Persons that one is rather than has worked as."""

NOT_SAID = _set("""
    student candidate woman man guide winner speaker author member holder user lover beginner finalist citizen learner
    runner founder co-founder cofounder owner co-owner
""")
"""Persons that one does not work as."""

NOTHING = _set("i i'm i’m i've i’ve my we not no none nothing n/a")
"""Words with which nothing begins that may be listed as an experience."""

SINGLE = _set("""
    change move switch job role position internship apprenticeship traineeship placement promotion transfer
    transition step career start break return post project migration rollout launch redesign secondment
    fellowship residency scholarship sabbatical
""")
"""Single things that want an article."""

MASS = _set("""work employment freelancing teaching research consulting transport energy management development
    engineering accounting finance healthcare""")
"""Things that want none."""

ORDINARY = _set("""
    payroll sales data team project people software web retail customer career job new remote work roles jobs summer
    warehouse night hotel kitchen school hospital care public private small large big senior junior full part
    supply stock product process quality risk account budget design research test user front back mobile cloud
    machine human medical legal tax health food music art sports event events office shop store truck bus rail
    freelance volunteer better more other hands-on end-to-end large-scale long-term short-term in-house stage
    graphic network household emergency paid lead software-based
""")
"""Words whose capital only says that a line begins."""

ACRONYMS = _set("""
    it hr ux ui qa sql aws pr crm erp sap api bi ai ml pm pmo rn tv vat seo sem ppc b2b b2c saas ios php css html
    cnc cad hse ehs gis gp icu nicu er or uk us usa eu emea dach apac sre dba sdet etl nlp llm gpu iot r&d f&b p&l
    m&a ii iii iv ceo cfo coo cto cmo cio ciso cpo cro chro cco cdo vp svp evp avp md phd mba msc bsc lgv hgv ngo
""")
"""Letters that stay capitals where all is written in capitals."""

READ_AS_WORDS = _set("nasa nato scrum leed fifa lan lego nicu siem ram rest soap sox mis")
"""Capitals that are read as a word, not by letter."""

LITTLE = _set("and or of in for the to with at on a an by from")
"""Words that stay small in a title."""

NO_TITLE = _set("""
    any anything whatever various none unknown tbd tba n/a na different several general role roles job jobs position
    positions work remote the a an
""")
"""What people type in place of a job."""

PROPER = _set("""
    german french english spanish italian dutch swedish danish norwegian polish portuguese turkish
    arabic chinese japanese korean russian american british european python java kotlin excel salesforce
    oracle linux windows android google amazon uber shopify microsoft apple netflix figma react rust scala ruby drupal
    wordpress kubernetes kafka azure adobe photoshop unity tableau snowflake spark hadoop magento hubspot montessori
    catholic swiss austrian indian irish scottish welsh greek finnish belgian brazilian canadian mexican ukrainian
    london paris berlin york european african asian nordic
""")
"""Words that keep their capital before a noun."""

DEGREES = _set("""
    phd md mba msc bsc ma ba bs ms mph mpa mphil llm llb jd esq cpa cfa cma acca aca fcca cipd mcipd pmp
    psm cspo csm cissp cism cisa ccna rn bsn msn np pe ceng meng beng med edd dphil dsc drph phr sphr
    shrm shrm-cp shrm-scp gphr dds dvm pharmd rd lcsw prince2 itil safe six sigma fca ca cs dba frm aws
    mvp obe mbe cbe frsa jr sr ii iii iv she her hers he him his they them theirs ze hir
""")
"""What people put behind their names: degrees, chartered titles, generations, pronouns."""

PARTICLES = _set("""
    van von der den de del della di da dos das du la le el al bin bint ibn ter ten zu zum af av y e
""")
"""Small words that belong to a family name."""

DULL = _set("""
    with that this have your about would from what when they them were been into like just some also
    there here very more than only know role where which their will could whether
""")
"""Words whose repetition nobody hears."""

BEGINS = _set("""
    team culture career company work working customer customers product products project projects process processes
    design testing onboarding hiring planning training leadership strategy growth quality safety shift shifts budget
    budgets patient patients client clients incident incidents release releases stock sales marketing research teaching
    remote hybrid night nights code data machine user users people community communication management mentoring pay
    family history music books football life learning staff supplier suppliers logistics open public
""")
"""Words whose capital at the beginning of a topic only says that a line begins."""

ABBREVIATED = _set("""
    sr sra srta fr hr sig dhr mevr col maj gen sen
""")
"""Titles that are one only with their full stop: without it they may be names."""

BEFORE = _set("""
    mag mmag ing dipl univ assoc asst associate assistant adjunct visiting emeritus mgr engr atty dott ca pd eth
""")
"""Degrees and ranks that stand before a name and are not used in greetings."""

BEFORE_DOTTED = _set("""
    ao em apl hon priv doz kfm kffr inf psych wirt bakk ra ir drs lic licda bc doc inż hab arq abg avv ssa er adv arch
    ar jun dkfm
""")
"""Such that may be names without their full stop."""

FIELDS = _set("""
    med dent vet rer nat pol phil jur iur oec sc agr theol mont techn tech soc hum pharm habil mult psych paed päd
    publ math ing nat forest cult troph biol hc
""")
"""What follows a doctor's title: `Dr. rer. nat.`"""

NO_READER = _set("""
    hiring team teams recruiting recruitment recruiter recruiters careers hr noreply no-reply donotreply
    do-not-reply admin administrator department dept staffing acquisition onboarding manager managers personnel
    committee helpdesk notification notifications interviewer interviewers panel karriere bewerbung bewerbungen
    personalabteilung recrutement equipe équipe equipo rh linkedin unknown anonymous madam tbd tba someone somebody
    headhunter inc gmbh ltd llc corp plc llp http https www
""")
"""Words that no person's name has: mailboxes, posts and companies."""

NO_READER_ALONE = _set("""
    talent jobs job career support office human resources people operations culture sales contact info service
    services mail partner partners hello the our of for and at group company staff desk to whom it may concern
""")
"""Words that are no name where nothing else is there."""

GROUPS = _set("""
    team teams careers department dept recruitment staffing panel committee helpdesk inc gmbh ltd llc corp plc llp
""")
"""Those that stand for a mailbox rather than for what one person does."""

POSTS = _set("""
    director engineer head lead chief officer president founder co-founder owner consultant analyst developer designer
    scientist researcher professor lecturer architect specialist coordinator executive sourcer partner coach freelance
    vp svp evp avp ceo cto cfo coo cmo cio cpo chro talent people sales marketing product operations engineering
    finance human resources university inc
""")
"""What stands after the name and a comma, and is no given name."""

GIVEN = _set("""
    aaron abdul abigail abraham adam adrian adriana agnes ahmed aisha alan alba albert alberto alejandra alejandro
    aleksandra alex alexander alexandra alexandre alfred ali alice alicia alina alison amanda amara amelia amina
    amir amit amy ana anders andre andrea andreas andrei andres andrew andrzej angela anil anita anja anjali ann
    anna anne anneke annika anthony antoine anton antonio arjun arne arthur artur asha astrid barbara beata beatrice
    beatriz ben benjamin bernard bernd bettina bianca birgit bjorn bob brian bridget bruno camila camille carina
    carl carla carlos carmen carol carolina caroline catalina catherine cecilia charles charlotte chiara chloe
    christian christina christine christoph christopher claire clara claudia claudio colin conor craig cristian
    cristina dana daniel daniela danielle dario darya dave david deborah deepa deepak denis dennis derek diana diego
    dieter dimitri dmitri dominik donald dorothy dragan duncan edith eduardo edward eileen eleanor elena elias elif
    elisa elisabeth elizabeth ella ellen elsa emilia emilie emily emma emmanuel enrique eric erik erika erin ernesto
    esther eva evelyn ewa fabian fatima federico felipe felix fernanda fernando fiona florian frances francesca
    francesco francis francisco francois frank franz franziska fred frederic frederik friedrich gabriel gabriela
    gabriele gareth gary georg george gerald gerard gianni giorgio giovanni giulia giuseppe gloria gonzalo graham
    gregory greta guillaume guillermo gunnar gustavo hamza hana hanna hannah hans harriet harry hassan hector heidi
    heike helen helena helene helga henri henrik henry hugo ian ibrahim ida ignacio igor ilaria imani ines ingrid
    irene irina isaac isabel isabella isabelle ivan ivana jack jacob jacqueline jacques jakub james jamie jan jana
    jane janet jasmin jason javier jean jeff jennifer jens jeremy jessica jesus jim jin joachim joan joana joanna
    joao joe johan johanna johannes john jon jonas jonathan jorge jose josef joseph joshua juan judith julia julian
    juliana julie julien julio jurgen justin kamal karen karim karin karina karl karolina kasia katarina kate
    katharina katherine kathleen kathryn katrin kavita keith kelly kenji kenneth kevin khalid kim kiran klaus kofi
    konrad kristian kristin kristina krzysztof kwame lara lars laura laurent lea leah leila lena leo leon leonardo
    leticia liam lidia lina linda linh lisa liz lorena lorenzo louis louise luc luca lucas lucia lucie lucy luis
    luisa lukas luke lydia magdalena malik manuel manuela marc marcel marcin marco marcos marcus margaret margarita
    maria mariam mariana marie marina mario marion mark marko markus marta martha martin martina mary mateo mathias
    matteo matthew matthias max maya mehmet mei melanie melissa mia michael michal michel michele michelle miguel
    mikael mike milan milena miriam mohamed mohammed monica monika muhammad nadia nadine naomi natalia natalie
    natasha neil nicholas nick nicola nicolas nicole nikhil niklas nikolai nils nina noah noor nora nuria olaf olga
    oliver olivia olivier omar oscar oskar pablo pamela paola pascal patricia patrick paul paula paulina paulo pavel
    pedro peter petra philip philipp philippe pierre pilar piotr priya priyanka quentin rachel rafael rahul raj
    rajesh ralf ramon raquel raul ravi rebecca regina renata rene ricardo richard rita robert roberto robin rodrigo
    roger rohan roland roman ronald rosa rosie ruben rui ruth ryan sabine sabrina sally salma sam samantha samuel
    sandra sanjay sara sarah sebastian sergei sergio shreya silvia simon simone sofia sonia sophia sophie soren
    stefan stefanie stefano stella stephane stephanie stephen steve steven sunil susan susanne sven svetlana sylvia
    tamara tanja tanya tara tarek teresa theo theresa thomas tim timothy tina tobias tom tomas tomasz tony ulrich
    ulrike ursula valentina valeria valerie vanessa vera veronica victor victoria vikram viktor vincent virginia
    vladimir walter wei wendy werner wilhelm william wolfgang xavier xiaoming yan yasmin yolanda yuki yusuf yves
    yvonne zahra zainab zoe zofia
""")
"""Given names, without accents, by which `Family, Given` is told from `Given Family, Company`."""
