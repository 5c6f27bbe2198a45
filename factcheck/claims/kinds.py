"""The kinds of action on claims that history knows."""

from factcheck.audit.kinds import register

READ = register("article.read", "read the article")
KEEP_LINE = register("article.keep_line", "brought back a line that was left out")
FIND = register("claim.find", "found the claim")
ADD = register("claim.add", "added the claim")
EDIT = register("claim.edit", "changed the claim’s words")
EXTENT = register("claim.extent", "changed where the claim stands in the text")
ATTRIBUTE = register("claim.attribute", "changed who said it")
SPLIT = register("claim.split", "split the claim")
MERGE = register("claim.merge", "merged claims")
DISMISS = register("claim.dismiss", "dismissed the claim")
RESTORE = register("claim.restore", "restored the claim")
CARRY = register("claim.carry", "carried the claim over into the new text")
PLACE = register("claim.place", "said where the claim stands in the text")
SAY_GONE = register("claim.say_gone", "said that the claim is no longer in the text")
DECIDE = register("claim.decide", "gave the verdict")
UNDO_VERDICT = register("claim.undo_verdict", "took the last verdict back")
STALE = register("claim.stale", "asked for another look at the verdict")
STILL_HOLDS = register("claim.still_holds", "said that the verdict still holds")
LINK = register("evidence.link", "linked a source")
UNLINK = register("evidence.unlink", "removed a source from the claim")
