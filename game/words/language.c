#include "words/language.h"

#include <string.h>

/* No messages: each language is called by its own name. */

/* \u2212 is the minus sign, \u00a0 a space that doesn't break, \u202f a narrow one, \u200e holds a sign to a number
 * written left to right. */
#define LATIN(decimal_sign, group_sign, percent_pattern)                                                               \
    {                                                                                                                  \
        .zero = '0', .decimal = decimal_sign, .group = group_sign, .percent = percent_pattern, .minus = "\u2212"       \
    }

static const struct numerals arabic_indic = {
    .zero = 0x660, .decimal = "\u066b", .group = "\u066c", .percent = "{number}\u066a\u061c", .minus = "\u061c\u2212"};

const struct language languages[] = {
    {.code = "en",
     .name = "English",
     .numerals = LATIN(".", ",", "{number} %"),
     .group_from = 1000,
     .comma = ", ",
     .conjunction = " and ",
     .date = "{day} {month} {year}",
     .day = "{day} {month}",
     .month = "{month} {year}",
     .months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December"},
     .short_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
     .weekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
     .letters = {"M", "T", "W", "T", "F", "S", "S"}},
    {.code = "de",
     .name = "Deutsch",
     .numerals = LATIN(",", ".", "{number}\u00a0%"),
     .group_from = 1000,
     .comma = ", ",
     .conjunction = " und ",
     .date = "{day}. {month} {year}",
     .day = "{day}. {month}",
     .month = "{month} {year}",
     .months = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                "November", "Dezember"},
     .short_months = {"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."},
     .weekdays = {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"},
     .letters = {"M", "D", "M", "D", "F", "S", "S"}},
    {.code = "es",
     .name = "Español",
     .numerals = LATIN(",", ".", "{number}\u00a0%"),
     .group_from = 10000,
     .comma = ", ",
     .conjunction = " y ",
     .date = "{day} de {month} de {year}",
     .day = "{day} de {month}",
     .month = "{month} de {year}",
     .months = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
                "noviembre", "diciembre"},
     .short_months = {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
     .weekdays = {"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"},
     .letters = {"L", "M", "X", "J", "V", "S", "D"}},
    {.code = "fr",
     .name = "Français",
     .numerals = LATIN(",", "\u202f", "{number}\u00a0%"),
     .group_from = 1000,
     .comma = ", ",
     .conjunction = " et ",
     .date = "{day} {month} {year}",
     .day = "{day} {month}",
     .month = "{month} {year}",
     .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre"},
     .short_months = {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
                      "déc."},
     .weekdays = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
     .letters = {"L", "M", "M", "J", "V", "S", "D"}},
    {.code = "pt_BR",
     .name = "Português (Brasil)",
     .numerals = LATIN(",", ".", "{number}%"),
     .group_from = 1000,
     .comma = ", ",
     .conjunction = " e ",
     .date = "{day} de {month} de {year}",
     .day = "{day} de {month}",
     .month = "{month} de {year}",
     .months = {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
                "novembro", "dezembro"},
     .short_months = {"jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."},
     .weekdays = {"segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"},
     .letters = {"S", "T", "Q", "Q", "S", "S", "D"}},
    {.code = "ja",
     .name = "日本語",
     .numerals = LATIN(".", ",", "{number}%"),
     .group_from = 1000,
     .comma = "、",
     .conjunction = "、",
     .date = "{year}年{month}{day}日",
     .day = "{month}{day}日",
     .month = "{year}年{month}",
     .months = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
     .short_months = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
     .weekdays = {"月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"},
     .letters = {"月", "火", "水", "木", "金", "土", "日"}},
    {.code = "zh_CN",
     .name = "简体中文",
     .numerals = LATIN(".", ",", "{number}%"),
     .group_from = 1000,
     .comma = "、",
     .conjunction = "和",
     .date = "{year}年{month}{day}日",
     .day = "{month}{day}日",
     .month = "{year}年{month}",
     .months = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
     .short_months = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
     .weekdays = {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"},
     .letters = {"一", "二", "三", "四", "五", "六", "日"}},
    {.code = "ar",
     .name = "العربية",
     .right_to_left = true,
     .numerals =
         {.zero = '0', .decimal = ".", .group = ",", .percent = "{number}\u200e%\u200e", .minus = "\u200e\u2212"},
     .own = &arabic_indic,
     .group_from = 1000,
     .comma = " و",
     .conjunction = " و",
     .date = "{day} {month} {year}",
     .day = "{day} {month}",
     .month = "{month} {year}",
     .months = {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
                "ديسمبر"},
     .short_months = {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
                      "نوفمبر", "ديسمبر"},
     .weekdays = {"الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"},
     .letters = {"ن", "ث", "ر", "خ", "ج", "س", "ح"}},
};
const size_t languages_count = sizeof languages / sizeof languages[0];

const struct language *language_find(const char *code)
{
    for (size_t i = 0; i < languages_count; i++)
        if (strcmp(languages[i].code, code) == 0)
            return &languages[i];
    return &languages[0];
}

static size_t length_of_part(const char *code)
{
    return strcspn(code, "_-.@");
}

/* Those who ask for Chinese of a place or script where it is written in traditional signs. */
static bool wants_traditional(const char *wanted)
{
    return strncmp(wanted, "zh", 2) == 0 &&
           (strstr(wanted, "TW") || strstr(wanted, "HK") || strstr(wanted, "MO") || strstr(wanted, "Hant"));
}

bool language_serves(const char *code, const char *wanted)
{
    size_t length = length_of_part(code);
    return length == length_of_part(wanted) && strncmp(code, wanted, length) == 0 && !wants_traditional(wanted);
}
