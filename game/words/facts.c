#include "words/facts.h"

void facts_add(struct facts *facts, struct message message)
{
    if (message.one && facts->count < FACTS_MAX)
        facts->items[facts->count++] = message;
}

void facts_fill(const struct words *words, struct text *text, const struct facts *facts)
{
    for (int i = 0; i < facts->count; i++) {
        if (i > 0)
            words_name(words, text, "facts", NC_("facts", " · "));
        words_fill(words, text, &facts->items[i]);
    }
}
