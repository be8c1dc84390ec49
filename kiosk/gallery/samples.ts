/** What a small menu looks like, with the long names a shop really has. */
import { nameIn, type Names } from '../../schema/names.ts'
import { language } from '../lib/words/place.ts'
import type { Diet } from '../lib/ui/diet-mark.ts'
import type { CategoryColour } from '../lib/ui/tile.ts'

export const say = (en: string, hi: string): string => nameIn({ en, hi }, language.value)

export interface SampleItem {
  readonly names: Names
  readonly paise: number
  readonly colour: CategoryColour
  readonly diet: Diet
  readonly byWeight?: boolean
  readonly left?: number
  readonly soldOut?: boolean
  readonly inCart?: string
}

export const sampleItems: readonly SampleItem[] = [
  {
    names: { en: 'Paneer tikka', hi: 'पनीर टिक्का' },
    paise: 24000,
    colour: 1,
    diet: 'veg',
    inCart: '2',
  },
  {
    names: {
      en: 'Chicken dum biryani, family pack for four',
      hi: 'चिकन दम बिरयानी, चार लोगों का बड़ा पैक',
    },
    paise: 128000,
    colour: 2,
    diet: 'nonveg',
  },
  {
    names: { en: 'Masala omelette', hi: 'मसाला ऑमलेट' },
    paise: 9000,
    colour: 3,
    diet: 'egg',
    left: 3,
  },
  {
    names: { en: 'Kaju katli', hi: 'काजू कतली' },
    paise: 96000,
    colour: 4,
    diet: 'veg',
    byWeight: true,
  },
  {
    names: { en: 'Motichoor laddu', hi: 'मोतीचूर लड्डू' },
    paise: 52000,
    colour: 4,
    diet: 'veg',
    byWeight: true,
    soldOut: true,
  },
  { names: { en: 'Tea', hi: 'चाय' }, paise: 2000, colour: 5, diet: 'veg', inCart: '12' },
  { names: { en: 'Fresh lime soda', hi: 'नींबू सोडा' }, paise: 6000, colour: 6, diet: 'veg' },
  {
    names: { en: 'Samosa (2 pieces)', hi: 'समोसा (2 पीस)' },
    paise: 4000,
    colour: 7,
    diet: 'veg',
    left: 8,
  },
  { names: { en: 'Tandoori roti', hi: 'तंदूरी रोटी' }, paise: 2500, colour: 8, diet: 'veg' },
]
