import { expect, test } from 'vitest'
import { whyIn, type Reasoned } from '../../schema/why.ts'

test.each<[string, string, Reasoned, ReturnType<typeof whyIn>]>([
  [
    'a reason of the till, with its note',
    'till.pay-out',
    { reasonId: 'gas', note: ' Slip 17 ' },
    { named: { of: 'till', reasonId: 'gas' }, noSale: null, said: 'Slip 17' },
  ],
  [
    'why a drawer is opened',
    'till.no-sale',
    { reason: 'change', note: 'For the milkman' },
    { named: null, noSale: 'change', said: 'For the milkman' },
  ],
  [
    'a discount on a sale',
    'sale.ring',
    { discount: { reasonId: 'regular' } },
    { named: { of: 'discount', reasonId: 'regular' }, noSale: null, said: '' },
  ],
  [
    'words of their own, which are no word of the till',
    'order.void',
    { reason: 'change' },
    { named: null, noSale: null, said: 'change' },
  ],
  [
    'no note of a customer, which says what they like',
    'customer.set',
    { note: 'Likes it hot' },
    { named: null, noSale: null, said: '' },
  ],
])('%s is why', (_, name, args, why) => {
  expect(whyIn(name, args)).toEqual(why)
})
