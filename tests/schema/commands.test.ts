import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  commands,
  everyCommandRefuses,
  exampleOf,
  refusesOf,
  saysOf,
  type CommandName,
} from '../../schema/commands.ts'
import { events, eventKinds } from '../../schema/events.ts'
import { refusals } from '../../schema/refusals.ts'
import { commandResults } from '../../schema/results.ts'

const names = Object.keys(commands) as CommandName[]

describe('every command', () => {
  test.each(names)('%s says in a sentence what it does', (name) => {
    expect(saysOf(name)).toMatch(/^[A-Z].+\.$/)
  })

  test.each(names)('%s has an example that the hub would take', (name) => {
    const example = exampleOf(name)
    expect(example).toBeDefined()
    expect(v.safeParse(commands[name], example).issues).toBe(undefined)
  })

  test.each(names)('%s names refusals that there are, each once', (name) => {
    const own = refusesOf(name)
    expect(own.filter((code) => !Object.hasOwn(refusals, code))).toEqual([])
    expect(new Set(own).size).toBe(own.length)
    expect(own.filter((code) => (everyCommandRefuses as readonly string[]).includes(code))).toEqual(
      [],
    )
  })

  test('that answers with something is a command there is', () => {
    expect(Object.keys(commandResults).filter((name) => !Object.hasOwn(commands, name))).toEqual([])
  })
})

describe('every event', () => {
  test.each(eventKinds)('%s says in a sentence what has happened', (kind) => {
    expect(events[kind].says).toMatch(/^[A-Z].+\.$/)
  })
})
