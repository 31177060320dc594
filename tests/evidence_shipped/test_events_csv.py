"""The evidence we ship: read without a problem, told fairly, and true to what the research learnt."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from rollout.evidence.edtf import before
from rollout.evidence.event import Dataset, Event
from rollout.evidence.quantity import Quantity
from rollout.evidence.reader import read
from rollout.evidence.vocabulary import COLUMNS
from rollout.timeline.outcome import answers_to, outcome
from rollout.timeline.view import View, select
from tests.support.cases import for_each

FILE = Path(__file__).parents[2] / "events.csv"
DATA: Dataset = read(FILE.read_bytes())
EVENTS: dict[str, Event] = {event.id: event for event in DATA.events}
HEADLINES = [event for event in DATA.events if event.priority == 1]
AIMS = [event for event in DATA.events if event.status in ("planned", "forecast")]
OURS = ("label", "title", "summary", "asserted_by", "dispute", "notes")
ALARMS = ("freetibet-alarm-2019-04-26", "ict-alarm-2019-08", "contact-card-critics-2019", "hrw-grid-report-2013")

FOUNDING = {
    "https://contactmagazine.net/?p=25914": "Contact magazine",
    "https://freetibet.org/news-media/na/social-security-stitch": "Free Tibet",
    "http://english.jiangxi.gov.cn/news2015/Topnews/201901/t20190128_1485590.htm": "China Daily",
    "https://lapost.us/?p=29571": "People’s Daily",
    "https://savetibet.org/new-social-security-cards-in-tibet-expand-chinas-control-over-tibetans-lives/": (
        "International Campaign for Tibet"
    ),
}
CONTACT, FREE_TIBET, CHINA_DAILY, PEOPLES_DAILY, CAMPAIGN = FOUNDING

# Every number, day and place of the founding documents that a reader may look for, and the event that carries it.
SEED_FACTS = [
    (CONTACT, "ecard-100m-target-2019", "100 million"),
    (CONTACT, "ecard-replace-1250m-three-years", "1.25 billion"),
    (CONTACT, "ecard-all-cities-payment-2019", "all cities"),
    (CONTACT, "contact-ecard-all-data-2019", "personal information"),
    (CONTACT, "ecard-wechat-link-2019", "WeChat"),
    (CONTACT, "contact-card-critics-2019", "Xinjiang and Tibet"),
    (CONTACT, "contact-rights-groups-2019-05-24", "Phayul"),
    (CONTACT, "contact-card-link-2019", "face recognition"),
    (CONTACT, "contact-low-credit-2019", "flights"),
    (CONTACT, "contact-purpose-2019", "sincerity"),
    (FREE_TIBET, "tar-card-chip-data-2019", "citizenship number"),
    (FREE_TIBET, "tar-health-checks-dna-claim-2012", "2012–13"),
    (FREE_TIBET, "tibet-watch-data-concern-2019", "monitor"),
    (FREE_TIBET, "shigatse-details-photo-2019", "Shigatse"),
    (FREE_TIBET, "tar-launch-nyingchi-2017-08", "August 2017"),
    (FREE_TIBET, "lhasa-450k-2017", "450,000"),
    (FREE_TIBET, "lhasa-cards-photo-2018", "2018"),
    (FREE_TIBET, "chengdu-golmud-2017-2018", "mid-June 2017"),
    (FREE_TIBET, "lhoka-263440-2018", "9 September and 4 October 2018"),
    (FREE_TIBET, "ngari-79000-plan-2019-04", "79,000"),
    (FREE_TIBET, "freetibet-alarm-2019-04-26", "cut off"),
    (CHINA_DAILY, "ecard-3m-jan-2019", "3 million"),
    (CHINA_DAILY, "ecard-230-cities-jan-2019", "230"),
    (CHINA_DAILY, "ecard-26-provinces-jan-2019", "26 provinces"),
    (CHINA_DAILY, "ecard-58-apps-jan-2019", "58 apps"),
    (CHINA_DAILY, "ecard-functions-jan-2019", "identification"),
    (CHINA_DAILY, "ecard-one-to-one-jan-2019", "QR code"),
    (CHINA_DAILY, "ecard-first-claimed-qingdao-2018", "Qingdao"),
    (CHINA_DAILY, "ecard-listed-cities-jan-2019", "Lishui"),
    (CHINA_DAILY, "ecard-one-platform-jan-2019", "Zhai Yanli"),
    (CHINA_DAILY, "ecard-security-claim-jan-2019", "identity theft"),
    (CHINA_DAILY, "cardholders-1200m-end-2018", "88 percent"),
    (PEOPLES_DAILY, "ecard-100m-jan-2020", "100 million"),
    (PEOPLES_DAILY, "ecard-200m-jun-2020", "200 million"),
    (PEOPLES_DAILY, "ecard-300m-2020-11-20", "20 percent"),
    (PEOPLES_DAILY, "ecard-417-channels-2020", "417"),
    (PEOPLES_DAILY, "ecard-pay-224-cities-2020", "27 provinces"),
    (PEOPLES_DAILY, "ecard-transit-22-cities-2020", "UnionPay"),
    (PEOPLES_DAILY, "ecard-age-range-2020", "118 years"),
    (PEOPLES_DAILY, "ecard-family-7750k-2020", "7.75 million"),
    (PEOPLES_DAILY, "ecard-all-prefectures-2020", "Sansha"),
    (PEOPLES_DAILY, "internet-users-940m-2020-06", "99.2 percent"),
    (PEOPLES_DAILY, "ecard-500m-forecast-2021", "500 million"),
    (PEOPLES_DAILY, "ecard-two-year-aim-2020", "about two years"),
    (PEOPLES_DAILY, "ecard-face-scan-2020", "faces scanned"),
    (CAMPAIGN, "tar-rollout-summer-2019", "this summer"),
    (CAMPAIGN, "tar-functions-2019-05-14", "mobile banking"),
    (CAMPAIGN, "tar-2700k-forecast-2019-05-14", "2.7 million"),
    (CAMPAIGN, "tar-2700k-jun-2019-ict", "end of June 2019"),
    (CAMPAIGN, "tar-3m-target-end-2019", "end of 2019"),
    (CAMPAIGN, "tar-icbc-20000-2019-04-28", "28 April 2019"),
    (CAMPAIGN, "tar-interviews-2019", "recent weeks"),
    (CAMPAIGN, "tar-one-person-one-card-2019", "each person"),
    (CAMPAIGN, "ict-alarm-2019-08", "social control"),
    (CAMPAIGN, "ict-iron-grid-2019", "“Iron Grid”"),
    (CAMPAIGN, "ict-chen-grid-2019", "Chen Quanguo"),
    (CAMPAIGN, "ict-grid-targets-2019", "former political prisoners"),
    (CAMPAIGN, "ict-grid-all-tibetans-2019", "entire peoples"),
    (CAMPAIGN, "ict-in-line-2019", "“in line with”"),
    (CAMPAIGN, "ict-2020-forecast", "by 2020"),
    (CAMPAIGN, "ict-grid-2019", "strengthen"),
    (CAMPAIGN, "ict-downgrade-warning-2019", "speaking Tibetan"),
    (CAMPAIGN, "ict-lhasa-reading-2019", "beautiful Tibet"),
    (CAMPAIGN, "lhasa-plan-notice-2017", "11 September 2017"),
    (CAMPAIGN, "lhasa-plan-period-2017-2020", "2017 to 2020"),
]

# Where sources contradict each other, each side names the other.
BOTH_SIDES = [
    ("ecard-first-claimed-qingdao-2018", "ecard-first-fuzhou-2018-04-22"),
    ("tar-launch-nyingchi-2017-08", "tar-issue-start-2017-06"),
    ("tar-health-checks-start-2011", "tar-free-checkups-2012"),
    ("hrw-grid-report-2013", "lhasa-chief-defends-grid-2015"),
    ("citizen-lab-dna-2022", "china-rejects-dna-2023"),
    ("xinjiang-physicals-2017", "china-rejects-xinjiang-dna-2017"),
]
# A claim, and who answers it.
REBUTTED = {
    "contact-card-link-2019": "chinalawtranslate.com",
    "contact-low-credit-2019": "scmp.com",
    "ict-in-line-2019": "technologyreview.com",
    "ict-2020-forecast": "technologyreview.com",
    "ict-grid-2019": "threadreaderapp.com",
    "ict-downgrade-warning-2019": "technologyreview.com",
    "ict-chen-grid-2019": "hrw.org",
    "rfa-tied-2019": "savetibet.org",
    "pence-2018": "wired.com",
    "sangay-2018": "threadreaderapp.com",
    "ap-last-year-2019": "ecns.cn",
    "suining-pilot-2010": "chinanews.com.cn",
    "turquoise-roof-2024": "pc-tablet.com",
    "rfa-report-2019-08-23": "savetibet.org",
    "hrw-dna-report-2022": "americanmilitarynews.com",
    "lhasa-kindergarten-dna-2022": "americanmilitarynews.com",
    "ohchr-xinjiang-2022": "reuters.com",
    "xinjiang-defends-centres-2018": "sgieurope.com",
}
REBUTTALS = (
    "daum-flying-2018",
    "rongcheng-profile-2018",
    "horsley-2018",
    "ndrc-low-score-2019",
    "wired-2019",
    "daum-thread-2022",
    "mit-tr-2022",
    "brussee-2023",
)


def count(event: str) -> Quantity:
    """Return the quantity of an event that has one."""
    quantity = EVENTS[event].quantity
    assert quantity, f"{event} has no quantity."
    return quantity


def host(url: str) -> str:
    """Return the host of an address without a leading www."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def said(event: Event) -> str:
    """Return everything that we say about an event in our own words."""
    return " ".join(getattr(event, field) for field in OURS)


