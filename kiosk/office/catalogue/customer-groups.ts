/**
 * Groups of customers and what they pay: a price list with days, and a per cent
 * off the plain prices for all items at once.
 *
 * The rule: an item without a price of the group costs what everybody pays, and
 * says so; a new price holds from the day that is named, what was is kept.
 */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, Percent, Plus, X } from 'lucide'
import type { CatalogueDoc, CatalogueItem } from '../../../schema/catalogue-doc.ts'
import { retail } from '../../../schema/customer-words.ts'
import type { CustomerGroup } from '../../../schema/customer.ts'
import { pickPrice } from '../../../schema/price.ts'
import { businessDate } from '../../../schema/time.ts'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { read } from '../../lib/hub-api.ts'
import { newId } from '../../lib/ids.ts'
import { send } from '../../lib/send.ts'
import { can, hubTime, session } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { toast } from '../../lib/ui/toast.ts'
import { fromDateField, toDateField } from '../../lib/words/date-field.ts'
import { shortDay } from '../../lib/words/dates.ts'
import { money } from '../../lib/words/format.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { amountText, currencySign, readAmount } from './amount.ts'
import { isInside, offPlain, type Meant, type Price } from './group-price.ts'
import { NamesFields, namesIn } from './names-fields.ts'
import { commit, endPrice, plainOf, sayNo, whileHeld } from './store.ts'

const today = (): number => {
  const outlet = session.peek().me?.outlet
  return outlet === undefined ? 0 : businessDate(hubTime(), outlet.timeZone, outlet.cutOffMinute)
}

/** What is priced: an item, or each of its sizes. */
interface Subject {
  readonly subjectId: string
  readonly name: string
}

const subjectsOf = (items: readonly CatalogueItem[]): readonly Subject[] =>
  items
    .filter(({ isActive }) => isActive)
    .flatMap(({ itemId, names, variants }) =>
      variants.length === 0
        ? [{ subjectId: itemId, name: nameOf(names) }]
        : variants.map((size) => ({
            subjectId: size.variantId,
            name: `${nameOf(names)}, ${nameOf(size.names)}`,
          })),
    )

export function CustomerGroups({ known }: { readonly known: CatalogueDoc }): VNode {
  const [groups, setGroups] = useState<readonly CustomerGroup[]>([])
  const [groupId, setGroupId] = useState('')
  const [names, setNames] = useState({ en: '', hi: '' })
  const refresh = async (): Promise<void> => {
    const answer = await read<{ readonly groups: readonly CustomerGroup[] }>(
      '/api/v1/customer-groups',
    )
    if (!answer.ok) return
    const others = answer.value.groups.filter((one) => one.groupId !== retail && one.isActive)
    setGroups(others)
    setGroupId((now) => (now === '' ? (others[0]?.groupId ?? '') : now))
  }
  useEffect(() => void refresh(), [])
  const typed = namesIn(names)
  const add = async (): Promise<void> => {
    if (typed === null) return
    const id = `group-${newId()}`
    const args = { groupId: id, names: typed, position: groups.length + 2 }
    const why = await commit([() => send('customer-group.set', args).done])
    sayNo(why)
    if (why !== undefined) return
    setNames({ en: '', hi: '' })
    await refresh()
    setGroupId(id)
  }
  const group = groups.find((one) => one.groupId === groupId)
  const whyAdd =
    can('customer-group.set') !== 'allow'
      ? t('frame.not-yours')
      : typed === null
        ? t('catalogue.needs-name')
        : undefined
  return html`<div class="catalogue-page scan-weigh">
    <p class="catalogue-about">${t('catalogue.groups-about')}</p>
    <section class="scan-part">
      <h3>${t('catalogue.group-new')}</h3>
      <div class="scan-form">
        <${NamesFields} label=${t('catalogue.name')} value=${names} max=${80} onChange=${setNames} />
        <${Button} icon=${Plus} why=${whyAdd} onPress=${() => void add()}>${t('catalogue.group-new')}<//>
      </div>
    </section>
    ${
      groups.length > 0 &&
      html`<${Select}
        label=${t('catalogue.tab-groups')}
        choices=${groups.map((one) => ({ value: one.groupId, label: nameOf(one.names) }))}
        value=${groupId}
        onChange=${setGroupId}
      />`
    }
    ${group !== undefined && html`<${GroupName} key=${`${groupId} ${group.rev}`} group=${group} onSaved=${refresh} />`}
    ${group !== undefined && html`<${PriceList} key=${groupId} known=${known} group=${group} />`}
  </div>`
}

