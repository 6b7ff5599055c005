import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

const name = 'vitalbench.visit'
const week = 7 * 86_400

/** The id of a visit: a digest, so that whoever reads it in a log cannot come as the visitor. */
const idOf = (secret: string): string => createHash('sha256').update(`visit ${secret}`).digest('base64url').slice(0, 32)

/** Id of the visit that a browser goes on with, or null. */
export function readVisit(context: Context): string | null {
  const secret = getCookie(context, name)
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? idOf(secret) : null
}

/** Begins the visit of a browser without an account; gives its id. */
export function beginVisit(context: Context, secure: boolean): string {
  const secret = randomBytes(32).toString('base64url')
  setCookie(context, name, secret, { httpOnly: true, sameSite: 'Lax', secure, path: '/', maxAge: week })
  return idOf(secret)
}

/** Ends a visit: who made it has an account now. */
export const endVisit = (context: Context): void => void deleteCookie(context, name, { path: '/' })