# ---------------------------------------------------------------- the file


def test_the_file_has_no_problem_and_no_notice() -> None:
    assert [problem.sentence("events.csv") for problem in DATA.problems] == []
    assert DATA.notices == ()
    assert DATA.refused == 0


def test_the_columns_are_ours_in_our_order() -> None:
    with FILE.open(encoding="utf-8", newline="") as lines:
        header = next(csv.reader(lines))
    own = [column for column in header if "@" not in column]
    assert header == list(DATA.columns)
    assert own == [column for column in COLUMNS if column in header]
    assert header[len(own) :] == ["title@zh", "label@zh", "summary@zh", "title@bo", "label@bo"]


def test_lines_end_with_a_line_feed_alone_and_no_mark_comes_first() -> None:
    data = FILE.read_bytes()
    assert b"\r" not in data
    assert data.startswith(b"id,")
    assert data.endswith(b"\n")


def test_there_are_between_185_and_220_events() -> None:
    assert 185 <= len(DATA.events) <= 220


def test_the_lanes_come_in_the_order_of_the_story() -> None:
    assert DATA.lanes == ("Card rollout", "Control and “Iron Grid”", "Social credit")


def test_rows_stand_lane_by_lane_in_order_of_date() -> None:
    keys = [(DATA.lanes.index(event.lane), event.date.earliest or date.min) for event in DATA.events]
    assert keys == sorted(keys)


