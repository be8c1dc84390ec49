/**
 * What a permission is: the name of a command or of a view. What a role does not
 * name, it may not do. What each role may is in `role-seeds.ts`.
 */
import type { CommandArgs, CommandName } from './commands.ts'

export type Verdict = 'allow' | 'ask' | 'deny'

/** Readings that need a person's right, beside the commands. */
export const viewRights = ['view.sales', 'view.books', 'view.people', 'view.customers'] as const
export type ViewRight = (typeof viewRights)[number]

export type Permission = CommandName | ViewRight

/**
 * What a command does in the same act that takes a right of its own: a discount
 * is one, a tip, an invoice that names somebody, a customer who is new, the
 * prices of another list, whoever says it and where.
 */
export const alsoNeeds = (name: string, args: unknown): readonly CommandName[] => {
  if (name === 'bill.customer') {
    const { isRepriced } = args as Partial<CommandArgs<'bill.customer'>>
    return isRepriced === true ? ['bill.reprice'] : []
  }
  if (name !== 'sale.ring' && name !== 'order.place') return []
  const { discount, coupon, tip = 0, buyer, deliverTo } = args as Partial<CommandArgs<'sale.ring'>>
  const needs: CommandName[] = []
  if (deliverTo?.remember === true) needs.push('customer.set')
  if (discount !== undefined) needs.push(discount.isOver ? 'bill.discount-over' : 'bill.discount')
  if (coupon !== undefined) needs.push('bill.coupon')
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
