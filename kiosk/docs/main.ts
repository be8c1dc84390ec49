/** The page for people who write programs. It belongs to nobody and knows nothing of the shop. */
import { html, render } from 'htm/preact'
import docsEn from '../lib/words/docs.en.json'
import docsHi from '../lib/words/docs.hi.json'
import frameEn from '../lib/words/frame.en.json'
import frameHi from '../lib/words/frame.hi.json'
import { setLanguage, speak } from '../lib/words/words.ts'
import { loadDocuments } from './api.ts'
import { DocsPage } from './page.ts'

speak({ en: { ...frameEn, ...docsEn }, hi: { ...frameHi, ...docsHi } })
setLanguage(navigator.language.startsWith('hi') ? 'hi' : 'en')
void loadDocuments()
const root = document.getElementById('screen')
if (root !== null) render(html`<${DocsPage} />`, root)

// `/` is where one looks for something, as on every screen.
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target instanceof HTMLInputElement) return
  event.preventDefault()
  document.querySelector<HTMLInputElement>('.docs-search input')?.focus()
})
