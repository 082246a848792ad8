"""Chinese in traditional characters."""

from dataclasses import replace

from diffing.changes import Body
from diffing.languages.words import Citing, Language, Layout
from diffing.languages.zh import LANGUAGE as SIMPLIFIED

_NUMERAL = "[〇○零一二三四五六七八九十百千廿卅]"

_LEADS = (
    f"根據《?(?:聯合國)?憲章》?第{_NUMERAL}{{1,4}}[章條](?:採取行動)?"
    "|回顧|追憶|覆按|案查|複查|覆按|重申|再次申明|申明|強調(?:指出)?|着重(?:指出|強調)?|特別(?:指出|強調)|認識到|確認|承認|肯定|認可"
    "|表示注意到|注意到|表示|深信|確信|堅信|譴責|歡迎|讚揚|讚賞|感謝|銘記|考慮到|慮及|顧及|遵循|意識到|關切|震驚|痛惜|遺憾|惋惜"
    "|決定|決議|決心|邀請|請|要求|敦促|促請|籲請|呼籲|鼓勵|指示|授權|核可|核准|批准|贊同|通過|宣佈|宣告|同意|支持|建議|提醒|警告|聲明"
    "|指出|提請|提議|責成|認為|相信|期待|期望|希望|斷定|鑑於|審議了|審查了|收到|聽取|備悉|察及|念及|感到|滿意|樂見|欣見"
    "|痛恨|哀悼|悼念|採納|設立|延長|保證|承諾|主張|委託|委派|任命|選舉|撤銷|終止|解除|祝賀|致敬|表彰|號召|責令|命令|促進|知悉"
    "|重視|反對|拒絕|駁回|推薦|堅持|慶幸|驚悉|不安|憂慮|憤慨|憶及|參照|行使|並?決意|期盼|力促|懇請|籲促|查明|裁定|認定"
    "|提及|重點指出|表達"
)

_VERY = (
    "(?:(?:最?(?:深(?:切|為|感|表|深)?|嚴重|極(?:為|其|度)|衷心|誠摯|強烈|完全|充分|堅決|堅定|非常|高度|大力|十分|特別"
    "|仍然?|繼續)"
    "的?地?){1,3})"
)

_FEELING = (
    "(?:關切|讚賞|感謝|遺憾|支持|打算|希望|歡迎|聲援|慰問|哀悼|震驚|憤慨|失望|相信|信任|信心|願意|決心|滿意|同意|譴責"
    "|敬意|欽佩"
    "|痛惜|憂慮|不安|確信|深信|期待|欣慰|理解|反對|同情|祝賀|認可|承諾|意圖|關注|擔憂|驚恐|贊同|準備|隨時準備|渴望"
    "|驚愕|感激)"
)
"""What a body expresses."""

_MOVED = (
    "(?:關切|關注|不安|震驚|遺憾|痛惜|憂慮|擔憂|悲痛|痛心|感謝|讚賞|失望|驚恐"
    "|憤慨|警覺|滿意|高興|欣慰|沉痛|惋惜|感激|感興趣)"
)
"""What a body is, or how it notes."""

_PHRASES = (
    f"(?:表示)?{_VERY}?{_MOVED}地(?:{_LEADS})|(?:表示|感到|重申其?){_VERY}?{_FEELING}(?:和{_VERY}?{_FEELING})?"
    f"|{_VERY}(?:感到)?{_MOVED}"
    "|決定(?:繼續|仍)(?:積極)?(?:處理|審議)(?:此案|本案|此事|這一?(?:問題|事項)|該(?:問題|事項))"
    f"|{_LEADS}"
)
"""The verbs of several words, and the others, which stand behind adverbs that a paragraph may open with as well."""

