import type { BisSurface } from './bis.ts'
import { bouillonBis, eleveldBis } from './bis.ts'
import { outputModel, pressureModel } from './circulation.ts'
import { eleveldPropofol } from './eleveld-propofol.ts'
import { eleveldRemifentanil } from './eleveld-remifentanil.ts'
import { bouillonLaryngoscopy } from './laryngoscopy.ts'
import { minto } from './minto.ts'
import type { Person } from './person.ts'
import type { PharmacokineticSet } from './pharmacokinetics.ts'
import { schnider } from './schnider.ts'
import { named } from './sections.ts'

/** Models that were made for each other: parameter sets of both drugs, and BIS as a function of age in y. */
export interface AnaesthesiaModels {
  readonly propofol: PharmacokineticSet
  readonly remifentanil: PharmacokineticSet
  readonly bis: (age: number) => BisSurface
}

/** Eleveld throughout: one joint fit of propofol and BIS from birth to old age, with the delay of the monitor; BIS ignores remifentanil. */
export const eleveldModels: AnaesthesiaModels = { propofol: eleveldPropofol(), remifentanil: eleveldRemifentanil, bis: eleveldBis }

/** Schnider, Minto and the surface of Bouillon, on which remifentanil lowers BIS too; adults only, no delay. */
export const bouillonModels: AnaesthesiaModels = { propofol: schnider, remifentanil: minto, bis: () => bouillonBis }

/**
 * Parameters of the anaesthesia model for the typical patient of given covariates.
 *
 * @example
 * anaesthesia.open({ parameters: anaesthesiaPatient({ age: 50, height: 170, weight: 70, sex: 'f' }, bouillonModels) })
 */
export const anaesthesiaPatient = (person: Person, models: AnaesthesiaModels = eleveldModels): Record<string, number> => ({
  weight: person.weight,
  ...named('propofol', models.propofol.of(person)),
  ...named('remifentanil', models.remifentanil.of(person)),
  ...named('bis', models.bis(person.age)),
  ...named('laryngoscopy', bouillonLaryngoscopy),
  ...named('pressure', pressureModel),
  ...named('output', outputModel),
})
