/** Brings the stations with their words, for whoever opens them. */
import catalogueEn from '../../lib/words/catalogue.en.json'
import catalogueHi from '../../lib/words/catalogue.hi.json'
import en from '../../lib/words/stations.en.json'
import hi from '../../lib/words/stations.hi.json'
import { speak } from '../../lib/words/words.ts'

speak({ en: { ...catalogueEn, ...en }, hi: { ...catalogueHi, ...hi } })

export { Stations } from './stations.ts'
