"""The words that dates are written with, in the languages people send: each to one token that no text holds.

Texts are casefolded before, so a capital letter is always a token: `M03` March, `S21` spring, `S33` first quarter,
`H1` first half, `A` and `B` after and before the year 1, `R` to, `O` or, `F` from, `T` until, `G` after, `L` before,
`N` now, `D` decade, `C` century, `U` undated, `V` between; `~` about and `?` perhaps stand for themselves; an empty one
is noise.
"""

import re
from collections.abc import Iterator
from functools import cache

from rollout.importing.months import MONTHS

_SEASONS = (
    "spring|summer|autumn fall|winter",
    "frühling frühjahr|sommer|herbst|winter",
    "printemps|été ete|automne|hiver",
    "primavera|verano|otoño otono|invierno",
    "primavera|verão verao|outono|inverno",
    "primavera|estate|autunno|inverno",
    "весна весной весны|лето летом лета|осень осенью осени|зима зимой зимы",
    "春季 春天 春|夏季 夏天 夏|秋季 秋天 秋|冬季 冬天 冬",
    "forår vår våren|sommaren|efterår høst höst hösten|vinter",
    "wiosna wiosną wiosny|lato latem|jesień jesienią jesieni|zima zimą zimy",
    "jaro|léto|podzim|zima",
    "весна|літо|осінь|зима",
    "ilkbahar|yaz|sonbahar|kış",
    "봄|여름|가을|겨울",
    "lente voorjaar|zomer|herfst najaar|winter",
)
_QUARTERS = (
    "q1 1st~quarter|q2 2nd~quarter|q3 3rd~quarter|q4 4th~quarter",
    "first~quarter|second~quarter|third~quarter|fourth~quarter",
    "1.~quartal erstes~quartal|2.~quartal zweites~quartal|3.~quartal drittes~quartal|4.~quartal viertes~quartal",
    "1er~trimestre t1 premier~trimestre primer~trimestre|2e~trimestre t2 segundo~trimestre deuxième~trimestre|"
    "3e~trimestre t3 tercer~trimestre troisième~trimestre|4e~trimestre t4 cuarto~trimestre quatrième~trimestre",
    "1~trimestre|2~trimestre 2º~trimestre|3~trimestre 3er~trimestre|4~trimestre 4º~trimestre",
    "i~кв. 1~кв. 1-й~кв. 1-й~квартал|ii~кв. 2~кв. 2-й~кв. 2-й~квартал|iii~кв. 3~кв. 3-й~кв. 3-й~квартал|"
    "iv~кв. 4~кв. 4-й~кв. 4-й~квартал",
    "i~kwartał 1~kwartał 1분기|ii~kwartał 2~kwartał 2분기|iii~kwartał 3~kwartał 3분기|iv~kwartał 4~kwartał 4분기",
    "1~квартал i~квартал|2~квартал ii~квартал|3~квартал iii~квартал|4~квартал iv~квартал",
    "第一季度 1er~trim. 1.~čtvrtletí|第二季度 2e~trim. 2.~čtvrtletí|第三季度 3e~trim. 3.~čtvrtletí|"
    "第四季度 4e~trim. 4.~čtvrtletí",
)
_HALVES = (
    "h1 first~half~of 1st~half~of 1.~halbjahr|h2 second~half~of 2nd~half~of 2.~halbjahr",
    "1.~hälfte erste~hälfte|2.~hälfte zweite~hälfte",
    "1er~semestre premier~semestre primer~semestre primeiro~semestre 1~semestre primo~semestre|"
    "2e~semestre 2ème~semestre second~semestre deuxième~semestre segundo~semestre 2~semestre secondo~semestre",
    "1-я~половина 1~півріччя|2-я~половина 2~півріччя",
    "первое~полугодие 1-е~полугодие i~полугодие 1~полугодие|второе~полугодие 2-е~полугодие ii~полугодие 2~полугодие",
    "상반기|하반기",
    "первая~половина|вторая~половина",
    "上半年|下半年",
)
_OTHER = {
    "~": "c. ca. circa cca. about around approx. approximately roughly near early late mid middle~of "
    "beginning~of end~of start~of end start est. estimated on~or~about on~or~around "
    "etwa ungefähr um gegen rund zirka anfang mitte ende vers environ env. début mi fin "
    "hacia alrededor~de aprox. aproximadamente principios~de mediados~de finales~de fines~de por~volta~de cerca~de "
    "início~de meados~de fim~de final~de fins~de finais~de começo~de meio~de a~fines~de a~finales~de a~principios~de "
    "a~mediados~de comienzos~de a~comienzos~de inizio metà fine около ок. примерно прибл. "
    "начало середина конец 约 大约 左右 前后 許 许 頃 ごろ 初 中旬 上旬 下旬 底 末 "
    "verso rond omstreeks ongeveer ok. około asi kolem přibližně noin",
    "?": "probably possibly perhaps maybe presumably likely uncertain unsure prob. poss. vermutlich wohl vielleicht "
    "wahrscheinlich möglicherweise peut-être probablement quizás quizá probablemente posiblemente talvez "
    "provavelmente possivelmente возможно вероятно 可能 也许",
    "B": "bc bce b.c. b.c.e. v.~chr. v.~u.~z. vor~christus av.~j.-c. avant~j.-c. a.~c. a.~de~c. a.~e.~c. до~н.~э. "
    "до~нашей~эры 公元前 前",
    "A": "ad ce a.d. c.e. n.~chr. n.~u.~z. nach~christus ap.~j.-c. après~j.-c. d.~c. d.~de~c. н.~э. нашей~эры 公元",
    "R": "auf to thru through till til until up~to bis au jusqu'au jusqu'en "
    "jusqu'à jusque a al hasta até à по до 至 到 直到 tot "
    "fino~a do~do t/m",
    "O": "or oder ou o или 或 或者",
    "F": "since from seit ab von depuis dès desde с со 自 从 or~later or~after not~before no~earlier~than "
    "not~earlier~than at~the~earliest as~early~as on~or~after since~at~least à~partir~du à~compter~du "
    "起 以来 以后 starting onwards onward on~going a~partir~de à~partir~de dal sinds vanaf från fra",
    "G": "after nach après después~de depois~de dopo na~dem later~than 之后 после post",
    "L": "before vor avant antes~de prior~to earlier~than prima~di vóór pre 之前 прежде",
    "T": "or~earlier or~before not~after no~later~than not~later~than at~the~latest on~or~before pre "
    "before by vor avant d'ici d'ici~à antes~de 之前 以前 截至 截止 прежде",
    "N": "now present today ongoing current heute jetzt laufend présent aujourd'hui aujourd’hui presente actualidad "
    "hoy hoje en~cours en~curso em~curso em~andamento in~corso andauernd fortlaufend continuing lopend pågående "
    "igangværende продолжается 进行中 ahora сейчас настоящее~время 至今 今 现在 to~date up~to~now",
    "&": "and und et y e и 和 и~с",
    "C": "century centuries cent. jahrhundert jahrhunderts jh. jhdt. siècle siecle s.~siècle siglo século seculo век "
    "века в.~век 世纪 eeuw secolo",
    "D": "decade décennie années annees años~de anos~de década~de~los decada~de~los década~de decada~de "
    "dekade jahrzehnt 年代",
    "V": "between zwischen entre между tussen tra",
    "U": "undated unknown n.d. no~date n/a na tbc tbd tba none null nil nan in~press forthcoming date~unknown "
    "not~known unbekannt o.~d. o.~j. ohne~datum undatiert s.~d. sans~date inconnu sin~fecha desconocido "
    "desconocida s.~f. б.~д. б.~г. b.~d. sem~data desconhecido неизвестно без~даты 未知 不详 日期不详",
    "": "all~of all~year~in all~year over~the~course~of in~the~course~of às vom du р. року рік del от a~las las "
    "throughout ночь~на of the in on at during dated year years de la le les der den dem die das im am jahr jahre "
    "jahren l'an an année el los en año años no na em do ano anos в во г. год года году годы годов гг. "
    "у.~е. nel il r. roku v night nuit~du nuit nacht noche evening "
    "gada gadā წლის yil yili жыл жылы жылғы يىلى يىل সালের "
    "morning afternoon dawn dusk courant năm ngày 年间 期间 在 于",
}


