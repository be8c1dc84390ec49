/**
 * Changing what a bill comes to, and saying so where it could not be done.
 *
 * The rule: nothing is shown as changed before the hub says it is; a change
 * that was refused leaves the bill as it was and says why.
 */
import { signal } from '@preact/signals'
import type { BillDoc, BillLine } from '../../../schema/bill.ts'
import type { CommandInput, CommandName } from '../../../schema/commands.ts'
import { isPartPaid } from '../../../schema/paid.ts'
import { lowerable } from '../../../schema/lowering.ts'
import type { Money } from '../../../schema/money.ts'
import type { Permission } from '../../../schema/permissions.ts'
import { sendApproved } from '../frame/ask-approval.ts'
import { sayDeclined } from '../frame/say-declined.ts'
import { isAway } from '../send.ts'
import { can } from '../session.ts'
import { toast } from '../ui/toast.ts'
import billEn from '../words/bill.en.json'
import billHi from '../words/bill.hi.json'
import { refused } from '../words/refused.ts'
import { speak, t } from '../words/words.ts'

speak({ en: billEn, hi: billHi })

/** A change is under way. */
export const isChanging = signal(false)

/**
 * Sends a change; true once the hub has taken it. @param title what is to be done, for whoever approves it.
 * @param seen the bill as they see it, where the title says how much: of one that has grown it is more.
 */
export const change = async <N extends CommandName>(
  name: N,
  args: CommandInput<N>,
  title: string,
  seen?: Pick<BillDoc, 'billId' | 'rev'>,
): Promise<boolean> => {
  if (isChanging.peek()) return false
  isChanging.value = true
  const expect = seen && { key: `bill:${seen.billId}`, rev: seen.rev }
  const answer = await sendApproved(name, args, title, expect)
  isChanging.value = false
  if (answer !== null && !answer.ok) toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
  return answer?.ok === true
}

/** Why nothing about a bill can be changed now; undefined where it can. */
export const whyFixed = (
  bill: Pick<BillDoc, 'payments'>,
  permission: Permission,
): string | undefined => {
  if (can(permission) === 'deny') return refused({ code: 'command.not-permitted' })
  if (isAway()) return t('bill.away')
  return isPartPaid(bill) ? refused({ code: 'bill.part-paid' }) : undefined
}

/**
 * What a discount can be taken from: a line, or all lines that may be discounted, after their own discounts.
 * @param isFree it is given away: that is no discount, and anything may be.
 */
export const baseOf = (bill: BillDoc, line: BillLine | null, isFree = false): Money =>
  line === null
    ? lowerable(
        bill.total.lines.map(({ gross, lineDiscount }, i) => ({
          isDiscountable: isFree || bill.lines[i]?.isDiscountable !== false,
          amount: gross - lineDiscount,
        })),
      )
    : (bill.total.lines.find(({ id }) => id === line.lineId)?.gross ?? 0)

/** The lines no discount on the whole bill touches. */
export const excluded = ({ lines }: BillDoc): readonly BillLine[] =>
  lines.filter(({ isDiscountable }) => !isDiscountable)
