/**
 * Server-sent events to guests’ phones: each open page is sent its whole state
 * whenever something in it has changed.
 *
 * The rules: a phone that reads slowly is owed the newest state and no older
 * one, so nothing piles up for it; one that reads nothing is let go of; and
 * however many connect, the number of streams is bounded.
 */
import type { ServerResponse } from 'node:http'
import type { LoggedEvent } from '../bus/log.ts'

export const streamsMax = 400
export const streamsOfOneAddressMax = 120

/** A sign of life this often; what was not taken off our hands by the next one never will be. */
const beatMs = 15_000
/** Changes that come together are told together. */
const gatherMs = 40

interface Stream {
  readonly response: ServerResponse
  readonly address: string
  /** null: it is about one order, and nothing that is told to everybody. */
  readonly outletId: string | null
  /** The party or the order it belongs to; null while the phone has joined none. */
  readonly sittingOf: () => string | null
  readonly state: () => string
  isOwed: boolean
  last: string
}

export interface GuestStreams {
  /** Takes a connection over. False, and nothing was written, where there are too many. */
  readonly open: (
    response: ServerResponse,
    stream: Pick<Stream, 'address' | 'outletId' | 'sittingOf' | 'state'>,
  ) => boolean
  /** What was committed is told to the phones it concerns. */
  readonly hear: (events: readonly LoggedEvent[]) => void
  readonly close: () => void
}

const tell = (stream: Stream): void => {
  // It has not read the last one yet; when it has, it is given what holds then.
  if (stream.response.writableNeedDrain) return
  stream.isOwed = false
  const state = stream.state()
  if (state === stream.last) return
  stream.last = state
  stream.response.write(`data: ${state}\n\n`)
}

export const openGuestStreams = (): GuestStreams => {
  const streams = new Set<Stream>()
  let gathering: ReturnType<typeof setTimeout> | null = null

  const drop = (stream: Stream): void => {
    streams.delete(stream)
    stream.response.destroy()
  }

  const flush = (): void => {
    gathering = null
    for (const stream of streams) if (stream.isOwed) tell(stream)
  }

  const beating = setInterval(() => {
    for (const stream of streams) {
      if (stream.response.writableNeedDrain) drop(stream)
      else stream.response.write(':\n\n')
    }
  }, beatMs).unref()

  return {
    open: (response, parts) => {
      const ofAddress = [...streams].filter(({ address }) => address === parts.address).length
      if (streams.size >= streamsMax || ofAddress >= streamsOfOneAddressMax) return false
      const stream: Stream = { ...parts, response, isOwed: false, last: '' }
      streams.add(stream)
      response.on('close', () => streams.delete(stream))
      response.on('error', () => streams.delete(stream))
      response.on('drain', () => stream.isOwed && tell(stream))
      tell(stream)
      return true
    },
    hear: (events) => {
      if (streams.size === 0) return
      for (const { outletId, kind, body } of events) {
        const concerned = concernedBy(kind, body)
        if (concerned === null) continue
        for (const stream of streams) {
          if (stream.isOwed) continue
          const isHere = stream.outletId === outletId
          stream.isOwed =
            concerned === 'everybody'
              ? isHere
              : (isHere || stream.outletId === null) && stream.sittingOf() === concerned
        }
      }
      if (gathering === null && [...streams].some(({ isOwed }) => isOwed))
        gathering = setTimeout(flush, gatherMs)
    },
    close: () => {
      clearInterval(beating)
      if (gathering !== null) clearTimeout(gathering)
      for (const stream of streams) drop(stream)
    },
  }
}

/** What everybody who reads the menu, or sits down, has to know of. */
const forEverybody =
  /^(menu\.changed|item\.|guests\.changed|sitting\.(opened|closed|moved|paid|changed)|section\.changed)/

/** The party or the order an event is about; `everybody` where it may concern every phone, null where none. */
const concernedBy = (kind: string, body: string): string | null => {
  if (forEverybody.test(kind)) return 'everybody'
  if (kind === 'pickup.changed')
    return (JSON.parse(body) as { data: { orderId: string } }).data.orderId
  if (!/^(order|bill|sitting|cart|proposal|guest)\./.test(kind)) return null
  const { data } = JSON.parse(body) as { data: { sittingId?: string | null } }
  return data.sittingId ?? null
}
