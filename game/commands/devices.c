#include "app/backstage.h"
#include "app/clock.h"
#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"
#include "files/os_machine.h"
#include "input/drivers.h"
#include "words/device.h"
#include "words/timing.h"

#include <cjson/cJSON.h>
#include <SDL.h>
#include <stdio.h>

#define LOOK_US 400000  /* for devices that are there to be told of */
#define SCAN_US 6000000 /* for serial ports to be asked in turn */
#define TURN_US 1000

struct watch {
    const struct cli *cli;
    struct backstage *backstage;
    struct devices *devices;
    bool json, watched;
};

static void print_edge(const struct watch *watch, const struct device_event *event)
{
    const struct heel_event *heel = &event->heel;
    const char *name = devices_at(watch->devices, event->device)->foot.setup.name;
    const char *edge = heel->kind == HEEL_KIND_LIFT ? "lift" : "landing";
    if (!watch->json) {
        const struct message cells[] = {output_text(name), words_heel(heel->heel),
                                        words_edge(heel->kind == HEEL_KIND_LIFT ? EDGE_LIFT : EDGE_LANDING)};
        output_cells(watch->cli, (const int[]){32, 5, 0}, cells, 3);
        return;
    }
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "device", name);
    cJSON_AddStringToObject(object, "heel", heel_name(heel->heel));
    cJSON_AddStringToObject(object, "edge", edge);
    cJSON_AddNumberToObject(object, "mono_us", (double)heel->t_us);
    char *line = cJSON_PrintUnformatted(object);
    puts(line ? line : "");
    cJSON_free(line);
    cJSON_Delete(object);
}

static void print_change(const struct watch *watch, const struct device_event *event)
{
    const char *name = devices_at(watch->devices, event->device)->foot.setup.name;
    if (!watch->json)
        output_row(watch->cli, 32, output_text(name),
                   event->kind == DEVICE_EVENT_ARRIVED ? _("is here") : _("is gone"));
}

static void tell(const struct watch *watch, const struct device_event *event)
{
    switch (event->kind) {
    case DEVICE_EVENT_HEEL:
        if (watch->watched && event->heel.kind != HEEL_KIND_HEIGHT)
            print_edge(watch, event);
        break;
    case DEVICE_EVENT_ARRIVED:
    case DEVICE_EVENT_LEFT:
        if (watch->watched)
            print_change(watch, event);
        break;
    case DEVICE_EVENT_FAULT:
        notices_note(&watch->backstage->notices, &event->error);
        backstage_tell(watch->backstage);
        break;
    case DEVICE_EVENT_MENU:
    case DEVICE_EVENT_READING:
    case DEVICE_EVENT_KIND_COUNT:
        break;
    }
}

/* Until until_us, or the user has enough. */
static void run(const struct watch *watch, int64_t until_us)
{
    for (int64_t mono_us = clock_mono_us(); mono_us < until_us && !os_stop_asked(); mono_us = clock_mono_us()) {
        SDL_Event event;
        struct device_event told;
        while (SDL_PollEvent(&event))
            devices_event(watch->devices, &event, clock_mono_us());
        devices_step(watch->devices, clock_mono_us());
        while (devices_next(watch->devices, &told))
            tell(watch, &told);
        if (watch->watched && fflush(stdout) != 0)
            break;
        clock_sleep_until(mono_us + TURN_US);
    }
}

static cJSON *heel_json(const struct device_heel *heel)
{
    char buffer[CONTROL_TEXT_SIZE];
    cJSON *controls = cJSON_CreateArray();
    for (int32_t i = 0; i < heel->count; i++)
        cJSON_AddItemToArray(controls, cJSON_CreateString(control_format(&heel->controls[i], buffer)));
    return controls;
}

static cJSON *device_json(const struct device *device)
{
    const struct device_setup *setup = &device->foot.setup;
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "id", setup->id);
    cJSON_AddStringToObject(object, "name", setup->name);
    cJSON_AddStringToObject(object, "kind", device_kind_words[setup->kind]);
    cJSON_AddBoolToObject(object, "here", device->here);
    cJSON_AddBoolToObject(object, "set_up", setup->bound);
    cJSON_AddBoolToObject(object, "off", setup->off);
    cJSON_AddStringToObject(object, "active", heel_polarity_words[setup->polarity]);
    cJSON_AddItemToObject(object, "left", heel_json(&setup->heels[HEEL_LEFT]));
    cJSON_AddItemToObject(object, "right", heel_json(&setup->heels[HEEL_RIGHT]));
    return object;
}

