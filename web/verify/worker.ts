/** The thread that verifies a bundle, so that the page answers meanwhile. */
import { verifyHere } from './verify-bundle.ts'
import type { ToVerify } from './verify-bundle.ts'

onmessage = (event: MessageEvent<ToVerify>) => void verifyHere(event.data).then((answer) => postMessage(answer))
