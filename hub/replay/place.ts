/**
 * The pizza place of a replay: one outlet in US dollars, without tax and
 * without round-off, whose business date is the calendar day.
 *
 * It is there to be tried out like the demo, so its PIN is no secret.
 */
import { accounts } from '../setup/accounts.ts'
import type { NewShop } from '../setup/shapes.ts'
import { untaxedClasses } from '../setup/taxes.ts'
import type { Trial } from '../setup/trial.ts'

export const owner = { id: 'owner', name: 'Owner', roleId: 'owner', pin: '271828' } as const

export const placeId = 'place'
export const timeZone = 'America/New_York'
export const stationId = 'oven'

export const pizzaPlace = {
  outlets: [
    {
      id: placeId,
      code: 'PP',
      names: { en: 'Pizza Place', hi: 'पिज़्ज़ा प्लेस' },
      kind: 'restaurant',
      timeZone,
      currency: 'USD',
      currencyExponent: 2,
      country: 'US',
      stateCode: '',
      language: 'en',
      receiptLanguage: 'en',
      taxScheme: 'unregistered',
      taxNumber: '',
      foodLicence: '',
      address: '',
      phone: '',
      cutOffMinute: 0,
      fiscalYearStartMonth: 1,
      taxRounding: 'line',
      cashIncrement: 1,
      cashScope: 'always',
      serviceTaxClassId: null,
      upiAddress: '',
    },
  ],
  stations: [{ id: stationId, outletId: placeId, names: { en: 'Oven', hi: 'ओवन' } }],
  printers: [
    {
      id: 'receipt',
      outletId: placeId,
      names: { en: 'Receipt', hi: 'रसीद' },
      port: 'virtual:',
      widthMillimetres: 80,
    },
  ],
  drawers: [
    {
      id: 'drawer',
      outletId: placeId,
      printerId: 'receipt',
      names: { en: 'Drawer', hi: 'गल्ला' },
      pin: 2,
    },
  ],
  users: [{ ...owner, language: 'en', outletIds: [placeId] }],
  taxClasses: untaxedClasses,
  accounts,
} as const satisfies NewShop

const till = { printerId: 'receipt', drawerId: 'drawer' }

export const replayed: Trial = {
  name: 'pizza-place',
  people: [owner],
  screens: [
    { kind: 'counter', outletId: placeId, name: 'Counter', ...till },
    { kind: 'kitchen', outletId: placeId, name: 'Oven' },
    { kind: 'cashier', outletId: placeId, name: 'Cash desk', ...till },
    { kind: 'board', outletId: placeId, name: 'Pickup board' },
    { kind: 'office', outletId: placeId, name: 'Office' },
    { kind: 'devices', outletId: placeId, name: 'Devices' },
    { kind: 'bridge', outletId: placeId, name: 'Bridge' },
  ],
}
