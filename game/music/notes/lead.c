#include "music/notes/compose.h"

#include <string.h>

#define QUICKEST_US  110000 /* between two notes of the lead: faster is no melody */
#define STEPS_WANTED 6      /* a hill has at least so many places for notes, if that isn't too quick */
#define POINTS_MAX   64

/* What makes one motif: the same letter sings the same way wherever it comes back. */
struct motif {
    const char *rise, *fall; /* rhythms up and down the hill */
    int32_t start;           /* semitones above the lead's floor */
    int32_t span;
    bool leaps; /* moves by chord tones instead of steps */
};

/* One place of the hill where a note begins. */
struct point {
    int64_t tick;
    int32_t height; /* permille */
    bool rising, strong;
};

struct singer {
    struct piece *piece;
    int voice;
    const char *form;
    int32_t section; /* of the last rep */
    int32_t ordinal; /* reps sung in this section */
};

static struct motif make_motif(const struct piece *piece, uint64_t theme, char letter)
{
    const struct style_lead *lead = &piece->style->lead;
    struct rng rng;
    compose_rng(piece, &rng, STREAM_LEAD, 1 + theme * 4 + (uint64_t)(letter - 'A'));
    return (struct motif){
        .rise = lead->cells[rng_below(&rng, (uint32_t)lead->cell_count)],
        .fall = lead->cells[rng_below(&rng, (uint32_t)lead->cell_count)],
        .start = (int32_t)rng_range(&rng, 0, lead->wander),
        .span = lead->span - (int32_t)rng_range(&rng, 0, lead->span / 4),
        .leaps = rng_below(&rng, 3) == 0,
    };
}

/* A note of the scale or the chord that doesn't rub against the chord. */
static bool fits(const struct piece *piece, const struct style_chord *chord, int32_t pitch, bool chord_only)
{
    if (harmony_holds(piece, chord, pitch))
        return true;
    if (chord_only || harmony_holds(piece, chord, pitch - 1))
        return false;
    const struct style_tones *scale = &piece->style->lead_scale[piece->minor];
    for (int i = 0; i < scale->count; i++)
        if ((piece->root + scale->tones[i]) % 12 == pitch % 12)
            return true;
    return false;
}

/* The fitting pitch nearest to target within low..high; -1 if there is none. */
static int32_t nearest(const struct piece *piece, const struct style_chord *chord, int32_t target, int32_t low,
                       int32_t high, bool chord_only)
{
    for (int32_t away = 0; away <= 24; away++) {
        if (target + away >= low && target + away <= high && fits(piece, chord, target + away, chord_only))
            return target + away;
        if (target - away >= low && target - away <= high && fits(piece, chord, target - away, chord_only))
            return target - away;
    }
    return -1;
}

/* Half the true hill, half a straight line: it follows the heel, and still moves near floor and top. */
static int32_t height_at(const struct piece *piece, const struct rep *rep, int64_t tick)
{
    int64_t us = tempo_tick_to_us(&piece->chart->tempo, tick), line = HEEL_HEIGHT_TOP;
    if (us <= rep->lift_us || us >= rep->landing_us)
        return 0;
    if (us < rep->top_us)
        line = (us - rep->lift_us) * HEEL_HEIGHT_TOP / (rep->top_us - rep->lift_us);
    else if (us > rep->lower_us)
        line = (rep->landing_us - us) * HEEL_HEIGHT_TOP / (rep->landing_us - rep->lower_us);
    return (int32_t)((line + rep_height(rep, us)) / 2);
}

/* The finest of beats, halves, quarters .. that gives the hill enough places without hurry. */
static int64_t grid(const struct piece *piece, const struct rep *rep)
{
    int64_t length = rep->landing_tick - rep->lift_tick, unit = TEMPO_TICKS_PER_BEAT * 4;
    int64_t length_us = rep->landing_us - rep->lift_us;
    (void)piece;
    while (unit > TEMPO_TICKS_PER_BEAT / 8 && length / unit < STEPS_WANTED &&
           length_us / (length / (unit / 2) + 1) >= QUICKEST_US)
        unit /= 2;
    while (length / unit >= POINTS_MAX - 2)
        unit *= 2;
    return unit;
}

/* Where the motif puts its notes on this hill: always one at the lift and one at the top. */
static int points_of(const struct piece *piece, const struct rep *rep, const struct motif *motif,
                     struct point points[POINTS_MAX])
{
    int64_t unit = grid(piece, rep);
    int64_t top = tempo_us_to_tick(&piece->chart->tempo, rep->top_us);
    size_t rise = strlen(motif->rise), fall = strlen(motif->fall);
    int count = 0;
    size_t up = 0, down = 0;
    bool crowned = false;
    for (int64_t tick = rep->lift_tick; tick < rep->landing_tick && count < POINTS_MAX; tick += unit) {
        bool rising = tick < top, first = tick == rep->lift_tick, peak = !rising && !crowned;
        char cell = rising ? motif->rise[up++ % rise] : motif->fall[down++ % fall];
        crowned = crowned || !rising;
        if (cell != 'x' && !first && !peak)
            continue;
        points[count++] = (struct point){.tick = tick,
                                         .height = height_at(piece, rep, tick),
                                         .rising = rising || peak,
                                         .strong = first || peak || (tick % TEMPO_TICKS_PER_BEAT == 0 && motif->leaps)};
    }
    return count;
}

