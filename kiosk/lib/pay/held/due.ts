/** What the hub has still to be told of money that is held here, and what it has told this screen. */
import type { HeldDoc, HoldArgs } from '../../../../schema/held.ts'
import { placed, type Kept } from './money.ts'

/** As much as the hub needs to hand it to another screen. */
const holdOf = ({ billId, tender }: ReturnType<typeof placed>[number]): HoldArgs => {
  const { heldId, kind, amount, reference, owner = {}, from } = tender
  return {
    heldId,
    billId,
    kind,
    amount,
    ...(reference === '' ? {} : { reference }),
    ...owner,
    ...(from === undefined || from === billId ? {} : { takenFor: from }),
  }
}

/** What is said of a tender, after what the hub said of it: to know whether it has been said. */
export const sayOf = (one: HoldArgs, doc: HeldDoc | undefined): string =>
  JSON.stringify([one, doc?.rev ?? 0])

const isAsSaid = (one: HoldArgs, doc: HeldDoc | undefined): boolean =>
  doc?.endedAt === null && doc.billId === one.billId && doc.amount === one.amount

/** Money that is here no more, since somebody took it over at another screen. */
export interface Lost {
  readonly heldId: string
  /** The screen that has it, or had it when it was booked. */
  readonly deviceId: string
  readonly takenBy: string | null
}

export interface Due {
  readonly tenders: readonly HoldArgs[]
  readonly gone: readonly string[]
  readonly lost: readonly Lost[]
}

/**
 * @param docs what the hub says of money that is held, by its id.
 * @param onItsWay what is in a command that is not answered yet: that says what becomes of it.
 * @param said what the hub was told since it was last out of sight.
 * @param cameAt up to which revision what the hub says of a tender is of before it came here.
 */
export const dueOf = (
  { drafts, gone }: Kept,
  docs: ReadonlyMap<string, HeldDoc>,
  {
    deviceId,
    onItsWay,
    said,
    cameAt,
  }: {
    readonly deviceId: string
    readonly onItsWay: ReadonlySet<string>
    readonly said: ReadonlyMap<string, string>
    readonly cameAt: ReadonlyMap<string, number>
  },
): Due => {
  const here = placed(drafts)
  const lost = here.flatMap(({ tender: { heldId } }): readonly Lost[] => {
    const doc = docs.get(heldId)
    if (doc === undefined || doc.deviceId === deviceId) return []
    if (doc.rev <= (cameAt.get(heldId) ?? -1)) return []
    return [{ heldId, deviceId: doc.deviceId, takenBy: doc.takenBy }]
  })
  const isLost = new Set(lost.map(({ heldId }) => heldId))
  return {
    tenders: here
      .map(holdOf)
      .filter((one) => !onItsWay.has(one.heldId) && !isLost.has(one.heldId))
      .filter((one) => !isAsSaid(one, docs.get(one.heldId)))
      .filter((one) => said.get(one.heldId) !== sayOf(one, docs.get(one.heldId))),
    gone: gone.filter((heldId) => !onItsWay.has(heldId)),
    lost,
  }
}

/** What other screens hold for some bills; also what this one held before its disk was lost. */
export const elsewhereOf = (
  docs: readonly HeldDoc[],
  { drafts, gone }: Kept,
  { deviceId, onItsWay }: { readonly deviceId: string; readonly onItsWay: ReadonlySet<string> },
): readonly HeldDoc[] => {
  const here = new Set(placed(drafts).map(({ tender }) => tender.heldId))
  return docs.filter(
    ({ heldId, endedAt, deviceId: holder }) =>
      endedAt === null &&
      !here.has(heldId) &&
      (holder !== deviceId || !(gone.includes(heldId) || onItsWay.has(heldId))),
  )
}
