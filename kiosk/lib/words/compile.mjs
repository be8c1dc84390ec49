// oxlint-disable no-restricted-imports -- the build runs in Node, the screens do not
/**
 * Compiles the message catalogues at build time: ICU MessageFormat text in,
 * plain functions out, so that no parser of messages reaches a screen.
 *
 * The rule: a text without arguments stays a string; only what has something
 * to fill in becomes a function.
 */
import MessageFormat from '@messageformat/core'
import compileModule from '@messageformat/core/compile-module.js'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** The esbuild plugin for `<screen>.<language>.json`. */
export const words = () => ({
  name: 'words',
  setup(build) {
    build.onLoad({ filter: /lib[\\/]words[\\/].*\.json$/ }, async ({ path: file }) => ({
      contents: compileWords(await readFile(file, 'utf8'), path.basename(file).split('.')[1]),
      loader: 'js',
      resolveDir: path.dirname(file),
    }))
  },
})

/** The source of a module whose default export maps each key to a string or a function. */
export function compileWords(json, language) {
  const all = Object.entries(JSON.parse(json))
  const plain = all.filter(([, text]) => !/[{}'#]/.test(text))
  const filled = all.filter(([, text]) => /[{}'#]/.test(text))
  const module = compileModule(new MessageFormat(language), Object.fromEntries(filled))
  return module.replace('export default {', `export default {\n${plain.map(pair).join('')}`)
}

const pair = ([key, text]) => `${JSON.stringify(key)}: ${JSON.stringify(text)},\n`