def _table() -> Iterator[tuple[str, str]]:
    """Yield every word with its token; what stands first holds."""
    for prefix, first, tables in (("M", 1, MONTHS), ("S", 21, _SEASONS), ("S", 33, _QUARTERS), ("H", 1, _HALVES)):
        for table in tables:
            for number, words in enumerate(table.split("|"), first):
                token = f"{prefix}{number:02}" if prefix != "H" else f"H{number}"
                yield from ((word.casefold(), token) for word in words.split())
    for token, words in _OTHER.items():
        yield from ((word.casefold(), token) for word in words.split())


def _pattern(word: str) -> str:
    """Return a word as a pattern: full stops may be left out or be followed by a blank."""
    return re.escape(word).replace(r"\~", "~").replace("~", " ?").replace(r"\.", r"(?:\. ?)?")


@cache
def _tokens() -> dict[str, str]:
    """Return every word without full stops and blanks, with its token."""
    found: dict[str, str] = {}
    for word, token in _table():
        found.setdefault(re.sub(r"[.~ ]", "", word), token)
    return found


@cache
def _longest_first() -> tuple[list[str], list[str]]:
    """Return the words that stand between others, and those of scripts that write none apart."""
    every = sorted({word for word, _ in _table()}, key=lambda word: (-len(word), word))
    unspaced = [word for word in every if not word.isascii() and re.search("[\u3000-\u9fff]", word)]
    return [word for word in every if word not in unspaced], unspaced


# Compiled when a date in words is first read, for that takes a twentieth of the time in which a page starts.
@cache
def letters() -> re.Pattern[str]:
    """Return the pattern of a word that stands between others."""
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(_pattern, _longest_first()[0]))})(?![^\W\d_])\.?")


@cache
def ideographs() -> re.Pattern[str]:
    """Return the pattern of a word of a script that writes none apart."""
    return re.compile("|".join(map(_pattern, _longest_first()[1])))


def token_of(word: str) -> str:
    """Return the token that stands for a word found by either pattern."""
    return _tokens()[re.sub(r"[.\s]", "", word)]


def month_of(word: str) -> int | None:
    """Return the number of the month that a word names; None where it names none.

    >>> month_of("März"), month_of("spring")
    (3, None)
    """
    token = _tokens().get(word.casefold(), "")
    return int(token[1:]) if token.startswith("M") else None