/** What the group is called; whoever belongs to it and what they pay stays. */
function GroupName(props: {
  readonly group: CustomerGroup
  readonly onSaved: () => Promise<void>
}): VNode {
  const { groupId, names: before, position } = props.group
  const [names, setNames] = useState({ en: before.en, hi: before.hi ?? '' })
  const typed = namesIn(names)
  const isSame = typed?.en === before.en && (typed.hi ?? '') === (before.hi ?? '')
  const save = async (): Promise<void> => {
    if (typed === null) return
    const why = await commit([
      () => send('customer-group.set', { groupId, names: typed, position }).done,
    ])
    sayNo(why)
    if (why === undefined) await props.onSaved()
  }
  return html`<div class="scan-form">
    <${NamesFields} label=${t('catalogue.name')} value=${names} max=${80} onChange=${setNames} />
    <${Button}
      icon=${Check}
      why=${
        can('customer-group.set') !== 'allow'
          ? t('frame.not-yours')
          : typed === null
            ? t('catalogue.needs-name')
            : isSame
              ? t('catalogue.group-same')
              : undefined
      }
      onPress=${() => void save()}
    >
      ${t('catalogue.group-rename')}
    <//>
  </div>`
}

/** A price, and whether its tax is inside. */
const withTax = ({ amount, isTaxIncluded }: Price): string =>
  t(isTaxIncluded ? 'catalogue.group-with-tax' : 'catalogue.group-before-tax', {
    price: money(amount, true),
  })

/** What so much per cent off means, by the first price of the list. */
const example = (
  { name, plain }: { readonly name: string; readonly plain: Price },
  rate: number,
): string =>
  t('catalogue.group-means', {
    rate,
    name,
    plain: withTax(plain),
    price: withTax(offPlain(plain, rate)),
  })

interface ListProps {
  readonly known: CatalogueDoc
  readonly group: CustomerGroup
}

