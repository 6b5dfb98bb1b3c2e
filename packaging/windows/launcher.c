/* Starts TTĐN Desktop with the Python that lies beside it, isolated from any other Python on the computer.
   Built twice: as ttdn-gui.exe for the window, and with -DTTDN_CONSOLE as ttdn.exe for the command line. */
#include <windows.h>
#include <wchar.h>

#define LENGTH 32768
#define OLDEST_BUILD 18362 /* Windows 10 1903: Qt needs its icu.dll */

typedef int (*PyMain)(int, wchar_t **);
typedef LONG (WINAPI *GetVersionFunction)(OSVERSIONINFOW *);

static int fail(const wchar_t *text) {
#ifdef TTDN_CONSOLE
  DWORD written;
  WriteConsoleW(GetStdHandle(STD_ERROR_HANDLE), text, (DWORD)wcslen(text), &written, NULL);
#else
  MessageBoxW(NULL, text, L"TTĐN Desktop", MB_ICONERROR);
#endif
  return 2;
}

static DWORD windows_build(void) {
  OSVERSIONINFOW info = {.dwOSVersionInfoSize = sizeof info};
  GetVersionFunction ask = (GetVersionFunction)(void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlGetVersion");
  return ask && ask(&info) == 0 ? info.dwBuildNumber : OLDEST_BUILD;
}

static int start(int argc, wchar_t **argv) {
  static wchar_t program[LENGTH], library[LENGTH];
  static const wchar_t *options[] = {L"-I", L"-X", L"utf8", L"-m", L"ttdn_desktop"}; /* -I: no variable, no user folder of another Python */
  const int count = sizeof options / sizeof *options;
  if (windows_build() < OLDEST_BUILD)
    return fail(L"Chương trình cần Windows 10 phiên bản 1903 trở lên.\n");
  DWORD length = GetModuleFileNameW(NULL, program, LENGTH);
  if (length == 0 || length >= LENGTH - 32)
    return fail(L"Đường dẫn của chương trình quá dài. Hãy chép thư mục chương trình đến nơi khác.\n");
  wcscpy(library, program);
  wcscpy(wcsrchr(library, L'\\') + 1, L"runtime\\python313.dll");
  HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
  PyMain run = python ? (PyMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
  if (!run)
    return fail(L"Thư mục runtime của chương trình bị thiếu hoặc hỏng. Dữ liệu của bạn không bị ảnh hưởng. Hãy cài đặt lại chương trình.\n");
  wchar_t **arguments = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof(wchar_t *) * (argc + count + 1));
  if (!arguments)
    return fail(L"Máy không còn đủ bộ nhớ.\n");
  int n = 0;
  arguments[n++] = program;
  for (int i = 0; i < count; i++) arguments[n++] = (wchar_t *)options[i];
  for (int i = 1; i < argc; i++) arguments[n++] = argv[i];
  return run(n, arguments);
}

#ifdef TTDN_CONSOLE
int wmain(int argc, wchar_t **argv) { return start(argc, argv); }
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, PWSTR line, int show) {
  (void)instance; (void)previous; (void)line; (void)show;
  int argc = 0;
  wchar_t **argv = CommandLineToArgvW(GetCommandLineW(), &argc);
  return start(argc, argv);
}
#endif
