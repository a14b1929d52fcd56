"""Whom references mean: names, shorter names, `the zone`, `it`, parts and groups; and looking entities up by place."""

from __future__ import annotations

import pytest

from parkextract import entities
from parkextract.article import Article
from parkextract.entities import EntityIndex, Reading
from parkextract.facts import Entity
from parkextract.sentences import split
from parkextract.syntax import Parser
from parkextract.tokens import Tokens
from parkextract.values import Count

pytestmark = pytest.mark.model

_PARSER = Parser()


def read(text: str, *counts: str, parsed: bool = True) -> Reading:
    tokens = Tokens(text)
    cut = split(text, tokens)
    mentions = [Count(id=f"m{n}", start=text.index(c), end=text.index(c) + len(c), text=c, unit="firm") for n, c in enumerate(counts, 1)]
    names = entities.names(tokens, cut, mentions)
    parses = _PARSER.parse(text, cut if parsed else (), entities.stands(text, names, mentions))
    return entities.read(Article(text), tokens, cut, parses, mentions, names)


def meant(reading: Reading, text: str, phrase: str, nth: int = 1) -> str | None:
    """The name of the entity that the nth occurrence of a phrase refers to."""
    start = -1
    for _ in range(nth):
        start = text.index(phrase, start + 1)
    entity = reading.index.at(start, start + len(phrase))
    return entity.name if entity else None


PARK = "The Orava Free Zone covers 300 hectares. "

PRICES = "Rents fell. Wages rose. Prices fell again. Sales rose. Imports fell.\nExports rose. Freight fell. Loans rose. Fees fell.\n"

ROW = (
    "Orava Base consists of the Liptov Harbor, the Turiec Pier and the Zilina Dock. The first, of 3 sq km, opened in May; the second covers 5 sq km. "
    "The third is empty."
)

TWO = "The Orava Free Zone was founded in 2001. The Turiec Free Zone is younger. "

