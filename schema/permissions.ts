/**
 * Roles and what each may do, as the shop is first set up. The owner edits the
 * rows; this is only where they come from.
 *
 * A permission is the name of a command or of a view. What a role does not
 * name, it may not do.
 */
import type { CommandArgs, CommandName } from './commands.ts'

export type Verdict = 'allow' | 'ask' | 'deny'

/** Readings that need a person's right, beside the commands. */
export const viewRights = ['view.sales', 'view.books', 'view.people', 'view.customers'] as const
export type ViewRight = (typeof viewRights)[number]

export type Permission = CommandName | ViewRight

/**
 * What a command does in the same act that takes a right of its own: a discount
 * is one, a tip, an invoice that names somebody, whoever gives it and where.
 */
export const alsoNeeds = (name: string, args: unknown): readonly CommandName[] => {
  if (name !== 'sale.ring') return []
  const { discount, tip = 0, buyer } = args as Partial<CommandArgs<'sale.ring'>>
  const needs: CommandName[] = []
  if (discount !== undefined) needs.push(discount.isOver ? 'bill.discount-over' : 'bill.discount')
  if (tip > 0) needs.push('bill.tip')
  if (buyer !== undefined) needs.push('bill.buyer')
  return needs
}

/** Concepts that say who belongs to the shop and what they may do. */
const membership: readonly string[] = [
  'device',
  'integration',
  'user',
  'role',
  'signIn',
  'approval',
]

/**
 * What a program may never do, whatever its role: it must not be able to let in
 * another that would stay after it, nor put anybody out.
 */
export const isForPersonsOnly = (name: string): boolean =>
  membership.includes(name.split('.')[0] ?? '')

export interface RoleSeed {
  readonly roleId: string
  readonly names: { readonly en: string; readonly hi: string }
  /** Given to devices that act without a person: a kitchen screen, a bridge. */
  readonly isForDevices: boolean
  readonly rights: Partial<Record<Permission, Verdict>>
}

/** Whoever sells or cooks sees first that something is running out. */
const countingLeft = { 'item.eighty-six': 'allow', 'item.restore': 'allow' } as const
/** Looking after guests who order by phone. */
const hosting = {
  'proposal.accept': 'allow',
  'proposal.decline': 'allow',
  'cart.strike': 'allow',
  'call.answer': 'allow',
  'page.answer': 'allow',
} as const
/** Asking somebody who may allow it, on their own screen; and being asked. */
const askingFor = { 'approval.ask': 'allow', 'approval.withdraw': 'allow' } as const
const answering = { ...askingFor, 'approval.answer': 'allow' } as const
/** Taking an order and looking after it; what the kitchen was told of is taken off with a reason. */
const ordering = {
  ...countingLeft,
  'order.place': 'allow',
  'order.add': 'allow',
  'order.fire': 'allow',
  'order.drop': 'allow',
  'order.assign': 'allow',
  'order.serve': 'allow',
  'order.note': 'allow',
} as const
const selling = {
  ...ordering,
  ...hosting,
  'sale.ring': 'allow',
  'slip.hand-out': 'allow',
  'slip.print': 'allow',
  'bill.tip': 'allow',
  'bill.buyer': 'allow',
} as const
/** Whom the floor expects: those who have booked, and those who wait at the door. */
const expecting = {
  'booking.make': 'allow',
  'booking.change': 'allow',
  'booking.mark': 'allow',
  'booking.seat': 'allow',
} as const
const waiting = {
  ...ordering,
  ...hosting,
  ...expecting,
  'sitting.open': 'allow',
  'sitting.change': 'allow',
  'sitting.move': 'allow',
  'sitting.widen': 'allow',
  'sitting.merge': 'allow',
  'sitting.unmerge': 'allow',
  'sitting.split': 'allow',
  'sitting.carry': 'allow',
  'sitting.close': 'allow',
  'bill.request': 'allow',
} as const
const planning = {
  'section.set': 'allow',
  'section.remove': 'allow',
  'plan.save': 'allow',
  'plan.publish': 'allow',
  'table.block': 'allow',
  'floor.set': 'allow',
  'table.recode': 'allow',
  'guests.set': 'allow',
} as const
/** Taking money, and making a bill what it should be before it is taken. */
const settling = {
  'bill.settle': 'allow',
  'bill.pay': 'allow',
  'bill.discount': 'allow',
  'bill.undiscount': 'allow',
  'bill.coupon': 'allow',
  'bill.charge': 'allow',
  'bill.tip': 'allow',
  'bill.split': 'allow',
  'bill.unsplit': 'allow',
  'slip.gather': 'allow',
  'challan.issue': 'allow',
  'challan.print': 'allow',
  'challan.invoice': 'allow',
  'slip.release': 'allow',
  'bill.buyer': 'allow',
  'bill.proforma': 'allow',
  'bill.claim': 'allow',
  'bill.release': 'allow',
  'job.answer': 'allow',
} as const
/** Knowing customers, and taking money that is for their account, their wallet or a voucher. */
const knowing = {
  'customer.set': 'allow',
  'bill.customer': 'allow',
  'customer.pay': 'allow',
  'customer.statement': 'allow',
  'wallet.top-up': 'allow',
  'voucher.issue': 'allow',
  'view.customers': 'allow',
} as const
/** Whom the shop trusts with how much, and what cannot be taken back. */
const trusting = (verdict: Verdict) =>
  ({
    'customer.terms': verdict,
    'customer.let-over': verdict,
    'customer.merge': verdict,
    'customer.erase': verdict,
    'wallet.pay-out': verdict,
  }) as const
