import type { DomainLimit, Input, Quantity } from '../body.ts'

/** Concentrations of the drugs and the blood lost, in the order of the equations. */
export const states: readonly Quantity[] = [
  { name: 'propofolPlasma', unit: 'ug/mL', about: 'propofol in plasma' },
  { name: 'propofolFast', unit: 'ug/mL', about: 'propofol in the compartment of fast exchange' },
  { name: 'propofolSlow', unit: 'ug/mL', about: 'propofol in the compartment of slow exchange' },
  { name: 'propofolEffect', unit: 'ug/mL', about: 'propofol at the effect site' },
  { name: 'propofolPressure1', unit: 'ug/mL', about: 'propofol at the first site of blood pressure' },
  { name: 'propofolPressure2', unit: 'ug/mL', about: 'propofol at the second site of blood pressure' },
  { name: 'remifentanilPlasma', unit: 'ng/mL', about: 'remifentanil in plasma' },
  { name: 'remifentanilFast', unit: 'ng/mL', about: 'remifentanil in the compartment of fast exchange' },
  { name: 'remifentanilSlow', unit: 'ng/mL', about: 'remifentanil in the compartment of slow exchange' },
  { name: 'remifentanilEffect', unit: 'ng/mL', about: 'remifentanil at the effect site' },
  { name: 'remifentanilPressure', unit: 'ng/mL', about: 'remifentanil at the site of blood pressure' },
  { name: 'norepinephrinePlasma', unit: 'ng/mL', about: 'norepinephrine in plasma, above the own' },
  { name: 'bloodLost', unit: 'mL/kg', about: 'blood lost and not given back' },
]

/** Infusions, surgical stimulation and bleeding. */
export const inputs: readonly Input[] = [
  { name: 'propofol', unit: 'mg/min', about: 'infusion of propofol', rest: 0 },
  { name: 'remifentanil', unit: 'ug/min', about: 'infusion of remifentanil', rest: 0 },
  { name: 'norepinephrine', unit: 'ug/min', about: 'infusion of norepinephrine', rest: 0 },
  { name: 'stimulus', unit: '1', about: 'surgical stimulation, in points added to the index', rest: 0 },
  { name: 'bloodLoss', unit: 'mL/min', about: 'bleeding; below 0 blood is given back', rest: 0 },
]

/** What a monitor, a laboratory and an anaesthetist would see, without noise. */
export const outputs: readonly Quantity[] = [
  { name: 'bis', unit: '1', about: 'bispectral index, 0 to 100' },
  { name: 'propofolPlasma', unit: 'ug/mL', about: 'propofol in plasma' },
  { name: 'propofolEffect', unit: 'ug/mL', about: 'propofol at the effect site' },
  { name: 'remifentanilPlasma', unit: 'ng/mL', about: 'remifentanil in plasma' },
  { name: 'remifentanilEffect', unit: 'ng/mL', about: 'remifentanil at the effect site' },
  { name: 'map', unit: 'mm[Hg]', about: 'mean arterial pressure' },
  { name: 'cardiacOutput', unit: 'L/min', about: 'cardiac output' },
  { name: 'tol', unit: '1', about: 'probability that laryngoscopy is tolerated' },
]

/** Ranges beyond which nobody measured what the equations say. */
export const domain: readonly DomainLimit[] = [
  {
    quantity: 'propofolEffect',
    unit: 'ug/mL',
    low: 0,
    high: 12,
    why: 'BIS was followed up to 12 µg/mL: Kazama, Ikeda, Morita et al., Anesthesiology 90:1517 (1999)',
  },
  {
    quantity: 'remifentanilEffect',
    unit: 'ng/mL',
    low: 0,
    high: 16,
    why: 'BIS with propofol was followed up to 16 ng/mL: Guignard, Menigaux, Dupont et al., Anesth Analg 90:161 (2000)',
  },
  {
    quantity: 'norepinephrinePlasma',
    unit: 'ng/mL',
    low: 0,
    high: 25,
    why: 'doses up to 0.71 µg/kg/min were studied: Monnet, Jabot, Maizel et al., Crit Care Med 39:689 (2011)',
  },
  {
    quantity: 'bis',
    unit: '1',
    low: 30,
    high: 100,
    why: 'below 30 the index follows burst suppression, not a smooth curve: Bruhn, Bouillon, Shafer, J Clin Monit Comput 16:593 (2000)',
  },
  { quantity: 'map', unit: 'mm[Hg]', low: 40, high: 150, why: 'effects are added without reflexes or autoregulation' },
  {
    quantity: 'bloodLost',
    unit: 'mL/kg',
    low: 0,
    high: 30,
    why: 'propofol was studied at a loss of 30 mL/kg: Johnson, Egan, Kern et al., Anesthesiology 99:409 (2003)',
  },
]
