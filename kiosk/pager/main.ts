/** The pager on a guest’s phone: one token, live, without an app and without internet. */
import { html, render } from 'htm/preact'
import en from '../lib/words/pager.en.json'
import hi from '../lib/words/pager.hi.json'
import { setLanguage, speak } from '../lib/words/words.ts'
import { startPager } from './desk.ts'
import { Pager } from './page.ts'

speak({ en, hi })
setLanguage(navigator.language.startsWith('hi') ? 'hi' : 'en')
startPager()
const root = document.getElementById('screen')
if (root !== null) render(html`<${Pager} />`, root)
