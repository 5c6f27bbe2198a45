/** Starts what the article page does beyond links and forms. */
import { startChain } from "./chain.js";
import { startChosen } from "./chosen.js";
import { startDrafts } from "./drafts.js";
import { startSelecting } from "./selecting.js";
import { startStepping } from "./stepping.js";
import { tell } from "./toasts.js";
import { startVerdictKeys } from "./verdict.js";

startChosen();
startStepping();
startSelecting();
startVerdictKeys();
startDrafts();
startChain();
document.addEventListener("told", (event) => tell(event.detail.words, "success"));
