/* test-only: wine 8 has no bcryptprimitives.dll, of which libraries written in Rust ask random bytes */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(void *bytes, ULONG count);
__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *bytes, SIZE_T count) { return SystemFunction036(bytes, (ULONG)count); }
