/* A style of music as data: scales and progressions, drum patterns, instruments, room. Composer and synth know no style by
 * name; assets/styles/NAME.json fills this in (store/style_file). */
#ifndef HEELBEAT_MUSIC_STYLE_H
#define HEELBEAT_MUSIC_STYLE_H

struct style {
    char name[32];
};

#endif
