/** Starts the talk on a page that has nothing else of the article page. */
import { startNaming } from "./naming.js";
import { startTalk } from "./talk.js";

startNaming();
startTalk();
