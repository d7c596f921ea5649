// Which scene shows a poll: one view per method. A scene says its layout and draws into its card.

import { approval } from "./approval.js";
import { borda } from "./borda.js";
import { consent } from "./consent.js";
import { majorityJudgment } from "./merit.js";
import { plurality } from "./poll.js";
import { ranked } from "./ranked.js";
import { movingDebate } from "./river.js";
import { temperature } from "./mood.js";

const SCENES = {
  plurality,
  approval,
  "majority-judgment": majorityJudgment,
  ranked,
  borda,
  "moving-debate": movingDebate,
  consent,
  temperature,
};

/** Return the scene of a poll; a method that has none yet shows its choices. */
export function sceneOf(poll) {
  return Object.hasOwn(SCENES, poll.method) ? SCENES[poll.method] : plurality;
}
