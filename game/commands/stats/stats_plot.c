#include "commands/stats/stats.h"

#include "app/picture.h"
#include "app/window.h"
#include "commands/kit/output.h"
#include "screens/history/history_model.h"
#include "screens/history/history_page.h"

#include <stdio.h>

static bool draw(const struct cli *cli, const struct stats *stats, struct window *window, struct error *error)
{
    struct history_model model;
    if (!history_model_init(&model, &stats->backstage->player, &stats->backstage->notices, error))
        return false;
    model.still = true;
    history_model_show_range(&model, stats->range);
    history_draw(window->canvas, &model, cli->words);
    history_model_reset(&model);
    return true;
}

int stats_save_plot(const struct cli *cli, const struct stats *stats, const char *path)
{
    struct window window;
    struct error error = {0};
    if (!window_open_surface(&window, (int)LAYOUT_WIDTH, (int)LAYOUT_HEIGHT, &error))
        return output_fail(cli, &error);
    bool good = draw(cli, stats, &window, &error) && picture_save(window.renderer, path, &error);
    window_close(&window);
    if (!good)
        return output_fail(cli, &error);
    output_row(cli, 8, _("Picture"), output_text(path));
    return output_finish(cli);
}
