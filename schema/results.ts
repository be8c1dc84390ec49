/**
 * What an accepted command answers with, by its name. Commands that are not
 * listed answer with an empty object.
 */
import type { Money } from './money.ts'

/** What the person at the counter needs to finish the sale: what to say and what to give back. */
export interface SaleResult {
  readonly orderId: string
  readonly token: number
  readonly billId: string
  readonly invoiceNumber: string
  readonly payable: Money
  readonly change: Money
}

/** The revision of the menu that the change began. */
export interface MenuRevision {
  readonly rev: number
}

export interface CommandResults {
  'order.place': { readonly orderId: string; readonly token: number; readonly billId: string }
  'sale.ring': SaleResult
  'bill.settle': SaleResult
  'receipt.reprint': { readonly jobId: string; readonly copy: number }
  'category.set': MenuRevision
  'item.set': MenuRevision
  'ingredient.set': MenuRevision
  'recipe.set': MenuRevision
  'price.set': MenuRevision
  'device.invite': { readonly code: string; readonly expiresAt: number }
}

export type CommandResult<N extends string> = N extends keyof CommandResults
  ? CommandResults[N]
  : Readonly<Record<string, never>>
