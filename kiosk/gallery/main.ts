import { html, render } from 'htm/preact'
import { Button } from '../lib/ui/button.ts'
render(html`<${Button} kind="primary" onPress=${() => {}}>x<//>`, document.body)
