import type { Actor } from '@vitalbench/platform/access'

const statuses = {
  OPERATION_NOT_ALLOWED: 403,
  OPERATION_NOT_YOURS: 403,
  OPERATION_NOT_FOUND: 404,
  OPERATION_UNKNOWN: 404,
  OPERATION_INPUT_WRONG: 400,
  OPERATION_TOO_OFTEN: 429,
  HTTP_ORIGIN: 403,
  HTTP_BODY: 400,
  HTTP_TOO_LARGE: 413,
  HTTP_STREAMS: 429,
  HTTP_FAILED: 500,
} as const

/** The status of HTTP for an error of the catalogue; what is refused for its content is 422. */
export function statusOf(code: string, actor: Pick<Actor, 'kind'>): 400 | 401 | 403 | 404 | 413 | 422 | 429 | 500 {
  const status = statuses[code as keyof typeof statuses] ?? 422
  return status === 403 && code === 'OPERATION_NOT_ALLOWED' && actor.kind === 'guest' ? 401 : status
}
