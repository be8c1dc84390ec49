/** What a sale is called until the hub has named it: S1, S2 … It outlives a reload. */
import { keep, recall } from '../lib/outbox-store.ts'

const marksKey = 'counter.marks'
let marks: Readonly<Record<string, string>> = {}
let lastMark = 0

/** The next of them, for a cart the hub has not answered for. */
export const nextMark = (cartId: string): string => {
  lastMark = (lastMark % 99) + 1
  const mark = `S${lastMark}`
  marks = { ...marks, [cartId]: mark }
  void keep(marksKey, { marks, lastMark })
  return mark
}

/** The hub has named it, or would not have it. */
export const forgetMark = (cartId: string): string | undefined => {
  const { [cartId]: mark, ...rest } = marks
  if (mark === undefined) return undefined
  marks = rest
  void keep(marksKey, { marks, lastMark })
  return mark
}

/** Brings back the marks of before a reload. */
export const recallMarks = async (): Promise<void> => {
  const kept = await recall<{ marks: Record<string, string>; lastMark: number }>(marksKey)
  if (kept === undefined) return
  marks = { ...kept.marks, ...marks }
  lastMark = Math.max(lastMark, kept.lastMark)
}
