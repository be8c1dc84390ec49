/** The float as it was counted, and where a difference to the last close stands. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { Money } from '../../../schema/money.ts'
import { Button } from '../ui/button.ts'
import { Sheet } from '../ui/sheet.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'
import { give, whyNot } from './act.ts'
import { PieceCount, piecesIn, sumOf, type Typed } from './pieces.ts'

export interface FloatSheetProps {
  /** What the last close left in the drawer. */
  readonly carried: Money
  /** No till of this drawer was ever closed: the float comes out of the safe. */
  readonly isFirst: boolean
  readonly onClose: () => void
}

export function FloatSheet({ carried, isFirst, onClose }: FloatSheetProps): VNode {
  const [typed, setTyped] = useState<Typed>({})
  const [isBusy, setBusy] = useState(false)
  /** What was told to the manager as missing. */
  const [told, setTold] = useState<string | null>(null)
  const float = sumOf(typed)
  const beyond = float - carried
  const open = async (differenceTo: 'safe' | 'over-short'): Promise<void> => {
    setBusy(true)
    const args = { float: piecesIn(typed), ...(beyond === 0 ? {} : { differenceTo }) }
    let opened = await give('till.open', args, t('till.open-title'))
    if (opened?.tillId === null) {
      // What was counted is written down; only a second person can open the till with it.
      const amount = money(opened.missing, true)
      setTold(amount)
      opened = await give('till.open-short', args, t('till.approve-short', { amount }))
    }
    setBusy(false)
    if (opened !== null) onClose()
  }
  // The first float of a drawer came out of the safe: there is no close it could differ from.
  const isAsked = !isFirst && float > 0 && beyond !== 0
  return html`<${Sheet}
    title=${t('till.count-float')}
    from="side"
    onClose=${onClose}
    foot=${
      isAsked
        ? html`<${Differs} float=${float} beyond=${beyond} told=${told} isBusy=${isBusy} onOpen=${(to: 'safe' | 'over-short') => void open(to)} />`
        : html`<${Button} kind="primary" wide busy=${isBusy} why=${whyNot('till.open')} onPress=${() => void open('safe')}>
            ${t('till.use-float', { amount: money(float, true) })}
          <//>`
    }
  >
    <${PieceCount} counted=${typed} onChange=${setTyped} />
  <//>`
}

/** The float is not what the last close left: the key that opens the till says where the rest is. */
function Differs(props: {
  readonly float: Money
  readonly beyond: Money
  readonly told: string | null
  readonly isBusy: boolean
  readonly onOpen: (differenceTo: 'safe' | 'over-short') => void
}): VNode {
  const { float, beyond, told, isBusy, onOpen } = props
  return html`<div class="float-differs">
    <p role="status">
      <b>${t('till.use-float', { amount: money(float, true) })}:</b>${' '}
      ${
        told === null
          ? t(beyond > 0 ? 'till.differs-more' : 'till.differs-less', {
              amount: money(Math.abs(beyond), true),
            })
          : t('till.float-told', { amount: told })
      }
    </p>
    <div class="float-keys" role="group" aria-label=${t('till.differs-from')}>
      <${Button} busy=${isBusy} why=${whyNot('till.open')} onPress=${() => onOpen('safe')}>${t(beyond > 0 ? 'till.from-safe' : 'till.in-safe')}<//>
      <${Button} busy=${isBusy} why=${whyNot('till.open')} onPress=${() => onOpen('over-short')}>${t(beyond > 0 ? 'till.is-over' : 'till.is-short')}<//>
    </div>
  </div>`
}
