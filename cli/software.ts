import manifest from './package.json' with { type: 'json' }

/** This software, as a locked plan names it. */
export const software = { name: 'vitalbench', version: manifest.version } as const
