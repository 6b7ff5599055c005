/** Name of what a search found. */
export const searchFile = 'search.json'
/** Name of the same as a page to read. */
export const hazardFile = 'hazard.md'
/** Name of the signed statement over it and over the evidence of both ends of its bracket. */
export const searchAttestationFile = 'search.dsse.json'
