/**
 * What money without a bill leaves in the customer’s hand: a receipt, or the
 * voucher. It names nobody: paper is kept by printers and logs, and a customer
 * may ask to be forgotten. The number stands for the name.
 */
import { dateText } from '../../schema/calendar.ts'
import type { MoneyDoc } from '../../schema/customer.ts'
import { voucherWords } from '../../schema/customer-words.ts'
import { nameIn, type Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'
import { dateIn, inCurrency, plain } from '../billing/paper-format.ts'
import { wordsFor } from '../billing/paper-words.ts'
import { sayMark, wayIn } from './ways.ts'

const own = {
  en: {
    account: 'Receipt: paid on account',
    wallet: 'Receipt: wallet',
    voucher: 'Gift voucher',
    back: 'Receipt: paid back from wallet',
    receipt: 'Receipt no.',
    customer: 'Customer no.',
    owes: 'Still on account',
    inWallet: 'Now in the wallet',
    worth: 'WORTH',
    until: 'Good until',
    use: 'Whoever shows this number may spend it, also in parts. Keep it like money.',
    sign: 'Signature',
    subject: 'A cheque pays once the bank has paid it.',
    against: 'Paid by it',
    isOpen: 'still open',
    takenOver: 'Taken over',
  },
  hi: {
    account: 'रसीद: खाते का भुगतान',
    wallet: 'रसीद: वॉलेट',
    voucher: 'उपहार वाउचर',
    back: 'रसीद: वॉलेट से रिफ़ंड',
    receipt: 'रसीद नं.',
    customer: 'ग्राहक नं.',
    owes: 'खाते में बाकी',
    inWallet: 'वॉलेट में अब',
    worth: 'मूल्य',
    until: 'मान्य',
    use: 'जो यह नंबर दिखाए वह इसे ख़र्च कर सकता है, थोड़ा-थोड़ा भी। पैसे की तरह सँभालें।',
    sign: 'हस्ताक्षर',
    subject: 'चेक बैंक से भुनने पर ही भुगतान माना जाएगा।',
    against: 'इससे चुकाया',
    isOpen: 'अभी बाकी',
    takenOver: 'लाया गया',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>

export interface MoneyPaper {
  readonly money: MoneyDoc
  readonly outlet: OutletDoc
  readonly language: Language
  /** The number of the customer, and what is on the account or in the wallet now. */
  readonly customer: { readonly no: number; readonly balance: number } | null
  readonly voucher: { readonly number: string; readonly expiresOn: number | null } | null
}

const text = (
  value: string,
  more: Partial<Extract<ReceiptBlock, { kind: 'text' }>> = {},
): ReceiptBlock => ({
  kind: 'text',
  text: value,
  align: 'left',
  size: 'normal',
  isBold: false,
  ...more,
})

const pair = (
  left: string,
  right: string,
  more: Partial<Extract<ReceiptBlock, { kind: 'pair' }>> = {},
): ReceiptBlock => ({ kind: 'pair', left, right, size: 'normal', isBold: false, ...more })

const thin: ReceiptBlock = { kind: 'rule', style: 'thin' }
const space: ReceiptBlock = { kind: 'space' }

const centred = (value: string): readonly ReceiptBlock[] =>
  value === '' ? [] : [text(value, { align: 'centre' })]

/** The receipt of money that came in or went back, or the voucher it paid for. */
export const moneyPaper = (request: MoneyPaper): ReceiptDocument => {
  const { money, outlet, language, customer } = request
  const words = own[language]
  const title = money.amount < 0 ? words.back : words[money.purpose]
  return {
    title: `${title} ${money.number}`,
    language,
    blocks: [
      text(nameIn(outlet.names, language), { align: 'centre', size: 'large', isBold: true }),
      ...centred(outlet.address),
      ...centred(outlet.phone === '' ? '' : `${wordsFor(outlet, language).phone} ${outlet.phone}`),
      space,
      text(title, { align: 'centre', isBold: true }),
      pair(`${words.receipt} ${money.number}`, dateIn(money.at, outlet, language)),
      ...(customer === null ? [] : [pair(words.customer, String(customer.no), { isBold: true })]),
      thin,
      ...(money.purpose === 'voucher' ? voucherBlocks(request) : []),
      ...paid(request),
      ...paidBills(request),
      ...(customer === null
        ? []
        : [
            thin,
            pair(
              money.purpose === 'account' ? words.owes : words.inWallet,
              inCurrency(customer.balance, outlet),
              { isBold: true },
            ),
          ]),
      ...(money.amount < 0 ? [space, space, thin, text(words.sign)] : []),
      space,
      text(wordsFor(outlet, language).thanks, { align: 'centre', isBold: true }),
    ],
  }
}

const paid = ({ money, outlet, language }: MoneyPaper): readonly ReceiptBlock[] => {
  const words = wordsFor(outlet, language)
  const change = money.parts.reduce((sum, part) => sum + part.change, 0)
  return [
    ...money.parts.flatMap((part) => [
      pair(
        part.change > 0 ? words.given : wayIn(part, { outlet, language }),
        plain(part.change > 0 ? part.offered : part.amount, outlet),
      ),
      ...sayMark(part, { outlet, language }),
    ]),
    ...(change === 0 ? [] : [pair(words.change, plain(change, outlet))]),
    ...(money.parts.some(({ kind }) => kind === 'cheque') ? [text(own[language].subject)] : []),
    ...(money.purpose === 'voucher'
      ? []
      : [pair(words.total, inCurrency(money.amount, outlet), { size: 'large', isBold: true })]),
  ]
}

/** Which bills it pays, the oldest first, and what of the last one is still open. */
const paidBills = ({ money, outlet, language }: MoneyPaper): readonly ReceiptBlock[] => {
  const words = own[language]
  const { against = [] } = money
  if (against.length === 0) return []
  return [
    thin,
    text(words.against, { isBold: true }),
    ...against.flatMap(({ number, businessDate, amount, left }) => [
      pair(`${dateText(businessDate)} ${number || words.takenOver}`, plain(amount, outlet)),
      ...(left === 0 ? [] : [text(`${words.isOpen} ${plain(left, outlet)}`, { isIndented: true })]),
    ]),
  ]
}

const voucherBlocks = ({
  money,
  outlet,
  language,
  voucher,
}: MoneyPaper): readonly ReceiptBlock[] => {
  if (voucher === null) return []
  const words = own[language]
  return [
    pair(words.worth, inCurrency(money.amount, outlet), { size: 'large', isBold: true }),
    space,
    text(voucherWords(voucher.number), { align: 'centre', size: 'large', isBold: true }),
    { kind: 'qr', data: voucher.number, caption: '' },
    ...(voucher.expiresOn === null
      ? []
      : [text(`${words.until} ${dateText(voucher.expiresOn)}`, { align: 'centre' })]),
    text(words.use, { align: 'centre' }),
    thin,
  ]
}
