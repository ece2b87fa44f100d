/* What the trial under Wine needs of Windows and Python on Linux cannot do.
     helper hold read|none FILE   opens a file as Word does, so that others may read it, or nobody may; until a line comes
     helper version FILE          prints the version resource, in UTF-8 */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

static int hold(const wchar_t *sharing, const wchar_t *file) {
  DWORD share = wcscmp(sharing, L"read") == 0 ? FILE_SHARE_READ : 0;
  HANDLE held = CreateFileW(file, GENERIC_READ | GENERIC_WRITE, share, NULL, OPEN_EXISTING, 0, NULL);
  if (held == INVALID_HANDLE_VALUE) return 1;
  puts("held");
  fflush(stdout);
  getchar();
  CloseHandle(held);
  return 0;
}

static int version(const wchar_t *file) {
  static const wchar_t *const names[] = {L"ProductName", L"FileDescription", L"FileVersion", L"OriginalFilename"};
  static char block[1 << 16], line[1 << 12];
  if (!GetFileVersionInfoW(file, 0, sizeof block, block)) return 1;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    wchar_t query[128], *value;
    UINT length;
    swprintf(query, 128, L"\\StringFileInfo\\080404B0\\%ls", names[i]);
    if (!VerQueryValueW(block, query, (void **)&value, &length)) return 1;
    WideCharToMultiByte(CP_UTF8, 0, value, -1, line, sizeof line, NULL, NULL);
    printf("%ls: %s\n", names[i], line);
  }
  return 0;
}

int wmain(int count, wchar_t **words) {
  if (count == 4 && wcscmp(words[1], L"hold") == 0) return hold(words[2], words[3]);
  if (count == 3 && wcscmp(words[1], L"version") == 0) return version(words[2]);
  return 2;
}