/** Keeping the till of a drawer. */
const tilling = {
  'till.open': 'allow',
  'till.pay-in': 'allow',
  'till.pay-out': 'allow',
  'till.drop': 'allow',
  'till.no-sale': 'allow',
  'till.count': 'allow',
  'till.close': 'allow',
  'till.reprint': 'allow',
  // It tells what should be there, so whoever is going to count asks for it.
  'till.report': 'ask',
  'till.close-over': 'ask',
  'till.open-short': 'ask',
} as const
/** The same, of somebody who answers for all tills. */
const tillsOfAll = {
  ...tilling,
  'till.report': 'allow',
  'till.close-over': 'allow',
  'till.open-short': 'allow',
  'till.set': 'allow',
  'till-reason.set': 'allow',
} as const
/** What costs the shop money, and so takes a second person at the till. */
const favours = (verdict: Verdict) =>
  ({
    'bill.discount-over': verdict,
    'bill.comp': verdict,
    'bill.reprice': verdict,
  }) as const
/** Giving money back takes a second person at the till; what was rung a moment ago by mistake does not. */
const refunding = (verdict: Verdict) =>
  ({ 'bill.refund': verdict, 'bill.undo': 'allow', 'refund.reprint': verdict }) as const
/** What is read from packed goods and labels, and what things are weighed in. */
const packing = {
  'barcode.set': 'allow',
  'barcode.remove': 'allow',
  'label.set': 'allow',
  'label.remove': 'allow',
  'container.set': 'allow',
} as const
/** What a recipe or a category says is the manager's trade; what an item is taxed as is asked for. */
const menu = {
  'category.set': 'allow',
  'modifier-group.set': 'allow',
  'ingredient.set': 'allow',
  'recipe.set': 'allow',
} as const
const kitchen = {
  ...countingLeft,
  'ticket.bump': 'allow',
  'ticket.recall': 'allow',
  'ticket.mark': 'allow',
  'ticket.ack': 'allow',
  'ticket.rush': 'allow',
  'ticket.print': 'allow',
  'ticket.page': 'allow',
  'order.serve': 'allow',
} as const
/** Where the kitchen is told what, and how. */
const routing = {
  'station.set': 'allow',
  'category.route': 'allow',
  'item.route': 'allow',
} as const
/** What the shop is and how it is taxed: the owner's, and of a second person for a manager. */
const keepingShop = (verdict: Verdict) =>
  ({
    'outlet.set': verdict,
    'outlet.tax': verdict,
    'outlet.prices': verdict,
    'tax-class.set': verdict,
    'tax-class.move': verdict,
    'charge.set': verdict,
    'tax-preset.choose': verdict,
    'reason.set': verdict,
  }) as const
/** What a screen says by itself, whoever stands at it. */
const showing = { 'ticket.see': 'allow' } as const

export const roleSeeds: readonly RoleSeed[] = [
  {
    roleId: 'owner',
    names: { en: 'Owner', hi: 'मालिक' },
    isForDevices: false,
    rights: {
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
      // Whoever may date a sale back may write the books of any day.
      'sale.import': 'allow',
      ...menu,
      ...packing,
      'item.set': 'allow',
      ...keepingShop('allow'),
      'price.set': 'allow',
      'price.end': 'allow',
      'device.invite': 'allow',
      'device.revoke': 'allow',
      'integration.issue': 'allow',
      'printer.set': 'allow',
      'drawer.set': 'allow',
      'device.equip': 'allow',
      'view.sales': 'allow',
      'view.books': 'allow',
      'view.people': 'allow',
    },
  },
  {
    roleId: 'manager',
    names: { en: 'Manager', hi: 'प्रबंधक' },
    isForDevices: false,
    rights: {
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
      'item.set': 'ask',
      ...keepingShop('ask'),
      'price.set': 'ask',
      'price.end': 'ask',
      'device.invite': 'allow',
      'device.revoke': 'allow',
      'integration.issue': 'ask',
      'printer.set': 'allow',
      'drawer.set': 'allow',
      'device.equip': 'allow',
      'view.sales': 'allow',
      'view.books': 'allow',
    },
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

/** The role a device acts in while nobody is signed in on it; null where a person is needed. */
export const deviceRole = (kind: string): string | null =>
  kind === 'kitchen'
    ? 'kitchen-screen'
    : kind === 'bridge'
      ? 'bridge'
      : kind === 'devices'
        ? 'devices-screen'
        : kind === 'board' || kind === 'display'
          ? 'board-screen'
          : null
