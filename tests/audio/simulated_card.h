/* A sound card, and the time that it and everybody goes by, as fast as a test lets it pass. SDL's own "dummy" card is
 * open behind it, which keeps real time; the game's hook is called by this one in its place, a buffer whenever one is
 * due. Whoever links it also wraps the calls that it stands in front of: see tests/app/CMakeLists.txt.
 *
 * A song is rendered to its end, or as far as it ever is ahead, before it plays: no renderer can be overtaken. */
#ifndef HEELBEAT_TESTS_AUDIO_SIMULATED_CARD_H
#define HEELBEAT_TESTS_AUDIO_SIMULATED_CARD_H

#include <stdint.h>

/* What clock_mono_us() says. */
int64_t simulated_card_mono_us(void);
/* Time goes on by us, with the buffers that the card asks for in it, each at its own time. */
void simulated_card_pass(int64_t us);
/* How many buffers it has asked for since the program began. */
int32_t simulated_card_buffers(void);

#endif
