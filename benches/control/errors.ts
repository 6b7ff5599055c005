import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the control bench. */
export const fail = defineErrors({
  CONTROL_PATIENT_WITHOUT_THERAPY: {
    message: 'the companion table says nothing of patient {patient}',
    cure: 'give every patient of the table a line Name,CR,CF,Age,TDI in the companion',
  },
})