LAYOUT = Layout(
    script="han",
    own_letters="們這為說產對關於國會議員書戰實發問題認權動際務處論號決總義種邊現規滿傳團領觀際織統濟綜",
    spaced=False,
    months=("正",),
    dates=(
        r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
        rf"(?P<year>{_NUMERAL}{{4}})年(?P<month>{_NUMERAL}{{1,3}}|正)月(?P<day>{_NUMERAL}{{1,4}})日",
    ),
    organs=(
        (Body.SECURITY_COUNCIL, "安全理事會|安理會"),
        (Body.GENERAL_ASSEMBLY, "大會"),
        (Body.HUMAN_RIGHTS_COUNCIL, "人權理事會"),
        (Body.ECONOMIC_AND_SOCIAL_COUNCIL, "經濟及社會理事會"),
        (Body.TRUSTEESHIP_COUNCIL, "託管理事會"),
        (Body.COUNTER_TERRORISM_COMMITTEE, "(?:安全理事會)?(?:反恐怖主義委員會|反恐委員會)"),
    ),
    subsidiary="[\u4e00-\u9fff]{2,30}(?:委員會|理事會)",
    distribution=r"distr\b",
    masthead=(
        r"聯合國(?:大會)?(?:\s?[a-z]{1,5}/.*)?",
        r"(?:聯合國)?(?:大會|安全理事會|人權理事會|經濟及社會理事會)(?:\s?distr\b.*)?",
        r"distr\b.*",
        "(?:原文|原件).*",
        "第.{1,12}屆(?:緊急特別|特別)?(?:會議|常會)",
        "議程項目.*",
        "第.委員會",
        ".{0,2000}:[\\s*]{0,6}(?:訂正)?決議草案.*",
        "(?:訂正)?決議草案.{0,8}",
    ),
    session=rf"第\s?(?P<session>\d{{1,3}}|{_NUMERAL}{{1,5}})\s?屆(?:會議|常會)",
    special_session=rf"第\s?(?P<session>\d{{1,3}}|{_NUMERAL}{{1,5}})\s?屆特別會議",
    emergency_session=rf"第\s?(?P<session>\d{{1,3}}|{_NUMERAL}{{1,5}})\s?屆緊急特別會議",
    agenda_item=r"議程項目\s?(?P<item>\d{1,3}(?:\s?\([a-z]{1,3}\))?(?:[、和至]\s?\d{1,3}(?:\s?\([a-z]{1,3}\))?)*)",
    meeting=rf"第\s?(?P<meeting>\d{{1,5}}|{_NUMERAL}{{1,9}})\s?次(?:全體)?會議",
    adoption=("日\\s?(?:大會|[\u4e00-\u9fff]{0,12}理事會)?\\s?的?決議案?", "會議.{0,12}通過", "日通過"),
    numbered=(
        r"第\s?(?P<number>\d{1,4})\s?\(\s?(?P<year>\d{4})\s?\)\s?號\s?決議",
        rf"^(?P<number>{_NUMERAL}{{1,6}})\s?\((?P<year>{_NUMERAL}{{4}})\)",
        rf"(?:^|大會)(?P<number>{_NUMERAL}{{1,6}})\s?\((?P<session>{_NUMERAL}{{1,3}})\)\s?[、.]",
        r"(?:安全理事會|安理會)第\s?(?P<number>\d{1,4})\s?號\s?決議$",
    ),
    drafts="決議草案|決定草案",
    declarations=".*宣言",
    statements="^(?:安全理事會)?主席的?聲明$|主席.{0,200}(?:發表|作出).{0,12}聲明",
    reissued=r"\*+\s*(?:由於|因)技術(?:性)?原因.{0,8}重(?:新|發).*",
    preamble_leads=_LEADS,
    operative_leads=_LEADS,
    adverbs=(
        "就此|但是|在(?:這|此)(?:一?方面|背景下)|為此|因此|尤其|特別|進一步|又|還|再次|再度|也|並|深(?:為|感|表|切)"
        "|嚴重|明確|最?強烈地?|斷然|堅決"
        "|(?:讚賞|震驚|關切|感興趣|滿意|遺憾|痛惜|高興|欣慰|不安|沉痛|深切關切)地|大力|鄭重|誠摯|熱烈|同樣|同時|此外|,"
    ),
    clauses="(?:根據|按照|依照|依據|鑑於|考慮到|為了)[^;:。]{1,60}?,",
    phrases=_PHRASES,
    part_letters=tuple("甲乙丙丁戊己庚辛壬癸"),
    end_marks=",;:.!?。、…",
    commas=",、",
    conjunctions="和|或|以及",
    counted="第|段|條|章|項|款|共|約|近|至|和|與|年|月",
    note_leads=r"見|參看|參見|同上|第[^。]{1,30}號(?:決議|決定|文件)|《大會正式記錄|聯合國,《條約|[A-Z]{1,4}/[A-Z0-9.]",
    annexes=rf"附\s?(?:件|錄)\s?(?:{_NUMERAL}{{1,3}}|[ivx]{{1,5}}|\d{{1,2}})?",
    closings=(
        rf"第\s?(?:\d{{1,5}}|{_NUMERAL}{{1,9}})\s?次全體會議[,.。]?",
        rf"第\s?(?:\d{{1,5}}|{_NUMERAL}{{1,9}})\s?次會議.{{0,40}}通過.*",
    ),
    sections=rf"(?:第{_NUMERAL}{{1,3}}(?:節|部分)|[ivxl]{{1,6}}\.?|{_NUMERAL}{{1,3}})",
    furniture=("請回收.*", "回收紙.*"),
    wiki_heads=".*維基文庫.*|.*自由的圖書館.*|姊妹計劃.*",
    licences="本作品(?:來自|是|在).{0,40}(?:聯合國|公有領域|官方).*|public domain.*false.*",
)

