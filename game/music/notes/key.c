#include "music/notes/tune.h"

#include <string.h>

static bool parse_root(const char **text, int16_t *root)
{
    static const int16_t naturals[7] = {9, 11, 0, 2, 4, 5, 7}; /* A .. G */
    char letter = **text;
    if (letter >= 'a' && letter <= 'g')
        letter = (char)(letter - 'a' + 'A');
    if (letter < 'A' || letter > 'G')
        return false;
    int16_t found = naturals[letter - 'A'];
    (*text)++;
    if (**text == '#' || **text == 'b') {
        found = (int16_t)(found + (**text == '#' ? 1 : 11));
        (*text)++;
    }
    *root = (int16_t)(found % 12);
    return true;
}

bool tune_parse_key(const char *text, int16_t *root, bool *minor)
{
    int16_t found;
    if (text == NULL || !parse_root(&text, &found))
        return false;
    if (strcmp(text, EN_(" minor")) != 0 && strcmp(text, EN_(" major")) != 0)
        return false;
    *root = found;
    *minor = strcmp(text, EN_(" minor")) == 0;
    return true;
}