# ---------------------------------------------------------------- words


def test_every_event_has_a_label_of_at_most_32_characters_and_no_two_are_alike() -> None:
    labels = [event.label for event in DATA.events]
    assert all(0 < len(label) <= 32 for label in labels)
    assert Counter(label.casefold() for label in labels).most_common(1)[0][1] == 1


def test_most_labels_are_short_enough_to_be_read_in_a_hall() -> None:
    short = [event for event in DATA.events if len(event.label) <= 24]
    assert len(short) >= 0.9 * len(DATA.events)


@pytest.mark.parametrize("field", ["title", "summary"])
def test_no_two_events_say_the_same(field: str) -> None:
    assert Counter(getattr(event, field) for event in DATA.events).most_common(1)[0][1] == 1


def test_titles_are_short_and_without_a_full_stop() -> None:
    wrong = [event.id for event in DATA.events if len(event.title) > 90 or event.title.endswith(".")]
    assert wrong == []


def test_summaries_are_at_most_400_characters_and_end_with_a_full_stop() -> None:
    wrong = [event.id for event in DATA.events if len(event.summary) > 400 or event.summary[-1] not in ".”"]
    assert wrong == []


def test_our_words_use_typographic_quotes() -> None:
    assert [event.id for event in DATA.events if re.search("[\"'`]", said(event))] == []


