"""What the columns of other people's lists are called, by what each is of ours; written without accents or case."""

NAMES = {
    "date": (
        "sqldate|event date|date of event|eventdate|incident date|date of incident|date occurred|"
        "date of occurrence|occurred on|occurred|happened on|edtf|date edtf|when|date|dates|"
        "event day|date time|datetime|date and time|start date|startdate|start|date start|date from|"
        "when start|start when|when started|event start|event start date|"
        "begin date|begin|begins|from|from date|dtstart|start time and date|period|date range|"
        "date utc|date local|utc date|local date|timing|datum|wann|ereignisdatum|"
        "datum des ereignisses|vorfallsdatum|beginn|startdatum|anfang|von|zeitpunkt|zeitraum|"
        "datum von|tattag|quand|date de l evenement|date evenement|debut|date de debut|date debut|"
        "periode|du|date des faits|fecha|cuando|fecha del evento|fecha del hecho|fecha de los hechos|"
        "inicio|fecha de inicio|fecha inicio|desde|periodo|data|quando|data do evento|data do fato|"
        "data de inicio|data inicio|data evento|data inizio|inizio|дата|когда|дата события|"
        "дата начала|начало|период|日期|事件日期|发生日期|发生时间|开始日期|开始时间|开始|时间|날짜|日付|tarih|dato|"
        "paivamaara|datums|wanneer|begindatum|data wydarzenia|kiedy|fecha inicial|data inicial|"
        "start datum|year month|giorno|tanggal|"
        "datum udalosti|idopont|kezdet|pvm|ημερομηνια|التاريخ|تاريخ|तारीख|दिनांक|ngay|thoi gian|startdato|fran|"
        "ཚེས་གྲངས|ཟླ་ཚེས|དུས་ཚོད|"
        "date reported|reported|date announced|announced|date disclosed|disclosed|date discovered|discovered|"
        "date occurred or began|date of occurrence or start|when did it happen|year of event|发生年月|年月日|年月|"
        "วันที่|วันเดือนปี|تاریخ"
    ),
    "end": (
        "end|end date|enddate|date end|until|to|to date|date to|dtend|finish|finish date|ends|"
        "date until|through|ende|enddatum|bis|datum bis|fin|date de fin|date fin|fecha de fin|"
        "fecha fin|hasta|fecha final|fim|data de fim|data fim|ate|data final|data fine|fine|конец|"
        "дата окончания|окончание|结束|结束日期|结束时间|einddatum|bitis|"
        "konec|veg|slutdato|ended|τελος|النهاية|ngay ket thuc|"
        "enddatum datum|终止日期|終了日|end of period|datum konce|"
        "stop|stop date|when end|when ended|event end|event end date"
    ),
    "year": (
        "year|start year|yr|jahr|annee|an|ano|anno|год|年|年份|jaar|rok|yil|event year|"
        "iyear|έτος|السنة|nam|vuosi|ev szam|ལོ|"
        "ปี|سال"
    ),
    "month": (
        "month|start month|monat|mois|mes|mese|месяц|月|月份|maand|miesiac|ay|"
        "imonth|mesic|honap|kuukausi|μηνας|الشهر|thang|ཟླ་བ"
    ),
    "day": ("day|start day|tag|jour|dia|день|число|日|dag|dzien|gun|day of month|iday|den|nap|ημερα|اليوم|ཉིན|ཚེས"),
    "end year": ("end year|endjahr|jahr bis|annee de fin|ano final|ano fim|год окончания|结束年"),
    "end month": ("end month|endmonat|mois de fin|mes final|结束月"),
    "end day": ("end day|endtag|jour de fin|dia final|结束日"),
    "time": (
        "time|start time|time of day|event time|uhrzeit|heure|hora|ora|время|时刻|time utc|"
        "time local|utc time|local time|tijd|saat|zeit|clock"
    ),
    "end time": ("end time|time end|uhrzeit bis|heure de fin|hora final|hora fin"),
    "all day": (
        "all day|all day event|allday|whole day|is all day|ganztagig|ganztagiges ereignis|ganztagiger termin|"
        "toute la journee|journee entiere|todo el dia|dia entero|tutto il giorno|o dia inteiro|dia inteiro|hele dag|"
        "весь день|全天|终日"
    ),
    "zone": (
        "timezone|time zone|tz|tzid|zone|zeitzone|fuseau|fuseau horaire|zona horaria|fuso horario|часовой пояс|时区"
    ),
    "title": (
        "title|headline|event title|event name|event|heading|what happened|what|subject|name|"
        "incident|happening|milestone|activity|summary line|titel|ereignis|uberschrift|was|"
        "was geschah|betreff|vorfall|schlagzeile|bezeichnung|titre|evenement|quoi|intitule|fait|"
        "titulo|evento|titular|que|que paso|hecho|suceso|acontecimiento|o que|o que aconteceu|fato|"
        "acontecimento|manchete|titolo|cosa|событие|название|заголовок|что|что произошло|标题|事件|"
        "事件标题|名称|事件名称|제목|タイトル|出来事|gebeurtenis|wat|baslik|olay|tytul|wydarzenie|ev|label title|"
        "udalost|nazev|esemeny|cim|tapahtuma|otsikko|γεγονος|τιτλος|الحدث|العنوان|घटना|शीर्षक|su kien|tieu de|"
        "handelse|haendelse|"
        "begivenhed|hendelse|overskrift|བརྗོད་གཞི|འགོ་བརྗོད|དོན་རྐྱེན|བྱ་བ|件名|事項|what happened there|"
        "sub event type|เหตุการณ์|หัวข้อ|رویداد|عنوان"
    ),
    "summary": (
        "summary|description|details|detail|text|body|content|event description|long description|"
        "abstract|story|narrative|full text|more|beschreibung|zusammenfassung|kurzbeschreibung|"
        "inhalt|einzelheiten|resume|descriptif|contenu|descripcion|resumen|detalles|contenido|texto|"
        "descricao|resumo|detalhes|conteudo|descrizione|описание|содержание|подробности|текст|描述|"
        "摘要|内容|详情|说明|omschrijving|aciklama|opis|"
        "popis|leiras|kuvaus|περιγραφη|الوصف|विवरण|mo ta|beskrivning|beskrivelse|ནང་དོན|འགྲེལ་བཤད|概要|詳細|内容 詳細|"
        "รายละเอียด|شرح|توضیحات"
    ),
    "lane": (
        "lane|group|category|categories|strand|strands|topic|topics|theme|themes|track|layer|arc|stream|"
        "chapter|event category|kategorie|gruppe|thema|rubrik|bereich|categorie|groupe|rubrique|"
        "categoria|grupo|tema|rubro|категория|группа|тема|类别|分类|组|主题|kategori|groep|"
        "skupina|csoport|ryhma|ομαδα|الفئة|श्रेणी|nhom|སྡེ་ཚན|分野|カテゴリー"
    ),
    "lane?": (
        "region|country|state|type|event type|kind|area|province|sector|land|bundesland|art|typ|"
        "pays|type d evenement|pais|tipo|provincia|estado|страна|регион|тип|область|国家|地区|类型|省|"
        "sheet|district|class|department|branch|section|team|actor type|programme|program|project"
    ),
    "place": (
        "place|location|city|town|venue|where|location name|location place|place name|ort|wo|stadt|"
        "schauplatz|haftort|tatort|fundort|einsatzort|lieu de detention|lieu des faits|"
        "lieu|ville|lugar|donde|ciudad|local|cidade|onde|luogo|место|город|где|地点|"
        "位置|城市|plaats|yer|miejsce|"
        "municipality|municipio|gemeinde|commune|comune|village|dorf|aldea|locality|localidad|"
        "misto|mesto|helyszin|paikka|τοπος|المكان|स्थान|dia diem|sted|plats|ས་གནས|ས་ཆ|場所|"
        "สถานที่|مکان|محل|מקום"
    ),
    "lat": ("lat|latitude|breite|breitengrad|latitud|latitudine|широта|纬度|y coord|location lat|location latitude"),
    "lon": (
        "lon|lng|long|longitude|lange|langengrad|longitud|longitudine|долгота|经度|location lon|"
        "location lng|location longitude"
    ),
    "coordinates": (
        "coordinates|coordinate|lat long|lat lon|lat lng|latitude longitude|geolocation|geo location|geo|gps|"
        "gps coordinates|location coordinates|koordinaten|coordonnees|coordenadas|coordinate geografiche|"
        "координаты|坐标|经纬度"
    ),
    "url": (
        "url|link|links|weblink|web|website|webseite|href|source url|source link|source links|"
        "url source|sources url|web address|internet address|permalink|quelle url|quellenlink|lien|"
        "liens|lien source|enlace|enlaces|vinculo|ligacao|ссылка|ссылки|链接|网址|来源链接|article url|"
        "news url|reference url|doi"
    ),
    "publisher": (
        "publisher|source name|outlet|newspaper|news outlet|media outlet|source publisher|"
        "sources outlet|sources publisher|zeitung|herausgeber|verlag|editeur|editorial|medio|veiculo|"
        "издатель|издание|媒体|出版者|发布单位|发布机构|发文单位|来源单位|source organisation|source organization"
    ),
    "source": (
        "source|sources|quelle|quellen|fuente|fuentes|fonte|fontes|источник|источники|来源|出处|bron|"
        "kaynak|zrodlo|reference|references|citation|referenz|beleg|src|"
        "zdroj|forras|lahde|πηγη|المصدر|स्रोत|nguon|kilde|kalla|འབྱུང་ཁུངས|出典|情報源|"
        "แหล่งที่มา|منبع"
    ),
    "source title": (
        "source title|sources title|title of source|article title|titel der quelle|titre de la source|"
        "titulo de la fuente"
    ),
    "source date": (
        "source date|sources date|date of source|article date|date published|publication date|"
        "published|published on|pub date|pubdate|veroffentlicht|veroffentlichungsdatum|"
        "date de publication|publie le|fecha de publicacion|publicado|data de publicacao|"
        "дата публикации|发布日期|发布时间"
    ),
    "by": (
        "asserted by|said by|says who|who says|who says so|attributed to|claimed by|according to|"
        "who reported|reported by|stated by|speaker|laut|gesagt von|wer sagt es|wer sagt das|wer es sagt|qui le dit|"
        "qui dit|"
        "quien lo dice|selon|segun|segundo|по словам|кто говорит|谁说的"
    ),
    "disputed by": (
        "disputed by|who disputes it|contested by|contradicted by|denied by|refuted by|challenged by|rebutted by|"
        "questioned by|counter source|countersource|source against|opposing source|disputed by url|"
        "bestritten von|widersprochen von|dementiert von|angefochten von|gegenquelle|"
        "conteste par|contredit par|dementi par|refute par|source contraire|contre source|"
        "disputado por|cuestionado por|negado por|desmentido por|refutado por|rebatido por|contradicho por|"
        "contestado por|contraditado por|contestato da|smentito da|negato da|"
        "оспаривается|оспаривает|опровергает|кем оспаривается|кем опровергается|отрицает|"
        "争议方|质疑方|反驳方|否认方|被谁质疑|反对来源|betwist door|kwestionowane przez"
    ),
    "dispute": (
        "rebuttal|counterclaim|counter claim|counter statement|refutation|right of reply|dispute text|what disputes it|"
        "gegendarstellung|dementi|refutacion|desmentido|desmentida|smentita|опровержение|反驳|反驳内容|争议内容|"
        "weerlegging|sprostowanie"
    ),
    "dispute?": (
        "dispute|disputed|contested|contradiction|denial|denied|objection|is disputed|umstritten|bestritten|"
        "widerspruch|"
        "conteste|contestee|contestation|disputado|contestado|contestato|оспорено|возражение|争议|有争议|否认"
    ),
    "id": (
        "id|event id|eventid|uid|unique id|key|nr|no|num|lfd nr|record id|код|编号|序号|identifier|guid|event no|index"
    ),
    "tags": (
        "tags|tag list|keywords|keyword|schlagworte|schlagworter|stichworte|mots cles|etiquetas|"
        "palabras clave|palavras chave|теги|метки|ключевые слова|标签|关键词|hashtags"
    ),
    "notes": (
        "notes|note|comment|comments|remark|remarks|anmerkung|anmerkungen|bemerkung|bemerkungen|"
        "kommentar|kommentare|notiz|notizen|remarque|remarques|commentaire|commentaires|nota|notas|"
        "observaciones|comentario|comentarios|observacoes|примечание|примечания|комментарий|"
        "комментарии|заметки|备注|注释|评论|"
        "poznamka|megjegyzes|huomautus|σημειωσεις|ملاحظات|टिप्पणी|ghi chu|मन्तव्य|མཆན|備考"
    ),
    "status": ("status|claim status|etat|zustand|estado actual|situacao|статус|状态"),
    "never": (
        "updated|last updated|updated at|last update|modified|last modified|created|created at|"
        "created on|entered on|entered|date entered|date added|added|added on|accessed|date accessed|"
        "access date|retrieved|timestamp|time stamp|deadline|due|due date|recorded|recorded on|"
        "import date|stand|erstellt|geandert|aktualisiert|abgerufen|erfasst am|eingetragen|"
        "mis a jour|consulte le|actualizado|creado|atualizado|criado|обновлено|создано|更新时间|更新日期|"
        "创建时间|dtstamp|date of birth|checked on|reviewed on|display date|end display date|"
        "last edited time|last edited|edited|edited at|created time|date last activity|last activity|resolved|"
        "resolution date|closed|closed at|closed on|merged at|completed|completed at|completed on"
    ),
    "type": ("type of row"),
    "quarter": ("quarter|quartal|trimestre|trimester|квартал|季度|ctvrtleti|kwartaal"),
    "week": ("iso week|isoweek|kw|kalenderwoche|iso woche|calendar week"),
}
"""The words of a role; what stands first is surest."""

