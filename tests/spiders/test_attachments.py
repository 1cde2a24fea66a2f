"""Attached files give their text line by line, whatever they are named, or say in one word why not."""

import contextlib
import random
import subprocess
import time
import zipfile
import zlib
from collections.abc import Callable

import pytest

from spiders.attachments import pdf
from spiders.attachments.limits import AttachmentError
from spiders.attachments.text import attachment_text
from tests.spiders.hangul_files import (
    HP,
    Record,
    control,
    hwp,
    hwpx,
    ole,
    p,
    paragraph,
    section_xml,
    table,
    tbl,
)
from tests.spiders.hangul_files import pdf as made_pdf

FIRST = "미래지능부는 공개 모델을 쓰는 기관을 늘린다고 밝혔다."
SECOND = "담당자는 “누구나 들여다볼 수 있어야 한다”라고 말했다."
ROWS = [["구분", "내용"], ["담당 부서", "공공인공지능과"]]
LINES = [FIRST, "구분 내용", "담당 부서 공공인공지능과", SECOND]

HWP = hwp([*paragraph(FIRST, before=control(b"secd", 2)), *table(ROWS), *paragraph(SECOND)])
HWPX = hwpx(section_xml(p(FIRST) + p("", tbl(ROWS)) + p(SECOND)))
PDF = made_pdf([LINES[:2], LINES[2:]])
SAMPLES = {"hwp": HWP, "hwpx": HWPX, "pdf": PDF}


def refused(data: bytes) -> str:
    with pytest.raises(AttachmentError) as caught:
        attachment_text(data)
    return caught.value.kind


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_gives_the_same_lines(name: str) -> None:
    assert attachment_text(SAMPLES[name]) == (name, "\n".join(LINES))


def test_sections_follow_their_numbers() -> None:
    sections = [section_xml(p(f"{number}째 구역이다.")) for number in range(12)]
    expected = "\n".join(f"{number}째 구역이다." for number in range(12))
    assert attachment_text(hwpx(*sections))[1] == expected
    assert attachment_text(hwp(*(paragraph(f"{number}째 구역이다.") for number in range(12))))[1] == expected


def test_an_uncompressed_hwp_is_read() -> None:
    assert attachment_text(hwp([*paragraph(FIRST * 90)], properties=0))[1] == FIRST * 90


def test_a_table_in_a_cell_and_a_caption_are_read_in_their_places() -> None:
    inner = table([["안쪽", "표"]], level=2)
    outer = table([["바깥", "표"]], caption="표 1. 이름")
    records = [*outer[:-2], *paragraph("칸"), *[(tag, level, load) for tag, level, load in inner]]
    lines = attachment_text(hwp([*records, *paragraph(SECOND)]))[1].split("\n")
    assert lines[0] == "표 1. 이름"
    assert lines[-1] == SECOND
    nested = tbl([["바깥", "겉\n속"]]).replace("속</hp:t>", f"속</hp:t>{tbl([['안쪽', '표']])}")
    assert attachment_text(hwpx(section_xml(p("앞", nested) + p("뒤"))))[1].split("\n") == [
        "앞", "바깥", "겉", "속", "안쪽 표", "뒤",
    ]  # fmt: skip


def test_a_cell_of_several_paragraphs_keeps_them_apart() -> None:
    rows = [["추진 배경", "첫째 까닭이다.\n둘째 까닭이다."]]
    expected = "추진 배경\n첫째 까닭이다.\n둘째 까닭이다."
    assert attachment_text(hwp(table(rows)))[1] == expected
    assert attachment_text(hwpx(section_xml(p("", tbl(rows)))))[1] == expected


def test_headers_footers_and_comments_are_not_text() -> None:
    def apart(letters: bytes) -> list[Record]:
        return [(71, 1, letters[::-1] + bytes(4)), (72, 2, bytes(22)), *paragraph("읽지 않는 글", 2)]

    unread = [record for letters in (b"head", b"foot", b"tcmt") for record in apart(letters)]
    memo: list[Record] = [(93, 1, bytes(4)), (72, 2, bytes(22)), *paragraph("메모", 2)]
    assert (
        attachment_text(hwp([*paragraph(FIRST), *unread, *memo, *paragraph(SECOND)]))[1]
        == f"{FIRST}\n{SECOND}"
    )
    within = "".join(
        f"<hp:ctrl><hp:{name}><hp:subList>{p('읽지 않는 글')}</hp:subList></hp:{name}></hp:ctrl>"
        for name in ("header", "footer", "hiddenComment", "fieldBegin")
    )
    assert attachment_text(hwpx(section_xml(p(FIRST, within) + p(SECOND))))[1] == f"{FIRST}\n{SECOND}"


