#include "core/timing/robust.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

void robust_sort(int64_t *values, int32_t count)
{
    if (count > 1)
        qsort(values, (size_t)count, sizeof *values, compare);
}

int64_t robust_median(const int64_t *sorted, int32_t count)
{
    if (count == 0)
        return 0;
    return count % 2 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
}

/* How many pairs i <= j add up to at most sum. */
static int64_t pairs_up_to(const int64_t *sorted, int32_t count, int64_t sum)
{
    int64_t pairs = 0;
    int32_t j = count - 1;
    for (int32_t i = 0; i < count; i++) {
        while (j >= i && sorted[i] + sorted[j] > sum)
            j--;
        if (j < i)
            break;
        pairs += j - i + 1;
    }
    return pairs;
}

int64_t robust_centre(const int64_t *sorted, int32_t count)
{
    if (count == 0)
        return 0;
    int64_t half = ((int64_t)count * (count + 1) / 2 + 1) / 2;
    int64_t low = 2 * sorted[0], high = 2 * sorted[count - 1];
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (pairs_up_to(sorted, count, middle) >= half)
            high = middle;
        else
            low = middle + 1;
    }
    return low >= 0 ? low / 2 : -((-low + 1) / 2);
}

int64_t robust_sd(const int64_t *sorted, int32_t count)
{
    if (count == 0)
        return 0;
    /* The deviations left and right of the median rise outwards: they are merged up to the middle one. */
    int64_t median = robust_median(sorted, count), deviation = 0;
    int32_t right = 0;
    while (right < count && sorted[right] < median)
        right++;
    int32_t left = right - 1;
    for (int32_t i = 0; i <= count / 2; i++) {
        if (left >= 0 && (right >= count || median - sorted[left] <= sorted[right] - median))
            deviation = median - sorted[left--];
        else
            deviation = sorted[right++] - median;
    }
    return deviation * 14826 / 10000;
}

int64_t robust_mode(const int64_t *sorted, int32_t count)
{
    if (count == 0)
        return 0;
    int32_t half = count / 2 + 1, best = 0;
    for (int32_t i = 1; i + half <= count; i++)
        if (sorted[i + half - 1] - sorted[i] < sorted[best + half - 1] - sorted[best])
            best = i;
    return robust_median(sorted + best, half);
}
