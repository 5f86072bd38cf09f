import { linesOf } from '../figures.ts'
import { chance } from './chance.ts'
import type { Labelled } from './labelled.ts'
import { type Classifier, methods, type MethodName } from './methods.ts'

/** How often a method is right, over all parts of which each was kept from it once. */
export type Accuracy = {
  work: 'suggest'
  data: string
  method: MethodName
  needs: number
  classes: number
  accuracy: number
  macroF1: number
  /** As part of all, where it would say something; and how often it is right then. */
  shown: number
  accuracyShown: number
}

export function tableOfAccuracies(of: readonly Accuracy[]): string {
  return linesOf(of, ['data', 'method', 'needs', 'classes', 'accuracy', 'macroF1', 'shown', 'accuracyShown'])
}

const parts = 5

/** Every method on the same parts; texts that are the same word for word are in the same part. */
export function accuracies(data: string, needs: readonly Labelled[]): Accuracy[] {
  const partOf = partsOf(needs)
  return (Object.keys(methods) as MethodName[]).map((method) => {
    const guesses: Guess[] = []
    for (let part = 0; part < parts; part++) {
      const classify = methods[method](needs.filter((need) => partOf(need) !== part))
      for (const need of needs.filter((each) => partOf(each) === part)) guesses.push(guessOf(need, classify))
    }
    return { work: 'suggest', data, method, needs: needs.length, ...measure(guesses) }
  })
}

type Guess = { is: string; said: string; sure: boolean }

function guessOf({ text, label }: Labelled, classify: Classifier): Guess {
  return { is: label, ...classify(text) }
}

function measure(guesses: readonly Guess[]): Omit<Accuracy, 'work' | 'data' | 'method' | 'needs'> {
  const classes = [...new Set(guesses.map(({ is }) => is))]
  const f1 = classes.map((one) => {
    const right = guesses.filter(({ is, said }) => is === one && said === one).length
    const named = guesses.filter(({ is, said }) => is === one || said === one).length
    return (2 * right) / (named + right)
  })
  const sure = guesses.filter((guess) => guess.sure)
  return {
    classes: classes.length,
    accuracy: round(rightOf(guesses)),
    macroF1: round(f1.reduce((sum, each) => sum + each, 0) / classes.length),
    shown: round(sure.length / guesses.length),
    accuracyShown: round(rightOf(sure))
  }
}

function rightOf(guesses: readonly Guess[]): number {
  return guesses.filter(({ is, said }) => is === said).length / guesses.length
}

function round(value: number): number {
  return Number(value.toFixed(4))
}

/** The same division each time. */
function partsOf(needs: readonly Labelled[]): (need: Labelled) => number {
  const texts = [...new Set(needs.map(({ text }) => text))]
  const next = chance(1)
  const shuffled = texts.map((text) => ({ text, at: next() })).toSorted((a, b) => a.at - b.at)
  const part = new Map(shuffled.map(({ text }, index) => [text, index % parts]))
  return ({ text }) => part.get(text)!
}
