"""What the columns of other people's lists are called, in the languages they come in, and what each is of ours."""

import re
import unicodedata

_NAMES = {
    "date": (
        "event date|date of event|eventdate|incident date|date of incident|date occurred|"
        "date of occurrence|occurred on|occurred|happened on|edtf|date edtf|when|date|dates|"
        "event day|date time|datetime|date and time|start date|startdate|start|date start|date from|"
        "begin date|begin|begins|from|from date|dtstart|start time and date|period|date range|"
        "date utc|date local|utc date|local date|timing|datum|wann|ereignisdatum|"
        "datum des ereignisses|vorfallsdatum|beginn|startdatum|anfang|von|zeitpunkt|zeitraum|"
        "datum von|tattag|quand|date de l evenement|date evenement|debut|date de debut|date debut|"
        "periode|du|date des faits|fecha|cuando|fecha del evento|fecha del hecho|fecha de los hechos|"
        "inicio|fecha de inicio|fecha inicio|desde|periodo|data|quando|data do evento|data do fato|"
        "data de inicio|data inicio|data evento|data inizio|inizio|дата|когда|дата события|"
        "дата начала|начало|период|日期|事件日期|发生日期|发生时间|开始日期|开始时间|开始|时间|날짜|日付|tarih|dato|"
        "paivamaara|datums|wanneer|begindatum|data wydarzenia|kiedy|fecha inicial|data inicial|"
        "start datum|year month|giorno|tanggal"
    ),
    "end": (
        "end|end date|enddate|date end|until|to|to date|date to|dtend|finish|finish date|ends|"
        "date until|through|ende|enddatum|bis|datum bis|fin|date de fin|date fin|fecha de fin|"
        "fecha fin|hasta|fecha final|fim|data de fim|data fim|ate|data final|data fine|fine|конец|"
        "дата окончания|окончание|结束|结束日期|结束时间|einddatum|bitis"
    ),
    "year": ("year|start year|yr|jahr|annee|an|ano|anno|год|年|年份|jaar|rok|yil|event year"),
    "month": ("month|start month|monat|mois|mes|mese|месяц|月|月份|maand|miesiac|ay"),
    "day": ("day|start day|tag|jour|dia|день|число|日|dag|dzien|gun|day of month"),
    "end year": ("end year|endjahr|jahr bis|annee de fin|ano final|ano fim|год окончания|结束年"),
    "end month": ("end month|endmonat|mois de fin|mes final|结束月"),
    "end day": ("end day|endtag|jour de fin|dia final|结束日"),
    "time": (
        "time|start time|time of day|event time|uhrzeit|heure|hora|ora|время|时刻|time utc|"
        "time local|utc time|local time|tijd|saat|zeit|clock"
    ),
    "end time": ("end time|time end|uhrzeit bis|heure de fin|hora final|hora fin"),
    "zone": (
        "timezone|time zone|tz|tzid|zone|zeitzone|fuseau|fuseau horaire|zona horaria|fuso horario|часовой пояс|时区"
    ),
    "title": (
        "title|headline|event title|event name|event|heading|what happened|what|subject|name|"
        "incident|happening|milestone|activity|summary line|titel|ereignis|uberschrift|was|"
        "was geschah|betreff|vorfall|schlagzeile|bezeichnung|titre|evenement|quoi|intitule|fait|"
        "titulo|evento|titular|que|que paso|hecho|suceso|acontecimiento|o que|o que aconteceu|fato|"
        "acontecimento|manchete|titolo|cosa|событие|название|заголовок|что|что произошло|标题|事件|"
        "事件标题|名称|事件名称|제목|タイトル|出来事|gebeurtenis|wat|baslik|olay|tytul|wydarzenie|ev|label title"
    ),
    "summary": (
        "summary|description|details|detail|text|body|content|event description|long description|"
        "abstract|story|narrative|full text|more|beschreibung|zusammenfassung|kurzbeschreibung|"
        "inhalt|einzelheiten|resume|descriptif|contenu|descripcion|resumen|detalles|contenido|texto|"
        "descricao|resumo|detalhes|conteudo|descrizione|описание|содержание|подробности|текст|描述|"
        "摘要|内容|详情|说明|omschrijving|aciklama|opis"
    ),
    "lane": (
        "lane|group|category|categories|strand|strands|topic|topics|theme|themes|track|stream|"
        "chapter|event category|kategorie|gruppe|thema|rubrik|bereich|categorie|groupe|rubrique|"
        "categoria|grupo|tema|rubro|категория|группа|тема|类别|分类|组|主题|kategori|groep"
    ),
    "lane?": (
        "region|country|state|type|event type|kind|area|province|sector|land|bundesland|art|typ|"
        "pays|type d evenement|pais|tipo|provincia|estado|страна|регион|тип|область|国家|地区|类型|省|"
        "district|class|department|branch|section|team|actor type|programme|program|project"
    ),
    "place": (
        "place|location|city|town|venue|where|location name|location place|ort|wo|stadt|"
        "schauplatz|lieu|ville|lugar|donde|ciudad|local|cidade|onde|luogo|место|город|где|地点|"
        "位置|城市|plaats|yer|miejsce"
    ),
    "lat": ("lat|latitude|breite|breitengrad|latitud|latitudine|широта|纬度|y coord|location lat|location latitude"),
    "lon": (
        "lon|lng|long|longitude|lange|langengrad|longitud|longitudine|долгота|经度|location lon|"
        "location lng|location longitude"
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
        "издатель|издание|媒体|出版者|source organisation|source organization"
    ),
    "source": (
        "source|sources|quelle|quellen|fuente|fuentes|fonte|fontes|источник|источники|来源|出处|bron|"
        "kaynak|zrodlo|reference|references|citation|referenz|beleg|src"
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
        "speaker|laut|gesagt von|selon|segun|segundo|по словам"
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
        "комментарии|заметки|备注|注释|评论"
    ),
    "status": ("status|claim status|etat|zustand|estado actual|situacao|статус|状态"),
    "never": (
        "updated|last updated|updated at|last update|modified|last modified|created|created at|"
        "created on|entered on|entered|date entered|date added|added|added on|accessed|date accessed|"
        "access date|retrieved|timestamp|time stamp|deadline|due|due date|recorded|recorded on|"
        "import date|stand|erstellt|geandert|aktualisiert|abgerufen|erfasst am|eingetragen|"
        "mis a jour|consulte le|actualizado|creado|atualizado|criado|обновлено|создано|更新时间|更新日期|"
        "创建时间|dtstamp|date of birth|checked on|reviewed on|display date|end display date"
    ),
    "type": ("type of row"),
}
ROLES: dict[str, str] = {}
RANKS: dict[str, int] = {}
for _role, _words in _NAMES.items():
    for _rank, _word in enumerate(_words.split("|")):
        ROLES.setdefault(_word, _role)
        RANKS.setdefault(_word, _rank)

