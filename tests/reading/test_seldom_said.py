"""Times and numbers that are seldom said so, and those that only look like one."""

import datetime as dt

import pytest

from claimcheck import read
from claimcheck.reading.reader import read_text

TODAY = dt.date(2024, 10, 10)  # a Thursday


def times(text, date):
    found = [p for s in read_text(text, date) for p in s.periods]
    return [(p.text, f"{p.start}/{p.end}" if p.start else p.relative or "") for p in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It met on Tuesday 22 October.",
            [("Tuesday 22 October", "2024-10-22/2024-10-22", "day-10-22")],
        ),
        (
            "It met on Wednesday 23 October.",
            [("Wednesday 23 October", "2024-10-23/2024-10-23", "day-10-23")],
        ),
        (
            "It met on Tuesday 23 October.",
            [("Tuesday 23 October", "2024-10-23/2024-10-23", "day-10-23")],
        ),
        (
            "Sales rose in H1 2023/24.",
            [("H1 2023/24", "2023-04-01/2023-09-30", "2023-04-01/2023-09-30")],
        ),
        ("It met on Saturday 05/04.", [("Saturday 05/04", "2024-05-04/2024-05-04", "day-04-05")]),
        ("It met on 22/04.", [("22/04", "2024-04-22/2024-04-22", "day-04-22")]),
        ("It met on 31/31.", []),
        (
            "It ran from 04/22 to 05/13.",
            [("from 04/22 to 05/13", "2024-04-22/2024-05-13", "day-04-22-to-day-05-13")],
        ),
        (
            "It ran from 22/04 to 13/05.",
            [("from 22/04 to 13/05", "2024-04-22/2024-05-13", "day-04-22-to-day-05-13")],
        ),
        ("It ran from 31/02 to 13/05.", []),
        (
            "It ran from 22/04 to 13/05/2024.",
            [("from 22/04 to 13/05/2024", "2024-04-22/2024-05-13", "2024-04-22/2024-05-13")],
        ),
        ("It met on the 31st.", [("the 31st", "2024-08-31/2024-08-31", "mday-31")]),
        ("It met on Sunday 31.", [("Sunday 31", "2024-03-31/2024-03-31", "weekday-sunday-31")]),
        (
            "It met on the 30th of this month.",
            [("the 30th of this month", "2024-10-30/2024-10-30", "mday-30")],
        ),
        (
            "It met at Christmas last year.",
            [("Christmas last year", "2023-12-25/2023-12-25", "last-holiday-christmas")],
        ),
        ("It met last Easter.", [("last Easter", "2024-03-31/2024-03-31", "last-holiday-easter")]),
        ("It met next Easter.", [("next Easter", "2025-04-20/2025-04-20", "next-holiday-easter")]),
        ("It met this Easter.", [("this Easter", "2024-03-31/2024-03-31", "this-holiday-easter")]),
        (
            "It met last Christmas.",
            [("last Christmas", "2023-12-25/2023-12-25", "last-holiday-christmas")],
        ),
        ("Sales rose in H3 2024.", [("2024", "2024-01-01/2024-12-31", "2024-01-01/2024-12-31")]),
        (
            "Sales rose in the first half of 2023/24.",
            [("the first half of 2023/24", "2023-04-01/2023-09-30", "2023-04-01/2023-09-30")],
        ),
        (
            "Sales rose in the second half of 2023-24.",
            [("the second half of 2023-24", "2023-10-01/2024-03-31", "2023-10-01/2024-03-31")],
        ),
        (
            "Sales rose in the first quarter of last year.",
            [("the first quarter of last year", "2023-01-01/2023-03-31", "last-year-quarter-1")],
        ),
        (
            "It fell in the tax year 2023 to 2024.",
            [("the tax year 2023 to 2024", "2023-04-01/2024-03-31", "2023-04-01/2024-03-31")],
        ),
        (
            "It fell in the academic year 2023/24.",
            [("the academic year 2023/24", "2023-09-01/2024-08-31", "2023-09-01/2024-08-31")],
        ),
        (
            "It fell in the financial year 2019/22.",
            [("the financial year 2019/22", "2019-01-01/2022-12-31", "2019-01-01/2022-12-31")],
        ),
        ("It was built in the 25th century.", []),
        (
            "It was built in the 19th century.",
            [("the 19th century", "1801-01-01/1900-12-31", "1801-01-01/1900-12-31")],
        ),
        (
            "It was built in the 1800s.",
            [("the 1800s", "1800-01-01/1899-12-31", "1800-01-01/1899-12-31")],
        ),
        (
            "So far this year it has met.",
            [("So far this year", "2024-01-01/2024-10-10", "this-year")],
        ),
        (
            "Later this week it will meet.",
            [("Later this week", "2024-10-10/2024-10-13", "rest-of-week")],
        ),
        (
            "It met on 5 March last year.",
            [("5 March last year", "2023-03-05/2023-03-05", "last-day-03-05")],
        ),
        (
            "It met on 30 February last year.",
            [("30 February last year", "2023-02-01/2023-02-28", "last-month-02")],
        ),
        ("It lasted for the past 0 years.", []),
        (
            "It met in the past 52 weeks.",
            [("the past 52 weeks", "2023-10-10/2024-10-10", "past-1-year")],
        ),
        (
            "It met the week before last.",
            [("the week before last", "2024-09-23/2024-09-29", "week-before-last")],
        ),
        (
            "The month after next it meets.",
            [("The month after next", "2024-12-01/2024-12-31", "month-after-next")],
        ),
        (
            "It met in the previous few years.",
            [("the previous few years", "previous-few-year", "previous-few-year")],
        ),
        (
            "In the following few years it met.",
            [("the following few years", "next-few-year", "next-few-year")],
        ),
        (
            "The following year it will meet.",
            [("The following year", "2025-01-01/2025-12-31", "following-year")],
        ),
        (
            "It will meet the following week.",
            [("the following week", "2024-10-14/2024-10-20", "following-week")],
        ),
        (
            "In July to September 2024 it met, as in the same quarter of 2023-24.",
            [
                ("July to September 2024", "2024-07-01/2024-09-30", "2024-07-01/2024-09-30"),
                ("the same quarter of 2023-24", "2023-07-01/2023-09-30", "2023-07-01/2023-09-30"),
            ],
        ),
        (
            "In the third quarter of 2024 it met, as in the same quarter of 2011.",
            [
                ("the third quarter of 2024", "2024-07-01/2024-09-30", "2024-07-01/2024-09-30"),
                ("the same quarter of 2011", "2011-01-01/2011-12-31", "2011-01-01/2011-12-31"),
            ],
        ),
        (
            "It ran from the 12th to the 20th of this month.",
            [
                (
                    "from the 12th to the 20th of this month",
                    "2024-10-12/2024-10-20",
                    "days-12-20-+0-month",
                )
            ],
        ),
        (
            "It ran from the 12th to the 20th of next month.",
            [
                (
                    "from the 12th to the 20th of next month",
                    "2024-11-12/2024-11-20",
                    "days-12-20-+1-month",
                )
            ],
        ),
        (
            "It ran from the 12th to 20th of last month.",
            [("12th to 20th of last month", "2024-09-12/2024-09-20", "days-12-20--1-month")],
        ),
        (
            "It ran from the 20th to the 12th of March.",
            [("the 12th of March", "2024-03-12/2024-03-12", "day-03-12")],
        ),
        (
            "It ran from 12 to 31 February 2023.",
            [("February 2023", "2023-02-01/2023-02-28", "2023-02-01/2023-02-28")],
        ),
        (
            "It ran from 2021 to 2019.",
            [
                ("2021", "2021-01-01/2021-12-31", "2021-01-01/2021-12-31"),
                ("2019", "2019-01-01/2019-12-31", "2019-01-01/2019-12-31"),
            ],
        ),
        (
            "It ran from 2019 to 2020.",
            [("from 2019 to 2020", "2019-01-01/2020-12-31", "2019-01-01/2020-12-31")],
        ),
        ("It rose in the day to 4 March.", [("4 March", "2024-03-04/2024-03-04", "day-03-04")]),
        (
            "It rose in the year to March.",
            [("the year to March", "2023-04-01/2024-03-31", "1-year-to-month-03")],
        ),
        (
            "It rose in the week to 4 March 2024.",
            [("the week to 4 March 2024", "2024-02-27/2024-03-04", "2024-02-27/2024-03-04")],
        ),
        (
            "It rose in the 52 weeks to 1 March 2024.",
            [("the 52 weeks to 1 March 2024", "2023-03-04/2024-03-01", "2023-03-04/2024-03-01")],
        ),
        (
            "It rose in the few months to June 2023.",
            [("the few months to June 2023", "few-month-to-None", "few-month-to-None")],
        ),
        (
            "It rose in the three months from June.",
            [("the three months from June", "2024-06-01/2024-08-31", "3-month-from-month-06")],
        ),
        (
            "It rose in the six months from June 2023.",
            [("the six months from June 2023", "2023-06-01/2023-11-30", "2023-06-01/2023-11-30")],
        ),
        (
            "In two thousand and nineteen it met.",
            [("two thousand and nineteen", "2019-01-01/2019-12-31", "2019-01-01/2019-12-31")],
        ),
        (
            "In nineteen ninety it met.",
            [("nineteen ninety", "1990-01-01/1990-12-31", "1990-01-01/1990-12-31")],
        ),
        (
            "In twenty nineteen it met.",
            [("twenty nineteen", "2019-01-01/2019-12-31", "2019-01-01/2019-12-31")],
        ),
        (
            "On the twenty-third of May it met.",
            [("the twenty-third of May", "2024-05-23/2024-05-23", "day-05-23")],
        ),
        (
            "On the twenty third of May it met.",
            [("the twenty third of May", "2024-05-23/2024-05-23", "day-05-23")],
        ),
        (
            "On May twenty-third it met.",
            [("May twenty-third", "2024-05-23/2024-05-23", "day-05-23")],
        ),
        ("It ran in 2019/2020.", [("2019/2020", "2019-04-01/2020-03-31", "2019-04-01/2020-03-31")]),
        ("It ran in 2019/18.", []),
        ("It met on 13/45/2023.", []),
        ("It ran so far this decade.", [("this decade", "2020-01-01/2029-12-31", "this-decade")]),
        ("It met the day before last.", [("the day before", "previous-day", "previous-day")]),
    ],
)
def test_a_time_with_and_without_the_day_of_the_text(text, found):
    """Its words, its first and last day where the text has a date, and where it has none."""
    assert times(text, TODAY) == [(words, dated) for words, dated, _ in found]
    assert times(text, None) == [(words, undated) for words, _, undated in found]


