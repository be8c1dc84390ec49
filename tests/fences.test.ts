import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

interface Import {
  /** Paths from the top of the repository, or the name of a package. */
  readonly from: string
  readonly to: string
  readonly isTypeOnly: boolean
}

/** Import and export declarations, calls of `import()`, and the files that workers are started from. */
const patterns = [
  /^\s*(?:import|export)\s+(type\s)?[^'"]*?\bfrom\s+'([^']+)'/gm,
  /^\s*import\s+()'([^']+)'/gm,
  /\bimport\(\s*()'([^']+)'/g,
  /\bnew URL\(\s*()'(\.[^']+\.js)',\s*import\.meta\.url/g,
]

const packageOf = (name: string): string =>
  name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name)

const importsOf = (file: string): readonly Import[] => {
  const source = readFileSync(join(root, file), 'utf8')
  return patterns.flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, type, name = '']) => ({
      from: file,
      to: name.startsWith('.')
        ? relative(root, join(root, dirname(file), name)).replace(/\.js$/, '.ts')
        : name.startsWith('node:')
          ? name
          : packageOf(name),
      isTypeOnly: type !== undefined && type !== '',
    })),
  )
}

const filesIn = (folder: string): readonly string[] =>
  (readdirSync(join(root, folder), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))

const parts = ['schema', 'hub', 'bridge', 'kiosk'] as const
const files = new Set(parts.flatMap(filesIn))
const imports = [...files].flatMap(importsOf)

/** The imports that a rule is broken by, as `file → what it imports`. */
const broken = (isBroken: (one: Import) => boolean): readonly string[] =>
  imports.filter(isBroken).map(({ from, to }) => `${from} → ${to}`)

