#include "core/feet/steep.h"

#define SHARE_FULL 1000

static void count_rep(struct steep *steep, bool is_steep)
{
    steep->reps = is_steep == steep->is_steep ? 0 : steep->reps + 1;
    if (steep->reps < STEEP_REPS)
        return;
    steep->is_steep = is_steep;
    steep->reps = 0;
}

/* A rep that stayed below the top says nothing. */
static void come_back(struct steep *steep, int64_t t_us)
{
    int64_t whole_us = t_us - steep->from_us;
    int64_t ways_us = steep->topped_us - steep->from_us + t_us - steep->left_us;
    bool is_short = ways_us * SHARE_FULL < whole_us * STEEP_SHARE;
    if (steep->topped && !(is_short && ways_us > 2 * STEEP_WAY_US))
        count_rep(steep, is_short);
}

/* When level was crossed since the reading before. */
static int64_t crossed_us(const struct steep *steep, int64_t t_us, int32_t height, int32_t level)
{
    return height == steep->height ? t_us : t_us - (t_us - steep->at_us) * (height - level) / (height - steep->height);
}

void steep_height(struct steep *steep, int64_t t_us, int32_t height)
{
    if (height < STEEP_HIGH && steep->height >= STEEP_HIGH)
        steep->left_us = crossed_us(steep, t_us, height, STEEP_HIGH);
    if (steep->away && height <= STEEP_LOW)
        come_back(steep, crossed_us(steep, t_us, height, STEEP_LOW));
    if (!steep->away && height > STEEP_LOW)
        steep->from_us = crossed_us(steep, t_us, height, STEEP_LOW);
    steep->away = height > STEEP_LOW;
    steep->topped = steep->away && steep->topped;
    if (height >= STEEP_HIGH && !steep->topped)
        steep->topped_us = crossed_us(steep, t_us, height, STEEP_HIGH);
    steep->topped = steep->topped || height >= STEEP_HIGH;
    steep->at_us = t_us;
    steep->height = height;
}
