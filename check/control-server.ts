/** `node check/control-server.ts http|websocket`: the example controller behind an address, in a process of its own; it prints the address. */
import { answering } from '../bench/products/session/testing/answer.ts'
import { pid } from '../bench/products/session/testing/pid.ts'
import { serveHttp, serveWebSocket } from '../bench/products/session/testing/servers.ts'

const serve = process.argv[2] === 'http' ? serveHttp : serveWebSocket
const { url } = await serve(() => answering(pid))
console.log(url)
