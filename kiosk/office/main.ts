/** The office: see lib/frame/open-screen.ts for what comes before it. */
import { openScreen } from '../lib/frame/open-screen.ts'
import en from '../lib/words/office.en.json'
import hi from '../lib/words/office.hi.json'
import { OfficeScreen } from './screen.ts'

openScreen({ kind: 'office', words: { en, hi }, screen: OfficeScreen })