static int print_json(const struct cli *cli, const struct watch *watch)
{
    cJSON *document = cJSON_CreateObject();
    cJSON *keyboard = cJSON_AddObjectToObject(document, "keyboard");
    cJSON_AddStringToObject(keyboard, "left", watch->backstage->preferences.now.left_keys);
    cJSON_AddStringToObject(keyboard, "right", watch->backstage->preferences.now.right_keys);
    cJSON_AddStringToObject(keyboard, "active", heel_polarity_words[watch->backstage->preferences.now.keys_active]);
    cJSON *list = cJSON_AddArrayToObject(document, "devices");
    for (int i = 0; i < devices_count(watch->devices); i++)
        cJSON_AddItemToArray(list, device_json(devices_at(watch->devices, i)));
    return output_json(cli, document);
}

static const int widths[] = {32, 10, 0};
#define COLUMNS (sizeof widths / sizeof widths[0])

static void print_device(const struct cli *cli, const struct device *device)
{
    char line[2 * WORDS_SIZE];
    struct text text;
    struct facts bindings = words_controls(&device->foot.setup);
    text_init(&text, line, sizeof line);
    facts_fill(cli->words, &text, &bindings);
    const struct message cells[COLUMNS] = {
        output_text(device->foot.setup.name),
        words_device_state(device_state_of(&device->foot.setup, device->here, false)), output_text(line)};
    output_cells(cli, widths, cells, COLUMNS);
}

static int print_table(const struct cli *cli, const struct watch *watch)
{
    const struct settings *settings = &watch->backstage->preferences.now;
    const struct message keyboard[COLUMNS] = {_("Keyboard"), words_device_state(DEVICE_STATE_READY),
                                              _f("left: {left} · right: {right}",
                                                 value_text("left", settings->left_keys),
                                                 value_text("right", settings->right_keys))};
    output_cells(cli, widths, keyboard, COLUMNS);
    for (int i = 0; i < devices_count(watch->devices); i++)
        print_device(cli, devices_at(watch->devices, i));
    return output_finish(cli);
}

static int look(const struct cli *cli, struct watch *watch, bool scan)
{
    struct error error = {0};
    if (!feet_plug_in(&watch->backstage->feet, drivers_all, &error))
        return output_fail(cli, &error);
    watch->devices = feet_devices(&watch->backstage->feet);
    if (scan)
        devices_scan(watch->devices);
    bool watched = watch->watched;
    watch->watched = false;
    run(watch, clock_mono_us() + (scan ? SCAN_US : LOOK_US));
    watch->watched = watched;
    int code = watch->json ? print_json(cli, watch) : print_table(cli, watch);
    if (watched && code == EXIT_DONE) {
        fflush(stdout);
        run(watch, INT64_MAX);
        code = output_finish(cli);
    }
    feet_unplug(&watch->backstage->feet);
    return code;
}

int command_devices(const struct cli *cli, int argc, char **argv)
{
    struct backstage_desc desc = {.lang = cli->lang};
    struct backstage backstage;
    struct watch watch = {.cli = cli, .backstage = &backstage};
    struct error error = {0};
    bool scan = false;
    const struct option options[] = {
        {"watch", 0, OPTION_FLAG, NULL, N_("print every lift and landing as it comes, until Ctrl-C"), &watch.watched, 0,
         0},
        {"scan", 0, OPTION_FLAG, NULL, N_("look for foot sensors on the USB serial ports first"), &scan, 0, 0},
        {"json", 0, OPTION_FLAG, NULL, N_("print them as JSON; with --watch, then an object a line"), &watch.json, 0,
         0},
        {"data", 0, OPTION_TEXT, "DIR", N_("where settings, profiles and sessions are kept"), &desc.data, 0, 0},
    };
    const struct usage usage = {.command = "devices",
                                .places = "",
                                .summary = N_("Lists what heels can be followed with, and how each is set up."),
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    enum options_result parsed = options_parse(cli, &usage, argc, argv, &places);
    if (parsed != OPTIONS_GOOD)
        return options_code(cli, parsed);
    if (!backstage_open(&backstage, &desc, &error))
        return output_fail(cli, &error);
    backstage_tell(&backstage);
    os_stop_watch();
    int code = look(cli, &watch, scan);
    os_stop_leave();
    backstage_close(&backstage);
    return code;
}