def test_no_abbreviation_stands_where_a_hall_would_not_know_it() -> None:
    shorthand = re.compile(r"\b(TAR|ICT|HRW|RFA|MOHRSS|NDRC|SCMP|PBOC|CCAS|MOU|SCS)\b")
    assert [event.id for event in DATA.events if shorthand.search(f"{event.label} {event.title}")] == []


def test_we_do_not_speak_of_our_own_research_notes() -> None:
    shop = re.compile(r"\b(stored|dossier|excerpt|seed|our database)\b", re.IGNORECASE)
    assert [event.id for event in DATA.events if shop.search(said(event) + event.source.note)] == []


@pytest.mark.parametrize("name", ["Ning", "Liu Hu", "Ms Liu", "schoolgirl named", "Gu Zi"])
def test_no_private_person_is_named(name: str) -> None:
    assert [event.id for event in DATA.events if name in said(event) + event.source.title + event.id] == []


def test_no_sentence_of_ours_claims_a_cause_between_lanes() -> None:
    cause = re.compile(r"\b(caus\w+|because of the (grid|cards?)|led to|resulted in|therefore|as a result)\b")
    assert [event.id for event in DATA.events if cause.search(said(event).lower())] == []


# ---------------------------------------------------------------- who says so


def test_every_event_has_someone_who_says_so_and_a_source() -> None:
    for event in DATA.events:
        assert event.asserted_by, event.id
        assert event.source.title, event.id
        assert event.source.publisher, event.id
        assert event.source.url or event.source.note, event.id


def test_a_source_without_a_link_says_that_a_copy_was_read() -> None:
    without = [event for event in DATA.events if not event.source.url]
    assert without
    assert [e.id for e in without if not re.search(r"\b(copy|repost|reprint|reproduction)\b", e.source.note)] == []


@pytest.mark.parametrize("site", ["xiexiebang", "docslib", "freep.cn", "cnread", "pcfortune", "hamasdt", "lgjyuntun"])
def test_no_link_leads_to_a_copy_of_unknown_hands(site: str) -> None:
    links = [link for e in DATA.events for link in (e.source.url, e.disputed_by, e.source.archive_url)]
    assert [link for link in links if site in link] == []


def test_names_that_say_so_together_are_of_the_kinds_that_they_have_alone() -> None:
    alone = {e.asserted_by.partition(",")[0]: e.asserted_by_kind for e in DATA.events if ";" not in e.asserted_by}
    together = [event for event in DATA.events if ";" in event.asserted_by]
    assert together
    for event in together:
        for speaker, kind in (
            event.speakers if ";" in event.asserted_by_kind else [(event.asserted_by, event.asserted_by_kind)]
        ):
            assert {known for name, known in alone.items() if name in speaker} <= {kind}, event.id


# The source that is cited says so; whom it quotes, and who says the same, stands in the summary.
@pytest.mark.parametrize(
    ("event", "who", "also"),
    [
        ("beijing-grid-2007", ("Xinhua, translated by Chinascope", "state-media"), "Human Rights Watch"),
        ("dongcheng-grid-pilot-2004", ("Wu Qiang, China Change", "ngo"), "The Economist"),
        ("yu-nets-traps-2013", ("Human Rights Watch", "ngo"), "Radio Free Asia’s account"),
        ("ecard-first-claimed-qingdao-2018", ("China Daily", "state-media"), "Contact magazine"),
        ("ngari-79000-plan-2019-04", ("Free Tibet", "ngo"), "authorities of Ngari"),
        ("double-linked-coverage-2014", ("Legal Daily", "state-media"), "political-legal committee"),
    ],
)
def test_who_says_so_is_one_that_the_kind_fits(event: str, who: tuple[str, str], also: str) -> None:
    assert (EVENTS[event].asserted_by, EVENTS[event].asserted_by_kind) == who
    assert also in EVENTS[event].summary


def test_one_ngo_s_word_is_never_documented() -> None:
    assert [e.id for e in DATA.events if e.asserted_by_kind == "ngo" and e.status == "documented"] == []


