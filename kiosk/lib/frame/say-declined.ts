/** Why something was not done, in the reader's words, wherever the no came from: the hub, the network or this screen. */
import type { AnswerCode } from '../hub-api.ts'
import { refused } from '../words/refused.ts'
import { t } from '../words/words.ts'

export interface Said {
  readonly code: AnswerCode
  readonly facts?: Readonly<Record<string, string | number>>
}

export const sayDeclined = ({ code, facts = {} }: Said): string =>
  code === 'hub.away'
    ? t('frame.unreachable')
    : code === 'screen.unsaved'
      ? t('frame.unsaved')
      : refused({ code, facts })
