/**
 * Closing a till: look, count, close, and the Z report.
 *
 * The rule: what should be in the drawer is told only after the count is in,
 * and nothing typed is lost by going a step back.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { CircleAlert, CircleCheck, Inbox } from 'lucide'
import type { TillDoc, TillReport } from '../../../schema/till.ts'
import { session } from '../session.ts'
import { Amount } from '../ui/amount.ts'
import { Button } from '../ui/button.ts'
import { Field } from '../ui/field.ts'
import { Icon } from '../ui/icon.ts'
import { ListRow } from '../ui/list-row.ts'
import { textToUnits } from '../ui/keypad-text.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'
import { give, whyNot } from './act.ts'
import { unresolved, type Unresolved } from './check.ts'
import { Decide, type Counted } from './decide.ts'
import { openDrawer } from './no-sale-sheet.ts'
import { PieceCount, piecesIn, sumOf, type Typed } from './pieces.ts'
import { tenderName } from './report-view.ts'

export interface CloseProps {
  readonly till: TillDoc
  readonly onClosed: (report: TillReport) => void
  readonly onLeave: () => void
}

const steps = ['check', 'count', 'close'] as const
type Step = (typeof steps)[number]

export function Close({ till, onClosed, onLeave }: CloseProps): VNode {
  const [step, setStep] = useState<Step>('check')
  const [typed, setTyped] = useState<Typed>({})
  const [others, setOthers] = useState<Readonly<Record<string, string>>>({})
  const [counted, setCounted] = useState<Counted | null>(null)
  return html`<div class="till-close">
    <ol class="till-steps" aria-label=${t('till.steps')}>
      ${steps.map(
        (name, i) => html`<li key=${name} aria-current=${name === step ? 'step' : undefined}>
          <span class="figures">${i + 1}</span> ${t(`till.step-${name}`)}
        </li>`,
      )}
    </ol>
    ${step === 'check' && html`<${Check} onGo=${() => setStep('count')} onLeave=${onLeave} />`}
    ${
      step === 'count' &&
      html`<${Count}
        till=${till}
        typed=${typed}
        others=${others}
        onTyped=${setTyped}
        onOthers=${setOthers}
        onCounted=${(answer: Counted) => {
          setCounted(answer)
          setStep('close')
        }}
        onBack=${() => setStep('check')}
      />`
    }
    ${
      step === 'close' &&
      counted !== null &&
      html`<${Decide} till=${till} counted=${counted} onClosed=${onClosed} onBack=${() => setStep('count')} />`
    }
  </div>`
}

function Check(props: { readonly onGo: () => void; readonly onLeave: () => void }): VNode {
  const found = unresolved()
  return html`<section class="till-step">
    <h2>${t('till.check-title')}</h2>
    ${
      found.length === 0
        ? html`<p class="till-fine"><${Icon} of=${CircleCheck} />${t('till.check-fine')}</p>`
        : html`<ul class="rows">
            ${found.map(
              (one) => html`<${ListRow}
                key=${one.id}
                icon=${CircleAlert}
                title=${sayUnresolved(one)}
                detail=${t(`till.check-${one.id}-what`)}
              />`,
            )}
          </ul>`
    }
    <footer class="till-foot">
      <${Button} onPress=${props.onLeave}>${t('shared.cancel')}<//>
      <${Button} kind="primary" onPress=${props.onGo}>${t('till.go-count')}<//>
    </footer>
  </section>`
}

const sayUnresolved = ({ id, count, amount, names }: Unresolved): string =>
  t(`till.check-${id}`, { count, names, amount: money(amount, true) })

interface CountProps {
  readonly till: TillDoc
  readonly typed: Typed
  readonly others: Readonly<Record<string, string>>
  readonly onTyped: (typed: Typed) => void
  readonly onOthers: (others: Readonly<Record<string, string>>) => void
  readonly onCounted: (answer: Counted) => void
  readonly onBack: () => void
}

/** Tenders whose totals can be looked up elsewhere: on the terminal, in the app. */
const lookedUp = ['card', 'upi'] as const

function Count(props: CountProps): VNode {
  const { till, typed, others } = props
  const [isBusy, setBusy] = useState(false)
  const sum = sumOf(typed)
  const exponent = session.value.me?.outlet.currencyExponent ?? 2
  const submit = async (): Promise<void> => {
    setBusy(true)
    const answer = await give(
      'till.count',
      {
        tillId: till.tillId,
        counted: piecesIn(typed),
        others: lookedUp.flatMap((kind) =>
          (others[kind] ?? '') === ''
            ? []
            : [{ kind, amount: textToUnits(others[kind] ?? '', exponent) }],
        ),
      },
      t('till.close'),
    )
    setBusy(false)
    if (answer !== null) props.onCounted(answer)
  }
  return html`<section class="till-step">
    <header class="till-step-head">
      <div>
        <h2>${t('till.count-title')}</h2>
        <p class="till-soft">${t('till.count-what')}</p>
      </div>
      <${Button} icon=${Inbox} why=${whyNot('till.no-sale')} onPress=${() => void openDrawer('count')}>
        ${t('till.no-sale')}
      <//>
    </header>
    <${PieceCount} counted=${typed} onChange=${props.onTyped} />
    <div class="till-others" role="group" aria-label=${t('till.other-totals')}>
      <span class="till-soft">${t('till.other-totals')}</span>
      ${lookedUp.map(
        (kind) => html`<${Field}
          key=${kind}
          label=${tenderName(kind)}
          inputMode="decimal"
          value=${others[kind] ?? ''}
          onInput=${(text: string) => props.onOthers({ ...others, [kind]: text.replace(/[^\d.]/g, '') })}
        />`,
      )}
    </div>
    <footer class="till-foot">
      <p class="till-counted">
        <span class="till-soft">${t('till.counted')}</span><${Amount} minor=${sum} size="total" />
      </p>
      <${Button} onPress=${props.onBack}>${t('shared.back')}<//>
      <${Button} kind="primary" busy=${isBusy} why=${whyNot('till.count')} onPress=${() => void submit()}>
        ${t('till.submit-count', { amount: money(sum, true) })}
      <//>
    </footer>
  </section>`
}
