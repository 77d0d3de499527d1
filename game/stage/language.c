#include "stage/language.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "files/file.h"
#include "words/catalogue.h"
#include "words/language.h"

static const char *of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "";
}

static bool catalogue_path(char path[FILE_PATH_MAX], const char *folder, const char *code)
{
    char name[LANGUAGE_CODE_SIZE + sizeof ".mo"];
    struct text text;
    text_init(&text, name, sizeof name);
    text_add(&text, code);
    text_add(&text, ".mo");
    return !text.cut && !strchr(code, '/') && file_join(path, folder, name);
}

static bool has_catalogue(const char *folder, const char *code)
{
    char path[FILE_PATH_MAX];
    return catalogue_path(path, folder, code) && file_exists(path);
}

/* The code of the catalogue that serves wanted best, "en" if it is English that is wanted, or NULL. */
static const char *find_code(char code[LANGUAGE_CODE_SIZE], const char *folder, const char *wanted)
{
    text_copy(code, LANGUAGE_CODE_SIZE, wanted);
    code[strcspn(code, ".@")] = '\0';
    if (code[0] && has_catalogue(folder, code))
        return code;
    for (size_t i = 0; i < languages_count; i++)
        if (language_serves(languages[i].code, wanted) && (i == 0 || has_catalogue(folder, languages[i].code)))
            return languages[i].code;
    return NULL;
}

static struct words *load(const char *folder, const char *code, struct error *error)
{
    char path[FILE_PATH_MAX], *bytes;
    struct words_desc desc = {.code = code};
    if (!catalogue_path(path, folder, code) || !file_read(path, CATALOGUE_SIZE_MAX, &bytes, &desc.size, error))
        return NULL;
    desc.bytes = bytes;
    struct words *words = words_create(&desc, error);
    if (!words)
        text_copy(error->where, sizeof error->where, path);
    return words;
}

struct words *language_load(const char *folder, const char *wanted, struct error *error)
{
    char buffer[LANGUAGE_CODE_SIZE];
    bool system = !wanted || strcmp(wanted, LANGUAGE_SYSTEM) == 0;
    const char *asked = system ? of_environment() : wanted;
    error_set(error, "", "", "");
    if (strcmp(asked, WORDS_PSEUDO) == 0)
        return words_create(&(struct words_desc){.code = WORDS_PSEUDO}, error);
    const char *code = find_code(buffer, folder, asked);
    if (code && strcmp(code, languages[0].code) != 0)
        return load(folder, code, error);
    if (!code && !system)
        error_set(error, asked, "is no language that Heelbeat has", "use en for English");
    return NULL;
}
