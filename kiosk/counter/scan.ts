/**
 * What a scanned code does at the counter: it sells what it stands for, or
 * opens the slip it is on.
 *
 * The rule: the hub reads every label again and prices it itself; where another
 * price is printed than the shop asks, the seller is told which one is charged.
 */
import { bareNo, readCode, type ItemCode, type LabelValue } from '../../schema/barcode.ts'
import type { MenuItem } from '../../schema/catalogue.ts'
import { retail } from '../../schema/customer-words.ts'
import { labelQuantity, withTax } from '../../schema/label-price.ts'
import type { Money } from '../../schema/money.ts'
import type { SlipDoc } from '../../schema/slip.ts'
import { slipCode } from '../../schema/slip-code.ts'
import { firstChoice, mustAsk } from '../lib/order/choices.ts'
import { itemOf, priceOf, taxOf } from '../lib/order/preview.ts'
import { listenToScans } from '../lib/scan.ts'
import { can, session } from '../lib/session.ts'
import { play, type Tone } from '../lib/sound.ts'
import { toast } from '../lib/ui/toast.ts'
import { money } from '../lib/words/format.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { addItem, open, takeItem } from './desk.ts'
import { slips } from './kitchen-watch.ts'
import { dismiss, done } from './sold.ts'
import { handOut, isPacking } from './slips.ts'
import { prices, shownMenu } from './till.ts'

/** A word that nobody can miss who is looking at the goods. */
const tell = (text: string, tone: Tone = 'late'): void => {
  play(tone)
  toast({ text, tone: 'stop', seconds: 8 })
}

/** Takes what was scanned, whatever it is. */
export const takeScan = (code: string): void => {
  const menu = shownMenu.peek()
  const exponent = session.peek().me?.outlet.currencyExponent
  const slip = slips.peek().find((one) => slipCode(one) === code)
  if (slip !== undefined) return takeSlip(slip)
  if (menu === null) return tell(t('counter.scan-no-menu'))
  const read = readCode(code, menu.labels, exponent)
  switch (read.kind) {
    case 'code': {
      const found = menu.codes.find((one) => one.code === read.code)
      const item = found === undefined ? undefined : itemOf(menu, found.itemId)
      return found === undefined || item === undefined ? unknown(read.code) : sellCoded(item, found)
    }
    case 'label': {
      const item = menu.items.find((one) => bareNo(one.code) === read.itemNo)
      return item === undefined
        ? tell(t('counter.scan-no-item', { number: read.itemNo }))
        : sellLabel(item, code, read.value)
    }
    case 'misread':
      return tell(t('counter.scan-misread'))
    case 'other':
      return tell(t('counter.scan-other'))
  }
}

/** Nobody has said what it is; whoever may say it is asked. */
const unknown = (code: string): void => {
  if (can('barcode.set') === 'deny') return tell(t('counter.scan-unknown', { code }))
  play('late')
  open.value = { kind: 'code', code }
}

/** Sells something packed by its code; what else has to be said of it is asked as ever. */
export const sellCoded = (item: MenuItem, { variantId }: Pick<ItemCode, 'variantId'>): void => {
  const choice = { ...firstChoice(item), ...(variantId === null ? {} : { variantId }) }
  const isAsked = variantId === null ? mustAsk(item) : mustAsk({ ...item, variants: [] })
  play('changed')
  if (item.isWeighed || isAsked) return takeItem(item)
  takeItem(item, () => addItem(item, choice, 1000))
}

const sellLabel = (item: MenuItem, scanned: string, value: LabelValue): void => {
  const context = prices.peek()
  if (context === null) return tell(t('counter.scan-no-menu'))
  const choice = firstChoice(item)
  const everybody = { ...context, customerGroup: retail }
  const shelf = priceOf(everybody, choice.variantId ?? item.itemId)
  const tax = taxOf(context, item, { ...item, ...choice })
  const qtyMilli = labelQuantity(value, item.isWeighed, shelf, tax)
  if (qtyMilli === null) return tell(t('counter.scan-empty', { name: nameOf(item.names) }))
  play('changed')
  takeItem(item, () => {
    const printed = value.kind === 'price' ? { printed: value.amount } : {}
    addItem(item, choice, qtyMilli, { scanned, ...printed })
    if (value.kind === 'price' && !item.isWeighed && shelf !== undefined)
      tellPrice(item, value.amount, withTax(shelf.amount, shelf, tax))
  })
}

/** A packet whose printed price is not the shop’s own. */
const tellPrice = (item: MenuItem, printed: Money, price: Money): void => {
  if (printed === price) return
  const facts = {
    name: nameOf(item.names),
    printed: money(printed, true),
    price: money(price, true),
  }
  tell(t('counter.scan-price', facts), 'changed')
}

/** A paid packet goes out; one that is not is shown, or its money is taken here. */
const takeSlip = (slip: SlipDoc): void => {
  const { state, token, slipId } = slip
  if (state === 'paid') {
    play('new')
    return void handOut(slip)
  }
  if (state === 'waiting' && !isPacking.peek()) {
    if (done.peek() !== null) dismiss()
    return void (open.value = { kind: 'order', orderId: slipId })
  }
  tell(t(state === 'waiting' ? 'counter.slip-unpaid' : 'counter.slip-gone', { token }))
}

/** Begins to listen; called once. */
export const openScanner = (): void =>
  void listenToScans({ isOn: () => session.peek().state === 'ready', take: takeScan })
