/** The style sheets as a test reads them: the two sets of tokens, and every flat rule. */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { transformSync } from 'esbuild'

const kiosk = path.join(import.meta.dirname, '../../kiosk')

export interface Sheet {
  readonly name: string
  readonly css: string
}

/** Every style sheet of the screens, without comments. */
export const sheets: readonly Sheet[] = readdirSync(kiosk, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({
    name: name.split(path.sep).join('/'),
    css: readFileSync(path.join(kiosk, name), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, ''),
  }))

/** Every script of the screens: a few set a measure for their style sheet. */
export const scripts: readonly string[] = readdirSync(kiosk, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(kiosk, name), 'utf8'))

export type Tokens = Readonly<Record<string, string>>

function tokensIn(block: string): Tokens {
  return Object.fromEntries(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
}

const tokensCss = sheets.find(({ name }) => name === 'lib/look/tokens.css')?.css ?? ''
const [, lightBlock = ''] = /:root \{([^}]*)\}/.exec(tokensCss) ?? []
const [, darkBlock = ''] = /\[data-theme='dark'\] \{([^}]*)\}/.exec(tokensCss) ?? []

export const light: Tokens = tokensIn(lightBlock)
/** Dark says only what differs. */
export const dark: Tokens = { ...light, ...tokensIn(darkBlock) }

export interface Rule {
  readonly selector: string
  readonly declarations: Readonly<Record<string, string>>
}

/** The rules of a sheet with nesting and at-rules laid flat. */
export function rulesOf(css: string): readonly Rule[] {
  const flat = transformSync(css, { loader: 'css', target: 'chrome105' }).code
  return [...flat.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector: selector.trim(),
    declarations: Object.fromEntries(
      body
        .split(';')
        .map((line) => line.trim())
        .filter((line) => line.includes(':'))
        .map((line) => [
          line.slice(0, line.indexOf(':')),
          line.slice(line.indexOf(':') + 1).trim(),
        ]),
    ),
  }))
}
