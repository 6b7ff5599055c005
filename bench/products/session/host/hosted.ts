import type { SessionContract, SessionOpening } from '../../../session.ts'

/** A signal as a file itself declares it. */
export interface DeclaredSignal {
  readonly id: string
  readonly unit?: string
}

/** What a file says of its own signals, for the lab to hold against the contract. */
export interface Declared {
  readonly inputs: readonly DeclaredSignal[]
  readonly outputs: readonly DeclaredSignal[]
}

/** A controller in a loaded file. A method throws what stands in the way; nothing that it throws is recovered from. */
export interface Hosted {
  /** Null where the file does not say. */
  readonly declared: Declared | null
  /** Begins a session. */
  reset(patient: SessionOpening['patient']): void
  /** One decision: reads `inputs` (NaN is missing), fills `outputs`, both in contract order; gives back what it has to tell, if anything. */
  step(seconds: number, inputs: Float64Array, outputs: Float64Array): string | null
  /** The session is over; another may begin. */
  end(): void
  /** Nothing more comes. A host that is killed does not say so. */
  close(): void
}

/** Loads a file for a contract. `scratch` is a folder to unpack into. */
export type Load = (path: string, contract: SessionContract, scratch: string) => Hosted

/** Refuses a file that declares other signals than the contract, or the same in another order. */
export function sameOrder({ inputs, outputs }: Declared, contract: SessionContract): void {
  for (const [side, own, due] of [
    ['inputs', inputs, contract.inputs],
    ['outputs', outputs, contract.outputs],
  ] as const) {
    const [said, wanted] = [own, due].map((signals) => signals.map(({ id }) => id).join(', '))
    if (said !== wanted) throw new Error(`its ${side} are ${said} where the contract has ${wanted}`)
  }
}
