/**
 * What the work in a shop takes, duty by duty: the rights that go together
 * wherever somebody sells, waits at tables, cooks or keeps the till.
 */
import type { Verdict } from './permissions.ts'

/** Whoever sells or cooks sees first that something is running out. */
export const countingLeft = { 'item.eighty-six': 'allow', 'item.restore': 'allow' } as const
/** Looking after guests who order by phone. */
export const hosting = {
  'proposal.accept': 'allow',
  'proposal.decline': 'allow',
  'cart.strike': 'allow',
  'call.answer': 'allow',
  'page.answer': 'allow',
} as const
/** Asking somebody who may allow it, on their own screen; and being asked. */
export const askingFor = { 'approval.ask': 'allow', 'approval.withdraw': 'allow' } as const
export const answering = { ...askingFor, 'approval.answer': 'allow' } as const
/** Taking an order and looking after it; what the kitchen was told of is taken off with a reason. */
export const ordering = {
  ...countingLeft,
  'order.place': 'allow',
  'order.add': 'allow',
  'order.fire': 'allow',
  'order.drop': 'allow',
  'order.assign': 'allow',
  'order.serve': 'allow',
  'order.note': 'allow',
  'order.rename': 'allow',
} as const
export const selling = {
  ...ordering,
  ...hosting,
  'sale.ring': 'allow',
  'slip.hand-out': 'allow',
  'slip.recall': 'allow',
  'slip.print': 'allow',
  'bill.tip': 'allow',
  'bill.buyer': 'allow',
} as const
/** Whom the floor expects: those who have booked, and those who wait at the door. */
export const expecting = {
  'booking.make': 'allow',
  'booking.change': 'allow',
  'booking.mark': 'allow',
  'booking.seat': 'allow',
} as const
export const waiting = {
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
export const planning = {
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
export const settling = {
  'bill.settle': 'allow',
  'bill.pay': 'allow',
  'bill.twice': 'allow',
  'bill.hold': 'allow',
  'bill.take-over': 'allow',
  'bill.discount': 'allow',
  'bill.undiscount': 'allow',
  'bill.coupon': 'allow',
  'bill.charge': 'allow',
  'bill.tip': 'allow',
  'bill.split': 'allow',
  'bill.unsplit': 'allow',
  'bill.merge': 'allow',
  'bill.unmerge': 'allow',
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
export const knowing = {
  'customer.set': 'allow',
  'bill.customer': 'allow',
  'customer.pay': 'allow',
  'customer.statement': 'allow',
  'wallet.top-up': 'allow',
  'voucher.issue': 'allow',
  'view.customers': 'allow',
} as const
/** Whom the shop trusts with how much, and what cannot be taken back. */
export const trusting = (verdict: Verdict) =>
  ({
    'customer.terms': verdict,
    'customer.let-over': verdict,
    'customer.merge': verdict,
    'customer.erase': verdict,
    'cheque.clear': verdict,
    'cheque.bounce': verdict,
    'wallet.pay-out': verdict,
  }) as const
/** Keeping the till of a drawer. */
export const tilling = {
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
export const tillsOfAll = {
  ...tilling,
  'till.report': 'allow',
  'till.close-over': 'allow',
  'till.open-short': 'allow',
  'till.set': 'allow',
  'till-reason.set': 'allow',
} as const
/** What costs the shop money, and so takes a second person at the till. */
export const favours = (verdict: Verdict) =>
  ({
    'bill.discount-over': verdict,
    'bill.comp': verdict,
    'bill.reprice': verdict,
    'challan.cancel': verdict,
  }) as const
/** Giving money back takes a second person at the till; what was rung a moment ago by mistake does not. */
export const refunding = (verdict: Verdict) =>
  ({
    'bill.refund': verdict,
    'bill.pay-back': verdict,
    'bill.undo': 'allow',
    'bill.retender': verdict,
    'bill.twice-back': verdict,
    'bill.retender-own': 'allow',
    'refund.reprint': verdict,
  }) as const
/** What is read from packed goods and labels, and what things are weighed in. */
export const packing = {
  'barcode.set': 'allow',
  'barcode.remove': 'allow',
  'label.set': 'allow',
  'label.remove': 'allow',
  'container.set': 'allow',
} as const
/** What a recipe or a category says is the manager's trade; what an item is taxed as is asked for. */
export const menu = {
  'category.set': 'allow',
  'modifier-group.set': 'allow',
  'ingredient.set': 'allow',
  'recipe.set': 'allow',
} as const
export const kitchen = {
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
export const routing = {
  'station.set': 'allow',
  'category.route': 'allow',
  'item.route': 'allow',
} as const
/** What the shop is and how it is taxed: the owner's, and of a second person for a manager. */
export const keepingShop = (verdict: Verdict) =>
  ({
    'outlet.set': verdict,
    'outlet.foot': verdict,
    'outlet.tax': verdict,
    'outlet.prices': verdict,
    'tax-class.set': verdict,
    'tax-class.move': verdict,
    'charge.set': verdict,
    'tax-preset.choose': verdict,
    'reason.set': verdict,
  }) as const
/**
 * What a screen keeps while the hub is away and hands over once it is back: it is
 * taken even where whoever did it has signed out since. None of it lets anybody off.
 */
const keptAway = {
  ...selling,
  ...waiting,
  ...kitchen,
  'bill.settle': 'allow',
  'bill.pay': 'allow',
  'bill.hold': 'allow',
  'bill.take-over': 'allow',
  'bill.claim': 'allow',
  'bill.release': 'allow',
  'customer.set': 'allow',
  'job.answer': 'allow',
  'drawer.shut': 'allow',
  'ticket.see': 'allow',
} as const
/** What a screen says by itself, whoever stands at it. */
export const showing = { 'ticket.see': 'allow' } as const

/** Whether a command is taken from somebody who was signed in when it was given, and is no more. */
export const isTakenLate = (name: string): boolean => Object.hasOwn(keptAway, name)
