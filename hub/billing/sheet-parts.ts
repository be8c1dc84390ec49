/** What every page of the shop says alike: who sells, to whom, at what rates. Pure. */
import type { BillLine } from '../../schema/bill.ts'
import { sum } from '../../schema/money.ts'
import { nameIn } from '../../schema/names.ts'
import { amountToText } from '../../schema/quantity.ts'
import { stateName } from '../../schema/states.ts'
import { taxSum } from '../../schema/tax.ts'
import { businessDate } from '../../schema/time.ts'
import { inBox } from './paper-parts.ts'
import { dateIn, dayIn, plain, quantityText } from './paper-format.ts'
import { wordsFor } from './paper-words.ts'
import { printedOf } from './printed-lines.ts'
import { boxName, detailsOf, discountOn, goodsOn, isAtLabel, lineName } from './receipt-lines.ts'
import type { ReceiptRequest } from './receipt-request.ts'
import { principalOf, rateIn } from './receipt-tax.ts'
import type { Sheet, SheetParty } from './sheet.ts'
import type { Sold } from './sheet-table.ts'
import { sheetWords } from './sheet-words.ts'

type Fact = Sheet['facts'][number]

const filled = (lines: readonly string[]): readonly string[] => lines.filter((one) => one !== '')

/** A label with what it labels; empty where there is nothing to say. */
const labelled = (label: string, value: string): string => (value === '' ? '' : `${label} ${value}`)

type Issuer = Pick<ReceiptRequest, 'outlet' | 'language'>

/** Who issues it: Rule 46(a), with the State and its code, and the licence number every food bill carries. */
export const sellerOn = ({ outlet, language }: Issuer): Sheet['seller'] => {
  const words = wordsFor(outlet, language)
  const { names, address, phone, taxNumber, foodLicence, stateCode, country } = outlet
  return {
    name: nameIn(names, language),
    lines: filled([
      address,
      labelled(words.phone, phone),
      labelled(words.taxNumber, taxNumber),
      labelled(words.foodLicence, foodLicence),
      country !== 'IN' || stateCode === ''
        ? ''
        : `${words.state}: ${stateName(stateCode, language)}`,
    ]),
  }
}

/** Whom it is for, Rule 46(d) to (f), and where the goods go, (o). */
export const partiesOn = (
  { buyer, deliverTo, outlet, language }: ReceiptRequest,
  label: string = sheetWords[language].billTo,
): readonly SheetParty[] => {
  const words = wordsFor(outlet, language)
  return [
    ...(buyer === null
      ? []
      : [
          {
            label,
            name: buyer.name,
            lines: filled([
              buyer.address,
              labelled(words.taxNumber, buyer.taxNumber),
              outlet.country !== 'IN' || buyer.stateCode === ''
                ? ''
                : `${words.state}: ${stateName(buyer.stateCode, language)}`,
            ]),
          },
        ]),
    ...(deliverTo === undefined
      ? []
      : [broughtTo(deliverTo, sheetWords[language].shipTo, words.phone)]),
  ]
}

/**
 * Whom money goes back to, Rule 53(1A)(c): the buyer, and of what was brought to somebody
 * who is no registered buyer the one it was brought to.
 */
export const recipientOn = (request: ReceiptRequest): readonly SheetParty[] => {
  const { buyer, deliverTo, outlet, language } = request
  if (buyer !== null || deliverTo === undefined)
    return partiesOn({ ...request, deliverTo: undefined })
  return [broughtTo(deliverTo, sheetWords[language].billTo, wordsFor(outlet, language).phone)]
}

const broughtTo = (
  { name, address, phone, note }: NonNullable<ReceiptRequest['deliverTo']>,
  label: string,
  phoneWord: string,
): SheetParty => ({ label, name, lines: filled([address, labelled(phoneWord, phone), note]) })

/** Number and date of issue; what the clock said stands by itself where that was another day. */
export const issuedFacts = (
  label: string,
  number: string,
  { businessDate: date, at }: { readonly businessDate: number; readonly at: number },
  { outlet, language }: ReceiptRequest,
  dateLabel = wordsFor(outlet, language).date,
): readonly Fact[] =>
  businessDate(at, outlet.timeZone, 0) === date
    ? [
        [label, number],
        [dateLabel, dateIn(at, outlet, language)],
      ]
    : [
        [label, number],
        [dateLabel, dayIn(date, outlet, language)],
        [wordsFor(outlet, language).clock, dateIn(at, outlet, language)],
      ]

