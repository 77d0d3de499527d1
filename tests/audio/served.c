#include "audio/served.h"

#include <string.h>

#define RATE_HZ   48000
#define START_US  1000000
#define JITTER_US 60

static double draw(struct served *server)
{
    server->random = server->random * 6364136223846793005u + 1442695040888963407u;
    return (double)(server->random >> 11) / 9007199254740992.0;
}

static int64_t us_of(int64_t frames)
{
    return frames * 1000000 / RATE_HZ;
}

static void call_back(struct served *server, struct served_turn *turn, int64_t mono_us)
{
    if (turn->count < SERVED_ANCHORS)
        turn->anchors[turn->count++] = (struct audio_anchor){mono_us, server->given, server->given, true};
    server->given += server->buffer;
    server->left = server->buffer;
}

/* Every write is a piece of its own. */
static void give(struct served *server, struct served_turn *turn, int64_t mono_us)
{
    while (server->asked > 0) {
        int32_t piece = server->asked < server->left ? server->asked : server->left;
        if (server->piece_count < SERVED_PIECES)
            server->pieces[server->piece_count++] = piece;
        server->left -= piece;
        server->asked -= piece;
        if (server->left == 0)
            call_back(server, turn, mono_us);
    }
}

/* A chunk ends where its piece does; its length in time is rounded down. */
static void take_block(struct served *server, int64_t now_us)
{
    for (int32_t taken = 0; taken < server->block && server->sink_us < now_us + server->block_us;) {
        int32_t chunk = server->block;
        server->dry = server->dry || server->piece_count == 0;
        if (server->piece_count > 0) {
            chunk = server->pieces[0] < chunk ? server->pieces[0] : chunk;
            server->pieces[0] -= chunk;
            server->played += chunk;
            server->missing += chunk;
        }
        if (server->piece_count > 0 && server->pieces[0] == 0)
            memmove(server->pieces, server->pieces + 1, (size_t)--server->piece_count * sizeof *server->pieces);
        server->sink_us += us_of(chunk);
        taken += chunk;
    }
}

void served_open(struct served *server, int32_t buffer_frames, int64_t room_us, int64_t late_at_us, uint64_t seed)
{
    int64_t room = (room_us * RATE_HZ + 999999) / 1000000;
    struct served_turn none = {0};
    *server = (struct served){.buffer = buffer_frames, .random = seed, .sink_us = START_US, .hears_us = START_US};
    server->lump = (int32_t)(room / 4 < RATE_HZ / 50 ? room / 4 : RATE_HZ / 50);
    server->block_us = (us_of(room) - 2 * us_of(server->lump)) / 2;
    server->block = (int32_t)(server->block_us * RATE_HZ / 1000000);
    server->late_at_us = late_at_us;
    server->late_us = us_of(server->lump) * 4 / 3;
    server->asked = (int32_t)((room_us - server->block_us) * RATE_HZ / 1000000);
    call_back(server, &none, START_US);
    give(server, &none, START_US);
}

struct served_turn served_turn(struct served *server)
{
    struct served_turn turn = {.mono_us = server->sink_us, .played = server->played};
    int64_t now_us = server->sink_us + 20 + (int64_t)(draw(server) * JITTER_US);
    take_block(server, now_us);
    if (server->missing >= server->lump) {
        if (server->asked == 0) {
            bool late = server->late_us > 0 && now_us >= server->late_at_us;
            server->hears_us = now_us + (int64_t)(draw(server) * JITTER_US) + (late ? server->late_us : 0);
            server->late_us = late ? 0 : server->late_us;
        }
        server->asked += server->missing;
        server->missing = 0;
    }
    if (server->asked > 0 && server->hears_us <= server->sink_us)
        give(server, &turn, server->hears_us);
    return turn;
}
