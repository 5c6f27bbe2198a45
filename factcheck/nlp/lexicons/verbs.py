"""Verbs and nouns that report: who may say, find, believe or judge something.

The classes follow what the verb takes: a clause, a quotation, an infinitive or an object.
"""

from factcheck.nlp.lexicons.words import word_set

SPEECH = word_set(
    """accuse acknowledge add admit advise affirm agree allege announce answer apologize argue
    articulate ask assert assess assure attest aver boast brag caution charge chant cite claim
    clarify comment complain concede conclude confess confide confirm contend continue counter
    crow cry deadpan declare decree demand deny describe detail disclose dispute echo elaborate
    email emphasize enthuse estimate exclaim explain explicate fume gloat groan grumble gush
    highlight hint inform insist instruct interject intone invoke jeer joke lament lie maintain
    mention mock mumble murmur muse note object observe opine order pledge plead point post
    predict proclaim profess promise propose protest purport pronounce quip quote rail rant
    reaffirm reassure recall recite recommend reiterate rejoin remark remind repeat reply report
    request respond retort retweet reveal rule say scoff scream shout signal slam snap sneer speak
    speculate state stipulate stress submit suggest summarize surmise swear tell testify theorize
    threaten thunder tout tweet underline underscore urge utter venture volunteer vow warn whisper
    wonder write yell concur posit stammer sigh caption headline"""
)
"""Verbs whose clause or quotation is what the subject said or wrote."""

FINDING = word_set(
    "show find indicate demonstrate read prove determine calculate detect discover conclude list"
    " suggest reveal report note say state estimate project rank detail document forecast"
)
"""Verbs that let a report, a poll or a study speak."""

ATTITUDE = word_set(
    """believe think hope want expect fear know feel doubt consider hold understand see prefer
    worry realize decide plan intend seek wish regard view imagine suspect reckon guess agree
    disagree dream aim aspire resolve foresee envision anticipate assume desire refuse decline
    prepare love hate like learn remember forget presume vow appreciate"""
)
"""Inner states. They carry a belief, not a statement that somebody made."""

ACTS = word_set(
    """accept address allege applaud approve assail attack back ban blame blast call
    challenge condemn confirm congratulate criticize decry defend denounce deride discuss dismiss
    downplay emphasize encourage endorse express favor favour highlight hail honor invite invoke
    lambaste lament list mention mock offer oppose portray praise promise propose push question
    raise rebuke refer reject request rip slam stress support thank threaten tout trash
    underscore unveil urge vow warn welcome cite describe acknowledge announce accuse deny explain
    admit demand recommend recall predict suggest pledge protest dispute demand outline reiterate
    target rebuff scold chide castigate berate bash boast boost champion concede second recount
    reference release sign detail want support seek prefer expect fear appreciate know doubt
    hope plan"""
)
"""Speech acts with an object: "criticized the plan", "called for talks"."""

OBJECT_PREPOSITIONS: dict[str, frozenset[str]] = {
    "call": word_set("for on"),
    "speak": word_set("of about against out"),
    "talk": word_set("about"),
    "refer": word_set("to"),
    "point": word_set("to"),
    "ask": word_set("for about"),
    "hint": word_set("at"),
    "allude": word_set("to"),
    "object": word_set("to"),
    "complain": word_set("about of"),
    "warn": word_set("of about against"),
    "boast": word_set("of about"),
    "agree": word_set("with to on"),
    "disagree": word_set("with"),
    "argue": word_set("for against"),
    "focus": word_set("on"),
    "comment": word_set("on"),
    "respond": word_set("to"),
    "push": word_set("for"),
    "rail": word_set("against"),
    "apologize": word_set("for"),
    "vote": word_set("for against"),
    "decide": word_set("on"),
    "think": word_set("of about"),
    "joke": word_set("about"),
    "lie": word_set("about"),
    "hope": word_set("for"),
    "worry": word_set("about"),
}

TELLING: dict[str, frozenset[str]] = {
    "accuse": word_set("of"),
    "blame": word_set("for on"),
    "criticize": word_set("for"),
    "criticise": word_set("for"),
    "fault": word_set("for"),
    "slam": word_set("for"),
    "attack": word_set("for"),
    "blast": word_set("for"),
    "condemn": word_set("for"),
    "denounce": word_set("for as"),
    "warn": word_set("of about against"),
    "call": word_set("for"),
    "describe": word_set("as"),
    "portray": word_set("as"),
    "cast": word_set("as"),
    "dismiss": word_set("as"),
    "characterize": word_set("as"),
    "hail": word_set("as"),
    "deride": word_set("as"),
    "decry": word_set("as"),
    "liken": word_set("to"),
    "compare": word_set("to with"),
}
"""Speech acts that say something of their object, by the preposition that says it."""

PERFORMING = word_set("order decree instruct direct")
"""Verbs whose clause is what the subject brings about by saying it, a deed rather than a claim."""

NAMING = word_set("call label dub brand term")
"""Speech acts with a second object: "called it a mistake"."""

PRICING = frozenset(["put"])
"""Speech acts that give their object a number: "put the debt at 4 million"."""

DEMANDS = word_set("urge ask call press implore beg encourage instruct order request")
"""Speech acts that ask their object to do something."""

NOMINAL_REPORTS = word_set("deny reiterate allege predict confirm hail claim")
"""Reporting verbs whose object alone says what is reported: "denied the charges"."""

STANCE = word_set(
    "argue deny announce apologize claim demand insist contend maintain allege vow plan defend"
)
"""What outlets say for themselves, as parties and firms, not of what they report."""

SAYING_ACTS = frozenset(TELLING) | NAMING | PRICING | DEMANDS | NOMINAL_REPORTS
"""Speech acts whose content is no clause."""

