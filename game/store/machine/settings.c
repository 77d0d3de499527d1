#include "store/machine/settings.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "files/file.h"
#include "store/player/profile.h"

#define SETTINGS_FILE_MAX (1024 * 1024)
#define LANGUAGE_MAX      11

static const struct settings defaults = {
#define X(field, fallback, min, max, label) .field = (fallback),
    SETTINGS_INTS(X)
#undef X
#define X(field, fallback, label) .field = fallback,
        SETTINGS_TEXTS(X)
#undef X
#define X(field, type, fallback, words, count, label) .field = (fallback),
            SETTINGS_WORDS(X)
#undef X
};

/* A language that has no catalogue is none to be refused: another machine, or a later version, may have it. */
static bool is_language(const char *text)
{
    size_t length = strlen(text);
    return length >= 2 && length <= LANGUAGE_MAX &&
           strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_") == length;
}

/* Texts that can't be just any: by their field's name. */
static const struct {
    const char *name;
    bool (*is_valid)(const char *text);
    const char *fix;
} checks[] = {
    {"language", is_language, EN_("use \"system\", or a language as in \"de\" or \"pt_BR\"")},
    {"profile", profile_name_is_valid, EN_("use letters, digits, spaces, - and _")},
};

void settings_init(struct settings *settings)
{
    *settings = defaults;
}

void settings_move(struct settings *settings)
{
    settings->window_width = defaults.window_width;
    settings->window_height = defaults.window_height;
    settings->fullscreen = defaults.fullscreen;
    settings->audio_offset_ms = defaults.audio_offset_ms;
    settings->display_offset_ms = defaults.display_offset_ms;
    settings->keyboard_lift_offset_ms = defaults.keyboard_lift_offset_ms;
    settings->keyboard_landing_offset_ms = defaults.keyboard_landing_offset_ms;
    settings->audio_buffer_frames = defaults.audio_buffer_frames;
}

static void read_int(const struct json_in *in, const struct cJSON *root, const char *name, int32_t min, int32_t max,
                     int32_t *field)
{
    int64_t value;

    if (json_int(in, root, "", name, false, min, max, &value))
        *field = (int32_t)value;
}

static void read_text(const struct json_in *in, const struct cJSON *root, const char *name,
                      char field[SETTINGS_TEXT_SIZE])
{
    char text[SETTINGS_TEXT_SIZE] = "";

    if (!json_string(in, root, "", name, false, text, sizeof text))
        return;
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        if (strcmp(checks[i].name, name) == 0 && !checks[i].is_valid(text)) {
            json_fault_value(in, name, cJSON_GetObjectItemCaseSensitive(root, name), checks[i].fix);
            return;
        }
    }
    memcpy(field, text, sizeof text);
}

static void read_settings(const struct json_in *in, const struct cJSON *root, void *value)
{
    struct settings unused = defaults, *settings = value ? value : &unused;

#define X(field, fallback, min, max, label) read_int(in, root, #field, min, max, &settings->field);
    SETTINGS_INTS(X)
#undef X
#define X(field, fallback, label) read_text(in, root, #field, settings->field);
    SETTINGS_TEXTS(X)
#undef X
    int word;
#define X(field, type, fallback, words, count, label)                                                                  \
    if (json_word(in, root, "", #field, false, words, count, &word))                                                   \
        settings->field = (type)word;
    SETTINGS_WORDS(X)
#undef X
}

/* What is saved: all of settings, or what differs from before. */
struct saving {
    const struct settings *settings, *before;
};

static bool write_settings(struct cJSON *root, const void *value)
{
    const struct saving *saving = value;
    const struct settings *settings = saving->settings, *before = saving->before;
    bool ok = true;

#define KNOWN(field) (before && cJSON_GetObjectItemCaseSensitive(root, #field))
#define X(field, fallback, min, max, label)                                                                            \
    if (!KNOWN(field) || settings->field != before->field)                                                             \
        ok = ok && document_set_int(root, #field, settings->field);
    SETTINGS_INTS(X)
#undef X
#define X(field, fallback, label)                                                                                      \
    if (!KNOWN(field) || strcmp(settings->field, before->field) != 0)                                                  \
        ok = ok && document_set_text(root, #field, settings->field);
    SETTINGS_TEXTS(X)
#undef X
#define X(field, type, fallback, words, count, label)                                                                  \
    if (!KNOWN(field) || settings->field != before->field)                                                             \
        ok = ok && document_set_text(root, #field, words[settings->field]);
    SETTINGS_WORDS(X)
#undef X
#undef KNOWN
    return ok;
}

static const struct document document = {
    .format = "heelbeat-settings/1",
    .limit = SETTINGS_FILE_MAX,
    .read = read_settings,
    .write = write_settings,
    .stand_in = N_("the defaults are used"),
};

static bool settings_path(char *path, const char *folder, struct error *error)
{
    if (file_join(path, folder, "settings.json"))
        return true;
    error_set(error, folder, "is too long a path", "choose another data folder");
    return false;
}

static enum document_reading load(const char *folder, struct settings *settings, struct error *error)
{
    char path[FILE_PATH_MAX];

    settings_init(settings);
    return settings_path(path, folder, error) ? document_load(&document, path, settings, error) : DOCUMENT_REFUSED;
}

bool settings_load(const char *folder, struct settings *settings, struct error *error)
{
    enum document_reading reading = load(folder, settings, error);

    return reading == DOCUMENT_WHOLE || reading == DOCUMENT_ABSENT;
}

/* Whether a machine that shares another's data has no settings of its own yet. */
static bool begins_here(const char *data, const char *machine)
{
    char own[FILE_PATH_MAX];
    return strcmp(data, machine) != 0 && file_join(own, machine, "settings.json") && !file_exists(own);
}

enum document_reading settings_load_here(const char *data, const char *machine, struct settings *settings,
                                         struct error *error)
{
    bool begins = begins_here(data, machine);
    enum document_reading reading = load(begins ? data : machine, settings, error);

    if (begins)
        settings_move(settings);
    return reading;
}

void settings_peek_here(const char *data, const char *machine, struct settings *settings)
{
    char path[FILE_PATH_MAX];
    bool begins = begins_here(data, machine);

    settings_init(settings);
    if (file_join(path, begins ? data : machine, "settings.json"))
        (void)!document_peek(&document, path, settings, NULL); /* what can't be read is as at first */
    if (begins)
        settings_move(settings);
}

void settings_look_here(const char *data, const char *machine, document_fault_fn *take, void *context)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, begins_here(data, machine) ? data : machine, "settings.json"))
        (void)!document_look(&document, path, take, context);
}

void settings_follow(struct settings *settings, const struct settings *before, const struct settings *after)
{
#define X(field, fallback, min, max, label)                                                                            \
    if (after->field != before->field)                                                                                 \
        settings->field = after->field;
    SETTINGS_INTS(X)
#undef X
#define X(field, fallback, label)                                                                                      \
    if (strcmp(after->field, before->field) != 0)                                                                      \
        memcpy(settings->field, after->field, sizeof settings->field);
    SETTINGS_TEXTS(X)
#undef X
#define X(field, type, fallback, words, count, label)                                                                  \
    if (after->field != before->field)                                                                                 \
        settings->field = after->field;
    SETTINGS_WORDS(X)
#undef X
}

bool settings_change(const char *folder, const struct settings *before, const struct settings *settings,
                     struct error *error)
{
    char path[FILE_PATH_MAX];

    return settings_path(path, folder, error) && file_make_folder(folder, error) &&
           document_save(&document, path, &(struct saving){settings, before}, error);
}
