/* A slow card: every fsync and fdatasync takes so many microseconds longer (CHOWK_BENCH_FSYNC_US). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int slowly(const char *name, int fd) {
  int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  const char *us = getenv("CHOWK_BENCH_FSYNC_US");
  long wait = us ? atol(us) : 0;
  struct timespec time = {wait / 1000000, (wait % 1000000) * 1000};
  nanosleep(&time, NULL);
  return sync(fd);
}

int fsync(int fd) { return slowly("fsync", fd); }
int fdatasync(int fd) { return slowly("fdatasync", fd); }