def shown(figure):
    quantity = figure.quantity
    value = "" if quantity.value is None else f"{float(quantity.value):.6g}"
    ends = f"{float(quantity.low):.6g} to {float(quantity.high):.6g}"
    return figure.text, value, ends, quantity.kind.value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Some two hundred and a half came.",
            [("Some two hundred and a half", "200.5", "190.475 to 210.525", "count")],
        ),
        (
            "Two and a half million came.",
            [("Two and a half million", "2.5e+06", "2.45e+06 to 2.55e+06", "count")],
        ),
        ("Two and a quarter came.", [("Two and a quarter", "2.25", "2.2 to 2.3", "count")]),
        (
            "One, two, three, four people came.",
            [
                ("two", "2", "2 to 2", "count"),
                ("three", "3", "3 to 3", "count"),
                ("four", "4", "4 to 4", "count"),
            ],
        ),
        ("It was 10^6 people.", [("10^6", "1e+06", "950000 to 1.05e+06", "count")]),
        ("About 3 x 10^4 people came.", [("About 3 x 10^4", "30000", "28500 to 31500", "count")]),
        ("It was 3\u00d710^0 km.", [("3\u00d710^0 km", "3", "2.5 to 3.5", "measure")]),
        ("It is 3/4 of it.", [("3/4", "0.75", "0.7125 to 0.7875", "share")]),
        ("It is 1 1/2 miles.", [("1 1/2 miles", "1.5", "1.45 to 1.55", "measure")]),
        ("It took 2½ hours.", [("2½ hours", "2.5", "2.45 to 2.55", "duration")]),
        ("It was 12-13 million.", [("12-13 million", "", "1.2e+07 to 1.3e+07", "count")]),
        ("A few dozen came.", [("A few dozen", "", "24 to 60", "count")]),
        (
            "Five hundred thousand million came.",
            [("Five hundred thousand million", "5e+11", "4.95e+11 to 5.05e+11", "count")],
        ),
        (
            "A thousand million came.",
            [("A thousand million", "1e+09", "9.5e+08 to 1.05e+09", "count")],
        ),
        ("Two thousand two came.", [("Two thousand two", "2002", "2002 to 2002", "count")]),
        ("Twenty-one thirds of them came.", [("Twenty-one thirds", "7", "6.65 to 7.35", "share")]),
        (
            "Two twenty-firsts came.",
            [("Two twenty-firsts", "0.0952381", "0.0904762 to 0.1", "share")],
        ),
        (
            "One twenty-fifth of them left.",
            [("One twenty-fifth", "0.04", "0.038 to 0.042", "share")],
        ),
        (
            "Three thousandths left.",
            [("Three thousandths", "0.003", "0.00285 to 0.00315", "share")],
        ),
        (
            "Twenty-two hundredths left.",
            [("Twenty-two hundredths", "0.22", "0.209 to 0.231", "share")],
        ),
        ("A hundred and twenty-fifth of it left.", []),
        ("Two-tenths left.", [("Two-tenths", "0.2", "0.19 to 0.21", "share")]),
        (
            "Five ten-thousandths left.",
            [("Five ten-thousandths", "0.0005", "0.000475 to 0.000525", "share")],
        ),
        ("One hundredth came.", [("One hundredth", "0.01", "0.0095 to 0.0105", "share")]),
        (
            "Nought point five per cent left.",
            [("Nought point five per cent", "0.5", "0.45 to 0.55", "share")],
        ),
        (
            "Nought point nought five left.",
            [("Nought point nought five", "0.05", "0.045 to 0.055", "count")],
        ),
        (
            "Twenty and five came.",
            [("Twenty", "20", "20 to 20", "count"), ("five", "5", "5 to 5", "count")],
        ),
        ("Nineteen hundred people came.", [("Nineteen hundred", "1900", "1850 to 1950", "count")]),
        ("One hundred one came.", [("One hundred one", "101", "101 to 101", "count")]),
        (
            "A hundred thousand and one came.",
            [("A hundred thousand and one", "100001", "100001 to 100001", "count")],
        ),
        (
            "One thousand and one hundred came.",
            [("One thousand and one hundred", "1100", "1050 to 1150", "count")],
        ),
        ("Several thousand came.", [("Several thousand", "", "3000 to 9000", "count")]),
        (
            "Tens of thousands of people came.",
            [("Tens of thousands", "20000", "20000 to inf", "count")],
        ),
        (
            "It was minus five degrees.",
            [("minus five degrees", "-5", "-5.5 to -4.5", "temperature")],
        ),
        ("It costs £5m-£6m.", [("£5m-£6m", "", "5e+06 to 6e+06", "money")]),
        ("It costs £5-6m.", [("£5-6m", "", "5e+06 to 6e+06", "money")]),
        (
            "It costs between £5 and £6 million.",
            [("between £5 and £6 million", "", "5e+06 to 6e+06", "money")],
        ),
        ("It costs five to 6 pounds.", [("five to 6 pounds", "", "5 to 6", "money")]),
        ("Three or four people came.", [("Three or four", "", "3 to 4", "count")]),
        (
            "Three or five people came.",
            [("Three", "3", "3 to 3", "count"), ("five", "5", "5 to 5", "count")],
        ),
        ("Three or 4 people came.", [("Three or 4", "", "3 to 4", "count")]),
        ("The #5 seed won.", [("5", "5", "5 to 5", "identifier")]),
        ("Version 1.2.3 came out.", [("1.2.3", "0", "0 to 0", "identifier")]),
        ("IP 192.168.0.1 failed.", [("192.168.0.1", "0", "0 to 0", "identifier")]),
        ("It met at 12am.", [("12am", "0", "0 to 0", "clock")]),
        ("It met at 12.30am.", [("12.30am", "0.5", "0.5 to 0.5", "clock")]),
        ("It met at 2.30 pm.", [("2.30 pm", "14.5", "14.5 to 14.5", "clock")]),
        ("One in every six left.", [("One in every six", "0.166667", "0.15 to 0.183333", "share")]),
        ("One out of every ten left.", [("One out of every ten", "0.1", "0.09 to 0.11", "share")]),
        (
            "Nine times out of ten it works.",
            [("Nine times out of ten", "0.9", "0.81 to 0.99", "share")],
        ),
        ("It doubled.", [("doubled", "2", "1.95 to 2.1", "multiple")]),
        ("It is half as big again.", [("half", "0.5", "0.475 to 0.525", "multiple")]),
        ("He is aged between 5 and 6.", [("between 5 and 6", "", "5 to 6", "age")]),
        ("Those aged under 18 came.", [("under 18", "18", "0 to 18", "age")]),
        ("Those over 65s came.", [("over 65s", "65", "65 to inf", "age")]),
        ("18 to 24 year olds came.", [("18 to 24 year olds", "", "18 to 24", "age")]),
        ("He is 5ft 2in tall.", [("5ft 2in", "62", "61.5 to 62.5", "measure")]),
        ("He weighs 5 lb 3 oz.", [("5 lb 3 oz", "83", "82.5 to 83.5", "measure")]),
        ("It took 2 min 3 sec.", [("2 min 3 sec", "123", "122.75 to 123.25", "duration")]),
        (
            "It took 5 km 20 minutes.",
            [
                ("5 km", "5", "4.5 to 5.5", "measure"),
                ("20 minutes", "20", "19.75 to 20.25", "duration"),
            ],
        ),
        ("50+ people came.", [("50+", "50", "50 to inf", "count")]),
        ("50 or fewer came.", [("50 or fewer", "50", "0 to 50", "count")]),
        ("At least 50-60 came.", [("At least 50-60", "", "50 to inf", "count")]),
        ("Over 50-60 people came.", [("Over 50-60", "", "50 to inf", "count")]),
        ("It fell 5 basis points.", [("5 basis points", "5", "4.5 to 5.5", "points")]),
        ("It fell from 6, to 5.", [("6", "6", "6 to 6", "count"), ("5", "5", "5 to 5", "count")]),
        ("Sales rose towards the target of 5.", [("5", "5", "5 to 5", "count")]),
        ("Its target is 5m.", [("5m", "5e+06", "4.5e+06 to 5.5e+06", "count")]),
        ("It passed the 5m mark.", [("5m", "5e+06", "4.5e+06 to 5.5e+06", "count")]),
        ("Some 5 times more came.", [("5 times", "5", "4.875 to 5.25", "multiple")]),
        (
            "The M5 and A5 closed.",
            [("5", "5", "5 to 5", "identifier"), ("5", "5", "5 to 5", "identifier")],
        ),
        ("Page 5 of 6.", [("5", "5", "5 to 5", "identifier"), ("6", "6", "6 to 6", "count")]),
        ("Several times more came.", []),
        ("Six or 7 of them came.", [("Six or 7", "", "6 to 7", "count")]),
        ("Scores of people came.", [("Scores", "40", "40 to inf", "count")]),
        (
            "It was 3 \u00d7 10 5.",
            [
                ("3", "3", "3 to 3", "count"),
                ("10", "10", "10 to 10", "count"),
                ("5", "5", "5 to 5", "count"),
            ],
        ),
        ("Item no. 12,345 was sold.", [("12,345", "12345", "12345 to 12345", "count")]),
        ("Below -5C it snowed.", [("Below -5C", "-5", "-inf to -5", "temperature")]),
        (
            "Nineteen ninety-five people came.",
            [("Nineteen", "19", "19 to 19", "count"), ("ninety-five", "95", "95 to 95", "count")],
        ),
        ("Twenty-one or 22 of them came.", [("Twenty-one or 22", "", "21 to 22", "count")]),
    ],
)
def test_a_number(text, found):
    """Its words, its value, what it leaves open, and of what kind it is."""
    assert [shown(f) for s in read_text(text) for f in s.figures] == found


