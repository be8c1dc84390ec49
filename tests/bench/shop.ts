/**
 * The demo shop, made once for the whole run: fifty counters paired and signed
 * in, a kitchen screen and an office. Each measurement works on a copy.
 */
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { MenuDoc } from '../../schema/catalogue.ts'
import {
  pair,
  signIn,
  startHubProcess,
  type Device,
  type HubProcess,
} from '../faults/hub-process.ts'

/** A counter with somebody signed in. */
export interface Till extends Device {
  readonly signInId: string
}

export interface Shop {
  readonly tills: readonly Till[]
  /** The first of them. */
  readonly till: Till
  readonly kitchen: Device
  /** The owner is signed in on it. */
  readonly office: Device
  readonly menu: MenuDoc
  /** A copy of the shop in a folder of that name, in place of an earlier one. */
  readonly copy: (name: string) => string
}

const tillCount = 50

/** Makes the shop below `folder`. It takes seconds: a PIN is hashed as slowly as it should be. */
export const makeShop = async (folder: string): Promise<Shop> => {
  const original = join(folder, 'shop')
  mkdirSync(original)
  const hub = await startHubProcess(original)
  try {
    const till = await openTill(hub)
    const tills = [till]
    while (tills.length < tillCount) tills.push(await openTill(hub))
    const kitchen = await pair(hub, 'kitchen')
    const office = await pair(hub, 'office')
    await signIn(hub, office, 'asha')
    const answer = await fetch(`${hub.base}/api/v1/menu`, {
      headers: { authorization: `Bearer ${till.token}` },
    })
    const menu = (await answer.json()) as MenuDoc
    const copy = (name: string): string => {
      const to = join(folder, name)
      rmSync(to, { recursive: true, force: true })
      cpSync(original, to, { recursive: true })
      return to
    }
    return { tills, till, kitchen, office, menu, copy }
  } finally {
    await hub.stop()
  }
}

const openTill = async (hub: HubProcess): Promise<Till> => {
  const device = await pair(hub, 'counter')
  return { ...device, signInId: await signIn(hub, device, 'ravi') }
}

export interface Usage {
  /** Processor time of all threads since the start, in ms. */
  readonly cpuMs: number
  /** Resident memory in MB. */
  readonly memoryMb: number
}

/** What a hub's process has used, as Linux counts it (proc(5)). */
export const usageOf = ({ child }: HubProcess): Usage => {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
  // After the name in brackets, which may hold anything: utime and stime are fields 14 and 15, in 10 ms.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
    memoryMb: Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1]) / 1000,
  }
}
