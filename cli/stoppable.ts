/**
 * Does work that Ctrl-C or SIGTERM asks to stop at a safe place. Outside of such work, both end the process at once, as they do by default,
 * so that a long computation never makes it deaf.
 */
export async function stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const names = ['SIGINT', 'SIGTERM'] as const
  const controller = new AbortController()
  const stop = (name: NodeJS.Signals): void => controller.abort(new Error(name))
  for (const name of names) process.once(name, stop)
  try {
    return await work(controller.signal)
  } finally {
    for (const name of names) process.off(name, stop)
  }
}