static void sing_note(const struct singer *singer, const struct rep *rep, const struct point *point, int64_t until,
                      int32_t pitch, int32_t pan)
{
    const struct style_lead *lead = &singer->piece->style->lead;
    int velocity = lead->velocity + lead->swell * point->height / HEEL_HEIGHT_TOP - compose_lean(point->tick);
    sheet_add(singer->piece,
              &(struct sheet_note){
                  .tick = point->tick,
                  .end_tick = point->tick + (until - point->tick) * lead->gate_permille / 1000,
                  .straight = point->tick == rep->lift_tick || point->tick == rep->landing_tick,
                  .voice = singer->voice,
                  .pitch = pitch,
                  .velocity = compose_dynamics(singer->piece, &singer->piece->sections[singer->section], velocity),
                  .pan = pan,
              });
}

/* Chooses the next pitch: toward the point's height, never against the heel's way. */
static int32_t step_pitch(const struct piece *piece, const struct motif *motif, const struct point *point, int32_t last)
{
    const struct style_lead *lead = &piece->style->lead;
    const struct style_chord *chord = &harmony_bar_at(piece, point->tick)->chord;
    int32_t target = lead->low + motif->start + point->height * motif->span / HEEL_HEIGHT_TOP;
    int32_t low = 0, high = 127;
    if (last >= 0) {
        low = point->rising ? last : 0;
        high = point->rising ? 127 : last;
    }
    int32_t pitch = nearest(piece, chord, target, low, high, point->strong || motif->leaps);
    if (pitch < 0)
        pitch = nearest(piece, chord, target, low, high, false);
    return pitch >= 0 ? pitch : last >= 0 ? last : target;
}

/* The line of one hill; next_tick is where the following one begins, or far away. */
static void sing_rep(const struct singer *singer, const struct rep *rep, const struct motif *motif, int64_t next_tick,
                     int32_t pan)
{
    struct piece *piece = singer->piece;
    struct point points[POINTS_MAX + 1];
    int count = points_of(piece, rep, motif, points);
    int64_t gap = next_tick - rep->landing_tick;
    bool home = gap >= TEMPO_TICKS_PER_BEAT / 2;
    if (home) /* a rest follows: the line comes home with the heel */
        points[count] = (struct point){.tick = rep->landing_tick, .strong = true};
    int32_t pitch = -1;
    for (int i = 0; i < count + home; i++) {
        int64_t until = i + 1 < count + home ? points[i + 1].tick : rep->landing_tick;
        if (i == count)
            until = rep->landing_tick + (gap < 2 * TEMPO_TICKS_PER_BEAT ? gap : 2 * TEMPO_TICKS_PER_BEAT);
        pitch = step_pitch(piece, motif, &points[i], pitch);
        sing_note(singer, rep, &points[i], until, pitch, pan);
    }
}

static bool together(const struct rep *a, const struct rep *b)
{
    return a->heel != b->heel && a->lift_tick == b->lift_tick && a->landing_tick == b->landing_tick;
}

static struct motif motif_for(struct singer *singer, const struct rep *rep)
{
    const struct piece *piece = singer->piece;
    const struct bar *bar = harmony_bar_at(piece, rep->lift_tick);
    const struct section *section = &piece->sections[bar->section];
    if (bar->section != singer->section) {
        singer->section = bar->section;
        singer->ordinal = 0;
    }
    size_t length = strlen(singer->form);
    size_t phrase = (size_t)singer->ordinal / length;
    char letter = singer->form[(size_t)singer->ordinal % length];
    if (phrase % 3 == 2 - (size_t)section->variant % 2) /* one phrase of three goes elsewhere */
        letter = letter >= 'C' ? 'A' : (char)(letter + 1);
    uint64_t theme = section->energy == STYLE_FULL || section->energy == STYLE_FINISH ? 0 : 1;
    struct motif motif = make_motif(piece, theme, letter);
    /* The last of each second phrase answers: it falls another way. */
    if ((size_t)singer->ordinal % (2 * length) == 2 * length - 1)
        motif.fall = make_motif(piece, theme, letter == 'D' ? 'A' : (char)(letter + 1)).fall;
    singer->ordinal++;
    return motif;
}

void lead_write(struct piece *piece)
{
    const struct chart *chart = piece->chart;
    const struct style_lead *lead = &piece->style->lead;
    struct rng rng;
    compose_rng(piece, &rng, STREAM_LEAD, 0);
    struct singer singer = {.piece = piece, .section = -1};
    singer.voice = lead->voices[rng_below(&rng, (uint32_t)lead->voice_count)];
    singer.form = lead->forms[rng_below(&rng, (uint32_t)lead->form_count)];
    int32_t ahead = 0; /* the first rep that lifts later */
    for (int32_t i = 0; i < chart->rep_count; i++) {
        const struct rep *rep = &chart->reps[i];
        while (ahead < chart->rep_count && chart->reps[ahead].lift_tick <= rep->lift_tick)
            ahead++;
        if (rep->landing_tick <= rep->lift_tick || (i > 0 && together(rep, &chart->reps[i - 1])))
            continue;
        bool both = i + 1 < chart->rep_count && together(rep, &chart->reps[i + 1]);
        int32_t pan = both ? 0 : rep->heel == HEEL_LEFT ? -lead->side : lead->side;
        struct motif motif = motif_for(&singer, rep);
        int64_t next_tick = ahead < chart->rep_count ? chart->reps[ahead].lift_tick : chart->end_tick;
        sing_rep(&singer, rep, &motif, next_tick, pan);
    }
}
