/**
 * The part of mqtt.js the screens use. Its own types are written for Node and
 * would bring Node's globals into browser code; its browser build exports only
 * `default`.
 */
declare module 'mqtt/dist/mqtt.esm' {
  export interface MqttClient {
    readonly connected: boolean
    on(event: 'connect' | 'close' | 'error', listener: () => void): this
    on(event: 'message', listener: (topic: string, payload: Uint8Array) => void): this
    subscribe(
      topic: string,
      options: { qos: 0 },
      done: (error: Error | null, granted?: readonly { qos: number }[]) => void,
    ): this
    publish(
      topic: string,
      payload: string,
      options: { qos: 0 | 1; retain?: boolean },
      done: (error?: Error | null) => void,
    ): this
    end(force: boolean): this
  }
  const mqtt: {
    connect(url: string, options: Readonly<Record<string, unknown>>): MqttClient
  }
  export default mqtt
}
