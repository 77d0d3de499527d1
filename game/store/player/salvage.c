#include "store/player/salvage.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/utf8.h"
#include "store/player/record.h"

#define BEGINS      "{\"format\":\"heelbeat-session/"
#define MEMBERS_MAX 64

/* Ends that a session may have had: after its brackets close, or else before each of its last commas. */
struct ends {
    size_t closed; /* 0: they don't */
    size_t commas[MEMBERS_MAX];
    size_t count; /* of commas; the last MEMBERS_MAX of them are kept, in a ring */
};

static void find_ends(const char *text, size_t length, struct ends *ends)
{
    int depth = 0;
    bool quoted = false;
    *ends = (struct ends){0};
    for (size_t i = 0; i < length && ends->closed == 0; i++) {
        if (quoted && text[i] == '\\')
            i++;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && (text[i] == '{' || text[i] == '['))
            depth++;
        else if (!quoted && (text[i] == '}' || text[i] == ']'))
            ends->closed = --depth == 0 ? i + 1 : 0;
        else if (!quoted && text[i] == ',' && depth == 1)
            ends->commas[ends->count++ % MEMBERS_MAX] = i;
    }
}

/* The length of the session that text begins with, which is closed where it was torn; 0 if there is none. */
static size_t read_session(char *text, size_t length, struct session_record *record)
{
    struct ends ends;
    find_ends(text, length, &ends);
    if (ends.closed > 0 && record_parse(text, ends.closed, record))
        return ends.closed;
    size_t oldest = ends.count > MEMBERS_MAX ? ends.count - MEMBERS_MAX : 0;
    for (size_t i = ends.count; i > oldest; i--) {
        size_t comma = ends.commas[(i - 1) % MEMBERS_MAX];
        text[comma] = '}';
        if (record_parse(text, comma + 1, record))
            return comma + 1;
        text[comma] = ',';
    }
    return 0;
}

static char *copy_of(const char *text, size_t length)
{
    char *copy = malloc(length + 1);
    if (!copy)
        return NULL;
    for (size_t i = 0; i < length; i++)
        copy[i] = text[i] ? text[i] : '?';
    copy[length] = '\0';
    return copy;
}

static size_t find_next(const char *text, size_t from, size_t length)
{
    for (; from + strlen(BEGINS) <= length; from++)
        if (memcmp(text + from, BEGINS, strlen(BEGINS)) == 0)
            return from;
    return length;
}

int32_t salvage_each(const char *line, size_t length,
                     bool (*take)(void *context, const struct session_record *record, const char *line, size_t length),
                     void *context)
{
    int32_t count = 0;
    bool more = true;
    for (size_t at = find_next(line, 0, length), next; more && at < length; at = next) {
        struct session_record record;
        next = find_next(line, at + 1, length);
        char *text = copy_of(line + at, next - at);
        size_t size = text ? read_session(text, next - at, &record) : 0;
        if (text && size == 0) {
            utf8_make_plain(text);
            size = read_session(text, strlen(text), &record);
        }
        count += size > 0;
        more = size == 0 || take(context, &record, text, size);
        free(text);
    }
    return count;
}
