/** Everything else that can be done with the party at hand. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import {
  ArrowRightLeft,
  Brush,
  Expand,
  NotebookPen,
  Split,
  UserRound,
  Users,
  UserPlus,
  Ungroup,
  Utensils,
} from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { allergenNames } from '../../schema/allergen-names.ts'
import { allergens } from '../../schema/catalogue.ts'
import { Chips } from '../lib/ui/choice-chips.ts'
import { Field } from '../lib/ui/field.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { session } from '../lib/session.ts'
import { nameOf, roleName } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { tell } from './act.ts'
import { closeSheet, here, leaveParty, open, picking, type Picking } from './desk.ts'
import { orderOf, personName, sittings } from './house.ts'
import { seatAt } from './seat-sheet.ts'

const show = (kind: 'guests' | 'server' | 'note' | 'split' | 'carry') => (): void =>
  void (open.value = { kind })

const pick = (next: Picking): void => {
  closeSheet()
  picking.value = next
}

export function MoreSheet(): VNode | null {
  const party = here.value
  if (party === null) return null
  const { sittingId, guests, tableIds, lines } = party
  const merged = sittings.value.filter(
    (one) => one.state === 'merged' && one.mergedIntoId === sittingId,
  )
  const isBare = Object.values(lines).every((count) => count === 0)
  const apart = (): void => void seatAt(tableIds[0] ?? '', 2, true)
  const clear = (): void => {
    void tell('sitting.close', { sittingId })
    leaveParty()
  }
  return html`<${Sheet} title=${party.label} from="side" onClose=${closeSheet}>
    <ul class="rows">
      <${ListRow} icon=${Users} title=${t('floor.guests')} end=${guests} onPress=${show('guests')} />
      <${ListRow} icon=${UserRound} title=${t('floor.server')} end=${personName(party.serverId)} onPress=${show('server')} />
      <${ListRow} icon=${NotebookPen} title=${t('floor.note')} detail=${orderOf(party.orderId)?.note} onPress=${show('note')} />
      <${ListRow} icon=${ArrowRightLeft} title=${t('floor.move')} onPress=${() => pick({ kind: 'move', sittingId })} />
      <${ListRow} icon=${Expand} title=${t('floor.widen')} onPress=${() => pick({ kind: 'widen', sittingId })} />
      ${!isBare && html`<${ListRow} icon=${Utensils} title=${t('floor.carry')} onPress=${show('carry')} />`}
      ${guests > 1 && html`<${ListRow} icon=${Split} title=${t('floor.split')} onPress=${show('split')} />`}
      <${ListRow} icon=${UserPlus} title=${t('floor.seat-apart')} onPress=${apart} />
      ${merged.map(
        (one) => html`<${ListRow}
          key=${one.sittingId}
          icon=${Ungroup}
          title=${t('floor.unmerge', { table: one.label })}
          onPress=${() => {
            void tell('sitting.unmerge', { sittingId: one.sittingId })
            closeSheet()
          }}
        />`,
      )}
      ${isBare && html`<${ListRow} icon=${Brush} title=${t('floor.clear')} onPress=${clear} />`}
    </ul>
  <//>`
}

export function GuestsSheet(): VNode | null {
  const party = here.value
  const [guests, setGuests] = useState(party?.guests ?? 1)
  const [before] = useState(party?.guests ?? 1)
  if (party === null) return null
  const save = (): void => {
    void tell('sitting.change', { sittingId: party.sittingId, guests, ofGuests: before })
    closeSheet()
  }
  return html`<${Sheet}
    title=${`${t('floor.guests')} · ${party.label}`}
    onClose=${closeSheet}
    foot=${html`<${Button} kind="primary" onPress=${save}>${t('shared.save')}<//>`}
  >
    <${Stepper} name=${t('floor.guests')} value=${guests} least=${1} most=${99} onChange=${setGuests} />
  <//>`
}

export function ServerSheet(): VNode | null {
  const party = here.value
  if (party === null) return null
  const take = (serverId: string): void => {
    void tell('sitting.change', { sittingId: party.sittingId, serverId })
    closeSheet()
  }
  return html`<${Sheet} title=${`${t('floor.server')} · ${party.label}`} from="side" onClose=${closeSheet}>
    <ul class="rows">
      ${(session.value.me?.users ?? []).map(
        ({ userId, name, roleId }) => html`<${ListRow}
          key=${userId}
          title=${name}
          detail=${roleName(roleId)}
          chosen=${userId === party.serverId}
          onPress=${() => take(userId)}
        />`,
      )}
    </ul>
  <//>`
}

export function NoteSheet(): VNode | null {
  const party = here.value
  const order = party === null ? undefined : orderOf(party.orderId)
  const [note, setNote] = useState(order?.note ?? '')
  const [avoids, setAvoids] = useState<readonly string[]>(order?.avoids ?? [])
  if (party === null) return null
  const save = (): void => {
    void tell('order.note', {
      orderId: party.orderId,
      note: note.trim(),
      avoids: allergens.filter((one) => avoids.includes(one)),
    })
    closeSheet()
  }
  return html`<${Sheet}
    title=${`${t('floor.note')} · ${party.label}`}
    onClose=${closeSheet}
    foot=${html`<${Button} kind="primary" onPress=${save}>${t('shared.save')}<//>`}
  >
    <${Field}
      label=${t('floor.note-for')}
      placeholder=${t('floor.note-example')}
      value=${note}
      maxLength=${120}
      onInput=${setNote}
      onEnter=${save}
    />
    <${Chips}
      label=${t('floor.avoids')}
      choices=${allergens.map((one) => ({ value: one, label: nameOf(allergenNames[one]) }))}
      value=${avoids}
      onChange=${setAvoids}
    />
  <//>`
}
