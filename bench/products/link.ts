import type { Enforcement } from '../circumstances.ts'
import type { Controller } from '../session.ts'
import type { Limits } from '../study/locked-plan.ts'
import type { Conversation } from './conversation.ts'
import type { Transport } from './session/transport.ts'

/** How a product is opened. */
export interface OpenOptions {
  /** Absolute path of the study file's folder; the paths of an artefact are relative to it. */
  readonly folder: string
  readonly limits: Limits
  /** Absolute paths of files and folders that the product must not read: data, evidence, keys. */
  readonly hide: readonly string[]
  /** Controllers of the bench, by name, for the link `built-in`. */
  readonly controllers?: Readonly<Record<string, Controller>>
  readonly signal?: AbortSignal
  readonly log?: (message: string) => void
}

/** A product before it is spoken to: how it takes calls and how it takes sessions, where it does, and under what protection. */
export interface Link {
  readonly enforcement: readonly Enforcement[]
  readonly calls?: () => Conversation
  readonly sessions?: (() => Transport) | Controller
}

/** Makes the link of an artefact of one kind; `product` is the name of the product, for errors. */
export type Linker<Artefact> = (artefact: Artefact, product: string, options: OpenOptions) => Promise<Link>
