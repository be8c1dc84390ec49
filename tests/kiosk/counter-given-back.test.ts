import { expect, test, vi } from 'vitest'

const shown = vi.hoisted(() => [] as string[])
vi.mock('../../kiosk/lib/ui/toast.ts', () => ({
  toast: ({ text }: { readonly text: string }) => {
    shown.push(text)
    return () => shown.splice(shown.indexOf(text), 1)
  },
}))
vi.mock('../../kiosk/lib/words/words.ts', () => ({
  t: (_: string, { amount }: { readonly amount: string }) => amount,
}))

test('the word about money given back, and its way back, go with the sale', async () => {
  const { dropGivenBack, sayGivenBack } = await import('../../kiosk/counter/given-back.ts')
  sayGivenBack('₹100', () => undefined)
  sayGivenBack('₹50', () => undefined)
  expect(shown).toEqual(['₹100', '₹50'])
  dropGivenBack()
  expect(shown).toEqual([])
})
