"""Made-up resolutions of the Security Council, in English and Chinese."""


def resolution(number: int, *, year: int = 2026, extra: str = "", until: str = "30 June 2027", stars: str = "") -> str:
    """An English text that cites resolutions 1373 (2001) and 2178 (2014); ``extra`` goes into paragraph 2."""
    return f"""United Nations
S/RES/{number} ({year}){stars}
Security Council
Distr.: General
20 November {year}

Resolution {number} ({year})

Adopted by the Security Council at its 9999th meeting, on 20 November {year}

The Security Council,

Recalling its resolutions 1373 (2001) of 28 September 2001 and 2178 (2014) of 24 September 2014,

Welcoming the report of the Secretary-General on the lanterns of the harbour,

1. Decides to extend until {until} the mandate of the Harbour Lantern Mission;

2. Requests the Secretary-General to report every ninety days on the lanterns{extra};

3. Urges all Member States to keep their harbours lit as set out in resolution 1373 (2001);

4. Calls upon the keepers of the lanterns to share what they know with one another;

5. Decides to remain seized of the matter.
"""


def chinese(number: int, *, year: int = 2026, traditional: bool = False) -> str:
    """The same in Chinese; simplified unless said otherwise."""
    return (_TRADITIONAL if traditional else _SIMPLIFIED).format(number=number, year=year)


_SIMPLIFIED = """联合国
S/RES/{number} ({year})
安全理事会
{year}年11月20日

第{number}({year})号决议

{year}年11月20日安全理事会第9999次会议通过

安全理事会，

回顾其2001年9月28日第1373(2001)号和2014年9月24日第2178(2014)号决议，

欢迎秘书长关于港口灯塔的报告，

1. 决定将港口灯塔特派团的任务期限延长至2027年6月30日；

2. 请秘书长每九十天报告灯塔情况；

3. 敦促所有会员国按照第1373(2001)号决议所述使港口保持照明；

4. 吁请灯塔看守人相互交流所知情况；

5. 决定继续处理此案。
"""

_TRADITIONAL = """聯合國
S/RES/{number} ({year})
安全理事會
{year}年11月20日

第{number}({year})號決議

{year}年11月20日安全理事會第9999次會議通過

安全理事會，

回顧其2001年9月28日第1373(2001)號和2014年9月24日第2178(2014)號決議，

歡迎秘書長關於港口燈塔的報告，

1. 決定將港口燈塔特派團的任務期限延長至2027年6月30日；

2. 請秘書長每九十天報告燈塔情況；

3. 敦促所有會員國按照第1373(2001)號決議所述使港口保持照明；

4. 籲請燈塔看守人相互交流所知情況；

5. 決定繼續處理此案。
"""