@pytest.mark.parametrize(
    ("text", "slot", "says"),
    [
        ("Below -5C it snowed.", "bound", "everything below -5"),
        ("Nothing was not closed.", "polarity", "undo each other"),
        ("Some 90 boats sank in May.", "value", "90"),
        ("It was 12-13 million.", "value", "12"),
        ("It was minus five degrees.", "value", "-5"),
        ("Scores of people came.", "bound", "40"),
    ],
)
def test_why_it_is_read_so(text, slot, says):
    steps = read(text, explain=True)["explain"]

    assert any(step["slot"] == slot and says in step["says"] for step in steps)
    for step in steps:
        assert all(text[w["start"] : w["end"]] == w["text"] for w in step["words"])


def test_a_woman_who_added_something_is_no_man():
    (first, second) = read_text('"5 left," a man told reporters. She added: "6 came."')

    assert [s.speaker.text for s in first.speech if s.speaker] == ["a man"]
    assert "a man" not in [s.speaker.text for s in second.speech if s.speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The tax year 2023 to 2025.",
        "It met on 5 March 2023. The following Monday it shut.",
        "It met on Friday of the first month of 2023.",
        "In nineteen ninety-five it met.",
        "Five one-hundredths came.",
        "Zero zero people came.",
        "Six-2 people came.",
        "It met at 2.123 pm.",
        "It was 3 \u00d7 10 5.",
        "It is not clear who owns it.",
        "Earnings before interest and tax were 5.",
        "Two dozen dozen came.",
        "It cost 1,2,3 pounds.",
        "It is 5/0 of it.",
        "IP 192.168.0.1 failed 12st 3lb.",
        "Act 1998 c. 42 s. 5(1) came.",
        "In what police called a riot, 5 left.",
        "No sooner had it closed than 5 left.",
        "They cut and ran, killed and injured people.",
    ],
)
def test_whatever_is_read_stands_in_the_text_and_says_why(text):
    found = read(text, explain=True, date=TODAY)

    for each in found["figures"]:
        assert text[each["start"] : each["end"]] == each["text"]
        assert each["low"] is None or each["high"] is None or each["low"] <= each["high"]
    for step in found["explain"]:
        assert step["says"]
        assert all(text[w["start"] : w["end"]] == w["text"] for w in step["words"])