OBJECT_ACTS = SAYING_ACTS | ACTS | frozenset(OBJECT_PREPOSITIONS)
"""All that report with an object."""

GERUND = word_set("describe deny admit recall report acknowledge suggest recommend mention confess")
"""Reporting verbs whose -ing complement is a claim: "admitted taking bribes"."""

NOT_QUOTATIVE = word_set(
    "go lie cite charge rule speak speculate order headline signal detail like"
)
"""Reporting verbs too ambiguous to make a quotation's speaker of their subject."""

CLAUSE_NOUNS = word_set(
    """claim statement allegation suggestion announcement assertion accusation belief view fear
    hope conclusion finding argument warning promise pledge admission idea notion report rumor
    rumour evidence contention concern complaint proposal insistence assumption speculation
    suspicion charge revelation opinion comment remark impression threat sign theory"""
)

ATTITUDE_NOUNS = word_set(
    """belief view fear hope idea notion concern assumption suspicion speculation impression
    opinion"""
)
"""Those of them that name a thought rather than a statement."""

DOCUMENT_NOUNS = word_set(
    """report statement document documents study poll survey email emails filing lawsuit complaint
    affidavit memo memorandum letter letters transcript analysis review paper audit article book
    indictment order ruling judgment verdict data figures statistics record records release
    communique communiqué brief dossier post tweet video footage recording notice bulletin census
    papers files file research findings constitution treaty agreement law bill resolution charter
    message messages text presentation testimony investigation inquiry editorial column
    ledger ledgers log logs invoice invoices slide slides spreadsheet spreadsheets receipt receipts
    screenshot screenshots chart charts form forms polling"""
)

ANONYMOUS_NOUNS = word_set(
    """official officials source sources person people aide aides insider insiders diplomat
    diplomats adviser advisers advisor advisors analyst analysts observer observers witness
    witnesses critic critics expert experts spokesman spokeswoman spokesperson strategist
    strategists operative operatives employee employees executive executives lawyer lawyers
    attorney attorneys resident residents staffer staffers lawmaker lawmakers investigator
    investigators researcher researchers scientist scientists economist economists man woman
    voter voters student students trader traders activist activists supporter supporters
    opponents rival rivals reports rumors rumours some many others few historian historians"""
)

CROWDS = word_set(
    """critics critic residents voters students traders activists supporters opponents rivals
    observers analysts experts scientists researchers economists lawmakers some many others few
    historians spokesman spokeswoman spokesperson reports rumors rumours officials police
    employees lawyers attorneys strategists investigators historian expert"""
)
"""Bodies, crowds and those who speak for a house: no names are kept back."""

BODY_NOUNS = word_set(
    """ministry government company campaign police office agency court group team union party
    council committee commission department army military bank firm administration authority
    authorities kremlin palace parliament congress senate embassy charity institute university
    school hospital club league federation association coalition alliance navy force staff jury
    board organization organisation foundation center centre family network side delegation
    opposition public majority minority half percent third quarter member leader voice narrator
    defendant plaintiff prosecutor victim suspect mother father son daughter brother sister wife
    husband friend neighbor neighbour people everyone everybody nobody someone somebody one
    study survey research figure number result evidence rule text airline airport museum church
    diocese studio brand startup exchange utility institution fund trust society ngo consortium
    mission junta militia rebels watchdog tank lab laboratory academy observatory chain
    supermarket consulate railway railroad city town village county clinic library port"""
)
"""Bodies and people that can say something although their noun does not end like a person's."""

OUTLET_NOUNS = word_set(
    """newspaper newspapers magazine magazines broadcaster broadcasters outlet outlets agency
    channel channels network networks tabloid daily weekly website websites station stations
    media press blog podcast publication publications wire newswire journal television tv radio
    portal"""
)

CHANNELS = word_set(
    """statement release letter memo memorandum email e-mail speech address order ruling filing call
    argument lawsuit suit complaint essay column post tweet tweets conference briefing debate
    testimony video deposition submission brief affidavit message blog book op-ed
    announcement opinion dissent petition motion transcript telegram podcast sermon memoir report
    document documents papers filings letters emails e-mails analysis editorial article piece
    lecture documentary prospectus manifesto diary autobiography thread note notice affidavits
    posts newsletter monologue keynote eulogy advertisement ad advisory hearing commentary
    pamphlet leaflet submissions statements speeches messages videos update updates
    texts text"""
)
"""Documents and occasions that leave a record of what was said."""

PAGES = word_set("website site app page blog channel feed")
"""Places of one's own on the web."""

SHOWS = word_set("show program programme broadcast podcast")

NETWORKS = word_set(
    """twitter facebook instagram x telegram youtube tiktok reddit linkedin snapchat weibo wechat
    whatsapp bluesky threads mastodon twitch periscope tumblr vkontakte vk signal medium discord
    substack truth"""
)

MEDIA_EVENTS = word_set(
    "interview op-ed column essay article interviews segment program programme show broadcast"
    " podcast appearance editorial call conversation chat piece profile story issue edition report"
)

HEDGES = word_set(
    """reportedly allegedly apparently purportedly supposedly seemingly possibly presumably
    ostensibly perhaps probably likely maybe potentially"""
)
REPORT_HEDGES = word_set("reportedly allegedly apparently purportedly supposedly")

DEEDS = word_set(
    """vote loss win victory attack death arrest murder threat failure refusal rise increase drop
    cut gain fall growth release use ban return defeat sale purchase clash raid approval withdrawal
    removal dismissal arrival denial renewal betrayal burial account"""
)
"""Nouns that tell a deed of the one whose they are."""
