"""Made-up resolutions, in the forms in which real ones come."""

from diffing.changes import Paragraph, Part, Structure

COUNCIL = """S/RES/2999 (2026)

Resolution 2999 (2026)

Adopted by the Security Council at its 9999th meeting, on 12 March 2026

The Security Council,

Recalling its resolution 1373 (2001) on the lighthouses of the northern coast,

Noting with concern the state of the lamps,

1. Decides to relight the lamps:

(a) In the northern harbour;

(b) In the southern harbour, that is:

(i) At the mole;

(ii) At the quay;

2. Requests the Keeper to report within 10 months;

3. Decides to remain seized of the matter.
"""

ASSEMBLY_PAGES = """A/RES/91/17

United Nations

General Assembly

Distr.: General
8 January 2037

Ninety-first session
Agenda item 12 (b)
Lamps

Resolution adopted by the General Assembly
on 17 December 2036
[on the report of the Second Committee (A/91/490, para. 7)]

91/17.

Lamps and lighthouses of the small island harbours
The General Assembly,
Recalling its resolution 90/3 of 2 December 2035, in which it asked for a survey of
the lamps, 1 and taking note of the survey that was made in the harbours of the outer
islands, 2
Noting that the lamps of several harbours have been dark since the storms of the

__________________

Resolution 90/3, annex.
See A/90/77.
3
A/90/78.
1
2

37-00123 (E)

090137

*3700123*

\x0cA/RES/91/17

Lamps and lighthouses of the small island harbours

winter, and that pilots have no other guide,
1.
Takes note of the survey of the Keeper of the Lamps; 3
2.
Requests the Keeper to relight the lamps before the storms of the winter, and
to report on paragraph 3 of the survey;
II
Pilots
3.
Invites the pilots to keep a log of the lamps.
80th plenary meeting
17 December 2036

2/2

37-00123
"""

CHINESE = """## 大会

Distr.: General
8 January 2037

第九十一届会议

议程项目 12

2036年12月17日大会决议

[根据第二委员会的报告(A/91/490)通过]

## 91/17. 港口灯塔

大会，

**回顾**其第 90/3 号决议，¹

又注意到若干港口的灯塔自冬季风暴以来一直没有点亮，领航员别无其他指



引，

1. **请**守灯人重新点亮灯塔，并向各港口提供

¹ 第 90/4 号决议。

灯油；

2. **决定**设立一个灯塔基金，其中包括冬季的灯

3. **邀请**领航员记录灯塔情况。

2036年12月17日
第80次全体会议
"""

WIKI = """聯合國安理會第2999號決議

維基文庫,自由的圖書館
聯合國安理會第2998(2026)號決議 聯合國安理會第2999(2026)號決議
S/RES/2999(2026)
2026年3月12日
聯合國安理會第3000(2026)號決議

安全理事會

回顧關於燈塔的第1373(2001)號決議,

1. 決定重新點亮燈塔;

2. 守燈人每年報告一次;

3. 決定繼續處理此案。

本作品來自聯合國官方文件。

  1. 官方紀錄;
  2. 文獻。

Public domainPublic domainfalsefalse
"""


def of(found: Structure, part: Part) -> list[Paragraph]:
    """The paragraphs of one part."""
    return [paragraph for paragraph in found.paragraphs if paragraph.part is part]


def by_path(found: Structure) -> dict[str, Paragraph]:
    """The paragraphs by their paths."""
    return {paragraph.path: paragraph for paragraph in found.paragraphs}


def body_paths(found: Structure) -> list[str]:
    """The paths of preamble and operative part, in order."""
    return [each.path for each in found.paragraphs if each.part in (Part.PREAMBLE, Part.OPERATIVE)]
