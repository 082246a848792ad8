"""Chinese in simplified characters."""

from diffing.changes import Body
from diffing.languages.words import Citing, Comparing, Language, Layout

_NUMERAL = "[〇○零一二三四五六七八九十百千廿卅]"

_LEADS = (
    "回顾|追忆|覆按|案查|复查|复按|重申|再次申明|申明|强调(?:指出)?|着重(?:指出|强调)?|特别(?:指出|强调)|认识到|确认|承认|肯定|认可"
    "|表示注意到|注意到|表示|深信|确信|坚信|谴责|欢迎|赞扬|赞赏|感谢|铭记|考虑到|虑及|顾及|遵循|意识到|关切|深为|震惊|痛惜|遗憾|惋惜"
    "|决定|决议|决心|邀请|请|要求|敦促|促请|吁请|呼吁|鼓励|指示|授权|核可|核准|批准|赞同|通过|宣布|宣告|同意|支持|建议|提醒|警告|声明"
    "|指出|提请|提议|责成|认为|相信|期待|期望|希望|断定|根据|按照|依照|鉴于|审议了|审查了|收到|听取|备悉|察及|念及|感到|满意|乐见|欣见"
    "|强烈|痛恨|哀悼|悼念|采纳|设立|延长|保证|承诺|主张|委托|委派|任命|选举|撤销|终止|解除|祝贺|致敬|表彰|号召|责令|命令|促进|知悉"
    "|重视|反对|拒绝|驳回|推荐|坚持|郑重|庆幸|惊悉|不安|忧虑|愤慨|忆及|参照|依据|行使|并?决意|期盼|力促|极力|恳请|吁促|查明|裁定|认定"
)

