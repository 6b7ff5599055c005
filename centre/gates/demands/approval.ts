import { z } from 'zod'
import type { Approval } from '../facts.ts'
import { defineDemand, demandBase } from '../demand.ts'
import type { Scene } from '../scene.ts'
import { askFor, windowCheck, windowOf } from '../window.ts'
import type { Candidate } from '../window.ts'

const candidateOf = (row: Approval, { zone, request }: Scene, ask: string): Candidate => {
  const { mode, place } = request
  const remedy = { code: 'AMEND_APPROVAL', values: { role: ask } }
  const site = !row.sites || row.sites.includes(place.site) ? [] : [{ code: 'APPROVAL_SITE', values: { site: place.site }, remedy }]
  const wrongMode = !row.modes || row.modes.includes(mode) ? [] : [{ code: 'APPROVAL_MODE', values: { mode }, remedy }]
  return { window: windowOf(row, zone), flaws: [...site, ...wrongMode] }
}

/** The check that a project holds an approval of a kind for this site and mode. */
export function checkApproval(kind: string, ask: string, scene: Scene) {
  const { project = '' } = scene.request
  const candidates = scene.look('approvals', { project, kind }).map((row) => candidateOf(row, scene, ask))
  const remedies = () => [askFor(scene, { code: 'RENEW_APPROVAL', role: ask, values: { kind } })]
  return windowCheck({ area: 'APPROVAL', values: { kind, project: project || '–' }, candidates, scene, remedies })
}

/** An approval of the project: ethics, insurance, animal permit…, with its window, its sites and its modes. */
export const approval = defineDemand({
  schema: z.strictObject({ demand: z.literal('approval'), ...demandBase, kind: z.string().min(1) }),
  check: ({ kind, ask }, scene) => [checkApproval(kind, ask, scene)],
})