def test_a_footnote_follows_the_paragraph_that_it_does_not_break() -> None:
    note = f"<hp:ctrl><hp:footNote><hp:subList>{p('각주이다.')}</hp:subList></hp:footNote></hp:ctrl>"
    section = f"<hp:p><hp:run><hp:t>앞부분은</hp:t>{note}<hp:t> 뒷부분이다.</hp:t></hp:run></hp:p>"
    assert attachment_text(hwpx(section_xml(section)))[1] == "앞부분은 뒷부분이다.\n각주이다."
    records = [*paragraph("앞부분은 뒷부분이다.", before=control(b"fn  ", 17))]
    records += [(71, 1, b"  nf" + bytes(12)), (72, 2, bytes(22)), *paragraph("각주이다.", 2)]
    assert attachment_text(hwp(records))[1] == "앞부분은 뒷부분이다.\n각주이다."


def test_breaks_tabs_and_fixed_spaces_are_whitespace() -> None:
    text = "가<hp:tab/>나<hp:nbSpace/>다<hp:lineBreak/>라<hp:fwSpace/>마"
    section = f"<hp:p><hp:run><hp:t>{text}</hp:t></hp:run></hp:p>"
    assert attachment_text(hwpx(section_xml(section)))[1] == "가 나 다\n라 마"
    units = "가".encode("utf-16-le") + control(b"    ", 9) + "나\x1e다\n라\x1f마".encode("utf-16-le")
    assert attachment_text(hwp([(67, 1, units)]))[1] == "가 나 다\n라 마"


def test_what_a_tracked_change_deletes_is_not_text() -> None:
    text = "남은 <hp:deleteBegin/>지운 <hp:deleteEnd/>말"
    assert (
        attachment_text(hwpx(section_xml(f"<hp:p><hp:run><hp:t>{text}</hp:t></hp:run></hp:p>")))[1]
        == "남은 말"
    )


def test_characters_of_hancoms_own_are_put_in_unicode() -> None:
    text = "\U000f02b1 계획 \U000f0854인공지능기본법\U000f0855 \uf53a글"
    for data in (hwp(paragraph(text)), hwpx(section_xml(p(text)))):
        assert attachment_text(data)[1] == "① 계획 『인공지능기본법』 한글"


@pytest.mark.parametrize("bit", [1, 2, 4, 8, 10])
def test_a_locked_hwp_is_encrypted(bit: int) -> None:
    assert refused(hwp(paragraph(FIRST), properties=1 | 1 << bit)) == "encrypted"


def test_a_locked_hwpx_is_encrypted() -> None:
    manifest = b"<odf:manifest><odf:file-entry><odf:encryption-data/></odf:file-entry></odf:manifest>"
    assert refused(hwpx(b"\x99" * 100, **{"META-INF__manifest_xml": manifest})) == "encrypted"
    flagged = bytearray(HWPX)
    at = flagged.rindex(b"PK\x01\x02", 0, flagged.rindex(b"Contents/section0.xml"))
    flagged[at + 8] |= 1
    assert refused(bytes(flagged)) == "encrypted"


def test_a_pdf_under_a_password_is_encrypted() -> None:
    lock = f"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00><00>]"
    assert refused(made_pdf([[FIRST]], trailer=lock)) == "encrypted"


