import type { Oracle, OracleComparison } from '@vitalbench/kernel/oracle'
import { anaesthesia } from './anaesthesia.ts'
import { bispectralIndex, bouillonBis } from './bis.ts'
import { bolusPeak } from './bolus-peak.ts'
import { eleveldPropofol } from './eleveld-propofol.ts'
import { eleveldRemifentanil } from './eleveld-remifentanil.ts'
import { bouillonLaryngoscopy, toleranceOfLaryngoscopy } from './laryngoscopy.ts'
import { marsh, modifiedMarsh } from './marsh.ts'
import published from './oracles.json' with { type: 'json' }
import { anaesthesiaPatient, bouillonModels } from './patient.ts'
import type { Person } from './person.ts'
import { schnider } from './schnider.ts'

/** A bolus and infusions given to the whole model; expected concentrations have nine digits. */
const infusions = published.infusions.map((given): Oracle => ({
  id: given.id,
  method: 'plasma and effect-site concentration of propofol, exact between changes of the infusion',
  source: given.source,
  compute: () => {
    const { tolerance, expected } = given
    const models = { ...bouillonModels, propofol: given.set === 'marsh' ? marsh : schnider }
    const body = anaesthesia.open({ parameters: anaesthesiaPatient(given.person as Person, models) })
    body.state[0] = given.bolus_mg / models.propofol.of(given.person as Person).v1
    const changes = given.infusion_mg_min.map(([from, rate]) => ({ from, rate }))
    return given.t_min.flatMap((minutes, k): OracleComparison[] => {
      for (const { from, rate } of changes) {
        if (from < body.time || from >= minutes) continue
        body.advance(from - body.time)
        body.inputs[0] = rate
      }
      body.advance(minutes - body.time)
      const [, plasma, effect] = body.outputs
      return [
        { quantity: `plasma at ${minutes} min`, expected: expected.Cp_ug_mL[k], observed: plasma, tolerance, relative: true },
        { quantity: `effect site at ${minutes} min`, expected: expected.Ce_ug_mL[k], observed: effect, tolerance, relative: true },
      ]
    })
  },
}))

const parameters = published.parameters.map(({ id, source, set, person, expected, tolerance }): Oracle => ({
  id,
  method: 'volumes and clearances of a person',
  source,
  compute: () => {
    const found = (set === 'propofol' ? eleveldPropofol() : eleveldRemifentanil).of(person as Person)
    return Object.entries(expected).map(([name, value]) => ({
      quantity: name,
      expected: value,
      observed: found[name as keyof typeof found],
      tolerance,
      relative: true,
    }))
  },
}))

const { effects, peaks } = published

/** Independent numbers that the anaesthesia models are held to. */
export const anaesthesiaOracles: readonly Oracle[] = [
  ...infusions,
  ...parameters,
  {
    id: effects.id,
    method: 'BIS and tolerance of laryngoscopy under propofol and remifentanil',
    source: effects.source,
    compute: () => {
      const { propofol_ug_mL: propofol, remifentanil_ng_mL: remifentanil, expected, tolerance } = effects
      return [
        { quantity: 'BIS', expected: expected.BIS, observed: bispectralIndex(bouillonBis, propofol, remifentanil), tolerance },
        {
          quantity: 'tolerance of laryngoscopy',
          expected: expected.TOL,
          observed: toleranceOfLaryngoscopy(bouillonLaryngoscopy, propofol, remifentanil),
          tolerance,
        },
      ]
    },
  },
  ...peaks.map(({ id, source, minutes, tolerance }): Oracle => ({
    id,
    method: 'time from a bolus to the peak at the effect site',
    source,
    compute: () => {
      const { minutes: observed } = bolusPeak(modifiedMarsh.of({ age: 40, height: 165, weight: 70, sex: 'f' }))
      return [{ quantity: 'minutes', expected: minutes, observed, tolerance }]
    },
  })),
]
