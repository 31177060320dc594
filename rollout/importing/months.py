"""The names of the months in the languages people send, with the forms that they take in dates.

`~` stands for a blank. A name that is another month elsewhere is that of most who write it; `as_meant` says what it is
to others.
"""

import re
from collections.abc import Iterable

MONTHS = (
    # English, German, Dutch, Scandinavian
    "january jan|february feb febr|march mar|april apr|may|june jun|july jul|august aug|september sep sept|"
    "october oct|november nov|december dec",
    "januar jänner jan|februar feber|märz mrz maerz|april|mai|juni|juli|august|september|oktober okt|november|"
    "dezember dez",
    "januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
    "januari januar|februari februar|mars marts|april|maj mai|juni|juli|augusti august|september|oktober|november|"
    "december desember des",
    # Romance languages
    "janvier janv|février fevrier févr fevr|mars|avril avr|mai|juin|juillet juil|août aout|septembre|octobre|"
    "novembre|décembre decembre déc",
    "enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre set|octubre|noviembre|"
    "diciembre dic",
    "janeiro|fevereiro fev|março marco|abril|maio|junho|julho|agosto|setembro|outubro out|novembro|dezembro",
    "gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre sett|ottobre ott|novembre|"
    "dicembre",
    "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
    # Slavic languages, Turkish, Indonesian
    "январь января январе янв|февраль февраля феврале фев февр|март марта марте "
    "мар|апрель апреля апреле апр|май мая мае|июнь июня июне июн|"
    "июль июля июле июл|август августа августе авг|сентябрь сентября сентябре сен "
    "сент|октябрь октября октябре окт|ноябрь ноября ноябре ноя нояб|"
    "декабрь декабря декабре дек",
    "січень січня|лютий лютого|березень березня|квітень квітня|травень травня|червень червня|липень липня|"
    "серпень серпня|вересень вересня|жовтень жовтня|листопад листопада|грудень грудня",
    "styczeń stycznia|luty lutego|marzec marca|kwiecień kwietnia|maj maja|czerwiec czerwca|lipiec lipca|"
    "sierpień sierpnia|wrzesień września|październik października|listopad listopada|grudzień grudnia",
    "leden ledna|únor února|březen března|duben dubna|květen května|červen června|červenec července|srpen srpna|"
    "září|říjen října|listopad listopadu|prosinec prosince",
    # Hungarian, Finnish, Greek, Arabic, Persian, Hindi, Vietnamese
    "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
    "tammikuu tammikuuta|helmikuu helmikuuta|maaliskuu maaliskuuta|huhtikuu huhtikuuta|toukokuu toukokuuta|"
    "kesäkuu kesäkuuta|heinäkuu heinäkuuta|elokuu elokuuta|syyskuu syyskuuta|lokakuu lokakuuta|"
    "marraskuu marraskuuta|joulukuu joulukuuta",
    "ιανουάριος ιανουαρίου|φεβρουάριος φεβρουαρίου|μάρτιος μαρτίου|απρίλιος απριλίου|μάιος μαΐου μαίου|"
    "ιούνιος ιουνίου|ιούλιος ιουλίου|αύγουστος αυγούστου|σεπτέμβριος σεπτεμβρίου|οκτώβριος οκτωβρίου|"
    "νοέμβριος νοεμβρίου|δεκέμβριος δεκεμβρίου",
    "يناير|فبراير|مارس|أبريل ابريل|مايو|يونيو يونيه|يوليو يوليه|أغسطس اغسطس|سبتمبر|أكتوبر اكتوبر|نوفمبر|ديسمبر",
    "जनवरी|फ़रवरी फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर|नवंबर नवम्बर|दिसंबर दिसम्बर",
    "tháng~1|tháng~2|tháng~3|tháng~4|tháng~5|tháng~6|tháng~7|tháng~8|tháng~9|tháng~10|tháng~11|tháng~12",
    "ינואר בינואר|פברואר בפברואר|מרץ במרץ|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|"
    "אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר",
    "كانون~الثاني|شباط|آذار اذار|نيسان|أيار ايار|حزيران|تموز|آب|أيلول ايلول|تشرين~الأول|تشرين~الثاني|كانون~الأول",
    "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember",
    # South Slavic languages, Slovak, Belarusian
    "januar januara|februar februara|mart marta|april aprila|maj maja|jun juna juni|jul jula juli|"
    "avgust avgusta august augusta|septembar septembra|oktobar oktobra|novembar novembra|decembar decembra",
    "јануар јануара јануари|фебруар фебруара|март марта|април априла|мај маја|јун јуна јуни|јул јула јули|"
    "август августа|септембар септембра септември|октобар октобра октомври|новембар новембра ноември|"
    "децембар децембра декември",
    "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
    "januar januarja|februar februarja|marec marca|april aprila|maj maja|junij junija|julij julija|avgust avgusta|"
    "september septembra|oktober oktobra|november novembra|december decembra",
    "siječanj siječnja siječnju|veljača veljače veljači|ožujak ožujka ožujku|travanj travnja travnju|"
    "svibanj svibnja svibnju|lipanj lipnja lipnju|srpanj srpnja srpnju|kolovoz kolovoza kolovozu|rujan rujna rujnu||"
    "studeni studenoga studenog studenom|prosinac prosinca prosincu",
    "január januára|február februára|marec marca|apríl apríla|máj mája|jún júna|júl júla|august augusta|"
    "september septembra|október októbra|november novembra|december decembra",
    "студзень студзеня|люты лютага|сакавік сакавіка|красавік красавіка|май мая|чэрвень чэрвеня|ліпень ліпеня|"
    "жнівень жніўня|верасень верасня|кастрычнік кастрычніка|лістапад лістапада|снежань снежня",
    # Baltic languages, Estonian, Icelandic, Albanian, Catalan, Galician
    "sausis sausio|vasaris vasario|kovas kovo|balandis balandžio|gegužė gegužės|birželis birželio|liepa liepos|"
    "rugpjūtis rugpjūčio|rugsėjis rugsėjo|spalis spalio|lapkritis lapkričio|gruodis gruodžio",
    "janvāris janvārī|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|jūnijs jūnijā|jūlijs jūlijā|"
    "augusts augustā|septembris septembrī|oktobris oktobrī|novembris novembrī|decembris decembrī",
    "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember",
    "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember",
    "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor",
    "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
    "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro",
    # Malay (without its March, a word of other languages), Filipino, Swahili, Azerbaijani, Uzbek, Kazakh, Uyghur
    "januari|februari||april|mei|jun|julai|ogos|september|oktober|november|disember",
    "enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre",
    "januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba",
    "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust avgust|sentyabr sentabr|oktyabr oktabr|noyabr|dekabr",
    "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
    "يانۋار|فېۋرال|مارت|ئاپرېل|ماي|ئىيۇن|ئىيۇل|ئاۋغۇست|سېنتەبىر|ئۆكتەبىر|نويابىر|دېكابىر",
    # Urdu, Pashto, Persian by the common calendar, Bengali, Nepali, Tamil, Telugu, Sinhala
    "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    "جنوري|فبروري|مارچ|اپریل|مې|جون|جولای|اګست|سپتمبر|اکتوبر|نومبر|دسمبر",
    "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت آگوست|سپتامبر|اکتبر|نوامبر|دسامبر",
    "জানুয়ারি জানুয়ারী|ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
    "जनवरी|फेब्रुअरी फेब्रुवरी|मार्च|अप्रिल|मे|जुन|जुलाई|अगस्ट|सेप्टेम्बर|अक्टोबर|नोभेम्बर|डिसेम्बर",
    "ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்",
    "జనవరి|ఫిబ్రవరి|మార్చి|ఏప్రిల్|మే|జూన్|జూలై|ఆగస్టు|సెప్టెంబర్|అక్టోబర్|నవంబర్|డిసెంబర్",
    "ජනවාරි|පෙබරවාරි|මාර්තු|අප්‍රේල්|මැයි|ජූනි|ජූලි|අගෝස්තු|සැප්තැම්බර්|ඔක්තෝබර්|නොවැම්බර්|දෙසැම්බර්",
    # Burmese, Khmer, Lao, Georgian, Armenian
    "ဇန်နဝါရီ|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|ဩဂုတ် သြဂုတ်|စက်တင်ဘာ|အောက်တိုဘာ|နိုဝင်ဘာ|ဒီဇင်ဘာ",
    "មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ",
    "ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ",
    "იანვარი იანვარს|თებერვალი თებერვალს|მარტი მარტს|აპრილი აპრილს|მაისი მაისს|ივნისი ივნისს|ივლისი ივლისს|"
    "აგვისტო აგვისტოს|სექტემბერი სექტემბერს|ოქტომბერი ოქტომბერს|ნოემბერი ნოემბერს|დეკემბერი დეკემბერს",
    "հունվար հունվարի|փետրվար փետրվարի|մարտ մարտի|ապրիլ ապրիլի|մայիս մայիսի|հունիս հունիսի|հուլիս հուլիսի|"
    "օգոստոս օգոստոսի|սեպտեմբեր սեպտեմբերի|հոկտեմբեր հոկտեմբերի|նոյեմբեր նոյեմբերի|դեկտեմբեր դեկտեմբերի",
)

ENGLISH = frozenset(MONTHS[0].replace("|", " ").split())
"""As English writes them."""
_CROATIAN = frozenset(next(names for names in MONTHS if names.startswith("siječanj")).replace("|", " ").split())
_LISTOPAD = re.compile(r"(?<![^\W\d_])listopad\w*", re.IGNORECASE)


def is_croatian(dates: Iterable[str]) -> bool:
    """Return whether dates name months in Croatian, where `listopad` is October; to Poles and Czechs it is November."""
    # By whole words: `prosince` and `studentů` of Czech begin as months of Croatian do.
    return any(not _CROATIAN.isdisjoint(re.findall(r"[^\W\d_]+", date.casefold())) for date in dates)


def as_meant(date: str, croatian: bool) -> str:
    """Return a date with the name of its month as others call it.

    >>> as_meant("12. listopada 2019.", croatian=True), as_meant("12 listopada 2019", croatian=False)
    ('12. october 2019.', '12 listopada 2019')
    """
    return _LISTOPAD.sub("october", date) if croatian else date
