import type { ServicePaper } from '@hongchao/contract'

/** 一次性告知: everything that is not at hand, and not the first of it only. */
export function missingPapers(papers: readonly ServicePaper[], ready: readonly string[]): ServicePaper[] {
  return papers.filter(({ name }) => !ready.includes(name))
}

/** A word or two of the catalogue, in which `{name}` stands for a value. */
export type Words = { application: string; way: string; ready: string; missing: string; separator: string }

type Application = {
  name: string
  way: string
  words: string | undefined
  papers: readonly ServicePaper[]
  papersReady: readonly string[]
}

/** What whoever receives an application reads: the service, the way, the papers at hand, and the applicant's own words. */
export function applicationText(words: Words, application: Application): string {
  const { name, way, papers, papersReady } = application
  const ready = papers.filter((paper) => papersReady.includes(paper.name))
  return [
    words.application.replace('{name}', name),
    words.way.replace('{way}', way),
    ...(ready.length > 0 ? [words.ready.replace('{papers}', listOf(words, ready))] : []),
    ...(application.words ? [application.words] : [])
  ].join('\n')
}

/** What is missing, each with where it is to be had. */
export function noticeOf(words: Words, missing: readonly ServicePaper[]): string {
  return words.missing.replace('{papers}', listOf(words, missing))
}

function listOf({ separator }: Words, papers: readonly ServicePaper[]): string {
  return papers.map(({ name, note }) => (note ? `${name}（${note}）` : name)).join(separator)
}
