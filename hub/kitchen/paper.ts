/**
 * What a kitchen's paper says. Pure: a ticket in, a document out; the bridge
 * sees to width and bytes.
 *
 * Read at arm's length over a hot stove: where it goes and what to make are set
 * large, and every paper carries only the difference from the one before it. Of
 * people it names only whom an order is brought to; forgetting them blanks it.
 */
import { allergenText } from '../../schema/allergen-names.ts'
import { nameIn, type Language } from '../../schema/names.ts'
import type { DeliverTo } from '../../schema/order-person.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { qtyToText } from '../../schema/quantity.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'
import { isRemoval } from '../../schema/removal.ts'
import type { StationDoc } from '../../schema/station.ts'
import type { TicketDoc, TicketLine } from '../../schema/ticket.ts'
import { kitchenWords } from './paper-words.ts'

export interface PaperPlace {
  readonly station: StationDoc
  readonly outlet: Pick<OutletDoc, 'timeZone' | 'country'>
  /** When it is printed. */
  readonly at: number
  /** The name that is called with its token; empty where none is. */
  readonly callName?: string
  /** Where the order is brought. */
  readonly deliverTo?: DeliverTo | undefined
}

/** Why this paper may be the second one, or comes out where nobody expects it. */
export interface PaperMarks {
  readonly isDuplicate?: boolean
  readonly mayBeDuplicate?: boolean
  /** The screen of its station has not shown it. */
  readonly isUnseen?: boolean
}

/** A whole ticket. */
export const ticketPaper = (
  ticket: TicketDoc,
  place: PaperPlace,
  marks: PaperMarks = {},
): ReceiptDocument => {
  const { language } = place.station
  const words = kitchenWords[language]
  const isVoid = ticket.kind === 'void'
  const lines = ticket.lines.filter(({ qtyMilli }) => qtyMilli > 0)
  const hasCourses = new Set(lines.map(({ course }) => course)).size > 1
  const kinds = [
    ...(ticket.isRush ? [words.rush] : []),
    ...(isVoid ? [words.taken] : ticket.kind === 'added' ? [words.added] : []),
  ]
  return paper(ticket, place, [
    ...markBlocks(place, marks),
    ...kinds.map(banner),
    ...head(ticket, place),
    ...deliveryBlocks(place),
    ...(ticket.note === '' ? [] : [text(ticket.note, { isBold: true, align: 'centre' }), thin]),
    ...lines.flatMap((line, i) => [
      ...(hasCourses ? courseBlocks(line.course, lines[i - 1]?.course, language) : []),
      ...(isVoid
        ? [takenBlock(line, line.qtyMilli, language)]
        : lineBlocks(line, language, line.qtyMilli)),
    ]),
    thick,
  ])
}

/** What has changed on a line since its paper was printed. */
export interface LineChange {
  readonly line: TicketLine
  /** Not wanted any more. */
  readonly takenMilli: number
  /** Wanted besides. */
  readonly moreMilli: number
  readonly isMoved: boolean
}

/** The difference between a ticket and the paper that it is on. */
export const changePaper = (
  ticket: TicketDoc,
  changes: readonly LineChange[],
  place: PaperPlace,
): ReceiptDocument => {
  const { language } = place.station
  const words = kitchenWords[language]
  const taken = changes.filter(({ takenMilli }) => takenMilli > 0)
  const more = changes.filter(({ moreMilli }) => moreMilli > 0)
  const moved = changes.filter(({ isMoved, line }) => isMoved && line.qtyMilli > 0)
  const left = ticket.lines.some(({ change, qtyMilli }) => change === 'add' && qtyMilli > 0)
  return paper(ticket, place, [
    banner(taken.length > 0 ? words.taken : more.length > 0 ? words.added : words.moved),
    ...head(ticket, place),
    ...taken.flatMap(({ line, takenMilli }) => [
      takenBlock(line, takenMilli, language),
      ...(line.qtyMilli > 0
        ? [text(words.left(qtyText(line.qtyMilli, line, language)), { isIndented: true })]
        : []),
    ]),
    ...(taken.length > 0 && !left ? [text(words.nothingLeft, { isBold: true })] : []),
    ...more.flatMap(({ line, moreMilli }) => lineBlocks(line, language, moreMilli)),
    ...moved.flatMap(({ line }) => lineBlocks(line, language, line.qtyMilli)),
    thick,
  ])
}

/** All of these tickets go elsewhere now. */
export const movedPaper = (
  tickets: readonly TicketDoc[],
  first: TicketDoc,
  place: PaperPlace,
): ReceiptDocument => {
  const words = kitchenWords[place.station.language]
  const numbers = tickets.map(({ ticketNo }) => ticketNo).join(', ')
  return paper(first, place, [
    banner(words.moved),
    stationBlock(place),
    text(`${words.ticket} ${numbers}`, { size: 'large', isBold: true, align: 'centre' }),
    text(words.goesTo(labelOf(first, place.station.language)), {
      size: 'large',
      isBold: true,
      align: 'centre',
    }),
    text(clockOf(place), { align: 'centre' }),
    thick,
  ])
}

/** The document of a job whose printer does not answer, as another one prints it. */
export const insteadPaper = (document: ReceiptDocument, printer: string): ReceiptDocument => {
  const words = kitchenWords[document.language]
  return {
    ...document,
    blocks: [
      banner(words.possibleDuplicate),
      text(words.insteadOf(printer), { align: 'centre', isBold: true }),
      text(words.check, { align: 'centre' }),
      { kind: 'space' },
      ...document.blocks,
    ],
  }
}

