import type { Stream } from '@vitalbench/kernel/numbers'
import type { Model } from '../../body.ts'
import { hovorka, hovorkaBasal, hovorkaParameters } from '../hovorka/index.ts'
import { kanderian, kanderianBasal, kanderianParameters } from '../kanderian/index.ts'
import { basalInfusion, s2008, s2008Parameters } from '../s2008/index.ts'
import { s2013, s2013Parameters } from '../s2013/index.ts'
import { drawHovorka, drawKanderian, drawS2008 } from './variability.ts'

/** A model of which cohorts are drawn. */
export type GlucoseModelName = 's2008' | 's2013' | 'hovorka' | 'kanderian'

/** What a cohort needs of a model; `infusion` in U/min holds the basal glucose and throws GLUCOSE_NO_BASAL where none does. */
export interface Family {
  readonly model: Model
  readonly draw: (random: Stream) => Record<string, number>
  readonly complete: (parameters: Readonly<Record<string, number>>) => Readonly<Record<string, number>>
  readonly infusion: (parameters: Readonly<Record<string, number>>) => number
}

/** The families by the name of their model. */
export const families: Readonly<Record<GlucoseModelName, Family>> = {
  s2008: {
    model: s2008,
    draw: drawS2008,
    complete: (parameters) => s2008Parameters({ parameters }),
    infusion: (parameters) => basalInfusion(s2008Parameters({ parameters })),
  },
  s2013: {
    model: s2013,
    draw: drawS2008,
    complete: (parameters) => s2013Parameters({ parameters }),
    infusion: (parameters) => basalInfusion(s2013Parameters({ parameters })),
  },
  hovorka: {
    model: hovorka,
    draw: drawHovorka,
    complete: (parameters) => hovorkaParameters({ parameters }),
    infusion: (parameters) => hovorkaBasal(hovorkaParameters({ parameters })).infusion,
  },
  kanderian: {
    model: kanderian,
    draw: drawKanderian,
    complete: (parameters) => kanderianParameters({ parameters }),
    infusion: (parameters) => kanderianBasal(kanderianParameters({ parameters })).infusion,
  },
}

/** The models by name, to open a patient of a cohort. */
export const glucoseModels: Readonly<Record<GlucoseModelName, Model>> = { s2008, s2013, hovorka, kanderian }