REFERENCES = [
    ("what is built", "Veidro ordered a tyre factory. It is built by Norsk Hall.", "It", 1, "tyre factory"),
    ("what has furnaces", "Veidro owns a glass factory. Its furnaces are old.", "Its", 1, "glass factory"),
    ("what has shareholders", "Veidro owns a glass factory. Its shareholders agreed.", "Its", 1, "Veidro"),
    ("a predicate tells more", "The project is a carbon fibre plant. Rents at the plant are low.", "plant", 2, "carbon fibre plant"),
    ("definite noun", PARK + "Rents in the zone are low.", "zone", 1, "Orava Free Zone"),
    ("another noun of the kind", PARK + "Rents in the park are low.", "park", 1, "Orava Free Zone"),
    ("the ground of a named park", PARK + "A mill stands in the Orava Free Zone area.", "Orava Free Zone area", 1, "Orava Free Zone"),
    ("the ground of a named plant", "Veidro owns the Turiec Mill. Rents near the Turiec Mill site are low.", "Turiec Mill site", 1, "Turiec Mill"),
    ("a name that is given", "Veidro built a mill. Locals call it the Turiec Tower.", "it", 1, "Turiec Tower"),
    ("it", PARK + "It opened in 2011.", "It", 1, "Orava Free Zone"),
    ("its", PARK + "Its tenants make pumps.", "Its", 1, "Orava Free Zone"),
    ("the zone, not the town", "The Orava Free Zone lies near Zilina. The zone opened in 2011.", "zone", 1, "Orava Free Zone"),
    ("the town, not the zone", "The Orava Free Zone lies in Zilina city. The city is old.", "city", 2, "Zilina city"),
    ("the company that was named", "Veidro AS, a pump maker, bought a mill. The company is 90 years old.", "company", 1, "Veidro AS"),
    ("a maker of which only the name was said", "Norway's Veidro opened a mill. The pump maker hired 30 people.", "pump maker", 1, "Veidro"),
    ("who invests", "Veidro will build a tyre factory. It will spend 30 million euros.", "It", 1, "Veidro"),
    ("what covers", "Veidro will build a tyre factory. It will cover 30 hectares.", "It", 1, "tyre factory"),
    ("owner by the subject", PARK + "Veidro AS sold its stake.", "its", 1, "Veidro AS"),
    ("two factories", "A tyre factory and a paper mill will open. The mill will employ 30 people.", "mill", 2, "paper mill"),
    ("modifiers tell", "A tyre factory faces a shoe factory. The shoe factory is older.", "shoe factory", 2, "shoe factory"),
    ("apposition", "The operator, Veidro, agreed. The operator has debts.", "operator", 2, "Veidro"),
    ("defined term", 'Veidro Pumps Limited (the "Company") owns a mill (the "Project"). The Company is old.', "Company", 2, "Veidro Pumps Limited"),
    ("part", PARK + "The first phase is finished.", "first phase", 1, "Orava Free Zone"),
    ("part of a named whole", "The Orava Free Zone and the Turiec Free Zone grew. Phase two of the Turiec Free Zone is let.", "Phase", 1, "Turiec Free Zone"),
    ("relative pronoun", "The Orava Free Zone, which covers 300 hectares, grew.", "which", 1, "Orava Free Zone"),
    ("headline", "Zilina gets tyre factory\nVeidro will build a factory in Zilina.", "factory", 2, "tyre factory"),
    ("a building and its name", "The campus grew. Our next building, the Ballast, opens in May. It has seven floors.", "It", 1, "Ballast"),
    ("a zone and where it lies", "Its third zone, Liptov, opens in May. It has seven gates.", "It", 2, "third zone"),
    ("brought in where nothing is stated", "What came was a cold store. It holds 900 tonnes.", "It", 1, "cold store"),
    ("a plant of talk", "There is talk of a solar plant. The plant would have 32 megawatts.", "plant", 2, "solar plant"),
    ("nothing behind an adjective", "What came was a cold winter. The plant has 32 megawatts.", "plant", 1, "plant"),
    ("a noun that only tells another", "What came was a solar plant salesman. The plant has 32 megawatts.", "plant", 2, "plant"),
    ("headline and a factory", "Veidro wins battery plant\nVeidro AS will build a $1 billion factory in Zilina.", "factory", 1, "battery plant"),
    ("headline and a depot", "Veidro wins battery plant\nVeidro AS will build a $1 billion depot in Zilina.", "depot", 1, "depot"),
    ("the plant is the smelter", "A copper smelter will be built near Zilina. The plant is to stand on a hill.", "plant", 1, "copper smelter"),
    ("the works are the cannery", "The cannery opened in 1970. Rents were low then. The works had a pier.", "works", 1, "cannery"),
    ("the plant is no bridge", "A road bridge will be built near Zilina. The plant is old.", "plant", 1, "plant"),
    ("zones in a row", "The Orava, Turiec and Liptov zones grew. Turiec grew most.", "Turiec", 2, "Turiec zone"),
    ("a name first heard as a zone's", "The Salto free zone opened. Salto covers 300 hectares.", "Salto", 2, "Salto free zone"),
    ("headline and name", "Council split on fifth Zilina logistics campus\nIt put off a vote on Orava Gateway, a logistics campus by Veidro AS.",
     "fifth Zilina logistics campus", 1, "Orava Gateway"),
    ("a park as the project", "Veidro AS plans the Orava Steel Park. The $40 million project will open in May.", "project", 1, "Orava Steel Park"),
    ("no assembly is a firm", "Veidro Energy spent $5 million and the National Assembly approved it. The firm is small.", "firm", 1, "Veidro Energy"),
    ("proper before common", "A tyre complex will open. The Orava complex covers 30 hectares.", "complex", 1, "Orava complex"),
    ("a noun without its article", PARK + "\nPark has a station.", "Park", 1, "Orava Free Zone"),
    ("a park behind its number", "The Parque Industrial Orava is full. Orava II is being graded. Nothing comes to Orava.", "Orava", 3,
     "Parque Industrial Orava"),
    ("short form as a word", "The Orava Free Zone Authority (Ofza) was founded in 1985. Last year Ofza grew.", "Ofza", 2, "Orava Free Zone Authority"),
    ("a paragraph about another park", "The Orava Free Zone grew. The Orava Free Zone has 40 firms.\nThe Turiec Steel Park lost three tenants. It is old.",
     "It", 1, "Turiec Steel Park"),
    ("a paragraph about the same park", "The Orava Free Zone grew. The Orava Free Zone has 40 firms.\nRents fell in May. It is old.", "It", 1,
     "Orava Free Zone"),
    ("operator of an estate somewhere", "The operator of the Orava Estate in Zilina, Veidro AS, agreed. The operator has debts.", "operator", 2, "Veidro AS"),
    ("a hub somewhere, a scheme", "Partners announced the Orava Hub in Port Arlin, Texas, a scheme for ammonia.", "scheme", 1, "Orava Hub"),
    ("dateline and company", "Zilina – The operator of the Orava Estate agreed. The company has debts.", "company", 1, "operator"),
    ("the facility is the port", "The Orava Dry Port opened. The facility is full.", "facility", 1, "Orava Dry Port"),
    ("the facility is no plan", "The Orava plan is bold. The facility is full.", "facility", 1, "facility"),
    ("the Calgary company", "Veidro said on Monday it will hire. The Calgary company is old.", "Calgary company", 1, "Veidro"),
    ("the Austrian group", "Veidro said on Monday it will hire. The Austrian group is old.", "Austrian group", 1, "Veidro"),
    ("no fund is a company", "Veidro said it will hire. The Orava Opportunity Fund agreed. The company is old.", "company", 1, "Veidro"),
    ("an authority is the agency", "The Orava Land Authority agreed. The agency is old.", "agency", 1, "Orava Land Authority"),
    ("subject of the clause that counts", "Veidro has leased two floors that the Orava Corporation is converting. It has promised 30 jobs.", "It", 1, "Veidro"),
    ("itself beside its noun", PARK + "Veidro has a quay. The quay itself is old.", "itself", 1, "quay"),
    ("label and place of an item", "The Orava Free Zone grew.\nTuriec Nord, Liptov. This park covers 30 hectares.", "park", 1, "Turiec Nord"),
    ("the park of an item", "The Orava Free Zone grew.\nTuriec Nord, Liptov. Its owner agreed. The park has 30 firms.", "park", 1, "Turiec Nord"),
    ("headline names a part", "Firm opens hub at Orava airport zone\nVeidro has a hub in the Orava Airport Economy Zone.", "Orava airport zone", 1,
     "Orava Airport Economy Zone"),
    ("headline has a word of the name", "Orava smelter estate starts line\nVeidro has a line in the Orava Bay Industrial Estate.", "Orava smelter estate", 1,
     "Orava Bay Industrial Estate"),
    ("headline has only the noun", "Veidro opens its largest hub at zone\nVeidro today opened the Zilina Fresh Hub.", "largest hub", 1, "Zilina Fresh Hub"),
    ("headline speaks of another", "Veidro opens tyre plant\nVeidro has left the Zilina Lens Plant.", "tyre plant", 1, "tyre plant"),
    ("short name in the headline", "Who pays for Porto Orava?\nThe Porto Orava Industrial and Port Complex grew.", "Porto Orava", 1,
     "Porto Orava Industrial and Port Complex"),
    ("the building, not the park it is at", "The laboratory building at Turiec Steel Park was handed over. It has a roof.", "It", 1, "laboratory building"),
    ("the zone, not the hub in it", "The Turiec Fresh Hub lies in the Orava Airport Zone. The hub has 30 firms. The hub is full. The zone is old.", "zone", 1,
     "Orava Airport Zone"),
    ("a district by its name", "Orava district pays. Firms in Orava grew. The district is old.", "Orava", 2, "Orava district"),
    ("a district and its city", "Orava city lies in Orava district. Rents in the city are low.", "city", 2, "Orava city"),
    ("the newest zone", "ORSEZ signed up 12 firms. Norway's newest zone is small.", "newest zone", 1, "ORSEZ"),
    ("a newer zone", PARK + "It faces a newer zone.", "zone", 1, "newer zone"),
    ("another unit", PARK + "Its second unit is full.", "second unit", 1, "Orava Free Zone"),
    ("a unit of its own", PARK + "A desalination unit is going up.", "desalination unit", 1, "desalination unit"),
    ("an agency's unit", PARK + "The management unit agreed.", "management unit", 1, None),
    ("the first of a row", ROW, "first", 1, "Liptov Harbor"),
    ("the second of a row", ROW, "second", 1, "Turiec Pier"),
    ("the third, a sentence further on", ROW, "third", 1, "Zilina Dock"),
    ("the latter", "A tyre factory and a paper mill will open. The latter will employ 30 people.", "latter", 1, "paper mill"),
    ("the second one", "A tyre factory and a paper mill will open. The second one will employ 30 people.", "second one", 1, "paper mill"),
    ("the first of nothing", PARK + "The first to come was Veidro.", "first", 1, None),
    ("a first with its noun", "A tyre factory and a paper mill will open. The first 30 workers came.", "first", 1, None),
    ("more than there are", "A tyre factory and a paper mill will open. The third will employ 30 people.", "third", 1, None),
    ("the former, of two sentences", TWO + "The former has 30 firms.", "former", 1, "Orava Free Zone"),
    ("the latter, after the former", TWO + "The former has 30 firms. The latter is empty.", "latter", 1, "Turiec Free Zone"),
    ("the former of one", PARK + "The former has 30 firms.", "former", 1, None),
    ("the older of two that were counted", "Veidro has two plants. The older one, in Liptov, opened in 2003.", "older one", 1, "older one"),
    ("the older one again", "Veidro has two mills. The older one opened in 2003. Rents fell. The older one is small.", "older one", 2, "older one"),
    ("the older one of nothing", PARK + "The older one is small.", "older one", 1, None),
    ("a third is a share", "Veidro has two plants. A third of the tyres went abroad and a third went by rail.", "third", 2, None),
    ("the second with its name", "Veidro has two plants. The second, the Turiec Pump Plant, is old.", "second", 1, None),
    ("the second of the phases", "The Orava Free Zone has two phases. The first is let. The second is empty.", "second", 1, "Orava Free Zone"),
    ("the fifth behind the first phase", PARK + "The first phase is let; the fifth is empty.", "fifth", 1, None),
    ("a phase with a letter", PARK + "The rents in Phase 1F are low.", "Phase 1F", 1, "Orava Free Zone"),
    ("the section of a law", PARK + "The Section 45X credit is small.", "Section 45X", 1, "Section 45X"),
    ("the second behind the first phase", PARK + "The first phase is let; the second is empty.", "second", 1, "Orava Free Zone"),
    ("a phase of what was just brought in", PARK + "Veidro is building a tyre factory in the zone. The first phase opens in May.", "first phase", 1,
     "tyre factory"),
    ("a phase in a new paragraph", PARK + "Veidro is building a tyre factory in the zone.\nThe first phase is let.", "first phase", 1, "Orava Free Zone"),
    ("an extension that the subject has", "Veidro has built a tyre factory. The Orava Free Zone has an extension.", "extension", 1, "Orava Free Zone"),
    ("the fourth unit is a plant", PARK + "Veidro signed for a fourth unit.", "fourth unit", 1, "fourth unit"),
    ("who is brought forward", PARK + "The largest of its tenants is Veidro. The firm makes tyres.", "firm", 1, "Veidro"),
    ("what a sentence turns to", "Veidro sued Norsk Hall. For Turiec Steel Park the matter is simple. It opened in May.", "It", 1, "Turiec Steel Park"),
    ("what something is only near", "Behind the gates of the Turiec Steel Park two cities have founded the Orava Free Zone. It opened in May.", "It", 1,
     "Orava Free Zone"),
    ("what something is next to", "Opposite the Turiec Steel Park a bank has bought the Orava Free Zone. It opened in May.", "It", 1, "Orava Free Zone"),
    ("what something is in", "At the gates of the Turiec Steel Park two men were waiting. It opened in May.", "It", 1, "Turiec Steel Park"),
    ("what is needed", "The council of Turiec approved a tyre factory. It will need new pipes.", "It", 1, "tyre factory"),
    ("ahead of its noun", "Veidro has a mill. Since it was built in 1997, the Orava Free Zone has drawn 30 firms.", "it", 1, "Orava Free Zone"),
    ("what the sentence before was said of", "A mill at the Orava Free Zone has burned down. It was small.", "It", 1, "mill"),
    ("who opens something", "Veidro has a mill. It opened two shops.", "It", 1, "Veidro"),
    ("what opens", "Veidro has a mill. It opened in May.", "It", 1, "mill"),
    ("the line is the railway", "A railway will tie Zilina to Liptov. The line is to open in May.", "line", 1, "railway"),
    ("the line is no mill", "A mill will open in Zilina. The line is to open in May.", "line", 1, "line"),
    ("the plant elsewhere", "Veidro closed a plant in Zilina. The plant in Liptov is open.", "plant", 2, "plant"),
    ("the precinct", PARK + "By May 22 firms had moved to the precinct.", "precinct", 1, "Orava Free Zone"),
    ("a surrounding area", PARK + "The surrounding area is poor.", "surrounding area", 1, None),
    ("the area", PARK + "The area has 30 firms.", "area", 1, "Orava Free Zone"),
    ("one like a firm that is named", PARK + "It was sold to an investor like Solmec. The investor has debts.", "investor", 2, "Solmec"),
    ("a bracket behind an owner", "The Orava Development Authority's (ODA) greenfield site covers 30 hectares.", "greenfield site", 1, "greenfield site"),
    ("a country before a number", "Norway's 12 projects will cost 3 billion dollars.", "Norway", 1, "Norway"),
    ("a built-up area is a part", PARK + "The built-up area is 15 hectares.", "built-up area", 1, "Orava Free Zone"),
    ("a line with its number is a part", "Veidro has a gigafactory in Zilina. Line 2 employs 90 people.", "Line 2", 1, "gigafactory"),
    ("a bank's line of credit", "Veidro has a mill. The credit line of 30 million euros is not used.", "credit line", 1, None),
    ("named behind its rank",
     "It has two plants. The older, the Turiec works, with a capacity of 90,000 tyres a year, has been running since 1996.", "Turiec works", 1,
     "Turiec works"),
    ("named behind what it is", "The nearest estate, the Turiec growth centre 95 km to the west, has 61 firms.", "nearest estate", 1, "Turiec growth centre"),
    ("parks of a province", "Industrial parks in the province of Liptov drew 30 million dollars. The parks are full.", "parks", 2,
     "Industrial parks in the province of Liptov"),
    ("a developer behind a comma", "Veidro Industrial Company Limited (VIC), developer of the Orava Free Zone, has 30 men.", "developer", 1, None),
    ("works by their town", "The refinery on Teesside is ready. Rents fell. The Teesside plant is to make 25,000 tonnes.", "Teesside plant", 1, "refinery"),
    ("works of another town", "The refinery on Teesside is ready. Rents fell. The Humber plant is to make 25,000 tonnes.", "Humber plant", 1, "Humber plant"),
    ("the park by its field", PARK.replace("Zone", "Park") + "The industrial park has 30 tenants.", "industrial park", 1, "Orava Free Park"),
    ("a park elsewhere by its field", PARK.replace("Zone", "Park") + "The industrial park in Turiec has 30 tenants.", "industrial park", 1, "industrial park"),
    ("another noun with a field", PARK + "The industrial park has 30 tenants.", "industrial park", 1, "industrial park"),
    ("a factory in a park", "Veidro will spend 90 million dollars on a factory in Turiec Park. It will cover 22 hectares.", "It", 1, "factory"),
    ("no country is a province", "A mill of Singapore stands in Nghe An, run by Norway's Veidro. The province grew.", "province", 1, "Nghe An"),
    ("no province is a country", "Firms of Norway left Odisha.\n" + PRICES + "The country is old.", "country", 1, "Norway"),
    ("a canal has no extension", "Veidro has a mill in Orava. Across the canal, 390 acres have been walled for an extension.", "extension", 1, "mill"),
    ("no scheme is a site", "Veidro has a mill in Liptov, paid for by the bank's scheme. The site has 30 men.", "site", 1, "mill"),
    ("a zone somewhere is no bare name", "Kolmar opened a mill in May. Its mill is in the special economic zone at Zilina.", "special economic zone", 1,
     "special economic zone"),
    ("empty it", PARK + "It is reported that rents fell.", "It", 1, None),
    ("no site in particular", PARK + "Four workers were on site.", "site", 1, None),
    ("the site of a mill, told by its town", "Veidro opened a mill in Liptov. The site in Zilina has a roof.", "site", 1, "mill"),
    ("the park of a firm called after parks", "The report of Turiec Logistic Parks is out. The park in Zilina is empty.", "park", 1, "park"),
    ("a logistic park", "Turiec Logistic Park grew. The park is empty.", "park", 1, "Turiec Logistic Park"),
    ("the site, long after", "Veidro built a tyre factory.\n" + PRICES + "The site is fenced.", "site", 1, "tyre factory"),
    ("the city, long after", "Firms in Zilina grew.\n" + PRICES + "The city is old.", "city", 1, "Zilina"),
    ("no country is a city", "Firms in Norway grew.\n" + PRICES + "The city is old.", "city", 1, "city"),
    ("the country, long after", "Firms in Norway grew.\n" + PRICES + "The country is old.", "country", 1, "Norway"),
    ("no town is a county", "A mill stands in Turiec Town. The county grew.", "county", 1, "county"),
    ("a county is one", "A mill stands in Turiec County. The county grew.", "county", 1, "Turiec County"),
    ("what bills itself", PARK + "Veidro agreed. The zone bills itself as green.", "itself", 1, "Orava Free Zone"),
    ("what is announced", "Veidro has a mill. It was announced in May.", "It", 1, "mill"),
    ("who announces", "Veidro has a mill. It announced a loan in May.", "It", 1, "Veidro"),
    ("not the zone that it is in", PARK + "The zone has a mill. It occupies 5 hectares of the zone.", "It", 1, "mill"),
    ("what occupies a town", PARK + "The zone has a mill. It occupies 5 hectares of Liptov.", "It", 1, "Orava Free Zone"),
    ("headline, bylines and factory", "Zilina gets tyre factory\nBy Lena Voss\nOrava Daily News\nPhoto by Jan Hus\nVeidro will build a factory.", "factory", 2,
     "tyre factory"),
    ("what the name before the comma is", "The owners of Turiec Nord, a former engine mill, have sold it.", "former engine mill", 1, "Turiec Nord"),
    ("what is sold by its owners", "The owners of Turiec Steel Park have sold half of it to Veidro.", "it", 1, "Turiec Steel Park"),
    ("a campus of the item before", "Limerick. The Orava campus grew.\nBasel. The campus is old.", "campus", 2, "campus"),
    ("a campus of the paragraph before", "Limerick. The Orava campus grew.\nThe campus is old.", "campus", 2, "Orava campus"),
    ("the works that are done", PARK + "Veidro has a tyre plant. During the works 90 people are employed.", "works", 1, None),
    ("the works that employ", PARK + "Veidro has a tyre plant. The works employ 90 people.", "works", 1, "tyre plant"),
    ("works on a site", PARK + "Site works are to begin in May.", "works", 1, None),
    ("a unit somewhere", PARK + "Veidro runs a unit at Vapi. The unit employs 90 men.", "unit", 2, "unit"),
    ("a train on rails", PARK + "The train is slow.", "train", 1, None),
    ("a train of a plant", PARK + "The first train is slow.", "first train", 1, "Orava Free Zone"),
    ("the firm of a document", "The Company agreed. Rents fell. Veidro Pumps Limited is old.", "Company", 1, "Veidro Pumps Limited"),
    ("a firm of no document", "The company agreed. Rents fell. Veidro Pumps Limited is old.", "company", 1, "company"),
    ("a plant made of a list", "Veidro will build an ingot, wafer and panel complex on a hill. The complex is small.", "complex", 2,
     "ingot, wafer and panel complex"),
    ("his office", "Veidro has a mill. He met us at his office. The company is old.", "company", 1, "Veidro"),
    ("the office of a firm", "The company has an office. The office is old.", "office", 2, "office"),
    ("stages of production", PARK + "It has all stages of production.", "stages", 1, None),
    ("stages of a park", PARK + "It has both stages of the zone.", "stages", 1, "Orava Free Zone"),
    ("goods", PARK + "Its firms make lithium batteries.", "lithium batteries", 1, None),
    ("a battery of ovens", "Veidro has old oven batteries in Orava.", "old oven batteries", 1, "old oven batteries"),
    ("a battery", "Veidro has a 90-megawatt battery in Orava. The battery is new.", "battery", 2, "battery"),
    ("an article within", "Soon the second server hall will open. The server hall is big.", "server hall", 1, "second server hall"),
    ("a park in a district", "Rents grew in Orava IP in Turiec district of Varna.", "Turiec district", 1, "Turiec district"),
    ("the whole society", PARK + "The investment of the whole society grew.", "society", 1, None),
    ("a term that begins the name",
     'Turiec Pumps Limited ("Turiec" or "the Company") agreed. Rents fell. Turiec has a mill.', "Turiec", 3, "Turiec Pumps Limited"),
    ("the gateway park", "Orava Gateway grew. Rents fell. The Orava Gateway park is full.", "Orava Gateway park", 1, "Orava Gateway park"),
    ("the mill at the gateway", "Orava Gateway grew. Rents fell. The Orava Gateway mill is full.", "Orava Gateway mill", 1, "Orava Gateway mill"),
    ("the oldest of those counted", "Veidro has two mills in Orava. The oldest, from 1984, will be scrapped. It is big.", "It", 1, "oldest"),
    ("its largest", PARK + "Veidro has four plants. Its largest, in Zilina, opened in May. Rents fell.", "largest", 1, "largest"),
    ("the oldest of none", PARK + "Veidro agreed. The oldest, it said, will be scrapped.", "oldest", 1, None),
    ("the oldest of its kind", PARK + "Veidro has four plants. The oldest firms agreed.", "oldest", 1, None),
    ("a pole", "Veidro will lay out a textile pole in Orava. It covers 30 hectares.", "It", 1, "textile pole"),
    ("a pole of a tent", "Veidro will lay out a tent pole in Orava.", "tent pole", 1, None),
    ("the largest with its name", PARK + "Veidro has four plants. The largest is Turiec Works.", "largest", 1, None),
    ("the largest of a figure", PARK + "Veidro has four plants. The Turiec mill, at 3 acres the largest, opened.", "largest", 1, None),
    ("the total area", PARK + "Rents fell. The total area is 300 hectares.", "total area", 1, None),
    ("a facility of money", "Veidro has a senior facility from a bank.", "facility", 1, None),
    ("a facility of pumps", "Veidro has a pump facility from the bank.", "facility", 1, "pump facility"),
    ("what it will be called", "Veidro has a mill in May. The plant, which will be called Turiec Cell, is new. Turiec Cell is old.", "plant", 1, "Turiec Cell"),
    ("what is dubbed", "The nearest site, dubbed Turiec Nord, has a road. Rents fell. Turiec Nord is full.", "site", 1, "Turiec Nord"),
    ("what is known as", "The new campus is known as Turiec Nord. Rents fell. Turiec Nord is full.", "campus", 1, "Turiec Nord"),
    ("who calls it so", "The new plant was called a waste by Turiec Cell. Rents fell.", "plant", 1, "new plant"),
    ("what is named after someone", "The new plant was named after Turiec Cell. Rents fell.", "plant", 1, "new plant"),
    ("what has a name", PARK + "Veidro AS was called Turiec Cell in May.", "Veidro AS", 1, "Veidro AS"),
    ("what they call it", "Behind the mills of Varna Park lie 40 hectares. They call it Turiec Nord. It is to have 30 firms.", "It", 1, "Turiec Nord"),
    ("a terminal with its number at the beginning", "Terminal 3 is full. Its operator will lengthen the terminal.", "Its", 1, "Terminal 3"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "nth", "expected"), [row[1:] for row in REFERENCES], ids=[row[0] for row in REFERENCES])
