/** The menu on a guest’s phone: scanned from the table, served by the hub, without an app and without internet. */
import { html, render } from 'htm/preact'
import en from '../lib/words/guest.en.json'
import hi from '../lib/words/guest.hi.json'
import { speak } from '../lib/words/words.ts'
import { open } from './hub.ts'
import { Page } from './page.ts'
import { startText } from './text.ts'

speak({ en, hi })
startText()
open()
const root = document.getElementById('screen')
if (root !== null) render(html`<${Page} />`, root)
