/** Starts the small behaviors that every page has. */
import { startConflict } from "./conflict.js";
import { startConnection } from "./connection.js";
import { startDialogs } from "./dialogs.js";
import { startKeys } from "./keys.js";
import { startLists } from "./lists.js";
import { startPalette } from "./palette.js";
import { startPicking } from "./picking.js";
import { startReplaced } from "./replaced.js";
import { startSession } from "./session.js";
import { startToasts } from "./toasts.js";
import { startUndo } from "./undo.js";

startConflict();
startConnection();
startDialogs();
startKeys();
startLists();
startPalette();
startPicking();
startReplaced();
startSession();
startToasts();
startUndo();