const isIn = (path: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`))
const isPackage = (to: string): boolean => !isIn(to, ...parts)

/** Folders of the hub that are not slices: what every slice stands on, and what stands on the slices. */
const notSlices = [
  'hub/bus',
  'hub/store',
  'hub/edge',
  'hub/out',
  'hub/demo',
  'hub/setup',
  'hub/replay',
  'hub/handlers',
  'hub/views',
  'hub/papers',
  'hub/watches',
]
const sliceOf = (path: string): string | undefined => {
  const slice = /^hub\/[^/]+(?=\/)/.exec(path)?.[0]
  return slice === undefined || notSlices.includes(slice) ? undefined : slice
}

const screenOf = (path: string): string | undefined => /^kiosk\/[^/]+(?=\/)/.exec(path)?.[0]

describe('the parts of the house', () => {
  test('were all found, with everything they import', () => {
    for (const part of parts) expect(imports.some(({ from }) => isIn(from, part))).toBe(true)
    expect(imports).toContainEqual({
      from: 'hub/bus/queue.ts',
      to: 'hub/bus/writer.ts',
      isTypeOnly: false,
    })
    const missing = broken(({ to }) => isIn(to, ...parts) && to.endsWith('.ts') && !files.has(to))
    expect(missing).toEqual([])
  })

  test('the contract knows nothing but itself, valibot and decimal.js', () => {
    expect(
      broken(
        ({ from, to }) =>
          isIn(from, 'schema') && !isIn(to, 'schema') && !['valibot', 'decimal.js'].includes(to),
      ),
    ).toEqual([])
  })

  test('a screen knows the contract, and no hub, no bridge and no Node', () => {
    expect(
      broken(
        ({ from, to }) =>
          isIn(from, 'kiosk') && (isIn(to, 'hub', 'bridge') || to.startsWith('node:')),
      ),
    ).toEqual([])
  })

  test('a bridge knows the contract, and no hub and no screen', () => {
    expect(broken(({ from, to }) => isIn(from, 'bridge') && isIn(to, 'hub', 'kiosk'))).toEqual([])
  })

  test('the hub knows no screen and no bridge', () => {
    expect(broken(({ from, to }) => isIn(from, 'hub') && isIn(to, 'kiosk', 'bridge'))).toEqual([])
  })

  test('one screen knows nothing of another: what they share is in kiosk/lib', () => {
    expect(
      broken(({ from, to }) => {
        const [screen, other] = [screenOf(from), screenOf(to)]
        return other !== undefined && other !== screen && other !== 'kiosk/lib'
      }),
    ).toEqual([])
  })

  test('nothing imports in a circle', () => {
    const graph = new Map<string, string[]>()
    for (const { from, to } of imports) {
      if (!isPackage(to)) graph.set(from, [...(graph.get(from) ?? []), to])
    }
    expect(circleIn(graph)).toEqual([])
  })
})

describe('inside the hub', () => {
  test('a slice takes from another slice only what is pure', () => {
    expect(
      broken(({ from, to }) => {
        const [slice, other] = [sliceOf(from), sliceOf(to)]
        const isInside = /\.sql\.ts$|\/commands\.ts$|\/views\.ts$/.test(to)
        return slice !== undefined && other !== undefined && slice !== other && isInside
      }),
    ).toEqual([])
  })

  test('a slice knows no door, no demo, and nothing of what puts the slices together', () => {
    expect(
      broken(
        ({ from, to }) =>
          sliceOf(from) !== undefined &&
          isIn(to, 'hub') &&
          sliceOf(to) === undefined &&
          !isIn(to, 'hub/bus', 'hub/store'),
      ),
    ).toEqual([])
  })

  test('the store knows no slice, except to verify them all', () => {
    expect(
      broken(
        ({ from, to }) =>
          isIn(from, 'hub/store') &&
          !from.startsWith('hub/store/verify') &&
          isIn(to, 'hub') &&
          !isIn(to, 'hub/store'),
      ),
    ).toEqual([])
  })

  test('the bus knows no business: of the slices only which outlet a command is for', () => {
    expect(
      broken(
        ({ from, to }) =>
          isIn(from, 'hub/bus') &&
          from !== 'hub/bus/writer.ts' &&
          isIn(to, 'hub') &&
          !isIn(to, 'hub/bus', 'hub/store') &&
          to !== 'hub/outlets/outlets.sql.ts',
      ),
    ).toEqual([])
  })

  test('a handler waits for nothing: the slices and the bus know no network and no timer', () => {
    const forbidden = /^node:(http|https|net|dgram|timers|worker_threads|child_process|fs)/
    expect(broken(({ from, to }) => sliceOf(from) !== undefined && forbidden.test(to))).toEqual([])
  })
})

describe('a refusal', () => {
  test('is told every name of what it is about, so that each reader reads their own', () => {
    const told = [...files]
      .filter((file) => isIn(file, 'hub'))
      .flatMap((file) =>
        [...readFileSync(join(root, file), 'utf8').matchAll(/\brefusal\((?:[^()]|\([^()]*\))*\)/g)]
          .filter(([call]) => /\.en\b/.test(call))
          .map(([call]) => `${file}: ${call}`),
      )
    expect(told).toEqual([])
  })
})

describe('a library', () => {
  const only = (names: readonly string[], ...places: readonly string[]): readonly string[] =>
    broken(
      ({ from, to }) =>
        names.includes(to) && !places.some((place) => from === place || isIn(from, place)),
    )

  test('of the network is used at the doors alone', () => {
    const network = ['hono', '@hono/node-server', 'hono-rate-limiter', 'aedes', 'mqtt', 'ws']
    expect(only(network, 'hub/edge', 'hub/out', 'kiosk/lib', 'bridge')).toEqual([])
  })

  test('of the database is loaded in one file; the others know only its types', () => {
    expect(
      broken(
        ({ from, to, isTypeOnly }) =>
          to.startsWith('better-sqlite3') && !isTypeOnly && from !== 'hub/store/driver.ts',
      ),
    ).toEqual([])
  })

  test('of the browser stays in the browser', () => {
    expect(only(['preact', '@preact/signals', 'htm', 'idb', 'lucide'], 'kiosk')).toEqual([])
  })

  test('of arithmetic is used by the contract alone', () => {
    expect(only(['decimal.js'], 'schema')).toEqual([])
  })
})

/** One circle of imports, its files in order, or nothing where there is none. */
const circleIn = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): readonly string[] => {
    const at = path.indexOf(file)
    if (at >= 0) return [...path.slice(at), file]
    if (done.has(file)) return []
    for (const to of graph.get(file) ?? []) {
      const circle = walk(to, [...path, file])
      if (circle.length > 0) return circle
    }
    done.add(file)
    return []
  }
  for (const file of graph.keys()) {
    const circle = walk(file, [])
    if (circle.length > 0) return circle
  }
  return []
}
