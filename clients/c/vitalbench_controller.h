/*
 * A controller as a C shared library or a WebAssembly module, for `link: library` and `link: wasm`.
 *
 * A library is loaded into a process of its own, in the sandbox, and serves one session after the other, one call at a time. What it
 * prints goes to standard error; a crash, a hang and a number that is not finite are outcomes of the case.
 */
#ifndef VITALBENCH_CONTROLLER_H
#define VITALBENCH_CONTROLLER_H

#include <stdint.h>

#define VITALBENCH_ABI 1

#if defined(__wasm__)
#define VITALBENCH_EXPORT(name) __attribute__((export_name(#name)))
#elif defined(_WIN32)
#define VITALBENCH_EXPORT(name) __declspec(dllexport)
#else
#define VITALBENCH_EXPORT(name) __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Required. Version of this interface: return VITALBENCH_ABI. */
VITALBENCH_EXPORT(vitalbench_abi) int32_t vitalbench_abi(void);

/*
 * Required. Called once. How many numbers a decision shows and takes, and the virtual seconds from one decision to the next.
 * Returns a handle that the other functions get; NULL refuses the contract.
 */
VITALBENCH_EXPORT(vitalbench_open) void *vitalbench_open(int32_t inputs, int32_t outputs, double period_seconds);

/* Required. Begins a session: all that was learned in the one before is forgotten. Returns 0, or a number of its own that says why not. */
VITALBENCH_EXPORT(vitalbench_reset) int32_t vitalbench_reset(void *controller);

/*
 * Required. One decision at a time of the virtual clock. `inputs` are in the order of the contract, NaN where one is missing; `outputs`
 * hold NaN and have to be filled, in the order of the contract. Returns 0, or a number of its own that ends the session.
 */
VITALBENCH_EXPORT(vitalbench_step)
int32_t vitalbench_step(void *controller, double seconds, const double *inputs, double *outputs);

/*
 * Optional, and advised. The signals as the library understands them, as JSON:
 * {"inputs":[{"id":"glucose","unit":"mg/dL"}],"outputs":[{"id":"insulin","unit":"U/h"}]}
 * Other ids, another order or another unit (UCUM) than in the product's contract are refused before the first decision.
 */
VITALBENCH_EXPORT(vitalbench_signals) const char *vitalbench_signals(void);

/* Optional. A number that a clinician would enter of the patient, such as "weight"; called before vitalbench_reset, once for each. */
VITALBENCH_EXPORT(vitalbench_patient) void vitalbench_patient(void *controller, const char *name, double value);

/* Optional. What the last decision has to tell, an alarm or a change of mode; NULL for nothing. At most 200 characters are kept. */
VITALBENCH_EXPORT(vitalbench_event) const char *vitalbench_event(void *controller);

/* Optional. Nothing more comes. A process that is killed does not call it. */
VITALBENCH_EXPORT(vitalbench_close) void vitalbench_close(void *controller);

#if defined(__wasm__)
/* Required in WebAssembly only. Address of so many bytes, a multiple of 8, that stays valid; 0 refuses. */
VITALBENCH_EXPORT(vitalbench_buffer) void *vitalbench_buffer(int32_t bytes);
#endif

#ifdef __cplusplus
}
#endif

#endif
