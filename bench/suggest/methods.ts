import { lessonOf, type Vote, votesOf } from '../../server/src/modules/suggestions/rules/lessons.ts'
import { enough, likeliest } from '../../server/src/modules/suggestions/rules/ranking.ts'
import { type Terms, termsOf } from '../../server/src/modules/suggestions/rules/terms.ts'
import { chance } from './chance.ts'
import type { Labelled } from './labelled.ts'

export type Classifier = (text: string) => { said: string; sure: boolean }

/** What was tried; `product` is what the product does. */
export const methods = {
  product,
  naiveBayes,
  passiveAggressive: (needs: readonly Labelled[]) => passiveAggressive(needs, 5),
  passiveAggressiveOnce: (needs: readonly Labelled[]) => passiveAggressive(needs, 1)
} satisfies Record<string, (needs: readonly Labelled[]) => Classifier>
export type MethodName = keyof typeof methods

function product(needs: readonly Labelled[]): Classifier {
  const lessons = needs.map(({ text, label }, index) => lessonOf({ id: String(index), category: label, text }))
  const { votes, tallies } = votesOf({ learn: lessons, unlearn: [] })
  const byTerm = Map.groupBy(votes, ({ term }) => term) as ReadonlyMap<string, Vote[]>
  const notes = tallies.map(({ category }) => ({ category, text: category }))
  return (text) => {
    const known = { tallies, votes: [...termsOf(text).keys()].flatMap((term) => byTerm.get(term) ?? []) }
    const found = likeliest(text, known, notes)!
    return { said: found.category, sure: found.margin >= enough }
  }
}

/** Multinomial, each term counted as often as it stands, add one. */
function naiveBayes(needs: readonly Labelled[]): Classifier {
  const { labels, termsOfNeeds } = read(needs)
  const counts = new Map<string, Float64Array>()
  const totals = new Float64Array(labels.length)
  const priors = new Float64Array(labels.length)
  termsOfNeeds.forEach(({ terms, label }) => {
    priors[label]! += 1
    for (const [term, count] of terms) {
      const row = counts.get(term) ?? new Float64Array(labels.length)
      row[label]! += count
      totals[label]! += count
      counts.set(term, row)
    }
  })
  return (text) => {
    const scores = labels.map((_, label) => Math.log(priors[label]! / needs.length))
    for (const [term, count] of termsOf(text)) {
      const row = counts.get(term)
      if (row)
        labels.forEach((_, at) => (scores[at]! += count * Math.log((row[at]! + 1) / (totals[at]! + counts.size))))
    }
    return { said: labels[best(scores)]!, sure: true }
  }
}

/** Linear, by errors (Crammer, Dekel, Keshet, Shalev-Shwartz, Singer 2006), averaged, on TF-IDF of length 1. */
function passiveAggressive(needs: readonly Labelled[], passes: number): Classifier {
  const { labels, termsOfNeeds } = read(needs)
  const inNeeds = new Map<string, number>()
  for (const { terms } of termsOfNeeds) for (const term of terms.keys()) inNeeds.set(term, (inNeeds.get(term) ?? 0) + 1)
  const vectorOf = (terms: Terms): [string, number][] => {
    const weighed = [...terms].flatMap(([term, count]): [string, number][] => {
      const found = inNeeds.get(term)
      return found ? [[term, count * Math.log((needs.length + 1) / (found + 1))]] : []
    })
    const length = Math.hypot(...weighed.map(([, value]) => value)) || 1
    return weighed.map(([term, value]) => [term, value / length])
  }
  const learner = new Learner(labels.length)
  const vectors = termsOfNeeds.map(({ terms, label }) => ({ vector: vectorOf(terms), label }))
  const next = chance(3)
  for (let pass = 0; pass < passes; pass++) {
    const order = vectors.map((each) => ({ ...each, at: next() })).toSorted((a, b) => a.at - b.at)
    for (const { vector, label } of order) learner.learn(vector, label)
  }
  return (text) => ({ said: labels[best(learner.averaged(vectorOf(termsOf(text))))]!, sure: true })
}

const mostStep = 0.3

class Learner {
  /** By term: the weights now, and their changes times when they were made, from which the average follows. */
  private readonly weights = new Map<string, { now: Float64Array; since: Float64Array }>()
  private readonly classes: number
  private time = 1

  constructor(classes: number) {
    this.classes = classes
  }

  learn(vector: readonly [string, number][], label: number): void {
    const scores = this.scores(vector, ({ now }, at) => now[at]!)
    const rival = best(scores.map((score, at) => (at === label ? -Infinity : score)))
    const loss = 1 - scores[label]! + scores[rival]!
    if (loss > 0) {
      const step = Math.min(mostStep, loss / 2)
      for (const [term, value] of vector) {
        const row = this.weights.get(term) ?? {
          now: new Float64Array(this.classes),
          since: new Float64Array(this.classes)
        }
        for (const [at, sign] of [
          [label, 1],
          [rival, -1]
        ] as const) {
          row.now[at]! += sign * step * value
          row.since[at]! += sign * step * value * this.time
        }
        this.weights.set(term, row)
      }
    }
    this.time++
  }

  averaged(vector: readonly [string, number][]): number[] {
    return this.scores(vector, ({ now, since }, at) => now[at]! - since[at]! / this.time)
  }

  private scores(
    vector: readonly [string, number][],
    weightOf: (row: { now: Float64Array; since: Float64Array }, at: number) => number
  ): number[] {
    const scores = Array<number>(this.classes).fill(0)
    for (const [term, value] of vector) {
      const row = this.weights.get(term)
      if (row) for (let at = 0; at < this.classes; at++) scores[at]! += value * weightOf(row, at)
    }
    return scores
  }
}

function read(needs: readonly Labelled[]): { labels: string[]; termsOfNeeds: { terms: Terms; label: number }[] } {
  const labels = [...new Set(needs.map(({ label }) => label))]
  return {
    labels,
    termsOfNeeds: needs.map(({ text, label }) => ({ terms: termsOf(text), label: labels.indexOf(label) }))
  }
}

function best(scores: readonly number[]): number {
  return scores.indexOf(Math.max(...scores))
}