@pytest.mark.parametrize(
    "data",
    ["<!DOCTYPE html><html>로그인이 필요합니다".encode(), b"GIF89a", b"HWP Document File V3.00 \x1a",
     b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ole({"WordDocument": bytes(4096)})],
)  # fmt: skip
def test_another_format_is_named_as_such(data: bytes) -> None:
    assert refused(data) == "other_format"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        hwp(),
        hwp(paragraph(FIRST), signature=b"nothing"),
        hwp([(67, 1, b"x"), (66, 0, b"")])[:-600],
        hwpx(),
        hwpx(section_xml(p(FIRST))[:-9]),
        hwpx(section_xml(p(FIRST)), packing=zipfile.ZIP_BZIP2),
        hwpx(section_xml(p(FIRST)), packing=zipfile.ZIP_LZMA),
        HWPX[:-30],
        PDF[:-40],
        b"%PDF-1.7\nstartxref\n0\n%%EOF",
        made_pdf([[FIRST]]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"),
    ],
)
def test_a_broken_file_is_broken(data: bytes) -> None:
    assert refused(data) == "broken"


@pytest.mark.parametrize("data", [hwp(paragraph(" ")), hwpx(section_xml(p("- ·"))), made_pdf([[]])])
def test_a_file_without_a_letter_has_no_text(data: bytes) -> None:
    assert refused(data) == "no_text"


def entity_bomb() -> bytes:
    names = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    return f'<!DOCTYPE a [<!ENTITY a0 "ha">{names}]><a xmlns:hp="{HP}"><hp:p><hp:t>&a11;</hp:t></hp:p></a>'.encode()


def endless_page() -> bytes:
    words = b"BT /F 11 Tf 40 800 Td " + b"<ac00> Tj " * 8_000_000 + b"ET"
    return made_pdf([[FIRST]], content=zlib.compress(words, 1))


HOSTILE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "a zip bomb": (lambda: hwpx(b"<a>" + b" " * 200_000_000), {"too_large"}),
    "a deflate bomb": (lambda: hwp([(67, 0, bytes(100_000_000))]), {"too_large"}),
    "entities of entities": (lambda: hwpx(entity_bomb()), {"broken"}),
    "millions of elements": (lambda: hwpx(b"<a>" + b"<b/>" * 3_000_000 + b"</a>"), {"too_large"}),
    "millions of records": (lambda: hwp([(1, 0, b"")] * 1_100_000), {"too_large"}),
    "millions of control characters": (lambda: hwp([(67, 0, bytes(45_000_000))]), {"too_large"}),
    "elements 10,000 deep": (lambda: hwpx(section_xml("<hp:p>" * 10_000)), {"broken"}),
    "tables 10,000 deep": (lambda: hwpx(section_xml("<hp:tbl><hp:tr><hp:tc>" * 10_000)), {"broken"}),
    "tables 500 deep": (
        lambda: hwp([r for at in range(0, 1000, 2) for r in ((71, at, b" lbt"), (77, at + 1, b""), (72, at + 1, bytes(38)))]),
        {"broken"},
    ),
    "a text too long": (lambda: hwpx(section_xml(p("가 나" * 700_000))), {"too_large"}),
    "a page without end": (endless_page, {"broken", "too_large"}),
    "more pages than books have": (lambda: made_pdf([["가"]] * 2_001), {"too_large"}),
    "brackets without end": (lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 2_000_000 + b"\nstartxref\n0\n%%EOF", {"broken"}),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_time(name: str) -> None:
    make, kinds = HOSTILE[name]
    data = make()
    began = time.process_time()
    assert refused(data) in kinds
    assert time.process_time() - began < 5


def test_an_entity_from_outside_is_not_fetched() -> None:
    document = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a xmlns:hp="{HP}"><hp:p><hp:t>글&x;</hp:t></hp:p></a>'
    assert attachment_text(hwpx(document.encode()))[1] == "글"


def test_a_reader_that_dies_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    died = subprocess.CompletedProcess([], -11, b"", b"")
    monkeypatch.setattr(pdf.subprocess, "run", lambda *args, **kwargs: died)
    assert refused(PDF) == "broken"


@pytest.mark.parametrize("name", SAMPLES)
def test_spoilt_files_give_a_text_or_a_refusal(name: str) -> None:
    sample, chance = SAMPLES[name], random.Random(f"spoil {name}")
    for _ in range(40 if name == "pdf" else 300):
        spoilt = bytearray(sample)
        for _ in range(chance.choice((1, 3, 20))):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        data = bytes(spoilt[: chance.choice((len(spoilt), chance.randrange(len(spoilt))))])
        began = time.process_time()
        with contextlib.suppress(AttachmentError):
            attachment_text(data)
        assert time.process_time() - began < 5
