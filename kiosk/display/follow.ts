/**
 * Which till this display belongs to, and what that till shows.
 *
 * The rule: a display follows one till and remembers which; what can no longer
 * be true, because the hub is away, is not shown.
 */
import { computed, effect, signal } from '@preact/signals'
import type { DeviceDoc } from '../../schema/device.ts'
import type { Shown } from '../../schema/shown.ts'
import { topics } from '../../schema/topics.ts'
import { linkState, onConnect, onMessage, subscribe } from '../lib/link.ts'
import { openView, typedDocs, type LiveView } from '../lib/live.ts'
import { keep, recall } from '../lib/outbox-store.ts'
import { session } from '../lib/session.ts'

const keptAs = 'display.till'
const view = signal<LiveView | null>(null)
const chosen = signal<string | null>(null)
const isRecalled = signal(false)
const isAsking = signal(false)
const said = signal<Shown>({ state: 'idle' })

/** The screens that take money here. */
export const tills = computed<readonly DeviceDoc[]>(() =>
  (view.value === null ? [] : typedDocs<DeviceDoc>(view.value, 'device')).filter(
    ({ kind, isRevoked }) => !isRevoked && (kind === 'counter' || kind === 'cashier'),
  ),
)

/** The till that is followed: the one that was chosen, or the only one there is; null while that is being asked. */
export const till = computed<DeviceDoc | null>(() => {
  if (!isRecalled.value || isAsking.value) return null
  const kept = tills.value.find(({ deviceId }) => deviceId === chosen.value)
  return kept ?? (tills.value.length === 1 ? (tills.value[0] ?? null) : null)
})

/** Whether it is known yet which tills there are. */
export const isLoading = computed(
  () => !isRecalled.value || view.value === null || view.value.state.value === 'loading',
)

export const isAway = computed(() => linkState.value !== 'up')

/** What the guest is to see now. */
export const shown = computed<Shown>(() => (isAway.value ? { state: 'idle' } : said.value))

export const follow = (deviceId: string): void => {
  isAsking.value = false
  chosen.value = deviceId
  void keep(keptAs, deviceId)
}

/** Asks again which till is meant. */
export const chooseAgain = (): void => void (isAsking.value = true)

let unhear: () => void = () => undefined

const listen = async (): Promise<void> => {
  const { me } = session.peek()
  const deviceId = till.peek()?.deviceId
  unhear()
  said.value = { state: 'idle' }
  if (me === undefined || deviceId === undefined) return
  const topic = topics.shown(me.outlet.outletId, deviceId)
  unhear = onMessage<Shown>(topic, (next) => (said.value = next))
  await subscribe(topic)
}

/** Opens the display; the first rendering of the screen does it. */
export const openDisplay = (): void => {
  if (view.peek() !== null) return
  view.value = openView('display')
  void recall<string>(keptAs).then((deviceId) => {
    chosen.value = deviceId ?? null
    isRecalled.value = true
    return undefined
  })
  onConnect(() => void listen())
  effect(() => {
    void till.value?.deviceId
    void listen()
  })
}
