#include "stage/notices.h"

#include "core/base/text.h"
#include "stage/wording.h"
#include "words/words.h"

#include <string.h>

static const struct words *words_of(const struct notices *notices)
{
    return notices->wording ? wording_words(notices->wording) : NULL;
}

const char *notices_line(const struct notices *notices)
{
    return notices->line;
}

void notices_say(struct notices *notices, const char *line)
{
    text_copy(notices->line, sizeof notices->line, line);
}

void notices_tell(struct notices *notices, struct message message)
{
    words_write(words_of(notices), message, notices->line, sizeof notices->line);
}

void notices_fault(struct notices *notices, const struct error *error)
{
    words_error(words_of(notices), error, notices->line, sizeof notices->line);
}

void notices_take_back(struct notices *notices, const struct error *error)
{
    char line[NOTICES_LINE_SIZE];
    if (strcmp(words_error(words_of(notices), error, line, sizeof line), notices->line) == 0)
        notices_clear(notices);
}

void notices_clear(struct notices *notices)
{
    notices->line[0] = '\0';
}

void notices_note(struct notices *notices, const struct error *error)
{
    char note[NOTICES_NOTE_SIZE];
    words_error(words_of(notices), error, note, sizeof note);
    if (!notices->line[0])
        notices_say(notices, note);
    if (notices->note_count < NOTICES_NOTES_MAX)
        text_copy(notices->notes[notices->note_count++], NOTICES_NOTE_SIZE, note);
}

bool notices_take(struct notices *notices, char note[NOTICES_NOTE_SIZE])
{
    if (notices->note_count == 0)
        return false;
    memcpy(note, notices->notes[0], NOTICES_NOTE_SIZE);
    notices->note_count--;
    memmove(notices->notes[0], notices->notes[1], (size_t)notices->note_count * NOTICES_NOTE_SIZE);
    return true;
}
