/** Sensors and pumps between a controller and a body. */

// Glucose sensors
export { glucoseSensors } from './sensors/glucose-sensors.ts'
export type { GlucoseSensorName } from './sensors/glucose-sensors.ts'
export type { GlucoseSensor, SensorModel, SensorOpening } from './sensors/sensor-model.ts'

// Insulin pumps
export { insulinPumps } from './insulin-pumps/insulin-pumps.ts'
export type { InsulinPumpName } from './insulin-pumps/insulin-pumps.ts'
export type { DeliveryError, InsulinPump, InsulinPumpModel } from './insulin-pumps/insulin-pump-model.ts'

// Syringe pumps
export { syringePumps } from './syringe-pumps/syringe-pumps.ts'
export type { SyringePumpName } from './syringe-pumps/syringe-pumps.ts'
export type { SyringePump, SyringePumpModel, SyringePumpOpening } from './syringe-pumps/syringe-pump-model.ts'

// Independent numbers
export { deviceOracles } from './oracles.ts'
