/* Example: the PID controller of ../c/pid.c as an FMU for co-simulation. It is here to be read, not to be used on anyone. */
#include "fmi3_controller.h"

#include <stdlib.h>
#include <string.h>

enum { TIME, WEIGHT, GLUCOSE, INSULIN };

/* U/h per kg and mg/dL; per mg/dL h; per mg/dL/h. */
static const double proportional = 2.5e-4, integral_gain = 6.25e-5, derivative = 1.25e-4;
static const double target = 110.0, most = 5.0;

typedef struct {
  double time, weight, glucose, integral, before, rate;
  int seen;
} Pid;

static void start(Pid *self) {
  memset(self, 0, sizeof *self);
  self->weight = 70.0;
  self->glucose = target;
}

static void decide(Pid *self, double hours) {
  double glucose = self->glucose;
  if (glucose != glucose) return; /* a missing number is unequal to itself: the rate is held */
  double error = glucose - target;
  double slope = self->seen ? (glucose - self->before) / hours : 0.0;
  double integral = self->integral + error * hours;
  double rate = self->weight * (proportional * error + integral_gain * integral + derivative * slope);
  if (rate >= 0.0 && rate <= most) self->integral = integral; /* does not wind up */
  self->rate = rate < 0.0 ? 0.0 : rate > most ? most : rate;
  self->before = glucose;
  self->seen = 1;
}

const char *fmi3GetVersion(void) { return "3.0"; }

fmi3Instance fmi3InstantiateCoSimulation(fmi3String instanceName, fmi3String instantiationToken, fmi3String resourcePath, fmi3Boolean visible,
                                         fmi3Boolean loggingOn, fmi3Boolean eventModeUsed, fmi3Boolean earlyReturnAllowed,
                                         const fmi3ValueReference *requiredIntermediateVariables, size_t nRequiredIntermediateVariables,
                                         fmi3InstanceEnvironment environment, fmi3LogMessageCallback logMessage,
                                         fmi3IntermediateUpdateCallback intermediateUpdate) {
  (void)instanceName, (void)resourcePath, (void)visible, (void)loggingOn, (void)eventModeUsed, (void)earlyReturnAllowed;
  (void)requiredIntermediateVariables, (void)nRequiredIntermediateVariables, (void)intermediateUpdate;
  if (strcmp(instantiationToken, "{4c0f6f0e-5a1c-4a62-9d1e-6f7b1c2d3e4f}") != 0) {
    if (logMessage) logMessage(environment, fmi3Error, "logStatusError", "the instantiation token is another model's");
    return NULL;
  }
  Pid *self = malloc(sizeof *self);
  if (self) start(self);
  return self;
}

void fmi3FreeInstance(fmi3Instance instance) { free(instance); }

fmi3Status fmi3EnterInitializationMode(fmi3Instance instance, fmi3Boolean toleranceDefined, fmi3Float64 tolerance, fmi3Float64 startTime,
                                       fmi3Boolean stopTimeDefined, fmi3Float64 stopTime) {
  (void)toleranceDefined, (void)tolerance, (void)stopTimeDefined, (void)stopTime;
  ((Pid *)instance)->time = startTime;
  return fmi3OK;
}

fmi3Status fmi3ExitInitializationMode(fmi3Instance instance) { return instance ? fmi3OK : fmi3Error; }

fmi3Status fmi3Terminate(fmi3Instance instance) { return instance ? fmi3OK : fmi3Error; }

fmi3Status fmi3Reset(fmi3Instance instance) {
  start(instance);
  return fmi3OK;
}

static double *at(Pid *self, fmi3ValueReference reference) {
  switch (reference) {
    case TIME: return &self->time;
    case WEIGHT: return &self->weight;
    case GLUCOSE: return &self->glucose;
    case INSULIN: return &self->rate;
    default: return NULL;
  }
}

fmi3Status fmi3SetFloat64(fmi3Instance instance, const fmi3ValueReference *references, size_t count, const fmi3Float64 *values, size_t numbers) {
  if (count != numbers) return fmi3Error;
  for (size_t i = 0; i < count; i++) {
    if (references[i] != WEIGHT && references[i] != GLUCOSE) return fmi3Error;
    *at(instance, references[i]) = values[i];
  }
  return fmi3OK;
}

fmi3Status fmi3GetFloat64(fmi3Instance instance, const fmi3ValueReference *references, size_t count, fmi3Float64 *values, size_t numbers) {
  if (count != numbers) return fmi3Error;
  for (size_t i = 0; i < count; i++) {
    const double *value = at(instance, references[i]);
    if (!value) return fmi3Error;
    values[i] = *value;
  }
  return fmi3OK;
}

fmi3Status fmi3DoStep(fmi3Instance instance, fmi3Float64 currentCommunicationPoint, fmi3Float64 communicationStepSize,
                      fmi3Boolean noSetFMUStatePriorToCurrentPoint, fmi3Boolean *eventHandlingNeeded, fmi3Boolean *terminateSimulation,
                      fmi3Boolean *earlyReturn, fmi3Float64 *lastSuccessfulTime) {
  Pid *self = instance;
  (void)noSetFMUStatePriorToCurrentPoint;
  decide(self, communicationStepSize / 3600.0);
  self->time = currentCommunicationPoint + communicationStepSize;
  *eventHandlingNeeded = *terminateSimulation = *earlyReturn = false;
  *lastSuccessfulTime = self->time;
  return fmi3OK;
}
