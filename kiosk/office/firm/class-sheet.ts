/** One tax class: its name, its rate from a day on, what it was before, and where its items could go. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { percentToPpm } from '../../../schema/decimal.ts'
import type { TaxClassDoc } from '../../../schema/shop-doc.ts'
import { newId } from '../../lib/ids.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { Select } from '../../lib/ui/select.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { fullDay } from '../../lib/words/dates.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { NamesFields, namesIn } from '../catalogue/names-fields.ts'
import { rateOn, rateText } from './rates.ts'
import type { FirmProps } from './props.ts'
import { FromField, isToCome } from './from-field.ts'
import { TaxesField, type TypedTax } from './taxes-field.ts'
import { useSaving, whyNot } from './saving.ts'

const kinds = ['gst', 'list', 'nil', 'exempt', 'out_of_scope'] as const

type ClassProps = FirmProps & { readonly known?: TaxClassDoc; readonly onClose: () => void }

export function ClassSheet({ shop, again, known, onClose }: ClassProps): VNode {
  const { today } = shop
  const now = known === undefined ? undefined : rateOn(known, today)
  const [names, setNames] = useState({ en: known?.names.en ?? '', hi: known?.names.hi ?? '' })
  const [kind, setKind] = useState<TaxClassDoc['kind']>(
    known?.kind ?? (shop.outlet.country === 'IN' ? 'gst' : 'list'),
  )
  const [rate, setRate] = useState(percentOf(now?.parts[0]?.ratePpm))
  const [cess, setCess] = useState(percentOf(now?.parts[0]?.cessPpm))
  const [taxes, setTaxes] = useState<readonly TypedTax[]>(
    now?.parts.map(({ code, ratePpm, isCompound }) => ({
      code,
      rate: percentOf(ratePpm),
      isCompound,
    })) ?? [{ code: '', rate: '', isCompound: false }],
  )
  const [from, setFrom] = useState(today)
  const done = (): void => {
    again()
    onClose()
  }
  const { save, isBusy, why, asking } = useSaving(done)

  const typedNames = namesIn(names)
  const ratePpm = percentToPpm(rate.trim() === '' ? '0' : rate.trim())
  const cessPpm = percentToPpm(cess.trim() === '' ? '0' : cess.trim())
  const components = taxes.map(({ code, rate: text, isCompound }) => ({
    code: code.trim(),
    ratePpm: percentToPpm(text.trim()),
    isCompound,
  }))
  const wrong =
    typedNames === null
      ? t('firm.class-name-missing')
      : (kind === 'gst' && (ratePpm === undefined || cessPpm === undefined)) ||
          (kind === 'list' &&
            components.some((one) => one.code === '' || one.ratePpm === undefined))
        ? t('firm.rate-wrong')
        : known !== undefined && !isToCome(today, from)
          ? t('firm.from-past')
          : undefined
  const keep = (): void => {
    if (typedNames === null) return
    save({
      name: 'tax-class.set',
      args: {
        taxClassId: known?.taxClassId ?? `class-${newId()}`,
        names: typedNames,
        kind,
        isAggregate: kind === 'list' && components.length > 1,
        ...(kind === 'gst' ? { ratePpm: ratePpm ?? 0, cessPpm: cessPpm ?? 0 } : {}),
        ...(kind === 'list'
          ? { components: components.map((one) => ({ ...one, ratePpm: one.ratePpm ?? 0 })) }
          : {}),
        ...(known === undefined || from === today ? {} : { from }),
      },
      said: t('firm.class-saved', { name: typedNames.en }),
    })
  }

  return html`<${Sheet}
    title=${known === undefined ? t('firm.new-class') : nameOf(known.names)}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button} kind="primary" wide busy=${isBusy} why=${whyNot('tax-class.set') ?? wrong} onPress=${keep}>
      ${t('shared.save')}
    <//>`}
  >
    <div class="firm-form">
      ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
      <${NamesFields} label=${t('firm.class-name')} value=${names} max=${80} onChange=${setNames} />
      ${
        known === undefined
          ? html`<${Select}
              label=${t('firm.kind')}
              choices=${kinds.map((value) => ({ value, label: t(`firm.kind-${value}`) }))}
              value=${kind}
              onChange=${setKind}
            />`
          : html`<p class="firm-about">${t(`firm.kind-${kind}`)}</p>`
      }
      ${
        kind === 'gst' &&
        html`<div class="item-pair">
          <${Field} label=${t('firm.rate')} value=${rate} inputMode="decimal" after="%" maxLength=${7} onInput=${setRate} />
          <${Field} label=${t('firm.cess')} value=${cess} inputMode="decimal" after="%" maxLength=${7} onInput=${setCess} />
        </div>`
      }
      ${kind === 'list' && html`<${TaxesField} value=${taxes} onChange=${setTaxes} />`}
      ${known !== undefined && html`<${FromField} today=${today} value=${from} onChange=${setFrom} />`}
      ${known !== undefined && known.rates.length > 0 && html`<${History} known=${known} today=${today} />`}
      ${known !== undefined && known.items > 0 && html`<${Move} shop=${shop} known=${known} onMoved=${done} />`}
    </div>
    ${asking}
  <//>`
}

const percentOf = (ppm: number | undefined): string =>
  ppm === undefined || ppm === 0 ? '' : String(ppm / 10_000)

/** What it was, is and will be. */
function History({ known, today }: { readonly known: TaxClassDoc; readonly today: number }): VNode {
  return html`<section class="firm-choice">
    <h3>${t('firm.history')}</h3>
    <dl class="facts">
      ${known.rates.map(
        (one) => html`<div class="fact" key=${one.from}>
          <dt>
            ${
              one.from === 0
                ? t('firm.always')
                : t(one.from > today ? 'firm.from-day' : 'firm.since-day', {
                    day: fullDay(one.from),
                  })
            }
          </dt>
          <dd class="figures">${rateText(one)}</dd>
        </div>`,
      )}
    </dl>
  </section>`
}

/** Another class for everything that is of this one. */
function Move({
  shop,
  known,
  onMoved,
}: {
  readonly shop: FirmProps['shop']
  readonly known: TaxClassDoc
  readonly onMoved: () => void
}): VNode {
  const others = shop.classes.filter(({ taxClassId }) => taxClassId !== known.taxClassId)
  const [toId, setTo] = useState(others[0]?.taxClassId ?? '')
  const { save, isBusy, why, asking } = useSaving(onMoved)
  return html`<section class="firm-choice">
    <h3>${t('firm.move')}</h3>
    <p class="firm-about">${t('firm.move-what')}</p>
    ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
    <${Select}
      label=${t('firm.move-to')}
      choices=${others.map(({ taxClassId, names }) => ({ value: taxClassId, label: nameOf(names) }))}
      value=${toId}
      onChange=${setTo}
    />
    <${Button}
      busy=${isBusy}
      why=${whyNot('tax-class.move')}
      onPress=${() =>
        save({
          name: 'tax-class.move',
          args: { taxClassId: known.taxClassId, toId },
          said: t('firm.moved', { count: known.items }),
        })}
    >
      ${t('firm.move-items', { count: known.items })}
    <//>
    ${asking}
  </section>`
}