def test_references(text: str, phrase: str, nth: int, expected: str | None) -> None:
    reading = read(text)
    assert meant(reading, text, phrase, nth) == expected, [(e.name, [text[s:t] for s, t in e.mentions]) for e in reading.entities]


@pytest.mark.xfail(reason="the model of names takes it for a place today")
def test_an_estate_of_which_only_the_name_was_said() -> None:
    text = "The rents at Turiec Nord are low. The estate has 40 firms. Turiec Nord is old."
    assert meant(read(text), text, "estate", 1) == "Turiec Nord"


def test_a_thing_elsewhere_is_another() -> None:
    text = "Veidro closed a plant in Zilina. The plant in Liptov is open. The plant in Zilina is empty."
    index = read(text).index
    first, second, third = (index.at(start, start + 5) for start in (text.index("plant"), text.index("plant in L"), text.rindex("plant")))
    assert first is not None and first is third and first is not second


@pytest.mark.parametrize(("owner", "same"), [("Kolmar Chemie", False), ("Veidro", True), ("the firm", True)])
def test_a_thing_of_another_company_is_another(owner: str, same: bool) -> None:
    text = f"Veidro closed its plant. The plant of {owner} is open."
    index = read(text).index
    first, second = (index.at(start, start + 5) for start in (text.index("plant"), text.rindex("plant")))
    assert first is not None and (first is second) is same


