/**
 * What has to be left out is told by its words, because a menu says it with
 * words: "No onion", "बिना प्याज़". It is set apart on every screen and paper.
 */
import type { Names } from './names.ts'

const leavesOut = /^(no|without|skip|minus)\b|^(बिना|नहीं)(\s|$)/i

/** True for a modifier that takes something out. */
export const isRemoval = (names: Names): boolean =>
  leavesOut.test(names.en) || leavesOut.test(names.hi ?? '')
