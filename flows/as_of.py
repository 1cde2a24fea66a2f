"""Reading what a person means by "as known on"."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from flows.errors import UserError

KOREA = ZoneInfo("Asia/Seoul")


def known_at(text: str) -> datetime:
    """Give the instant up to which things are known: a day counts to its end in Korea, a bare time is Korean.

    Raises:
        UserError: it is neither a day nor an instant.
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise UserError(
            f"--as-of: expected a day such as 2026-10-01 or an instant such as 2026-10-01T09:00, found {text!r}"
        ) from error
    if len(text) <= len("2026-10-01"):
        found = datetime.combine(found.date(), time.max)
    return found if found.tzinfo else found.replace(tzinfo=KOREA)
