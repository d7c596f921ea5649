// Which scene shows a poll or a session of a format: one view per method, one per format.
// A scene says its layout and draws into its card.

import { approval } from "./approval.js";
import { borda } from "./borda.js";
import { brainstorm } from "./brainstorm.js";
import { consent } from "./consent.js";
import { draw } from "./draw.js";
import { sixHats } from "./hats.js";
import { majorityJudgment } from "./merit.js";
import { plurality } from "./poll.js";
import { speakingQueue } from "./queue.js";
import { ranked } from "./ranked.js";
import { movingDebate } from "./river.js";
import { temperature } from "./mood.js";
import { themes } from "./themes.js";
import { porteurDeParole } from "./wall.js";

const SCENES = {
  plurality,
  approval,
  "majority-judgment": majorityJudgment,
  ranked,
  borda,
  "moving-debate": movingDebate,
  consent,
  temperature,
  draw,
  "speaking-queue": speakingQueue,
  "six-hats": sixHats,
  brainstorm,
  "porteur-de-parole": porteurDeParole,
  themes,
};

/** Return the scene of a poll or of a session; a method that has none yet shows its choices. */
export function sceneOf(poll) {
  return Object.hasOwn(SCENES, poll.method) ? SCENES[poll.method] : plurality;
}
