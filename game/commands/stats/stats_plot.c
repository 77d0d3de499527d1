#include "commands/stats/stats.h"

#include "app/picture.h"
#include "app/window.h"
#include "screens/history/history_model.h"
#include "screens/history/history_page.h"

#include <stdio.h>

static bool draw(struct stats *stats, struct window *window, struct error *error)
{
    struct history_model model;
    if (!history_model_init(&model, &stats->call.backstage.player, &stats->call.backstage.notices, error))
        return false;
    model.still = true;
    history_model_show_range(&model, stats->range);
    history_draw(window->canvas, &model, stats->call.cli->words);
    history_model_reset(&model);
    return true;
}

bool stats_save_plot(struct stats *stats, const char *path, struct error *error)
{
    struct window window;
    if (!window_open_surface(&window, (int)LAYOUT_WIDTH, (int)LAYOUT_HEIGHT, error))
        return false;
    bool good = draw(stats, &window, error) && picture_save(window.renderer, path, error);
    window_close(&window);
    if (good)
        output_row(stats->call.cli, 8, _("Picture"), output_text(path));
    return good;
}
