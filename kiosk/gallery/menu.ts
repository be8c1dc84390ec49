/** The menu under the finger: rail and tiles. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Star } from 'lucide'
import { nameIn } from '../../schema/names.ts'
import { CategoryRail, type Category } from '../lib/ui/category-rail.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { Tile } from '../lib/ui/tile.ts'
import { money } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { sampleItems, say, type SampleItem } from './samples.ts'
import { Shelf, Specimen } from './specimen.ts'

const nothing = (): void => undefined

function SampleTile({ item }: { readonly item: SampleItem }): VNode {
  const price = money(item.paise, true)
  return html`<${Tile}
    name=${nameIn(item.names, language.value)}
    price=${item.byWeight === true ? t('gallery.per-kg', { price }) : price}
    colour=${item.colour}
    diet=${item.diet}
    left=${item.left === undefined ? undefined : t('shared.left', { count: item.left })}
    soldOut=${item.soldOut}
    inCart=${item.inCart}
    onPress=${nothing}
  />`
}

export function Menu(): VNode {
  const [chosen, choose] = useState('3')
  const categories: readonly Category[] = [
    { id: 'f', label: t('gallery.favourites'), icon: Star },
    { id: '1', label: say('Tandoor', 'तंदूर'), colour: 1 },
    { id: '2', label: say('Biryani and rice', 'बिरयानी और चावल'), colour: 2 },
    { id: '3', label: say('Breakfast', 'नाश्ता'), colour: 3 },
    { id: '4', label: say('Sweets', 'मिठाई'), colour: 4 },
    { id: '5', label: say('Tea', 'चाय'), colour: 5 },
    { id: '6', label: say('Cold drinks', 'ठंडा'), colour: 6 },
    { id: '7', label: say('Snacks', 'नमकीन'), colour: 7 },
    { id: '8', label: say('Bread', 'रोटी'), colour: 8 },
  ]
  const rail = { label: t('gallery.categories'), categories, value: chosen, onChange: choose }
  return html`<${Shelf} title="Category rail and tiles">
    <${Specimen} wide state="counter: rail, tiles of at least 112 × 96; low stock, in the cart, sold out">
      <div class="menu">
        <${CategoryRail} ...${rail} />
        <div class="tiles">
          ${sampleItems.map((item) => html`<${SampleTile} key=${item.names.en} item=${item} />`)}
        </div>
      </div>
    <//>
    <${Specimen} wide state="sweet shop: 140 × 112"
      ><div class="tiles tiles-wide">
        ${sampleItems.slice(3, 6).map((item) => html`<${SampleTile} key=${item.names.en} item=${item} />`)}
      </div><//
    >
    <${Specimen} wide state="phone: the rail lies across">
      <${CategoryRail} across ...${rail} />
    <//>
    <${Specimen} wide state="on its way">
      <${Skeleton} shape="tile" count=${5} />
    <//>
  <//>`
}
