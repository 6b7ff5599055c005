import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of sensors and pumps: settings that no device can have, and time that runs backwards. */
export const fail = defineErrors({
  DEVICE_RANGE: {
    message: '{what} is {value}, outside {range}',
    cure: 'pass a value inside the range, in the unit named',
  },
})
