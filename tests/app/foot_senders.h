/* What stands at the far end of each kind of foot device, for a struct bench. Each is used once at a time. */
#ifndef HEELBEAT_TESTS_APP_FOOT_SENDERS_H
#define HEELBEAT_TESTS_APP_FOOT_SENDERS_H

#include "app/foot_bench.h"

/* Joysticks of SDL's own making. A mat whose panels 0 (left) and 3 (right) close while a heel is down, with contacts
 * that chatter for some milliseconds; a gamepad whose triggers the heels press. */
#define SENDER_PANEL_LEFT    0
#define SENDER_PANEL_RIGHT   3
#define SENDER_TRIGGER_LEFT  4
#define SENDER_TRIGGER_RIGHT 5
extern struct sender sender_mat, sender_gamepad;

/* Motion sensors, whose readings are pushed as SDL's events: one controller on each thigh, or a pair that SDL has
 * joined. */
extern struct sender sender_controllers, sender_joined_pair;

/* At a pseudo-terminal each: an FSR pad with four sensors that answers "v", and a microcontroller that speaks our own
 * lines. Garbage, half lines and the noise of a wrong baud rate come in between. */
extern struct sender sender_fsr, sender_lines, sender_stiff;
void sender_unplug_fsr(void);
void sender_plug_fsr(void);

/* /heelbeat/left and /right from the loopback, and packets that are broken or hostile. */
extern struct sender sender_osc;

#endif
