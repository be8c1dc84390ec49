/** What a slip says: a number to call, what is in the packet, and a code for the cash desk. Pure. */
import { moneyToDecimal, type Money } from '../../schema/money.ts'
import { nameIn, type Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { boxWeight, goodsOf } from '../../schema/packing.ts'
import { qtyToText } from '../../schema/quantity.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'
import type { SlipDoc, SlipLine } from '../../schema/slip.ts'
import { slipCode } from '../../schema/slip-code.ts'
import { dateIn, inCurrency } from '../billing/paper-format.ts'
import { boxesOf, centre, inBox, pair, space, text, thin } from '../billing/paper-parts.ts'

interface SlipWords {
  readonly slip: string
  readonly toPay: string
  readonly payAt: string
  readonly noInvoice: string
  readonly gross: string
  readonly net: string
  readonly each: string
  readonly units: Readonly<Record<SlipLine['unit'], string>>
}

const words: Readonly<Record<Language, SlipWords>> = {
  en: {
    slip: 'SLIP',
    toPay: 'To pay',
    payAt: 'Pay at the cash counter, then take your packet.',
    noInvoice: 'Not an invoice',
    gross: 'gross',
    net: 'net',
    each: 'each',
    units: { piece: '', kg: 'kg', litre: 'l', plate: '', box: '' },
  },
  hi: {
    slip: 'पर्ची',
    toPay: 'देना है',
    payAt: 'कैश डेस्क पर भुगतान करें, फिर सामान लें।',
    noInvoice: 'यह बीजक नहीं है · Not an invoice',
    gross: 'कुल',
    net: 'शुद्ध',
    each: 'हर एक',
    units: { piece: '', kg: 'किलो', litre: 'ली', plate: '', box: '' },
  },
}

interface SlipPaper {
  readonly slip: SlipDoc
  readonly outlet: OutletDoc
  readonly language: Language
  /** The name that is called with its number; empty where none is. */
  readonly callName: string
  /** What is owed for it; null where it is paid already, or on another bill. */
  readonly due: Money | null
}

export const slipPaper = ({
  slip,
  outlet,
  language,
  callName,
  due,
}: SlipPaper): ReceiptDocument => {
  const say = words[language]
  return {
    title: `${say.slip} ${slip.token}`,
    language,
    blocks: [
      ...centre(nameIn(outlet.names, language)),
      text(`${say.slip} ${slip.token}`, { align: 'centre', size: 'large', isBold: true }),
      ...(callName === ''
        ? []
        : [text(callName, { align: 'centre', size: 'large', isBold: true })]),
      ...centre(dateIn(slip.at, outlet, language)),
      thin,
      ...goodsOf(slip.lines).flatMap(({ box, boxes }) => {
        const [inside = []] = boxes
        const each = boxes.length === 1 ? say.net : `${say.each} ${say.net}`
        const net = `${each} ${weight(boxWeight(inside), say)}`
        return [
          ...(box == null
            ? []
            : [pair(boxesOf(boxes.length, nameIn(box.names, language)), net, { isBold: true })]),
          // Of boxes that are filled alike what lies in each is said once.
          ...inside.map((line) => lineBlock(line, language)),
        ]
      }),
      thin,
      ...(due === null ? [] : [pair(say.toPay, inCurrency(due, outlet), { isBold: true })]),
      space,
      { kind: 'qr', data: slipCode(slip), caption: slipCode(slip) },
      ...centre(say.payAt),
      ...centre(say.noInvoice),
    ],
  }
}

const weight = (grams: number, { units }: SlipWords): string =>
  `${moneyToDecimal(grams, 3)} ${units.kg}`

/** What is in the packet, and how much of it there is without its tray. */
const lineBlock = (line: SlipLine, language: Language): ReceiptBlock => {
  const say = words[language]
  const name = nameIn(line.names, language)
  const full =
    line.variantNames === null ? name : `${name} (${nameIn(line.variantNames, language)})`
  const quantity = [qtyToText(line.qtyMilli), say.units[line.unit]].filter((part) => part !== '')
  const { tare } = line.packing ?? {}
  const details =
    tare === undefined
      ? []
      : [
          `${say.gross} ${weight(tare.grossMilli, say)}, ${nameIn(tare.names, language)} ${weight(tare.tareMilli, say)}`,
        ]
  return { kind: 'item', name: inBox(line, full), sum: '', amount: quantity.join(' '), details }
}