function PriceList({ known, group }: ListProps): VNode {
  const { groupId } = group
  const [from, setFrom] = useState(today)
  const [rate, setRate] = useState('')
  const [meant, setMeant] = useState<Meant>('same')
  const [done, setDone] = useState<number | null>(null)
  const subjects = subjectsOf(known.items).flatMap((subject) => {
    const plain = plainOf(subject.subjectId)
    return plain === undefined ? [] : [{ ...subject, plain }]
  })
  const outletId = shownOutlet.value?.outletId ?? session.value.me?.outlet.outletId ?? ''
  const ownOf = (subjectId: string): Price | undefined => {
    const row = pickPrice(
      known.prices.filter((one) => one.subjectId === subjectId),
      {
        subjectId,
        outletId,
        orderType: '',
        customerGroup: groupId,
        businessDate: from,
        rev: known.rev,
      },
    )
    return row?.customerGroup === groupId ? row : undefined
  }
  const price = (subjectId: string, { amount, isTaxIncluded }: Price) =>
    send('price.set', {
      subjectId,
      amount,
      customerGroup: groupId,
      validFrom: from,
      isTaxIncluded,
    }).done
  const percent = /^\d{1,2}(\.\d)?$/.test(rate) ? Number(rate) : Number.NaN
  const why =
    can('price.set') !== 'allow'
      ? t('frame.not-yours')
      : Number.isFinite(percent) && percent > 0
        ? undefined
        : t('catalogue.group-rate')
  const apply = async (): Promise<void> => {
    let refusedFor: string | undefined
    await whileHeld(async () => {
      for (const [i, { subjectId, plain }] of subjects.entries()) {
        setDone(i)
        const answer = await price(subjectId, offPlain(plain, percent))
        if (!answer.ok) {
          refusedFor = await commit([() => Promise.resolve(answer)])
          break
        }
      }
    })
    setDone(null)
    await commit([])
    if (refusedFor !== undefined) return sayNo(refusedFor)
    const facts = { count: subjects.length, group: nameOf(group.names), day: shortDay(from) }
    toast({ text: t('catalogue.group-applied', facts), tone: 'done', seconds: 8 })
  }
  return html`<section class="scan-part">
    <div class="scan-form">
      <${Field}
        label=${t('catalogue.group-from')}
        type="date"
        value=${toDateField(from)}
        onInput=${(text: string) => text !== '' && setFrom(fromDateField(text))}
      />
      <${Field} label=${t('catalogue.group-rate')} after="%" inputMode="decimal" value=${rate} maxLength=${4} onInput=${setRate} />
      <${Button} icon=${Percent} why=${why} busy=${done !== null} onPress=${() => void apply()}>
        ${
          done === null
            ? t('catalogue.group-apply', { count: subjects.length })
            : t('catalogue.group-applying', { done, count: subjects.length })
        }
      <//>
    </div>
    ${
      why === undefined &&
      subjects[0] !== undefined &&
      html`<p class="catalogue-about figures" role="status">${example(subjects[0], percent)}</p>`
    }
    <div class="group-meant">
      <span aria-hidden="true">${t('catalogue.group-tax')}</span>
      <${SegmentedControl}
        label=${t('catalogue.group-tax')}
        choices=${[
          { value: 'same', label: t('catalogue.group-tax-same') },
          { value: 'in', label: t('catalogue.group-tax-in') },
          { value: 'out', label: t('catalogue.group-tax-out') },
        ]}
        value=${meant}
        onChange=${setMeant}
      />
    </div>
    <ul class="scan-rows">
      ${subjects.map(
        ({ subjectId, name, plain }) => html`<${PriceRow}
          key=${subjectId}
          name=${name}
          group=${nameOf(group.names)}
          plain=${plain}
          own=${ownOf(subjectId)}
          onSet=${async (amount: number) => {
            const isTaxIncluded = isInside(meant, plain)
            sayNo(await commit([() => price(subjectId, { amount, isTaxIncluded })]))
          }}
          onEnd=${async () => sayNo(await endPrice(subjectId, null, groupId))}
        />`,
      )}
    </ul>
  </section>`
}

function PriceRow(props: {
  readonly name: string
  readonly group: string
  readonly plain: Price
  readonly own: Price | undefined
  readonly onSet: (amount: number) => void
  /** It costs them what everybody pays. */
  readonly onEnd: () => void
}): VNode {
  const { name, group, plain, own, onSet, onEnd } = props
  const before = amountText(own?.amount)
  const [text, setText] = useState(before)
  useEffect(() => setText(before), [before])
  const keep = (): void => {
    const amount = readAmount(text)
    if (text === before) return
    if (text.trim() === '') onEnd()
    else if (amount === null) setText(before)
    else onSet(amount)
  }
  return html`<li class="group-row">
    <span>${name}</span>
    <span class="figures">${t('catalogue.group-plain', { price: withTax(plain) })}</span>
    <label class="price-cell">
      <span aria-hidden="true">${currencySign()}</span>
      <input
        class="catalogue-price figures"
        inputmode="decimal"
        aria-label=${t('catalogue.group-price', { group, name })}
        readonly=${can('price.set') !== 'allow'}
        placeholder=${t('catalogue.group-none')}
        value=${text}
        onInput=${(event: InputEvent) => setText((event.currentTarget as HTMLInputElement).value)}
        onBlur=${keep}
        onKeyDown=${(event: KeyboardEvent) =>
          event.key === 'Enter' && (event.currentTarget as HTMLInputElement).blur()}
      />
      ${own !== undefined && html`<small>${t(own.isTaxIncluded ? 'catalogue.group-tax-in' : 'catalogue.group-tax-out')}</small>`}
    </label>
    ${
      own === undefined
        ? html`<span class="group-plain" />`
        : html`<${Button}
            kind="quiet"
            icon=${X}
            label=${t('catalogue.group-price-end', { group, name })}
            why=${can('price.end') === 'deny' ? t('frame.not-yours') : undefined}
            onPress=${onEnd}
          />`
    }
  </li>`
}
