"""Analyses Finnish words with libvoikko: one word a line in, one JSON line out.

    python3 analyse.py [--library libvoikko.so.1] [--dictionary <folder>] < words > analyses

Each line out is [word, [[base form, word bases], ...]] with an empty list for a word Voikko does not know.
"""
import argparse
import ctypes
import json
import sys

options = argparse.ArgumentParser()
options.add_argument("--library", default="libvoikko.so.1")
options.add_argument("--dictionary", default=None)
args = options.parse_args()

lib = ctypes.CDLL(args.library)
lib.voikkoInit.restype = ctypes.c_void_p
lib.voikkoInit.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_char_p, ctypes.c_char_p]
lib.voikkoAnalyzeWordCstr.restype = ctypes.POINTER(ctypes.c_void_p)
lib.voikkoAnalyzeWordCstr.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
lib.voikko_mor_analysis_value_cstr.restype = ctypes.c_void_p
lib.voikko_mor_analysis_value_cstr.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
lib.voikko_free_mor_analysis_value_cstr.argtypes = [ctypes.c_void_p]
lib.voikko_free_mor_analysis.argtypes = [ctypes.POINTER(ctypes.c_void_p)]

error = ctypes.c_char_p()
handle = lib.voikkoInit(ctypes.byref(error), b"fi", args.dictionary.encode() if args.dictionary else None)
if not handle:
    sys.exit(f"libvoikko does not start: {(error.value or b'').decode()}")


def value(analysis, key):
    found = lib.voikko_mor_analysis_value_cstr(analysis, key)
    if not found:
        return ""
    text = ctypes.string_at(found).decode()
    lib.voikko_free_mor_analysis_value_cstr(found)
    return text


for line in sys.stdin:
    word = line.strip()
    analyses = lib.voikkoAnalyzeWordCstr(handle, word.encode())
    out = []
    index = 0
    while analyses and analyses[index]:
        out.append([value(analyses[index], b"BASEFORM"), value(analyses[index], b"WORDBASES"), value(analyses[index], b"CLASS")])
        index += 1
    if analyses:
        lib.voikko_free_mor_analysis(analyses)
    print(json.dumps([word, out], ensure_ascii=False))
