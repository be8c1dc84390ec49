/**
 * The page of the floor. The rule: what is drawn first is small, so that the
 * layout stands while the floor itself is still on its way.
 */
import { html, render } from 'htm/preact'
import { Skeleton } from '../lib/ui/skeleton.ts'

const screen = document.getElementById('screen') ?? document.body
const floor = import('./open-floor.ts')
render(
  html`<div class="floor" aria-busy="true">
    <div class="strip"></div>
    <main class="house">
      <div class="house-head"></div>
      <div class="house-tables"><${Skeleton} shape="tile" count=${12} /></div>
    </main>
  </div>`,
  screen,
)
void floor.then(({ openFloor }) => openFloor())
