/** Waits for SIGINT or SIGTERM, then stops; a second one ends the process at once. */
export async function untilStopped(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  await stop()
  // Whatever a product left open does not keep the process.
  process.exit(0)
}
