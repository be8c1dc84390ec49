/** The foot of the shop's invoices: its own terms, and the account that trade pays into. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import {
  asBanksWrite,
  isAccountNumber,
  isIfsc,
  termLength,
  termLines,
  type BankDoc,
} from '../../../schema/bank.ts'
import type { OutletDoc } from '../../../schema/outlet.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { LinesField } from './lines-field.ts'
import type { FirmProps } from './props.ts'
import { useSaving, whyNot } from './saving.ts'

interface Typed extends BankDoc {
  readonly terms: string
}
const noBank: BankDoc = { name: '', account: '', code: '', branch: '' }

const typedOf = ({ terms, bank }: OutletDoc): Typed => ({
  terms: terms.join('\n'),
  ...(bank ?? noBank),
})

const linesOf = (terms: string): readonly string[] =>
  terms
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What is wrong with what was typed, by its field; nothing of an account nobody has begun to type. */
const wrongIn = (
  { terms, ...bank }: Typed,
  isIndian: boolean,
): Partial<Record<keyof Typed, string>> => {
  const lines = linesOf(terms)
  const isLong = lines.length > termLines || lines.some((line) => line.length > termLength)
  const [account, code] = [asBanksWrite(bank.account), asBanksWrite(bank.code)]
  const missing = t(isIndian ? 'firm.bank-missing' : 'firm.bank-missing-abroad')
  const hasBank = Object.values(bank).some((one) => one.trim() !== '')
  return {
    ...(isLong && { terms: t('firm.terms-long', { lines: termLines, letters: termLength }) }),
    ...(hasBank && bank.name.trim() === '' && { name: missing }),
    ...(hasBank && account === '' && { account: missing }),
    ...(hasBank && isIndian && code === '' && { code: missing }),
    ...(isIndian &&
      account !== '' &&
      !isAccountNumber(account) && {
        account: refused({ code: 'outlet.bank-account', facts: { number: account } }),
      }),
    ...(isIndian &&
      code !== '' &&
      !isIfsc(code) && { code: refused({ code: 'outlet.ifsc', facts: { code } }) }),
  }
}

export function FootForm({ shop, again }: FirmProps): VNode {
  const { outlet } = shop
  const [typed, setTyped] = useState(() => typedOf(outlet))
  const { save, isBusy, why, asking } = useSaving(again)
  const isIndian = outlet.country === 'IN'
  const wrong = wrongIn(typed, isIndian)
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedOf(outlet))
  const keep = (): void => {
    const { terms, ...bank } = typed
    const args = {
      outletId: outlet.outletId,
      terms: [...linesOf(terms)],
      bank: Object.values(bank).every((one) => one.trim() === '') ? null : bank,
    }
    save({ name: 'outlet.foot', args, said: t('firm.foot-saved') })
  }
  const props = (name: keyof Typed): Readonly<Record<string, unknown>> => ({
    value: typed[name],
    error: wrong[name],
    why: whyNot('outlet.foot'),
    onInput: (to: string) => setTyped({ ...typed, [name]: to }),
  })
  const field = (name: keyof BankDoc, more: Readonly<Record<string, unknown>>): VNode =>
    html`<${Field} label=${t(`firm.bank-${name}`)} ...${props(name)} ...${more} />`

  return html`<${Card} title=${t('firm.foot')}>
    <p class="firm-about">${t('firm.foot-what')}</p>
    ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
    <div class="firm-fields">
      <div class="firm-wide">
        <${LinesField}
          label=${t('firm.terms')}
          rows=${3}
          hint=${t('firm.terms-hint', { lines: termLines })}
          ...${props('terms')}
        />
      </div>
      <div class="firm-wide">${field('name', { maxLength: 80, hint: t('firm.bank-hint') })}</div>
      ${field('account', { maxLength: 34, inputMode: isIndian ? 'numeric' : 'text' })}
      ${field('code', { maxLength: 15, label: t(isIndian ? 'firm.bank-code' : 'firm.bank-code-abroad') })}
      <div class="firm-wide">${field('branch', { maxLength: 80 })}</div>
    </div>
    <${Button}
      kind="primary"
      busy=${isBusy}
      label=${t('firm.foot-save')}
      why=${
        whyNot('outlet.foot') ??
        Object.values(wrong)[0] ??
        (isChanged ? undefined : t('firm.unchanged'))
      }
      onPress=${keep}
    >
      ${t('shared.save')}
    <//>
    ${asking}
  <//>`
}
