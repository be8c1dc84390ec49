/**
 * Finding one bill among 100,000 of a year: from the request to the whole
 * answer, over HTTP, as the cash desk asks while somebody types.
 */
import { join } from 'node:path'
import { openRaw, type Database } from '../../../hub/store/driver.ts'
import { envelope, newId, pair, post, signIn, startHubProcess } from '../../faults/hub-process.ts'
import type { Figure } from '../report.ts'
import type { Section } from '../section.ts'
import { median, quantile } from '../stats.ts'

const bills = 100_000
const aDay = 300
const rounds = 12

export const billSearch: Section = {
  name: 'bill-search',
  about: 'a bill found among 100,000, by all that can be known of it',
  run: async ({ shop, note }) => {
    const folder = shop.copy('bill-search')
    let hub = await startHubProcess(folder)
    const say = async (name: string, args: object): Promise<void> => {
      const { text } = envelope(name, args, shop.till.signInId)
      const reply = await post(hub.base, shop.till, text)
      if (!reply.ok) throw new Error(reply.message)
    }
    const suman = { customerId: newId(), name: 'Suman Rao', phone: '90000 00017' }
    await say('customer.set', suman)
    for (const [itemId, kind, whose] of [
      ['samosa', 'cash', {}],
      ['vada-pav', 'upi', {}],
      ['kaju-katli', 'card', { customerId: suman.customerId }],
      ['jalebi', 'cash', {}],
    ] as const) {
      const lines = [{ itemId, qtyMilli: 1000 }]
      const tenders = [{ kind, offered: 'exact', reference: kind === 'cash' ? '' : '4711' }]
      await say('sale.ring', { orderType: 'takeaway', lines, tenders, ...whose })
    }
    await hub.stop()
    note(`writing ${bills} bills`)
    const db = openRaw(join(folder, 'chowk.db'))
    multiply(db)
    db.close()
    hub = await startHubProcess(folder)
    try {
      const desk = await pair(hub, 'cashier')
      await signIn(hub, desk, 'meena')
      const times: number[] = []
      const byWhose: number[] = []
      for (let round = -2; round < rounds; round += 1) {
        for (const query of [...questions(round), ...questionsOfWhose]) {
          const start = performance.now()
          const response = await fetch(`${hub.base}/api/v1/bills?${query}`, {
            headers: { authorization: `Bearer ${desk.token}` },
          })
          const { bills: found } = (await response.json()) as { bills: readonly unknown[] }
          const took = performance.now() - start
          if (round >= 0) (questionsOfWhose.includes(query) ? byWhose : times).push(took)
          if (response.status !== 200 || found.length === 0) throw new Error(`nothing by ${query}`)
        }
      }
      return [
        ...figuresOf('a bill found among 100,000', times),
        ...figuresOf('a bill found among 100,000 by whose it is', byWhose),
      ]
    } finally {
      await hub.stop()
    }
  },
}

/** What somebody knows of a bill, another one each time. */
const questions = (round: number): readonly string[] => {
  const no = 1001 + (round + 2) * 7001
  return [
    '',
    `find=${no}`,
    `find=M1/2627/${no}`,
    `find=${encodeURIComponent(`#${(no % aDay) + 1}`)}`,
    'find=samosa',
    `find=${encodeURIComponent('समोसा')}`,
    'find=vada&tender=upi',
    'find=ravi&tender=card',
    'find=4711',
    'find=20.00&state=paid',
    'find=samosa&from=20250601&to=20250615',
    'find=kaj&by=ravi',
  ]
}

/** Whose it was: a quarter of all bills are hers. */
const questionsOfWhose: readonly string[] = [
  'find=suman',
  'find=suman&from=20250601&to=20250615',
  'find=0017',
  'find=9000000017&field=customer',
]

const figuresOf = (what: string, times: readonly number[]): readonly Figure[] => [
  { what: `${what}, p50`, value: median(times), unit: 'ms' },
  {
    what: `${what}, p99`,
    value: quantile(times, 0.99),
    unit: 'ms',
    lines: [{ on: 'value', atMost: 100, isForQuiet: true }],
  },
]

/** Makes a year of the few bills there are, each with an order, a payment and an invoice of its own. */
const multiply = (db: Database): void => {
  db.pragma('foreign_keys = off')
  db.exec('drop trigger invoice_is_gapless')
  const templates = db
    .prepare<[], { billId: string; orderId: string }>(
      'select bill_id as billId, order_id as orderId from bill where settled_at is not null',
    )
    .all()
  const copies = [
    ['sales_order', 'order_id = @orderId'],
    ['order_line', 'order_id = @orderId'],
    ['bill', 'bill_id = @billId'],
    ['payment', 'bill_id = @billId'],
    ['invoice', 'bill_id = @billId'],
  ].map(([table = '', where = '']) => {
    const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(
      ({ name }) => name,
    )
    const values = columns.map((column) => changed[column] ?? column)
    return db.prepare(
      `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} where ${where}`,
    )
  })
  const doc = db.prepare('insert into bill_doc (doc, bill_id) values (?, ?)')
  const words = db.prepare(
    `insert into bill_search (rowid, number, token, place, amount, item, tender, reference, by, customer, buyer, state, outlet)
     select ?, number, token, place, amount, item, tender, reference, by, customer, buyer, state, outlet
       from bill_words where bill_id = ?`,
  )
  db.transaction(() => {
    for (let i = 1; i <= bills; i += 1) {
      const template = templates[i % templates.length]
      if (template === undefined) throw new Error('no bill to begin with')
      const date = dateOf(Math.floor(i / aDay))
      const facts = { ...template, i, date, at: Date.UTC(2025, 0, 1) + i * 60_000, tail: `-${i}` }
      for (const copy of copies) copy.run(facts)
      const billId = `${template.billId}-${i}`
      doc.run(date * 100_000_000 + (i % aDay) + 1, billId)
      words.run(date * 100_000_000 + (i % aDay) + 1, billId)
    }
  })()
}

/** What is another's in each copy. */
const changed: Readonly<Record<string, string>> = {
  order_id: 'order_id || @tail',
  bill_id: 'bill_id || @tail',
  line_id: 'line_id || @tail',
  payment_id: 'payment_id || @tail',
  invoice_id: 'invoice_id || @tail',
  business_date: '@date',
  settled_at: '@at',
  issued_at: '@at',
  token: `@i % ${aDay} + 1`,
  no: '@i + 1000',
  number: `'M1/2627/' || cast(@i + 1000 as integer)`,
  // Every one of them has a single line, whose id stands in its total.
  total: `json_set(total, '$.lines[0].id', (total ->> '$.lines[0].id') || @tail)`,
}

const dateOf = (day: number): number => {
  const date = new Date(Date.UTC(2025, 0, 1 + day))
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}
