"""English verb forms from the base form: the past and the third person singular of the present.

Spelling follows the usual rules of school grammars; what does not is listed.
"""

import re

from factcheck.nlp.lexicons.words import word_set

_IRREGULAR = dict(
    pair.split(":")
    for pair in word_set(
        """arise:arose awake:awoke be:was bear:bore beat:beat become:became begin:began
    bend:bent bet:bet bid:bid bind:bound bite:bit blow:blew break:broke breed:bred bring:brought
    broadcast:broadcast build:built burst:burst buy:bought cast:cast catch:caught choose:chose
    cling:clung come:came cost:cost creep:crept cut:cut deal:dealt dig:dug do:did draw:drew
    drink:drank drive:drove eat:ate fall:fell feed:fed feel:felt fight:fought find:found flee:fled
    fling:flung fly:flew forbid:forbade forecast:forecast foresee:foresaw forget:forgot
    forgive:forgave freeze:froze get:got give:gave go:went grind:ground grow:grew hang:hung
    have:had hear:heard hide:hid hit:hit hold:held hurt:hurt keep:kept know:knew lay:laid lead:led
    leave:left lend:lent let:let lie:lay light:lit lose:lost make:made mean:meant meet:met
    mislead:misled mistake:mistook outdo:outdid overcome:overcame override:overrode
    oversee:oversaw overtake:overtook overthrow:overthrew pay:paid put:put quit:quit read:read
    rebuild:rebuilt redo:redid repay:repaid reset:reset ride:rode ring:rang rise:rose run:ran
    say:said see:saw seek:sought sell:sold send:sent set:set shake:shook shed:shed shine:shone
    shoot:shot show:showed shrink:shrank shut:shut sing:sang sink:sank sit:sat sleep:slept
    slide:slid speak:spoke spend:spent spin:spun split:split spread:spread spring:sprang
    stand:stood steal:stole stick:stuck strike:struck string:strung strive:strove swear:swore
    sweep:swept swim:swam swing:swung take:took teach:taught tear:tore tell:told think:thought
    throw:threw thrust:thrust undercut:undercut undergo:underwent understand:understood
    undertake:undertook undo:undid uphold:upheld upset:upset wake:woke wear:wore weave:wove
    weep:wept win:won wind:wound withdraw:withdrew withhold:withheld withstand:withstood
    wring:wrung write:wrote"""
    )
)
_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_DOUBLING = word_set(
    """abet admit allot begin commit compel concur confer control corral defer deter dispel
    embed emit enrol equip excel expel forget incur infer occur omit patrol permit prefer
    propel rebel rebut recur refer regret remit repel submit transfer transmit"""
)
"""Verbs of several syllables that double their last letter."""
_ONE_SYLLABLE = re.compile(r"(?:[^aeiou]*|[^aeiou]*qu)[aeiou][bdfgklmnprstvz]")


def past(base: str) -> str:
    """The simple past of a verb's base form: "end" gives "ended", "take" gives "took"."""
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in {"a", "e", "o", "u", ""}:
        return base[:-1] + "ied"
    if base.endswith("c"):
        return base + "ked"
    if base in _DOUBLING or _ONE_SYLLABLE.fullmatch(base):
        return base + base[-1] + "ed"
    return base + "ed"


def third_singular(base: str) -> str:
    """The third person singular of a verb's base form: "end" gives "ends", "pass" "passes"."""
    if base in _THIRD:
        return _THIRD[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in {"a", "e", "o", "u", ""}:
        return base[:-1] + "ies"
    return base + "s"
