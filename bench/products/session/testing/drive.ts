import type { SessionFailure, SessionOpening, SessionRecord, Session } from '../../../session.ts'

/** What became of a session that was driven: its record, and what each decision was answered with. */
export interface Driven {
  readonly record: SessionRecord
  readonly failures: readonly (SessionFailure | null)[]
}

/** Runs decisions over the inputs that `shown` gives for each of them, one number a signal. */
export async function drive(
  session: Session,
  { contract }: SessionOpening,
  decisions: number,
  shown: (index: number) => readonly number[],
): Promise<Driven> {
  const outputs = new Float64Array(contract.outputs.length)
  const failures: (SessionFailure | null)[] = []
  for (let index = 0; index < decisions; index += 1)
    failures.push(await session.step(index, index * contract.periodSeconds, Float64Array.from(shown(index)), outputs))
  return { record: await session.end(), failures }
}

/** A day of glucose that swings, above the alarm limit of the examples, with a gap in it. */
export const glucose = (index: number): readonly number[] => [
  index % 50 === 20 ? Number.NaN : index % 50 === 21 ? 150 : 130 + 55 * Math.sin(index / 7) * Math.cos(index / 31),
]
