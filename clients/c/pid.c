/*
 * Example: a PID controller that doses insulin on glucose. It is here to be read, not to be used on anyone.
 *
 *   cc -O2 -ffp-contract=off -fPIC -shared pid.c -o pid.so
 *   clang --target=wasm32 -O2 -nostdlib -ffreestanding -Wl,--no-entry,--strip-all pid.c -o pid.wasm
 */
#include "vitalbench_controller.h"

/* U/h per kg and mg/dL; per mg/dL h; per mg/dL/h. */
static const double proportional = 2.5e-4, integral_gain = 6.25e-5, derivative = 1.25e-4;
static const double target = 110.0, most = 5.0, low = 70.0;

typedef struct {
  double hours, weight, integral, before, rate;
  int seen, alarm;
} Pid;

static Pid pid;

int32_t vitalbench_abi(void) { return VITALBENCH_ABI; }

const char *vitalbench_signals(void) {
  return "{\"inputs\":[{\"id\":\"glucose\",\"unit\":\"mg/dL\"}],\"outputs\":[{\"id\":\"insulin\",\"unit\":\"U/h\"}]}";
}

void *vitalbench_open(int32_t inputs, int32_t outputs, double period_seconds) {
  if (inputs != 1 || outputs != 1) return 0;
  pid.hours = period_seconds / 3600.0;
  pid.weight = 70.0;
  return &pid;
}

void vitalbench_patient(void *controller, const char *name, double value) {
  const char *wanted = "weight";
  while (*name != 0 && *name == *wanted) name++, wanted++;
  if (*name == 0 && *wanted == 0) ((Pid *)controller)->weight = value;
}

int32_t vitalbench_reset(void *controller) {
  Pid *self = controller;
  self->integral = self->rate = 0.0;
  self->seen = self->alarm = 0;
  return 0;
}

int32_t vitalbench_step(void *controller, double seconds, const double *inputs, double *outputs) {
  Pid *self = controller;
  double glucose = inputs[0];
  (void)seconds;
  self->alarm = 0;
  if (glucose == glucose) { /* a missing number is unequal to itself: the rate is held */
    double error = glucose - target;
    double slope = self->seen ? (glucose - self->before) / self->hours : 0.0;
    double integral = self->integral + error * self->hours;
    double rate = self->weight * (proportional * error + integral_gain * integral + derivative * slope);
    if (rate >= 0.0 && rate <= most) self->integral = integral; /* does not wind up */
    self->rate = rate < 0.0 ? 0.0 : rate > most ? most : rate;
    self->alarm = glucose < low;
    self->before = glucose;
    self->seen = 1;
  }
  outputs[0] = self->rate;
  return 0;
}

const char *vitalbench_event(void *controller) { return ((Pid *)controller)->alarm ? "alarm: low glucose" : 0; }

#if defined(__wasm__)
static double buffer[64];
void *vitalbench_buffer(int32_t bytes) { return bytes <= (int32_t)sizeof buffer ? buffer : 0; }
#endif
