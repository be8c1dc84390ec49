/** The tokens themselves: colours by their job, and the sizes of type. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Shelf, Specimen } from './specimen.ts'

const plates: readonly (readonly [surface: string, ink: string])[] = [
  ['paper', 'ink'],
  ['raised', 'ink'],
  ['sunk', 'ink-soft'],
  ['enamel', 'on-enamel'],
  ['next', 'on-next'],
  ['wait', 'on-wait'],
  ['stop-fill', 'on-stop'],
  ['done-fill', 'on-done'],
  ['next-tint', 'next-ink'],
  ['wait-tint', 'wait-ink'],
  ['stop-tint', 'stop'],
  ['done-tint', 'done'],
]

const sizes = ['small', '', 'line', 'head', 'total', 'change'] as const

export function Tokens(): VNode {
  return html`<${Shelf} title="Colour and type">
    <${Specimen} wide state="a surface and what is written on it">
      <div class="plates">
        ${plates.map(
          ([surface, ink]) => html`<div
            class="plate"
            key=${surface}
            style=${{ background: `var(--${surface})`, color: `var(--${ink})` }}
          >
            ${surface}<br />${ink}
          </div>`,
        )}
      </div>
    <//>
    <${Specimen} wide state="eight categories">
      <div class="plates">
        ${[1, 2, 3, 4, 5, 6, 7, 8].map(
          (n) =>
            html`<div class="swatch" key=${n} style=${{ background: `var(--category-${n})` }} />`,
        )}
      </div>
    <//>
    <${Specimen} wide state="type">
      ${sizes.map((size) => {
        const token = size === '' ? '--text' : `--text-${size}`
        return html`<p class="sample" key=${token} style=${{ fontSize: `var(${token})` }}>
          चौक Chowk <span class="figures">₹1,23,456.00</span>
        </p>`
      })}
    <//>
  <//>`
}
