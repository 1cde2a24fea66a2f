"""Bytes of a Korean page to text: declared charsets are believed only if the bytes agree."""

import codecs
import re

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
HEAD_BYTES = 4096
MOST_DECLARED = 5
CHARSETS = frozenset((
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "iso8859-1", "iso8859-15", "cp1252",
    "euc_kr", "cp949", "johab", "iso2022_kr", "euc_jp", "shift_jis", "cp932", "iso2022_jp",
    "gb2312", "gbk", "gb18030", "big5",
))  # fmt: skip
"""What pages are written in, as Python names it. Much else that it decodes is no charset of pages, and some of that
(punycode, idna, unicode_escape) takes time by the square of the length."""
WORST_DAMAGE = 0.002
"""Share of unreadable characters up to which a page with a torn character is still read."""

# Korean sites write euc-kr and mean cp949, its superset: 똠, 펲 and 뷁 exist in the latter alone.
MEANT = {
    "euc-kr": "cp949",
    "euc_kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "ms949": "cp949",
}


class UndecodableError(ValueError):
    """No charset reads these bytes as text."""


def decode(body: bytes, content_type: str = "") -> str:
    """Give the text of a page.

    Strict UTF-8 is asked first, because real pages declare euc-kr and are UTF-8 and the reverse, and because
    Korean text in cp949 is never valid UTF-8 by chance. Raises `UndecodableError` if nothing fits.
    """
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    candidates = _candidates(body, content_type)
    for charset in candidates:
        try:
            return body.decode(charset)
        except UnicodeDecodeError:
            continue
    damage, text = min((_damage(body, charset), body.decode(charset, "replace")) for charset in candidates)
    if damage > WORST_DAMAGE:
        raise UndecodableError(f"tried {', '.join(candidates)}; the best leaves {damage:.1%} unreadable")
    return text


def _candidates(body: bytes, content_type: str) -> list[str]:
    declared = DECLARED.findall(content_type.encode()) + DECLARED.findall(body[:HEAD_BYTES])
    names = [name.decode("ascii", "replace").lower() for name in declared[:MOST_DECLARED]]
    known = [name for name in (MEANT.get(name, name) for name in names) if _is_charset(name)]
    return list(dict.fromkeys([*known, "cp949", "utf-8"]))


def _is_charset(name: str) -> bool:
    try:
        return codecs.lookup(name).name in CHARSETS
    except LookupError:
        return False


def _damage(body: bytes, charset: str) -> float:
    text = body.decode(charset, "replace")
    return text.count("\ufffd") / max(len(text), 1)