def test_a_warning_or_an_answer_to_it_is_a_claim() -> None:
    for event in (*ALARMS, *set(REBUTTALS) - {"rongcheng-profile-2018"}):
        assert EVENTS[event].status == "claimed", event


def test_a_source_is_not_older_than_what_it_tells() -> None:
    reports = [e for e in DATA.events if e.status == "documented" and e.source.date]
    assert reports
    assert [e.id for e in reports if e.source.date and before(e.source.date, e.date)] == []


# ---------------------------------------------------------------- disputes


def test_a_dispute_has_an_address_and_one_line_of_what_it_says() -> None:
    for event in DATA.events:
        assert bool(event.disputed_by) == bool(event.dispute), event.id
        assert "\n" not in event.dispute
        assert not event.disputed or event.disputed_by != event.source.url, f"{event.id} disputes itself."


@pytest.mark.parametrize(("one", "other"), BOTH_SIDES)
def test_where_sources_contradict_each_other_both_sides_are_shown_and_linked(one: str, other: str) -> None:
    assert EVENTS[one].disputed_by == EVENTS[other].source.url
    assert EVENTS[other].disputed_by == EVENTS[one].source.url


@pytest.mark.parametrize(("claim", "answer"), REBUTTED.items())
def test_a_challenged_claim_names_its_challenger(claim: str, answer: str) -> None:
    event = EVENTS[claim]
    assert event.disputed
    assert host(event.disputed_by).endswith(answer)


@pytest.mark.parametrize("rebuttal", REBUTTALS)
def test_every_rebuttal_of_the_score_is_an_event_of_its_own(rebuttal: str) -> None:
    assert EVENTS[rebuttal].lane == "Social credit"


# ---------------------------------------------------------------- headlines


def test_about_forty_five_headlines_tell_the_story() -> None:
    assert 43 <= len(HEADLINES) <= 47


def test_the_headlines_run_through_all_lanes_and_from_the_beginnings_to_2026() -> None:
    assert set(Counter(event.lane for event in HEADLINES)) == set(DATA.lanes)
    assert min(Counter(event.lane for event in HEADLINES).values()) >= 10
    years = [event.date.earliest.year for event in HEADLINES if event.date.earliest]
    assert min(years) < 2005
    assert max(years) == 2026


def test_every_headline_has_a_note_for_the_presenter() -> None:
    assert [event.id for event in HEADLINES if not event.notes] == []


@pytest.mark.parametrize(
    "rebuttal",
    [
        "lhasa-chief-defends-grid-2015",
        "ndrc-low-score-2019",
        "daum-thread-2022",
        "mit-tr-2022",
        "china-rejects-dna-2023",
    ],
)
def test_the_main_rebuttals_are_headlines(rebuttal: str) -> None:
    assert EVENTS[rebuttal].priority == 1


# ---------------------------------------------------------------- the founding documents


@pytest.mark.parametrize(("address", "publisher"), FOUNDING.items())
def test_each_founding_document_is_cited_with_its_publisher(address: str, publisher: str) -> None:
    cited = [event for event in DATA.events if event.source.url == address]
    assert cited
    assert all(publisher in event.source.publisher for event in cited)


@for_each(("address", "event", "words"), SEED_FACTS)
def test_every_datable_fact_of_the_founding_documents_has_its_event(address: str, event: str, words: str) -> None:
    assert EVENTS[event].source.url == address
    assert words in EVENTS[event].summary


# ---------------------------------------------------------------- numbers, targets and answers


def test_what_is_planned_or_forecast_has_a_due_date_and_nothing_else_has() -> None:
    assert {event.id for event in DATA.events if event.due} == {event.id for event in AIMS}


def test_a_target_is_never_a_total_and_a_total_never_a_target() -> None:
    for event in DATA.events:
        if event.quantity:
            aim = event.quantity.measure in ("target", "forecast")
            assert aim == (event.status in ("planned", "forecast")), event.id


def test_an_answer_counts_the_same_things_over_the_same_people_as_its_target() -> None:
    answers = [event for event in DATA.events if event.answers]
    assert len(answers) >= 5
    for event in answers:
        aim = EVENTS[event.answers]
        assert aim.status in ("planned", "forecast")
        assert not before(event.date, aim.date), f"{event.id} comes before {aim.id}."
        if event.quantity and aim.quantity and not event.answers_note:
            assert (event.quantity.unit, event.quantity.scope) == (aim.quantity.unit, aim.quantity.scope)


