/**
 * Which of a screen's tabs sends the outbox: the one that holds the lease.
 *
 * The rule: the holder renews before every attempt to send, so that another tab
 * takes over only from one that is closed, frozen or dead. `navigator.locks`
 * would do this, but plain http does not have it.
 */
import { store } from './outbox-store.ts'
import { tabId } from './ids.ts'

/** How long a lease holds; longer than one attempt to send (1.5 s + 3 s). */
export const leaseMs = 6_000
const beatMs = 1_500
const key = 'outbox'

/** Takes or renews the lease. False while another living tab holds it. */
export async function holdLease(): Promise<boolean> {
  const now = Date.now()
  const tx = (await store()).transaction('lease', 'readwrite', { durability: 'relaxed' })
  const row = await tx.store.get(key)
  // A lease from the future was written before somebody set the clock back.
  const isFree = row === undefined || row.until < now || row.until > now + 2 * leaseMs
  const isOurs = isFree || row.tab === tabId
  if (isOurs) await tx.store.put({ tab: tabId, until: now + leaseMs }, key)
  await tx.done
  return isOurs
}

/** Gives the lease up, so that the next tab need not wait for it to run out. */
export async function leaveLease(): Promise<void> {
  const tx = (await store()).transaction('lease', 'readwrite', { durability: 'relaxed' })
  const row = await tx.store.get(key)
  if (row?.tab === tabId) await tx.store.delete(key)
  await tx.done
}

/**
 * Holds the lease for as long as the page lives, and asks for it while another
 * tab has it. @param onHeld called at every beat at which this tab holds it.
 */
export function keepLease(onHeld: () => void, onLeft: () => void): void {
  let isLeaving = false
  const beat = async (): Promise<void> => {
    if (isLeaving) return
    if (await holdLease().catch(() => false)) onHeld()
  }
  setInterval(() => void beat(), beatMs)
  void beat()

  const leave = (): void => {
    isLeaving = true
    leaveLease().then(onLeft, () => undefined)
  }
  const stay = (): void => {
    isLeaving = false
    void beat()
  }
  window.addEventListener('pagehide', leave)
  document.addEventListener('freeze', leave)
  window.addEventListener('pageshow', stay)
  document.addEventListener('resume', stay)
}
