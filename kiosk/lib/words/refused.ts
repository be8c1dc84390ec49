/**
 * Why the hub refuses, or would, in the reader's words.
 *
 * The rule: every screen may be refused for any reason there is, and no screen
 * waits for that many sentences: they come right behind it. What could not be
 * fetched is tried again, and meanwhile a refusal says that it is one.
 */
import { signal } from '@preact/signals'
import type { Refusal, refusalWords } from '../../../schema/refusals.ts'
import { money } from './format.ts'
import { language } from './place.ts'
import { t } from './words.ts'

/** How long until they are asked for once more, in milliseconds. */
const retryMs = 3000

const sentences = signal<typeof refusalWords | undefined>(undefined)

const bring = async (): Promise<void> => {
  try {
    sentences.value = (await import('../../../schema/refusals.ts')).refusalWords
  } catch {
    setTimeout(() => void bring(), retryMs)
  }
}
void bring()

/** The sentence for a refusal of the hub, in the reader's language and the outlet's money. */
export const refused = (refusal: Refusal): string =>
  sentences.value?.(refusal, language.value, (amount) => money(amount, true)) ?? t('shared.refused')
