// The C library's type names, as the package spells them.
global using haddr_t = ulong;
global using hbool_t = uint;
global using herr_t = int;
global using hid_t = long;
global using hsize_t = ulong;
global using hssize_t = long;
global using htri_t = int;
global using size_t = nint;
global using ssize_t = nint;
