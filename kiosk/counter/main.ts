/**
 * The page of the counter. The rule: what is drawn first is small, so that the
 * layout stands while the counter itself is still on its way.
 */
import { html, render } from 'htm/preact'
import { Skeleton } from '../lib/ui/skeleton.ts'

const screen = document.getElementById('screen') ?? document.body
const counter = import('./counter.ts')
render(
  html`<div class="counter" aria-busy="true">
    <div class="strip"></div>
    <div class="rail-column"></div>
    <main class="menu">
      <div class="menu-top"></div>
      <div class="menu-tiles"><div class="tiles-loading"><${Skeleton} shape="tile" count=${20} /></div></div>
    </main>
    <aside class="cart"></aside>
  </div>`,
  screen,
)
void counter.then(({ openCounter }) => openCounter())