/** Where a ticket goes: its table, else the number that is called out. */
export const labelOf = (
  { tableLabel, token }: Pick<TicketDoc, 'tableLabel' | 'token'>,
  language: Language,
): string => (tableLabel === '' ? `${kitchenWords[language].token} ${token}` : tableLabel)

// --- parts ------------------------------------------------------------------------

const paper = (
  { ticketNo }: TicketDoc,
  { station }: PaperPlace,
  blocks: readonly ReceiptBlock[],
): ReceiptDocument => ({
  title: `${kitchenWords[station.language].ticket} ${ticketNo}`,
  language: station.language,
  blocks,
})

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

const thin: ReceiptBlock = { kind: 'rule', style: 'thin' }
const thick: ReceiptBlock = { kind: 'rule', style: 'thick' }
const banner = (words: string): ReceiptBlock => ({ kind: 'banner', text: words })

const markBlocks = ({ station }: PaperPlace, marks: PaperMarks): readonly ReceiptBlock[] => {
  const words = kitchenWords[station.language]
  const { isDuplicate = false, mayBeDuplicate = false, isUnseen = false } = marks
  return [
    ...(isDuplicate ? [banner(words.duplicate)] : []),
    ...(mayBeDuplicate ? [banner(words.possibleDuplicate)] : []),
    ...(isUnseen
      ? [
          text(words.unseen(nameIn(station.names, station.language)), {
            align: 'centre',
            isBold: true,
          }),
        ]
      : []),
    ...(mayBeDuplicate ? [text(words.check, { align: 'centre' })] : []),
    ...(isDuplicate || mayBeDuplicate || isUnseen ? [{ kind: 'space' } as const] : []),
  ]
}

const stationBlock = ({ station }: PaperPlace): ReceiptBlock =>
  text(nameIn(station.names, station.language), { align: 'centre', isBold: true })

const head = (ticket: TicketDoc, place: PaperPlace): readonly ReceiptBlock[] => {
  const { callName = '' } = place
  const { language } = place.station
  const words = kitchenWords[language]
  const facts = [
    words.orderTypes[ticket.orderType],
    ...(ticket.guests === null ? [] : [words.guests(ticket.guests)]),
    ...(ticket.course === null ? [] : [words.course(ticket.course)]),
  ]
  return [
    stationBlock(place),
    {
      kind: 'pair',
      left: labelOf(ticket, language),
      right: `${words.ticket} ${ticket.ticketNo}`,
      size: 'large',
      isBold: true,
    },
    ...(callName === '' ? [] : [text(callName, { size: 'large', isBold: true })]),
    { kind: 'pair', left: facts.join(' · '), right: clockOf(place), size: 'normal', isBold: false },
    thick,
    ...(ticket.avoids === undefined
      ? []
      : [banner(words.allergy(allergenText(ticket.avoids, language)))]),
  ]
}

/** To whom it goes, for whoever packs it. */
const deliveryBlocks = ({ deliverTo }: PaperPlace): readonly ReceiptBlock[] =>
  deliverTo === undefined
    ? []
    : [
        text(`${deliverTo.name} · ${deliverTo.phone}`, { isBold: true }),
        text(deliverTo.address),
        ...(deliverTo.note === '' ? [] : [text(deliverTo.note)]),
        thick,
      ]

/** Where a ticket is of several courses, each begins under its own name. */
const courseBlocks = (
  course: number | null,
  before: number | null | undefined,
  language: Language,
): readonly ReceiptBlock[] =>
  course === null || course === before
    ? []
    : [
        ...(before === undefined ? [] : [thin]),
        text(kitchenWords[language].course(course), { align: 'centre', isBold: true }),
      ]

const takenBlock = (line: TicketLine, qtyMilli: number, language: Language): ReceiptBlock =>
  text(`– ${counted(qtyMilli, line, language)}`, { size: 'large', isBold: true })

const lineBlocks = (
  line: TicketLine,
  language: Language,
  qtyMilli: number,
): readonly ReceiptBlock[] => {
  const words = kitchenWords[language]
  const details = [
    ...(line.contains === undefined ? [] : [words.contains(allergenText(line.contains, language))]),
    ...(line.comboNames === undefined ? [] : [words.ofCombo(nameIn(line.comboNames, language))]),
    ...line.modifiers.map(({ names }) =>
      isRemoval(names) ? `!! ${nameIn(names, language).toUpperCase()}` : nameIn(names, language),
    ),
    ...(line.note === '' ? [] : [`“${line.note}”`]),
    ...(line.movedTo === '' ? [] : [words.goesTo(line.movedTo)]),
    ...(line.seat === null ? [] : [words.seat(line.seat)]),
  ]
  return [
    text(counted(qtyMilli, line, language), { size: 'large', isBold: true }),
    ...details.map((detail) => text(detail, { isBold: true, isIndented: true })),
  ]
}

const counted = (qtyMilli: number, line: TicketLine, language: Language): string => {
  const name = nameIn(line.names, language)
  const full = line.variantNames === null ? name : `${name}, ${nameIn(line.variantNames, language)}`
  return `${qtyText(qtyMilli, line, language)} x ${full}`
}

const qtyText = (qtyMilli: number, { unit }: TicketLine, language: Language): string =>
  [qtyToText(qtyMilli), kitchenWords[language].units[unit]].filter((part) => part !== '').join(' ')

const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = ({ at, outlet, station }: PaperPlace): string => {
  const key = `${station.language} ${outlet.country} ${outlet.timeZone}`
  const known =
    clocks.get(key) ??
    new Intl.DateTimeFormat(`${station.language}-${outlet.country}-u-nu-latn`, {
      timeZone: outlet.timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  clocks.set(key, known)
  return known.format(at)
}
