/**
 * What goods are weighed in and packed in: trays with what they weigh empty,
 * gift boxes with what they take.
 *
 * The rule: one form beneath the rows makes a new one, or changes the row whose
 * pencil was touched; what was sold in it stays as it was weighed.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, Pencil, Plus, Trash2 } from 'lucide'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { newId } from '../../lib/ids.ts'
import { send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { Select } from '../../lib/ui/select.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { NamesFields, namesIn, type TypedNames } from './names-fields.ts'
import { commit, sayNo } from './store.ts'

type Container = CatalogueDoc['containers'][number]

const yours = (): string | undefined =>
  can('container.set') === 'allow' ? undefined : t('frame.not-yours')

const grams = (text: string): number => (/^\d{1,5}$/.test(text) ? Number(text) : Number.NaN)

const putAway = async (one: Container): Promise<void> =>
  sayNo(await commit([() => send('container.set', { ...one, isActive: false }).done]))

/** What the form holds, as it is typed. */
interface Draft {
  readonly names: TypedNames
  readonly tare: string
  readonly itemId: string
  readonly target: string
  readonly tolerance: string
}

const nothing: Draft = {
  names: { en: '', hi: '' },
  tare: '',
  itemId: '',
  target: '',
  tolerance: '20',
}

const draftOf = ({ names, tareMilli, itemId, box }: Container): Draft => ({
  names: { en: names.en, hi: names.hi ?? '' },
  tare: String(tareMilli),
  itemId: itemId ?? '',
  target: box === null ? '' : String(box.targetMilli),
  tolerance: box === null ? nothing.tolerance : String(box.toleranceMilli),
})

export function Containers({ known }: { readonly known: CatalogueDoc }): VNode {
  const [changed, setChanged] = useState<Container | null>(null)
  return html`<section class="scan-part">
    <h2>${t('catalogue.containers')}</h2>
    <p class="catalogue-about">${t('catalogue.containers-about')}</p>
    ${known.containers.length === 0 && html`<p>${t('catalogue.containers-none')}</p>`}
    <ul class="scan-rows">
      ${known.containers.map(
        (one) => html`<${Row}
          key=${one.containerId}
          one=${one}
          isChanged=${changed?.containerId === one.containerId}
          onChange=${() => setChanged(one)}
        />`,
      )}
    </ul>
    <${Form}
      key=${changed?.containerId ?? 'new'}
      known=${known}
      changed=${changed}
      onEnd=${() => setChanged(null)}
    />
  </section>`
}

interface RowProps {
  readonly one: Container
  readonly isChanged: boolean
  readonly onChange: () => void
}

function Row({ one, isChanged, onChange }: RowProps): VNode {
  const { names, tareMilli: tare, box } = one
  const name = nameOf(names)
  return html`<li>
    <b>${name}</b>
    <span class="figures">
      ${
        box === null
          ? t('catalogue.container-is', { tare })
          : t('catalogue.container-box', {
              tare,
              target: box.targetMilli,
              tolerance: box.toleranceMilli,
            })
      }
    </span>
    <span class="scan-deeds">
      <${Button}
        kind="quiet"
        icon=${Pencil}
        label=${t('catalogue.container-change', { name })}
        pressed=${isChanged}
        why=${yours()}
        onPress=${onChange}
      />
      <${Button}
        kind="quiet"
        icon=${Trash2}
        label=${`${t('catalogue.container-off')}: ${name}`}
        why=${yours()}
        onPress=${() => void putAway(one)}
      />
    </span>
  </li>`
}

interface FormProps {
  readonly known: CatalogueDoc
  /** null: a new one. */
  readonly changed: Container | null
  readonly onEnd: () => void
}

function Form({ known, changed, onEnd }: FormProps): VNode {
  const [draft, setDraft] = useState<Draft>(changed === null ? nothing : draftOf(changed))
  const set = (to: Partial<Draft>): void => setDraft({ ...draft, ...to })
  const { names, tare, itemId, target, tolerance } = draft
  const typed = namesIn(names)
  const isWhole =
    typed !== null &&
    Number.isFinite(grams(tare)) &&
    (target === '' || (grams(target) > 0 && Number.isFinite(grams(tolerance))))
  const charged = [
    { value: '', label: t('catalogue.container-free') },
    ...known.items
      .filter(
        ({ isActive, isWeighed, variants }) => isActive && !isWeighed && variants.length === 0,
      )
      .map((item) => ({ value: item.itemId, label: nameOf(item.names) })),
  ]
  const keep = async (): Promise<void> => {
    if (typed === null) return
    const args = {
      containerId: changed?.containerId ?? `container-${newId()}`,
      names: typed,
      tareMilli: grams(tare),
      itemId: itemId === '' ? null : itemId,
      box: target === '' ? null : { targetMilli: grams(target), toleranceMilli: grams(tolerance) },
      position: changed?.position ?? known.containers.length + 1,
    }
    const why = await commit([() => send('container.set', args).done])
    sayNo(why)
    if (why !== undefined) return
    setDraft(nothing)
    onEnd()
  }
  const title =
    changed === null
      ? t('catalogue.container-new')
      : t('catalogue.container-change', { name: nameOf(changed.names) })
  return html`<h3>${title}</h3>
    <div class="scan-form">
      <${NamesFields} label=${t('catalogue.name')} value=${names} max=${80} onChange=${(to: TypedNames) => set({ names: to })} />
      <${Field} label=${t('catalogue.container-tare')} after="g" inputMode="numeric" value=${tare} maxLength=${5} onInput=${(to: string) => set({ tare: to })} />
      <${Select} label=${t('catalogue.container-item')} choices=${charged} value=${itemId} onChange=${(to: string) => set({ itemId: to })} />
      <${Field} label=${t('catalogue.container-target')} after="g" inputMode="numeric" value=${target} maxLength=${5} onInput=${(to: string) => set({ target: to })} />
      <${Field} label=${t('catalogue.container-tolerance')} after="g" inputMode="numeric" value=${tolerance} maxLength=${4} onInput=${(to: string) => set({ tolerance: to })} />
      <${Button}
        icon=${changed === null ? Plus : Check}
        why=${yours() ?? (isWhole ? undefined : t('catalogue.container-needs'))}
        onPress=${() => void keep()}
      >
        ${changed === null ? title : t('catalogue.container-keep')}
      <//>
      ${changed !== null && html`<${Button} kind="quiet" onPress=${onEnd}>${t('catalogue.container-leave')}<//>`}
    </div>`
}
