/** Choosing some of a party's lines: to carry them to another party, or to go with guests who sit apart. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowRightLeft, Split } from 'lucide'
import type { LinePart, OrderLine } from '../../schema/order.ts'
import { Button } from '../lib/ui/button.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { tell } from './act.ts'
import { closeSheet, here, picking } from './desk.ts'
import { orderOf } from './house.ts'

type Chosen = Readonly<Record<string, number>>

const liveLines = (): readonly OrderLine[] => {
  const party = here.value
  const order = party === null ? undefined : orderOf(party.orderId)
  return (order?.lines ?? []).filter(({ qtyMilli }) => qtyMilli > 0)
}

const partsOf = (lines: readonly OrderLine[], chosen: Chosen): LinePart[] =>
  lines.flatMap(({ lineId, qtyMilli }) => {
    const part = chosen[lineId] ?? 0
    return part === 0 ? [] : [{ lineId, qtyMilli: part, ofMilli: qtyMilli }]
  })

function Lines(props: {
  readonly lines: readonly OrderLine[]
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}): VNode {
  return html`<ul class="rows">
    ${props.lines.map(({ lineId, names, qtyMilli }) => {
      const isWhole = qtyMilli % 1000 === 0
      const now = props.chosen[lineId] ?? 0
      const set = (next: number): void => props.onChoose({ ...props.chosen, [lineId]: next })
      return html`<${ListRow}
        key=${lineId}
        title=${nameOf(names)}
        end=${html`<${Stepper}
          name=${nameOf(names)}
          value=${isWhole ? now / 1000 : now > 0 ? 1 : 0}
          least=${0}
          most=${isWhole ? qtyMilli / 1000 : 1}
          onChange=${(value: number) => set(isWhole ? value * 1000 : value * qtyMilli)}
        />`}
      />`
    })}
  </ul>`
}

export function CarrySheet(): VNode | null {
  const [chosen, choose] = useState<Chosen>({})
  const party = here.value
  if (party === null) return null
  const lines = liveLines()
  const parts = partsOf(lines, chosen)
  const go = (): void => {
    closeSheet()
    picking.value = { kind: 'carry', sittingId: party.sittingId, lines: parts }
  }
  return html`<${Sheet}
    title=${`${t('floor.carry')} · ${party.label}`}
    from="side"
    onClose=${closeSheet}
    foot=${html`<${Button}
      kind="primary"
      icon=${ArrowRightLeft}
      why=${parts.length === 0 ? t('floor.choose-lines') : undefined}
      onPress=${go}
    >
      ${t('floor.choose-table')}
    <//>`}
  >
    <${Lines} lines=${lines} chosen=${chosen} onChoose=${choose} />
  <//>`
}

export function SplitSheet(): VNode | null {
  const [chosen, choose] = useState<Chosen>({})
  const [guests, setGuests] = useState(1)
  const party = here.value
  if (party === null) return null
  const lines = liveLines()
  const parts = partsOf(lines, chosen)
  const go = (): void => {
    const { sittingId } = party
    void tell('sitting.split', {
      sittingId,
      guests,
      ...(parts.length === 0 ? {} : { lines: parts }),
    })
    closeSheet()
  }
  return html`<${Sheet}
    title=${`${t('floor.split')} · ${party.label}`}
    from="side"
    onClose=${closeSheet}
    foot=${html`<${Button} kind="primary" icon=${Split} onPress=${go}>${t('floor.split-now')}<//>`}
  >
    <p>${t('floor.split-guests')}</p>
    <${Stepper} name=${t('floor.guests')} value=${guests} least=${1} most=${Math.max(1, party.guests - 1)} onChange=${setGuests} />
    <p>${t('floor.split-lines')}</p>
    <${Lines} lines=${lines} chosen=${chosen} onChoose=${choose} />
  <//>`
}
