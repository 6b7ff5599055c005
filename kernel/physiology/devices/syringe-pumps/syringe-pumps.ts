import { screwPump } from './screw-pump.ts'
import type { SyringePumpModel } from './syringe-pump-model.ts'

/** Names of the syringe pumps. */
export type SyringePumpName = 'ideal' | 'alaris-pk' | 'perfusor-space'

type Device = Omit<SyringePumpModel, 'open'>

const model = (device: Device): SyringePumpModel => ({ ...device, open: (opening) => screwPump(device, opening) })

// ±2 % of volume, as manufacturers state it by the method of IEC 60601-2-24, is taken as two standard deviations.
const stated = 0.01

/**
 * Syringe pumps by name.
 *
 * @example
 * const pump = syringePumps['alaris-pk'].open({ stream: stream('study 7', 'case 12', 'pump'), concentration: 10 })
 * pump.deliver(8, 1 / 6) // mg of propofol during 10 s at 8 mg/min
 */
export const syringePumps: Readonly<Record<SyringePumpName, SyringePumpModel>> = {
  ideal: model({
    name: 'ideal',
    title: 'Ideal syringe pump',
    source: 'what is ordered, at once',
    rateStep: 0,
    rateMaximum: Infinity,
    error: 0,
    slack: 0,
  }),
  'alaris-pk': model({
    name: 'alaris-pk',
    title: 'Alaris PK',
    source:
      'accuracy ±2 %, rates to 1200 mL/h in steps of 0.1 mL/h, unconfirmed; steady flow of a 50-mL syringe after 74.5 min at 0.1 mL/h, taken as ' +
      'three times slack/rate: Neff et al., Eur J Anaesthesiol 24:602 (2007), on an Alaris Asena GH',
    rateStep: 0.1,
    rateMaximum: 1200,
    error: stated,
    slack: 0.041,
  }),
  'perfusor-space': model({
    name: 'perfusor-space',
    title: 'B. Braun Perfusor Space',
    source:
      'accuracy ±2 % as B. Braun states it for the Perfusor compact plus; rates to 999.9 mL/h in steps of 0.01 mL/h, unconfirmed; steady flow ' +
      'after 6.0 to 11.1 min at 1 mL/h, taken as three times slack/rate: Neff et al., Paediatr Anaesth 11:561 (2001), on four pumps after a bolus',
    rateStep: 0.01,
    rateMaximum: 999.9,
    error: stated,
    slack: 0.047,
  }),
}
