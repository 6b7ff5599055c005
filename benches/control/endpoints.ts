import type { Endpoint } from '@vitalbench/bench'
import type { SessionIndex } from './plants/plant.ts'
import { plants } from './plants/plants.ts'
import { text } from './text.ts'

const words = text.en

const about = (name: string): string => words[`measure.${name}.about`] ?? words[`measure.${name}`] ?? ''

const widened = ([low, high]: readonly [number, number]): readonly [number, number] => {
  const width = Math.min(high - low, Number.MAX_VALUE)
  return [-width, width]
}

/** An index of a plant as endpoints: its mean, the worst patient, and the difference to the reference. */
const ofIndex = ({ name, unit, better, range }: SessionIndex): readonly Endpoint[] => [
  { name, unit, better, range, description: about(name) },
  { name: `${name}Worst`, unit, better, range, description: about(`${name}Worst`) },
  {
    name: `${name}Difference`,
    unit,
    better,
    range: range && widened(range),
    difference: true,
    description: about(`${name}Difference`),
  },
]

/** What is counted of the controller itself. */
const ofController: readonly Endpoint[] = [
  { name: 'answered', unit: '1', better: 'higher', range: [0, 1], description: about('answered') },
  { name: 'stopped', unit: '1', better: 'lower', range: [0, 1], description: about('stopped') },
  { name: 'lateDecisions', unit: '1', better: 'lower', range: [0, Number.MAX_VALUE], description: about('lateDecisions') },
  { name: 'contractBreaches', unit: '1', better: 'lower', range: [0, Number.MAX_VALUE], description: about('contractBreaches') },
]

const all = [...ofController, ...plants.flatMap(({ indices }) => indices.flatMap(ofIndex))]

/** Every endpoint of the bench. */
export const endpoints: readonly Endpoint[] = [...new Map(all.map((endpoint) => [endpoint.name, endpoint])).values()]