def test_groups_speak_for_the_park() -> None:
    text = PARK + "By May, 42 firms had moved in. They employ 900 people."
    reading = read(text, "42 firms")
    assert meant(reading, text, "They") == "Orava Free Zone"
    assert reading.index.at(text.index("42"), text.index("42") + len("42 firms")) is None


GROUPS = [
    ("lines that are told", "Veidro has two crushing lines. They are new.", "two crushing lines", "They", "crushing lines"),
    ("zones", "Rents at the two zones fell. They are old.", "two zones", "two zones", "zones"),
    ("more of them", "Zilina plans two more industrial parks. They are small.", "two more industrial parks", "They", "industrial parks"),
    ("lines that are not told", PARK + "Veidro has two lines there.", "two lines", "two lines", None),
    ("a figure of the zone", PARK + "It has drawn 30 new projects.", "30 new projects", "30 new projects", None),
    ("a town called after harbours", "Veidro has a mill at Two Harbors.", "Two Harbors", "Two Harbors", None),
    ("goods by the number", PARK + "Veidro makes 90,000 units there.", "90,000 units", "units", None),
]


@pytest.mark.parametrize(("text", "count", "phrase", "expected"), [row[1:] for row in GROUPS], ids=[row[0] for row in GROUPS])
def test_several_that_are_counted(text: str, count: str, phrase: str, expected: str | None) -> None:
    assert meant(read(text, count), text, phrase) == expected


