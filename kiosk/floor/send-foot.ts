/** Sending what was written down, with the stations that will be told. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Send } from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { forNobody, side } from './desk.ts'
import { preview, stationsTold } from './menu-desk.ts'
import { round, sendRound } from './rounds.ts'
import { taxWord } from './say.ts'

const send = (): void => {
  sendRound()
  // What was said of one round holds for no other: the next water would wait unseen.
  forNobody()
  side.value = 'party'
}

/** Two stations have room by name on the key; of more it says how many. */
const named = (stations: readonly string[]): string =>
  stations.length <= 2
    ? stations.join(', ')
    : `${stations.slice(0, 2).join(', ')} +${stations.length - 2}`

/** The one thing to do next while something is written down: send it, and to whom. */
export function SendFoot(): VNode {
  const cart = round.value
  const stations = stationsTold(cart)
  const isAllHeld = cart.lines.every(({ isHeld }) => isHeld === true)
  const stuck = preview.value?.isSellable === false ? t('floor.stuck-line') : undefined
  const total = preview.value?.total.payable ?? 0
  const text = isAllHeld
    ? t('floor.keep-held')
    : stations.length === 0
      ? t('floor.send')
      : t('floor.send-to', { stations: named(stations) })
  return html`<footer class="party-foot">
    <${Button} kind="primary" icon=${Send} wide why=${stuck} onPress=${send}>
      ${text}
      <small class="figures">${money(total, true)} ${t('floor.send-with', { tax: taxWord() })}</small>
    <//>
  </footer>`
}