LAYOUT = Layout(
    script="han",
    own_letters="们这为说产对关于国会议员书战实发问题认权动际务处论号决总义种边现规满传团领观际织统济综",
    spaced=False,
    months=("正",),
    dates=(
        r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
        rf"(?P<year>{_NUMERAL}{{4}})年(?P<month>{_NUMERAL}{{1,3}}|正)月(?P<day>{_NUMERAL}{{1,4}})日",
    ),
    organs=(
        (Body.SECURITY_COUNCIL, "安全理事会|安理会"),
        (Body.GENERAL_ASSEMBLY, "大会"),
        (Body.HUMAN_RIGHTS_COUNCIL, "人权理事会"),
        (Body.ECONOMIC_AND_SOCIAL_COUNCIL, "经济及社会理事会"),
        (Body.TRUSTEESHIP_COUNCIL, "托管理事会"),
        (Body.COUNTER_TERRORISM_COMMITTEE, "(?:安全理事会)?(?:反恐怖主义委员会|反恐委员会)"),
    ),
    subsidiary="[\u4e00-\u9fff]{2,30}(?:委员会|理事会)",
    distribution=r"distr\b",
    masthead=(
        "联合国(?:大会)?",
        "(?:联合国)?(?:大会|安全理事会|人权理事会|经济及社会理事会)",
        r"distr\b.*",
        "(?:原文|原件).*",
        "第.{1,12}届(?:紧急特别|特别)?(?:会议|常会)",
        "议程项目.*",
        "第.委员会",
        ".{0,2000}:[\\s*]{0,6}(?:订正)?决议草案.*",
        "(?:订正)?决议草案.{0,8}",
    ),
    session=rf"第\s?(?P<session>\d{{1,3}}|{_NUMERAL}{{1,5}})\s?届(?:会议|常会)",
    special_session=rf"第\s?(?P<session>\d{{1,3}}|{_NUMERAL}{{1,5}})\s?届特别会议",
    emergency_session=rf"第\s?(?P<session>\d{{1,3}}|{_NUMERAL}{{1,5}})\s?届紧急特别会议",
    agenda_item=r"议程项目\s?(?P<item>\d{1,3}(?:\s?\([a-z]{1,3}\))?(?:[、和至]\s?\d{1,3}(?:\s?\([a-z]{1,3}\))?)*)",
    meeting=rf"第\s?(?P<meeting>\d{{1,5}}|{_NUMERAL}{{1,9}})\s?次(?:全体)?会议",
    adoption=("日\\s?(?:大会|[\u4e00-\u9fff]{0,12}理事会)?\\s?的?决议案?", "会议.{0,12}通过", "日通过"),
    numbered=(
        r"第\s?(?P<number>\d{1,4})\s?\(\s?(?P<year>\d{4})\s?\)\s?号\s?决议",
        rf"^(?P<number>{_NUMERAL}{{1,6}})\s?\((?P<year>{_NUMERAL}{{4}})\)",
        rf"(?:^|大会)(?P<number>{_NUMERAL}{{1,6}})\s?\((?P<session>{_NUMERAL}{{1,3}})\)\s?[、.]",
        r"(?:安全理事会|安理会)第\s?(?P<number>\d{1,4})\s?号\s?决议$",
    ),
    drafts="决议草案|决定草案",
    declarations=".*宣言",
    statements="^(?:安全理事会)?主席的?声明$|主席.{0,200}(?:发表|作出).{0,12}声明",
    reissued=r"\*+\s*(?:由于|因)技术(?:性)?原因.{0,8}重(?:新|发).*",
    preamble_leads=_LEADS,
    operative_leads=_LEADS,
    adverbs=(
        "在(?:这|此)(?:一?方面|背景下)|为此|因此|尤其|特别|进一步|又|还|再次|再度|也|并|深(?:为|感|表|切)|严重|明确|最?强烈地?|断然|坚决"
        "|(?:赞赏|震惊|关切|感兴趣|满意|遗憾|痛惜|高兴|欣慰|不安|沉痛|深切关切)地|大力|郑重|诚挚|热烈|同样|同时|此外|,"
    ),
    part_letters=tuple("甲乙丙丁戊己庚辛壬癸"),
    end_marks=",;:.!?。、…",
    commas=",、",
    conjunctions="和|或|以及",
    counted="第|段|条|章|项|款|共|约|近|至|和|与|年|月",
    note_leads=r"见|参看|参见|同上|第[^。]{1,30}号(?:决议|决定|文件)|《大会正式记录|联合国,《条约|[A-Z]{1,4}/[A-Z0-9.]",
    annexes=rf"附\s?(?:件|录)\s?(?:{_NUMERAL}{{1,3}}|[ivx]{{1,5}}|\d{{1,2}})?",
    closings=(
        rf"第\s?(?:\d{{1,5}}|{_NUMERAL}{{1,9}})\s?次全体会议[,.。]?",
        rf"第\s?(?:\d{{1,5}}|{_NUMERAL}{{1,9}})\s?次会议.{{0,40}}通过.*",
    ),
    sections=rf"(?:第{_NUMERAL}{{1,3}}(?:节|部分)|[ivxl]{{1,6}}\.?|{_NUMERAL}{{1,3}})",
    furniture=("请回收.*", "回收纸.*"),
    wiki_heads=".*维基文库.*|.*自由的图书馆.*|姊妹计划.*",
    licences="本作品(?:来自|是|在).{0,40}(?:联合国|公有领域|官方).*|public domain.*false.*",
)

