import type { ServicePaper } from '@hongchao/contract'

/** The lines of a text, those with nothing in them left out. */
export function linesOf(text = ''): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** A paper a line, its note behind a bar of either width. */
export function papersOf(text = ''): ServicePaper[] {
  return linesOf(text).map((line) => {
    const [name = '', ...note] = line.split(/[|｜]/)
    const said = note.join(' ').trim()
    return { name: name.trim(), ...(said && { note: said }) }
  })
}

export function papersText(papers: readonly ServicePaper[]): string {
  return papers.map(({ name, note }) => (note ? `${name}｜${note}` : name)).join('\n')
}
