/**
 * Every sheet of the product, read from its own code: a part that draws a
 * `Sheet` is one, called by its folder and its name (`counter/HeldSheet`).
 *
 * The rule: each is opened in a story and held there against axe and the
 * keyboard (`sheets.test.ts` misses the one that is in none).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'

const kiosk = resolve(import.meta.dirname, '../../kiosk')

/** What may stand over a sheet in English; where a name of the shop may, anything. */
type Titles = readonly RegExp[]

/** Where a part of a screen begins. */
const part = /^(?:export )?(?:async )?(?:function|const) (\w+)/gm
const opening = /<\$\{Sheet\}\s+title=(\$\{.*)/g

const words = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(kiosk, 'lib/words'))
      .filter((name) => name.endsWith('.en.json'))
      .flatMap((name) =>
        Object.entries(
          JSON.parse(readFileSync(join(kiosk, 'lib/words', name), 'utf8')) as Record<
            string,
            string
          >,
        ),
      ),
  )

const plain = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)

/** The words a title can be, from the code that says it; where one way of it is a name, anything. */
const titlesIn = (code: string, text: Readonly<Record<string, string>>): Titles => {
  const [, ways = code] = code.split(' ? ')
  const isName = code.includes('??') || ways.split(' : ').some((way) => !/\bt\('/.test(way))
  if (isName) return [/./]
  return [...ways.matchAll(/\bt\('([\w.-]+)'/g)].map(
    ([, key = '']) => new RegExp(plain(text[key] ?? key).replaceAll(/\{[^}]*\}/g, '.+')),
  )
}

/** Each sheet with what may stand over it. The gallery only shows how one looks. */
export const sheetsOfProduct = (): ReadonlyMap<string, Titles> => {
  const text = words()
  const found = new Map<string, Titles>()
  const files = readdirSync(kiosk, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('gallery'),
  )
  for (const file of files) {
    const code = readFileSync(join(kiosk, file), 'utf8')
    for (const { index, 1: title = '' } of code.matchAll(opening)) {
      const [, name = ''] = [...code.slice(0, index).matchAll(part)].at(-1) ?? []
      const sheet = `${file.split('/')[0]}/${name}`
      found.set(sheet, [...(found.get(sheet) ?? []), ...titlesIn(title, text)])
    }
  }
  return found
}

const known = sheetsOfProduct()

/** What is wrong with saying that the sheet on top is the one of this name; empty where it can be. */
export const isSheet = async (page: Page, name: string): Promise<readonly string[]> => {
  const titles = known.get(name)
  if (titles === undefined) return [`the product has no sheet ${name}`]
  const title = (await page.locator('dialog[open] .sheet-head h2').last().textContent()) ?? ''
  return titles.some((one) => one.test(title)) ? [] : [`“${title}” is not over ${name}`]
}
