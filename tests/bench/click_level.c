#include "bench/click_level.h"

#include "whole/game.h"

#include <cjson/cJSON.h>

#include "folder.h"

#define CLICK     "rim"
#define SILENT_DB (-60)
#define BAR_S     2 /* four beats at 120 a minute */

static void set_number(cJSON *object, const char *name, double value)
{
    cJSON_ReplaceItemInObject(object, name, cJSON_CreateNumber(value));
}

static void silence_others(cJSON *style)
{
    cJSON *instrument;
    cJSON_ArrayForEach(instrument, cJSON_GetObjectItem(style, "instruments"))
    {
        bool clicks = strcmp(cJSON_GetStringValue(cJSON_GetObjectItem(instrument, "name")), CLICK) == 0;
        set_number(instrument, "level_db", clicks ? 0 : SILENT_DB);
        set_number(instrument, "reverb", 0);
        set_number(instrument, "delay", 0);
    }
    cJSON *room = cJSON_GetObjectItem(style, "room");
    set_number(room, "reverb_db", SILENT_DB);
    set_number(room, "delay_db", SILENT_DB);
    set_number(room, "hiss_db", -120);
    set_number(room, "crackle_db", -120);
}

/* Every pattern of drums becomes a click on each beat, with the same force. */
static void click_on_beats(cJSON *style)
{
    cJSON *beat;
    cJSON_ArrayForEach(beat, cJSON_GetObjectItem(style, "beats"))
    {
        bool fill = cJSON_IsTrue(cJSON_GetObjectItem(beat, "fill"));
        cJSON *lanes = cJSON_CreateObject();
        cJSON_AddStringToObject(lanes, CLICK, fill ? "9...9..." : "9...9...9...9...");
        cJSON_ReplaceItemInObject(beat, "lanes", lanes);
    }
}

static bool write_style(const char *folder)
{
    char *text = folder_read_path(HEELBEAT_SOURCE "/assets/styles/lofi.json");
    cJSON *style = cJSON_Parse(text);
    free(text);
    if (!style)
        return false;
    silence_others(style);
    click_on_beats(style);
    cJSON_ReplaceItemInObject(style, "name", cJSON_CreateString(CLICK_LEVEL));
    text = cJSON_Print(style);
    folder_write_text(folder, "assets/styles/" CLICK_LEVEL ".json", text);
    cJSON_free(text);
    cJSON_Delete(style);
    return true;
}

bool click_level_write(const char *folder, int seconds)
{
    char level[512];
    snprintf(level, sizeof level,
             "{\"format\":\"heelbeat-level/1\",\"title\":\"Click\",\"music\":{\"style\":\"" CLICK_LEVEL
             "\",\"seed\":1,\"key\":\"D minor\"},\"tempo\":[{\"beat\":0,\"bpm\":120}],"
             "\"parts\":[{\"name\":\"Click\",\"bars\":%d,\"both\":\"uudd\"}]}",
             seconds / BAR_S + 4);
    folder_write_text(folder, "levels/" CLICK_LEVEL ".json", level);
    folder_write_text(folder, "assets/pads/pads.json", "{\"format\":\"heelbeat-pads/1\",\"pads\":[]}");
    return write_style(folder);
}
