"""Bytes of a Korean page to text: declared charsets are believed only if the bytes agree."""

import re

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
HEAD_BYTES = 4096
MOST_DECLARED = 5
NO_CHARSETS = frozenset(
    ("punycode", "idna", "unicode_escape", "unicode-escape", "raw_unicode_escape", "undefined")
)
"""What Python decodes although no page is written in it; some take time by the square of the length."""
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
        except (UnicodeDecodeError, LookupError):
            continue
    known = [charset for charset in candidates if _is_known(charset)]
    damage, text = min((_damage(body, charset), body.decode(charset, "replace")) for charset in known)
    if damage > WORST_DAMAGE:
        raise UndecodableError(f"tried {', '.join(known)}; the best leaves {damage:.1%} unreadable")
    return text


def _candidates(body: bytes, content_type: str) -> list[str]:
    declared = DECLARED.findall(content_type.encode()) + DECLARED.findall(body[:HEAD_BYTES])
    names = [name.decode("ascii", "replace").lower() for name in declared[:MOST_DECLARED]]
    names = [name for name in names if name not in NO_CHARSETS]
    return list(dict.fromkeys([MEANT.get(name, name) for name in names] + ["cp949", "utf-8"]))


def _is_known(charset: str) -> bool:
    try:
        b"".decode(charset)
    except LookupError:
        return False
    return True


def _damage(body: bytes, charset: str) -> float:
    text = body.decode(charset, "replace")
    return text.count("\ufffd") / max(len(text), 1)
