import type { Text } from '@vitalbench/bench'
import { nominal } from '../nominal.ts'

/** A condition by its name, which is a word of the catalogue for the one without faults. */
export const conditionText = (condition: string): Text => (condition === nominal ? { key: 'group.no-fault' } : condition)

/** Words about a patient under a condition. */
export const aboutSession = (key: string, { patient, condition }: { readonly patient: string; readonly condition: string }): Text =>
  condition === nominal ? { key: `${key}.plain`, values: { patient } } : { key, values: { patient, condition } }
