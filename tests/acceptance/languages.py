"""The made-up resolution 2903 (2026) of ``tests.support.resolutions`` in the four languages that it has not there."""

FRENCH = """Nations Unies
S/RES/2903 (2026)
Conseil de sécurité
Distr. générale
20 novembre 2026

Résolution 2903 (2026)

Adoptée par le Conseil de sécurité à sa 9999e séance, le 20 novembre 2026

Le Conseil de sécurité,

Rappelant ses résolutions 1373 (2001) du 28 septembre 2001 et 2178 (2014) du 24 septembre 2014,

Accueillant avec satisfaction le rapport du Secrétaire général sur les lanternes du port,

1. Décide de proroger jusqu’au 30 juin 2027 le mandat de la Mission des lanternes du port ;

2. Prie le Secrétaire général de lui faire rapport tous les quatre-vingt-dix jours sur les lanternes ;

3. Exhorte tous les États Membres à garder leurs ports éclairés comme le prévoit la résolution 1373 (2001) ;

4. Demande aux gardiens des lanternes de partager leurs connaissances ;

5. Décide de rester saisi de la question.
"""

SPANISH = """Naciones Unidas
S/RES/2903 (2026)
Consejo de Seguridad
Distr. general
20 de noviembre de 2026

Resolución 2903 (2026)

Aprobada por el Consejo de Seguridad en su 9999ª sesión, celebrada el 20 de noviembre de 2026

El Consejo de Seguridad,

Recordando sus resoluciones 1373 (2001), de 28 de septiembre de 2001, y 2178 (2014), de 24 de septiembre de 2014,

Acogiendo con beneplácito el informe del Secretario General sobre los faroles del puerto,

1. Decide prorrogar hasta el 30 de junio de 2027 el mandato de la Misión de los Faroles del Puerto;

2. Solicita al Secretario General que le informe cada noventa días sobre los faroles;

3. Insta a todos los Estados Miembros a que mantengan sus puertos iluminados según lo dispuesto en la resolución
1373 (2001);

4. Exhorta a los guardianes de los faroles a que compartan entre sí lo que saben;

5. Decide seguir ocupándose de la cuestión.
"""

RUSSIAN = """Организация Объединенных Наций
S/RES/2903 (2026)
Совет Безопасности
Distr.: General
20 November 2026

Резолюция 2903 (2026)

принятая Советом Безопасности на его 9999-м заседании 20 ноября 2026 года

Совет Безопасности,

ссылаясь на свои резолюции 1373 (2001) от 28 сентября 2001 года и 2178 (2014) от 24 сентября 2014 года,

приветствуя доклад Генерального секретаря о фонарях гавани,

1. постановляет продлить до 30 июня 2027 года мандат Миссии по фонарям гавани;

2. просит Генерального секретаря каждые девяносто дней представлять доклад о фонарях;

3. настоятельно призывает все государства-члены освещать свои гавани, как указано в резолюции 1373 (2001);

4. призывает хранителей фонарей делиться друг с другом своими знаниями;

5. постановляет продолжать заниматься этим вопросом.
"""

ARABIC = """الأمم المتحدة
S/RES/2903 (2026)
مجلس الأمن
Distr.: General
20 November 2026

القرار 2903 (2026)

الذي اتخذه مجلس الأمن في جلسته 9999 المعقودة في 20 تشرين الثاني/نوفمبر 2026

إن مجلس الأمن،

إذ يشير إلى قراريه 1373 (2001) المؤرخ 28 أيلول/سبتمبر 2001 و 2178 (2014) المؤرخ 24 أيلول/سبتمبر 2014،

وإذ يرحب بتقرير الأمين العام عن فوانيس الميناء،

1 - يقرر تمديد ولاية بعثة فوانيس الميناء حتى 30 حزيران/يونيه 2027؛

2 - يطلب إلى الأمين العام أن يقدم تقريرا كل تسعين يوما عن الفوانيس؛

3 - يحث جميع الدول الأعضاء على إبقاء موانئها مضاءة على النحو المبين في القرار 1373 (2001)؛

4 - يهيب بحراس الفوانيس أن يتبادلوا ما يعرفونه؛

5 - يقرر أن يبقي المسألة قيد نظره.
"""
