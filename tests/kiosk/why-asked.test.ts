/** Why something is asked for, said again to whoever allows it. */
import { signal } from '@preact/signals'
import { beforeAll, expect, test } from 'vitest'
import type { ViewDoc } from '../../schema/view.ts'
import { sayWhy, watchReasons } from '../../kiosk/lib/frame/why-asked.ts'
import type { LiveView } from '../../kiosk/lib/live.ts'
import till from '../../kiosk/lib/words/till.en.json'
import { speak } from '../../kiosk/lib/words/words.ts'

beforeAll(() => {
  speak({ en: till, hi: {} })
  const docs: readonly ViewDoc[] = [
    {
      key: 'reason:regular',
      rev: 1,
      data: { reasonId: 'regular', names: { en: 'Regular guest' } },
    },
    { key: 'till-reason:gas', rev: 1, data: { reasonId: 'gas', names: { en: 'Gas cylinder' } } },
  ]
  const view: Pick<LiveView, 'docs'> = {
    docs: signal(new Map(docs.map((doc) => [doc.key, doc]))),
  }
  watchReasons(view)
})

test.each([
  ['a discount by its name', 'bill.discount', { reasonId: 'regular' }, 'Regular guest'],
  ['one on a sale too', 'sale.ring', { discount: { reasonId: 'regular' } }, 'Regular guest'],
  [
    'what is carried out, with its note',
    'till.pay-out',
    { reasonId: 'gas', note: 'Slip 17' },
    'Gas cylinder · Slip 17',
  ],
  ['an opened drawer', 'till.no-sale', { reason: 'change', note: '' }, 'To give change'],
  ['in words of their own', 'bill.retender', { reason: ' Wrong key ' }, 'Wrong key'],
  ['nothing where nobody was asked', 'wallet.pay-out', { amount: 100 }, ''],
  ['nothing of a note about a customer', 'customer.set', { note: 'Likes it hot' }, ''],
])('is said of %s', (_, name, args, said) => {
  expect(sayWhy(name, args)).toBe(said)
})
