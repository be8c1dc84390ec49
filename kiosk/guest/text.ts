/** Names, amounts and sizes of letters on a guest’s phone. */
import { effect, signal } from '@preact/signals'
import type { CartLine } from '../../schema/guest.ts'
import type { GuestMenuItem } from '../../schema/guest-state.ts'
import { nameIn, type Names } from '../../schema/names.ts'
import { lineGross } from '../../schema/quantity.ts'
import { money } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { setLanguage, t } from '../lib/words/words.ts'

export const nameOf = (names: Names): string => nameIn(names, language.value)

export const price = (amount: number): string => money(amount, true)

export const grossOf = ({ qtyMilli, unitPrice }: CartLine): number => lineGross(qtyMilli, unitPrice)

/** What was chosen of it, in one line. */
export const detailOf = ({
  variantNames,
  modifiers,
  note,
}: Pick<CartLine, 'variantNames' | 'note'> & {
  readonly modifiers: readonly { readonly names: Names }[]
}): string =>
  [
    ...(variantNames === null ? [] : [nameOf(variantNames)]),
    ...modifiers.map(({ names }) => nameOf(names)),
    ...(note === '' ? [] : [`“${note}”`]),
  ].join(' · ')

/** What one of it costs, as the menu says it. */
export const priceText = ({ price: own, variants, unit }: GuestMenuItem): string => {
  const left = variants.filter(({ leftMilli }) => leftMilli !== 0)
  const least = Math.min(...(left.length > 0 ? left : variants).map((size) => size.price))
  if (own === null) return t('guest.from', { amount: price(least) })
  return unit === 'kg' || unit === 'litre'
    ? t(`guest.per-${unit}`, { amount: price(own) })
    : price(own)
}

const stored = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
export const keep = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // A phone that stores nothing is asked again.
  }
}

/** Larger letters, for whoever left their glasses at home. */
export const isLarge = signal(stored('chowk.guest.large') === 'yes')
export const lastName = (): string => stored('chowk.guest.name') ?? ''

export const toggleLarge = (): void => {
  isLarge.value = !isLarge.peek()
  keep('chowk.guest.large', isLarge.peek() ? 'yes' : 'no')
}

export const toggleLanguage = (): void => {
  const next = language.peek() === 'en' ? 'hi' : 'en'
  keep('chowk.guest.language', next)
  setLanguage(next)
}

export const startText = (): void => {
  const chosen = stored('chowk.guest.language')
  setLanguage(
    chosen === 'hi' || (chosen === null && navigator.language.startsWith('hi')) ? 'hi' : 'en',
  )
  effect(() => {
    document.documentElement.dataset['size'] = isLarge.value ? 'large' : 'normal'
  })
}
