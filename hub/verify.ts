/**
 * `node dist/hub/verify.js <data folder>`: says whether the shop in it is whole.
 *
 * It only reads, so it may run beside a hub that is selling. It prints the
 * first wrong thing and what it means, and ends with 1 where there is one.
 */
import { join, resolve } from 'node:path'
import { openToLook } from './store/open.ts'
import { mediaOf } from './store/pictures.ts'
import { UnusableDatabase } from './store/unusable.ts'
import { meanings } from './store/verify-words.ts'
import { verifyShop } from './store/verify.ts'

/** What is said of the shop in a folder, and whether it is whole. */
const verdict = (folder: string): { readonly isWhole: boolean; readonly text: string } => {
  const path = join(folder, 'chowk.db')
  const db = openToLook(path)
  try {
    const [first, ...more] = verifyShop(db, mediaOf(path))
    if (first === undefined) return { isWhole: true, text: 'Everything adds up.' }
    const rest = more.length === 0 ? '' : `\nFound besides: ${more.length}.`
    return { isWhole: false, text: `${first.what}\n${meanings[first.code]}${rest}` }
  } finally {
    db.close()
  }
}

const folder = resolve(process.argv[2] ?? process.env['CHOWK_DATA'] ?? 'data')
try {
  const { isWhole, text } = verdict(folder)
  ;(isWhole ? process.stdout : process.stderr).write(`${text}\n`)
  process.exitCode = isWhole ? 0 : 1
} catch (error) {
  if (!(error instanceof UnusableDatabase)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
