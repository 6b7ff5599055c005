import type { Answer, Inputs } from '../contract.ts'

/** A started product that is spoken to over one link. What puts it out of step with its caller is thrown as a `Misbehaviour`; it is then ended. */
export interface Conversation {
  /** Settles when the product can take calls. */
  readonly ready: Promise<void>
  /** Asks call after call and adds the answers to `answers`, so that those before a failure are kept; the first failure is the last of them. */
  ask(sequence: readonly Inputs[], answers: Answer[]): Promise<void>
  /** Ends the product with all its processes. */
  end(): Promise<void>
  /** Largest resident memory so far in MiB, null where unknown. */
  peakMemoryMiB(): number | null
}
