#include "core/feet/touch.h"

#include "core/feet/heel_signal.h"

#define COMING_PART  4  /* the last part of the way from TOUCH_LOW to the floor, which says where that is */
#define ARRIVED_MOST 10 /* so near to the floor is on it, and may be a slow end of the way */

void touch_init(struct touch *touch, const struct touch_desc *desc)
{
    *touch = (struct touch){.desc = *desc, .crossed_us = INT64_MAX};
    struct touch_desc *settled = &touch->desc;
    settled->debounce_us = heel_debounce_us(desc->debounce_us);
    settled->lift_height = desc->lift_height ? desc->lift_height : HEEL_LIFT_HEIGHT;
    settled->landing_height = desc->landing_height ? desc->landing_height : HEEL_LANDING_HEIGHT;
    if (settled->landing_height >= settled->lift_height)
        settled->landing_height = settled->lift_height - 1;
}

static int32_t low_height(const struct touch *touch)
{
    int32_t least = touch->desc.landing_height / 4;
    return least < TOUCH_LOW ? least : TOUCH_LOW;
}

static int64_t date_us(const struct touch *touch, int32_t floor, bool rising, int64_t from_us)
{
    int32_t top = touch->desc.lift_height;
    return trail_date_us(&touch->trail, &(struct trail_way){.rising = rising,
                                                            .floor = floor,
                                                            .low = low_height(touch),
                                                            .high = TOUCH_HIGH < top ? TOUCH_HIGH : top,
                                                            .most = top,
                                                            .from_us = from_us});
}

static void begin_down(struct touch *touch)
{
    touch->lowest = touch->still = HEEL_HEIGHT_TOP;
    touch->coming = false;
}

static struct heel_event tell(struct touch *touch, int64_t date_us, int64_t t_us)
{
    int64_t known_us = touch->settled ? touch->edge_us : trail_back(&touch->trail, touch->trail.count - 1)->t_us;
    date_us = date_us < known_us ? known_us : date_us;
    touch->up = !touch->up;
    touch->settled = true;
    touch->edge_us = date_us;
    touch->told_us = t_us;
    touch->crossed_us = INT64_MAX;
    begin_down(touch);
    return (struct heel_event){
        .t_us = date_us, .heel = touch->desc.heel, .kind = touch->up ? HEEL_KIND_LIFT : HEEL_KIND_LANDING};
}

static bool is_held_back(const struct touch *touch, int64_t t_us)
{
    return touch->settled && t_us < touch->told_us + touch->desc.debounce_us;
}

static int64_t lift_us(const struct touch *touch)
{
    int64_t from_us = !touch->settled ? INT64_MIN : touch->edge_us < touch->told_us ? touch->edge_us : touch->told_us;
    return date_us(touch, trail_rest(&touch->trail, from_us, touch->desc.lift_height - 1), true, from_us);
}

static int64_t landing_us(const struct touch *touch, int32_t floor)
{
    return date_us(touch, floor, false, touch->edge_us);
}

/* The middle of the time around its lowest. */
static int64_t turn_us(const struct touch *touch)
{
    int i = 0;
    while (i + 1 < touch->trail.count && trail_back(&touch->trail, i)->height > touch->lowest + TOUCH_STILL)
        i++;
    int64_t last_us = trail_back(&touch->trail, i)->t_us, first_us = last_us;
    for (; i < touch->trail.count && trail_back(&touch->trail, i)->height <= touch->desc.landing_height; i++)
        if (trail_back(&touch->trail, i)->height <= touch->lowest + TOUCH_STILL)
            first_us = trail_back(&touch->trail, i)->t_us;
    return first_us + (last_us - first_us) / 2;
}

static bool is_low(const struct touch *touch)
{
    return touch->lowest <= touch->desc.landing_height;
}

static int32_t turned_height(const struct touch *touch)
{
    int32_t turned = touch->lowest + TOUCH_TURN;
    return turned < touch->desc.lift_height ? turned : touch->desc.lift_height;
}

static void follow_down(struct touch *touch, int64_t t_us, int32_t height)
{
    bool chatters = is_held_back(touch, t_us) && height >= touch->desc.lift_height;
    if (chatters || (height > touch->desc.landing_height && !is_low(touch))) {
        begin_down(touch);
        return;
    }
    touch->lowest = height < touch->lowest ? height : touch->lowest;
    if (height < touch->still - TOUCH_STILL) {
        touch->still = height;
        touch->still_us = t_us;
    }
    if (!touch->coming && height <= low_height(touch)) {
        touch->coming = true;
        touch->coming_us = landing_us(touch, 0);
        touch->low_us = t_us;
    }
}

