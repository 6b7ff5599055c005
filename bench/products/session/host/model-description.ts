import { XMLParser } from 'fast-xml-parser'

/** A variable of an FMU. `type` is the name of its element, such as `Float64`. */
export interface FmuVariable {
  readonly name: string
  readonly reference: number
  readonly type: string
  readonly causality: string
  readonly unit?: string
  readonly array: boolean
}

/** What an FMU for co-simulation says of itself. */
export interface ModelDescription {
  readonly token: string
  readonly library: string
  readonly once: boolean
  readonly variables: readonly FmuVariable[]
}

type Element = Readonly<Record<string, unknown>>

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null
const elements = (value: unknown): readonly Element[] => (Array.isArray(value) ? value : [value]).filter(isElement)
const text = (element: Element, attribute: string): string | undefined => {
  const value = element[`@${attribute}`]
  return typeof value === 'string' ? value : undefined
}

/** Reads `modelDescription.xml` of FMI 3.0; throws what makes it no FMU for co-simulation. No document type is read. */
export function readModelDescription(xml: string): ModelDescription {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Error('modelDescription.xml declares a document type')
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseAttributeValue: false, parseTagValue: false })
  const { fmiModelDescription: root } = parser.parse(xml, true) as Element
  if (!isElement(root)) throw new Error('modelDescription.xml has no fmiModelDescription')
  const version = text(root, 'fmiVersion') ?? 'none'
  if (!version.startsWith('3.')) throw new Error(`the FMU has FMI version ${version}, read is 3.0`)
  const [simulation] = elements(root.CoSimulation)
  const library = simulation && text(simulation, 'modelIdentifier')
  if (library === undefined) throw new Error('the FMU is none for co-simulation')
  if (!/^[A-Za-z_]\w*$/.test(library)) throw new Error(`the FMU has the model identifier ${JSON.stringify(library)}`)
  if (text(simulation, 'needsExecutionTool') === 'true') throw new Error('the FMU needs the tool that made it')
  const [variables] = elements(root.ModelVariables)
  return {
    token: text(root, 'instantiationToken') ?? '',
    library,
    once: text(simulation, 'canBeInstantiatedOnlyOncePerProcess') === 'true',
    variables: Object.entries(variables ?? {}).flatMap(([type, all]) =>
      elements(all).map((each) => ({
        name: text(each, 'name') ?? '',
        reference: Number(text(each, 'valueReference')),
        type,
        causality: text(each, 'causality') ?? 'local',
        unit: text(each, 'unit'),
        array: 'Dimension' in each,
      })),
    ),
  }
}
