/** Name of what a search found. */
export const searchFile = 'search.json'
/** Name of the locked plan of the study whose criterion was searched. */
export const searchPlanFile = 'plan.json'
/** Name of what was found as a page to read. */
export const hazardFile = 'hazard.md'
/** Name of the signed statement over these three, the first of which names the evidence of both ends of its bracket. */
export const searchAttestationFile = 'search.dsse.json'
