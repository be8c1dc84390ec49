/** The bare server of raw-echo.ts: passes each message on to every other connection. */
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('listening', () => process.send?.((server.address() as AddressInfo).port))
server.on('connection', (ws) => {
  ws.on('message', (bytes: Buffer) => {
    for (const other of server.clients) if (other !== ws) other.send(bytes)
  })
})
process.on('disconnect', () => process.exit(0))
