"""Verbs and nouns that report: who may say, find, believe or judge something.

The classes follow what the verb takes: a clause, a quotation, an infinitive or an object.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SPEECH = _set(
    """accuse acknowledge add admit advise affirm agree allege announce answer apologize argue
    articulate ask assert assess assure attest aver boast brag caution charge chant cite claim
    clarify comment complain concede conclude confess confide confirm contend continue counter
    crow cry deadpan declare decree demand deny describe detail disclose dispute echo elaborate
    email emphasize enthuse estimate exclaim explain explicate fume gloat go groan grumble gush
    highlight hint inform insist instruct interject intone invoke jeer joke lament lie maintain
    mention mock mumble murmur muse note object observe opine order pledge plead point post
    predict proclaim profess promise propose protest purport pronounce quip quote rail rant
    reaffirm reassure recall recite recommend reiterate rejoin remark remind repeat reply report
    request respond retort retweet reveal rule say scoff scream shout signal slam snap sneer speak
    speculate state stipulate stress submit suggest summarize surmise swear tell testify theorize
    threaten thunder tout tweet underline underscore urge utter venture volunteer vow warn whisper
    wonder write yell concur posit stammer sigh assume caption headline"""
)
"""Verbs whose clause or quotation is what the subject said or wrote."""

FINDING = _set(
    "show find indicate demonstrate read prove determine calculate detect discover conclude list"
    " suggest reveal report note say state estimate project rank detail document forecast"
)
"""Verbs that let a report, a poll or a study speak."""

ATTITUDE = _set(
    """believe think hope want expect fear know feel doubt consider hold understand see prefer
    worry realize decide plan intend seek wish regard view imagine suspect reckon guess agree
    disagree dream aim aspire resolve foresee envision anticipate assume desire refuse decline
    prepare love hate like learn remember forget presume vow appreciate"""
)
"""Inner states. They carry a belief, not a statement that somebody made."""

ACTS = _set(
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
    "call": _set("for on"),
    "speak": _set("of about against out"),
    "talk": _set("about"),
    "refer": _set("to"),
    "point": _set("to"),
    "ask": _set("for about"),
    "hint": _set("at"),
    "allude": _set("to"),
    "object": _set("to"),
    "complain": _set("about of"),
    "warn": _set("of about against"),
    "boast": _set("of about"),
    "agree": _set("with to on"),
    "disagree": _set("with"),
    "argue": _set("for against"),
    "focus": _set("on"),
    "comment": _set("on"),
    "respond": _set("to"),
    "push": _set("for"),
    "rail": _set("against"),
    "apologize": _set("for"),
    "vote": _set("for against"),
    "decide": _set("on"),
    "think": _set("of about"),
    "joke": _set("about"),
    "lie": _set("about"),
    "hope": _set("for"),
    "worry": _set("about"),
}

GERUND = _set("describe deny admit recall report acknowledge suggest recommend mention confess")
"""Reporting verbs whose -ing complement is a claim: "admitted taking bribes"."""

NOT_QUOTATIVE = _set("go lie cite charge rule speak speculate order headline signal detail like")
"""Reporting verbs too ambiguous to make a quotation's speaker of their subject."""

CLAUSE_NOUNS = _set(
    """claim statement allegation suggestion announcement assertion accusation belief view fear
    hope conclusion finding argument warning promise pledge admission idea notion report rumor
    rumour evidence contention concern complaint proposal insistence assumption speculation
    suspicion charge revelation opinion comment remark impression threat sign theory"""
)

DOCUMENT_NOUNS = _set(
    """report statement document documents study poll survey email emails filing lawsuit complaint
    affidavit memo memorandum letter letters transcript analysis review paper audit article book
    indictment order ruling judgment verdict data figures statistics record records release
    communique communiqué brief dossier post tweet video footage recording notice bulletin census
    papers files file research findings constitution treaty agreement law bill resolution charter
    message messages text presentation testimony investigation inquiry editorial column"""
)

ANONYMOUS_NOUNS = _set(
    """official officials source sources person people aide aides insider insiders diplomat
    diplomats adviser advisers advisor advisors analyst analysts observer observers witness
    witnesses critic critics expert experts spokesman spokeswoman spokesperson strategist
    strategists operative operatives employee employees executive executives lawyer lawyers
    attorney attorneys resident residents staffer staffers lawmaker lawmakers investigator
    investigators researcher researchers scientist scientists economist economists man woman
    voter voters student students trader traders activist activists supporter supporters
    opponents rival rivals reports rumors rumours some many others few historian historians"""
)

OUTLET_NOUNS = _set(
    """newspaper newspapers magazine magazines broadcaster broadcasters outlet outlets agency
    channel channels network networks tabloid daily weekly website websites station stations
    media press blog podcast publication publications wire newswire journal"""
)

MEDIA_EVENTS = _set(
    "interview op-ed column essay article interviews segment program programme show broadcast"
    " podcast appearance editorial"
)

HEDGES = _set(
    """reportedly allegedly apparently purportedly supposedly seemingly possibly presumably
    ostensibly perhaps probably likely maybe potentially"""
)
REPORT_HEDGES = _set("reportedly allegedly apparently purportedly supposedly")
