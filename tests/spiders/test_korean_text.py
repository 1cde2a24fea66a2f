"""From bytes to paragraphs: charsets that lie, markup that parts lines, and lines that are no text."""

import time
import unicodedata

import pytest
from selectolax.lexbor import LexborHTMLParser

from spiders.boilerplate import without_boilerplate
from spiders.encoding import UndecodableError, decode
from spiders.paragraphs import composed, one_line, paragraphs

KOREAN = "<meta charset={}><p>똠방각하와 펲시, 뷁이 든 인공지능 기사</p>"


@pytest.mark.parametrize("declared", ["utf-8", "euc-kr", "ks_c_5601-1987", "no-such-charset"])
@pytest.mark.parametrize("written", ["utf-8", "cp949"])
def test_bytes_are_believed_before_the_declared_charset(declared: str, written: str) -> None:
    page = KOREAN.format(declared)
    assert decode(page.encode(written)) == page


@pytest.mark.parametrize("declared", ["euc-kr", "x-korean", "no-such-charset"])
def test_a_torn_character_does_not_lose_the_page(declared: str) -> None:
    page = KOREAN.format(declared) * 20
    assert "인공지능 기사" in decode(page.encode("cp949") + b"\xb0")


@pytest.mark.parametrize("declared", ["punycode", "punycode-", "unicode:escape", "zlib"])
def test_a_page_is_decoded_in_time_under_whatever_name(declared: str) -> None:
    body = KOREAN.format(declared).encode("cp949") + b"a" * 300_000 + b"-" + b"a" * 300_000
    began = time.process_time()
    assert "인공지능 기사" in decode(body + b"\xff")
    assert time.process_time() - began < 1


def test_noise_is_undecodable() -> None:
    with pytest.raises(UndecodableError, match="unreadable"):
        decode(bytes(range(128, 256)) * 40)


def test_blocks_and_breaks_part_paragraphs_and_captions_are_left_out() -> None:
    markup = "<div>가나<b>다</b><br><br>\n라  마<figure><img><figcaption>설명</figcaption></figure><p>바</p><script>x</script></div>"
    node = LexborHTMLParser(markup).css_first("div")
    assert node is not None
    assert paragraphs(node) == "가나다\n라 마\n바"


def test_entities_escaped_twice_are_undone() -> None:
    assert one_line("E&amp;S\u200b &#34;공개&#34;") == 'E&S "공개"'


TEXT = "정부가 시행령을 내놓았다."


@pytest.mark.parametrize(
    "tail",
    [
        "무단 전재 및 재배포 금지",
        "<저작권자(c) 한들통신, 무단 전재-재배포, AI 학습 및 활용 금지>",
        "ⓒ 한들일보, 무단전재 및 재배포 금지",
        "Copyrights ⓒ 한들스포츠. 무단 전재 및 재배포 금지",
        "◎공감언론 뉴시스 made@newsis.example",
        "후속기사가 이어집니다",
        "(끝)",
        "[사진 = 한들통신]",
        "(사진=연합뉴스)",
        "/사진=한들제약",
        "홍길동 기자 gildong@made.co.kr",
        "/홍길동 기자",
        "홍길동 기자",
        "당신이 관심 있을 만한 이슈",
        "#인공지능 #개방형",
    ],
)
def test_a_notice_or_credit_at_the_end_is_cut(tail: str) -> None:
    assert without_boilerplate(f"{TEXT}\n{tail}") == TEXT


@pytest.mark.parametrize(
    "last",
    [
        "홍길동 기자가 보도했다.",
        "“무단 전재를 금지해야 한다”고 그는 말했다. 이어 다른 방안도 내놓았다."[9:],
        "공청회는 다음 달 끝난다.",
        "업계는 사진 자료의 공개를 요구했다.",
        "KBS 뉴스 한누리입니다.",
        "MBN뉴스 한누리입니다. [nuri@made.example]",
        "YTN 한누리 (nuri@made.example)",
        "영상취재 : 강하늘 기자",
        "( 취재 : 강하늘 / 영상편집 : 한누리 )",
    ],
)
def test_a_sentence_or_a_report_s_sign_off_at_the_end_stays(last: str) -> None:
    assert without_boilerplate(f"{TEXT}\n{last}") == f"{TEXT}\n{last}"


def test_a_byline_in_the_middle_of_a_text_stays() -> None:
    assert without_boilerplate(f"홍길동 기자\n{TEXT}") == f"홍길동 기자\n{TEXT}"


@pytest.mark.parametrize("text", ["인공지능 기사", "ㄱㄴㄷ", "樂", "café"])
def test_syllables_in_parts_are_composed_and_nothing_else_is(text: str) -> None:
    in_parts = "".join(unicodedata.normalize("NFD", one) if "가" <= one <= "힣" else one for one in text)
    assert composed(in_parts) == text
