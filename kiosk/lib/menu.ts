/**
 * The menu of this screen's outlet, and the earlier ones a cart may have been
 * priced by.
 *
 * The rule: what a customer saw is what the command names. A revision stays
 * known for as long as the page lives, so a cart begun before a price change
 * ends with the prices it began with.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import type { MenuDoc } from '../../schema/catalogue.ts'
import { topics } from '../../schema/topics.ts'
import { ask, exchange, hub, type Asked } from './hub-api.ts'
import { linkState, onConnect, onMessage, subscribe } from './link.ts'
import { keep, recall, storeName } from './outbox-store.ts'
import { session } from './session.ts'

const current = signal<MenuDoc | null>(null)
/** The menu as it stands; null until one has come from the hub or from this screen's disk. */
export const menu: ReadonlySignal<MenuDoc | null> = current

const revisions = new Map<number, MenuDoc>()
const revisionsMax = 20
const checkMs = 60_000
/** Prices are dated, so a menu is asked for anew even where nothing was said. */
const renewMs = 3_600_000

/** The menu at a price revision this page has seen. */
export const menuAt = (rev: number): MenuDoc | undefined => revisions.get(rev)

/** The menu of another outlet, for an office that sets its prices. */
export const readMenu = (outletId: string): Promise<Asked<MenuDoc>> =>
  ask('GET', `/api/v1/menu?outlet=${encodeURIComponent(outletId)}`)

let etag: string | null = null
let triedAt = 0
let isLoading = false
let isWanted = false
let isMissed = false

const adopt = (next: MenuDoc): void => {
  revisions.set(next.rev, next)
  const oldest = revisions.keys().next()
  if (revisions.size > revisionsMax && !oldest.done) revisions.delete(oldest.value)
  current.value = next
}

const load = async (): Promise<void> => {
  isWanted = true
  if (isLoading) return
  isLoading = true
  while (isWanted) {
    isWanted = false
    triedAt = performance.now()
    const answer = await exchange<MenuDoc>('GET', '/api/v1/menu', { etag })
    isMissed = answer === null
    if (answer?.status !== 200 || answer.json === null) continue
    const next = answer.json
    etag = answer.etag
    adopt(next)
    await keep('menu', { menu: next, etag })
  }
  isLoading = false
}

/** All screens hear of a new price at once; they ask for it within a third of a second, not together. */
const loadSpread = (): void => void setTimeout(() => void load(), Math.random() * 300)

const start = async (): Promise<void> => {
  await storeName()
  const kept = await recall<{ menu: MenuDoc; etag: string | null }>('menu')
  if (kept !== undefined && current.peek() === null) {
    etag = kept.etag
    adopt(kept.menu)
  }
  let outletId: string | undefined
  let unhear: (() => void)[] = []
  session.subscribe(({ me }) => {
    if (me === undefined || me.outlet.outletId === outletId) return
    outletId = me.outlet.outletId
    if (current.peek()?.outletId !== outletId) etag = null
    for (const end of unhear) end()
    unhear = [topics.pointer(outletId, 'menu'), topics.event(outletId, 'menu')].map((topic) =>
      // The pointer carries the revision itself; what else the stream tells of changes no menu.
      onMessage<{ kind?: string; rev: number }>(topic, ({ kind = 'menu.changed', rev }) => {
        if (kind === 'menu.changed' && rev !== current.peek()?.rev) loadSpread()
      }),
    )
    void load()
  })
  onConnect(() => {
    if (outletId === undefined) return
    void Promise.all([
      subscribe(topics.pointer(outletId, 'menu')),
      subscribe(topics.event(outletId, 'menu')),
    ]).then(load)
  })
  hub.subscribe(({ state }) => {
    if (state === 'here' && isMissed) void load()
  })
  setInterval(() => {
    const age = performance.now() - triedAt
    if (outletId !== undefined && age > (linkState.peek() === 'up' ? renewMs : checkMs)) void load()
  }, 5_000)
}
void start()
