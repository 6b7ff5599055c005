import { Misbehaviour } from './misbehaviour.ts'

/** Waits for work as long as is allowed, then calls it late. `said` is the bound that the reason names, so that it is the same in every run. */
export async function within<T>(work: Promise<T>, seconds: number, what: string, said = seconds): Promise<T> {
  const { promise: deadline, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Misbehaviour('late', `${what} within ${said} s`)), seconds * 1000)
  try {
    return await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}
