/** A file that is the product, or that holds it. Paths of artefacts are relative to the study file, with `/`. */
export interface FileArtefact {
  readonly link: 'onnx' | 'onnx-wasm' | 'in-process' | 'library' | 'fmu' | 'wasm'
  readonly path: string
  readonly sha256: string
}

/** A program with its files. */
export interface ProcessArtefact {
  readonly link: 'process'
  readonly command: readonly string[]
  readonly files: readonly { readonly path: string; readonly sha256: string }[]
}

/** A product that runs elsewhere. */
export interface AddressArtefact {
  readonly link: 'http' | 'websocket'
  readonly url: string
}

/** A controller that the bench brings along. */
export interface BuiltInArtefact {
  readonly link: 'built-in'
  readonly controller: string
}

/** What a product is, or where. */
export type ProductLink = FileArtefact | ProcessArtefact | AddressArtefact | BuiltInArtefact

/** What is under test, as its manufacturer declares it. */
export interface Product {
  readonly name: string
  readonly version: string
  readonly manufacturer: string
  readonly intendedPurpose: string
  readonly artefact: ProductLink
  /** Digest of the rows that the product was trained on, where the manufacturer says so. */
  readonly trainedOn?: string
  /** The typed input and output that the bench of the study reads; checked by the bench's own schema. */
  readonly contract?: unknown
}

/** Limits that a product runs under. `isolation: required` refuses to run where the system cannot enforce it. */
export interface Limits {
  readonly secondsPerCase: number
  readonly memoryMiB: number
  readonly isolation: 'required' | 'where-available'
}

/** An acceptance criterion: a limit on a measure, judged on its interval unless `on` says `estimate`. */
export interface Criterion {
  readonly id: string
  readonly text: string
  readonly measure: string
  readonly group: string
  readonly on: 'interval' | 'estimate'
  readonly limit:
    | { readonly atLeast: number }
    | { readonly atMost: number }
    | { readonly between: readonly [number, number] }
    /** Lower bound of (product − reference) above −margin. */
    | { readonly nonInferiorWithin: number }
}

/** A study after locking: complete, self-contained, free of machine paths; its canonical JSON is `plan.json`. */
export interface LockedPlan {
  readonly format: 'vitalbench-plan/1'
  readonly study: string
  readonly title: string
  readonly question: string
  readonly seed: string
  readonly software: { readonly name: 'vitalbench'; readonly version: string }
  readonly bench: { readonly name: string; readonly version: string }
  readonly product: Product
  readonly reference: Product | null
  readonly limits: Limits
  readonly criteria: readonly Criterion[]
  readonly files: readonly { readonly path: string; readonly sha256: string }[]
  /** What the study says to its bench, after the bench's schema has filled in the defaults. */
  readonly plan: unknown
}
