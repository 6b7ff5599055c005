/** One rule of the exam: what it asks, whether it holds, and what was seen. */
export interface ExamResult {
  readonly rule: string
  readonly ok: boolean
  readonly detail: string
}

/** A rule and its check, which tells what is wrong, one line a fault; nothing if the rule holds. */
export interface Rule {
  readonly rule: string
  readonly faults: () => Promise<readonly string[]>
}

/** Checks a rule; a check that throws has found a fault. */
export async function checkRule({ rule, faults }: Rule): Promise<ExamResult> {
  try {
    const found = await faults()
    return { rule, ok: found.length === 0, detail: found.length === 0 ? 'holds' : found.join('; ') }
  } catch (error) {
    return { rule, ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}
