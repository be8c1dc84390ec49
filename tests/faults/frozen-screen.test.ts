/**
 * One screen freezes, as a cheap tablet does when its browser hangs: its
 * process is stopped by the kernel, so that its connection stays open and
 * nothing is read from it any more.
 */
import { spawn } from 'node:child_process'
import { describe, expect, onTestFinished, test } from 'vitest'
import { topics } from '../../schema/topics.ts'
import {
  eventOf,
  loginOf,
  openDoor,
  openTab,
  pause,
  until,
  type Door,
  type TabOptions,
} from '../hub/broker-kit.ts'
import type { Sender } from '../hub/kit.ts'

/** A screen in a process of its own, which can be frozen without freezing the hub. */
const screenProgram = `
import mqtt from 'mqtt'
const { url, options, topic } = JSON.parse(process.argv[1])
const client = mqtt.connect(url, options)
client.on('error', () => undefined)
await client.subscribeAsync(topic)
process.stdout.write('ready')
`

const freezable = async (door: Door, sender: Sender, via: TabOptions['via']) => {
  const login = loginOf(door, sender, { tab: 'frozen', via })
  const argument = JSON.stringify({ ...login, topic: topics.event('counter', 'orders') })
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', screenProgram, argument],
    { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise((ready) => child.stdout.once('data', ready))
  return child
}

const perSecond = 200
const seconds = 4
const healthy = 5

describe('a frozen screen', () => {
  test.each(['ws', 'tcp'] as const)(
    'over %s is cut off and no other screen waits for it',
    async (via) => {
      const door = await openDoor()
      const sender = door.shop.join('counter', 'counter')
      const frozen = await freezable(door, sender, via)
      const screens = await Promise.all(
        Array.from({ length: healthy }, (_, i) =>
          openTab(door, sender, { tab: `healthy${i}`, via }),
        ),
      )
      const topic = topics.event('counter', 'orders')
      const heardAt = screens.map((): number[] => [])
      for (const [i, screen] of screens.entries()) {
        await screen.subscribe(topic)
        screen.client.on('message', () => heardAt[i]?.push(performance.now()))
      }
      const backlog = (): number | undefined =>
        door.broker.connections().find(({ clientId }) => clientId.endsWith(':frozen'))?.queued
      expect(backlog()).toBe(0)

      frozen.kill('SIGSTOP')
      const begun = performance.now()
      const filler = 'x'.repeat(16 * 1024)
      let sent = 0
      let jammedAt: number | undefined
      let cutAt: number | undefined
      let largest = 0
      let turnedAt = begun
      let worstStall = 0
      while (performance.now() - begun < seconds * 1000) {
        const due = ((performance.now() - begun) / 1000) * perSecond
        // After a stall of the machine it catches up little by little: the rush is to come from the shop.
        for (const most = sent + 8; sent < due && sent < most; sent += 1)
          door.broker.publish([eventOf('counter', 'orders', sent, filler)])
        const waiting = backlog()
        if (waiting === undefined) cutAt ??= performance.now()
        else if (waiting > 0) jammedAt ??= performance.now()
        largest = Math.max(largest, waiting ?? 0)
        await pause(5)
        worstStall = Math.max(worstStall, performance.now() - turnedAt)
        turnedAt = performance.now()
      }
      await until(() => screens.every(({ heard }) => heard.length === sent))

      const gaps = heardAt.flatMap((times) =>
        times.map((time, i) => time - (times[i - 1] ?? begun)),
      )
      // A busy machine stops this whole process now and then, hub and screens alike; that is not the hub's waiting.
      expect(Math.max(...gaps) - worstStall).toBeLessThan(250)
      expect(largest).toBeGreaterThan(0)
      expect(largest).toBeLessThan(2 * 1024 * 1024)
      // Until the kernel's own buffers are full nothing waits here; from then on it takes a moment.
      expect((cutAt ?? Infinity) - (jammedAt ?? 0)).toBeLessThan(2_000)
      await Promise.all(screens.map((screen) => screen.close()))
      await door.close()
    },
  )
})