CITING = Citing(
    plural=r"决议案?",
    decision=r"决定",
    rival=r"文件|次会议|页|条|段|章|款|届",
    noun_follows=True,
    number_sign="第",
    number_end=r"号",
    draft=r"草案",
    organs=(
        ("A/HRC", r"人权理事会"),
        ("E", r"经济及社会理事会|经社理事会"),
        ("T", r"托管理事会"),
        ("E/CN.4", r"人权委员会"),
        ("S", r"安全理事会|安理会"),
        ("A", r"(?<!司法)(?<!审议)(?<!缔约方)(?<!缔约国)(?<!世界卫生)(?<!民)大会(?!堂)"),
    ),
    foreign=r"拉丁美洲和加勒比经济委员会|经济委员会|经济及?社会委员会|人民权利委员会|欧洲联盟|欧盟|非洲联盟|阿拉伯国家联盟|原子能机构|世界卫生大会|审议大会|缔约方大会|刑事司法大会|理事机构|附件[一二三四五六七八九十]{0,3},|[章节],",
    own=r"其|自己的",
    conjunction=r"(?:以及|[和与及至與])",
    through=r"[至到]",
    sessions=(("紧特", "ES-"), ("特", "S-")),
    numeral="[〇零○0一二三四五六七八九十百千廿卅]",
    year_word="年",
    date_precedes=True,
    clause_end=r"[;:。]",
    phrase_end=r"[,;:。、]",
    committee=r"NUMBER\s*委员会",
    established=r"(?:决议案?)?\s*所设(?:立的?)?[^,;。]{0,20}?委员会",
    established_follows=True,
    pinpoint=r"第\s*NUMBER\s*[段条节章款]",
    pinpoint_follows=True,
    annex=r"附件[一二三四五六七八九十\dIVX]{0,3}",
    verbs=(
        ("recalls", "回顾|提及"),
        ("reaffirms", "重申|再次申明"),
        ("notes", "注意到"),
    ),
    frames=(
        ("implements", "执行|落实|遵守"),
        ("pursuant_to", "根据|依照|按照|依据"),
    ),
    acts=(
        ("extends", "(?:延长|延续|延展|展期|续延)(?![的后後])"),
        ("amends", "(?:修正|修订|修改|订正|调整)(?![的后後])"),
        ("terminates", "(?:终止|解除|取消|撤销)(?![的后後])"),
        ("supersedes", "取代|代替"),
    ),
    acts_after=(
        ("extends", "(?:任务|任期|授权|措施|规定|期限)[^,;。]{0,30}(?:延长|延续|展期)"),
        ("terminates", "(?:措施|规定|任务|限制)[^,;。]{0,30}(?:终止|解除|停止适用|不再适用|失效)"),
        ("amends", "(?:措施|规定|任务|段)[^,;。]{0,20}(?:予以|加以)(?:修正|修订|修改|调整)"),
    ),
    deciding="决定|延长|修正|修订|终止|解除|取代",
    decided="其[^,;。]{0,10}决定|所作的?决定",
    decided_after="\\s*号?\\s*(?:决议)?\\s*(?:第[^,;。]{1,12}段)?,?\\s*(?:其中)?[^,;。]{0,8}决定",
    itself=r"本决议",
    that_one=r"该项?决议",
    those=r"(?:这些|上述(?:各项)?|这[两几]项)决议",
    ibid=r"同上",
    instruments=(
        ("A/RES/217(III)[A]", r"《世界人权宣言》", ""),
        (
            "A/RES/2200(XXI)[A]",
            r"《(?:公民权利和政治权利|经济、社会及文化权利|经济、社会、文化权利)国际公约》|《国际人权公约》|人权两公约",
            "",
        ),
        ("A/RES/60/288", r"《联合国全球反恐(?:怖主义)?战略》", r"《(?:全球反恐)?战略》|该战略"),
        ("A/RES/70/1", r"《?2030\s*年可持续发展议程》?", r"《2030\s*年议程》"),
        ("A/RES/55/2", r"《联合国千年宣言》", r"《千年宣言》"),
        ("A/RES/44/25", r"《儿童权利公约》", ""),
        ("A/RES/34/180", r"《消除对妇女一切形式歧视公约》", ""),
        ("A/RES/69/313", r"《亚的斯亚贝巴行动议程》", ""),
    ),
    titled=r"《[^《》]{2,80}》|「[^「」]{2,80}」",
    places=(
        ("op", r"[段款]"),
        ("article", r"条"),
        ("section", r"节"),
        ("chapter", r"章"),
        ("annex", r"附件"),
    ),
)

COMPARING = Comparing(
    before=r"第",
    after=r"(?:段|分段|款)",
    between=r"[,、]|和|及|至|到|-|第|段",
    elsewhere=r"(?:号决议|号决定|公约|宪章|报告|声明|附件|函)第?$",
)

LANGUAGE = Language("zh", LAYOUT, CITING, COMPARING)
