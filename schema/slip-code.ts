/** The code of a slip and how long handing it out can be undone, apart from its shape: every counter carries them. */
import type { SlipDoc } from './slip.ts'

/** How long handing out can be undone. */
export const recallMs = 60_000

const figures = (value: number): string => String(value % 10_000).padStart(4, '0')

/**
 * The code on the paper of a slip, in figures alone: a scanner that types them
 * is read right whatever language the keyboard is set to. The last four come
 * from the slip's own id, so that one of next door is not taken for one of here.
 */
export const slipCode = ({
  slipId,
  businessDate: date,
  token,
}: Pick<SlipDoc, 'slipId' | 'businessDate' | 'token'>): string => {
  const own = Number.parseInt(slipId.slice(-4), 16) % 10_000
  return `99${String(date % 1_000_000).padStart(6, '0')}${figures(token)}${figures(own)}`
}
