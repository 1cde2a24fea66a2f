"""Addresses of policy sources as lists, papers and search engines write them: one article, one id, one address."""

import pytest

from spiders.registry import load_sites

SITES = load_sites()
KOREA = "https://www.korea.kr/briefing/pressReleaseView.do?newsId=156790011"
MSIT = "https://www.msit.go.kr/bbs/view.do?sCode=user&mId=307&mPid=208&bbsSeqNo=94&nttSeqNo=3190001"
KMCC = "https://www.kmcc.go.kr/user.do?mode=view&boardId=1113&page=A05030000&dc=K05030000&boardSeq=68901"
FTC = "https://www.ftc.go.kr/www/selectBbsNttView.do?bordCd=3&key=12&nttSn=47901"
MOEF = (
    "https://www.mofe.go.kr/nw/nes/detailNesDtaView.do"
    "?searchBbsId1=MOSFBBS_000000000028&searchNttId1=MOSF_000000000079901&menuNo=4010100"
)
LAW = "https://www.law.go.kr/LSW/lsInfoP.do?lsiSeq=268543&efYd=20260122"

ADDRESSES = [
    ("korea_kr", f"{KOREA}&pageIndex=1&repCodeType=&srchWord=", "korea_kr:156790011", KOREA),
    ("korea_kr", KOREA.replace("www.", "m."), "korea_kr:156790011", KOREA),
    ("korea_kr", KOREA.replace("newsId", "call_from=rsslink&newsId"), "korea_kr:156790011", KOREA),
    (
        "msit",
        "https://www.msit.go.kr/bbs/view.do?sCode=user&mPid=112&mId=113&bbsSeqNo=94&nttSeqNo=3190001&searchTxt=AI",
        "msit:3190001",
        MSIT,
    ),
    (
        "msit",
        "https://msit.go.kr/bbs/view.do?nttSeqNo=3190001&mId=307&bbsSeqNo=94",
        "msit:3190001",
        MSIT,
    ),
    (
        "kmcc",
        "https://www.kmcc.go.kr/user.do;jsessionid=Ab-1.x_y10?mode=view&page=A05030000&boardId=1113&cp=3&boardSeq=68901",
        "kmcc:68901",
        KMCC,
    ),
    (
        "kmcc",
        "https://kcc.go.kr/user.do?boardId=1113&boardSeq=68901&cp=1&dc=K05030000&mode=view&page=A05030000",
        "kmcc:68901",
        KMCC,
    ),
    (
        "pipc",
        "https://www.pipc.go.kr/np/cop/bbs/selectBoardArticle.do?bbsId=BS074&mCode=C020010000&nttId=12901#LINK",
        "pipc:12901",
        "https://pipc.go.kr/np/cop/bbs/selectBoardArticle.do?bbsId=BS074&nttId=12901",
    ),
    (
        "pipc",
        "https://pipc.go.kr/np/cop/bbs/selectBoardArticle.do?nttId=11680&mCode=G010030000&bbsId=BS217",
        "pipc:11680",
        "https://pipc.go.kr/np/cop/bbs/selectBoardArticle.do?bbsId=BS217&nttId=11680",
    ),
    (
        "ftc",
        "https://www.ftc.go.kr/www/selectBbsNttView.do?key=12&bordCd=3&searchCtgry=01%2C02&pageIndex=2&nttSn=47901&x=",
        "ftc:47901",
        FTC,
    ),
    (
        "fsc",
        "http://www.fsc.go.kr/no010101/87901?curPage=&srchKey=",
        "fsc:87901",
        "https://www.fsc.go.kr/no010101/87901",
    ),
    (
        "moef",
        "https://www.moef.go.kr/nw/nes/detailNesDtaView.do?menuNo=4010100&searchNttId1=MOSF_000000000079901",
        "moef:000000000079901",
        MOEF,
    ),
    (
        "kisdi",
        "https://kisdi.re.kr/bbs/view.do?bbsSn=115901&key=m2101113055776&pageIndex=2",
        "kisdi:115901",
        "https://www.kisdi.re.kr/bbs/view.do?key=m2101113055776&bbsSn=115901",
    ),
    (
        "nia",
        "https://nia.or.kr/site/nia_kor/ex/bbs/View.do?bcIdx=28901&cbIdx=90549",
        "nia:28901",
        "https://www.nia.or.kr/site/nia_kor/ex/bbs/View.do?cbIdx=90549&bcIdx=28901&parentSeq=28901",
    ),
    (
        "stepi",
        "https://www.stepi.re.kr/site/stepiko/report/View.do?pageIndex=3&tgtTypeCd=ALL&reIdx=123&cateCont=A0201&cbIdx=1",
        "stepi:A0201-123",
        "https://www.stepi.re.kr/site/stepiko/report/View.do?cateCont=A0201&reIdx=123",
    ),
    (
        "kistep",
        "https://www.kistep.re.kr/board.es?act=view&bid=0031&list_no=94901&mid=a10306010000&nPage=1",
        "kistep:94901",
        "https://www.kistep.re.kr/board.es?mid=a10306010000&bid=0031&act=view&list_no=94901",
    ),
    (
        "spri",
        "https://www.spri.kr/posts/view/23999?code=data_all&study_type=research#none",
        "spri:23999",
        "https://spri.kr/posts/view/23999",
    ),
    (
        "aikorea",
        "https://aikorea.go.kr/web/board/brdDetail.do?menu_cd=000011&num=359&currentPage=1&searchData=",
        "aikorea:000011-359",
        "https://www.aikorea.go.kr/web/board/brdDetail.do?menu_cd=000011&num=359",
    ),
    (
        "law_go_kr",
        "https://www.law.go.kr/DRF/lawService.do?OC=REDACTED&target=eflaw&type=JSON&MST=268543&efYd=20260122",
        "law_go_kr:268543-20260122",
        LAW,
    ),
    ("law_go_kr", LAW, "law_go_kr:268543-20260122", LAW),
]
NO_ARTICLES = [
    ("korea_kr", "https://www.korea.kr/news/policyNewsView.do?newsId=148990001"),
    ("msit", "https://www.msit.go.kr/bbs/view.do?sCode=user&mId=311&mPid=121&bbsSeqNo=100&nttSeqNo=3186887"),
    ("msit", "https://www.msit.go.kr/bbs/view.do?bbsSeqNo=945&nttSeqNo=1"),
    ("kmcc", "https://www.kmcc.go.kr/user.do?mode=view&boardId=1003&boardSeq=68000"),
    ("kmcc", "https://www.kmcc.go.kr/user.do?boardId=1113&page=A05030000&cp=2"),
    ("pipc", "https://www.pipc.go.kr/np/cop/bbs/selectBoardArticle.do?bbsId=BS061&nttId=12376"),
    ("ftc", "https://www.ftc.go.kr/www/selectBbsNttView.do?key=193&bordCd=105&nttSn=1"),
    ("fsc", "https://www.fsc.go.kr/po040301/87901"),
    ("nia", "https://www.nia.or.kr/site/nia_kor/ex/bbs/View.do?cbIdx=78336&bcIdx=28243"),
    ("kistep", "https://www.kistep.re.kr/board.es?mid=a10306010000&bid=0031&nPage=2"),
    ("law_go_kr", "https://www.law.go.kr/DRF/lawSearch.do?OC=REDACTED&target=eflaw"),
]


@pytest.mark.parametrize(("outlet", "url", "article_id", "canonical"), ADDRESSES)
def test_an_address_is_known_in_all_its_forms(outlet: str, url: str, article_id: str, canonical: str) -> None:
    site = SITES[outlet]
    assert site.article_id(url) == article_id
    assert site.canonical_url(url) == canonical
    assert site.canonical_url(canonical) == canonical
    assert site.article_id(canonical) == article_id


@pytest.mark.parametrize(("outlet", "url"), NO_ARTICLES)
def test_another_board_s_page_is_no_article(outlet: str, url: str) -> None:
    assert SITES[outlet].article_id(url) is None
