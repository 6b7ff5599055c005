/** A named quantity of a model: a state, an input or an output. `unit` is UCUM. */
export interface Quantity {
  readonly name: string
  readonly unit: string
  readonly about: string
}

/** An input with the value that it has while nobody sets it. */
export interface Input extends Quantity {
  readonly rest: number
}

/** A parameter with its default and where that is published; the default is null where each patient has an own one. */
export interface Parameter extends Quantity {
  readonly default: number | null
  readonly source: string
}

/** Range of a quantity for which a model claims to hold, both ends included. `quantity` names a state, an input or an output. */
export interface DomainLimit {
  readonly quantity: string
  readonly unit: string
  readonly low: number
  readonly high: number
  readonly why: string
}

/** A virtual body in virtual time. It starts at rest (`time` 0) and changes in `advance` alone. */
export interface Body {
  /** Time in the unit of its model. */
  readonly time: number
  /** Inputs in the order of `model.inputs`, held during `advance`; set them before. */
  readonly inputs: Float64Array
  /** States in the order of `model.states`. */
  readonly state: Float64Array
  /** Outputs in the order of `model.outputs`, those of `time`; a disturbance input shows in them after the next `advance`. */
  readonly outputs: Float64Array
  /** Moves on by a duration ≥ 0 in the unit of time of the model. */
  advance(duration: number): void
  /** Time spent outside of each limit of `model.domain`, in its order, same unit as `time`. */
  readonly outside: Float64Array
}

/** How a body is opened: its parameters by name, and the step of the solver in the unit of time (the model's own by default). */
export interface Opening {
  readonly parameters: Readonly<Record<string, number>>
  readonly step?: number
}

/** A model of a body: states, parameters and limits are data, the equations stand in `open`. */
export interface Model {
  readonly name: string
  readonly title: string
  readonly source: string
  readonly time: 'min' | 's'
  /** Step of the solver unless another is asked for; Infinity where the solution between two changes of an input is exact. */
  readonly step: number
  readonly states: readonly Quantity[]
  readonly inputs: readonly Input[]
  readonly outputs: readonly Quantity[]
  readonly parameters: readonly Parameter[]
  readonly domain: readonly DomainLimit[]
  open(opening: Opening): Body
}
