"""Dates as people write them, in many languages, to EDTF: nothing invented, what is open asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.edtf import parse
from rollout.importing import words
from rollout.importing.dates import understand
from rollout.importing.deciding import Decided, only_edtf, orders, settle
from rollout.importing.usual import usual

# A text, and its date; `?` and the question that it waits for; or `!`, for there is none in it.
READ = """
৩ মার্চ ২০১৯|2019-03-03
২০১৯ সালের ৩ মার্চ|2019-03-03
3. studenoga 2019.|2019-11-03
12 листопада 2019|2019-11-12
3 лістапада 2019|2019-11-03
5 октомври 2019 г.|2019-10-05
12. јануара 2019.|2019-01-12
5. mája 2019|2019-05-05
3. lapkričio 2019|2019-11-03
2019. gada 5. marts|2019-03-05
3. märts 2019|2019-03-03
3 de gener de 2019|2019-01-03
5 de xullo de 2019|2019-07-05
2019-yil 5-may|2019-05-05
2019 жылы 5 мамыр|2019-05-05
2019-يىلى 5-ماي|2019-05-05
15 مارچ 2020|2020-03-15
ژوئن 2019|2019-06
5 மே 2019|2019-05-05
ဧပြီ 2019|2019-04
5 មេសា 2019|2019-04-05
2019 წლის 5 მარტი|2019-03-05
5 մարտի 2019|2019-03-05
Mac 2019|!
2031年前后|2031~
截至2031年4月|../2031-04
jusqu'en 2031|../2031
d'ici 2031|../2031
all of 2031|2031
over the course of 2031|2031
first week of May 2031|2031-05~
1. Woche im Mai 2031|!
erste Woche im Mai 2031|2031-05~
première semaine de mai 2031|2031-05~
primera semana de mayo de 2031|2031-05~
week of 12 May 2031|2031-05-12~
week of May 12, 2031|2031-05-12~
semaine du 12 mai 2031|2031-05-12~
Woche vom 12. Mai 2031|2031-05-12~
semana del 12 de mayo de 2031|2031-05-12~
the weekend of 12-13 May 2031|2031-05-12/2031-05-13
weekend of 12 May 2031|2031-05-12~
week 14 of 2031|!
2031-091|!
12 de maio de 2031 às 15h|2031-05-12T15:00
+2031-05-12T00:00:00Z|2031-05-12T00:00:00Z
+2031-00-00T00:00:00Z|2031
+2031-05-00T00:00:00Z|2031-05
3T 2031|2031-35
1er semestre 2031|2031-01/2031-06
segundo semestre de 2031|2031-07/2031-12
3er trimestre 2031|2031-35
III кв. 2031|2031-35
XIX в.|18XX
XIX w.|18XX
s. XIX|18XX
III kwartał 2031|2031-35
wiosna 2031|2031-21
2031년 봄|2031-21
2031년 상반기|2031-01/2031-06
2031年年底|2031~
б. д.|!
W12 2019|2019-03-18/2019-03-24
2019-W53-1|!
2-я половина 2031|2031-07/2031-12
آذار 2031|2031-03
15 травня 2031 р.|2031-05-15
24 August 79 AD|0079-08-24
15 March 44 BC|-0043-03-15
1945/6|!
1945-6|!
1945/7|1945-07
12 Ramadan 1442|!
1442 AH|!
2561 BE|!
5781 AM|!
Minguo 109|!
农历五月初五|!
བོད་ཟླ་དང་པོའི་ཚེས་ ༡༥|!
2031|2031
March 2031|2031-03
4 March 2031|2031-03-04
Mar 5, 2031|2031-03-05
summer 2031|2031-22
Q3 2031|2031-35
c. 2029|2029~
2029?|2029?
2030-2031|2030/2031
since 2028|2028/..
1990s|199X
mid-June 2031|2031-06~
20 or 21 May 2031|[2031-05-20,2031-05-21]
June to August 2031|2031-06/2031-08
04.03.2031|2031-03-04
März 2031|2031-03
1. Mai 2031|2031-05-01
Herbst 2029|2029-23
ca. 2028|2028~
3/25/2031|2031-03-25
333 BC|-0332
c. 50 BCE|-0049~
AD 79|0079
1066|1066
-332|?bce
12th century|11XX
2031-05-17T17:30Z|2031-05-17T17:30Z
2031-09-09T10:00:00Z|2031-09-09T10:00:00Z
about 9 May 2031|2031-05-09~
2028–2030|2028/2030
2/30/1997|!
3/16 - 3/18|?year-missing
May 28 - June 2|?year-missing
April|?year-missing
Week 5|!
tbc|!
3 Feb '87|?century
2 Nov 03|?century
11/2005|2005-11
since 1992|1992/..
until 1890|../1890
412 AD|0412
12 June 1995-now|1995-06-12/..
1931 - 1966|1931/1966
March 1992-August 1996|1992-03/1996-08
December 7, 1998-now|1998-12-07/..
1971-February 1984|1971/1984-02
1999-02-01 - 1999-02-03|1999-02-01/1999-02-03
31 June 1990|!
in spring, we think|!
undated|!
July 1 thru 3, 2031|2031-07-01/2031-07-03
July 1 thru 3|?year-missing
Dec 30 – Jan 2, 1999|1998-12-30/1999-01-02
1er mars 2031|2031-03-01
du 1er au 3 juillet 2031|2031-07-01/2031-07-03
del 1 al 3 de julio de 2031|2031-07-01/2031-07-03
1. bis 3. Juli 2031|2031-07-01/2031-07-03
с 1 по 3 июля 2031 г.|2031-07-01/2031-07-03
3 июля 2031 года|2031-07-03
2031年7月1日至3日|2031-07-01/2031-07-03
2031年3月4日|2031-03-04
二〇三一年三月四日|2031-03-04
二〇三一年十二月|2031-12
2031年春|2031-21
5 de mayo de 2031|2031-05-05
19th c.|18XX
late 19th c.|18XX~
1st c. AD|00XX
12th–13th century|11XX/12XX
5th–4th century BC|-0499/-0300
44–31 BC|-0043/-0030
c. 2500–2000 BCE|-2499~/-1999
5000 years ago|!
1.–3.7.2020|2020-07-01/2020-07-03
30.12.-02.01.2020|2019-12-30/2020-01-02
12.-3.4.2020|!
KW 14/2020 – KW 16/2020|2020-03-30/2020-04-19
Mar-20|?century
20-Mar|?year-missing
KW 14/2020|2020-03-30/2020-04-05
14. KW 2020|2020-03-30/2020-04-05
4.III.2020|2020-03-04
2020:03:04|2020-03-04
民国三十八年|1949
༢༠༠༨་༣་༡༤|2008-03-14
final de 1985|1985~
a fines de 1985|1985~
från 3 maj till 5 maj 2020|2020-05-03/2020-05-05
3 t/m 5 mei 2020|2020-05-03/2020-05-05
mandag 4. maj 2020|2020-05-04
forår 2021|2021-21
בינואר 2011|2011-01
2020年4月頃|2020-04~
verano de 2019|2019-22
été 2019|2019-22
лето 2019|2019-22
XIXe siècle|18XX
siglo XIX|18XX
19. Jahrhundert|18XX
XIX век|18XX
19世纪|18XX
5th century BC|-0499/-0400
1990er Jahre|199X
années 1990|199X
1990年代|199X
90s|?century
44 v. Chr.|-0043
44 av. J.-C.|-0043
公元前44年|-0043
44 до н. э.|-0043
early 2031|2031~
late 1990s|199X~
between 2010 and 2012|2010/2012
3 and 4 May 2031|2031-05-03/2031-05-04
3 and 7 May 2031|!
1998-99|1998/1999
2010-11|2010-11
2020-22|?edtf
winter 2010/11|2010-24
winter 2010|2010-24
4 March 2031 14:30|2031-03-04T14:30
2.30 pm on 4 March 2031|2031-03-04T14:30
2031-03-04 14:30:05+02:00|2031-03-04T14:30:05+02:00
2031-05-20 08:00–10:00|2031-05-20T08:00/2031-05-20T10:00
2031-05-20 08:00-10:00|2031-05-20T08:00/2031-05-20T10:00
4 March 2031 14:30 EST|2031-03-04T14:30
Monday, 4 March 2031|2031-03-04
lundi 4 mars 2031|2031-03-04
Mo., 4. März 2031|2031-03-04
4-Mar-2031|2031-03-04
04-Mar-31|?century
20310304|2031-03-04
2031/03/04|2031-03-04
2012/04/19/|2012-04-19
4th of July 2031|2031-07-04
July 4th, 2031|2031-07-04
Sept. 2031|2031-09
9 Sept. 2031|2031-09-09
first half of 2031|2031-01/2031-06
H2 2031|2031-07/2031-12
2031-W05|2031-01-27/2031-02-02
2nd quarter 2031|2031-34
1. Quartal 2031|2031-33
3e trimestre 2031|2031-35
36112|!
0000-00-00|!
n.d.|!
circa March 1850|1850-03~
um 1850|1850~
vers 1850|1850~
hacia 1850|1850~
около 1850|1850~
约1850年|1850~
1850年左右|1850~
probably 1850|1850?
vermutlich um 1850|1850%
1850 (?)|1850?
from 3 to 5 May 2031|2031-05-03/2031-05-05
16-18 March 1998|1998-03-16/1998-03-18
March 16–18, 1998|1998-03-16/1998-03-18
28 May – 2 June 1998|1998-05-28/1998-06-02
1994–present|1994/..
1994-|1994/..
–1890|../1890
2008–ongoing|2008/..
ab 1992|1992/..
bis 1890|../1890
depuis 1992|1992/..
с 1992 года|1992/..
2031年至今|2031/..
5/3/2031 - 25/3/2031|?day-first
05/03/2031|?day-first
04/04/2011|2011-04-04
06/2011|2011-06
ends of 2031|!
Autumn 1998 – Spring 1999|1998-23/1999-21
199X|199X
2031-06-01/2031-08-15|2031-06-01/2031-08-15
17. Mai|?year-missing
noche del 3 al 4 de mayo|?year-missing
12 mars 2031 à 14h30|2031-03-12T14:30
12.03.2031, 14 Uhr|2031-03-12T14:00
12.03.2031 14:30 Uhr|2031-03-12T14:30
15 de agosto|?year-missing
10/2009 – 03/2010|2009-10/2010-03
Oct.–Nov. 2009|2009-10/2009-11
Fri 13 Jun 2031|2031-06-13
'87|?century
1984|1984
Easter 1998|!
jan 2019|2019-01
2019 Jan|2019-01
2019, March 4|2019-03-04
2019-Mar-04|2019-03-04
29 February 1999|!
2 mei 1940|1940-05-02
3 de março de 1999|1999-03-03
10 listopada 1999|1999-11-10
c1850|1850~
~1850|1850~
1850 or 1851|[1850,1851]
1850 oder 1851|[1850,1851]
spring|?year-missing
1914-18|1914/1918
1914–8|1914/1918
1799 to 1803|1799/1803
15th of August 1999|1999-08-15
entre 2010 et 2012|2010/2012
zwischen 2010 und 2012|2010/2012
12/13/2031 10:00 am|2031-12-13T10:00
13:30, 4 March 2031|2031-03-04T13:30
2031-03-04T25:00|!
4 March 2031 14 pm|!
98/03/04|?century
3. und 4. Mai 2031|2031-05-03/2031-05-04
5 or 7|!
40/50/2031|!
before 1890|../1889
5-6/2031|2031-05/2031-06
a very long text that has 1998 in it and goes on and on about something else than a day, a month or a year|!
00/00/2031|!
2031-13-01|!
summer 2031/32|!
week of 3 May|?year-missing
2031-W60|!
1999 to 1998|!
20-22 May|?year-missing
March 2031 10:00|!
June 1998 – 8|!
5 May – June 2031|2031-05-05/2031-06
3 - 5/6/2031|!
1990s to 2000s|199X/200X
Dec 1998 – Feb|1998-12/1999-02
May – 3 June 1998|1998-05/1998-06-03
100 BC – 44 BC|-0099/-0043
-44 to -40|?bce
third quarter 2031 – fourth quarter 2031|2031-35/2031-36
H1 2030 – H2 2031|2030-01/2031-12
1 &amp; 2 May|!
2031-03-04 14:30:05-05:00|2031-03-04T14:30:05-05:00
4 March 2031 10:00 +02|!
2031-02-29|!
31.12.|?year-missing
1.13.2031|2031-01-13
10 May 1998 10:00 – 11 May 1998 09:30|1998-05-10T10:00/1998-05-11T09:30
十二月三日|?year-missing
12月|?year-missing
2031년 3월 4일|2031-03-04
##########|!
or 3 May 2031|!
–3|!
3–|!
2031 – 5 – x|!
1º de mayo de 2019|2019-05-01
1o de maio de 2019|2019-05-01
1 o 2 de mayo de 2019|[2019-05-01,2019-05-02]
2019-04-00|2019-04
2019-00-00|2019
00/04/2019|2019-04
??/04/2019|2019-04
XX.04.2019|2019-04
201904|2019-04
201004|!
April 2019[a]|2019-04
3 April 2019[1]|2019-04-03
3 April 2019*|2019-04-03
1Q 2019|2019-33
20世纪90年代|199X
años 90|?century
Thu Apr 04 2019 10:00:00 GMT+0200 (CEST)|2019-04-04T10:00:00+02:00
2019年4月3日下午2时30分|2019-04-03T14:30
2019年4月3日14时|2019-04-03T14:00
2019年4月上旬|2019-04~
2019年底|2019~
民国38年5月|1949-05
平成31年4月1日|2019-04-01
令和元年5月|2019-05
昭和64年1月7日|1989-01-07
night of 3-4 April 2019|2019-04-03/2019-04-04
nuit du 3 au 4 avril 2019|2019-04-03/2019-04-04
in der Nacht vom 3. auf den 4. April 2019|2019-04-03/2019-04-04
2. Hälfte 2019|2019-07/2019-12
вторая половина 2019|2019-07/2019-12
в мае 2019|2019-05
после 2010|2011/..
FY2019/20|!
fiscal year 2019|!
3. dubna 2019|2019-04-03
14. listopadu 1989|1989-11-14
2019. április 3.|2019-04-03
3. huhtikuuta 2019|2019-04-03
3 Απριλίου 2019|2019-04-03
3 tháng 4 năm 2019|2019-04-03
٣ أبريل ٢٠١٩|2019-04-03
३ अप्रैल २०१९|2019-04-03
3 kwietnia 2019 r.|2019-04-03
༢༠༡༩ ལོའི་ཟླ་ ༤ ཚེས་ ༣|2019-04-03
2019 ལོའི་ཟླ་བ་བཞི་པའི་ཚེས་གསུམ་ཉིན|2019-04-03
2019 སྤྱི་ཟླ་4|2019-04
སྤྱི་ལོ་༢༠༢༠|2020
༢༠༢༠-༠༥-༠༣|2020-05-03
2019 བོད་ཟླ་4|!
7 de febrero del 2018|2018-02-07
du 5 avril 2018|2018-04-05
à partir du 5 avril 2018|2018-04-05/..
vom 5. April 2018|2018-04-05
от 5 апреля 2018|2018-04-05
5 April 2018, 2:30–4:30 pm|2018-04-05T14:30/2018-04-05T16:30
5 April 2018 11–1 pm|2018-04-05T11:00/2018-04-05T13:00
5 April 2018 9am-11am|2018-04-05T09:00/2018-04-05T11:00
5 April 2018 11 to 12:30 am|!
5 avril 2018 à 14 h 30|2018-04-05T14:30
5 April 2018, noon|2018-04-05T12:00
2018-04-05 14:30:00+00|2018-04-05T14:30:00+00:00
2018-04-05 14:30:00 -0400|2018-04-05T14:30:00-04:00
April 9, 2031 2:30 PM (UTC)|2031-04-09T14:30Z
April 5, 2031 → April 7, 2031|2031-04-05/2031-04-07
2018 est|2018~
1H 2018|2018-01/2018-06
2018年4-6月|2018-04/2018-06
2018年4月～6月|2018-04/2018-06
2018年4月～|2018-04/..
2018年第1季度|2018-33
2018年三季度|2018-35
2020/7/1(水)|2020-07-01
2018年4月5日 星期四|2018-04-05
2018-04-05 (Thu)|2018-04-05
R2.6.1|2020-06-01
平成30年度|!
5 เมษายน 2562|2019-04-05
พ.ศ. 2563|2020
1 พ.ค. 2564|2021-05-01
1 พ.ค. ค.ศ. 2021|2021-05-01
۱۳۹۷/۰۲/۱۵|!
۱۵ فروردین ۱۳۹۹|!
٥ أبريل ٢٠٣١|2031-04-05
2018. 4. 5.|2018-04-05
2018. 04.|2018-04
2018—04—05|2018-04-05
2018-04-05..2018-04-07|2018-04-05/2018-04-07
2018-04-05/07|2018-04-05/2018-04-07
2018-W12-3|2018-03-21
107/4/5|!
5/6/7 April 2018|!
2018-04-05--07|!
?-2020|!
5 2018|!
2018a|2018
201?|201X
172x|172X
199-|199X
17--|17XX
2018-04-xx|2018-04
2018 (exact date unknown)|2018
April 5, 2018[2][3]|2018-04-05
<2018|../2018
>2018|2018/..
2018+|2018/..
pre-2018|../2017
post-2018|2019/..
vor dem 1. Mai 2016|../2016-04-30
nach dem 31.12.2018|2019-01-01/..
avant janvier 2016|../2015-12
2016年之前|../2015
2016年以前|../2016
after spring 2019|2019-21/..
no later than 2016|../2016
by 2016|../2016
no later than 2018|../2018
2018 or later|2018/..
on or about 5 April 2018|2018-04-05~
end April 2018|2018-04~
"""
ROWS = [tuple(line.rsplit("|", 1)) for line in READ.strip().splitlines()]
DAY_FIRST, MONTH_FIRST = Decided(day_first=True), Decided(day_first=False)


NOTHING = Decided()


def read(text: str, decided: Decided = NOTHING) -> str:
    got = settle(understand(text), decided)
    return got.date or (f"?{got.asks}" if got.asks else "!")


def test_every_form_of_date_is_as_precise_as_it_was_written_and_no_preciser() -> None:
    wrong = {text: (read(text), want) for text, want in ROWS if read(text) != want}
    assert not wrong


@pytest.mark.parametrize(
    ("text", "decided", "want"),
    [
        ("03/04/2031", DAY_FIRST, "2031-04-03"),
        ("03/04/2031", MONTH_FIRST, "2031-03-04"),
        ("13/04/2031", MONTH_FIRST, "2031-04-13"),
        ("3 Feb '87", Decided(century=1950), "1987-02-03"),
        ("2 Nov 03", Decided(century=1950), "2003-11-02"),
        ("90s", Decided(century=1900), "199X"),
        ("98/03/04", Decided(century=1950), "1998-03-04"),
        ("-332", Decided(historical=True), "-0331"),
        ("-332", Decided(historical=False), "-0332"),
        ("3/16 - 3/18", Decided(year=1998), "1998-03-16/1998-03-18"),
        ("April", Decided(year=1998), "1998-04"),
        ("29 February", Decided(year=1999), "!"),
        ("2020-22", Decided(edtf=True), "2020-22"),
        ("2020-22", Decided(edtf=False), "2020/2022"),
        ("3/4", Decided(year=1998), "?day-first"),
    ],
)
def test_what_is_open_is_closed_by_an_answer_and_by_nothing_else(text: str, decided: Decided, want: str) -> None:
    assert read(text, decided) == want


def test_one_cell_decides_the_order_of_day_and_month_for_its_column_and_two_may_disagree() -> None:
    assert orders(map(understand, ["03/04/2031", "25/04/2031"])) == {True}
    assert orders(map(understand, ["03/04/2031", "04/25/2031"])) == {False}
    assert orders(map(understand, ["03/04/2031", "5.4.2031", "1 May 2031", "40/2/31"])) == set()
    assert orders(map(understand, ["25/04/2031", "04/25/2031"])) == {True, False}


def test_only_who_writes_edtf_writes_unknown_figures_or_signs_behind_a_date() -> None:
    assert all(map(only_edtf, ["199X", "2031~", "2031/..", "[2030,2031]"]))
    assert not any(map(only_edtf, ["1990", "2030-2031", "X"]))


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d %b %Y", "%Y/%m/%d", "%d.%m.%Y"]),
)
def test_a_day_comes_back_from_every_way_of_writing_it(day: date, form: str) -> None:
    assert read(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=60) | st.from_regex(r"[0-9/.– a-z~?-]{1,30}", fullmatch=True))
def test_no_text_breaks_the_reading_and_what_is_read_is_a_date(text: str) -> None:
    got = settle(understand(text), Decided(day_first=True, century=1950, year=1998, historical=True, edtf=False))
    assert bool(got.date) != bool(got.wrong)
    assert not got.date or parse(got.date)


DAYS_AND_YEARS = [(day, year) for day in (0, 1, 9, 14, 31, 32) for year in (1000, 1914, 2000, 2010)]


def test_the_usual_forms_are_read_at_once_as_what_the_slow_way_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    named = [
        form
        for word, token in words._tokens().items()
        if token.startswith("M") or word.isalpha()
        for form in (f"14 {word} 1999", f"03 {word.upper()} 2010", f"{word.capitalize()} 30, 1900")
    ]
    months = [f"{day} March {year}" for day, year in DAYS_AND_YEARS]
    pairs = [
        f"{first}{sign}{second}{sign}{year}"
        for first, year in DAYS_AND_YEARS
        for second in (0, 1, 12, 13, 99)
        for sign in "/."
    ]
    noughts = ["00/00/1999", "00.01.1999", "05.00.1999"]
    texts = [*named, *months, *pairs, *noughts]
    at_once = {text: understand.__wrapped__(text) for text in texts}
    assert sum(usual(text) is not None for text in texts) > 1_000
    monkeypatch.setattr("rollout.importing.dates.usual", lambda _: None)
    assert {text: understand.__wrapped__(text) for text in texts} == at_once
