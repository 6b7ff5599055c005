import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of presets. */
export const fail = defineErrors({
  PRESET_UNKNOWN: {
    message: 'there is no preset "{preset}"',
    cure: 'choose demonstration, mannheim, denmark, wonju, stockholm, none, or the path of a centre.yaml',
  },
  PRESET_WRONG: { message: '{file}: {path}: {reason}', cure: 'mend the value; docs/centre.md says what a preset holds' },
  PRESET_NAME: { message: '{file}: {kind} "{key}" is not defined in it', cure: 'define it, or correct the name' },
  PRESET_REFUSED: {
    message: '{file}: the booking "{title}" is {outcome}: {reason}',
    cure: 'mend the people, papers or times that it stands on',
  },
})
