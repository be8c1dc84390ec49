/** A section: its names, its place among the others, what it charges for service, and taking it away. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowLeft, ArrowRight, Trash2 } from 'lucide'
import { tableName, type Backdrop, type SectionDoc } from '../../../schema/sitting.ts'
import { newId } from '../../lib/ids.ts'
import { isAway } from '../../lib/send.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { tell } from '../act.ts'
import { sections } from '../house.ts'
import { choose, isInUse } from './edit.ts'
import { RoomField } from './room-field.ts'

/** 10 % at most goes by law nowhere further than 20. */
const percentMax = 20
const perPercent = 10_000

/** Parts per million of what was typed; null where it is no percentage. */
const chargeOf = (typed: string): number | null => {
  const text = typed.trim().replace(',', '.')
  if (text === '') return 0
  const percent = /^\d{1,2}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN
  return percent >= 0 && percent <= percentMax ? Math.round(percent * perPercent) : null
}

export function SectionSheet({
  section,
  onClose,
}: {
  readonly section?: SectionDoc
  readonly onClose: () => void
}): VNode {
  const [en, setEn] = useState(section?.names.en ?? '')
  const [hi, setHi] = useState(section?.names.hi ?? '')
  const [charge, setCharge] = useState(
    section === undefined || section.serviceChargePpm === 0
      ? ''
      : String(section.serviceChargePpm / perPercent),
  )
  const [room, setRoom] = useState<Backdrop | null>(section?.backdrop ?? null)
  const [isRemoving, setRemoving] = useState(false)
  // As it stood when the sheet was opened: whoever changed it meanwhile is not written over.
  const [rev] = useState(section?.rev ?? 0)
  const ppm = chargeOf(charge)
  const why = isAway()
    ? t('plan.hub-away')
    : en.trim() === ''
      ? t('plan.name-first')
      : ppm === null
        ? t('plan.charge-wrong')
        : undefined
  const last = Math.max(0, ...sections.value.map(({ position }) => position))
  const save = async (): Promise<void> => {
    if (why !== undefined || ppm === null) return
    const sectionId = section?.sectionId ?? newId()
    const names = hi.trim() === '' ? { en: en.trim() } : { en: en.trim(), hi: hi.trim() }
    const position = section?.position ?? Math.min(99, last + 1)
    onClose()
    const settled = await tell(
      'section.set',
      { sectionId, names, position, serviceChargePpm: ppm, backdrop: room },
      section === undefined ? {} : { expect: { key: `section:${sectionId}`, rev } },
    )
    if (settled.ok) choose(sectionId)
  }
  if (section !== undefined && isRemoving)
    return html`<${RemoveSheet} section=${section} onClose=${onClose} />`
  return html`<${Sheet}
    title=${section === undefined ? t('plan.new-section') : t('plan.section-of', { name: nameOf(section.names) })}
    from="side"
    onClose=${onClose}
    foot=${html`
      ${
        section !== undefined &&
        html`<${Button} kind="danger" icon=${Trash2} why=${whyStays(section)} onPress=${() => setRemoving(true)}>
          ${t('shared.remove')}
        <//>`
      }
      <${Button} kind="primary" why=${why} onPress=${() => void save()}>${t('shared.save')}<//>
    `}
  >
    <div class="section-form">
      <${Field} label=${t('plan.name-en')} value=${en} maxLength=${40} onInput=${setEn} onEnter=${() => void save()} />
      <${Field} label=${t('plan.name-hi')} value=${hi} maxLength=${40} onInput=${setHi} onEnter=${() => void save()} />
      <${Field}
        label=${t('plan.charge')}
        value=${charge}
        inputMode="decimal"
        after="%"
        hint=${t('plan.charge-hint')}
        error=${ppm === null ? t('plan.charge-wrong') : undefined}
        onInput=${setCharge}
        onEnter=${() => void save()}
      />
      ${section !== undefined && html`<${Place} section=${section} />`}
      <${RoomField} value=${room} onChange=${setRoom} />
    </div>
  <//>`
}

/** Why a section cannot be taken away; undefined where it can. */
const whyStays = ({ tables }: SectionDoc): string | undefined => {
  if (isAway()) return t('plan.hub-away')
  if (sections.value.length === 1) return t('plan.last-section')
  const inUse = tables.find(({ tableId }) => isInUse(tableId))
  return inUse === undefined ? undefined : t('plan.in-use', { table: tableName(inUse.number) })
}

/** One place to the left or to the right: the two sections change places. */
function Place({ section }: { readonly section: SectionDoc }): VNode {
  const all = sections.value
  const at = all.findIndex(({ sectionId }) => sectionId === section.sectionId)
  const swap = async (step: -1 | 1): Promise<void> => {
    const order = all.map((one) => one)
    const other = order[at + step]
    if (other === undefined) return
    order[at + step] = section
    order[at] = other
    // Places may have been shared until now, so whatever stands elsewhere is told.
    for (const [i, { sectionId, names, position, serviceChargePpm }] of order.entries())
      if (position !== i + 1)
        await tell('section.set', { sectionId, names, position: i + 1, serviceChargePpm })
  }
  return html`<div class="inspector-row">
    <span>${t('plan.place', { place: at + 1, of: all.length })}</span>
    <div class="section-places">
      <${Button} icon=${ArrowLeft} label=${t('plan.place-left')} why=${at === 0 ? t('plan.is-first') : undefined} onPress=${() => void swap(-1)} />
      <${Button}
        icon=${ArrowRight}
        label=${t('plan.place-right')}
        why=${at === all.length - 1 ? t('plan.is-last') : undefined}
        onPress=${() => void swap(1)}
      />
    </div>
  </div>`
}

function RemoveSheet({
  section,
  onClose,
}: {
  readonly section: SectionDoc
  readonly onClose: () => void
}): VNode {
  const remove = (): void => {
    void tell('section.remove', { sectionId: section.sectionId })
    onClose()
  }
  return html`<${Sheet}
    title=${t('plan.remove-section', { name: nameOf(section.names) })}
    onClose=${onClose}
    foot=${html`
      <${Button} kind="danger" icon=${Trash2} onPress=${remove}>${t('shared.remove')}<//>
      <${Button} onPress=${onClose}>${t('shared.cancel')}<//>
    `}
  >
    <p>${t('plan.remove-what', { count: section.tables.length })}</p>
  <//>`
}
