/** Beside the floor: what can be put on it, or what can be done with the thing at hand. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import {
  AlignEndHorizontal,
  AlignEndVertical,
  AlignStartHorizontal,
  AlignStartVertical,
  Armchair,
  ArrowRight,
  BrickWall,
  Check,
  Circle,
  Copy,
  RotateCw,
  Sprout,
  Square,
  SquareDashedMousePointer,
  Trash2,
  type IconNode,
} from 'lucide'
import {
  tableName,
  tableShapes,
  type PlanTable,
  type TableShape,
  type WallKind,
} from '../../../schema/sitting.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Stepper } from '../../lib/ui/stepper.ts'
import { t } from '../../lib/words/words.ts'
import { nameOf } from '../../lib/words/names.ts'
import { sections } from '../house.ts'
import { resize, rotate, setTable, thingAt, type DraftWall } from './draft.ts'
import { align, edges, type Edge } from './draft-several.ts'
import {
  add,
  carryTo,
  draw,
  duplicatePicked,
  isTwice,
  plan,
  removePicked,
  section,
  whyKept,
} from './edit.ts'
import { isSeveral, letGo, picked, selected } from './picked.ts'
import { editorKeys } from './keys.ts'

const icons: Readonly<Record<TableShape | WallKind, IconNode>> = {
  round: Circle,
  square: Square,
  booth: Armchair,
  wall: BrickWall,
  plant: Sprout,
}

export function Inspector(): VNode {
  const thing = selected.value === null ? undefined : thingAt(plan.value, selected.value)
  return html`<aside class="inspector" aria-label=${t('plan.tools')}>
    ${
      thing === undefined
        ? picked.value.length > 1 || isSeveral.value
          ? html`<${SeveralTools} />`
          : html`<${Palette} />`
        : thing.kind === 'table'
          ? html`<${TableTools} key=${thing.table.tableId} table=${thing.table} />`
          : html`<${WallTools} wall=${thing.wall} />`
    }
  </aside>`
}

function Palette(): VNode {
  return html`<section class="inspector-part">
      <h2>${t('plan.add')}</h2>
      <div class="palette">
        ${[...tableShapes, 'wall' as const, 'plant' as const].map(
          (what) => html`<${Button} key=${what} icon=${icons[what]} onPress=${() => add(what)}>
            ${t(`plan.add-${what}`)}
          <//>`,
        )}
      </div>
      <${Button} icon=${SquareDashedMousePointer} wide onPress=${() => (isSeveral.value = true)}>${t('plan.select-several')}<//>
    </section>
    <section class="inspector-part">
      <h2>${t('floor.keys')}</h2>
      <dl class="keys">
        ${editorKeys.map(
          ([shows, does]) =>
            html`<div key=${does}><dt><kbd>${shows}</kbd></dt><dd>${t(`plan.does-${does}`)}</dd></div>`,
        )}
      </dl>
    </section>`
}

const Deeds = ({ id, why }: { readonly id: string; readonly why?: string | undefined }): VNode =>
  html`<div class="inspector-deeds">
    <${Button} icon=${RotateCw} onPress=${() => draw('', (at) => rotate(at, id))}>${t('plan.rotate')}<//>
    <${Button} icon=${Copy} onPress=${duplicatePicked}>${t('plan.duplicate')}<//>
    <${Button} icon=${SquareDashedMousePointer} wide onPress=${() => (isSeveral.value = true)}>${t('plan.select-several')}<//>
    <${Elsewhere} />
    <${Button} kind="danger" icon=${Trash2} why=${why} onPress=${removePicked}>${t('shared.remove')}<//>
  </div>`

/** The other sections: whatever is at hand goes there. */
function Elsewhere(): VNode | null {
  const others = sections.value.filter(({ sectionId }) => sectionId !== section.value?.sectionId)
  if (others.length === 0) return null
  return html`<div class="inspector-elsewhere" role="group" aria-label=${t('plan.to-section')}>
    <span>${t('plan.to-section')}</span>
    ${others.map(
      ({
        sectionId,
        names,
      }) => html`<${Button} key=${sectionId} icon=${ArrowRight} onPress=${() => carryTo(sectionId)}>
        ${nameOf(names)}
      <//>`,
    )}
  </div>`
}

const alignIcons: Readonly<Record<Edge, IconNode>> = {
  left: AlignStartVertical,
  right: AlignEndVertical,
  top: AlignStartHorizontal,
  bottom: AlignEndHorizontal,
}

/** What can be done with several things at once. */
function SeveralTools(): VNode {
  const ids = picked.value
  const few = ids.length < 2 ? t('plan.select-two') : undefined
  const none = ids.length === 0 ? t('plan.select-hint') : undefined
  const why = none ?? whyKept(ids)
  return html`<section class="inspector-part">
    <h2>${t('plan.several', { count: ids.length })}</h2>
    <p class="inspector-why">${t('plan.select-hint')}</p>
    <div class="inspector-align" role="group" aria-label=${t('plan.align')}>
      <span>${t('plan.align')}</span>
      ${edges.map(
        (edge) => html`<${Button}
          key=${edge}
          icon=${alignIcons[edge]}
          label=${t(`plan.align-${edge}`)}
          why=${few}
          onPress=${() => draw('', (at) => align(at, ids, edge))}
        />`,
      )}
    </div>
    <div class="inspector-deeds">
      <${Button} icon=${Copy} why=${none} onPress=${duplicatePicked}>${t('plan.duplicate')}<//>
      <${Button} icon=${Check} onPress=${letGo}>${t('plan.select-done')}<//>
      ${ids.length > 0 && html`<${Elsewhere} />`}
      <${Button} kind="danger" icon=${Trash2} why=${why} onPress=${removePicked}>${t('shared.remove')}<//>
    </div>
    ${ids.length > 0 && why !== undefined && html`<p class="inspector-why">${why}</p>`}
  </section>`
}

/** How wide and how high, in squares. */
function Sides({
  id,
  width,
  height,
  least,
}: {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly least: number
}): VNode {
  const size = (w: number, h: number): void => draw(`size ${id}`, (at) => resize(at, id, w, h))
  return html`<div class="inspector-row">
      <span>${t('plan.width')}</span>
      <${Stepper} name=${t('plan.width')} value=${width} least=${least} most=${60} onChange=${(w: number) => size(w, height)} />
    </div>
    <div class="inspector-row">
      <span>${t('plan.height')}</span>
      <${Stepper} name=${t('plan.height')} value=${height} least=${least} most=${60} onChange=${(h: number) => size(width, h)} />
    </div>`
}

function TableTools({ table }: { readonly table: PlanTable }): VNode {
  const { tableId, number, shape, seats, width, height } = table
  const wrong =
    number.trim() === ''
      ? t('plan.number-missing')
      : isTwice(number)
        ? t('plan.number-twice', { number })
        : undefined
  const set = (stroke: string, facts: Parameters<typeof setTable>[2]): void =>
    draw(`${stroke} ${tableId}`, (at) => setTable(at, tableId, facts))
  const why = whyKept([tableId])
  return html`<section class="inspector-part">
    <h2>${t('plan.table', { table: tableName(number) })}</h2>
    <${Field}
      label=${t('plan.number')}
      value=${number}
      maxLength=${6}
      error=${wrong}
      onInput=${(text: string) => set('number', { number: text })}
    />
    <${SegmentedControl}
      label=${t('plan.shape')}
      value=${shape}
      choices=${tableShapes.map((value) => ({ value, label: t(`plan.shape-${value}`) }))}
      onChange=${(next: TableShape) => set('shape', { shape: next })}
    />
    <div class="inspector-row">
      <span>${t('plan.seats')}</span>
      <${Stepper} name=${t('plan.seats')} value=${seats} least=${1} most=${99} onChange=${(next: number) => set('seats', { seats: next })} />
    </div>
    <${Sides} id=${tableId} width=${width} height=${height} least=${5} />
    <${Deeds} id=${tableId} why=${why} />
    ${why !== undefined && html`<p class="inspector-why">${why}</p>`}
  </section>`
}

function WallTools({ wall }: { readonly wall: DraftWall }): VNode {
  const { wallId, kind, width, height } = wall
  return html`<section class="inspector-part">
    <h2>${t(kind === 'plant' ? 'plan.a-plant' : 'plan.a-wall')}</h2>
    <${Sides} id=${wallId} width=${width} height=${height} least=${1} />
    <${Deeds} id=${wallId} />
  </section>`
}
