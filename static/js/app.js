/** Starts the small behaviors that every page has. */
import { startDialogs } from "./dialogs.js";
import { startKeys } from "./keys.js";
import { startSession } from "./session.js";
import { startToasts } from "./toasts.js";

startDialogs();
startKeys();
startSession();
startToasts();
