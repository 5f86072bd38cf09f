import { z } from 'zod'

/** Below the backup's folder, or the data folder that it is restored to: never beside it. */
const Path = z.string().regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)+$/)

const Sum = z.object({ path: Path, bytes: z.int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
export type Sum = z.infer<typeof Sum>

const Table = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.int(),
  path: Path
})
export type Table = z.infer<typeof Table>

const Sequence = z.object({ schema: z.string(), name: z.string(), value: z.string(), called: z.boolean() })
export type Sequence = z.infer<typeof Sequence>

const Chain = z.object({ schema: z.string(), sealed: z.int(), brokenAt: z.int().optional() })

/** What a backup says of itself; everything else in it is listed here with its sum. */
export const Manifest = z.object({
  format: z.literal(1),
  product: z.string(),
  postgres: z.string(),
  madeAt: z.iso.datetime(),
  /** By schema, which migrations had run. */
  migrations: z.record(z.string(), z.array(z.string())),
  tables: z.array(Table),
  sequences: z.array(Sequence),
  /** Work that was queued and not done. */
  jobs: z.object({ rows: z.int(), path: Path }),
  chains: z.array(Chain),
  /** Whether what signs sessions and opens sealed answers lies in it; else the operator keeps it in the environment. */
  secret: z.boolean(),
  sums: z.array(Sum)
})
export type Manifest = z.infer<typeof Manifest>

export const manifestName = 'manifest.json'
/** The manifest's own sum, as `sha256sum -c` reads it. */
export const manifestSumName = 'manifest.sha256'
