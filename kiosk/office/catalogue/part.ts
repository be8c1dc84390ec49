/** The catalogue as a part of the office, with its own words and those of the till it shows. */
import en from '../../lib/words/catalogue.en.json'
import hi from '../../lib/words/catalogue.hi.json'
import choicesEn from '../../lib/words/choices.en.json'
import choicesHi from '../../lib/words/choices.hi.json'
import fileEn from '../../lib/words/menu-file.en.json'
import fileHi from '../../lib/words/menu-file.hi.json'
import orderEn from '../../lib/words/order.en.json'
import orderHi from '../../lib/words/order.hi.json'
import recipeEn from '../../lib/words/recipe.en.json'
import recipeHi from '../../lib/words/recipe.hi.json'
import { speak } from '../../lib/words/words.ts'

speak({
  en: { ...en, ...choicesEn, ...fileEn, ...orderEn, ...recipeEn },
  hi: { ...hi, ...choicesHi, ...fileHi, ...orderHi, ...recipeHi },
})

export { Catalogue } from './catalogue.ts'
