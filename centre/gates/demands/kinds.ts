import { affiliation } from './affiliation.ts'
import { agreement } from './agreement.ts'
import { approval } from './approval.ts'
import { calibration } from './calibration.ts'
import { capacity } from './capacity.ts'
import { consent } from './consent.ts'
import { dosimeter } from './dosimeter.ts'
import { qualification } from './qualification.ts'

/** The kinds of demand that a policy may make. A new one is a file and a line here. */
export const demandKinds = { qualification, affiliation, approval, consent, agreement, dosimeter, calibration, capacity } as const