@pytest.mark.parametrize(
    ("answer", "aim"),
    [
        ("ecard-100m-jan-2020", "ecard-100m-target-2019"),
        ("tar-3m-issued-2020-05", "tar-3m-target-end-2019"),
        ("cardholders-712m-end-2014", "cardholders-650m-forecast-2014"),
        ("cardholders-95pct-chinadaily-2020", "cardholders-90pct-target-2016-20"),
        ("cardholders-884m-end-2015", "cards-800m-target-2015"),
    ],
)
def test_a_target_and_its_answer_are_tied(answer: str, aim: str) -> None:
    assert EVENTS[answer].answers == aim


def test_no_lateness_is_made_of_a_total_given_as_so_far() -> None:
    said = [words for event in DATA.events if (words := outcome(event, answers_to(DATA.events).get(event.id, ()))[1])]
    assert any(words.startswith("reached by") for words in said)
    assert not [words for words in said if re.search(r"\b(late|early)\b", words)]


def test_e_cards_only_ever_grow_across_china() -> None:
    series = [e for e in DATA.events if e.quantity and e.quantity.unit == "e-cards" and e.quantity.scope == "China"]
    totals = [(e.date.latest, e.quantity.value) for e in series if e.quantity and e.quantity.measure == "cumulative"]
    assert len(totals) >= 6
    assert [value for _, value in totals] == sorted(value for _, value in totals)


def test_cardholders_only_ever_grow_across_china() -> None:
    counts = [event.quantity for event in DATA.events if event.quantity]
    totals = [each.value for each in counts if (each.unit, each.measure) == ("cardholders", "cumulative")]
    assert len(totals) >= 8
    assert totals == sorted(totals)


def test_national_and_tibetan_figures_have_different_scopes() -> None:
    for event in DATA.events:
        if event.quantity and event.place.endswith("Tibet Autonomous Region"):
            assert not event.quantity.scope.startswith("China"), event.id
        if event.quantity and event.place == "China":
            assert event.quantity.scope.startswith("China"), event.id


def test_a_running_total_and_a_year_s_additions_are_told_apart() -> None:
    assert count("defaulters-2019-07").measure == "cumulative"
    assert count("defaulters-2024").measure == "increment"


# ---------------------------------------------------------------- rules learnt in the research


def test_the_first_e_card_is_fuzhou_on_22_april_2018_to_a_resident_of_qingdao() -> None:
    fuzhou = EVENTS["ecard-first-fuzhou-2018-04-22"]
    assert fuzhou.status == "documented"
    assert fuzhou.date.text == "2018-04-22"
    assert fuzhou.place == "Fuzhou, Fujian"
    assert "Qingdao" in fuzhou.summary
    assert EVENTS["ecard-first-claimed-qingdao-2018"].status != "documented"


def test_the_2_7_million_is_a_forecast_then_a_claim_and_nowhere_a_fact() -> None:
    figures = [e for e in DATA.events if e.quantity and e.quantity.value == 2_700_000]
    assert {e.id: e.status for e in figures} == {"tar-2700k-forecast-2019-05-14": "forecast"}
    assert EVENTS["tar-2700k-jun-2019-ict"].status == "claimed", (
        "Its words can be read either way: no figure is made of it."
    )
    assert not any(e.answers == "tar-2700k-forecast-2019-05-14" for e in DATA.events)
    assert EVENTS["rfa-report-2019-08-23"].status == "claimed"


def test_the_parts_of_lhoka_make_the_whole_and_are_called_what_the_source_calls_them() -> None:
    parts = [count("lhoka-73722-online-2018"), count("lhoka-189718-apps-2018")]
    assert sum(part.value for part in parts) == count("lhoka-263440-2018").value == 263_440
    assert {part.unit for part in parts} == {count("lhoka-263440-2018").unit} == {"records"}
    assert "“pieces of information”" in EVENTS["lhoka-263440-2018"].summary