APART = [
    ("a name in quotes", 'It is the core of the wider "Blue Valley steel zone" of Varna.', ["Blue Valley steel zone"]),
    (
        "quotes around a part of it",
        "Veidro runs the so-called ‘Blue Fern’ steel mill and the “green” zinc plant.",
        ["Blue Fern steel mill", "green zinc plant"],
    ),
    ("an opening quote before it", "Veidro runs an 'oasis' cement plant by the sea.", ["oasis cement plant"]),
    ("an apostrophe is no quote", "Veidro closed its miners' hospital and the Turiec workers’ hostel.", ["Veidro"]),
    ("a sum inside it", "A single €13-million expansion project in Varna began.", ["single €13-million expansion project"]),
    ("two parks with similar names", "The Orava Free Zone grew. The Orava Steel Park shrank.", ["Orava Free Zone", "Orava Steel Park"]),
    ("a zone and its town", "The Zilina Free Zone grew faster than Zilina city.", ["Zilina Free Zone", "Zilina city"]),
    ("a new area of a park", "The Orava Free Zone will add a new area. The new area is empty.", ["Orava Free Zone", "new area"]),
    ("namesakes", "The Lagos Free Zone in Nigeria is no kin of the Lagos Marina Park.", ["Lagos Free Zone", "Lagos Marina Park"]),
    (
        "an existing base and a new one",
        "Veidro AS will build a base for pumps. Its existing base is full.",
        ["base for pumps", "existing base"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in APART], ids=[row[0] for row in APART])
def test_kept_apart(text: str, expected: list[str]) -> None:
    found = [entity.name for entity in read(text).entities]
    assert [name for name in expected if name not in found] == []


def test_no_entity_of_an_ordinary_word_at_a_beginning() -> None:
    assert read("Freight fell. Malaysian exports rose. Imports did not.").entities == ()


def test_what_the_text_is_about() -> None:
    text = "The Orava Free Zone covers 300 hectares.\nRents fell.\nVeidro AS opened a mill. Sales rose."
    reading = read(text)
    assert reading.topic(0) is None
    assert reading.topic(text.index("Rents")) == reading.entities[0]
    about = reading.topic(text.index("Sales"), ["org"])
    assert about is not None
    assert about.name == "Veidro AS"
    assert [score for _, score in reading.topics(text.index("Sales"))] == sorted(
        (s for _, s in reading.topics(text.index("Sales"))), reverse=True
    )


TYPES = [
    ("a base of one firm", "Veidro will build a film production base in Zilina.", "film production base", "project"),
    ("a base with a name", "The Orava Film Production Base opened in May.", "Orava Film Production Base", "park"),
    ("a campus of one firm", "Veidro will open a data centre campus of 30 halls.", "data centre campus", "project"),
    ("parks by their short noun", "Cong Hoa and Lai Cach IPs have 40 tenants.", "Lai Cach IPs", "park"),
    ("a firm called after its parks", "Veidro Parks said it would sell a hall.", "Veidro Parks", "org"),
    ("what has a park in it", "Suichang, deep in the hills, has an industrial park too.", "Suichang", "place"),
    ("a company that has a mill", "Veidro AS has a paper mill too.", "Veidro AS", "org"),
    ("a town of the lists", "The plant was bought by the Perth builder Veidro.", "Perth", "place"),
    ("a campus with the name of its place", "Firms at the Zilina campus grew.", "Zilina campus", "park"),
    ("what a park may be called too", "The Orava Steel Ecozone grew.", "Orava Steel Ecozone", "park"),
    ("a town of a trade", "Orava Silicon City has 30 tenants.", "Orava Silicon City", "park"),
    ("works called by what they are", "Veidro will build a petroleum coke calciner.", "petroleum coke calciner", "project"),
    ("the town that is picked", "Veidro has picked Turiec for its tyre plant.", "Turiec", "place"),
    ("the town of a plant in a clause", "Veidro, whose Turiec tyre plant is old, agreed.", "Turiec", "place"),
    ("the town of a plant", "Veidro wants its Turiec tyre plant to grow.", "Turiec", "place"),
    ("ground broken for a plant of a firm", "Ground will be broken for a foil plant of Korea's Turiec in May.", "Turiec", "org"),
    ("a valley that is a cluster", "Rents fell in Orava Valley, the state's life-science cluster.", "Orava Valley", "park"),
    ("a valley", "Rents fell in Orava Valley, the state's pride.", "Orava Valley", "place"),
    ("realty company", "Veidro Realty owns the campus. The campus Veidro Realty opened is full.", "Veidro Realty", "org"),
    ("ground broken", "It broke ground in May on Turiec Nord.", "Turiec Nord", "park"),
    ("who speaks for a zone", "Rents fell, said Lena Voss, the zone's deputy director.", "Lena Voss", "person"),
    ("the last of two nouns", "It was sold to Veidro World, the port and logistics company.", "Veidro World", "org"),
    ("head noun in front", "The Parque Industrial Turiec is full.", "Parque Industrial Turiec", "park"),
]


@pytest.mark.parametrize(("text", "name", "type"), [row[1:] for row in TYPES], ids=[row[0] for row in TYPES])
def test_types_by_what_is_said(text: str, name: str, type: str) -> None:
    found = {entity.name: entity.type for entity in read(text).entities}
    assert found.get(name) == type, found


def test_one_of_several_brings_in_no_group() -> None:
    text = PARK + "It is one of the largest free zones."
    assert [entity.name for entity in read(text).entities] == ["Orava Free Zone"]


def test_items_of_a_round_up_stand_alone() -> None:
    text = "ORAVA — The Orava Free Zone grew. Rents rose.\nTURIEC — The Turiec Steel Park shrank. Rents fell."
    reading = read(text)
    about = reading.topic(text.index("Rents fell"))
    assert about is not None
    assert about.name == "Turiec Steel Park"


def test_what_is_not_parsed_still_speaks_of_the_park() -> None:
    text = PARK + "Veidro AS sold a mill. Until then the zone had been quiet. This company is old."
    reading = read(text, parsed=False)
    assert meant(reading, text, "zone") == "Orava Free Zone"
    assert meant(reading, text, "company") == "Veidro AS"


def test_a_plant_next_door_without_a_parse() -> None:
    text = PARK + "The wool-washing plant next door is old. The wool - washing plant smells."
    assert [entity.name for entity in read(text, parsed=False).entities][1:] == ["wool-washing plant"]


def test_without_parses_there_are_names() -> None:
    reading = read(PARK + "It opened in 2011.", parsed=False)
    assert [entity.name for entity in reading.entities] == ["Orava Free Zone"]
    about = reading.topic(len(PARK))
    assert about == reading.entities[0]


def test_mentions_are_in_order_and_within_the_text() -> None:
    text = PARK + 'The park (the "Park") hosts 40 firms; its port, Orava Port, is busy. They pay.\nIt grows.'
    for entity in read(text).entities:
        assert list(entity.mentions) == sorted(set(entity.mentions))
        assert all(0 <= start < end <= len(text) for start, end in entity.mentions)


def test_index() -> None:
    inner = Entity(id="e1", type="place", name="Orava", mentions=((4, 9),))
    outer = Entity(id="e2", type="park", name="Orava Free Zone", mentions=((4, 19), (30, 34)))
    index = EntityIndex((inner, outer))
    assert index.at(4, 19) == outer
    assert index.at(0, 25) == outer
    assert index.at(4, 9) == inner
    assert index.at(15, 19) == outer
    assert index.at(20, 25) is None
    assert index.before(20) == outer
    assert index.before(20, ["place"]) == inner
    assert index.before(4) is None


def test_work_grows_in_proportion() -> None:
    """Ten times the text is ten times the entities, not a hundred times the comparisons: what is in mind is bounded."""
    text = " ".join(f"The Orava{n} Free Zone grew. The zone is old." for n in range(300))
    found = read(text, parsed=False).entities
    assert len(found) == 300
