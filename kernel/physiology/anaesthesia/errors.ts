import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the anaesthesia models: values that no person, pump or parameter set can have. */
export const fail = defineErrors({
  ANAESTHESIA_RANGE: {
    message: '{what} is {value}, outside {range}',
    cure: 'pass a value inside the range, in the unit named',
  },
  ANAESTHESIA_COVARIATES: {
    message: '{model} gives {what} {value} for age {age} y, height {height} cm, weight {weight} kg',
    cure: 'choose a parameter set that was made for such a person; formulas with lean body mass break down in obesity',
  },
  ANAESTHESIA_PARAMETER_UNKNOWN: {
    message: 'the anaesthesia model has no parameter {name}',
    cure: 'use the names that anaesthesia.parameters lists',
  },
  ANAESTHESIA_PARAMETER_MISSING: {
    message: 'parameter {name} is missing, and each patient has an own one',
    cure: 'start from anaesthesiaPatient() or from a patient of anaesthesiaCohort()',
  },
  ANAESTHESIA_NO_PLAUSIBLE_DRAW: {
    message: 'none of {attempts} draws for patient {patient} is plausible',
    cure: 'widen the ages, or report the seed: the rules leave almost nobody over',
  },
})
