/** Beside the floor: what can be put on it, or what can be done with the thing at hand. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import {
  Armchair,
  BrickWall,
  Circle,
  Copy,
  RotateCw,
  Sprout,
  Square,
  Trash2,
  type IconNode,
} from 'lucide'
import {
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
import { tableName } from '../house.ts'
import { resize, rotate, setTable, thingAt, type DraftWall } from './draft.ts'
import { add, draw, duplicateThing, isTwice, plan, removeThing, selected, whyKept } from './edit.ts'
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
        ? html`<${Palette} />`
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
    <${Button} icon=${Copy} onPress=${() => duplicateThing(id)}>${t('plan.duplicate')}<//>
    <${Button} kind="danger" icon=${Trash2} why=${why} onPress=${() => removeThing(id)}>${t('shared.remove')}<//>
  </div>`

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
  const why = whyKept(tableId)
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
