"""Reads one PDF in a process of its own: bytes on standard input, pages of text on standard output, parted by form feeds.

PDFium is C++ and may be made to crash, to compute without end or to ask for all memory; here it can take nothing with
it. The limits are the kernel's and count the processor's time, not the clock's, so that a busy machine reads the same.
"""

import resource
import sys
from typing import Final

ENCRYPTED: Final = 10
BROKEN: Final = 11
TOO_LARGE: Final = 12
PROCESSOR_SECONDS: Final = 4
MEMORY: Final = 1024 * 1024 * 1024
MAX_PAGES: Final = 2_000


def main(max_characters: int) -> int:
    """Write the text of the PDF on standard input; the exit code says why there is none."""
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import pypdfium2  # after the limits, and never in the process that waits

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        if len(document) > MAX_PAGES:
            print(f"{len(document)} pages", file=sys.stderr)
            return TOO_LARGE
        written = 0
        for page in document:
            text = page.get_textpage().get_text_bounded()
            page.close()
            written += len(text)
            if written > max_characters:
                print(f"more than {max_characters} characters", file=sys.stderr)
                return TOO_LARGE
            sys.stdout.buffer.write(text.encode("utf-8", "ignore") + b"\f")
    except pypdfium2.PdfiumError as error:
        print(error, file=sys.stderr)
        is_locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        return ENCRYPTED if is_locked else BROKEN
    except MemoryError:
        print("out of memory", file=sys.stderr)
        return TOO_LARGE
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
