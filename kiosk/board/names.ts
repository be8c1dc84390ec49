/**
 * The names beside the tokens, where the shop shows them.
 *
 * The rule: they are read for what stands on the board and asked for anew all
 * the while, so that a name leaves soon after its owner has turned names off.
 */
import { signal } from '@preact/signals'
import type { PickupDoc } from '../../schema/pickup.ts'
import type { ReadingAnswer } from '../../schema/readings.ts'
import { isAway, read } from '../lib/hub-api.ts'

const known = signal<ReadonlyMap<string, string>>(new Map())
let asked = ''

/** The name beside a token; empty where there is none. */
export const nameBeside = ({ orderId }: PickupDoc): string => known.value.get(orderId) ?? ''

/** Reads the names of what stands on the board, where they are others than before. */
export const readNames = async (shown: readonly PickupDoc[], isAnew: boolean): Promise<void> => {
  const ids = shown.filter(({ isNamed }) => isNamed === true).map(({ orderId }) => orderId)
  const orders = ids.slice(-mostNames).join(',')
  if ((orders === asked && !isAnew) || isAway()) return
  asked = orders
  if (orders === '') return void (known.value = new Map())
  const answer = await read<ReadingAnswer<'callNames'>>(`/api/v1/call-names?orders=${orders}`)
  if (!answer.ok) asked = ''
  else if (orders === asked)
    known.value = new Map(answer.value.names.map(({ orderId, name }) => [orderId, name]))
}

/** The hub answers for no more at once, and no board is larger. */
const mostNames = 60
