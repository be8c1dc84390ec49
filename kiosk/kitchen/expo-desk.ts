/**
 * What the pass does: which orders stand there, which is chosen, and handing
 * them over.
 *
 * The rule: as at the rail, a touch counts at once and can be taken back for
 * five seconds; the hub decides afterwards.
 */
import { computed, effect, signal } from '@preact/signals'
import type { OrderDoc } from '../../schema/order.ts'
import type { StationDoc } from '../../schema/station.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { openView, typedDocs, type LiveView } from '../lib/live.ts'
import { send } from '../lib/send.ts'
import { toast } from '../lib/ui/toast.ts'
import { t } from '../lib/words/words.ts'
import { passRows, readyLines, type Handed, type PassRow } from './pass.ts'
import { isExpo } from './settings.ts'

const view = signal<LiveView | null>(null)
const handed = signal<Handed>(new Map())

/** The stations in their own order, by id. */
export const stations = computed<readonly StationDoc[]>(() =>
  (view.value === null ? [] : typedDocs<StationDoc>(view.value, 'station')).toSorted(
    (a, b) => a.position - b.position,
  ),
)

export const passState = computed(() => view.value?.state.value ?? 'loading')

/** Everything at the pass, the oldest first. */
export const rows = computed<readonly PassRow[]>(() =>
  passRows(
    view.value === null ? [] : typedDocs<OrderDoc>(view.value, 'order'),
    stations.value.map(({ stationId }) => stationId),
    handed.value,
  ),
)

/** As many rows as the pass holds; measured where it is shown. */
export const rowsFit = signal(16)
/** In how many columns. */
export const passColumns = signal(2)
const wantedPage = signal(0)
export const passPages = computed(() => Math.max(1, Math.ceil(rows.value.length / rowsFit.value)))
export const passPage = computed(() => Math.min(wantedPage.value, passPages.value - 1))
export const shownRows = computed(() =>
  rows.value.slice(passPage.value * rowsFit.value, (passPage.value + 1) * rowsFit.value),
)
export const turnPass = (by: 1 | -1): void => {
  wantedPage.value = Math.min(Math.max(0, passPage.peek() + by), passPages.peek() - 1)
}

/** The order the keys act on. */
export const chosenOrder = signal<string | null>(null)
export const placeOfChosen = computed(() =>
  shownRows.value.findIndex(({ order }) => order.orderId === chosenOrder.value),
)
export const chooseRow = (place: number): void => {
  chosenOrder.value = shownRows.peek()[place]?.order.orderId ?? null
}

interface Handing {
  readonly orderId: string
  readonly lineIds: readonly string[]
}
/** The last that was handed over here: the back key takes it back. */
let last: (Handing & { readonly dropToast: () => void }) | null = null

/** What stands at the pass goes to the guest. Says so where nothing does yet. */
export const handOver = (orderId: string): void => {
  const row = rows.peek().find(({ order }) => order.orderId === orderId)
  if (row === undefined) return
  const lineIds = readyLines(row)
  const place = row.order.tableLabel || String(row.order.token)
  if (lineIds.length === 0)
    return void toast({ text: t('kitchen.pass-nothing', { place }), seconds: 3 })
  const handing = { orderId, lineIds }
  tell(handing, true)
  last = {
    ...handing,
    dropToast: toast({
      text: t(row.isReady ? 'kitchen.served' : 'kitchen.served-part', { place }),
      tone: 'done',
      seconds: 5,
      onUndo: () => tell(handing, false),
    }),
  }
}

export const handOverChosen = (): void => {
  const place = placeOfChosen.peek()
  const orderId = chosenOrder.peek()
  if (place < 0 || orderId === null) return
  handOver(orderId)
  chooseRow(Math.min(place, shownRows.peek().length - 1))
}

/** Takes the last handing over back. */
export const takeBackLast = (): void => {
  if (last === null) return
  last.dropToast()
  tell(last, false)
  chosenOrder.value = last.orderId
  last = null
}

const tell = ({ orderId, lineIds }: Handing, isServed: boolean): void => {
  const order = view.peek()?.docs.peek().get(`order:${orderId}`)
  const said = { lineIds: new Set(lineIds), isServed, rev: order?.rev ?? 0 }
  handed.value = new Map(handed.peek()).set(orderId, said)
  void send('order.serve', { orderId, lineIds: [...lineIds], isServed }).done.then((settled) => {
    // The news of it comes with the next revision of the order; a refusal puts it back at once.
    if (settled.ok) setTimeout(() => letGo(orderId, said), answeredMs)
    else {
      letGo(orderId, said)
      toast({ text: sayDeclined(settled), tone: 'stop', seconds: 8 })
    }
    return undefined
  })
}

/** The news of an answered touch is here within this many milliseconds, or a snapshot is. */
const answeredMs = 2_000

const letGo = (orderId: string, said: object): void => {
  if (handed.peek().get(orderId) !== said) return
  const next = new Map(handed.peek())
  next.delete(orderId)
  handed.value = next
}

/** Follows the pass for as long as it is shown; a wall of one station need not hear of every order. */
export const openPass = (): void =>
  void effect(() => {
    if (isExpo.value && view.peek() === null) view.value = openView('expo')
    if (!isExpo.value && view.peek() !== null) {
      view.peek()?.close()
      view.value = null
    }
  })