/* The heel has come to the floor, as far as is known where that is: what it reads now says it better. */
static int64_t arrival_us(const struct touch *touch)
{
    int64_t last_us = (touch->coming_us - touch->low_us) / COMING_PART;
    int32_t floor = trail_mean(&touch->trail, touch->coming_us - last_us, touch->coming_us);
    int64_t settled_us = floor > ARRIVED_MOST ? landing_us(touch, floor) : touch->coming_us;
    return settled_us < touch->coming_us ? settled_us : touch->coming_us;
}

/* When a heel that is up will have landed, if nothing more is read. */
static int64_t landing_due_us(const struct touch *touch)
{
    int64_t due_us = touch->coming ? touch->coming_us : touch->still_us + TOUCH_STILL_US;
    int64_t free_us = touch->settled ? touch->told_us + touch->desc.debounce_us : due_us;
    if (!is_low(touch))
        return INT64_MAX;
    if (trail_back(&touch->trail, 0)->height >= turned_height(touch))
        return free_us;
    return due_us > free_us ? due_us : free_us;
}

static int look_for_landing(struct touch *touch, int64_t t_us, struct heel_event *out)
{
    if (t_us < landing_due_us(touch))
        return 0;
    if (trail_back(&touch->trail, 0)->height >= turned_height(touch))
        *out = tell(touch, turn_us(touch), t_us);
    else if (touch->coming)
        *out = tell(touch, arrival_us(touch), t_us);
    else
        *out = tell(touch, landing_us(touch, trail_rest(&touch->trail, touch->still_us, touch->lowest)), t_us);
    return 1;
}

static int look_for_lift(struct touch *touch, int64_t t_us, struct heel_event *out)
{
    if (trail_back(&touch->trail, 0)->height < touch->desc.lift_height || is_held_back(touch, t_us))
        return 0;
    *out = tell(touch, lift_us(touch), t_us);
    return 1;
}

static int look(struct touch *touch, int64_t t_us, struct heel_event *out)
{
    if (touch->trail.count == 0)
        return 0;
    return touch->up ? look_for_landing(touch, t_us, out) : look_for_lift(touch, t_us, out);
}

int touch_step(struct touch *touch, int64_t t_us, struct heel_event *out)
{
    int64_t due_us = touch_due_us(touch);
    return t_us >= due_us ? look(touch, due_us, out) : 0;
}

int touch_height(struct touch *touch, int64_t t_us, int32_t height, struct heel_event out[3])
{
    height = height < 0 ? 0 : height > HEEL_HEIGHT_TOP ? HEEL_HEIGHT_TOP : height;
    if (touch->trail.count > 0 && t_us < trail_back(&touch->trail, 0)->t_us)
        t_us = trail_back(&touch->trail, 0)->t_us;
    int count = touch_step(touch, t_us, out);
    trail_add(&touch->trail, t_us, height);
    if (touch->up)
        follow_down(touch, t_us, height);
    else if (height < low_height(touch))
        touch->crossed_us = INT64_MAX;
    else if (touch->crossed_us == INT64_MAX)
        touch->crossed_us = t_us;
    if (count < 2)
        count += look(touch, t_us, &out[count]);
    out[count++] =
        (struct heel_event){.t_us = t_us, .heel = touch->desc.heel, .kind = HEEL_KIND_HEIGHT, .height = height};
    return count;
}

int64_t touch_due_us(const struct touch *touch)
{
    if (touch->trail.count == 0)
        return INT64_MAX;
    if (touch->up)
        return landing_due_us(touch);
    bool lifts = trail_back(&touch->trail, 0)->height >= touch->desc.lift_height;
    return lifts ? touch->told_us + touch->desc.debounce_us : INT64_MAX;
}

int64_t touch_open_us(const struct touch *touch)
{
    if (touch->up || touch->crossed_us == INT64_MAX)
        return INT64_MAX;
    int64_t crossed_us = touch->crossed_us;
    return crossed_us - (trail_back(&touch->trail, 0)->t_us - crossed_us) / 2;
}