/** Where it is supplied, with the State’s code: Rule 46(n). */
export const placeFact = ({ placeOfSupply, outlet, language }: ReceiptRequest): readonly Fact[] =>
  outlet.country !== 'IN' || placeOfSupply === ''
    ? []
    : [[wordsFor(outlet, language).placeOfSupply, stateName(placeOfSupply, language)]]

/** Where somebody signs for the seller. */
export const signedBy = ({ outlet, language }: Issuer): Sheet['signatures'][number] => {
  const words = wordsFor(outlet, language)
  return { over: `${words.forSeller} ${nameIn(outlet.names, language)}`, under: words.signature }
}

/** The account to pay into; nothing where the outlet has said none. */
export const bankNote = ({ outlet, language }: Issuer): Sheet['notes'] => {
  const words = sheetWords[language]
  const { bank, country } = outlet
  if (bank === null) return []
  return [
    {
      label: words.bank,
      lines: filled([
        bank.name,
        labelled(words.account, bank.account),
        labelled(country === 'IN' ? 'IFSC' : 'BIC', bank.code),
        bank.branch,
      ]),
    },
  ]
}

/** The shop’s own terms, as its owner has worded them. */
export const termsNote = ({ outlet, language }: Issuer): Sheet['notes'] =>
  outlet.terms.length === 0 ? [] : [{ label: sheetWords[language].terms, lines: outlet.terms }]

const nothing = { taxable: 0, taxes: {}, total: 0 }

/** A line without what it comes to. */
export const asSold = (
  line: BillLine,
  request: ReceiptRequest,
): Pick<Sold, 'name' | 'code' | 'quantity' | 'unit' | 'rate'> => {
  const { outlet, language, rateOf } = request
  return {
    name: inBox(line, lineName(line, language)),
    code: line.hsn,
    quantity: quantityText(amountToText(line.qtyMilli, line.unit), outlet),
    unit: sheetWords[language].units[line.unit],
    rate: rateIn(rateOf(line.taxClassId), wordsFor(outlet, language)),
  }
}

/** Every line of a bill and every charge, with its value after discount and its taxes. */
export const soldOn = (request: ReceiptRequest): readonly Sold[] => {
  const { bill, outlet, language, rateOf } = request
  const words = wordsFor(outlet, language)
  const lines = goodsOn(bill).flatMap((goods) =>
    goods.alike.map(({ line, lines: same }, i): Sold => {
      const { each } = printedOf(bill, same[0] ?? line)
      const printed = same.map((one) => printedOf(bill, one))
      const charged = same.map(
        ({ lineId }) => bill.total.lines.find(({ id }) => id === lineId) ?? nothing,
      )
      const over = i === 0 ? boxName(goods, request) : ''
      return {
        ...(over === '' ? {} : { over }),
        ...asSold(line, request),
        details: [...detailsOf(line, request), ...discountOn(same, request)],
        each: isAtLabel(line) ? '' : plain(each, outlet),
        discount: sum(printed.map((one) => one.lineDiscount + one.billDiscount)),
        taxable: sum(charged.map(({ taxable }) => taxable)),
        tax: sum(charged.map(({ taxes }) => taxSum(taxes))),
        total: sum(charged.map(({ total }) => total)),
      }
    }),
  )
  const charges = bill.charges.map(({ chargeId, ratePpm, taxClassId }): Sold => {
    const charged = bill.total.charges.find(({ id }) => id === chargeId) ?? nothing
    return {
      name: `${words.charges[chargeId]}${ratePpm === null ? '' : ` ${ratePpm / 10_000} %`}`,
      details: [],
      code: principalOf(bill, taxClassId),
      quantity: '',
      unit: '',
      each: '',
      discount: 0,
      rate: rateIn(rateOf(taxClassId), words),
      taxable: charged.taxable,
      tax: taxSum(charged.taxes),
      total: charged.total,
    }
  })
  return [...lines, ...charges]
}
