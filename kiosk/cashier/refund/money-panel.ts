/** What is given back, why, and which way it goes. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { TenderKind } from '../../../schema/bill.ts'
import { tenderName } from '../../lib/bills/finder.ts'
import { tenderIcons } from '../../lib/pay/tender-icons.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { hub } from '../../lib/hub-api.ts'
import { can } from '../../lib/session.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { money } from '../../lib/words/format.ts'
import { refused } from '../../lib/words/refused.ts'
import { t, type WordKey } from '../../lib/words/words.ts'
import { whichFirst, WhichDrawer } from '../which-drawer.ts'
import {
  giveBack,
  isAllCash,
  isOneWay,
  isGiving,
  preview,
  reason,
  references,
  trouble,
} from './back.ts'

const reasons = ['refund.why-1', 'refund.why-2', 'refund.why-3', 'refund.why-4'] as const

export function MoneyPanel(): VNode {
  const foreseen = preview.value
  const amount = foreseen?.due ?? 0
  return html`<section class="pad refund-pad" aria-label=${t('refund.to-give')}>
    <div class="pad-left">
      <b>${t('refund.to-give')}</b><${Amount} minor=${amount} size="total" />
    </div>
    ${
      foreseen !== null &&
      foreseen.total.roundOff !== 0 &&
      html`<p class="refund-round figures"><span>${t('refund.round-off')}</span><span>${money(foreseen.total.roundOff)}</span></p>`
    }
    ${
      foreseen !== null &&
      foreseen.tip !== 0 &&
      html`<p class="refund-round figures"><span>${t('refund.with-tip')}</span><span>${money(foreseen.tip)}</span></p>`
    }
    ${
      trouble.value !== null &&
      html`<${ErrorNote}
        what=${sayDeclined(trouble.value)}
        kept=${t('refund.refused-kept')}
        todo=${t('refund.refused-todo')}
      />`
    }
    <h2>${t('refund.why')}</h2>
    <div class="refund-reasons">
      ${reasons.map((key) => {
        const words = t(key)
        return html`<${Button} key=${key} pressed=${reason.value === words} onPress=${() => (reason.value = words)}>${words}<//>`
      })}
    </div>
    <${Field}
      label=${t('refund.why-type')}
      value=${reason.value}
      maxLength=${80}
      onInput=${(text: string) => (reason.value = text)}
    />
    ${(foreseen?.ways ?? []).length > 0 && html`<h2>${t('refund.how')}</h2>`}
    ${
      !isOneWay.value &&
      html`<${SegmentedControl}
        label=${t('refund.how')}
        choices=${[
          { value: 'paid', label: t('refund.as-paid') },
          { value: 'cash', label: t('refund.all-cash') },
        ]}
        value=${isAllCash.value ? 'cash' : 'paid'}
        onChange=${(way: string) => (isAllCash.value = way === 'cash')}
      />`
    }
    <ul class="refund-ways">
      ${(foreseen?.ways ?? []).map((way) => html`<${Way} key=${way.kind} kind=${way.kind} amount=${way.amount} />`)}
    </ul>
    ${(foreseen?.ways ?? []).some(({ kind }) => kind === 'cash') && html`<${WhichDrawer} />`}
    <div class="refund-give">
      <${Button} kind="primary" wide busy=${isGiving.value} why=${whyNot()} onPress=${giveBack}>
        ${t('refund.give', { amount: money(amount, true) })}
      <//>
    </div>
  </section>`
}

/** What is still missing before anything can be given back. */
const whyNot = (): string | undefined => {
  if (can('bill.refund') === 'deny') return refused({ code: 'command.not-permitted' })
  if (hub.value.state === 'away') return t('refund.away')
  if (preview.value === null) return t('refund.pick-first')
  const isCash = preview.value.ways.some(({ kind }) => kind === 'cash')
  if (isCash && whichFirst() !== undefined) return whichFirst()
  return reason.value.trim() === '' ? t('refund.why-first') : undefined
}

const todo: Readonly<Partial<Record<TenderKind, WordKey>>> = {
  cash: 'refund.do-cash',
  upi: 'refund.do-upi',
  card: 'refund.do-card',
}

function Way({ kind, amount }: { readonly kind: TenderKind; readonly amount: number }): VNode {
  const what = todo[kind]
  return html`<li>
    <p>
      <${Icon} of=${tenderIcons[kind]} size=${20} />
      <span><b>${tenderName(kind)}</b>${what !== undefined && html`<small>${t(what)}</small>`}</span>
      <b class="figures">${money(amount)}</b>
    </p>
    ${
      (kind === 'upi' || kind === 'card') &&
      html`<${Field}
        label=${t('refund.reference')}
        value=${references.value[kind] ?? ''}
        maxLength=${40}
        onInput=${(text: string) => (references.value = { ...references.peek(), [kind]: text })}
      />`
    }
  </li>`
}
