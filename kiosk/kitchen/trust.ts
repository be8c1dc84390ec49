/**
 * Whether the wall can be believed.
 *
 * The rule: a cook looks at the wall and at nothing else, so silence has to
 * shout. A missed beat turns the whole frame amber, however full and calm the
 * rail behind it looks.
 */
import { beatEveryMs } from '../../schema/topics.ts'

/** What a beat may be late by before it counts as missed, in milliseconds. */
const slackMs = 2_500

export interface Trust {
  readonly isQuiet: boolean
  /** Milliseconds since the hub was last heard of; null where it has not been yet. */
  readonly agoMs: number | null
}

/**
 * @param heardAt hub time of the last event or beat; 0 before the first.
 * @param isAway the hub has said goodbye, or does not answer.
 */
export const trustIn = (facts: {
  readonly now: number
  readonly heardAt: number
  readonly isAway: boolean
}): Trust => {
  const agoMs = facts.heardAt === 0 ? null : Math.max(0, facts.now - facts.heardAt)
  return { isQuiet: facts.isAway || (agoMs ?? 0) > beatEveryMs + slackMs, agoMs }
}
