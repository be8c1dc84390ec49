// oxlint-disable no-restricted-imports -- the build runs in Node, the screens do not
/**
 * Builds the screens: every `kiosk/<screen>/main.ts` (and its `main.css`, where
 * it has one) becomes `dist/kiosk/<screen>.html` with hashed assets beside it.
 *
 * A page shows its frame from the page and the stylesheet alone; its script does
 * nothing but fetch `main.ts`, which is on its way beside it.
 *
 * The rule: the result is built in a folder of its own and put in place by one
 * rename, so a hub that serves while this runs never sees half a build.
 *
 * The guests’ page is built apart, so that it shares no file with the staff’s:
 * what the guests’ door serves is its own folder and nothing else.
 *
 *   node kiosk/build.mjs [--out=dist] [--guests] [screen …]
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'
import { Marked } from 'marked'
import { words } from './lib/words/compile.mjs'

const kiosk = import.meta.dirname
const root = path.dirname(kiosk)
/** Screens that hang on a wall or over a stove; all others are paper by day. */
const darkScreens = new Set(['kitchen', 'board'])
/** Pages of the guests’ door. */
const guestScreens = new Set(['guest', 'pager'])
/** The faces every screen shows first; the rest is fetched when a character asks for it. */
const preloadedFonts = /mukta-latin-(400|600|700)-normal/

const options = process.argv.slice(2)
const out = path.resolve(options.find((o) => o.startsWith('--out='))?.slice(6) ?? `${root}/dist`)
const isForGuests = options.includes('--guests')
const wanted = options.filter((o) => !o.startsWith('--'))

