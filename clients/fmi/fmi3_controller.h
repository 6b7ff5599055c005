/*
 * The part of FMI 3.0 (co-simulation, https://fmi-standard.org) that a small controller without events, arrays or saved states needs:
 * types, states of a call and prototypes, written from the published interface.
 */
#ifndef FMI3_CONTROLLER_H
#define FMI3_CONTROLLER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef void *fmi3Instance;
typedef void *fmi3InstanceEnvironment;
typedef uint32_t fmi3ValueReference;
typedef double fmi3Float64;
typedef bool fmi3Boolean;
typedef const char *fmi3String;

typedef enum { fmi3OK, fmi3Warning, fmi3Discard, fmi3Error, fmi3Fatal } fmi3Status;

typedef void (*fmi3LogMessageCallback)(fmi3InstanceEnvironment, fmi3Status, fmi3String category, fmi3String message);
typedef void (*fmi3IntermediateUpdateCallback)(fmi3InstanceEnvironment, fmi3Float64, fmi3Boolean, fmi3Boolean, fmi3Boolean, fmi3Boolean,
                                               fmi3Boolean *, fmi3Float64 *);

#if defined(_WIN32)
#define FMI3_EXPORT __declspec(dllexport)
#else
#define FMI3_EXPORT __attribute__((visibility("default")))
#endif

FMI3_EXPORT const char *fmi3GetVersion(void);

FMI3_EXPORT fmi3Instance fmi3InstantiateCoSimulation(fmi3String instanceName, fmi3String instantiationToken, fmi3String resourcePath,
                                                     fmi3Boolean visible, fmi3Boolean loggingOn, fmi3Boolean eventModeUsed,
                                                     fmi3Boolean earlyReturnAllowed, const fmi3ValueReference *requiredIntermediateVariables,
                                                     size_t nRequiredIntermediateVariables, fmi3InstanceEnvironment environment,
                                                     fmi3LogMessageCallback logMessage, fmi3IntermediateUpdateCallback intermediateUpdate);
FMI3_EXPORT void fmi3FreeInstance(fmi3Instance);

FMI3_EXPORT fmi3Status fmi3EnterInitializationMode(fmi3Instance, fmi3Boolean toleranceDefined, fmi3Float64 tolerance, fmi3Float64 startTime,
                                                   fmi3Boolean stopTimeDefined, fmi3Float64 stopTime);
FMI3_EXPORT fmi3Status fmi3ExitInitializationMode(fmi3Instance);
FMI3_EXPORT fmi3Status fmi3Terminate(fmi3Instance);
FMI3_EXPORT fmi3Status fmi3Reset(fmi3Instance);

FMI3_EXPORT fmi3Status fmi3SetFloat64(fmi3Instance, const fmi3ValueReference *, size_t nValueReferences, const fmi3Float64 *, size_t nValues);
FMI3_EXPORT fmi3Status fmi3GetFloat64(fmi3Instance, const fmi3ValueReference *, size_t nValueReferences, fmi3Float64 *, size_t nValues);

FMI3_EXPORT fmi3Status fmi3DoStep(fmi3Instance, fmi3Float64 currentCommunicationPoint, fmi3Float64 communicationStepSize,
                                  fmi3Boolean noSetFMUStatePriorToCurrentPoint, fmi3Boolean *eventHandlingNeeded,
                                  fmi3Boolean *terminateSimulation, fmi3Boolean *earlyReturn, fmi3Float64 *lastSuccessfulTime);

#endif
