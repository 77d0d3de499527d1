#include "words/fault.h"

#include "words/words.h"

struct message words_fault_where(const struct told_fault *fault)
{
    if (fault->line > 0)
        return _f("{file}, line {line}", value_text("file", fault->file), value_number("line", fault->line));
    if (fault->place[0])
        return _f("{file}, {place}", value_text("file", fault->file), value_text("place", fault->place));
    return _f("{file}", value_text("file", fault->file));
}

struct message words_fault_means(enum told_fault_kind kind)
{
    static const char *const means[TOLD_FAULT_COUNT] = {
        [TOLD_MEMBER] = N_("This value can’t be used. The rest of the file is."),
        [TOLD_LINE] = N_("This line can’t be read, so a session may be missing from your days and your row."),
        [TOLD_CHANGE] = N_("This line can’t be read, so a change of a goal or a rest day may be missing."),
        [TOLD_LATER] = N_("This line was written by a later version of Heelbeat, which alone can read it."),
        [TOLD_ASIDE] = N_("Nothing in this file could be read, so it was set aside."),
        [TOLD_REFUSED] = N_("The computer can’t read this. Nothing will be saved over it."),
    };
    return _(means[kind]);
}

struct message words_fault_detail(const struct error *error)
{
    struct error found = *error;
    char text[WORDS_SIZE];
    found.where[0] = '\0';
    return _f("{found}", value_text("found", words_error(NULL, &found, text, sizeof text)));
}

struct message words_fault_mend(enum told_fault_kind kind)
{
    static const char *const mends[TOLD_FAULT_COUNT] = {
        [TOLD_MEMBER] = N_("Mend it in an editor, or change that setting in the game."),
        [TOLD_LINE] = N_("It is kept where it is. heelbeat profile repair saves what can still be read of it."),
        [TOLD_CHANGE] = N_("It is kept where it is. Set the goal or the rest day anew if it is missing."),
        [TOLD_LATER] = N_("It is kept where it is. Use the later version."),
        [TOLD_ASIDE] = N_("Mend it and give it its old name, or remove it if you miss nothing."),
        [TOLD_REFUSED] = N_("Check its permissions and the disk, then start Heelbeat again."),
    };
    return _(mends[kind]);
}

struct message words_fault_notice(const struct told_fault *fault, int count)
{
    if (count > 1)
        return _nf("{count} fault was found in your files: see About",
                   "{count} faults were found in your files: see About", count);
    if (fault->line > 0)
        return _f("{file}: line {line} can’t be read and is kept; see About", value_text("file", fault->file),
                  value_number("line", fault->line));
    if (fault->place[0])
        return _f("{file}: {place} can’t be used, the rest is; see About", value_text("file", fault->file),
                  value_text("place", fault->place));
    return _f("{file} could not be read; see About", value_text("file", fault->file));
}
