# ruff: noqa: E501, RUF001 - the pages are written as they look
"""Invented pages of many outlets' looks, each line with the zone that it must get.

A page is written as lines `zone | text`; a line with nothing is a blank line of the page. A text
that goes on over several lines of the page has `+` for its zone.
"""

PAGES = {
    "regional daily, links and comments below": """
headline | Harbour ferry carries fewer passengers for third year

standfirst | Operator blames bridge tolls as numbers slip below 40,000

furniture | By Moira Tansley

body | The Calder ferry carried 38,400 passengers last year, 6% fewer than the year before.

body | Fares rose twice during the year, and two of the five boats were out of service all winter.

heading | Winter timetable

body | From November the ferry will make nine crossings a day instead of 14.

furniture | What do you think? Join the debate on our forum

furniture | Related articles

furniture | Bridge tolls 'unfair', says council leader

furniture | Ferry staff vote on 4% offer

furniture | More from the Calder Gazette

furniture | Comments are closed.
""",
    "trade weekly, another story's teaser above": """
furniture | Millbrook Vacancies

furniture | SPOTLIGHT

furniture | A bitter harvest?

furniture | Hop growers across three counties have torn out a fifth of their vines. Ewan Pask travels \
to the auction rooms and hears why brewers are buying abroad.

headline | School meals improve but one in five kitchens still failing

body | School meals are getting better, inspectors said today, although one in five kitchens \
still fails its inspection.

body | The inspectors visited 212 kitchens and judged 41 of them inadequate.

body | The report on school meals found that:

list | • most kitchens cook fresh vegetables every day
list | • 17 kitchens had no trained cook

body | Pupils at the inspected schools ate 1.3 million meals.
""",
    "law firm's page, opening hours above": """
furniture | Call us: Mon - Fri 8am - 6pm, Sat 9am - 1pm
furniture | Call free 0808 157 0192
furniture | Mon - Fri 8am - 6pm | Sat 9am - 1pm

headline | Tenancy disputes climb after advice centres close

body | The number of tenancy disputes has climbed since the government closed its advice centres.

body | There were 5,120 tenancy disputes in 2016, up from 3,870 in 2014.

body | “When the centres closed, tenants had nowhere to go,” said Ada Prowse of the Tenancy Forum.

furniture | Contact us

furniture | As a firm with nine offices we understand what matters to you.

furniture | Leave a comment

furniture | Newsletter Sign Up

furniture | Sign up for advice on homes from our solicitors and their partners.

furniture | Privacy Policy
""",
    "sector site, teasers that break off below": """
furniture | Make an enquiry
furniture | Contact Us

headline | Ministers to scrap allotment boards

body | Ministers will scrap the 46 allotment boards, they announced yesterday after a review.

body | The review of allotment boards, led by Rhona Speight, found that 30 had not met for a year.

body | The government said that allotment boards should:

list | • answer tenants within 20 days;
list | • publish their accounts

furniture | Keep up to date with the latest news about growing.

furniture | Beekeepers urged to register hives before spring


furniture | Beekeepers are being urged to register their hives after a mite was found in eleven counties.

furniture | The mite, which was first seen in a hive near Ludlow, is known to [...]

furniture | Read Full Story

furniture | New paths for the coast


furniture | A charity has asked for 40 miles of new path on the coast, after walkers [...]

furniture | Read Full Story
furniture | Subscribe Today
furniture | Unit 9, Harrow Court, Mill Lane, Stafford ST17 4AB
furniture | Contact Us
""",
    "lead repeats the standfirst in other type": """
headline | Half of buses late

standfirst | Nearly half of the county's buses ran late last year, the operator's report says.

body | Nearly half of the county’s buses ran late over\u00a0the\u00a0past two years, the operator’s report says.

body | Of the 310 buses, 148 were late on most days.
""",
    "tabloid, shouted headline, call to readers": """
headline | BINS FURY: 3,000 homes left to stink for a month

standfirst | Town hall blamed as rats move in

furniture | EXCLUSIVE by Gus Pellow

body | TOWN hall chiefs left 3,000 homes without a bin collection for a month, it emerged last night.

body | Rats were seen in four streets. "I counted 12 of them," said gran Vi Marsh, 68.

furniture | ARE YOUR BINS FULL? Ring our reporters on 0300 555 0199
furniture | TURN TO PAGE 7: The 20 best beaches for a day out
""",
    "American paper, date and place": """
headline | County hospitals add 340 beds as flu spreads

furniture | By Delia Marchetti and Owen Sprague
furniture | January 9, 2024, 6:15 a.m. EST

body | FORT WYNN, Ocala -- Hospitals in the county opened 340 beds on Monday as flu spread.

body | Admissions have doubled since Christmas, the health department said.

furniture | READ NEXT: What to eat when you have a cold
furniture | Subscribe to the Wynn Courier from $1 a week
""",
    "wire story without a headline": """
body | PORT ALDER, Sept 4 (NPN) - The port handled 1.9 million containers in August, its owner said.

body | That was 3% more than in July.

body | Dockers at the port have asked for a rise of 8%, their union said.

furniture | (Reporting by Ana Ferro; editing by Joss Whelan)
""",
    "wire story without a headline but with a crosshead": """
body | PORT ALDER, Sept 4 (NPN) - The port handled 1.9 million containers in August, its owner said.

body | That was 3% more containers than the port handled in July.

heading | Dockers ask for 8%

body | Dockers at the port have asked its owner for a rise of 8%, their union said.

body | The port has 2,400 dockers, and containers are two thirds of their work.
""",
    "questions and answers": """
headline | Water ban: what Delling residents need to know

furniture | By Star staff

heading | WHY IS THERE A BAN?
body | The reservoir at Delling is at 31% of what it holds, the lowest since 1995.

heading | WHO IS AFFECTED?
body | About 61,000 homes. Farms are exempt.

heading | WHEN DOES IT END?
body | Not before 12 October, the company says.
""",
    "press notice of a company": """
furniture | ORRIN WATER PLC
headline | Interim results for the 26 weeks to 30 June 2023
furniture | 14 August 2023

heading | HIGHLIGHTS

list | * Revenue of £214m, up 3.1% (2022: £207.6m)
list | * Leakage down 5%, to 412 million litres a day

heading | OUTLOOK

body | The board expects revenue of between £430m and £440m for the year to December.

furniture | Enquiries: press office, 01632 960 777
""",
    "radio script": """
furniture | Radio Tamsin News
furniture | Friday 3 May, 8am bulletin

body | Three in ten shops on Tamsin's high street are empty, according to a survey out this morning.

body | The council says 14 of the 90 empty shops have been let since Easter.

furniture | Next news at nine.
""",
    "name and job on two lines": """
headline | Rents in the capital fall for first time since 2019

furniture | Petra Vane
furniture | Property Editor

body | Average rents in the capital fell to £1,910 in March, 0.4 per cent less than in February.

body | Rents had risen in every month since October 2019.

furniture | You may also like
furniture | > Ten gardens to see in June
furniture | > Letters: 24 hours in a lift
""",
    "public broadcaster, menu line": """
furniture | PBN News
furniture | UK | World | Business | Science

headline | Salmon numbers fall by 12%

body | Salmon numbers in the country's rivers fell by 12% in 2022, anglers say.

body | The figures, which leave out the River Orrin, also show:

list | • 4,300 salmon were caught
list | • nine in ten were put back

body | The salmon count has been taken every year since 1952.

furniture | Do you fish? Get in touch.
""",
    "links inside the story": """
headline | Library visits recover after two lean years

body | Visits to libraries rose to 9.1 million last year, the libraries' association said.

body | Visits had fallen by half in 2020, when most libraries were shut.

furniture | Related stories

furniture | Mobile library finds new home

furniture | Poet opens reading room

body | Loans of books by the libraries rose as well, to 22 million, and visits by children doubled.

body | Nobody at the smallest branch was surprised.
""",
    "wrapped by hand at seventy columns": """
headline | Orchard census counts 1.2 million trees

body | The first census of orchards since 1989 has counted 1.2 million trees,
+ | the Fruit Board said on Tuesday. Pears made up a third of them, and
+ | Bramleys a quarter. Some 4,000 orchards were visited by volunteers.

body | "It is more than we hoped for," said its chairman, Col Tom Harker of
+ | Ludlow, who planted the first tree in 1961.
""",
    "broken off before a name, in a line with the end of a sentence": """
body | The orchard won 54 prizes for its pears, the board said in May. Four years ago it was
+ | Ludlow's best.
""",
    "a long title with a stop inside a name": """
headline | The board of St. Mary's orchard near Ludlow sells 54 pear trees to Hull

body | Ludlow has the best pears of the county, and they are sold in Hull.
""",
    "table in plain text": """
headline | Road casualties by county

body | The table shows road casualties in the three counties of the region.

row | County        2019     2020
row | Arden         1,204    987
row | Brent         310      275
row | Colne         88       91

body | Casualties in the region fell in two of the three counties.
""",
    "copied from a site, names and menu above a signed headline": """
furniture | The Orrin Advertiser

furniture | News from the valley since 1887

furniture | Flood wall

headline | Flood wall vote delayed again

furniture | Posted on March 3, 2020 by Nell Ash

body | A vote on the £6.2m flood wall has been put off for the third time.

body | Councillors heard on Tuesday that 212 homes would be protected, 40 fewer than planned.

heading | Costs have doubled

body | The cost was put at £3.1m in 2017.

furniture | 3 comments

furniture | They said the same in 2016 and 300 homes went under.
""",
    "short crosshead after a short beginning": """
headline | Fewer than half of new nurses stay five years

body | Only 46% of nurses who qualified in 2016 still worked in a hospital in 2021, a study has found.

body | Researchers followed everyone who qualified that year.

heading | Pay and nights

body | Those who worked more than six nights a month were 1.4 times as likely to leave.

body | “Pay matters, but rotas matter more,” said Ruth Adeyemi, who led the study.
""",
    "paywall and letters inside the story": """
headline | Hospital waiting list grows to 41,300

furniture | 4 min read

body | The waiting list at Wynn General has grown to 41,300, the hospital told its board.

furniture | Keep reading for $1

furniture | You have read 3 of 3 free articles this month.

body | About one patient in five on the list has waited for more than 12 months.

furniture | Updated 2 hours ago
""",
}
