/**
 * The recipes as this wall knows them. The rule: they are fetched when somebody
 * first asks what is needed, again when the menu has changed, and stay on the
 * screen's own disk for when the hub is away.
 */
import { effect, signal, type ReadonlySignal } from '@preact/signals'
import type { RecipesDoc } from '../../schema/recipe.ts'
import { ask, hub } from '../lib/hub-api.ts'
import { menu } from '../lib/menu.ts'
import { keep, recall } from '../lib/outbox-store.ts'

const current = signal<RecipesDoc | null>(null)
/** null until they have come. */
export const recipes: ReadonlySignal<RecipesDoc | null> = current

const keptAs = 'recipes'
let isAsked = false

/** Begins to follow them; asking twice is no more than once. */
export const wantRecipes = (): void => {
  if (isAsked) return
  isAsked = true
  void recall<RecipesDoc>(keptAs).then((kept) => {
    if (kept !== undefined) current.value ??= kept
    return undefined
  })
  effect(() => {
    const rev = menu.value?.rev ?? 0
    if (hub.value.state !== 'away' && (current.peek()?.rev ?? -1) < rev) void load()
  })
}

const load = async (): Promise<void> => {
  const answer = await ask<RecipesDoc>('GET', '/api/v1/recipes')
  if (!answer.ok) return
  current.value = answer.value
  await keep(keptAs, answer.value)
}
