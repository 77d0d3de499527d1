#include "music/notes/follow.h"

#include <math.h>

#define NOTES_MAX 4000

bool follow_is_lead(const struct style *style, const struct tune_note *note)
{
    const struct style_lead *lead = &style->lead;
    for (int i = 0; i < lead->voice_count; i++)
        if (lead->voices[i] == note->voice)
            return true;
    return false;
}

/* The height that the note's own side should have then. */
static double height_at(const struct chart *chart, const struct tune_note *note)
{
    int32_t best = 0;
    for (int32_t i = 0; i < chart->rep_count; i++) {
        const struct rep *rep = &chart->reps[i];
        if (note->pan == 0 || (note->pan < 0) == (rep->heel == HEEL_LEFT)) {
            int32_t height = rep_height(rep, note->start_us);
            best = height > best ? height : best;
        }
    }
    return best;
}

static void rank(const double *values, int count, double *ranks)
{
    for (int i = 0; i < count; i++) {
        double below = 0, equal = 0;
        for (int j = 0; j < count; j++) {
            below += values[j] < values[i];
            equal += values[j] == values[i];
        }
        ranks[i] = below + (equal - 1) / 2;
    }
}

/* Spearman's rank correlation. */
static double correlation(const double *a, const double *b, int count)
{
    static double x[NOTES_MAX], y[NOTES_MAX];
    rank(a, count, x);
    rank(b, count, y);
    double middle = (count - 1) / 2.0, xy = 0, xx = 0, yy = 0;
    for (int i = 0; i < count; i++) {
        xy += (x[i] - middle) * (y[i] - middle);
        xx += (x[i] - middle) * (x[i] - middle);
        yy += (y[i] - middle) * (y[i] - middle);
    }
    return xy / sqrt(xx * yy);
}

double follow_correlation(const struct chart *chart, const struct tune *tune, const struct style *style, int *count)
{
    static double pitches[NOTES_MAX], heights[NOTES_MAX];
    *count = 0;
    for (int32_t i = 0; i < tune->count && *count < NOTES_MAX; i++) {
        if (!follow_is_lead(style, &tune->notes[i]))
            continue;
        pitches[*count] = tune->notes[i].pitch;
        heights[(*count)++] = height_at(chart, &tune->notes[i]);
    }
    return correlation(pitches, heights, *count);
}
