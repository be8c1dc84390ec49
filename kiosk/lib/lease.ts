/**
 * Which of a screen's tabs sends the outbox: the one that holds the lease.
 *
 * The rule: the holder renews before every attempt to send, so that another tab
 * takes over only from one that is closed, frozen or dead. `navigator.locks`
 * would do this, but plain http does not have it.
 */
import { store, storeName } from './outbox-store.ts'
import { tabId } from './ids.ts'

/** How long a lease holds; longer than one attempt to send (1.5 s + 3.5 s). */
const leaseMs = 6_000
const beatMs = 1_500
const key = 'outbox'

/** A page that has left says so here, the one thing a closing page still gets done for certain. */
let farewells = ''
interface Farewell {
  readonly tab: string
  readonly at: number
}

/** Ours, or asked for and not yet answered. */
let isHeld = false
let isLeaving = false

/** Takes or renews the lease. False while another living tab holds it. */
export async function holdLease(): Promise<boolean> {
  if (isLeaving) return false
  isHeld = true
  const now = Date.now()
  const tx = (await store()).transaction('lease', 'readwrite', { durability: 'relaxed' })
  const row = await tx.store.get(key)
  const left = lastFarewell()
  const isFree =
    row === undefined ||
    row.until < now ||
    // A lease from the future was written before somebody set the clock back.
    row.until > now + 2 * leaseMs ||
    // Its holder has left since it last renewed.
    (left?.tab === row.tab && left.at >= row.until - leaseMs)
  const isOurs = isFree || row.tab === tabId
  if (isOurs) await tx.store.put({ tab: tabId, until: now + leaseMs }, key)
  await tx.done
  isHeld = isOurs
  return isOurs
}

const lastFarewell = (): Farewell | null => {
  try {
    const farewell: Farewell | null = JSON.parse(localStorage.getItem(farewells) ?? 'null')
    return farewell
  } catch {
    return null
  }
}

const leave = (): void => {
  isLeaving = true
  if (!isHeld) return
  try {
    localStorage.setItem(farewells, JSON.stringify({ tab: tabId, at: Date.now() }))
  } catch {
    // Then the lease runs out by itself.
  }
}

/**
 * Holds the lease for as long as the page lives, and asks for it while another
 * tab has it. @param onHeld called at every beat at which this tab holds it.
 */
export async function keepLease(onHeld: () => void): Promise<void> {
  farewells = `${await storeName()}-farewell`
  const beat = async (): Promise<void> => {
    if (await holdLease().catch(() => false)) onHeld()
  }
  const stay = (): void => {
    isLeaving = false
    void beat()
  }
  window.addEventListener('storage', (event) => {
    if (event.key === farewells) void beat()
  })
  window.addEventListener('pagehide', leave)
  document.addEventListener('freeze', leave)
  window.addEventListener('pageshow', stay)
  document.addEventListener('resume', stay)
  setInterval(() => void beat(), beatMs)
  await beat()
}