def test_social_credit_through_the_cards_is_one_magazine_s_disputed_claim() -> None:
    claim = EVENTS["contact-card-link-2019"]
    assert claim.status == "claimed"
    assert claim.disputed
    assert "no source" in claim.summary
    assert "“in line with”" in EVENTS["ict-in-line-2019"].summary
    assert EVENTS["rfa-tied-2019"].disputed_by == CAMPAIGN


def test_the_17_46_million_refusals_run_from_october_2013_to_december_2018() -> None:
    total, misread = EVENTS["flights-refused-2018-12"], EVENTS["ap-last-year-2019"]
    assert total.date.text == "2013-10/2018-12"
    assert count(total.id) == Quantity(
        17_460_000, "plane tickets refused", "cumulative", "China, court list of defaulters"
    )
    assert "not people" in total.summary
    assert misread.status == "claimed"
    assert misread.disputed


def test_refusal_totals_of_different_counters_never_make_one_series() -> None:
    scopes = {e.quantity.scope for e in DATA.events if e.quantity and e.quantity.unit == "plane tickets refused"}
    assert scopes == {"China, court list of defaulters", "China, all credit penalties"}


def test_iron_grid_is_said_to_be_the_campaign_s_term_wherever_we_write_it() -> None:
    users = [e for e in DATA.events if "Iron Grid" in f"{e.title} {e.summary}"]
    assert users
    for event in users:
        assert "campaign" in f"{event.title} {event.summary}".lower(), event.id


def test_the_dna_list_is_free_tibet_s_alone_and_state_media_show_check_ups_only() -> None:
    claim = EVENTS["tar-health-checks-dna-claim-2012"]
    assert claim.status == "claimed"
    assert claim.asserted_by.startswith("Free Tibet")
    assert "No second source" in claim.summary
    for check in ("tar-health-checks-start-2011", "tar-health-checks-1949k-2012"):
        assert EVENTS[check].asserted_by_kind == "state-media"
        assert not re.search("took DNA", EVENTS[check].summary)


def test_chen_is_not_said_by_us_to_have_invented_the_grid() -> None:
    assert EVENTS["ict-chen-grid-2019"].status == "claimed"
    assert before(EVENTS["dongcheng-grid-pilot-2004"].date, EVENTS["chen-tar-secretary-2011"].date)


def test_the_three_dates_of_tibet_s_grid_stand_apart() -> None:
    stages = ("tar-grid-announced-2012", "lhasa-grid-2012", "tar-grid-rollout-2014")
    assert [EVENTS[stage].date.text for stage in stages] == ["2012-01", "2012-04", "2014-11"]
    assert len({EVENTS[stage].source.publisher for stage in stages}) == 3


def test_counts_of_police_posts_are_never_a_trend() -> None:
    posts = [e.quantity for e in DATA.events if e.quantity and "police" in e.quantity.unit]
    assert len({(post.unit, post.scope) for post in posts}) == len(posts)


def test_end_2020_has_one_total_of_cardholders_not_two() -> None:
    ends = [e for e in DATA.events if e.date.text == "2020-12" and e.quantity and e.quantity.unit == "cardholders"]
    assert [e.id for e in ends] == ["cardholders-1335m-end-2020"]
    assert "1.34 billion" in ends[0].summary


def test_the_eight_firms_were_told_to_prepare_not_licensed() -> None:
    assert "no licence" in EVENTS["pboc-eight-firms-2015"].summary


def test_sesame_credit_is_shown_as_a_company_s_score() -> None:
    assert "commercial" in EVENTS["sesame-credit-2015"].summary


def test_no_source_dates_the_three_million_so_the_answer_is_only_about_when_it_was_told() -> None:
    answer = EVENTS["tar-3m-issued-2020-05"]
    assert answer.date.certainty == "approximate"
    assert "so far" in answer.summary


@pytest.mark.parametrize(
    ("typed", "printed"), [("People's Daily", "People’s Daily"), ('"social credit"', "“Social Credit”")]
)
def test_the_keyboards_quotation_marks_find_those_of_the_file(typed: str, printed: str) -> None:
    found = select(DATA.events, View(search=typed))
    assert len(found) >= 20
    assert found == select(DATA.events, View(search=printed))