const screens = (await readdir(kiosk, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && existsSync(`${kiosk}/${entry.name}/main.ts`))
  .map((entry) => entry.name)
  .filter((name) => guestScreens.has(name) === isForGuests)
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .toSorted()

const place = `${out}/${isForGuests ? 'guests' : 'kiosk'}`
const next = `${place}.next-${process.pid}`
await rm(next, { recursive: true, force: true })
await mkdir(next, { recursive: true })
try {
  await buildScreens()
  await rm(place, { recursive: true, force: true })
  await rename(next, place)
} finally {
  await rm(next, { recursive: true, force: true })
}
if (!isForGuests) await copyWhatTypeScriptLeaves()

async function buildScreens() {
  const styleOf = (screen) =>
    existsSync(`${kiosk}/${screen}/main.css`)
      ? `${kiosk}/${screen}/main.css`
      : `${kiosk}/lib/look/look.css`
  const { metafile } = await build({
    entryPoints: screens.flatMap((screen) => [
      { in: `first:${screen}`, out: screen },
      { in: styleOf(screen), out: screen },
    ]),
    absWorkingDir: root,
    outdir: `${next}/assets`,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2020', 'chrome105', 'safari16', 'firefox110'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'file' },
    metafile: true,
    logLevel: 'warning',
    plugins: [firstScripts(), words(), texts()],
  })
  const outputs = Object.entries(metafile.outputs).map(([file, output]) => ({
    ...output,
    file: path.join(root, file),
    url: `/assets/${path.basename(file)}`,
  }))

  const icon = await placeIcon()
  const shell = await readFile(`${kiosk}/shell.html`, 'utf8')
  const tokens = await readFile(`${kiosk}/lib/look/tokens.css`, 'utf8')
  const fonts = outputs.filter((o) => preloadedFonts.test(o.file))
  const first = {}
  for (const screen of screens) {
    const script = outputs.find((o) => o.entryPoint === `first:${screen}`)
    const main = outputs.find((o) => o.entryPoint === `kiosk/${screen}/main.ts`)
    const style = outputs.find(
      (o) => o.file.endsWith('.css') && path.basename(o.file).startsWith(`${screen}-`),
    )
    const parts = [main, ...partsOf(main, outputs)]
    first[screen] = [style, script, ...partsOf(script, outputs)].map((o) => o.url.slice(1))
    const theme = darkScreens.has(screen) ? 'dark' : 'light'
    const head = [
      `<link rel="stylesheet" href="${style.url}" />`,
      ...fonts.map(
        (f) => `<link rel="preload" href="${f.url}" as="font" type="font/woff2" crossorigin />`,
      ),
      ...parts.map((p) => `<link rel="modulepreload" href="${p.url}" />`),
      `<script type="module" src="${script.url}"></script>`,
    ].join('\n    ')
    const facts = {
      theme,
      themeColour: colourOf(tokens, theme),
      title: `Chowk · ${screen[0].toUpperCase()}${screen.slice(1)}`,
      icon,
      head,
    }
    await writeFile(
      `${next}/${screen}.html`,
      shell.replace(/\{\{(\w+)\}\}/g, (_, name) => facts[name]),
    )
  }
  const files = await pressAll()
  await writeFile(`${next}/manifest.json`, JSON.stringify({ screens, first, files }, null, 1))
  report(outputs, files, first)
}

/** A text in Markdown becomes HTML here, so that no page carries what makes it. */
function texts() {
  const headings = {
    heading({ tokens, depth }) {
      const inside = this.parser.parseInline(tokens)
      const id = inside.toLowerCase().replace(/[^a-z]+/g, '-')
      return `<h${depth} id="guide.${id}">${inside}</h${depth}>`
    },
    // Each block is reached and scrolled by keyboard too.
    code({ text, lang }) {
      const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
      return `<pre tabindex="0" data-language="${lang.split(' ')[0]}"><code>${escaped}</code></pre>`
    },
  }
  const marked = new Marked({ renderer: headings })
  return {
    name: 'texts',
    setup(builder) {
      builder.onLoad({ filter: /\.md$/ }, async ({ path: file }) => ({
        contents: `export const html = ${JSON.stringify(marked.parse(await readFile(file, 'utf8')))}`,
        loader: 'js',
      }))
    },
  }
}

/** The chunks a script imports at once, and theirs: what the page fetches before it shows. */
function partsOf(script, outputs, found = new Map()) {
  for (const { path: file, kind } of script.imports) {
    const part = outputs.find((o) => o.file === path.join(root, file))
    if (kind !== 'import-statement' || part === undefined || found.has(part.file)) continue
    found.set(part.file, part)
    partsOf(part, outputs, found)
  }
  return [...found.values()]
}

/** The browser paints its own frame in the colour of the strip. */
function colourOf(tokens, theme) {
  const from = theme === 'dark' ? tokens.indexOf("[data-theme='dark']") : 0
  return /--enamel: (#\w+)/.exec(tokens.slice(from))[1]
}

async function placeIcon() {
  const sign = await readFile(`${kiosk}/lib/look/sign.svg`)
  const name = `sign-${hash(sign).slice(0, 8)}.svg`
  await writeFile(`${next}/assets/${name}`, sign)
  return `/assets/${name}`
}

/** Writes `.br` and `.gz` beside everything that shrinks, and returns the list of what there is. */
async function pressAll() {
  const brotli = promisify(brotliCompress)
  const zip = promisify(gzip)
  const types = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.woff2': 'font/woff2',
  }
  const names = (await readdir(next, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(next, path.join(entry.parentPath, entry.name)))
    .toSorted()
  return Promise.all(
    names.map(async (name) => {
      const body = await readFile(`${next}/${name}`)
      const entry = {
        path: name.split(path.sep).join('/'),
        type: types[path.extname(name)] ?? 'application/octet-stream',
        bytes: body.length,
        sha256: hash(body),
        immutable: name.startsWith('assets'),
      }
      if (name.endsWith('.woff2')) return entry
      const [br, gz] = await Promise.all([
        brotli(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
        zip(body, { level: 9 }),
      ])
      await Promise.all([writeFile(`${next}/${name}.br`, br), writeFile(`${next}/${name}.gz`, gz)])
      return { ...entry, br: br.length, gz: gz.length }
    }),
  )
}

/** The script of each page: it fetches the screen, so that nothing of it is needed before the page shows. */
function firstScripts() {
  return {
    name: 'first-scripts',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^first:/ }, ({ path: name }) => ({
        path: name.slice('first:'.length),
        namespace: 'first',
      }))
      onLoad({ filter: /./, namespace: 'first' }, ({ path: screen }) => ({
        contents: `import('./${screen}/main.ts')`,
        resolveDir: kiosk,
      }))
    },
  }
}

/** One line a screen: what must arrive before the page shows, and what the screen itself is made of. */
function report(outputs, files, first) {
  const sizeOf = (name) => files.find((f) => f.path === name).br
  for (const screen of screens) {
    const main = outputs.find((o) => o.entryPoint === `kiosk/${screen}/main.ts`)
    const page = [`${screen}.html`, ...first[screen]].reduce((sum, name) => sum + sizeOf(name), 0)
    const script = [main, ...partsOf(main, outputs)].reduce(
      (sum, o) => sum + sizeOf(o.url.slice(1)),
      0,
    )
    console.log(
      `${screen.padEnd(10)} page ${kb(page).padStart(8)}   script ${kb(script).padStart(8)}   (brotli)`,
    )
  }
}

/** The compiler moves `.ts` only; the hub also needs its migrations and the demo's pictures. */
async function copyWhatTypeScriptLeaves() {
  await rm(`${out}/schema/sql`, { recursive: true, force: true })
  await cp(`${root}/schema/sql`, `${out}/schema/sql`, { recursive: true })
  const pictures = 'hub/demo/pictures'
  if (!existsSync(`${root}/${pictures}`)) return
  await rm(`${out}/${pictures}`, { recursive: true, force: true })
  await cp(`${root}/${pictures}`, `${out}/${pictures}`, { recursive: true })
}

function hash(body) {
  return createHash('sha256').update(body).digest('hex')
}

function kb(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}
