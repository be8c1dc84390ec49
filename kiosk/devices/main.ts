/** The devices screen: see lib/frame/open-screen.ts for what comes before it. */
import { openScreen } from '../lib/frame/open-screen.ts'
import en from '../lib/words/devices.en.json'
import hi from '../lib/words/devices.hi.json'
import { DevicesScreen } from './screen.ts'

openScreen({ kind: 'devices', words: { en, hi }, screen: DevicesScreen })
