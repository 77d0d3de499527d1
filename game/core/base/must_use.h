/* MUST_USE before a prototype: whoever drops what it returns is warned. For outcomes that are lost data when they are
 * taken for another one. */
#ifndef HEELBEAT_CORE_BASE_MUST_USE_H
#define HEELBEAT_CORE_BASE_MUST_USE_H

#if defined(__GNUC__)
#define MUST_USE __attribute__((warn_unused_result))
#else
#define MUST_USE
#endif

#endif
