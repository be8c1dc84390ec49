/**
 * Roles and what each may do, as the shop is first set up. The owner edits the
 * rows; this is only where they come from.
 */
import {
  askingFor,
  answering,
  selling,
  waiting,
  planning,
  settling,
  knowing,
  trusting,
  tilling,
  tillsOfAll,
  favours,
  refunding,
  packing,
  menu,
  kitchen,
  routing,
  keepingShop,
  showing,
} from './duties.ts'
import type { Permission, Verdict } from './permissions.ts'

type Rights = Partial<Record<Permission, Verdict>>

export interface RoleSeed {
  readonly roleId: string
  readonly names: { readonly en: string; readonly hi: string }
  /** Given to devices that act without a person: a kitchen screen, a bridge. */
  readonly isForDevices: boolean
  readonly rights: Rights
}

/** Everything of a day in the shop. What the shop itself is, its menu, prices and papers, somebody else may have to answer for. */
const leading = (whatItIs: Verdict): Rights => ({
  ...answering,
  ...selling,
  ...waiting,
  ...planning,
  ...routing,
  ...settling,
  ...kitchen,
  ...showing,
  ...knowing,
  ...trusting('allow'),
  'customer-group.set': 'allow',
  ...favours('allow'),
  ...refunding('allow'),
  ...tillsOfAll,
  'order.void': 'allow',
  'receipt.reprint': 'allow',
  'drawer.shut': 'allow',
  ...menu,
  ...packing,
  'item.set': whatItIs,
  ...keepingShop(whatItIs),
  'price.set': whatItIs,
  'price.end': whatItIs,
  'device.invite': 'allow',
  'device.revoke': 'allow',
  'integration.issue': whatItIs,
  'printer.set': 'allow',
  'drawer.set': 'allow',
  'device.equip': 'allow',
  'device.rename': 'allow',
  'view.sales': 'allow',
  'view.books': 'allow',
})

export const roleSeeds: readonly RoleSeed[] = [
  {
    roleId: 'owner',
    names: { en: 'Owner', hi: 'मालिक' },
    isForDevices: false,
    rights: {
      ...leading('allow'),
      // Whoever may date a sale back may write the books of any day.
      'sale.import': 'allow',
      'view.people': 'allow',
    },
  },
  {
    roleId: 'manager',
    names: { en: 'Manager', hi: 'प्रबंधक' },
    isForDevices: false,
    rights: leading('ask'),
  },
  {
    roleId: 'cashier',
    names: { en: 'Cashier', hi: 'कैशियर' },
    isForDevices: false,
    rights: {
      ...answering,
      ...selling,
      ...waiting,
      ...settling,
      ...knowing,
      ...trusting('ask'),
      ...favours('ask'),
      ...refunding('ask'),
      ...tilling,
      'barcode.set': 'ask',
      'order.void': 'ask',
      'receipt.reprint': 'ask',
      'drawer.shut': 'allow',
    },
  },
  {
    roleId: 'seller',
    names: { en: 'Counter', hi: 'काउंटर' },
    isForDevices: false,
    rights: {
      ...askingFor,
      ...selling,
      ...refunding('ask'),
      ...knowing,
      // At the counter a sale is lowered only with somebody who answers for it.
      'bill.discount': 'ask',
      'bill.discount-over': 'ask',
      // A coupon is the shop's own word.
      'bill.coupon': 'allow',
      'bill.reprice': 'ask',
      'customer.let-over': 'ask',
      ...tilling,
      'barcode.set': 'ask',
      'till.pay-out': 'ask',
      'till.no-sale': 'ask',
      'order.void': 'ask',
      'job.answer': 'allow',
      'receipt.reprint': 'ask',
      'drawer.shut': 'allow',
    },
  },
  {
    roleId: 'waiter',
    names: { en: 'Waiter', hi: 'वेटर' },
    isForDevices: false,
    rights: {
      ...askingFor,
      ...waiting,
      'order.void': 'ask',
      'bill.customer': 'allow',
      // Whoever buys by a list of their own gets its prices with somebody who answers for it.
      'bill.reprice': 'ask',
      'view.customers': 'allow',
    },
  },
  {
    roleId: 'cook',
    names: { en: 'Cook', hi: 'रसोइया' },
    isForDevices: false,
    rights: { ...kitchen, ...showing },
  },
  {
    roleId: 'kitchen-screen',
    names: { en: 'Kitchen screen', hi: 'रसोई स्क्रीन' },
    isForDevices: true,
    rights: { ...kitchen, ...showing },
  },
  {
    roleId: 'board-screen',
    names: { en: 'Pickup board', hi: 'टोकन बोर्ड' },
    isForDevices: true,
    rights: {},
  },
  {
    roleId: 'devices-screen',
    names: { en: 'Devices screen', hi: 'उपकरण स्क्रीन' },
    isForDevices: true,
    rights: { 'drawer.shut': 'allow' },
  },
  {
    roleId: 'bridge',
    names: { en: 'Bridge', hi: 'ब्रिज' },
    isForDevices: true,
    rights: {
      'printer.report': 'allow',
      'drawer.report': 'allow',
      'job.finish': 'allow',
      'paper.report': 'allow',
    },
  },
]
