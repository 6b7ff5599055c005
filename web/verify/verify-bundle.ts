import { columnNames, completeOutcomes, outcomesFromColumns, verifyBundle } from '@vitalbench/kernel/bundle'
import type { BundleVerification, Outcome } from '@vitalbench/kernel/bundle'
import { unzip } from 'fflate'
import { parquetMetadata, parquetRead } from 'hyparquet'

/** What a page asks its worker. */
export interface ToVerify {
  readonly bytes: Uint8Array
}

/** What the worker answers. */
export type Verified = { readonly verification: BundleVerification; readonly files: number } | { readonly error: string }

const unpacked = (bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> =>
  new Promise((resolve, reject) =>
    unzip(bytes, (error, files) => {
      if (error) return reject(error)
      // A bundle may have been packed with its folder.
      resolve(new Map(Object.entries(files).flatMap(([path, each]) => (path.endsWith('/') ? [] : [[path.split('/').at(-1)!, each]]))))
    }),
  )

async function readOutcomes(bytes: Uint8Array): Promise<readonly Outcome[]> {
  const file = new Uint8Array(bytes).buffer
  const metadata = parquetMetadata(file, { geoparquet: false })
  const names = columnNames(metadata.schema)
  const columns: (readonly unknown[])[] = []
  for (const name of names) {
    const values: unknown[] = []
    await parquetRead({
      file,
      metadata,
      columns: [name],
      onComplete: (rows) => {
        for (const [value] of rows as unknown[][]) values.push(value ?? null)
      },
    })
    columns.push(values)
  }
  return completeOutcomes(outcomesFromColumns(names, columns))
}

/** Verifies a bundle offline: nothing of it leaves this machine. */
export async function verifyHere({ bytes }: ToVerify): Promise<Verified> {
  try {
    const files = await unpacked(bytes)
    return { verification: await verifyBundle(files, { readOutcomes }), files: files.size }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
