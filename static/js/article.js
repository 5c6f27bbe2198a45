/** Starts what the article page does beyond links and forms. */
import { startChain } from "./chain.js";
import { startChanges } from "./changes.js";
import { startChosen } from "./chosen.js";
import { startDrafts } from "./drafts.js";
import { startInStep } from "./instep.js";
import { startLeast } from "./least.js";
import { startLineRead } from "./lineread.js";
import { startLive } from "./live.js";
import { startNaming } from "./naming.js";
import { startNews } from "./news.js";
import { startPlacing } from "./placing.js";
import { startPresence } from "./presence.js";
import { startSelecting } from "./selecting.js";
import { startStepping } from "./stepping.js";
import { startTalk } from "./talk.js";
import { tell } from "./toasts.js";
import { startVerdictKeys } from "./verdict.js";

startChosen();
startChanges();
startNews();
startPresence();
startLive();
startLeast();
startLineRead();
startStepping();
startSelecting();
startVerdictKeys();
startDrafts();
startChain();
startInStep();
startPlacing();
startNaming();
startTalk();
// One word of what was done is enough; the history keeps them all.
document.addEventListener("told", (event) => {
  document.querySelectorAll("#toasts .success").forEach((toast) => toast.remove());
  tell(event.detail.words, "success");
});
