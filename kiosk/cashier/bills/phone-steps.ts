/**
 * On a phone a bill is taken in three steps: the queue, the bill, its money.
 *
 * The rule: each step has a way back, on the glass and by the phone's own key;
 * at the desk's own screen all three stand side by side and there are no steps.
 */
import { signal } from '@preact/signals'
import { followSteps } from '../../lib/frame/step-back.ts'
import { asking, choose, selected, whenChosen } from '../desk.ts'
import { done } from './settle.ts'
import { splitting } from './split.ts'

/** Whether somebody has gone on from the bill to its money. */
const isAtMoney = signal(false)
whenChosen(() => void (isAtMoney.value = false))

export const goToMoney = (): void => void (isAtMoney.value = true)

/** The step of an open bill; undefined where something else is in its place. */
export const stepNow = (): 'bill' | 'money' | undefined =>
  done.value !== null || splitting.value !== null || selected.value?.state !== 'open'
    ? undefined
    : isAtMoney.value || asking.value !== null
      ? 'money'
      : 'bill'

/** From its money to the bill, from the bill to the queue. */
export const stepBack = (): void => {
  if (stepNow() !== 'money') return choose(null)
  asking.value = null
  isAtMoney.value = false
}

const steps = (): number =>
  done.value === null && selected.value === undefined ? 0 : stepNow() === 'money' ? 2 : 1

/** Listens to the phone's Back until the answer is called. */
export const followBack = (): (() => void) => followSteps(steps, stepBack)