CITING = Citing(
    plural=r"決議案?",
    decision=r"決定",
    rival=r"文件|次會議|頁|條|段|章|款|屆",
    noun_follows=True,
    number_sign="第",
    number_end=r"號",
    draft=r"草案",
    organs=(
        ("A/HRC", r"人權理事會"),
        ("E", r"經濟及社會理事會|經社理事會"),
        ("T", r"託管理事會|托管理事會"),
        ("E/CN.4", r"人權委員會"),
        ("S", r"安全理事會|安理會"),
        ("A", r"(?<!司法)(?<!審議)(?<!締約方)(?<!締約國)(?<!世界衛生)(?<!民)(?<!議會)(?<!股東)大會(?!堂)|聯大"),
    ),
    foreign=(
        r"(?:署|組織|機構)理事會|執行局|經社會|締約[國方]會議|議會(?:大會)?|[眾參議]議?院|董事會|股東大會|立法院|國會|法院|政府|國務院|內閣|(?:組織|聯盟|國際|管理局)大會|拉丁美洲和加勒比經濟委員會"
        r"|經濟委員會|經濟及?社會委員會|人民權利委員會|歐洲聯盟|歐盟|非洲聯盟|阿拉伯國家聯盟|原子能機構|世界衛生大會|審議大會|締約方大會|刑事司法大會|執行局|理事機構|委員會"
    ),
    reported=r"附件[一二三四五六七八九十]{0,3},|[章節],",
    own=r"其|自己的",
    council=r"(?<!\w)理事會|本理事會|該理事會|(?<=[照據按在由])理事會",
    conjunction=r"(?:以及|[和与及至與])",
    through=r"[至到]",
    sessions=(("緊特", "ES-"), ("特", "S-")),
    numeral="[〇零○0一二三四五六七八九十百千廿卅]",
    year_word="年",
    date_precedes=True,
    date_tie="通過|所|的|在|上|又|並|之",
    date_subject="(?:關於|關于|題為|有關|就)[^;:。號第]{0,150}?[的之]",
    clause_end=r"[;:。]",
    committee=r"NUMBER\s*委員會",
    established=r"(?:決議案?)?\s*所設(?:立的?)?[^,;。]{0,20}?委員會",
    established_follows=True,
    preamble="序言",
    pinpoint=r"(?:執行部分|序言部?分?)?第\s*NUMBER\s*[段條節章款]",
    pinpoint_follows=True,
    annex=r"附件[一二三四五六七八九十\dIVX]{0,3}",
    verbs=(
        ("recalls", "回顧|憶及|追憶|追念|覆按|複按"),
        ("reaffirms", "重申|再次申明"),
        ("notes", "注意到"),
    ),
    frames=(
        ("implements", "執行(?!局|主任|秘書|人員|委員會|理事會|主席|幹事|機構|部分)|落實|遵守|履行"),
        ("pursuant_to", "根據|依照|按照|依據"),
    ),
    frames_after=(("implements", "(?:號)?(?:決議|決定)的?(?:規定的?)?(?:執行(?!部分)|落實|實施)"),),
    acts=(
        ("extends", "(?:延長|延續|延展|展期|續延)(?![的后後])"),
        ("amends", "(?:修正|修訂|修改|訂正|調整)(?![的后後])"),
        ("terminates", "(?:終止|解除|取消|撤銷)(?![的后後])"),
        ("supersedes", "取代|代替"),
    ),
    acts_after=(
        ("extends", "(?:任務|任期|授權|措施|規定|期限)[^,;。]{0,30}(?:延長|延續|展期|延[至到])"),
        ("terminates", "(?:措施|規定|任務|限制)[^,;。]{0,30}(?:終止|解除|停止適用|不再適用|失效)"),
        ("amends", "(?:措施|規定|任務|段)[^,;。]{0,20}(?:予以|加以)(?:修正|修訂|修改|調整)"),
    ),
    deciding="決定|延長|修正|修訂|終止|解除|取代",
    decided="其[^,;。]{0,10}決定|所作的?決定",
    decided_after="\\s*號?\\s*(?:決議)?\\s*(?:第[^,;。]{1,12}段)?,?\\s*(?:其中)?[^,;。]{0,8}決定",
    sweeping=(
        "(?:所有|一切|全部)?(?:以前|先前|以往|此前|早先)(?:通過|規定|實施|採取|作出)?的?(?:所有|一切|各項|有關|相關)*的?"
        "(?:決議|措施|決定|制裁|規定|限制)"
    ),
    itself=r"本決議",
    that_one=r"該項?決議",
    those=r"(?:這些|上述(?:各項)?|這[兩幾]項)決議",
    ibid=r"同上",
    instruments=(
        ("A/RES/217(III)[A]", r"《世界人權宣言》", ""),
        (
            "A/RES/2200(XXI)[A]",
            r"《(?:公民權利和政治權利|經濟、社會及文化權利|經濟、社會、文化權利)國際公約》|《國際人權公約》",
            "",
        ),
        ("A/RES/60/288", r"《聯合國全球反恐(?:怖主義)?戰略》", r"《(?:全球反恐)?戰略》|該戰略"),
        ("A/RES/70/1", r"《?2030\s*年可持續發展議程》?", r"《2030\s*年議程》"),
        ("A/RES/55/2", r"《聯合國千年宣言》", r"《千年宣言》"),
        ("A/RES/44/25", r"《兒童權利公約》", ""),
        ("A/RES/34/180", r"《消除對婦女一切形式歧視公約》", ""),
        ("A/RES/69/313", r"《亞的斯亞貝巴行動議程》", ""),
    ),
    titled=r"《[^《》]{2,80}》|「[^「」]{2,80}」",
    places=(
        ("op", r"[段款]"),
        ("article", r"條"),
        ("section", r"節"),
        ("chapter", r"章"),
        ("annex", r"附件"),
    ),
)

CORRECTING = replace(SIMPLIFIED.correcting, only="只有|僅|適用於", not_for="不適用")
"""The languages are called alike in both scripts."""

# Clean copies, which paragraphs are compared by, are in simplified characters.
LANGUAGE = Language("zh-Hant", LAYOUT, CITING, SIMPLIFIED.comparing, CORRECTING)
