/** What becomes of a cheque that an account was paid with: the bank pays it, or sends it back. */
import type { ChequeDoc } from '../../schema/cheque.ts'
import type { MoneyDoc } from '../../schema/customer.ts'
import type { Names } from '../../schema/names.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { bounceCheque, chequeById, clearCheque, insertCheque } from './cheques.sql.ts'
import { customerHere } from './customers.ts'
import { tellAgain } from './owners.ts'

/** Why it came back, where that is not to be known. */
const untold = '–'

/** What an outlet is called; the outlets know. */
export type OutletNames = (tx: Tx, outletId: string) => Names

/** Refuses one that another outlet took: it stands in that one's books. */
const chequeHere = (tx: Tx, chequeId: string, namesOf: OutletNames): Result<ChequeDoc, Refusal> => {
  const cheque = chequeById(tx.db, chequeId)
  if (cheque === undefined) return no(refusal('cheque.unknown'))
  const { state, number, outletId } = cheque
  if (outletId !== tx.outlet.outletId)
    return no(refusal('cheque.elsewhere', { number, outlet: namesOf(tx, outletId) }))
  return state === 'bounced' ? no(refusal('cheque.bounced', { number })) : ok(cheque)
}

const tellCheque = (tx: Tx, chequeId: string): void => {
  const cheque = chequeById(tx.db, chequeId)
  if (cheque === undefined) throw new Error(`there is no cheque ${chequeId}`)
  // What is told is kept for good, and a reason may name somebody.
  const reason = cheque.reason === '' ? '' : untold
  tx.emit('cheque.changed', {
    key: `cheque:${chequeId}`,
    rev: cheque.rev,
    data: { ...cheque, reason },
  })
}

/** Keeps the cheques of a payment until the bank has said what they are worth. */
export const keepCheques = (tx: Tx, { moneyId, customerId, outletId, parts }: MoneyDoc): void => {
  if (customerId === null) return
  parts.forEach(({ kind, amount, reference, bank = '', dated = tx.businessDate }, i) => {
    if (kind !== 'cheque') return
    const chequeId = tx.newId()
    insertCheque.run(
      tx.db,
      chequeId,
      outletId,
      customerId,
      moneyId,
      i + 1,
      reference,
      bank,
      dated,
      amount,
      tx.at,
    )
    tellCheque(tx, chequeId)
  })
}

/** The bank has paid it. */
export const sayCleared =
  (namesOf: OutletNames): Handler<'cheque.clear'> =>
  (tx, { chequeId }) => {
    const here = chequeHere(tx, chequeId, namesOf)
    if (!here.ok) return here
    const { state, number } = here.value
    if (state === 'cleared') return no(refusal('cheque.cleared', { number }))
    clearCheque.run(tx.db, tx.at, chequeId)
    tellCheque(tx, chequeId)
    return ok({})
  }

/**
 * The bank has sent it back, before or after it had paid it: its customer owes
 * again what it had paid. Of one who was forgotten nothing is written down.
 */
export const sayBounced =
  (namesOf: OutletNames): Handler<'cheque.bounce'> =>
  (tx, { chequeId, reason }) => {
    const here = chequeHere(tx, chequeId, namesOf)
    if (!here.ok) return here
    const owner = customerHere(tx, here.value.customerId)
    bounceCheque.run(tx.db, tx.at, owner.ok ? reason : untold, chequeId)
    tellCheque(tx, chequeId)
    return ok({})
  }

/** Once the books know of it, everybody hears what the customer owes again. */
export const tellAfterCheque: Reaction<'cheque.changed'> = (tx, { customerId, state }) => {
  const owner = customerHere(tx, customerId)
  if (state === 'bounced' && owner.ok) tellAgain(tx, owner.value.customerId)
}
