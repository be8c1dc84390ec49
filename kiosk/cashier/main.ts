/**
 * The page of the cash desk. The rule: what is drawn first is small, so that
 * the layout stands while the desk itself is still on its way.
 */
import { html, render } from 'htm/preact'
import { Skeleton } from '../lib/ui/skeleton.ts'

const screen = document.getElementById('screen') ?? document.body
const desk = import('./open-cashier.ts')
render(
  html`<div class="desk" aria-busy="true">
    <div class="strip"></div>
    <header class="desk-head"></header>
    <main class="desk-part-bills">
      <aside class="queue"><div class="queue-lists"><${Skeleton} count=${8} /></div></aside>
    </main>
  </div>`,
  screen,
)
void desk.then(({ openCashier }) => openCashier())
