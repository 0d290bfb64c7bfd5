"""Ends with 0 if somebody hosts tray icons on this display, that is, owns the tray selection."""

import ctypes
import sys

x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XInternAtom.restype = ctypes.c_ulong
x11.XGetSelectionOwner.restype = ctypes.c_ulong

display = x11.XOpenDisplay(None)
if not display:
    sys.exit(1)
atom = x11.XInternAtom(ctypes.c_void_p(display), b"_NET_SYSTEM_TRAY_S0", 0)
owner = x11.XGetSelectionOwner(ctypes.c_void_p(display), ctypes.c_ulong(atom))
sys.exit(0 if owner else 1)
