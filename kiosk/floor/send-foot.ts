/** Sending what was written down, with the stations that will be told. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Send } from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { side } from './desk.ts'
import { preview, stationsTold } from './menu-desk.ts'
import { round, sendRound } from './rounds.ts'
import { taxWord } from './say.ts'

const send = (): void => {
  sendRound()
  side.value = 'party'
}

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
      : t('floor.send-to', { stations: stations.join(', ') })
  return html`<footer class="party-foot">
    <${Button} kind="primary" icon=${Send} wide why=${stuck} onPress=${send}>
      ${text}
      <small class="figures">${money(total, true)} ${t('floor.send-with', { tax: taxWord() })}</small>
    <//>
  </footer>`
}