_YES = "yes|y|true|x|1|oui|o|ja|j|wahr|vrai|si|sí|sim|s|sì|да|是|有|tak|evet|verdadero|vero|waar"
_THAT = (
    "disputed|contested|contesté|contestée|bestritten|umstritten|disputado|contestado|contestato|оспаривается|有争议"
)
_NO_ONE = (
    "n|a|no|none|nobody|one|nil|na|tbd|tba|false|0|not|stated|known|unknown|unclear|found|applicable|any|anyone|so|far|"
    "yet|dispute|disputes|objection|objections|undisputed|uncontested|non|aucun|aucune|personne|pas|rien|inconnu|"
    "connu|connue|connus|incontesté|incontestée|contestation|nein|keine|keiner|keinen|kein|niemand|niemandem|nichts|"
    "unbestritten|unumstritten|unstrittig|bekannt|unbekannt|bekannter|streit|nadie|ninguno|ninguna|nada|sin|disputa|"
    "disputas|desconocido|conocido|conocida|indiscutido|não|nao|ninguém|nenhum|nenhuma|sem|desconhecido|nessuno|"
    "nessuna|sconosciuto|нет|никто|никем|не|неизвестно|бесспорно|否|无|無|没有|无人|没有人|不详|未知|无争议|没有争议|"
    "nie|nikt|brak|nieznany|nee|niet|niemand|geen|onbekend|hayır|yok|kimse|falsch|faux|falso"
)
YES = frozenset(_YES.split("|"))
"""Words of a cell that says no more than that its column is so."""
DISPUTED = frozenset((*YES, *_THAT.split("|")))
"""Words of a cell that says no more than that there is a dispute."""
NO_ONE = frozenset((*DISPUTED, *_NO_ONE.split("|")))
"""Words of a cell that names nobody."""
_CANCELLED = (
    "cancelled|canceled|called off|postponed|abgesagt|entfällt|verschoben|annulé|annulée|reporté|cancelado|cancelada|"
    "annullato|отменено|отменён|отменен|перенесено|取消|已取消|geannuleerd|odwołane|iptal"
)
CANCELLED = frozenset(_CANCELLED.split("|"))
"""Words of a status by which a thing did not happen."""
