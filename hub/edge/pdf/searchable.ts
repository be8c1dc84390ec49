/**
 * What a PDF says, for whoever searches it, copies from it or has it read out.
 *
 * A drawn page has the shapes of its letters in the order they stand. In
 * Devanagari that is not how a word is written: vowels stand before what they
 * follow, and joined letters have no letter of their own. So each line of it
 * says beside its shapes what it is (ActualText, PDF 32000-1, 14.9.4). The
 * pages are written once more behind the file's end, as the format means
 * changes to be made; nothing before that is touched.
 */
import { deflateSync, inflateSync } from 'node:zlib'

/** A line of text as it was drawn: where its first letter stands, in the page's own measure. */
export interface DrawnText {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** Letters whose shapes do not say which they are, and the minus that is drawn as a dash. */
const isJoined = /[\p{Script=Devanagari}−]/u

/**
 * The same file, in which every line can be found by its words.
 * @param pages what was drawn on each page, in the order it was.
 */
export const searchable = (pdf: Buffer, pages: readonly (readonly DrawnText[])[]): Buffer => {
  if (!pages.some((page) => page.some(({ text }) => isJoined.test(text)))) return pdf
  const file = pdf.toString('latin1')
  const last = lastOf(file)
  const written: { readonly no: number; readonly body: Buffer }[] = []
  contentsOf(file, last).forEach((at, i) => {
    const { dictionary, stream } = streamAt(pdf, file, at)
    const said = deflateSync(Buffer.from(withWords(stream, pages[i] ?? []), 'latin1'))
    const head = `${numberAt(file, at)} 0 obj\n${dictionary.replace(/\/Length \d+/, `/Length ${said.length}`)} stream\n`
    const body = Buffer.concat([Buffer.from(head), said, Buffer.from('\nendstream\nendobj\n')])
    written.push({ no: numberAt(file, at), body })
  })
  return appended(pdf, last, written)
}

interface Last {
  /** Where the table of objects stands. */
  readonly table: number
  readonly trailer: string
  /** Where each object stands, by its number. */
  readonly objects: readonly number[]
}

const lastOf = (file: string): Last => {
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1])
  const end = file.indexOf('trailer', table)
  const objects = [...file.slice(table, end).matchAll(/^(\d{10}) \d{5} [nf]/gm)].map(([, at]) =>
    Number(at),
  )
  const trailer = /<<[^]*?>>/.exec(file.slice(end))?.[0] ?? ''
  return { table, trailer, objects }
}

const objectAt = (file: string, at: number): string => {
  const end = file.indexOf('endobj', at)
  const stream = file.indexOf('stream', at)
  return file.slice(at, stream > 0 && stream < end ? stream : end)
}
const numberAt = (file: string, at: number): number => Number(/^\d+/.exec(file.slice(at, at + 10)))

/** Where what is drawn on each page stands, in the order of the pages. */
const contentsOf = (file: string, { trailer, objects }: Last): readonly number[] => {
  const refs = (of: string, key: string): readonly number[] => {
    const value = new RegExp(`/${key} (\\[[^\\]]*\\]|\\d+ 0 R)`).exec(of)?.[1] ?? ''
    return [...value.matchAll(/(\d+) 0 R/g)].map(([, no]) => objects[Number(no)] ?? 0)
  }
  const leaves = (at: number): readonly number[] => {
    const object = objectAt(file, at)
    return object.includes('/Kids')
      ? refs(object, 'Kids').flatMap(leaves)
      : refs(object, 'Contents')
  }
  return refs(trailer, 'Root')
    .flatMap((root) => refs(objectAt(file, root), 'Pages'))
    .flatMap(leaves)
}

const streamAt = (
  pdf: Buffer,
  file: string,
  at: number,
): { readonly dictionary: string; readonly stream: string } => {
  const object = objectAt(file, at)
  const dictionary = object.slice(object.indexOf('<<')).trim()
  const from = at + object.length + /^stream\r?\n/.exec(file.slice(at + object.length))![0].length
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
  return { dictionary, stream: inflateSync(pdf.subarray(from, from + length)).toString('latin1') }
}

/** The canvas sets a baseline a hair off. */
const near = (one: number, other: number): boolean => Math.abs(one - other) < 0.5

/** Each run of letters goes with the text that begins where it does, or with the one before it. */
const withWords = (stream: string, texts: readonly DrawnText[]): string => {
  let next = 0
  let isOpen = false
  const said = stream.replace(/^BT\n[^]*?^ET\n/gm, (run) => {
    const [, x, y] = /1 0 0 -1 (\S+) (\S+) Tm/.exec(run) ?? []
    const text = texts[next]
    if (text === undefined || !near(Number(x), text.x) || !near(Number(y), text.y)) return run
    next += 1
    const close = isOpen ? 'EMC\n' : ''
    isOpen = isJoined.test(text.text)
    return `${close}${isOpen ? `/Span <</ActualText <${utf16(text.text)}>>> BDC\n` : ''}${run}`
  })
  return isOpen ? `${said}EMC\n` : said
}

const utf16 = (text: string): string =>
  Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex').toUpperCase()

const appended = (
  pdf: Buffer,
  { table, trailer }: Last,
  written: readonly { readonly no: number; readonly body: Buffer }[],
): Buffer => {
  let at = pdf.length
  const rows = written.map(({ no, body }) => {
    const row = `${no} 1\n${String(at).padStart(10, '0')} 00000 n \n`
    at += body.length
    return row
  })
  const end = `xref\n0 0\n${rows.join('')}trailer\n${trailer.replace(/>>$/, `\n/Prev ${table}>>`)}\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([pdf, ...written.map(({ body }) => body), Buffer.from(end)])
}
