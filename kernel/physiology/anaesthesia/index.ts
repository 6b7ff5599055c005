/** Patients under general anaesthesia, their pumps and monitors. */

// Who lies on the table
export { bodyMassIndex, fatFreeMass, leanBodyMass } from './person.ts'
export type { Person } from './person.ts'

// What the body does to the drug
export type { Pharmacokinetics, PharmacokineticSet } from './pharmacokinetics.ts'
export { marsh, modifiedMarsh } from './marsh.ts'
export { schnider } from './schnider.ts'
export { minto } from './minto.ts'
export { eleveldPropofol } from './eleveld-propofol.ts'
export type { EleveldPropofolOptions } from './eleveld-propofol.ts'
export { eleveldRemifentanil } from './eleveld-remifentanil.ts'
export { bolusPeak } from './bolus-peak.ts'
export type { BolusPeak } from './bolus-peak.ts'

// What the drug does to the body
export { bispectralIndex, bouillonBis, eleveldBis, propofolForBis, vanlucheneBis } from './bis.ts'
export type { BisSurface } from './bis.ts'
export { bouillonLaryngoscopy, toleranceOfLaryngoscopy } from './laryngoscopy.ts'
export type { LaryngoscopyModel } from './laryngoscopy.ts'

// The patient, one and many
export { anaesthesia } from './anaesthesia.ts'
export { anaesthesiaPatient, bouillonModels, eleveldModels } from './patient.ts'
export type { AnaesthesiaModels } from './patient.ts'
export { anaesthesiaCohort } from './cohort.ts'
export type { AnaesthesiaCohort, CohortOptions, VirtualPatient } from './cohort.ts'

// Pump and monitor
export { targetControl } from './target-controlled-infusion.ts'
export type { TargetControl, TargetControlOptions } from './target-controlled-infusion.ts'
export { bisNoise } from './bis-noise.ts'
export type { BisNoiseOptions } from './bis-noise.ts'

// Independent numbers
export { anaesthesiaOracles } from './oracles.ts'