_PRIVATE_WORDS = """
e.?mails? mail phones? telephone telefon(?:nummer)? telefono telefone tel mobile handy fax
(?<!web.)(?<!internet.)address adresse anschrift direccion endereco correo телефон почта адрес internal intern
interne interno interna внутреннее private privat prive privado confidential vertraulich labell?ed labell?er
coded.by coder annotator annotated logged.by checked.by entered.by added.by reviewed.by reviewer verified.by
edited.by editor submitted.by submitter assigned assignee responsible contacts? kontakt contacto bearbeiter
erfasst.von eingetragen.von gepruft.von saisi.par verifie.par ingresado.por revisado.por кто.внес organi[sz]er
attendees? researcher password passport ssn date.of.birth birthday whatsapp signal telegram merge.note
victim.name witness informant
"""
_PRIVATE = re.compile(rf"\b(?:{'|'.join(_PRIVATE_WORDS.split())})\b|邮箱|电话|手机|地址|内部|联系人|录入人|标注")
_MEDIA = re.compile(
    r"\b(?:media|image|images|photo|photos|picture|thumbnail|background|video|audio|bild|foto|imagen|logo|icon)\b|图片|照片"
)
_PERSONAL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}|(?:\+|00|\()\d[\d\s()/.-]{7,18}", re.IGNORECASE)


def fold(name: str) -> str:
    """Return a name without case, accents and marks, its words apart.

    >>> fold("  Début_de l'Événement "), fold("eventDate"), fold("sources 1.url")
    ('debut de l evenement', 'event date', 'sources 1 url')
    """
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    bare = unicodedata.normalize("NFKD", name.casefold())
    # An accent on a Latin letter goes; й is a letter of its own.
    bare = unicodedata.normalize("NFC", re.sub(r"(?<=[a-z])[\u0300-\u036f]+", "", bare))
    return " ".join(re.sub(r"[^\w]+|_", " ", bare).split())


def names(name: str) -> tuple[str, ...]:
    """Return what to look a column up by: its whole name, without figures, and the last part of a path."""
    whole = fold(name)
    bare = " ".join(re.sub(r"\b\d+\b|(?<=[a-z])\d+\b", " ", whole).split())
    short = fold(name.rpartition(".")[2])
    return tuple(dict.fromkeys(filter(None, (whole, bare, short))))


def role_of(name: str) -> tuple[str, int]:
    """Return what a name stands for and how surely, the smaller the surer; nothing where it is not known."""
    known = next((each for each in names(name) if each in ROLES), None)
    return (ROLES[known], RANKS[known]) if known else ("", 0)


def is_private(name: str) -> bool:
    """Return whether a column by its name holds people's data or is meant for the office alone."""
    return name.strip().startswith("_") or bool(_PRIVATE.search(fold(name)))


def is_media(name: str) -> bool:
    """Return whether a column holds pictures and the like, which are no sources."""
    return bool(_MEDIA.search(fold(name)))


def is_personal(cell: str) -> bool:
    """Return whether a cell is an address of e-mail or the number of a telephone."""
    return bool(_PERSONAL.fullmatch(cell.strip()))
